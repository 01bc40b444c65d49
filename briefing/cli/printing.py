"""A brief in the terminal: wrapped, in colour, with the marks of its footnotes; into a pipe, as plain text, a paragraph a line.

A console that cannot show a character is given the nearest one that it can.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.cli.screen import COLOURS, colours, fitted, safe, width
from briefing.draft import claims_by_label, labels
from briefing.records import Block, Brief, Finding, Ledger, Section
from briefing.render.view import glyph_of, joiner, view
from briefing.styles import Style

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

UNBROKEN = 1_000_000  # columns: into a pipe, a paragraph is one line
NARROWEST = 24  # columns
INDENT = 2


@dataclass(frozen=True)
class Look:
    """What is shown beside the words: `marks` of footnotes, the `evidence` behind them, `findings`."""

    marks: bool = True
    evidence: bool = False
    findings: bool = False


def columns() -> int:
    """Columns to wrap to. Into a pipe a paragraph stays one line, unless the user names a width or asks for colour."""
    wrapped = sys.stdout.isatty() or colours() or os.environ.get("COLUMNS", "").isdigit()
    return max(width(), NARROWEST) if wrapped else UNBROKEN


def print_brief(brief: Brief, style: Style, ledger: Ledger | None = None, look: Look | None = None) -> None:
    """Prints a brief on stdout."""
    _Printer(brief, style, ledger, look or Look()).print()


class Lines:
    """Words and lines as the terminal takes them: in its characters, its colours and its width."""

    def __init__(self) -> None:
        self.columns = columns()
        self.console = _console(self.columns)

    def _words(self, text: str, style: str = "") -> Text:
        from rich.text import Text

        return Text.assemble((fitted(safe(text), sys.stdout), style))

    def _wrapped(self, words: Text, mark: Text | None = None, left: int = 0) -> list[Text]:
        """Lines no wider than the terminal, `left` columns in. All of them begin where `mark` ends."""
        mark = mark or self._words("")
        indent = left + mark.cell_len
        lines = words.wrap(self.console, self.columns - indent, tab_size=1) or [words]
        for line in lines:
            line.rstrip()
        return [
            self._words(" " * (indent if number else left)) + (line if number else mark + line)
            for number, line in enumerate(lines)
        ]

    def _put(self, lines: Iterable[Text]) -> None:
        for line in lines:
            self.console.print(line, soft_wrap=True)


class _Printer(Lines):
    def __init__(self, brief: Brief, style: Style, ledger: Ledger | None, look: Look) -> None:
        super().__init__()
        self.brief = brief
        self.style = style
        self.gaps = ledger.gaps if ledger else ()
        self.look = look
        empty = Ledger(title="", date="", sources=(), claims=())
        self.values = view(brief, ledger or empty, style)
        self.notes = {note["label"]: note for note in self.values["footnotes"]}
        claims = claims_by_label(brief)
        self.unsourced = {label for label, note in self.notes.items() if not (note["sourced"] if ledger else claims[label])}

    def print(self) -> None:
        for lines in self._parts():
            self._put(lines)
            self.console.print()

    def _parts(self) -> Iterator[list[Text]]:
        if self.look.findings:
            yield self._wrapped(self._words(self._kicker(), "dim"))
        if self.brief.headline:
            yield self._wrapped(self._words(self.brief.headline.text, "bold")) + self._beneath("h0")
        for section in self.brief.sections:
            yield from self._section(section)
        if self.look.findings and (whole := [found for found in self.brief.findings if not (found.sentence or found.block)]):
            yield [line for found in whole for line in self._finding(found)]
        if self.look.findings and self.gaps:
            yield [line for gap in self.gaps for line in self._wrapped(self._words(gap), self._words("open  ", "dim"))]
        if self.look.evidence and self.values["sources"]:
            yield [line for source in self.values["sources"] for line in self._source(source)]

    def _kicker(self) -> str:
        parts = [self.brief.style, self.values["date"], f"{self.values['words']} words"]
        counts = self.values["severities"]
        names = {"error": "error", "warn": "warning"}
        parts += [f"{counts[key]} {name}{'s' if counts[key] > 1 else ''}" for key, name in names.items() if counts[key]]
        return " · ".join(part for part in parts if part)

    def _section(self, section: Section) -> Iterator[list[Text]]:
        heading = self._words(section.heading or "", "bold red")
        glyph = glyph_of(section, self.style)
        if section.lead:
            words = self._block(section.lead)
            yield self._wrapped(heading + self._words(" ") + words if heading.plain else words) + self._under(section.lead)
        elif heading.plain:
            yield [heading]
        for block in section.points:
            mark = self._words(f"{glyph} " if glyph else "", "red")
            yield self._wrapped(self._block(block), mark) + self._under(block)

    def _block(self, block: Block) -> Text:
        words = self._words("")
        for number, sentence in enumerate(block.sentences):
            words += self._words((joiner(self.brief.language) if number else "") + sentence.text)
            for label in labels(block, sentence) if self.look.marks else ():
                bare = label in self.unsourced
                words += self._words(f"[{label}⚠]", "yellow") if bare else self._words(f"[{label}]", "dim")
        return words

    def _under(self, block: Block) -> list[Text]:
        """What stands beneath a block: its evidence, then what the rules have to say of it."""
        lines: list[Text] = []
        marks = dict.fromkeys(label for sentence in block.sentences for label in labels(block, sentence))
        for label in marks if self.look.evidence else ():
            style = "yellow" if label in self.unsourced else "dim"
            lines += self._wrapped(self._words(self.notes[label]["text"], style), self._words(f"{label:5}", "cyan"), INDENT)
        return lines + self._beneath(block.id)

    def _beneath(self, block_id: str) -> list[Text]:
        if not self.look.findings:
            return []
        found = [item for item in self.brief.findings if (item.sentence or item.block or "").partition(".")[0] == block_id]
        return [line for item in found for line in self._finding(item)]

    def _finding(self, finding: Finding) -> list[Text]:
        place = finding.sentence or finding.block or "brief"
        mark = self._words(f"{finding.severity:6}", COLOURS[finding.severity])
        return self._wrapped(self._words(f"{place} {finding.rule}: {finding.told}"), mark, INDENT)

    def _source(self, source: dict[str, str | None]) -> list[Text]:
        parts = [source["title"] or source["name"], source["outlet"], source["day"], source["reason"]]
        words = self._words(", ".join(part for part in parts if part), "dim")
        return self._wrapped(words, self._words(f"{source['label']:5}", "cyan"))


def _console(columns: int) -> Console:
    from rich.console import Console

    coloured = colours()
    return Console(
        file=sys.stdout,
        width=columns,
        color_system="standard" if coloured else None,
        no_color=not coloured,
        force_terminal=coloured,
        highlight=False,
        markup=False,
        emoji=False,
    )
