"""Words quoted from a source in another language: whether they are set and marked as the style asks.

A translation has other words than its original by nature, so that only its mark tells it from an invented quotation. Its names,
numbers and dates are compared with the original like those of the words around it.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from briefing.facts.quotes import Quoted, quoted_spans
from briefing.typography import fold

Form = Literal["original-with-translation", "translated-and-marked", "indirect"]
SET_FORMS: dict[Form, str] = {
    "original-with-translation": "put the original's words, then the translation in brackets: ({mark}: “…”)",
    "translated-and-marked": "put ({mark}) behind the closing mark",
    "indirect": "tell it without quotation marks",
}
_BETWEEN = re.compile(r"[\s.,;:–—-]*")


class Foreign(NamedTuple):
    """What a style asks of words quoted from another language: their form, and the word that marks a translation."""

    form: Form
    mark: str

    @property
    def remedy(self) -> str:
        return SET_FORMS[self.form].format(mark=self.mark)


def marked(text: str, words: str, foreign: Foreign) -> bool:
    """Whether the quoted `words` of `text` are marked as a translation in the form that the style asks for."""
    spans = quoted_spans(text)
    at = next((number for number, span in enumerate(spans) if fold(words) in fold(text[span.start : span.end])), None)
    if at is None:
        return False
    if foreign.form == "translated-and-marked":
        return _marked_behind(text, spans, at, foreign.mark)
    return foreign.form == "original-with-translation" and at > 0 and in_brackets(text, spans[at - 1], spans[at], foreign.mark)


def in_brackets(text: str, original: Quoted, translation: Quoted, mark: str) -> bool:
    """Whether one quotation stands in brackets, with the mark, right behind another: “…” (translated: “…”)."""
    between = text[original.outer_end : translation.outer_start]
    before, bracket, inside = between.partition("(")
    return bool(bracket) and _BETWEEN.fullmatch(before) is not None and fold(inside).strip().startswith(fold(mark))


def _marked_behind(text: str, spans: list[Quoted], at: int, mark: str) -> bool:
    """Whether the mark stands in brackets between a quotation and the next."""
    end = spans[at + 1].outer_start if at + 1 < len(spans) else len(text)
    behind = fold(text[spans[at].outer_end : end])
    return re.search(rf"\(\s*{re.escape(fold(mark))}\b[^()]*\)", behind) is not None
