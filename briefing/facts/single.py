"""Whether one capitalised word is a name: plain in the middle of a sentence, a matter of evidence at its start.

A sentence's first word is a name when it is one elsewhere in the text, when it is an acronym, or when it does not look like an
ordinary word; English, where any noun may open a sentence, asks for a verb of one person behind it as well.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefing.facts.lexicon import words
from briefing.facts.lexicon.common import COMMON_ENDINGS, IRREGULAR_PASTS, OPENERS
from briefing.facts.lexicon.function_words import FUNCTION_WORDS
from briefing.facts.lexicon.stance import REPORTING
from briefing.facts.tokens import Reading

_VERBS = IRREGULAR_PASTS | words("has is was will would does could may might must should signed backs wins loses s")
_VERBS_OF_ONE = words("has is was says does s")
_AFTER_COMMA = words("who whose which the a an though however meanwhile speaking too himself herself then now again also")
_AFTER_VERB = words(
    "a an the his her its their to for from at in on with by up out that it him them no not more new us over back"
)


@dataclass(frozen=True)
class Company:
    """What else the text holds: the words that stand in it in small letters, and how many runs of capitals hold each word."""

    lowered: frozenset[str]
    in_runs: Counter[str]


def is_single_name(reading: Reading, place: int, company: Company) -> bool:
    token = reading.tokens[place]
    if token.text.isupper() or any(character.isdigit() for character in token.text):
        return True
    ordinary = token.lower in OPENERS[reading.language]
    if place not in reading.openers:
        return not (ordinary and token.lower in company.lowered)
    if ordinary or token.lower in company.lowered or token.lower in FUNCTION_WORDS[reading.language]:
        return False
    if company.in_runs[token.lower] > 1:
        return True
    return not _looks_common(reading, place) and (reading.language != "en" or _acts(reading, place))


def _looks_common(reading: Reading, place: int) -> bool:
    """Whether the word has the shape of an ordinary one: a plural without a verb of one, a participle, an adverb."""
    word = reading.lower(place)
    if (
        word.endswith(("men", "women", "people", "children"))
        and reading.language == "en"
        and reading.lower(place + 1) not in _VERBS_OF_ONE
    ):
        return True
    if word.endswith(COMMON_ENDINGS.get(reading.language, ())) and len(word) > 4:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us")) and reading.lower(place + 1) not in _VERBS_OF_ONE


def _acts(reading: Reading, place: int) -> bool:
    """Whether what follows is what follows a name: a verb of one person, a possessive, "who", or another name."""
    if place + 1 >= len(reading.tokens):
        return False
    following, gap = reading.tokens[place + 1], reading.gap(place + 1)
    if gap == ", ":
        return following.is_number or following.is_capital or following.lower in _AFTER_COMMA
    if gap in ("'", "’"):
        return following.lower == "s"
    if gap != " ":
        return False
    if following.lower == "and":
        return place + 2 < len(reading.tokens) and reading.tokens[place + 2].is_capital
    word = following.lower
    if word in _VERBS or word in REPORTING["en"] or (word.endswith("ed") and len(word) > 3):
        return True
    third_person = word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3
    return third_person and reading.lower(place + 2) in _AFTER_VERB
