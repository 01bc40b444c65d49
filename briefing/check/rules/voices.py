"""Who said it: speakers, dropped attribution and anonymous sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.check.announced import is_own_word
from briefing.check.lexicon.cues import ANONYMOUS
from briefing.check.owners import ranked
from briefing.check.phrases import PRONOUNS
from briefing.check.rule import Hit, rule
from briefing.check.sayings import Saying, sayings
from briefing.check.speakers import Person, Voice, are_two, meant, voices
from briefing.check.statement import Statement
from briefing.check.stems import PAST_FORMS, stem
from briefing.check.text import Text
from briefing.facts import same_name
from briefing.facts.lexicon.stance import HEARSAY
from briefing.facts.speech import is_text
from briefing.records import Quotation
from briefing.typography import fold

_ALIKE = 0.6  # share of the words of a quotation that makes it the same one
_BORNE = 0.45  # share of what a sentence tells that makes it the same as what somebody says
_AS_GOOD = 0.8  # how much of what the best passage bears another must bear to be what the sentence tells too


@rule("speaker", "Words given to another speaker", "error", found="warn", by_clause=True)
def speaker(statement: Statement) -> Iterator[Hit]:
    for said in sayings(statement.said):
        theirs = _another_voice(statement, said)
        if theirs is not None:
            who = theirs.who.name if theirs.who else theirs.said.speaker
            message = f"the evidence has {who} say this and not {said.speaker}; give the words to their speaker"
            yield Hit(said.speaker, who, message)
            return
    for mine in statement.said.facts.quotations:
        theirs = _quoted_from(mine, statement)
        if mine.speaker and theirs is not None:
            who = theirs.who.name if theirs.who else theirs.said.speaker
            message = f"the evidence has {who} say this and not {mine.speaker}; give the words to their speaker"
            yield Hit(mine.speaker if mine.speaker in statement.said.text else None, who, message)
            return


def _another_voice(statement: Statement, said: Saying) -> Voice | None:
    """Who says in the evidence what the sentence lets somebody else say, of whom the evidence knows as well."""
    if not said.told or not said.firm or any(same_name(said.speaker, outlet) for outlet in statement.outlets):
        return None  # told with its source
    if is_text(said.speaker, statement.said.language):
        return None  # what a text lays down is also told by whoever reads it out
    mine = meant(statement, said.speaker, statement.said)
    if mine is None or _told_in_quotation(statement, said):
        return None
    core = [statement.said.words[at] for at in said.places if statement.said.words[at].content]
    best = ranked(statement, [word for word in core if word.stem not in mine.words])
    if not best or best[0][0] < _BORNE:
        return None
    rivals = [passage for score, passage in best if score >= _AS_GOOD * best[0][0]]
    voices = [passage.voice for passage in rivals if passage.voice is not None]
    if len(voices) < len(rivals) or not all(are_two(statement, mine, voice) for voice in voices):
        return None
    if any(not are_two(statement, other, voices[0]) for other in _beside(statement, said)):
        return None  # "X said …, the paper reported": the speaker is named beside whoever passes it on
    return None if anonymity(voices[0].piece.language).search(voices[0].said.speaker) else voices[0]


def _beside(statement: Statement, said: Saying) -> list[Person]:
    """The other speakers of the sentence that the evidence knows."""
    others = (meant(statement, other.speaker, statement.said) for other in sayings(statement.said) if other.span != said.span)
    return [other for other in others if other is not None]


def _told_in_quotation(statement: Statement, said: Saying) -> bool:
    """Whether the sentence quotes the whole of it, speaker and all: "The Post reported: “The port could reopen, Ruiz said.”"."""
    return any(said.stems <= _content(quoted.text, statement.said.language) for quoted in statement.said.facts.quotations)


def _quoted_from(mine: Quotation, statement: Statement) -> Voice | None:
    """Who else has the words of a quotation in the evidence, where both speakers are known."""
    wanted = set(fold(mine.text).split())
    who = meant(statement, mine.speaker, statement.said) if mine.speaker else None
    if who is None:
        return None
    found = [voice for voice in voices(statement) if _alike(wanted, voice) >= _ALIKE * len(wanted)]
    return found[0] if found and all(are_two(statement, who, voice) for voice in found) else None


def _alike(wanted: set[str], voice: Voice) -> int:
    """How many words of a quotation a speaker of the evidence tells."""
    return len(wanted & {fold(voice.piece.words[at].text) for at in voice.said.places})


@cache
def _content(text: str, language: str) -> frozenset[str]:
    return Text(text, language).stems


# -- attribution -----------------------------------------------------------------------------------------------------------


_SUBJECT = 30  # characters in which a sentence names what it is about
_HARDLY = 0.75  # how much of what a speaker bears the report itself may bear


def attributes(text: Text) -> bool:
    """Whether a text says of anything that someone says it."""
    if " own account" in text.lowered:
        return True
    hearsay = HEARSAY.get(text.language, frozenset())
    return bool(sayings(text)) or any(word.lower in hearsay for word in text.words)


@rule("attribution", "A claim told as fact", "error", found="warn", by_clause=True)
def attribution(statement: Statement) -> Iterator[Hit]:
    whole = statement.sentence or statement.said
    nested = _is_nested(statement, whole)
    if (attributes(whole) and not nested) or whole.facts.certainty == "claimed":
        return
    found = _owner(statement) if statement.same_language else _owner_abroad(statement)
    if found is None:
        return
    who, own = found
    if is_text(who, statement.said.language) or is_text(who, statement.pieces[0].language):
        return
    if nested and _content(who, statement.said.language) & statement.said.stems:
        return
    yield Hit(None, who, f"the evidence does not state this, it has it from “{who}”; say who says it", "info" if own else None)


def _is_nested(statement: Statement, said: Text) -> bool:
    """Whether all that the sentence attributes is part of what somebody says there: "the group expected" of "Faury said the group
    expected"."""
    if said.facts.speaker is not None and said.facts.speaker.lower() not in PRONOUNS:
        return False
    told = frozenset[str]().union(*(saying.told for piece in statement.comparable for saying in sayings(piece)))
    cues = frozenset(said.words[saying.cue].stem for saying in sayings(said))
    return bool(cues) and cues <= told


def _owner(statement: Statement) -> tuple[str, bool] | None:
    """Whose words the sentence tells, and whether that is the speaker's own to say; None where the report tells as much."""
    said = statement.said
    best = ranked(statement, [word for word in said.words if word.content])
    if not best:
        return None
    told, passage = next(
        ((score, one) for score, one in best if one.voice is not None and one.sure and one.voice.said.claims), (0.0, best[0][1])
    )
    plain = max((score for score, one in best if one.voice is None or not one.voice.said.claims), default=0.0)
    if told >= _BORNE and plain < _HARDLY * told and passage.voice is not None:
        return passage.voice.said.speaker, _is_own(statement, passage.voice)
    for score, one in best:
        cue = next((word.text for word in one.piece.words if word.lower in HEARSAY.get(said.language, ())), None)
        if cue is not None and score >= 0.5 and score >= best[0][0]:
            return cue, False
    return None


def _is_own(statement: Statement, voice: Voice) -> bool:
    """Whether what a speaker says is the speaker's to say, or the sentence tells what the speaker does."""
    if is_own_word(voice.piece, voice.said, statement.said):
        return True
    opening = _opening(statement.said)
    named = [item.text for item in statement.said.facts.names if 0 <= statement.said.text.find(item.text) <= _SUBJECT]
    if voice.who is not None and any(same_name(name, voice.who.name) for name in named):
        return True
    return bool(opening) and opening <= voice.said.stems | (voice.who.words | voice.who.called if voice.who else frozenset())


def _opening(said: Text) -> frozenset[str]:
    """The stems of the words that open a sentence, which are what it speaks of and not what it says of it."""
    found: list[str] = []
    for word in said.words:
        if word.content and not (said.language == "en" and (word.lower in PAST_FORMS or word.lower.endswith("ed"))):
            found.append(word.stem)
        elif word.content or found:
            break
    return frozenset(found[: 3 if said.language == "en" else 1])


def _owner_abroad(statement: Statement) -> tuple[str, bool] | None:
    """Whose words they are in evidence of another language: where all names, numbers and days of the sentence, a number or a day
    among them, stand in what one speaker tells and nowhere else."""
    known = statement.said.facts
    wanted = [*(n.text for n in known.names)]
    for voice in voices(statement):
        if not voice.said.claims or not (known.numbers or known.dates):
            continue
        told = _told_text(voice)
        heard = Text(told, voice.piece.language, voice.piece.day).facts
        if (
            all(any(a.value == b.value for b in heard.numbers) for a in known.numbers)
            and all(any(a.value == b.value for b in heard.dates) for a in known.dates)
            and all(any(same_name(name, b.text) for b in heard.names) for name in wanted)
        ):
            return voice.said.speaker, is_own_word(voice.piece, voice.said, statement.said)
    return None


def _told_text(voice: Voice) -> str:
    """The words of a piece that a speaker tells, as one text."""
    own = [
        voice.piece.words[at]
        for at in voice.said.places
        if not voice.piece.words[at].content or voice.piece.words[at].stem in voice.said.own
    ]
    return voice.piece.text[own[0].start : own[-1].end] if own else ""


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
        core = [statement.said.words[at] for at in said.places if statement.said.words[at].content]
        best = [item for item in ranked(statement, core) if item[1].voice is not None]
        if not best or best[0][0] < _BORNE:
            continue
        for score, passage in best:
            if score < _AS_GOOD * best[0][0]:
                break
            hidden = _hidden(passage.piece, passage.voice.said) if passage.voice else None
            if hidden is None or said.stems & _NAMELESS:
                break
            message = f"the evidence gives no name, only “{hidden}”; do not let {said.speaker} say it"
            yield Hit(said.speaker, hidden, message)
            return


def _hidden(piece: Text, theirs: Saying) -> str | None:
    """How the evidence hides the speaker of a saying; None where it names one."""
    match = anonymity(piece.language).search(theirs.speaker) or (
        anonymity(piece.language).search(piece.text) if len(sayings(piece)) == 1 else None
    )
    return match[0] if match else None


_NAMELESS = frozenset(stem(word) for word in "source official insider people person member councillor".split())
