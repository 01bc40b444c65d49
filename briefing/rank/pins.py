"""What an editor has settled about the rank of stories: this one first, that one out. Kept in a file, and holds on every run."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date as Date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.desk import toml_lines
from briefing.errors import ConfigError
from briefing.faults import faults, locate_in_yaml
from briefing.rank.parts import Candidate

PINS_FILE = "pins.toml"
_HEADER = """\
# What an editor has settled about the rank of stories. `story` is a story's id, one of its sources or file names, or words of its
# title; `place` is "first" or "out"; with `date` it holds for that edition only. A later entry wins.
"""


class Pin(BaseModel):
    """One decision about a story."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    story: str = Field(min_length=1)
    place: Literal["first", "out"]
    date: Date | None = None


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    pin: tuple[Pin, ...] = ()


def read_pins(path: Path) -> tuple[Pin, ...]:
    """The decisions in a file, none where there is no file. Raises ConfigError with every fault and its line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return _File.model_validate(tomllib.loads(text)).pin
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    except ValidationError as error:
        raise ConfigError(f"{path}: not valid", faults(error, _File, locate_in_yaml(toml_lines(text)))) from error


def append_pins(path: Path, pins: Iterable[Pin]) -> None:
    """Adds decisions to the file; what stands in it, comments too, stays as it is."""
    entries = [
        f'\n[[pin]]\nstory = {json.dumps(pin.story, ensure_ascii=False)}\nplace = "{pin.place}"\n'
        + (f"date = {pin.date}\n" if pin.date else "")
        for pin in pins
    ]
    if not entries:
        return
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(("" if file.tell() else _HEADER) + "".join(entries))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error}") from error


def pinned(candidate: Candidate, pins: Sequence[Pin], day: Date, thread: str | None) -> str | None:
    """What holds for a story on a day: the latest decision that means it."""
    names = {candidate.slot, thread, *(name for item in candidate.documents for name in (item.id, item.source, item.name))}
    fitting = [pin for pin in pins if pin.date in (None, day) and (pin.story in names or _in_title(pin.story, candidate.title))]
    return fitting[-1].place if fitting else None


def _in_title(words: str, title: str) -> bool:
    """Whether words stand in a title; a word too short to mean one story does not."""
    return len(words) > 3 and re.search(rf"\b{re.escape(words)}\b", title, re.IGNORECASE) is not None
