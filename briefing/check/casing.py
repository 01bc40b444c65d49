"""The case of a text that is written in small letters, put back from its source before its facts are read.

Names are read by their capitals. A text without any, from a ticker or a transcript, would hide every name from the rules, while
its source still shows which words are names. A word takes the source's form only where the source always writes it so in the
middle of a sentence; the words of a longer name ("Bank of England") also where one of them stands in small letters elsewhere.
Each form has as many characters as the word that it replaces, so that offsets hold and findings quote what was written.

Where the source has no capitals either, an English word that WordNet lacks is a name: what it holds in small letters is common.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from briefing.check.lexicon import wordnet
from briefing.facts.lexicon.calendar import MONTHS, WEEKDAYS
from briefing.facts.lexicon.function_words import FUNCTION_WORDS
from briefing.facts.names import names
from briefing.facts.tokens import Reading, composed, read
from briefing.records import Finding

_WORDS_TOO = frozenset({"may", "march", "august"})
_CALENDAR = {word: word.title() for word in (*WEEKDAYS["en"], *MONTHS["en"]) if word not in _WORDS_TOO}


class Casing(NamedTuple):
    """How a source writes what it always capitalises: single words by their small letters, and the words of each longer name
    by the first of them, the longest name first."""

    words: dict[str, str]
    names: dict[str, list[tuple[str, ...]]]


def casing(text: str, language: str) -> Casing:
    """The casing of a source; English writes its days and months in capitals whether the source names them or not."""
    reading = read(text, language)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for place, token in enumerate(reading.tokens):
        if token.is_capital and place not in reading.openers:
            forms[token.lower][token.text] += 1
    small = {token.lower for token in reading.tokens if token.text.islower()}
    plain = small | _WORDS_TOO | FUNCTION_WORDS.get(reading.language, frozenset())
    always = {lower: found.most_common(1)[0][0] for lower, found in forms.items() if len(lower) > 1 and lower not in plain}
    return Casing((_CALENDAR if reading.language == "en" else {}) | always, _long_names(reading))


def guessed(text: str, language: str) -> Casing:
    """The casing of an English text in small letters: a capital for each word that WordNet lacks. Of other languages: none."""
    if language != "en":
        return Casing({}, {})
    plain = _WORDS_TOO | FUNCTION_WORDS["en"]
    words = {token.lower for token in read(text, language).tokens if token.text.islower() and len(token.lower) > 2}
    names = {word for word in words - plain if word.isalpha() and not wordnet.known(word) and not _is_cut(word)}
    return Casing(_CALENDAR | {word: word.title() for word in names}, {})


def _is_cut(word: str) -> bool:
    """ "didn" and "wouldn", which an apostrophe cuts off."""
    return word.endswith("n") and f"{word}'t" in FUNCTION_WORDS["en"] | _NEGATED


_NEGATED = frozenset(f"{verb}n't" for verb in "did does do is are was were has have had would could should must need".split())


def _long_names(reading: Reading) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    runs = {
        tuple(token.text for token in reading.tokens[reading.place_at(item.start) : reading.place_at(item.end)])
        for item in (names(reading) if reading.language else ())
    }
    for run in sorted(runs, key=lambda words: (-len(words), words)):
        if len(run) > 1:
            found[composed(run[0])].append(run)
    return dict(found)


_INSIDE = re.compile(r"(?<=[a-z] )(?!I\b)[A-Z]")  # most texts show a capital inside a sentence at a glance


def is_small(text: str, language: str) -> bool:
    """Whether a text has no capital but where its sentences open, and "I"."""
    if _INSIDE.search(text):
        return False
    reading = read(text, language)
    return not any(
        token.is_capital and token.text != "I" for place, token in enumerate(reading.tokens) if place not in reading.openers
    )


def recased(text: str, language: str, known: Casing) -> str:
    """`text` with the capitals of its source, each character where it was."""
    reading = read(text, language)
    pieces: list[str] = []
    end = place = 0
    while place < len(reading.tokens):
        forms = _forms_at(reading, place, known)
        for token, form in zip(reading.tokens[place : place + len(forms)], forms, strict=True):
            pieces += [text[end : token.start], form if len(form) == len(token.text) else token.text]
            end = token.end
        place += len(forms)
    return "".join([*pieces, text[end:]])


def _forms_at(reading: Reading, place: int, known: Casing) -> tuple[str, ...]:
    """The words of the longest name that starts at `place`; the single word where none does."""
    token = reading.tokens[place]
    for words in known.names.get(token.lower, ()):
        if reading.matches(place, [composed(word) for word in words]):
            return words
    return (known.words.get(token.lower, token.text),)


def as_written(finding: Finding, read_as: str, written: str) -> Finding:
    """The finding with its words as the text has them, where they were read in another case."""
    if read_as == written:
        return finding
    at = read_as.find(finding.words) if finding.words else -1
    if finding.words is None or at < 0:
        return finding
    words = written[at : at + len(finding.words)]
    message = finding.message.replace(f"“{finding.words}”", f"“{words}”", 1)
    return finding.model_copy(update={"words": words, "message": message})
