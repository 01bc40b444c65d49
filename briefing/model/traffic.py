"""How many requests go out at once, when all of them wait, and when none goes out any more."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from briefing.clock import Clock
from briefing.errors import BriefingError, ServiceError

SLICE = 0.5  # seconds: a wait is cut into such pieces, so that whoever waits notices a stop
IN_A_ROW = 3


class Traffic:
    """Shared by the threads that use one engine.

    A service that says "too many requests" to one of them says it to all: `pause` holds every worker back, and each comes back
    at a moment of its own, so that they do not all knock at once.
    """

    def __init__(self, in_flight: int, clock: Clock) -> None:
        self._slots = threading.BoundedSemaphore(in_flight)
        self._clock = clock
        self._mutex = threading.Lock()
        self._closed_until = 0.0
        self._halted: BriefingError | None = None
        self._failed_in_a_row = 0

    @contextmanager
    def slot(self) -> Iterator[None]:
        """One of the places in flight, once there is one and no pause is on. Raises what `halt` was given."""
        with self._slots:
            self._wait_for_the_gate()
            yield

    def _wait_for_the_gate(self) -> None:
        self.check()
        while (left := self._closed_until - self._clock.monotonic()) > 0:
            self.sleep(left + spread(left))

    def pause(self, seconds: float) -> None:
        with self._mutex:
            self._closed_until = max(self._closed_until, self._clock.monotonic() + seconds)

    def sleep(self, seconds: float) -> None:
        """Waits, and stops waiting when the engine is halted."""
        until = self._clock.monotonic() + seconds
        while (left := until - self._clock.monotonic()) > 0:
            self.check()
            self._clock.sleep(min(left, SLICE))
        self.check()

    def halt(self, error: BriefingError) -> None:
        """Nothing goes out any more; the first reason stands."""
        with self._mutex:
            self._halted = self._halted or error

    def check(self) -> None:
        if self._halted is not None:
            raise self._halted

    def succeeded(self) -> None:
        self._failed_in_a_row = 0

    def failed(self, error: ServiceError) -> None:
        """A call that was given up. After a few in a row the service is taken to be down, and nothing more is tried."""
        with self._mutex:
            self._failed_in_a_row += 1
            down = self._failed_in_a_row >= IN_A_ROW
        if down:
            text = f"{error.message}; {IN_A_ROW} calls in a row got no answer, so no more are sent"
            self.halt(ServiceError(text, error.remedy))


def spread(seconds: float) -> float:
    """A random wait on top of one of `seconds`, never before it."""
    return random.uniform(0, min(5.0, 0.2 * seconds + 0.5))


class KeyedLocks:
    """One lock a key, for as long as somebody wants it: the same question asked twice at once is sent once."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._locks: dict[str, tuple[threading.Lock, int]] = {}

    @contextmanager
    def __call__(self, key: str) -> Iterator[None]:
        with self._mutex:
            lock, users = self._locks.get(key, (threading.Lock(), 0))
            self._locks[key] = (lock, users + 1)
        try:
            with lock:
                yield
        finally:
            with self._mutex:
                lock, users = self._locks[key]
                if users == 1:
                    del self._locks[key]
                else:
                    self._locks[key] = (lock, users - 1)
