"""What a run is asked for, what it works with, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from briefing.archive import Earlier
from briefing.check.checkers import Checker
from briefing.collect import ReadOptions
from briefing.desk import DeskSettings
from briefing.errors import BriefingError
from briefing.fields import ClaimField
from briefing.library import Library
from briefing.lock import Lock
from briefing.model import Engine
from briefing.progress import Progress, Silent
from briefing.records import Brief, Change, Claim, Document, Ledger
from briefing.review.desk import Applied
from briefing.runs import Run


@dataclass(frozen=True)
class Job:
    """One story to brief. `sources` serve Details and Context, `background` and `notes` Context only."""

    sources: tuple[str, ...]
    background: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    note: str | None = None
    today: date = field(default_factory=lambda: datetime.now(UTC).date())
    formats: tuple[str, ...] = ("draft", "html", "evidence")
    reading: ReadOptions = field(default_factory=ReadOptions)


@dataclass(frozen=True)
class Memory:
    """What a desk knows of a story from before today: `claims` of earlier editions for its Context, with the `documents` that
    bear them; the claims that it told then (`earlier`); and what sources have taken back of them (`withdrawn`)."""

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    withdrawn: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """What was read for a job: its documents, and each source's bytes as they came in, by the name of the source. `memory` is
    None where nothing is to be compared with earlier days."""

    documents: list[Document]
    originals: dict[str, bytes]
    memory: Memory | None = None

    @property
    def all_documents(self) -> list[Document]:
        """Those of today, and those that earlier claims rest on."""
        return [*self.documents, *(self.memory.documents if self.memory else ())]


@dataclass(frozen=True)
class Tools:
    """What the steps work with."""

    engine: Engine
    library: Library
    progress: Progress = field(default_factory=Silent)
    fields: tuple[ClaimField, ...] = ()
    repair: bool = True  # whether sentences that fail the rules are put right, or only marked
    checkers: tuple[Checker, ...] = ()  # of the desk's own, beside the rules
    desk: DeskSettings = field(default_factory=DeskSettings)  # what the desk knows of its outlets
    any_language: bool = False  # whether a style that nobody asked for by name may be written in the sources' language
    asked: Callable[[], None] = lambda: None  # called when a first brief is there and the model need not wait for what follows
    who: Callable[[], str] = lambda: "unknown"  # whose hands these are, where a draft that a person worked on is touched


@dataclass(frozen=True)
class Made:
    """A brief that was made, and the files that it left. `joined` is what it did to a draft that a person had worked on; `beside`
    says that it went beside that draft, because their file could not be read."""

    brief: Brief
    record: Path
    draft: Path
    files: tuple[Path, ...]
    beside: bool = False
    lock: Lock | None = None
    joined: Applied | None = None


@dataclass
class Outcome:
    """What came of a run: a brief for each style that worked, the error of each that did not."""

    run: Run
    ledger: Ledger
    made: list[Made] = field(default_factory=list)
    failed: dict[str, BriefingError] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    incomplete: list[str] = field(default_factory=list)
