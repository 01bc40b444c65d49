"""What the sources say is not known, in their own words: the only thing of that kind that the embedded engine can tell.

The ledger's gaps are lines for an editor. Some only repeat a sentence behind its source's name; others are the program's words
about a claim, such as that it rests on one unnamed speaker, and those are no sentences of a brief.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.language import sentences
from briefing.model.extractive.candidates import Candidate
from briefing.model.extractive.guards import Footing, footing
from briefing.records import Claim, Ledger


def told_open(found: list[Candidate], ledger: Ledger) -> list[Candidate]:
    """Those of the candidates that say that something is not known, each with that sentence alone, where it stands alone."""
    lines = [line for line in ledger.gaps if ": " in line]
    return [cut for candidate in found for cut in _open(candidate, lines, ledger)]


def _open(candidate: Candidate, lines: list[str], ledger: Ledger) -> Iterator[Candidate]:
    for text in _sentences(candidate.claim):
        heads = (line.removesuffix(f": {text}") for line in lines if line.endswith(f": {text}"))
        if any(_only_named(head, candidate, ledger) for head in heads) and footing(text, candidate.known) is Footing.FIRM:
            yield replace(candidate, sentences=(text,))
            return


def _sentences(claim: Claim) -> list[str]:
    return [claim.text[start:end] for start, end in sentences(claim.text, claim.language)] or [claim.text]


def _only_named(head: str, candidate: Candidate, ledger: Ledger) -> bool:
    """Whether what stands before a sentence in a gap is the names of the claim's own sources and nothing else."""
    sources = (ledger.source(item.document) for item in candidate.claim.evidence)
    for name in sorted({source.outlet or source.source for source in sources if source}, key=len, reverse=True):
        head = head.replace(name, "")
    return not head.replace(" and ", "").strip(", ")
