"""Times of day in a style that has a time zone: each names its zone, and one of another zone has the style's beside it.

No time is reckoned over in a text. What it would be in the style's zone is told to the editor, who knows what day it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from briefing.check.case import Case
from briefing.check.wording_places import Placed, finding
from briefing.forms.clock import TimeOfDay, times_of_day
from briefing.language import base
from briefing.records import Finding
from briefing.typography import fold
from briefing.zones import ahead, ahead_by_name, city

RULE = "time-zone"
_BESIDE = 4  # characters between a time and the same one in brackets behind it


def clock(case: Case, place: Placed) -> Iterator[Finding]:
    """Findings on the times of day of one sentence."""
    zone = case.style.dates.timezone
    if not zone:
        return
    told = list(times_of_day(place.sentence.text, base(case.brief.language or case.style.language)))
    day = _day(case, place)
    after = {one: other for one, other in pairwise(told) if other.start - one.end <= _BESIDE}
    for time in told:
        here = _ahead(time, zone, day)
        if not time.names_a_zone:
            yield finding(RULE, place, time.words, f"“{time.words}” names no zone; write the one that its source means behind it")
        elif here == (day and ahead(zone, day)) or fold(time.place) == fold(city(zone)):
            continue
        elif (other := after.get(time)) is not None:
            if not _same_moment(time, other, zone, day):
                right = _converted(time, zone, day)
                yield finding(RULE, place, other.words, f"“{other.words}” is not {time.words}, which is {right} in {city(zone)}")
        else:
            yield finding(
                RULE, place, time.words, f"“{time.words}” is not told in the style's zone, {zone}{_remedy(time, zone, day)}"
            )


def _day(case: Case, place: Placed) -> date | None:
    """The one day that the sentence names, else that of the brief: a zone moves with the season."""
    days = {
        item.value
        for item in case.facts(place.sentence).dates
        if item.value and item.granularity == "day" and item.value[0] != "-"
    }
    return date.fromisoformat(days.pop()) if len(days) == 1 else case.today


def _ahead(time: TimeOfDay, zone: str, day: date | None) -> timedelta | None:
    if time.short:
        return ahead_by_name(time.short)
    return ahead(zone, day) if day and fold(time.place) == fold(city(zone)) else None


def _converted(time: TimeOfDay, zone: str, day: date | None) -> str | None:
    """The time in the style's zone, with the day where it is another; None where its own zone is not known."""
    theirs = _ahead(time, zone, day)
    if theirs is None or day is None:
        return None
    minutes = time.minutes + round((ahead(zone, day) - theirs).total_seconds() / 60)
    beside = {-1: " on the day before", 1: " on the day after"}.get(minutes // 1440, "")
    return f"{minutes % 1440 // 60:02}:{minutes % 60:02}{beside}"


def _same_moment(time: TimeOfDay, other: TimeOfDay, zone: str, day: date | None) -> bool:
    theirs, ours = _ahead(time, zone, day), _ahead(other, zone, day)
    if theirs is None or ours is None:
        return True  # one of them is not known, and nothing can be said
    shift = round((ours - theirs).total_seconds() / 60)
    return (time.minutes + shift) % 1440 == other.minutes


def _remedy(time: TimeOfDay, zone: str, day: date | None) -> str:
    there = _converted(time, zone, day)
    return f"; put {there} there in brackets behind it" if there else "; say in brackets what it is there, if the source does"
