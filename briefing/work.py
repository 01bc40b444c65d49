"""Many pieces of work at once, in order, with one way to stop; and asking before thinking, where both want one processor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Condition, Semaphore
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def each(
    function: Callable[[Item], Result], items: Sequence[Item], workers: int, stop: Callable[[], None] = lambda: None
) -> Iterator[Result]:
    """The results of `function` over `items`, in the order of the items, with up to `workers` under way.

    On an error, or when the user interrupts, what has not begun is dropped, `stop` is called, what is under way is waited for,
    and the error goes on up.
    """
    if workers <= 1 or len(items) <= 1:
        yield from map(function, items)
        return
    with ThreadPoolExecutor(min(workers, len(items)), thread_name_prefix="work") as pool:
        futures = [pool.submit(function, item) for item in items]
        try:
            for future in futures:
                yield future.result()
        except BaseException:
            for future in futures:
                future.cancel()
            stop()
            raise


class Turns:
    """Lets all pieces of work ask before any works through what came back, so that a service is never kept waiting by a
    processor that is busy with what nobody waits for. `at_once` are under way together, in either part."""

    def __init__(self, at_once: int) -> None:
        self._places = Semaphore(at_once)
        self._changed = Condition()
        self._asking = 0

    @contextmanager
    def turn(self) -> Iterator[Callable[[], None]]:
        """One piece of work, in one thread. What it yields is called when it has asked, and returns when nobody asks any more;
        called again, it does nothing."""
        asking = True

        def asked() -> None:
            nonlocal asking
            if asking:
                asking = False
                self._places.release()
                try:
                    self._count(-1)
                    with self._changed:
                        self._changed.wait_for(lambda: self._asking == 0)
                finally:
                    self._places.acquire()

        self._count(1)
        self._places.acquire()
        try:
            yield asked
        finally:
            self._places.release()
            if asking:
                self._count(-1)

    def _count(self, step: int) -> None:
        with self._changed:
            self._asking += step
            self._changed.notify_all()
