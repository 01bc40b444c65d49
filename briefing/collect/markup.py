"""HTML as a tree, and the paragraphs of a tree: the ground that pages, mails, feeds and Markdown stand on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

from briefing.collect import paragraphs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements that begin and end a paragraph, in HTML and in the tree that trafilatura returns.
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul head
    item list quote row ab code
    """.split()
)
_ITEMS = frozenset(("li", "item"))
_BREAKS = frozenset(("br", "lb"))
_CELLS = frozenset(("td", "th", "cell"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "head"))
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_SYNTAX_IS_NO_MATTER = 1_000_000
_BLANK_LINE = re.compile(r"\n\s*\n")
_UNREAD = frozenset(("script", "style", "template", "noscript", "title", "iframe", "svg", "object", "textarea", "select"))


def parse(text: str) -> HtmlElement | None:
    """The tree of a page or fragment, without comments and processing instructions; None if there is nothing in it.

    Broken HTML is read as browsers do, more or less. The parser's own caps on depth and size stay on.
    """
    text = _XML_HEAD.sub("", text.replace("\0", ""))
    if not text.strip():
        return None
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except etree.XMLSyntaxError as error:
        if len(text) > _SYNTAX_IS_NO_MATTER:  # the parser takes any HTML; it ends like this when it runs out of memory
            raise MemoryError from error
        return None
    except (etree.ParserError, ValueError):
        return None
    return root


def paragraphs_of(markup: str) -> list[str]:
    """The visible paragraphs of a piece of HTML."""
    from briefing.collect.visible import strip_hidden

    root = parse(markup)
    if root is None:
        return []
    strip_hidden(root)
    return [text for text, _ in blocks_of(root)]


def blocks_of(root: etree._Element) -> list[tuple[str, bool]]:
    """The paragraphs below `root` in order, each with whether it is a heading. Items of lists open with "- "."""
    collector = _Collector()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            collector.enter(tag, element.text if tag not in _UNREAD else None)
        else:
            collector.leave(tag, element.tail if element is not root else None)
    collector.flush()
    return collector.found


def short_text(element: etree._Element, longest: int = 160) -> str | None:
    """An element's text on one line if it is no longer than that; looking stops where it gets longer."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        stripped = str(part).strip()
        length += len(stripped)
        if length > longest:
            return None
        parts.append(stripped)
    return paragraphs.one_line(" ".join(parts)) or None


class _Collector:
    """Gathers the text of a tree walk into paragraphs."""

    def __init__(self) -> None:
        self.found: list[tuple[str, bool]] = []
        self._parts: list[str] = []
        self._item = False
        self._heading = 0
        self._skipped = 0

    def enter(self, tag: str, text: str | None) -> None:
        if tag in _UNREAD:
            self._skipped += 1
        if tag in _BLOCKS:
            self.flush()
            self._item = tag in _ITEMS or (self._item and tag == "p")
        if tag in _HEADINGS:
            self._heading += 1
        if tag in _BREAKS:
            self._parts.append("\n")
        self._add(text)

    def leave(self, tag: str, tail: str | None) -> None:
        if tag in _UNREAD:
            self._skipped -= 1
        if tag in _CELLS and any(part.strip() for part in self._parts):
            self._parts.append(" | ")
        if tag in _BLOCKS:
            self.flush()
        if tag in _HEADINGS:
            self._heading -= 1
        self._add(tail)

    def _add(self, text: str | None) -> None:
        if text and not self._skipped:
            self._parts.append(text.replace("\n", " "))

    def flush(self) -> None:
        for piece in _BLANK_LINE.split("".join(self._parts)):
            line = paragraphs.one_line(piece).strip("| ").strip()
            if line:
                listed = self._item and not paragraphs.is_item(line) and not self._heading
                self.found.append((f"- {line}" if listed else line, self._heading > 0))
                self._item = False
        self._parts.clear()
