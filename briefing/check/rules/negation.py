"""Whether at all: negations lost and added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.check.lexicon.cues import ABSENT, DENYING, NEGATING
from briefing.check.rule import Hit, rule
from briefing.check.rules.certainty import told_of
from briefing.check.statement import Statement, company
from briefing.check.stems import stem
from briefing.check.text import Text, once

_REACH = 7  # words from a cue to the word that it governs


@once
def negated(text: Text) -> dict[int, str]:
    """For each place that a negation governs, the negation: the two content words right after it; in German those before it
    too."""
    return _governed(text, 2)


@once
def _closely_negated(text: Text) -> dict[int, str]:
    return _governed(text, 1)


def _governed(text: Text, reach: int) -> dict[int, str]:
    found: dict[int, str] = {}
    for place in sorted(_denials(text)):
        for at in _governed_by_negation(text, place, reach):
            found.setdefault(at, text.words[place].text)
    return found


@once
def _denials(text: Text) -> frozenset[int]:
    """The places of all words that deny."""
    return frozenset(place for place in range(len(text.words)) if _is_denial(text, place))


def _denies(text: Text, place: int) -> bool:
    return place in _denials(text)


def _is_denial(text: Text, place: int) -> bool:
    word, after = text.words[place].lower, text.words[place + 1].lower if place + 1 < len(text.words) else ""
    if word in NEGATING.get(text.language, ()):
        return not (word in ("not", "no", "nicht") and after in ("only", "just", "least", "longer", "nur", "doubt"))
    return word.endswith("n't") or word in DENYING.get(text.language, ())


def _governed_by_negation(text: Text, place: int, reach: int) -> Iterator[int]:
    clause = text.words[place].clause
    ahead = [at for at in range(place + 1, min(place + _REACH, len(text.words))) if text.words[at].clause == clause]
    content = [at for at in ahead if text.words[at].content]
    if text.words[place].lower in NEGATING.get(text.language, ()) or text.words[place].lower.endswith("n't"):
        content = content[: 1 if text.words[place].lower == "without" else reach]
    else:
        content = content[:1]
    yield from content
    if text.language == "de":
        yield from [at for at in range(max(0, place - 2), place) if text.words[at].content and text.words[at].clause == clause]


def _hears_denial(text: Text, place: int, around: int = 1) -> bool:
    """Whether anything in the clause of `place` denies or leaves out, in words that no list of negations holds."""
    absent = ABSENT.get(text.language, frozenset())
    clause = text.words[place].clause
    for at, word in enumerate(text.words):
        if abs(word.clause - clause) > around or at == place:
            continue
        if _denies(text, at) or word.lower in absent:
            return True
        if text.language == "en" and word.lower.startswith(("un", "in", "dis", "non")) and word.lower[2:] in _bare_words(text):
            return True
    return False


def _denies_anything(text: Text) -> bool:
    unsaid = text.language == "en" and any(word.lower.startswith("un") and len(word.lower) > 5 for word in text.words)
    return unsaid or text.facts.negation or bool(_denials(text))


def _bare_words(text: Text) -> frozenset[str]:
    return frozenset(word.lower for word in text.words)


@rule("negation", "A negation lost or added", "error", by_clause=True)
def negation(statement: Statement) -> Iterator[Hit]:
    piece = statement.closest
    if piece is None:
        return
    if piece.language != statement.said.language:
        yield from _negation_across(statement, piece)
        return
    said = statement.said
    hit = _left_out(statement)
    if hit is not None:
        yield hit
        return
    for other in statement.comparable[:2]:
        if statement.shared(other) < 0.35 * max(min(len(said.stems), len(other.stems)), 1):
            continue
        hit = _lost(statement, said, other) or _added(statement, said, other)
        if hit is not None:
            yield hit
            return
    hit = _out_of_nothing(statement)
    if hit is not None:
        yield hit


_ELLIPTIC = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)(?:\snot|n't)\s*(?=[.;,]|$)"
    r"|\b(?:no|não|nicht|pas|non|tampoco)\s*(?=[.;]|$)"
)


def _denied_briefly(piece: Text) -> re.Match[str] | None:
    """ "Those at the third were not.": a denial that leaves out the verb of the sentence before."""
    return _ELLIPTIC.search(piece.lowered)


def _left_out(statement: Statement) -> Hit | None:
    """What the sentence says of somebody of whom the evidence denies it in a few words: "Those at Lowmere were not."."""
    said = statement.said
    for before, piece in pairwise(statement.pieces):
        match = _denied_briefly(piece)
        if match is None or piece.language != said.language or _denials(said):
            continue
        whom = {word.stem for word in piece.words if word.content and word.end <= match.start()} - before.stems
        if whom and whom <= said.stems and len(before.stems & said.stems - whom) >= 2:
            return Hit(None, piece.text, f"the evidence says “{piece.text}”; put the negation back")
    return None


def _out_of_nothing(statement: Statement) -> Hit | None:
    """A sentence that denies, where nothing in the evidence that tells the same denies or leaves anything out."""
    said = statement.said
    cue = next((word for at, word in enumerate(said.words) if _says_not(said, at)), None)
    close = [piece for piece in statement.comparable if statement.shared(piece) >= 0.5 * len(said.stems)]
    if cue is None or not close or not statement.cited:
        return None
    for piece in close:
        if any(_denies(piece, at) or word.lower in ABSENT.get(piece.language, ()) for at, word in enumerate(piece.words)):
            return None
        if piece.facts.negation or any(
            word.lower.startswith(("un", "dis", "non")) for word in piece.words if len(word.lower) > 5
        ):
            return None
    return Hit(cue.text, close[0].text, f"the sentence denies with “{cue.text}” what the evidence does not deny; take it out")


def _says_not(text: Text, place: int) -> bool:
    word = text.words[place]
    plain = word.lower in ("not", "never", "no", "nicht", "nie", "não", "nunca", "jamais", "ne") or word.lower.endswith("n't")
    return plain and _denies(text, place) and not text.is_quoted(word)


def _lost(statement: Statement, said: Text, piece: Text) -> Hit | None:
    denied = negated(said)
    for at, cue in negated(piece).items():
        word = piece.words[at]
        if word.text[0].isupper() and cue.lower() in ("neither", "nor", "ni", "weder", "nem"):
            continue  # "neither Mexico nor …": what is denied stands behind the names
        if not statement.said.stems & (piece.stems - {word.stem}) and len(piece.stems) > 2:
            continue
        places = [place for place, other in enumerate(said.words) if other.stem == word.stem and other.content]
        if not places or any(place in denied for place in places) or any(_hears_denial(said, place) for place in places):
            continue
        if any(o.stem == word.stem and n not in negated(piece) for n, o in enumerate(piece.words)):
            continue
        if not statement.cited and not company(said, places[0], piece, at):
            continue
        words = said.words[places[0]].text
        return Hit(
            words,
            f"{cue} … {word.text}",
            f"the evidence has “{cue} … {word.text}”, the sentence “{words}”; put the negation back",
        )
    return None


def _added(statement: Statement, said: Text, piece: Text) -> Hit | None:
    denied = negated(piece)
    for at, cue in _closely_negated(said).items():
        word = said.words[at]
        places = [place for place, other in enumerate(piece.words) if other.stem == word.stem and other.content]
        if (
            stem(cue.lower(), said.language) in piece.all_stems
            or not places
            or any(place in denied for place in places)
            or any(_hears_denial(piece, place, 0) for place in places)
        ):
            continue
        if any(_negates_too(other, word.stem) for other in statement.comparable if other is not piece):
            continue
        if any(map(_denied_briefly, statement.comparable)):
            continue
        if not statement.cited and (not company(said, at, piece, places[0]) or _some_deny(statement)):
            continue
        message = f"the sentence has “{cue} … {word.text}”, the evidence “{piece.words[places[0]].text}” alone; take it out"
        return Hit(cue, piece.words[places[0]].text, message)
    return None


def _some_deny(statement: Statement) -> bool:
    """Whether any of the sentences that were found denies something that the sentence speaks of."""
    return any(statement.shared(piece) >= 2 and bool(_denials(piece)) for piece in statement.comparable)


def _negates_too(piece: Text, wanted: str) -> bool:
    denied = negated(piece)
    return any(word.stem == wanted and (at in denied or _hears_denial(piece, at)) for at, word in enumerate(piece.words))


def _negation_across(statement: Statement, piece: Text) -> Iterator[Hit]:
    theirs, mine = _denies_anything(piece), _denies_anything(statement.said)
    if len(piece.words) > 30 or theirs == mine or not told_of(statement, piece):
        return
    has = "denies it" if theirs else "does not deny it"
    yield Hit(None, piece.text, f"the evidence {has}, and the sentence is the other way round; compare the negation")
