"""Publication dates as sources write them, to ISO: as precise as the source was, and never guessed where it is ambiguous."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

# Month names and common short forms of the languages that sources are read in, by number.
_MONTH_NAMES = (
    "january jan enero ene janvier janv januar jänner janeiro gennaio gen",
    "february feb febrero février févr februar fevereiro fev febbraio",
    "march mar marzo mars märz mär maerz março marzo",
    "april apr abril abr avril avr aprile",
    "may mayo mai maio maggio mag",
    "june jun junio juin juni junho giugno giu",
    "july jul julio juillet juil juli julho luglio lug",
    "august aug agosto ago août aout",
    "september sep sept septiembre setiembre septembre setembro set settembre",
    "october oct octubre octobre oktober okt outubro out ottobre ott",
    "november nov noviembre novembre novembro",
    "december dec diciembre dic décembre déc dezember dez dezembro dicembre",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_CLOCK = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?"
_ZONE = r"(?:\s?(?P<zone>UTC|GMT|Z|[+-]\d{2}:?\d{2}))?"
_TIME = rf"(?:\D{{1,12}}?{_CLOCK}\s?(?P<half>[ap]\.?m\b\.?)?{_ZONE})?"
_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|º|er|\.)?\s*(?:de\s+|of\s+|[-/])?\s*(?P<month>{_MONTH})\b\.?"
    rf"(?:\s*,)?\s*(?:de\s+|del\s+|[-/])?\s*(?P<year>\d{{4}})\b{_TIME}",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year>\d{{4}})\b{_TIME}", re.I
)
_EAST_ASIAN = re.compile(
    r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일](?:\s?(?P<hour>\d{1,2})[:時时](?P<minute>\d{2}))?"
)
_ISO = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"
    r"(?:[T ]\s?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,9})?)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT = re.compile(
    r"^(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})(?P<zone>Z)?)?$"
)
_NUMERIC = re.compile(r"(?<!\d)(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)" + _TIME)
_PDF = re.compile(
    r"^D:(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?P<hour>\d{2})?(?P<minute>\d{2})?(?P<second>\d{2})?(?P<zone>Z|[+-]\d{2}'?\d{2})?"
)
_PATTERNS = (_ISO, _COMPACT, _PDF, _EAST_ASIAN, _DAY_FIRST, _MONTH_FIRST)
_IN_ADDRESS = re.compile(r"[/_-](?P<year>20\d{2}|19\d{2})[/_-](?P<month>\d{1,2})[/_-](?P<day>\d{1,2})(?=[/_-]|$)")
_AROUND_DATES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun lunes martes miércoles jueves viernes
    sábado domingo lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag
    segunda terça quarta quinta sexta feira lunedì martedì mercoledì giovedì venerdì sabato domenica
    published updated posted date dated last modified publicado publié veröffentlicht pubblicato fecha datum data del the
    utc gmt est edt pst pdt cet cest bst local time hrs uhr
    """.split()
)
_LONGEST = 200
_EARLIEST = 1990


def date_of(text: str | None, *, month_first: bool = False) -> str | None:
    """The first date in a short `text` as ISO (`2026-03-10`, `2026-03-10T20:15:00-03:00`), or None.

    `05/06/2026` is a date only if one number exceeds 12, or if `month_first` says that the source is American.
    """
    text = (text or "").strip()[:_LONGEST]
    if not text:
        return None
    if text.isdigit() and len(text) in (10, 13):
        return _from_epoch(int(text[:10]))
    found = [match for pattern in _PATTERNS if (match := pattern.search(text))]
    for match in sorted(found, key=lambda match: match.start()):
        if value := _iso(match.groupdict()):
            return value
    return _numeric(text, month_first) or _mail_date(text)


def date_in_address(url: str | None) -> str | None:
    """The day in an address such as `/2026/03/10/story`, or None."""
    match = _IN_ADDRESS.search(url or "")
    return _iso(match.groupdict()) if match else None


def is_only_a_date(line: str) -> bool:
    """Whether a short line is a date with at most a weekday, a label and a time around it."""
    if len(line) > 80 or not date_of(line):
        return False
    rest = re.sub(rf"\b(?:{_MONTH})\b|[\d\W_]+", " ", line.lower()).split()
    return all(len(word) <= 2 or word in _AROUND_DATES for word in rest)


def _iso(parts: dict[str, str | None]) -> str | None:
    try:
        month = parts["month"] or ""
        day = date(int(parts["year"] or 0), int(month) if month.isdigit() else MONTHS[month.lower()], int(parts["day"] or 0))
    except (ValueError, KeyError):
        return None
    if not _EARLIEST <= day.year <= 2100:
        return None
    if not parts.get("hour") or not parts.get("minute"):
        return day.isoformat()
    return _with_time(day, parts)


def _with_time(day: date, parts: dict[str, str | None]) -> str:
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    half = (parts.get("half") or "").lower()[:1]
    hour = hour % 12 + 12 if half == "p" else 0 if half == "a" and hour == 12 else hour
    try:
        moment = datetime(day.year, day.month, day.day, hour, minute, int(parts.get("second") or 0))
    except ValueError:
        return day.isoformat()
    zone = _zone(parts.get("zone"))
    return (moment.replace(tzinfo=zone) if zone else moment).isoformat()


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text in ("Z", "UTC", "GMT"):
        return timezone.utc  # noqa: UP017
    digits = text[1:].replace(":", "").replace("'", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    return timezone(-offset if text[0] == "-" else offset) if offset < timedelta(hours=24) else None


def _numeric(text: str, month_first: bool) -> str | None:
    match = _NUMERIC.search(text)
    if not match:
        return None
    first, second = int(match["a"]), int(match["b"])
    if first <= 12 and second <= 12 and first != second and match["mark"] != "." and not month_first:
        return None
    american = (month_first and match["mark"] == "/" and first <= 12) or second > 12
    month, day = (first, second) if american else (second, first)
    return _iso({**match.groupdict(), "month": str(month), "day": str(day)})


def _mail_date(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_epoch(seconds: int) -> str | None:
    try:
        return datetime.fromtimestamp(seconds, timezone.utc).isoformat()  # noqa: UP017
    except (ValueError, OverflowError, OSError):
        return None
