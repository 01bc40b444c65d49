"""Which word of the evidence answers to a word of the sentence: the one in like company.

A word may stand in the evidence several times, of several things. What is said of the sentence's word is compared with what is
said of the place that shares most neighbours with it, and of those that share as many.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.check.lexicon import families
from briefing.check.statement import Statement
from briefing.check.text import Text, once

_AROUND = 7  # words on each side that are a word's company
_AROUND_GERMAN = 12  # whose verbs stand last


class Answer(NamedTuple):
    """A place of a piece of the evidence, and how near its company is to that of the sentence's word: 1 for each neighbour that
    both have, 2 where it stands in the same clause, 3 more where both have it right behind."""

    piece: Text
    at: int
    shared: int


def answers(statement: Statement, place: int, *, kin: bool = False) -> list[Answer]:
    """The places of the evidence in the best company for the word at `place`, all that share as many neighbours; with `kin`
    also words that may stand for it."""
    word = statement.said.words[place]
    wanted = {word.stem} | (set(families(statement.said.language).get(word.stem, ())) if kin else set())
    found = [
        Answer(piece, at, _shared(statement.said, place, piece, at))
        for piece in statement.comparable
        for stem in sorted(wanted)
        for at in places(piece).get(stem, ())
    ]
    best = max((answer.shared for answer in found), default=0)
    return [answer for answer in found if answer.shared == best]


@once
def places(text: Text) -> dict[str, list[int]]:
    """The places of each stem."""
    found: dict[str, list[int]] = {}
    for at, word in enumerate(text.words):
        found.setdefault(word.stem, []).append(at)
    return found


def _shared(said: Text, place: int, piece: Text, at: int) -> int:
    kin = families(said.language)
    mine = set(_neighbours(said, place))
    theirs = dict(_neighbours_by_clause(piece, at))
    behind = _right_behind(said, place) & _right_behind(piece, at)
    return 3 * len(behind) + sum(max((theirs.get(other, 0) for other in (stem, *kin.get(stem, ()))), default=0) for stem in mine)


def _right_behind(text: Text, place: int) -> set[str]:
    """The stems of what a verb or an adjective has for its object."""
    return {word.stem for word in text.words[place + 1 : place + 5] if word.content}


def _neighbours(text: Text, place: int) -> Iterator[str]:
    return (stem for stem, _ in _neighbours_by_clause(text, place))


def _neighbours_by_clause(text: Text, place: int) -> Iterator[tuple[str, int]]:
    """The stems around a place with what they count; those of its own clause come last, so that they overrule the others."""
    reach = _AROUND_GERMAN if text.language == "de" else _AROUND
    near = [at for at in range(max(0, place - reach), min(len(text.words), place + reach + 1)) if at != place]
    clause = text.words[place].clause
    for same in (False, True):
        for at in near:
            word = text.words[at]
            if word.content and (word.clause == clause) is same:
                yield word.stem, 1 + same
