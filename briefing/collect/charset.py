"""Bytes to text: a byte-order mark, what the source declares, what the bytes can be, in this order."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:<meta[^>]{0,200}?charset\s*=\s*|<\?xml[^>]{0,100}?encoding\s*=\s*)["']?\s*([\w.:-]{2,40})""", re.I)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
# What servers call Latin-1 and ASCII is Windows-1252 in practice, as the HTML standard says.
_AS_WRITTEN = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_SAMPLE = 60_000


def decode(data: bytes, content_type: str | None = None, *, markup: bool = False) -> tuple[str, tuple[str, ...]]:
    """The text of `data` and warnings. `markup`: look for a charset declared inside (HTML, XML)."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), ()
    declared = _declared(data, content_type, markup)
    utf8 = _strict(data, "utf-8")
    if utf8 is not None:
        wrong = declared not in (None, "utf-8") and not data.isascii() and not (declared or "").startswith("utf-16")
        return utf8, (f"declares the charset {declared} but is UTF-8; read as UTF-8",) if wrong else ()
    if declared and declared != "utf-8" and (text := _strict(data, declared)) is not None:
        return text, ()
    name = _guess(data)
    said = f"declares the charset {declared}, which does not fit" if declared else "declares no charset"
    return data.decode(name, "replace"), (f"{said}; read as {name}",)


def _declared(data: bytes, content_type: str | None, markup: bool) -> str | None:
    match = _IN_HEADER.search(content_type or "")
    name = match.group(1) if match else None
    if name is None and markup and (inside := _DECLARED.search(data[:4096])):
        name = inside.group(1).decode("ascii")
    try:
        found = codecs.lookup(name).name if name else None
    except LookupError:
        return None
    return _AS_WRITTEN.get(found, found) if found else None


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(data: bytes) -> str:
    """The likeliest charset of bytes that are not UTF-8 and declare nothing that fits."""
    sample = data[:_SAMPLE]
    if len(sample) >= 4 and sample[1::2].count(0) > len(sample) // 5:
        return "utf-16-le"
    if len(sample) >= 4 and sample[::2].count(0) > len(sample) // 5:
        return "utf-16-be"
    if b"\0" in sample or _mostly_utf8(sample):
        return "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, chunk_size=2048, steps=5).best()
    name = best.encoding if best else "cp1252"
    return _AS_WRITTEN.get(codecs.lookup(name).name, name) if best else name


def _mostly_utf8(sample: bytes) -> bool:
    """UTF-8 with a few broken bytes in it (a cut-off page, a mixed database) rather than another charset."""
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    right = sum(byte >= 0xC0 for byte in sample)
    return right > 0 and broken * 20 < right
