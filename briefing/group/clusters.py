"""Stories from documents: the two most alike clusters are joined, again and again, until none are alike enough.

Average linkage over the pairs that an inverted index offers. Only documents that share weighty features are compared, each
with a bounded number of others, so that the cost grows with the documents and not with their square. Nothing depends on the
order in which documents come: they are sorted, and equal scores are settled by place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import heappop, heappush
from itertools import islice

from briefing.group.likeness import THRESHOLD, Likeness, Profile, likeness
from briefing.group.vectors import Vector

_CARRIED, _WORDS = 16, 12  # features of a document by which others are looked up
_POSTING = 40  # documents that are remembered for a feature, those that it weighs most in
_OFFERED = (12, 6)  # others that a document is compared with: by what is carried, by words
_WORTH = 0.5 * THRESHOLD  # score from which a pair is remembered

Pair = tuple[int, int]


def offers(profiles: Sequence[Profile]) -> list[Pair]:
    """The pairs of documents worth a comparison: those that share weighty features, a bounded number for each document."""
    carried = _offers(_tops([profile.carried for profile in profiles], _CARRIED), _OFFERED[0])
    return sorted(carried | _offers(_tops([profile.words for profile in profiles], _WORDS), _OFFERED[1]))


def _tops(vectors: Sequence[Vector], size: int) -> list[Vector]:
    """The weightiest features of each that another has too; vectors are sorted by weight already."""
    counts: Counter[str] = Counter()
    for vector in vectors:
        counts.update(vector.keys())
    return [
        {feature: vector[feature] for feature in islice((name for name in vector if counts[name] > 1), size)}
        for vector in vectors
    ]


def _offers(tops: Sequence[Vector], most: int) -> set[Pair]:
    index: dict[str, list[tuple[float, int]]] = {}
    for place, top in enumerate(tops):
        for feature, weight in top.items():
            index.setdefault(feature, []).append((-weight, place))
    postings = {
        feature: sorted(found)[:_POSTING] if len(found) > _POSTING else found
        for feature, found in index.items()
        if len(found) > 1
    }
    offered: set[Pair] = set()
    for place, top in enumerate(tops):
        alike: dict[int, float] = {}
        for feature, weight in top.items():
            for minus, other in postings.get(feature, ()):
                alike[other] = alike.get(other, 0.0) - minus * weight
        alike.pop(place, None)
        best = sorted(alike, key=lambda other: (-alike[other], other))[:most]
        offered.update((place, other) if place < other else (other, place) for other in best)
    return offered


class Clusters:
    """Clusters that join. A cluster is called by a number; documents have the first ones."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._documents = profiles
        self.profiles = dict(enumerate(profiles))
        self.members: dict[int, list[int]] = {place: [place] for place in self.profiles}
        self.weakest: dict[int, float] = {}
        self._whole: dict[int, int] = {}  # a cluster that was joined: what it is part of
        self._apart: dict[int, set[int]] = {}
        self._compared: list[Pair] = []

    def keep_apart(self, found: Iterable[Pair]) -> None:
        for a, b in found:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def hold_together(self, found: Iterable[Pair]) -> None:
        """Joins what must be one story, alike or not."""
        for a, b in found:
            one, other = self.current(a), self.current(b)
            if one != other:
                self.join(one, other, 1.0)

    def current(self, number: int) -> int:
        """The cluster that holds what was the cluster `number`."""
        path = []
        while number in self._whole:
            path.append(number)
            number = self._whole[number]
        for passed in path[:-1]:
            self._whole[passed] = number
        return number

    def join(self, a: int, b: int, score: float) -> None:
        whole = len(self._documents) + len(self._whole) // 2
        self._whole[a] = self._whole[b] = whole
        self.profiles[whole] = self.profiles.pop(a).joined(self.profiles.pop(b))
        one, other = sorted((self.members.pop(a), self.members.pop(b)), key=len)
        other += one
        self.members[whole] = other
        self.weakest[whole] = min(score, self.weakest.pop(a, 1.0), self.weakest.pop(b, 1.0))
        if apart := self._apart.pop(a, set()) | self._apart.pop(b, set()):
            self._apart[whole] = apart
            for number in apart:
                self._apart[number] = self._apart[number] - {a, b} | {whole}

    def grow(self, offered: Sequence[Pair]) -> None:
        """Joins the most alike of the documents `offered` as pairs, while any two clusters are alike enough.

        What a cluster is like after it was joined is asked only when its turn comes: a mean is no more than its largest part.
        """
        self._compared = list(offered)
        heap = self._ranks(offered)
        queued: set[Pair] = set()
        while heap:
            minus, *pair = heappop(heap)
            a, b = sorted(map(self.current, pair))
            if a == b or self.is_kept_apart(a, b):
                continue
            if [a, b] == pair:
                if -minus >= THRESHOLD:
                    self.join(a, b, -minus)
            elif (a, b) not in queued:
                queued.add((a, b))
                score = likeness(self.profiles[a], self.profiles[b], THRESHOLD).score
                if score >= THRESHOLD:
                    heappush(heap, (-score, a, b))

    def _ranks(self, offered: Iterable[Pair]) -> list[tuple[float, int, int]]:
        """The pairs of documents that may matter, the most alike first, which makes it a heap already."""
        scores = ((likeness(self._documents[a], self._documents[b], _WORTH).score, a, b) for a, b in offered)
        return sorted((-score, a, b) for score, a, b in scores if score >= _WORTH)

    def neighbours(self, cluster: int) -> list[tuple[Likeness, int]]:
        """Clusters that were compared with this one and stayed apart: those most alike first, whatever kept them apart."""
        near = {self.current(other) for member in self.members[cluster] for other in self._others.get(member, ())} - {cluster}
        found = [(likeness(self.profiles[cluster], self.profiles[other]), other) for other in near]
        return sorted(found, key=lambda item: (-item[0].words - item[0].carried, item[1]))

    @cached_property
    def _others(self) -> dict[int, list[int]]:
        others: dict[int, list[int]] = {}
        for a, b in self._compared:
            others.setdefault(a, []).append(b)
            others.setdefault(b, []).append(a)
        return others

    def is_kept_apart(self, a: int, b: int) -> bool:
        return b in self._apart.get(a, ())
