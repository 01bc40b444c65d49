"""`schema`, `cost`, `runs`, `config`, `doctor`: what there is, what it cost, and whether all is well."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import click

from briefing.cli.options import ENGINE_OPTIONS, JSON, PLACE_OPTIONS, settings, with_options
from briefing.cli.screen import fitted, money, safe, tell
from briefing.errors import UsageError
from briefing.records import RECORDS, SCHEMA_VERSION


@click.command(
    epilog="""\b
Examples:
  briefing schema
  briefing schema brief > brief.schema.json
"""
)
@click.argument("name", required=False)
def schema(name: str | None) -> int:
    """The JSON Schema of a record; without NAME, which records there are."""
    from briefing.editions import EDITION_RECORDS

    known = {**RECORDS, **EDITION_RECORDS}
    if name is None:
        click.echo("\n".join(f"{key:14} {(cls.__doc__ or '').strip().splitlines()[0]}" for key, cls in known.items()))
        return 0
    if name.lower() not in known:
        raise UsageError(f"no record {name!r}", f"there are: {', '.join(known)}")
    click.echo(json.dumps(known[name.lower()].model_json_schema(), indent=2, ensure_ascii=False))
    return 0


@click.command(
    epilog="""\b
Examples:
  briefing cost
  briefing cost --by model
  briefing cost --run 2026-03-10-… --json
"""
)
@click.option("--by", type=click.Choice(["day", "model", "step", "run"]), default="day", show_default=True)
@click.option("--run", "run_name", metavar="RUN", help="One run, by its folder or its folder's name.")
@JSON
@with_options(PLACE_OPTIONS[:1])
def cost(by: Any, run_name: str | None, as_json: bool, **given: Any) -> int:
    """What model calls cost, by day, model, step or run. A price that is not known is said, never counted as nothing."""
    from briefing.store import Store

    config = settings(given)
    if not config.store_path.exists():
        if as_json and run_name:
            click.echo(
                json.dumps({"schema_version": SCHEMA_VERSION, "calls": {}, "tokens": {"input": 0, "output": 0}, "price": 0.0})
            )
        tell(f"no model call has been made: there is no store at {config.store_path}")
        return 0
    store = Store.open(config.store_path)
    try:
        if run_name:
            _run_cost(store.run_cost(Path(run_name).name), as_json)
        else:
            _cost_rows(store.costs(by), by, as_json)
    finally:
        store.close()
    return 0


def _run_cost(found: Any, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"schema_version": SCHEMA_VERSION, **dataclasses.asdict(found)}))
        return
    for step, count in found.calls.items():
        click.echo(f"{step:10} sent {count.sent}, cached {count.cached}, repaired {count.repaired}, unknown {count.unknown}")
    tokens = found.tokens
    click.echo(f"tokens     {tokens.get('input', 0):,} in, {tokens.get('output', 0):,} out")
    click.echo(f"price      {money(found.price)}")


def _cost_rows(rows: list[Any], by: str, as_json: bool) -> None:
    if as_json:
        for row in rows:
            click.echo(json.dumps({"schema_version": SCHEMA_VERSION, "by": by, **dataclasses.asdict(row)}))
        return
    click.echo(f"{by:40} {'sent':>6} {'cached':>7} {'in':>10} {'out':>9} {'price':>12}")
    for row in rows:
        note = f" + {row.unpriced} unpriced" if row.unpriced else ""
        counts = f"{row.sent:6} {row.cached:7} {row.input_tokens:10,} {row.output_tokens:9,}"
        click.echo(f"{safe(row.name or ''):40} {counts} {row.price:11.4f}${note}")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("runs"))
@JSON
def runs(folder: Path, as_json: bool) -> int:
    """The runs in FOLDER (runs/), newest day first."""
    from briefing.runs import Run

    found = sorted((path.parent for path in folder.glob("*/run.json")), key=lambda path: path.name, reverse=True)
    if not found:
        tell(f"no run in {folder}/")
    for path in found:
        run = Run(path)
        changed = [style for style in run.styles() if run.changed_by_hand(f"6-drafts/draft.{style}.md")]
        line = {"run": str(path), "date": run.meta.get("date"), "styles": run.styles(), "edited": changed}
        if as_json:
            click.echo(json.dumps({"schema_version": SCHEMA_VERSION, **line}, ensure_ascii=False))
        else:
            edited = f"  (edited: {', '.join(changed)})" if changed else ""
            click.echo(f"{safe(str(path))}  {', '.join(run.styles()) or 'no brief yet'}{edited}")
    return 0


@click.command(
    epilog="""\b
Examples:
  briefing config
  briefing config --model MODEL --json
"""
)
@JSON
@with_options(ENGINE_OPTIONS, PLACE_OPTIONS)
def config(as_json: bool, **given: Any) -> int:
    """Every setting, its value, and where it comes from: option, environment, briefing.toml, your own file, or default."""
    resolved = settings(given)
    for name, field in type(resolved.settings).model_fields.items():
        value = getattr(resolved.settings, name)
        if as_json:
            shown = json.loads(json.dumps(value, default=str))
            click.echo(
                json.dumps({"schema_version": SCHEMA_VERSION, "name": name, "value": shown, "origin": resolved.origins[name]})
            )
        else:
            shown = ", ".join(map(str, value)) if isinstance(value, tuple | dict) else "" if value is None else str(value)
            click.echo(f"{name:18} {safe(shown) or '–':28} {resolved.origins[name]:34} {field.description}")
    return 0


@click.command()
@JSON
@with_options(ENGINE_OPTIONS, PLACE_OPTIONS)
def doctor(as_json: bool, **given: Any) -> int:
    """Checks Python, libraries, settings, folders, styles, templates, store, key, endpoint, console and fonts.

    A line each, with the remedy where something is wrong. Exit code 3 where something that briefs need is wrong.
    """
    from briefing.cli.doctor import examine

    worst = 0
    for result in examine(given):
        worst = max(worst, 0 if result.well or not result.needed else 3)
        if as_json:
            click.echo(json.dumps({"schema_version": SCHEMA_VERSION, **dataclasses.asdict(result)}))
        else:
            mark = "ok  " if result.well else "no  " if result.needed else "note"
            click.echo(f"{mark} {result.what:12} {fitted(safe(result.found))}")
            if result.remedy and not result.well:
                click.echo(fitted(f"     → {safe(result.remedy)}"))
    return worst
