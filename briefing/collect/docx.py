"""Word documents: the text as it stands after accepting changes, with the document's properties.

The archive is measured before anything in it is unpacked. Comments, deleted and hidden words are not read.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from briefing.collect import dates, naming, opening, paragraphs
from briefing.collect.clean import clean, warning_of
from briefing.collect.reading import Input, Reading, refused

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_MOST_MEMBERS, _MOST_BYTES, _HIGHEST_RATIO = 2_000, 100_000_000, 100
_RATIO_COUNTS_FROM = 1_000_000
_BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNREAD = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "footnoteReference"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SMALLEST_HALF_POINTS = 5


def read(source: Input) -> Reading:
    if fault := _archive_fault(source.data):
        return refused("docx", fault)
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(BytesIO(source.data))
    except (OpcError, LxmlError, *_BROKEN_ARCHIVE, KeyError, AttributeError, TypeError):  # python-docx lets all of these through
        return refused("docx", "the Word document is damaged or is none")
    return _read(document)


def _archive_fault(data: bytes) -> str | None:
    """Why an archive is not unpacked, from its directory and from what really comes out of it, or None."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_MEMBERS:
                return f"the Word document holds {len(members):,} parts, more than {_MOST_MEMBERS:,}; not unpacked"
            if any(member.flag_bits & 1 for member in members):
                return "the Word document is encrypted"
            return _swelling(archive, members, len(data))
    except _BROKEN_ARCHIVE:
        return "the Word document is damaged or is none"


def _swelling(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], size: int) -> str | None:
    stated = sum(member.file_size for member in members)
    if stated > _MOST_BYTES or (stated > _RATIO_COUNTS_FROM and stated > _HIGHEST_RATIO * max(1, size)):
        return f"the Word document would swell from {size / 1e6:.1f} to {stated / 1e6:.0f} MB; not unpacked"
    for member in members:  # the directory may lie: what comes out is counted
        if member.filename.endswith((".xml", ".rels")):
            with archive.open(member) as stream:
                if len(stream.read(member.file_size + 1)) > member.file_size:
                    return "the Word document's directory states wrong sizes; not unpacked"
    return None


def _read(document: WordDocument) -> Reading:
    counts: Counter[str] = Counter()
    styles = _style_names(document)
    found = [(clean(text, counts).strip(), style) for text, style in _paragraphs(document.element.body, styles)]
    found = [(text, style) for text, style in found if text]
    properties = document.core_properties
    title = _stated_title(naming.tidy(properties.title))
    if found and (found[0][1].startswith("title") or (found[0][1] == "heading 1" and title in (None, found[0][0]))):
        title = found[0][0] if not title or found[0][1].startswith("title") else title
        found = found[1:]
    elif found and title and found[0][0].casefold() == title.casefold():
        found = found[1:]
    lines = [line for text, _ in found for line in (*text.split("\n"), "")]
    head = opening.read_opening(lines, headline=title is None)
    author, outlet = naming.author_of(properties.author), head.outlet
    if author and (naming.is_body(author) or author == "python-docx"):
        outlet, author = outlet or (author if author != "python-docx" else None), None
    published = head.published or _moment(properties.created) or _moment(properties.modified)
    return Reading(
        kind="docx",
        text=paragraphs.join("\n".join(lines[head.rest :]).split("\n\n")),
        title=title or head.title,
        outlet=outlet,
        author=head.author or author,
        published=published,
        language=naming.language_tag(properties.language) or head.language,
        url=head.url,
        warnings=warning_of(counts),
    )


def _stated_title(title: str | None) -> str | None:
    return title if title and not title.lower().startswith(("microsoft word", "untitled", "word document")) else None


def _moment(value: Any) -> str | None:
    return dates.date_of(value.isoformat()) if value is not None else None


def _style_names(document: WordDocument) -> dict[str, str]:
    try:
        return {style.style_id: (style.name or "").lower() for style in document.styles}
    except (AttributeError, KeyError, ValueError):
        return {}


def _paragraphs(body: Any, styles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each paragraph's visible text with its style's name in small letters; a table's row is one paragraph."""
    for child in body.iterchildren():
        if child.tag == f"{_W}p":
            style = _style(child, styles)
            text = _text(child)
            yield (paragraphs.as_item(text.strip()) if text.strip() and _is_item(child, style) else text), style
        elif child.tag == f"{_W}tbl":
            for row in child.iter(f"{_W}tr"):
                cells = (paragraphs.one_line(" ".join(map(_text, cell.iter(f"{_W}p")))) for cell in row.iter(f"{_W}tc"))
                yield " | ".join(filter(None, cells)), "table"
        elif child.tag == f"{_W}sdt":
            for content in child.iterchildren(f"{_W}sdtContent"):
                yield from _paragraphs(content, styles)


def _style(paragraph: Any, styles: dict[str, str]) -> str:
    named = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return styles.get(named.get(f"{_W}val"), "") if named is not None else ""


def _is_item(paragraph: Any, style: str) -> bool:
    return style.startswith("list") or (paragraph.find(f"{_W}pPr/{_W}numPr") is not None and not style.startswith("heading"))


def _text(paragraph: Any) -> str:
    return "".join(_visible(paragraph))


def _visible(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        tag = child.tag
        if tag in _UNREAD or tag == _FALLBACK:
            continue
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif tag == f"{_W}tab":
            yield " "
        elif tag == f"{_W}noBreakHyphen":
            yield "-"
        elif tag != f"{_W}r" or not _is_hidden(child):
            yield from _visible(child)


def _is_hidden(run: Any) -> bool:
    """Whether a run is marked as hidden, or set in white or in letters too small to be seen."""
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return False
    hidden = properties.find(f"{_W}vanish")
    if hidden is not None and hidden.get(f"{_W}val", "true") not in ("0", "false"):
        return True
    colour, size = properties.find(f"{_W}color"), properties.find(f"{_W}sz")
    if colour is not None and (colour.get(f"{_W}val") or "").upper() == "FFFFFF":
        return properties.find(f"{_W}highlight") is None and properties.find(f"{_W}shd") is None
    value = size.get(f"{_W}val") if size is not None else None
    return bool(value and value.isdigit() and int(value) < _SMALLEST_HALF_POINTS)
