"""A model service on loopback that misbehaves as told, so that the real transport is tested and real requests are counted.

A reaction is a function that gets the request (`Hit`) and the open socket to answer on (`Out`). `FaultServer.script` lists
reactions to be used one by one, in the order in which requests come; what comes after the list gets the `default`. Nothing
here sleeps: what hangs waits for an event that `release` or the server's end sets.
"""

from __future__ import annotations

import json
import re
import socket
import socketserver
import struct
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

END = re.compile(r"As the value of `end`, copy this mark: (\S+)")


@dataclass(frozen=True)
class Hit:
    """A request that came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def prompt(self) -> str:
        """All messages as one text."""
        return "\n".join(message["content"] for message in self.json["messages"])

    @property
    def end(self) -> str:
        """The mark that the prompt asks to have back."""
        found = END.findall(self.prompt)
        return found[-1] if found else ""


class Out:
    """The way back: whole answers, or pieces of one."""

    def __init__(self, handler: BaseHTTPRequestHandler, over: threading.Event) -> None:
        self._handler = handler
        self.over = over

    def raw(self, data: bytes) -> None:
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def head(self, status: int, headers: Mapping[str, str]) -> None:
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.raw(f"HTTP/1.1 {status} Whatever\r\n{lines}\r\n".encode())

    def answer(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        given = {"content-type": "application/json", "x-request-id": "req-1", **(headers or {})}
        self.head(status, {**given, "content-length": str(len(body))})
        self.raw(body)

    def drop(self, reset: bool = False) -> None:
        """Closes the connection: properly, or with a reset."""
        if reset:
            self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._handler.close_connection = True


Reaction = Callable[[Hit, Out], None]
Content = str | None | list[Any] | Callable[[Hit], Any]


def completion(
    content: Content = "",
    *,
    finish: str | None = "stop",
    usage: Any = "counted",
    top: Mapping[str, Any] | None = None,
    **message: Any,
) -> Reaction:
    """A chat completion. `content` may be made from the request; `message` and `top` add fields or replace them."""

    def react(hit: Hit, out: Out) -> None:
        text = content(hit) if callable(content) else content
        body: dict[str, Any] = {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": hit.json["model"],
            "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text, **message}}],
            **(top or {}),
        }
        if usage is not None:
            counted = {"prompt_tokens": len(hit.prompt) // 4, "completion_tokens": 50, "total_tokens": 0}
            body["usage"] = counted if usage == "counted" else usage
        out.answer(200, json.dumps(body).encode())

    return react


def status(http: int, message: str = "it went wrong", headers: Mapping[str, str] | None = None, **error: Any) -> Reaction:
    """An error as OpenAI words it."""
    return body(json.dumps({"error": {"message": message, **error}}).encode(), code=http, headers=headers)


def body(data: bytes | str, *, code: int = 200, headers: Mapping[str, str] | None = None) -> Reaction:
    raw = data.encode() if isinstance(data, str) else data
    return lambda hit, out: out.answer(code, raw, headers)


def html(code: int = 200) -> Reaction:
    page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body><script>alert(1)</script></body></html>"
    return body(page, code=code, headers={"content-type": "text/html"})


def hang(hit: Hit, out: Out) -> None:
    """No answer until the server's end."""
    out.over.wait()
    out.drop()


def drip_headers(hit: Hit, out: Out) -> None:
    """Headers that never end, a few bytes at a time."""
    out.raw(b"HTTP/1.1 200 OK\r\n")
    while not out.over.wait(0.02):
        out.raw(b"x-more: 1\r\n")


def drip_body(hit: Hit, out: Out) -> None:
    """A body that never ends, a byte at a time."""
    out.head(200, {"content-type": "application/json", "content-length": "100000"})
    while not out.over.wait(0.02):
        out.raw(b" ")


def reset(hit: Hit, out: Out) -> None:
    out.drop(reset=True)


def short_body(hit: Hit, out: Out) -> None:
    """Promises more than it sends."""
    out.head(200, {"content-type": "application/json", "content-length": "5000"})
    out.raw(b'{"choices": [')
    out.drop()


def gzip_bomb(code: int = 200, megabytes: int = 200) -> Reaction:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    blank = b" " * 1024 * 1024
    packed = b"".join([*(packer.compress(blank) for _ in range(megabytes)), packer.flush()])
    return body(packed, code=code, headers={"content-encoding": "gzip"})


def redirect(target: str, code: int = 307) -> Reaction:
    return body(b"", code=code, headers={"location": target})


class Held:
    """A reaction that waits: `arrived` tells that the request is here, `release` lets it go on to `then`."""

    def __init__(self, then: Reaction) -> None:
        self._then = then
        self._go = threading.Event()
        self.arrived = threading.Semaphore(0)

    def release(self) -> None:
        self._go.set()

    def __call__(self, hit: Hit, out: Out) -> None:
        self.arrived.release()
        while not (self._go.wait(0.01) or out.over.is_set()):
            pass
        self._then(hit, out)


class _Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what these tests are about."""


@dataclass
class FaultServer:
    """Serves from `with` to its end. `hits` lists every request in the order of arrival."""

    default: Reaction = field(default_factory=completion)
    hits: list[Hit] = field(default_factory=list)

    def __enter__(self) -> FaultServer:
        self._script: list[Reaction] = []
        self._rules: list[tuple[Callable[[Hit], bool], Reaction]] = []
        self._mutex = threading.Lock()
        self._over = threading.Event()
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *unused: object) -> None:
        self._over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def url(self) -> str:
        """The base URL to give to an engine."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def script(self, *reactions: Reaction) -> None:
        """What to do with the next requests, one reaction each."""
        self._script.extend(reactions)

    def when(self, matches: Callable[[Hit], bool], reaction: Reaction) -> None:
        """What to do with requests of a kind, whenever they come."""
        self._rules.append((matches, reaction))

    def _choose(self, hit: Hit) -> Reaction:
        with self._mutex:
            self.hits.append(hit)
            ruled: Iterator[Reaction] = (reaction for matches, reaction in self._rules if matches(hit))
            return next(ruled, None) or (self._script.pop(0) if self._script else self.default)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                length = int(self.headers.get("content-length", 0))
                data = self.rfile.read(length)
                if len(data) < length:  # whoever asks was killed in the middle of asking
                    return
                hit = Hit(self.command, self.path, {name.lower(): value for name, value in self.headers.items()}, data)
                server._choose(hit)(hit, Out(self, server._over))

            do_GET = do_POST

            def log_message(self, *unused: object) -> None:
                """Quiet."""

        return Handler
