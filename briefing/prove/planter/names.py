"""Names that are not the evidence's, and names that changed places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from briefing.prove.planter.sentences import DAYS, FULL_NAME, MONTHS, Changes, Sound, Way, people, put

_STRANGERS = ("Valdis Ozols", "Ramona Tejero", "Kwabena Asante", "Ingeborg Falk", "Tomas Brandl", "Leticia Moura")
_STRANGE_PLACES = ("Tallinn", "Maseru", "Bolivia", "Vermont", "Zagreb", "Osaka")


def _stranger(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for match in FULL_NAME.finditer(sound.text):
        if sound.evidence.count(match[2]) and match[1] not in ("United", "New", "North", "South", "Central", "National", "Prime"):
            yield put(sound.text, match.start(), match.end(), dice.choice(_STRANGERS))


def _strange_surname(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for match in FULL_NAME.finditer(sound.text):
        if match[1] not in ("United", "New", "North", "South", "Central", "National", "Prime"):
            yield put(sound.text, match.start(2), match.end(2), dice.choice(_STRANGERS).split()[1])


def _strange_place(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for match in re.finditer(r"\b(?:in|near|off) (?!" + "|".join(MONTHS + DAYS) + r")([A-Z][a-z]{3,})\b(?! [A-Z])", sound.text):
        yield put(sound.text, match.start(1), match.end(1), dice.choice(_STRANGE_PLACES))


def _names_swapped(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    """The name that opens the sentence changed for another of the same evidence."""
    inside = [name for name in people(sound.evidence) if not sound.text.startswith(name)]
    for match in FULL_NAME.finditer(sound.text):
        rivals = [name for name in inside if name.split()[1] not in match[0] and match[2] not in name]
        if match.start() <= 12 and rivals:
            yield put(sound.text, match.start(), match.end(), dice.choice(rivals))


def _sides_changed(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    """ "A sued B" for "B sued A"."""
    match = re.match(r"([A-Z]\w+(?: [A-Z]\w+)*) (\w+ed|sold|bought|beat|met) ([A-Z]\w+(?: [A-Z]\w+)*)\b", sound.text)
    if match:
        yield put(sound.text, 0, match.end(), f"{match[3]} {match[2]} {match[1]}")


WAYS: dict[str, tuple[Way, ...]] = {
    "name": (_stranger, _strange_surname, _strange_place),
    "swap": (_names_swapped, _sides_changed),
}
