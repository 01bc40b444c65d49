"""The closing step of composing: a style's marks outside quotations. What stands inside quotation marks is left alone.

Words are final after this: rendering changes no character of a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.styles import TypographyKnobs

_OPENERS = '“«„"'
_CLOSERS = {"“": "”", "«": "»", "„": "“”", '"': '"'}
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)|(?<!\w)'(?=\d\ds?\b)")
_RANGE_DASH = re.compile(r"\s*(?<=\s)(?:--|—)\s+|(?<=\w)(?:--|—)(?=\w)|\s?(?<=\s)-\s")
_SPACES = {"nbsp": "\u00a0", "narrow-nbsp": "\u202f"}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def plain(text: str) -> str:
    """`text` on one line, without control characters and direction overrides: what a model sends is no terminal command."""
    return " ".join(_CONTROLS.sub("", text).split())


def set_marks(text: str, knobs: TypographyKnobs, within: Callable[[str], str] = str) -> str:
    """`text` with the style's quotation marks, and its apostrophes, dashes and ellipses outside quotations. `within` sees to the
    marks inside one."""
    spans = quoted_spans(text)
    if spans is None:  # marks that do not pair: whatever is done to them may be wrong
        return text
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    pieces = [text[a:b] for a, b in pairwise(edges)]
    made = [
        _requoted(within(piece[1:-1]), knobs) if index % 2 else _outside(piece, knobs, index > 0)
        for index, piece in enumerate(pieces)
    ]
    return "".join(_punctuated(made, knobs))


def _punctuated(pieces: list[str], knobs: TypographyKnobs) -> list[str]:
    """The comma or full stop that ends a quotation and is the sentence's around it, behind its closing mark or before it. Words
    that are a sentence of their own keep what they end with, as the British press has it."""
    if knobs.punctuation == "keep":
        return pieces
    mark, space = knobs.quotes[1], _SPACES.get(knobs.quote_space, "")
    for at in range(1, len(pieces) - 1, 2):
        quoted, behind = pieces[at], pieces[at + 1]
        words = quoted.removesuffix(space + mark)
        if knobs.punctuation == "logical" and words.endswith((",", ".")) and _is_part(words):
            if not behind[:1].isalnum():
                pieces[at], pieces[at + 1] = words[:-1] + space + mark, words[-1] + behind.removeprefix(words[-1])
        elif knobs.punctuation == "american" and behind.startswith(","):
            pieces[at], pieces[at + 1] = words.removesuffix(",") + "," + space + mark, behind[1:]
    return pieces


def _is_part(quoted: str) -> bool:
    """Whether quoted words are part of the sentence around: they begin small, and hold no other sentence."""
    words = quoted[1:].strip()
    return words[:1].islower() and not words.endswith("..") and ". " not in words and not re.search(r"(?:^|\W)\w\.$", words)


def quoted_spans(text: str) -> list[tuple[int, int]] | None:
    """Spans of outer quotations, marks included; None where marks do not pair."""
    spans: list[tuple[int, int]] = []
    position = 0
    while position < len(text):
        if text[position] not in _OPENERS:
            position += 1
            continue
        close = next((at for at in range(position + 1, len(text)) if text[at] in _CLOSERS[text[position]]), None)
        if close is None:
            return None
        spans.append((position, close + 1))
        position = close + 1
    return None if "”" in _between(text, spans) or "»" in _between(text, spans) else spans


def _between(text: str, spans: list[tuple[int, int]]) -> str:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return "".join(text[a:b] for a, b in list(pairwise(edges))[::2])


def _requoted(words: str, knobs: TypographyKnobs) -> str:
    if knobs.quote_space != "none":
        space = _SPACES[knobs.quote_space]
        words = space + words.strip() + space
    return knobs.quotes[0] + words + knobs.quotes[1]


def _outside(piece: str, knobs: TypographyKnobs, after_quotation: bool) -> str:
    piece = _APOSTROPHE.sub(knobs.apostrophe, piece)
    piece = re.sub(r"(?<!\.)\.\.\.(?!\.)|…", knobs.ellipsis, piece)
    piece = _RANGE_DASH.sub(" – " if knobs.dash == "spaced-en" else "—", piece)
    if knobs.space_before:
        space = _SPACES["nbsp" if knobs.quote_space == "nbsp" else "narrow-nbsp"]
        before = r"(?:(?<=[^\W_])|(?<=[)%]))" if not after_quotation else r"(?:(?<=[^\W_])|(?<=[)%])|^)"
        piece = re.sub(rf"{before}[ \u00a0\u202f]?([{knobs.space_before}]+)(?=\s|$)", rf"{space}\1", piece)
    return piece


def fold(text: str) -> str:
    """Lower case without diacritics, for comparing words across spellings."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).replace("’", "'")
