"""Web pages: the article's text by trafilatura, from what a reader can see; metadata and refusals beside it."""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.collect import markup, pagemeta, paragraphs, refuse
from briefing.collect.charset import decode
from briefing.collect.clean import clean, warning_of
from briefing.collect.reading import Input, Reading, refused
from briefing.collect.visible import strip_hidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MUCH_HIDDEN = 40


def read(source: Input) -> Reading:
    text, warnings = decode(source.data, source.content_type, markup=True)
    return read_text(text, url=source.url, warnings=warnings)


def read_text(text: str, *, url: str | None = None, warnings: tuple[str, ...] = (), kind: str = "html") -> Reading:
    """A document from the markup of a page. `url`: where it was fetched from."""
    root = markup.parse(text)
    if root is None:
        return refused(kind, "the page is empty", url=url)
    meta = pagemeta.from_head(root, url)
    seen = _see(root)
    counts: Counter[str] = Counter()
    meta = pagemeta.from_body(meta, seen.root)
    lines = paragraphs.without_title([clean(line, counts) for line, _ in article(seen.root)], meta.title)
    body = paragraphs.join(lines)
    reason = refuse.reason_for(seen.root, body, meta, url)
    if reason:
        return refused(kind, reason, title=meta.title, outlet=meta.outlet, url=meta.url or url)
    return Reading(
        kind=kind,
        text=body,
        title=meta.title,
        outlet=meta.outlet,
        author=meta.author,
        published=meta.published,
        language=meta.language,
        url=meta.url or url,
        warnings=warnings + meta.warnings + seen.warnings + warning_of(counts),
    )


@dataclass
class _Seen:
    """The tree without what a reader cannot see."""

    root: HtmlElement
    warnings: tuple[str, ...] = ()


def _see(root: HtmlElement) -> _Seen:
    whole = copy.deepcopy(root)
    hidden = strip_hidden(root)
    if hidden < _MUCH_HIDDEN:
        return _Seen(root)
    left = paragraphs.word_count(" ".join(root.itertext()))
    if left < hidden // 4:
        without_sheets = strip_hidden(whole, sheets=False)
        if without_sheets < hidden // 2:
            return _Seen(whole, ("the page's style sheet hides most of its text until a script runs; that text is read",))
    return _Seen(root, (f"{hidden} words that the page hides from its readers are left out",))


def article(root: HtmlElement) -> list[tuple[str, bool]]:
    """The article's paragraphs, each with whether it is a heading."""
    import trafilatura

    found = trafilatura.bare_extraction(root, favor_precision=True, include_comments=False, include_tables=True)
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    return markup.blocks_of(found.body)
