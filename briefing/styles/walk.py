"""A walk over the knobs of a style: each leaf of the schema with its place, its value and those who read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing.styles.knobs import Knobs, Style


@dataclass(frozen=True)
class Knob:
    """One knob of a style. `path` is dotted, sections by their key: `sections.details.points.count`."""

    path: str
    value: Any
    consumers: tuple[str, ...]


def knobs_of(style: Style) -> Iterator[Knob]:
    """Every knob of a resolved style, in the order of the schema."""
    yield from _below(style, "")


def changed(one: Style, other: Style) -> list[tuple[str, Any, Any, tuple[str, ...]]]:
    """The knobs in which two styles differ: path, both values (None for a section that a style lacks), and who reads it."""
    left, right = ({knob.path: knob for knob in knobs_of(style)} for style in (one, other))
    found = []
    for path in [*left, *(path for path in right if path not in left)]:
        a, b = left.get(path), right.get(path)
        if (a and a.value) != (b and b.value):
            found.append((path, a and a.value, b and b.value, (a or right[path]).consumers))
    return found


_NOT_OF_WORDS = frozenset({"title", "language", "key", "prefix", "role", "kinds", "keep_in", "reliability"})
_ALLOWS: tuple[tuple[str, Any], ...] = (
    ("explain_terms", False),
    ("confidence", False),
    ("expand_acronyms", False),
    ("trailing_participle", True),
    ("contractions", True),
    ("rhetorical_questions", True),
    ("passive_max", 1.0),
    ("unnamed", "describe"),
    ("figures_conflict", "both"),
    ("figures_conflict", "range"),  # who picks whole sentences picks both
)
"""Values with which a knob asks for nothing."""
_ASKS_NOTHING: tuple[Any, ...] = ("keep", "none", "any", "free", "nothing", "allow")


def asked_of_words(style: Style) -> list[str]:
    """What a style asks of the words, by group: `voice: person, tense`. It is what the prompt or the closing step reads, the
    engine that copies sentences does not, and that is set to anything."""
    groups: dict[str, list[str]] = {}
    for knob in knobs_of(style):
        *above, name = knob.path.split(".")
        empty = not knob.value and knob.value is not False and name != "words_below"
        asks = not empty and knob.value not in _ASKS_NOTHING and (name, knob.value) not in _ALLOWS
        readers = set(knob.consumers)
        if asks and readers & {"prompt", "closing"} and "extractive" not in readers and name not in _NOT_OF_WORDS:
            group = above[-1] if above else ""
            alone = name == "same_sentence" and not style.uncertainty.confidence
            if group != "typography" and not alone and name not in groups.setdefault(group, []):
                groups[group].append(name)
    own = groups.pop("", [])
    return [*own, *(f"{group}: {', '.join(names)}" for group, names in groups.items())]


def _below(knobs: Knobs, prefix: str) -> Iterator[Knob]:
    for name, field in type(knobs).model_fields.items():
        value = getattr(knobs, name)
        if isinstance(value, Knobs):
            yield from _below(value, f"{prefix}{name}.")
        elif name == "sections":
            for section in value:
                yield from _below(section, f"{prefix}sections.{section.key}.")
        elif field.json_schema_extra is not None:
            assert isinstance(field.json_schema_extra, dict)
            consumers = field.json_schema_extra["consumers"]
            assert isinstance(consumers, list)
            yield Knob(prefix + name, value, tuple(str(consumer) for consumer in consumers))
        else:  # a part that a style may leave out, such as a section's points
            yield Knob(prefix + name, value, ("prompt", "rule", "extractive"))
