"""The files of a run that a brief is written to. A draft that a person has worked on is never overwritten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from briefing.library import Library
from briefing.pipeline.gathering import title_of
from briefing.pipeline.job import Made
from briefing.pipeline.pages import page_file
from briefing.pipeline.reviewing import Hands, joined, named_as_before, reviewed
from briefing.records import Brief, Document, Ledger
from briefing.render import render, render_file
from briefing.runs import Run, brief_file, draft_file, slug
from briefing.styles import Style


def run_folder(out: Path | None, documents: Sequence[Document], today: date) -> Path:
    """Where a run goes: as named, else `runs/DATE-TITLE`, the same for the same command."""
    return out or Path("runs") / f"{today}-{slug(title_of(documents))}"


def write_brief(
    run: Run,
    brief: Brief,
    ledger: Ledger,
    style: Style,
    formats: Sequence[str],
    library: Library,
    who: Callable[[], str] = lambda: "unknown",
) -> Made:
    """Writes the record and the draft. One that a person has worked on is joined with the new text, block by block; where their
    file cannot be read, the new text goes beside it as `.new`."""
    name, record = draft_file(style.name), brief_file(style.name)
    there = (run.folder / record).exists()
    if there and reviewed(run, style.name):
        done = joined(run, brief, style, library, Hands(who()))
        if done is not None:
            files = _pages(run, done.brief, ledger, style, formats, library)
            return Made(done.brief, run.folder / record, run.folder / name, files, joined=done)
        name, record = name.replace(".md", ".new.md"), record.replace(".json", ".new.json")
    if path := library.read_from(style.name):
        run.save_meta(styles={**run.meta.get("styles", {}), style.name: str(path)})
    beside = name != draft_file(style.name)
    brief = brief if beside else named_as_before(run, brief)
    record_path = run.write_record(record, brief)
    draft = run.write(name, render(brief, ledger, style, library, "draft").encode())
    files = _pages(run, brief, ledger, style, formats, library, "new." if beside else "")
    return Made(brief, record_path, draft, files, beside)


def _pages(
    run: Run, brief: Brief, ledger: Ledger, style: Style, formats: Sequence[str], library: Library, beside: str = ""
) -> tuple[Path, ...]:
    """Writes the further files that were asked for beside a draft."""
    wanted = [format for format in dict.fromkeys(formats) if format != "draft"]
    documents = run.documents() if "evidence" in wanted else ()
    return tuple(
        run.write(page_file(style.name, format, beside), render_file(brief, ledger, style, library, format, documents))
        for format in wanted
    )
