"""`publish`, `correct`, `status`: what goes out, what was wrong in it, and where a desk's drafts stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from briefing.cli.bench import opened
from briefing.cli.drafts import BLOCK, DRAFT, OPTIONS, report, take_up
from briefing.cli.options import JSON, PLACE_OPTIONS, Day, with_options
from briefing.cli.screen import fitted, safe, tell
from briefing.errors import BriefingError, UsageError
from briefing.records import SCHEMA_VERSION
from briefing.review import verbs
from briefing.review.publish import publish as publish_text
from briefing.review.state import ReviewState, state_file
from briefing.runs import Run, digest, draft_file, read_record, runs_below

SUFFIXES = {"markdown": "md", "text": "txt", "html": "html", "email": "eml", "docx": "docx", "pdf": "pdf", "json": "json"}
STATES = ("draft", "changes_requested", "approved", "rejected", "published", "corrected")


@click.command(
    epilog="""\b
Examples:
  briefing publish runs/2026-03-10-…/6-drafts/draft.house.md
  briefing publish runs/2026-03-10-… --format html --format email
  briefing publish --edition 2026-03-10
  briefing publish runs/2026-03-10-… --correction "The vote was 53 to 8, not 53 to 9."
"""
)
@click.argument("draft", type=click.Path(exists=True, path_type=Path), metavar="[DRAFT]", required=False)
@click.option("--edition", type=Day(), metavar="DATE", help="The edition of this day instead: every brief of it that may go out.")
@click.option("-f", "--format", "formats", multiple=True, type=click.Choice(list(SUFFIXES)), help="Which files; default: all.")
@click.option("--allow-verbatim", is_flag=True, help="Print sentences that the extractive engine took from sources as they are.")
@click.option("--correction", metavar="NOTE", help="What was wrong in the text that is out. Printed with the new one.")
@with_options(OPTIONS)
def publish(
    draft: Path | None,
    edition: date | None,
    formats: tuple[str, ...],
    allow_verbatim: bool,
    correction: str | None,
    as_json: bool,
    **given: Any,
) -> int:
    """Writes the approved text into 7-published/: Markdown, text, a page, a mail, Word, PDF, JSON.

    With --edition DATE: the edition's public page, its place in the index and the feeds, its mail and files, from its approved
    briefs, naming what stays in; of a desk with `review = "none"` from all without errors, saying that nobody has read them.

    Only words that somebody approved go out: any edit since, applied or not, is refused (exit code 1). A text that is out
    stays as it is; a corrected one goes beside it, with its note.
    """
    if (draft is None) == (edition is None):
        raise UsageError("name one draft, or an edition", "briefing publish DRAFT; briefing publish --edition 2026-03-10")
    if edition is not None:
        from briefing.cli.issuing import publish_day

        return publish_day(edition, given, verbatim=allow_verbatim, as_json=as_json)
    assert draft is not None
    with opened(draft, given) as bench:
        pages = {SUFFIXES[name]: partial(bench.render, format=name) for name in formats or SUFFIXES}
        made = publish_text(bench.desk, pages, verbatim=allow_verbatim, correction=correction)
        folder = bench.desk.run.folder
        if as_json:
            line = {"schema_version": SCHEMA_VERSION, "run": str(folder), "style": bench.desk.style.name}
            click.echo(json.dumps({**line, "state": bench.desk.state.state, **made.model_dump(mode="json")}, ensure_ascii=False))
        else:
            for name in made.files:
                click.echo(folder / name)
            tell(f"{bench.desk.state.state}: revision {made.revision}, {made.hash[:19]}…")
        return 0


@click.command(
    epilog="""\b
Examples:
  briefing correct runs/2026-03-10-… d0 --source https://example.org/record --why "Eight voted against, not nine."
"""
)
@DRAFT
@BLOCK
@click.option("--source", metavar="URL", help="What shows that it is wrong.")
@click.option("--why", required=True, metavar="TEXT", help="What is wrong.")
@with_options(OPTIONS)
def correct(draft: Path, block: str, source: str | None, why: str, as_json: bool, **given: Any) -> int:
    """Files a reader's correction of BLOCK as a request in the draft.

    No word changes by it. Edit the draft, take the comment out, apply and approve, and `briefing publish --correction NOTE`
    puts the corrected text beside the one that is out.
    """
    with opened(draft, given) as bench:
        take_up(bench)
        said = f"@correct {why}" + (f" ({source})" if source else "")
        return report(bench.desk, bench.desk.apply(None, lambda body: verbs.comment(body, block, said)), as_json)


@click.command(
    epilog="""\b
Examples:
  briefing status
  briefing status runs/ --state draft --state changes_requested
"""
)
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="[FOLDER]...")
@click.option("--state", "states", multiple=True, type=click.Choice(STATES), help="Only drafts in this state. Repeatable.")
@JSON
@with_options(PLACE_OPTIONS)
def status(folders: tuple[str, ...], states: tuple[str, ...], as_json: bool, **given: Any) -> int:
    """The drafts of all runs below FOLDER (default: here) by state, the oldest of each first."""
    found = drafts([Path(folder) for folder in folders or (Path(),)])
    shown = [line for line in found if not states or line["state"] in states]
    for line in shown:
        if as_json:
            click.echo(json.dumps({"schema_version": SCHEMA_VERSION, **line}, ensure_ascii=False))
        else:
            click.echo(fitted(safe(_row(line))))
    if not shown and not as_json:
        tell("no draft here")
    return 0


def drafts(folders: Sequence[Path]) -> list[dict[str, Any]]:
    """The drafts of all runs in some folders and below, by state, the oldest of each first."""
    found = [line for folder in folders for run in runs_below(folder) for line in _lines(run)]
    return sorted(found, key=lambda line: (STATES.index(line["state"]), line["since"]))


def _lines(run: Run) -> Iterator[dict[str, Any]]:
    """A line for each brief of a run; one that cannot be read is said and left out."""
    for style in run.styles():
        try:
            yield _line(run, style)
        except BriefingError as error:
            tell(f"{run.folder}: {error.message}")


def _line(run: Run, style: str) -> dict[str, Any]:
    brief = run.brief(style)
    kept = run.folder / state_file(style)
    state = read_record(kept, ReviewState) if kept.exists() else ReviewState()
    draft = run.folder / draft_file(style)
    return {
        "run": str(run.folder),
        "style": style,
        "draft": str(draft),
        "state": state.state,
        "since": state.since or _modified(run.folder / "run.json"),
        "revision": brief.revision,
        "requests": sum(comment.verb is not None for comment in state.comments),
        "comments": sum(comment.verb is None for comment in state.comments),
        "unapplied": _unapplied(run, draft, state),
        "headline": brief.headline.text if brief.headline else None,
    }


def _unapplied(run: Run, draft: Path, state: ReviewState) -> bool:
    """Whether the file is another than the program last wrote."""
    if not draft.exists():
        return False
    written = state.shown_hash or run.meta["files"].get(draft.relative_to(run.folder).as_posix())
    return digest(draft.read_bytes()) != written


def _modified(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")


def _row(line: dict[str, Any]) -> str:
    marks = [f"{line['requests']} requests"] if line["requests"] else []
    marks += ["edits not applied"] if line["unapplied"] else []
    what = f"{line['state']:17} {age(line['since']):>5}  r{line['revision']:<3} {line['draft']}"
    return what + (f"  ({', '.join(marks)})" if marks else "")


def age(since: str) -> str:
    minutes = int((datetime.now(UTC) - datetime.fromisoformat(since)).total_seconds() // 60)
    if minutes < 60:
        return f"{max(minutes, 0)} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} d"
