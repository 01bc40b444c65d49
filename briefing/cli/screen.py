"""What a person sees in the terminal: data on stdout, progress and messages on stderr, and no control character of a source."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
import time
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from briefing.records import Brief, Finding
from briefing.styles import Style

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

_ESCAPES = re.compile(r"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)?|[PX^_].*?(?:\x1b\\|$)|\[[0-?]*[ -/]*[@-~]|.)?")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
COLOURS = {"error": "red", "warn": "yellow", "info": "blue"}


def safe(text: str) -> str:
    """`text` without terminal sequences, control characters and direction overrides."""
    return _CONTROLS.sub("", _ESCAPES.sub("", text))


def colours(stream: Any = None) -> bool:
    """Whether to colour: on a terminal that can, unless NO_COLOR; FORCE_COLOR wins over all."""
    if os.environ.get("FORCE_COLOR"):
        return True
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and (stream or sys.stdout).isatty()


def _paint(text: str, stream: Any = None, **style: Any) -> str:
    return click.style(text, **style) if colours(stream) else text


def width() -> int:
    """Columns to write in: those of the terminal, and no more than reads well."""
    return min(shutil.get_terminal_size((88, 24)).columns, 88)


_NEAREST = str.maketrans(
    {
        **dict.fromkeys("►▶▸‣→", ">"),
        **dict.fromkeys("•▪●·", "*"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛‹›", "'"),
        **dict.fromkeys("–—‑‐−", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007", " "),
        "…": "...",
        "⚠": "!",
        "≈": "~",
        "¶": "par.",
        "€": "EUR ",
    }
)


def fitted(text: str, stream: Any = None) -> str:
    """`text` in characters that the stream's console has: typographic marks by their plain forms, letters without accents."""
    encoding = getattr(stream or sys.stdout, "encoding", None) or "utf-8"
    return text if _fits(text, encoding) else "".join(_nearest(character, encoding) for character in text)


def _nearest(character: str, encoding: str) -> str:
    if _fits(character, encoding):
        return character
    plain = unicodedata.normalize("NFKD", character.translate(_NEAREST))
    bare = "".join(part for part in plain if not unicodedata.combining(part))
    return bare if _fits(bare, encoding) else character  # what is left, the stream writes as an escape


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def tell(message: str) -> None:
    """A message for the person at the terminal, on stderr."""
    click.echo(fitted(safe(message), sys.stderr), err=True, color=colours(sys.stderr))


def money(price: float | None) -> str:
    """A price in words: known, or said not to be."""
    return "price unknown" if price is None else f"${price:.4f}"


def show_brief(brief: Brief, style: Style) -> None:
    """Prints a brief as it reads, with footnote marks: wrapped and coloured on a terminal, a paragraph a line into a pipe."""
    from briefing.cli.printing import print_brief

    print_brief(brief, style)


def show_findings(findings: Sequence[Finding]) -> None:
    """Findings on stderr, one a line, the worst first in each sentence."""
    for finding in findings:
        place = finding.sentence or finding.block or "brief"
        mark = _paint(f"{finding.severity:5}", sys.stderr, fg=COLOURS[finding.severity])
        lead = f"  {mark} {place:6} {finding.rule}: "
        body = textwrap.fill(fitted(safe(finding.told), sys.stderr), max(width() - 16, 40), subsequent_indent=" " * 15)
        click.echo(lead + body, err=True, color=colours(sys.stderr))


class Bar:
    """Progress on stderr: a bar on a terminal, nothing elsewhere. `cost` is asked for what has been spent so far."""

    def __init__(self, cost: Any = None) -> None:
        self.cost = cost
        self.asked = 0.0
        self.shown = ""
        self.live = sys.stderr.isatty()
        self.bar: RichProgress | None = None
        self.task: Any = None

    def begin(self, step: str, total: int | None = None) -> None:
        self.end()
        if not self.live or total is None or total < 2:
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description:10}"), BarColumn(30), MofNCompleteColumn(), TextColumn("{task.fields[cost]}"))
        console = Console(stderr=True, no_color=not colours(sys.stderr))
        self.bar = Progress(*columns, TimeRemainingColumn(), console=console, transient=True)
        self.bar.start()
        self.task = self.bar.add_task(step, total=total, cost="")

    def advance(self) -> None:
        if self.bar is not None:
            self.bar.update(self.task, advance=1, cost=self._spent())

    def _spent(self) -> str:
        """The cost so far, asked for twice a second at the most: the store adds it up each time."""
        now = time.monotonic()
        if self.cost is not None and now - self.asked > 0.5:
            self.asked = now
            self.shown = self.cost()
        return self.shown

    def tell(self, message: str) -> None:
        if self.bar is not None:
            self.bar.console.print(safe(message), markup=False, highlight=False)
        else:
            tell(message)

    def end(self) -> None:
        if self.bar is not None:
            self.bar.stop()
            self.bar = None
