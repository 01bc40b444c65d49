"""Which candidate comes next: worth most, least like what is said already, from a source not heard yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from briefing.model.extractive.candidates import Candidate
from briefing.model.extractive.guards import names_again, words
from briefing.model.extractive.terms import cosine, covered, stems

_NOVELTY = 0.35  # what likeness to what is said already takes from a candidate's worth
_SAID = 0.72  # share of a candidate's weight in words that the brief has already, from which it adds too little
_TOLD = 0.7  # the same share of its gist in the whole brief
_MANY, _KNOWN = 5, 0.8  # of so many names, numbers and dates this share is known already
_NEAR = 700  # characters: sentences of one document this close belong to one train of thought
_RELATED = 0.12  # likeness from which sentences of different documents may stand in one paragraph


@dataclass(frozen=True)
class Line:
    """A sentence of the brief and the candidate that it comes from."""

    candidate: Candidate
    text: str


@dataclass
class Room:
    """What a block may still take, in words and sentences."""

    words: int
    sentences: int

    def fit(self, candidate: Candidate) -> list[Line]:
        """As many of the candidate's sentences, from its first, as there is room for."""
        lines: list[Line] = []
        left = self.words
        for text, length in zip(candidate.sentences[: self.sentences], candidate.lengths, strict=False):
            if length > left:
                break
            lines.append(Line(candidate, text))
            left -= length
        return lines

    def take(self, lines: Sequence[Line]) -> None:
        self.words -= sum(words(line.text) for line in lines)
        self.sentences -= len(lines)


@dataclass
class Said:
    """What the brief says so far, which decides what it may say next."""

    chosen: list[Candidate] = field(default_factory=list)
    stems: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    particulars: set[str] = field(default_factory=set)
    matter: bool = False

    def copy(self) -> Said:
        return Said(list(self.chosen), set(self.stems), set(self.outlets), set(self.names), set(self.particulars), self.matter)

    def add(self, lines: Iterable[Line]) -> None:
        for line in lines:
            if line.candidate not in self.chosen:
                self.chosen.append(line.candidate)
            self.outlets |= line.candidate.outlets
            self.stems |= set(stems(line.text))
            self.particulars |= line.candidate.particulars
            self.matter = self.matter or bool(line.candidate.known.matter.search(line.text))
            self.names |= {word for name in line.candidate.claim.facts.names for word in name.text.split()}

    def tells(self, candidate: Candidate) -> bool:
        """Whether the brief as a whole tells nearly all that the candidate does, be it in several sentences."""
        known = len(candidate.particulars & self.particulars)
        if known >= _MANY and known >= _KNOWN * len(candidate.particulars):
            return True
        if covered(candidate.gist, self.stems) >= _TOLD:
            return True
        return any(covered(candidate.vector, other.vector) >= _SAID for other in self.chosen)

    def introduces(self, candidate: Candidate) -> bool:
        """Whether what the candidate takes as known has been named: its opening's matter ("The agreement"), its surnames."""
        noun = names_again(candidate.sentences[0], candidate.known)
        return (noun is None or self._knows(noun, candidate)) and candidate.surnames <= self.names

    def _knows(self, noun: str, candidate: Candidate) -> bool:
        """Whether a noun was said, or for a document on the story itself another word for the story's matter ("the bill")."""
        matter = candidate.claim.origin == "story" and candidate.known.matter.fullmatch(noun)
        return set(stems(noun)) <= self.stems or bool(matter and self.matter)

    def value(self, candidate: Candidate, worth: float) -> float:
        """Worth, less for likeness to what is said, more from a source not heard yet."""
        nearest = max((cosine(candidate.vector, other.vector) for other in self.chosen), default=0.0)
        fresh = 1.15 if not candidate.outlets & self.outlets else 1.0
        return (worth - _NOVELTY * nearest * worth) * fresh


def best(pool: Iterable[Candidate], value: Callable[[Candidate], float]) -> Candidate | None:
    """The candidate of the greatest positive value; the first of equals."""
    found = max(pool, key=value, default=None)
    return found if found is not None and value(found) > 0 else None


def related(one: Candidate, other: Candidate) -> float:
    """How well two candidates stand in one paragraph, from 0 (not at all); neighbours in a document best."""
    likeness = cosine(one.vector, other.vector)
    if one.follows(other) or other.follows(one):
        return 0.6 + likeness
    same = one.place[0] == other.place[0]
    if same and abs(one.place[1] - other.place[1]) <= _NEAR and likeness >= _RELATED / 2:
        return 0.3 + likeness
    kind = 0.1 if one.claim.kind == other.claim.kind else 0.0
    return likeness + kind if likeness >= _RELATED and (same or one.claim.origin == other.claim.origin) else 0.0


def in_order(lines: list[Line]) -> list[Line]:
    """The lines with those of one document together, as it has them; documents as they first come."""
    documents = list(dict.fromkeys(line.candidate.place[0] for line in lines))
    return sorted(lines, key=lambda line: (documents.index(line.candidate.place[0]), line.candidate.place[1]))
