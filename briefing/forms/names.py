"""Names as the desk writes them: preferred ones, acronyms that are said as words, courtesy titles. Never inside quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.forms.places import Change, outside
from briefing.styles import Style

_SAID_AS_WORDS = """
    NATO UNICEF UNESCO NASA OPEC ASEAN BRICS MERCOSUR ECOWAS INTERPOL EUROPOL EUROSTAT FRONTEX FIFA UEFA COVID SARS AIDS
    NAFTA AUKUS CERN UNCTAD EFTA OTAN
""".split()
TITLES = {
    "en": r"(?:Mr|Mrs|Ms|Miss|Mx)\.?",
    "es": r"(?:[Ee]l |[Ll]a )?(?:Sr|Sra|Srta|señor|señora)\.?",
    "fr": r"(?:MM?\.|Mme|Mlle|Monsieur|Madame)",
    "de": r"(?:Herrn?|Frau)",
    "pt": r"(?:[Oo] |[Aa] )?(?:Sr|Sra|senhor|senhora)\.?",
}
"""Courtesy titles before a name, by language."""


def preferred_names(text: str, style: Style, language: str) -> Iterator[Change]:
    """Names that the style writes otherwise."""
    wanted = style.names.preferred
    if wanted:
        for match in outside(_either(tuple(wanted)), text):
            yield Change(match.start(), match.end(), wanted[match[0]])


def acronyms(text: str, style: Style, language: str) -> Iterator[Change]:
    """Acronyms that are said as words, in the style's case."""
    form = style.names.acronym_case
    if form == "keep":
        return
    for match in outside(_said_as_words(), text):
        right = match[0].capitalize() if form == "word" else match[0].upper()
        if right != match[0]:
            yield Change(match.start(), match.end(), right)


def honorifics(text: str, style: Style, language: str) -> Iterator[Change]:
    """English courtesy titles where the style has none; in other languages they are more than a title to strike."""
    if style.names.honorifics != "none" or language != "en":
        return
    for match in outside(_title("en"), text):
        yield Change(match.start(), match.end(), "")


def courtesy_titles(text: str, language: str) -> list[str]:
    """The courtesy titles outside quotations, as written."""
    return [match[0].strip() for match in outside(_title(language), text)] if language in TITLES else []


@cache
def _either(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(?!\w)")


@cache
def _said_as_words() -> re.Pattern[str]:
    forms = [form for name in _SAID_AS_WORDS for form in (name, name.capitalize())]
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(forms)})(?![\w.])")


@cache
def _title(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){TITLES[language]}\s(?=[A-ZÀ-Þ])")
