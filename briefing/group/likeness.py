"""How alike two clusters of documents are, a document alone being a cluster of one.

A profile adds up its documents' vectors, so that the mean over all pairs of documents of two clusters is one product of two
sums, however many the documents are. One event needs both: words that match and names, numbers or days that match. Look-alikes
match closest of all in words (two calls of a minister, two floods told by one desk), so that words add nothing beyond a point,
and count against a pair where they match far better than the rest: both come from one mould. What tells events apart are the
names and countries at the top: where those of neither are found in the other, the two drift apart.
"""

from __future__ import annotations

from collections import Counter
from copy import copy
from typing import NamedTuple

from briefing.group.vectors import Vector, Vectors

THRESHOLD = 0.17  # score from which two clusters are one story
ENOUGH_WORDS = 0.35  # likeness of words beyond which more says nothing
WORDS_SHARE = 0.4  # exponent of words against names, numbers and days
ENOUGH_ANCHORS, OTHER_ANCHORS = 0.5, 0.25  # share of the names at the top that suffices; what is left where none is found
ACROSS = 0.4  # weight of names, numbers and days where words cannot be compared
MOULD = 1.5  # what the score loses by how much better words match than what is carried
ENOUGH_COUNTRIES, OTHER_COUNTRIES = 0.25, 0.4  # the same as for names, for countries at the top
NAMELESS = 0.7  # weight of words where names were not read
NEAR_DAYS, DAILY, LEAST = 2, 0.92, 0.3  # days apart that mean nothing, what each further one leaves, what is left at least


class Likeness(NamedTuple):
    """How alike two clusters are, with its parts: mean likeness of `words` and of what is `carried`, each 0 to 1; the share of
    the names at the top of one that the other mentions (`anchors`), and of the countries there (`countries`); what the days
    between them leave (`time`)."""

    score: float
    words: float
    carried: float
    anchors: float
    countries: float
    time: float

    @property
    def mould(self) -> float:
        """How much better words match than what is carried, beyond what one event explains."""
        return _mould(self.words, self.carried)


class Profile:
    """A cluster's documents added up."""

    __slots__ = ("anchored", "anchors", "carried", "countries", "days", "languages", "located", "named", "names", "size", "words")

    def __init__(self, vectors: Vectors, language: str, day: int | None) -> None:
        self.size = 1
        self.words = vectors.words
        self.carried = vectors.carried
        self.anchors = vectors.anchors
        self.anchored = int(bool(vectors.anchors))
        self.countries = vectors.countries
        self.located = int(bool(vectors.countries))
        self.names: Counter[str] | frozenset[str] = vectors.named
        self.named = int(bool(vectors.named))
        self.languages = Counter([language])
        self.days: Counter[int] = Counter() if day is None else Counter([day])

    def names_in(self, feature: str) -> int:
        """How many of the documents mention a name."""
        return int(feature in self.names) if isinstance(self.names, frozenset) else self.names[feature]

    def joined(self, other: Profile) -> Profile:
        """Both as one. A cluster of several takes the other in and is changed by it; a document's own profile never is."""
        whole, small = (self, other) if self.size >= other.size else (other, self)
        if whole.size == 1:
            whole = whole._copy()
        assert isinstance(whole.names, Counter)
        for total, part in (
            (whole.words, small.words),
            (whole.carried, small.carried),
            (whole.anchors, small.anchors),
            (whole.countries, small.countries),
        ):
            for feature, weight in part.items():
                total[feature] = total.get(feature, 0.0) + weight
        whole.names.update(small.names)
        whole.languages.update(small.languages)
        whole.days.update(small.days)
        whole.size += small.size
        whole.anchored += small.anchored
        whole.located += small.located
        whole.named += small.named
        return whole

    def _copy(self) -> Profile:
        twin = copy(self)
        twin.words, twin.carried = dict(self.words), dict(self.carried)
        twin.anchors, twin.countries = dict(self.anchors), dict(self.countries)
        twin.names, twin.languages, twin.days = Counter(self.names), Counter(self.languages), Counter(self.days)
        return twin


def likeness(a: Profile, b: Profile, floor: float = 0.0) -> Likeness:
    """How alike `a` and `b` are; the same whichever comes first. A score that stays below `floor` is told as 0."""
    pairs = a.size * b.size
    carried = dot(a.carried, b.carried) / pairs
    named = bool(a.named and b.named)
    if named and max(ENOUGH_WORDS**WORDS_SHARE * carried ** (1 - WORDS_SHARE), ACROSS * carried) < floor:
        return Likeness(0.0, 0.0, carried, 0.0, 0.0, LEAST)
    comparable = _same_language(a, b)
    words = dot(a.words, b.words) / comparable if comparable else 0.0
    share = comparable / pairs
    if named:
        base = share * min(words, ENOUGH_WORDS) ** WORDS_SHARE * carried ** (1 - WORDS_SHARE)
        base *= max(0.0, 1 - MOULD * _mould(words, carried))
    else:
        base = share * NAMELESS * words
    base += (1 - share) * ACROSS * carried
    if base < floor:
        return Likeness(0.0, words, carried, 0.0, 0.0, LEAST)
    anchors, countries, time = _anchors(a, b), _countries(a, b), _time(a.days, b.days)
    names = _at_least(OTHER_ANCHORS, (anchors / ENOUGH_ANCHORS) ** 2) * _at_least(OTHER_COUNTRIES, countries / ENOUGH_COUNTRIES)
    return Likeness(base * names * time, words, carried, anchors, countries, time)


def _same_language(a: Profile, b: Profile) -> int:
    """How many pairs of documents are in one language."""
    if len(a.languages) == len(b.languages) == 1:
        return a.size * b.size if a.languages.keys() == b.languages.keys() else 0
    return sum([count * b.languages[language] for language, count in a.languages.items()])


def _mould(words: float, carried: float) -> float:
    return max(0.0, words - max(carried, ENOUGH_WORDS))


def _at_least(least: float, share: float) -> float:
    return least + (1 - least) * min(1.0, share)


def dot(a: Vector, b: Vector) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum([weight * b[feature] for feature, weight in a.items() if feature in b])


def _anchors(a: Profile, b: Profile) -> float:
    """The mean share of one side's anchors that a document of the other side mentions, of the side with more; 1 without any."""
    if not (a.named and b.named and (a.anchored or b.anchored)):
        return 1.0
    shares = []
    if a.anchored:
        shares.append(_mentioned(a.anchors, b) / (a.anchored * b.named))
    if b.anchored:
        shares.append(_mentioned(b.anchors, a) / (b.anchored * a.named))
    return max(shares)


def _countries(a: Profile, b: Profile) -> float:
    """The same for countries; 1 unless both sides have some at the top."""
    if not (a.located and b.located):
        return 1.0
    return (_mentioned(a.countries, b) / (a.located * b.named) + _mentioned(b.countries, a) / (b.located * a.named)) / 2


def _mentioned(weights: Vector, other: Profile) -> float:
    names = other.names
    if isinstance(names, frozenset):
        return sum([weight for feature, weight in weights.items() if feature in names])
    return sum([weight * names[feature] for feature, weight in weights.items() if feature in names])


def _time(a: Counter[int], b: Counter[int]) -> float:
    if not a or not b:
        return 1.0
    if len(a) == len(b) == 1:
        return _left(abs(next(iter(a)) - next(iter(b))))
    left = sum(n * m * _left(abs(day - other)) for day, n in sorted(a.items()) for other, m in sorted(b.items()))
    return left / (a.total() * b.total())


def _left(days: int) -> float:
    return max(LEAST, DAILY ** max(0, days - NEAR_DAYS))
