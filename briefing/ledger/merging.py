"""Claims that say the same become one: the same words, or the same values in nearly the same words.

Merging is careful rather than complete: a claim that stands twice costs a reader a line, one that swallowed another costs a fact.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from briefing.records import Claim, Number
from briefing.support import fold

SAME_CLAIM = 90  # with equal numbers, names, dates and negation


def merged(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims in groups that say the same; each claim is compared with the first of each group."""
    groups: list[list[Claim]] = []
    for claim in claims:
        home = next((group for group in groups if _same_claim(group[0], claim)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return groups


def _same_claim(one: Claim, other: Claim) -> bool:
    if one.origin != other.origin or not _same_values(one, other):
        return False
    score = fuzz.token_sort_ratio(one.text, other.text, processor=fold, score_cutoff=SAME_CLAIM)
    return score >= SAME_CLAIM


def _same_values(one: Claim, other: Claim) -> bool:
    a, b = one.facts, other.facts
    return (
        a.negation == b.negation
        and one.certainty == other.certainty
        and _same_numbers(a.numbers, b.numbers)
        and {d.value for d in a.dates} == {d.value for d in b.dates}
        and {fold(q.text) for q in a.quotations} == {fold(q.text) for q in b.quotations}
        and {n.key for n in a.names} == {n.key for n in b.names}
    )


def _same_numbers(one: Sequence[Number], other: Sequence[Number]) -> bool:
    """The same values, and none that counts different things: four abstentions are not four blank votes."""
    values = [{(n.value, n.high, n.unit) for n in numbers} for numbers in (one, other)]
    roles = [{(n.value, n.role) for n in numbers if n.role} for numbers in (one, other)]
    named = {value for value, _ in roles[0]} & {value for value, _ in roles[1]}
    return values[0] == values[1] and all(
        {role for value, role in roles[0] if value == shared} & {role for value, role in roles[1] if value == shared}
        for shared in named
    )


def joined(group: Sequence[Claim]) -> Claim:
    """One claim with all the evidence of a group; it keeps the first member's id, words and standing."""
    seen = {(item.document, item.start, item.end): item for claim in group for item in claim.evidence}
    return group[0].model_copy(update={"evidence": tuple(seen.values())})
