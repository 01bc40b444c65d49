"""A day through a model on loopback: counted calls, a story that fails, two processes on one desk, a kill and on again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import main
from briefing.work import Turns
from faultserver import FaultServer, Hit, Out, Reaction, completion, status
from newsdesk import tree
from test_model_runs import KEY, answer

FINE = completion(answer)
HERE = Path(__file__).parent
EVENTS = {
    "Aldern": (
        "Bridge at Aldern closed after crack",
        "The bridge over the Ald at Aldern was closed on Monday after a crack was found",
    ),
    "Borvik": ("Borvik hospital stops operations", "The hospital at Borvik stopped all operations on Monday after an outbreak"),
    "Corsel": ("Court annuls sale of Corsel harbour", "A court in Lund annulled the sale of the Corsel harbour on Monday"),
}
SPEAKERS = {"Aldern": "mayor Ada Holm", "Borvik": "director Nils Brandt", "Corsel": "judge Vera Osk"}


def rows() -> Iterator[dict[str, str]]:
    for place, (title, said) in EVENTS.items():
        for outlet in ("Post", "Ledger"):
            text = f"{said}, {SPEAKERS[place]} told the {outlet}.\n\nThe {outlet} saw some {len(title)} people wait at {place}."
            yield {"id": f"{place}-{outlet}", "title": title, "text": text, "outlet": outlet, "published": "2026-03-09T10:00:00Z"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    (tmp_path / "day.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows()), encoding="utf-8")
    (tmp_path / "briefing.toml").write_text('attempts = 1\nrepair = false\n[desk]\nsources = ["day.jsonl"]\n', encoding="utf-8")
    return tmp_path


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(default=FINE) as running:
        yield running


def command(server: FaultServer) -> list[str]:
    return ["daily", "--date", "2026-03-09", "--model", "m", "--base-url", server.url]


def edition(desk: Path) -> dict[str, Any]:
    return dict(json.loads((desk / "editions/2026-03-09/edition.json").read_text(encoding="utf-8")))


def start(desk: Path, server: FaultServer) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(HERE.parent), os.environ.get("PYTHONPATH", "")])
    arguments = [sys.executable, "-m", "briefing", *command(server)]
    return subprocess.Popen(
        arguments, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path}
    )


def test_a_day_asks_once_for_each_document_and_each_story_and_the_same_day_again_asks_nothing(
    desk: Path, server: FaultServer
) -> None:
    assert main(command(server)) == 0
    made = edition(desk)
    assert len(made["stories"]) == 3 and made["cost"]["calls"] == {"compose": 3, "extract": 6}
    assert len(server.hits) == 9
    before = tree(desk / "editions")
    assert main(command(server)) == 0
    assert len(server.hits) == 9 and tree(desk / "editions") == before


def test_every_story_has_asked_before_any_is_checked_and_drawn(desk: Path, server: FaultServer) -> None:
    drafts: list[list[Path]] = []
    server.when(lambda hit: bool(drafts.append(list((desk / "editions").rglob("draft.*")))), FINE)
    assert main([*command(server), "--in-flight", "2"]) == 0  # the third story begins when one of the others has asked
    assert len(drafts) == 9 and not any(drafts)
    assert len(list((desk / "editions").rglob("draft.house.md"))) == 3


def test_a_story_that_breaks_off_while_it_asks_keeps_no_other_waiting() -> None:
    turns = Turns(2)
    done: list[int] = []

    def work(number: int) -> None:
        with turns.turn() as asked:
            if number % 2:
                raise ValueError
            asked()
            asked()
            done.append(number)

    with ThreadPoolExecutor(6) as pool:
        broken = [future.exception() is not None for future in [pool.submit(work, number) for number in range(6)]]
    assert broken == [False, True] * 3 and sorted(done) == [0, 2, 4]


def test_a_prediction_counts_the_calls_that_are_then_made(
    desk: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command(server), "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "calls   9 to make, 0 in the store" in told and "repairs" not in told
    settings = desk / "briefing.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("repair = false\n", ""), encoding="utf-8")
    assert main([*command(server), "--dry-run"]) == 0
    assert (
        "repairs come on top: 0 to 72 calls more" in capsys.readouterr().out
    )  # three stories of twelve blocks, two calls a block
    assert server.hits == []


def test_a_story_that_fails_is_named_and_the_others_are_there_and_the_next_run_makes_that_one_alone(
    desk: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = FaultServer(default=FINE)
    with broken:
        broken.when(lambda hit: "Borvik" in hit.prompt, status(500, "overloaded"))
        assert main(command(broken)) == 5
    states = {story["title"]: story["state"] for story in edition(desk)["stories"]}
    assert states["Borvik hospital stops operations"] == "failed"
    assert sorted(states.values()) == ["failed", "new", "new"]
    assert "failed: borvik-hospital" in capsys.readouterr().err
    well = {name: data for name, data in tree(desk / "editions").items() if "/borvik" not in name and name.count("/") > 1}
    assert main([*command(server)[:-1], server.url]) in (0, 5)
    assert {story["state"] for story in edition(desk)["stories"]} == {"new"}
    assert {name: data for name, data in tree(desk / "editions").items() if name in well} == well


def test_two_processes_on_one_desk_do_nothing_twice_and_both_have_the_edition(desk: Path, server: FaultServer) -> None:
    processes = [start(desk, server) for _ in range(2)]
    ends = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], ends
    assert len(server.hits) == 9 and max(Counter(hit.prompt for hit in server.hits).values()) == 1
    assert {story["state"] for story in edition(desk)["stories"]} == {"new"}
    for path in desk.glob("editions/2026-03-09/*/run.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["made_from"]


class Killer:
    """Answers, and kills the process that asks at a request, before or after its answer."""

    def __init__(self, at: int, *, answer_first: bool) -> None:
        self.at, self.answer_first, self.came = at, answer_first, 0
        self.process: subprocess.Popen[str] | None = None
        self.answered: Counter[str] = Counter()
        self.mutex = threading.Lock()

    def __call__(self, hit: Hit, out: Out) -> None:
        with self.mutex:
            self.came += 1
            fatal = self.came == self.at and self.process is not None
        if fatal and not self.answer_first:
            self._kill()
            out.drop()
            return
        FINE(hit, out)
        self.answered[hit.prompt] += 1
        if fatal:
            self._kill()

    def _kill(self) -> None:
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGKILL)


def texts(folder: Path) -> dict[str, str]:
    """The drafts of an edition below their front matter, which tells of replies that were lost."""
    drafts = folder.glob("*/6-drafts/draft.house.md")
    return {path.parent.parent.name: path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in drafts}


@pytest.mark.parametrize(("at", "answer_first"), [(1, False), (6, True), (8, False)])
def test_a_day_that_is_killed_goes_on_and_ends_as_one_that_was_not(desk: Path, at: int, answer_first: bool) -> None:
    killer: Reaction = Killer(at, answer_first=answer_first)
    assert isinstance(killer, Killer)
    with FaultServer(default=killer) as server:
        killer.process = start(desk, server)
        killer.process.communicate(timeout=120)
        assert killer.process.returncode == -signal.SIGKILL
        killer.process = None
        assert main(command(server)) == 0
    made = edition(desk)
    assert [story["state"] for story in made["stories"]] == ["new"] * 3 and len(killer.answered) == 9
    assert sum(count - 1 for count in killer.answered.values()) <= 8  # what was under way at the kill may be asked again
    drafts = texts(desk / "editions/2026-03-09")
    (desk / "again").mkdir()
    with FaultServer(default=FINE) as server:
        assert main([*command(server), "--out", "editions/other/2026-03-09", "--store", "again/store.sqlite"]) == 0
    assert drafts == texts(desk / "editions/other/2026-03-09") and len(drafts) == 3
