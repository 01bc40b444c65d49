"""JSON Lines and JSON documents: rows with `text`, and whatever of the other fields they have."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from briefing.collect import dates, feeds, naming, paragraphs, plain, refuse
from briefing.collect.charset import decode
from briefing.collect.clean import clean, warning_of
from briefing.collect.options import CAPS
from briefing.collect.reading import Input, Reading, refused


def read_json(source: Input) -> list[Reading]:
    """One JSON value: a document, a list of documents, or a service's error message."""
    text, _ = decode(source.data, source.content_type)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return [refused("json", f"not valid JSON: {_where(error)}")]
    if feeds.is_json_feed(value):
        return feeds.read_json_feed(value)
    if reason := refuse.machine_error(value):
        return [refused("json", reason)]
    if isinstance(value, dict) and isinstance(value.get("documents"), list):
        value = value["documents"]
    if isinstance(value, list):
        return [_row(row, f"{source.name}#{number}") for number, row in enumerate(value, 1)] or [refused("json", "an empty list")]
    return [_row(value, None)]


def read_lines(source: Input) -> Iterator[Reading]:
    """JSON Lines: each row one document, called by its `id`, else its `url`, else `FILE#line`. A bad row harms no other."""
    text, _ = decode(source.data, source.content_type)
    rows = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            rows += 1
            yield read_line(line, f"{source.name}#{number}")
    if not rows:
        yield refused("json", "the file holds no rows")


def read_line(line: str, name: str) -> Reading:
    if len(line) > CAPS.characters:
        return refused("json", f"a row of {len(line):,} characters, more than {CAPS.characters:,}", name=name)
    try:
        return _row(json.loads(line), name)
    except (ValueError, RecursionError) as error:
        return refused("json", f"not valid JSON: {_where(error)}", name=name)


def _where(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at line {error.lineno}, column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number or name that cannot be read"


def _row(row: Any, name: str | None) -> Reading:
    if not isinstance(row, dict):
        return refused("json", "a row that is no object with fields", name=name)
    name = _name(row) or name
    text = row.get("text")
    if not isinstance(text, str):
        return refused("json", "a row without a text", name=name)
    counts: Counter[str] = Counter()
    body = paragraphs.join(plain.blocks(clean(text, counts).split("\n")))
    published = naming.tidy(row.get("published"))
    date = dates.date_of(published)
    warnings = (f"the date {published[:60]!r} is not understood",) if published and not date else ()
    return Reading(
        kind="json",
        text=body,
        title=naming.tidy(row.get("title")),
        outlet=naming.tidy(row.get("outlet"), 200),
        author=naming.tidy(row.get("author"), 300),
        published=date,
        language=naming.language_tag(row.get("language")),
        url=naming.http_url(row.get("url")),
        warnings=warnings + warning_of(counts),
        name=name,
    )


def _name(row: dict[str, Any]) -> str | None:
    for key in ("id", "url"):
        value = row.get(key)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return naming.tidy(str(value), 2000)
    return None
