"""A run is killed with SIGKILL, at points all over it, and the same command is given again: nothing lost, nothing paid twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from asking import FINE
from briefing.store import Store
from faultserver import FaultServer, Hit, Out, Reaction
from forty_calls import CALLS, IN_FLIGHT

HERE = Path(__file__).parent


class Killer:
    """Answers, and kills the process that asks when the request numbered `at` comes in or has just been answered."""

    def __init__(self, at: int, *, answer_first: bool) -> None:
        self.at = at
        self.answer_first = answer_first
        self.process: subprocess.Popen[str] | None = None
        self.answered: Counter[str] = Counter()
        self.came = 0
        self.mutex = threading.Lock()

    def __call__(self, hit: Hit, out: Out) -> None:
        with self.mutex:
            self.came += 1
            fatal = self.came == self.at
        if fatal and not self.answer_first:
            self.kill()
            out.drop()
            return
        FINE(hit, out)
        self.answered[hit.prompt] += 1
        if fatal:
            self.kill()

    def kill(self) -> None:
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGKILL)


def start(server: FaultServer, store: Path) -> subprocess.Popen[str]:
    command = [sys.executable, str(HERE / "forty_calls.py"), server.url, str(store)]
    path = os.pathsep.join([str(HERE), str(HERE.parent), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path})


def finish(process: subprocess.Popen[str]) -> tuple[int, list[str]]:
    printed, _ = process.communicate(timeout=60)
    return process.returncode, printed.splitlines()


def saved_replies(store: Path) -> dict[str, bytes]:
    """The replies that the store holds, by the prompt that they answer."""
    opened = Store.open(store)
    calls = opened._database.read(lambda db: [tuple(row) for row in db.execute("SELECT key, request FROM calls")])
    found = {
        Hit("POST", "", {}, request.encode()).prompt: stored.reply.raw
        for key, request in calls
        if (stored := opened.look_up(key))
    }
    opened.close()
    return found


@pytest.mark.parametrize(("at", "answer_first"), [(1, False), (7, True), (23, False), (CALLS, True)])
def test_a_killed_run_goes_on_where_it_was(tmp_path: Path, at: int, answer_first: bool) -> None:
    store = tmp_path / "store.sqlite"
    killer = Killer(at, answer_first=answer_first)
    with FaultServer(killer) as server:
        killer.process = start(server, store)
        code, _ = finish(killer.process)
        assert code == -signal.SIGKILL
        saved = saved_replies(store)

        code, printed = finish(start(server, store))
        assert code == 0
        assert printed == [f"{number} clear" for number in range(CALLS)]

        requests = Counter(hit.prompt for hit in server.hits)
        twice = [prompt for prompt, count in requests.items() if count > 1]
        assert len(requests) == CALLS and max(requests.values()) <= 2
        assert len(twice) <= IN_FLIGHT
        assert all(requests[prompt] == 1 for prompt in saved)

        after = saved_replies(store)
        assert len(after) == CALLS
        assert all(after[prompt] == raw for prompt, raw in saved.items())

        count = Store.open(store)
        calls = count.run_cost("the run").calls["extract"]
        count.close()
        assert len(twice) <= calls.unknown <= IN_FLIGHT
        assert calls.sent == CALLS + calls.unknown


def test_a_run_killed_again_and_again_still_comes_to_its_end(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    killer = Killer(13, answer_first=False)
    kills = 0
    with FaultServer(killer) as server:
        while True:
            killer.process = start(server, store)
            code, printed = finish(killer.process)
            if code == 0:
                break
            kills += 1
            killer.at = killer.came + 13
        assert len(printed) == CALLS and kills >= 2
        again = Counter(hit.prompt for hit in server.hits)
        assert sum(count - 1 for count in again.values()) <= kills * IN_FLIGHT


def test_a_second_process_beside_a_living_one_sends_nothing_twice(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    both_here = threading.Barrier(2)

    def meet(hit: Hit, out: Out) -> None:
        if json.loads(hit.body)["messages"][1]["content"].startswith("The sky, number 0."):
            both_here.wait(timeout=20)
        FINE(hit, out)

    reaction: Reaction = meet
    with FaultServer(reaction) as server:
        first = start(server, store)
        second = start(server, store)
        both_here.wait(timeout=20)
        for process in (first, second):
            assert finish(process)[0] == 0
        assert finish(start(server, store))[0] == 0
        assert len(server.hits) == CALLS
        assert set(Counter(hit.prompt for hit in server.hits).values()) == {1}
