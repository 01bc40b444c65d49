"""Recall and false alarms by kind, with the intervals that so few sentences leave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from briefing.prove.corpus import Pair
from briefing.prove.planter import Planted, Sound
from briefing.prove.told import Told

Alarms = frozenset[tuple[str, str | None]]
Checker = Callable[[Told, Sound], Alarms]
"""Given a sentence and what it is checked against, the alarms that it raises: the rule and the words of each."""

_Z = 1.96  # 95 %


@dataclass(frozen=True)
class Figure:
    """How many of `total` were caught, how many of these by the rule of their own kind, and false alarms of `sound` sentences."""

    kind: str
    caught: int
    own: int
    total: int
    alarms: int
    sound: int

    @property
    def recall(self) -> float:
        return self.caught / self.total if self.total else 0.0

    @property
    def false_alarms(self) -> float:
        return self.alarms / self.sound if self.sound else 0.0


def interval(hits: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % interval for a share: honest for small numbers and near 0 and 1."""
    if not total:
        return 0.0, 1.0
    share = hits / total
    centre = share + _Z * _Z / (2 * total)
    spread = _Z * sqrt(share * (1 - share) / total + _Z * _Z / (4 * total * total))
    below = 1 + _Z * _Z / total
    return max(0.0, (centre - spread) / below), min(1.0, (centre + spread) / below)


def of_planted(errors: Iterable[Planted], check: Checker) -> list[Figure]:
    """Figures for planted errors. An error counts as caught where an alarm stands that the correct sentence does not raise."""
    return _figures((error.kind, check(error.told, error.sound), check(error.right, error.sound)) for error in errors)


def of_pairs(found: Sequence[Pair], check: Callable[[Told, Pair], Alarms]) -> list[Figure]:
    """Figures for the hand-written pairs; false alarms are those on the faithful sentence of each."""
    return _figures((pair.kind, check(pair.wrong, pair), check(pair.right, pair)) for pair in found)


def _figures(judged: Iterable[tuple[str, Alarms, Alarms]]) -> list[Figure]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for kind, wrong, right in judged:
        new = wrong - right
        row = counts[kind]
        row[0] += bool(new)
        row[1] += any(rule == kind for rule, _ in new)
        row[2] += 1
        row[3] += bool(right)
    return [Figure(kind, caught, own, total, alarms, total) for kind, (caught, own, total, alarms) in sorted(counts.items())]


def together(figures: Sequence[Figure], kind: str = "all") -> Figure:
    return Figure(
        kind,
        sum(item.caught for item in figures),
        sum(item.own for item in figures),
        sum(item.total for item in figures),
        sum(item.alarms for item in figures),
        sum(item.sound for item in figures),
    )
