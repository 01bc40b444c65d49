"""Who said it: speakers, dropped attribution, anonymous sources, and verbs that put more in a speaker's mouth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.check.lexicon.cues import ANONYMOUS, ATTRIBUTING, CONTESTED, MILD, NEUTRAL, STRENGTHS
from briefing.check.rule import ENGLISH, Hit, rule
from briefing.check.statement import Statement, pairs
from briefing.check.text import Text
from briefing.facts import same_name
from briefing.facts.lexicon.stance import HEARSAY, REPORTING
from briefing.records import Quotation
from briefing.support import fold

PRONOUNS = frozenset("he she they it él ella ellos il elle ils elles er sie ele ela eles elas who".split())
_ALIKE = 0.6  # share of the words of a quotation that makes it the same one


@rule("speaker", "Words given to another speaker", "error")
def speaker(statement: Statement) -> Iterator[Hit]:
    for mine in statement.said.facts.quotations:
        theirs = _same_quotation(mine, statement)
        if mine.speaker and theirs is not None and theirs.speaker:
            yield from _another(statement, mine.text, mine.speaker, theirs.speaker)
    if not statement.said.facts.quotations and statement.said.facts.speaker:
        piece = statement.closest
        if piece is not None and piece.facts.speaker and len(_speakers(piece)) == 1 and _tells_the_same(statement, piece):
            yield from _another(statement, statement.said.facts.speaker, statement.said.facts.speaker, piece.facts.speaker)


def _same_quotation(mine: Quotation, statement: Statement) -> Quotation | None:
    wanted = set(fold(mine.text).split())
    known = [q for piece in statement.pieces for q in piece.facts.quotations]
    best = max(known, key=lambda item: len(wanted & set(fold(item.text).split())), default=None)
    if best is None or len(wanted & set(fold(best.text).split())) < _ALIKE * len(wanted):
        return None
    return best


def _speakers(piece: Text) -> set[str]:
    return {q.speaker for q in piece.facts.quotations if q.speaker} | ({piece.facts.speaker} if piece.facts.speaker else set())


def _tells_the_same(statement: Statement, piece: Text) -> bool:
    """Whether the sentence tells what this one piece tells, and no other tells it as well."""
    content = statement.said.stems
    if not content or piece.language != statement.said.language:
        return False
    return statement.shared(piece) >= 0.6 * len(content)


def _another(statement: Statement, words: str, mine: str, theirs: str) -> Iterator[Hit]:
    if _may_be_one(statement, mine, theirs):
        return
    message = f"the evidence has {theirs} say this and not {mine}; give the words to their speaker"
    yield Hit(mine if mine in statement.said.text else words, theirs, message)


def _may_be_one(statement: Statement, mine: str, theirs: str) -> bool:
    """One speaker under two names: the same name, a pronoun, or what the evidence calls the speaker ("the union's leader").

    Alone the words that tell speakers apart count: a description that fits another name of the evidence as well fits nobody.
    """
    if mine.lower() in PRONOUNS or theirs.lower() in PRONOUNS or same_name(mine, theirs):
        return True
    one, other = _content(mine, statement.said.language), _content(theirs, statement.said.language)
    if one & other or not one:
        return True
    named = [_content(item.text, statement.said.language) for item in statement.borne.facts.names]
    if any(name & one and not name & other for name in named) and any(name & other for name in named):
        return False
    called = set(other)
    for piece in (*statement.pieces, statement.around):
        called |= _appositions(piece, other)
    rest = one - called
    return len(rest) < len(one) and not any(rest & name and not name & other for name in named)


@cache
def _content(text: str, language: str) -> frozenset[str]:
    return Text(text, language).stems


def _appositions(piece: Text, speaker_words: frozenset[str]) -> set[str]:
    """The content words that stand within a few words of the speaker's name, which may describe the speaker."""
    found: set[str] = set()
    words = piece.words
    for place, word in enumerate(words):
        if word.stem in speaker_words and word.content:
            near = words[max(0, place - 10) : place + 9]
            found |= {other.stem for other in near if other.content and abs(other.clause - word.clause) <= 2}
    return found


# -- attribution -----------------------------------------------------------------------------------------------------------


def attributes(text: Text) -> bool:
    """Whether a text says of anything that someone says it."""
    cues = ATTRIBUTING.get(text.language, frozenset()) | HEARSAY.get(text.language, frozenset())
    return text.facts.speaker is not None or any(word.lower in cues for word in text.words)


@rule("attribution", "A claim told as fact", "error", found="warn")
def attribution(statement: Statement) -> Iterator[Hit]:
    piece = statement.closest
    if piece is None or attributes(statement.said) or statement.said.facts.certainty == "claimed":
        return
    who = piece.facts.speaker
    cue = next((word for word in piece.words if word.lower in HEARSAY.get(piece.language, ())), None)
    if who is None and cue is None and not (contested := _contested(piece)):
        return
    if not _borrows(statement, piece) or _is_told_elsewhere(statement, piece):
        return
    says = f"{who} says" if who else f"the evidence has it as “{cue.text if cue else contested}”"
    message = f"the evidence does not state this, {says} so; say who says it" if who else f"{says}; say who says it"
    yield Hit(None, who or piece.text, message)


def _contested(piece: Text) -> str | None:
    return next((word.text for word in piece.words if word.lower in CONTESTED), None)


def _borrows(statement: Statement, piece: Text) -> bool:
    """Whether what the sentence tells is what is said in the piece, and not the saying or what stands beside it."""
    if piece.language != statement.said.language:
        return True
    told = _said_places(piece)
    shared = {other for _, other in pairs(statement, piece)}
    return len(shared & told) > len(shared - told) and len(shared & told) >= 2


def _said_places(piece: Text) -> set[int]:
    """The places of a piece that are somebody's words: behind the verb of saying, or before one that closes the sentence."""
    content = [place for place, word in enumerate(piece.words) if word.content]
    saying = REPORTING.get(piece.language, frozenset()) | CONTESTED
    cue = next((at for at, word in enumerate(piece.words) if word.lower in saying and not piece.is_quoted(word)), None)
    according = _according(piece)
    if cue is None or (according is not None and according < cue):
        cue = according
    if cue is None:
        return set(content)
    stop = piece.text.find(";", piece.words[cue].end)
    behind = {at for at in content if at > cue and (stop < 0 or piece.words[at].start < stop)}
    who = piece.facts.speaker or ""
    start = piece.text.find(who) if who else -1
    if start >= 0:
        behind -= {at for at in behind if start <= piece.words[at].start < start + len(who)}
    closes = (
        len([at for at in behind if piece.words[at].clause <= piece.words[cue].clause + 1]) <= 4 and cue > len(piece.words) / 2
    )
    quoted_before = any(end <= piece.words[cue].start for _, end in piece.quoted)
    if not (closes or quoted_before):
        return behind
    return {at for at in content if at < cue and not (start >= 0 and start <= piece.words[at].start < start + len(who))} | behind


def _according(piece: Text) -> int | None:
    cues = {"en": "according", "es": "según", "fr": "selon", "de": "laut", "pt": "segundo"}
    return next((at for at, word in enumerate(piece.words) if word.lower == cues.get(piece.language)), None)


def _is_told_elsewhere(statement: Statement, piece: Text) -> bool:
    """Whether another piece of the evidence states as much without attribution."""
    mine = statement.shared(piece)
    return any(other is not piece and statement.shared(other) >= mine and not attributes(other) for other in statement.pieces)


# -- anonymous sources -------------------------------------------------------------------------------------------------------


@cache
def _anonymous(language: str) -> re.Pattern[str]:
    return re.compile(ANONYMOUS.get(language, r"(?!)"), re.IGNORECASE)


@rule("anonymous", "An anonymous source named or promoted", "error")
def anonymous(statement: Statement) -> Iterator[Hit]:
    """The evidence lets nobody by name say this; the sentence lets somebody."""
    said = statement.said
    mine = _who(said)
    if mine is None or mine.lower() in PRONOUNS or _anonymous(said.language).search(said.text):
        return
    for piece in _hidden_pieces(statement):
        hidden = _anonymous(piece.language).search(piece.text)
        if hidden is not None and not _is_one_of_them(statement, piece, mine, hidden[0]):
            message = f"the evidence gives no name, only “{hidden[0]}”; do not let {mine} say it"
            yield Hit(mine, hidden[0], message)
            return


def _who(said: Text) -> str | None:
    """Whom the sentence lets speak: of a statement or of a quotation."""
    return said.facts.speaker or next((q.speaker for q in said.facts.quotations if q.speaker), None)


def _hidden_pieces(statement: Statement) -> list[Text]:
    """The pieces that speak of a nameless source and tell what the sentence tells: the closest, if it does."""
    closest = statement.closest
    if closest is None:
        return []
    if statement.said.facts.quotations:
        words = fold(statement.said.facts.quotations[0].text)[:20]
        return [piece for piece in statement.pieces if words in fold(piece.text)][:1]
    return [closest]


def _is_one_of_them(statement: Statement, piece: Text, mine: str, hidden: str) -> bool:
    """Whether the evidence lets the sentence's speaker say it as well: a second speaker beside the nameless one."""
    one = _content(mine, statement.said.language)
    if one & _content("source official insider people", "en"):
        return True
    named = piece.facts.speaker
    nameless = named is None or bool(_anonymous(piece.language).search(named)) or fold(named) in fold(hidden)
    stated = {word.stem for word in piece.words}
    return not nameless and named is not None and bool(one & _content(named, piece.language)) and bool(one & stated)


# -- the verb of saying --------------------------------------------------------------------------------------------------------


@rule("strength", "A stronger verb of saying", "warn", languages=ENGLISH, across=False)
def strength(statement: Statement) -> Iterator[Hit]:
    classes = {STRENGTHS[word.lower] for piece in statement.comparable for word in piece.words if word.lower in STRENGTHS}
    neutral = next((word.text for piece in statement.comparable for word in piece.words if word.lower in NEUTRAL), None)
    for word in statement.said.own_words:
        kind = STRENGTHS.get(word.lower)
        if kind is None or kind in classes or any((kind, known) in MILD for known in classes):
            continue
        if word.stem in statement.near and not neutral:
            continue
        has = neutral or "no such verb"
        yield Hit(word.text, neutral, f"“{word.text}” says more than the evidence, which has “{has}”; use a neutral verb")
