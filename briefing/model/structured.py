"""From a reply's class to a request that asks for it, and from a model's text to an instance of the class.

Endpoints differ in what they promise: a schema that is enforced, some JSON object, or nothing. The request asks for as much as
the endpoint takes; the reply is validated here in the same way whatever was promised, since "accepted" is not "enforced".
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, Literal, NoReturn, TypeVar

from pydantic import ValidationError

from briefing.errors import ReplyError
from briefing.model.salvage import salvage
from briefing.replies import Reply

R = TypeVar("R", bound=Reply)
Mode = Literal["json_schema", "json_object", "text"]
LADDER: tuple[Mode, ...] = ("json_schema", "json_object", "text")

KEPT = ("type", "description", "enum", "const", "items", "properties", "required", "additionalProperties", "anyOf")
LENGTHS = ("minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "pattern", "format")
RANGES = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
CHECKED_HERE = frozenset(("title", "default", "examples", *LENGTHS, *RANGES))
MOST_ERRORS = 8
ERROR_LENGTH = 200


class Unfit(Exception):
    """A reply that does not fit its class. `errors` says why, briefly; it quotes the model and is to be fenced."""

    def __init__(self, errors: tuple[str, ...]) -> None:
        super().__init__("; ".join(errors))
        self.errors = errors


@dataclass(frozen=True)
class Fitting(Generic[R]):
    """A validated reply, and what had to be taken away around it."""

    reply: R
    removed: tuple[str, ...]


@lru_cache(maxsize=64)
def schema_of(reply: type[Reply]) -> dict[str, Any]:
    """The JSON Schema to ask with, inside the subset that every endpoint knows.

    All references are written out, all properties required, and `end` comes last, since a model writes in this order. Lengths,
    ranges and patterns are left to validation. Raises TypeError for a class that the subset cannot express.
    """
    full = reply.model_json_schema()
    schema = _portable(full, full.get("$defs", {}))
    schema.pop("description", None)  # a docstring, written for programmers
    properties = schema["properties"]
    properties["end"] = properties.pop("end")
    schema["required"] = list(properties)
    return schema


def _portable(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        target = dict(definitions[node["$ref"].rsplit("/", 1)[1]])
        target.pop("description", None)
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    out: dict[str, Any] = {}
    for key, value in node.items():
        if key == "$defs" or key in CHECKED_HERE:
            continue
        if key not in KEPT or (key == "additionalProperties" and value is not False):
            raise TypeError(f"a reply's schema cannot hold {key}: {value!r}")
        out[key] = _inside(key, value, definitions)
    if "const" in out:
        out["enum"] = [out.pop("const")]
    if out.get("type") == "object":
        out["required"] = list(out.get("properties", {}))
        out["additionalProperties"] = False
    return out


def _inside(key: str, value: Any, definitions: dict[str, Any]) -> Any:
    if key == "properties":
        return {name: _portable(inner, definitions) for name, inner in value.items()}
    if key == "anyOf":
        return [_portable(inner, definitions) for inner in value]
    return _portable(value, definitions) if key == "items" else value


def response_format(reply: type[Reply], mode: Mode) -> dict[str, Any] | None:
    """The request's field of that name; None where the endpoint takes none."""
    if mode == "text":
        return None
    if mode == "json_object":
        return {"type": "json_object"}
    return {"type": "json_schema", "json_schema": {"name": reply.__name__, "strict": True, "schema": schema_of(reply)}}


def fit(text: str, reply: type[R], end: str | None) -> Fitting[R]:
    """A model's text as an instance of `reply`. Raises Unfit, or ReplyError `cut_off` where the prompt's end did not arrive.

    `end` is the mark that closes the prompt; None where nothing is known of it.
    """
    salvaged = salvage(text)
    data = _load(salvaged.text)
    mark = data.get("end") if isinstance(data, dict) else None
    if end is not None and isinstance(mark, str) and mark.strip() != end:
        raise prompt_was_cut()
    try:
        fitting = reply.model_validate_json(salvaged.text)
    except ValidationError as error:
        raise Unfit(_errors(error)) from error
    return Fitting(fitting, salvaged.removed)


def prompt_was_cut() -> ReplyError:
    return ReplyError(
        "cut_off",
        "the mark that closes the prompt did not come back: most likely the service cut the prompt short",
        "raise the context length of the server (for Ollama num_ctx, for llama.cpp --ctx-size), or let it read less at a time",
    )


def _load(text: str) -> Any:
    """Strict JSON: no NaN, no key twice, nothing after the end."""
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Unfit((f"not valid JSON: {error}"[:ERROR_LENGTH],)) from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("an object has a key twice")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _errors(error: ValidationError) -> tuple[str, ...]:
    details = error.errors(include_url=False, include_context=False)
    lines = [f"{'.'.join(map(str, detail['loc'])) or 'the whole'}: {detail['msg']}"[:ERROR_LENGTH] for detail in details]
    rest = len(lines) - MOST_ERRORS
    return tuple(lines[:MOST_ERRORS]) + ((f"and {rest} more",) if rest > 0 else ())


def fence_for(errors: tuple[str, ...]) -> str:
    """A mark for the fence around `errors`, which nobody who had a hand in them could have known."""
    return hashlib.sha256("\0".join(("repair", *errors)).encode("utf-8", "surrogatepass")).hexdigest()[:12]
