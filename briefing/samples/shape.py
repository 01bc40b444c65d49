"""What a brief by anybody looks like: its headline and its sections, each with a heading, an opening paragraph and points.

Nothing is known of the style that it was written in. A heading is a line of its own, or the first few words of a paragraph
with a full stop or a colon behind them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.language import detect, sentences
from briefing.records import SectionRole

GLYPHS = "►▶▸‣•▪◦●■‧∙"
_RUN_IN = re.compile(r"(?P<name>[A-ZÀ-Þ«“][^.:\n]{1,40}?[.:])\s+(?=[A-ZÀ-Þ“«\"'‘0-9])")
_ALONE = re.compile(r"(?P<name>[A-ZÀ-Þ][^.!?\n]{1,48}[^.!?,;\n])[.:]?$")
_WORDS_IN_HEADING = 5
ROLES: tuple[tuple[SectionRole, str], ...] = (
    ("unknowns", r"not know|unknown|unclear|gaps?\b|no sabemos|ignore|nicht wissen|inconnu"),
    ("counter", r"other view|disagree|dissent|counter|room for|alternativ|otras voces|autres voix|andere"),
    ("outlook", r"next|outlook|watch|ahead|what would change|perspectiv|suite|ausblick|próxim"),
    ("why", r"why|matters|por qu|pourquoi|warum"),
    ("analysis", r"analys|assess|bottom line|judg|view\b|our take|análisis|analyse|bewertung"),
    ("context", r"context|background|catch up|history|before|contexto|contexte|hintergrund|antecedent|zoom out"),
    ("details", r"detail|facts?|\bnews?\b|what happened|latest|hechos|faits|fakten|datos|detalhes|factos|evidence"),
)
"""What the words of a heading say of a section; the first that fits."""
_MARK = re.compile(rf"(?P<glyph>[{GLYPHS}]|[-*–])[\ufe0e\ufe0f]?\s*")


@dataclass
class Part:
    """A section. `run_in` tells a heading that stands in the line of its first paragraph."""

    heading: str | None
    lead: str | None = None
    points: list[str] = field(default_factory=list)
    glyphs: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Shape:
    """A brief as it was found: `name` is its file's, `language` an ISO 639-1 code."""

    name: str
    text: str
    language: str
    headline: str | None
    parts: tuple[Part, ...]

    def paragraphs(self) -> list[str]:
        """Every paragraph but the headline."""
        return [text for part in self.parts for text in ([part.lead] if part.lead else []) + part.points]

    def sentences(self) -> list[str]:
        """Every sentence but the headline."""
        return [text for paragraph in self.paragraphs() for text in split(paragraph, self.language)]


def split(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


def is_heading(words: str) -> bool:
    """Whether words that stand alone, or are set off, name a section."""
    return len(words.split()) <= _WORDS_IN_HEADING and bool(words) and words.rstrip(":.")[-1:] not in "!?,;"


def shape_of(name: str, lines: Sequence[str]) -> Shape:
    """The shape of a brief from its lines of plain words, an empty one between paragraphs."""
    paragraphs = _paragraphs(lines)
    text = "\n\n".join(paragraphs)
    headline: str | None = None
    if paragraphs and _is_headline(paragraphs[0]):
        headline = paragraphs.pop(0)
    parts: list[Part] = []
    for paragraph in paragraphs:
        heading, rest = (None, paragraph) if _MARK.match(paragraph) else _heading(paragraph)
        if heading is not None or not parts:
            parts.append(Part(heading))
        if rest:
            _place(parts[-1], rest)
    return Shape(name, text, (detect(text) or "en"), headline, tuple(parts))


def _is_headline(first: str) -> bool:
    """Whether the first paragraph is no section yet: it has no mark, and if it looks like a heading, it is no known one."""
    heading, rest = _heading(first)
    return not _MARK.match(first) and (heading is None or (not rest and role_of(heading) is None))


def role_of(heading: str) -> SectionRole | None:
    """What a heading says of its section; None where it says nothing known."""
    return next((role for role, words in ROLES if re.search(words, heading.casefold())), None)


def _place(part: Part, text: str) -> None:
    mark = _MARK.match(text)
    if mark:
        part.points.append(text[mark.end() :])
        part.glyphs.append(mark["glyph"])
    elif part.lead is None and not part.points:
        part.lead = text
    else:
        part.points.append(text)
        part.glyphs.append("")


def _heading(paragraph: str) -> tuple[str | None, str]:
    """The heading that a paragraph begins with or is, and the rest of it."""
    alone = _ALONE.match(paragraph)
    if alone and is_heading(paragraph) and len(paragraph.split()) <= _WORDS_IN_HEADING:
        return paragraph, ""
    run_in = _RUN_IN.match(paragraph)
    most = 3 if run_in and run_in["name"].endswith(".") else _WORDS_IN_HEADING
    if run_in and len(run_in["name"].split()) <= most:
        return run_in["name"], paragraph[run_in.end() :]
    return None, paragraph


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines joined to paragraphs; a glyph begins one without an empty line before it."""
    made: list[str] = []
    open_ = False
    for line in (line.strip() for line in lines):
        if not line:
            open_ = False
        elif open_ and not _MARK.match(line):
            made[-1] += " " + line
        else:
            made.append(line)
            open_ = True
    return made
