"""What cannot all be right: both values are kept with their sources and times, and neither is chosen.

A later report may bring the news of an earlier one: a death toll that rose, a vote that came on another day than was expected.
Such a pair is an `update`: it is said, and it leaves the later claim standing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.facts import same_name
from briefing.ledger.accounts import day_clashes, doer_clashes, outcome_clashes
from briefing.ledger.copies import called
from briefing.ledger.figures import Clash, clashes, counted, nature_clashes
from briefing.ledger.said import Said
from briefing.ledger.subjects import pairs
from briefing.records import Contradiction, Document
from briefing.typography import fold

Side = tuple[Said, str]
"""A claim and the value that it has."""


def contradictions(claims: Sequence[Said], documents: Mapping[str, Document]) -> Iterator[Contradiction]:
    """The contradictions between claims of different documents, in the order of their claims."""
    found: dict[str, _Groups] = {}
    figures = {claim.id: counted(claim) for claim in claims}
    for one, other in pairs(claims):
        for clash in (*clashes(one, other, figures, documents), *_beside_figures(one, other, documents)):
            sides = _in_time([(one, clash.values[0]), (other, clash.values[1])], documents)
            kind = "update" if clash.grows and _is_update(sides, documents) else clash.kind
            found.setdefault(kind, _Groups()).add(sides)
    order = {claim.id: place for place, claim in enumerate(claims)}
    made = [_made(kind, sides, documents, order) for kind, groups in found.items() for sides in groups.groups]
    yield from sorted(made, key=lambda item: [order[claim] for claim in item.claims])


def _beside_figures(one: Said, other: Said, documents: Mapping[str, Document]) -> Iterator[Clash]:
    yield from nature_clashes(one, other, documents)
    yield from day_clashes(one, other)
    yield from outcome_clashes(one, other, documents)
    yield from doer_clashes(one, other, documents)


class _Groups:
    """Pairs that differ about the same, put together: a claim with its value is in one group only, and so is one difference
    between two documents that is told in two sentences."""

    def __init__(self) -> None:
        self.groups: list[list[Side]] = []
        self._by_claim: dict[tuple[str, str], list[Side]] = {}
        self._by_report: dict[frozenset[tuple[str, str]], list[Side]] = {}

    def add(self, sides: list[Side]) -> None:
        (one, mine), (other, theirs) = sides
        reports = [frozenset(((mine, a), (theirs, b))) for a in one.documents for b in other.documents]
        homes = [self._by_claim.get((claim.id, value)) for claim, value in sides] + [self._by_report.get(key) for key in reports]
        group = next((home for home in homes if home is not None), None)
        if group is None:
            group = []
            self.groups.append(group)
        for key in reports:
            self._by_report.setdefault(key, group)
        for claim, value in sides:
            if (claim.id, value) not in self._by_claim:
                self._by_claim[claim.id, value] = group
                group.append((claim, value))


def _made(kind: str, sides: list[Side], documents: Mapping[str, Document], order: Mapping[str, int]) -> Contradiction:
    """The record: a value for each claim, and a note that tells who has what, and since when."""
    if kind != "update":
        sides = sorted(sides, key=lambda side: order[side[0].id])
    by_value: dict[str, list[Document]] = {}
    for claim, value in sides:
        by_value.setdefault(value, []).extend(_reports(claim, documents))
    told = [_named(reports) + value for value, reports in by_value.items()]
    ending = "; the later report may update the earlier one" if kind == "update" else ""
    return Contradiction(
        kind=kind,
        claims=tuple(claim.id for claim, _ in sides),
        values=tuple(value for _, value in sides),
        note=", ".join(told) + ending,
    )


def _named(reports: list[Document]) -> str:
    """ "One (2026-03-10) has ", "One (2026-03-10) and Two (2026-03-11) have "."""
    names = list(dict.fromkeys(f"{called(report)} ({_when(report)})" for report in reports))
    return f"{', '.join(names[:-1])} and {names[-1]} have " if len(names) > 1 else f"{names[0]} has "


def _when(report: Document) -> str:
    """The day of a report, with its time of day where that is known."""
    if not report.published:
        return "undated"
    day, _, time = report.published.partition("T")
    return f"{day} {time[:5]}" if time and time[:5] != "00:00" else day


def _reports(claim: Said, documents: Mapping[str, Document]) -> list[Document]:
    """The reports of a claim, the earliest first."""
    return sorted((documents[item.document] for item in claim.claim.evidence), key=lambda report: report.published or "9999")


def _report(claim: Said, documents: Mapping[str, Document]) -> Document:
    return _reports(claim, documents)[0]


def _in_time(sides: list[Side], documents: Mapping[str, Document]) -> list[Side]:
    return sorted(sides, key=lambda side: _report(side[0], documents).published or "9999")


def _is_update(sides: list[Side], documents: Mapping[str, Document]) -> bool:
    """Whether the second of two claims can be news of the first: it was published later, and nobody else vouches for it."""
    (one, _), (other, _) = sides
    times = [_report(claim, documents).published or "" for claim in (one, other)]
    if not all(times) or times[0][: len(times[1])] >= times[1][: len(times[0])]:
        return False
    speakers = [claim.claim.facts.speaker for claim in (one, other)]
    return not all(speakers) or same_name(*map(str, speakers)) or fold(str(speakers[0])) == fold(str(speakers[1]))
