"""Findings as a person meets them: by sentence with the words underlined, or as annotations that a forge shows beside lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from briefing.cli.screen import COLOURS, colours, safe, show_findings, width
from briefing.records import Finding

_GITHUB = {"error": "error", "warn": "warning", "info": "notice"}


def show_sentence(sentence_id: str, text: str, findings: Sequence[Finding], evidence: Sequence[str]) -> None:
    """A sentence with the doubted words underlined, its findings, and the closest evidence."""
    click.echo(f"\n{sentence_id}  {underlined(safe(text), findings)}", color=colours())
    show_findings(findings)
    if evidence:
        quote = " ".join(safe(evidence[0]).split())
        longest = width() - 14
        click.echo(f"        evidence: {quote if len(quote) <= longest else quote[: longest - 1] + '…'}", err=True)


def underlined(text: str, findings: Sequence[Finding]) -> str:
    """`text` with the words of each finding underlined: by the terminal where it can, else between underscores."""
    spans = sorted({(at, at + len(f.words), f.severity) for f in findings if f.words and (at := text.find(f.words)) >= 0})
    out, last = "", 0
    for start, end, severity in spans:
        if start < last:
            continue
        words = text[start:end]
        marked = click.style(words, underline=True, fg=COLOURS[severity]) if colours() else f"_{words}_"
        out, last = out + text[last:start] + marked, end
    return out + text[last:]


def annotate(text: str | None, findings: Sequence[Finding], path: Path) -> None:
    """A workflow command a finding: GitHub shows it beside the line of the file that holds the words."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    for finding in findings:
        line = _line(lines, finding.words, text)
        place = f"file={_property(str(path))},line={line},title={_property(finding.rule)}"
        click.echo(f"::{_GITHUB[finding.severity]} {place}::{_data(safe(finding.message))}")


def _line(lines: Sequence[str], words: str | None, text: str | None) -> int:
    """The first line, from 1, that holds the sentence's beginning, else the words; 1 where neither is found."""
    for wanted in (text[:40] if text else None, words):
        if wanted:
            for number, line in enumerate(lines, 1):
                if wanted in line:
                    return number
    return 1


def _data(text: str) -> str:
    """As workflow commands escape what they carry."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
