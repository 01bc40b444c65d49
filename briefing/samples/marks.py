"""The marks and figures of samples: quotation marks, apostrophes, dashes, percent, groups of digits, dates, money, times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from briefing.forms.places import blanked
from briefing.samples.measured import Measured, majority
from briefing.samples.shape import Shape

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_COUNTED: tuple[tuple[str, dict[Any, str]], ...] = (
    ("typography.quotes", {"“”": "“", "«»": "«", "„“": "„", '""': r'(?<!\w)"(?=\w)'}),
    (
        "typography.inner_quotes",
        {
            "‘’": r"[“«„][^”»]*[\s(]‘\w",
            "“”": r"«[^»]*“\w",
            "‹›": r"«[^»]*‹",
            "‚‘": r"„[^“]*‚\w",
            "''": r"[“\"][^”\"]*\s'\w[^”\"]*\w'",
        },
    ),
    ("typography.apostrophe", {"’": r"(?<=\w)’(?=\w)|(?<=s)’(?=\s)", "'": r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)"}),
    ("typography.dash", {"spaced-en": r"\s–\s", "em": r"\s?—\s?"}),
    ("typography.ellipsis", {"…": "…", "...": r"(?<!\.)\.\.\.(?!\.)"}),
    ("typography.punctuation", {"logical": r"[^.,\s]”[.,]", "american": r"[a-z][.,]”"}),
    ("typography.quote_space", {"nbsp": "«\u00a0", "narrow-nbsp": "«\u202f"}),
    ("numbers.percent", {"per cent": r"\d\sper cent\b", "percent": r"\d\spercent\b", "%": r"\d[\s\u00a0\u202f]?%"}),
    (
        "numbers.grouping",
        {
            "comma": r"\b\d{1,3},\d{3}\b",
            "point": r"\b\d{1,3}\.\d{3}\b",
            "narrow-nbsp": r"\b\d{1,3}\u202f\d{3}\b",
            "nbsp": r"\b\d{1,3}\u00a0\d{3}\b",
        },
    ),
    ("numbers.millions", {"bn": r"\d\s?bn\b", "billion": r"\d\sbillion\b"}),
    ("numbers.currency", {"symbol": r"[$€£¥]\s?\d", "code": r"\b(?:USD|EUR|GBP|JPY)\s?\d"}),
    (
        "dates.format",
        {
            "d MMMM y": rf"\b\d{{1,2}} (?:{_MONTH}) \d{{4}}",
            "MMMM d, y": rf"\b(?:{_MONTH}) \d{{1,2}}, \d{{4}}",
            "MMM d, y": rf"\b(?:{_SHORT})\.? \d{{1,2}}, \d{{4}}",
        },
    ),
    (
        "dates.day_format",
        {
            "d MMMM": rf"\b\d{{1,2}} (?:{_MONTH})\b(?! \d{{4}})",
            "MMMM d": rf"\b(?:{_MONTH}) \d{{1,2}}\b(?!, \d{{4}}|\d)",
            "MMM d": rf"\b(?:{_SHORT})\.? \d{{1,2}}\b(?!, \d{{4}}|\d)",
        },
    ),
    ("dates.clock", {"24h": r"\b(?:[01]\d|2[0-3]):[0-5]\d\b", "12h": r"\b\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b"}),
    (
        "names.acronym_case",
        {"word": r"\b(?:Nato|Unicef|Unesco|Nasa|Opec|Asean)\b", "upper": r"\b(?:NATO|UNICEF|UNESCO|NASA|OPEC|ASEAN)\b"},
    ),
)
_WORD = re.compile(r"(?<![\w-])(?:two|three|four|five|six|seven|eight|nine)(?![\w-])")
_FIGURE = re.compile(r"(?<![\w.,:/$€£%-])[2-9](?= [a-z])(?! (?:per|million|billion|km|m|kg|of|to|and|or)\b)")


def marks(shapes: Sequence[Shape]) -> Iterator[Measured]:
    """Each mark or form that stands in the samples, by the commonest; one that never does is left to the style below."""
    texts = [shape.text for shape in shapes]
    english = all(shape.language == "en" for shape in shapes)
    for path, forms in _COUNTED:
        outside = path.partition(".")[0] != "typography"
        counts: Counter[Any] = Counter()
        for text in texts:
            read = blanked(text) if outside else text
            for value, pattern in forms.items():
                counts[value] += len(re.findall(pattern, read))
        counts = +counts
        usual = majority(counts)
        if usual:
            told = ", ".join(f"{count} × {value}" for value, count in counts.most_common())
            yield Measured(path, usual[0], told)
    if english:
        yield from _small_numbers([blanked(text) for text in texts])


def _small_numbers(texts: Sequence[str]) -> Iterator[Measured]:
    words, figures = (sum(len(pattern.findall(text)) for text in texts) for pattern in (_WORD, _FIGURE))
    if words or figures:
        told = f"{words} numbers below ten in words, {figures} in figures"
        yield Measured("numbers.words_below", 10 if words >= figures else 0, told)
