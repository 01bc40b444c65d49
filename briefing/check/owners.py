"""Whose claim a sentence tells: how much of it each speaker of the evidence tells, and how much the evidence tells itself.

A word weighs the more the fewer sentences of the evidence have it, and one that none has weighs something too: so a sentence
that shares with somebody's words only what the whole report is about is not borne by them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.check.lexicon import families, wordnet
from briefing.check.phrases import PRONOUNS
from briefing.check.speakers import Voice, voices
from briefing.check.statement import Statement
from briefing.check.text import Text, Word, once

_UNKNOWN = 0.5  # what a word weighs that no sentence of the evidence has
_KIN = 0.8  # what a synonym bears of a word
_AROUND = 0.5  # what a word bears that a pronoun may stand for
_NEAR, _LEAST = 0.5, 0.15  # of the best, and of the whole: what a passage must bear to be asked about
_ASKED = 4  # passages of which synonyms are asked of WordNet, the best first


@dataclass(frozen=True)
class Passage:
    """Words of the evidence that one speaker tells (`voice`), or the report itself. `sure` is false of words of which a reader
    can't tell whether they are still the speaker's."""

    piece: Text
    words: tuple[Word, ...]
    stems: frozenset[str]
    voice: Voice | None = None
    sure: bool = True
    around: frozenset[str] = frozenset()  # what its pronouns may stand for


_STANDING = PRONOUNS | frozenset("his her their its him them su sus sa son leur leurs ses sein seine ihr ihre seu sua se".split())


@once
def passages(statement: Statement) -> tuple[Passage, ...]:
    """The passages of the evidence in the sentence's language: each speaker's, and what stands outside all of them."""
    found: list[Passage] = []
    taken: dict[Text, set[int]] = {}
    before = dict(zip(statement.pieces[1:], statement.pieces, strict=False))
    for voice in voices(statement):
        piece, said = voice.piece, voice.said
        if piece.language != statement.said.language:
            continue
        own = [at for at in said.places if piece.words[at].stem in said.own or not piece.words[at].content]
        found.append(_passage(voice, own, before.get(piece), sure=True))
        if len(own) < len(said.places):
            found.append(_passage(voice, said.places, before.get(piece), sure=False))
        taken.setdefault(piece, set()).update([*own, *range(*said.span), said.cue])
    for piece in dict.fromkeys(statement.comparable):
        words = tuple(word for at, word in enumerate(piece.words) if word.content and at not in taken.get(piece, ()))
        if words:
            stands = piece in before and any(word.lower in _STANDING for word in piece.words)
            around = before[piece].stems if stands else frozenset()
            found.append(Passage(piece, words, frozenset(word.stem for word in words), around=around))
    return tuple(found)


def _passage(voice: Voice, places: Iterable[int], before: Text | None, *, sure: bool) -> Passage:
    """What a speaker tells. A pronoun in it may be the speaker, whom the speaker's phrase names, or what the sentence before is
    about."""
    piece, said = voice.piece, voice.said
    words = tuple(piece.words[at] for at in places if piece.words[at].content)
    around: frozenset[str] = frozenset()
    if any(piece.words[at].lower in _STANDING for at in places):
        around = frozenset(word.stem for word in piece.words[: max(said.cue, said.span[1])] if word.content)
        around |= before.stems if before is not None else frozenset()
    return Passage(piece, words, frozenset(word.stem for word in words), voice, sure, around)


@once
def _rarity(statement: Statement) -> dict[str, float]:
    found: dict[str, int] = {}
    for piece in dict.fromkeys(statement.comparable):
        for word in piece.all_stems:
            found[word] = found.get(word, 0) + 1
    return {word: 1 / count for word, count in found.items()}


def ranked(statement: Statement, core: Iterable[Word]) -> list[tuple[float, Passage]]:
    """The passages by the share of the words that they bear, the best first; a passage that bears none is left out."""
    words = {word.stem: word for word in core}
    rarity = _rarity(statement)
    weights = {one: rarity.get(one, _UNKNOWN) for one in words}
    whole = sum(weights.values()) or 1.0
    kin = families(statement.said.language)

    def share(passage: Passage, asked: bool) -> float:
        borne = around = 0.0
        for one, word in words.items():
            if one in passage.stems:
                borne += weights[one]
            elif kin.get(one, frozenset()) & passage.stems or (asked and _stands_for(word, passage)):
                borne += _KIN * weights[one]
            elif one in passage.around:
                around += _AROUND * weights[one]
        return (borne + min(around, borne)) / whole

    first = sorted(((share(one, False), at) for at, one in enumerate(passages(statement))), key=lambda item: (-item[0], item[1]))
    known = [(score, passages(statement)[at]) for score, at in first if score > 0]
    if statement.said.language == "en" and known:
        near = [item for item in known[:_ASKED] if item[0] >= max(_NEAR * known[0][0], _LEAST)]
        known = [(share(one, True), one) for _, one in near] + known[len(near) :]
    return sorted(known, key=lambda item: -item[0])


def _stands_for(word: Word, passage: Passage) -> bool:
    if word.text[0].isdigit():
        return False
    return any(wordnet.same(word.lower, other.lower) for other in passage.words if not other.text[0].isdigit())
