"""Many pieces of work at once, in order, with one way to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
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
