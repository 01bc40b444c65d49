"""What a source really is, by its first bytes; its name only decides where these leave it open."""

from __future__ import annotations

import re
from pathlib import PurePath

KINDS = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown",
    ".pdf": "pdf", ".docx": "docx", ".eml": "email", ".mime": "email", ".mbox": "mailbox", ".mbx": "mailbox",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".rdf": "feed",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonfeed": "json",
}  # fmt: skip
_FOREIGN = (
    (b"{\\rtf", "a rich-text (RTF) file; save it as .docx or .txt"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .msg); save it as .docx or .eml"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a sound, film or picture file"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"7z\xbc\xaf", "an archive (7z)"),
    (b"Rar!", "an archive (RAR)"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
    (b"\x00\x00\x00 ftyp", "a film"),
)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_SOME_MARKUP = re.compile(rb"<(?:p|div|article|section|h[1-3]|table|meta|title)[\s>]", re.I)
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf|channel)[\s>]", re.I)
_MAIL = re.compile(
    rb"^(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Delivered-To|DKIM-Signature|X-[\w-]+):[ \t]",
    re.I | re.M,
)
MAILBOX = re.compile(rb"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\r\n]*\r?\n[\w-]+:[ \t]")
_HEAD = 4096


def sniff(data: bytes, name: str = "", content_type: str | None = None) -> tuple[str, str | None]:
    """The kind of `data` and, for a `foreign` one, what it is in words.

    Kinds: `html`, `text`, `markdown`, `pdf`, `docx`, `email`, `mailbox`, `feed`, `json`, `jsonl`, `empty`, `foreign`.
    """
    if not data.strip(b"\0\t\r\n \xef\xbb\xbf"):
        return "empty", None
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf", None
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(data)
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            return "foreign", what
    return _text_kind(data, head, _expected(name, content_type))


def _expected(name: str, content_type: str | None) -> str | None:
    kind = KINDS.get(PurePath(name.split("?")[0]).suffix.lower())
    told = (content_type or "").split(";")[0].strip().lower()
    if told in ("text/html", "application/xhtml+xml"):
        return "html"
    if told.endswith(("rss+xml", "atom+xml", "feed+json")):
        return "json" if told.endswith("json") else "feed"
    return kind or {"text/markdown": "markdown", "application/json": "json", "message/rfc822": "email"}.get(told)


def _archive(data: bytes) -> tuple[str, str | None]:
    if b"word/document" in data or (b"[Content_Types].xml" in data[:_HEAD] and b"word/" in data):
        return "docx", None
    for mark, what in (
        (b"xl/workbook", "a spreadsheet (.xlsx)"),
        (b"ppt/", "slides (.pptx)"),
        (b"opendocument.text", "an OpenDocument text; save it as .docx"),
    ):
        if mark in data:
            return "foreign", what
    return "foreign", "an archive (.zip)"


def _text_kind(data: bytes, head: bytes, expected: str | None) -> tuple[str, str | None]:
    plain = _one_byte(head)
    start = plain.lstrip(b"\xef\xbb\xbf\t\r\n \0")
    if _is_binary(head, plain):
        return "foreign", "data of an unknown kind, not text"
    if MAILBOX.match(start):
        return "mailbox", None
    if expected in ("markdown", "jsonl") and not start[:15].lower().startswith((b"<!doctype html", b"<html")):
        return expected, None
    if start.startswith((b"{", b"[")) and (found := _json_kind(data, start, expected)):
        return found, None
    if start.startswith(b"<") and (found := _markup_kind(start, expected)):
        return found, None
    if expected != "text" and len({match.group().lower() for match in _MAIL.finditer(start)}) >= 2 and _MAIL.match(start):
        return "email", None
    if expected == "email" and re.match(rb"[\w-]+:[ \t]", start):
        return "email", None
    if expected == "html" and (_HTML.search(plain) or _SOME_MARKUP.search(data[:50_000])):
        return "html", None
    return ("markdown" if re.match(rb"---[ \t]*\r?\n[\w -]+:", start) else "text"), None


def _one_byte(head: bytes) -> bytes:
    """The beginning as single bytes where it is UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[1::2].count(0) > len(head) // 5 or head[::2].count(0) > len(head) // 5:
        return head.replace(b"\0", b"").replace(b"\xff\xfe", b"").replace(b"\xfe\xff", b"")
    return head


def _is_binary(head: bytes, plain: bytes) -> bool:
    control = sum(byte < 9 or 13 < byte < 32 for byte in plain)
    return control > len(plain) // 20 + 2 and not head.startswith((b"\xff\xfe", b"\xfe\xff"))


def _json_kind(data: bytes, start: bytes, expected: str | None) -> str | None:
    lines = [line for line in data[:200_000].splitlines()[:3] if line.strip()]
    closed = all(line.strip().startswith(b"{") and line.strip().endswith(b"}") for line in lines)
    if len(lines) > 1 and closed:
        return "jsonl"
    if expected == "json" or re.match(rb'[\[{]\s*(?:["\]}{])', start):
        return "json"
    return None


def _markup_kind(start: bytes, expected: str | None) -> str | None:
    if _HTML.search(start[:1500]) and not _FEED.search(start[:300]):
        return "html"
    if _FEED.search(start):
        return "feed"
    if start.startswith(b"<?xml") or expected == "feed":
        return "html" if b"<html" in start.lower() else "feed"
    return "html" if expected == "html" or _SOME_MARKUP.search(start) else None


def mismatch(name: str, kind: str) -> str | None:
    """A warning if a file's name promises another kind than its content is."""
    expected = KINDS.get(PurePath(name).suffix.lower())
    same = {expected, kind} <= {"json", "jsonl"} or {expected, kind} <= {"text", "markdown"} or expected == kind
    if expected is None or same or (expected == "feed" and kind == "html" and name.endswith(".xml")):
        return None
    return f"named {PurePath(name).suffix} but is {kind}; read as {kind}"
