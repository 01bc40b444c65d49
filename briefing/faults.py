"""Validation errors in a person's words: every fault at once, its place in the file, and the name that may have been meant."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

_ALTERNATIVE = re.compile(r"(?:literal|dict|list|tuple|function-\w+)\[")  # which of several types was tried, and no key
_PLAINER = {
    "tuple_type": "write a list, as [5, 9]",
    "list_type": "write a list, as [one, two]",
    "dict_type": "write keys and values, as {one: two}",
    "missing": "is missing",
}
"""What a kind of fault is called, where the library speaks of its own types."""
Locate = Callable[[tuple[str | int, ...]], str]


def faults(error: ValidationError, model: type[BaseModel], locate: Locate = lambda path: "") -> tuple[str, ...]:
    """One line a fault: `line 4: sections[0].poins: not a known key; did you mean points?`"""
    found: dict[tuple[str | int, ...], str] = {}
    for detail in error.errors():
        path = tuple(part for part in detail["loc"] if not (isinstance(part, str) and _ALTERNATIVE.match(part)))
        found.setdefault(path, _fault(path, detail["type"], detail["msg"], model, locate))
    return tuple(sorted(found.values(), key=_line))


def _line(fault: str) -> int:
    """The line that a fault names; those that name none stand last."""
    match = re.match(r"line (\d+):", fault)
    return int(match[1]) if match else sys.maxsize


def locate_in_yaml(lines: Mapping[tuple[str | int, ...], int]) -> Locate:
    """Looks a path's line up, or that of the nearest part above it."""

    def locate(path: tuple[str | int, ...]) -> str:
        for length in range(len(path), 0, -1):
            if path[:length] in lines:
                return f"line {lines[path[:length]]}: "
        return ""

    return locate


def _fault(path: tuple[str | int, ...], kind: str, message: str, model: type[BaseModel], locate: Locate) -> str:
    place = locate(path) + _dotted(path)
    if kind != "extra_forbidden":
        said = _PLAINER.get(kind) or message.removeprefix("Value error, ")
        return f"{place}: {said[0].lower()}{said[1:]}"
    near = get_close_matches(str(path[-1]), known_keys(model, path[:-1]), n=1)
    return f"{place}: not a known key" + (f"; did you mean {near[0]}?" if near else "")


def _dotted(path: tuple[str | int, ...]) -> str:
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "the whole"


def known_keys(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The keys that may stand at `path` below `model`."""
    for part in path:
        if isinstance(part, int) or part not in model.model_fields:
            continue
        inner = _inner_model(model.model_fields[part].annotation)
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((inner for arg in get_args(annotation) if (inner := _inner_model(arg))), None)
