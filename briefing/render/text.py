"""The brief as plain text, exactly in the house format: what is pasted into a mail or a content system."""

from __future__ import annotations

from briefing.library import Library
from briefing.records import Brief, Ledger
from briefing.render.view import view
from briefing.styles import Style


def as_json(brief: Brief, ledger: Ledger, style: Style, library: Library) -> str:
    return brief.model_dump_json(indent=1) + "\n"


def plain(brief: Brief, ledger: Ledger, style: Style, library: Library) -> str:
    return library.template("brief.txt.j2", view(brief, ledger, style)).rstrip() + "\n"
