"""What people did to drafts: one event an action, never changed and never taken away."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, fields

from briefing.events import ReviewEvent

_COLUMNS = ", ".join(field.name for field in fields(ReviewEvent))


def put(db: sqlite3.Connection, events: Iterable[ReviewEvent]) -> None:
    marks = ", ".join("?" * len(fields(ReviewEvent)))
    sql = f"INSERT OR IGNORE INTO reviews ({_COLUMNS}) VALUES ({marks})"  # noqa: S608 - names of columns and question marks
    db.executemany(sql, [astuple(event) for event in events])


def counts(db: sqlite3.Connection) -> list[tuple[str, str, int]]:
    """How often each thing was done on each day: day, verb, number."""
    sql = "SELECT substr(at, 1, 10), verb, count(*) FROM reviews GROUP BY 1, 2 ORDER BY 1, 2"
    return [(day, verb, number) for day, verb, number in db.execute(sql)]


def of_run(db: sqlite3.Connection, run: str, style: str | None) -> list[ReviewEvent]:
    sql = f"SELECT {_COLUMNS} FROM reviews WHERE run = ? AND (? IS NULL OR style = ?) ORDER BY number"  # noqa: S608 - as above
    return [ReviewEvent(*row) for row in db.execute(sql, (run, style, style))]
