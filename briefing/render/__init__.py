"""A brief as a file: Markdown, text, a page, a mail, JSON. Jinja sets what stands around the words and changes none of them."""

from __future__ import annotations

from collections.abc import Callable

from briefing.errors import UsageError
from briefing.library import Library
from briefing.records import Brief, Ledger
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


def render(brief: Brief, ledger: Ledger, style: Style, library: Library, format: str) -> str:
    """The brief in one of FORMATS. Raises TemplateError where a template lacks a value."""
    if format not in FORMATS:
        raise UsageError(f"no format {format!r}", f"there are: {', '.join(FORMATS)}")
    return FORMATS[format](brief, ledger, style, library)
