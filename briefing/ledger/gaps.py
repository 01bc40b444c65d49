"""What the sources leave open: what they say is not known, and what they leave without a second voice.

Each gap is one line for an editor that begins with its source, so that the next call can be made without opening the ledger.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from briefing.language import sentences
from briefing.ledger.copies import called
from briefing.ledger.said import Said
from briefing.records import Contradiction, Document
from briefing.typography import fold

LANGUAGES = ("en", "es", "fr", "de", "pt")


def gaps(claims: Sequence[Said], clashes: Sequence[Contradiction], documents: Mapping[str, Document]) -> Iterator[str]:
    """The gaps of a story: unknowns that its sources state, contradictions, and claims that rest on one voice or none."""
    today = [claim for claim in claims if claim.claim.origin == "story"]
    found = [
        *(f"{_sources(claim, documents)}: {text}" for claim in today for text in unknowns(claim.claim.text, claim.language)),
        *(f"Not settled ({clash.kind}): {clash.note}." for clash in clashes if clash.kind != "update"),
        *(f"{_sources(claim, documents)} has it from an unnamed speaker alone: {claim.claim.text}" for claim in _unnamed(today)),
        *(
            f"{_sources(claim, documents)} names no speaker for a figure: {claim.claim.text}"
            for claim in today
            if _hearsay(claim)
        ),
        *(f"{_sources(claim, documents)} gives one side only: {claim.claim.text}" for claim in today if _one_sided(claim, today)),
    ]
    told: set[str] = set()
    for line in dict.fromkeys(found):
        text = line.partition(": ")[2]
        if text not in told:
            told.add(text)
            yield line


def unknowns(text: str, language: str | None) -> Iterator[str]:
    """The sentences of `text` that say that something is not known, in one of five languages."""
    code = (language or "en").partition("-")[0].lower()
    if code not in LANGUAGES:
        return
    for start, end in sentences(text, code):
        if _pattern(code).search(fold(text[start:end])):
            yield text[start:end]


@cache
def _pattern(section: str) -> re.Pattern[str]:
    """The phrases of a section of the lexicon as one pattern."""
    found: dict[str, list[str]] = defaultdict(list)
    name = ""
    for line in files(__package__).joinpath("lexicon/open.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].isalpha():
            name = line[1:-1]
        elif line and not line.startswith("#"):
            found[name].append(line)
    return re.compile("|".join(f"(?:{phrase})" for phrase in found[section]))


def _sources(claim: Said, documents: Mapping[str, Document]) -> str:
    names = list(dict.fromkeys(called(documents[item.document]) for item in claim.claim.evidence))
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _unnamed(claims: Sequence[Said]) -> Iterator[Said]:
    """Claims of speakers without a name, where one outlet alone has them."""
    for claim in claims:
        speaker = claim.claim.facts.speaker
        if speaker and len(claim.documents) == 1 and _pattern("unnamed").search(f"{claim.opening} {fold(speaker)}"):
            yield claim


def _hearsay(claim: Said) -> bool:
    """A number of which it is said that it is said, and not by whom."""
    return claim.claim.certainty == "claimed" and claim.claim.facts.speaker is None and bool(claim.figures)


def _one_sided(claim: Said, claims: Sequence[Said]) -> bool:
    """Whether one side says something of another, and nobody answers, confirms or questions it."""
    speaker = claim.claim.facts.speaker or claim.opening
    if not speaker or claim.claim.facts.negation or not _pattern("alleging").search(claim.folded):
        return False
    others = (other for other in claims if other is not claim and other.claim.facts.speaker != speaker)
    return not any(_answers(other, claim) for other in others)


def _answers(other: Said, claim: Said) -> bool:
    """Whether another voice speaks of the same: it shares names and words."""
    return len(other.names & claim.names) >= 1 and len(other.terms & claim.terms) >= 2
