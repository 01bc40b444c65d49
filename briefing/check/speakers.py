"""Who the speakers of the evidence are: named people and bodies with what the evidence calls them, and who is meant by a phrase.

"The union's leader", "Okello" and "she" may be one speaker. Two speakers are told apart only where both are known: a phrase that
fits nobody, or more than one, is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.check.lexicon import families
from briefing.check.phrases import PRONOUNS
from briefing.check.sayings import Saying, sayings
from briefing.check.statement import Statement
from briefing.check.stems import PAST_FORMS, stem
from briefing.check.text import Text, once
from briefing.facts import same_name

_GENERIC = frozenset(
    stem(word)
    for word in "company group firm official authority spokesman spokeswoman spokesperson report new mr mrs ms dr".split()
)
_FOR_OTHERS = frozenset(
    stem(word)
    for word in """
    spokesman spokeswoman spokesperson chief executive chair chairman chairwoman founder president minister secretary director
    head leader governor mayor manager coach captain portavoz porte-parole sprecher sprecherin porta-voz director directora
    directrice directeur presidente ministro ministra ministre minister direktor
    """.split()
)
_SMALL = frozenset(
    "of the a an its his her their de del du des la le les el los las do da dos das der die den von y et und e o s l".split()
)
_MARKS = frozenset(",;:()–—.")


@dataclass(frozen=True)
class Person:
    """Somebody or a body that the evidence names: the longest name, the stems of its forms, what it is called beside them."""

    name: str
    words: frozenset[str]
    called: frozenset[str]


@dataclass(frozen=True)
class Voice:
    """A saying of the evidence with who says it: `who` is None where that is named nowhere."""

    piece: Text
    said: Saying
    who: Person | None


@once
def people(statement: Statement) -> tuple[Person, ...]:
    """Whom the evidence names, with what it calls them."""
    found: list[Person] = []
    for piece in statement.pieces:
        for one in _named(piece):
            at = next((number for number, other in enumerate(found) if same_name(one.name, other.name)), None)
            if at is None:
                found.append(one)
                continue
            other = found[at]
            longest = max(one.name, other.name, key=len)
            found[at] = Person(longest, other.words | one.words, other.called | one.called)
    return tuple(replace(one, called=one.called - one.words) for one in found)


def _named(piece: Text) -> Iterator[Person]:
    for item in piece.facts.names:
        start = piece.text.find(item.text)
        places = [at for at, word in enumerate(piece.words) if start <= word.start < start + len(item.text)]
        if not places:
            continue
        first, after = places[0], places[-1] + 1
        called = [*_before(piece, first), *_behind(piece, after)]
        title = Text(item.title or "", "en").stems
        words = frozenset(piece.words[at].stem for at in places if piece.words[at].content)
        yield Person(item.text, words, frozenset(piece.words[at].stem for at in called if piece.words[at].content) | title)


def _gap(piece: Text, place: int) -> str:
    if place >= len(piece.words):
        return piece.text[piece.words[-1].end :]
    return piece.text[piece.words[place - 1].end if place else 0 : piece.words[place].start]


def _before(piece: Text, first: int) -> list[int]:
    """What stands before a name in its noun phrase, and over a comma: "Norland's minister, Greta Halvard"."""
    found = _back(piece, first, 6)
    start = found[-1] if found else first
    if start and _gap(piece, start).strip() == ",":
        found += _back(piece, start, 8)
        if found and found[-1] and _gap(piece, found[-1]).strip() not in ("", ",", ".", ";"):
            return []
    return found


def _back(piece: Text, place: int, reach: int) -> list[int]:
    found: list[int] = []
    at = place - 1
    while at >= 0 and place - at <= reach:
        word = piece.words[at]
        if at + 1 < place and _MARKS & set(_gap(piece, at + 1)):
            break
        if at + 1 == place and not found and _MARKS & set(_gap(piece, at + 1)) - {","}:
            break
        if not word.content and word.lower not in _SMALL and not (at and word.text[0].isupper()):
            break
        if word.text[0].islower() and (word.lower in PAST_FORMS or (piece.language == "en" and word.lower.endswith("ed"))):
            break
        found.append(at)
        at -= 1
    return found


def _behind(piece: Text, after: int) -> list[int]:
    """An apposition, a relative clause or brackets behind a name, and "of the group Breathe"."""
    if after >= len(piece.words):
        return []
    gap, found = _gap(piece, after).strip(), []
    if gap == "," and any(after <= said.cue <= after + 2 for said in sayings(piece)):
        return []
    if gap not in (",", "(", "") or (not gap and piece.words[after].lower not in ("of", "de", "del", "du", "von")):
        return []
    for at in range(after, min(after + (10 if gap else 5), len(piece.words))):
        if at > after and _MARKS & set(_gap(piece, at)):
            break
        found.append(at)
    ends = _gap(piece, found[-1] + 1).strip()[:1] if found else ""
    return found if not gap or ends in (",", ")", ".", ";", "”", "") else []


@once
def voices(statement: Statement) -> tuple[Voice, ...]:
    """Every saying of the evidence, pronouns put for the speaker or the last person named before them."""
    found: list[Voice] = []
    last: Person | None = None
    for piece in statement.pieces:
        within = last
        for said in sayings(piece):
            if said.speaker.lower() in PRONOUNS:
                who = _opener(statement, piece, said) or within
            else:
                who = meant(statement, said.speaker, piece)
            found.append(Voice(piece, said, who))
            within = who or within
        last = within
    return tuple(found)


def _opener(statement: Statement, piece: Text, said: Saying) -> Person | None:
    """The last person named in the same sentence before the pronoun."""
    start = piece.words[said.span[0]].start
    named = [(piece.text.find(item.text), item.text) for item in piece.facts.names]
    before = [name for at, name in sorted(named) if 0 <= at < start]
    known = (one for name in reversed(before) for one in people(statement) if same_name(name, one.name))
    return next(known, None)


def _in_phrase(statement: Statement, phrase: str, text: Text) -> Person | None:
    """The person that a phrase names, where the name is its head: of "Doe of the group Breathe" it is Doe, of "Doe's lawyer",
    "the Anselm coach" and "economists at Halvard" nobody."""
    known = {item.text for item in text.facts.names if item.text in phrase}
    if phrase[:1].isupper() and " " not in phrase:
        known.add(phrase)
    heads = sorted((phrase.find(name), name) for name in known if _is_head(phrase, name))
    found = (one for _, name in heads for one in people(statement) if same_name(name, one.name))
    return next(found, None)


_HOLDING = frozenset("of at in from for with by de del du des da do dos das von vom der zu bei à au aux".split())


def _is_head(phrase: str, name: str) -> bool:
    start = phrase.find(name)
    before, behind = phrase[:start], phrase[start + len(name) :]
    if behind[:2] in ("'s", "’s"):
        return False
    clause = re.split(r"[,(–—]", before)[-1].split()
    if any(word.lower() in _HOLDING for word in clause[-2:]) and len(clause) > 1:
        return False
    following = re.match(r"[ -]([^\W\d_]+)", behind)
    return following is None or following[1][0].isupper() or following[1] in _SMALL | _HOLDING


def meant(statement: Statement, phrase: str, text: Text) -> Person | None:
    """Whom of the evidence a phrase of `text` means: by name, or by all that it says where that fits one alone."""
    if phrase.lower() in PRONOUNS:
        return None
    named = _in_phrase(statement, phrase, text)
    if named is not None:
        return named
    wanted = Text(phrase, text.language).stems - _GENERIC
    if not wanted or not statement.same_language:
        return None
    fitting = [one for one in people(statement) if all(_has(one, word, text.language) for word in wanted)]
    return fitting[0] if len(fitting) == 1 and wanted & fitting[0].called else None


def body(statement: Statement, phrase: str, text: Text) -> Person | None:
    """A body or somebody that the evidence calls exactly so without a name: "the farmers' union"."""
    words = [word for word in Text(phrase, text.language).words if word.content]
    wanted = frozenset(word.stem for word in words) - _GENERIC
    plain = " ".join(word.lower for word in words)
    if not wanted or not statement.same_language or any(word.text[0].isdigit() for word in words):
        return None
    for piece in statement.comparable:
        found = piece.lowered.find(plain)
        if found >= 0 and piece.lowered[:found].split()[-1:] not in (["a"], ["an"], ["one"], ["un"], ["une"], ["ein"], ["um"]):
            return Person(plain, wanted, frozenset())
    return Person(plain, wanted, frozenset()) if wanted <= statement.stems | statement.around.all_stems else None


def _has(one: Person, word: str, language: str) -> bool:
    known = one.words | one.called
    return word in known or bool(families(language).get(word, frozenset()) & known)


def are_two(statement: Statement, mine: Person, voice: Voice) -> bool:
    """Whether somebody known is surely not who says what the evidence has said."""
    theirs = voice.who
    words = voice.said.stems - _GENERIC
    if mine.name[:1].islower() and _alike(mine.words, words | (theirs.words | theirs.called if theirs else frozenset())):
        return False
    if theirs is None:
        return voice.said.speaker.lower() not in PRONOUNS and bool(words) and not words & (mine.words | mine.called)
    if theirs is mine or same_name(theirs.name, mine.name):
        return False
    if mine.words & (theirs.called | theirs.words) or theirs.words & mine.called:
        return False
    if words & (mine.words | mine.called) - _FOR_OTHERS and not theirs.words & voice.said.stems:
        return False
    if theirs.called & _FOR_OTHERS and _may_be_body(mine, frozenset()):
        return False
    return not (mine.called & _FOR_OTHERS and _may_be_body(theirs, voice.said.stems))


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether any two words begin alike: a trade has other endings beside a name than alone."""
    return any(one[:5] == other[:5] for one in mine for other in theirs)


def _may_be_body(one: Person, phrase: frozenset[str]) -> bool:
    """Whether nothing shows that a name is a person's: one word, and nothing beside it that people are called."""
    if one.name[:1].islower():
        return False
    return " " not in one.name.strip() and not (one.called | phrase) & _FOR_OTHERS
