"""PDF by pypdfium2: its text in reading order, with page numbers, without what the page does not show."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.collect import dates, naming, opening, paragraphs, pdflayout
from briefing.collect.clean import clean, warning_of
from briefing.collect.naming import is_body
from briefing.collect.options import CAPS
from briefing.collect.pdflayout import Piece
from briefing.collect.pdfpage import PageText, page_text
from briefing.collect.reading import Input, Reading, refused

if TYPE_CHECKING:
    import pypdfium2

_WORDS_A_SCAN_MAY_HAVE = 15


def read(source: Input) -> Reading:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        return refused("pdf", _why(str(error)))
    with closing(document):
        return _read(document)


def _why(message: str) -> str:
    if "password" in message.lower():
        return "the PDF is encrypted and asks for a password"
    if "security" in message.lower():
        return "the PDF is encrypted in a way that cannot be read"
    return "the PDF is damaged or is none"


def _read(document: pypdfium2.PdfDocument) -> Reading:
    number = len(document)
    pages, warnings = _pages(document)
    if number > CAPS.pages:
        warnings = (*warnings, f"only the first {CAPS.pages} of {number} pages are read")
    counts: Counter[str] = Counter()
    parts = pdflayout.pieces([page.lines for page in pages], lambda line: clean(line, counts))
    words = paragraphs.word_count(" ".join(part.text for part in parts))
    if words < _WORDS_A_SCAN_MAY_HAVE and any(page.pictures for page in pages):
        return refused("pdf", "the PDF is a scan without a text layer; it needs text recognition first")
    if not parts:
        return refused("pdf", "the PDF holds no text")
    reading = _reading(_paragraphs(parts), len(pages), _properties(document), pdflayout.heading([page.lines for page in pages]))
    return replace(reading, warnings=warnings + warning_of(counts))


def _pages(document: pypdfium2.PdfDocument) -> tuple[list[PageText], tuple[str, ...]]:
    pages: list[PageText] = []
    hidden, failed = 0, []
    for index in range(min(len(document), CAPS.pages)):
        page = page_text(document, index)
        pages.append(page)
        hidden += page.hidden
        if page.failed:
            failed.append(str(index + 1))
    warnings: list[str] = []
    if hidden:
        warnings.append(f"{hidden} characters that the PDF does not show (invisible, white or tiny letters) are left out")
    if failed:
        warnings.append(f"page {', '.join(failed[:10])} could not be read or checked for hidden text")
    return pages, tuple(warnings)


def _properties(document: pypdfium2.PdfDocument) -> dict[str, str]:
    import pypdfium2 as pdfium

    try:
        return {key: value for key, value in document.get_metadata_dict(skip_empty=True).items() if isinstance(value, str)}
    except (pdfium.PdfiumError, UnicodeDecodeError):
        return {}


def _paragraphs(parts: list[Piece]) -> list[list[Piece]]:
    """The pieces of each paragraph, items of lists with the one bullet that texts use here."""
    result: list[list[Piece]] = []
    for part in parts:
        if part.join == "\n\n" or not result:
            text = paragraphs.as_item(part.text) if paragraphs.is_item(part.text) else part.text
            result.append([Piece(part.page, text, "")])
        else:
            result[-1].append(part)
    return result


def _reading(flat: list[list[Piece]], pages: int, properties: dict[str, str], heading: str | None) -> Reading:
    """The document: its text with the offset of each page, and metadata from its properties, else from its first lines."""
    stated = _stated_title(properties)
    title = stated or heading
    flat = _without_heading(flat, title)
    lines = [line for one in flat[:12] for line in (pdflayout.text_of(one), "")]
    head = opening.read_opening(lines, headline=title is None)
    flat = flat[head.rest // 2 :]
    author, outlet = naming.author_of(properties.get("Author")), head.outlet
    if author and is_body(author):
        author, outlet = None, outlet or author
    return Reading(
        kind="pdf",
        text="\n\n".join(map(pdflayout.text_of, flat)),
        title=title or head.title,
        outlet=outlet,
        author=head.author or author,
        published=head.published or dates.date_of(properties.get("CreationDate")),
        language=head.language,
        pages=_offsets(flat, pages),
    )


def _stated_title(properties: dict[str, str]) -> str | None:
    """The title among the properties, unless it is a file's name that an editor's program left there."""
    title = naming.tidy(properties.get("Title"), 300)
    leftover = ("microsoft word", "untitled", "document", ".doc", ".docx", ".pdf", ".indd")
    if not title or title.lower().startswith(leftover[:3]) or title.lower().endswith(leftover[3:]):
        return None
    return title if len(title.split()) > 1 else None


def _without_heading(flat: list[list[Piece]], title: str | None) -> list[list[Piece]]:
    """The paragraphs without the one near the top that only repeats the title."""
    for at, parts in enumerate(flat[:5]):
        if title and pdflayout.text_of(parts).casefold() == title.casefold():
            return [*flat[:at], *flat[at + 1 :]]
    return flat


def _offsets(flat: list[list[Piece]], pages: int) -> tuple[int, ...]:
    """Where each page starts in the joined text; a page without text where the next one starts."""
    starts: dict[int, int] = {}
    at = 0
    for parts in flat:
        for part in parts:
            at += len(part.join)
            starts.setdefault(part.page, at)
            at += len(part.text)
        at += 2
    offsets, following = [0] * pages, max(0, at - 2)
    for page in reversed(range(pages)):
        following = starts.get(page, following)
        offsets[page] = following
    return (0, *offsets[1:]) if pages else ()
