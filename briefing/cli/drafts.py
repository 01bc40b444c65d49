"""What the commands on drafts share: how a draft and a block are named, and how what was done is said."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from briefing.cli.bench import Bench
from briefing.cli.options import JSON, PLACE_OPTIONS
from briefing.cli.screen import colours, fitted, safe, show_findings, tell
from briefing.pipeline.reviewing import struck_elsewhere
from briefing.records import SCHEMA_VERSION
from briefing.review.changes import Change, word_diff
from briefing.review.desk import Applied, Desk

DRAFT = click.argument("draft", type=click.Path(exists=True, path_type=Path), metavar="DRAFT")
BLOCK = click.argument("block", metavar="BLOCK")
WHO = (
    click.option("-s", "--style", "style_name", metavar="NAME", help="Of a run with several briefs: the one in this style."),
    click.option("--by", metavar="NAME", help="Who does this. Default: the setting reviewer, else git's user.name."),
)
OPTIONS = (*WHO, JSON, *PLACE_OPTIONS)


def take_up(bench: Bench) -> None:
    """Takes up what somebody has typed into the file before anything else is done to it."""
    for change in bench.take_up():
        tell(f"from the file: {line(change)}")


def report(desk: Desk, done: Applied, as_json: bool) -> int:
    """Says what was done. Returns the exit code."""
    if as_json:
        said = {
            "schema_version": SCHEMA_VERSION,
            "run": str(desk.run.folder),
            "style": desk.style.name,
            "revision": desk.record.revision,
            "state": desk.state.state,
            "changes": [dataclasses.asdict(change) for change in done.changes],
            "findings": [finding.model_dump(exclude_none=True) for finding in done.findings],
        }
        click.echo(json.dumps(said, ensure_ascii=False))
        return 0
    for change in done.changes:
        click.echo(line(change), color=colours())
    for note in done.notes:
        tell(note)
    show_findings([finding for finding in done.findings if finding.severity != "info"])
    if any(change.verb == "drop" for change in done.changes):
        for style, blocks in struck_elsewhere(desk.run, desk.style.name).items():
            tell(f"the draft in {style} rests on what is struck too: {', '.join(blocks)}")
    asked = sum(comment.verb == "regen" for comment in desk.state.comments)
    if asked:
        tell(f"{asked} blocks to be written again: briefing review regen {desk.path}")
    if not done.wrote:
        tell("nothing has changed")
    elif done.settled:
        tell(f"{done.settled} proposed changes settled")
    tell(f"revision {desk.record.revision}, {desk.state.state}: {desk.path}")
    return 0


def line(change: Change) -> str:
    """One change as a line: an edit with the words that went and came."""
    head = f"{change.verb:8} {change.block or '':5}"
    if change.before is not None and change.after is not None and change.verb != "move":
        said = "".join(_signed(sign, words) for sign, words in word_diff(change.before, change.after))
    elif change.verb == "move":
        said = f"from {change.before} to {change.after}"
    else:
        said = change.after or change.before or ""
    return f"{head} {fitted(safe(said))}" + (f"  ({fitted(safe(change.note))})" if change.note else "")


def _signed(sign: str, words: str) -> str:
    if sign == "=":
        return words
    if colours():
        went = sign == "-"
        return click.style(words.rstrip(), fg="red" if went else "green", strikethrough=went, underline=not went) + " "
    return f"{{{sign * 2}{words.rstrip()}{sign * 2}}} "
