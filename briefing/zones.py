"""Time zones as a desk and a style name them (`Europe/Berlin`), and moments told in one. What names no zone stays as it is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_ABBREVIATED = {
    "UTC": 0,
    "GMT": 0,
    "WET": 0,
    "WEST": 1,
    "BST": 1,
    "CET": 1,
    "MEZ": 1,
    "HNEC": 1,
    "CEST": 2,
    "MESZ": 2,
    "HAEC": 2,
    "EET": 2,
    "EEST": 3,
    "MSK": 3,
    "JST": 9,
    "ART": -3,
    "BRT": -3,
    "EDT": -4,
    "EST": -5,
    "CDT": -5,
    "MDT": -6,
    "PDT": -7,
    "PST": -8,
}
"""Hours that a short name stands ahead of UTC. Those that several countries read in their own way (IST, CST) are not here."""
SHORT_NAMES = tuple(sorted(_ABBREVIATED, key=len, reverse=True))


def known_zone(name: str) -> str:
    """The name of a time zone. Raises ValueError for what is none."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is no time zone; write it as Europe/Berlin or UTC") from error
    return name


def city(zone: str) -> str:
    """The place that a zone is called after: `Buenos Aires` of `America/Argentina/Buenos_Aires`."""
    return zone.rpartition("/")[2].replace("_", " ")


def ahead(zone: str, day: date) -> timedelta:
    """How far a zone is ahead of UTC at noon of a day."""
    return datetime.combine(day, time(12), ZoneInfo(zone)).utcoffset() or timedelta()


def ahead_by_name(short: str) -> timedelta | None:
    """How far ahead of UTC a short name (`CET`, `UTC+2`, `GMT-03:30`) stands; None for one that is not plain."""
    name = short.upper().replace(" ", "").replace("−", "-")
    for sign in "+-":
        stem, found, shift = name.partition(sign)
        if found and stem in ("UTC", "GMT"):
            hours, _, minutes = shift.partition(":")
            if not hours.isdigit() or not (minutes or "0").isdigit():
                return None
            by = timedelta(hours=int(hours), minutes=int(minutes or 0))
            return by if sign == "+" else -by
    hours_ahead = _ABBREVIATED.get(name)
    return None if hours_ahead is None else timedelta(hours=hours_ahead)


def in_zone(moment: str | None, zone: str) -> str | None:
    """An ISO date-time in a zone, where it names one itself; a day, or a time without a zone, as it is."""
    if not moment or not zone or "T" not in moment:
        return moment
    found = datetime.fromisoformat(moment)
    return found.astimezone(ZoneInfo(zone)).isoformat() if found.tzinfo else moment
