"""Which clause of the evidence tells what a clause of the sentence tells: the one that shares most of its words.

A cue of doubt or denial bears on its own clause. A whole sentence has several, so what one of them doubts must not be held
against a sentence that tells another.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from briefing.check.lexicon import families
from briefing.check.lexicon.wordnet import same
from briefing.check.statement import Statement
from briefing.check.text import Text, Word, once

_AS_GOOD = 0.75  # of what the best clause shares
_BESIDE = 0.4  # what a word counts that stands in another clause of the same sentence
_NAMED = 0.6  # what a word with a capital counts
_AKIN = 0.8  # what a word counts that may stand for the other


class Part(NamedTuple):
    """A clause of a sentence of the evidence, and how much of the sentence's clause it shares: 1 a word in the same clause."""

    piece: Text
    clause: int
    shared: float


@once
def parts(text: Text) -> dict[int, tuple[Word, ...]]:
    """The words of each clause, by its number."""
    found: dict[int, list[Word]] = defaultdict(list)
    for word in text.words:
        found[word.clause].append(word)
    return {clause: tuple(words) for clause, words in found.items()}


def tells_same(statement: Statement, clause: int) -> list[Part]:
    """The clauses of the evidence that share most with a clause of the sentence, those that share nearly as much with them;
    none where the best shares less than two words."""
    wanted = [word for word in parts(statement.said)[clause] if word.content]
    found: list[Part] = []
    for piece in statement.comparable[:4]:
        weights = [(word, *_at(statement, piece, word)) for word in wanted]
        for number in parts(piece):
            shared = sum(weight if number in clauses else _BESIDE * weight for _, weight, clauses in weights)
            if any(number in clauses for _, _, clauses in weights):
                found.append(Part(piece, number, shared))
    best = max((part.shared for part in found), default=0.0)
    return sorted((part for part in found if part.shared >= max(_AS_GOOD * best, 1.5)), key=lambda part: -part.shared)


def _at(statement: Statement, piece: Text, word: Word) -> tuple[float, frozenset[int]]:
    """What a word of the sentence counts in a piece, and the clauses where it or what may stand for it stands. A name counts
    less: much is told of whom it names."""
    exact = frozenset(other.clause for other in piece.words if other.stem == word.stem)
    if exact:
        return (_NAMED if word.text[0].isupper() else 1.0), exact
    near = frozenset(other.clause for other in piece.words if other.content and alike(piece.language, word, other))
    return (_AKIN, near) if near else (0.0, near)


def alike(language: str, word: Word, other: Word) -> bool:
    """Whether one word may stand for the other, by the lists or, in English, by WordNet."""
    if word.stem == other.stem or other.stem in families(language).get(word.stem, ()):
        return True
    return language == "en" and not word.text[0].isdigit() and same(word.lower, other.lower)
