"""Lines in which capitals say nothing: headlines in capitals, and headlines that capitalise every word."""

from __future__ import annotations

from briefing.facts.lexicon.function_words import FUNCTION_WORDS
from briefing.facts.tokens import Reading

_FEWEST = 5  # words: shorter lines may well be a name


def headline_tokens(reading: Reading) -> frozenset[int]:
    """The tokens of lines whose words of weight are all capitalised, so that no single capital marks a name."""
    places: set[int] = set()
    for line in _lines(reading):
        words = [reading.tokens[place] for place in line if not reading.tokens[place].is_number]
        weighty = [word for word in words if len(word.text) > 1 and word.lower not in FUNCTION_WORDS[reading.language]]
        if len(weighty) < _FEWEST or (reading.language == "de" and not all(word.text.isupper() for word in weighty)):
            continue
        if all(word.is_capital for word in weighty):
            places.update(line)
    return frozenset(places)


def _lines(reading: Reading) -> list[list[int]]:
    lines: list[list[int]] = [[]]
    for place in range(len(reading.tokens)):
        if place and "\n" in reading.gap(place):
            lines.append([])
        lines[-1].append(place)
    return lines
