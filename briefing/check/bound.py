"""Dates and numbers that the evidence has, but for something else: "on 8 March" of what the evidence has on Monday.

The sentence of the evidence that tells what the sentence tells is found by the words that both share. Where it clearly is one,
has another value of the same kind, and the sentences that have the value share hardly a word, the value is misplaced.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.check.statement import Statement
from briefing.check.text import Text
from briefing.facts import same_date
from briefing.records import DateFact, Number

_ALIKE = 2.5  # shared words from which a sentence of the evidence tells the same
_FURTHER = 2.0  # by how many words it must be ahead of those that have the value


def misplaced_dates(statement: Statement) -> list[tuple[DateFact, DateFact]]:
    """Dates of the sentence with the date that its evidence has instead."""
    found: list[tuple[DateFact, DateFact]] = []
    pieces = statement.comparable
    for mine in statement.said.facts.dates:
        if mine.value is None:
            continue
        told = _told_there(statement, [piece for piece in pieces if any(same_date(mine, other) for other in piece.facts.dates)])
        rivals = [other for other in told.facts.dates if other.value and other.granularity == mine.granularity] if told else []
        if len(rivals) == 1:
            found.append((mine, rivals[0]))
    return found


def misplaced_numbers(statement: Statement) -> list[tuple[Number, Number]]:
    """Numbers of the sentence with the number of the same unit that its evidence has instead."""
    found: list[tuple[Number, Number]] = []
    pieces = statement.comparable
    for mine in statement.said.facts.numbers:
        if mine.unit is None and mine.role is None:
            continue
        told = _told_there(statement, [piece for piece in pieces if any(_equal(mine, other) for other in piece.facts.numbers)])
        alike = [n for n in told.facts.numbers if n.unit == mine.unit and (n.unit or n.role == mine.role)] if told else []
        others = [n for n in statement.said.facts.numbers if n.unit == mine.unit]
        if len(alike) == 1 and len(others) == 1 and not (mine.approximate or alike[0].approximate):
            found.append((mine, alike[0]))
    return found


def _equal(mine: Number, other: Number) -> bool:
    return mine.unit == other.unit and abs(mine.value - other.value) <= 0.06 * abs(other.value)


def _told_there(statement: Statement, holding: Sequence[Text]) -> Text | None:
    """The one sentence of the evidence that tells what the sentence tells, where it is not one of those that have the value."""
    pieces = statement.comparable
    if not holding or len(pieces) < 2 or not statement.same_language:
        return None
    best = pieces[0]
    score = statement.shared(best)
    if best in holding or score < _ALIKE:
        return None
    rest = max((statement.shared(piece) for piece in holding), default=0.0)
    if score - rest < _FURTHER or rest > 1.5:
        return None
    return best
