"""`review serve`: the review in the browser, started from the command line."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from briefing.cli.options import ENGINE_OPTIONS, JSON, PLACE_OPTIONS, with_options
from briefing.cli.screen import tell
from briefing.errors import SetupError
from briefing.records import SCHEMA_VERSION


@click.command(
    epilog="""\b
Examples:
  briefing review serve
  briefing review serve runs/ --port 8765 --open
  briefing review serve runs/2026-03-10-…/6-drafts/draft.house.md
"""
)
@click.argument("where", type=click.Path(exists=True, path_type=Path), default=Path(), metavar="[DIR|RUN|DRAFT]")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Default: any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="The address to listen on.")
@click.option("--open", "open_browser", is_flag=True, help="Open the page in your browser.")
@click.option("--by", metavar="NAME", help="Who reviews. Default: the setting reviewer, else git's user.name.")
@JSON
@with_options(ENGINE_OPTIONS, PLACE_OPTIONS)
def serve(where: Path, port: int, host: str, open_browser: bool, as_json: bool, **given: Any) -> int:
    """Review in the browser: the drafts of DIR (here) by state, each beside its sources, edited in place.

    What is done there leaves the same files and events as the other commands. Only the browser that opens the URL printed here
    gets in: it holds a token. Ctrl-C ends the server; nothing is lost by it.
    """
    from briefing.cli.serve.server import listening, run

    try:
        socket = listening(host, port)
    except OSError as error:
        raise SetupError(
            f"{host}:{port} cannot be listened on: {error.strerror or error}", "name another --port, or --host"
        ) from error
    server = run(socket, host, where, given)
    click.echo(json.dumps({"schema_version": SCHEMA_VERSION, "url": server.url}) if as_json else server.url)
    if host not in ("127.0.0.1", "localhost", "::1"):
        tell(f"whoever reaches {host} and has this URL can edit; it travels unencrypted")
    if open_browser:
        click.launch(server.url)
    with suppress(KeyboardInterrupt):
        server.serve()
    tell("the server has ended; all that was saved is in the drafts")
    return 0
