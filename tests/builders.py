"""Small records made by hand, for tests of one step at a time."""

from __future__ import annotations

import hashlib
from typing import Any

from briefing.records import Block, Brief, Claim, Document, Evidence, Ledger, Section, Sentence, Source


def document(text: str, name: str = "one.txt", **values: Any) -> Document:
    """A document with `text`; its id is made of its name and text."""
    hashed = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    defaults: dict[str, Any] = {
        "id": hashlib.sha256(f"{name}{hashed}".encode()).hexdigest()[:12],
        "text_hash": hashed[:16],
        "source": name,
        "kind": "text",
        "outlet": "The Northport Post",
        "title": "A title",
        "published": "2026-03-10",
        "language": "en",
        "text": text,
    }
    return Document(**{**defaults, **values})


def evidence(source: Document, quote: str, **values: Any) -> Evidence:
    """The place of `quote` in a document."""
    start = source.text.index(quote)
    return Evidence(document=source.id, start=start, end=start + len(quote), quote=quote, paragraph=1, **values)


def claim(source: Document, quote: str, text: str | None = None, **values: Any) -> Claim:
    """A claim borne by `quote`, with the facts of its text."""
    from briefing.facts import facts

    text = text or quote
    defaults: dict[str, Any] = {
        "id": hashlib.sha256(f"{source.id}{quote}".encode()).hexdigest()[:12],
        "text": text,
        "language": source.language,
        "kind": "event",
        "origin": {"story": "story", "background": "background", "note": "notes"}[source.role],
        "facts": facts(text, source.language, source.published_on),
        "evidence": (evidence(source, quote),),
    }
    return Claim(**{**defaults, **values})


def source(label: str, document: Document) -> Source:
    kept = ("source", "role", "title", "outlet", "author", "published", "language", "url", "status", "reason")
    return Source(label=label, document=document.id, **{key: getattr(document, key) for key in kept})


def ledger(documents: list[Document], claims: list[Claim], **values: Any) -> Ledger:
    return Ledger(
        title="A title",
        date="2026-03-10",
        sources=tuple(source(f"S{number}", item) for number, item in enumerate(documents, 1)),
        claims=tuple(claims),
        **values,
    )


def sentence(block: str, number: int, text: str, *claims: str, **values: Any) -> Sentence:
    return Sentence(id=f"{block}.{number}", text=text, claims=claims, **values)


def brief(headline: str, details: list[list[Sentence]], context: list[list[Sentence]] = (), **values: Any) -> Brief:  # type: ignore[assignment]
    """A house brief: the first list of each section is its lead, the others its points."""
    sections = [_section("details", "d", details)] + ([_section("context", "c", context)] if context else [])
    head = Sentence(id="h0.1", text=headline, claims=details[0][0].claims if details else ())
    defaults: dict[str, Any] = {"id": "0123456789ab", "style": "house", "language": "en-GB", "date": "2026-03-10"}
    return Brief(headline=head, sections=tuple(sections), **{**defaults, **values})


def _section(key: str, prefix: str, paragraphs: list[list[Sentence]]) -> Section:
    blocks = [Block(id=f"{prefix}{number}", sentences=tuple(said)) for number, said in enumerate(paragraphs)]
    return Section(key=key, role=key, heading=f"{key.capitalize()}.", lead=blocks[0], points=tuple(blocks[1:]))  # type: ignore[arg-type]
