"""Metadata that pages carry as JSON-LD: the one node that describes the article, whatever it is nested in."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|PressRelease|Posting)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage)$")
_MOST_SCRIPTS, _LONGEST, _DEEPEST = 20, 500_000, 8
_CONTROL = re.compile(r"[\x00-\x1f]+")


def article_node(scripts: Iterable[str]) -> dict[str, Any]:
    """The node of the article (else of the page) among a page's JSON-LD scripts; {} if there is none that can be read."""
    nodes = [node for script in list(scripts)[:_MOST_SCRIPTS] for node in _nodes(_load(script))]
    for wanted in (_ARTICLE, _PAGE):
        fitting = [node for node in nodes if any(wanted.search(name) for name in types_of(node))]
        if fitting:
            return _resolved(max(fitting, key=lambda node: sum(key in node for key in _TELLING)), nodes)
    return {}


_TELLING = ("headline", "datePublished", "author", "publisher", "articleBody")


def types_of(node: dict[str, Any]) -> list[str]:
    value = node.get("@type")
    return [name for name in (value if isinstance(value, list) else [value]) if isinstance(name, str)]


def names(value: object) -> list[str]:
    """The names in a value that may be a string, a thing with a name, or a list of them."""
    if isinstance(value, str):
        return [html.unescape(value)]
    if isinstance(value, dict):
        return names(value.get("name"))
    if isinstance(value, list):
        return [name for item in value[:20] for name in (names(item) if not isinstance(item, list) else [])]
    return []


def text(node: dict[str, Any], *keys: str) -> str | None:
    """The first of `keys` that holds text, entities resolved."""
    return next((html.unescape(node[key]) for key in keys if isinstance(node.get(key), str) and node[key].strip()), None)


def _load(script: str) -> Any:
    if len(script) > _LONGEST:
        return None
    stripped = (
        re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", "", script).strip().rstrip(";")
    )
    try:
        return json.loads(stripped)
    except (ValueError, RecursionError):
        pass
    try:
        return json.loads(_CONTROL.sub(" ", stripped))
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"):
            if isinstance(value.get(key), (dict, list)):
                yield from _nodes(value[key], depth + 1)


def _resolved(node: dict[str, Any], nodes: list[dict[str, Any]]) -> dict[str, Any]:
    """`node` with references (`{"@id": …}`) of its author and publisher looked up among the other nodes."""
    by_id = {one["@id"]: one for one in nodes if isinstance(one.get("@id"), str) and len(one) > 1}

    def looked_up(value: Any) -> Any:
        if isinstance(value, list):
            return [looked_up(item) for item in value[:20] if not isinstance(item, list)]
        if isinstance(value, dict) and "name" not in value:
            return by_id.get(value.get("@id", ""), value) if isinstance(value.get("@id", ""), str) else value
        return value

    return {key: looked_up(value) if key in ("author", "creator", "publisher") else value for key, value in node.items()}
