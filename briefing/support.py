"""What a text says that its evidence does not: names, numbers, dates and quoted words compared as values.

Shared by extraction, which leaves such claims out, and by the rules, which point at such sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from briefing.evidence import Haystack, NotPlaced, place
from briefing.facts import facts, same_date, same_name
from briefing.facts.measures import as_measured
from briefing.records import DateFact, Facts, Name, Number
from briefing.typography import fold as fold

Kind = Literal["number", "unit", "name", "date", "quotation"]
PRECISION = ("year", "month", "week", "day")  # a date may be told more coarsely than the evidence has it, never more finely
ROUNDING = 0.06  # how far "about 1,200" may lie from 1,187, as a share of it


@dataclass(frozen=True)
class Missing:
    """Words that the evidence does not bear; `instead` is what it says in that place, where that can be told."""

    kind: Kind
    words: str
    instead: str | None = None


@dataclass(frozen=True)
class Borne:
    """Evidence as one text with its facts: what a claim or a sentence is measured against."""

    text: str
    facts: Facts

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def haystack(self) -> Haystack:
        return Haystack(self.text)


def missing(said: Facts, borne: Borne) -> Iterator[Missing]:
    """Everything in `said` that `borne` does not hold."""
    for number in said.numbers:
        if not any(_same_number(number, other) for other in borne.facts.numbers) and not _ends(number, said, borne.facts):
            yield from _number_gap(number, borne)
    for name in said.names:
        if not _has_name(name, borne):
            yield Missing("name", name.text)
    for day in said.dates:
        if not _has_date(day, borne):
            yield Missing("date", day.text, _join(other.text for other in borne.facts.dates))
    for quotation in said.quotations:
        if not _has_quotation(quotation.text, borne):
            yield Missing("quotation", quotation.text)


def _has_quotation(words: str, borne: Borne) -> bool:
    """Letter for letter but for typography; a word or two, which are too short to place, are looked for as they are."""
    placed = place(words, borne.haystack)
    if isinstance(placed, NotPlaced):
        return placed.kind in ("too_short", "ambiguous") and fold(words.strip(" .,;")) in borne.folded
    return placed.match != "fuzzy"


def _number_gap(number: Number, borne: Borne) -> Iterator[Missing]:
    alike = [other for other in borne.facts.numbers if abs(other.value - number.value) < 1e-9]
    if alike:
        yield Missing("unit", number.text, _join(other.text for other in alike))
    elif not re.search(rf"(?<![\d.,]){re.escape(number.text)}(?![\d]|[.,]\d)", borne.text):
        yield Missing("number", number.text, _join(other.text for other in borne.facts.numbers if _comparable(number, other)))


def _same_number(said: Number, borne: Number) -> bool:
    told = as_measured(borne, said.unit)
    if told is None and _comparable(said, borne):
        told = borne.value, 0.0
    if told is None:
        return False
    value, share = told
    if said.approximate and said.high is not None:  # "dozens": a span that the evidence's number lies in
        return said.value <= value <= said.high
    if said.approximate or borne.approximate:
        return abs(said.value - value) <= ROUNDING * abs(value)
    if said.high is not None or borne.high is not None:
        return abs(said.value - value) < 1e-9 and said.high == borne.high
    return abs(said.value - value) <= share * abs(value) + 1e-9


def _ends(number: Number, said: Facts, borne: Facts) -> bool:
    """Whether a span of one side stands as its two ends on the other: "20,000 or 35,000" for "between 20,000 and 35,000"."""
    if number.high is not None:
        known = {other.value for other in borne.numbers if _comparable(number, other) and other.high is None}
        return {number.value, number.high} <= known
    told = {other.value for other in said.numbers if _comparable(number, other)}
    spans = [{other.value, other.high} for other in borne.numbers if other.high is not None and _comparable(number, other)]
    return any(number.value in span and span <= told for span in spans)


def _comparable(said: Number, borne: Number) -> bool:
    return said.unit == borne.unit or said.unit is None or borne.unit is None


def _has_name(name: Name, borne: Borne) -> bool:
    return fold(name.text) in borne.folded or any(same_name(name.text, other.text) for other in borne.facts.names)


def _has_date(said: DateFact, borne: Borne) -> bool:
    if said.value is None:
        return fold(said.text) in borne.folded
    return said.text in borne.text or any(
        same_date(said, other) and PRECISION.index(said.granularity) <= PRECISION.index(other.granularity)
        for other in borne.facts.dates
    )


def _join(texts: Iterator[str]) -> str | None:
    return ", ".join(dict.fromkeys(texts)) or None


def borne_by(text: str, known: Facts | None = None) -> Borne:
    """`text` as evidence."""
    return Borne(text, known if known is not None else facts(text))
