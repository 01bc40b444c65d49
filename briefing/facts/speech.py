"""Who says what: attributions, the speaker of each quotation, and the speaker of a statement as a whole.

An attribution is a verb of saying with its subject before it ("The ministry said", "Jane Doe told reporters") or behind it
("said Jane Doe"), or a phrase ("according to the union"). The speaker is given as written. A pronoun stands for the last
speaker before it, else for the last person named. Words inside quotation marks attribute nothing to anybody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.facts.lexicon.function_words import FUNCTION_WORDS
from briefing.facts.lexicon.speech import (
    ADVERBS,
    AUXILIARIES,
    CONNECTORS,
    LEADING,
    NO_VERB_AFTER,
    PRONOUNS,
    SEPARABLE,
    STARTS_WITH_THAT,
    STOPS_AFTER,
)
from briefing.facts.lexicon.stance import ACCORDING_AFTER, ACCORDING_TO, REPORTING, WEAK_REPORTING
from briefing.facts.quotes import Quoted
from briefing.facts.tokens import Found, Reading
from briefing.records import Name, Quotation

_LONGEST_SUBJECT = 12  # tokens
_NEIGHBOUR = 2  # sentences: the same and the next


@dataclass(frozen=True)
class Attribution:
    """Where a speaker and the verb stand, from `start` to `end`; `speaker` as written, or what a pronoun stands for."""

    start: int
    end: int
    speaker: str


@dataclass(frozen=True)
class Voices:
    """What the search for speakers needs: the text, where quotations and names stand."""

    reading: Reading
    quoted: Sequence[Quoted]
    names: Sequence[Found[Name]]

    def inside(self, offset: int) -> bool:
        at = bisect_right(self.quoted, offset, key=lambda span: span.start)
        return at > 0 and offset < self.quoted[at - 1].end


def attributions(voices: Voices) -> list[Attribution]:
    """The attributions outside quotation marks, in order."""
    reading = voices.reading
    found: list[Attribution] = []
    for place, token in enumerate(reading.tokens):
        subject = _subject_at(voices, place)
        if subject is None or voices.inside(token.start):
            continue
        first, after = subject
        speaker = _resolved(voices, first, after, found)
        if speaker:
            start, end = reading.tokens[first].start, reading.tokens[after - 1].end
            found.append(Attribution(min(start, token.start), max(end, token.end), speaker))
    return found


def _subject_at(voices: Voices, place: int) -> tuple[int, int] | None:
    """The tokens of the speaker for a cue at `place`: from the first up to but not including the second."""
    reading = voices.reading
    word = reading.lower(place)
    if word in ACCORDING_AFTER:
        return _before(voices, place)
    for phrase, _ in ACCORDING_TO[reading.language].get(word, ()):
        if reading.matches(place, phrase) and _leads(reading, place):
            return _behind(voices, place + len(phrase))
    if word not in REPORTING.get(reading.language, ()) or not _is_verb(voices, place):
        return None
    return (_behind(voices, place + 1) if _inverted(voices, place) else None) or _before(voices, place)


def _leads(reading: Reading, place: int) -> bool:
    """Whether "segundo", "conforme", "laut" are prepositions here: not behind an article."""
    return bool(reading.gap(place).strip()) or reading.lower(place - 1) not in NO_VERB_AFTER[reading.language]


def _is_verb(voices: Voices, place: int) -> bool:
    """Whether the word says something here: weak verbs only beside a quotation, a colon or "that"."""
    reading = voices.reading
    if reading.lower(place - 1) in NO_VERB_AFTER[reading.language] and not reading.gap(place).strip():
        return False
    return reading.lower(place) not in WEAK_REPORTING or _speaks(voices, place)


def _speaks(voices: Voices, place: int) -> bool:
    reading = voices.reading
    following = reading.lower(place + 1)
    if (particle := SEPARABLE.get(reading.lower(place))) and _ends_clause(reading, place, particle):
        return True
    ahead = min(place + 8, len(reading.tokens) - 1)
    near = reading.text[reading.tokens[place].end : reading.tokens[ahead].end]
    before = reading.text[max(0, reading.tokens[place].start - 30) : reading.tokens[place].start]
    return following in STARTS_WITH_THAT or any(mark in near + before for mark in '“”„«»":')


def _ends_clause(reading: Reading, place: int, particle: str) -> bool:
    """Whether `particle` ends the clause that the verb at `place` opens ("teilte das Ministerium mit")."""
    for at in range(place + 1, min(place + _LONGEST_SUBJECT, len(reading.tokens))):
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


def _behind(voices: Voices, place: int) -> tuple[int, int] | None:
    """The noun phrase that starts at `place`."""
    reading = voices.reading
    stops = STOPS_AFTER.get(reading.language, frozenset())
    first = place
    while first < len(reading.tokens) and reading.lower(first) in ADVERBS:
        first += 1
    at = first
    while at < min(first + _LONGEST_SUBJECT, len(reading.tokens)):
        gap = reading.gap(at)
        if at > first and (gap.strip(" .’'-\u00a0&") or ("." in gap and at in reading.openers) or "\n" in gap):
            break
        if reading.lower(at) in stops or reading.tokens[at].is_number or reading.lower(at) in REPORTING[reading.language]:
            break
        at += 1
    if at == first or reading.gap(first).strip(" '’"):
        return None
    return (first, at) if _names_somebody(reading, first, at) else None


def _before(voices: Voices, place: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before the verb, over its auxiliaries and adverbs and an apposition between commas."""
    reading = voices.reading
    after = place
    while after > 0 and reading.lower(after - 1) in AUXILIARIES | ADVERBS and not reading.gap(after).strip(" '’-"):
        after -= 1
    if after in reading.openers:
        return None
    if reading.gap(after).strip() in (",", "–", "—", ")"):
        inside = _phrase_start(voices, after)
        if _is_named(voices, inside, after) and reading.gap(inside).strip() == ",":
            return inside, after  # "The president, Santiago Peña, said"
        after = _over_apposition(reading, after)
    if after <= 0:
        return None
    first = _phrase_start(voices, after)
    return (first, after) if first < after and _names_somebody(reading, first, after) else None


def _is_named(voices: Voices, first: int, after: int) -> bool:
    """Whether the phrase is a name of two words or more and nothing else."""
    start, end = voices.reading.tokens[first].start, voices.reading.tokens[after - 1].end
    at = bisect_left(voices.names, start, key=lambda name: name.start)
    return after - first > 1 and at < len(voices.names) and (voices.names[at].start, voices.names[at].end) == (start, end)


def _over_apposition(reading: Reading, after: int) -> int:
    """ "Jane Doe, the union's leader, said": the token after the noun before the first of the two commas; 0 without one."""
    for at in range(after - 1, max(0, after - 15), -1):
        if at in reading.openers:
            return 0
        if reading.gap(at).strip() in (",", "–", "—", "("):
            return at
    return 0


def _phrase_start(voices: Voices, after: int) -> int:
    """How far back the noun phrase that ends at `after` goes."""
    reading = voices.reading
    leading = LEADING.get(reading.language, frozenset())
    first = after
    while first > max(0, after - _LONGEST_SUBJECT):
        word = reading.lower(first - 1)
        gap = reading.gap(first)
        if first < after and (gap.strip(" .’'-\u00a0&") or first in reading.openers):
            break
        if voices.inside(reading.tokens[first - 1].start) or reading.tokens[first - 1].is_number:
            break
        if word in REPORTING[reading.language] or (word in STOPS_AFTER.get(reading.language, ()) and word not in CONNECTORS):
            break
        if _is_function_word(reading, first - 1) and word not in CONNECTORS:
            return first - 1 if word in leading or (first == after and word in PRONOUNS) else first
        first -= 1
    while first < after and reading.lower(first) in CONNECTORS and reading.lower(first) not in leading:
        first += 1
    return first


def _names_somebody(reading: Reading, first: int, after: int) -> bool:
    """Whether the phrase holds a noun at all; a pronoun alone is resolved later."""
    if after - first == 1 and reading.lower(first) in PRONOUNS:
        return True
    return any(not _is_function_word(reading, at) and reading.lower(at) not in ADVERBS for at in range(first, after))


def _is_function_word(reading: Reading, place: int) -> bool:
    """Whether the token is a small word; "US" and "WHO" are none."""
    token = reading.tokens[place]
    return token.lower in FUNCTION_WORDS[reading.language] and not (len(token.text) > 1 and token.text.isupper())


def _resolved(voices: Voices, first: int, after: int, known: list[Attribution]) -> str | None:
    """The speaker as written; for a pronoun the last speaker, else the last person named before it."""
    reading = voices.reading
    start, end = reading.tokens[first].start, reading.tokens[after - 1].end
    if after - first == 1 and reading.lower(first) in PRONOUNS:
        if known:
            return known[-1].speaker
        earlier = [name for name in voices.names if name.end <= start]
        people = [name for name in earlier if name.value.title or " " in name.value.text]
        return people[-1].value.text if people else None
    return reading.text[start:end]


def quotations(voices: Voices, said: Sequence[Attribution]) -> list[Found[Quotation]]:
    """The quotations with their speakers: the nearest attribution of the same sentence, else of a neighbouring one."""
    found = []
    for span in voices.quoted:
        at = bisect_left(said, span.outer_start, key=lambda item: item.start)
        beside = said[max(0, at - 2) : at + 3]
        nearest = min(beside, key=lambda item: _distance(voices.reading.text, span, item), default=None)
        close = nearest is not None and _distance(voices.reading.text, span, nearest) < _FAR
        text = voices.reading.text[span.start : span.end]
        found.append(Found(span.start, span.end, Quotation(text=text, speaker=nearest.speaker if nearest and close else None)))
    return found


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


def speaker_of(reading: Reading, said: Sequence[Attribution]) -> str | None:
    """Who makes the statement: the first attribution, if it belongs to the first sentence or the text has but one."""
    return said[0].speaker if said else None
