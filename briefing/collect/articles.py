"""An entry of a feed and the page behind it, as one document: the page's text, and what only the feed tells."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from briefing.collect.paragraphs import thinness
from briefing.collect.reading import Reading


def joined(entry: Reading, page: Reading) -> Reading:
    """The page where it holds more than the entry does; else the entry, with a word on why the page does not serve."""
    if page.status == "unreadable":
        return replace(entry, warnings=(*entry.warnings, f"only the feed's entry is read: {page.reason}"))
    if thinness(page.text) or len(page.text) <= len(entry.text):
        return entry
    return replace(
        page,
        name=entry.name,
        title=entry.title or page.title,
        outlet=page.outlet or entry.outlet,
        author=page.author or entry.author,
        published=_finer(entry.published, page.published),
        language=page.language or entry.language,
        url=page.url or entry.url,
        warnings=(*entry.warnings, *page.warnings),
    )


def same_site(feed: str | None, page: str) -> bool:
    """Whether an entry leads to the host that its feed was fetched from: what a person allowed for one holds for both."""
    return feed is not None and urlsplit(feed).netloc == urlsplit(page).netloc


def _finer(one: str | None, other: str | None) -> str | None:
    """The date that says more: the feed's, unless only the page has one or gives the time of the same day."""
    if one and other and other.startswith(one):
        return other
    return one or other
