"""Two events told as one: a day, a place or a predicate that the evidence has of another event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.check.bag import bag_of
from briefing.check.rule import Hit, rule
from briefing.check.rules.binding import HELPING, may_be_verb
from briefing.check.statement import Statement
from briefing.check.text import Text, Word, once
from briefing.records import Severity
from briefing.typography import fold


@rule("merged", "Two events told as one", "warn", across=False, by_clause=True)
def merged(statement: Statement) -> Iterator[Hit]:
    """A clause that takes its date or place from one sentence of the evidence and all else from another."""
    said = statement.said
    joined = _one_day(statement) or (_spliced(statement) if len(statement.comparable) > 1 else None)
    if joined is not None:
        yield joined
        return
    if len(statement.comparable) < 2:
        return
    for words, stems in _anchors(said):
        bearers = [piece for piece in statement.comparable if fold(words) in piece.folded or _dated(piece, words, said)]
        rest = _rest(said, words) - stems
        if not bearers or len(rest) < 2:
            continue
        best = max(statement.comparable, key=lambda piece: len(rest & piece.stems))
        if best in bearers or len(rest & best.stems) < 2 or len(rest & best.stems) < 0.5 * len(rest):
            continue
        if any(len(rest & piece.stems) >= 0.5 * len(rest & best.stems) or _leans_on(piece) for piece in bearers):
            continue
        if not _has_its_own(best, words, said):
            continue
        message = f"the evidence has “{words}” for another event than this one; tell the two apart"
        yield Hit(words, best.text, message)
        return


def _has_its_own(piece: Text, words: str, said: Text) -> bool:
    """Whether a sentence of the evidence has a day or a place of its own, where the sentence's is another's."""
    dated = any(day.text == words for day in said.facts.dates)
    days = frozenset(day.text for day in piece.facts.dates)
    return any((other in days) is dated for other, _ in _anchors(piece))


_LEANING = frozenset("those these both neither".split())


def _leans_on(piece: Text) -> bool:
    """Whether a sentence of the evidence goes on from the one before: "Those at Lowmere were not."."""
    return any(word.lower in _LEANING for word in piece.words[:1])


_RUN = 3  # words: shorter runs are idiom
_SHORTEST = 8  # words of a sentence that can be told to be made of two


def _spliced(statement: Statement) -> Hit | None:
    """A sentence made of the halves of two others, word for word: one's subject may have got the other's predicate."""
    words = [word.lower for word in statement.said.words]
    if len(words) < _SHORTEST:
        return None
    pieces = [_indexed(piece) for piece in statement.comparable]
    taken: dict[int, int] = {}
    start = last = 0
    while start < len(words):
        length, number = max((_run(words, start, piece), -at) for at, piece in enumerate(pieces))
        if length >= _RUN:
            taken[-number] = taken.get(-number, 0) + length
            last = start
        start += max(length, 1)
    if len(taken) < 2 or sum(taken.values()) < 0.8 * len(words) or max(taken.values()) > 0.8 * len(words):
        return None
    if any(mark in statement.said.text.rstrip(" .!?”\"'") for mark in ";:!?") or ". " in statement.said.text:
        return None  # two statements side by side, as two sentences are
    one, other = sorted(taken, key=lambda at: -taken[at])[:2]
    if not _has_own_subject(statement, statement.comparable[other], words[last : last + _RUN]):
        return None
    if not any(word in HELPING or may_be_verb(statement.said, at) for at, word in enumerate(words[last:], last)):
        return None  # "the cats at the property": no predicate
    half = statement.said.text[statement.said.words[last].start :].rstrip(".")
    message = (
        f"joins words of two sentences of the evidence at “{half[:60]}”; see that what is said belongs to whom it is said of"
    )
    severity: Severity | None = None if statement.cited else "error"
    return Hit(half, f"{statement.comparable[one].text} … {statement.comparable[other].text}", message, severity)


def _has_own_subject(statement: Statement, piece: Text, run: list[str]) -> bool:
    """Whether what stands before the run in its own sentence names somebody or something that this sentence does not."""
    lowered = [word.lower for word in piece.words]
    at = next((n for n in range(len(lowered)) if lowered[n : n + len(run)] == run), 0)
    own = {word.stem for word in piece.words[:at] if word.content and word.clause == piece.words[at].clause}
    return bool(own) and not own & statement.said.near


def _run(words: list[str], start: int, piece: tuple[list[str], dict[str, list[int]]]) -> int:
    """The longest run of words from `start` on that the piece has, given with the places of each of its words."""
    best = 0
    others, places = piece
    for at in places.get(words[start], ()):
        length = 1
        while start + length < len(words) and at + length < len(others) and words[start + length] == others[at + length]:
            length += 1
        best = max(best, length)
    return best


@once
def _indexed(text: Text) -> tuple[list[str], dict[str, list[int]]]:
    """The words of a text in lower case, and the places of each."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(text.words):
        places.setdefault(word.lower, []).append(at)
    return [word.lower for word in text.words], places


def _anchors(said: Text) -> Iterator[tuple[str, frozenset[str]]]:
    for day in said.facts.dates:
        yield day.text, Text(day.text, said.language).stems
    for item in said.facts.names:
        at = said.text.find(item.text)
        if said.lowered[:at].rstrip().endswith((" in", " near", " off", " at", " en", " à", " em", " bei")):
            yield item.text, Text(item.text, said.language).stems


def _dated(piece: Text, words: str, said: Text) -> bool:
    mine = next((day.value for day in said.facts.dates if day.text == words), None)
    return mine is not None and any(day.value == mine for day in piece.facts.dates)


def _rest(said: Text, words: str) -> frozenset[str]:
    """The content stems of the clause that holds `words`."""
    start = said.text.find(words)
    place = next((at for at, word in enumerate(said.words) if word.start >= start), None)
    if place is None:
        return frozenset()
    return frozenset(word.stem for word in said.words if word.clause == said.words[place].clause and word.content)


# -- on one day --------------------------------------------------------------------------------------------------------------

_ONE_DAY = {
    "en": r"\b(?:same|very) day\b|\bthe day (?:that|when|an?|the|his|her|its|their)\b",
    "es": r"\bmismo día\b|\bdía (?:en )?que\b",
    "fr": r"\bmême jour\b|\bjour (?:où|du|de la|de l['’])",
    "de": r"\b(?:selben|gleichen) tag\b|\btag, an dem\b",
    "pt": r"\bmesmo dia\b|\bdia (?:em )?que\b",
}
_OTHER_DAY = re.compile(r"\b(?:before|after|following|since|next)\s*$|\b(?:after|before) the day", re.IGNORECASE)


@cache
def _day_cue(language: str) -> re.Pattern[str]:
    return re.compile(_ONE_DAY.get(language, r"(?!)"), re.IGNORECASE)


def _one_day(statement: Statement) -> Hit | None:
    """Two things put on one day that different sentences of the evidence tell, none of which puts them there."""
    said = statement.said
    cue = _day_cue(said.language).search(said.text)
    if cue is None or _OTHER_DAY.search(said.text[: cue.start()]):
        return None
    if any(_day_cue(piece.language).search(piece.text) for piece in statement.comparable):
        return None
    halves = [
        [word for word in said.own_words if word.content and word.end <= cue.start()],
        [word for word in said.own_words if word.content and word.start >= cue.end()],
    ]
    if not halves[1]:  # "… stopped the same day"
        last = said.words[-1].clause
        halves = [[w for w in halves[0] if w.clause != last], [w for w in halves[0] if w.clause == last]]
    bearers = [_bearer(statement, half) for half in halves]
    if None in bearers or (bearers[0] is bearers[1] and not _apart(bearers[0])) or _share_a_day(bearers):
        return None
    message = f"the evidence does not put the two things that “{cue[0]}” joins on one day; tell when each was"
    return Hit(cue[0], bearers[1].text if bearers[1] else None, message)


def _bearer(statement: Statement, half: list[Word]) -> Text | None:
    """The sentence of the evidence that has most of these words, where one has any."""
    language = statement.said.language
    borne = {piece: sum(bag_of(piece).bears(word, language) for word in half) for piece in statement.comparable}
    best = max(borne, key=lambda piece: borne[piece], default=None)
    return best if best is not None and borne[best] else None


def _share_a_day(bearers: list[Text | None]) -> bool:
    days = [{day.value for day in piece.facts.dates if day.value} for piece in bearers if piece is not None]
    return bearers[0] is not bearers[1] and bool(set.intersection(*days))


_APART = {
    "en": r"\b(?:days?|weeks?|months?|years?) (?:after|before|later|earlier)\b",
    "es": r"\b(?:días?|semanas?|mes|meses|años?) (?:después|antes|más tarde)\b",
    "fr": r"\b(?:jours?|semaines?|mois|ans?) (?:après|avant|plus tard|plus tôt)\b",
    "de": r"\b(?:tage?n?|wochen?|monate?n?|jahre?n?) (?:nach|vor|später|zuvor|danach)\b",
    "pt": r"\b(?:dias?|semanas?|mês|meses|anos?) (?:depois|antes|mais tarde)\b",
}


def _apart(piece: Text | None) -> bool:
    """Whether a sentence has two days, or tells how long after one thing the other was."""
    if piece is None:
        return False
    days = {day.value for day in piece.facts.dates if day.value}
    return len(days) > 1 or re.search(_APART.get(piece.language, r"(?!)"), piece.text, re.IGNORECASE) is not None
