"""`review regen`: a block written again, as many versions as are wanted, and the one that a person chooses."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from briefing.cli.bench import Bench, opened
from briefing.cli.drafts import DRAFT, OPTIONS, report, take_up
from briefing.cli.options import ENGINE_OPTIONS, with_options
from briefing.cli.screen import Bar, fitted, safe, show_findings, tell
from briefing.cli.workshop import Workshop, open_workshop
from briefing.errors import ModelError, UsageError
from briefing.pipeline.regenerate import MOST, Candidate, candidate, candidates, propose, requests, take
from briefing.records import SCHEMA_VERSION


@click.command(
    epilog="""\b
Examples:
  briefing review regen DRAFT d2 --note "lead with the number" --model MODEL
  briefing review regen DRAFT d2 --note "lead with the number" --take 2 --model MODEL
  briefing review regen DRAFT --model MODEL
"""
)
@DRAFT
@click.argument("block", metavar="[BLOCK]", required=False)
@click.option("--note", "wish", metavar="TEXT", help="What should be different. Steers words and emphasis, never facts.")
@click.option("--n", "count", type=click.IntRange(1, MOST), default=3, show_default=True, metavar="N", help="How many versions.")
@click.option(
    "--take", "chosen", type=click.IntRange(1, MOST), metavar="K", help="Put version K in the place of the block's words."
)
@with_options(OPTIONS, ENGINE_OPTIONS)
def regen(draft: Path, block: str | None, wish: str | None, count: int, chosen: int | None, as_json: bool, **given: Any) -> int:
    """Writes BLOCK again, in several versions, each with what the rules find in it. You choose; --take puts it in place.

    Without BLOCK: every {>>@regen …<<} of the draft gets a version, proposed beside the words that stand there. The same wish
    for the same text is in the store: choosing, or asking for one more, pays for nothing twice.
    """
    if block is None and (wish or chosen):
        raise UsageError("--note and --take need a BLOCK", "or write {>>@regen …<<} behind it in the draft")
    with opened(draft, given) as bench, open_workshop(bench.config, bench.desk.run.name, Bar()) as shop:
        started = time.monotonic()
        take_up(bench)
        code = _one(bench, shop, block, wish, count, chosen, as_json) if block else _all(bench, shop, as_json)
        tell(shop.summary(time.monotonic() - started))
        return code


def _one(bench: Bench, shop: Workshop, block: str, wish: str | None, count: int, chosen: int | None, as_json: bool) -> int:
    wish = wish or next((asked.wish for asked in requests(bench.desk) if asked.block == block), None)
    if chosen is not None:
        made = candidate(bench.desk, shop.tools, block, wish, chosen)
        return report(bench.desk, take(bench.desk, made, wish), as_json)
    found = candidates(bench.desk, shop.tools, block, wish, count)
    show_candidates(found, as_json)
    if not found:
        tell("there is no version that differs from what stands here")
        return 0
    if as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        tell("take one: the same command with --take K")
        return 0
    picked = click.prompt("take which (Enter: none)", default="", show_default=False, err=True)
    one = next((made for made in found if str(made.number) == picked.strip()), None)
    if one is None:
        tell("nothing has changed")
        return 0
    return report(bench.desk, take(bench.desk, one, wish), as_json)


def _all(bench: Bench, shop: Workshop, as_json: bool) -> int:
    """A version for every open request, proposed beside the words that stand there. Returns the exit code."""
    asked = list(requests(bench.desk))
    if not asked:
        tell("nobody has asked for anything to be written again: {>>@regen how<<} behind a block does")
        return 0
    failed = 0
    for one in asked:
        try:
            found = candidates(bench.desk, shop.tools, one.block, one.wish, 1)
        except ModelError as error:
            failed += 1
            tell(f"{one.block}: {error.message}")
            continue
        if found:
            report(bench.desk, propose(bench.desk, found[0], one.wish), as_json)
        else:
            tell(f"{one.block}: there is no version that differs from what stands here")
    return 5 if failed and failed < len(asked) else 4 if failed else 0


def show_candidates(found: Sequence[Candidate], as_json: bool = False) -> None:
    """Prints versions by their numbers, with what the rules find in each."""
    for one in found:
        if as_json:
            line = {"schema_version": SCHEMA_VERSION, "number": one.number, "text": one.text}
            rest = {
                "block": one.block.model_dump(mode="json"),
                "findings": [f.model_dump(exclude_none=True) for f in one.findings],
            }
            click.echo(json.dumps({**line, **rest, "warnings": list(one.warnings)}, ensure_ascii=False))
            continue
        click.echo(f"[{one.number}] {fitted(safe(one.text))}")
        show_findings([finding for finding in one.findings if finding.severity != "info"])
        for warning in one.warnings:
            tell(f"  note  {warning}")
