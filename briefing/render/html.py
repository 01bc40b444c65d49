"""The brief as one self-contained page: its Markdown through `markdown`, cleaned by nh3, inside a page template.

Three walls, each enough by itself: the words are escaped as Markdown, raw HTML is not understood on the way, and only a short
list of tags and attributes comes through at the end. The page loads nothing and runs nothing, and its policy says so: of styles
it allows the one whose hash it names.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import nh3
from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markupsafe import Markup

from briefing.library import Library
from briefing.records import Brief, Ledger
from briefing.render.markdown import body
from briefing.render.policy import inline, policy
from briefing.render.tree import BriefTree
from briefing.render.view import traced, view
from briefing.styles import Style

_ESCAPED = re.compile(r"\\(.)")  # python-markdown would read `\&lt;` as an entity all the same
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_NOTES = '<div class="footnote"'
TAGS = {"h1", "h2", "p", "strong", "em", "sup", "a", "ol", "li", "div", "span"}
ATTRIBUTES = {"*": {"id", "class", "role", "dir", "aria-hidden"}, "a": {"href", "role", "aria-label"}}


@dataclass(frozen=True)
class Body:
    """The clean HTML of a brief: the article, and the list of its notes."""

    article: Markup
    notes: Markup


def page(brief: Brief, ledger: Ledger, style: Style, library: Library) -> str:
    """The page: the brief with its evidence as notes, its sources, and how it was made."""
    values = view(brief, ledger, style, marked=traced(brief))
    return library.template("page.html.j2", {**values, **page_style(library), "body": brief_body(values, library, margin=True)})


def page_style(library: Library, name: str = "page.css") -> dict[str, Any]:
    """`css`, the style sheet, and `policy`, the content security policy that allows it and nothing else."""
    css = inline(library.template(name, {}))
    return {"css": css.text, "policy": policy(css)}


def brief_body(values: dict[str, Any], library: Library, *, margin: bool = False, links: bool = True) -> Body:
    """The brief of a `view` as clean HTML. `margin` puts a short note beside each mark; without `links` marks lead nowhere."""
    short = {note["label"]: _CONTROLS.sub("", note["short"]) for note in values["footnotes"]} if margin else {}
    unsourced = {note["label"] for note in values["footnotes"] if not note["sourced"]}
    glyphs = tuple({section["glyph"] for section in values["sections"]} - {""})
    tree = BriefTree(glyphs, short, unsourced, links=links)
    article, mark, notes = to_html(body(values, library), tree).partition(_NOTES)
    return Body(Markup(article.strip()), Markup((mark + notes).strip()))  # noqa: S704  cleaned by nh3


def to_html(text: str, tree: BriefTree | None = None) -> str:
    """Markdown with footnotes as clean HTML: no tag, attribute or address that is not on the list."""
    converter = Markdown(extensions=[FootnoteExtension(BACKLINK_TEXT="↩\ufe0e"), tree or BriefTree()], output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.ESCAPED_CHARS = list(string.punctuation)  # as CommonMark has it, and as `draft.escape` writes
    return clean(converter.convert(_ESCAPED.sub(lambda found: "&amp;" if found[1] == "&" else found[0], text)))


def clean(html: str, tags: set[str] = TAGS, attributes: Mapping[str, set[str]] = ATTRIBUTES) -> str:
    """HTML with nothing in it but what is on the lists."""
    return nh3.clean(
        html,
        tags=tags,
        attributes={tag: set(names) for tag, names in attributes.items()},
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer nofollow",
    )
