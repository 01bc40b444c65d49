"""Findings as a person meets them: by sentence with the words underlined, or as annotations that a forge shows beside lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.printing import Lines
from briefing.cli.screen import COLOURS, colours, safe
from briefing.draft import escape
from briefing.records import Evidence, Finding
from briefing.typography import fold

if TYPE_CHECKING:
    from rich.text import Text

MOST_EVIDENCE = 280  # characters of a quotation
_GITHUB = {"error": "error", "warn": "warning", "info": "notice"}
_NAMES = {"error": "error", "warn": "warning", "info": "remark"}  # and an s where there are several
_LEFT = 4


@dataclass(frozen=True)
class Shown:
    """A quotation that a sentence was compared with, and where it stands (`S2 ¶8`)."""

    place: str
    quote: str


def place_of(item: Evidence, name: str) -> str:
    """Where evidence stands: a source's name with the page or paragraph."""
    return name + (f" p. {item.page}" if item.page else f" ¶{item.paragraph}" if item.paragraph else "")


class Report(Lines):
    """Prints what was found on stdout, a sentence at a time."""

    def sentence(self, sentence_id: str, text: str, findings: Sequence[Finding], evidence: Sequence[Shown]) -> None:
        """A sentence with the doubted words underlined, its findings, the worst first, and the evidence nearest to them."""
        self._put([*self._wrapped(self._underlined(text, findings), self._words(f"{sentence_id}  ", "bold"))])
        for finding in findings:
            self._finding(finding)
        nearest = max(evidence, key=lambda one: _nearness(one, text, findings), default=None)
        if nearest is not None:
            quote = " ".join(nearest.quote.split())
            shown = quote if len(quote) <= MOST_EVIDENCE else quote[: MOST_EVIDENCE - 1] + "…"
            more = f" (and {len(evidence) - 1} more)" if len(evidence) > 1 else ""
            self._put(self._wrapped(self._words(f"“{shown}”{more}", "dim"), self._words(f"{nearest.place:7} ", "cyan"), _LEFT))
        self.console.print()

    def others(self, findings: Sequence[Finding]) -> None:
        """What concerns no one sentence: a block, or the brief as a whole."""
        for finding in findings:
            self._finding(finding, f"{finding.block or 'brief'}: ")
        if findings:
            self.console.print()

    def _finding(self, finding: Finding, place: str = "") -> None:
        mark = self._words(f"{finding.severity:7} ", COLOURS[finding.severity])
        self._put(self._wrapped(self._words(f"{place}{finding.rule}: {finding.told}"), mark, _LEFT))

    def _underlined(self, text: str, findings: Sequence[Finding]) -> Text:
        """`text` with the words of each finding underlined: by the terminal where it can, else between underscores."""
        out, last = self._words(""), 0
        for start, end, severity in spans(text, findings):
            out += self._words(text[last:start])
            words = text[start:end]
            out += self._words(words, f"underline {COLOURS[severity]}") if colours() else self._words(f"_{words}_")
            last = end
        return out + self._words(text[last:])


def spans(text: str, findings: Sequence[Finding]) -> list[tuple[int, int, str]]:
    """Where the words of findings stand, without overlaps; of two that overlap the graver, then the shorter, is kept."""
    order = list(_NAMES)
    found = {(at, at + len(f.words), f.severity) for f in findings if f.words and (at := text.find(f.words)) >= 0}
    kept: list[tuple[int, int, str]] = []
    for start, end, severity in sorted(found, key=lambda span: (order.index(span[2]), span[1] - span[0], span[0])):
        if all(end <= begun or start >= ended for begun, ended, _ in kept):
            kept.append((start, end, severity))
    return sorted(kept)


def counted(sentences: int, findings: Sequence[Finding]) -> str:
    """`24 sentences, 4 of them with errors: 5 errors (2 number, name …), 1 warning (strength), 4 remarks`."""
    wrong = len({finding.sentence for finding in findings if finding.severity == "error" and finding.sentence})
    parts = [_count(severity, [one.rule for one in findings if one.severity == severity]) for severity in _NAMES]
    return f"{sentences} sentence{'' if sentences == 1 else 's'}, {wrong} of them with errors: {', '.join(parts)}"


def _count(severity: str, rules: Sequence[str]) -> str:
    counts = Counter(rules).most_common() if severity != "info" else []
    of = ", ".join(f"{count} {rule}" if count > 1 else rule for rule, count in counts)
    return f"{len(rules)} {_NAMES[severity]}{'' if len(rules) == 1 else 's'}{f' ({of})' if of else ''}"


def _nearness(shown: Shown, text: str, findings: Sequence[Finding]) -> tuple[int, int]:
    """How near a quotation is to what was found: that it has what a finding says of the evidence, then the words it shares."""
    quote = fold(shown.quote)
    named = sum(len(part) for one in findings if one.evidence for part in fold(one.evidence).split(", ") if part in quote)
    return named, len(set(quote.split()) & set(fold(text).split()))


# -- beside the lines of a file -------------------------------------------------------------------------------------------


def annotate(text: str | None, findings: Sequence[Finding], path: Path) -> None:
    """A workflow command a finding: GitHub shows it beside the line of the file that holds the words."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    for finding in findings:
        line, columns = _where(lines, finding.words, text)
        title = f"{finding.sentence} {finding.rule}" if finding.sentence else finding.rule
        place = f"file={_property(str(path))},line={line}{columns},title={_property(title)}"
        click.echo(f"::{_GITHUB[finding.severity]} {place}::{_data(safe(finding.told))}")


def _where(lines: Sequence[str], words: str | None, text: str | None) -> tuple[int, str]:
    """The first line, from 1, that holds the sentence, else its beginning, else the words, with the columns of the words; 1 where
    none is found. A draft has some characters escaped."""
    for wanted in (text, text[:40] if text else None, None if text else words):
        for form in dict.fromkeys((wanted, escape(wanted))) if wanted else ():
            for number, line in enumerate(lines, 1):
                at = line.find(form)
                if at >= 0:
                    return number, _columns(line, at, words)
    return 1, ""


def _columns(line: str, sentence_at: int, words: str | None) -> str:
    for form in dict.fromkeys((words, escape(words))) if words else ():
        at = line.find(form, sentence_at)
        if at >= 0:
            return f",col={at + 1},endColumn={at + len(form) + 1}"
    return ""


def _data(text: str) -> str:
    """As workflow commands escape what they carry."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
