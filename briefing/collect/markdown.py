"""Markdown with front matter: what it reads as, without its marks.

Parsed with markdown-it-py, whose time grows evenly with the text also for the inputs that stall other parsers. Front matter
is data from outside: only plain values are taken, as written, and anything cleverer is refused with its line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefing.collect import dates, naming, opening, paragraphs
from briefing.collect.charset import decode
from briefing.collect.clean import clean, warning_of
from briefing.collect.reading import Input, Reading

if TYPE_CHECKING:
    from markdown_it.token import Token

_FENCE = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_KEYS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publication", "publisher", "site_name", "site", "newspaper", "source"),
    "author": ("author", "authors", "byline", "by"),
    "published": ("published", "date", "pubdate", "publish_date", "published_at", "created"),
    "language": ("language", "lang", "locale"),
    "url": ("url", "canonical", "canonical_url", "link", "source_url", "source"),
}
_LONGEST_FRONT_MATTER = 20_000


def read(source: Input) -> Reading:
    text, warnings = decode(source.data, source.content_type)
    return read_text(text, warnings)


def read_text(text: str, warnings: tuple[str, ...] = ()) -> Reading:
    counts: Counter[str] = Counter()
    text = clean(text, counts)
    values, body, faults = front_matter(text)
    found = list(_paragraphs(body))
    title = naming.tidy(_value(values, "title"))
    if found and found[0][1] == 1 and (title is None or _same(title, found[0][0])):
        title = title or found[0][0] or None
        found = found[1:]
    lines = [line for paragraph, _ in found for line in (paragraph, "")]
    head = opening.read_opening(lines, headline=False) if found and not values else opening.Opening()
    outlet = naming.tidy(_value(values, "outlet"), 120) or head.outlet
    return Reading(
        kind="markdown",
        text=paragraphs.join(lines[head.rest :]),
        title=title,
        outlet=None if naming.http_url(outlet) else outlet,
        author=naming.authors_of(_values(values, "author")) or head.author,
        published=dates.date_of(_value(values, "published")) or head.published,
        language=naming.language_tag(_value(values, "language")),
        url=next(filter(None, (naming.http_url(_value(values, key)) for key in ("url", "outlet"))), None),
        warnings=warnings + faults + warning_of(counts),
    )


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


def _values(values: dict[str, list[str]], name: str) -> list[str]:
    return next((values[key] for key in _KEYS[name] if values.get(key)), [])


def _value(values: dict[str, list[str]], name: str) -> str | None:
    return next(iter(_values(values, name)), None)


def front_matter(text: str) -> tuple[dict[str, list[str]], str, tuple[str, ...]]:
    """The front matter's plain values by lower-case key, the text below it, and what is wrong with it.

    Broken front matter is a warning that names its line; the text is read all the same.
    """
    match = _FENCE.match(text)
    if not match:
        if re.match(r"---[ \t]*\n[\w-]+:", text):
            return {}, text, ("front matter is opened in line 1 and never closed; read as text",)
        return {}, text, ()
    body = text[match.end() :]
    if len(match["yaml"]) > _LONGEST_FRONT_MATTER:
        return {}, body, ("front matter is too long to be one; left out",)
    try:
        return _scalars(match["yaml"]), body, ()
    except FrontMatterError as error:
        return {}, body, (f"front matter is not read: line {error.line}: {error.problem}",)


class FrontMatterError(Exception):
    """Front matter that is no plain mapping. `line` counts from the top of the file."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line, self.problem = line, problem


def _scalars(text: str) -> dict[str, list[str]]:
    """Keys and their values, always as the text that stands there: `2026-03-10`, `no` and `12:30` are no dates or numbers."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.nodes import MappingNode

    loader = YAML(typ="safe", pure=True)
    try:
        _refuse_aliases(loader.parse(text))
        root = loader.compose(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not valid YAML"
        raise FrontMatterError(mark.line + 2 if mark else 1, str(problem)) from error
    except (ValueError, RecursionError) as error:
        raise FrontMatterError(1, "not valid YAML") from error
    if root is None:
        return {}
    if not isinstance(root, MappingNode):
        raise FrontMatterError(2, "no keys with values")
    return _pairs(root)


def _refuse_aliases(events: Any) -> None:
    for event in events:
        if type(event).__name__ == "AliasEvent":
            raise FrontMatterError(event.start_mark.line + 2, "an alias (*name), which is not read here")


def _pairs(root: Any) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for key, value in root.value:
        name = str(key.value).strip().lower().replace("-", "_").replace(" ", "_")
        if name in values:
            raise FrontMatterError(key.start_mark.line + 2, f"the key {name} stands there twice")
        values[name] = list(_texts(value))
    return values


def _texts(node: Any) -> Iterator[str]:
    """A scalar, or the scalars of a list, or the names in a list of mappings (`authors: [{name: …}]`)."""
    if isinstance(node.value, str):
        if node.value.strip():
            yield node.value
        return
    for item in node.value:
        if isinstance(item, tuple):
            if item[0].value == "name":
                yield from _texts(item[1])
        else:
            yield from _texts(item)


def _paragraphs(body: str) -> Iterator[tuple[str, int]]:
    """Each paragraph of the rendered text with its heading level, 0 for running text."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    level, item, row = 0, "", []
    for token in parser.parse(body):
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "list_item_open":
            item = f"{token.info}. " if token.info else "- "
        elif token.type == "inline":
            row.append(item + _visible(token))
            item = ""
        elif token.type in ("code_block", "fence"):
            yield token.content, 0
        elif token.type == "html_block":
            yield from ((line, 0) for line in _markup_text(token.content))
        if row and token.type in ("paragraph_close", "heading_close", "tr_close"):
            yield " ".join(filter(None, row)) if token.type != "tr_close" else " | ".join(filter(None, row)), level
            level, row = 0, []


def _visible(token: Token) -> str:
    """The words of inline Markdown: links by their words, pictures, comments and tags left out."""
    parts = []
    for child in token.children or []:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)


def _markup_text(markup: str) -> list[str]:
    """What a reader sees of a block of HTML inside Markdown."""
    if markup.lstrip().startswith("<!--") and "-->" not in markup.strip()[:-3]:
        return []
    from briefing.collect.markup import paragraphs_of

    return paragraphs_of(markup)
