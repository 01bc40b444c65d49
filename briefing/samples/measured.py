"""What was measured on samples: a value for a knob, and the evidence for it in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any


@dataclass(frozen=True)
class Measured:
    """`path` is a knob's, dotted; `value` None for what was counted and sets nothing: it is written as a comment."""

    path: str
    value: Any
    evidence: str


def span(values: Sequence[int], step: int = 1) -> tuple[int, int]:
    """A range with some room around what was found, in whole steps; a sample is no limit."""
    room = 0.3 if len(values) < 4 else 0.15
    low, high = floor(min(values) * (1 - room) / step) * step, ceil(max(values) * (1 + room) / step) * step
    return max(low, 1 if min(values) else 0), high


def found(values: Sequence[int], what: str) -> str:
    """`25 to 66 words`, `1 sentence`."""
    return f"{_least_to_most(values)} {what.removesuffix('s') if max(values) == 1 else what}"


def _least_to_most(values: Sequence[int]) -> str:
    return str(values[0]) if min(values) == max(values) else f"{min(values)} to {max(values)}"


def majority(counts: Counter[Any] | Iterable[Any]) -> tuple[Any, int, int] | None:
    """The commonest of what was counted, how often it stands, and out of how many; None where nothing was."""
    counts = counts if isinstance(counts, Counter) else Counter(counts)
    if not counts:
        return None
    value, most = counts.most_common(1)[0]
    return value, most, sum(counts.values())


def of(counts: Counter[Any]) -> str:
    """`9 “organised”, 1 “labor”`."""
    return ", ".join(f"{count} {value}" for value, count in counts.most_common(8))
