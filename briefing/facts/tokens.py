"""Text as the finders read it: tokens with offsets, the language, and which words open a sentence.

One pass of one regular expression makes the tokens, and every finder works on them; that keeps the whole linear in the
length of the text, whatever stands in it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from briefing import language as languages
from briefing.facts.lexicon import LANGUAGES, words

T = TypeVar("T")
Span = tuple[int, int]


class Token(NamedTuple):
    """A word, a number or a dotted abbreviation; `lower` is composed and lower case, to look up by."""

    start: int
    end: int
    text: str
    lower: str
    is_number: bool
    is_capital: bool


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value and where in the text it stands."""

    start: int
    end: int
    value: T


@dataclass(frozen=True)
class Reading:
    """A text with its tokens. `language` is one of the five, or "" for any other: then only what needs no words is found."""

    text: str
    language: str
    region: str
    tokens: list[Token]
    openers: frozenset[int]
    masked: list[Span] = field(default_factory=list)

    def gap(self, place: int) -> str:
        """What stands between the token before `place` and the token at `place`."""
        before = self.tokens[place - 1].end if place > 0 else 0
        after = self.tokens[place].start if place < len(self.tokens) else len(self.text)
        return self.text[before:after]

    def lower(self, place: int) -> str:
        """The lower-case word at `place`; empty outside the text."""
        return self.tokens[place].lower if 0 <= place < len(self.tokens) else ""

    def matches(self, place: int, phrase: Sequence[str]) -> bool:
        """Whether the words of `phrase` stand at `place` and after it."""
        return self.lower(place) == phrase[0] and all(self.lower(place + step) == word for step, word in enumerate(phrase))

    def place_at(self, offset: int) -> int:
        """The first token that starts at `offset` or later."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def is_masked(self, start: int, end: int) -> bool:
        """Whether [start, end) touches what another finder has read already; `masked` is sorted and free of overlaps."""
        at = bisect_left(self.masked, end, key=lambda span: span[0])
        return at > 0 and self.masked[at - 1][1] > start


_WORDS = r"(?:[^\W\d_]\.){2,}|[^\W\d_][\w\u0300-\u036f]*"
_DIGITS = r"\d+(?:[.,'’]\d+)*"
_GROUPED = r"\d{1,3}(?:[%s]\d{3})+(?!\d)(?:[.,]\d+)?"
_THIN = "\u00a0\u202f\u2009"
_ENGLISH = re.compile("|".join((_WORDS, _GROUPED % _THIN, _DIGITS)))
_CONTINENTAL = re.compile("|".join((_WORDS, _GROUPED % f" {_THIN}", _DIGITS)))
_ENDS = re.compile(r"[.?!:;…\n\r\t►•▪«»“”„\"|]|[–—]\s*$|^\s*-\s")
_ABBREVIATED = words("""
    mr mrs ms dr prof gen sen rep gov st lt col sgt capt rev hon jr sr sra srta dra mme mlle hr fr art no vs inc ltd co corp núm
    nº bzw ca approx jan feb aug sept oct nov dec abs ing lic gral exmo dep
""")


def read(text: str, language: str | None = None) -> Reading:
    """`text` as the finders read it. Without a language it is detected; where that fails, English is assumed."""
    code, _, region = (language or languages.detect(text) or "en").replace("_", "-").partition("-")
    known = code.lower() if code.lower() in LANGUAGES else ""
    pattern = _ENGLISH if known == "en" else _CONTINENTAL
    tokens = [_token(match) for match in pattern.finditer(text)]
    openers = frozenset(place for place in range(len(tokens)) if _opens(text, tokens, place))
    return Reading(text, known, region.upper(), tokens, openers)


def _token(match: re.Match[str]) -> Token:
    text = match[0]
    return Token(match.start(), match.end(), text, composed(text), text[0].isdecimal(), text[0].isupper())


def composed(text: str) -> str:
    """Lower case, with letters and their marks as one character where Unicode has one."""
    lower = text.lower()
    return lower if lower.isascii() else unicodedata.normalize("NFC", lower)


def _opens(text: str, tokens: list[Token], place: int) -> bool:
    """Whether the token opens a sentence, a line or a quotation, where a capital says nothing."""
    if place == 0:
        return True
    before = tokens[place - 1]
    gap = text[before.end : tokens[place].start]
    if gap == " " or not _ENDS.search(gap):
        return False
    return not (gap.strip() == "." and (before.lower in _ABBREVIATED or (len(before.text) == 1 and before.text.isupper())))


_MARKS = re.compile(r"[\u0300-\u036f]")


def fold(text: str) -> str:
    """Lower case without diacritics: the form in which names are compared."""
    lower = text.lower()
    if lower.isascii():
        return lower
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", lower))
    return plain.translate(_LETTERS)


_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'", "‑": "-"})


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans sorted, with those that touch or overlap joined."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
