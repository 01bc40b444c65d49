"""An editorial style as data: what the prompt asks for, what the closing step sets, what the rules measure.

A style is one file in `prompts/styles/`. Every knob here has a consumer; a key that nothing reads is refused with the name
that it may have been meant for.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from briefing.errors import ConfigError
from briefing.faults import faults, locate_in_yaml
from briefing.records import SectionRole, Severity
from briefing.yaml import load_yaml

Range = tuple[int, int]


class Knobs(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HeadlineKnobs(Knobs):
    words: Range = (10, 28)
    full_stop: bool = True


class ParagraphKnobs(Knobs):
    """The lead paragraph of a section: how many sentences and words."""

    sentences: Range = (2, 4)
    words: Range = (40, 90)


class PointsKnobs(Knobs):
    """The further points of a section: how many, and how many words and sentences each."""

    count: Range = (2, 5)
    words: Range = (25, 65)
    sentences: Range = (1, 3)
    glyph: str = "►"


class SectionKnobs(Knobs):
    """A section: `prefix` begins its block ids and is unique in a style; `role` says which statuses belong in it."""

    key: str
    prefix: str = Field(pattern=r"^[a-z]{1,3}$")
    role: SectionRole
    heading: str | None = None
    lead: ParagraphKnobs | None = ParagraphKnobs()
    points: PointsKnobs | None = PointsKnobs()


class TypographyKnobs(Knobs):
    """Characters outside quotations: the outer and inner quotation marks, the apostrophe, the ellipsis, the dash."""

    quotes: str = Field(default="“”", min_length=2, max_length=2)
    inner: str = Field(default="‘’", min_length=2, max_length=2)
    apostrophe: str = "’"
    dash: Literal["spaced-en", "em"] = "spaced-en"
    ellipsis: str = "…"


class Style(Knobs):
    """One editorial style, resolved. `guidance` is prose for the model; `rules` changes the severity of checks."""

    name: str
    title: str
    language: str = "en-GB"
    total_words: Range = (280, 520)
    headline: HeadlineKnobs = HeadlineKnobs()
    sections: tuple[SectionKnobs, ...]
    typography: TypographyKnobs = TypographyKnobs()
    quote_words_max: int = 25
    guidance: str = ""
    rules: dict[str, Severity | Literal["off"]] = {}

    @model_validator(mode="after")
    def _sections_differ(self) -> Style:
        if not self.sections:
            raise ValueError("a style has at least one section")
        for what in ("key", "prefix"):
            values = [getattr(section, what) for section in self.sections]
            if len(set(values)) < len(values):
                raise ValueError(f"two sections have the same {what}")
        return self

    def section_of(self, block_id: str) -> SectionKnobs | None:
        """The section whose prefix begins a block id; None where no section has it."""
        prefix = block_id.rstrip("0123456789")
        return next((section for section in self.sections if section.prefix == prefix), None)


def read_style(path: Path) -> Style:
    """The style in a YAML file. Raises ConfigError with every fault, its line, and the nearest right key."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    data, lines = load_yaml(text, str(path))
    try:
        return Style.model_validate(data)
    except ValidationError as error:
        raise ConfigError(f"{path}: not a valid style", faults(error, Style, locate_in_yaml(lines))) from error
