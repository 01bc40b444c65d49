"""Who says what in a sentence: each verb or phrase of saying with its speaker and the words that it governs.

`briefing.facts` names the speaker of a statement as a whole; a sentence of news often has several, and a rule on speakers must
know which words are whose. A speaker stands before the verb ("The ministry said"), behind it ("said Jane Doe", "was called fair
by the union"), or owns a noun ("in the director's view"). Of the words that are told some are the speaker's beyond doubt
(`own`); others stand where a reader can't tell whether they are still the speaker's or the report's, behind ", which" or "and".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from briefing.check.lexicon.cues import CONTESTED
from briefing.check.lexicon.saying import BEHIND, OWNED, PHRASES, SAID, acts, claims
from briefing.check.phrases import (
    ARTICLES,
    HELPING,
    PARTS,
    PRONOUNS,
    TIMES,
    Span,
    agent,
    gap,
    is_verb_like,
    joining,
    owner,
    phrase_before,
    phrase_behind,
    subject,
    verbs,
)
from briefing.check.text import Text, Word, once
from briefing.facts.lexicon.function_words import FUNCTION_WORDS

_BEING = frozenset(
    "is are was were be been being gets got es fue fueron est sont été ist sind wurde wurden wird foi foram é".split()
)
_MODALS = frozenset(
    """
    can could cannot may might must should shall to will would can't couldn't won't wouldn't zu zum de à
    """.split()
)
_NOT = frozenset(
    """
    not never no n't don't doesn't didn't ne n nicht nie não nunca
    """.split()
)
_LOOSE = {
    "en": "which who whom whose where when although though but while whereas despite adding as because since".split(),
    "es": "que quien cuyo cuya donde cuando aunque pero mientras porque ya".split(),
    "fr": "qui que dont où quand bien mais tandis alors ce car".split(),
    "de": "der die das dem den deren dessen was wo während aber obwohl doch sondern weil wie".split(),
    "pt": "que quem cuja cujo onde quando embora mas enquanto porque".split(),
}


@dataclass(frozen=True)
class Saying:
    """`speaker` as written and as stems, the place of the cue, and the stems of the words that are the speaker's: `told` all of
    them, `own` those that are nobody else's. `claims` tells a claim from what is wanted, asked or refused;
    `firm` is false where the verb may be of something else."""

    speaker: str
    stems: frozenset[str]
    cue: int
    told: frozenset[str]
    own: frozenset[str] = frozenset()
    claims: bool = True
    firm: bool = True
    places: tuple[int, ...] = ()
    span: Span = (0, 0)


class _Found(NamedTuple):
    cue: int
    after: int  # the word behind the cue
    span: Span
    claims: bool
    before: bool  # whether all that is told stands before the cue
    firm: bool = True


@once
def sayings(text: Text) -> tuple[Saying, ...]:
    """Every saying of a sentence, in order."""
    found: list[_Found] = []
    for place, word in enumerate(text.words):
        if text.is_quoted(word) or (word.text[0].isupper() and place and text.language != "de"):
            continue
        cue = _cue(text, place, word, found)
        if cue is not None and any(text.words[at].content or text.words[at].lower in PRONOUNS for at in range(*cue.span)):
            found.append(cue)
    return tuple(_saying(text, number, found) for number in range(len(found)))


def _cue(text: Text, place: int, word: Word, known: list[_Found]) -> _Found | None:
    language = text.language
    for words in _phrases(language).get(word.lower, ()):
        if tuple(other.lower for other in text.words[place : place + len(words)]) == words and _is_phrase(text, place, words):
            span = phrase_behind(text, place + len(words))
            return _Found(place, place + len(words), span, True, False) if span else None
    if word.lower in OWNED and language == "en":
        owned = owner(text, place)
        return _Found(owned[0], place + 1, owned[1], True, False) if owned else None
    if word.lower in SAID and language == "en":
        return _promised(text, place)
    if word.lower in BEHIND:
        span = phrase_before(text, place)
        if span is not None and text.language == "de":
            span = next((at for at in range(place - 1, span[0] - 1, -1) if not text.words[at].text[0].isupper()), span[0]), place
        return _Found(place, place + 1, span, True, False) if span else None
    if word.lower in verbs(language):
        return _verb(text, place, word, known)
    return None


def _promised(text: Text, place: int) -> _Found | None:
    """ "Doe's promise to build": a noun for what its owner says."""
    words = text.words
    following = words[place + 1].lower if place + 1 < len(words) else ""
    if following not in ("to", "that") or not place or not words[place - 1].text.endswith(("'s", "’s")):
        return None
    span = phrase_before(text, place)
    return _Found(place, place + 1, span, following == "that", False) if span else None


def _verb(text: Text, place: int, word: Word, known: list[_Found]) -> _Found | None:
    words = text.words
    before = words[place - 1].lower if place else ""
    is_claim = word.lower in _claiming(text.language) or (word.lower not in acts(text.language) and _is_said(text, place))
    firm = is_claim or word.lower in acts(text.language)
    helped = [words[at].lower for at in range(max(0, place - 3), place) if words[at].clause == words[place].clause]
    if any(other in _BEING for other in helped[-2:]) and (by := agent(text, place)):
        return _Found(place, place + 1, by, is_claim, True, firm)
    if before in _BEING or before in _MODALS or _is_article(text, before) or before.endswith(("'s", "s'")):
        return None
    if place and words[place - 1].text.endswith(("'s", "’s")):
        return None
    if _is_participle(text, place, helped):
        return None
    span = subject(text, place, known[-1].span if known else None)
    denied = any(other in _NOT for other in helped)
    return _Found(place, place + 1, span, is_claim and not denied, False, firm and not denied) if span else None


def _is_participle(text: Text, place: int, helped: list[str]) -> bool:
    """Whether the form is no finite verb here: "un incendio declarado el lunes", "a doctor called by the police"."""
    word = text.words[place].lower
    if text.language == "en":
        return place + 1 < len(text.words) and text.words[place + 1].lower == "by" and word.endswith("ed")
    endings = {"es": ("ado", "ido"), "pt": ("ado", "ido"), "fr": ("é",)}.get(text.language, ())
    if not word.endswith(endings or ("\0",)):
        return False
    return not any(other in HELPING for other in helped) and not (place and text.words[place - 1].lower in joining(text))


def _is_article(text: Text, lower: str) -> bool:
    return lower in ARTICLES and not (lower == "a" and text.language in ("es", "fr"))


@cache
def _claiming(language: str) -> frozenset[str]:
    return claims(language) | (CONTESTED if language == "en" else frozenset())


@cache
def _phrases(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of according, by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in PHRASES.get(language, "").split("|"):
        words = tuple(phrase.split())
        if words:
            found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _is_phrase(text: Text, place: int, words: tuple[str, ...]) -> bool:
    """Whether "so" and "segundo" are of saying here: "so" behind a comma, "segundo" not behind an article."""
    if words == ("so",):
        return "," in gap(text, place) and place + 1 < len(text.words) and place + 5 >= len(text.words)
    return not (place and text.words[place - 1].lower in ARTICLES | {"um", "em", "no", "na", "do"}) or bool(
        gap(text, place).strip()
    )


def _is_said(text: Text, place: int) -> bool:
    """Whether a weak verb tells a claim: before "that", a colon or a quotation, or closing its sentence behind a comma."""
    words = text.words
    following = words[place + 1].lower if place + 1 < len(words) else ""
    if following in ("that", "how", "que", "dass", "daß") or ":" in gap(text, place + 1):
        return True
    if following == "of" and words[place].lower in ("spoke", "speaks", "speak", "talked", "talks", "talk"):
        return True
    near = text.text[words[place].end : words[min(place + 6, len(words) - 1)].end]
    if any(mark in near for mark in '“"«„'):
        return True
    return bool(PARTS.search(gap(text, place + 1)) or place + 1 == len(words)) and not following


# -- what is told -------------------------------------------------------------------------------------------------------------


def _saying(text: Text, number: int, found: list[_Found]) -> Saying:
    one = found[number]
    words = text.words
    first, after = one.span
    places = _told(text, number, found)
    own = frozenset(words[at].stem for at in places if words[at].content) - _stems(text, _loose(text, one, places))
    return Saying(
        re.sub(r"['’]s?$", "", text.text[words[first].start : words[after - 1].end]),
        frozenset(words[at].stem for at in range(first, after) if words[at].content and words[at].lower not in TIMES),
        one.cue,
        _stems(text, places),
        own,
        one.claims,
        one.firm,
        tuple(places),
        one.span,
    )


def _stems(text: Text, places: list[int]) -> frozenset[str]:
    return frozenset(text.words[at].stem for at in places if text.words[at].content)


def _told(text: Text, number: int, found: list[_Found]) -> list[int]:
    """The places of the words that are the speaker's."""
    one = found[number]
    words = text.words
    first, after = one.span
    left = min(one.cue, first)
    begin = _begin(text, number, found, left)
    before = [at for at in range(begin, left) if not first <= at < after]
    if one.before:
        return [at for at in (*before, *range(one.cue + 1, max(first - 1, one.cue + 1))) if not first <= at < after]
    behind = [at for at in range(one.after, _end(text, number, found)) if not first <= at < after]
    told = _up_to(text, one, behind)
    if _follows_quotation(text, one) and "," in gap(text, max(after, one.after)):
        told = [at for at in told if text.is_quoted(words[at])]  # "said Jane Doe, who leads the union"
    if first and words[first - 1].lower in ("which", "whom", "que", "qu") and not one.cue < first:
        told = [*_head(text, first - 1), *told]
    if (
        not any(words[at].content and words[at].lower not in TIMES for at in told)
        or _follows_quotation(text, one)
        or _inserted(text, one)
    ):
        told = [*_since(text, before), *told]
    return told


def _head(text: Text, relative: int) -> list[int]:
    """ "a second round, which an official said could be in Vienna": what "which" stands for."""
    span = phrase_before(text, relative)
    return list(range(*span)) if span else []


def _begin(text: Text, number: int, found: list[_Found], left: int) -> int:
    """Where the words begin that a closing "he said" can be of: behind the last other speaker's clause."""
    for other in reversed(found[:number]):
        behind = max(other.cue + 1, other.span[1] if other.span[1] <= left else 0)
        joined = any(text.words[at].lower in joining(text) for at in range(behind, left))
        colon = ":" in text.text[text.words[other.cue].end : text.words[behind].start] if behind < len(text.words) else False
        if other.span == found[number].span or joined or _follows_quotation(text, other) or colon:
            return behind
    return 0


def _end(text: Text, number: int, found: list[_Found]) -> int:
    """Where the words end that a speaker can be told to say: at the next speaker's clause, unless what that one says is told."""
    one = found[number]
    for other in found[number + 1 :]:
        if other.span == one.span:
            return other.cue
        start = min(other.cue, other.span[0])
        if start <= one.after:
            continue
        between = text.text[text.words[one.cue].end : text.words[start].start]
        opens = text.words[start - 1].lower if start else ""
        if PARTS.search(between) or _STOP.search(between) or opens in joining(text):
            return start
    return len(text.words)


def _follows_quotation(text: Text, one: _Found) -> bool:
    start = text.words[min(one.cue, one.span[0])].start
    return any(begin <= start <= end + 3 for begin, end in text.quoted)


def _inserted(text: Text, one: _Found) -> bool:
    """ "The site is, Doe argued, worth a million": speaker and verb alone between two marks."""
    start, end = min(one.cue, one.span[0]), max(one.after, one.span[1])
    if not start or end >= len(text.words):
        return False
    return bool(PARTS.search(gap(text, start))) and bool(PARTS.search(gap(text, end))) and ":" not in gap(text, end)


_STOP = re.compile(r";|[^\W\d_]{3}\.\s")  # a sentence's end inside a piece: "in May. The"


def _up_to(text: Text, one: _Found, told: list[int]) -> list[int]:
    stop = _STOP.search(text.text, text.words[one.cue].end)
    return [at for at in told if stop is None or text.words[at].start < stop.end()]


def _since(text: Text, before: list[int]) -> list[int]:
    """What stands before a closing "he said" since the last semicolon."""
    if not before:
        return before
    start = text.text.rfind(";", 0, text.words[before[-1]].end)
    return [at for at in before if text.words[at].start > start]


def _loose(text: Text, one: _Found, places: list[int]) -> list[int]:
    """The places of what is told of which a reader can't tell whether it is still the speaker's."""
    found: list[int] = []
    behind = [at for at in places if at > one.cue]
    for number, at in enumerate(behind):
        if number and _leaves(text, at):
            found += behind[number:]
            break
    before = [at for at in places if at < one.cue]
    start = min(one.cue, one.span[0])
    if _inserted(text, one) and start and text.words[start - 1].lower in joining(text):
        return before + found
    for number in range(len(before) - 1, 0, -1):
        at = before[number]
        if "," in gap(text, at) and text.words[at].lower in joining(text) | {"while", "although"}:
            found += before[:number]
            break
    return found


def _leaves(text: Text, place: int) -> bool:
    """Whether a clause begins here that may be the report's: ", which was refused", "and asked for a second"."""
    word = text.words[place]
    if "," in gap(text, place) and word.lower in _LOOSE.get(text.language, ()):
        return True
    if word.lower in joining(text) and place + 1 < len(text.words):
        following = text.words[place + 1]
        if is_verb_like(text, place + 1):
            return True
        if following.lower in FUNCTION_WORDS.get(text.language, ()) and following.lower not in HELPING | _BEING:
            return "," in gap(text, place) and following.lower not in ("that", "que", "dass")
        return "," in gap(text, place)
    return False
