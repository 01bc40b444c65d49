"""A style file -> a resolved style: what it extends is read first, and its own keys are laid over it.

Mappings merge; a list replaces the one below it, unless its key is written `+list`, which adds to it. All faults of a file are
told at once, each with its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from briefing.errors import ConfigError
from briefing.faults import faults, locate_in_yaml
from briefing.styles.knobs import Style
from briefing.yaml import load_yaml

Find = Callable[[str], Path]
Lines = Mapping[tuple[str | int, ...], int]
_NAME = re.compile(r"(?:shipped/)?[\w-]{1,80}")
OWN = frozenset({"name", "title", "description"})  # what a style does not take from the one that it extends


def read_style(path: Path, find: Find | None = None) -> Style:
    """The style in a YAML file. `find` gives the file of a style that it extends, by name.

    Raises ConfigError with every fault, its line, and the nearest right key.
    """
    return _read(path, find, ())


def _read(path: Path, find: Find | None, below: tuple[Path, ...]) -> Style:
    if path.resolve() in below:
        ring = " → ".join(item.stem for item in (*below, path))
        raise ConfigError(f"{path}: extends itself: {ring}", (), "extend shipped/NAME where yours replaces a shipped style")
    data, lines = load_yaml(_text(path), str(path))
    if not isinstance(data, dict):
        raise ConfigError(f"{path}: not a valid style", ("a style is a mapping of keys to values",))
    base: dict[str, Any] = {}
    extends = data.pop("extends", None)
    if extends is not None:
        base = _base(path, extends, find, (*below, path.resolve()))
    wrong: list[str] = []
    merged = _merged(base, data, (), lines, wrong)
    try:
        style = Style.model_validate(merged)
    except ValidationError as error:
        wrong += faults(error, Style, locate_in_yaml(_shifted(base, lines)))
    if wrong:
        raise ConfigError(f"{path}: not a valid style", tuple(wrong))
    return style


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error


def _base(path: Path, extends: object, find: Find | None, below: tuple[Path, ...]) -> dict[str, Any]:
    if not isinstance(extends, str) or find is None:
        raise ConfigError(f"{path}: extends names no style: {extends!r}", (), "write the name of one style")
    if not _NAME.fullmatch(extends):
        raise ConfigError(f"{path}: no style named {extends!r}: a style extends another by its name, and no path")
    resolved = _read(find(extends), find, below).model_dump(mode="json")
    return {key: value for key, value in resolved.items() if key not in OWN}


def _merged(
    base: dict[str, Any], over: dict[str, Any], at: tuple[str | int, ...], lines: Lines, wrong: list[str]
) -> dict[str, Any]:
    result = dict(base)
    for key, value in over.items():
        name = key.removeprefix("+")
        below = result.get(name)
        if key != name:
            if not isinstance(value, list) or not isinstance(below, (list, type(None))):
                wrong.append(f"line {lines.get((*at, key), 0)}: {key}: + adds a list to a list")
                continue
            result[name] = [*(below or []), *value]
        elif isinstance(value, dict) and isinstance(below, dict):
            result[name] = _merged(below, value, (*at, key), lines, wrong)
        else:
            result[name] = value
    return result


def _shifted(base: Any, lines: Lines) -> dict[tuple[str | int, ...], int]:
    """The lines of a file by their paths in the merged data, where an added list stands behind what it was added to."""
    moved: dict[tuple[str | int, ...], int] = {}
    for path, line in lines.items():
        target: list[str | int] = []
        node = base
        for number, part in enumerate(path):
            if isinstance(part, int) and number and str(path[number - 1]).startswith("+"):
                target.append(part + len(node or []))
                node = None
                continue
            name = part.removeprefix("+") if isinstance(part, str) else part
            target.append(name)
            node = node.get(name) if isinstance(node, dict) else None
        moved[tuple(target)] = line
    return moved
