"""The text of a source as the evidence page shows it: in paragraphs, with every place of evidence marked.

Places are cut here, in code points; a browser counts in UTF-16 and would be one off behind every emoji. A long source is shown
around its places, the rest folded away; what is more than a page can carry is left out, and said.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefing.language import paragraphs
from briefing.records import Document, Evidence

WHOLE = 40_000  # characters: a source up to this length is shown from end to end
AROUND = 900  # characters shown on each side of a place in a longer one
HELD = 600_000  # characters that a page carries, all sources and folds together: with its markup some 3 MB at worst
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile(r"\s+")

Spot = tuple[str, int, int]  # document, start, end


def shown(text: str) -> str:
    """`text` without the characters that no page may hold."""
    return _CONTROLS.sub("", text)


@dataclass
class Places:
    """Places of evidence, numbered from 1 in the order in which they are first asked for; the same place has one number."""

    numbers: dict[Spot, int] = field(default_factory=dict)

    def number(self, item: Evidence) -> int:
        return self.numbers.setdefault((item.document, item.start, item.end), len(self.numbers) + 1)

    def of(self, document: str) -> list[tuple[int, int, int]]:
        """The places in a document as start, end and number, in the order of the text."""
        return sorted((start, end, number) for (name, start, end), number in self.numbers.items() if name == document)


@dataclass(frozen=True)
class Piece:
    """A stretch of text under the same marks. `opens` are the marks that begin here."""

    text: str
    marks: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()


@dataclass(frozen=True)
class Passage:
    """Paragraphs of a source that follow each other: shown, folded away, or (without paragraphs) left out of the page."""

    characters: int
    paragraphs: tuple[tuple[int, tuple[Piece, ...]], ...] = ()
    folded: bool = False


def pieces(text: str, start: int, end: int, spans: Sequence[tuple[int, int, int]]) -> tuple[Piece, ...]:
    """`text[start:end]` cut wherever a span begins or ends. Spans may overlap; those outside do not count."""
    mine = [(max(a, start), min(b, end), mark, a >= start) for a, b, mark in spans if a < end and b > start]
    borders = sorted({start, end, *(a for a, *_ in mine), *(b for _, b, *_ in mine)})
    made = []
    for left, right in pairwise(borders):
        marks = tuple(mark for a, b, mark, _ in mine if a <= left and b >= right)
        opens = tuple(mark for a, _, mark, own in mine if a == left and own)
        made.append(Piece(shown(text[left:right]), marks, opens))
    return tuple(made)


class Carrier:
    """Hands out what a page can still carry, over all sources."""

    def __init__(self, left: int = HELD) -> None:
        self.left = left

    def take(self, characters: int) -> bool:
        if characters > self.left:
            return False
        self.left -= characters
        return True


def passages(document: Document, spots: Sequence[tuple[int, int, int]], carrier: Carrier) -> tuple[Passage, ...]:
    """A document's text in passages. Those around its places are always shown; others as far as the page can carry them."""
    text = document.text
    if not text.strip():
        return ()
    paged = _Paragraphs(text)
    if len(text) <= WHOLE and carrier.take(len(text)):
        return (Passage(len(text), paged.cut(0, len(text), spots)),)
    made: list[Passage] = []
    at = 0
    for start, end in [*windows(text, spots), (len(text), len(text))]:
        if start > at:
            made.append(_aside(paged, at, start, carrier))
        if end > start:
            carrier.take(end - start)
            made.append(Passage(end - start, paged.cut(start, end, spots)))
        at = end
    return tuple(passage for passage in made if passage.characters)


def _aside(paged: _Paragraphs, start: int, end: int, carrier: Carrier) -> Passage:
    """What lies between two passages that are shown: folded, or left out where the page can carry no more."""
    blank = not paged.text[start:end].strip()
    if blank:
        return Passage(0)
    held = carrier.take(end - start)
    return Passage(end - start, paged.cut(start, end, ()) if held else (), folded=True)


def windows(text: str, spots: Iterable[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """The stretches of a long text around its places, without overlap, cut between paragraphs or at least between words."""
    found: list[tuple[int, int]] = []
    for start, end, _ in spots:
        low, high = _back(text, max(0, start - AROUND)), _on(text, min(len(text), end + AROUND))
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


def _back(text: str, at: int) -> int:
    """The nearest place before `at` where a paragraph begins, else where a word does."""
    floor = max(0, at - AROUND)
    line = text.rfind("\n\n", floor, at)
    if line >= 0:
        return line + 2
    return 0 if floor == 0 else max(floor, text.rfind(" ", floor, at) + 1)


def _on(text: str, at: int) -> int:
    """The nearest place behind `at` where a paragraph ends, else where a word does."""
    ceiling = min(len(text), at + AROUND)
    line = text.find("\n\n", at, ceiling)
    if line >= 0:
        return line
    if ceiling == len(text):
        return ceiling
    space = text.find(" ", at, ceiling)
    return space if space >= 0 else ceiling


class _Paragraphs:
    """A text's paragraphs, numbered from 1."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = paragraphs(text)
        self.starts = [start for start, _ in self.spans]
        self.ends = [end for _, end in self.spans]

    def cut(self, start: int, end: int, spots: Sequence[tuple[int, int, int]]) -> tuple[tuple[int, tuple[Piece, ...]], ...]:
        """The paragraphs of a stretch of the text, each with its number and its pieces."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        return tuple(self._each(range(first, last), start, end, list(spots)))

    def _each(
        self, numbers: range, start: int, end: int, spots: list[tuple[int, int, int]]
    ) -> Iterator[tuple[int, tuple[Piece, ...]]]:
        longest = max((b - a for a, b, _ in spots), default=0)
        begins = [a for a, *_ in spots]
        for number in numbers:
            low, high = max(start, self.starts[number]), min(end, self.ends[number])
            near = spots[bisect_left(begins, low - longest) : bisect_left(begins, high)]
            yield number + 1, pieces(self.text, low, high, near)


def texts(documents: Iterable[Document], places: Places) -> Mapping[str, tuple[Passage, ...]]:
    """The passages of every document, by its id."""
    carrier = Carrier()
    return {document.id: passages(document, places.of(document.id), carrier) for document in documents}
