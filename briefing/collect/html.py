"""Web pages: the article's text by trafilatura, from what a reader can see; metadata and refusals beside it."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from briefing.collect import markup, pagemeta, paragraphs, refuse, visible
from briefing.collect.charset import decode
from briefing.collect.clean import clean, warning_of
from briefing.collect.reading import Input, Reading, refused

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MUCH_HIDDEN = 20
_MOST_ELEMENTS = 50_000


def read(source: Input) -> Reading:
    text, warnings = decode(source.data, source.content_type, markup=True)
    return read_text(text, url=source.url, warnings=warnings)


def read_text(text: str, *, url: str | None = None, warnings: tuple[str, ...] = (), kind: str = "html") -> Reading:
    """A document from the markup of a page. `url`: where it was fetched from."""
    root = markup.parse(text)
    if root is None:
        return refused(kind, "the page is empty", url=url)
    meta = pagemeta.from_head(root, url)
    told = _see(root)
    counts: Counter[str] = Counter()
    meta = pagemeta.from_body(meta, root)
    lines = paragraphs.without_title([clean(line, counts) for line, _ in article(root)], meta.title)
    body = paragraphs.join(lines)
    reason = refuse.reason_for(root, body, meta, url)
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
        warnings=warnings + meta.warnings + told + warning_of(counts),
    )


def is_huge(root: HtmlElement) -> bool:
    """Whether telling the article from the rest of the page would take too long."""
    return sum(1 for _ in islice(root.iter(), _MOST_ELEMENTS)) == _MOST_ELEMENTS


def _see(root: HtmlElement) -> tuple[str, ...]:
    """Take out of the tree what a reader cannot see; what to tell the editor about it."""
    found = visible.find_hidden(root)
    visible.take_out(found.silent)
    uncovered = visible.hides_the_page(root, found)
    doomed = found.marked if uncovered else [*found.marked, *found.by_sheet]
    words = sum(map(visible.running_words, visible.outermost(doomed)))
    visible.take_out(doomed)
    told = []
    if is_huge(root):
        told.append("a page so large that its article is not told from what stands around it")
    if uncovered:
        told.append("the page's style sheet hides most of its text until a script runs; that text is read")
    if words >= _MUCH_HIDDEN:
        told.append(f"{words} words of text that the page hides from its readers are left out")
    return tuple(told)


def article(root: HtmlElement) -> list[tuple[str, bool]]:
    """The article's paragraphs, each with whether it is a heading."""
    if is_huge(root):
        parts = root.xpath("//article") or root.xpath("//main")
        return markup.blocks_of(parts[0] if len(parts) == 1 else root)
    import trafilatura

    found = trafilatura.bare_extraction(root, favor_precision=True, include_comments=False, include_tables=True)
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    return markup.blocks_of(found.body)
