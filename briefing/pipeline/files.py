"""The files of a run that a brief is written to. A draft that a person has changed is never overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from briefing.library import Library
from briefing.pipeline.gathering import title_of
from briefing.pipeline.job import Made
from briefing.records import Brief, Document, Ledger
from briefing.render import render, render_file
from briefing.runs import Run, brief_file, digest, draft_file, evidence_file, slug
from briefing.styles import Style

SUFFIXES = {
    "draft": "md",
    "markdown": "published.md",
    "text": "txt",
    "html": "html",
    "email": "eml",
    "json": "json",
    "pdf": "pdf",
    "docx": "docx",
}
ALWAYS = ("draft", "html", "evidence")
"""What is written of every brief, without being asked for."""


def run_folder(out: Path | None, documents: Sequence[Document], today: date) -> Path:
    """Where a run goes: as named, else `runs/DATE-TITLE`, the same for the same command."""
    return out or Path("runs") / f"{today}-{slug(title_of(documents))}"


def page_file(style: str, format: str, beside: str = "") -> str:
    """The file beside a draft that holds it in another format; `beside` is `new.` beside a draft that a person has changed."""
    return evidence_file(style, beside) if format == "evidence" else draft_file(style, beside + SUFFIXES[format])


def write_brief(run: Run, brief: Brief, ledger: Ledger, style: Style, formats: Sequence[str], library: Library) -> Made:
    """Writes the record and the draft. Where a person has changed the draft, both go beside it as `.new`."""
    text = render(brief, ledger, style, library, "draft").encode()
    name, record = draft_file(style.name), brief_file(style.name)
    beside = run.changed_by_hand(name) and run.meta["files"].get(name) != digest(text)
    if run.changed_by_hand(name) and not beside:  # the same text as before: the person's draft stands on it still
        return Made(brief, run.folder / record, run.folder / name, ())
    if beside:
        name, record = name.replace(".md", ".new.md"), record.replace(".json", ".new.json")
    record_path = run.write_record(record, brief)
    documents = run.documents() if "evidence" in formats else ()
    draft = run.write(name, text)
    files = [
        run.write(
            page_file(style.name, format, "new." if beside else ""),
            render_file(brief, ledger, style, library, format, documents),
        )
        for format in dict.fromkeys(formats)
        if format != "draft"
    ]
    return Made(brief, record_path, draft, tuple(files), beside)
