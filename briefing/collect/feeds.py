"""RSS, Atom and JSON Feed: each entry a document.

feedparser is only ever given bytes: given a name, it would open files and fetch addresses. What a feed says is text, and its
links are addresses only if they are plain http or https.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from urllib.parse import urljoin

from briefing.collect import dates, markup, naming, paragraphs, plain
from briefing.collect.clean import clean, warning_of
from briefing.collect.options import CAPS
from briefing.collect.reading import Input, Reading, refused

_ENTITY = re.compile(rb"<!ENTITY\s+(?:%\s+)?[\w.:-]+\s+(?P<value>\"[^\"]*\"|'[^']*'|SYSTEM|PUBLIC)", re.I)
_MOST_ENTITIES, _LONGEST_ENTITY = 500, 2_000
_MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);")


def read(source: Input) -> list[Reading]:
    """The entries of an XML feed, in its order; one refusal if it is none."""
    if fault := _entity_fault(source.data):
        return [refused("feed", fault)]
    import feedparser

    headers = {"content-type": source.content_type or "application/xml"}
    try:
        feed: Any = feedparser.parse(
            source.data, response_headers={**headers, "content-location": source.url or ""}, sanitize_html=False
        )
    except (
        ValueError,
        LookupError,
        RecursionError,
        AttributeError,
        TypeError,
        AssertionError,
    ) as error:  # its looser parser raises these
        return [refused("feed", f"the feed cannot be read ({type(error).__name__})")]
    warnings = (f"the feed is not well formed: {_fault(feed.get('bozo_exception'))}",) if feed.get("bozo") else ()
    entries = feed.get("entries") or []
    if not entries:
        return [refused("feed", "no feed, or one without entries" + (f" ({warnings[0]})" if warnings else ""))]
    about = feed.get("feed") or {}
    found = [_entry(entry, about, f"FEED#{number}", warnings) for number, entry in enumerate(entries[: CAPS.entries], 1)]
    if len(entries) > CAPS.entries:
        found.append(refused("feed", f"only the first {CAPS.entries:,} of {len(entries):,} entries are read"))
    return found


def _fault(error: object) -> str:
    return paragraphs.one_line(str(error))[:120] or type(error).__name__


def _entity_fault(data: bytes) -> str | None:
    """Why the entities that a feed declares are not resolved: they swell, or they reach outside; else None."""
    values = [match["value"] for _, match in zip(range(_MOST_ENTITIES + 1), _ENTITY.finditer(data[:200_000]), strict=False)]
    if any(value.upper() in (b"SYSTEM", b"PUBLIC") for value in values):
        return "the feed declares entities that lie outside of it; not read"
    nested = any(re.search(rb"[&%](?!#|amp;|lt;|gt;|quot;|apos;)[\w.:-]+;", value) for value in values)
    if nested or len(values) > _MOST_ENTITIES or any(len(value) > _LONGEST_ENTITY for value in values):
        return "the feed declares entities that swell when they are resolved; not read"
    return None


def _entry(entry: Any, about: Any, name: str, warnings: tuple[str, ...]) -> Reading:
    counts: Counter[str] = Counter()
    body = _text(_longest(entry), counts)
    title = _plain(entry.get("title"))
    source = entry.get("source") if isinstance(entry.get("source"), dict) else {}
    url = _link(entry, about)
    outlet = _plain((source or {}).get("title")) or _plain(about.get("title"))
    author = naming.authors_of(_authors(entry)) or naming.author_of(_plain(about.get("author")))
    return Reading(
        kind="feed",
        text=body,
        title=title,
        outlet=outlet or naming.outlet_from_host(url),
        author=author if author and author.casefold() != (outlet or "").casefold() else None,
        published=_published(entry),
        language=naming.language_tag(_language(entry) or about.get("language")),
        url=url,
        reason=None if body else "the entry holds no text, only a title or a link",
        warnings=warnings + warning_of(counts),
        name=url or name,
    )


def _longest(entry: Any) -> str:
    """An entry's content: the longest of what it gives as such, else its summary."""
    contents = [str(one.get("value") or "") for one in entry.get("content") or [] if isinstance(one, dict)]
    texts = [text for text in contents if text.strip()]
    summary = entry.get("summary") or entry.get("description") or ""
    return max([*texts, str(summary)], key=len)


def _text(content: str, counts: Counter[str]) -> str:
    lines = markup.paragraphs_of(content) if _MARKUP.search(content) else plain.blocks(content.split("\n"))
    return paragraphs.join(clean(line, counts) for line in lines)


def _plain(value: object) -> str | None:
    """A field that may hold markup, as text."""
    if not isinstance(value, str):
        return None
    if _MARKUP.search(value[:2000]):
        value = " ".join(markup.paragraphs_of(value[:5000]))
    return naming.tidy(value)


def _link(entry: Any, about: Any) -> str | None:
    base = about.get("link") if naming.http_url(about.get("link")) else ""
    candidates = [
        entry.get("link"),
        *(one.get("href") for one in entry.get("links") or [] if isinstance(one, dict)),
        entry.get("id"),
    ]
    for candidate in candidates:
        if not isinstance(candidate, str):
            continue
        try:
            address = (
                naming.http_url(urljoin(base or "", candidate.strip()))
                if candidate is not entry.get("id")
                else naming.http_url(candidate)
            )
        except ValueError:
            continue
        if address:
            return address
    return None


def _authors(entry: Any) -> list[str]:
    named = [one.get("name") for one in entry.get("authors") or [] if isinstance(one, dict)]
    return [text for one in (*named, *([] if any(named) else [entry.get("author")])) if (text := _plain(one))]


def _language(entry: Any) -> object:
    return next((one.get("language") for one in entry.get("content") or [] if isinstance(one, dict)), None)


def _published(entry: Any) -> str | None:
    for key in ("published", "created", "updated"):
        if key in entry and (value := dates.date_of(_plain(entry[key]))):
            return value
        parsed = entry[f"{key}_parsed"] if f"{key}_parsed" in entry else None  # noqa: SIM401 - .get() warns of a mapping that is to go
        if parsed:
            return f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}T{parsed[3]:02}:{parsed[4]:02}:{min(parsed[5], 59):02}+00:00"
    return None


def is_json_feed(value: object) -> bool:
    return isinstance(value, dict) and "jsonfeed.org" in str(value.get("version")) and isinstance(value.get("items"), list)


def read_json_feed(feed: dict[str, Any]) -> list[Reading]:
    """The items of a JSON Feed."""
    items = [item for item in feed["items"][: CAPS.entries] if isinstance(item, dict)]
    if not items:
        return [refused("feed", "a feed without entries")]
    return [_json_item(item, feed, f"FEED#{number}") for number, item in enumerate(items, 1)]


def _json_item(item: dict[str, Any], feed: dict[str, Any], name: str) -> Reading:
    counts: Counter[str] = Counter()
    marked, text = item.get("content_html"), item.get("content_text") or item.get("summary")
    if isinstance(marked, str) and marked.strip():
        body = _text(f"<div>{marked}</div>", counts)
    else:
        body = paragraphs.join(plain.blocks(clean(text, counts).split("\n"))) if isinstance(text, str) else ""
    url = next(filter(None, (naming.http_url(item.get(key)) for key in ("url", "external_url", "id"))), None)
    authors = item.get("authors") or ([item["author"]] if isinstance(item.get("author"), dict) else feed.get("authors")) or []
    return Reading(
        kind="feed",
        text=body,
        title=naming.tidy(item.get("title")),
        outlet=naming.tidy(feed.get("title")),
        author=naming.authors_of(one.get("name") for one in authors if isinstance(one, dict))
        if isinstance(authors, list)
        else None,
        published=dates.date_of(naming.tidy(item.get("date_published")) or naming.tidy(item.get("date_modified"))),
        language=naming.language_tag(item.get("language") or feed.get("language")),
        url=url,
        reason=None if body else "the entry holds no text, only a title or a link",
        warnings=warning_of(counts),
        name=url or name,
    )
