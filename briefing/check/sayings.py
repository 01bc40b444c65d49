"""Who says what in a sentence: each verb of saying with its speaker and the words that it governs.

`briefing.facts` names the speaker of a statement as a whole; a sentence of news often has several, and a rule on speakers must
know which words are whose.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing.check.lexicon.cues import ACCORDING, CONTESTED, STRENGTHS
from briefing.check.text import Text, once
from briefing.facts.lexicon.stance import REPORTING

_HELPING = frozenset("has have had is was were will would also later then not been a ha han hat haben tem ont lo se".split())
_RELATIVE = frozenset("who which that que quien qui der die das whose".split())
_PREPOSITIONS = frozenset(
    "of in at from for with to the a an its his her their de del du des la le les el los las do da dos das der die den dem von im"
    " y un una une um uma on by not as about ein eine l d s".split()
)
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today privately publicly repeatedly again".split()
)
_PASSED_OVER = _HELPING | _TIMES
_MORE = frozenset(
    "spoke speaks speak sees praised praises called calls described describes quoted warned denounced branded termed says said"
    " claims claim alleges blames blamed rejects rejected favours dénoncent dénonce spricht sprach nannte".split()
)


@dataclass(frozen=True)
class Saying:
    """`speaker` as written and as stems, the place of the cue, and the stems of the words that are the speaker's."""

    speaker: str
    stems: frozenset[str]
    cue: int
    told: frozenset[str]


@once
def sayings(text: Text) -> tuple[Saying, ...]:
    """Every saying of a sentence, in order."""
    verbs, phrases = _verbs(text.language), _phrases(text.language)
    spans: list[tuple[int, tuple[int, int]]] = []
    for place, word in enumerate(text.words):
        if (word.lower not in verbs and word.lower not in phrases) or text.is_quoted(word) or (word.text[0].isupper() and place):
            continue
        if word.lower in verbs:
            span = _before(text, place) or _behind(text, place + 1)
        elif after := _according(text, place, phrases[word.lower]):
            span = _behind(text, after, according=True)
        else:
            continue
        if span is not None:
            spans.append((place, span))
    return tuple(_saying(text, number, spans) for number in range(len(spans)))


@cache
def _verbs(language: str) -> frozenset[str]:
    verbs = REPORTING.get(language, frozenset()) | CONTESTED | _MORE
    if language == "en":
        verbs |= frozenset(word for word, kind in STRENGTHS.items() if kind not in ("prove", "demand", "refuse"))
    return verbs


@cache
def _phrases(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of according, by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in ACCORDING.get(language, ()):
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _according(text: Text, place: int, phrases: tuple[tuple[str, ...], ...]) -> int | None:
    for words in phrases:
        if tuple(word.lower for word in text.words[place : place + len(words)]) == words:
            return place + len(words)
    return None


def _before(text: Text, place: int) -> tuple[int, int] | None:
    """The noun phrase before a verb, over its auxiliaries, a relative clause and an apposition between commas."""
    words = text.words
    after = place
    while after > 0 and (words[after - 1].lower in _PASSED_OVER) and words[after - 1].clause == words[place].clause:
        after -= 1
    if after > 0 and words[after - 1].clause != words[place].clause:
        after = _over_aside(text, after)
    first = after
    clause = words[after - 1].clause if after else -1
    while first > 0 and words[first - 1].clause == clause and not text.is_quoted(words[first - 1]):
        word = words[first - 1]
        if not word.content and word.lower not in _PREPOSITIONS:
            break
        first -= 1
    return (first, after) if any(words[at].content for at in range(first, after)) else None


def _over_aside(text: Text, after: int) -> int:
    """ "Mary Okello, its general secretary, said", "an official, who asked not to be named, told": before the aside."""
    words = text.words
    clause = words[after - 1].clause
    start = after
    while start > 0 and words[start - 1].clause == clause:
        start -= 1
    aside = text.text[words[start - 1].end : words[start].start] if start else ""
    back = text.text[words[after - 1].end : words[after].start] if after < len(words) else ""
    if start and "," in back and ("," in aside or words[start].lower in _RELATIVE) and after - start <= 8:
        return start
    return 0 if "," in back else after


def _behind(text: Text, place: int, according: bool = False) -> tuple[int, int] | None:
    """The noun phrase behind "said" or "according to": up to the end of its clause, and an apposition behind a comma."""
    words = text.words
    if place >= len(words):
        return None
    before = text.text[words[place - 2].end : words[place - 1].start] if place > 1 else ""
    if not according and not any(mark in before for mark in ',”»“"'):
        return None
    after = place
    while (
        after < len(words)
        and after - place < 9
        and words[after].clause == words[place].clause
        and not text.is_quoted(words[after])
    ):
        if not words[after].content and words[after].lower not in _PREPOSITIONS and after > place:
            break
        after += 1
    return (place, after) if any(words[at].content for at in range(place, after)) else None


def _saying(text: Text, number: int, spans: list[tuple[int, tuple[int, int]]]) -> Saying:
    cue, (first, after) = spans[number]
    words = text.words
    following = spans[number + 1] if number + 1 < len(spans) else None
    end = len(words) if following is None else min(following[0], following[1][0])
    told = [at for at in range(cue + 1, end) if not first <= at < after]
    told = _up_to(text, cue, told)
    behind = sum(words[at].content and words[at].lower not in _TIMES for at in told)
    quoted_before = any(begin <= words[cue].start <= end + 3 for begin, end in text.quoted)
    if behind == 0 or quoted_before:
        begin = 0 if number == 0 else spans[number - 1][0] + 1
        told = [*range(begin, min(first, cue)), *told]
    speaker = text.text[words[first].start : words[after - 1].end]
    stems = frozenset(words[at].stem for at in range(first, after) if words[at].content and words[at].lower not in _TIMES)
    return Saying(speaker, stems, cue, frozenset(words[at].stem for at in told if words[at].content))


def _up_to(text: Text, cue: int, told: list[int]) -> list[int]:
    stop = text.text.find(";", text.words[cue].end)
    return [at for at in told if stop < 0 or text.words[at].start < stop]
