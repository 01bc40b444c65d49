"""A sentence that joins several claims, taken apart: each clause beside the claims that it may rest on.

What a sentence says of one thing must not be held against what its evidence says of another. So rules that compare what answers
to what run on each clause, beside one claim at a time, and a clause is as well borne out as by the claim that bears it best: what
another source tells otherwise is a contradiction for the ledger to show, and no error of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple, Protocol, TypeVar

from briefing.check.statement import Statement
from briefing.check.text import Text, once
from briefing.typography import fold

_AS_GOOD = 0.75  # how much of what the best claim bears of a clause another must bear to be its evidence too
_SHORTEST = 5  # words, of which two at least tell something: less is no clause that can be told apart
_CUT = re.compile(
    r";\s+|[,–—]\s+(?=(?:while|whereas|although|though|but|mientras|aunque|pero|tandis que|mais|während|aber|sondern|obwohl"
    r"|enquanto|embora|mas|and (?:the|a|an|its|their|his|her|[A-Z]\w+)|y (?:el|la|los|las)|et (?:le|la|les)|und (?:der|die|das)"
    r"|e (?:o|a|os|as))\s)"
)


class Clause(NamedTuple):
    """A clause beside each claim that bears it as well as any, and beside each of the others."""

    bearers: list[Statement]
    others: list[Statement]

    def others_with(self, words: str | None) -> list[Statement]:
        """The other claims that have these words, and some of the rest of the clause beside them."""
        wanted = fold(words or "").strip()
        rest = self.bearers[0].said.stems - Text(words or "", self.bearers[0].said.language).stems
        return [one for one in self.others if wanted and wanted in one.borne.folded and len(rest & one.near) >= 2]


@once
def by_clause(statement: Statement) -> list[Clause]:
    """The clauses of a sentence; the statement itself where it rests on one claim only."""
    if len(statement.witnesses) < 2:
        return [Clause([statement], [])]
    around = Text("\n".join([*(piece.text for piece in statement.pieces), statement.around.text]), statement.around.language)
    return [_beside(statement, clause, around) for clause in clauses(statement.said)]


class _Wordy(Protocol):
    @property
    def words(self) -> str | None: ...


W = TypeVar("W", bound=_Wordy)


def against_all(statement: Statement, find: Callable[[Statement], list[W] | None]) -> Iterator[W]:
    """What `find` has against a clause beside each claim that bears it: what one of them bears out is borne out. `find` is None
    for a claim that it cannot compare."""
    for clause in by_clause(statement):
        found = [hits for one in clause.bearers if (hits := find(one)) is not None]
        for hit in found[0] if found and all(found) else ():
            others = [hits for one in clause.others_with(hit.words) if (hits := find(one)) is not None]
            if all(others):
                yield hit


def clauses(said: Text) -> Iterator[Text]:
    """The clauses of a sentence that could stand alone, outside quotation marks; short ones stay with what is before them."""
    start = 0
    for match in _CUT.finditer(said.text):
        inside = any(begin <= match.start() < end for begin, end in said.quoted)
        if not inside and _stands(said, start, match.start()) and _stands(said, match.end(), len(said.text)):
            yield Text(said.text[start : match.start()], said.language, said.day)
            start = match.end()
    yield said if start == 0 else Text(said.text[start:], said.language, said.day)


def _stands(said: Text, start: int, end: int) -> bool:
    words = [word for word in said.words if start <= word.start < end]
    return len(words) >= _SHORTEST and sum(word.content for word in words) >= 2


def _beside(statement: Statement, clause: Text, around: Text) -> Clause:
    made = [
        replace(statement, said=clause, pieces=pieces, around=around, witnesses=(), claimed="", sentence=statement.said)
        for pieces in statement.witnesses
    ]
    borne = [_bears(one) for one in made]
    best = _AS_GOOD * max(borne)
    return Clause(
        [one for one, share in zip(made, borne, strict=True) if share >= best],
        [one for one, share in zip(made, borne, strict=True) if share < best],
    )


def _bears(one: Statement) -> float:
    """How much of a clause a claim bears: the words, and the names, numbers and dates, which tell more."""
    words = len(one.said.stems & one.near) if one.same_language else max(map(one.cognates, one.pieces), default=0)
    return words + 2 * sum(map(one.common_facts, one.pieces))
