"""The noun phrase that says something: before a verb of saying, behind it, or opening the sentence of a participle."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.facts.lexicon.common import IRREGULAR_PASTS
from briefing.facts.lexicon.function_words import FUNCTION_WORDS
from briefing.facts.lexicon.speech import ADVERBS, AUXILIARIES, CONNECTORS, LEADING, PRONOUNS, STOPS_AFTER
from briefing.facts.lexicon.stance import REPORTING
from briefing.facts.quotes import Quoted
from briefing.facts.tokens import Found, Reading
from briefing.records import Name

LONGEST_SUBJECT = 12  # tokens
_LONGEST_MAIN_SUBJECT = 6  # tokens
_LONGEST_SENTENCE = 40  # tokens


@dataclass(frozen=True)
class Voices:
    """What the search for speakers needs: the text, where quotations and names stand."""

    reading: Reading
    quoted: Sequence[Quoted]
    names: Sequence[Found[Name]]

    def inside(self, offset: int) -> bool:
        at = bisect_right(self.quoted, offset, key=lambda span: span.start)
        return at > 0 and offset < self.quoted[at - 1].end


def subject_behind(voices: Voices, place: int) -> tuple[int, int] | None:
    """The noun phrase that starts at `place`."""
    reading = voices.reading
    stops = STOPS_AFTER.get(reading.language, frozenset())
    first = place
    while first < len(reading.tokens) and reading.lower(first) in ADVERBS:
        first += 1
    at = first
    while at < min(first + LONGEST_SUBJECT, len(reading.tokens)):
        gap = reading.gap(at)
        if at > first and (gap.strip(" .’'-\u00a0&") or ("." in gap and at in reading.openers) or "\n" in gap):
            break
        if reading.lower(at) in stops or reading.tokens[at].is_number or reading.lower(at) in REPORTING[reading.language]:
            break
        if reading.language == "de" and _ends_german_phrase(reading, first, at):
            break
        at += 1
    if at == first or reading.gap(first).strip(" '’"):
        return None
    return (first, at) if _names_somebody(reading, first, at) else None


def _ends_german_phrase(reading: Reading, first: int, at: int) -> bool:
    """Behind a noun a small word goes on with the phrase only as a genitive or a particle of a name."""
    token = reading.tokens[at]
    capitals = sum(1 for place in range(first, at) if reading.tokens[place].is_capital)
    if not capitals or token.is_capital:
        return False
    return not (token.lower in ("des", "von", "van") or (token.lower == "der" and capitals == 1))


def subject_before(voices: Voices, place: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before the verb, over its auxiliaries and adverbs and an apposition between commas."""
    reading = voices.reading
    after = place
    while after > 0 and _stands_between(reading, after - 1) and not reading.gap(after).strip(" '’-"):
        after -= 1
    if after in reading.openers:
        return None
    if reading.gap(after).strip() in (",", "–", "—", "--", "-", ")"):
        inside = _phrase_start(voices, after)
        if _is_named(voices, inside, after) and reading.gap(inside).strip() == ",":
            return inside, after  # "The president, Santiago Peña, said"
        after = _over_apposition(reading, after)
    if after <= 0:
        return None
    first = _over_modifier(voices, _phrase_start(voices, after))
    return (first, after) if first < after and _names_somebody(reading, first, after) else None


_MODIFYING = frozenset("on to with in at from by for about inside".split())


def _over_modifier(voices: Voices, first: int) -> int:
    """ "A person briefed on the talks said": where a preposition leads to the phrase, the phrase before it, if that opens its
    clause with an article; else `first`."""
    reading = voices.reading
    if reading.language != "en" or reading.lower(first - 1) not in _MODIFYING or reading.gap(first).strip():
        return first
    start = _phrase_start(voices, first - 1)
    opens = start in reading.openers or bool(reading.gap(start).strip())
    return start if start + 1 < first - 1 and opens and reading.lower(start) in LEADING["en"] else first


def _stands_between(reading: Reading, place: int) -> bool:
    """Whether the token may stand between a subject and its verb: an auxiliary, an adverb, a date ("on Friday said")."""
    token = reading.tokens[place]
    if token.lower in AUXILIARIES or token.lower in ADVERBS or reading.is_masked(token.start, token.end):
        return True
    before_date = token.lower in ("on", "am", "el", "este", "na", "nesta", "ce", "in", "im") and place + 1 < len(reading.tokens)
    return before_date and reading.is_masked(reading.tokens[place + 1].start, reading.tokens[place + 1].end)


def _is_named(voices: Voices, first: int, after: int) -> bool:
    """Whether the phrase is a name of two words or more and nothing else."""
    start, end = voices.reading.tokens[first].start, voices.reading.tokens[after - 1].end
    at = bisect_left(voices.names, start, key=lambda name: name.start)
    return after - first > 1 and at < len(voices.names) and (voices.names[at].start, voices.names[at].end) == (start, end)


def main_subject(voices: Voices, place: int) -> tuple[int, int] | None:
    """ "The minister left, saying …": the noun phrase that opens the sentence, up to its verb."""
    reading = voices.reading
    opener = next((at for at in range(place, max(-1, place - _LONGEST_SENTENCE), -1) if at in reading.openers), None)
    if opener is None or opener == place:
        return None
    at = opener
    while at < min(opener + _LONGEST_MAIN_SUBJECT, place):
        leads = at == opener and reading.lower(at) in LEADING[reading.language]
        word = reading.lower(at)
        verb = word in REPORTING[reading.language] or word in IRREGULAR_PASTS or word.endswith("ed")
        if verb or (_is_function_word(reading, at) and not leads) or (at > opener and reading.gap(at).strip(" '’-")):
            break
        at += 1
    if at > opener and _names_somebody(reading, opener, at):
        return opener, at
    named = bisect_left(voices.names, reading.tokens[opener].start, key=lambda name: name.start)
    if named < len(voices.names) and reading.place_at(voices.names[named].start) <= opener + 1:
        return reading.place_at(voices.names[named].start), reading.place_at(voices.names[named].end)
    return None


def _over_apposition(reading: Reading, after: int) -> int:
    """ "Jane Doe, the union's leader, said": the token after the noun before the first of the two commas; 0 without one."""
    for at in range(after - 1, max(0, after - 15), -1):
        if at in reading.openers or reading.is_masked(reading.tokens[at - 1].start, reading.tokens[at - 1].end):
            return 0
        if reading.gap(at).strip() in (",", "–", "—", "--", "-", "("):
            return at
    return 0


def _phrase_start(voices: Voices, after: int) -> int:
    """How far back the noun phrase that ends at `after` goes."""
    reading = voices.reading
    leading = LEADING[reading.language]
    first = after
    while first > max(0, after - LONGEST_SUBJECT) and not _parts(voices, first, after):
        word = reading.lower(first - 1)
        if not (word in CONNECTORS or _links_bodies(reading, first - 1)):
            if word in STOPS_AFTER[reading.language]:
                break
            if _is_function_word(reading, first - 1):
                return first - 1 if word in leading or (first == after and word in PRONOUNS) else first
        first -= 1
    while first < after and reading.lower(first) in CONNECTORS and reading.lower(first) not in leading:
        first += 1
    return first


def _parts(voices: Voices, first: int, after: int) -> bool:
    """Whether the phrase cannot go on to the left of `first`: a mark, a sentence's start, a number, a date, a verb of saying."""
    reading = voices.reading
    if first < after and (reading.gap(first).strip(" .’'-\u00a0&") or first in reading.openers):
        return True
    token = reading.tokens[first - 1]
    taken = voices.inside(token.start) or token.is_number or reading.is_masked(token.start, token.end)
    return taken or (token.lower in REPORTING[reading.language] and not token.is_capital)


def _links_bodies(reading: Reading, place: int) -> bool:
    """ "Robin Smith from British Transport Police": a preposition between two names."""
    between = 0 < place < len(reading.tokens) - 1 and reading.lower(place) in ("from", "at", "with", "de", "von", "vom", "for")
    return between and reading.tokens[place - 1].is_capital and reading.tokens[place + 1].is_capital


def _names_somebody(reading: Reading, first: int, after: int) -> bool:
    """Whether the phrase holds a noun at all; a pronoun alone is resolved later."""
    if after - first == 1 and reading.lower(first) in PRONOUNS:
        return True
    return any(not _is_function_word(reading, at) and reading.lower(at) not in ADVERBS for at in range(first, after))


def _is_function_word(reading: Reading, place: int) -> bool:
    """Whether the token is a small word; "US" and "WHO" are none."""
    token = reading.tokens[place]
    return token.lower in FUNCTION_WORDS[reading.language] and not (len(token.text) > 1 and token.text.isupper())
