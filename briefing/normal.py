"""A text with its typography evened out, and the way back: which characters of the original each of its characters came from.

Whoever copies a sentence, a person, a program or a model, retypes its quotation marks, dashes and spaces, joins what a line end
tore apart and drops what cannot be seen. Two texts that differ in nothing else have the same normal form. Letters keep their
case and accents, digits stay digits: no difference that a reader would call one of wording is evened out.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

INVISIBLE = (
    r"\u00ad\u034f\u0640\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    r"\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
"""The inside of a character class: soft hyphens, joiners, direction marks, variation selectors, Arabic stretching, tags."""

EAST_ASIAN = r"\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
"""The inside of a character class: characters that stand side by side without spaces, a word or a syllable each."""

_QUOTES = "\"“”„‟«»‹›‘’‚‛′″`´ʼ＂＇「」『』〝〞'"
_LETTERS = {
    **{"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"},
    **{"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ĳ": "ij", "Ĳ": "IJ"},
    **{"‐": "-", "‑": "-", "−": "-"},
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _QUOTES},
}
_RARE = rf"\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{INVISIBLE}{_QUOTES}‐‑‒–—―⸺…{''.join(_LETTERS)}"
_CHANGES = re.compile(
    rf"""
    (?= [{_RARE}] | [ ][\s{INVISIBLE}−‒–—―⸺\-»!?;:] | -[\s{INVISIBLE}\-] | \.[ ]?\. )      # only to be fast: most places end here
    (?: (?P<hyphen> (?<=[^\W\d_])[-‐‑][{INVISIBLE}]*[^\S\n]*\n\s*(?=[^\W\d_]) )           # agree-⏎ment, Franco-⏎German
    | (?P<dash>   [^\S\n]*(?:[—―⸺]|--+)\s* | [^\S\n]+[-−‒–]\s+ )                         # a break in the sentence
    | (?P<range>  [‒–] )                                                               # 5–4, Berlin–Rome
    | (?P<quote>  (?<!\S)«\s+ | \s+»(?!\w) | [{_QUOTES}]+ )
    | (?P<glued>  [^\S\n]+(?=[!?;:](?:\s|[{_QUOTES}]|$)) )                              # Pourquoi ?
    | (?P<space>  [ ][\s{INVISIBLE}]+ | [^\S ][\s{INVISIBLE}]* | [{INVISIBLE}]+\s[\s{INVISIBLE}]* )
    | (?P<unseen> [{INVISIBLE}]+ )
    | (?P<dots>   …|\.(?:[ ]?\.){{2,}} )
    | (?P<letter> [{"".join(_LETTERS)}] ) )
    """,
    re.VERBOSE,
)
_PLAIN = {"dash": "–", "range": "-", "quote": "'", "glued": "", "unseen": "", "dots": "..."}
_EAST_ASIAN = re.compile(rf"[{EAST_ASIAN}]")


@dataclass(frozen=True)
class NormalText:
    """The normal form of a text. `text` is made of pieces; piece number n starts at `starts[n]` there and stands for the
    original's `origins[n]`: a stretch taken over as it is, or, where the lengths differ, one that was replaced as a whole."""

    text: str
    starts: list[int] = field(repr=False)
    origins: list[tuple[int, int]] = field(repr=False)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that `text[start:end]` (not empty) came from; it never cuts through a replaced piece."""
        return self._character(start)[0], self._character(end - 1)[1]

    def _character(self, index: int) -> tuple[int, int]:
        """The span of the original that one character came from."""
        number = bisect_right(self.starts, index) - 1
        start, end = self.origins[number]
        if self._end(number) - self.starts[number] != end - start:
            return start, end
        at = start + index - self.starts[number]
        return at, at + 1

    def _end(self, number: int) -> int:
        return self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)

    def piece_end(self, index: int) -> int:
        """Where the piece that holds the character at `index` ends."""
        return self._end(bisect_right(self.starts, index) - 1)

    def pieces(self) -> Iterator[str]:
        return (self.text[start : self._end(number)] for number, start in enumerate(self.starts))

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The span of the normal form that came from the original's [start, end), whole pieces at its edges left out."""
        return self._first_from(start), max(self._first_from(start), self._first_from(end))

    def _first_from(self, original: int) -> int:
        """The first index of `text` that came from `original` or later."""
        return bisect_left(range(len(self.text)), original, key=lambda index: self._character(index)[0])


def normalise(text: str, keep_hyphens: bool = False) -> NormalText:
    """The normal form of `text`. A hyphen at the end of a line is taken for one that the line end brought in, and goes, where
    the word goes on in a small letter; with `keep_hyphens` it stays, as in a compound that happened to stand there."""
    if unicodedata.is_normalized("NFC", text):
        return _evened(text, keep_hyphens)
    composed = _composed(text)
    return _chained(_evened(composed.text, keep_hyphens), composed)


class _Pieces:
    """Gathers the pieces of a normal form from left to right."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.origins: list[tuple[int, int]] = []
        self.length = 0

    def add(self, piece: str, start: int, end: int) -> None:
        """`piece` stands for the original's [start, end); an empty one leaves no trace."""
        if piece:
            self.texts.append(piece)
            self.starts.append(self.length)
            self.origins.append((start, end))
            self.length += len(piece)

    def joined(self) -> NormalText:
        return NormalText("".join(self.texts), self.starts, self.origins)


_MARKED = re.compile(r"[^\u0300-\U0010ffff][\u0300-\U0010ffff]|[\u0300-\U0010ffff]")


def _composed(text: str) -> NormalText:
    """`text` in Unicode's composed form (NFC), made cluster by cluster: a character and the marks upon it."""
    pieces = _Pieces()
    at = 0
    while found := _MARKED.search(text, at):
        start, end = found.span()
        while end < len(text) and _continues(text[end]):
            end += 1
        pieces.add(text[at:start], at, start)
        pieces.add(unicodedata.normalize("NFC", text[start:end]), start, end)
        at = end
    pieces.add(text[at:], at, len(text))
    return pieces.joined()


def _continues(character: str) -> bool:
    """Whether a character can merge with the one before it: a mark, or the second or third part of a Korean syllable."""
    return character >= "\u0300" and (unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff")


def _evened(text: str, keep_hyphens: bool) -> NormalText:
    pieces = _Pieces()
    at = 0
    for change in _CHANGES.finditer(text):
        pieces.add(text[at : change.start()], at, change.start())
        pieces.add(_replacement(change, keep_hyphens), change.start(), change.end())
        at = change.end()
    pieces.add(text[at:], at, len(text))
    return pieces.joined()


def _replacement(change: re.Match[str], keep_hyphens: bool) -> str:
    kind = change.lastgroup or ""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind == "letter":
        return _LETTERS[change[0]]
    text = change.string
    before, after = text[change.start() - 1 : change.start()], text[change.end() : change.end() + 1]
    if kind == "hyphen":
        return "" if after.islower() and not keep_hyphens else "-"
    wrapped = "\n" in change[0] and _EAST_ASIAN.match(before) and _EAST_ASIAN.match(after)
    return "" if wrapped else " "


def _chained(outer: NormalText, inner: NormalText) -> NormalText:
    """The map of `outer`, whose original is the text of `inner`, led on to the original of `inner`."""
    pieces = _Pieces()
    for piece, (first, last) in zip(outer.pieces(), outer.origins, strict=True):
        if len(piece) != last - first:
            pieces.add(piece, *inner.original(first, last))
            continue
        while first < last:
            until = min(last, inner.piece_end(first))
            pieces.add(piece[: until - first], *inner.original(first, until))
            piece, first = piece[until - first :], until
    return pieces.joined()
