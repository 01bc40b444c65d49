"""`brief`, `restyle`, `demo`: commands that make briefs."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from briefing.cli.options import (
    DATE,
    ENGINE_OPTIONS,
    JSON,
    PLACE_OPTIONS,
    READING_OPTIONS,
    Day,
    settings,
    today,
    with_options,
)
from briefing.cli.saving import saved
from briefing.cli.screen import Bar, show_brief, show_findings, tell
from briefing.cli.workshop import Workshop, open_workshop
from briefing.collect import ReadOptions
from briefing.config import Config
from briefing.errors import UsageError
from briefing.library import shipped
from briefing.pipeline import ALWAYS, Job, Outcome, brief_story, gather, run_folder
from briefing.pipeline import restyle as restyle_run
from briefing.records import SCHEMA_VERSION
from briefing.review.desk import Applied
from briefing.runs import Run

STYLE = click.option("-s", "--style", multiple=True, metavar="NAME", help="A style, or several; default: house.")
FORMAT = click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(["text", "html", "evidence", "email", "docx", "pdf", "json", "markdown"]),
    help="Further files beside the draft.",
)
REPAIR = click.option(
    "--no-repair",
    "repair",
    flag_value=False,
    default=None,
    help="Only mark sentences that fail the rules; do not ask again, cut, replace or drop.",
)
QUIET = click.option("-q", "--quiet", is_flag=True, help="Do not print the brief; say only where the files are.")


@click.command(
    epilog="""\b
Examples:
  briefing brief sources/ --background background/ --date 2026-03-10
  briefing brief report.pdf statement.eml https://example.org/story --style house
  briefing brief sources/ --model MODEL --base-url http://localhost:11434/v1 --dry-run
  briefing brief sources/ --model MODEL --max-cost 0.50 --out runs/today
"""
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--background", multiple=True, metavar="SOURCE", help="A source for Context only. Repeatable.")
@click.option("--notes", type=click.Path(path_type=Path), metavar="DIR", help="The desk's own notes, for Context only.")
@click.option("--note", metavar="TEXT", help="What to put first and dwell on. Steers emphasis, never facts.")
@DATE
@STYLE
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="The run's folder. Default: runs/DATE-TITLE.")
@FORMAT
@click.option("--dry-run", is_flag=True, help="Predict calls, tokens and price; make none.")
@REPAIR
@JSON
@QUIET
@with_options(ENGINE_OPTIONS, PLACE_OPTIONS, READING_OPTIONS)
def brief(sources: tuple[str, ...], day: date | None, **given: Any) -> int:
    """One story, from SOURCEs to a draft brief that shows its evidence.

    A SOURCE is a file, a folder, a URL, a feed, a .jsonl of documents, or - for standard input. HTML, text, Markdown, PDF, DOCX
    and more are read. What cannot be read is named and the run goes on. The same command again goes on where a stopped
    run was, and pays for nothing twice. A draft that you have edited is never overwritten.
    """
    config = settings(given)
    job = Job(
        sources=sources,
        background=given["background"],
        notes=(str(given["notes"]),) if given["notes"] else (),
        note=given["note"],
        today=day or today(),
        formats=(*ALWAYS, *given["formats"]),
        reading=ReadOptions(allow_hosts=config.settings.allow_hosts),
    )
    return make_brief(config, job, given["out"], dry=given["dry_run"], as_json=given["as_json"], quiet=given["quiet"])


def make_brief(
    config: Config, job: Job, out: Path | None, *, dry: bool = False, as_json: bool = False, quiet: bool = False
) -> int:
    """Runs a job and reports it. Returns the exit code."""
    bar = Bar()
    gathered = gather(job, bar)
    folder = run_folder(out, gathered.documents, job.today)
    with open_workshop(config, folder.name, bar, any_language=config.origins["style"] == "default") as shop:
        styles = [shop.library.style(name) for name in config.settings.style]
        if dry:
            return shop.predict(gathered.documents, styles, job.today)
        run = Run(folder)
        with run.locked(config.settings.wait):
            started = time.monotonic()
            outcome = brief_story(job, styles, run, gathered, shop.tools)
            shop.finish(run)
        return report(outcome, shop, started, as_json=as_json, quiet=quiet)


@click.command(
    epilog="""\b
Examples:
  briefing restyle runs/2026-03-10-… --style house
  briefing restyle runs/2026-03-10-… --style desk/styles/ours.yaml --model MODEL
"""
)
@click.argument("run", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="RUN")
@STYLE
@FORMAT
@REPAIR
@JSON
@QUIET
@with_options(ENGINE_OPTIONS, PLACE_OPTIONS)
def restyle(run: Path, **given: Any) -> int:
    """The stored ledger of RUN in another style.

    No document is read or extracted again: composing is all that is asked of a model.
    """
    config = settings(given)
    with open_workshop(config, run.name, Bar()) as shop:
        styles = [shop.library.style(name) for name in config.settings.style]
        opened = Run(run)
        with opened.locked(config.settings.wait):
            started = time.monotonic()
            outcome = restyle_run(opened, styles, (*ALWAYS, *given["formats"]), shop.tools)
            shop.finish(opened)
        code = report(outcome, shop, started, as_json=given["as_json"], quiet=given["quiet"])
        tell(saved(opened, shop))
        return code


@click.command(
    epilog="""\b
Examples:
  briefing demo
  briefing demo --model MODEL --base-url http://localhost:11434/v1
"""
)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the run goes. Default: runs/DATE-TITLE.")
@with_options(ENGINE_OPTIONS, PLACE_OPTIONS)
def demo(out: Path | None, **given: Any) -> int:
    """The worked example that ships: five sources in five formats, with background, briefed in this terminal.

    Without a model it uses the embedded extractive engine: no key, no network, no cost.
    """
    example = shipped("examples") / "paraguay-sofa"
    if not example.is_dir():
        raise UsageError(f"the example is missing from this installation: {example}", "install briefing again")
    config = settings(given)
    job = Job(
        sources=(str(example / "sources"),),
        background=(str(example / "background"),),
        today=Day().convert("2026-03-10", None, None),
    )
    return make_brief(config, replace(job), out)


def report(outcome: Outcome, shop: Workshop, started: float, *, as_json: bool, quiet: bool) -> int:
    """Prints what was made: the briefs or their JSON lines on stdout, the rest on stderr."""
    for made in outcome.made:
        style = shop.library.style(made.brief.style or "house")
        if as_json:
            click.echo(json.dumps(_line(outcome, made, shop), ensure_ascii=False))
        elif not quiet:
            show_brief(made.brief, style)
    for line in outcome.left_out:
        tell(f"left out: {line}")
    for line in outcome.incomplete:
        tell(f"incomplete: {line}")
    for made in outcome.made:
        show_findings([finding for finding in made.brief.findings if finding.severity != "info"])
        for remark in made.brief.remarks:
            tell(f"  note  {remark}")
        if made.lock is not None:
            tell(f"{made.brief.style}: {made.lock.line()}")
    if not as_json:
        _where(outcome)
    for name, error in outcome.failed.items():
        tell(f"no brief in style {name}: {error.message}")
    tell(shop.summary(time.monotonic() - started))
    shop.hint()
    return 5 if outcome.failed or outcome.incomplete else 0


def _line(outcome: Outcome, made: Any, shop: Workshop) -> dict[str, Any]:
    cost = shop.spent()
    return {
        "schema_version": SCHEMA_VERSION,
        "run": str(outcome.run.folder),
        "style": made.brief.style,
        "brief": str(made.record),
        "draft": str(made.draft),
        "calls": cost.sent,
        "cached": cost.cached,
        "cost": cost.price,
        "repairs": [repair.model_dump() for repair in made.brief.repairs],
        "findings": [finding.model_dump(exclude_none=True) for finding in made.brief.findings],
        "lock": made.lock.as_json() if made.lock else None,
    }


def _joined(done: Applied) -> str:
    """What a brief that was made again did to a draft that a person worked on."""
    counts = Counter(change.verb for change in done.changes)
    words = {"edit": "taken anew", "add": "added", "drop": "dropped", "propose": "proposed", "comment": "contradicted"}
    said = [f"{counts[verb]} {word}" for verb, word in words.items() if counts[verb]]
    return "blocks " + ", ".join(said) if said else "nothing of it had to change"


def _where(outcome: Outcome) -> None:
    tell("")
    for made in outcome.made:
        if made.beside:
            tell(f"your draft cannot be read (`briefing review apply` says why), so this one went beside it: {made.draft}")
        elif made.joined is not None and made.joined.wrote:
            tell(f"joined with your draft: {_joined(made.joined)}: {made.draft}")
        else:
            tell(f"draft  {made.draft}")
        tell(f"record {made.record}")
        for file in made.files:
            tell(f"{'proof' if file.name.startswith('evidence.') else file.suffix[1:]:6} {file}")
