"""Sentences as vectors: which words two sentences share, weighted by how rare they are in the story.

Words are cut to a stem of six letters, which brings "approves", "approved" and "approval" together in every language that
inflects at the end, without a stemmer for each. Figures, names and dates come as values, so that "Fifty-three" meets "53".
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Sequence

from briefing.model.extractive.cues import word_set
from briefing.records import Facts

Vector = dict[str, float]
"""Weights by term, of length 1 unless empty."""

_STEM = 6
_NO_LIKENESS = 1e-9
_WORD = re.compile(r"[^\W\d_]{3,}")


def stems(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order, folded to lower case without diacritics."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    common = word_set("common")
    return [word[:_STEM] for word in _WORD.findall(plain) if word not in common]


def marks(facts: Facts) -> frozenset[str]:
    """What is particular to a statement: its numbers, names and dates as values."""
    numbers = {f"#{number.value:g}{number.unit or ''}" for number in facts.numbers}
    names = {f"@{name.key}" for name in facts.names}
    dates = {f"~{date.value}" for date in facts.dates if date.value}
    return frozenset(numbers | names | dates)


def weigh(bags: Sequence[Iterable[str]]) -> list[Vector]:
    """One vector a bag of terms: frequency times rarity among the bags, of length 1."""
    counted = [Counter(bag) for bag in bags]
    spread = Counter(term for bag in counted for term in bag)
    rarity = {term: math.log(1 + len(bags) / count) for term, count in spread.items()}
    return [unit({term: count * rarity[term] for term, count in sorted(bag.items())}) for bag in counted]


def unit(weights: Vector) -> Vector:
    """The same direction with length 1."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """Likeness from 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def covered(one: Vector, other: Container[str]) -> float:
    """The share of `one`, by weight, that `other` has as well, from 0 to 1: high where `one` says nothing that is new."""
    total = sum(weight * weight for weight in one.values())
    return sum(weight * weight for term, weight in one.items() if term in other) / total if total else 0.0


def lead_rank(vectors: Sequence[Vector], prior: Sequence[float], damping: float, rounds: int = 12) -> list[float]:
    """LexRank with a prior: the share of a random reader's time that each sentence gets, summing to at most 1.

    The reader goes on to a similar sentence with probability `damping`, else starts again by `prior`. The similarity matrix is
    never built, as it is the product of the vectors: a round costs as many steps as the vectors have terms.
    """
    total = sum(prior)
    start = [weight / total for weight in prior] if total else []
    degree = _passed_on(vectors, [1.0] * len(vectors))
    rank = start
    for _ in range(rounds):
        shares = [share / weight if weight > _NO_LIKENESS else 0.0 for share, weight in zip(rank, degree, strict=True)]
        flow = _passed_on(vectors, shares)
        rank = [(1 - damping) * first + damping * share for first, share in zip(start, flow, strict=True)]
    return rank


def _passed_on(vectors: Sequence[Vector], shares: Sequence[float]) -> list[float]:
    """For each sentence the sum of all other sentences' shares, weighted by likeness."""
    by_term: Vector = {}
    for vector, share in zip(vectors, shares, strict=True):
        for term, weight in vector.items():
            by_term[term] = by_term.get(term, 0.0) + weight * share
    return [
        sum(weight * (by_term[term] - weight * share) for term, weight in vector.items())
        for vector, share in zip(vectors, shares, strict=True)
    ]
