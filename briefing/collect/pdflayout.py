"""From lines with a place to paragraphs in reading order: columns, running heads, words at line ends.

Works on geometry alone, so that it can be tested without a PDF.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from briefing.collect import paragraphs
from briefing.collect.pdfpage import Line

_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|página|pagina|seite|p\.|pg\.?)\s*)?\d{1,4}(?:\s*(?:of|/|de|von|di|sur|-)\s*\d{1,4})?\W*$", re.I
)
_HYPHENS = ("-", "\ufffe", "\x02", "\u00ad", "‐")
_ENDS = re.compile(r"[.!?…。！？:]['\"”’»)\]]*$")
_WORD = re.compile(r"[\w’'-]+")
_FEWEST_ROWS = 5


@dataclass(frozen=True)
class Piece:
    """Some text of one page. `join` stands before it: a blank line before a new paragraph, else a space or nothing."""

    page: int
    text: str
    join: str
    height: float = 0.0


def pieces(pages: Sequence[list[Line]], clean: Callable[[str], str]) -> list[Piece]:
    """All pages' text in reading order. `clean` evens out each line's characters."""
    bodies = [_in_order(lines) for lines in _without_running_heads(pages)]
    words = Counter(word.casefold() for lines in bodies for line in lines for word in _WORD.findall(line.text))
    result: list[Piece] = []
    before: Line | None = None
    for page, lines in enumerate(bodies):
        leading = _leading(lines)
        for at, line in enumerate(lines):
            broken = bool(before) and before is not None and before.text.rstrip().endswith(_HYPHENS)
            text = clean(_unmarked(line.text)).strip()
            if not text:
                continue
            if before is None or _starts_paragraph(before, line, lines, at, leading):
                result.append(Piece(page, text, "\n\n" if result else "", line.height))
            elif broken and result:
                _join_broken_word(result, page, text, words, line.height)
            else:
                result.append(Piece(page, text, " ", line.height))
            before = line
    return result


def _unmarked(text: str) -> str:
    """The line with a plain hyphen for the marks that stand for one at its end."""
    text = text.rstrip()
    return f"{text[:-1]}-" if text.endswith(_HYPHENS) else re.sub("[\ufffe\x02]", "", text)


def _join_broken_word(result: list[Piece], page: int, text: str, words: Counter[str], height: float) -> None:
    """Put a word that was broken at a line end together; the hyphen stays where the document writes the word with one."""
    last = result[-1]
    head, tail = _WORD.findall(last.text)[-1:], _WORD.findall(text)[:1]
    stem = last.text[:-1]
    if text[:1].islower() and head and tail:
        first = head[0].rstrip("-")
        compound, whole = f"{first}-{tail[0]}".casefold(), f"{first}{tail[0]}".casefold()
        keep = words[compound] > words[whole]
    else:
        keep = True
    result[-1] = Piece(last.page, last.text if keep else stem, last.join, last.height)
    result.append(Piece(page, text, "", height))


def _starts_paragraph(before: Line, line: Line, lines: list[Line], at: int, leading: float) -> bool:
    if paragraphs.is_item(line.text.strip()) or line.cells > 1 or before.cells > 1:
        return True
    if before.text.rstrip().endswith(_HYPHENS) and line.text[:1].islower():
        return False
    ended = bool(_ENDS.search(before.text.strip()))
    fresh = at == 0 or line.bottom > before.bottom + 1  # a new page, or the head of the next column
    if abs(line.height - before.height) > 0.3 * max(line.height, before.height):
        return True
    if fresh:
        return ended or not line.text.strip()[:1].islower()
    gap = before.bottom - line.bottom
    if gap > 1.35 * leading or (gap > 1.15 * leading and ended):
        return True
    edge = _right_edge(lines, line)
    short = before.right + _width_of_first_word(line) < edge
    indented = line.left > before.left + 0.7 * line.height
    return (short and ended) or (indented and ended)


def _width_of_first_word(line: Line) -> float:
    """What the first word would have taken at the end of the line before: one that had room for it was ended on purpose."""
    first = len(line.text.split(maxsplit=1)[0]) + 2
    return first * (line.right - line.left) / max(1, len(line.text))


def _right_edge(lines: list[Line], line: Line) -> float:
    """How far the lines of this one's column reach."""
    column = [one.right for one in lines if abs(one.left - line.left) < 3 * max(line.height, 1)]
    return sorted(column)[int(0.8 * (len(column) - 1))] if column else line.right


def _leading(lines: list[Line]) -> float:
    """The usual distance from line to line on a page."""
    gaps = [a.bottom - b.bottom for a, b in pairwise(lines) if 0 < a.bottom - b.bottom < 60]
    return median(gaps) if gaps else 14.0


def _without_running_heads(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without lines that come back at the same height of several pages."""
    seen: dict[tuple[str, int], set[int]] = {}
    for page, lines in enumerate(pages):
        for line in _edges(lines):
            seen.setdefault(_mark(line), set()).add(page)
    often = max(2, round(0.25 * len(pages)))
    result = []
    for lines in pages:
        heads = {id(line) for line in _edges(lines) if _PAGE_NUMBER.match(line.text.strip()) or _comes_back(line, seen, often)}
        result.append([line for line in lines if id(line) not in heads])
    return result


def _mark(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", paragraphs.one_line(line.text)).casefold(), round(line.bottom / 8)


def _comes_back(line: Line, seen: dict[tuple[str, int], set[int]], often: int) -> bool:
    text, height = _mark(line)
    return len(set().union(*(seen.get((text, height + step), set()) for step in (-1, 0, 1)))) >= often


def _edges(lines: list[Line]) -> list[Line]:
    """The lines of the two highest and the two lowest rows of a page."""
    rows = sorted({round(line.bottom / 4) for line in lines})
    outer = {*rows[:2], *rows[-2:]}
    return [line for line in lines if round(line.bottom / 4) in outer]


def _in_order(lines: list[Line]) -> list[Line]:
    """Lines in the order in which they are read: columns one after the other, what spans them in its place."""
    if not lines:
        return []
    gutter = _gutter(lines)
    if gutter is None:
        return _rows(lines)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if line.left < gutter - 2 and line.right > gutter + 2:
            ordered += _columns(band, gutter)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, gutter)


def _columns(band: list[Line], gutter: float) -> list[Line]:
    left = [line for line in band if line.right <= gutter + 2]
    right = [line for line in band if line.right > gutter + 2]
    return [*_in_order(left), *_in_order(right)]


def _rows(lines: list[Line]) -> list[Line]:
    """One column, from top to bottom; pieces on one base line are one line."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.top, line.left)):
        last = rows[-1][-1] if rows else None
        if last and min(last.top, line.top) - max(last.bottom, line.bottom) > 0.5 * min(last.height, line.height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_row(row) for row in rows]


def _row(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    row = sorted(row, key=lambda line: line.left)
    text = " ".join(line.text.strip() for line in row)
    cells = 1 + sum(after.left - before.right > 0.9 * before.height for before, after in pairwise(row))
    return Line(text, row[0].left, min(x.bottom for x in row), row[-1].right, max(x.top for x in row), cells)


def _gutter(lines: list[Line]) -> float | None:
    """Where the white between two columns of running text lies, or None for a page of one column."""
    if len(lines) < 2 * _FEWEST_ROWS:
        return None
    left_edge, right_edge = min(line.left for line in lines), max(line.right for line in lines)
    width = right_edge - left_edge
    best: tuple[float, float] | None = None
    for edge in sorted({round(line.left) for line in lines if left_edge + 0.2 * width < line.left < right_edge - 0.15 * width}):
        x = edge - 3.0
        left = [line for line in lines if line.right <= x]
        right = [line for line in lines if line.left >= x]
        crossing = len(lines) - len(left) - len(right)
        if not (_is_prose(left) and _is_prose(right)) or crossing > 0.5 * min(len(left), len(right)) + 6:
            continue
        score = min(len(left), len(right)) - 2.0 * crossing - 0.01 * abs(edge - (left_edge + width / 2))
        if best is None or score > best[0]:
            best = (score, x)
    return best[1] if best else None


def _is_prose(lines: list[Line]) -> bool:
    """Enough lines with enough words to be a column of text and not one of a table."""
    return (len(lines) >= _FEWEST_ROWS and median(len(line.text.split()) or 1 for line in lines) >= 2.5) or _unspaced(lines)


def _unspaced(lines: list[Line]) -> bool:
    return (
        len(lines) >= _FEWEST_ROWS
        and median(len(line.text) for line in lines) >= 10
        and not any(" " in x.text.strip() for x in lines)
    )


def heading(pages: Sequence[list[Line]]) -> str | None:
    """The words in the largest letters of the first page's upper half: its title, if they stand out; else None."""
    lines = pages[0] if pages else []
    if len(lines) < 4:
        return None
    usual = median(line.height for line in lines)
    upper = sorted(lines, key=lambda line: -line.top)[: max(4, len(lines) // 2)]
    largest = max(line.height for line in upper)
    if largest < 1.25 * usual:
        return None
    found: list[Line] = []
    for line in upper:
        if line.height > 0.82 * largest and (not found or found[-1].bottom - line.top < 1.2 * largest):
            found.append(line)
        elif found:
            break
    text = paragraphs.one_line(" ".join(_unmarked(line.text) for line in found))
    return text if 2 <= len(text.split()) <= 40 else None


def text_of(parts: Iterable[Piece]) -> str:
    return "".join(part.join + part.text for part in parts)
