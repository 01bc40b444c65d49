"""One SQLite file, shared by the threads of a process and by several processes, that survives a kill and a power cut.

All threads use one connection, one at a time. What several threads have to write meanwhile is committed together: each
commit waits for the disk (`synchronous=FULL`), and waiting once for sixteen replies costs what waiting for one does.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Generic, TypeVar

from briefing.errors import StoreError
from briefing.store.schema import MIGRATIONS

T = TypeVar("T")
BUSY_SECONDS = 30.0


class _Write(Generic[T]):
    """A piece of writing that waits for its turn, and what came of it."""

    def __init__(self, work: Callable[[sqlite3.Connection], T]) -> None:
        self.work = work
        self.done = False
        self.value: T | None = None
        self.error: BaseException | None = None


class Database:
    """An open file. Raises StoreError where it cannot be opened, written or trusted."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._queue: deque[_Write[Any]] = deque()
        with self._explained():
            self._make_private_file()
            self._db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            try:
                self._set_up()
            except BaseException:
                self._db.close()
                raise

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Runs `work` in a transaction and returns its result once that is on the disk."""
        item = _Write(work)
        self._queue.append(item)
        with self._lock:
            if not item.done:
                self._commit_queue()
        if item.error is not None:
            raise item.error
        return item.value  # type: ignore[return-value]  # done without an error: `value` is what `work` returned

    def later(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Runs `work` with the next `write`, `flush` or `close`: for what a killed process may forget."""
        self._queue.append(_Write(work))

    def flush(self) -> None:
        with self._lock:
            self._commit_queue()

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with self._lock, self._explained():
            return work(self._db)

    def close(self) -> None:
        """Writes what still waits, and closes. Closing twice is no fault."""
        with self._lock:
            try:
                if self._queue:
                    self._commit_queue()
            finally:
                self._db.close()

    def _commit_queue(self) -> None:
        batch = [self._queue.popleft() for _ in range(len(self._queue))]
        try:
            with self._explained(), self._transaction():
                for item in batch:
                    self._run(item)
        except BaseException as error:
            for item in batch:
                item.error = error
            if not isinstance(error, StoreError):
                raise
        finally:
            for item in batch:
                item.done = True

    def _run(self, item: _Write[Any]) -> None:
        """One piece of the batch, undone by itself if it fails: its neighbours are other threads' work."""
        self._db.execute("SAVEPOINT piece")
        try:  # whatever goes wrong is the business of the thread whose work it is
            item.value = item.work(self._db)
        except Exception as error:
            if not self._db.in_transaction:  # SQLite gave up on the whole batch
                raise
            item.error = _explain(error, self.path) if isinstance(error, sqlite3.Error) else error
            self._db.execute("ROLLBACK TO piece")
        self._db.execute("RELEASE piece")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def _make_private_file(self) -> None:
        """Sources and replies may be unpublished: nobody else on the machine reads them."""
        if not self.path.parent.exists():
            self.path.parent.mkdir(parents=True, mode=0o700)
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))

    def _set_up(self) -> None:
        self._db.row_factory = sqlite3.Row
        # Where a file system cannot do WAL, SQLite keeps its rollback journal, which is as safe with FULL.
        self._db.execute("PRAGMA journal_mode = WAL").fetchone()
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA foreign_keys = ON")
        if self._version() < len(MIGRATIONS):
            with self._transaction():
                self._migrate()
        if self._version() > len(MIGRATIONS):
            raise StoreError(
                f"the store {self.path} is of version {self._version()}; this program knows versions up to {len(MIGRATIONS)}",
                "use the newer program that wrote it, or another store with --store",
            )
        self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()

    def _migrate(self) -> None:
        for statements in MIGRATIONS[self._version() :]:
            for statement in statements:
                self._db.execute(statement)
        self._db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    def _version(self) -> int:
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])

    def check(self) -> None:
        """Reads the whole file and raises StoreError if a page of it is damaged. Takes about a second a gigabyte."""
        result = self.read(lambda db: db.execute("PRAGMA integrity_check(1)").fetchone()[0])
        if result != "ok":
            raise damaged(self.path, str(result))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _explain(error, self.path) from error
        except OSError as error:
            raise StoreError(f"the store {self.path} cannot be opened: {error.strerror}", _ELSEWHERE) from error


_ELSEWHERE = "make room or give it another place with --store"


def damaged(path: Path, what: str) -> StoreError:
    companions = f"{path.name}-wal and {path.name}-shm"
    remedy = f"move it aside, with {companions} if they are there: mv {path} {path}.damaged; a new one begins empty"
    return StoreError(f"the store {path} is damaged: {what}", remedy)


def _explain(error: sqlite3.Error, path: Path) -> StoreError:
    text = str(error)
    if "not a database" in text or "malformed" in text:
        return damaged(path, text)
    if "locked" in text:
        return StoreError(f"the store {path} has been held by another process for {BUSY_SECONDS:.0f} seconds", "try again")
    if "closed database" in text:
        return StoreError(f"the store {path} has been closed")
    return StoreError(f"the store {path} cannot be read or written: {text}", _ELSEWHERE)
