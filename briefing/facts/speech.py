"""Who says what: attributions, the speaker of each quotation, and the speaker of a statement as a whole.

An attribution is a verb of saying with its subject before it ("The ministry said", "Jane Doe told reporters") or behind it
("said Jane Doe"), or a phrase ("according to the union"). The speaker is given as written. A pronoun stands for the last
speaker before it, else for the last person named. Words inside quotation marks attribute nothing to anybody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing.facts.lexicon.speech import (
    AUXILIARIES,
    HOLDING,
    LEADING,
    NO_VERB_AFTER,
    PARTICIPLES,
    PRONOUNS,
    SEPARABLE,
    STARTS_WITH_THAT,
    TEXTS,
)
from briefing.facts.lexicon.stance import ACCORDING_AFTER, ACCORDING_TO, REPORTING, WEAK_REPORTING
from briefing.facts.quotes import Quoted
from briefing.facts.subjects import LONGEST_SUBJECT, Voices, main_subject, subject_before, subject_behind
from briefing.facts.tokens import Found, Reading
from briefing.records import Quotation

_NEIGHBOUR = 2  # sentences: the same and the next


@dataclass(frozen=True)
class Attribution:
    """Where a speaker and the verb stand, from `start` to `end`; `speaker` as written, or what a pronoun stands for; None
    where that is not to be found in the text."""

    start: int
    end: int
    speaker: str | None


def attributions(voices: Voices) -> list[Attribution]:
    """The attributions outside quotation marks, in order."""
    reading = voices.reading
    cues = _cues(reading.language)
    found: list[Attribution] = []
    for place, token in enumerate(reading.tokens):
        subject = _subject_at(voices, place) if token.lower in cues else None
        if subject is None or voices.inside(token.start):
            continue
        first, after = subject
        start, end = reading.tokens[first].start, reading.tokens[after - 1].end
        found.append(Attribution(min(start, token.start), max(end, token.end), _resolved(voices, first, after, found)))
    return found


@cache
def _cues(language: str) -> frozenset[str]:
    """The words that can open or be an attribution."""
    return ACCORDING_AFTER | ACCORDING_TO[language].keys() | REPORTING.get(language, frozenset())


def _subject_at(voices: Voices, place: int) -> tuple[int, int] | None:
    """The tokens of the speaker for a cue at `place`: from the first up to but not including the second."""
    reading = voices.reading
    word = reading.lower(place)
    if word in ACCORDING_AFTER:
        return subject_before(voices, place)
    for phrase, _ in ACCORDING_TO[reading.language].get(word, ()):
        if reading.matches(place, phrase) and _leads(reading, place):
            return subject_behind(voices, place + len(phrase))
    if word not in REPORTING.get(reading.language, ()) or not _is_verb(voices, place):
        return None
    if word in PARTICIPLES or reading.lower(place - 1) in ("and", "but", "y", "et", "und", "e"):
        return main_subject(voices, place)
    behind = subject_behind(voices, place + 1) if _inverted(voices, place) else None
    if behind is not None and reading.lower(behind[1]) in _FINITE:
        behind = None  # "Naim Karim, said the group was …"
    return behind or subject_before(voices, place)


_FINITE = frozenset("is are was were has have had will would can could may might should does did".split())


def _leads(reading: Reading, place: int) -> bool:
    """Whether "segundo", "conforme", "laut" are prepositions here: not behind an article."""
    return bool(reading.gap(place).strip()) or reading.lower(place - 1) not in NO_VERB_AFTER[reading.language]


def _is_verb(voices: Voices, place: int) -> bool:
    """Whether the word says something here: weak verbs only beside a quotation, a colon or "that"."""
    reading = voices.reading
    if reading.tokens[place].is_capital and place not in reading.openers:
        return False  # "the United States"
    if reading.lower(place - 1) in NO_VERB_AFTER[reading.language] and not reading.gap(place).strip():
        return False
    if reading.lower(place + 1) == "sich":
        return False  # "meldet sich"
    return reading.lower(place) not in WEAK_REPORTING or _speaks(voices, place)


def _speaks(voices: Voices, place: int) -> bool:
    reading = voices.reading
    following = reading.lower(place + 1)
    if (particle := SEPARABLE.get(reading.lower(place))) and _ends_clause(reading, place, particle):
        return True
    if _closes_report(reading, place) or _holds(reading, place):
        return True
    ahead = min(place + 8, len(reading.tokens) - 1)
    near = reading.text[reading.tokens[place].end : reading.tokens[ahead].end]
    before = reading.text[max(0, reading.tokens[place].start - 80) : reading.tokens[place].start]
    return following in STARTS_WITH_THAT or any(mark in near + before for mark in '“”„«»":')


_INFINITIVE = {"es": ("ar", "er", "ir"), "pt": ("ar", "er", "ir"), "fr": ("er", "ir", "re"), "en": (), "de": ()}


def _holds(reading: Reading, place: int) -> bool:
    """Whether a verb of holding or fearing governs an infinitive: "temen perder", "craint de perdre", "fears losing"."""
    if reading.lower(place) not in HOLDING:
        return False
    after, second = reading.lower(place + 1), reading.lower(place + 2)
    verb = second if after in ("de", "d", "ne", "em") else after
    if reading.language == "en":
        return verb.endswith("ing") or verb == "to"
    if reading.language == "de":
        return "," in reading.gap(place + 1) or "," in reading.gap(place + 2)
    return verb.endswith(_INFINITIVE[reading.language])


def _closes_report(reading: Reading, place: int) -> bool:
    """Whether the verb ends its sentence behind a comma: "… in the rain, The Telegraph reported."."""
    if place + 1 < len(reading.tokens) and place + 1 not in reading.openers:
        return False
    return any("," in reading.gap(at) for at in range(max(1, place - LONGEST_SUBJECT), place))


def _ends_clause(reading: Reading, place: int, particle: str) -> bool:
    """Whether `particle` ends the clause that the verb at `place` opens ("teilte das Ministerium mit")."""
    for at in range(place + 1, min(place + LONGEST_SUBJECT, len(reading.tokens))):
        if reading.lower(at) == particle:
            return at + 1 == len(reading.tokens) or bool(reading.gap(at + 1).strip())
    return False


def _inverted(voices: Voices, place: int) -> bool:
    """ "…”, said Jane Doe": the verb follows a quotation, a comma or a clause, and its subject follows the verb."""
    reading = voices.reading
    start = place
    while start > 0 and reading.lower(start - 1) in AUXILIARIES and not reading.gap(start).strip(" '’"):
        start -= 1
    gap = reading.gap(start)
    if start in reading.openers and start == 0 and not gap.strip():
        return reading.language in ("es", "pt", "de")
    return any(mark in gap for mark in '”»“"’,–—)')


def _resolved(voices: Voices, first: int, after: int, known: list[Attribution]) -> str | None:
    """The speaker as written; for a pronoun the last speaker, else the last person named before it."""
    reading = voices.reading
    start, end = reading.tokens[first].start, reading.tokens[after - 1].end
    if after - first == 1 and reading.lower(first) in PRONOUNS:
        if known:
            return known[-1].speaker
        at = bisect_left(voices.names, start, key=lambda name: name.start)
        people = [name.value for name in voices.names[max(0, at - 5) : at] if name.value.title or " " in name.value.text]
        return people[-1].text if people else None
    return reading.text[start:end]


_OF = re.compile(
    r"\s(?:of|on|for|with|between|to|de|del|du|des|da|do|d[’']|der|von|über|zwischen|entre|sobre|sur|com|con|avec|mit)\b"
)


def is_text(speaker: str, language: str) -> bool:
    """Whether what speaks is a text that lays something down: "the text", "the bill's wording", "le texte de l’accord"."""
    head = _OF.split(speaker, maxsplit=1)[0]
    found: list[str] = re.findall(r"[^\W\d_]+", head)
    if not found or language not in TEXTS or (found[-1][0].isupper() and len(found) > 1 and found[0].lower() not in _ARTICLES):
        return False  # "Jude Law"
    if language == "de":
        return found[-1].lower().endswith(tuple(TEXTS["de"]))
    return any(word.lower() in TEXTS[language] for word in (found[-1:] if language == "en" else found))


_ARTICLES = frozenset[str]().union(*LEADING.values()) | {"this", "that", "este", "esta", "ce", "cette", "cet", "dieser", "dieses"}


def quotations(voices: Voices, said: Sequence[Attribution]) -> list[Found[Quotation]]:
    """The quotations with their speakers: the nearest attribution of the same sentence, else of a neighbouring one."""
    found = []
    for span in voices.quoted:
        nearest = _nearest(voices.reading.text, span, said)
        text = voices.reading.text[span.start : span.end]
        found.append(Found(span.start, span.end, Quotation(text=text, speaker=nearest.speaker if nearest else None)))
    return found


def _nearest(text: str, span: Quoted, said: Sequence[Attribution]) -> Attribution | None:
    """The attribution that leads straight to the quotation ("called it a “nightmare”"), else the nearest on either side."""
    at = bisect_left(said, span.outer_start, key=lambda item: item.start)
    if at and not _LEAVES_CLAUSE.search(text, min(said[at - 1].end, span.outer_start), span.outer_start):
        return said[at - 1]
    beside = [(_distance(text, span, item), item.start, item) for item in said[max(0, at - 2) : at + 3]]
    distance, _, nearest = min(beside, default=(_FAR, 0, None))
    return nearest if distance < _FAR else None


_LEAVES_CLAUSE = re.compile(r"[,.;!?\n”“\"«»„]")
_FAR = 10_000
_SENTENCE = 400  # what a sentence's end between a quotation and an attribution costs, in characters


def _distance(text: str, span: Quoted, said: Attribution) -> float:
    """Characters between the two; the end of a sentence between them costs more, a second one or a paragraph too much."""
    if said.start >= span.outer_end:
        between = text[span.outer_end : min(said.start, span.outer_end + 800)]
        ends = _ends_of_sentences(between)
        behind = 0.0
    elif said.end <= span.outer_start:
        between = text[max(said.end, span.outer_start - 800) : span.outer_start]
        ends = _ends_of_sentences(between)
        behind = 5.0
    else:
        return 0.0
    if ends >= _NEIGHBOUR or "\n\n" in between or len(between) >= 800:
        return _FAR
    return len(between) + ends * _SENTENCE + behind


def _ends_of_sentences(between: str) -> int:
    return sum(between.count(mark) for mark in (". ", "! ", "? ", ".\n", ".” "))
