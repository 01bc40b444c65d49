"""A brief as a file: Markdown, text, a page, a mail, JSON, PDF, Word. What stands around the words is set; no word is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.errors import UsageError
from briefing.library import Library
from briefing.records import Brief, Document, Ledger
from briefing.render.evidence import evidence_page
from briefing.render.html import page
from briefing.render.mail import mail
from briefing.render.markdown import draft, publication
from briefing.render.text import plain
from briefing.styles import Style

Renderer = Callable[[Brief, Ledger, Style, Library], str]


def as_json(brief: Brief, ledger: Ledger, style: Style, library: Library) -> str:
    return brief.model_dump_json(indent=1) + "\n"


FORMATS: dict[str, Renderer] = {
    "draft": draft,
    "markdown": publication,
    "text": plain,
    "html": page,
    "email": mail,
    "json": as_json,
}


def _pdf(brief: Brief, ledger: Ledger, style: Style, library: Library) -> bytes:
    from briefing.render.pdf import pdf

    return pdf(brief, ledger, style, library)


def _word(brief: Brief, ledger: Ledger, style: Style, library: Library) -> bytes:
    from briefing.render.word import word  # lxml is loaded for it alone

    return word(brief, ledger, style, library)


BINARY: dict[str, Callable[[Brief, Ledger, Style, Library], bytes]] = {"pdf": _pdf, "docx": _word}
SILENT = frozenset(("text", "markdown"))
"""What shows no finding, and no count of them, unless a desk's own template does."""
EVIDENCE = "evidence"
ALL_FORMATS = (*FORMATS, EVIDENCE, *BINARY)


def render(brief: Brief, ledger: Ledger, style: Style, library: Library, format: str, documents: Sequence[Document] = ()) -> str:
    """The brief as text, in one of FORMATS or as the evidence page, which shows `documents` beside it. Raises TemplateError where
    a template lacks a value."""
    if format == EVIDENCE:
        return evidence_page(brief, ledger, style, library, documents)
    if format not in FORMATS:
        raise UsageError(f"no format {format!r}", f"there are: {', '.join(ALL_FORMATS)}")
    return FORMATS[format](brief, ledger, style, library)


def render_file(
    brief: Brief, ledger: Ledger, style: Style, library: Library, format: str, documents: Sequence[Document] = ()
) -> bytes:
    """The bytes of a file that holds the brief, in one of ALL_FORMATS. Raises TemplateError as `render` does."""
    if format in BINARY:
        return BINARY[format](brief, ledger, style, library)
    return render(brief, ledger, style, library, format, documents).encode()
