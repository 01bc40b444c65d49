"""`daily`: a day's edition, from the desk's sources to drafts."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from briefing.cli.deskcheck import desk_reading
from briefing.cli.options import DATE, ENGINE_OPTIONS, JSON, PLACE_OPTIONS, READING_OPTIONS, settings, with_options
from briefing.cli.screen import Bar, fitted, money, safe, tell
from briefing.cli.workshop import Workshop, open_workshop
from briefing.config import Config
from briefing.desk import Source
from briefing.editions import EDITION, Edition, EditionStory, edition_folder
from briefing.errors import UsageError
from briefing.group import GROUPS_FILE, read_groups
from briefing.pipeline import (
    Day,
    DayOutcome,
    Hands,
    Means,
    file_corrections,
    make_edition,
    plan_day,
    planned,
    write_desk_page,
)
from briefing.rank import PINS_FILE, Pin, Ranked, append_pins, read_pins

SHOWN = 8  # lines of what was left out, of each kind


@click.command(
    epilog="""\b
Examples:
  briefing daily
  briefing daily inbox/ wire.jsonl --date 2026-03-10
  briefing daily --model NAME --base-url http://localhost:11434/v1 --dry-run
  briefing daily --first "reactor" --drop "festival"
"""
)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@DATE
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="The edition's folder. Default: editions/DATE."
)
@click.option("--since", metavar="TIME", help="Leave out what was published before this: 2026-03-09 or 2026-03-09T18:00.")
@click.option("--only", metavar="STORY", help="Work on this story alone, by its folder's name or its id.")
@click.option(
    "--first", multiple=True, metavar="STORY", help="Put a story first: its id, a source of it, or words of its title. Kept."
)
@click.option("--drop", multiple=True, metavar="STORY", help="Take a story out of this edition, named as for --first. Kept.")
@click.option("-s", "--style", multiple=True, metavar="NAME", help="A style, or several; default: the desk's.")
@click.option("--dry-run", is_flag=True, help="Show the stories and their rank, and predict calls, tokens and price; make none.")
@JSON
@with_options(ENGINE_OPTIONS, PLACE_OPTIONS, READING_OPTIONS)
def daily(sources: tuple[str, ...], day: date | None, **given: Any) -> int:
    """A draft edition: the day's stories, each once, ranked with reasons, each a brief with its evidence.

    Reads the SOURCEs, or those of the desk's briefing.toml; groups what tells of one event; compares it with earlier editions;
    ranks it; and makes a run for each story below editions/DATE/. The same day again costs nothing and changes nothing; late
    documents touch only their stories. Exit code 5 where a story failed: the others are there, and the same command goes on.
    """
    config = settings(given)
    wanted = _day(config, sources, day, given)
    config = replace(config, settings=config.settings.model_copy(update={"max_cost": _cap(config)}))
    with open_workshop(config, wanted.name, Bar(), any_language=True, remember=True) as shop:
        wanted = replace(wanted, styles=[shop.library.style(name) for name in config.settings.style])
        if shop.store is None:
            raise UsageError("the edition needs a store")
        means = Means(shop.tools, shop.store)
        if given["dry_run"]:
            return _predict(wanted, means, shop)
        started = time.monotonic()
        outcome = make_edition(wanted, means)
        hands = Hands("briefing daily", keep=shop.store.record_reviews)
        filed = file_corrections(outcome.edition, wanted.root, shop.store, shop.library, hands, tell)
        page = write_desk_page(wanted.folder, outcome.edition, shop.library)
        seconds = time.monotonic() - started
        _report(outcome, wanted, shop, seconds, as_json=given["as_json"])
        for gone in filed:
            tell(f"a correction is filed in the draft of {gone.run}, {gone.block}")
        tell(f"the desk's page {page}")
    return _exit_code(outcome)


def _day(config: Config, sources: Sequence[str], day: date | None, given: dict[str, Any]) -> Day:
    desk, root = config.daily, config.desk or Path.cwd()
    today = day or datetime.now(desk.zone).date()
    named = tuple(Source(source=source) for source in sources) or desk.sources
    if not named:
        remedy = 'name them: briefing daily SOURCE…, or sources = ["inbox"] in the table [desk] of briefing.toml'
        raise UsageError("no source is named", remedy)
    folder = given["out"] or edition_folder(root, today.isoformat())
    pins = [
        *(Pin(story=name, place="first", date=today) for name in given["first"]),
        *(Pin(story=name, place="out", date=today) for name in given["drop"]),
    ]
    append_pins(root / PINS_FILE, pins)
    return Day(
        desk=desk,
        root=root.resolve(),
        folder=folder.resolve(),
        today=today,
        sources=named,
        styles=(),
        reading=desk_reading(config),
        since=_moment(given["since"], desk.zone),
        only=given["only"],
        pins=read_pins(root / PINS_FILE),
        settled=read_groups(root / GROUPS_FILE),
    )


def _moment(text: str | None, zone: Any) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no time", "write it as 2026-03-09 or 2026-03-09T18:00") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _cap(config: Config) -> float | None:
    """The least of what a run and what an edition may cost."""
    caps = [cap for cap in (config.settings.max_cost, config.daily.limits.cost) if cap is not None]
    return min(caps, default=None)


def _exit_code(outcome: DayOutcome) -> int:
    """5 where some stories failed or are incomplete; where nothing could be made, what the first failure says."""
    failed = [one for one in outcome.worked if one.error]
    if failed and not outcome.edition.told():
        return failed[0].error.exit_code if failed[0].error else 5
    return 5 if failed or any(story.incomplete for story in outcome.edition.stories) else 0


# -- what a person sees ------------------------------------------------------------------------------------------------------


def _predict(day: Day, means: Means, shop: Workshop) -> int:
    """The stories in order with their rank, and what they would cost. Makes no call and writes nothing."""
    plan = plan_day(day, means)
    for number, ranked in enumerate(plan.chosen, 1):
        _print_rank(number, ranked)
    for left in plan.left[:SHOWN]:
        tell(f"left out: {safe(left.ranked.candidate.title)} ({left.ranked.score:.2f}): {left.reason}")
    estimate = getattr(shop.engine, "estimate", None)
    if estimate is None:
        click.echo(f"{shop.engine.info.kind} engine: no model call, no cost")
        return 0
    from briefing.pipeline.stories import gathered

    stories = [plan.stories[one.candidate.slot] for one in plan.chosen]
    found = [
        planned(gathered(day, plan.read, story).documents, day.styles, day.today, shop.tools, estimate)
        for story in stories
        if story.fresh
    ]
    low, high = sum(one.tokens_low for one in found), sum(one.tokens_high for one in found)
    click.echo(f"calls   {sum(one.calls for one in found)} to make, {sum(one.cached for one in found)} in the store")
    click.echo(f"tokens  {low:,} to {high:,}")
    prices = [(one.price_low, one.price_high) for one in found]
    if all(a is not None and b is not None for a, b in prices):
        click.echo(f"price   ${sum(a or 0 for a, _ in prices):.4f} to ${sum(b or 0 for _, b in prices):.4f}")
    else:
        click.echo("price   unknown for this model")
    shop.tell_repairs(day.styles, len(found))
    return 0


def _print_rank(number: int, ranked: Ranked) -> None:
    click.echo(fitted(f"{number:2}  {ranked.score:.2f}  {safe(ranked.candidate.title)}"))
    for part in ranked.parts:
        click.echo(fitted(f"      {part.name:12} {part.value:.2f} × {part.weight:.2f}  {safe(part.why)}"))


def _report(outcome: DayOutcome, day: Day, shop: Workshop, seconds: float, *, as_json: bool) -> None:
    edition = outcome.edition
    if as_json:
        made = {**edition.model_dump(mode="json"), "folder": str(day.folder), "seconds": round(seconds, 2)}
        click.echo(json.dumps(made, ensure_ascii=False))
    else:
        _print_edition(edition)
    for story in edition.stories:
        if story.error:
            tell(f"failed: {story.slot}: {safe(story.error)}")
        for line in story.incomplete:
            tell(f"incomplete: {story.slot}: {safe(line)}")
    for gone in edition.withdrawals:
        tell(f"taken back: {safe(gone.reason)}: {gone.run} {gone.block} ({gone.date}): {safe(gone.sentence)}")
    _some("left out", [f"{item.title}: {item.reason}" for item in edition.left_out])
    _refused(edition)
    tell(f"edition {day.folder / EDITION}")
    _costs(edition)
    tell(shop.summary(seconds))
    shop.hint()


def _print_edition(edition: Edition) -> None:
    told = edition.told()
    counts = f"{len(told)} {'story' if len(told) == 1 else 'stories'}, {edition.words:,} words"
    minutes = f"{edition.minutes} {'minute' if edition.minutes == 1 else 'minutes'}"
    click.echo(fitted(safe(f"{edition.name}, {edition.date}: {counts}, {minutes}")))
    for story in edition.stories:
        click.echo("")
        click.echo(fitted(f"{story.rank:2}  {story.state:8} {story.score:.2f}  {safe(_title(story))}"))
        for change in story.changes:
            if change.was and change.now:
                click.echo(fitted(f"      {safe(change.was)} on {change.day} → {safe(change.now)}: {safe(change.after or '')}"))
        if story.state == "repeated" and story.earlier:
            click.echo(fitted(f"      nothing new since {story.earlier[0].date}: {story.earlier[0].run}"))
        for brief in story.briefs:
            marks = f", {brief.errors} errors" if brief.errors else ""
            click.echo(fitted(f"      {brief.style}: {brief.draft} ({brief.words} words{marks})"))


def _title(story: EditionStory) -> str:
    return story.briefs[0].headline if story.briefs else story.title


def _refused(edition: Edition) -> None:
    """What could not be used: what is only out of its time as a number, the rest by name."""
    for kind, said in (("late", "of the next edition"), ("old", "too old")):
        count = sum(item.kind == kind for item in edition.refused)
        if count:
            tell(f"refused: {count} {'document' if count == 1 else 'documents'} {said}")
    _some("refused", [f"{item.source}: {item.reason}" for item in edition.refused if item.kind not in ("late", "old")])


def _some(kind: str, lines: Sequence[str]) -> None:
    for line in lines[:SHOWN]:
        tell(f"{kind}: {safe(line)}")
    if len(lines) > SHOWN:
        tell(f"{kind}: and {len(lines) - SHOWN} more, in {EDITION}")


def _costs(edition: Edition) -> None:
    """What the edition has cost so far, by step; nothing for an engine that costs nothing."""
    if edition.cost.calls:
        calls = ", ".join(f"{step} {count}" for step, count in edition.cost.calls.items())
        tokens = edition.cost.tokens
        tell(f"so far: calls {calls}; tokens {tokens['input']:,} in, {tokens['output']:,} out; {money(edition.cost.price)}")
