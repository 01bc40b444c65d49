"""Worker processes that can be killed: each reads one source at a time under a deadline, and is replaced when it overruns.

Started as programs of their own and not forked, so that they work from any script and any thread, and kept between runs, because
their libraries take longer to load than most sources take to read. They end when this process does, however it does.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import subprocess
import sys
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO, cast

from briefing.collect.reading import Input, Reading, refused
from briefing.collect.worker import read_frame, write_frame

_LOG = logging.getLogger("briefing.collect")
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from briefing.collect.worker import main; main(int(sys.argv[2]))"
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
_USES = 400
_KEPT = 4


class Worker:
    """One process. `ask` is called by one thread at a time."""

    def __init__(self, memory_mb: int) -> None:
        root = str(Path(__file__).resolve().parents[2])
        environment = {name: os.environ[name] for name in (*_PASSED_ON, "PYTHONPATH", "PYTHONHOME") if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own program
            [sys.executable, "-P", "-c", _PROGRAM, root, str(memory_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**environment, "PYTHONUTF8": "1"},
        )
        self._greeted = False
        self._uses = 0
        self._expired = False

    def ask(self, source: Input, seconds: float) -> list[Reading]:
        """Have `source` read within `seconds`. A process that overruns or dies is said so, and is of no further use."""
        self._uses += 1
        timer = threading.Timer(seconds, self.expire)
        timer.daemon = True
        timer.start()
        try:
            return self._exchange(source, seconds)
        except (OSError, EOFError, ValueError):
            code = self.kill()
            if self._expired:
                return [refused("unknown", f"reading it takes longer than {seconds:g} seconds")]
            return [refused("unknown", f"its reader broke down on it (exit {code})")]
        finally:
            timer.cancel()

    def _exchange(self, source: Input, seconds: float) -> list[Reading]:
        pipe_in, pipe_out = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        if not self._greeted:
            _say_if_unlimited(json.loads(read_frame(pipe_out))["memory_limited"])
            self._greeted = True
        head = {"name": source.name, "content_type": source.content_type, "url": source.url, "seconds": seconds}
        write_frame(pipe_in, json.dumps(head).encode())
        write_frame(pipe_in, source.data)
        return [_reading(one) for one in json.loads(read_frame(pipe_out))]

    def expire(self) -> None:
        self._expired = True
        self._process.kill()

    @property
    def usable(self) -> bool:
        return self._uses < _USES and self._process.poll() is None

    def kill(self) -> int:
        """End the process and clear up after it; its exit code."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        return self._process.wait()


def _reading(fields: dict[str, object]) -> Reading:
    return Reading(**{key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()})  # type: ignore[arg-type]


@cache
def _say_once(message: str) -> None:
    _LOG.warning(message)


def _say_if_unlimited(limited: bool) -> None:
    if not limited:
        _say_once("this system sets no limit on the memory of the processes that read files; only their time is limited")


class _Idle:
    """Workers that wait for something to do, for each memory limit; shared by all runs of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._workers: dict[int, list[Worker]] = {}

    def take(self, memory_mb: int) -> Worker:
        with self._lock:
            while workers := self._workers.get(memory_mb):
                worker = workers.pop()
                if worker.usable:
                    return worker
                worker.kill()
        return Worker(memory_mb)

    def give(self, memory_mb: int, worker: Worker) -> None:
        with self._lock:
            workers = self._workers.setdefault(memory_mb, [])
            if worker.usable and len(workers) < _KEPT:
                workers.append(worker)
                return
        worker.kill()

    def end(self) -> None:
        with self._lock:
            for worker in (worker for workers in self._workers.values() for worker in workers):
                worker.kill()
            self._workers.clear()


_idle = _Idle()
atexit.register(_idle.end)


class Crew:
    """The workers of one run: taken from those that wait, given back to them, and ended with the run if they are busy then."""

    def __init__(self, memory_mb: int) -> None:
        self._memory_mb = memory_mb
        self._busy: set[Worker] = set()
        self._lock = threading.Lock()
        self._stopped = False

    def read(self, source: Input, seconds: float) -> list[Reading]:
        worker = _idle.take(self._memory_mb)
        with self._lock:
            self._busy.add(worker)
        try:
            if self._stopped:
                return [refused("unknown", "reading was interrupted")]
            return worker.ask(source, seconds)
        finally:
            with self._lock:
                self._busy.discard(worker)
            _idle.give(self._memory_mb, worker)

    def stop(self) -> None:
        """End what is being read: the run is over or was interrupted."""
        with self._lock:
            self._stopped = True
            for worker in self._busy:
                worker.expire()
