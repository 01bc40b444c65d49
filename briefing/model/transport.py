"""Limits that the HTTP library does not set: a wall clock for a whole request, and a cap on what a reply unpacks to.

Its timeouts hold for each read of the socket, so that a reply that drips in may take for ever; and it unpacks whatever
comes. Here each read gets only what is left of the request's time, and a body is read piece by piece. Redirects are not
followed: they would post the whole prompt to wherever they point.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore2
import httpx2

MOST_BYTES = 8 * 1024 * 1024
MOST_ERROR_BYTES = 64 * 1024
Body = Iterable[bytes]


class TooMuch(Exception):
    """A body that unpacks to more than is allowed."""


class Deadline(threading.local):
    """When the request that this thread is sending has to be over, by the monotonic clock."""

    at: float = float("inf")

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        self.at = time.monotonic() + seconds
        try:
            yield
        finally:
            self.at = float("inf")

    def cap(self, timeout: float | None) -> float:
        """A timeout that ends with the request; at once, if the request's time is over."""
        left = self.at - time.monotonic()
        return max(0.001, left if timeout is None else min(timeout, left))


class _Stream(httpcore2.NetworkStream):
    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if time.monotonic() > self._deadline.at:
            raise httpcore2.ReadTimeout("the request's time is over")
        return self._inner.read(max_bytes, self._deadline.cap(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.cap(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> _Stream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._deadline.cap(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore2.NetworkBackend):
    def __init__(self, inner: httpcore2.NetworkBackend, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> _Stream:
        stream = self._inner.connect_tcp(host, port, self._deadline.cap(timeout), local_address, socket_options)
        return _Stream(stream, self._deadline)


def http_client(
    host: str, deadline: Deadline, connect_seconds: float, connections: int, refuse: Callable[[httpx2.Response], None]
) -> httpx2.Client:
    """A client whose requests end by `deadline`. `refuse` is called with each response before its body is read, and may raise.

    Proxies and certificates are taken from the environment, as people behind a company's proxy need it; a server on this
    machine is spoken to directly.
    """
    client = httpx2.Client(
        timeout=httpx2.Timeout(None, connect=connect_seconds),
        limits=httpx2.Limits(max_connections=None, max_keepalive_connections=connections, keepalive_expiry=60),
        follow_redirects=False,
        mounts={f"all://{host}": None} if is_local(host) else None,
        event_hooks={"response": [refuse]},
    )
    for transport in (client._transport, *client._mounts.values()):
        # httpx2 has no public way to hand in a network backend. Where this one is gone, its own timeouts, one a read, remain.
        pool = getattr(transport, "_pool", None)
        if pool is not None and hasattr(pool, "_network_backend"):
            pool._network_backend = _Backend(pool._network_backend, deadline)
    return client


def is_local(host: str) -> bool:
    """Whether `host` names this machine."""
    return host in ("localhost", "127.0.0.1", "::1", "[::1]") or host.endswith(".localhost")


def read_body(pieces: Body, most: int = MOST_BYTES) -> bytes:
    """All of a body. Raises TooMuch as soon as it is larger than `most` bytes."""
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > most:
            raise TooMuch(f"the service's answer is larger than {most // 1024:,} KB")
    return bytes(body)
