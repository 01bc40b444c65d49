"""Measured samples as a style file for a person: each knob with the evidence for it, what was only counted as a comment."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from briefing.samples.marks import marks
from briefing.samples.measured import Measured
from briefing.samples.shape import Shape
from briefing.samples.structure import sections, structure
from briefing.samples.wording import wording
from briefing.styles import Style

_ORDER = ("language", "spelling", "total_words", "headline", "sections", "voice", "reading", "typography", "numbers", "dates")
_BARE = re.compile(r"[A-Za-z][A-Za-z-]+")
_NO_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_WIDTH = 50  # characters before the evidence


def style_from(name: str, extends: Style, shapes: Sequence[Shape], guidance: tuple[str, str] | None = None) -> str:
    """The text of a style file measured on samples. `guidance` is a draft for it, and who made that."""
    found = [_new(item, extends) for item in (*structure(shapes), *wording(shapes), *marks(shapes))]
    several = "1 sample" if len(shapes) == 1 else f"{len(shapes)} samples"
    lines = [
        f"# Measured on {several}: {', '.join(shape.name for shape in shapes)}.",
        "# Behind each value stands what it rests on; where that is little, look at it twice. What is not said here is as in",
        f"# {extends.name}. Lines that begin with # were counted and set nothing. After a change: briefing style lint {name}",
        f"name: {name}",
        f"title: {json.dumps(name.replace('-', ' ').capitalize(), ensure_ascii=False)}",
        f"description: {json.dumps(f'Measured on {several}.')}",
        f"extends: {extends.name}",
    ]
    groups = dict.fromkeys([*_ORDER, *(item.path.partition(".")[0] for item in found)])
    for group in groups:
        if group == "sections":
            lines += _sections(shapes)
        else:
            lines += _group(group, [item for item in found if item.path.partition(".")[0] == group])
    lines += _guidance(guidance, extends.name)
    return "\n".join(_one_line(line) for line in lines) + "\n"


def _one_line(line: str) -> str:
    """A line that is one, whatever a file's name or a sample holds."""
    indent = len(line) - len(line.lstrip(" "))
    return " " * indent + _NO_LINE.sub(" ", line[indent:])


def _new(item: Measured, extends: Style) -> Measured:
    """What adds to a list of the style below, without what that has already."""
    group, _, key = item.path.partition(".+")
    if not key or item.value is None:
        return item
    there = getattr(getattr(extends, group), key)
    more = [value for value in item.value if value not in there]
    return Measured(item.path, more, item.evidence) if more else Measured(f"{group}.{key}", None, item.evidence)


def _group(group: str, items: list[Measured]) -> list[str]:
    if not items:
        return []
    if items[0].path == group:
        return [line for item in items for line in _lines(item, group, "")]
    lines = [line for item in items for line in _lines(item, item.path.partition(".")[2], "  ")]
    empty = all(item.value is None for item in items)
    return [f"# {group}:" if empty else f"{group}:", *lines]


def _lines(item: Measured, key: str, indent: str) -> list[str]:
    if item.value is None:
        return [f"{indent}# {key}: {item.evidence}"]
    said = f"{indent}{key}: {_value(item.value)}"
    return (
        [f"{said:<{_WIDTH}}  # {item.evidence}"] if len(said) + len(item.evidence) < 150 else [f"{indent}# {item.evidence}", said]
    )


def _sections(shapes: Sequence[Shape]) -> list[str]:
    made, evidence = sections(shapes)
    lines = ["sections:"]
    for section, said in zip(made, evidence, strict=True):
        lines += [f"  # {line}" for line in said]
        for number, (key, value) in enumerate(section.items()):
            lines.append(f"{'  - ' if number == 0 else '    '}{key}: {_value(value)}")
    return lines


def _guidance(guidance: tuple[str, str] | None, extends: str) -> list[str]:
    if guidance is None:
        return [
            "# guidance: |",
            f"#   What no counting shows: what makes news, what belongs where, the tone. It replaces the guidance of {extends}.",
        ]
    text, author = guidance
    return [
        f"# Drafted by {author} from the samples, and read by nobody yet: check it, change it, and delete this line.",
        "guidance: |",
        *(f"  {line}".rstrip() for line in text.splitlines()),
    ]


def _value(value: Any) -> str:
    """A value as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, str) and _BARE.fullmatch(value) and value not in ("true", "false", "null"):
        return value
    return "null" if value is None else json.dumps(value, ensure_ascii=False)
