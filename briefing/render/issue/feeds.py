"""The editions as feeds: Atom (RFC 4287) and JSON Feed 1.1, an entry an edition, the latest first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as Xml

from briefing.desk import DeskSettings
from briefing.render.issue.content import Past
from briefing.render.view import long_date
from briefing.runs import slug

ENTRIES = 30  # editions that a feed holds
ATOM = "http://www.w3.org/2005/Atom"
FEED, JSON_FEED = "feed.xml", "feed.json"


def _base(desk: DeskSettings) -> str:
    return desk.address.rstrip("/") + "/" if desk.address else ""


def _id(desk: DeskSettings, date: str) -> str:
    """A name for ever: the page's address, or where the desk has given none, a tag (RFC 4151)."""
    return f"{_base(desk)}{date}/" if desk.address else f"tag:{slug(desk.name)}.invalid,{date}:edition"


def _summary(one: Past) -> str:
    return " · ".join(one.headlines)


def atom(desk: DeskSettings, past: Sequence[Past]) -> str:
    """The Atom feed. Where the desk has no address, links are counted from the feed's own place."""
    base = _base(desk)
    feed = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": desk.language})
    _text(feed, "title", desk.name)
    _text(feed, "id", base or f"tag:{slug(desk.name)}.invalid,2000:editions")
    _text(feed, "updated", past[0].moment if past else "1970-01-01T00:00:00+00:00")
    Xml.SubElement(_text(feed, "author", None), "name").text = desk.name
    Xml.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": base + FEED})
    Xml.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": base or "index.html"})
    for one in past[:ENTRIES]:
        entry = Xml.SubElement(feed, "entry")
        _text(entry, "title", f"{desk.name}, {long_date(one.date)}")
        _text(entry, "id", _id(desk, one.date))
        _text(entry, "updated", one.moment)
        Xml.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": base + one.page})
        _text(entry, "summary", _summary(one))
        _text(entry, "content", one.html).set("type", "html")
    Xml.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(feed, encoding="unicode") + "\n"


def _text(parent: Xml.Element, name: str, text: str | None) -> Xml.Element:
    element = Xml.SubElement(parent, name)
    element.text = "".join(char for char in text if char in "\t\n" or ord(char) >= 32) if text is not None else None
    return element


def json_feed(desk: DeskSettings, past: Sequence[Past]) -> str:
    base = _base(desk)
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": desk.name,
        "language": desk.language,
        "authors": [{"name": desk.name}],
    }
    if base:
        feed |= {"home_page_url": base, "feed_url": base + JSON_FEED}
    feed["items"] = [
        {
            "id": _id(desk, one.date),
            **({"url": base + one.page} if base else {}),
            "title": f"{desk.name}, {long_date(one.date)}",
            "summary": _summary(one),
            "content_html": one.html,
            "date_published": one.moment,
        }
        for one in past[:ENTRIES]
    ]
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"
