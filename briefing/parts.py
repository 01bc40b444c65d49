"""Cutting a long document into parts that a model reads one at a time, without losing a sentence or telling one twice.

Each part has a core, and the cores follow each other through the text without gap or overlap. Around its core a part shows a few
sentences of its neighbours: those before tell who "he" is, those after let a quotation run on past the core's end. A claim
belongs to the part in whose core its evidence begins; what other parts offer of it is a copy.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import ceil

from briefing.language import Span, paragraphs, sentences
from briefing.records import Document
from briefing.replies import Part

LIMIT = 12_000
"""Characters of a part: about 3,000 tokens of English, few enough for a complete answer."""

OVERLAP = 600
"""Characters of context at each side of a core, at most: three or four sentences."""


def cut(document: Document, limit: int = LIMIT, overlap: int = OVERLAP) -> list[Part]:
    """The parts of a document, in order, of at most `limit` characters each; a document that fits is one part.

    Cuts fall between paragraphs where one ends near enough, else between sentences; only a sentence longer than `limit` is cut
    itself, at white space if it has any.
    """
    text = document.text
    overlap = min(overlap, limit // 4)
    room = max(1, limit - 2 * overlap)
    spans = sentences(text, document.language) if len(text) > limit else []
    if not spans:
        return [Part(document, 0, len(text))]
    units = [piece for span in spans for piece in ([span] if span[1] - span[0] <= limit else _pieces(text, span, room))]
    ends = {end for _, end in paragraphs(text)}
    return _parts(document, units, list(_runs(units, ends, room)), (0, len(text)), limit, overlap)


def halves(part: Part) -> list[Part]:
    """Two parts whose cores make up the core of `part`; `part` alone where it cannot be halved."""
    text, (low, high) = part.document.text, part.core
    units = [(part.start + a, part.start + b) for a, b in sentences(part.text, part.document.language)]
    own = [unit for unit in units if low <= unit[0] < high]
    if len(own) == 1:
        pieces = list(_pieces(text, own[0], ceil((own[0][1] - own[0][0]) / 2)))
        units = [piece for unit in units for piece in (pieces if unit == own[0] else [unit])]
        own = pieces
    if len(own) < 2:
        return [part]
    first = units.index(own[0])
    last = first + len(own)
    ends = {part.start + end for _, end in paragraphs(part.text)}
    middle = _nearest_end(units, first, range(first + 1, last), (own[-1][1] - own[0][0]) / 2, ends)
    length = part.end - part.start
    return _parts(part.document, units, [(first, middle), (middle, last)], (low, high), length, min(OVERLAP, length // 8))


def owner(parts: Sequence[Part], start: int) -> int:
    """The number of the part whose core holds the offset `start`; 0 where none does."""
    at = bisect_right(parts, start, key=lambda part: part.core[0]) - 1
    return parts[at].number if at >= 0 and start < parts[at].core[1] else 0


_LAST_SPACE = re.compile(r".*\s", re.DOTALL)


def _pieces(text: str, span: Span, room: int) -> Iterator[Span]:
    """A sentence in pieces of at most `room` characters, cut at the last white space of each if it has any."""
    start, end = span
    while end - start > room:
        space = _LAST_SPACE.match(text, start, start + room + 1)
        stop = space.end() if space else start + room
        piece = text[start:stop].rstrip()
        yield start, start + len(piece)
        start = stop + len(text[stop:end]) - len(text[stop:end].lstrip())
    yield start, end


def _runs(units: list[Span], ends: set[int], room: int) -> Iterator[tuple[int, int]]:
    """Which units make up each core, as ranges of their numbers: about equally long, and at most `room` characters where the
    units allow it."""
    first = 0
    while first < len(units):
        rest = units[-1][1] - units[first][0]
        goal = rest / ceil(rest / room)
        fitting = first + 1
        while fitting < len(units) and units[fitting][1] - units[first][0] <= room:
            fitting += 1
        last = _nearest_end(units, first, range(first + 1, fitting + 1), goal, ends) if fitting < len(units) else fitting
        yield first, last
        first = last


def _nearest_end(units: list[Span], first: int, lasts: range, goal: float, ends: set[int]) -> int:
    """Of the numbers at which a core that begins with unit `first` may end, the one that brings it nearest to `goal`
    characters; the end of a paragraph may be a quarter farther off."""

    def off(last: int) -> float:
        end = units[last - 1][1]
        return abs(end - units[first][0] - goal) + (0 if end in ends else goal / 4)

    return min(lasts, key=off)


def _parts(
    document: Document, units: list[Span], runs: list[tuple[int, int]], whole: Span, limit: int, overlap: int
) -> list[Part]:
    """A part for each run of units, with its context. The cores share out `whole`, the white space between units included."""
    cuts = [whole[0], *(units[first][0] for first, _ in runs[1:]), whole[1]]
    parts = []
    for number, (first, last) in enumerate(runs, 1):
        start, end = _context(units, first, last, limit, overlap)
        parts.append(Part(document, start, end, number, len(runs), *cuts[number - 1 : number + 1]))
    return parts


def _context(units: list[Span], first: int, last: int, limit: int, overlap: int) -> Span:
    """The span of a core and of the units around it: at most `overlap` characters at each side and `limit` in all."""
    start, end = units[first][0], units[last - 1][1]
    from_, until = first, last
    while from_ > 0 and start - units[from_ - 1][0] <= overlap and end - units[from_ - 1][0] <= limit:
        from_ -= 1
    while until < len(units) and units[until][1] - end <= overlap and units[until][1] - units[from_][0] <= limit:
        until += 1
    return units[from_][0], units[until - 1][1]
