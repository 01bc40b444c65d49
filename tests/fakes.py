"""A clock that tests drive: no test sleeps."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta


class FakeClock:
    """Sleeping moves it on at once. `slept` lists every wait, in seconds, in the order in which they began."""

    def __init__(self, start: datetime = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)) -> None:
        self._start = start
        self._elapsed = 0.0
        self._mutex = threading.Lock()
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self._elapsed

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._elapsed)

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        with self._mutex:
            self.slept.append(seconds)
            self._elapsed += seconds


class SteppedClock(FakeClock):
    """Sleepers wait until the test moves the clock. `sleeping` counts those whose time has not come."""

    def __init__(self) -> None:
        super().__init__()
        self.changed = threading.Condition()
        self._untils: list[float] = []

    @property
    def sleeping(self) -> int:
        return sum(until > self._elapsed for until in self._untils)

    def sleep(self, seconds: float) -> None:
        with self.changed:
            until = self._elapsed + seconds
            self._untils.append(until)
            self.changed.notify_all()
            while self._elapsed < until:
                self.changed.wait()
            self._untils.remove(until)

    def advance(self, seconds: float) -> None:
        with self.changed:
            self._elapsed += seconds
            self.changed.notify_all()
