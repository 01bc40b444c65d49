"""Numbers that count something else than the witnesses' same numbers do: "two weeks" for "two nights", "a month" for "a year"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.lock.told import base
from briefing.lock.witness import Witness
from briefing.records import Number
from briefing.typography import fold

_PERIODS = {
    "day": r"(?:a|an|per|each|every|al?|por|par|pro|am|je) (?:day|d[ií]a|jour|tag)|daily|diario|quotidien\w*|täglich|diári\w+",
    "week": r"(?:a|per|each|every|a la|por|par|pro|je|in der) (?:week|semana|semaine|woche)|weekly|semanal\w*"
    r"|hebdomadaire\w*|wöchentlich",
    "month": r"(?:a|per|each|every|al|por|par|pro|im|je|ao) (?:month|mes|mês|mois|monat)|monthly|mensual\w*|mensuel\w*"
    r"|monatlich|mensal\w*",
    "year": r"(?:a|per|each|every|al|por|par|pro|im|je|ao) (?:year|año|ano|an|année|jahr)|yearly|annual\w*|anual\w*"
    r"|annuel\w*|jährlich",
    "hour": r"(?:an|per|each|every|a la|por|par|pro|je|de l[’']) ?(?:hour|hora|heure|stunde)|hourly|horaire\w*|stündlich",
}
_OF_EACH = {period: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for period, words in _PERIODS.items()}


_COUNTED = {
    word: str(number)
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "un deux trois quatre cinq six sept huit neuf dix onze douze",
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "um dois três quatro cinco seis sete oito nove dez onze doze",
    )
    for number, word in enumerate(words.split(), 1)
} | {"une": "1", "una": "1", "eine": "1", "einem": "1", "einen": "1", "einer": "1", "uma": "1", "duas": "2", "a": "1"}
_LENGTHS = {
    "hour": r"hours?|heures?|horas?|stunden?",
    "day": r"days?|jours?|d[ií]as?|tage?n?",
    "week": r"weeks?|semaines?|semanas?|wochen?",
    "month": r"months?|mois|mes(?:es)?|mês|monate?n?",
    "year": r"years?|ans?|années?|años?|anos?|jahre?n?",
}
_LENGTH = re.compile(
    rf"(?<![\w.,])(?P<count>\d+|{'|'.join(map(re.escape, _COUNTED))})[\s\u00a0\u202f-]"
    rf"(?:{'|'.join(f'(?P<{unit}>{words})' for unit, words in _LENGTHS.items())})(?!\w)",
    re.IGNORECASE,
)


def other_units(seen: Witness) -> Iterator[str]:
    """The words of each number that has another unit, or is of another period, than every witness has it."""
    known = [number for claim in seen.claims for number in claim.facts.numbers]
    known += [number for _, facts in seen.first for number in facts.numbers]
    for number in seen.said.numbers:
        same = [other for other in known if abs(other.value - number.value) < 1e-9]
        if same and _counts_else(number, same, seen):
            yield number.text
    lengths = dict(_lengths(seen.sentence.text))
    there = {length for text in seen.texts for length, _ in _lengths(text)}
    for (count, unit), words in lengths.items():
        if (count, unit) not in there and any(count == other for other, _ in there):
            yield words
    mine, theirs = _periods([seen.sentence.text]), _periods(list(seen.texts))
    if mine and theirs and not mine & theirs:
        yield next(match[0] for match in (_OF_EACH[period].search(seen.sentence.text) for period in mine) if match)


def _lengths(text: str) -> Iterator[tuple[tuple[str, str], str]]:
    """The lengths of time of a text, as a number and a unit, with their words: "six days", "24-hour", "un an"."""
    for match in _LENGTH.finditer(text):
        count = match["count"].lower()
        yield (_COUNTED.get(count, count), match.lastgroup or ""), match[0]


def _counts_else(number: Number, same: list[Number], seen: Witness) -> bool:
    """Whether a measured number counts things, of a name that the sentence has not, for every witness; words are compared within
    one language only."""
    if number.unit is None or seen.across or base(seen.first_language) != seen.language:
        return False
    counted = {other.role for other in same if other.role}
    if not counted or any(other.unit is not None for other in same):
        return False
    unit, text = number.text.split()[-1][:5].lower(), fold(seen.sentence.text)
    return not any(role[:5] in text for role in counted) and not any(fold(unit) in fold(words) for words in seen.texts)


def _periods(texts: list[str]) -> set[str]:
    return {period for period, pattern in _OF_EACH.items() if any(pattern.search(text) for text in texts)}
