"""The durable store of model calls: what makes sure that nothing is paid for twice and nothing that was paid for is lost.

A call is recorded as sent before its request goes out, and its raw reply is recorded before anything looks into it. So
after a kill at any point there are three cases, and the store tells them apart: it never left; its reply is here; it left and
the reply is lost, in which case it may have been paid for, is sent once more, and is reported as such.

`Store` is all that the rest of the program knows: a server database can stand behind the same methods. No SQL is written
outside this package.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from briefing.clock import Clock, SystemClock
from briefing.events import ReviewEvent
from briefing.store import archive, costs, reviews
from briefing.store.archive import Entry, Hit, Kept, Said, Told
from briefing.store.database import Database, damaged
from briefing.store.owners import Owners
from briefing.store.values import (
    Busy,
    Call,
    Claim,
    CostRow,
    Granted,
    History,
    Outcome,
    RawReply,
    RunCost,
    Served,
    State,
    StepCost,
    StepCount,
    Stored,
    Verdict,
)

__all__ = [
    "Busy",
    "Call",
    "Claim",
    "CostRow",
    "Entry",
    "Granted",
    "History",
    "Hit",
    "Kept",
    "Outcome",
    "RawReply",
    "ReviewEvent",
    "RunCost",
    "Said",
    "Served",
    "State",
    "StepCost",
    "StepCount",
    "Store",
    "Stored",
    "Told",
    "Verdict",
]


class Store:
    """An open store. Safe to use from several threads, and beside other processes that have the same file open."""

    def __init__(self, database: Database, owners: Owners, clock: Clock) -> None:
        self._database = database
        self._owners = owners
        self._clock = clock

    @classmethod
    def open(cls, path: Path, clock: Clock | None = None) -> Store:
        """The store in the file `path`, made if it is not there. Raises StoreError for a damaged or newer file."""
        return cls(Database(path), Owners(path.with_name(path.name + ".owners")), clock or SystemClock())

    @property
    def path(self) -> Path:
        return self._database.path

    def close(self) -> None:
        self._database.close()
        self._owners.close()

    def check(self) -> None:
        """Reads the whole file and raises StoreError if it is damaged."""
        self._database.check()

    # -- one call, in the order of its life

    def look_up(self, key: str) -> Stored | None:
        """The reply to a call, judged or not; None where it would have to be sent."""
        return self._database.read(lambda db: self._stored(db, "calls.key = ?", key))

    def repair_of(self, key: str) -> Stored | None:
        """The reply to the request that asked to repair the reply to `key`."""
        return self._database.read(lambda db: self._stored(db, "calls.repair_of = ?", key))

    def claim(self, call: Call, run: str) -> Claim:
        """Records `call` as sent by this process, on the disk, before it is; or says why it is not to be sent.

        `Stored`: its reply is here by now. `Busy`: a living process has it under way. A call whose owner died while it was
        under way is granted once more, with `again`.
        """
        self._owners.announce()
        return self._database.write(lambda db: self._claim(db, call, run))

    def received(self, attempt: int, reply: RawReply) -> None:
        """Records a raw reply, on the disk, before anything looks into it."""
        self._database.write(lambda db: self._receive(db, attempt, reply))

    def settle(self, attempt: int, verdict: Verdict) -> None:
        """Records what a reply turned out to be. It may be forgotten by a kill: the reply is then judged anew."""
        self._database.later(lambda db: self._settle(db, attempt, verdict))

    def release(self, attempt: int, outcome: Outcome, error: str, *, status: int | None = None, final: bool = False) -> None:
        """Records that an attempt brought nothing usable, and frees the call: to be sent again, by a later run if `final`."""
        self._database.write(lambda db: self._release(db, attempt, outcome, error, status, final))

    def used(self, key: str, run: str) -> None:
        """Counts an answer from the store. A killed process may forget it."""
        row = (run, key, self._now())
        self._database.later(lambda db: _run(db, "INSERT INTO uses (run, call, used) VALUES (?, ?, ?)", row))

    # -- what was found out about endpoints

    def fact(self, endpoint: str, model: str, name: str, within: timedelta | None = None) -> str | None:
        """What `learn` recorded, unless it is older than `within`."""
        sql = "SELECT value, found FROM endpoints WHERE endpoint = ? AND model = ? AND name = ?"
        row = self._database.read(lambda db: db.execute(sql, (endpoint, model, name)).fetchone())
        if row is None or (within is not None and datetime.fromisoformat(row["found"]) < self._clock.now() - within):
            return None
        return str(row["value"])

    def learn(self, endpoint: str, model: str, name: str, value: str) -> None:
        sql = "INSERT OR REPLACE INTO endpoints (endpoint, model, name, value, found) VALUES (?, ?, ?, ?, ?)"
        self._database.write(lambda db: _run(db, sql, (endpoint, model, name, value, self._now())))

    # -- what calls have used

    def last_served(self, endpoint: str, model: str) -> Served | None:
        self._database.flush()
        return self._database.read(lambda db: costs.last_served(db, endpoint, model))

    def history(self, endpoint: str, model: str, step: str) -> History | None:
        """What earlier calls used; None where no reply has told."""
        self._database.flush()
        return self._database.read(lambda db: costs.history(db, endpoint, model, step))

    def costs(self, by: costs.By) -> list[CostRow]:
        """What was used, by day, model, step or run; days and runs in order, the dearest first otherwise."""
        self._database.flush()
        return self._database.read(lambda db: costs.rows(db, by))

    def run_cost(self, run: str) -> RunCost:
        self._database.flush()
        return self._database.read(lambda db: costs.of_run(db, run))

    def step_cost(self, run: str, step: str) -> StepCost:
        """What the answers that a run has to one step's questions took, whoever asked them first."""
        self._database.flush()
        return self._database.read(lambda db: costs.of_step(db, run, step))

    # -- what people did to drafts

    def record_reviews(self, events: Sequence[ReviewEvent]) -> None:
        """Keeps events, on the disk. One that is here already is not kept twice."""
        self._database.write(lambda db: reviews.put(db, events))

    def review_counts(self) -> list[tuple[str, str, int]]:
        """How often each thing was done to drafts on each day: day, verb, number."""
        return self._database.read(reviews.counts)

    def reviews(self, run: str, style: str | None = None) -> list[ReviewEvent]:
        """The events of a run, in the order in which they came, of one style or of all."""
        return self._database.read(lambda db: reviews.of_run(db, run, style))

    # -- what a desk has said

    def archive(self, entry: Entry) -> None:
        """Keeps one story of one edition, in the place of what is there for it."""
        self._database.write(lambda db: archive.put(db, entry))

    def archived_state(self, edition: str, slot: str, style: str, state: str) -> None:
        """Notes how far a brief in the archive has come in its review."""
        self._database.write(lambda db: archive.set_state(db, (edition, slot, style), state))

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Briefs and claims with all the words of `query`."""
        return self._database.read(lambda db: archive.search(db, query, limit))

    def told(self, story: str, before: str = "9") -> list[Told]:
        """The briefs of a story in editions before a day, the earliest first."""
        return self._database.read(lambda db: archive.told(db, story, before))

    def said(self, story: str, before: str = "9") -> list[Said]:
        """The claims of a story in editions before a day, the earliest first."""
        return self._database.read(lambda db: archive.said(db, story, before))

    def told_on(self, edition: str) -> list[Told]:
        """The briefs of an edition."""
        return self._database.read(lambda db: archive.told_on(db, edition))

    def said_in(self, edition: str, slot: str) -> list[Said]:
        """The claims of one story of one edition."""
        return self._database.read(lambda db: archive.said_in(db, edition, slot))

    def withdrawn(self, claims: Sequence[str], before: str) -> set[str]:
        """Those of `claims` that editions before a day have told to be taken back."""
        return self._database.read(lambda db: archive.withdrawn(db, claims, before))

    def stories_of(self, documents: Sequence[str], before: str) -> dict[str, str]:
        """Which of `documents` served in editions before a day, and in which story."""
        return self._database.read(lambda db: archive.stories_of(db, documents, before))

    def editions_of(self, story: str) -> list[tuple[str, str, str]]:
        """Where a story was told: edition, slot and title."""
        return self._database.read(lambda db: archive.entries(db, story))

    def story_named(self, name: str) -> str | None:
        """The story with an id, or told in a folder of that name or beginning so."""
        return self._database.read(lambda db: archive.story_named(db, name))

    def stories_with(self, words: Sequence[str], before: str, since: str) -> list[str]:
        """The stories of the editions from `since` up to `before` that share the most of `words`, the likeliest first."""
        return self._database.read(lambda db: archive.stories_with(db, words, before, since))

    def near(self, words: Sequence[str], before: str, limit: int = 40) -> list[Said]:
        """Earlier claims that are nearest to `words`."""
        return self._database.read(lambda db: archive.near(db, words, before, limit))

    def kept(self, ids: Sequence[str]) -> list[Kept]:
        """Documents that editions rest on."""
        return self._database.read(lambda db: archive.documents(db, ids))

    def at_addresses(self, urls: Sequence[str], before: str) -> list[tuple[str, str, Kept]]:
        """What was read at `urls` for editions before a day."""
        return self._database.read(lambda db: archive.at_addresses(db, urls, before))

    # -- work on a desk, shared by processes

    def lease(self, work: str) -> str | None:
        """Takes up a piece of work; None where it is ours, else the living process that has it."""
        self._owners.announce()
        return self._database.write(lambda db: self._lease(db, work))

    def end_lease(self, work: str) -> None:
        """Sets a piece of work free."""
        sql = "DELETE FROM leases WHERE work = ? AND owner = ?"
        self._database.write(lambda db: _run(db, sql, (work, self._owners.me)))

    # -- inside a transaction

    def _lease(self, db: sqlite3.Connection, work: str) -> str | None:
        row = db.execute("SELECT owner FROM leases WHERE work = ?", (work,)).fetchone()
        if row is not None and self._owners.alive(row["owner"]):
            return str(row["owner"])
        _run(db, "INSERT OR REPLACE INTO leases VALUES (?, ?)", (work, self._owners.me))
        return None

    def _claim(self, db: sqlite3.Connection, call: Call, run: str) -> Claim:
        row = db.execute("SELECT state, owner FROM calls WHERE key = ?", (call.key,)).fetchone()
        if row is not None and row["state"] == "sent":
            if self._owners.alive(row["owner"]):
                return Busy(row["owner"])
            _run(db, "UPDATE attempts SET outcome = 'unknown' WHERE call = ? AND outcome IS NULL", (call.key,))
        elif row is not None and (stored := self._stored(db, "calls.key = ?", call.key)):
            return stored
        self._put_call(db, call)
        lost, repeated = db.execute(
            """SELECT coalesce(sum(outcome IS 'unknown'), 0), coalesce(sum(again AND outcome IS NOT 'unsent'), 0)
            FROM attempts WHERE call = ?""",
            (call.key,),
        ).fetchone()
        again = lost > repeated
        sql = "INSERT INTO attempts (call, run, again, sent) VALUES (?, ?, ?, ?)"
        attempt = db.execute(sql, (call.key, run, again, self._now())).lastrowid
        return Granted(int(attempt or 0), again)

    def _put_call(self, db: sqlite3.Connection, call: Call) -> None:
        """The row of a call in state `sent`: new, or with the mode and request that it goes out with this time."""
        now, me = self._now(), self._owners.me
        sql = "UPDATE calls SET state = 'sent', owner = ?, mode = ?, request = ?, error = NULL, changed = ? WHERE key = ?"
        if db.execute(sql, (me, call.mode, call.request, now, call.key)).rowcount:
            return
        row = (call.key, call.step, call.subject, call.style, call.endpoint, call.model, call.mode, call.request)
        sql = f"INSERT INTO calls VALUES ({', '.join('?' * 15)})"  # noqa: S608 - question marks
        db.execute(sql, (*row, call.prompt_chars, call.repair_of, "sent", me, None, now, now))

    def _receive(self, db: sqlite3.Connection, attempt: int, reply: RawReply) -> None:
        digest = hashlib.sha256(reply.raw).hexdigest()
        row = (self._now(), reply.status, reply.content_type, reply.request_id, reply.raw, digest, attempt)
        _run(
            db,
            """UPDATE attempts SET outcome = 'answered', received = ?, http_status = ?, content_type = ?, request_id = ?,
            raw = ?, raw_sha256 = ? WHERE id = ?""",
            row,
        )
        self._set_state(db, attempt, "received", None)

    def _settle(self, db: sqlite3.Connection, attempt: int, verdict: Verdict) -> None:
        usage = None if verdict.usage is None else json.dumps(verdict.usage, sort_keys=True)
        found = (verdict.finish_reason, verdict.served, verdict.fingerprint, verdict.tier, usage)
        used = (verdict.input_tokens, verdict.output_tokens, verdict.price, verdict.error, attempt)
        _run(
            db,
            """UPDATE attempts SET finish_reason = ?, served = ?, fingerprint = ?, tier = ?, usage = ?, input_tokens = ?,
            output_tokens = ?, price = ?, error = ? WHERE id = ?""",
            (*found, *used),
        )
        self._set_state(db, attempt, verdict.state, verdict.error)

    def _release(
        self, db: sqlite3.Connection, attempt: int, outcome: Outcome, error: str, status: int | None, final: bool
    ) -> None:
        sql = "UPDATE attempts SET outcome = ?, error = ?, http_status = coalesce(?, http_status) WHERE id = ?"
        _run(db, sql, (outcome, error, status, attempt))
        self._set_state(db, attempt, "failed" if final else "planned", error)

    def _set_state(self, db: sqlite3.Connection, attempt: int, state: State, error: str | None) -> None:
        sql = """UPDATE calls SET state = ?, error = ?, owner = NULL, changed = ?
                 WHERE key = (SELECT call FROM attempts WHERE id = ?)"""
        _run(db, sql, (state, error, self._now(), attempt))

    def _stored(self, db: sqlite3.Connection, where: str, key: str) -> Stored | None:
        row = db.execute(
            f"""SELECT calls.key, state, id, http_status, raw, raw_sha256, content_type, request_id
            FROM attempts JOIN calls ON attempts.call = calls.key
            WHERE {where} AND outcome = 'answered' ORDER BY id DESC LIMIT 1""",  # noqa: S608 - two fixed conditions
            (key,),
        ).fetchone()
        if row is None:
            return None
        raw = bytes(row["raw"])
        if hashlib.sha256(raw).hexdigest() != row["raw_sha256"]:
            raise damaged(self.path, f"the reply to call {row['key'][:12]} is not what was written")
        reply = RawReply(row["http_status"], raw, row["content_type"], row["request_id"])
        return Stored(row["key"], row["state"], row["id"], reply)

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="milliseconds")


def _run(db: sqlite3.Connection, sql: str, values: tuple[object, ...]) -> None:
    db.execute(sql, values)
