"""A claim as a candidate for a brief: what it says, where it stands, and whether another says the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from briefing.model.extractive.cues import Cues
from briefing.model.extractive.guards import masked, names_again, words
from briefing.model.extractive.terms import Vector, cosine
from briefing.records import Claim

_SAME = 0.55  # likeness from which two sentences tell the same
_SAME_GIST = 0.42  # the same without the names, which sentences on different matters share
_SPACE = 1  # characters between two sentences of a paragraph
_ECHO = 0.65  # likeness from which two sentences are one in other words
_SAME_PARTICULARS = 0.7  # share of names, numbers and dates
SMALL = 9  # a number up to this counts too many things to mark one fact


@dataclass(frozen=True)
class Candidate:
    """A claim that may stand in the brief.

    `after` is the claim before it in its document, `surnames` are those that it uses without the first name that the sources
    give, `age` counts days, `worth` is what it is worth as a point and `lead_worth` as the news.
    """

    reference: str
    claim: Claim
    sentences: tuple[str, ...]
    vector: Vector
    gist: Vector
    names: frozenset[str]
    particulars: frozenset[str]
    outlets: frozenset[str]
    after: str | None
    surnames: frozenset[str]
    age: int
    known: Cues
    disputed_with: frozenset[str] = frozenset()
    worth: float = 0.0
    lead_worth: float = 0.0

    @property
    def place(self) -> tuple[str, int]:
        return self.claim.evidence[0].document, self.claim.evidence[0].start

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        return tuple(words(sentence) for sentence in self.sentences)

    @cached_property
    def loose(self) -> bool:
        """Whether nothing in it says what it is about: no name, and neither a source nor a matter taken as known."""
        first = self.sentences[0]
        if self.names or self.known.attribution.search(masked(first)) or names_again(first, self.known):
            return False
        return not (self.claim.origin == "story" and self.claim.facts.numbers)

    @cached_property
    def figures(self) -> frozenset[tuple[float, str]]:
        """The numbers that count something named, but for those too small to mark a fact."""
        numbers = self.claim.facts.numbers
        return frozenset((number.value, number.role) for number in numbers if number.role and number.value > SMALL)

    @property
    def is_news(self) -> bool:
        return self.claim.origin == "story" and self.claim.kind != "background"

    def follows(self, other: Candidate) -> bool:
        """Whether it comes right after the other in the same paragraph."""
        one, two = other.claim.evidence[0], self.claim.evidence[0]
        return one.document == two.document and 0 <= two.start - one.end <= _SPACE

    def overlaps(self, other: Candidate) -> bool:
        return any(
            one.document == two.document and one.start < two.end and two.start < one.end
            for one in self.claim.evidence
            for two in other.claim.evidence
        )

    def echoes(self, other: Candidate) -> bool:
        """Whether it says the same in nearly the same words."""
        return cosine(self.vector, other.vector) >= _ECHO

    def repeats(self, other: Candidate) -> bool:
        """Whether it tells what the other tells already, be it in other words."""
        likeness = cosine(self.vector, other.vector)
        if likeness >= _SAME or self.overlaps(other) or cosine(self.gist, other.gist) >= _SAME_GIST:
            return True
        if (likeness >= 0.08 and self._same_event(other)) or (likeness >= 0.15 and self.figures & other.figures):
            return True
        shared = self.particulars & other.particulars
        fewer = min(len(self.particulars), len(other.particulars))
        return likeness >= 0.17 and len(shared) >= 2 and len(shared) / fewer >= _SAME_PARTICULARS

    def _same_event(self, other: Candidate) -> bool:
        """Whether both tell what the same actor did on the same day."""
        one, two = self.claim.facts, other.claim.facts
        told = not {self.claim.kind, other.claim.kind} & {"quote", "statement", "background"}
        days = {day.value for day in one.dates if day.value} & {day.value for day in two.dates if day.value}
        actor = bool(one.names and two.names) and one.names[0].key == two.names[0].key
        return told and bool(days) and actor and len(self.names & other.names) >= 2
