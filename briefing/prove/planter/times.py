"""Days that cannot be, offices of another day, and the day of another event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from briefing.prove.planter.sentences import DAYS, MONTHS, Changes, Sound, Way, put


def _no_such_day(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for match in re.finditer(r"\b\d{1,2} (" + "|".join(MONTHS) + r")\b", sound.text):
        yield put(sound.text, match.start(), match.end(), dice.choice(("31 April", "30 February", "31 June", "31 September")))
    for match in re.finditer(r"\bon (" + "|".join(DAYS) + r")\b(?! \d)", sound.text):
        wrong = _falls_on(sound.day, match[1]) + timedelta(days=dice.choice((1, 2, 3)))
        yield put(sound.text, match.end(), match.end(), f", {wrong.day} {MONTHS[wrong.month - 1]},")


def _falls_on(day: date, weekday: str) -> date:
    return day - timedelta(days=(day.weekday() - DAYS.index(weekday)) % 7)


def _other_office(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    offices = ("President", "Senator", "Minister", "Mayor", "Governor", "Judge", "Professor", "Chancellor")
    for match in re.finditer(r"\b(" + "|".join(offices) + r") (?=[A-Z][a-z]+)", sound.text):
        yield put(
            sound.text, match.start(1), match.end(1), dice.choice([office for office in offices if office not in sound.evidence])
        )
    for match in re.finditer(r"\b[Ff]ormer (?=president|minister|mayor|governor)", sound.text):
        text = sound.text[: match.start()] + sound.text[match.end() :]
        yield text[0].upper() + text[1:], ""


def _two_events(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    """The day of one sentence of the evidence given to what another tells."""
    for match in re.finditer(r"\bon (" + "|".join(DAYS) + r")\b", sound.text):
        rivals = [day for day in DAYS if re.search(rf"\b{day}\b", sound.evidence) and day != match[1]]
        if rivals:
            yield put(sound.text, match.start(1), match.end(1), dice.choice(rivals))


WAYS: dict[str, tuple[Way, ...]] = {
    "merged": (_two_events,),
    "stale": (_no_such_day,),
    "office": (_other_office,),
}
