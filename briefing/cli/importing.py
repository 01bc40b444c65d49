"""`import`: a brief that somebody else wrote, read into a record that `render` and `check` take."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from briefing.cli.options import PLACE_OPTIONS, settings, with_options
from briefing.cli.screen import tell
from briefing.errors import DraftError, UsageError
from briefing.library import Library

KINDS = {".txt": "text", ".text": "text", "": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}


@click.command(
    "import",
    epilog="""\b
Examples:
  briefing import brief.txt -o brief.json
  briefing render brief.json --format html -o brief.html
  briefing check brief.json
""",
)
@click.argument("textfile", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True), metavar="TEXTFILE")
@click.option("-s", "--style", metavar="NAME", help="The style whose sections to look for; default: house.")
@click.option(
    "--as", "kind", type=click.Choice(["text", "markdown", "html"]), help="What TEXTFILE is; default: by its name, else text."
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Default: standard output.")
@with_options(PLACE_OPTIONS)
def import_(textfile: Path, kind: str | None, output: Path | None, **given: Any) -> int:
    """TEXTFILE, a brief in the house format, as a record.

    TEXTFILE is .txt, .md or .html, or - for standard input: a headline, then Details and Context, each an opening paragraph and
    points that begin with ►. No character of a sentence is changed. Text that has no place is an error with its line. Every
    sentence is unsourced until someone finds its evidence.
    """
    from briefing.collect.charset import decode
    from briefing.render.reader import read_brief
    from briefing.runs import write_atomic

    config = settings(given)
    if kind is None and textfile.suffix.lower() not in KINDS:
        raise UsageError(f"{textfile}: .txt, .md and .html are read", "say what it is with --as text, markdown or html")
    kind = kind or KINDS[textfile.suffix.lower()]
    data = sys.stdin.buffer.read() if str(textfile) == "-" else textfile.read_bytes()
    if b"\0" in data[:8] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DraftError(f"{textfile} is not text", 1)
    text, warnings = decode(data, markup=kind == "html")
    style = Library(config.settings.prompts, config.settings.templates).style(config.settings.style[0])
    brief = read_brief(text, kind, style)
    for line in (*warnings, *brief.remarks):
        tell(line)
    record = brief.model_dump_json(indent=1) + "\n"
    if output is None:
        click.echo(record, nl=False)
    else:
        write_atomic(output, record.encode())
        tell(f"wrote {output}: {len(brief.sentences())} sentences, all of them unsourced")
    return 0
