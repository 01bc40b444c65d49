"""What the sources say and the brief does not: the claims that no sentence rests on, the weightiest first.

An omission is what nobody sees by reading the brief. What the brief's own evidence says in other words is not one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.records import Brief, Claim, Ledger
from briefing.typography import fold

KINDS = {"figure": 3.0, "quote": 2.5, "event": 2.5, "statement": 1.5, "background": 0.5}
TOLD = 0.85  # share of a claim's words that stand together in one sentence of the brief, or in one claim that it rests on


@dataclass(frozen=True)
class Unused:
    """A claim that the brief leaves out: its weight, and why it has that weight, in words."""

    claim: Claim
    weight: float
    reasons: tuple[str, ...]


def unused(brief: Brief, ledger: Ledger) -> list[Unused]:
    """The claims that the brief leaves out, the weightiest first; equal ones in the order of the sources."""
    told = _Told(brief, ledger)
    left = [claim for claim in ledger.claims if not told.tells(claim)]
    return sorted((_weighed(claim, ledger, told) for claim in left), key=lambda item: -item.weight)


class _Told:
    """What the brief says, in its own words and in those of the claims that it rests on."""

    def __init__(self, brief: Brief, ledger: Ledger) -> None:
        self.cited = {claim_id for sentence in brief.sentences() for claim_id in sentence.claims}
        claims = [claim for claim in ledger.claims if claim.id in self.cited]
        self.words = [_words(text) for text in (*(s.text for s in brief.sentences()), *(claim.text for claim in claims))]
        self.spans: dict[str, list[tuple[int, int]]] = {}
        for item in (item for claim in claims for item in claim.evidence):
            self.spans.setdefault(item.document, []).append((item.start, item.end))

    def tells(self, claim: Claim) -> bool:
        mine = _words(claim.text)
        return claim.id in self.cited or any(len(mine & words) >= TOLD * len(mine) for words in self.words)

    def cites(self, claim: Claim) -> bool:
        """Whether the brief rests on the very words that bear a claim, and says something else of them."""
        return any(
            start < item.end and item.start < end for item in claim.evidence for start, end in self.spans.get(item.document, ())
        )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w{3,}|\d+", fold(text)))


def _weighed(claim: Claim, ledger: Ledger, told: _Told) -> Unused:
    reasons = tuple(_reasons(claim, ledger, told))
    return Unused(claim, KINDS[claim.kind] + sum(weight for weight, _ in reasons), tuple(said for _, said in reasons if said))


def _reasons(claim: Claim, ledger: Ledger, told: _Told) -> Iterator[tuple[float, str]]:
    publishers = len(ledger.publishers.get(claim.id, ()))
    if publishers > 1:
        yield 2.0 * (publishers - 1), f"{publishers} publishers"
    if claim.id in ledger.disputed():
        yield 2.5, "sources differ"
    if claim.facts.numbers:
        yield 1.0, ""
    if claim.facts.names:
        yield 0.5, ""
    novelty = ledger.novelty.get(claim.id)
    if novelty in ("new", "updated"):
        yield 0.5, novelty
    elif novelty == "repeated":
        yield -1.5, "told before"
    if claim.origin != "story":
        yield -1.5, claim.origin
    if claim.certainty in ("forecast", "conditional"):
        yield -0.5, claim.certainty
    if told.cites(claim):
        yield -1.0, "beside words that the brief cites"
