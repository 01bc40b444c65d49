"""A review step is killed with SIGKILL before each flush and rename in turn; the same command again does the rest."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import main
from briefing.records import Brief
from briefing.review.state import ReviewState
from briefing.runs import Run
from briefing.store import Store
from reviewing import make_run
from test_review_merge import late, new_text

if sys.platform == "win32":
    pytest.skip("no fork here", allow_module_level=True)

STEP = 7  # every seventh of them, to be quick; 1 goes through them all
DRAFT = Path("run/6-drafts/draft.house.md")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a draft that somebody has typed into, kept aside as it is before the command."""
    folder = tmp_path / "before"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("BRIEFING_REVIEWER", "Ada")
    (folder / "briefing.toml").write_text("")
    make_run(Path("run"))
    text = DRAFT.read_text().replace("objected", "protested", 1).replace("\n\n**Details.**", " {>>is this so?<<}\n\n**Details.**")
    DRAFT.write_text(text.replace("[^c1a]\n", "[^c1a] {>>@drop stale<<}\n", 1))
    return folder


def killed_at(point: int, command: Callable[[], object]) -> bool:
    """Runs a command in a child that kills itself at its `point`-th durable operation. Whether it came to that."""
    child = os.fork()
    if child == 0:
        left = [point]

        def counted(real: Callable[..., Any]) -> Callable[..., Any]:
            def act(*args: Any, **values: Any) -> Any:
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*args, **values)

            return act

        try:
            for where, name in ((os, "fsync"), (Path, "replace"), (Path, "unlink"), (Store, "record_reviews"), (Store, "close")):
                setattr(where, name, counted(getattr(where, name)))
            sys.stdout = sys.stderr = io.StringIO()
            command()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def every_point(desk: Path, tmp_path: Path, command: Callable[[], object], check: Callable[[str], None]) -> int:
    """Kills `command` at many of its durable operations, each time from the same beginning. Returns how many it has."""
    typed = DRAFT.read_text()
    for point in range(0, 1000, STEP):
        here = tmp_path / f"killed-{point}"
        shutil.copytree(desk, here)
        os.chdir(here)
        if not killed_at(point, command):
            return point
        whole()
        check(typed)
        shutil.rmtree(here)
    raise AssertionError("the command never came to its end")


def whole() -> None:
    """Every file that is there can be read: the records, the state, the revisions, the store, the draft."""
    Run(Path("run")).brief("house")
    for path in Path("run/5-briefs").rglob("*.json"):
        if not path.name.startswith("."):
            kind = ReviewState if path.name.startswith("review.") else None if path.name.startswith("ledger.") else Brief
            json.loads(path.read_text()) if kind is None else kind.model_validate_json(path.read_text())
    store = Path(".briefing/store.sqlite")
    if store.exists():
        opened = Store.open(store)
        opened.check()
        opened.close()


def state() -> ReviewState:
    return ReviewState.model_validate_json(Path("run/5-briefs/review.house.json").read_text())


def verbs(capsys: pytest.CaptureFixture[str]) -> Counter[str]:
    capsys.readouterr()
    assert main(["review", "log", "run", "--json"]) == 0
    return Counter(json.loads(line)["verb"] for line in capsys.readouterr().out.splitlines())


def words() -> str:
    return " ".join(sentence.text for sentence in Run(Path("run")).brief("house").sentences())


def test_apply_killed_anywhere_loses_nothing_and_does_nothing_twice(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def check(typed: str) -> None:
        assert DRAFT.read_text() == typed or "rev: 2" in DRAFT.read_text(), "the person's file, or the one made of it"
        assert main(["review", "apply", "run"]) == 0
        assert "protested" in words() and "A strike in 2019" not in words()
        assert [one.text for one in state().comments] == ["is this so?"]
        assert [one.block for one in state().struck] == ["c1"]
        assert verbs(capsys) == {"edit": 1, "comment": 1, "drop": 1} and state().unsent == ()
        assert main(["review", "apply", "run"]) == 0
        assert "nothing has changed" in capsys.readouterr().err
        assert not list(Path("run").rglob("*.tmp"))

    points = every_point(desk, tmp_path, lambda: main(["review", "apply", "run"]), check)
    assert points > 20


def test_late_sources_killed_anywhere_leave_the_persons_text_and_the_same_command_joins_once(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def arrive() -> None:
        late(new_text(d1="The union objected to the terms.", c0="It had been shut since the first of March."))

    def check(typed: str) -> None:
        assert DRAFT.read_text() == typed or "rev: " in DRAFT.read_text()
        arrive()
        text = DRAFT.read_text().split("\n---\n", 1)[1]
        offer = "{~~The union of dockworkers protested to the terms of the agreement.[^d1a]~>The union objected to the terms."
        assert offer in text
        assert text.count("protested") == 1 and text.count("is this so?") == 1 and text.count("A crane fell") == 1 + 1
        assert "It had been shut since the first of March.[^c0a]" in text and "A strike in 2019" not in text
        assert len(state().proposed) == 1 and [one.block for one in state().struck] == ["c1"]
        assert main(["review", "apply", "run"]) == 0
        counts = verbs(capsys)
        assert counts["drop"] == counts["comment"] == counts["propose"] == counts["merge"] == 1

    assert every_point(desk, tmp_path, arrive, check) > 20
