"""A run is a folder that a person can open, diff and take with them: one file a step, written whole or not at all.

`run.json` remembers the hash of every file as the program wrote it, so that a file a person has changed since is known and
never overwritten.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import time
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from briefing.errors import LockError, SetupError
from briefing.faults import faults
from briefing.records import SCHEMA_VERSION, Brief, Document, Extraction, Ledger, R

SOURCES = "1-sources"
DOCUMENTS = "2-documents.jsonl"
EXTRACTIONS = "3-extractions.jsonl"
LEDGER = "4-ledger.json"
DEPTH = 4  # folders below the one named: an edition's story lies in editions/DATE/STORY
HELD_OPEN = frozenset({5, 32, 33})  # what Windows calls a file that somebody else has open
REPLACE_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)  # seconds


def slug(text: str, limit: int = 60) -> str:
    """A file name made of a title: lower-case ASCII words joined by hyphens, cut at a word; a hash where nothing is left."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")
    if len(words) > limit:
        words = words[: limit + 1].rsplit("-", 1)[0][:limit]
    return words or "story-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def write_atomic(path: Path, data: bytes) -> None:
    """Writes a whole file or none: a temporary file beside it, flushed to the disk, then put in its place.

    Raises SetupError where that cannot be done; whatever stood there before stands there still.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            _put_in_place(Path(temporary), path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _settle_name(path.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SetupError(f"{path}: cannot be written: {reason}", "nothing was lost; make room, or name another folder") from error


def _put_in_place(temporary: Path, path: Path) -> None:
    """Renames over what is there. Windows refuses that for as long as a virus scanner or an editor has the file open."""
    for wait in (*REPLACE_WAITS, None):
        try:
            temporary.replace(path)
        except OSError as error:
            if wait is None or getattr(error, "winerror", None) not in HELD_OPEN:
                raise
            time.sleep(wait)
        else:
            return


def _settle_name(folder: Path) -> None:
    """Makes a new name in a folder last through a power cut: it is durable only once its folder is."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


class Run:
    """One run's folder. Reading needs no lock; whoever writes holds it (`with run.locked():`)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.meta: dict[str, Any] = self._read_meta()

    @property
    def name(self) -> str:
        return self.folder.name

    # -- the folder ---------------------------------------------------------------------------------------------------

    def _read_meta(self) -> dict[str, Any]:
        path = self.folder / "run.json"
        if not path.exists():
            return {"schema_version": SCHEMA_VERSION, "files": {}}
        try:
            meta = json.loads(path.read_text(encoding="utf-8"))
            version = meta["schema_version"]
            meta["files"].items()
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise SetupError(f"{path}: not a run's description: {error}", "remove it, or name another folder") from error
        if version > SCHEMA_VERSION:
            raise SetupError(
                f"{path}: written by a newer version of briefing (schema {version}; this one reads {SCHEMA_VERSION})",
                "update briefing",
            )
        return dict(meta)

    @contextmanager
    def locked(self, wait: float = 0) -> Iterator[None]:
        """Holds the run's lock for writing. Raises LockError naming the holder when `wait` seconds have passed."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SetupError(f"{self.folder}: cannot be made: {error.strerror}", "name another folder with --out") from error
        holder = self.folder / ".lock.json"
        from filelock import FileLock, Timeout  # a command that only reads takes no lock

        lock = FileLock(self.folder / ".lock")
        try:
            lock.acquire(timeout=wait)
        except Timeout as error:
            raise LockError(
                f"{self.folder} is being written by {_holder(holder)}",
                "wait for it, or give this command --wait SECONDS",
            ) from error
        except OSError as error:
            raise SetupError(f"{self.folder}: cannot be written: {error.strerror}", "name another with --out") from error
        try:
            holder.write_text(json.dumps({"pid": os.getpid(), "host": os.uname().nodename if hasattr(os, "uname") else ""}))
            self.meta = self._read_meta()
            self._sweep()
            yield
        finally:
            holder.unlink(missing_ok=True)
            lock.release()

    def _sweep(self) -> None:
        """Removes what writers that were killed left half written. Nobody else writes here while the lock is held."""
        for left in self.folder.rglob(".*.tmp"):
            left.unlink(missing_ok=True)

    def save_meta(self, **values: Any) -> None:
        self.meta.update(values)
        write_atomic(self.folder / "run.json", _json_bytes(self.meta))

    # -- files --------------------------------------------------------------------------------------------------------

    def write(self, name: str, data: bytes) -> Path:
        """Writes a file of the run and remembers its hash in `run.json`."""
        path = self.folder / name
        if not (path.exists() and path.read_bytes() == data):
            write_atomic(path, data)
        if self.meta["files"].get(name) != digest(data):
            self.meta["files"][name] = digest(data)
            self.save_meta()
        return path

    def changed_by_hand(self, name: str) -> bool:
        """Whether a person has changed (or deleted a line of) a file since the program wrote it."""
        path = self.folder / name
        return path.exists() and digest(path.read_bytes()) != self.meta["files"].get(name)

    def write_lines(self, name: str, records: Iterable[Document | Extraction]) -> Path:
        return self.write(name, b"".join(record.model_dump_json().encode() + b"\n" for record in records))

    def write_record(self, name: str, record: Ledger | Brief) -> Path:
        return self.write(name, _json_bytes(record.model_dump(mode="json")))

    def documents(self) -> list[Document]:
        return self._read_lines(DOCUMENTS, Document)

    def extractions(self) -> list[Extraction]:
        return self._read_lines(EXTRACTIONS, Extraction)

    def ledger(self) -> Ledger:
        return read_record(self.folder / LEDGER, Ledger)

    def brief(self, style: str) -> Brief:
        return read_record(self.folder / brief_file(style), Brief)

    def styles(self) -> list[str]:
        """The styles that this run holds a brief in."""
        names = (path.name for path in (self.folder / "5-briefs").glob("brief.*.json"))
        return sorted(name[len("brief.") : -len(".json")] for name in names if not name.endswith(".new.json"))

    def _read_lines(self, name: str, cls: type[R]) -> list[R]:
        path = self.folder / name
        records = []
        for number, line in enumerate(_read_bytes(path).splitlines(), 1):
            try:
                records.append(cls.model_validate_json(line))
            except ValidationError as error:
                raise SetupError(f"{path}, line {number}: {'; '.join(faults(error, cls))}") from error
        return records


def brief_file(style: str) -> str:
    return f"5-briefs/brief.{style}.json"


def draft_file(style: str, suffix: str = "md") -> str:
    return f"6-drafts/draft.{style}.{suffix}"


def evidence_file(style: str, beside: str = "") -> str:
    """The evidence page of a draft; `beside` is `new.` for that of a proposal beside a person's draft."""
    return f"6-drafts/evidence.{style}.{beside}html"


def read_record(path: Path, cls: type[R]) -> R:
    """One record from a JSON file. Raises SetupError naming the file and every fault in it."""
    try:
        return cls.model_validate_json(_read_bytes(path))
    except ValidationError as error:
        raise SetupError(f"{path}: not a valid {cls.__name__.lower()}: {'; '.join(faults(error, cls))}") from error


def runs_below(folder: Path, depth: int = DEPTH) -> Iterator[Run]:
    """The runs in a folder and below it."""
    if (folder / "run.json").is_file():
        yield Run(folder)
        return
    if depth:
        for below in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")):
            yield from runs_below(below, depth - 1)


def find_run(path: Path) -> Run:
    """The run that a path lies in: its folder, or any file below it."""
    for folder in (path, *path.resolve().parents):
        if (folder / "run.json").is_file():
            return Run(folder)
    raise SetupError(f"{path} is not in a run", "a run is a folder with run.json, as `briefing brief` leaves it")


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SetupError(f"{path} is missing", "run the step before it again, or name another run") from error
    except OSError as error:
        raise SetupError(f"{path}: cannot be read: {error.strerror}") from error


def _holder(path: Path) -> str:
    try:
        held = json.loads(path.read_text())
        return f"process {held['pid']} on {held['host'] or 'this machine'}"
    except (OSError, ValueError, KeyError):
        return "another process"


def _json_bytes(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
