"""A brief as a file: Markdown, text, a page, a mail, JSON, PDF, Word. What stands around the words is set; no word is changed.

What a format takes is loaded when it is asked for: a page needs a Markdown reader, a mail the mail library, Word an XML one, and
text none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from briefing.errors import UsageError
from briefing.library import Library
from briefing.records import Brief, Document, Ledger
from briefing.styles import Style

FORMATS = {
    "draft": "markdown.draft",
    "markdown": "markdown.publication",
    "text": "text.plain",
    "html": "html.page",
    "email": "mail.mail",
    "json": "text.as_json",
}
"""The formats that are text, each with the module and the function that make it."""
BINARY = {"pdf": "pdf.pdf", "docx": "word.word"}
SILENT = frozenset(("text", "markdown"))
"""What shows no finding, and no count of them, unless a desk's own template does."""
EVIDENCE = "evidence"
ALL_FORMATS = (*FORMATS, EVIDENCE, *BINARY)


def render(brief: Brief, ledger: Ledger, style: Style, library: Library, format: str, documents: Sequence[Document] = ()) -> str:
    """The brief as text, in a format that is text or as the evidence page, which shows `documents` beside it. Raises
    TemplateError where a template lacks a value."""
    if format == EVIDENCE:
        from briefing.render.evidence import evidence_page

        return evidence_page(brief, ledger, style, library, documents)
    if format not in FORMATS:
        raise UsageError(f"no format {format!r}", f"there are: {', '.join(ALL_FORMATS)}")
    made = _made(FORMATS[format], brief, ledger, style, library)
    assert isinstance(made, str)
    return made


def render_file(
    brief: Brief, ledger: Ledger, style: Style, library: Library, format: str, documents: Sequence[Document] = ()
) -> bytes:
    """The bytes of a file that holds the brief, in one of ALL_FORMATS. Raises TemplateError as `render` does."""
    if format in BINARY:
        made = _made(BINARY[format], brief, ledger, style, library)
        assert isinstance(made, bytes)
        return made
    return render(brief, ledger, style, library, format, documents).encode()


def _made(where: str, brief: Brief, ledger: Ledger, style: Style, library: Library) -> str | bytes:
    module, _, function = where.partition(".")
    made: str | bytes = getattr(import_module(f"briefing.render.{module}"), function)(brief, ledger, style, library)
    return made
