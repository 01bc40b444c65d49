"""Extractions -> ledger: one list of all that a story's documents say, who says it, and where they cannot all be right.

Merging is careful rather than complete: claims become one only where they plainly say the same. A figure that differs keeps
both values with their sources; nothing here chooses between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language import paragraphs
from briefing.ledger.clashes import contradictions
from briefing.ledger.copies import called, copies, publishers
from briefing.ledger.gaps import gaps
from briefing.ledger.merging import joined, merged
from briefing.ledger.said import read
from briefing.ledger.totals import totals
from briefing.records import Claim, Document, Evidence, Extraction, Ledger, LeftOut, Source

__all__ = ["build", "expected_ledger", "sources"]


def build(documents: Sequence[Document], extractions: Sequence[Extraction], date: str, title: str) -> Ledger:
    """The ledger of one story. Claims stand in the order of their documents and places."""
    by_id = {document.id: document for document in documents}
    groups = merged(read([claim for extraction in extractions for claim in extraction.claims]))
    claims = tuple(map(joined, groups))
    compared = read(claims)
    clashes = (*contradictions(compared, by_id), *totals(compared, by_id))
    copied = copies(documents)
    refused = [
        LeftOut(what=f"{called(by_id[extraction.document])}: {left.what}", reason=left.reason)
        for extraction in extractions
        for left in extraction.left_out
    ]
    return Ledger(
        title=title,
        date=date,
        sources=sources(documents),
        claims=claims,
        publishers={claim.id: publishers(claim, by_id, copied) for claim in claims},
        contradictions=clashes,
        gaps=tuple(gaps(compared, clashes, by_id)),
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
