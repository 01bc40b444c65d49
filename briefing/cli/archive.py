"""`archive search` and `story`: what the desk has said before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import click

from briefing.archive import Earlier, Value, over_time
from briefing.cli.options import JSON, PLACE_OPTIONS, settings, with_options
from briefing.cli.screen import fitted, safe, tell
from briefing.errors import UsageError
from briefing.records import SCHEMA_VERSION, Brief, Claim
from briefing.store import Hit, Said, Store, Told


@contextmanager
def _opened(given: dict[str, Any]) -> Iterator[Store]:
    store = Store.open(settings(given).store_path)
    try:
        yield store
    finally:
        store.close()


@click.group(
    epilog="""\b
Examples:
  briefing archive search dockworkers Northport
  briefing archive search '"water fee"' --json
"""
)
def archive() -> None:
    """What the desk's editions have said: their briefs, and the claims behind them."""


@archive.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 500), default=10, metavar="N", help="Briefs, and claims, at most (10).")
@JSON
@with_options(PLACE_OPTIONS)
def search(words: tuple[str, ...], limit: int, as_json: bool, **given: Any) -> int:
    """Briefs and claims that hold all WORDS, with any ending; "words in quotation marks" as they stand."""
    with _opened(given) as store:
        found = store.search(" ".join(words), limit)
    for hit in found:
        if as_json:
            click.echo(json.dumps({"schema_version": SCHEMA_VERSION, **asdict(hit)}, ensure_ascii=False))
        else:
            _print_hit(hit)
    if not found and not as_json:
        tell("nothing was said of that")
    return 0


def _print_hit(hit: Hit) -> None:
    what = f"brief, {hit.state}" if hit.kind == "told" else "claim"
    click.echo(fitted(safe(f"{hit.edition}  {what}: {hit.text}")))
    if hit.kind == "told":
        click.echo(fitted(safe(f"    {hit.excerpt}")))
    click.echo(fitted(safe(f"    story {hit.story}" + (f", {hit.run}" if hit.run else ""))))


@click.command(
    epilog="""\b
Examples:
  briefing story s12ab34cd56e
  briefing story dockworkers-walk-out --json
"""
)
@click.argument("name", metavar="STORY")
@JSON
@with_options(PLACE_OPTIONS)
def story(name: str, as_json: bool, **given: Any) -> int:
    """The history of STORY, by its id or its folder's name: each edition's brief, what was new in it, its values over time."""
    with _opened(given) as store:
        thread = store.story_named(name)
        if thread is None:
            raise UsageError(f"no story {name!r} in the archive", "briefing archive search WORDS shows ids")
        told, said = store.told(thread), store.said(thread)
        days = [_day(edition, slot, title, told, said) for edition, slot, title in store.editions_of(thread)]
    if as_json:
        line = {
            "schema_version": SCHEMA_VERSION,
            "story": thread,
            "editions": days,
            "values": [[asdict(one) for one in chain] for chain in _values(said)],
        }
        click.echo(json.dumps(line, ensure_ascii=False))
        return 0
    click.echo(fitted(safe(f"{thread}: {days[-1]['title']}")))
    for day in days:
        _print_day(day)
    for chain in _values(said):
        values = " → ".join(f"{one.value} ({one.day})" for one in chain)
        click.echo(fitted(safe(f"  {values}: {chain[-1].text}")))
    return 0


def _day(edition: str, slot: str, title: str, told: list[Told], said: list[Said]) -> dict[str, Any]:
    mine = [one for one in said if (one.edition, one.slot) == (edition, slot)]
    return {
        "edition": edition,
        "title": title,
        "briefs": [
            {"style": one.style, "headline": one.headline, "state": one.state, "run": one.run, "sentences": _sentences(one)}
            for one in told
            if (one.edition, one.slot) == (edition, slot)
        ],
        **{kind: [one.text for one in mine if one.novelty == kind] for kind in ("new", "updated", "repeated", "withdrawn")},
    }


def _sentences(told: Told) -> int:
    return len(Brief.model_validate_json(told.record).sentences())


def _values(said: list[Said]) -> list[list[Value]]:
    """The figures that changed, each with its values by edition."""
    claims = [one for one in said if one.novelty != "withdrawn"]
    return over_time([Earlier(one.edition, Claim.model_validate_json(one.record)) for one in claims])


def _print_day(day: dict[str, Any]) -> None:
    click.echo("")
    briefs = day["briefs"]
    what = f"{briefs[0]['headline']}  ({briefs[0]['state']}, {briefs[0]['run']})" if briefs else f"{day['title']}: nothing new"
    click.echo(fitted(safe(f"{day['edition']}  {what}")))
    for kind, mark in (("updated", "~"), ("new", "+"), ("withdrawn", "-")):
        for text in day[kind]:
            click.echo(fitted(safe(f"  {mark} {text}")))
