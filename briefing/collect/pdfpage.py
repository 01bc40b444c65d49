"""One page of a PDF as lines of visible text with their place: what the page does not show is taken off it first."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pypdfium2

Box = tuple[float, float, float, float]
_INVISIBLE, _CLIP_ONLY = 3, 7
_TINY = 1.0
_WHITE = 250
_SCAN_SHARE = 0.5
_MOST_CHARACTERS = 60_000


@dataclass(frozen=True)
class Line:
    """A stretch of text on one base line. Coordinates in points from the page's lower left corner.

    `cells`: how many pieces with wide gaps between them it was put together from, as the row of a table.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    cells: int = 1

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass
class PageText:
    """The visible lines of a page; how many characters were hidden; whether it holds pictures; whether looking failed."""

    lines: list[Line] = field(default_factory=list)
    hidden: int = 0
    pictures: bool = False
    failed: bool = False


def page_text(document: pypdfium2.PdfDocument, index: int) -> PageText:
    """Read page `index`, counted from 0. A page that cannot be loaded, or not be checked, comes out as `failed`."""
    import pypdfium2 as pdfium

    result = PageText()
    try:
        with closing(document[index]) as page:
            try:
                hidden = _Inspection(page, result).hidden()
            except (pdfium.PdfiumError, ValueError, OSError):
                result.failed, hidden = True, []
            if hidden:
                before = _characters(page)
                for one in hidden:
                    page.remove_obj(one)
                result.hidden = max(0, before - _characters(page))
            with closing(page.get_textpage()) as text:
                result.lines = list(_lines(text, page.get_size()))
    except pdfium.PdfiumError:
        result.failed = True
    return result


def _characters(page: pypdfium2.PdfPage) -> int:
    with closing(page.get_textpage()) as text:
        return sum(not character.isspace() for character in text.get_text_range())


class _Inspection:
    """Looks through a page's objects for text that a reader cannot see."""

    def __init__(self, page: pypdfium2.PdfPage, result: PageText) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._page = page
        width, height = page.get_size()
        self._area = max(1.0, width * height)
        self._box: Box = page.get_bbox()
        self._pictures: list[Box] = []
        self._grounds: list[tuple[Box, tuple[int, int, int]]] = []
        self._result = result

    def hidden(self) -> list[Any]:
        """The text objects on the page's top level that are invisible, white on white, tiny, or off the page."""
        raw = self._raw
        found = []
        for obj in self._page.get_objects(max_depth=1):
            if obj.type == raw.FPDF_PAGEOBJ_IMAGE:
                self._pictures.append(obj.get_bounds())
            elif obj.type == raw.FPDF_PAGEOBJ_PATH:
                if (ground := self._fill(obj)) is not None:
                    self._grounds.append((obj.get_bounds(), ground))
            elif obj.type == raw.FPDF_PAGEOBJ_TEXT and self._is_hidden(obj):
                found.append(obj)
        self._result.pictures = bool(self._pictures)
        return found

    def _is_hidden(self, obj: Any) -> bool:
        left, bottom, right, top = obj.get_bounds()
        if right <= left or top <= bottom:
            return False
        if self._raw.FPDFTextObj_GetTextRenderMode(obj) in (_INVISIBLE, _CLIP_ONLY):
            return not self._is_scan()
        if top - bottom < _TINY and self._size(obj) < 2 * _TINY:
            return True
        if right < self._box[0] or left > self._box[2] or top < self._box[1] or bottom > self._box[3]:
            return True
        colour = self._fill(obj)
        return colour is None or (min(colour) >= _WHITE and self._on_white((left, bottom, right, top)))

    def _is_scan(self) -> bool:
        """Invisible letters over a picture of the page are what text recognition leaves: the text that a reader sees."""
        return any((right - left) * (top - bottom) > _SCAN_SHARE * self._area for left, bottom, right, top in self._pictures)

    def _size(self, obj: Any) -> float:
        size = ctypes.c_float()
        self._raw.FPDFTextObj_GetFontSize(obj, size)
        scale = obj.get_matrix()
        return float(size.value * max(abs(scale.b), abs(scale.d)))

    def _fill(self, obj: Any) -> tuple[int, int, int] | None:
        """The colour that an object is filled with; None for a wholly transparent one."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not self._raw.FPDFPageObj_GetFillColor(obj, red, green, blue, alpha):
            return (0, 0, 0)
        return (red.value, green.value, blue.value) if alpha.value else None

    def _on_white(self, box: Box) -> bool:
        """Whether nothing dark lies under white letters."""
        under = [ground for bounds, ground in self._grounds if _covers(bounds, box)]
        if under:
            return min(under[-1]) >= _WHITE
        return not any(_covers(bounds, box) for bounds in self._pictures)


def _covers(outer: Box, inner: Box) -> bool:
    slack = 2.0
    return (
        outer[0] <= inner[0] + slack
        and outer[1] <= inner[1] + slack
        and outer[2] >= inner[2] - slack
        and outer[3] >= inner[3] - slack
    )


def _lines(text: Any, size: tuple[float, float]) -> Iterator[Line]:
    """The stretches of text that pdfium finds, those that touch on one base line put together."""
    if text.count_chars() > _MOST_CHARACTERS:
        for at, line in enumerate(text.get_text_range(0, _MOST_CHARACTERS).splitlines()):
            yield Line(line, 0, size[1] - at - 1, size[0], size[1] - at)
        return
    current: Line | None = None
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        words = text.get_text_bounded(left, bottom, right, top)
        piece = Line(words.replace("\r", " ").replace("\n", " "), left, bottom, right, top)
        if not piece.text.strip():
            continue
        if current is not None and _continues(current, piece):
            current = _merged(current, piece)
        else:
            if current is not None:
                yield current
            current = piece
    if current is not None:
        yield current


def _continues(line: Line, piece: Line) -> bool:
    overlap = min(line.top, piece.top) - max(line.bottom, piece.bottom)
    gap = piece.left - line.right
    size = max(line.height, piece.height)
    return overlap > 0.4 * min(line.height, piece.height) and -0.5 * size < gap < 0.9 * size


def _merged(line: Line, piece: Line) -> Line:
    spaced = piece.left - line.right > 0.12 * max(line.height, piece.height)
    join = " " if spaced and not line.text.endswith(" ") and not piece.text.startswith(" ") else ""
    return Line(
        line.text + join + piece.text,
        line.left,
        min(line.bottom, piece.bottom),
        max(line.right, piece.right),
        max(line.top, piece.top),
    )
