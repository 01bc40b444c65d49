"""How sure each clause of a text is of what it tells: possible, probable, to come, or told as settled.

A rank is the least sure that any word of the clause leaves it. Whether a clause tells what has happened is read apart from it:
a past tense with no word that looks forward.
"""

from __future__ import annotations

from typing import NamedTuple

from briefing.check.clausal import parts
from briefing.check.lexicon.doubt import OPEN, PLANNED, POSSIBLY, PROBABLY
from briefing.check.stems import PAST_FORMS, stem
from briefing.check.text import Text, Word, once
from briefing.facts.lexicon.stance import (
    CONDITIONAL_ENDINGS,
    FUTURE_ENDINGS,
    NO_MODAL_BEFORE,
    NOT_CONDITIONAL,
    NOT_FUTURE,
    REPORTING,
)

POSSIBLE, PROBABLE, TO_COME, SETTLED = 0, 1, 2, 3


class Doubt(NamedTuple):
    """How sure a clause is, and the word that leaves it so."""

    rank: int
    cue: str


@once
def doubts(text: Text) -> dict[int, Doubt]:
    """For each clause with a word of doubt or of things to come, the least sure one."""
    found: dict[int, Doubt] = {}
    for place, word in enumerate(text.words):
        rank = _rank(text, place)
        if rank < SETTLED and rank < found.get(word.clause, Doubt(SETTLED, "")).rank:
            found[word.clause] = Doubt(rank, word.text)
    for phrase in OPEN.get(text.language, ()):
        at = text.lowered.find(phrase)
        clause = next((word.clause for word in text.words if word.start >= at >= 0), None)
        if clause is not None and _is_denied(parts(text)[clause]):
            found[clause] = Doubt(POSSIBLE, phrase)
    return found


def _is_denied(words: tuple[Word, ...]) -> bool:
    """ "Could not be ruled out", "would not exclude"."""
    deny = frozenset("not no never cannot neither nor ne n pas nicht não ni".split())
    return any(word.lower in deny or word.lower.endswith("n't") for word in words)


def _rank(text: Text, place: int) -> int:
    word, language = text.words[place], text.language
    lower = word.lower
    before = text.words[place - 1].lower if place else ""
    if word.text[0].isupper() and place and (lower in ("may", "will", "hope") or text.words[place - 1].clause == word.clause):
        return SETTLED
    if language == "en" and lower in ("will", "may", "might") and before in NO_MODAL_BEFORE:
        return SETTLED
    if language == "en" and lower == "to" and before in ("is", "are", "was", "were"):
        return TO_COME
    if _stands_before_noun(text, place) or before in ("than", "as", "que", "als"):
        return SETTLED  # "the planned tunnel", "faster than expected"
    if lower == "may" and any(other.lower in ("only", "not") for other in text.window(place, 0, 8)):
        return SETTLED  # what is allowed
    if lower in POSSIBLY.get(language, ()):
        return SETTLED if language in ("fr", "es", "pt", "de") and lower in ("si", "se") and place and before != "," else POSSIBLE
    if lower in PROBABLY.get(language, ()):
        return PROBABLE
    if lower in PLANNED.get(language, ()):
        return TO_COME
    if len(lower) > 5 and lower.endswith(CONDITIONAL_ENDINGS.get(language, ())) and lower not in NOT_CONDITIONAL:
        return PROBABLE
    future = len(lower) > 4 and lower.endswith(FUTURE_ENDINGS.get(language, ())) and lower not in NOT_FUTURE
    return TO_COME if future else SETTLED


_NO_NOUN = frozenset("a an the its their his her this in of for by no".split())


def _stands_before_noun(text: Text, place: int) -> bool:
    """Whether a participle or a noun is part of a noun phrase, and says how sure that is and not the clause."""
    word = text.words[place].lower
    before = text.words[place - 1] if place else None
    listed = word in ("forecast", "forecasts", "estimate", "plan", "plans", "proposal", "hope", "promise", "promises")
    if before is None or not (word.endswith("ed") or listed) or text.language != "en":
        return False
    behind = text.words[place + 1] if place + 1 < len(text.words) else None
    opens = before.lower in _NO_NOUN or (listed and before.content and behind is not None and behind.lower != "to")
    return opens and behind is not None and (behind.content or listed)


def surest(text: Text) -> int:
    """How sure the least sure clause of a text is."""
    return min((doubt.rank for doubt in doubts(text).values()), default=SETTLED)


def _is_past(form: str) -> bool:
    """ "Went", and not "go" or "goes"."""
    return not form.endswith("s") and stem(form) != form


_HAVING = {
    "en": frozenset("was were has had have been".split()),
    "es": frozenset("ha han fue fueron había".split()),
    "fr": frozenset("a ont été était étaient fut".split()),
    "de": frozenset("hat haben wurde wurden ist war waren".split()),
    "pt": frozenset("foi foram tem têm estava".split()),
}


def has_happened(text: Text, clause: int) -> bool:
    """Whether a clause tells what is past: an auxiliary of the past, or a past form with its subject right before it."""
    if clause in doubts(text):
        return False
    having = _HAVING.get(text.language, frozenset())
    for place, word in enumerate(text.words):
        if word.clause != clause or text.is_quoted(word) or word.lower in REPORTING.get(text.language, ()):
            continue
        if word.lower in having and place and place + 1 < len(text.words):
            return True
        past = text.language == "en" and (word.lower.endswith("ed") or (word.lower in PAST_FORMS and _is_past(word.lower)))
        if past and place and text.words[place - 1].content and text.words[place - 1].clause == clause:
            return True
    return False
