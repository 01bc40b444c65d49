"""The JSON object in a model's reply, freed from what weaker models put around it.

Four things are taken away, and nothing else: a byte order mark, a thinking block at the head, one code fence around the
object, prose before it. Nothing inside the object is touched: a missing bracket or quotation mark is the model's fault and a
reason to ask again, since whoever closes brackets for a model also makes up where its sentence ended.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

_THINKING = re.compile(r"\s*<(think|thinking|thought|reasoning)>.*?</\1>\s*", re.DOTALL | re.IGNORECASE)
_THOUGHT_ENDS = re.compile(r"</(think|thinking|thought|reasoning)>\s*", re.IGNORECASE)
_FENCE = re.compile(
    r"(?P<before>.*?)^[ \t]*```[ \t]*[A-Za-z0-9_-]*[ \t]*\n(?P<inside>.*)\n[ \t]*```\s*\Z", re.DOTALL | re.MULTILINE
)
_ANOTHER_FENCE = re.compile(r"^[ \t]*```", re.MULTILINE)
_THOUGHT_BEGINS = re.compile(r"<(think|thinking|thought|reasoning)>", re.IGNORECASE)


@dataclass(frozen=True)
class Salvaged:
    """The text of the object, and what was taken away to get at it, in words; empty for a clean reply."""

    text: str
    removed: tuple[str, ...] = ()


def salvage(reply: str) -> Salvaged:
    """`reply` without what stands around its object; a reply that holds no single object comes back as it is."""
    text = reply.strip()
    removed: list[str] = []
    for what, remove in _STEPS:
        if text.startswith("{"):
            break
        freed = remove(text)
        if freed != text:
            text = freed
            removed.append(what)
    return Salvaged(text, tuple(removed)) if text.startswith("{") else Salvaged(reply.strip())


def _byte_order_mark(text: str) -> str:
    return text.lstrip("\ufeff").lstrip()


def _thinking(text: str) -> str:
    """Without a leading thinking block. Some servers swallow the opening tag: then all up to the closing one goes."""
    block = _THINKING.match(text)
    if block is None and not text.startswith("```"):
        block = _THOUGHT_ENDS.search(text)
    return text[block.end() :] if block else text


def _fence(text: str) -> str:
    found = _FENCE.match(text)
    if found is None or "{" in found["before"] or _ANOTHER_FENCE.search(found["inside"]):
        return text
    return found["inside"].strip()


def _prose(text: str) -> str:
    """Without the prose before the first `{`, if one whole object and nothing else follows."""
    start = text.find("{")
    if start < 0 or _THOUGHT_BEGINS.match(text):  # an object in a thought that never ended is no answer
        return text
    try:
        _, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return text
    return text[start:] if not text[end:].strip() else text


_STEPS = (
    ("byte order mark", _byte_order_mark),
    ("thinking", _thinking),
    ("code fence", _fence),
    ("prose before the object", _prose),
)
