"""The edition as a page, the index of past editions, and the desk's page of a draft edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefing.desk import DeskSettings
from briefing.editions import Edition
from briefing.library import Library
from briefing.render.html import page_style
from briefing.render.issue.content import Issue, Past, issue_values
from briefing.render.view import long_date

CSS = "edition.css"


def edition_page(issue: Issue, library: Library) -> str:
    """The edition as one self-contained page that loads and runs nothing."""
    values = issue_values(issue, library)
    return library.template("edition.html.j2", {**values, **page_style(library, CSS)})


def index_page(desk: DeskSettings, past: Sequence[Past], library: Library) -> str:
    """The index of the editions that are out, the latest first with its headlines."""
    shown = [{**vars(one), "long": long_date(one.date)} for one in past]
    values = {"name": desk.name, "language": desk.language, "editions": shown, "feeds": True}
    return library.template("index.html.j2", {**values, **page_style(library, CSS)})


def desk_page(edition: Edition, states: Mapping[str, str], library: Library) -> str:
    """The draft edition for the desk: each story with its rank, what is new in it, its drafts and where they stand in review.

    `states` gives the state of review of each story, by its folder.
    """
    days = {gone.date for gone in edition.withdrawals} | {one.date for story in edition.stories for one in story.earlier}
    values: dict[str, Any] = {
        "edition": edition.model_dump(mode="json"),
        "told": len(edition.told()),
        "words": edition.words,
        "minutes": edition.minutes,
        "date": long_date(edition.date),
        "states": dict(states),
        "kinds": _kinds(edition),
        "days": {day: long_date(day) for day in sorted(days)},
    }
    return library.template("desk.html.j2", {**values, **page_style(library, CSS)})


def _kinds(edition: Edition) -> dict[str, list[Any]]:
    """What was refused, by kind."""
    kinds: dict[str, list[Any]] = {}
    for item in edition.refused:
        kinds.setdefault(item.kind, []).append(item.model_dump(mode="json"))
    return kinds
