"""Disks that are full, folders that cannot be written, clocks that jump: what was there stays, and nobody pays for it."""

from __future__ import annotations

import errno
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.clock import SystemClock
from briefing.errors import SetupError
from briefing.runs import HELD_OPEN, REPLACE_WAITS, write_atomic
from briefing.store import Store
from briefing.store.owners import Owners
from faultserver import FaultServer, completion
from test_model_runs import KEY, TEXTS, answer

HERE = Path(__file__).parent
FILES = ("2-documents.jsonl", "4-ledger.json", "5-briefs/brief.house.json", "6-drafts/draft.house.md")


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(default=completion(answer)) as running:
        yield running


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    (tmp_path / "sources").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "sources" / name).write_text(text)
    return tmp_path


def limited(most: int, *args: str) -> subprocess.CompletedProcess[str]:
    """The command in a process that may write no file beyond `most` bytes: to it, the disk is full."""
    return subprocess.run(
        [sys.executable, "-m", "briefing", *args],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HERE.parent), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )


def brief(*more: str) -> tuple[str, ...]:
    return ("brief", "sources", "--date", "2026-03-10", "--out", "run", "--store", "store.sqlite", *more)


# -- a full disk -----------------------------------------------------------------------------------------------------------


def test_a_disk_that_is_full_leaves_every_file_as_it_was_and_says_so(here: Path) -> None:
    assert main(list(brief())) == 0
    before = {name: (here / "run" / name).read_bytes() for name in FILES}
    (here / "sources" / "four.txt").write_text("The mayor of Eastmouth, Per Lund, thanked the crews on Wednesday. " * 40)
    done = limited(3_000, *brief())
    assert done.returncode == 3, done.stderr
    assert re.search(r"(cannot be written|cannot be read or written)", done.stderr) and "Traceback" not in done.stderr
    assert {name: (here / "run" / name).read_bytes() for name in FILES} == before
    assert not list((here / "run").rglob("*.tmp"))
    assert main(list(brief())) == 0 and "Per Lund" in (here / "run" / FILES[0]).read_text()


def test_a_store_that_cannot_grow_stops_all_further_calls(here: Path, server: FaultServer) -> None:
    model = ("--model", "m", "--base-url", server.url)
    Store.open(here / "store.sqlite").close()
    room = (here / "store.sqlite").stat().st_size + 60_000
    (here / "sources" / "long.txt").write_text("\n\n".join(f"Sentence {n} of a long report on the port." for n in range(1500)))
    done = limited(room, *brief(*model, "--in-flight", "1"))
    assert done.returncode == 3 and "store" in done.stderr and "Traceback" not in done.stderr
    sent = len(server.hits)
    assert main(list(brief(*model))) == 0
    assert len({hit.prompt for hit in server.hits}) >= len(server.hits) - 1  # what was paid for is not asked again, but for one
    assert sent < len(server.hits)


# -- folders that cannot be written -----------------------------------------------------------------------------------------


def test_a_place_that_cannot_be_made_is_refused_before_the_first_call(
    here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "file").write_text("no folder")
    args = ["brief", "sources", "--model", "m", "--base-url", server.url, "--out", "file/run"]
    assert main(args) == 3
    assert "file/run: cannot be made" in capsys.readouterr().err and server.hits == []


def test_a_folder_without_permission_is_refused_before_the_first_call(server: FaultServer) -> None:
    """In a process that has given up the rights of its user: to root, every folder can be written."""
    script = (
        "import os, ssl, sys\nimport briefing.model.openai_engine\nfrom briefing.cli import main\n"
        "main(['brief', 'sources', '--out', 'warm', '--store', 'warm.sqlite', '--quiet'])\n"
        "os.geteuid() or os.seteuid(65534)\n"
        "model = ['--model', 'm', '--base-url', sys.argv[1], '--store', 'open/store.sqlite']\n"
        "sys.exit(main(['brief', 'sources', '--out', 'run', *model]))"
    )
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to everybody else
        here = Path(name)
        here.chmod(0o755)
        for folder, mode in (("sources", 0o755), ("run", 0o555), ("open", 0o777)):
            (here / folder).mkdir()
            (here / folder).chmod(mode)
        (here / "sources" / "one.txt").write_text(TEXTS["one.txt"])
        own = {"PYTHONPATH": str(HERE.parent), "XDG_CONFIG_HOME": str(here / "open"), "OPENAI_API_KEY": KEY}
        command = [sys.executable, "-c", script, server.url]
        done = subprocess.run(command, cwd=here, capture_output=True, text=True, env={**os.environ, **own}, check=False)
    assert done.returncode == 3 and "run: cannot be written" in done.stderr, done.stderr
    assert server.hits == []


# -- a file that somebody holds open, as Windows has it ----------------------------------------------------------------------


class Held(OSError):
    winerror = 32


def test_a_file_that_is_held_open_is_replaced_as_soon_as_it_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    replace = Path.replace

    def held_three_times(self: Path, target: Path) -> Path:
        if len(waits) < 3:
            raise Held(errno.EACCES, "held open")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held_three_times)
    monkeypatch.setattr("briefing.runs.time.sleep", waits.append)
    write_atomic(tmp_path / "draft.md", b"words")
    assert (tmp_path / "draft.md").read_bytes() == b"words" and waits == list(REPLACE_WAITS[:3])


@pytest.mark.parametrize(
    ("error", "tries"), [(Held(errno.EACCES, "held open"), len(REPLACE_WAITS)), (OSError(errno.EIO, "bad"), 0)]
)
def test_a_file_that_is_never_let_go_is_named_and_its_old_words_stay(
    error: OSError, tries: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "draft.md"
    path.write_bytes(b"old")
    waits: list[float] = []

    def refuse(self: Path, target: Path) -> Path:
        raise error

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr("briefing.runs.time.sleep", waits.append)
    with pytest.raises(SetupError, match=r"draft\.md: cannot be written"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old" and len(waits) == tries and [item.name for item in tmp_path.iterdir()] == ["draft.md"]
    assert sum(REPLACE_WAITS) < 3 and HELD_OPEN


# -- clocks ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jump", [timedelta(days=1), timedelta(days=-1)])
def test_a_clock_that_jumps_by_a_day_neither_repeats_a_call_nor_loses_one(
    jump: timedelta, here: Path, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    args = list(brief("--model", "m", "--base-url", server.url))
    monkeypatch.setattr(SystemClock, "now", lambda self: datetime(2026, 3, 10, 12, tzinfo=UTC))
    assert main(args) == 0
    sent = len(server.hits)
    monkeypatch.setattr(SystemClock, "now", lambda self: datetime(2026, 3, 10, 12, tzinfo=UTC) + jump)
    assert main(args) == 0 and len(server.hits) == sent


def test_a_living_process_keeps_its_call_whatever_the_clock_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lease is a lock that the system holds, and no time that runs out."""
    held = "from pathlib import Path; from briefing.store.owners import Owners; import sys\n"
    held += "own = Owners(Path(sys.argv[1])); own.announce(); print(own.me, flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", held, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HERE.parent)},
    ) as child:
        assert child.stdout is not None
        name = child.stdout.readline().strip()
        for days in (0, 1, -1):
            monkeypatch.setattr("time.time", lambda days=days: 1_800_000_000 + days * 86_400)
            assert Owners(tmp_path).alive(name)
        child.kill()
    assert not Owners(tmp_path).alive(name)


def test_a_run_that_a_person_opens_after_any_of_this_is_whole(here: Path) -> None:
    """Every JSON file of a run that was stopped by a full disk can be read."""
    assert main(list(brief())) == 0
    limited(2_000, *brief("--style", "wire"))
    for path in (here / "run").rglob("*.json"):
        json.loads(path.read_text())
