"""Extractions -> ledger: one list of all that a story's documents say, who says it, and where they cannot all be right.

Merging is careful rather than complete: claims become one only where they plainly say the same. A figure that differs keeps
both values with their sources; nothing here chooses between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from briefing.language import paragraphs
from briefing.records import Claim, Contradiction, DateFact, Document, Evidence, Extraction, Ledger, LeftOut, Number, Source
from briefing.support import fold

SAME_TEXT = 94  # rapidfuzz ratio: near-identical wording, as of one agency report in two papers
SAME_CLAIM = 90  # with equal numbers, names, dates and negation
SAME_SUBJECT = 72  # two claims speak of one thing: their numbers or dates can contradict each other


def build(documents: Sequence[Document], extractions: Sequence[Extraction], date: str, title: str) -> Ledger:
    """The ledger of one story. Claims stand in the order of their documents and places."""
    by_id = {document.id: document for document in documents}
    groups = _merge([claim for extraction in extractions for claim in extraction.claims])
    claims = tuple(_merged(group) for group in groups)
    refused = [
        LeftOut(what=f"{_name(by_id[extraction.document])}: {left.what}", reason=left.reason)
        for extraction in extractions
        for left in extraction.left_out
    ]
    return Ledger(
        title=title,
        date=date,
        sources=sources(documents),
        claims=claims,
        publishers={claim.id: _publishers(claim, by_id) for claim in claims},
        contradictions=tuple(_contradictions(claims, by_id)),
        left_out=tuple(refused),
    )


def expected_ledger(documents: Sequence[Document], date: str) -> Ledger:
    """A ledger of about the size that these documents will give, before any has been extracted: for predicting costs.

    Models offer about one claim for each sentence; the documents' own paragraphs stand in for them.
    """
    claims = []
    for document in documents:
        for start, end in paragraphs(document.text):
            place = Evidence(document=document.id, start=start, end=end, quote=document.text[start:end])
            claims.append(Claim(id=f"{document.id}{start}", text=place.quote, kind="statement", evidence=(place,)))
    return Ledger(title="", date=date, sources=sources(documents), claims=tuple(claims))


def sources(documents: Sequence[Document]) -> tuple[Source, ...]:
    """The documents as a brief lists them, labelled S1, S2 … in the order given."""
    kept = ("source", "role", "title", "outlet", "author", "published", "language", "url", "status", "reason")
    return tuple(
        Source(label=f"S{number}", document=document.id, **{key: getattr(document, key) for key in kept})
        for number, document in enumerate(documents, 1)
    )


def _name(document: Document) -> str:
    return document.outlet or document.source


# -- the same said twice ------------------------------------------------------------------------------------------------


def _merge(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims in groups that say the same; each claim is compared with the first of each group."""
    groups: list[list[Claim]] = []
    for claim in claims:
        home = next((group for group in groups if _same_claim(group[0], claim)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return groups


def _same_claim(one: Claim, other: Claim) -> bool:
    if one.origin != other.origin or not _same_values(one, other):
        return False
    score = fuzz.token_sort_ratio(one.text, other.text, processor=fold, score_cutoff=SAME_CLAIM)
    return score >= SAME_CLAIM


def _same_values(one: Claim, other: Claim) -> bool:
    a, b = one.facts, other.facts
    return (
        a.negation == b.negation
        and one.certainty == other.certainty
        and {(n.value, n.high, n.unit) for n in a.numbers} == {(n.value, n.high, n.unit) for n in b.numbers}
        and {d.value for d in a.dates} == {d.value for d in b.dates}
        and {fold(q.text) for q in a.quotations} == {fold(q.text) for q in b.quotations}
        and {n.key for n in a.names} == {n.key for n in b.names}
    )


def _merged(group: Sequence[Claim]) -> Claim:
    """One claim with all the evidence of a group; it keeps the first member's id, words and standing."""
    seen = {(item.document, item.start, item.end): item for claim in group for item in claim.evidence}
    return group[0].model_copy(update={"evidence": tuple(seen.values())})


def _publishers(claim: Claim, documents: dict[str, Document]) -> tuple[str, ...]:
    """The outlets that bear a claim, one for each independent wording: copies of one agency text count once."""
    wordings: list[str] = []
    outlets: list[str] = []
    for item in sorted(claim.evidence, key=lambda item: documents[item.document].published or "9999"):
        if any(fuzz.ratio(item.quote, known, score_cutoff=SAME_TEXT) for known in wordings):
            continue
        wordings.append(item.quote)
        outlets.append(_name(documents[item.document]))
    return tuple(dict.fromkeys(outlets))


# -- what cannot all be right ---------------------------------------------------------------------------------------------


def _contradictions(claims: Sequence[Claim], documents: dict[str, Document]) -> Iterator[Contradiction]:
    for one, other in combinations(claims, 2):
        if one.evidence[0].document == other.evidence[0].document or not _same_subject(one, other):
            continue
        for kind, a, b in _clashes(one, other):
            who = [_name(documents[claim.evidence[0].document]) for claim in (one, other)]
            yield Contradiction(kind=kind, claims=(one.id, other.id), values=(a, b), note=f"{who[0]} has {a}, {who[1]} has {b}")


def _same_subject(one: Claim, other: Claim) -> bool:
    if not ({name.key for name in one.facts.names} & {name.key for name in other.facts.names}):
        return False
    return fuzz.token_set_ratio(_wordy(one), _wordy(other), score_cutoff=SAME_SUBJECT) >= SAME_SUBJECT


def _wordy(claim: Claim) -> str:
    """A claim's words without what may differ: its numbers and dates."""
    text = fold(claim.text)
    for words in [item.text for item in claim.facts.numbers] + [item.text for item in claim.facts.dates]:
        text = text.replace(fold(words), " ")
    return text


def _clashes(one: Claim, other: Claim) -> Iterator[tuple[str, str, str]]:
    for a in one.facts.numbers:
        rivals = [b for b in other.facts.numbers if a.role and a.role == b.role and a.unit == b.unit]
        if rivals and not any(_close(a, b) for b in rivals):
            yield "number", a.text, rivals[0].text
    days = [[day for day in claim.facts.dates if day.value] for claim in (one, other)]
    if len(days[0]) == len(days[1]) == 1 and not _same_day(days[0][0], days[1][0]):
        yield "date", days[0][0].text, days[1][0].text


def _close(a: Number, b: Number) -> bool:
    slack = 0.06 if a.approximate or b.approximate else 0
    return abs(a.value - b.value) <= slack * max(abs(a.value), abs(b.value))


def _same_day(a: DateFact, b: DateFact) -> bool:
    one, other = a.value or "", b.value or ""
    return one.startswith(other) or other.startswith(one)
