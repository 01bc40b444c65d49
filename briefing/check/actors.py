"""Which actor of the evidence a word goes with, and the words of a sentence that each of its actors has.

No sentence is parsed. A clause belongs to the names that stand in it; one without a name goes on with those of the clause before
it, and a sentence that opens with a pronoun with the one of the sentence before. So a word of the evidence goes with a name more
or less closely, whatever verb and voice join them, and two actors that were put in each other's places are seen: what the
sentence says of one goes with the other in the evidence, and the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from briefing.check.bag import Bag, bag
from briefing.check.lexicon.shares import PRONOUNS as _OF_THEM
from briefing.check.statement import Statement
from briefing.check.text import Text, Word, once
from briefing.facts import same_name

# How closely a clause's words go with a name: it stands in the clause, the clause goes on with it, it stands elsewhere in the
# sentence, in the sentence before.
_IN, _GOES_ON, _BESIDE, _BEFORE = 1.0, 0.7, 0.3, 0.1
_PRONOUNS = {
    "en": "he she it they his her its their him them",
    "es": "él ella ellos ellas su sus",
    "fr": "il elle ils elles son sa ses leur leurs",
    "de": "er sie ihr ihre ihren sein seine seinen",
    "pt": "ele ela eles elas seu sua seus suas",
}
PRONOUNS = {language: frozenset(words.split()) | _OF_THEM[language] for language, words in _PRONOUNS.items()}


class Mention(NamedTuple):
    """A name of the evidence where a text has it, at the places of its words; `name` is the evidence's."""

    name: str
    places: tuple[int, ...]


@dataclass(frozen=True)
class _Clause:
    bag: Bag
    names: dict[str, float]


class Part(NamedTuple):
    """What a sentence says of an actor."""

    actor: Mention
    words: tuple[Word, ...]


class Crossed(NamedTuple):
    """Two actors in each other's places: how much closer, in the evidence, the words of each go with the other."""

    one: Mention
    other: Mention
    gained: float
    lost: float

    @property
    def surely(self) -> bool:
        if min(self.gained, self.lost) < 0:
            return False
        return self.gained + self.lost >= (_BOTH if min(self.gained, self.lost) > 0 else _ONE)


_BOTH, _ONE = 0.6, 1.4  # where the words of both go with the other; where those of one do, and those of the other tell nothing


@once
def crossed(statement: Statement) -> list[Crossed]:
    """The pairs of actors of a sentence whose words go with the other of them in the evidence."""
    if sum(word.text[0].isupper() for word in statement.said.words) < 2 or len({one.name for one in mentions(statement)}) < 2:
        return []  # nobody to be crossed with
    evidence = list(_clauses(statement))
    parts = [
        part
        for part in _parts(statement.said, mentions(statement))
        if any(part.actor.name in one.names for one in evidence) and not _is_setting(statement.said, part.actor)
    ]
    found = []
    for one, other in combinations(parts, 2):
        if same_name(one.actor.name, other.actor.name):
            continue
        gained = _closer(statement, evidence, one.words, other.actor.name, one.actor.name)
        lost = _closer(statement, evidence, other.words, one.actor.name, other.actor.name)
        found.append(Crossed(one.actor, other.actor, gained, lost))
    return [pair for pair in found if pair.surely]


# Right before a name that is where or with whom something happens, and no actor of it: "in Doral, Florida", "with the Senate".
_SETTING = re.compile(
    r"\b(?:in|at|near|with|within|into|en|con|à|au|aux|avec|dans|mit|bei|im|am|em|no|na|com)\s(?:the\s|la\s|el\s|le\s|les\s|den\s|der\s|dem\s|a\s|o\s)?"
    r"(?:\w+,\s)?[“”\"«]?$",
    re.IGNORECASE,
)


def _is_setting(said: Text, actor: Mention) -> bool:
    return bool(_SETTING.search(said.text[: said.words[actor.places[0]].start]))


def _closer(statement: Statement, evidence: list[_Clause], words: Iterable[Word], to: str, than: str) -> float:
    """How much closer words go with one name than with another in the evidence, summed over the words."""
    total = 0.0
    for word in words:
        bearing = [clause for clause in evidence if clause.bag.bears(word, statement.said.language)]
        total += max((clause.names.get(to, 0.0) for clause in bearing), default=0.0)
        total -= max((clause.names.get(than, 0.0) for clause in bearing), default=0.0)
    return total


# -- the evidence ---------------------------------------------------------------------------------------------------------------


def _clauses(statement: Statement) -> Iterator[_Clause]:
    """The clauses of the evidence, each claim's by themselves: a pronoun means nobody of another claim."""
    names = _known(statement)
    for pieces in statement.witnesses or (statement.pieces,):
        before: list[str] = []
        for piece in pieces:
            found = [(names[name], place) for name, place in _named(piece) if name in names]
            yield from _clauses_of(piece, found, before)
            before = [name for name, _ in found] or before


def _clauses_of(piece: Text, found: list[tuple[str, int]], before: list[str]) -> Iterator[_Clause]:
    opens = piece.words[0].lower if piece.words else ""
    leans = not found or opens in PRONOUNS.get(piece.language, ())
    going_on = before[:1] if leans else []
    for number in sorted({word.clause for word in piece.words}):
        own = [name for name, place in found if piece.words[place].clause == number]
        going_on = own or going_on
        close = dict.fromkeys(before, _BEFORE) | dict.fromkeys((name for name, _ in found), _BESIDE)
        close |= dict.fromkeys(going_on, _IN if own else _GOES_ON)
        yield _Clause(bag(piece.language, (word for word in piece.words if word.clause == number)), close)


@once
def _named(text: Text) -> tuple[tuple[str, int], ...]:
    """The names of a text, each time that they stand there, with the place of their first word."""
    found: list[tuple[str, int]] = []
    for item in text.facts.names:
        at = text.text.find(item.text)
        while at >= 0:
            place = next((place for place, word in enumerate(text.words) if word.start >= at), None)
            if place is not None:
                found.append((item.text, place))
            at = text.text.find(item.text, at + len(item.text))
    return tuple(sorted(found, key=lambda one: one[1]))


@once
def _known(statement: Statement) -> dict[str, str]:
    """The names of the evidence as written, each with the first way of writing it."""
    known: dict[str, str] = {}
    for piece in statement.pieces:
        for name, _ in _named(piece):
            if name not in known:
                known[name] = next((first for first in known.values() if same_name(first, name)), name)
    return known


# -- the sentence ---------------------------------------------------------------------------------------------------------------


@once
def mentions(statement: Statement) -> list[Mention]:
    """The names of the evidence that the sentence has, whole or in part, where it is clear which."""
    by_word: dict[str, set[str]] = {}
    for name, first in _known(statement).items():
        for word in name.split():
            if word[0].isupper() and len(word) > 2:
                by_word.setdefault(_bare(word), set()).add(first)
    said = statement.said
    found: list[Mention] = []
    place = 0
    while place < len(said.words):
        meant = by_word.get(_bare(said.words[place].text), set())
        end = place + 1
        while meant and end < len(said.words) and said.text[said.words[end - 1].end : said.words[end].start] == " ":
            both = meant & by_word.get(_bare(said.words[end].text), set())
            if not both:
                break
            meant, end = both, end + 1
        if len(meant) == 1 and said.words[place].content:
            found.append(Mention(next(iter(meant)), tuple(range(place, end))))
        place = end
    return found


def _bare(word: str) -> str:
    return word.strip(".,").removesuffix("'s").removesuffix("’s")


def _parts(said: Text, found: list[Mention]) -> list[Part]:
    """The content words of a sentence by the actor that they are said of: the nearest in their clause, else the one before."""
    inside = {place for mention in found for place in mention.places}
    words: dict[str, list[Word]] = {mention.name: [] for mention in found}
    for place, word in enumerate(said.words):
        if not found or not word.content or place in inside:
            continue
        same = [one for one in found if said.words[one.places[0]].clause == word.clause]
        before = [one for one in found if one.places[0] < place]
        near = min(same, key=lambda one: abs(one.places[0] - place)) if same else (before or found[:1])[-1]
        words[near.name].append(word)
    first = {mention.name: mention for mention in reversed(found)}
    return [Part(first[name], tuple(those)) for name, those in words.items() if those]
