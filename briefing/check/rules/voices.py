"""Who said it: speakers, dropped attribution and anonymous sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.check.announced import is_own_word
from briefing.check.lexicon.cues import ANONYMOUS
from briefing.check.lexicon.saying import CONTRADICTING
from briefing.check.owners import Passage, ranked
from briefing.check.phrases import OWNING, PRONOUNS
from briefing.check.rule import Hit, rule
from briefing.check.sayings import Saying, sayings
from briefing.check.speakers import Person, Voice, are_two, body, meant, voices
from briefing.check.statement import Statement
from briefing.check.stems import PAST_FORMS, stem
from briefing.check.text import Text
from briefing.facts import same_name
from briefing.facts.lexicon.stance import HEARSAY
from briefing.facts.speech import is_text
from briefing.records import Facts, Quotation
from briefing.typography import fold

_ALIKE = 0.6  # share of the words of a quotation that makes it the same one
_BORNE = 0.45  # share of what a sentence tells that makes it the same as what somebody says
_LIKEWISE = 0.5  # how much of it the speaker of the sentence may say too, to be let alone
_AS_GOOD = 0.8  # how much of what the best passage bears another must bear to be what the sentence tells too


_NO_SUBJECT = frozenset("of in at on from for by with among under de en entre von bei unter sur dans em".split())


@rule("speaker", "Words given to another speaker", "error", found="warn", by_clause=True)
def speaker(statement: Statement) -> Iterator[Hit]:
    for said in sayings(statement.said):
        theirs = _another_voice(statement, said)
        if theirs is not None:
            who = theirs.who.name if theirs.who else theirs.said.speaker
            if who.partition(" ")[0].lower() in _NO_SUBJECT:
                continue  # "of 63 accounts": nobody who could say anything
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
    if mine is None and statement.said.words[said.cue].lower not in OWNING:
        mine = body(statement, said.speaker, statement.said)
    if mine is None or _told_in_quotation(statement, said):
        return None
    quoted = {fold(word.text) for at in said.places if statement.said.is_quoted(word := statement.said.words[at])}
    if quoted:
        return _quoted_by_another(statement, mine, quoted)
    if not statement.same_language:
        return _abroad(statement, mine, said)
    if statement.said.words[said.cue].lower in CONTRADICTING:
        return None  # what is told is another's
    core = [statement.said.words[at] for at in said.places if statement.said.words[at].content]
    core = [word for word in core if word.stem not in mine.words]
    best = ranked(statement, core)
    if not best or best[0][0] < _BORNE or len(core) < 2 < len(best[0][1].words):
        return None
    if any(one.voice and one.voice.who is mine and score >= _LIKEWISE * best[0][0] for score, one in best):
        return None  # who says something like it as well
    rivals = _rivals(best)
    voices = [passage.voice for passage in rivals if passage.voice is not None]
    if len(voices) < len(rivals) or not all(are_two(statement, mine, voice) for voice in voices):
        return None
    if any(not are_two(statement, other, voices[0]) for other in _beside(statement, said)):
        return None  # "X said …, the paper reported": the speaker is named beside whoever passes it on
    return None if anonymity(voices[0].piece.language).search(voices[0].said.speaker) else voices[0]


def _rivals(best: list[tuple[float, Passage]]) -> list[Passage]:
    """The passages that bear nearly as much as the best; what may still be a speaker's is not told by the report as well."""
    found = [passage for score, passage in best if score >= _AS_GOOD * best[0][0]]
    loose = [passage for passage in found if passage.voice is not None and not passage.sure]
    return [one for one in found if one.voice is not None or not any(one.stems <= other.stems for other in loose)]


def _abroad(statement: Statement, mine: Person, said: Saying) -> Voice | None:
    """Who says it in evidence of another language: who alone tells all its names, numbers and days."""
    words = statement.said.words
    told = " ".join(words[at].text for at in said.places)
    known = Text(told, statement.said.language, statement.said.day).facts
    found = [voice for voice in voices(statement) if tells(voice, known)]
    return found[0] if found and all(voice.who and are_two(statement, mine, voice) for voice in found) else None


def tells(voice: Voice, known: Facts) -> bool:
    """Whether a speaker tells all the names, numbers and days of a text, a number or a day among them."""
    told = _told_text(voice)
    heard = Text(told, voice.piece.language, voice.piece.day).facts
    return (
        bool(known.numbers or known.dates)
        and all(any(a.value == b.value for b in heard.numbers) for a in known.numbers)
        and all(any(a.value == b.value for b in heard.dates) for a in known.dates)
        and all(any(same_name(a.text, b.text) for b in heard.names) for a in known.names)
    )


def _beside(statement: Statement, said: Saying) -> list[Person]:
    """The other speakers of the sentence that the evidence knows."""
    others = (meant(statement, other.speaker, statement.said) for other in sayings(statement.said) if other.span != said.span)
    return [other for other in others if other is not None]


def _told_in_quotation(statement: Statement, said: Saying) -> bool:
    """Whether the sentence quotes the whole of it, speaker and all: "The Post reported: “The port could reopen, Ruiz said.”"."""
    return any(said.stems <= _content(quoted.text, statement.said.language) for quoted in statement.said.facts.quotations)


def _quoted_from(mine: Quotation, statement: Statement) -> Voice | None:
    """Who else has the words of a quotation in the evidence, where both speakers are known."""
    who = meant(statement, mine.speaker, statement.said) if mine.speaker else None
    return _quoted_by_another(statement, who, set(fold(mine.text).split())) if who is not None else None


def _quoted_by_another(statement: Statement, mine: Person, wanted: set[str]) -> Voice | None:
    """Who else has quoted words in the evidence: all who have most of them."""
    found = [voice for voice in voices(statement) if _alike(wanted, voice) >= _ALIKE * len(wanted)]
    return found[0] if found and all(are_two(statement, mine, voice) for voice in found) else None


def _alike(wanted: set[str], voice: Voice) -> int:
    """How many words of a quotation a speaker of the evidence tells."""
    return len(wanted & {fold(voice.piece.words[at].text) for at in voice.said.places})


@cache
def _content(text: str, language: str) -> frozenset[str]:
    return Text(text, language).stems


# -- attribution -----------------------------------------------------------------------------------------------------------


_MOSTLY = 0.6  # share of what a body is called that shows that a sentence is about it
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
    if _FIGURES.search(who) or is_text(who, statement.said.language) or is_text(who, statement.pieces[0].language):
        return
    if nested and _content(who, statement.said.language) & statement.said.stems:
        return
    yield Hit(None, who, f"the evidence does not state this, it has it from “{who}”; say who says it", "info" if own else None)


_FIGURES = re.compile(
    r"\b(?:results?|figures|data|statistics|resultados|datos|dados|cifras|chiffres|résultats|données|zahlen|daten|ergebnisse\w*)\b",
    re.IGNORECASE,
)
"""Speakers that are no speakers: "according to provisional results"."""


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
    hearsay = HEARSAY.get(said.language, frozenset())
    owned = any(voice.said.claims for voice in voices(statement))
    if not owned and not any(word.lower in hearsay for piece in statement.comparable for word in piece.words):
        return None
    best = ranked(statement, [word for word in said.words if word.content])
    if not best:
        return None
    told, passage = next(
        ((score, one) for score, one in best if one.voice is not None and one.sure and one.voice.said.claims), (0.0, best[0][1])
    )
    plain = max((score for score, one in best if one.voice is None or not one.voice.said.claims), default=0.0)
    if told >= _BORNE and plain < _HARDLY * told and passage.voice is not None and not _known_elsewhere(statement, best, passage):
        return passage.voice.said.speaker, _is_own(statement, passage.voice)
    for score, one in best:
        cue = next((word.text for word in one.piece.words if word.lower in hearsay), None)
        if cue is not None and score >= 0.5 and score >= best[0][0]:
            return cue, False
    return None


def _known_elsewhere(statement: Statement, best: list[tuple[float, Passage]], told: Passage) -> bool:
    """Whether a name or a number of the sentence that the speaker does not tell stands in what the report itself tells."""
    marks = {
        word.stem
        for at, word in enumerate(statement.said.words)
        if word.content and (word.text[0].isdigit() or (at and word.text[0].isupper()))
    }
    rest = marks - told.stems - told.around
    return any(rest & one.stems for _, one in best if one.voice is None)


def _is_own(statement: Statement, voice: Voice) -> bool:
    """Whether what a speaker says is the speaker's to say, or the sentence tells what the speaker does."""
    if is_own_word(voice.piece, voice.said, statement.said):
        return True
    opening = _opening(statement.said)
    named = [item.text for item in statement.said.facts.names if 0 <= statement.said.text.find(item.text) <= _SUBJECT]
    if voice.who is not None and any(same_name(name, voice.who.name) for name in named):
        return True
    theirs = voice.said.stems
    if "'s" not in voice.said.speaker and len(theirs) > 1 and len(theirs & statement.said.stems) >= _MOSTLY * len(theirs):
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
    found = [voice for voice in voices(statement) if voice.said.claims and tells(voice, statement.said.facts)]
    return (found[0].said.speaker, is_own_word(found[0].piece, found[0].said, statement.said)) if found else None


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
    """The evidence lets nobody by name say this and the sentence lets somebody, or the other way round."""
    for said in sayings(statement.said):
        if said.speaker.lower() in PRONOUNS or not said.firm:
            continue
        core = [statement.said.words[at] for at in said.places if statement.said.words[at].content]
        best = ranked(statement, core)
        if not best or best[0][0] < _BORNE:
            continue
        rivals = [passage.voice for score, passage in best if score >= _AS_GOOD * best[0][0]]
        hidden = [_hidden(voice) for voice in rivals if voice is not None]
        if len(hidden) < len(rivals):
            continue
        if not anonymity(statement.said.language).search(statement.said.text) and _are_promoted(said, rivals, hidden):
            message = f"the evidence gives no name, only “{hidden[0]}”; do not let {said.speaker} say it"
            yield Hit(said.speaker, hidden[0], message)
            return
        named = next((voice.who.name for voice in rivals if voice is not None and voice.who is not None), None)
        if named is not None and not any(hidden) and _NOBODY.search(said.speaker):
            message = f"the evidence has {named} say this; do not give it to “{said.speaker}”"
            yield Hit(said.speaker, named, message)
            return


def _are_promoted(said: Saying, rivals: list[Voice | None], hidden: list[str | None]) -> bool:
    """Whether a speaker is somebody, where the evidence hides all who say the same and calls none of them so."""
    as_there = any(said.stems <= voice.said.stems for voice in rivals if voice is not None and len(said.stems) == 1)
    return all(hidden) and not said.stems & _NAMELESS and not as_there


_NOBODY = re.compile(
    r"\b(?:sources?|insiders?|people (?:close|familiar|with knowledge)|fuentes?|quellen|fontes?)\b", re.IGNORECASE
)


def _hidden(voice: Voice) -> str | None:
    """How the evidence hides the speaker of a saying; None where it names one."""
    piece, said = voice.piece, voice.said
    if voice.who is not None:
        return None
    first, last = min(said.cue, said.span[0]), min(max(said.cue, said.span[1]) + 9, len(piece.words) - 1)
    while first and piece.words[first - 1].clause == piece.words[first].clause and not piece.words[first - 1].content:
        first -= 1  # "two officials"
    phrase = piece.text[piece.words[first].start : piece.words[said.span[1] - 1].end]
    beside = piece.text[piece.words[first].start : piece.words[last].end]
    match = anonymity(piece.language).search(phrase) or _UNNAMED.search(beside)
    if match is None and len(sayings(piece)) == 1:
        match = anonymity(piece.language).search(piece.text)
    return match[0] if match else None


_UNNAMED = re.compile(
    r"\banonym\w*|\bnot (?:want |wish |willing )?(?:to )?be (?:named|identified)|\bsaid privately\b|\bungenannt\w*"
    r"|\bnicht (?:namentlich )?genannt\b|\banonimato\b|\bser (?:nombrad|identificad|nomead)\w+"
    r"|\bêtre (?:nommé|identifié|cité)\w*",
    re.IGNORECASE,
)
_NAMELESS = frozenset(
    stem(word) for word in "source official insider people person member unidentified unnamed anonymous".split()
)
