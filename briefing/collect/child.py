"""Worker processes that can be killed: each reads one source at a time under a deadline, and is replaced when it overruns.

They are kept between runs, because their libraries take longer to load than most sources take to read.
"""

from __future__ import annotations

import atexit
import json
import logging
import threading
from functools import cache

from briefing.collect.reading import Input, Reading, refused
from briefing.killable import BrokeError, Child, OverranError

_LOG = logging.getLogger("briefing.collect")
_USES = 400
_KEPT = 4


class Worker:
    """One process. `ask` is called by one thread at a time."""

    def __init__(self, memory_mb: int) -> None:
        self._child = Child("briefing.collect.worker", memory_mb)

    def ask(self, source: Input, seconds: float) -> list[Reading]:
        """Have `source` read within `seconds`. A process that overruns or dies is said so, and is of no further use."""
        head = {"name": source.name, "content_type": source.content_type, "url": source.url, "seconds": seconds}
        try:
            answer = self._child.ask((json.dumps(head).encode(), source.data), seconds)
        except OverranError:
            return [refused("unknown", f"reading it takes longer than {seconds:g} seconds")]
        except BrokeError as error:
            return [refused("unknown", f"its reader broke down on it (exit {error.code})")]
        finally:
            if self._child.limited is not None:
                _say_if_unlimited(self._child.limited)
        return [_reading(one) for one in json.loads(answer)]

    def expire(self) -> None:
        self._child.expire()

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def usable(self) -> bool:
        return self._child.uses < _USES and self._child.alive

    def kill(self) -> int:
        return self._child.kill()


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
