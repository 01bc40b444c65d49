"""`render`: a brief or a draft written out. It imports no more than that takes, since it is run often and does little."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from briefing.cli.options import PLACE_OPTIONS, settings, with_options
from briefing.cli.screen import tell
from briefing.errors import UsageError
from briefing.library import Library
from briefing.pipeline import open_brief
from briefing.render import ALL_FORMATS, BINARY, SILENT, render_file
from briefing.runs import write_atomic

DRAFT = click.argument("draft", type=click.Path(exists=True, path_type=Path), metavar="DRAFT")


@click.command(
    epilog="""\b
Examples:
  briefing render runs/2026-03-10-…/6-drafts/draft.house.md --format html -o brief.html
  briefing render runs/2026-03-10-…/5-briefs/brief.house.json --format text
"""
)
@DRAFT
@click.option("-f", "--format", "format", type=click.Choice(list(ALL_FORMATS)), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Default: standard output.")
@with_options(PLACE_OPTIONS)
def render(draft: Path, format: str, output: Path | None, **given: Any) -> int:
    """DRAFT as Markdown, text, HTML, the evidence page, a mail, Word, PDF or JSON. No character of a sentence is changed."""
    config = settings(given)
    library = Library(config.settings.prompts, config.settings.templates)
    silent = format in SILENT and not library.has_own_templates
    opened = open_brief(draft, library, judged=True, unseen=silent)
    if output is None and format in BINARY and sys.stdout.isatty():
        raise UsageError(f"a {format} file is nothing for a terminal", f"name a file: -o brief.{format}")
    data = render_file(opened.brief, opened.ledger, opened.style, library, format, opened.documents)
    if output is None:
        click.echo(data if format in BINARY else data.decode(), nl=False)
    else:
        write_atomic(output, data)
        tell(f"wrote {output}")
    return 0
