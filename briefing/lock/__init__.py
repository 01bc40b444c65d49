"""The fact lock: what the styles of one story tell of its ledger, compared as values, so that a style changes words and no fact.

A fact is a name, a number, a date, a quotation or a speaker of a claim. A brief *tells* it, or it is *lost*: left out against
the first style, or against the claims that the brief itself rests on. What a sentence says that neither its claims nor the
first style have is *added*; what it says more surely, more widely or in its own voice is *hardened*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from briefing.lock.drift import ADDED, HARDENED, counted, drifted
from briefing.lock.told import WEIGHT, Fact, Kind, Told, facts_of
from briefing.records import Brief, Finding, Ledger
from briefing.typography import fold

__all__ = ["ADDED", "HARDENED", "Drift", "Fact", "Kind", "Lock", "Row", "facts_of", "lock", "matrix"]


@dataclass(frozen=True)
class Drift:
    """Where a brief parts from its facts: what, the words, the sentence if there is one, the claim, what the evidence has."""

    fact: str
    words: str
    sentence: str | None = None
    claim: str | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class Lock:
    """What a brief lost, added and hardened; lost facts stand in the order of their weight. `against` names the first style,
    or is None where the brief was compared with the ledger alone."""

    against: str | None
    lost: tuple[Drift, ...]
    added: tuple[Drift, ...]
    hardened: tuple[Drift, ...]

    def as_json(self) -> dict[str, Any]:
        lists = {name: [_plain(item) for item in getattr(self, name)] for name in ("lost", "added", "hardened")}
        return {"against": self.against, **lists}

    def line(self) -> str:
        """One statement for a person."""
        drifts = (("added", self.added), ("hardened", self.hardened))
        wrong = [f"{len(found)} {name} ({_in_short(found[0].words)})" for name, found in drifts if found]
        told = " and ".join(wrong) if wrong else "none added, none hardened"
        if not self.lost:
            return f"facts: {told}, none lost"
        first = ", ".join(f"“{item.words}”" for item in self.lost[:3])
        than = f"that {self.against} tells" if self.against else "of its claims"
        return f"facts: {told}; {len(self.lost)} {than} left out: {first}{', …' if len(self.lost) > 3 else ''}"


def _in_short(words: str) -> str:
    return f"“{words}”" if len(words) <= _SHORT else f"“{words[:_SHORT].rsplit(' ', 1)[0]} …”"


_SHORT = 40  # characters of a drift that the line of a brief shows


def lock(brief: Brief, ledger: Ledger, first: Brief | None = None) -> tuple[Brief, Lock]:
    """A checked brief held to its ledger and to the brief in the first style: what it lost, added and hardened.

    The brief comes back with an error more on each sentence that only the two witnesses together show to have drifted.
    """
    other = Told(first) if first is not None and first.style != brief.style else None
    rules = tuple(finding for finding in brief.findings if not finding.rule.startswith("lock-"))
    told = Told(brief.model_copy(update={"findings": rules}))
    told = Told(brief.model_copy(update={"findings": (*rules, *drifted(told, other, ledger))}))
    return told.brief, Lock(
        against=other.brief.style if other else None,
        lost=tuple(_lost(told, other, ledger)),
        added=tuple(_drifts(counted(told, other, ledger, ADDED))),
        hardened=tuple(_drifts(counted(told, other, ledger, HARDENED))),
    )


def _lost(told: Told, other: Told | None, ledger: Ledger) -> Iterator[Drift]:
    """Facts that the first style tells and this one does not; without a first style, of the claims that this one rests on."""
    there = other or told
    ranked: list[tuple[int, int, Fact]] = []
    seen: set[tuple[str, str]] = set()
    for place, claim in enumerate(claim for claim in ledger.claims if claim.id in there.claims):
        borne = len(ledger.publishers.get(claim.id, ())) or 1
        for fact in facts_of(claim):
            new = (fact.kind, fold(fact.words)) not in seen
            seen.add((fact.kind, fold(fact.words)))
            if new and not fact.told_by(told) and (other is None or fact.told_by(other)):
                ranked.append((-WEIGHT[fact.kind] * borne, place, fact))
    for _, _, fact in sorted(ranked, key=lambda item: item[:2]):
        yield Drift(fact.kind, fact.words, claim=fact.claim)


def _drifts(found: Iterable[Finding]) -> Iterator[Drift]:
    for finding in found:
        yield Drift(finding.rule.removeprefix("lock-"), finding.words or "", finding.sentence, None, finding.evidence)


# -- every fact in every style --------------------------------------------------------------------------------------------


Cell = Literal["told", "lost", "unused"]


@dataclass(frozen=True)
class Row:
    """One fact of the ledger and how each style treats it: `told`, `lost` (the claim is used, the fact is not told), `unused`."""

    fact: Fact
    cells: dict[str, Cell]


_SHOWN: tuple[Cell, ...] = ("told", "lost", "unused")


def matrix(ledger: Ledger, briefs: Sequence[Brief]) -> list[Row]:
    """Each fact of the claims that any of the briefs rests on, once, in the ledger's order. One that several claims have is told
    where it is told of any, and lost where a claim of it is used and it is not told."""
    told = {brief.style or "": Told(brief) for brief in briefs}
    used = frozenset[str]().union(*(one.claims for one in told.values()))
    rows: dict[tuple[Kind, str], Row] = {}
    for claim in (claim for claim in ledger.claims if claim.id in used):
        for fact in facts_of(claim):
            cells = {style: _cell(fact, one) for style, one in told.items()}
            known = rows.setdefault((fact.kind, fold(fact.words)), Row(fact, cells))
            known.cells.update({style: min(cell, cells[style], key=_SHOWN.index) for style, cell in known.cells.items()})
    return list(rows.values())


def _cell(fact: Fact, told: Told) -> Cell:
    if fact.told_by(told):
        return "told"
    return "lost" if fact.claim in told.claims else "unused"


def _plain(item: Drift) -> dict[str, Any]:
    return {key: value for key, value in asdict(item).items() if value is not None}
