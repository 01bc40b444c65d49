"""Stories from documents: the two most alike clusters are joined, again and again, until none are alike enough.

Average linkage over the pairs that an inverted index offers. Only documents that share weighty features are compared, each
with a bounded number of others, so that the cost grows with the documents and not with their square. Nothing depends on the
order in which documents come: they are sorted, and equal scores are settled by place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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
        self._near: dict[int, set[int]] = {place: set() for place in self.profiles}
        self._seen: dict[int, set[int]] = {place: set() for place in self.profiles}
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
        for table in (self._near, self._seen, self._apart):
            table[whole] = (table.pop(a) | table.pop(b)) - {a, b}
            for other in table[whole]:
                table[other] -= {a, b}
                table[other].add(whole)
        return whole

    def grow(self, offered: Iterable[Pair]) -> None:
        """Joins the most alike of the documents `offered` as pairs, while any two clusters are alike enough."""
        heap = self._first_ranks(offered)  # sorted, so a heap already
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

    def _first_ranks(self, offered: Iterable[Pair]) -> list[tuple[float, int, int]]:
        """Compares the documents of each pair, and remembers which clusters are worth another look as they grow."""
        cluster_of = {place: cluster for cluster, places in self.members.items() for place in places}
        ranks: set[tuple[float, int, int]] = set()
        for a, b in offered:
            one, other = cluster_of[a], cluster_of[b]
            if one == other:
                continue
            score = likeness(self._documents[a], self._documents[b], _WORTH).score
            for table in (self._near, self._seen) if score >= _WORTH else (self._seen,):
                table[one].add(other)
                table[other].add(one)
            if (one, other) != (a, b):
                ranks.add(self._ranked(*sorted((one, other))))
            elif score >= THRESHOLD:
                ranks.add((-score, a, b))
        return sorted(ranks)

    def _ranked(self, a: int, b: int) -> tuple[float, int, int]:
        return -likeness(self.profiles[a], self.profiles[b], THRESHOLD).score, a, b

    def neighbours(self, cluster: int) -> list[tuple[Likeness, int]]:
        """Clusters that were compared with this one and stayed apart: those most alike first, whatever kept them apart."""
        found = [(likeness(self.profiles[cluster], self.profiles[other]), other) for other in self._seen[cluster]]
        return sorted(found, key=lambda item: (-item[0].words - item[0].carried, item[1]))

    def is_kept_apart(self, a: int, b: int) -> bool:
        return b in self._apart[a]
