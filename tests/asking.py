"""A small question and an engine to put it to, for the tests of everything between a question and its answer."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from briefing.clock import Clock
from briefing.errors import BriefingError
from briefing.model import Prompt, Request
from briefing.model.openai_engine import OpenAIEngine
from briefing.model.settings import OpenAISettings
from briefing.replies import Reply
from briefing.store import Store
from fakes import FakeClock
from faultserver import FaultServer, Hit, Reaction, completion, status

KEY = "sk-test-0123456789abcdef"


class Weather(Reply):
    sky: Literal["clear", "cloudy"]
    end: str


def good(hit: Hit) -> str:
    return json.dumps({"sky": "clear", "end": hit.end})


def bad(hit: Hit) -> str:
    return json.dumps({"sky": "green", "end": hit.end})


FINE: Reaction = completion(good)
UNFIT: Reaction = completion(bad)
BUSY: Reaction = status(500, "overloaded")


def too_many(wait: object) -> Reaction:
    """Too many requests, and how long to wait."""
    return status(429, "slow down", {"retry-after": str(wait)})


def question(text: str = "The sky over Asunción.", *, reply: type[Reply] = Weather, subject: str = "01.html") -> Request[Any]:
    end = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
    user = f"{text}\nAs the value of `end`, copy this mark: {end}"
    return Request("extract", subject, reply, None, lambda: Prompt("weather", "h1", "You watch the sky.", user, end))


class Bench:
    """A fault server, a store in a folder, a clock, and engines made for them."""

    def __init__(self, server: FaultServer, folder: Path, clock: Clock | None = None) -> None:
        self.server = server
        self.path = folder / "store.sqlite"
        self.clock = clock or FakeClock()
        self.store = Store.open(self.path, self.clock)
        self._engines: list[OpenAIEngine] = []

    def engine(self, run: str = "r1", **settings: Any) -> OpenAIEngine:
        given = {"model": "m-1", "base_url": self.server.url, "api_key": KEY, **settings}
        made = OpenAIEngine(OpenAISettings(**given), self.store, self.clock, run)
        self._engines.append(made)
        return made

    @property
    def hits(self) -> int:
        return len(self.server.hits)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What stands in the store's file."""
        self.store._database.flush()
        return self.store._database.read(lambda db: [tuple(row) for row in db.execute(sql)])

    def close(self) -> None:
        for engine in self._engines:
            engine.close()
        self.store.close()


@contextmanager
def bench(folder: Path, *script: Reaction, default: Reaction = FINE, clock: Clock | None = None) -> Iterator[Bench]:
    with FaultServer(default) as server:
        server.script(*script)
        made = Bench(server, folder, clock)
        try:
            yield made
        finally:
            made.close()


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What each call returned or raised, all run at the same time in threads of their own."""
    results: list[Any] = [None] * len(calls)

    def run(number: int) -> None:
        try:
            results[number] = calls[number]()
        except BriefingError as error:
            results[number] = error

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return results
