"""What a new desk's folder holds: settings with every key explained, and one small file of each kind to begin from.

The settings file is written from the settings themselves, so that it can name no key that does not exist and miss none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.cli.deskfile import edition_settings
from briefing.config import PROJECT_FILE, Settings
from briefing.library import shipped

DAY = "2026-03-10"  # of the example that a new desk begins with
SET: dict[str, Any] = {"style": ["desk"], "prompts": ".", "templates": "templates"}
GROUPS = {
    "What is written, and from which files": ("style", "prompts", "templates", "store"),
    "Which engine writes. Without a model it is the embedded one: no key, no network, no cost": ("model", "base_url", "engine"),
    "Limits: a run stops before it passes one": ("max_cost", "max_calls"),
}
REST = "What is seldom changed"
EXAMPLES: dict[str, Any] = {
    "engine": "openai",
    "model": "NAME",
    "base_url": "http://localhost:11434/v1",
    "replies": "replies",
    "record": "replies",
    "temperature": 0.2,
    "checkers": ["NAME"],
    "second_reader": "NAME",
    "second_reader_url": "http://localhost:11434/v1",
    "max_cost": 0.5,
    "max_calls": 100,
    "store": ".briefing/store.sqlite",
    "allow_hosts": ["intranet.example:8080"],
    "reviewer": "NAME",
}
OPTIONAL = frozenset({"README.md", ".gitignore"})  # a folder may well have its own, and a desk runs without
OPENING = """\
# The settings of this desk. Every command run in this folder, or below it, uses them.
# `briefing config` shows each value and where it comes from: option > environment > this file > your own > default.
# A key for a model service is never written here: set OPENAI_API_KEY in the environment.
"""

STYLE = """\
# This desk's own style: the house style, and below it whatever you write differently.
name: desk
title: The desk's own style
extends: house
# headline:
#   words: [8, 20]
# guidance: |
#   What a model should know of how this desk writes.
"""

TEMPLATES = """\
# Templates

A file here replaces the shipped one of the same name: `page.css`, `page.html.j2`, `mail.css`, `mail.html.j2`, `brief.txt.j2`,
`parts/palette.j2` (the colours of pages and mails), and more. To change a little, take in the shipped file and add to it:

    {% include "shipped/page.css" %}
    h1 { font-size: 2.5rem; }

Nothing here changes a word of a brief.
"""

NOTE = """\
---
title: Two papers of the same two ministers
published: 2026-03-09
language: en
---

The paper that Rubio and Ramírez Lezcano signed on 14 August 2025 concerned migration and asylum; it is not the agreement that
Congress has now approved.
"""

README = f"""\
# A briefing desk

    briefing brief sources/ --background background/ --notes notes/ --date {DAY}

makes a brief of the example in `sources/`, and

    briefing daily --date {DAY}

a day's edition of all that `briefing.toml` names. The draft of the first lies in `runs/`: edit it in any editor, then

    briefing check runs/…/6-drafts/draft.desk.md
    briefing show runs/… --evidence
    briefing render runs/…/6-drafts/draft.desk.md --format email -o brief.eml

| folder | holds |
|---|---|
| `sources/` | what happened: files, or lists of addresses; the example's outlets are invented |
| `background/` | what Context may rest on beside them |
| `notes/` | the desk's own notes, for Context too |
| `styles/` | the desk's styles, one file each |
| `templates/` | what pages, mails and texts look like |
| `runs/` | every run, a folder each |
| `editions/` | every day of `briefing daily` |
"""


def files() -> dict[str, bytes]:
    """Every file of a new desk, by its path in the folder."""
    example = shipped("examples") / "paraguay-sofa"
    copied = {
        "sources/agency.txt": example / "sources" / "02-plata-wire-service.txt",
        "sources/newspaper.md": example / "sources" / "03-lapacho-sur.md",
        "background/treaty-notes.md": example / "background" / "01-lexfield-treaty-notes.md",
    }
    written = {
        PROJECT_FILE: settings_file(),
        "README.md": README,
        ".gitignore": ".briefing/\n",
        "styles/desk.yaml": STYLE,
        "templates/README.md": TEMPLATES,
        "notes/two-papers.md": NOTE,
    }
    return {name: text.encode() for name, text in written.items()} | {name: path.read_bytes() for name, path in copied.items()}


def settings_file() -> str:
    """`briefing.toml` with every setting: those of a new desk set, the others as comments with an example or the default."""
    named = {key for keys in GROUPS.values() for key in keys}
    rest = tuple(key for key in Settings.model_fields if key not in named and key != "prices")
    parts = [OPENING]
    for title, keys in {**GROUPS, REST: rest}.items():
        parts += [f"\n# -- {title} --\n", *(_setting(key) for key in keys)]
    parts += [
        f"\n# {_described('prices')}, in US dollars a million tokens",
        '# [prices."NAME"]',
        "# input = 0.15",
        "# output = 0.60",
    ]
    return "\n".join(parts) + "\n" + edition_settings()


def _setting(key: str) -> str:
    value = SET.get(key, EXAMPLES.get(key, Settings.model_fields[key].default))
    line = f"{key} = {_toml(value)}"
    return f"# {_described(key)}\n{line if key in SET else f'# {line}'}\n"


def _described(key: str) -> str:
    text = Settings.model_fields[key].description or key
    return text[0].upper() + text[1:]


def _toml(value: Any) -> str:
    """A setting's value in TOML, which writes texts, numbers and lists of them as JSON does."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def in_the_way(folder: Path) -> Iterator[str]:
    """The files of a new desk that are in `folder` already, apart from those of OPTIONAL."""
    return (name for name in files() if name not in OPTIONAL and (folder / name).exists())
