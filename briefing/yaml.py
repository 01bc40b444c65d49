"""YAML as this project reads it: version 1.2, plain data only, and a place for every key.

Aliases, tags and repeated keys are refused: the first can make a small file enormous, the last loses what a person wrote. A text
is gone through once, from the parser's events: building ruamel's own tree of it, with its comments, takes three times as long.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.nodes import ScalarNode

from briefing.errors import ConfigError

Path = tuple[str | int, ...]
MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 50


def load_yaml(text: str, name: str) -> tuple[Any, dict[Path, int]]:
    """The data of a YAML text, and the line (from 1) of each key path. `name` opens error messages. Raises ConfigError."""
    if len(text) > MAX_CHARACTERS:
        raise ConfigError(f"{name}: {len(text):,} characters of YAML; {MAX_CHARACTERS:,} is the most")
    try:
        building = _Building(text, name)
        return building.document(), building.lines
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{name}, line {mark.line + 1}" if mark else name
        raise ConfigError(f"{place}: not valid YAML: {getattr(error, 'problem', None) or error}") from error
    except ValueError as error:  # a number of more digits than are ever turned into one
        raise ConfigError(f"{name}: not valid YAML: {error}") from error


class _Building:
    """Plain data made of the events of one text, with the line of each key and item."""

    def __init__(self, text: str, name: str) -> None:
        self._yaml = YAML(typ="safe", pure=True)
        self._events: Iterator[Any] = self._yaml.parse(text)
        self._name = name
        self.lines: dict[Path, int] = {}

    def document(self) -> Any:
        """The data of the one document; None where there is none."""
        found, data = False, None
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                if found:
                    raise self._refused(event, "not valid YAML: a second document begins here")
                found, data = True, self._value(next(self._events), ())
        return data

    def _value(self, event: Any, path: Path) -> Any:
        if isinstance(event, AliasEvent):
            raise ConfigError(f"{self._name}: YAML aliases are not taken", (), "write the value out where it is used")
        if event.tag:
            raise self._refused(event, "YAML tags are not taken", "write plain values")
        if len(path) >= MAX_DEPTH and not isinstance(event, ScalarEvent):
            raise ConfigError(f"{self._name}: nested more than {MAX_DEPTH} deep")
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        return self._mapping(path) if isinstance(event, MappingStartEvent) else self._sequence(event, path)

    def _scalar(self, event: ScalarEvent) -> Any:
        tag = self._yaml.resolver.resolve(ScalarNode, event.value, event.implicit)
        node = ScalarNode(tag, event.value, event.start_mark, event.end_mark, style=event.style)
        return self._yaml.constructor.construct_object(node)

    def _mapping(self, path: Path) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for event in self._events:
            if isinstance(event, MappingEndEvent):
                break
            if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
                raise self._refused(event, "not valid YAML: a key is a word, and no list or mapping")
            key = str(self._value(event, path))
            if key in made:
                raise self._refused(event, f'not valid YAML: found duplicate key "{key}"')
            self.lines[(*path, key)] = event.start_mark.line + 1
            made[key] = self._value(next(self._events), (*path, key))
        return made

    def _sequence(self, start: Any, path: Path) -> list[Any]:
        assert isinstance(start, SequenceStartEvent)
        made: list[Any] = []
        for event in self._events:
            if isinstance(event, SequenceEndEvent):
                break
            self.lines[(*path, len(made))] = event.start_mark.line + 1
            made.append(self._value(event, (*path, len(made))))
        return made

    def _refused(self, event: Any, why: str, remedy: str | None = None) -> ConfigError:
        return ConfigError(f"{self._name}, line {event.start_mark.line + 1}: {why}", (), remedy)
