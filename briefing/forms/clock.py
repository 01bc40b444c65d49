"""Times of day outside quotations, with the zone that is named beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefing.forms.places import outside
from briefing.zones import SHORT_NAMES

_NOT_BEFORE = r"(?<![\w:.,-])"
_COLON = rf"{_NOT_BEFORE}(?P<hour_24>[01]?\d|2[0-3]):(?P<minute_24>[0-5]\d)(?![\w:])"
_TIMES = {
    "en": rf"{_NOT_BEFORE}(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?|{_COLON}",
    "de": rf"{_NOT_BEFORE}(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?\sUhr\b|{_COLON}",
}
_AT = "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in ("à", "vers", "dès", "às", "las", "até")) + ")"
_OTHER = (  # an hour alone needs the word before it: "une grève de 24 h" is no time of day
    rf"{_NOT_BEFORE}(?P<hour>[01]?\d|2[0-4])\s?h\s?(?P<minute>[0-5]\d)(?!\w)|{_AT}(?P<hour_a>[01]?\d|2[0-4])\s?h\b"
    rf"|{_NOT_BEFORE}(?P<hour_h>[01]?\d|2[0-3])[.:](?P<minute_h>[0-5]\d)\s?h(?:oras)?\b|{_COLON}"
)
_LOCAL = r"(?:local time|heure locale|hora local|Ortszeit)"
_NAME = r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?"
_OF_A_PLACE = rf"(?:(?P<place>{_NAME})\stime\b|(?:heure|hora)\sde\s(?P<place_of>{_NAME}))"


@dataclass(frozen=True)
class TimeOfDay:
    """A time as written, its minutes after midnight, and the zone named behind it: a short name (`CET`, `UTC+2`), a `place`
    (`Berlin`), or `local`; all empty where none is."""

    start: int
    end: int
    words: str
    minutes: int
    short: str = ""
    place: str = ""
    local: bool = False

    @property
    def names_a_zone(self) -> bool:
        return bool(self.short or self.place or self.local)


def times_of_day(text: str, language: str) -> Iterator[TimeOfDay]:
    """The times of day of a text, each with the zone that stands behind it."""
    for match in outside(_times(language), text):
        zone = _zone().match(text, match.end())
        end = zone.end() if zone else match.end()
        yield TimeOfDay(
            match.start(),
            end,
            _without_stop(text[match.start() : end]),
            _minutes(match),
            short=(zone["short"] or "") if zone else "",
            place=(zone["place"] or zone["place_of"] or "") if zone else "",
            local=bool(zone and zone["local"]),
        )


def _without_stop(words: str) -> str:
    """`3 pm` of `3 pm.` at a sentence's end; `p.m.` keeps its points."""
    return words if words.endswith(".m.") else words.removesuffix(".")


def _minutes(match: re.Match[str]) -> int:
    found = {name: value for name, value in match.groupdict().items() if value}
    hour = int(next(value for name, value in found.items() if name.startswith("hour")))
    minute = int(next((value for name, value in found.items() if name.startswith("minute")), 0))
    if found.get("half"):
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    return (hour % 24) * 60 + minute


@cache
def _times(language: str) -> re.Pattern[str]:
    return re.compile(_TIMES.get(language, _OTHER))


@cache
def _zone() -> re.Pattern[str]:
    """A zone behind a time, in brackets or not. A shift is part of its name: `UTC+2`."""
    short = rf"(?P<short>(?:UTC|GMT)\s?[+−-]\s?\d{{1,2}}(?::\d\d)?|(?:{'|'.join(SHORT_NAMES)})\b)"
    return re.compile(rf"[\s\u00a0\u202f]*,?\s?\(?(?:{short}|(?P<local>{_LOCAL})|{_OF_A_PLACE})\)?")
