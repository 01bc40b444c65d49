"""The network under the HTTP library: resolves names itself, vets every address, connects to the one that it vetted.

So neither a redirect nor a name that changes its answer between two looks leads anywhere but to a public address. A deadline
holds for everything on a connection together, however slowly the other side drips.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import httpcore2

from briefing.collect import addresses

Resolver = Callable[[str, int], list[str]]


class FetchRefusedError(Exception):
    """A connection that is not made or not gone on with, for a reason that an editor understands."""


def system_resolver(host: str, port: int) -> list[str]:
    """All addresses of a host, as the system knows them. Raises OSError."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True)
class Policy:
    """Whom to connect to: `allow_hosts` as in ReadOptions; `deadline` in seconds of the monotonic clock."""

    allow_hosts: tuple[str, ...]
    deadline: float
    resolver: Resolver = system_resolver

    def vetted(self, host: str, port: int) -> list[str]:
        """The addresses of `host`, each of which may be connected to. Raises FetchRefusedError if one of them may not."""
        allowed = addresses.is_allowed(host, port, self.allow_hosts)
        if not allowed and (reason := addresses.port_refusal(port)):
            raise FetchRefusedError(reason)
        try:
            found = self.resolver(host, port)
        except (OSError, UnicodeError):
            found = []
        if not found:
            raise FetchRefusedError(f"the name {host} is not known")
        for address in found:
            if not allowed and (reason := addresses.refusal(address)):
                raise FetchRefusedError(f"{host} leads to {reason}; to read from it all the same, name it with --allow-host")
        return found

    def left(self, timeout: float | None) -> float:
        """How long a single wait may last. Raises TimeoutException once the deadline has passed."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the deadline has passed")
        return left if timeout is None else min(timeout, left)


class GuardedBackend(httpcore2.NetworkBackend):
    """Connects only to addresses that the policy has vetted."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        found = self._policy.vetted(host, port)
        for address in found[:3]:
            try:
                wait = self._policy.left(timeout)
                return _Stream(self._sockets.connect_tcp(address, port, wait, local_address, socket_options), self._policy)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        raise FetchRefusedError("a socket of this machine")


class _Stream(httpcore2.NetworkStream):
    """A connection on which no wait outlasts the deadline."""

    def __init__(self, inner: httpcore2.NetworkStream, policy: Policy) -> None:
        self._inner = inner
        self._policy = policy

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._policy.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._policy.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._policy.left(timeout)), self._policy)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
