"""The further files of a brief beside its draft: which there are, and what they are called."""

from __future__ import annotations

from briefing.runs import draft_file, evidence_file

SUFFIXES = {
    "draft": "md",
    "markdown": "published.md",
    "text": "txt",
    "html": "html",
    "email": "eml",
    "json": "json",
    "pdf": "pdf",
    "docx": "docx",
}
ALWAYS = ("draft", "html", "evidence")
"""What is written of every brief, without being asked for."""


def page_file(style: str, format: str, beside: str = "") -> str:
    """The file beside a draft that holds it in another format; `beside` is `new.` beside a draft that cannot be read."""
    return evidence_file(style, beside) if format == "evidence" else draft_file(style, beside + SUFFIXES[format])
