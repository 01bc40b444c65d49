"""What cannot all be right: two claims about one act with other figures or days. Both values are kept, and neither is chosen."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterator, Sequence, Set
from itertools import combinations

from briefing.facts import same_date
from briefing.ledger.copies import called
from briefing.records import Claim, Contradiction, DateFact, Document, Number
from briefing.support import fold

SMALL = frozenset(
    [name.lower() for name in (*month_name, *day_name)]
    + "that this with from have been were will would which their they than then also said says between into over".split()
)
SAME_NAMES = 0.4  # share of their names that two claims about one act have in common
SAME_SUBJECT = 0.6  # share of the words, beside names and values, that two claims about one act have in common


def contradictions(claims: Sequence[Claim], documents: dict[str, Document]) -> Iterator[Contradiction]:
    for one, other in combinations(claims, 2):
        if one.evidence[0].document == other.evidence[0].document or not _same_subject(one, other):
            continue
        for kind, a, b in _clashes(one, other):
            who = [called(documents[claim.evidence[0].document]) for claim in (one, other)]
            yield Contradiction(kind=kind, claims=(one.id, other.id), values=(a, b), note=f"{who[0]} has {a}, {who[1]} has {b}")


def _same_subject(one: Claim, other: Claim) -> bool:
    """Whether two claims speak of one act of the same people: they share a name, and nearly all that they say of it.

    Names alone are not enough: the same two ministers sign more than one paper.
    """
    names = [{name.key for name in claim.facts.names} for claim in (one, other)]
    if not (names[0] & names[1]) or _shared(names[0], names[1]) < SAME_NAMES:
        return False
    return _shared(_said(one), _said(other)) >= SAME_SUBJECT


def _shared(one: Set[str], other: Set[str]) -> float:
    """How much of two sets is in both, 0 to 1."""
    return len(one & other) / len(one | other) if one | other else 0.0


def _said(claim: Claim) -> frozenset[str]:
    """The stems of a claim's words without its names, numbers, dates and small words."""
    text = fold(claim.text)
    facts = claim.facts
    titles = [item.title for item in facts.names if item.title]
    values = (
        titles + [item.text for item in facts.names] + [item.text for item in facts.numbers] + [item.text for item in facts.dates]
    )
    for value in sorted(values, key=len, reverse=True):
        text = text.replace(fold(value), " ")
    return frozenset(word[:6] for word in re.findall(r"[^\W\d_]{4,}", text) if word not in SMALL)


def _clashes(one: Claim, other: Claim) -> Iterator[tuple[str, str, str]]:
    for a in one.facts.numbers:
        rivals = [b for b in other.facts.numbers if a.role and a.role == b.role and a.unit == b.unit]
        if len([mine for mine in one.facts.numbers if mine.role == a.role]) > 1:
            continue  # "53 of 80 deputies": which of them the other counts cannot be told
        if rivals and not any(_close(a, b) for b in rivals):
            yield "number", a.text, rivals[0].text
    mine, theirs = (_own_days(claim, rival) for claim, rival in ((one, other), (other, one)))
    if len(mine) == len(theirs) == 1 and not _same_day(mine[0], theirs[0]):
        yield "date", mine[0].text, theirs[0].text


def _own_days(claim: Claim, other: Claim) -> list[DateFact]:
    """A claim's dates without those that the other one gives as well: what is left is what they may differ about."""
    return [
        day
        for day in claim.facts.dates
        if day.value and not any(theirs.value and theirs.value == day.value for theirs in other.facts.dates)
    ]


def _close(a: Number, b: Number) -> bool:
    slack = 0.06 if a.approximate or b.approximate else 0
    return abs(a.value - b.value) <= slack * max(abs(a.value), abs(b.value))


def _same_day(a: DateFact, b: DateFact) -> bool:
    return same_date(a, b) is not False
