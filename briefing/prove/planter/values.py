"""Numbers, units and dates that are not the evidence's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from briefing.prove.planter.sentences import DAYS, MONTHS, Changes, Sound, Way, put

_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w]|[.,]\d)")
_WORDS_OF_NUMBER = "two three four five six seven eight nine ten eleven twelve".split()


def _another_number(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for match in _NUMBER.finditer(sound.text):
        if not _is_count(sound.text, match):
            continue
        value = float(match[1].replace(",", ""))
        new = value * dice.choice((1.3, 1.7, 2.4, 0.6)) + 1
        words = f"{new:,.1f}" if "." in match[1] else f"{round(new):,}"
        if words not in sound.evidence:
            yield put(sound.text, match.start(1), match.end(1), words)


def _is_count(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    if before.endswith(tuple(MONTHS)) or after.startswith(tuple(MONTHS)):
        return False
    return not re.fullmatch(r"(?:19|20)\d\d", match[1])


def _another_number_word(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for match in re.finditer(r"\b(" + "|".join(_WORDS_OF_NUMBER) + r")\b", sound.text):
        free = [word for word in _WORDS_OF_NUMBER if word not in sound.evidence.lower()]
        if free:
            yield put(sound.text, match.start(), match.end(), dice.choice(free))


def _digits_swapped(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for match in _NUMBER.finditer(sound.text):
        digits = match[1]
        if (
            _is_count(sound.text, match)
            and len(digits) > 1
            and digits[0] != digits[1]
            and digits[:2].isdigit()
            and digits[1] != "0"
        ):
            yield put(sound.text, match.start(1), match.end(1), digits[1] + digits[0] + digits[2:])


_SCALES = (
    ("million", "billion"),
    ("billion", "million"),
    ("percentage points", "percent"),
    ("thousand", "million"),
    ("percent", "percentage points"),
)
_UNITS = (
    ("euros", "dollars"),
    ("dollars", "euros"),
    ("tonnes", "kilograms"),
    ("years", "months"),
    ("months", "years"),
    ("hectares", "acres"),
)


def _another_scale(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for old, new in dice.sample(_SCALES, len(_SCALES)):
        for match in re.finditer(rf"(?<=\d )\b{old}\b(?! points)", sound.text):
            yield put(sound.text, match.start(), match.end(), new)


def _another_unit(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for old, new in dice.sample(_UNITS, len(_UNITS)):
        for match in re.finditer(rf"(?<=[\dn] )\b{old}\b", sound.text):
            yield put(sound.text, match.start(), match.end(), new)
    for match in re.finditer(r"[€$£](?=\d)", sound.text):
        yield put(sound.text, match.start(), match.end(), "£" if match[0] != "£" else "$")


def _another_day(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for match in re.finditer(r"\b(\d{1,2}) (" + "|".join(MONTHS) + r")\b", sound.text):
        day = int(match[1])
        new = day + dice.choice((1, 2, 5)) if day < 20 else day - dice.choice((1, 3, 6))
        yield put(sound.text, match.start(), match.end(), f"{new} {match[2]}")


def _another_month(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for match in re.finditer(r"\b(" + "|".join(MONTHS) + r")\b", sound.text):
        free = [month for month in MONTHS if month not in sound.evidence and month != "May"]
        if match[1] != "May" or sound.text[: match.start()].endswith("in "):
            yield put(sound.text, match.start(), match.end(), dice.choice(free))


def _another_weekday(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for match in re.finditer(r"\bon (" + "|".join(DAYS) + r")\b", sound.text):
        free = [day for day in DAYS if day not in sound.evidence]
        yield put(sound.text, match.start(1), match.end(1), dice.choice(free))


def _another_year(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for match in re.finditer(r"\b(?:in|since|before|spring|early|late) ((?:19|20)\d\d)\b", sound.text):
        yield put(sound.text, match.start(1), match.end(1), str(int(match[1]) - dice.choice((1, 2, 4))))


WAYS: dict[str, tuple[Way, ...]] = {
    "number": (_another_number, _another_number_word, _digits_swapped),
    "unit": (_another_scale, _another_unit),
    "date": (_another_day, _another_month, _another_weekday, _another_year),
}
