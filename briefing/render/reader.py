"""A brief in the house format, whoever wrote it, read into a record: the inverse of `text`, and kept beside it for that reason.

No character of a sentence is changed. What the format has no place for is an error with its line; what it does not tell (date,
sources, evidence) is None, and every sentence is unsourced until someone finds its evidence.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.errors import DraftError
from briefing.language import detect, sentences
from briefing.records import Block, Brief, Section, Sentence
from briefing.render.lines import GLYPHS, Line, Lines, read_lines
from briefing.render.view import joiner
from briefing.styles import SectionKnobs, Style

_DASHED = re.compile(r"[-*]\s+")
_PRESENTATION = "\ufe0e\ufe0f"  # a glyph may ask to be shown as text or as a picture


def read_brief(text: str, kind: str, style: Style) -> Brief:
    """The brief that a text holds. `kind`: `text`, `markdown` or `html`. `style` names the sections to look for.

    Raises DraftError with the line of what has no place.
    """
    headings = _Headings(style)
    lines = read_lines(text, kind, headings.is_one)
    language = detect("\n".join(line.text for line in lines.lines))
    reader = _Reader(style, headings, language)
    for paragraph in _paragraphs(lines.lines, headings):
        reader.take(paragraph)
    return reader.brief(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12], _remarks(lines))


def _remarks(lines: Lines) -> tuple[str, ...]:
    return tuple(f"left out while reading: {what} ({count})" for what, count in lines.left_out.items() if count)


class _Headings:
    """Finds a style's headings at the beginning of a text: with a full stop or a colon, or alone."""

    def __init__(self, style: Style) -> None:
        self.sections = {_bare(knobs.heading): knobs for knobs in style.sections if knobs.heading}
        names = "|".join(re.escape(name) for name in sorted(self.sections, key=len, reverse=True)) or "(?!)"
        self.opening = re.compile(rf"(?P<name>{names})\s?(?:[.:](?=\s|$)|$)", re.IGNORECASE)

    def find(self, text: str) -> tuple[SectionKnobs, str, str] | None:
        """The section, its heading as it stands, and the text behind it."""
        match = self.opening.match(text)
        if match is None:
            return None
        return self.sections[_bare(match["name"])], match[0].strip(), text[match.end() :].strip()

    def is_one(self, text: str) -> bool:
        found = self.find(text)
        return found is not None and not found[2]


def _bare(heading: str) -> str:
    return heading.strip().rstrip(".:").strip().casefold()


def _paragraphs(lines: list[Line], headings: _Headings) -> Iterator[Line]:
    """Lines joined to paragraphs. A glyph, and a section's heading, begin a paragraph without an empty line before them."""
    held: list[str] = []
    start = 0
    for line in [*lines, Line(0, "")]:
        begins = not line.text or line.text[0] in GLYPHS or _DASHED.match(line.text) or headings.find(line.text)
        if held and begins:
            yield Line(start, " ".join(held))
            held = []
        if line.text:
            start = start if held else line.number
            held.append(line.text)


class _Reader:
    """Puts paragraphs in their places."""

    def __init__(self, style: Style, headings: _Headings, language: str | None) -> None:
        self.style = style
        self.headings = headings
        self.language = language
        self.headline: Sentence | None = None
        self.section: SectionKnobs | None = None
        self.made: dict[str, Section] = {}

    def take(self, paragraph: Line) -> None:
        found = self.headings.find(paragraph.text)
        text = paragraph.text
        if found is not None:
            self._open(found[0], found[1], paragraph.number)
            text = found[2]
            if not text:
                return
        self._place(text, paragraph.number)

    def _open(self, knobs: SectionKnobs, heading: str | None, number: int) -> None:
        if knobs.key in self.made:
            raise DraftError(f"a second {heading or knobs.key}", number, "keep one section of each kind")
        self.section = knobs
        self.made[knobs.key] = Section(key=knobs.key, role=knobs.role, heading=heading)

    def _place(self, text: str, number: int) -> None:
        words = self._point(text)
        if self.section is None and words is None and self.headline is None:
            self.headline = self._sentence("h0.1", text)
            return
        if self.section is None:
            self._open_unheaded(text, number)
        assert self.section is not None
        made = self.made[self.section.key]
        if words is None and made.lead is None and not made.points and self.section.lead is not None:
            self.made[self.section.key] = made.model_copy(update={"lead": self._block(0, text)})
        elif self.section.points is not None and (words is not None or not self.section.points.glyph):
            if words == "":
                raise DraftError("a point without words", number, "write it, or delete its mark")
            block = self._block(len(made.points) + 1, text if words is None else words)
            self.made[self.section.key] = made.model_copy(update={"points": (*made.points, block)})
        else:
            self._refuse(text, number)

    def _open_unheaded(self, text: str, number: int) -> None:
        """The first section of a style that gives it no heading begins with the paragraph after the headline."""
        first = self.style.sections[0]
        if first.heading is not None:
            raise DraftError(
                f"this stands before any section: {_start(text)}",
                number,
                f"a brief in this style is one paragraph of headline, then {' and '.join(map(str, self._names()))}",
            )
        self._open(first, None, number)

    def _names(self) -> list[str]:
        return [knobs.heading for knobs in self.style.sections if knobs.heading]

    def _refuse(self, text: str, number: int) -> None:
        assert self.section is not None
        glyph = self.section.points.glyph if self.section.points else None
        remedy = f"begin it with {glyph}, or join it to the paragraph above" if glyph else "join it to the paragraph above"
        raise DraftError(f"{self.section.key} has no place for this paragraph: {_start(text)}", number, remedy)

    def _point(self, text: str) -> str | None:
        """The words of a point, without its mark; None for a paragraph that has none."""
        own = self.section.points.glyph if self.section and self.section.points else ""
        if own and text.startswith(own):
            return text[len(own) :].lstrip(_PRESENTATION).strip()
        if text[0] in GLYPHS:
            return text[1:].lstrip(_PRESENTATION).strip()
        dashed = _DASHED.match(text)
        return text[dashed.end() :].strip() if dashed else None

    def _block(self, number: int, text: str) -> Block:
        assert self.section is not None
        block_id = f"{self.section.prefix}{number}"
        pieces = split(text, self.language)
        return Block(
            id=block_id, sentences=tuple(self._sentence(f"{block_id}.{at}", piece) for at, piece in enumerate(pieces, 1))
        )

    def _sentence(self, sentence_id: str, text: str) -> Sentence:
        return Sentence(id=sentence_id, text=text, status="unsourced", author="import")

    def brief(self, brief_id: str, remarks: tuple[str, ...]) -> Brief:
        if not self.made:
            names = " or ".join(self._names())
            raise DraftError(f"holds no section: nothing begins with {names}", 1, "see docs/rendering.md for the format")
        return Brief(
            id=brief_id,
            headline=self.headline,
            sections=tuple(self.made.values()),
            style=self.style.name,
            language=self.language,
            remarks=remarks,
        )


def split(text: str, language: str | None) -> list[str]:
    """The sentences of a paragraph, so that joining them as `text` does gives the paragraph back, white space apart.

    Two sentences that stand closer or further apart than this language writes them stay one.
    """
    spans = sentences(text, language)
    spaced = bool(joiner(language))
    starts = [0]
    for (_, end), (start, _) in pairwise(spans):
        if (start > end) == spaced:
            starts.append(start)
    return [text[a:b].strip() for a, b in pairwise([*starts, len(text)])]


def _start(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:59] + "…")
