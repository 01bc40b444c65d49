"""By what span of time a number counts: vehicles a day, visitors a year, in five languages."""

from __future__ import annotations

import re

_SPANS = {
    "hour": r"hour|hora|heure|stunde",
    "day": r"day|dia|jour|tag",
    "week": r"week|semana|semaine|woche",
    "month": r"month|mes|mois|monat",
    "year": r"year|ano|an|jahr",
}
_ADVERBS = {
    "hour": r"hourly|stundlich",
    "day": r"daily|diari[ao]s?|diariamente|quotidien\w*|taglich\w*",
    "week": r"weekly|semanal\w*|semanais|hebdomadaire\w*|wochentlich\w*",
    "month": r"monthly|mensual\w*|mensal\w*|mensais|mensuel\w*|monatlich\w*",
    "year": r"yearly|annually|annual|anual\w*|anuais|annuel\w*|jahrlich\w*",
}
_EACH = r"a|an|per|each|every|al|por|cada|par|chaque|pro|jede[nrs]?|ao"
_TOLD = re.compile("|".join(rf"(?P<{span}>\b(?:(?:{_EACH})\s(?:{words})|{_ADVERBS[span]})\b)" for span, words in _SPANS.items()))
_REACH = 40  # characters on either side of the number
_ENDS = re.compile(r"[;:()]|[.,](?!\d)")


def span_near(text: str, start: int, end: int) -> str | None:
    """The span by which the number at `start` counts, where the words around it in its clause say so: "day" for "11,400
    vehicles a day". `text` is in lower case without diacritics."""
    before = _ENDS.split(text[max(0, start - _REACH) : start])[-1]
    after = _ENDS.split(text[end : end + _REACH])[0]
    found = _TOLD.search(after) or _TOLD.search(before)
    return found.lastgroup if found else None
