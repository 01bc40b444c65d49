"""Extractions -> ledger: one list of all that a story's documents say, who says it, and where they cannot all be right.

Merging is careful rather than complete: claims become one only where they plainly say the same. A figure that differs keeps
both values with their sources; nothing here chooses between them.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterator, Sequence, Set
from itertools import combinations

from rapidfuzz import fuzz

from briefing.facts import same_date
from briefing.language import paragraphs
from briefing.records import Claim, Contradiction, DateFact, Document, Evidence, Extraction, Ledger, LeftOut, Number, Source
from briefing.support import fold

SMALL = frozenset(
    [name.lower() for name in (*month_name, *day_name)]
    + "that this with from have been were will would which their they than then also said says between into over".split()
)
SAME_TEXT = 94  # rapidfuzz ratio: near-identical wording, as of one agency report in two papers
LIKE_TEXT = 60  # the same, between documents of which one is known to copy the other
COPIED = 0.25  # share of its runs of five words that a document has in common with its copy
FEWEST = 20  # of these runs at least: two short texts share a sentence by chance
SAME_CLAIM = 90  # with equal numbers, names, dates and negation
SAME_NAMES = 0.4  # share of their names that two claims about one act have in common
SAME_SUBJECT = 0.6  # share of the words, beside names and values, that two claims about one act have in common


def build(documents: Sequence[Document], extractions: Sequence[Extraction], date: str, title: str) -> Ledger:
    """The ledger of one story. Claims stand in the order of their documents and places."""
    by_id = {document.id: document for document in documents}
    groups = _merge([claim for extraction in extractions for claim in extraction.claims])
    claims = tuple(_merged(group) for group in groups)
    copies = _copies(documents)
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
        publishers={claim.id: _publishers(claim, by_id, copies) for claim in claims},
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
        and _same_numbers(a.numbers, b.numbers)
        and {d.value for d in a.dates} == {d.value for d in b.dates}
        and {fold(q.text) for q in a.quotations} == {fold(q.text) for q in b.quotations}
        and {n.key for n in a.names} == {n.key for n in b.names}
    )


def _same_numbers(one: Sequence[Number], other: Sequence[Number]) -> bool:
    """The same values, and none that counts different things: four abstentions are not four blank votes."""
    values = [{(n.value, n.high, n.unit) for n in numbers} for numbers in (one, other)]
    roles = [{(n.value, n.role) for n in numbers if n.role} for numbers in (one, other)]
    named = {value for value, _ in roles[0]} & {value for value, _ in roles[1]}
    return values[0] == values[1] and all(
        {role for value, role in roles[0] if value == shared} & {role for value, role in roles[1] if value == shared}
        for shared in named
    )


def _merged(group: Sequence[Claim]) -> Claim:
    """One claim with all the evidence of a group; it keeps the first member's id, words and standing."""
    seen = {(item.document, item.start, item.end): item for claim in group for item in claim.evidence}
    return group[0].model_copy(update={"evidence": tuple(seen.values())})


def _publishers(claim: Claim, documents: dict[str, Document], copies: Set[frozenset[str]]) -> tuple[str, ...]:
    """The outlets that bear a claim, one for each independent wording: copies of one agency text count once."""
    counted: list[Evidence] = []
    for item in sorted(claim.evidence, key=lambda item: documents[item.document].published or "9999"):
        if not any(_copied(item, known, copies) for known in counted):
            counted.append(item)
    return tuple(dict.fromkeys(_name(documents[item.document]) for item in counted))


def _copied(one: Evidence, other: Evidence, copies: Set[frozenset[str]]) -> bool:
    """Whether two places hold one wording. Between documents that share much of their text a likeness is enough."""
    needed = LIKE_TEXT if frozenset((one.document, other.document)) in copies else SAME_TEXT
    return fuzz.ratio(one.quote, other.quote) >= needed


def _copies(documents: Sequence[Document]) -> set[frozenset[str]]:
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


# -- what cannot all be right ---------------------------------------------------------------------------------------------


def _contradictions(claims: Sequence[Claim], documents: dict[str, Document]) -> Iterator[Contradiction]:
    for one, other in combinations(claims, 2):
        if one.evidence[0].document == other.evidence[0].document or not _same_subject(one, other):
            continue
        for kind, a, b in _clashes(one, other):
            who = [_name(documents[claim.evidence[0].document]) for claim in (one, other)]
            yield Contradiction(kind=kind, claims=(one.id, other.id), values=(a, b), note=f"{who[0]} has {a}, {who[1]} has {b}")


def _same_subject(one: Claim, other: Claim) -> bool:
    """Whether two claims speak of one act of the same people: they share a name, and nearly all that they say of it.

    Names alone are not enough: the same two ministers sign more than one paper.
    """
    names = [{name.key for name in claim.facts.names} for claim in (one, other)]
    if not (names[0] & names[1]) or _shared(names[0], names[1]) < SAME_NAMES:
        return False
    return _shared(_said(one), _said(other)) >= SAME_SUBJECT


def _shared(one: Set[str], other: Set[str]) -> float:
    """How much of two sets is in both, 0 to 1."""
    return len(one & other) / len(one | other) if one | other else 0.0


def _said(claim: Claim) -> frozenset[str]:
    """The stems of a claim's words without its names, numbers, dates and small words."""
    text = fold(claim.text)
    facts = claim.facts
    titles = [item.title for item in facts.names if item.title]
    values = (
        titles + [item.text for item in facts.names] + [item.text for item in facts.numbers] + [item.text for item in facts.dates]
    )
    for value in sorted(values, key=len, reverse=True):
        text = text.replace(fold(value), " ")
    return frozenset(word[:6] for word in re.findall(r"[^\W\d_]{4,}", text) if word not in SMALL)


def _clashes(one: Claim, other: Claim) -> Iterator[tuple[str, str, str]]:
    for a in one.facts.numbers:
        rivals = [b for b in other.facts.numbers if a.role and a.role == b.role and a.unit == b.unit]
        if len([mine for mine in one.facts.numbers if mine.role == a.role]) > 1:
            continue  # "53 of 80 deputies": which of them the other counts cannot be told
        if rivals and not any(_close(a, b) for b in rivals):
            yield "number", a.text, rivals[0].text
    mine, theirs = (_own_days(claim, rival) for claim, rival in ((one, other), (other, one)))
    if len(mine) == len(theirs) == 1 and not _same_day(mine[0], theirs[0]):
        yield "date", mine[0].text, theirs[0].text


def _own_days(claim: Claim, other: Claim) -> list[DateFact]:
    """A claim's dates without those that the other one gives as well: what is left is what they may differ about."""
    return [
        day
        for day in claim.facts.dates
        if day.value and not any(theirs.value and theirs.value == day.value for theirs in other.facts.dates)
    ]


def _close(a: Number, b: Number) -> bool:
    slack = 0.06 if a.approximate or b.approximate else 0
    return abs(a.value - b.value) <= slack * max(abs(a.value), abs(b.value))


def _same_day(a: DateFact, b: DateFact) -> bool:
    return same_date(a, b) is not False
