"""Why documents are one story, and why others that came near are not: the parts of each comparison in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.group.found import Found
from briefing.group.likeness import ENOUGH_ANCHORS, ENOUGH_COUNTRIES, THRESHOLD, Likeness, Profile, likeness
from briefing.group.vectors import Vector
from briefing.records import Story

_SHOWN = 5  # names, words … that are told of a pair
_COMPARED = 40  # members that one is compared with to tell which is nearest
_NEIGHBOURS = 3  # stories that stayed apart, told of a story


@dataclass(frozen=True)
class Joined:
    """A document and the one of its story that it is most like, by what they share. `copy` says that one copies the other."""

    document: str
    like: str
    score: float
    copy: bool = False
    by_hand: bool = False
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Apart:
    """A story that came near, how near, what would have sufficed, and what kept it apart."""

    story: str
    title: str
    score: float
    needed: float
    why: str


@dataclass(frozen=True)
class Explanation:
    joined: tuple[Joined, ...]
    apart: tuple[Apart, ...]


def reason(found: Found, number: int) -> str:
    """Why a cluster is one story, in one line."""
    members, places = found.members(number), found.places(number)
    copies = len(places) - len(members)
    if len(members) == 1:
        return f"{copies + 1} copies of one report" if copies else "one report"
    whole = found.clusters.profiles[number]
    names = _surfaces(found, _common(whole, len(members), "np"))
    words = _surfaces(found, _common(whole, len(members), "w"))
    told = f"{len(members)} reports" + (f" and {copies} near-cop{'y' if copies == 1 else 'ies'}" if copies else "")
    shared = [f"the names {', '.join(names)}"] if names else []
    shared += [f"the words {', '.join(words)}"] if words else []
    by_hand = "; joined by hand" if _bound(found, members) else ""
    return f"{told} that share {' and '.join(shared)}{by_hand}" if shared else f"{told}{by_hand}"


def _common(whole: Profile, size: int, kinds: str) -> list[str]:
    """The weightiest features of these kinds that at least half of the documents have."""
    vector = whole.words if kinds == "w" else whole.carried
    counted = [feature for feature in vector if feature[0] in kinds and (kinds == "w" or 2 * whole.names_in(feature) >= size)]
    return sorted(counted, key=lambda feature: (-vector[feature], feature))[:_SHOWN]


def _bound(found: Found, members: list[int]) -> bool:
    own = set(members)
    return any(found.teller(a) in own and found.teller(b) in own for a, b in found.bonds.together)


def explain(found: Found, number: int, names: Mapping[int, Story]) -> Explanation:
    """Each document but the first with the one that it is most like, and the nearest stories that stayed apart."""
    joined = tuple(_joined(found, number, place) for place in found.places(number)[1:])
    apart = tuple(
        Apart(names[other].story, names[other].title, round(alike.score, 3), THRESHOLD, _why(found, alike, number, other))
        for alike, other in found.clusters.neighbours(number)[:_NEIGHBOURS]
    )
    return Explanation(joined, apart)


def _joined(found: Found, number: int, place: int) -> Joined:
    document, first = found.documents[place], found.original[place]
    if first != place:
        return Joined(document.source, found.documents[first].source, 1.0, copy=True)
    member = found.teller(place)
    others = [other for other in found.members(number) if other != member][:_COMPARED]
    alike = {other: likeness(found.profiles[member], found.profiles[other]) for other in others}
    if not alike:  # the first of the story copies nothing and nothing else tells it
        return Joined(document.source, document.source, 1.0)
    like = max(others, key=lambda other: (alike[other].score, -other))
    shared = _Shared(found, found.profiles[member], found.profiles[like])
    pair = (min(place, found.tellers[like]), max(place, found.tellers[like]))
    return Joined(
        document.source,
        found.documents[found.tellers[like]].source,
        round(alike[like].score, 3),
        by_hand=pair in found.bonds.together,
        names=shared.carried("np"),
        numbers=shared.carried("#"),
        days=shared.carried("@"),
        words=shared.words(),
    )


class _Shared:
    """What two documents have in common, the weightiest first."""

    def __init__(self, found: Found, a: Profile, b: Profile) -> None:
        self._found, self._a, self._b = found, a, b

    def carried(self, kinds: str) -> tuple[str, ...]:
        return self._told(self._a.carried, self._b.carried, kinds)

    def words(self) -> tuple[str, ...]:
        return self._told(self._a.words, self._b.words, "w")

    def _told(self, a: Vector, b: Vector, kinds: str) -> tuple[str, ...]:
        shared = [feature for feature in a if feature in b and feature[0] in kinds]
        best = sorted(shared, key=lambda feature: (-a[feature] * b[feature], feature))
        return tuple(_surfaces(self._found, best[:_SHOWN]))


def _why(found: Found, alike: Likeness, number: int, other: int) -> str:
    """What kept two clusters apart, the gravest first."""
    if found.clusters.is_kept_apart(number, other):
        return "kept apart by hand"
    one, two = found.clusters.profiles[number], found.clusters.profiles[other]
    told = []
    if alike.countries < ENOUGH_COUNTRIES:
        ours, theirs = (", ".join(_surfaces(found, sorted(side.countries)[:3])) for side in (one, two))
        told.append(f"the countries differ ({ours} here, {theirs} there)")
    if alike.anchors < ENOUGH_ANCHORS:
        ours = ", ".join(_surfaces(found, _own(one.anchors, two))) or "no name"
        theirs = ", ".join(_surfaces(found, _own(two.anchors, one))) or "no name"
        told.append(f"the names at the top differ ({ours} here, {theirs} there)")
    if alike.mould > 0.1:
        told.append("they are written alike, and their names, numbers and days are not")
    if alike.time < 0.7:
        told.append("too many days lie between them")
    if alike.carried < 0.25:
        told.append("few names, numbers or days are shared")
    if alike.words < 0.12:
        told.append("few words are shared")
    return "; ".join(told) or "a little too unlike in words, names, numbers and days together"


def _own(anchors: Vector, other: Profile) -> list[str]:
    own = [feature for feature in anchors if not other.names_in(feature)]
    return sorted(own, key=lambda feature: (-anchors[feature], feature))[:3]


def _surfaces(found: Found, features: Iterable[str]) -> list[str]:
    return [found.evidence.surface(feature) for feature in features]
