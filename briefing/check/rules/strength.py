"""With what verb it was said: one that puts more in a speaker's mouth than the evidence, or a manner that it does not give."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.lexicon.cues import ABSENT, DENYING, MILD, NEGATING
from briefing.check.lexicon.strengths import CLASSES, HEATED, SHOWN, WEAKER
from briefing.check.lexicon.wordnet import same
from briefing.check.rule import Hit, rule
from briefing.check.rules.binding import subject
from briefing.check.statement import Statement
from briefing.check.text import Text, Word
from briefing.facts.lexicon.speech import NO_VERB_AFTER

_BEING = frozenset("is are was were be been being".split())
_AS_GOOD = 0.6  # of what the best sentence of the evidence shares with this one another must share to be looked at too
_NO_CLAUSE = frozenset("to in on at for against outside through with by over".split())
_OBJECT_MAY_BE_NEUTRAL = frozenset(
    "acknowledge acknowledged acknowledges establish established admite admitió admet admis admitiu reconhece reconnaît".split()
)
_THAT = frozenset("that it its their his her having being there to que qu haber avoir ter".split())
_FUTURE = frozenset("would will shall going plans plan aims".split())


@rule("strength", "A stronger verb of saying", "warn", by_clause=True)
def strength(statement: Statement) -> Iterator[Hit]:
    said = statement.said
    stronger = CLASSES.get(said.language, {})
    for place, word in enumerate(said.words):
        if said.is_quoted(word) or (word.text[0].isupper() and place):
            continue
        kind = stronger.get(word.lower)
        hit = _stronger(statement, place, kind) if kind is not None and _is_saying(said, place, kind) else None
        hit = hit or _heated(statement, word)
        if hit is not None:
            yield hit


def _is_saying(said: Text, place: int, kind: str) -> bool:
    """Whether the verb is one of saying here: not "was admitted to the study", "the established church", "demonstrated in
    the square"."""
    word, before = said.words[place].lower, said.words[place - 1].lower if place else ""
    behind = said.words[place + 1].lower if place + 1 < len(said.words) else ""
    if before in _BEING or (before in NO_VERB_AFTER.get(said.language, ()) and before not in ("to", "se")):
        return kind == "prove" and before == "been" and word != "established"
    if kind == "prove" and behind in _NO_CLAUSE:
        return False
    return word not in _OBJECT_MAY_BE_NEUTRAL or behind in _THAT


def _stronger(statement: Statement, place: int, kind: str) -> Hit | None:
    said = statement.said
    word = said.words[place]
    pieces = _told_there(statement, place, kind)
    shown = {other for piece in pieces for one in piece.words for other in _kinds_of(piece.language, one)}
    if kind in ("refuse", "reject") and any(_denies(one, piece.language) for piece in pieces for one in piece.words):
        return None
    if kind in shown or any((kind, other) in MILD for other in shown):
        return None
    if any(other.stem == word.stem or _means(said.language, other, word) for piece in pieces for other in piece.words):
        return None
    if kind == "vow" and any(other.lower in _FUTURE for piece in pieces for other in piece.words):
        return None if word.lower.startswith("promise") else _hit(word, pieces)
    return None if kind == "complain" else _hit(word, [*pieces, *statement.comparable])


def _kinds_of(language: str, word: Word) -> Iterator[str]:
    for listed in (CLASSES, SHOWN):
        kind = listed.get(language, {}).get(word.lower)
        if kind is not None:
            yield kind


def _denies(word: Word, language: str) -> bool:
    listed = (NEGATING, DENYING, ABSENT)
    return word.lower.endswith("n't") or any(word.lower in words.get(language, ()) for words in listed)


def _means(language: str, one: Word, other: Word) -> bool:
    return language == "en" and one.content and one.lower not in WEAKER["en"] and same(one.lower, other.lower)


def _hit(word: Word, pieces: list[Text]) -> Hit | None:
    weaker = next((one for piece in pieces for one in piece.words if one.lower in WEAKER.get(piece.language, ())), None)
    if weaker is None:
        return None
    return Hit(
        word.text, weaker.text, f"“{word.text}” says more than the evidence, which has “{weaker.text}”; use a neutral verb"
    )


def _told_there(statement: Statement, place: int, kind: str) -> list[Text]:
    """The sentences of the evidence that tell this of the same speaker; of any where none names the speaker. What somebody
    refuses may be denied anywhere."""
    if not statement.comparable:
        return [statement.closest] if statement.closest is not None else []
    speaker = {word.stem for word in subject(statement.said, place)}
    pieces = [piece for piece in statement.comparable if speaker & piece.all_stems] or list(statement.comparable)
    if kind in ("refuse", "reject"):
        return pieces
    best = max((statement.shared(piece) for piece in pieces), default=0.0)
    return [piece for piece in pieces if statement.shared(piece) >= _AS_GOOD * best]


def _heated(statement: Statement, word: Word) -> Hit | None:
    """A manner that the evidence gives to nothing."""
    heated = HEATED.get(statement.said.language, frozenset())
    if (
        word.lower not in heated
        or word.stem in statement.stems
        or any(w.lower in heated for p in statement.comparable for w in p.words)
    ):
        return None
    return Hit(word.text, None, f"the evidence does not say that it was said “{word.text}”; leave the manner out")
