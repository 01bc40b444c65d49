"""The styles of one story side by side: sentences in rows by the claims that they share, a column a style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefing.lock import Lock, lock, matrix
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


def aligned(briefs: Sequence[Brief], locks: Mapping[str, Lock] | None = None) -> list[Aligned]:
    """The sentences of all briefs, each in one row: a row a sentence of the first brief, in its order, and beside it those of the
    others that share most claims with it; what shares none stands in a row of its own, where it comes. `locks` hold the drift."""
    rows: list[Aligned] = []
    for number, brief in enumerate(briefs):
        last = -1
        for sentence, section in _placed(brief):
            found = _row(rows, sentence, section) if number else None
            if found is None:
                found = last + 1
                rows.insert(found, Aligned(("headline",) if section == "headline" else sentence.claims))
            drift = _drift(brief, sentence, (locks or {}).get(brief.style or ""))
            rows[found].cells.setdefault(brief.style or "", []).append(Cell(sentence, section, drift))
            last = found
    return rows


def _row(rows: Sequence[Aligned], sentence: Sentence, section: str) -> int | None:
    """The row that a sentence shares most of its claims with."""
    if section == "headline":
        return next((at for at, row in enumerate(rows) if row.claims == ("headline",)), None)
    own = set(sentence.claims)
    shares = [(len(own & set(row.claims)) / (len(own | set(row.claims)) or 1), -at) for at, row in enumerate(rows)]
    share, at = max(shares, default=(0.0, 0))
    return -at if share else None


def _placed(brief: Brief) -> list[tuple[Sentence, str]]:
    head = [(brief.headline, "headline")] if brief.headline else []
    below = [(sentence, section.key) for section in brief.sections for block in section.blocks() for sentence in block.sentences]
    return head + below


def _drift(brief: Brief, sentence: Sentence, held: Lock | None) -> tuple[str, ...]:
    """The messages of what the lock counts as drift in a sentence."""
    counted = (
        {(item.fact, item.words) for item in (*held.added, *held.hardened) if item.sentence == sentence.id} if held else set()
    )
    return tuple(
        finding.message
        for finding in brief.findings
        if finding.sentence == sentence.id and (finding.rule.removeprefix("lock-"), finding.words or "") in counted
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
        "rows": aligned([brief for brief, _ in held.values()], {style: found for style, (_, found) in held.items()}),
        "locks": {style: found for style, (_, found) in held.items()},
        "lines": {style: found.line() for style, (_, found) in held.items()},
        "matrix": matrix(ledger, briefs),
    }
