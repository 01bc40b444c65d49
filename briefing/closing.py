"""The closing step of composing: a style's marks, numbers and dates, set outside quotations. Words are final after it.

It changes form and never a value. Because it runs on a stored reply, another form costs no call.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from briefing.styles import DateKnobs, NumberKnobs, Style
from briefing.typography import quoted_spans, set_marks

NBSP, NARROW = "\u00a0", "\u202f"
_GROUPING = {"comma": ",", "point": ".", "narrow-nbsp": NARROW, "nbsp": NBSP}
_GROUPED_BY = {"en": ",", "fr": f" {NBSP}{NARROW}", "de": f".{NBSP}{NARROW}", "es": f".{NBSP}{NARROW}", "pt": f".{NBSP}{NARROW}"}
_PERCENT = re.compile(rf"(?<=\d)[ {NBSP}{NARROW}]?(?:%|per\s?cent\b)")
_SPACED_PERCENT = frozenset({"fr", "de", "es"})
_CLOSERS = "”’\"'»)"
_ENDS_ABBREVIATED = re.compile(r"\b[^\W\d_]\.$")
_PART_OF_A_RANGE = re.compile(r"\d\s*(?:[-–—/,]|to|and|or|y|al|et|au|und|bis|e|a)\s*$")
_GOES_ON = re.compile(r"\s*[-–—/]\s*\d")
LEAP = 2000  # a year that has every day


def close(text: str, style: Style, *, wording: bool = True) -> str:
    """`text` as the style sets it; without `wording` only its marks, for words that are a source's own."""
    if wording:
        text = _outside_quotations(text, style)
    return set_marks(text, style.typography)


def close_headline(text: str, style: Style, *, wording: bool = True) -> str:
    """The same for a headline, which ends with a full stop or without one, as the style says."""
    text = close(text, style, wording=wording)
    if style.headline.full_stop:
        return text if text.rstrip(_CLOSERS)[-1:] in (".", "!", "?", "…") else f"{text}."
    return text if _ENDS_ABBREVIATED.search(text) or text.endswith("...") else text.removesuffix(".")


def _outside_quotations(text: str, style: Style) -> str:
    spans = quoted_spans(text)
    if spans is None:
        return text
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    pieces = [text[a:b] for a, b in pairwise(edges)]
    return "".join(piece if index % 2 else _plain(piece, style) for index, piece in enumerate(pieces))


def _plain(piece: str, style: Style) -> str:
    language = style.language.partition("-")[0]
    return _dates(_numbers(piece, style.numbers, language), style.dates, language, style.language.replace("-", "_"))


# -- numbers --------------------------------------------------------------------------------------------------------------


def _numbers(text: str, knobs: NumberKnobs, language: str) -> str:
    if knobs.percent != "keep":
        sign = (NBSP if language in _SPACED_PERCENT else "") + "%"
        text = _PERCENT.sub(sign if knobs.percent == "%" else f" {knobs.percent}", text)
    if knobs.grouping != "keep" and language in _GROUPED_BY:
        separator = _GROUPING[knobs.grouping]
        text = _grouped(_GROUPED_BY[language]).sub(lambda match: re.sub(r"\D", separator, match[0]), text)
    return text


@cache
def _grouped(separators: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,])\d{{1,3}}(?:[{separators}]\d{{3}})+(?![\d]|[.,]\d{{3}})")


# -- dates ----------------------------------------------------------------------------------------------------------------


def _dates(text: str, knobs: DateKnobs, language: str, locale: str) -> str:
    if not (knobs.format or knobs.day_format) or not _known(locale):
        return text
    months = _months(language)
    return _days(language).sub(lambda match: _dated(match, knobs, months, locale), text)


def _dated(match: re.Match[str], knobs: DateKnobs, months: dict[str, int], locale: str) -> str:
    """The date of a match in the style's form; what is part of a range, or is no day of the calendar, stays as it is."""
    from babel.dates import format_date

    day_of_month, month, year = (match[name] or match.groupdict().get(f"{name}_first") for name in ("day", "month", "year"))
    wanted = knobs.format if year else knobs.day_format
    if not wanted or _PART_OF_A_RANGE.search(match.string[: match.start()]) or _GOES_ON.match(match.string, match.end()):
        return match[0]
    try:
        day = date(int(year or LEAP), months[str(month).rstrip(".").lower()], int(str(day_of_month)))
    except ValueError:
        return match[0]
    text = format_date(day, wanted, locale=locale)
    return re.sub(r"\b1(?= )", "1er", text, count=1) if locale.startswith("fr") and day.day == 1 else text


@cache
def _known(locale: str) -> bool:
    """Whether dates can be written in a locale; in one that nobody knows they stay as they are."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(locale)
    except (UnknownLocaleError, ValueError):
        return False
    return True


@cache
def _months(language: str) -> dict[str, int]:
    """The names of the months and their short forms, in lower case."""
    found = {name.lower(): number for form in _forms(language) for number, name in enumerate(form, 1)}
    return {**found, "sept": 9} if language == "en" else found


@cache
def _forms(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the twelve months, whole and short, without full stops."""
    from babel.dates import get_month_names

    whole, short = (get_month_names(width, locale=language) for width in ("wide", "abbreviated"))
    return tuple(name for _, name in sorted(whole.items())), tuple(name.rstrip(".") for _, name in sorted(short.items()))


def _either(names: Sequence[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def _days(language: str) -> re.Pattern[str]:
    """A day before its month, and in English a day behind it. English months have a capital, so that "may" is a verb."""
    if language != "en":
        month = _either([name for form in _forms(language) for name in form])
        return re.compile(
            rf"\b(?P<day>\d{{1,2}})(?:er|º|\.)?\s(?:de\s)?(?P<month>{month})\b(?:\s(?:de\s)?(?P<year>(?:19|20)\d\d)\b)?"
        )
    whole, short = (_either(form) for form in _forms(language))
    month = rf"(?:{whole})\b|(?:{short}|Sept)\b(?:\.(?=,?\s\d)|(?!\.))"
    day, year = r"\d{1,2})(?:st|nd|rd|th)?", r"(?:19|20)\d\d)\b)?"
    return re.compile(
        rf"\b(?P<day>{day}\s(?P<month>{month})(?:,?\s(?P<year>{year}"
        rf"|\b(?P<month_first>{month})\s(?P<day_first>{day}\b(?!:\d)(?:,?\s(?P<year_first>{year}"
    )
