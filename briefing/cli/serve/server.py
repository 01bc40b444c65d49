"""The review server, from the socket to its end."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn

from briefing.cli.serve.app import Office, application
from briefing.cli.serve.guard import Guard, Keys

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
BACKLOG = 64


@dataclass(frozen=True)
class Server:
    """A server that listens already, and answers once `serve` is called. `url` holds the token."""

    url: str
    socket: socket.socket
    uvicorn: uvicorn.Server

    def serve(self) -> None:
        """Answers until it is interrupted."""
        self.uvicorn.run(sockets=[self.socket])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens on a port, any free one for 0. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)


def run(listener: socket.socket, host: str, where: Path, given: dict[str, Any]) -> Server:
    """The server for the drafts of a folder, a run, or one draft. `given` are the options of the command."""
    port = listener.getsockname()[1]
    keys = Keys()
    office = Office(where, given)
    shown = f"[{host}]" if ":" in host else host
    open_to_all = host in ("0.0.0.0", "::")  # noqa: S104  asked for by name, and warned of
    hosts = {*LOOPBACK, shown.lower(), *((socket.gethostname().lower(),) if open_to_all else ())}
    app = Guard(application(office), keys, hosts, port)
    config = uvicorn.Config(
        app,
        log_level="critical",  # what goes wrong is told in a line, by the application itself
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="off",
        timeout_graceful_shutdown=3,
    )
    name = socket.gethostname().lower() if open_to_all else shown
    return Server(f"http://{name}:{port}{office.start}?token={keys.token}", listener, uvicorn.Server(config))
