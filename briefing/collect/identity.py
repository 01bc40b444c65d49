"""Readings become documents: with an id, a hash that finds copies, a language, and a word on whether the text suffices."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from briefing.collect.naming import http_url
from briefing.collect.options import CAPS
from briefing.collect.paragraphs import thinness
from briefing.collect.reading import Reading
from briefing.records import Document, DocumentRole, DocumentStatus

_SPACE = re.compile(r"\s+")


def text_hash(text: str) -> str:
    """The same for texts that differ only in white space and capitals: how copies are found. 16 hexadecimal digits."""
    return _digest(_SPACE.sub(" ", text).strip().casefold())


def document_id(text: str, outlet: str | None, url: str | None, source: str) -> str:
    """Of text, outlet and address; without an address, of the name in `source`. 16 hexadecimal digits."""
    place = url or (source if http_url(source) else PurePath(source).name or source)
    return _digest("\0".join((text, outlet or "", place)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def document(reading: Reading, source: str, role: DocumentRole) -> Document:
    """The record of a reading. `source` is the path or address as given, which a reading with a name of its own replaces."""
    name = reading.name or source
    text, warnings = _capped(reading)
    status, reason = _status(reading, text, role)
    if status == "unreadable":
        text = ""
    return Document(
        id=document_id(text, reading.outlet, reading.url, name) if text else _digest(f"{name}\0{reason}"),
        text_hash=text_hash(text),
        source=name,
        kind=reading.kind,
        role=role,
        url=reading.url,
        title=reading.title,
        outlet=reading.outlet,
        author=reading.author,
        published=reading.published,
        language=_language(reading, text),
        text=text,
        status=status,
        reason=reason,
        warnings=warnings,
        pages=tuple(min(offset, len(text)) for offset in reading.pages) if text else (),
    )


def _capped(reading: Reading) -> tuple[str, tuple[str, ...]]:
    if len(reading.text) <= CAPS.characters:
        return reading.text, reading.warnings
    cut = reading.text.rfind("\n\n", 0, CAPS.characters)
    told = f"only the first {CAPS.characters:,} of {len(reading.text):,} characters are read"
    return reading.text[: cut if cut > 0 else CAPS.characters], (*reading.warnings, told)


def _status(reading: Reading, text: str, role: DocumentRole) -> tuple[DocumentStatus, str | None]:
    if reading.status == "unreadable":
        return "unreadable", reading.reason
    if not text.strip():
        return "unreadable", reading.reason or "there is no text in it"
    if role == "note":
        return "ok", reading.reason
    thin = thinness(text)
    return ("thin", reading.reason or thin) if thin else ("ok", reading.reason)


def _language(reading: Reading, text: str) -> str | None:
    if reading.language or not text:
        return reading.language
    from briefing.language import detect

    return detect(text[:20_000])
