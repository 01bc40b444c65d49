"""What a brief and a ledger tell, as facts: each sentence's, the whole brief's, and each fact of a claim by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from briefing.facts import facts, same_name
from briefing.records import Brief, Claim, Facts, Sentence
from briefing.support import Borne, missing
from briefing.typography import fold

Kind = Literal["number", "date", "quotation", "speaker", "name"]
WEIGHT: dict[Kind, int] = {"number": 5, "date": 4, "quotation": 3, "speaker": 3, "name": 2}


@lru_cache(maxsize=4096)
def read(text: str, language: str | None, day: date | None) -> Facts:
    """The facts of a text; the same text is read once."""
    return facts(text, language, day)


@dataclass(frozen=True)
class Fact:
    """One fact of a claim, with the words that the claim has for it."""

    kind: Kind
    words: str
    claim: str
    facts: Facts
    language: str | None = None

    def told_by(self, told: Told) -> bool:
        """Whether a brief tells it, in whatever words or language."""
        if self.kind == "speaker":
            return any(same_name(self.words, other) for other in told.people) or self._described(told)
        if not any(True for _ in missing(self.facts, told.all)):
            return True
        if self.kind == "quotation":
            return self._translated(told)
        return self.kind == "name" and self._described(told)  # "Paraguay's Senate"

    def _described(self, told: Told) -> bool:
        """Whether all longer words of a name stand in the brief, or their beginnings where it is in another language."""
        parts = [word for word in fold(self.words).split() if len(word) > 3]
        return len(parts) > 1 and all(word[:5] in told.all.folded for word in parts)

    def _translated(self, told: Told) -> bool:
        """Whether a sentence in another language that rests on the claim quotes in its place."""
        if base(told.brief.language) == base(self.language):
            return False
        return any(told.by_sentence[sentence.id].quotations for sentence in told.on(self.claim))


@dataclass(frozen=True)
class Told:
    """A brief as facts: all that its sentences tell, and each sentence's own."""

    brief: Brief

    @cached_property
    def by_sentence(self) -> dict[str, Facts]:
        day = date.fromisoformat(self.brief.date[:10]) if self.brief.date else None
        return {item.id: read(item.text, self.brief.language, day) for item in self.brief.sentences()}

    @cached_property
    def all(self) -> Borne:
        return together(self.brief.sentences(), self)

    @cached_property
    def people(self) -> list[str]:
        """Everybody that the brief names or lets speak."""
        found = self.by_sentence.values()
        return [one.speaker for one in found if one.speaker] + [name.text for one in found for name in one.names]

    @cached_property
    def claims(self) -> frozenset[str]:
        return frozenset(claim for sentence in self.brief.sentences() for claim in sentence.claims)

    def on(self, *claims: str) -> list[Sentence]:
        """The sentences that rest on any of some claims."""
        return [sentence for sentence in self.brief.sentences() if not set(claims).isdisjoint(sentence.claims)]


def together(sentences: tuple[Sentence, ...] | list[Sentence], told: Told) -> Borne:
    """Several sentences of a brief as one body of evidence."""
    found = [told.by_sentence[sentence.id] for sentence in sentences]
    whole = Facts(
        names=tuple(name for one in found for name in one.names),
        numbers=tuple(number for one in found for number in one.numbers),
        dates=tuple(day for one in found for day in one.dates),
        quotations=tuple(words for one in found for words in one.quotations),
    )
    return Borne("\n".join(sentence.text for sentence in sentences), whole)


def facts_of(claim: Claim) -> Iterator[Fact]:
    """The facts of a claim, each by itself."""
    known, own = claim.facts, claim.language
    for number in known.numbers:
        yield Fact("number", number.text, claim.id, Facts(numbers=(number,)), own)
    for day in known.dates:
        yield Fact("date", day.text, claim.id, Facts(dates=(day,)), own)
    for quotation in known.quotations:
        yield Fact("quotation", quotation.text, claim.id, Facts(quotations=(quotation,)), own)
    if known.speaker:
        yield Fact("speaker", known.speaker, claim.id, Facts(), own)
    for name in known.names:
        if name.text != known.speaker:
            yield Fact("name", name.text, claim.id, Facts(names=(name,)), own)


def base(language: str | None) -> str:
    """A language without its region."""
    return (language or "en").partition("-")[0].lower()
