"""The styles of one story side by side: sentences in rows by the claims that they share, a column a style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from briefing.lock import ADDED, HARDENED, lock, matrix
from briefing.records import Brief, Ledger, Sentence


@dataclass(frozen=True)
class Cell:
    """A sentence as a style has it. `drift` holds the messages of what it adds to its claims or hardens in them."""

    sentence: Sentence
    section: str
    drift: tuple[str, ...] = ()


@dataclass
class Aligned:
    """A row: the claims that its first sentence rests on, and what each style makes of them. A style may be silent."""

    claims: tuple[str, ...]
    cells: dict[str, list[Cell]] = field(default_factory=dict)


def aligned(briefs: Sequence[Brief]) -> list[Aligned]:
    """The sentences of all briefs, each in one row; the rows stand in the order of the first brief, others where they come."""
    rows: list[Aligned] = []
    for brief in briefs:
        last = -1
        for sentence, section in _placed(brief):
            found = next((at for at, row in enumerate(rows) if _shares(row, sentence, section)), None)
            if found is None:
                found = last + 1
                rows.insert(found, Aligned(("headline",) if section == "headline" else sentence.claims))
            rows[found].cells.setdefault(brief.style or "", []).append(Cell(sentence, section, _drift(brief, sentence)))
            last = found
    return rows


def _placed(brief: Brief) -> list[tuple[Sentence, str]]:
    head = [(brief.headline, "headline")] if brief.headline else []
    below = [(sentence, section.key) for section in brief.sections for block in section.blocks() for sentence in block.sentences]
    return head + below


def _shares(row: Aligned, sentence: Sentence, section: str) -> bool:
    if section == "headline":
        return row.claims == ("headline",)
    return bool(set(row.claims) & set(sentence.claims))


def _drift(brief: Brief, sentence: Sentence) -> tuple[str, ...]:
    rules = ADDED | HARDENED
    return tuple(
        finding.message
        for finding in brief.findings
        if finding.sentence == sentence.id and finding.rule in rules and finding.severity != "info"
    )


def comparison(ledger: Ledger, briefs: Sequence[Brief]) -> dict[str, Any]:
    """All that a page of the comparison shows: `title`, `date`, `styles`, `rows`, `locks`, `lines`, `matrix`. The first brief is
    in the style that the others are held against."""
    held = {brief.style or "": lock(brief, ledger, briefs[0]) for brief in briefs}
    return {
        "title": ledger.title,
        "date": ledger.date,
        "styles": list(held),
        "languages": {brief.style or "": brief.language or "en" for brief in briefs},
        "rows": aligned([brief for brief, _ in held.values()]),
        "locks": {style: found for style, (_, found) in held.items()},
        "lines": {style: found.line() for style, (_, found) in held.items()},
        "matrix": matrix(ledger, briefs),
    }
