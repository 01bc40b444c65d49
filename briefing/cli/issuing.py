"""`publish --edition`: a day's edition out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from briefing.cli.bench import who
from briefing.cli.options import settings
from briefing.cli.screen import fitted, safe, tell
from briefing.editions import edition_folder
from briefing.library import Library
from briefing.pipeline import Hands, Issued, Press, publish_edition, write_desk_page
from briefing.records import SCHEMA_VERSION
from briefing.store import Store


def publish_day(day: date, given: dict[str, Any], *, verbatim: bool, as_json: bool) -> int:
    """Publishes the edition of a day. Exit code 1 where nothing of it may go out."""
    style, by = given.pop("style_name", None), given.pop("by", None)
    config = settings(given)
    root = (config.desk or Path.cwd()).resolve()
    library = Library(config.settings.prompts, config.settings.templates)
    store = Store.open(config.store_path)
    try:
        press = Press(
            desk=config.daily,
            root=root,
            folder=edition_folder(root, day.isoformat()),
            library=library,
            hands=Hands(by or config.settings.reviewer or who(), keep=store.record_reviews),
            store=store,
            style=style,
            verbatim=verbatim or config.daily.verbatim,
        )
        issued = publish_edition(press)
        write_desk_page(press.folder, issued.issue.edition, library)
    finally:
        store.close()
    _print(issued, as_json=as_json)
    return 0 if issued.issue.items else 1


def _print(issued: Issued, *, as_json: bool) -> None:
    issue = issued.issue
    if as_json:
        line = {
            "schema_version": SCHEMA_VERSION,
            "date": issue.edition.date,
            "stories": len(issue.items),
            "words": issue.words,
            "unread": issue.unread,
            "left_out": [{"title": title, "reason": reason} for title, reason in issue.left_out],
            "files": [str(path) for path in issued.files],
        }
        click.echo(json.dumps(line, ensure_ascii=False))
        return
    for path in issued.files:
        click.echo(path)
    for title, reason in issue.left_out:
        tell(fitted(safe(f"stays in: {title}: {reason}")))
    if issue.unread:
        tell("no person has read it, and it says so")
    if not issue.items:
        tell("nothing of this edition may go out")
