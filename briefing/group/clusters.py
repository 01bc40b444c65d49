"""Stories from documents: the two most alike clusters are joined, again and again, until none are alike enough.

Average linkage over the pairs that an inverted index offers. Only documents that share weighty features are compared, each
with a bounded number of others, so that the cost grows with the documents and not with their square. Nothing depends on the
order in which documents come: they are sorted, and equal scores are settled by place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from briefing.group.likeness import THRESHOLD, Likeness, Profile, likeness
from briefing.group.vectors import Vector

_CARRIED, _WORDS = 16, 12  # features of a document by which others are looked up
_POSTING = 60  # documents that are remembered for a feature, those that it weighs most in
_OFFERED = (16, 8)  # others that a document is compared with: by what is carried, by words
_WORTH = 0.5 * THRESHOLD  # score from which a pair is remembered

Pair = tuple[int, int]


def pairs(profiles: Sequence[Profile]) -> dict[Pair, Likeness]:
    """The pairs of documents that are alike, at least nearly enough to be one story."""
    offered: set[Pair] = set()
    for part, size, most in (("carried", _CARRIED, _OFFERED[0]), ("words", _WORDS, _OFFERED[1])):
        tops = [_top(getattr(profile, part), size) for profile in profiles]
        offered |= _offers(tops, most)
    found = ((pair, likeness(profiles[pair[0]], profiles[pair[1]])) for pair in sorted(offered))
    return {pair: alike for pair, alike in found if alike.score >= _WORTH}


def _top(vector: Vector, size: int) -> Vector:
    """The weightiest features; vectors are sorted by weight already."""
    return dict(list(vector.items())[:size])


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
        self.profiles = dict(enumerate(profiles))
        self.members: dict[int, list[int]] = {place: [place] for place in self.profiles}
        self.weakest: dict[int, float] = {}
        self._near: dict[int, set[int]] = {place: set() for place in self.profiles}
        self._apart: dict[int, set[int]] = {place: set() for place in self.profiles}
        self._next = len(self.profiles)

    def keep_apart(self, found: Iterable[Pair]) -> None:
        for a, b in found:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def hold_together(self, found: Iterable[Pair]) -> None:
        """Joins what must be one story, alike or not."""
        now = {place: place for place in self.members}
        for a, b in found:
            one, other = now[a], now[b]
            if one != other:
                whole = self.join(one, other, 1.0)
                now.update(dict.fromkeys(self.members[whole], whole))

    def join(self, a: int, b: int, score: float) -> int:
        """Joins two clusters; the number of the new one."""
        whole, self._next = self._next, self._next + 1
        self.profiles[whole] = self.profiles.pop(a).joined(self.profiles.pop(b))
        self.members[whole] = self.members.pop(a) + self.members.pop(b)
        self.weakest[whole] = min(score, self.weakest.pop(a, 1.0), self.weakest.pop(b, 1.0))
        for table in (self._near, self._apart):
            table[whole] = (table.pop(a) | table.pop(b)) - {a, b}
            for other in table[whole]:
                table[other] -= {a, b}
                table[other].add(whole)
        return whole

    def grow(self, found: dict[Pair, Likeness]) -> None:
        """Joins the most alike of `found` while any two are alike enough."""
        cluster_of = {place: cluster for cluster, places in self.members.items() for place in places}
        for a, b in found:
            one, other = cluster_of[a], cluster_of[b]
            if one != other:
                self._near[one].add(other)
                self._near[other].add(one)
        heap = [self._ranked(a, b) for a in sorted(self._near) for b in sorted(self._near[a]) if a < b]
        heapify(heap)
        while heap:
            minus, a, b = heappop(heap)
            if -minus < THRESHOLD:
                break
            if a not in self.profiles or b not in self.profiles or b in self._apart[a]:
                continue
            whole = self.join(a, b, -minus)
            for other in sorted(self._near[whole]):
                ranked = self._ranked(other, whole)
                if -ranked[0] >= THRESHOLD:
                    heappush(heap, ranked)

    def _ranked(self, a: int, b: int) -> tuple[float, int, int]:
        return -likeness(self.profiles[a], self.profiles[b]).score, a, b

    def neighbours(self, cluster: int) -> list[tuple[Likeness, int]]:
        """Clusters that were near and stayed apart, the nearest first."""
        found = [(likeness(self.profiles[cluster], self.profiles[other]), other) for other in self._near[cluster]]
        return sorted(found, key=lambda item: (-item[0].score, item[1]))

    def is_kept_apart(self, a: int, b: int) -> bool:
        return b in self._apart[a]
