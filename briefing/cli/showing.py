"""`show`: a brief as it stands now, in the terminal, with what bears it and what the rules say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from briefing.cli.options import JSON, PLACE_OPTIONS, settings, with_options
from briefing.cli.printing import Look, print_brief
from briefing.errors import UsageError
from briefing.library import Library
from briefing.pipeline import open_brief
from briefing.records import SCHEMA_VERSION
from briefing.runs import Run, brief_file, draft_file


@click.command(
    epilog="""\b
Examples:
  briefing show runs/2026-03-10-…
  briefing show runs/2026-03-10-…/6-drafts/draft.house.md --evidence
  briefing show runs/2026-03-10-… --style house --json
"""
)
@click.argument("path", type=click.Path(exists=True, path_type=Path), metavar="RUN|BRIEF|DRAFT")
@click.option("-s", "--style", metavar="NAME", help="Of a run: the brief in this style; default: every style that it holds.")
@click.option("--evidence", is_flag=True, help="Beneath each paragraph, the words of the sources that bear it.")
@JSON
@with_options(PLACE_OPTIONS)
def show(path: Path, style: str | None, evidence: bool, as_json: bool, **given: Any) -> int:
    """A brief as it stands now, edited or not, with footnote marks and the findings of every rule.

    In a terminal it is wrapped and coloured; NO_COLOR and FORCE_COLOR are heeded. A pipe gets plain text, a paragraph a line.
    """
    given.pop("style", None)
    config = settings(given)
    library = Library(config.settings.prompts, config.settings.templates)
    for draft in _drafts(path, style):
        opened = open_brief(draft, library)
        if as_json:
            click.echo(json.dumps({"schema_version": SCHEMA_VERSION, **opened.brief.model_dump(mode="json")}, ensure_ascii=False))
        else:
            print_brief(opened.brief, opened.style, opened.ledger, Look(evidence=evidence, findings=True))
    return 0


def _drafts(path: Path, style: str | None) -> Iterator[Path]:
    """The draft of each style of a run, or its record where the draft is gone; a file as it is."""
    if not path.is_dir():
        yield path
        return
    styles = Run(path).styles()
    if not styles or (style and style not in styles):
        raise UsageError(
            f"{path} holds no brief{f' in style {style}' if style else ''}", f"it has: {', '.join(styles) or 'none'}"
        )
    for name in [style] if style else styles:
        draft = path / draft_file(name)
        yield draft if draft.exists() else path / brief_file(name)
