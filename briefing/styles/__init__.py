"""An editorial style as data: what the prompt asks for, what the closing step sets, what templates show, what rules measure.

A style is one file in `prompts/styles/`. Every knob names its consumers; a key that nothing reads is refused with the name that
it may have been meant for.
"""

from __future__ import annotations

from briefing.styles.knobs import (
    CONTEXT_ROLES,
    AttributionKnobs,
    DateKnobs,
    HeadlineKnobs,
    Knobs,
    LexiconKnobs,
    NameKnobs,
    NumberKnobs,
    OutputKnobs,
    ParagraphKnobs,
    PointsKnobs,
    QuotationKnobs,
    Range,
    ReadingKnobs,
    SectionKnobs,
    SourcingKnobs,
    SpellingKnobs,
    Style,
    TypographyKnobs,
    UncertaintyKnobs,
    VoiceKnobs,
)
from briefing.styles.reading import read_style
from briefing.styles.walk import Knob, asked_of_words, changed, knobs_of

__all__ = [
    "CONTEXT_ROLES",
    "AttributionKnobs",
    "DateKnobs",
    "HeadlineKnobs",
    "Knob",
    "Knobs",
    "LexiconKnobs",
    "NameKnobs",
    "NumberKnobs",
    "OutputKnobs",
    "ParagraphKnobs",
    "PointsKnobs",
    "QuotationKnobs",
    "Range",
    "ReadingKnobs",
    "SectionKnobs",
    "SourcingKnobs",
    "SpellingKnobs",
    "Style",
    "TypographyKnobs",
    "UncertaintyKnobs",
    "VoiceKnobs",
    "asked_of_words",
    "changed",
    "knobs_of",
    "read_style",
]
