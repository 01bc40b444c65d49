"""How much of a set a text takes in: "all teachers", "two of them", "all but one of the recommendations", "a part of the money".

A share *limits* where it says that a known set is not taken in as a whole: a partitive ("nine of them", "900 of the 2,400"), a
word of quantity ("some parents"), a part or a kind ("a type of plastic"), an exception ("all but two"). A bare number before a
noun ("two ministers") counts, and may bring the whole set into the story.
"""

from __future__ import annotations

from typing import NamedTuple

from briefing.check.lexicon import wordnet
from briefing.check.lexicon.shares import ARTICLES, BUT, HELPING, IDLE, KNOWN_SET, NOT, OF, ONE, PARTS, PRONOUNS, SHARES
from briefing.check.text import Text, Word, once
from briefing.facts.numerals import cardinal_value, digits_value

_ALL, _MOST, _SOME = 5, 4, 2


class Share(NamedTuple):
    """A word of quantity at `place`; `noun` is what it counts (None where a pronoun stands there or nothing), `of` the number of
    the set that it is taken from, `value` its own number."""

    place: int
    word: Word
    rank: int
    noun: Word | None
    limits: bool
    value: float | None = None
    of: float | None = None


@once
def shares(text: Text) -> tuple[Share, ...]:
    """The shares of a text outside quotation marks, in order."""
    return tuple(
        share
        for place, word in enumerate(text.words)
        if not text.is_quoted(word) and (share := _share(text, place, word)) is not None
    )


def _share(text: Text, place: int, word: Word) -> Share | None:
    language = text.language
    rank = SHARES.get(language, {}).get(word.lower)
    value = number(text, place)
    behind = _lower(text, place + 1)
    if value is not None:
        return _counted(text, place, value)
    if word.lower in PARTS.get(language, ()) and behind in OF.get(language, ()):
        if _lower(text, place + 2) in ONE.get(language, ()):
            return None  # "a quarter of a point"
        start = place + 3 if _lower(text, place + 2) in KNOWN_SET.get(language, ()) else place + 2
        percent = number(text, place - 1) or number(text, place - 2)  # "60 percent", "60 per cent"
        rank = _MOST if percent is not None and percent > 50 else min(rank or _SOME, 3)
        return Share(place, word, rank, _noun(text, start), True, percent)
    if rank is None or not rank or _idle(text, place):
        return None
    if rank == _ALL and (behind in BUT.get(language, ()) or _lower(text, place - 1) in NOT.get(language, ())):
        return Share(place, text.words[place], _MOST, _noun(text, place + 1), True)
    if behind in ("other", "time", "year", "day", "week", "month") or (number(text, place + 1) is not None and rank == _SOME):
        return None  # "each other", "some 140 people"
    if word.lower in PARTS.get(language, ()) and word.lower not in _HALVES:
        return None  # "took part in", "the third island"
    if word.lower == "number" and _lower(text, place - 1) not in ("a", "large", "small"):
        return None
    known = behind in OF.get(language, ()) or behind in KNOWN_SET.get(language, ())
    start = place + 1 + known + (known and _lower(text, place + 2) in KNOWN_SET.get(language, ()))
    return Share(place, text.words[place], rank, _noun(text, start), rank < _ALL)


_HALVES = frozenset("half hälfte moitié mitad metade".split())


def _idle(text: Text, place: int) -> bool:
    """Whether a word of quantity counts nothing here: "at all", "on the whole", "the majority held"."""
    word, before = text.words[place].lower, _lower(text, place - 1)
    if before in IDLE.get(text.language, ()):
        noun = _noun(text, place + 1)
        return noun is None or not is_plural(text, noun)
    if word == "whole" and before in ("a", "the"):
        return _lower(text, place - 2) in ("on", "as")
    if _lower(text, place + 1) in ("a", "an") and word in PARTS["en"]:
        return True  # "half a point"
    return word in _BODIES and _lower(text, place + 1) not in OF.get(text.language, ())


_BODIES = frozenset("majority mayoría majorité mehrheit maioria".split())  # where nothing says of what, those who outvoted others


def _counted(text: Text, place: int, value: float) -> Share | None:
    """A number: of a known set ("nine of them", "900 of the 2,400") or of a noun."""
    language = text.language
    preposition, then = _lower(text, place + 1), _lower(text, place + 2)
    if preposition in OF.get(language, ()) and text.words[place + 1].clause == text.words[place].clause:
        fused = language != "en" and preposition in KNOWN_SET.get(language, ())
        if fused or then in KNOWN_SET.get(language, ()):
            start = place + 2 if fused else place + 3
            if then in PRONOUNS.get(language, ()):
                return Share(place, text.words[place], 1, None, True, value)
            of = _next_number(text, start)
            rank = _MOST if of is not None and value > of / 2 else 1
            return Share(place, text.words[place], rank, _noun(text, start), True, value, of)
        return None
    if preposition in HELPING.get(language, ()) and not text.words[place].lower[0].isdigit():
        return Share(place, text.words[place], 1, None, True, value)  # "eleven have fallen silent"
    noun = _noun(text, place + 1)
    if noun is None or noun.lower in PARTS.get(language, ()) or (value == 1 and language != "en"):
        return None  # "9 percent", "un"
    if _lower(text, place - 1) in ARTICLES.get(language, ()):
        return None  # "the two lecturers" are all of them
    return Share(place, text.words[place], _SOME, noun, False, value)


def _next_number(text: Text, start: int) -> float | None:
    return next((value for at in range(start, min(start + 2, len(text.words))) if (value := number(text, at)) is not None), None)


def _lower(text: Text, place: int) -> str:
    return text.words[place].lower if 0 <= place < len(text.words) else ""


def number(text: Text, place: int) -> float | None:
    """The number at a place, in digits or in one word."""
    if not 0 <= place < len(text.words):
        return None
    word = text.words[place].lower
    if word[0].isdigit():
        return digits_value(word, text.language)
    return cardinal_value(word, text.language)


def _noun(text: Text, start: int) -> Word | None:
    """The head of a noun phrase without its article, from `start` on: in English its last word, or its plural; else its first."""
    found: Word | None = None
    for at, word in enumerate(text.words[start : start + 5], start):
        if word.clause != text.words[start].clause:
            break
        if number(text, at) is not None:
            if found is not None:
                break
            continue
        if not word.content or (found is not None and not _may_be_noun(text, word)):
            break
        found = word
        if text.language != "en" or is_plural(text, word):
            break
    return found


def _may_be_noun(text: Text, word: Word) -> bool:
    return text.language != "en" or not wordnet.known(word.lower) or any(kind[0] == "n" for kind in wordnet.kinds(word.lower))


def is_plural(text: Text, word: Word) -> bool:
    """Whether a word looks like the plural of a noun that is no name."""
    lower = word.lower
    if text.language == "en":
        ends = lower in _PLURALS or (len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is", "'s")))
        return ends and (word.text[0].islower() or wordnet.known(lower)) and _may_be_noun(text, word)
    if text.language == "de":
        return word.text[0].isupper() and lower.endswith(("en", "er", "e", "s", "n"))
    return len(lower) > 3 and lower.endswith(("s", "x")) and (word.text[0].islower() or not word.start)


_PLURALS = frozenset("people men women children police those mps".split())
