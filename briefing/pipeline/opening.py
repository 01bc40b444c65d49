"""A draft or a record opened from a path, with all that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import DraftError, SetupError, UsageError
from briefing.library import Library
from briefing.records import Brief, Document, Ledger
from briefing.review import front_matter, read_draft
from briefing.review.state import proposed_in
from briefing.runs import brief_file, draft_file, find_run, read_record
from briefing.styles import Style

if TYPE_CHECKING:
    from briefing.check.checkers import Checker


@dataclass(frozen=True)
class OpenDraft:
    """A draft or a record opened from a path: the brief as it stands there, and all that it rests on."""

    brief: Brief
    ledger: Ledger
    style: Style
    documents: tuple[Document, ...]


def open_brief(
    path: Path, library: Library, checkers: Sequence[Checker] = (), *, judged: bool = False, unseen: bool = False
) -> OpenDraft:
    """A brief from its record (`.json`) or from its draft (`.md`), edited or not, with the run that it lies in.

    A run's folder is its only draft; one with several is refused. A record that rests on nothing, such as an imported one,
    needs no run. With `judged` a record keeps the findings that it was written with, which spares every rule; with
    `unseen` no finding will be shown, and no rule runs at all.
    """
    if path.is_dir():
        path = _only_draft(path)
    try:
        run = find_run(path)
    except SetupError:
        if path.suffix != ".json":
            raise
        return _open_alone(path, library)
    library.know(run.meta.get("styles", {}))
    if path.suffix == ".json":
        brief = read_record(path, Brief)
        style = library.style(brief.style or "house")
    else:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise DraftError(f"{path}: cannot be read: {error}") from error
        front = front_matter(text, str(path))
        style = library.style(str(front[0].get("style") or "house"))
        record = run.folder / brief_file(style.name)
        base = read_record(record.with_suffix(".new.json") if path.name.endswith(".new.md") else record, Brief)
        brief = read_draft(text, base, style, proposed_in(run, style.name), front)
    documents = tuple(run.documents())
    ledger = run.ledger()
    if unseen or (judged and path.suffix == ".json"):
        return OpenDraft(brief, ledger, style, documents)
    from briefing.pipeline.judging import checked  # the rules take half a second to load
    from briefing.pipeline.reviewing import struck_findings

    found = checked(brief, ledger, style, documents, checkers)
    found = found.model_copy(update={"findings": (*found.findings, *struck_findings(run, found))})
    return OpenDraft(found, ledger, style, documents)


def _only_draft(folder: Path) -> Path:
    run = find_run(folder)
    drafts = [run.folder / draft_file(style) for style in run.styles()]
    if len(drafts) != 1:
        raise UsageError(f"{folder}: which brief?", f"name a draft: {', '.join(map(str, drafts)) or 'there is none'}")
    return drafts[0]


def _open_alone(path: Path, library: Library) -> OpenDraft:
    """A record outside any run: one whose sentences name no claim, with an empty ledger."""
    brief = read_record(path, Brief)
    if any(sentence.claims for sentence in brief.sentences()):
        raise SetupError(
            f"{path} is not in a run, and the claims that its sentences rest on are only in its run",
            "name the record in its run's folder, 5-briefs/",
        )
    title = brief.headline.text if brief.headline else ""
    ledger = Ledger(title=title, date=brief.date or "", sources=brief.sources or (), claims=())
    style = library.style(brief.style or "house")
    from briefing.pipeline.judging import checked

    return OpenDraft(checked(brief, ledger, style, ()), ledger, style, ())
