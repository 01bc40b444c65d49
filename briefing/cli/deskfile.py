"""The part of a new `briefing.toml` that settles the daily edition.

Like the rest of that file it is written from the settings themselves: every key with what it means, and none that does not exist.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from briefing.desk import DeskSettings, Limits, Outlet, Source, Topic, Weights

BEGUN: dict[str, Any] = {"name": "The desk", "sources": ["sources"]}
SHOWN: dict[str, Any] = {
    "address": "https://desk.example/",
    "cutoff": "05:30",
    "timezone": "Europe/Berlin",
    "per_topic": 3,
    "per_publisher": 4,
    "cost": 0.5,
    "minutes": 30,
}
ROWS: dict[str, BaseModel] = {
    "outlets": Outlet(
        name="Plata Wire Service", hosts=("plata.example",), reliability="high", grade="B2", publisher="Plata Group"
    ),
    "topics": Topic(name="ports", must=("port|harbour|dock*",), must_not=("football",), limit=3),
}
TOLD_OF = Source(source="https://news.example/feed.xml", outlet="News Example")
TABLES: dict[str, type[BaseModel]] = {"limits": Limits, "weights": Weights}
OPENING = """
# == The daily edition ==
# `briefing daily` reads the sources, groups, ranks, and leaves a draft for each story in editions/DATE/.
# A source is a folder, a file, a mailbox, a .jsonl, a page or a feed.
"""


def edition_settings() -> str:
    """The tables `[desk]`, `[desk.limits]`, … with a new desk's values set, and everything else as comments."""
    plain = [name for name in DeskSettings.model_fields if name not in {*ROWS, *TABLES}]
    parts = [OPENING, "[desk]", *(_key(DeskSettings, name) for name in plain)]
    for name, table in TABLES.items():
        parts += [f"\n# [desk.{name}]", *(_key(table, key) for key in table.model_fields)]
    for name, row in ROWS.items():
        parts += [f"\n# {_told(DeskSettings, name)}", f"# [[desk.{name}]]", *_row(row)]
    parts += ["\n# A source of which more is told than its place; then without the list above", "# [[desk.sources]]"]
    return "\n".join([*parts, *_row(TOLD_OF)]) + "\n"


def _row(row: BaseModel) -> Iterator[str]:
    for name in type(row).model_fields:
        yield f"# {name} = {_toml(getattr(row, name))}  # {_told(type(row), name)}"


def _key(model: type[BaseModel], name: str) -> str:
    begun = model is DeskSettings and name in BEGUN
    value = BEGUN[name] if begun else SHOWN.get(name, model.model_fields[name].get_default(call_default_factory=True))
    return f"# {_told(model, name)}\n{'' if begun else '# '}{name} = {_toml(value)}"


def _told(model: type[BaseModel], name: str) -> str:
    text = model.model_fields[name].description or name
    return text[0].upper() + text[1:]


def _toml(value: Any) -> str:
    if isinstance(value, (Path, time)):
        value = str(value)
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
