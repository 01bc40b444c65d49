"""What a reader is given and what it returns: plain values, so that they can cross a process boundary as JSON."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Input:
    """One source's bytes. `name` is what to call it in messages, `content_type` what a server said that it is, `url` where it
    was fetched from (after redirects)."""

    data: bytes
    name: str
    content_type: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Reading:
    """One document as a reader found it, before it has an id. Fields as in `records.Document`.

    `name` replaces the source's name for documents that are one of many (a feed's entry).
    """

    kind: str
    text: str = ""
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    status: str = "ok"
    reason: str | None = None
    warnings: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    name: str | None = None


def refused(kind: str, reason: str, **known: str | None) -> Reading:
    """A source that is not read, for a reason that an editor understands."""
    return Reading(kind=kind, status="unreadable", reason=reason, **known)  # type: ignore[arg-type]
