"""What a number is reckoned by: "650 pounds a year", "12 Stunden am Tag", "annual costs of 3 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.check.text import Text

_UNITS = {
    "hour": "hour stunde hora heure",
    "day": "day tag día dia jour daily täglich",
    "week": "week woche semana semaine weekly wöchentlich",
    "month": "month monat mes mois mês monthly monatlich mensuales mensuels mensais",
    "quarter": "quarter quartal trimestre quarterly",
    "year": "year jahr año an ano année yearly annually jährlich anuales annuels anuais",
}
_PERIOD = {word: period for period, words in _UNITS.items() for word in words.split()}
_NAMES = "|".join(sorted(_PERIOD, key=len, reverse=True))
_PER = r"(?:an?|per|each|every|al|por|cada|par|chaque|pro|je|im|am|ao|o)"
_AFTER = re.compile(
    rf"(?:\s[\w'’-]+){{0,3}}?\s(?:{_PER}\s(?P<noun>{_NAMES})\b|(?P<word>daily|weekly|monthly|yearly|annually|täglich|wöchentlich"
    r"|monatlich|jährlich|anuales|annuels|mensuales|mensuels|anuais|mensais)\b)",
    re.IGNORECASE,
)


def periods(text: Text) -> Iterator[tuple[float, str, str]]:
    """Each number of a text that is told by a period: its value, the period, and the words from the one to the other."""
    for number in text.facts.numbers:
        at = text.text.find(number.text)
        match = _AFTER.match(text.text, at + len(number.text)) if at >= 0 else None
        if match is not None:
            word = (match["noun"] or match["word"]).lower()
            yield number.value, _PERIOD[word], number.text + match[0]
