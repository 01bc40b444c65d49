"""Where a form differs from the style's: changes to a text, looked for outside its quotations, and carried out together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.facts.quotes import quoted_spans


@dataclass(frozen=True)
class Change:
    """Put `instead` in place of the characters from `start` up to `end`."""

    start: int
    end: int
    instead: str


def outside(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches that touch no quotation."""
    spans = [(span.outer_start, span.outer_end) for span in quoted_spans(text)]
    for match in pattern.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in spans):
            yield match


def blanked(text: str) -> str:
    """`text` with its quotations blanked, so that places stay."""
    for span in quoted_spans(text):
        text = text[: span.outer_start] + " " * (span.outer_end - span.outer_start) + text[span.outer_end :]
    return text


def changed(text: str, changes: Iterable[Change]) -> str:
    """`text` with the changes made; of two that overlap, the first."""
    made, at = "", 0
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        if change.start >= at:
            made += text[at : change.start] + change.instead
            at = change.end
    return made + text[at:]
