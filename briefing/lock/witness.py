"""What a sentence is held to: the claims that it cites, and what the brief in the first style makes of the same claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from briefing.lock.told import Told, base
from briefing.records import Claim, Facts, Ledger, Sentence
from briefing.typography import fold

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
LEAST, ALIKE = 0.2, 0.5
"""How much of all their claims, and of the claims of the one with fewer, two sentences have in common to be one statement."""


@dataclass(frozen=True)
class Witness:
    """A sentence with what it rests on. `first` are the sentences of the first style on any of its claims, `alike` the one of
    them that rests on about the same; there is neither where the brief is in the first style."""

    sentence: Sentence
    said: Facts
    claims: tuple[Claim, ...]
    language: str
    first: tuple[tuple[Sentence, Facts], ...] = ()
    first_language: str = "en"
    is_first: bool = False

    @property
    def free(self) -> bool:
        """Whether there is nothing to hold it to: it interprets, or its words are a source's own."""
        return not self.claims or self.sentence.status == "judgement" or self._is_the_sources

    @property
    def across(self) -> bool:
        """Whether any of its claims is in another language."""
        return any(base(claim.language) != self.language for claim in self.claims)

    @cached_property
    def alike(self) -> Facts | None:
        near = [(*_overlap(sentence, self.sentence), sentence.id, known) for sentence, known in self.first]
        best = max(near, key=lambda item: item[:3], default=None)
        return best[3] if best is not None and best[0] >= LEAST and best[1] >= ALIKE else None

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of the claims, of their quotations, and of the first style."""
        quotes = (item.quote for claim in self.claims for item in claim.evidence)
        return (*(claim.text for claim in self.claims), *quotes, *(sentence.text for sentence, _ in self.first))

    @property
    def _is_the_sources(self) -> bool:
        """Whether it is a claim or a whole sentence of a quotation; half of one may have lost its condition or speaker."""
        words = fold(self.sentence.text).rstrip(".")
        there = (text for claim in self.claims for text in (claim.text, *(item.quote for item in claim.evidence)))
        return any(words == part.rstrip(".") for text in there for part in (fold(text), *_SENTENCE_END.split(fold(text))))


def witness(sentence: Sentence, told: Told, other: Told | None, ledger: Ledger) -> Witness:
    there = other.on(*sentence.claims) if other else []
    return Witness(
        sentence,
        told.by_sentence[sentence.id],
        tuple(claim for claim_id in sentence.claims if (claim := ledger.claim(claim_id))),
        base(told.brief.language),
        tuple((item, other.by_sentence[item.id]) for item in there) if other else (),
        base(other.brief.language) if other else "en",
        other is None,
    )


def _overlap(one: Sentence, other: Sentence) -> tuple[float, float]:
    """The claims that two sentences have in common, as a share of all their claims, and of those of the one with fewer."""
    a, b = set(one.claims), set(other.claims)
    return (len(a & b) / len(a | b), len(a & b) / min(len(a), len(b))) if a and b else (0.0, 0.0)
