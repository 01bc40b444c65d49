"""`compare`: the styles of a run side by side, aligned by claim, with what each did to the facts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from briefing.cli.options import JSON, PLACE_OPTIONS, settings, with_options
from briefing.cli.screen import colours, safe, tell
from briefing.compare import Aligned, comparison
from briefing.errors import UsageError
from briefing.library import Library
from briefing.pipeline import first_brief
from briefing.records import SCHEMA_VERSION, Brief
from briefing.runs import Run, write_atomic

MARKS = {"told": "✓", "lost": "lost", "unused": "–"}


@click.command(
    epilog="""\b
Examples:
  briefing compare runs/2026-03-10-…
  briefing compare runs/2026-03-10-… --style house --style wire --facts
  briefing compare runs/2026-03-10-… -o styles.html
"""
)
@click.argument("run", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="RUN")
@click.option("-s", "--style", "names", multiple=True, metavar="NAME", help="Only these, in this order; default: all of the run.")
@click.option("--facts", "as_facts", is_flag=True, help="Every fact in every style, in place of sentences.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="One page of HTML.")
@JSON
@with_options(PLACE_OPTIONS[1:3])
def compare(run: Path, names: tuple[str, ...], as_facts: bool, output: Path | None, as_json: bool, **given: Any) -> int:
    """The styles of RUN in columns, sentences on the same claims beside each other. The first is what others are held against."""
    opened = Run(run)
    found = comparison(opened.ledger(), _briefs(opened, names))
    if output is not None:
        config = settings(given).settings
        write_atomic(output, Library(config.prompts, config.templates).template("compare.html.j2", found).encode())
        click.echo(str(output))
    elif as_json:
        for line in _facts(found) if as_facts else _sentences(found):
            click.echo(json.dumps({"schema_version": SCHEMA_VERSION, **line}, ensure_ascii=False))
    else:
        _show(found, as_facts)
    for style, held in found["locks"].items():
        tell(f"{style}: {held.line()}")
    return 0


def _briefs(run: Run, names: tuple[str, ...]) -> list[Brief]:
    there = run.styles()
    missing = [name for name in names if name not in there]
    if missing or not there:
        known = ", ".join(there) or "none"
        raise UsageError(
            f"{run.folder} has no brief in style {missing[0] if missing else ''}; it has {known}",
            f"briefing restyle {run.folder} --style {missing[0] if missing else 'house'}",
        )
    first = first_brief(run)
    start = [first.style] if first and not names else []
    return [run.brief(str(name)) for name in dict.fromkeys([*start, *(names or there)])]


def _sentences(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for row in found["rows"]:
        cells = {
            style: [
                {"id": cell.sentence.id, "section": cell.section, "text": cell.sentence.text, "drift": list(cell.drift)}
                for cell in row.cells.get(style, [])
            ]
            for style in found["styles"]
        }
        yield {"claims": [] if row.claims == ("headline",) else list(row.claims), "styles": cells}


def _facts(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for row in found["matrix"]:
        yield {"claim": row.fact.claim, "fact": row.fact.kind, "words": row.fact.words, "styles": row.cells}


def _show(found: dict[str, Any], as_facts: bool) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=not as_facts, expand=True)
    if as_facts:
        table.add_column("fact", ratio=3)
        table.add_column("kind")
    for style in found["styles"]:
        table.add_column(style, ratio=2, overflow="fold")
    if as_facts:
        for row in found["matrix"]:
            marks = [MARKS[row.cells[style]] for style in found["styles"]]
            table.add_row(Text(safe(row.fact.words)), row.fact.kind, *marks)
    else:
        for row in found["rows"]:
            table.add_row(*(Text(_cell(row, style)) for style in found["styles"]))
    Console(no_color=not colours(), highlight=False, markup=False).print(table)


def _cell(row: Aligned, style: str) -> str:
    said = [
        safe(cell.sentence.text) + "".join(f"\n✗ {safe(message)}" for message in cell.drift) for cell in row.cells.get(style, [])
    ]
    return "\n".join(said) or "–"
