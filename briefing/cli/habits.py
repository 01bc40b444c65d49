"""`review learn` and `stats`: what a desk's edits have in common, and what becomes of the machine's sentences."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from briefing.cli.options import JSON, PLACE_OPTIONS, settings, with_options
from briefing.cli.screen import fitted, safe, tell
from briefing.config import Config
from briefing.errors import UsageError
from briefing.library import Library
from briefing.pipeline.history import pairs
from briefing.records import SCHEMA_VERSION
from briefing.review.habits import Share, shares
from briefing.review.learning import ALWAYS, DRAFTS, LEAST, Lesson, lessons
from briefing.runs import write_atomic
from briefing.store import Store
from briefing.styles import read_style
from briefing.styles.writing import new_style, with_entries

FOLDERS = click.argument(
    "folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="[FOLDER]..."
)
PERIODS = {"year": 4, "month": 7, "day": 10}


@click.command(
    epilog="""\b
Examples:
  briefing review learn runs/
  briefing review learn editions/ --style ours --accept 1 --accept 3
"""
)
@FOLDERS
@click.option("-s", "--style", "style_name", default="house", show_default=True, metavar="NAME", help="Drafts in this style.")
@click.option("--accept", "accepted", type=int, multiple=True, metavar="N", help="Write rule N into your style file. Repeatable.")
@JSON
@with_options(PLACE_OPTIONS)
def learn(folders: tuple[Path, ...], style_name: str, accepted: tuple[int, ...], as_json: bool, **given: Any) -> int:
    """Changes that people make again and again, as rules for the style: a word replaced, a clause cut, a name's form.

    Looked for in all reviewed drafts below FOLDER (default: here). Nothing becomes a rule until you accept it; then it goes into
    your own style file, whose comments stay.
    """
    problems: list[str] = []
    found = lessons([pair for pair in pairs(folders or (Path(),), problems) if pair.person.style == style_name])
    for problem in problems:
        tell(problem)
    for number, lesson in enumerate(found, 1):
        _show(number, lesson, as_json)
    if not found:
        tell(f"nothing yet: a rule needs {LEAST} equal changes in {DRAFTS} drafts, made {ALWAYS:.0%} of the time")
    if accepted:
        wrong = [number for number in accepted if not 0 < number <= len(found)]
        if wrong:
            raise UsageError(f"there is no rule {wrong[0]}", f"rules: 1 to {len(found)}" if found else "")
        _write(settings(given), style_name, [found[number - 1] for number in dict.fromkeys(accepted)])
    elif found and not as_json:
        tell("take them into the style: the same command with --accept N")
    return 0


def _show(number: int, lesson: Lesson, as_json: bool) -> None:
    if as_json:
        said = {"schema_version": SCHEMA_VERSION, "number": number, "knob": lesson.knob, **dataclasses.asdict(lesson)}
        click.echo(json.dumps(said, ensure_ascii=False))
        return
    new = f"“{lesson.new}”" if lesson.new else "nothing"
    counts = f"{lesson.times} times in {lesson.drafts} drafts" + (f", left standing {lesson.kept} times" if lesson.kept else "")
    click.echo(fitted(safe(f"[{number}] “{lesson.old}” becomes {new}: {counts}  ({lesson.knob})")))
    for example in lesson.examples:
        click.echo(fitted(safe(f"    {example.draft}: {example.before}")))
        click.echo(fitted(safe(f"      → {example.after}")))


def _write(config: Config, name: str, taken: Sequence[Lesson]) -> None:
    """Writes rules into the desk's own file of a style, which extends the shipped one where there is none yet."""
    library = Library(config.settings.prompts, config.settings.templates)
    if library.prompts is None:
        raise UsageError(
            "there is no folder of your own styles to write into", "`briefing init` makes one; or name it with --prompts DIR"
        )
    file = library.prompts / "styles" / f"{name}.yaml"
    text = file.read_text(encoding="utf-8") if file.exists() else new_style(name, f"shipped/{name}", name)
    for lesson in taken:
        text = with_entries(text, lesson.knob, {lesson.old: lesson.new})
    write_atomic(file, text.encode())
    read_style(file, library.style_file)
    tell(f"{len(taken)} rules written into {file}")


@click.command(
    epilog="""\b
Examples:
  briefing stats
  briefing stats editions/ --by day --json
"""
)
@FOLDERS
@click.option("--by", "period", type=click.Choice(list(PERIODS)), default="month", show_default=True, help="The stretch of time.")
@JSON
@with_options(PLACE_OPTIONS)
def stats(folders: tuple[Path, ...], period: str, as_json: bool, **given: Any) -> int:
    """What becomes of the machine's sentences in reviewed drafts: kept, edited, dropped, by section and over time.

    Below FOLDER (default: here). What was done how often comes from the desk's store.
    """
    problems: list[str] = []
    found = shares(list(pairs(folders or (Path(),), problems)), PERIODS[period])
    for problem in problems:
        tell(problem)
    done = _done(settings(given), PERIODS[period])
    if as_json:
        for share in found:
            said = {"schema_version": SCHEMA_VERSION, "machine": share.made, **dataclasses.asdict(share)}
            click.echo(json.dumps(said, ensure_ascii=False))
        for (when, verb), count in sorted(done.items()):
            said = {"schema_version": SCHEMA_VERSION, "period": when, "verb": verb, "count": count}
            click.echo(json.dumps(said, ensure_ascii=False))
        return 0
    if not found:
        tell("no draft here that somebody has worked on")
        return 0
    _table(found)
    for when in sorted({when for when, _ in done}):
        counts = ", ".join(f"{verb} {count}" for (at, verb), count in sorted(done.items()) if at == when)
        click.echo(f"{when}: {counts}")
    return 0


def _table(found: Sequence[Share]) -> None:
    click.echo(f"{'':10} {'section':12} {'machine':>8} {'kept':>6} {'edited':>7} {'dropped':>8} {'written':>8}")
    for share in found:
        parts = [f"{count / share.made:.0%}" if share.made else "" for count in (share.kept, share.edited, share.dropped)]
        counts = f"{share.made:>8} {parts[0]:>6} {parts[1]:>7} {parts[2]:>8} {share.written:>8}"
        click.echo(f"{share.period:10} {safe(share.section):12} {counts}")


def _done(config: Config, length: int) -> Counter[tuple[str, str]]:
    """How often each thing was done to drafts, by stretch of time."""
    if not config.store_path.exists():
        return Counter()
    store = Store.open(config.store_path)
    try:
        days = store.review_counts()
    finally:
        store.close()
    made: Counter[tuple[str, str]] = Counter()
    for day, verb, count in days:
        made[day[:length], verb] += count
    return made
