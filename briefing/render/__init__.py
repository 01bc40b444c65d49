"""A brief as a file: Markdown, text, a page, a mail, JSON, PDF, Word. What stands around the words is set; no word is changed."""

from __future__ import annotations

from collections.abc import Callable

from briefing.errors import UsageError
from briefing.library import Library
from briefing.records import Brief, Ledger
from briefing.render.html import page
from briefing.render.mail import mail
from briefing.render.markdown import draft, publication
from briefing.render.pdf import pdf
from briefing.render.text import plain
from briefing.render.word import word
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
BINARY: dict[str, Callable[[Brief, Ledger, Style, Library], bytes]] = {"pdf": pdf, "docx": word}
ALL_FORMATS = (*FORMATS, *BINARY)


def render(brief: Brief, ledger: Ledger, style: Style, library: Library, format: str) -> str:
    """The brief as text, in one of FORMATS. Raises TemplateError where a template lacks a value."""
    if format not in FORMATS:
        raise UsageError(f"no format {format!r}", f"there are: {', '.join(FORMATS)}")
    return FORMATS[format](brief, ledger, style, library)


def render_file(brief: Brief, ledger: Ledger, style: Style, library: Library, format: str) -> bytes:
    """The bytes of a file that holds the brief, in one of ALL_FORMATS. Raises TemplateError as `render` does."""
    if format in BINARY:
        return BINARY[format](brief, ledger, style, library)
    return render(brief, ledger, style, library, format).encode()
