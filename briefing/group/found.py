"""What grouping found, as the records and the reasons read it: documents by place, clusters of those that tell a story first."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.group.byhand import Bonds
from briefing.group.clusters import Clusters
from briefing.group.cues import Evidence
from briefing.group.likeness import THRESHOLD, Profile, dot
from briefing.records import Document


@dataclass(frozen=True)
class Found:
    """`documents` in order of publication; `original` leads from each to the first that it copies, or itself; `tellers` are the
    places of those that copy none, and `profiles` theirs in the same order; a cluster's members count in `tellers`."""

    documents: tuple[Document, ...]
    tellers: tuple[int, ...]
    original: tuple[int, ...]
    profiles: tuple[Profile, ...]
    clusters: Clusters
    evidence: Evidence
    bonds: Bonds

    def __post_init__(self) -> None:
        copies: dict[int, list[int]] = {}
        for place, first in enumerate(self.original):
            copies.setdefault(first, []).append(place)
        object.__setattr__(self, "_copies", copies)
        object.__setattr__(self, "_number", {place: number for number, place in enumerate(self.tellers)})

    def teller(self, place: int) -> int:
        """The member that tells what the document at `place` tells: itself, or the one that it copies."""
        number: dict[int, int] = self.__dict__["_number"]
        return number[self.original[place]]

    def members(self, number: int) -> list[int]:
        return sorted(self.clusters.members[number])

    def places(self, number: int) -> list[int]:
        """The documents of a cluster, copies too, the earliest first."""
        copies: dict[int, list[int]] = self.__dict__["_copies"]
        return sorted(place for member in self.clusters.members[number] for place in copies[self.tellers[member]])

    def central(self, number: int) -> int:
        """The member that is most like all of them: the one to call the story by."""
        whole = self.clusters.profiles[number]
        members = self.members(number)
        if len(members) < 3:
            return members[0]
        return max(members, key=lambda member: (self._nearness(member, whole), -member))

    def _nearness(self, member: int, whole: Profile) -> float:
        profile = self.profiles[member]
        return dot(profile.words, whole.words) + dot(profile.carried, whole.carried)

    def title(self, number: int) -> str:
        document = self.documents[self.tellers[self.central(number)]]
        return document.title or next(iter(document.text.strip().splitlines()), "")[:120] or document.name

    def score(self, number: int) -> float:
        """How sure it is that all belong together: 0.5 for a story just alike enough, 1 for one beyond doubt or of one report."""
        return round(min(1.0, self.clusters.weakest.get(number, 1.0) / (2 * THRESHOLD)), 3)
