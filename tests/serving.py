"""A review server on loopback for tests, and a client that says exactly which headers it sends."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing.cli.serve.server import listening, run


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> dict[str, Any]:
        return dict(json.loads(self.text))


@dataclass
class Client:
    """One browser's worth of cookies. `url` is what the command prints."""

    url: str
    cookie: str = ""
    port: int = field(init=False)

    def __post_init__(self) -> None:
        self.port = int(re.findall(r":(\d+)/", self.url)[0])

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """A request with these headers and no others; underscores stand for hyphens."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookie:
            sent["cookie"] = self.cookie
        link.request(method, path, body, sent)
        got = link.getresponse()
        answer = Answer(got.status, {name.lower(): value for name, value in got.getheaders()}, got.read().decode())
        link.close()
        return answer

    def enter(self) -> Client:
        """Opens the URL as it was printed, and keeps the cookie."""
        self.cookie = self.ask("GET", self.url.partition(str(self.port))[2]).headers["set-cookie"].partition(";")[0]
        return self

    def post(self, path: str, body: dict[str, Any]) -> Answer:
        """As the server's own page does it."""
        origin = f"http://127.0.0.1:{self.port}"
        return self.ask("POST", path, json.dumps(body).encode(), origin=origin, content_type="application/json")

    def drafts(self) -> list[str]:
        return re.findall(r'href="/draft/(\w+)"', self.ask("GET", "/").text)

    def stamp(self, draft: str) -> str:
        return re.findall(r'data-stamp="(\w+)"', self.ask("GET", f"/draft/{draft}").text)[0]

    def do(self, draft: str, verb: str, **values: Any) -> Answer:
        """An act on the draft as it is now, unless a `stamp` says otherwise."""
        asked = {"verb": verb, "stamp": values.pop("stamp", None) or self.stamp(draft), **values}
        return self.post(f"/draft/{draft}/do", asked)


@contextmanager
def served(where: Path, **given: Any) -> Iterator[Client]:
    """A server for the drafts below a folder, and a client that has not entered yet."""
    server = run(listening("127.0.0.1", 0), "127.0.0.1", where, {"by": "Ana", "wait": 0.2, **given})
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield Client(server.url)
    finally:
        server.uvicorn.should_exit = True
        thread.join(timeout=30)
        server.socket.close()
