"""Which reader reads what. Each reader's library is imported only when its format turns up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from briefing.collect.options import CAPS, MEGABYTE
from briefing.collect.reading import Input, Reading, refused
from briefing.collect.sniff import mismatch, sniff

_ONE: dict[str, str] = {
    "html": "briefing.collect.html",
    "text": "briefing.collect.plain",
    "markdown": "briefing.collect.markdown",
    "pdf": "briefing.collect.pdf",
    "docx": "briefing.collect.docx",
    "email": "briefing.collect.mail",
}
_BINARY = frozenset(("pdf", "docx", "email", "mailbox"))
# Kinds whose parsers are written in C or can be made to work very long: read where they can be killed.
_MANY = frozenset(("feed", "json", "jsonl", "mailbox"))
HEAVY = frozenset(("html", "pdf", "docx", "email", "mailbox", "feed"))
_LIGHT_BYTES = MEGABYTE


def is_heavy(kind: str, data: bytes) -> bool:
    """Whether a source is to be parsed in a process that can be killed."""
    return kind in HEAVY or len(data) > _LIGHT_BYTES


def kind_of(source: Input) -> tuple[str, Reading | None]:
    """What a source is, and why it is refused before any parser sees it, if it is."""
    kind, what = sniff(source.data, source.name, source.content_type)
    if kind == "empty":
        return kind, refused("text", "the file is empty" if not source.data else "the file holds nothing but blanks")
    if kind == "foreign":
        return kind, refused("unknown", f"{what}, which is not read" if what else "not a kind of file that is read")
    cap = CAPS.binary_bytes if kind in _BINARY else CAPS.text_bytes
    if kind != "jsonl" and len(source.data) > cap:
        size = f"{len(source.data) / MEGABYTE:.0f} MB, more than the {cap // MEGABYTE} MB that are read of this kind"
        return kind, refused("json" if kind == "jsonl" else kind, size)
    return kind, None


def read(source: Input) -> list[Reading]:
    """Every document in a source, by its own reader. At least one reading comes back, if only to say why there is none."""
    kind, refusal = kind_of(source)
    if refusal:
        return [refusal]
    found = _several(kind, source) if kind in _MANY else [_reader(kind)(source)]
    warning = mismatch(source.name, kind)
    return [replace(one, warnings=(warning, *one.warnings)) for one in found] if warning else found


def _reader(kind: str) -> Callable[[Input], Reading]:
    reader: Callable[[Input], Reading] = import_module(_ONE[kind]).read
    return reader


def _several(kind: str, source: Input) -> list[Reading]:
    from briefing.collect import jsonl

    if kind == "jsonl":
        return list(jsonl.read_lines(source))
    if kind == "json":
        return jsonl.read_json(source)
    from briefing.collect import feeds, mailbox

    return mailbox.read(source) if kind == "mailbox" else feeds.read(source)
