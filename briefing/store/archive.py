"""What a desk has said: each edition's briefs, the claims that they rest on and the documents that bear them, found by word.

Everything of one story of one edition is put at once and replaces what was there, so that the same edition made twice leaves
the archive as it was.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A brief of an edition in one style. `edition` is its ISO day, `slot` the story's folder in it, `story` the thread that
    runs through the editions; `run` is the run's folder, counted from the desk's; `words` is the brief as plain text; `record`
    is the Brief as JSON; `state` is its state of review."""

    edition: str
    slot: str
    story: str
    style: str
    run: str
    headline: str
    words: str
    record: str
    state: str = "draft"


@dataclass(frozen=True)
class Said:
    """A claim of an edition's story: `record` is the Claim as JSON, `novelty` what it was on that day."""

    edition: str
    slot: str
    story: str
    claim: str
    text: str
    novelty: str
    record: str


@dataclass(frozen=True)
class Kept:
    """A document that claims rest on: `record` is the Document as JSON."""

    id: str
    url: str | None
    outlet: str | None
    text_hash: str
    record: str


@dataclass(frozen=True)
class Entry:
    """One story of one edition, as it is put."""

    edition: str
    slot: str
    story: str
    title: str
    told: Sequence[Told]
    said: Sequence[Said]
    kept: Sequence[Kept]


@dataclass(frozen=True)
class Hit:
    """What a search found: a brief (`told`) or a claim (`said`), with the words around the match in `[` `]`."""

    kind: str
    edition: str
    slot: str
    story: str
    run: str | None
    style: str | None
    state: str | None
    text: str
    excerpt: str


def put(db: sqlite3.Connection, entry: Entry) -> None:
    """Keeps an entry in the place of what is there for its edition and slot. The state of a brief with the same words stays."""
    where = (entry.edition, entry.slot)
    states = {
        row["style"]: row["state"] for row in db.execute("SELECT style, state FROM told WHERE edition = ? AND slot = ?", where)
    }
    for table in ("told", "said"):
        rows = db.execute(f"SELECT number FROM {table} WHERE edition = ? AND slot = ?", where).fetchall()  # noqa: S608 - two names
        db.executemany(f"DELETE FROM {table}_words WHERE rowid = ?", [(row[0],) for row in rows])  # noqa: S608
        db.execute(f"DELETE FROM {table} WHERE edition = ? AND slot = ?", where)  # noqa: S608
    db.execute("INSERT OR REPLACE INTO threads VALUES (?, ?, ?, ?)", (*where, entry.story, entry.title))
    for one in entry.told:
        row = (*where, entry.story, one.style, one.run, one.headline, one.words, one.record, states.get(one.style, one.state))
        number = db.execute(
            "INSERT INTO told (edition, slot, story, style, run, headline, words, record, state) VALUES (?,?,?,?,?,?,?,?,?)", row
        ).lastrowid
        db.execute("INSERT INTO told_words (rowid, words) VALUES (?, ?)", (number, f"{one.headline}\n{one.words}"))
    for one_said in entry.said:
        sql = "INSERT INTO said (edition, slot, story, claim, text, novelty, record) VALUES (?,?,?,?,?,?,?)"
        values = (*where, entry.story, one_said.claim, one_said.text, one_said.novelty, one_said.record)
        number = db.execute(sql, values).lastrowid
        db.execute("INSERT INTO said_words (rowid, words) VALUES (?, ?)", (number, one_said.text))
    rows = [(one.id, one.url, one.outlet, one.text_hash, one.record) for one in entry.kept]
    db.executemany("INSERT OR IGNORE INTO kept VALUES (?, ?, ?, ?, ?)", rows)
    pairs = [(*where, one.id) for one in entry.kept]
    db.executemany("INSERT OR IGNORE INTO borne VALUES (?, ?, ?)", pairs)


def set_state(db: sqlite3.Connection, told: tuple[str, str, str], state: str) -> None:
    """Notes how far the brief (edition, slot, style) has come."""
    db.execute("UPDATE told SET state = ? WHERE edition = ? AND slot = ? AND style = ?", (state, *told))


def said(db: sqlite3.Connection, story: str, before: str) -> list[Said]:
    """The claims of a story in editions before the day `before`, the earliest first."""
    sql = f"SELECT {_SAID} FROM said WHERE story = ? AND edition < ? ORDER BY edition, number"  # noqa: S608 - columns
    return [Said(*row) for row in db.execute(sql, (story, before))]


def said_in(db: sqlite3.Connection, edition: str, slot: str) -> list[Said]:
    """The claims of one story of one edition."""
    sql = f"SELECT {_SAID} FROM said WHERE edition = ? AND slot = ? ORDER BY number"  # noqa: S608 - columns
    return [Said(*row) for row in db.execute(sql, (edition, slot))]


def withdrawn(db: sqlite3.Connection, claims: Sequence[str], before: str) -> set[str]:
    """Those of `claims` that editions before a day have told to be taken back."""
    sql = "SELECT 1 FROM said WHERE claim = ? AND novelty = 'withdrawn' AND edition < ? LIMIT 1"
    return {claim for claim in dict.fromkeys(claims) if db.execute(sql, (claim, before)).fetchone()}


def stories_of(db: sqlite3.Connection, ids: Sequence[str], before: str) -> dict[str, str]:
    """The stories that documents served in editions before a day."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(ids):
        sql = """SELECT story FROM borne JOIN threads USING (edition, slot) WHERE document = ? AND edition < ?
                 ORDER BY edition DESC, slot LIMIT 1"""
        if row := db.execute(sql, (name, before)).fetchone():
            found[name] = row["story"]
    return found


def told(db: sqlite3.Connection, story: str, before: str = "9") -> list[Told]:
    """The briefs of a story, the earliest first."""
    sql = f"SELECT {_TOLD} FROM told WHERE story = ? AND edition < ? ORDER BY edition, slot, style"  # noqa: S608 - columns
    return [Told(*row) for row in db.execute(sql, (story, before))]


def told_on(db: sqlite3.Connection, edition: str) -> list[Told]:
    """The briefs of an edition."""
    sql = f"SELECT {_TOLD} FROM told WHERE edition = ? ORDER BY slot, style"  # noqa: S608 - columns
    return [Told(*row) for row in db.execute(sql, (edition,))]


def entries(db: sqlite3.Connection, story: str) -> list[tuple[str, str, str]]:
    """Where a story was told: edition, slot and title, the earliest first."""
    sql = "SELECT edition, slot, title FROM threads WHERE story = ? ORDER BY edition, slot"
    return [tuple(row) for row in db.execute(sql, (story,))]


def story_named(db: sqlite3.Connection, name: str) -> str | None:
    """The story with an id, or the latest one told in a folder of that name or beginning so."""
    sql = "SELECT story FROM threads WHERE story = ? OR slot = ? OR slot LIKE ? ESCAPE '\\' ORDER BY story = ? DESC, edition DESC"
    begun = re.sub(r"([%_\\])", r"\\\1", name) + "%"
    row = db.execute(sql, (name, name, begun, name)).fetchone()
    return str(row["story"]) if row else None


def documents(db: sqlite3.Connection, ids: Iterable[str]) -> list[Kept]:
    wanted = list(dict.fromkeys(ids))
    found = []
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        marks = ", ".join("?" * len(some))
        sql = f"SELECT id, url, outlet, text_hash, record FROM kept WHERE id IN ({marks})"  # noqa: S608 - question marks
        found += [Kept(*row) for row in db.execute(sql, some)]
    order = {name: place for place, name in enumerate(wanted)}
    return sorted(found, key=lambda one: order[one.id])


def at_addresses(db: sqlite3.Connection, urls: Sequence[str], before: str) -> list[tuple[str, str, Kept]]:
    """Documents that editions before a day rest on, by their address: the edition and slot with each, the earliest first."""
    found = []
    for url in dict.fromkeys(urls):
        sql = """SELECT DISTINCT borne.edition, borne.slot, id, url, outlet, text_hash, record FROM kept
                 JOIN borne ON borne.document = kept.id WHERE url = ? AND borne.edition < ? ORDER BY borne.edition, borne.slot"""
        found += [(row[0], row[1], Kept(*tuple(row)[2:])) for row in db.execute(sql, (url, before))]
    return found


def stories_with(db: sqlite3.Connection, words: Sequence[str], before: str, since: str) -> list[str]:
    """The stories of the editions from `since` up to `before` whose claims share the most of `words`, the likeliest first."""
    if not (query := any_of(words)):
        return []
    sql = """SELECT story, min(rank) AS best FROM said_words JOIN said ON said.number = said_words.rowid
             WHERE said_words MATCH ? AND edition < ? AND edition >= ? GROUP BY story ORDER BY best, story LIMIT 12"""
    return [row["story"] for row in db.execute(sql, (query, before, since))]


def near(db: sqlite3.Connection, words: Sequence[str], before: str, limit: int) -> list[Said]:
    """The claims of editions before a day that are nearest to `words`, the nearest first."""
    if not (query := any_of(words)):
        return []
    columns = ", ".join(f"said.{name}" for name in _SAID.split(", "))
    sql = f"""SELECT {columns} FROM said_words JOIN said ON said.number = said_words.rowid
             WHERE said_words MATCH ? AND edition < ? ORDER BY rank, said.number LIMIT ?"""  # noqa: S608 - columns
    return [Said(*row) for row in db.execute(sql, (query, before, limit))]


def search(db: sqlite3.Connection, query: str, limit: int) -> list[Hit]:
    """Briefs first, then claims that no brief found shows, the nearest first."""
    if not (wanted := all_of(query)):
        return []
    briefs = """SELECT 'told', told.edition, told.slot, story, run, style, state, headline,
                snippet(told_words, 0, '[', ']', ' … ', 24) FROM told_words JOIN told ON told.number = told_words.rowid
                WHERE told_words MATCH ? ORDER BY rank, told.number LIMIT ?"""
    claims = """SELECT 'said', said.edition, said.slot, story, NULL, NULL, NULL, text,
                snippet(said_words, 0, '[', ']', ' … ', 24) FROM said_words JOIN said ON said.number = said_words.rowid
                WHERE said_words MATCH ? ORDER BY rank, said.number LIMIT ?"""
    found = [Hit(*row) for sql in (briefs, claims) for row in db.execute(sql, (wanted, limit))]
    return found[: 2 * limit]


def any_of(words: Sequence[str]) -> str:
    """A query for any of `words`; nothing in them is read as the search's own syntax."""
    return " OR ".join(f'"{word}"' for word in dict.fromkeys(_plain(words)) if word)


def all_of(query: str) -> str:
    """A query for all of the words; those in quotation marks as they stand, the others with every ending."""
    parts = re.findall(r'"([^"]+)"|(\S+)', query)
    quoted = [f'"{" ".join(_plain([phrase]))}"' for phrase, _ in parts if phrase and any(_plain([phrase]))]
    return " ".join([*quoted, *(f'"{word}"*' for _, one in parts if one for word in _plain(one.split()) if word)])


def _plain(words: Sequence[str]) -> list[str]:
    return [" ".join(re.findall(r"\w+", word)) for word in words]


_SAID = "edition, slot, story, claim, text, novelty, record"
_TOLD = "edition, slot, story, style, run, headline, words, record, state"
