"""YAML as this project reads it: version 1.2, plain data only, and a place for every key.

Aliases and repeated keys are refused: the first can make a small file enormous, the second loses what a person wrote.
"""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

from briefing.errors import ConfigError

Path = tuple[str | int, ...]
MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 50


def load_yaml(text: str, name: str) -> tuple[Any, dict[Path, int]]:
    """The data of a YAML text, and the line (from 1) of each key path. `name` opens error messages. Raises ConfigError."""
    if len(text) > MAX_CHARACTERS:
        raise ConfigError(f"{name}: {len(text):,} characters of YAML; {MAX_CHARACTERS:,} is the most")
    try:
        _check(text, name)
        tree = YAML(typ="rt").load(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{name}, line {mark.line + 1}" if mark else name
        raise ConfigError(f"{place}: not valid YAML: {getattr(error, 'problem', None) or error}") from error
    except ValueError as error:  # a number of more digits than are ever turned into one
        raise ConfigError(f"{name}: not valid YAML: {error}") from error
    lines: dict[Path, int] = {}
    return _plain(tree, (), lines), lines


def _check(text: str, name: str) -> None:
    """Refuses, before any of it is built, what could make a small file enormous or is no plain data."""
    depth = 0
    for event in YAML(typ="rt").parse(text):
        if isinstance(event, AliasEvent):
            raise ConfigError(f"{name}: YAML aliases are not taken", (), "write the value out where it is used")
        if getattr(event, "tag", None):
            raise ConfigError(f"{name}, line {event.start_mark.line + 1}: YAML tags are not taken", (), "write plain values")
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise ConfigError(f"{name}: nested more than {MAX_DEPTH} deep")


def _plain(node: Any, path: Path, lines: dict[Path, int]) -> Any:
    """`node` without ruamel's own classes, noting the line of each key on the way."""
    if isinstance(node, CommentedMap):
        for key in node:
            lines[(*path, str(key))] = node.lc.key(key)[0] + 1
        return {str(key): _plain(value, (*path, str(key)), lines) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        for index in range(len(node)):
            lines[(*path, index)] = node.lc.item(index)[0] + 1
        return [_plain(value, (*path, index), lines) for index, value in enumerate(node)]
    if isinstance(node, str):
        return str(node)
    if isinstance(node, bool):
        return bool(node)
    if isinstance(node, float):
        return float(node)
    return int(node) if isinstance(node, int) else node
