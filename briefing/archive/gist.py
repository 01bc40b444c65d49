"""A claim as it can be compared with one of another day: what it says apart from its names and values, and these as values.

Wording drifts from day to day, so likeness counts how much of a new claim the old one already held, not how alike they look.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from briefing.facts import same_date, same_name
from briefing.language import STOP_WORDS
from briefing.records import Claim, DateFact, Facts, Number
from briefing.support import ROUNDING
from briefing.typography import fold

STEM = 6  # letters: joins the forms of a word well enough in the five languages
HELD = 0.7  # share of a claim's words, beside names and values, that the same claim of another day holds
LIKE = 0.45  # the same, for a claim of which a figure has changed
NAMED = 2  # names by which two claims in other words are of one thing
FEWEST = 3  # words in common at least, beside names and values
_SMALL = frozenset(fold(word) for words in STOP_WORDS.values() for word in words) | frozenset(
    [name.lower() for name in (*month_name, *day_name)]
    + "said says told according officials official people also were been have their which would could".split()
)


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that carry a meaning."""
    return frozenset(word[:STEM] for word in re.findall(r"[^\W\d_]{4,}", fold(text)) if word not in _SMALL)


@dataclass(frozen=True)
class Gist:
    """A text with its facts; `day` is the edition that said it, None for today's."""

    text: str
    facts: Facts
    claim: Claim | None = None
    day: str | None = None

    @cached_property
    def said(self) -> frozenset[str]:
        """The stems of the words beside names and values."""
        text = fold(self.text)
        values = [item.text for items in (self.facts.names, self.facts.numbers, self.facts.dates) for item in items]
        for value in sorted([*values, *(name.title or "" for name in self.facts.names)], key=len, reverse=True):
            text = text.replace(fold(value), " ") if value else text
        return stems(text)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(name.text for name in self.facts.names)


def gist(claim: Claim, day: str | None = None) -> Gist:
    return Gist(claim.text, claim.facts, claim, day)


def held(new: Set[str], old: Set[str]) -> float:
    """How much of `new` is in `old`, 0 to 1."""
    return len(new & old) / len(new) if new else 0.0


def repeats(new: Gist, old: Gist, known: Set[str] = frozenset()) -> bool:
    """Whether `new` tells nothing that `old` did not: the same words for the most part, and no name, figure or day beside.

    `known` are the keys of names that the story has told: a name in the place of "the union" tells nothing.
    """
    if fold(new.text) == fold(old.text):
        return True
    if new.facts.negation != old.facts.negation or held(new.said, old.said) < HELD:
        return False
    return (
        all(any(_same_number(a, b) for b in old.facts.numbers) for a in new.facts.numbers)
        and all(name.key in known or any(same_name(name.text, other) for other in old.names) for name in new.facts.names)
        and all(any(same_date(a, b) is not False for b in old.facts.dates) for a in new.facts.dates if a.value)
    )


def updated(new: Gist, old: Gist) -> tuple[str, str] | None:
    """The old and the new value where both speak of one thing and give another figure, or another day of what is to come."""
    alike = same_subject(new, old)
    for number in new.facts.numbers:
        rival = _rival(number, new.facts.numbers, old.facts.numbers)
        if rival and (alike or _same_count(new, old)):
            return rival.text, number.text
    if not alike:
        return None
    mine, theirs = _own(new.facts.dates, old.facts.dates), _own(old.facts.dates, new.facts.dates)
    planned = {new.facts.certainty, old.facts.certainty} <= {"forecast", "conditional"}
    if planned and len(mine) == len(theirs) == 1:
        return theirs[0].text, mine[0].text
    return None


def same_subject(new: Gist, old: Gist) -> bool:
    """Whether two claims speak of one thing: enough of the words, and a name where both have any."""
    shared = new.said & old.said
    if len(shared) < FEWEST or max(held(new.said, old.said), held(old.said, new.said)) < LIKE:
        return False
    return not (new.names and old.names) or any(same_name(a, b) for a in new.names for b in old.names)


def _same_count(new: Gist, old: Gist) -> bool:
    """Whether two claims name the same two or more, and no others: what one counts of them, the other counts too."""
    mine, theirs = ({name.key for name in one.facts.names} for one in (new, old))
    return len(mine) >= NAMED and mine == theirs


def _rival(number: Number, mine: Sequence[Number], theirs: Sequence[Number]) -> Number | None:
    """The figure that stands in the place of `number`: the only one that counts the same, and another one."""

    def like(other: Number) -> bool:
        return other.unit == number.unit and other.role == number.role and (number.role or number.unit) is not None

    if len([one for one in mine if like(one)]) > 1:
        return None  # "53 of 80 deputies": which of them the other stands for cannot be told
    rivals = [one for one in theirs if like(one)]
    return rivals[0] if len(rivals) == 1 and not _same_number(number, rivals[0]) else None


def _same_number(a: Number, b: Number) -> bool:
    if a.unit != b.unit or (a.high is None) != (b.high is None):
        return False
    slack = ROUNDING if a.approximate or b.approximate else 0
    return abs(a.value - b.value) <= slack * max(abs(a.value), abs(b.value))


def _own(mine: Iterable[DateFact], theirs: Sequence[DateFact]) -> list[DateFact]:
    """Days that only one of two claims gives."""
    return [day for day in mine if day.value and not any(same_date(day, other) for other in theirs)]
