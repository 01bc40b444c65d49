"""What templates are given: plain values, with footnotes written out and dates in the reader's form."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from briefing.draft import Note, labels, notes
from briefing.records import Block, Brief, Claim, Evidence, Ledger, Section, Sentence, Source
from briefing.styles import Style

MATCH_MARKS = {"exact": "", "normalised": "", "fuzzy": "≈ "}
BEST_FIRST = ("exact", "normalised", "fuzzy")


def view(brief: Brief, ledger: Ledger, style: Style) -> dict[str, Any]:
    """A brief as templates see it: `brief`, `headline`, `sections`, `footnotes`, `sources`, `words`, `minutes`."""
    words = sum(len(sentence.text.split()) for sentence in brief.sentences())
    return {
        "brief": brief,
        "headline": brief.headline.text if brief.headline else None,
        "headline_notes": list(_headline_notes(brief, ledger)),
        "sections": [_section(section, style) for section in brief.sections],
        "footnotes": [
            {"label": note.label, "text": footnote(note, ledger)}
            for section in brief.sections
            for block in section.blocks()
            for note in notes(block)
        ],
        "sources": [_source(source) for source in ledger.sources],
        "date": long_date(brief.date),
        "words": words,
        "minutes": max(1, round(words / 230)),
    }


def _section(section: Section, style: Style) -> dict[str, Any]:
    knobs = next((knobs for knobs in style.sections if knobs.key == section.key), None)
    glyph = knobs.points.glyph if knobs and knobs.points else "►"
    return {
        "key": section.key,
        "role": section.role,
        "heading": section.heading,
        "glyph": glyph,
        "lead": _block(section.lead) if section.lead else None,
        "points": [_block(block) for block in section.points],
    }


def _block(block: Block) -> dict[str, Any]:
    return {"id": block.id, "sentences": [_sentence(block, sentence) for sentence in block.sentences]}


def _sentence(block: Block, sentence: Sentence) -> dict[str, Any]:
    return {"id": sentence.id, "text": sentence.text, "labels": labels(block, sentence), "status": sentence.status}


def _source(source: Source) -> dict[str, Any]:
    name = source.url or source.source
    return {**source.model_dump(), "name": name, "link": safe_url(source.url), "day": long_date(source.published)}


def _headline_notes(brief: Brief, ledger: Ledger) -> Iterator[str]:
    for claim_id in brief.headline.claims if brief.headline else ():
        claim = ledger.claim(claim_id)
        if claim:
            yield evidence_line(claim, ledger)


def footnote(note: Note, ledger: Ledger) -> str:
    """The text of one footnote: where the claim stands and its words there, or that nothing bears the sentence."""
    claim = ledger.claim(note.claim) if note.claim else None
    if claim is None:
        return {
            "judgement": "⚠ no source: a judgement without a claim to rest on; give it one or delete it",
            "general": "⚠ no source: the model's own knowledge; confirm it, give it a source or delete it",
        }.get(note.status, "⚠ no source: give it one or delete it")
    opening = {"judgement": "judgement, resting on ", "disputed": "disputed: ", "background": "background: "}
    clashes = [clash.note for clash in ledger.contradictions if claim.id in clash.claims]
    ending = f" (sources differ: {'; '.join(dict.fromkeys(clashes))})" if clashes else ""
    return opening.get(note.status, "") + evidence_line(claim, ledger) + ending


def evidence_line(claim: Claim, ledger: Ledger) -> str:
    """All the places that bear a claim, the best first."""
    ordered = sorted(claim.evidence, key=lambda item: BEST_FIRST.index(item.match))
    return "; ".join(_place(item, ledger) for item in ordered)


def _place(item: Evidence, ledger: Ledger) -> str:
    source = ledger.source(item.document)
    label = source.label if source else "?"
    where = "".join(part for part in (f" p. {item.page}" if item.page else "", f" ¶{item.paragraph}" if item.paragraph else ""))
    name = source.outlet or source.source if source else "unknown source"
    day = f", {long_date(source.published)}" if source and source.published else ""
    quote = " ".join(item.quote.split())
    return f"{label}{where} {MATCH_MARKS[item.match]}“{quote}” — {name}{day}"


def long_date(value: str | None) -> str | None:
    """`2026-03-10T22:05:00Z` as `10 March 2026`."""
    if not value:
        return None
    day = date.fromisoformat(value[:10])
    return f"{day.day} {month_name[day.month]} {day.year}"


def safe_url(url: str | None) -> str | None:
    """`url` where a page may link to it: http and https with a host, nothing else."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
