"""Points in time: absolute ones by the customs of the language, and those that count from the date of the text.

News convention: a bare weekday is the latest such day up to the date of the text, unless the words before it look ahead
("will vote on Friday", "next Friday"). A day and month without a year take the year that puts them nearest, the past
preferred unless the words look ahead; without a date to count from their value keeps the year open (`--03-10`, ISO 8601's
old truncated form), so that the tenth and the eleventh of a March stay different. Impossible dates (30 February), those that
can be read two ways (10/03/2026 in English of no country) and weekdays without a date have no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from briefing.facts.lexicon import words
from briefing.facts.lexicon.calendar import AMBIGUOUS_MONTHS, LAST_CUES, MONTHS, NEXT_CUES, OF
from briefing.facts.relative import looks_ahead, relative_dates
from briefing.facts.tokens import Found, Reading, composed
from briefing.facts.years import years
from briefing.records import DateFact

Granularity = Literal["year", "month", "week", "day"]
_NEAR_PAST = timedelta(days=305)  # about ten months: further back, the coming date is the nearer one
_JUST_PAST = timedelta(days=30)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th|er|ª|º|°|\.)?"
_RANGE = r"\s?(?:[-–]|to|and|y|al?|et|au|à|und|bis|e)\s?"


_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class _Pattern:
    absolute: re.Pattern[str]
    month: re.Pattern[str]


def dates(reading: Reading, today: date | None) -> list[Found[DateFact]]:
    """The dates in `reading`, in order and free of overlaps; `today` is the date that relative ones count from."""
    found = [*_absolute(reading, today), *relative_dates(reading, today), *_months(reading, today), *years(reading)]
    kept: list[Found[DateFact]] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if kept and item.start < kept[-1].end:
            continue
        kept.append(item)
    return _without_named_weekdays(reading, kept)


def _without_named_weekdays(reading: Reading, found: list[Found[DateFact]]) -> list[Found[DateFact]]:
    """In "Tuesday, 10 March" the weekday says nothing more; it stays in the list's spans by joining the date's."""
    kept: list[Found[DateFact]] = []
    for item in found:
        before = kept[-1] if kept else None
        if before and before.value.relative and before.value.granularity == "day" and item.value.granularity == "day":
            between = reading.text[before.end : item.start].strip(" ,\u00a0(").lower()
            if between in ("", "dem", "den", "the", "le", "el", "dia", "día") and not item.value.relative:
                kept.pop()
        kept.append(item)
    return kept


@lru_cache(maxsize=8)
def _patterns(language: str) -> _Pattern:
    names = "|".join(sorted(map(re.escape, MONTHS.get(language, {"-": 0})), key=len, reverse=True))
    iso = r"(?<![\d-])(?P<iy>(?:19|20)\d\d)-(?:(?P<im>\d\d)-(?P<id>\d\d)|(?P<im2>0[1-9]|1[0-2]))(?![\d-])"
    numeric = r"(?<![\d/.,])(?P<n1>\d{1,2})(?P<sep>[/.])(?P<n2>\d{1,2})(?P=sep)(?P<n3>\d{4}|\d\d)(?![\d/%])"
    year = rf"(?:,?{OF}\s(?P<{{0}}>(?:1[5-9]|20)\d\d)(?!\d|[.,]\d))"
    day_month = (
        rf"(?<![\d.,:/])(?:(?P<d0>\d{{1,2}})\.?{_RANGE})?{_DAY.format('d')}{OF}\s(?P<m>{names})(?!\w)\.?{year.format('y')}?"
    )
    month_year = rf"(?<!\w)(?P<m3>{names})\.?,?{year.format('y3')}"
    parts = [iso, numeric, day_month, month_year]
    if language == "en":
        last = r"(?:\s?[-–]\s?(?P<d3>\d{1,2})(?!\d))?"
        ends = r"(?!\d|[.,:]\d|\s?(?:%|percent|per\scent))"
        parts.insert(2, rf"(?<!\w)(?P<m2>{names})\.?\s{_DAY.format('d2')}(?!\d){last}{ends}{year.format('y2')}?")
    absolute = re.compile("|".join(parts), re.IGNORECASE)
    return _Pattern(absolute, re.compile(rf"(?<![\w-])(?P<m>{names})(?!\w)\.?", re.IGNORECASE))


def _absolute(reading: Reading, today: date | None) -> Iterator[Found[DateFact]]:
    if not _DIGIT.search(reading.text):
        return
    for match in _patterns(reading.language).absolute.finditer(reading.text):
        groups = match.groupdict()
        if groups["iy"]:
            yield _iso(match)
        elif groups["n1"]:
            yield from _numeric(reading, match)
        elif groups["d"]:
            yield from _day_month(reading, match, ("d0", "d"), ("m", "y"), today)
        elif groups.get("d2"):
            if not _counts_people(reading, match):
                yield from _day_month(reading, match, ("d2", "d3"), ("m2", "y2"), today)
        elif _is_month(reading, match, "m3"):
            yield _made(match, f"{groups['y3']}-{_number(reading, match['m3']):02}", "month")


def _counts_people(reading: Reading, match: re.Match[str]) -> bool:
    """ "In March 20 people died": a month and then a count."""
    before = reading.text[max(0, match.start() - 3) : match.start()].lower()
    return before == "in " and match["y2"] is None and bool(re.match(r"\s[a-z]", reading.text[match.end() :][:2]))


def _number(reading: Reading, name: str) -> int:
    return MONTHS[reading.language][composed(name)]


def _is_month(reading: Reading, match: re.Match[str], group: str) -> bool:
    """English and German write months with a capital; in the others a capital is another word, but for a sentence's first."""
    capital = match[group][0].isupper()
    if reading.language in ("en", "de"):
        return capital
    return not capital or reading.place_at(match.start(group)) in reading.openers


def _made(
    match: re.Match[str],
    value: str | None,
    granularity: Granularity = "day",
    span: tuple[int, int] | None = None,
    relative: bool = False,
) -> Found[DateFact]:
    start, end = span or match.span()
    text = match.string[start:end]
    bare = text.rstrip("., ")
    return Found(start, start + len(bare), DateFact(text=bare, value=value, granularity=granularity, relative=relative))


def _iso(match: re.Match[str]) -> Found[DateFact]:
    if match["id"] is None:
        return _made(match, match[0], "month")
    possible = _valid(int(match["iy"]), int(match["im"]), int(match["id"]))
    return _made(match, match[0] if possible else None)


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _numeric(reading: Reading, match: re.Match[str]) -> Iterator[Found[DateFact]]:
    """10/03/2026: the day first, but in the United States; in English of no country only where it can be read one way."""
    first, second = int(match["n1"]), int(match["n2"])
    year = int(match["n3"]) if len(match["n3"]) == 4 else 2000 + int(match["n3"])
    if not 1500 <= year <= 2199 or (len(match["n3"]) == 2 and match["sep"] == "."):
        return
    readings = [(first, second), (second, first)]
    if reading.language != "en" or match["sep"] == "." or reading.region in ("GB", "AU", "IE", "NZ", "IN", "ZA"):
        readings = readings[:1]
    elif reading.region == "US":
        readings = readings[1:]
    values = {f"{year}-{month:02}-{day:02}" for day, month in readings if _valid(year, month, day)}
    if values:
        yield _made(match, values.pop() if len(values) == 1 else None)


def _day_month(
    reading: Reading, match: re.Match[str], days: tuple[str, str], rest: tuple[str, str], today: date | None
) -> Iterator[Found[DateFact]]:
    """ "10 March 2026", "March 10, 2026" and pairs of days ("3–5 March")."""
    month_group, year_group = rest
    if not _is_month(reading, match, month_group):
        return
    month = _number(reading, match[month_group])
    given = [day for day in days if match[day]]
    values = [_value(reading, match, (int(match[day]), month, match[year_group]), today) for day in given]
    if len(given) == 1:
        yield _made(match, values[0])
        return
    ends = [match.end(given[0]), match.end()]
    for day, end, value in zip(given, ends, values, strict=True):
        start = match.start(day) if day != "d2" else match.start()
        yield _made(match, value, span=(start, end))


def _value(reading: Reading, match: re.Match[str], parts: tuple[int, int, str | None], today: date | None) -> str | None:
    """ISO for a day, a month and perhaps a year."""
    day, month, year = parts
    if year:
        return f"{year}-{month:02}-{day:02}" if _valid(int(year), month, day) else None
    if today is None:
        return f"--{month:02}-{day:02}" if _valid(2000, month, day) else None
    found = nearest(today, month, day, ahead=looks_ahead(reading, reading.place_at(match.start())))
    return found.isoformat() if found else None


def nearest(today: date, month: int, day: int, ahead: bool) -> date | None:
    """The day of that name from about ten months back to about two ahead; where the text looks ahead, the next one, but that a
    day of the last weeks is never taken for one of next year ("postponed 96 planned operations on 13 September")."""
    years_to_try = (today.year - 1, today.year, today.year + 1)
    candidates = [date(year, month, day) for year in years_to_try if _valid(year, month, day)]
    earliest = -_JUST_PAST if ahead else -_NEAR_PAST
    fitting = [item for item in candidates if earliest <= item - today < earliest + timedelta(days=365)]
    return fitting[0] if fitting else min(candidates, key=lambda item: abs(item - today), default=None)


_ALONE_BEFORE = words("in since by until till through during last next this early late mid from of before after to between and")


def _months(reading: Reading, today: date | None) -> Iterator[Found[DateFact]]:
    """Months with neither day nor year ("in March"), not "may", "march" or "Theresa May"."""
    if not reading.language or MONTHS[reading.language].keys().isdisjoint(token.lower for token in reading.tokens):
        return
    for match in _patterns(reading.language).month.finditer(reading.text):
        if not _is_month(reading, match, "m"):
            continue
        before = reading.lower(reading.place_at(match.start()) - 1)
        if composed(match["m"]) in AMBIGUOUS_MONTHS and (reading.language == "en" and before not in _ALONE_BEFORE):
            continue
        yield _month(reading, match, before, today)


def _month(reading: Reading, match: re.Match[str], before: str, today: date | None) -> Found[DateFact]:
    month = _number(reading, match["m"])
    after = reading.lower(reading.place_at(match.end()))
    relative = bool({before, after} & (NEXT_CUES[reading.language] | LAST_CUES[reading.language]))
    if today is None:
        return _made(match, f"--{month:02}", "month", relative=relative)
    around = {before, after}
    if around & LAST_CUES[reading.language]:
        year = today.year if month < today.month else today.year - 1
    elif around & NEXT_CUES[reading.language]:
        year = today.year if month > today.month else today.year + 1
    else:
        ahead = looks_ahead(reading, reading.place_at(match.start()))
        found = nearest(today, month, min(today.day, 28), ahead)
        year = found.year if found else today.year
    return _made(match, f"{year:04}-{month:02}", "month", relative=relative)
