"""Who bears a claim, counted once for each independent text: three papers that print one agency report are one voice."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import combinations

from rapidfuzz import fuzz

from briefing.records import Claim, Document, Evidence
from briefing.typography import fold

SAME_TEXT = 94  # rapidfuzz ratio: near-identical wording, as of one agency report in two papers
LIKE_TEXT = 60  # the same, between documents of which one is known to copy the other
COPIED = 0.25  # share of its runs of five words that a document has in common with its copy
FEWEST = 20  # of these runs at least: two short texts share a sentence by chance

Copies = Set[frozenset[str]]
"""Pairs of ids of documents of which one prints much of the other."""


def called(document: Document) -> str:
    """What a document's publisher is called in the ledger."""
    return document.outlet or document.source


def publishers(claim: Claim, documents: dict[str, Document], copied: Copies) -> tuple[str, ...]:
    """The outlets that bear a claim, one for each independent wording: copies of one agency text count once."""
    counted: list[Evidence] = []
    for item in sorted(claim.evidence, key=lambda item: documents[item.document].published or "9999"):
        if not any(_copied(item, known, copied) for known in counted):
            counted.append(item)
    return tuple(dict.fromkeys(called(documents[item.document]) for item in counted))


def _copied(one: Evidence, other: Evidence, copied: Copies) -> bool:
    """Whether two places hold one wording. Between documents that share much of their text a likeness is enough."""
    needed = LIKE_TEXT if frozenset((one.document, other.document)) in copied else SAME_TEXT
    return fuzz.ratio(one.quote, other.quote) >= needed


def copies(documents: Sequence[Document]) -> set[frozenset[str]]:
    """Pairs of documents of which one holds much of the other word for word: an agency's text and who printed it."""
    shingles = {document.id: _shingles(document.text) for document in documents if document.text}
    return {
        frozenset((one, other))
        for one, other in combinations(shingles, 2)
        if len(shingles[one] & shingles[other]) >= max(FEWEST, COPIED * min(len(shingles[one]), len(shingles[other])))
    }


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of five words."""
    words = re.findall(r"\w+", fold(text))
    return frozenset(zip(*(words[start:] for start in range(5)), strict=False))
