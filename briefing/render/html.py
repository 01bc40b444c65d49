"""The brief as one self-contained page: its Markdown through `markdown`, cleaned by nh3, inside a page template.

Three walls, each enough by itself: the words are escaped as Markdown, raw HTML is not understood on the way, and only a short
list of tags and attributes comes through at the end. The page loads nothing and runs nothing.
"""

from __future__ import annotations

import re
import string
import xml.etree.ElementTree as etree
from typing import Any

import nh3
from markdown import Extension, Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from briefing.library import Library
from briefing.records import Brief, Ledger
from briefing.render.markdown import publication
from briefing.render.view import view
from briefing.styles import Style

_ESCAPED = re.compile(r"\\(.)")  # python-markdown would read `\&lt;` as an entity all the same
TAGS = {"h1", "h2", "p", "strong", "em", "sup", "a", "ol", "li", "div", "hr", "span"}
ATTRIBUTES = {"*": {"id", "class"}, "a": {"href"}}


def page(brief: Brief, ledger: Ledger, style: Style, library: Library) -> str:
    """The page: the brief with its evidence as notes, its sources, and how it was made."""
    body = to_html(publication(brief, ledger, style, library))
    return library.template("page.html.j2", {**view(brief, ledger, style), "body": Markup(body)})  # noqa: S704  cleaned above


def to_html(text: str) -> str:
    """Markdown with footnotes as clean HTML: no tag, attribute or address that is not on the list."""
    converter = Markdown(extensions=[FootnoteExtension(BACKLINK_TEXT="↩"), _SideNotes()], output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.ESCAPED_CHARS = list(string.punctuation)  # as CommonMark has it, and as `draft.escape` writes
    return nh3.clean(
        converter.convert(_ESCAPED.sub(lambda found: "&amp;" if found[1] == "&" else found[0], text)),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer nofollow",
    )


class _SideNotes(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_SideNoteTree(md), "sidenotes", 5)


class _SideNoteTree(Treeprocessor):
    """Puts a copy of each footnote beside its mark, for pages wide enough to show notes in the margin."""

    def run(self, root: etree.Element) -> None:
        texts = {item.get("id", ""): "".join(item.itertext()) for item in root.iter("li")}
        for parent in list(root.iter()):
            for index, child in reversed(list(enumerate(parent))):
                link = child.find("a") if child.tag == "sup" else None
                if link is not None and link.get("class") == "footnote-ref":
                    parent.insert(index + 1, self._note(child, link, texts))

    def _note(self, mark: etree.Element, link: etree.Element, texts: dict[str, Any]) -> etree.Element:
        note = etree.Element("span", {"class": "sidenote"})
        number = etree.SubElement(note, "sup")
        number.text = link.text
        number.tail = " " + texts.get((link.get("href") or "#").lstrip("#"), "").replace("↩", "").strip()
        note.tail, mark.tail = mark.tail, None
        return note
