"""Whether two claims speak of one thing: they share a name and an act or most of their words, and nothing sets them apart.

What sets them apart counts for more than what they share: another place, another body, another year, another kind of the
thing counted. A contradiction that is none sends an editor after nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations

from briefing.facts import same_date, same_name
from briefing.ledger.said import CONTRAST, TRANSLATED, Said
from briefing.records import DateFact, Document

BODIES = frozenset("senate chamber deputies parliament congress government ministry court police army rebel hospital".split())
COMMON, FEW = 0.1, 40  # what so large a share of the claims, and more than so many, have leads to no comparison
SAME_NAMES = 0.4  # share of their names that two claims about one act have in common
LONG_AGO = 45  # days between two reports of which neither says when: further apart they may tell of two events


def pairs(claims: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Claims of different documents that have two things or more in common, each pair once, in order."""
    shelf: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        for mark in claim.names | claim.terms:
            shelf[mark].append(number)
    most = max(FEW, COMMON * len(claims))
    common = {mark for mark, held in shelf.items() if len(held) > most}
    shared: Counter[tuple[int, int]] = Counter()
    for mark, held in shelf.items():
        if mark not in common:
            shared.update(combinations(held, 2))
    for one, other in sorted(shared):
        a, b = claims[one], claims[other]
        if not a.documents & b.documents and len(a.names & b.names) + len(a.terms & b.terms) >= 2:
            yield a, b


def apart(one: Said, other: Said) -> bool:
    """Whether something shows that two claims speak of different things."""
    return (
        not _names_meet(one, other)
        or _places_differ(one, other)
        or _differ(one.things & BODIES, other.things & BODIES)
        or _differ((one.terms - other.terms) & CONTRAST, (other.terms - one.terms) & CONTRAST)
        or _differ(_quoted(one), _quoted(other))
    )


def _quoted(said: Said) -> frozenset[str]:
    return frozenset(item.text for item in said.claim.facts.quotations)


def _differ(one: Set[str], other: Set[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _names_meet(one: Said, other: Said) -> bool:
    """They share a name, and most of the names of the one that has fewer; a claim without names may be of the same story."""
    a, b = (_comparable(said, abroad=one.language != other.language) for said in (one, other))
    if not a or not b:
        return one.language == other.language
    shared = {name for name in a if any(same_name(name, theirs) for theirs in b)}
    return (bool(shared) and len(shared) / len(a | b) >= SAME_NAMES) or len(shared) >= 2 or shared in (a, b)


def _comparable(said: Said, *, abroad: bool) -> set[str]:
    return {name for name in said.told_of if not (abroad and name.startswith(TRANSLATED))}


def _places_differ(one: Said, other: Said) -> bool:
    a, b = one.places, other.places
    return bool(a) and bool(b) and not any(same_name(x, y) for x in a for y in b)


def overlap(one: Said, other: Said, less: Set[str] = frozenset()) -> float:
    """The share of the terms of the claim that says less that the other has as well, 0 to 1; `less` is not counted."""
    a, b = one.terms - less, other.terms - less
    fewer = min(len(a), len(b))
    return len(a & b) / fewer if fewer else 0.0


def likeness(one: Said, other: Said, less: Set[str] = frozenset()) -> float:
    """The share of both claims' terms that is in both, 0 to 1."""
    a, b = one.terms - less, other.terms - less
    return len(a & b) / len(a | b) if a | b else 0.0


def same_time(one: Said, other: Said, documents: Mapping[str, Document]) -> bool:
    """Whether both may tell of the same days: dates of theirs agree, or those of one fit the day of the other's report."""
    a, b = one.days, other.days
    if a and b:
        return any(same_date(x, y) is not False for x in a for y in b)
    reported = [documents[min(said.documents, key=lambda name: documents[name].published or "9999")] for said in (one, other)]
    if a or b:
        return all(_is_near(day, reported[0] if b else reported[1]) for day in a or b)
    days = [document.published_on for document in reported]
    return days[0] is None or days[1] is None or abs((days[0] - days[1]).days) <= LONG_AGO


def _is_near(day: DateFact, report: Document) -> bool:
    """Whether a report that names no day can be of that one."""
    when = report.published_on
    if when is None or not day.value or day.value.startswith("--") or "W" in day.value:
        return True
    if day.granularity == "day":
        year, month, number = map(int, day.value.split("-"))
        return abs((when - when.replace(year=year, month=month, day=min(number, 28))).days) <= LONG_AGO
    return when.isoformat().startswith(day.value) or abs(_months(when.isoformat()) - _months(day.value)) <= 1


def _months(value: str) -> int:
    year, _, rest = value.partition("-")
    return 12 * int(year) + int(rest[:2] or 6)
