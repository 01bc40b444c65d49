"""Who said it: speakers, dropped attribution, anonymous sources, and verbs that put more in a speaker's mouth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.check.announced import is_own_word
from briefing.check.lexicon import families
from briefing.check.lexicon.cues import ANONYMOUS, ATTRIBUTING, MILD, NEUTRAL, STRENGTHS
from briefing.check.rule import ENGLISH, Hit, rule
from briefing.check.sayings import Saying, sayings
from briefing.check.statement import Statement
from briefing.check.stems import PAST_FORMS, stem
from briefing.check.text import Text, Word
from briefing.facts import same_name
from briefing.facts.lexicon.stance import HEARSAY
from briefing.facts.speech import is_text
from briefing.records import Quotation, Severity
from briefing.typography import fold

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


def _told_in_quotation(statement: Statement, speaker: str) -> bool:
    """Whether the sentence quotes the whole of it, speaker and all: "The Post reported: “The port could reopen, Ruiz said.”"."""
    who = _content(speaker, statement.said.language)
    return any(who <= _content(quoted.text, statement.said.language) for quoted in statement.said.facts.quotations)


def _given_to_another(statement: Statement, said: Saying) -> Hit | None:
    """Words that a saying of the evidence has from one speaker and the sentence from another, who speaks in the evidence too."""
    if any(same_name(said.speaker, outlet) for outlet in statement.outlets):
        return None  # told with its source
    if is_text(said.speaker, statement.said.language):
        return None  # what a text lays down is also told by whoever reads it out
    if not said.told or said.speaker.lower() in PRONOUNS or anonymity(statement.said.language).search(said.speaker):
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
    if _told_in_quotation(statement, theirs.speaker):
        return None
    if not said.stems & (statement.stems | statement.around.all_stems) or anonymity(piece.language).search(piece.text):
        return None
    message = f"the evidence has {theirs.speaker} say this and not {said.speaker}; give the words to their speaker"
    return Hit(said.speaker, theirs.speaker, message)


def _all_sayings(statement: Statement) -> Iterator[tuple[Text, Saying]]:
    return ((piece, said) for piece in statement.comparable for said in sayings(piece))


def _told_alike(mine: Saying, theirs: Saying) -> float:
    """The share of the told words of the shorter that both tell."""
    if not mine.told or not theirs.told:
        return 0.0
    kin = families("en")
    same = mine.told & theirs.told
    alike = sum(bool(kin.get(word, frozenset()) & theirs.told) for word in mine.told - same)
    return (len(same) + 0.5 * alike) / len(mine.told)


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
    if any(f"{one}, {other}" in statement.said.text for one, other in ((mine, theirs), (theirs, mine))):
        return True  # "the trust's medical director, Jonas Ekelby, said"
    one, other = _content(mine, statement.said.language), _content(theirs, statement.said.language)
    if _in_apposition(statement, mine, theirs) or (one and one <= _with_kin(other, statement.said.language)):
        return True
    if _are_two_names(statement, mine, theirs):
        return False
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


def _in_apposition(statement: Statement, mine: str, theirs: str) -> bool:
    """Whether a comma alone parts the two somewhere: "Pell's lawyer, Greta Finch," and "the mayor, Ana Lima"."""
    for text, one, other in (
        *((piece, theirs, mine) for piece in statement.pieces),
        *((piece, mine, theirs) for piece in statement.pieces),
        (statement.said, mine, theirs),
    ):
        match = re.search(re.escape(one) + r",\s(?P<beside>[^,.;:]{3,60})", text.text)
        if match and _content(match["beside"], text.language) & _content(other, text.language):
            return True
    return False


_FOR_OTHERS = re.compile(r"\b(?:spokes\w+|chief executive|chair\w*|founder|on behalf)\b", re.IGNORECASE)


def _are_two_names(statement: Statement, mine: str, theirs: str) -> bool:
    """Whether both are named and neither name can be the other's, nor stands for the body that the other speaks for."""
    own = [item.text for item in statement.said.facts.names if item.text in mine]
    others = [item.text for piece in statement.pieces for item in piece.facts.names if item.text in theirs]
    if not own or not others or _FOR_OTHERS.search(theirs) or any(same_name(a, b) for a in own for b in others):
        return False
    beside = set[str]()
    for piece in statement.pieces:
        beside |= _appositions(piece, frozenset().union(*(_content(name, piece.language) for name in others)), reach=4)
    return not any(_content(name, statement.said.language) <= beside for name in own)


_GENERIC = frozenset(
    stem(word) for word in "company group firm official authority spokesman spokeswoman statement report".split()
)


@cache
def _content(text: str, language: str) -> frozenset[str]:
    return Text(text, language).stems


def _appositions(piece: Text, speaker_words: frozenset[str], reach: int = 9) -> set[str]:
    """The content words that stand within a few words of the speaker's name, which may describe the speaker."""
    found: set[str] = set()
    words = piece.words
    for place, word in enumerate(words):
        if word.stem in speaker_words and word.content:
            near = [o for o in words[max(0, place - reach - 1) : place + reach] if not _parted(piece, word.start, o.start)]
            found |= {other.stem for other in near if other.content and abs(other.clause - word.clause) <= 2}
    return found


def _parted(piece: Text, one: int, other: int) -> bool:
    """Whether a stronger mark than a comma stands between two places."""
    between = piece.text[min(one, other) : max(one, other)]
    return ";" in between or ". " in between


# -- attribution -----------------------------------------------------------------------------------------------------------


def attributes(text: Text) -> bool:
    """Whether a text says of anything that someone says it."""
    if " own account" in text.lowered or "in the words of" in text.lowered:
        return True
    return text.facts.speaker is not None or bool(sayings(text)) or bool(_attributing(text))


def _attributing(text: Text) -> frozenset[str]:
    """The stems of the words of a text that attribute: not those of names ("the United States")."""
    cues = ATTRIBUTING.get(text.language, frozenset()) | HEARSAY.get(text.language, frozenset())
    said = {text.words[saying.cue].stem for saying in sayings(text)}
    return frozenset(
        said | {word.stem for word in text.words if word.lower in cues and not (word.text[0].isupper() and word.start)}
    )


@rule("attribution", "A claim told as fact", "error", found="warn", by_clause=True)
def attribution(statement: Statement) -> Iterator[Hit]:
    piece = statement.closest
    whole = statement.sentence or statement.said
    nested = _is_nested(statement, whole)
    if piece is None or (attributes(whole) and not nested) or whole.facts.certainty == "claimed":
        return
    severity: Severity | None = None
    if piece.language != statement.said.language:
        who = piece.facts.speaker if statement.common_facts(piece) else None
    else:
        who, own = _owner(statement)
        severity = "info" if own else None
    if who is None or is_text(who, piece.language) or (nested and _content(who, statement.said.language) & statement.said.stems):
        return
    yield Hit(None, who, f"the evidence does not state this, it has it from “{who}”; say who says it", severity)


def _is_nested(statement: Statement, said: Text) -> bool:
    """Whether all that the sentence attributes is part of what somebody says there: "the group expected" of "Faury said the group
    expected"."""
    if said.facts.speaker is not None and said.facts.speaker.lower() not in PRONOUNS:
        return False
    told = frozenset[str]().union(*(saying.told for piece in statement.comparable for saying in sayings(piece)))
    cues = _attributing(said)
    return bool(cues) and cues <= told


def _owner(statement: Statement) -> tuple[str | None, bool]:
    """Whose words the sentence tells: the speaker of the saying that alone bears something of it beside names and numbers; and
    whether that is the speaker's own to say.

    None where the evidence tells as much without a speaker.
    """
    core, subject = _core(statement), _opening(statement.said)
    pieces = [piece for piece in statement.comparable if core & piece.near]
    plain = frozenset[str]().union(*(_plainly(piece, core) for piece in pieces))
    told_plainly = max((len(core & _with_kin(_unattributed(piece), piece.language)) for piece in pieces), default=0)
    best: tuple[float, str | None, bool] = (0.0, None, False)
    for piece in pieces:
        for said in sayings(piece):
            borne = core & _with_kin(said.told, piece.language)
            own = borne - plain - subject
            known = bool(own & said.told) or len(own) > 1 or (bool(own) and statement.common_facts(piece) > 0)
            if not known or (len(core) > 2 and len(borne) <= told_plainly):
                continue
            if len(own) >= 0.25 * len(core) and len(borne) >= 0.5 * len(core):
                found = len(own) + len(borne) / 100, said.speaker, is_own_word(piece, said, statement.said)
                best = max(best, found, key=lambda one: one[0])
        cue = next((word.text for word in piece.words if word.lower in HEARSAY.get(piece.language, ())), None)
        if cue is not None and len(core & piece.stems) >= 0.5 * len(core):
            best = max(best, (len(core & piece.stems), cue, False), key=lambda one: one[0])
    return best[1], best[2]


def _opening(said: Text) -> frozenset[str]:
    """The stems of the words that open a sentence, which are what it speaks of and not what it says of it."""
    found: list[str] = []
    for word in said.words:
        if word.content and not (said.language == "en" and (word.lower in PAST_FORMS or word.lower.endswith("ed"))):
            found.append(word.stem)
        elif word.content or found:
            break
    return frozenset(found[: 3 if said.language == "en" else 1])


def _plainly(piece: Text, core: frozenset[str]) -> frozenset[str]:
    """The stems that a piece states itself, outside all sayings, and where that is most of the core what may stand for them."""
    stems = _unattributed(piece)
    return _with_kin(stems, piece.language) if len(stems & core) >= (0.5 if len(core) < 3 else 0.7) * len(core) else stems


def _unattributed(piece: Text) -> frozenset[str]:
    return piece.all_stems - frozenset[str]().union(*(said.told for said in sayings(piece)))


def _with_kin(stems: frozenset[str], language: str) -> frozenset[str]:
    kin = families(language)
    return stems.union(*(kin[stem] for stem in stems if stem in kin))


def _core(statement: Statement) -> frozenset[str]:
    """What the sentence says: its content stems without those of names, numbers and dates, unless nothing is left."""
    known = statement.said.facts
    named = " ".join([*(n.text for n in known.names), *(d.text for d in known.dates), *(n.text for n in known.numbers)])
    return (statement.said.stems - _content(named, statement.said.language)) or statement.said.stems or frozenset({""})


# -- anonymous sources -------------------------------------------------------------------------------------------------------


@cache
def anonymity(language: str) -> re.Pattern[str]:
    return re.compile(ANONYMOUS.get(language, r"(?!)"), re.IGNORECASE)


@rule("anonymous", "An anonymous source named or promoted", "error", across=False, by_clause=True)
def anonymous(statement: Statement) -> Iterator[Hit]:
    """The evidence lets nobody by name say this; the sentence lets somebody."""
    for said in sayings(statement.said):
        if said.speaker.lower() in PRONOUNS or anonymity(statement.said.language).search(statement.said.text):
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
    match = anonymity(piece.language).search(theirs.speaker) or (
        anonymity(piece.language).search(piece.text) if len(sayings(piece)) == 1 else None
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
    for word in statement.said.own_words:
        kind = STRENGTHS.get(word.lower)
        if kind is None:
            continue
        neutral, theirs = _verb_there(statement, word)
        known = classes if theirs is None else {theirs}
        if kind in known or any((kind, other) in MILD for other in known) or (word.stem in statement.near and not neutral):
            continue
        has = neutral or "no such verb"
        yield Hit(word.text, neutral, f"“{word.text}” says more than the evidence, which has “{has}”; use a neutral verb")


def _verb_there(statement: Statement, word: Word) -> tuple[str | None, str | None]:
    """The neutral verb with which the evidence has the same said, and the strength of its verb ("" for a neutral one); without
    such a saying any neutral verb of the evidence, and None."""
    for mine in sayings(statement.said):
        if statement.said.words[mine.cue] != word:
            continue
        ranked = sorted(_all_sayings(statement), key=lambda item: -_told_alike(mine, item[1]))
        if ranked and _told_alike(mine, ranked[0][1]) >= 0.5:
            piece, verb = ranked[0][0], ranked[0][0].words[ranked[0][1].cue]
            if any(STRENGTHS.get(other.lower) == STRENGTHS[word.lower] for other in piece.words):
                return None, STRENGTHS[word.lower]
            return (verb.text if verb.lower in NEUTRAL else None), STRENGTHS.get(verb.lower, "")
    said = (piece.words[saying.cue] for piece, saying in _all_sayings(statement))
    words = [*said, *(word for piece in statement.comparable for word in piece.words)]
    return next((other.text for other in words if other.lower in NEUTRAL), None), None
