"""Dates and times of day in the style's form. What is part of a range, or is no day of the calendar, stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from briefing.forms.places import Change, outside
from briefing.styles import DateKnobs, Style

_PART_OF_A_RANGE = re.compile(r"\d\s*(?:[-–—/,]|to|and|or|y|al|et|au|und|bis|e|a)\s*$")
_GOES_ON = re.compile(r"\s*[-–—/]\s*\d")
LEAP = 2000  # a year that has every day
_TWELVE = re.compile(
    r"(?<![\w:.,-])(?P<hour>1[0-2]|[1-9])(?:[.:](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m(?:\.(?!\s+[A-Z]|\s*$)|\b)"
)
_TWENTY_FOUR = re.compile(r"(?<![\w:.,-])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\w:]|\s?[ap]\.?m)")


def dates(text: str, style: Style, language: str) -> Iterator[Change]:
    """Whole dates, and days with their month."""
    knobs, locale = style.dates, style.language.replace("-", "_")
    if not (knobs.format or knobs.day_format) or not _known(locale):
        return
    months = _months(language)
    for match in outside(_days(language), text):
        right = _dated(match, knobs, months, locale)
        if right != match[0]:
            yield Change(*match.span(), right)


def times(text: str, style: Style, language: str) -> Iterator[Change]:
    """Times of day by twelve or twenty-four hours, in English."""
    if language != "en" or style.dates.clock == "keep":
        return
    if style.dates.clock == "24h":
        for match in outside(_TWELVE, text):
            hour = int(match["hour"]) % 12 + (12 if match["half"] == "p" else 0)
            yield Change(*match.span(), f"{hour:02}:{match['minute'] or '00'}")
    else:
        american = style.language == "en-US"
        for match in outside(_TWENTY_FOUR, text):
            hour, minute = int(match["hour"]), match["minute"]
            half = ("p.m." if hour >= 12 else "a.m.") if american else ("pm" if hour >= 12 else "am")
            half = (
                half.removesuffix(".") if text[match.end() : match.end() + 1] == "." else half
            )  # the sentence's stop is at hand
            minutes = "" if minute == "00" else f"{':' if american else '.'}{minute}"
            yield Change(*match.span(), f"{hour % 12 or 12}{minutes}{' ' if american else ''}{half}")


def _dated(match: re.Match[str], knobs: DateKnobs, months: dict[str, int], locale: str) -> str:
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
