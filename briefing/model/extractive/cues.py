"""The words by which a sentence shows what it is, by language: where it leans on what stood before, who said it, when it was.

The words stand in `lexicon/LANGUAGE.toml`, those of all languages at once in `lexicon/general.toml`. A language without a
file there has cues that match nothing: its sentences are guarded by typography and length alone, and ranked all the same.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

_LEXICON = files(__package__) / "lexicon"
_GENERAL = "general"
_LANGUAGES = ("en", "es", "fr", "de", "pt")
_CASE_MATTERS = {"own_voice"}


@dataclass(frozen=True)
class Cues:
    """Patterns of one language, for sentences whose quotations are blanked out.

    Matched at a sentence's start: `opener`, words that need the sentence before ("However", "Each"); `subject`, pronouns that
    go on about what it named; `aside`, remarks on the text itself. Searched for anywhere: `earlier`, times told from another
    sentence ("two days later"); `elsewhere`, other things told there ("of that rank"); `pronoun` and `several`, persons who
    must be named before; `own_voice`, the writer or the reader; `relative`, times that mean another day in another week, and
    `today`, those that mean another already on the morrow; `months`; `attribution`, somebody says it; `background`, words for
    earlier times, which count only with `pluperfect` beside them; `advice`, what ought to be done. `articles` open a noun
    that is taken as known, and `matter` holds nouns by which a story's matter is named again.
    """

    subject: re.Pattern[str]
    opener: re.Pattern[str]
    aside: re.Pattern[str]
    earlier: re.Pattern[str]
    elsewhere: re.Pattern[str]
    pronoun: re.Pattern[str]
    several: re.Pattern[str]
    own_voice: re.Pattern[str]
    relative: re.Pattern[str]
    today: re.Pattern[str]
    months: re.Pattern[str]
    attribution: re.Pattern[str]
    background: re.Pattern[str]
    pluperfect: re.Pattern[str]
    articles: re.Pattern[str]
    matter: re.Pattern[str]
    advice: re.Pattern[str]


def _alternatives(lines: str) -> list[str]:
    return [one.strip() for line in lines.splitlines() for one in line.split(" | ") if one.strip()]


def _pattern(name: str, lines: str) -> re.Pattern[str]:
    """A pattern for whole words out of alternatives; one that never matches where there are none."""
    found = [one.replace(" ", r"\s+") for one in _alternatives(lines)]
    joined = rf"(?<!\w)(?:{'|'.join(found)})(?!\w)" if found else r"(?!)"
    return re.compile(joined, 0 if name in _CASE_MATTERS else re.IGNORECASE)


def _lexicon(name: str) -> dict[str, str]:
    found: dict[str, str] = tomllib.loads((_LEXICON / f"{name}.toml").read_text(encoding="utf-8"))
    return found


@cache
def cues(language: str | None) -> Cues:
    """The cues of a language by its BCP 47 tag ("pt-BR" will do)."""
    code = (language or "").partition("-")[0].lower()
    words = _lexicon(code) if code in _LANGUAGES else {}
    return Cues(**{field.name: _pattern(field.name, words.get(field.name, "")) for field in fields(Cues)})


@cache
def general(name: str) -> re.Pattern[str]:
    """A pattern out of `general.toml`, the words of all languages."""
    return _pattern(name, _lexicon(_GENERAL)[name])


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of plain words out of `general.toml`."""
    return frozenset(_alternatives(_lexicon(_GENERAL)[name]))
