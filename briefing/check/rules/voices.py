"""Who said it: speakers, dropped attribution, anonymous sources, and verbs that put more in a speaker's mouth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.check.lexicon.cues import ANONYMOUS, ATTRIBUTING, MILD, NEUTRAL, STRENGTHS
from briefing.check.rule import ENGLISH, Hit, rule
from briefing.check.sayings import Saying, sayings
from briefing.check.statement import Statement
from briefing.check.stems import stem
from briefing.check.text import Text
from briefing.facts import same_name
from briefing.facts.lexicon.stance import HEARSAY
from briefing.records import Quotation
from briefing.support import fold

PRONOUNS = frozenset("he she they it él ella ellos il elle ils elles er sie ele ela eles elas who".split())
_ALIKE = 0.6  # share of the words of a quotation that makes it the same one


@rule("speaker", "Words given to another speaker", "error", found="warn", by_clause=True)
def speaker(statement: Statement) -> Iterator[Hit]:
    for mine in statement.said.facts.quotations:
        theirs = _same_quotation(mine, statement)
        if mine.speaker and theirs is not None and theirs.speaker and not _is_said_by(statement, mine.text, mine.speaker):
            yield from _another(statement, mine.text, mine.speaker, theirs.speaker)
            return
    for said in sayings(statement.said):
        hit = _given_to_another(statement, said)
        if hit is not None:
            yield hit
            return


def _is_said_by(statement: Statement, words: str, mine: str) -> bool:
    """Whether a saying of the evidence has these words from this speaker: a second eye on who a quotation belongs to."""
    stems, who = _content(words, statement.said.language), _content(mine, statement.said.language)
    return any(
        said.stems & who and len(stems & said.told) >= _ALIKE * len(stems)
        for piece in statement.pieces
        for said in sayings(piece)
    )


def _given_to_another(statement: Statement, said: Saying) -> Hit | None:
    """Words that a saying of the evidence has from one speaker and the sentence from another, who speaks in the evidence too."""
    if not said.told or said.speaker.lower() in PRONOUNS or _anonymous(statement.said.language).search(said.speaker):
        return None
    ranked = sorted(
        ((_told_alike(said, other), number, other, piece) for number, (piece, other) in enumerate(_all_sayings(statement))),
        key=lambda item: (-item[0], item[1]),
    )
    if not ranked or ranked[0][0] < 0.5:
        return None
    best = ranked[0][0]
    rivals = [(other, piece) for score, _, other, piece in ranked if score >= 0.75 * best]
    if any(_may_be_one(statement, said.speaker, other.speaker) for other, _ in rivals):
        return None
    theirs, piece = rivals[0]
    if any(_may_be_one(statement, other.speaker, theirs.speaker) for other in sayings(statement.said) if other is not said):
        return None  # "X said …, the paper reported": the speaker is named beside whoever passes it on
    if not said.stems & (statement.stems | statement.around.all_stems) or _anonymous(piece.language).search(piece.text):
        return None
    message = f"the evidence has {theirs.speaker} say this and not {said.speaker}; give the words to their speaker"
    return Hit(said.speaker, theirs.speaker, message)


def _all_sayings(statement: Statement) -> Iterator[tuple[Text, Saying]]:
    return ((piece, said) for piece in statement.comparable for said in sayings(piece))


def _told_alike(mine: Saying, theirs: Saying) -> float:
    """The share of the told words of the shorter that both tell."""
    smaller = min(len(mine.told), len(theirs.told))
    return len(mine.told & theirs.told) / len(mine.told) if smaller else 0.0


def _same_quotation(mine: Quotation, statement: Statement) -> Quotation | None:
    wanted = set(fold(mine.text).split())
    known = [q for piece in statement.pieces for q in piece.facts.quotations]
    best = max(known, key=lambda item: len(wanted & set(fold(item.text).split())), default=None)
    if best is None or len(wanted & set(fold(best.text).split())) < _ALIKE * len(wanted):
        return None
    return best


def _another(statement: Statement, words: str, mine: str, theirs: str) -> Iterator[Hit]:
    if _may_be_one(statement, mine, theirs):
        return
    message = f"the evidence has {theirs} say this and not {mine}; give the words to their speaker"
    yield Hit(mine if mine in statement.said.text else words, theirs, message)


def _may_be_one(statement: Statement, mine: str, theirs: str) -> bool:
    """One speaker under two names: the same name, a pronoun, or what the evidence calls the speaker ("the union's leader").

    Alone the words that tell speakers apart count: a description that fits another name of the evidence as well fits nobody.
    """
    if mine.lower() in PRONOUNS or theirs.lower() in PRONOUNS or same_name(mine, theirs) or mine.lower().endswith("ly"):
        return True
    one, other = _content(mine, statement.said.language), _content(theirs, statement.said.language)
    if one & other or not one or other <= _GENERIC or one <= _GENERIC:
        return True
    named = [_content(item.text, statement.said.language) for item in statement.borne.facts.names]
    if any(name & one and not name & other for name in named) and any(name & other for name in named):
        return False
    called = set(other)
    for piece in (*statement.pieces, statement.around):
        called |= _appositions(piece, other)
    rest = one - called
    return len(rest) < len(one) and not any(rest & name and not name & other for name in named)


_GENERIC = frozenset(
    stem(word) for word in "company group firm official authority spokesman spokeswoman statement report".split()
)


@cache
def _content(text: str, language: str) -> frozenset[str]:
    return Text(text, language).stems


def _appositions(piece: Text, speaker_words: frozenset[str]) -> set[str]:
    """The content words that stand within a few words of the speaker's name, which may describe the speaker."""
    found: set[str] = set()
    words = piece.words
    for place, word in enumerate(words):
        if word.stem in speaker_words and word.content:
            near = [o for o in words[max(0, place - 10) : place + 9] if not _parted(piece, word.start, o.start)]
            found |= {other.stem for other in near if other.content and abs(other.clause - word.clause) <= 2}
    return found


def _parted(piece: Text, one: int, other: int) -> bool:
    """Whether a stronger mark than a comma stands between two places."""
    between = piece.text[min(one, other) : max(one, other)]
    return ";" in between or ". " in between


# -- attribution -----------------------------------------------------------------------------------------------------------


def attributes(text: Text) -> bool:
    """Whether a text says of anything that someone says it."""
    cues = ATTRIBUTING.get(text.language, frozenset()) | HEARSAY.get(text.language, frozenset())
    if " own account" in text.lowered or "in the words of" in text.lowered:
        return True
    return text.facts.speaker is not None or bool(sayings(text)) or any(word.lower in cues for word in text.words)


@rule("attribution", "A claim told as fact", "error", found="warn", by_clause=True)
def attribution(statement: Statement) -> Iterator[Hit]:
    piece = statement.closest
    if piece is None or attributes(statement.said) or statement.said.facts.certainty == "claimed":
        return
    if piece.language != statement.said.language:
        who = piece.facts.speaker if statement.common_facts(piece) else None
    else:
        who = _owner(statement)
    if who is None:
        return
    yield Hit(None, who, f"the evidence does not state this, it has it from “{who}”; say who says it")


def _owner(statement: Statement) -> str | None:
    """Whose words the sentence tells: the speaker of the saying that holds most of what it says beside names and numbers.

    None where the evidence tells as much without a speaker.
    """
    core = _core(statement)
    best: tuple[float, str | None] = (0.0, None)
    for piece in statement.comparable:
        told = frozenset[str]().union(*(said.told for said in sayings(piece)))
        plain = len(core & (piece.all_stems - told)) / len(core)
        if plain >= best[0]:
            best = (plain, None)
        for said in sayings(piece):
            share = len(core & said.told) / len(core)
            if share > best[0]:
                best = (share, said.speaker)
        cue = next((word.text for word in piece.words if word.lower in HEARSAY.get(piece.language, ())), None)
        if cue is not None and len(core & piece.stems) / len(core) >= max(best[0], 0.5):
            best = (len(core & piece.stems) / len(core), cue)
    return best[1] if best[0] >= 0.5 else None


def _core(statement: Statement) -> frozenset[str]:
    """What the sentence says: its content stems without those of names, numbers and dates, unless nothing is left."""
    known = statement.said.facts
    named = " ".join([*(n.text for n in known.names), *(d.text for d in known.dates), *(n.text for n in known.numbers)])
    return (statement.said.stems - _content(named, statement.said.language)) or statement.said.stems or frozenset({""})


# -- anonymous sources -------------------------------------------------------------------------------------------------------


@cache
def _anonymous(language: str) -> re.Pattern[str]:
    return re.compile(ANONYMOUS.get(language, r"(?!)"), re.IGNORECASE)


@rule("anonymous", "An anonymous source named or promoted", "error", across=False, by_clause=True)
def anonymous(statement: Statement) -> Iterator[Hit]:
    """The evidence lets nobody by name say this; the sentence lets somebody."""
    for said in sayings(statement.said):
        if said.speaker.lower() in PRONOUNS or _anonymous(statement.said.language).search(statement.said.text):
            continue
        ranked = sorted(_all_sayings(statement), key=lambda item: -_told_alike(said, item[1]))
        if not ranked or _told_alike(said, ranked[0][1]) < 0.5:
            continue
        best = _told_alike(said, ranked[0][1])
        for piece, theirs in ranked:
            if _told_alike(said, theirs) < 0.75 * best:
                break
            hidden = _hidden(piece, theirs)
            if hidden is None or _is_named_there(said, theirs):
                break
            message = f"the evidence gives no name, only “{hidden}”; do not let {said.speaker} say it"
            yield Hit(said.speaker, hidden, message)
            return


def said_language(statement: Statement) -> str:
    return statement.said.language


def _hidden(piece: Text, theirs: Saying) -> str | None:
    """How the evidence hides the speaker of a saying; None where it names one."""
    match = _anonymous(piece.language).search(theirs.speaker) or (
        _anonymous(piece.language).search(piece.text) if len(sayings(piece)) == 1 else None
    )
    return match[0] if match else None


_NAMELESS = frozenset(stem(word) for word in "source official insider people person member councillor".split())


def _is_named_there(said: Saying, theirs: Saying) -> bool:
    """Whether the speaker of the sentence is the nameless one in other words, or is named as a speaker there after all."""
    return bool(said.stems & _NAMELESS)


# -- the verb of saying --------------------------------------------------------------------------------------------------------


@rule("strength", "A stronger verb of saying", "warn", languages=ENGLISH, across=False, by_clause=True)
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
