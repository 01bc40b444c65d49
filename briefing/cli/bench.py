"""A draft opened for review from the command line: its run locked, its rules and renderer at hand, its history in the store."""

from __future__ import annotations

import getpass
import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.cli.options import settings
from briefing.config import Config
from briefing.errors import UsageError
from briefing.library import Library
from briefing.pipeline import Hands, desk_for
from briefing.records import Brief, Document, Ledger
from briefing.render import render_file
from briefing.review.changes import Change
from briefing.review.desk import Desk
from briefing.runs import Run, find_run
from briefing.store import ReviewEvent, Store

_NAME = re.compile(r"(?:draft|brief|review)\.(.+?)(?:\.\d+)?\.(?:md|json|html|txt)")


@dataclass(frozen=True)
class Place:
    """Which brief a path means: its run, and its style by name."""

    run: Run
    style: str


def place(path: Path, style: str | None = None) -> Place:
    """The brief that a draft, a record or a run's folder names. Raises UsageError where a run has several and none is named."""
    run = find_run(path)
    styles = run.styles()
    match = _NAME.fullmatch(path.name) if path.is_file() else None
    name = style or (match[1] if match else styles[0] if len(styles) == 1 else None)
    if path.name.endswith((".new.md", ".new.json")):
        raise UsageError(
            f"{path} is the machine's proposal beside your draft", "take over from it what you want; review the draft"
        )
    if name is None or name not in styles:
        raise UsageError(f"{path}: which brief?", f"this run has: {', '.join(styles) or 'none'}; name a draft, or --style")
    return Place(run, name)


@dataclass(frozen=True)
class Bench:
    """A desk with all that its brief rests on."""

    desk: Desk
    ledger: Ledger
    documents: tuple[Document, ...]
    config: Config
    library: Library

    def render(self, brief: Brief, format: str) -> bytes:
        return render_file(brief, self.ledger, self.desk.style, self.library, format)

    def take_up(self) -> Sequence[Change]:
        """Takes up what somebody has typed into the file before anything else is done to it. Returns what that was."""
        return self.desk.apply().changes if not self.desk.path.exists() or self.desk.pending() else ()

    def events(self) -> list[ReviewEvent]:
        """What was done to this brief, the oldest first: what the store holds, and what it lacks yet."""
        key = self.desk.run.meta.get("key")
        if key is None:
            return []
        store = Store.open(self.config.store_path)
        try:
            kept = store.reviews(key, self.desk.style.name)
        finally:
            store.close()
        known = {event.id for event in kept}
        return [*kept, *(event for event in self.desk.state.unsent if event.id not in known)]


@contextmanager
def opened(path: Path, given: dict[str, Any], *, writing: bool = True) -> Iterator[Bench]:
    """The brief that `path` names. For writing, its run is locked; a second process is told who holds it."""
    style, by = given.pop("style_name", None), given.pop("by", None)
    config = settings(given)
    where = place(path, style)
    if writing:
        with where.run.locked(config.settings.wait):
            yield _bench(where, config, by)
    else:
        yield _bench(where, config, by)


def _bench(where: Place, config: Config, by: str | None) -> Bench:
    library = Library(config.settings.prompts, config.settings.templates)
    hands = Hands(by or config.settings.reviewer or who(), keep=lambda events: _keep(config, events))
    library.know(where.run.meta.get("styles", {}))
    desk = desk_for(where.run, library.style(where.style), library, hands)
    return Bench(desk, where.run.ledger(), tuple(where.run.documents()), config, library)


def _keep(config: Config, events: Sequence[ReviewEvent]) -> None:
    if events:
        store = Store.open(config.store_path)
        try:
            store.record_reviews(events)
        finally:
            store.close()


def who() -> str:
    """Whose hands these are: as git knows them, else the name of the account."""
    try:
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, timeout=5, check=False)  # noqa: S607
        name = done.stdout.strip()
    except (OSError, subprocess.SubprocessError):
        name = ""
    if name:
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return "unknown"
