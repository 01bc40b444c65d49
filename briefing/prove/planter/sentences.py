"""What every way of planting an error works with: a correct sentence, the wrong one made of it, and how a text is changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from briefing.prove.told import REPORTED, Standing, Told


@dataclass(frozen=True)
class Sound:
    """A correct sentence, the evidence that bears it, and the day of both."""

    text: str
    evidence: str
    day: date
    language: str = "en"


@dataclass(frozen=True)
class Planted:
    """A sentence made wrong: the kind of its error, the text with the error, and the words that were put in.

    `standing` is wrong, or as it should be; `right` is the sentence beside it that has no error."""

    kind: str
    text: str
    words: str
    sound: Sound
    right: Told
    standing: Standing = REPORTED

    @property
    def told(self) -> Told:
        return Told(self.text, self.standing)


Changes = Iterator[tuple[str, str]]
"""The sentence with an error and the words that were put in, as often as there is something to change."""
Way = Callable[[Sound, Random, Sequence[Sound]], Changes]

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
FULL_NAME = re.compile(r"\b([A-Z][a-zé]+) ([A-Z][a-zéá]+)\b")


def put(text: str, start: int, end: int, words: str) -> tuple[str, str]:
    return text[:start] + words + text[end:], words


def outside_quotes(text: str, start: int) -> bool:
    return text[:start].count("“") == text[:start].count("”")


def at_end(text: str, tail: str) -> str:
    return text[:-1] + tail + text[-1] if text.endswith((".", "!")) else text + tail


_NO_PEOPLE = frozenset(
    "United States New North South East West Central National Prime Minister Environment Interior Foreign The His Her Its"
    " European Professor Judge Governor President Senator Council Lisbon Northport Stanbic Porto Chief Storm".split()
)


def people(text: str) -> list[str]:
    """Full names that look like those of people, each once."""
    return list(dict.fromkeys(m[0] for m in FULL_NAME.finditer(text) if not {m[1], m[2]} & _NO_PEOPLE))
