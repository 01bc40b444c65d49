"""Dates that count from the date of the text: weekdays, "yesterday", "last week", "two days ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from briefing.facts.lexicon.calendar import AGO, AGO_UNITS, LAST_CUES, NEXT_CUES, NO_WEEKDAY_BEFORE, RELATIVE, WEEKDAYS
from briefing.facts.lexicon.common import IRREGULAR_PASTS
from briefing.facts.lexicon.numerals import CARDINALS
from briefing.facts.lexicon.speech import NO_VERB_AFTER
from briefing.facts.lexicon.stance import FORECAST, REPORTING, SCHEDULED
from briefing.facts.tokens import Found, Reading, composed
from briefing.records import DateFact

_LARGEST_COUNT = 12  # in words; digits go to 99
_REACH = 25  # tokens to the left of a weekday in which a verb tells which way it looks


def relative_dates(reading: Reading, today: date | None) -> Iterator[Found[DateFact]]:
    """All relative dates; without `today` they have no value."""
    if not reading.language:
        return
    yield from _phrases(reading, today)
    yield from _counted_back(reading, today)
    yield from _weekdays(reading, today)


def shifted(today: date, unit: str, steps: int) -> str | None:
    """ISO for the day, week, month or year that lies `steps` from `today`; None outside the calendar."""
    try:
        if unit == "day":
            return (today + timedelta(days=steps)).isoformat()
        if unit == "week":
            year, week, _ = (today + timedelta(weeks=steps)).isocalendar()
            return f"{year}-W{week:02}"
        if unit == "month":
            year, month = divmod(today.year * 12 + today.month - 1 + steps, 12)
            return date(year, month + 1, 1).isoformat()[:7]
        return date(today.year + steps, 1, 1).isoformat()[:4]
    except (OverflowError, ValueError):
        return None


def _fact(match: re.Match[str], unit: str, steps: int, today: date | None) -> Found[DateFact]:
    value = None if today is None else shifted(today, unit, steps)
    fact = DateFact.model_validate({"text": match[0], "value": value, "granularity": unit, "relative": True})
    return Found(match.start(), match.end(), fact)


@lru_cache(maxsize=8)
def _phrase_pattern(language: str) -> tuple[re.Pattern[str], list[tuple[str, int]]]:
    kinds = list(RELATIVE[language])
    groups = "|".join(f"(?P<k{number}>{RELATIVE[language][kind]})" for number, kind in enumerate(kinds))
    return re.compile(rf"(?<![\w-])(?:{groups})(?!\w)", re.IGNORECASE), kinds


def _phrases(reading: Reading, today: date | None) -> Iterator[Found[DateFact]]:
    pattern, kinds = _phrase_pattern(reading.language)
    for match in pattern.finditer(reading.text):
        unit, steps = kinds[int((match.lastgroup or "k0")[1:])]
        yield _fact(match, unit, steps, today)


@lru_cache(maxsize=8)
def _ago_pattern(language: str) -> re.Pattern[str]:
    small = [word for word, value in CARDINALS[language].items() if 1 <= value <= _LARGEST_COUNT]
    articles = {"en": ["a", "an"]}.get(language, [])
    count = "|".join([*map(re.escape, sorted([*small, *articles], key=len, reverse=True)), r"\d{1,2}"])
    units = "|".join(AGO_UNITS[language].values())
    alternatives = AGO[language].split("|")
    filled = [
        text.format(n=f"(?P<n{number}>{count})", unit=f"(?P<u{number}>{units})").replace(" ", r"\s")
        for number, text in enumerate(alternatives)
    ]
    return re.compile(rf"(?<![\w.,])(?:{'|'.join(filled)})(?!\w)", re.IGNORECASE)


def _counted_back(reading: Reading, today: date | None) -> Iterator[Found[DateFact]]:
    language = reading.language
    for match in _ago_pattern(language).finditer(reading.text):
        number = 0 if match["n0"] else 1
        count, unit_text = match[f"n{number}"], match[f"u{number}"]
        steps = int(count) if count.isdecimal() else CARDINALS[language].get(composed(count), 1)
        unit = next(unit for unit, form in AGO_UNITS[language].items() if re.fullmatch(form, unit_text, re.IGNORECASE))
        yield _fact(match, unit, -steps, today)


@lru_cache(maxsize=8)
def _weekday_pattern(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, WEEKDAYS[language]), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<day>{names})(?!\w)(?:\s\((?P<of>\d{{1,2}})(?:/(?P<month>\d{{1,2}}))?\))?", re.IGNORECASE)


def _weekdays(reading: Reading, today: date | None) -> Iterator[Found[DateFact]]:
    for match in _weekday_pattern(reading.language).finditer(reading.text):
        if reading.language in ("en", "de") and not match["day"][0].isupper():
            continue
        place = reading.place_at(match.start())
        if reading.lower(place - 1) in NO_WEEKDAY_BEFORE:
            continue
        value = _weekday(reading, match, place, today) if today else None
        yield Found(match.start(), match.end(), DateFact(text=match[0], value=value, granularity="day", relative=True))


def _weekday(reading: Reading, match: re.Match[str], place: int, today: date) -> str | None:
    wanted = WEEKDAYS[reading.language][composed(match["day"])]
    around = {reading.lower(place - 1), reading.lower(reading.place_at(match.end())), reading.lower(place - 2)}
    back, ahead = (today.weekday() - wanted) % 7, (wanted - today.weekday()) % 7
    try:
        if around & NEXT_CUES[reading.language]:
            return (today + timedelta(days=ahead or 7)).isoformat()
        if {reading.lower(place - 1), reading.lower(place + 1)} & LAST_CUES[reading.language]:
            return (today - timedelta(days=back or 7)).isoformat()
        forward = looks_ahead(reading, place)
        return (today + timedelta(days=ahead) if forward else today - timedelta(days=back)).isoformat()
    except OverflowError:
        return None


_BESIDE = 5  # tokens from a verb of the present to the weekday that it looks ahead to
_BEFORE_NOUNS = frozenset("the a an its his her their to was were had been is are".split())


def looks_ahead(reading: Reading, place: int) -> bool:
    """Whether the nearest verb to the left in the same sentence is one of the future, and not one of saying."""
    for at in range(place - 1, max(-1, place - _REACH), -1):
        word = reading.lower(at)
        if word in FORECAST[reading.language] and not _is_noun(reading, at):
            return True
        if word in REPORTING[reading.language]:
            return False
        beside = place - at <= _BESIDE and reading.lower(at - 1) not in _BEFORE_NOUNS
        if beside and word in SCHEDULED[reading.language]:
            return True
        if at in reading.openers:
            return False
    return False


_NOUNS_TOO = frozenset("plan plans forecast forecasts aims will".split())


def _is_noun(reading: Reading, place: int) -> bool:
    """ "approved the plan on Monday": behind an article or a verb of the past a plan is a thing."""
    before = reading.lower(place - 1)
    past = before in IRREGULAR_PASTS or (before.endswith("ed") and len(before) > 4)
    thing = reading.lower(place) in _NOUNS_TOO and reading.lower(place + 1) != "to"  # "the plan to vote on Monday" looks ahead
    return reading.language == "en" and thing and (past or before in NO_VERB_AFTER["en"])
