"""The step: from documents to stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from briefing.group.byhand import Bonds, Settled, bonds
from briefing.group.clusters import Clusters, Pair, offers
from briefing.group.copies import near_copies
from briefing.group.cues import Evidence, cues
from briefing.group.found import Found
from briefing.group.likeness import Profile
from briefing.group.reasons import Explanation, explain, reason
from briefing.group.vectors import vectors
from briefing.records import Document, Story


@dataclass(frozen=True)
class Grouping:
    """What came of grouping. `left_out` are documents without a text to group by; `overruled` are pairs of sources that an
    editor joined and that other decisions keep apart."""

    found: Found
    left_out: tuple[Document, ...] = ()
    overruled: tuple[tuple[str, str], ...] = ()

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The largest first."""
        return tuple(sorted(self._numbers, key=lambda story: (-len(story.documents), story.title, story.story)))

    @cached_property
    def _numbers(self) -> dict[Story, int]:
        return {_story(self.found, number): number for number in sorted(self.found.clusters.members)}

    def explain(self, story: Story) -> Explanation:
        """What joined its documents, and which stories came near and stayed apart."""
        names = {number: story for story, number in self._numbers.items()}
        return explain(self.found, self._numbers[story], names)


def group(documents: Iterable[Document], settled: Sequence[Settled] = ()) -> Grouping:
    """Groups `documents`; the same whatever order they come in. `settled` are an editor's decisions."""
    given = list(documents)
    usable = sorted((item for item in given if item.status in ("ok", "thin")), key=_order)
    left_out = tuple(item for item in given if item.status not in ("ok", "thin"))
    bound = bonds(settled, usable)
    evidence = Evidence()
    all_cues = [cues(document, evidence) for document in usable]
    alone = {place for pair in bound.apart for place in pair}
    original = near_copies(all_cues, alone)
    tellers = [place for place, first in enumerate(original) if place == first]
    told = [all_cues[place] for place in tellers]
    profiles = [
        Profile(vector, one.language, one.day.toordinal() if one.day else None)
        for one, vector in zip(told, vectors(told, evidence), strict=True)
    ]
    clusters = _clusters(profiles, tellers, original, bound)
    found = Found(tuple(usable), tuple(tellers), tuple(original), tuple(profiles), clusters, evidence, bound)
    overruled = tuple((usable[a].source, usable[b].source) for a, b in bound.overruled)
    return Grouping(found, left_out, overruled)


def _order(document: Document) -> tuple[str, str, str]:
    """The earliest first, undated ones last."""
    return document.published or "~", document.id, document.source


def _clusters(profiles: Sequence[Profile], tellers: Sequence[int], original: Sequence[int], bound: Bonds) -> Clusters:
    number = {place: position for position, place in enumerate(tellers)}
    clusters = Clusters(profiles)

    def told(found: Iterable[Pair]) -> Iterable[Pair]:
        return ((number[original[a]], number[original[b]]) for a, b in found)

    clusters.keep_apart(told(sorted(bound.apart)))
    clusters.hold_together(told(bound.together))
    clusters.grow(offers(profiles))
    return clusters


def _story(found: Found, number: int) -> Story:
    places = found.places(number)
    documents = [found.documents[place] for place in places]
    copies = [
        tuple(found.documents[place].id for place in places if found.original[place] == teller)
        for teller in (found.tellers[member] for member in found.members(number))
    ]
    return Story(
        story="s" + sha256(documents[0].id.encode()).hexdigest()[:11],
        documents=tuple(document.id for document in documents),
        sources=tuple(document.source for document in documents),
        title=found.title(number),
        score=found.score(number),
        reason=reason(found, number),
        copies=tuple(copy for copy in copies if len(copy) > 1),
    )
