"""Whether a sentence tells what its sources dispute: the value that they differ about, and not merely a claim that holds it.

"53 to 8, with 4 abstentions" is disputed where a paper has four blank votes; a sentence that takes only the 53 from it is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from briefing.facts import facts, same_date
from briefing.records import Claim, Contradiction, DateFact, Ledger, Number

BY_VALUE = ("number", "nature", "total", "date", "update")
"""Contradictions whose values can be looked for in a sentence; the others are about what it tells as a whole."""
_ROUNDED = 0.06  # how far a sentence's number may lie from the value that it rounds


def disputes(text: str, language: str | None, claims: Iterable[str], ledger: Ledger) -> Iterator[Contradiction]:
    """The contradictions that `text`, which rests on `claims`, takes a side in or tells; updates among them."""
    mine = set(claims)
    concerned = [clash for clash in ledger.contradictions if mine.intersection(clash.claims)]
    if not concerned:
        return
    said = facts(text, language, date.fromisoformat(ledger.date[:10]) if ledger.date else None)
    for clash in concerned:
        values = [_value(ledger.claim(one), value) for one, value in zip(clash.claims, clash.values, strict=False) if one in mine]
        if clash.kind not in BY_VALUE or any(value is None or _told(value, said.numbers, said.dates) for value in values):
            yield clash


def values_of(clash: Contradiction, ledger: Ledger) -> dict[str, Number | DateFact]:
    """The values of a contradiction that are numbers or dates, by the words that it has for them."""
    pairs = zip(clash.claims, clash.values, strict=False)
    return {words: value for one, words in pairs if (value := _value(ledger.claim(one), words))}


def points_told(values: Mapping[str, Number | DateFact], numbers: Iterable[Number], dates: Iterable[DateFact]) -> list[str]:
    """Those of the disputed values that a text tells, by their words. A number that rounds several tells the nearest; a range
    tells its ends."""
    days = list(dates)
    told = {
        words for words, value in values.items() if isinstance(value, DateFact) and any(same_date(value, day) for day in days)
    }
    counts = {words: value.value for words, value in values.items() if isinstance(value, Number)}
    for number in numbers:
        for point in (number.value, *([number.high] if number.high is not None else [])):
            near = {words: abs(value - point) for words, value in counts.items() if abs(value - point) <= _ROUNDED * abs(value)}
            told |= {words for words, distance in near.items() if distance == min(near.values())}
    return [words for words in values if words in told]


def _value(claim: Claim | None, text: str) -> Number | DateFact | None:
    """The number or the date of a claim that a contradiction names by its words; None where it cannot be told."""
    found: tuple[Number | DateFact, ...] = (*claim.facts.numbers, *claim.facts.dates) if claim else ()
    return max((item for item in found if item.text in text), key=lambda item: len(item.text), default=None)


def _told(value: Number | DateFact, numbers: Iterable[Number], dates: Iterable[DateFact]) -> bool:
    if isinstance(value, DateFact):
        return any(same_date(value, day) for day in dates)
    return any(abs(value.value - number.value) <= _ROUNDED * abs(value.value) for number in numbers)
