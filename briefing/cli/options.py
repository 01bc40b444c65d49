"""Options that several commands share, and the settings that come of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from briefing.config import Config, Settings, load

F = TypeVar("F", bound=Callable[..., Any])

ENGINE_OPTIONS = (
    click.option(
        "--engine",
        type=click.Choice(["extractive", "openai", "replay"]),
        help="Default: openai where a model is named, else extractive.",
    ),
    click.option("--model", metavar="NAME", help="The model, as the endpoint knows it. There is no default."),
    click.option("--base-url", metavar="URL", help="Any OpenAI-compatible endpoint, for example http://localhost:11434/v1."),
    click.option("--replies", type=click.Path(path_type=Path), metavar="DIR", help="Recorded replies, for --engine replay."),
    click.option("--record", type=click.Path(path_type=Path), metavar="DIR", help="Record the model's valid replies in DIR."),
    click.option("--in-flight", type=int, metavar="N", help="Requests under way at once (8)."),
    click.option("--max-cost", type=float, metavar="USD", help="Stop before the call that would pass this."),
    click.option("--max-calls", type=int, metavar="N", help="Stop before the call that would pass this."),
)
PLACE_OPTIONS = (
    click.option("--store", type=click.Path(path_type=Path), metavar="FILE", help="The store of calls and costs."),
    click.option(
        "--prompts", type=click.Path(path_type=Path), metavar="DIR", help="Your own prompts and styles, looked up first."
    ),
    click.option("--templates", type=click.Path(path_type=Path), metavar="DIR", help="Your own templates, looked up first."),
    click.option("--wait", type=float, metavar="SECONDS", help="Wait this long for a run that another process is writing (0)."),
)
READING_OPTIONS = (
    click.option(
        "--allow-host",
        "allow_hosts",
        multiple=True,
        metavar="HOST[:PORT]",
        help="A private address that sources may be fetched from.",
    ),
)
SETTING_NAMES = frozenset(Settings.model_fields)


def with_options(*groups: tuple[Callable[[F], F], ...]) -> Callable[[F], F]:
    """Adds groups of options to a command, in the order in which help shows them."""

    def add(command: F) -> F:
        for option in reversed([option for group in groups for option in group]):
            command = option(command)
        return command

    return add


def settings(given: dict[str, Any]) -> Config:
    """The resolved settings of a command from its keyword arguments, which lose the options that are settings."""
    return load({name: given.pop(name) for name in SETTING_NAMES & given.keys()})


class Day(click.ParamType[date]):
    """A calendar day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2026-03-10", param, ctx)


def today() -> date:
    return datetime.now(UTC).astimezone().date()


DATE = click.option(
    "--date", "day", type=Day(), default=None, metavar="YYYY-MM-DD", help="The day that prompts and rules know (now)."
)
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line on stdout.")
