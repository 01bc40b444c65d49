"""What a person sees in the terminal: data on stdout, progress and messages on stderr, and no control character of a source."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from briefing.draft import labels
from briefing.records import Block, Brief, Finding, Section
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
    """Whether to colour: on a terminal, unless NO_COLOR; FORCE_COLOR wins over both."""
    if os.environ.get("FORCE_COLOR"):
        return True
    return not os.environ.get("NO_COLOR") and (stream or sys.stdout).isatty()


def _paint(text: str, stream: Any = None, **style: Any) -> str:
    return click.style(text, **style) if colours(stream) else text


def width() -> int:
    return min(shutil.get_terminal_size((88, 24)).columns, 88)


def tell(message: str) -> None:
    """A message for the person at the terminal, on stderr."""
    click.echo(safe(message), err=True, color=colours(sys.stderr))


def money(price: float | None) -> str:
    """A price in words: known, or said not to be."""
    return "price unknown" if price is None else f"${price:.4f}"


def show_brief(brief: Brief, style: Style) -> None:
    """Prints a brief as it reads, its footnote marks dimmed, wrapped to the terminal."""
    out: list[str] = []
    if brief.headline:
        out += [_wrap(_paint(safe(brief.headline.text), bold=True)), ""]
    for section in brief.sections:
        out += _section(section, style)
    click.echo("\n".join(out).rstrip(), color=colours())


def _section(section: Section, style: Style) -> list[str]:
    knobs = next((knobs for knobs in style.sections if knobs.key == section.key), None)
    glyph = knobs.points.glyph if knobs and knobs.points else ""
    heading = _paint(section.heading, fg="red", bold=True) if section.heading else ""
    lines: list[str] = []
    if section.lead:
        lines += [_wrap(f"{heading} {_block(section.lead)}".strip()), ""]
    elif heading:
        lines += [heading, ""]
    for block in section.points:
        lines += [_wrap(f"{glyph} {_block(block)}".strip(), indent=2 if glyph else 0), ""]
    return lines


def _block(block: Block) -> str:
    said = []
    for sentence in block.sentences:
        marks = "".join(f"[{label}]" for label in labels(block, sentence))
        said.append(safe(sentence.text) + _paint(marks, dim=True))
    return " ".join(said)


def _wrap(text: str, indent: int = 0) -> str:
    """Wraps by what is seen: colour codes take no room."""
    codes = re.compile(r"\x1b\[[0-9;]*m")
    lines: list[str] = []
    line, length = "", 0
    for word in text.split():
        seen = len(codes.sub("", word))
        if line and length + 1 + seen > width():
            lines.append(line)
            line, length = " " * indent + word, indent + seen
        else:
            line = f"{line} {word}" if line else word
            length += seen + (1 if length else 0)
    return "\n".join([*lines, line])


def show_findings(findings: Sequence[Finding]) -> None:
    """Findings on stderr, one a line, the worst first in each sentence."""
    for finding in findings:
        place = finding.sentence or finding.block or "brief"
        mark = _paint(f"{finding.severity:5}", sys.stderr, fg=COLOURS[finding.severity])
        lead = f"  {mark} {place:6} {finding.rule}: "
        body = textwrap.fill(safe(finding.message), max(width() - 16, 40), subsequent_indent=" " * 15)
        click.echo(lead + body, err=True, color=colours(sys.stderr))


class Bar:
    """Progress on stderr: a bar on a terminal, nothing elsewhere. `cost` is asked for what has been spent so far."""

    def __init__(self, cost: Any = None) -> None:
        self.cost = cost
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
            self.bar.update(self.task, advance=1, cost=self.cost() if self.cost else "")

    def tell(self, message: str) -> None:
        if self.bar is not None:
            self.bar.console.print(safe(message), markup=False, highlight=False)
        else:
            tell(message)

    def end(self) -> None:
        if self.bar is not None:
            self.bar.stop()
            self.bar = None
