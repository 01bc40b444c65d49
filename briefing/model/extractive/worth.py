"""What a claim is worth beside its place and its likeness to others: what it tells, how new it is, what age leaves of it."""

from __future__ import annotations

from datetime import date

from briefing.model.extractive.cues import cues
from briefing.model.extractive.guards import YEAR, masked, names_again, words
from briefing.records import Claim

_STALE_AFTER = 6  # days: after a week "on Tuesday" is another Tuesday
_FULL_LENGTH = 14  # words from which a sentence is worth all that it says
_OLD_AFTER = 180  # days: what a text of last year says in the present tense may hold no more
_SHORT_QUOTE = 25  # words


def told(claim: Claim, named: int, publishers: int) -> float:
    """More for numbers, names, short quotations and outlets that agree; less where nothing is named. `named` counts names."""
    facts = claim.facts
    bonus = 1.0 + 0.15 * min(len(facts.numbers), 2) + 0.1 * min(len(facts.names), 3)
    bonus += 0.1 if any(len(quotation.text.split()) < _SHORT_QUOTE for quotation in facts.quotations) else 0.0
    bonus += 0.2 * min(max(publishers - 1, 0), 3)
    if named:
        return bonus
    of_story = claim.origin == "story" and names_again(claim.text, cues(claim.language))
    return bonus * (0.85 if of_story else 0.6 if facts.numbers or facts.quotations else 0.4)


def shape(claim: Claim, named: int) -> float:
    """Less for a very short sentence, and for background that names little: it explains nothing that a brief needs."""
    short = min(1.0, words(claim.text) / _FULL_LENGTH)
    return short * (1.0 if claim.origin == "story" else 0.4 + 0.2 * min(named, 3))


def lasting(claim: Claim, age: int, newest: int, today: date) -> float:
    """What age leaves of a statement's worth as a point: newer documents overtake a plan or an expectation. Ages in days."""
    planned = claim.certainty == "forecast" or (claim.certainty == "conditional" and age > _OLD_AFTER)
    overtaken = planned and age > newest and not any(day > today for day in _days(claim))
    if claim.origin != "story":
        return 0.6 if planned or claim.certainty == "conditional" else 1.0
    return (0.3 if overtaken else 1.0) / (1 + (age - newest) / 3)


def new(claim: Claim, age: int, newest: int, today: date) -> float:
    """How much a statement is the news of the day: its document's age in days, its own dates, how sure it is."""
    nearest = min((abs((today - day).days) for day in _days(claim)), default=None)
    dated = 1.0 if nearest is None else 1.4 if nearest <= 1 else 1.1 if nearest <= 4 else 0.5
    sure = {"fact": 1.0, "claimed": 0.9, "forecast": 0.85, "conditional": 0.7}[claim.certainty]
    kind = {"event": 1.0, "figure": 1.0, "statement": 0.9, "quote": 0.6, "background": 0.3}[claim.kind]
    return dated * sure * kind / (1 + (age - newest)) if claim.origin == "story" else 0.1 * sure


def still_true(claim: Claim, age: int) -> float:
    """Half for an old statement without a date; a tenth where "today", "on Tuesday" or "10 March" means another time by now."""
    bare, known = masked(claim.text), cues(claim.language)
    if age > _OLD_AFTER and not claim.facts.dates and not claim.facts.quotations:
        return 0.5
    if age <= _STALE_AFTER:
        return 0.1 if age and known.today.search(bare) else 1.0
    yearless = known.months.search(bare) and not YEAR.search(bare)
    return 0.1 if known.relative.search(bare) or yearless else 1.0


def _days(claim: Claim) -> list[date]:
    """The days that a claim names, as far as its text and its document's date settle them."""
    values = [found.value for found in claim.facts.dates if found.value and found.granularity == "day"]
    return [date.fromisoformat(value) for value in values]
