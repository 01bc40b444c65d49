"""A draft as it stands now -> the brief that a person made of it.

The draft is a view of the record; labels tie its sentences to claims. What cannot be placed is an error with its line, and
nothing is written on an error. Words are taken as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing.draft import FORMAT, LABEL, REFERENCE, claims_by_label, unescape
from briefing.errors import ConfigError, DraftError
from briefing.records import Block, Brief, Section, Sentence
from briefing.styles import SectionKnobs, Style
from briefing.yaml import load_yaml

_DEFINITION = re.compile(r"^\\?\[\^([^\]\s]+)\\?\]:\s*(.*)$")
_HEADING = re.compile(r"^(?:\*\*(?P<bold>[^*]+)\*\*|#{2,6}\s+(?P<marked>.+?)\s*#*$)\s*")
_GLYPHS = "►•▸▶‣"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a draft's body and the line that it begins on (from 1)."""

    line: int
    text: str


def front_matter(text: str, name: str = "the draft") -> tuple[dict[str, Any], str, int]:
    """The front matter's values, the rest of the text, and the number of lines before the rest."""
    lines = normalised(text).split("\n")
    if lines[0].strip() != "---":
        return {}, "\n".join(lines), 0
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() in ("---", "...")), None)
    if end is None:
        raise DraftError("front matter opens here and never ends", 1, "close it with a line of ---")
    try:
        values, _ = load_yaml("\n".join(["", *lines[1:end]]), name)
    except ConfigError as error:
        raise DraftError(f"front matter: {error.message}") from error
    if values is not None and not isinstance(values, dict):
        raise DraftError("front matter is not a list of keys and values", 1)
    return values or {}, "\n".join(lines[end + 1 :]), end + 1


def normalised(text: str) -> str:
    """Text as drafts are written: no byte-order mark, LF at line ends, composed characters."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def read_draft(text: str, base: Brief, style: Style) -> Brief:
    """The brief that a draft holds now. `base` is the record that the draft was made from.

    A sentence whose words are unchanged keeps everything; a changed one keeps its claims and becomes a person's; one without a
    known label is a person's and unsourced. Raises DraftError with the line of what has no place.
    """
    values, body, before = front_matter(text)
    if values.get("format", FORMAT) != FORMAT:
        raise DraftError(f"format is {values['format']!r}; this program reads {FORMAT}", 1)
    reader = _Reader(base, style)
    for paragraph in paragraphs(body, before):
        reader.take(paragraph)
    return reader.brief()


def paragraphs(body: str, before: int) -> Iterator[Paragraph]:
    """Paragraphs without footnote definitions; lines that an editor wrapped are joined."""
    held: list[str] = []
    start = 0
    for number, line in enumerate([*body.split("\n"), ""], before + 1):
        stripped = line.strip()
        opens = _DEFINITION.match(stripped) or stripped.startswith("# ") or stripped[:1] in _GLYPHS or _HEADING.match(stripped)
        if held and (not stripped or opens):
            yield from _paragraph(held, start)
            held = []
        if stripped:
            start = start if held else number
            held.append(stripped)


def _paragraph(lines: list[str], start: int) -> Iterator[Paragraph]:
    if not _DEFINITION.match(lines[0]):
        yield Paragraph(start, " ".join(lines))


class _Reader:
    """Gathers a draft's paragraphs into a brief."""

    def __init__(self, base: Brief, style: Style) -> None:
        self.base = base
        self.style = style
        self.claims = claims_by_label(base)
        self.known = {sentence.id: sentence for sentence in base.sentences()}
        self.headline: Sentence | None = None
        self.section: SectionKnobs | None = None
        self.leads: dict[str, Block] = {}
        self.points: dict[str, list[Block]] = {}
        self.taken: set[str] = set()
        self.order: list[str] = []

    def take(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if text.startswith("# "):
            self._take_headline(paragraph, text[2:].strip())
            return
        heading = _HEADING.match(text)
        if heading and (section := self._section_named(heading["bold"] or heading["marked"] or "")):
            self._open(section)
            text = text[heading.end() :].strip()
            if text:
                self._place(text, lead=True)
            return
        glyph = text[:1] in _GLYPHS or text[:2] in ("- ", "* ", "+ ")
        if glyph:
            text = text[1:].strip()
        if self.section is None and not self._adopt_section(text):
            raise DraftError(f"this stands before any section: {text[:60]!r}", paragraph.line, "put it under a heading")
        self._place(text, lead=not glyph and self._is_lead(text))

    def _take_headline(self, paragraph: Paragraph, text: str) -> None:
        if self.headline is not None:
            raise DraftError(f"a second headline: {text[:60]!r}", paragraph.line, "keep one line that begins with #")
        before = self.base.headline
        plain = unescape(text)
        if before is not None and before.text == plain:
            self.headline = before
        else:
            self.headline = Sentence(
                id="h0.1",
                text=plain,
                claims=before.claims if before else (),
                status="reported" if before else "unsourced",
                author="person",
            )

    def _section_named(self, heading: str) -> SectionKnobs | None:
        wanted = unescape(heading).strip().rstrip(".:").casefold()
        return next((knobs for knobs in self.style.sections if (knobs.heading or "").rstrip(".:").casefold() == wanted), None)

    def _open(self, section: SectionKnobs) -> None:
        self.section = section
        if section.key not in self.order:
            self.order.append(section.key)

    def _adopt_section(self, text: str) -> bool:
        """A section without a heading is known by its blocks' labels, or is the first of the style."""
        stem = self._stem(text)
        section = self.style.section_of(stem) if stem else None
        if section is None and self.style.sections[0].heading is None:
            section = self.style.sections[0]
        if section is not None:
            self._open(section)
        return section is not None

    def _is_lead(self, text: str) -> bool:
        assert self.section is not None
        stem = self._stem(text)
        if stem is not None:
            return stem == f"{self.section.prefix}0"
        return self.section.key not in self.leads and self.section.key not in self.points and self.section.lead is not None

    def _stem(self, text: str) -> str | None:
        for label in REFERENCE.findall(text.replace("\\[", "[").replace("\\]", "]")):
            match = LABEL.fullmatch(label)
            if match and label in self.claims:
                return match[1]
        return None

    def _place(self, text: str, *, lead: bool) -> None:
        assert self.section is not None
        block_id = self._block_id(text, lead=lead)
        block = Block(id=block_id, sentences=tuple(self._sentences(block_id, text)))
        if lead and self.section.key not in self.leads:
            self.leads[self.section.key] = block
        else:
            self.points.setdefault(self.section.key, []).append(block)

    def _block_id(self, text: str, *, lead: bool) -> str:
        """A block keeps the id of its labels wherever it stands; new text gets a number that was never used."""
        assert self.section is not None
        stem = self._stem(text)
        if stem is None and lead:
            stem = f"{self.section.prefix}0"
        if stem is None or stem in self.taken:
            used = {block.id for block in self.base.blocks()} | self.taken
            stem = next(f"{self.section.prefix}{n}" for n in range(1, 10_000) if f"{self.section.prefix}{n}" not in used)
        self.taken.add(stem)
        return stem

    def _sentences(self, block_id: str, text: str) -> Iterator[Sentence]:
        pieces = re.split(r"((?:\\?\[\^[^\]\s]+\\?\]\s*)+)", text)
        known = {sentence.id: sentence for block in self.base.blocks() if block.id == block_id for sentence in block.sentences}
        for number, index in enumerate(range(0, len(pieces), 2), 1):
            words = unescape(pieces[index]).strip()
            marks = REFERENCE.findall(pieces[index + 1].replace("\\", "")) if index + 1 < len(pieces) else []
            if words:
                yield self._sentence(f"{block_id}.{number}", words, marks, known)

    def _sentence(self, sentence_id: str, words: str, marks: list[str], known: dict[str, Sentence]) -> Sentence:
        claims = tuple(dict.fromkeys(claim for mark in marks if (claim := self.claims.get(mark))))
        same = next((s for s in known.values() if s.text == words and s.claims == claims), None)
        if same is not None:
            return same if same.id == sentence_id else same.model_copy(update={"id": sentence_id})
        before = next((s for s in known.values() if s.claims == claims), None) if claims else None
        status = before.status if before else ("reported" if claims else "unsourced")
        return Sentence(id=sentence_id, text=words, claims=claims, status=status, author="person")

    def brief(self) -> Brief:
        sections = tuple(
            Section(
                key=knobs.key,
                role=knobs.role,
                heading=knobs.heading,
                lead=self.leads.get(knobs.key),
                points=tuple(self.points.get(knobs.key, ())),
            )
            for key in self.order
            for knobs in self.style.sections
            if knobs.key == key
        )
        return self.base.model_copy(update={"headline": self.headline, "sections": sections})
