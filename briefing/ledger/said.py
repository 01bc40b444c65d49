"""A claim as the ledger compares it: names, acts with their yes or no, other words, and numbers with their bounds.

Read once for each claim, so that a thousand claims are compared by sets and not by their texts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.facts.lexicon.calendar import MONTHS, WEEKDAYS
from briefing.facts.lexicon.function_words import FUNCTION_WORDS
from briefing.facts.lexicon.places import KNOWN_PLACES, SAME
from briefing.facts.lexicon.stance import FRENCH_SECOND, NEGATION, REPORTING
from briefing.facts.naming import key_of
from briefing.ledger.concepts import Met, met, thing
from briefing.ledger.spans import span_near
from briefing.records import Claim, DateFact, Number
from briefing.typography import fold

STEM = 6  # letters of a word that are compared: "postpones", "postponed"
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,'\u00a0\u202f]\d+)*")
_PAPERS = frozenset("report dated release".split())  # "in its report of 14 May": the day of the paper, not of the act
_CLAUSE_OPENERS = frozenset("that que dass".split())
_CREDITS = frozenset("according segun selon laut zufolge segundo conforme".split())
_LONGEST_CREDIT = 12  # tokens
_DENIAL_REACH = 5  # tokens before an act in which a "not" denies it
CONTRAST = frozenset(
    "blank blanco blancos nulos north south east west northern southern eastern western first second third upper lower last"
    " next average media promedio moyenne durchschnittlich durchschnitt peak maximum maximo pico pointe maximal spitze".split()
)
"""Words in which look-alikes differ: the first round is not the second, and the peak is not the average."""
_SLIGHT = frozenset(
    "daily diario diarios diaria diarias taglich quotidien quotidiennement"
    " according expect expects expected hope hopes hoped also public figure statement fully around total reported there far"
    " later been able made make says called describe described view amount amounts month today tomorrow"
    " heads foreign secretary state minister ministers chief director spokesman spokeswoman president".split()
)
_PLACED_BY = frozenset("in at near outside en cerca a au aux pres bei nahe em no na perto".split())
_LEAST = (
    "at least|more than|over|no fewer than|upwards of|as many as|al menos|mas de|por lo menos|au moins|plus de|mindestens"
    "|mehr als|uber|wenigstens|pelo menos|ao menos|mais de"
)
_MOST = (
    "up to|fewer than|less than|at most|no more than|under|hasta|menos de|jusqu'a|moins de|au plus|bis zu|weniger als|hochstens"
    "|ate|no maximo"
)
_AT_LEAST = re.compile(rf"\b(?:{_LEAST})\s+(?:[^\w\s]\s*)?$")
_AT_MOST = re.compile(rf"\b(?:{_MOST})\s+(?:[^\w\s]\s*)?$")
_GUESS = "about|around|some|nearly|almost|unos|unas|cerca de|alrededor de|casi|environ|quelque|pres de|rund|etwa|knapp|fast|quase"
BOUND = re.compile(rf"\b(?:{_LEAST}|{_MOST}|{_GUESS})\s+(?:[^\w\s]\s*)?$")
"""What bounds a number or makes it a guess, right before it, in lower case without diacritics."""


def folded_set(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


_DENIALS = {language: folded_set(words) for language, words in NEGATION.items()}
_STOP = {
    language: folded_set(words | REPORTING.get(language, frozenset()) | frozenset(MONTHS.get(language, {})))
    | folded_set(frozenset(WEEKDAYS.get(language, {})))
    for language, words in FUNCTION_WORDS.items()
}
_REPORTING = {language: folded_set(words) for language, words in REPORTING.items()}


@dataclass(frozen=True)
class Act:
    """Something that is said to have happened, or not to have. `place` is its token's place in the claim."""

    name: str
    denied: bool
    place: int
    after: int


@dataclass(frozen=True)
class Figure:
    """A number of a claim, from `low` to `high` as its words bound it, and the place of its first token."""

    number: Number
    low: float
    high: float
    place: int

    @property
    def value(self) -> float:
        return self.number.value


@dataclass(frozen=True)
class Said:
    """One claim, read for comparing. `terms` are its concepts and stems without names, values and small words."""

    claim: Claim
    language: str
    names: frozenset[str]
    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    folded: str

    @property
    def id(self) -> str:
        return self.claim.id

    @cached_property
    def documents(self) -> frozenset[str]:
        return frozenset(item.document for item in self.claim.evidence)

    @cached_property
    def told_of(self) -> frozenset[str]:
        """Its names without that of the person who says it, if there are others."""
        speaker = fold(self.claim.facts.speaker or "")
        return frozenset(name for name in self.names if " " not in name or name not in speaker) or self.names

    @cached_property
    def things(self) -> frozenset[str]:
        """The bodies, papers and the like that it speaks of, in its names as in its other words, but for who says it."""
        told = (token for place, token in enumerate(self.tokens) if place not in self._speaking)
        return frozenset(concept for token in told if (concept := thing(token)))

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """What is said to have happened. A bare verb counts only where it is denied, or to come ("is expected to sign")."""
        hidden = self._named
        found = [(one, self._denied(one)) for one in met(self.tokens, self.language) if one.place not in hidden]
        ahead = self.claim.certainty == "forecast"
        told = [(one, denied) for one, denied in found if denied or ahead or not one.bare]
        return tuple(Act(one.concept, denied, one.place, one.place + one.size) for one, denied in told)

    def _denied(self, one: Met) -> bool:
        if not self.claim.facts.negation:
            return False
        denials = _DENIALS.get(self.language, frozenset())
        before = self.tokens[max(0, one.place - _DENIAL_REACH) : one.place]
        after = self.tokens[one.place + one.size : one.place + one.size + _DENIAL_REACH]
        if self.language == "fr" and FRENCH_SECOND & set(after[:2]):
            return True
        return bool(denials & set(before)) or (self.language == "de" and bool(denials & set(after)))

    @cached_property
    def act_names(self) -> frozenset[str]:
        return frozenset(act.name for act in self.acts)

    @cached_property
    def terms(self) -> frozenset[str]:
        return frozenset(term for _, term in self.placed_terms)

    @cached_property
    def placed_terms(self) -> tuple[tuple[int, str], ...]:
        """Each concept or stem with the place of its token."""
        at = {act.place: act.name for act in self.acts}
        inside = {place for act in self.acts for place in range(act.place, act.after)}
        return tuple(self._terms(at, inside))

    def _terms(self, at: dict[int, str], inside: set[int]) -> Iterator[tuple[int, str]]:
        stop = _STOP.get(self.language, _STOP["en"])
        for place, token in enumerate(self.tokens):
            if place in at:
                yield place, at[place]
            elif place in inside or place in self._valued or place in self._speaking or token[0].isdigit():
                continue
            elif token in CONTRAST:
                yield place, token
            elif len(token) > 3 and token not in stop and token not in _SLIGHT:
                yield place, thing(token) or token[:STEM]

    def parts(self, place: int) -> bool:
        """Whether a clause ends at a token: a verb of saying, "that", or a mark behind it."""
        end = self.starts[place] + len(self.tokens[place])
        mark = self.folded[end : self.starts[place + 1] if place + 1 < len(self.starts) else len(self.folded)].strip()
        return mark[:1] in (",", ";", ":", ".") or self.tokens[place] in _CLAUSE_OPENERS or self.tokens[place] in self._reporting

    def is_small(self, place: int) -> bool:
        """Whether a token carries no meaning by itself."""
        return self.tokens[place] in _STOP.get(self.language, _STOP["en"]) or place in self._dated

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        found, at = [], 0
        for number in self.claim.facts.numbers:
            start = self.folded.find(fold(number.text), at)
            if start < 0:
                start = self.folded.find(fold(number.text))
            at = max(start, at)
            low, high = number.value, number.high if number.high is not None else number.value
            before = self.folded[max(0, start - 24) : max(start, 0)]
            if _AT_LEAST.search(before):
                high = float("inf")
            elif _AT_MOST.search(before):
                low = 0.0
            found.append(Figure(number, low, high, self._token_at(start)))
        return tuple(found)

    def span_of(self, figure: Figure) -> str | None:
        """The span of time by which a figure counts: "day" for "11,400 vehicles a day"; None where it names none."""
        words = fold(figure.number.text)
        start = self.folded.find(words)
        return span_near(self.folded, start, start + len(words)) if start >= 0 else None

    @cached_property
    def days(self) -> tuple[DateFact, ...]:
        """Its dates without those on which somebody said it ("said on Wednesday", "in its report of 14 May")."""
        return tuple(day for day in self.claim.facts.dates if day.value and not self._is_of_saying(day))

    def _is_of_saying(self, day: DateFact) -> bool:
        place = self._token_at(self.folded.find(fold(day.text)))
        return any(token in self._reporting or token in _PAPERS for token in self.tokens[max(0, place - 3) : place])

    @cached_property
    def opening(self) -> str:
        """The words before the first verb of saying: whoever is said to say it, told in full. Empty without such a verb."""
        said = next((place for place, word in enumerate(self.tokens) if word in self._reporting or word == "told"), 0)
        return self.folded[: self.starts[said]] if said else ""

    def act_near(self, day: DateFact) -> str | None:
        """The act that stands nearest to a date; None without any."""
        place = self._token_at(self.folded.find(fold(day.text)))
        return min(self.acts, key=lambda act: abs(act.place - place)).name if self.acts else None

    @cached_property
    def name_stems(self) -> frozenset[str]:
        """The words of its names as terms: what is a name in one claim may be common words in another."""
        words = (self.tokens[place] for place in self._named)
        return frozenset(thing(word) or word[:STEM] for word in words)

    @cached_property
    def places(self) -> frozenset[str]:
        """Names that stand after "in", "at", "near": where it happened."""
        found = set()
        for name in self.claim.facts.names:
            place = self._token_at(self.folded.find(fold(name.text)))
            if place and self.tokens[place - 1] in _PLACED_BY:
                found.add(name.key)
        return frozenset(found)

    @cached_property
    def _named(self) -> frozenset[int]:
        """The places of the tokens of names and their titles."""
        names = self.claim.facts.names
        return self._covered([name.text for name in names] + [name.title for name in names if name.title])

    @cached_property
    def _reporting(self) -> frozenset[str]:
        return _REPORTING.get(self.language, frozenset())

    @cached_property
    def _speaking(self) -> frozenset[int]:
        """The places of the words for who says it, which are no part of what is said."""
        speaker = self.claim.facts.speaker
        if not speaker:
            return frozenset()
        return self._covered([speaker]) | frozenset(self._credited())

    def _credited(self) -> Iterator[int]:
        """The places of what follows "according to", up to the next mark."""
        for place, token in enumerate(self.tokens):
            if token in _CREDITS:
                end = next((at for at in range(place, len(self.tokens)) if self.parts(at)), place)
                yield from range(place, min(end, place + _LONGEST_CREDIT) + 1)

    @cached_property
    def _dated(self) -> frozenset[int]:
        return self._covered([item.text for item in self.claim.facts.dates])

    @cached_property
    def _valued(self) -> frozenset[int]:
        """The same with numbers and dates."""
        facts = self.claim.facts
        return self._named | self._dated | self._covered([item.text for item in facts.numbers])

    def _covered(self, texts: list[str]) -> frozenset[int]:
        found: set[int] = set()
        for text in map(fold, texts):
            start = self.folded.find(text)
            while text and start >= 0:
                found.update(range(self._token_at(start), self._token_at(start + len(text))))
                start = self.folded.find(text, start + len(text))
        return frozenset(found)

    def _token_at(self, offset: int) -> int:
        """The place of the first token that starts at `offset` or later."""
        return bisect_left(self.starts, max(offset, 0))


def read(claims: Sequence[Claim]) -> list[Said]:
    """The claims, read for comparing. A language that is not known is taken for English."""
    full = _full_names(name.key for claim in claims for name in claim.facts.names)
    return [_read(claim, full) for claim in claims]


def _read(claim: Claim, full: Mapping[str, str]) -> Said:
    text = fold(claim.text)
    found = list(_WORD.finditer(text))
    tokens, starts = tuple(match[0] for match in found), tuple(match.start() for match in found)
    names = frozenset(part for name in claim.facts.names for part in _own_part(full.get(name.key, name.key)))
    return Said(claim, (claim.language or "en").partition("-")[0].lower(), names, tokens, starts, text)


def _full_names(keys: Iterable[str]) -> dict[str, str]:
    """Surnames to the one full name of the story that ends in them."""
    known = set(keys)
    bearers: dict[str, set[str]] = defaultdict(set)
    for key in known:
        words = key.split()
        if 1 < len(words) < 5 and not any(thing(word) for word in words):
            for start in range(1, len(words)):
                bearers[" ".join(words[start:])].add(key)
    return {short: min(full) for short, full in bearers.items() if short in known and len(full) == 1}


_LINKS = frozenset("of de del du des da do dos das la el le les los las the der die und and for".split())
TRANSLATED = "~"
"""Before a name of common words ("Ministry of Health"), which another language has otherwise."""


def _own_part(key: str) -> Iterator[str]:
    """A name's key without the words for a body or a paper: those are compared as concepts."""
    words = key.split()
    rest = " ".join(word for word in words if not thing(word) and word not in _LINKS)
    if len(words) == len(rest.split()) or not any(thing(word) for word in words):
        yield key
    elif rest:
        place = key_of(rest)
        yield place if place in _PLACES else TRANSLATED + rest


_PLACES = frozenset(fold(SAME[form]) for form in KNOWN_PLACES)
