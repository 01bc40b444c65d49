"""What a file for paper shows of a brief, as plain values: the same for PDF and Word, which only differ in how they set it."""

from __future__ import annotations

import re
from typing import Any

from briefing.library import Library
from briefing.records import Brief, Ledger, Sentence
from briefing.render.view import sentence_note, traced, view
from briefing.styles import Style

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def printed(brief: Brief, ledger: Ledger, style: Style, library: Library) -> dict[str, Any]:
    """The brief in values that JSON holds: `headline`, `sections` (each sentence with its `note`), `sources`, and what stands
    around them. A sentence has one note: a printed page has no room for one a claim."""
    values = view(brief, ledger, style, marked=traced(brief))
    said = {sentence.id: sentence for sentence in brief.sentences()}
    shown = {
        "kicker": library.template("parts/kicker.j2", values).strip(),
        "headline": values["headline"],
        "sections": [_section(section, said, ledger) for section in values["sections"]],
        "joiner": values["joiner"],
        "headline_note": sentence_note(brief.headline, ledger) if brief.headline and values["footnotes"] else None,
        "corrections": list(brief.corrections),
        "untraced": not traced(brief),
        "sources": [_source(source) for source in values["sources"] if source["cited"]],
        "made": " ".join(library.template("parts/made.j2", values).split()),
        "language": values["language"],
        "direction": values["direction"],
        "date": (brief.date or "")[:10],
    }
    return {key: _clean(value) for key, value in shown.items()}


def _section(section: dict[str, Any], said: dict[str, Sentence], ledger: Ledger) -> dict[str, Any]:
    def block(shown: dict[str, Any] | None) -> list[dict[str, Any]] | None:
        if shown is None:
            return None
        return [
            {
                "text": item["text"],
                "lead_in": "" if place else shown["lead_in"],
                "rest": item["text"] if place else item["text"][len(shown["lead_in"]) :],
                "note": sentence_note(said[item["id"]], ledger) if item["labels"] else None,
            }
            for place, item in enumerate(shown["sentences"])
        ]

    kept = {key: section[key] for key in ("heading", "glyph")}
    return {**kept, "lead": block(section["lead"]), "points": [block(point) for point in section["points"]]}


def _source(source: dict[str, Any]) -> dict[str, Any]:
    about = [source["title"] or source["name"], source["outlet"], source["day"]]
    return {"label": source["label"], "text": ", ".join(part for part in about if part), "link": source["link"]}


def _clean(value: Any) -> Any:
    """A value without characters that neither XML nor a page can hold."""
    if isinstance(value, str):
        return _NOT_IN_XML.sub("", value)
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    return [_clean(item) for item in value] if isinstance(value, list) else value
