"""How much of a sentence its evidence bears, and whether something that it does not cite bears more: each word counts by how rare
it is in the story, so that what every claim has says little."""

from __future__ import annotations

from collections.abc import Iterable
from math import log

from briefing.check.statement import Statement
from briefing.check.text import Text

_FEWEST = 4  # content words: of fewer, one that they share by chance is too much
_WHOLLY, _MEANT = 0.6, 0.3  # shares of the sentence that a piece bears which may be what it rests on: of the less, in
_SEVERAL = 2  # words that the cited evidence lacks
_KIN = 0.5  # what a word counts that only a synonym bears


def better(statement: Statement) -> tuple[Text, float] | None:
    """The sentence of the story's evidence that is not cited and bears the most of this one, and by how much more it does than
    all that is cited, 0 to 1. None where nothing else is in its language or bears enough of it to be what was meant. Who prints
    or says it need not stand in either."""
    others = [piece for piece in statement.elsewhere if piece.language == statement.said.language]
    if not others:
        return None
    stems = statement.said.stems - _given(statement)
    if len(stems) < _FEWEST:
        return None
    weights = _weights(stems, [*statement.comparable, *others])
    shares = [(_share(weights, (piece,)), -place) for place, piece in enumerate(others)]
    most, place = max(shares)
    found = others[-place]
    told = {
        stem for stem in weights if stem in found.all_stems and not any(stem in piece.all_stems for piece in statement.comparable)
    }
    meant = most >= _WHOLLY or (most >= _MEANT and len(told) >= _SEVERAL)
    return (found, most - _share(weights, statement.comparable)) if meant else None


def _given(statement: Statement) -> frozenset[str]:
    """The words that a sentence may have from elsewhere: who prints it, who says it, and names around what it cites,
    where that has not got them."""
    said = statement.said
    names = [name.text for name in said.facts.names if Text(name.text, said.language).stems <= statement.around.stems]
    return Text(" ".join([*statement.outlets, said.facts.speaker or "", *names]), said.language).stems - statement.near


def _weights(stems: Iterable[str], pieces: list[Text]) -> dict[str, float]:
    """What each stem counts, all of them together 1."""
    rare = {stem: log(1 + len(pieces) / (1 + sum(stem in piece.near for piece in pieces))) for stem in sorted(stems)}
    whole = sum(rare.values()) or 1.0
    return {stem: weight / whole for stem, weight in rare.items()}


def _share(weights: dict[str, float], pieces: Iterable[Text]) -> float:
    pieces = tuple(pieces)
    return sum(weight * max((_bears(stem, piece) for piece in pieces), default=0.0) for stem, weight in weights.items())


def _bears(stem: str, piece: Text) -> float:
    return 1.0 if stem in piece.all_stems else _KIN if stem in piece.near else 0.0
