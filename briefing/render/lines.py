"""A text, Markdown or HTML file as numbered lines of plain words: what `reader` reads a brief from, whatever it came in.

An empty line ends a paragraph. A section's heading that is set off in bold stands on a line of its own, and an item of a list
begins with a point's glyph, so that one reader serves all kinds. What is left out (footnotes, links' addresses) is counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from briefing.errors import DraftError

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

GLYPHS = "►▶▸‣•▪◦●■‧∙"
MAX_CHARACTERS = {"text": 60_000, "markdown": 60_000, "html": 2_000_000}  # a brief has a few thousand, a page much around it
NamesSection = Callable[[str], bool]


@dataclass(frozen=True)
class Line:
    """One line: its number in the file, from 1, and its words; no words where a paragraph ends."""

    number: int
    text: str


@dataclass
class Lines:
    """The lines of a file, and how many things of which kind were left out of them."""

    lines: list[Line] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def add(self, number: int, text: str) -> None:
        self.lines.append(Line(number, text))

    def end(self, number: int) -> None:
        if self.lines and self.lines[-1].text:
            self.add(number, "")


def read_lines(text: str, kind: str, names_section: NamesSection) -> Lines:
    """The lines of a `text`, `markdown` or `html`. Raises DraftError for a file that is too large to be a brief."""
    if len(text) > MAX_CHARACTERS[kind]:
        raise DraftError(f"{len(text):,} characters; a brief has a few thousand", 1, "name the file that holds the brief alone")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return {"text": _of_text, "markdown": _of_markdown, "html": _of_html}[kind](text, names_section)


# -- plain text ---------------------------------------------------------------------------------------------------------


def _of_text(text: str, names_section: NamesSection) -> Lines:
    found = Lines()
    for number, line in enumerate(text.split("\n"), 1):
        found.add(number, line.strip())
    return found


# -- Markdown -----------------------------------------------------------------------------------------------------------

_BOLD_OPENING = re.compile(r"(?:\*\*|__)(?P<words>[^*_\n]{1,80}?)(?:\*\*|__)(?P<stop>[.:]?)(?=\s|$)")
_MARKED_HEADING = re.compile(r"#{1,6}\s+(?P<words>.*?)(?:\s+#+)?$")
_ITEM = re.compile(r"(?:[-+*])\s+")
_NOTE = re.compile(r"\\?\[\^[^\]\s]+\\?\]:")
_REFERENCE = re.compile(r"\\?\[\^[^\]\s]+\\?\]")
_LINK = re.compile(r"(?<!\\)\]\(")


def _of_markdown(text: str, names_section: NamesSection) -> Lines:
    found = Lines()
    in_note = False
    for number, line in _below_front_matter(text, found):
        words = line.strip()
        if not words:
            found.end(number)
        elif _NOTE.match(words):
            in_note = True
            found.left_out["footnotes"] += 1
        elif not (in_note and line[:1] in " \t"):
            in_note = False
            _markdown_line(found, number, words, names_section)
    return found


def _below_front_matter(text: str, found: Lines) -> Iterator[tuple[int, str]]:
    lines = text.split("\n")
    start = 0
    if lines[0].strip() == "---":
        start = next((number for number, line in enumerate(lines[1:], 2) if line.strip() in ("---", "...")), 0)
        if not start:
            raise DraftError("front matter opens here and never ends", 1, "close it with a line of ---")
        found.left_out["front matter"] += 1
    return enumerate(lines[start:], start + 1)


def _markdown_line(found: Lines, number: int, words: str, names_section: NamesSection) -> None:
    found.left_out["footnote marks"] += len(_REFERENCE.findall(words))
    words = _REFERENCE.sub("", words)
    found.left_out["addresses of links"] += len(_LINK.findall(words))
    if heading := _MARKED_HEADING.fullmatch(words):
        found.end(number)
        found.add(number, _plain(heading["words"]))
        found.end(number)
        return
    bold = _BOLD_OPENING.match(words)
    if bold and names_section(_plain(bold["words"]) + bold["stop"]):
        found.end(number)
        found.add(number, _plain(bold["words"]) + bold["stop"])
        found.end(number)
        words = words[bold.end() :].strip()
    if item := _ITEM.match(words):
        words = f"{GLYPHS[0]} {words[item.end() :]}"
    if words:
        found.add(number, _plain(words))


def _plain(markdown: str) -> str:
    """The words of a line of Markdown, its emphasis and links gone; tags and addresses in it are words."""
    (line,) = _inline().parseInline(markdown)
    return "".join(" " if token.type in ("softbreak", "hardbreak") else token.content for token in line.children or ()).strip()


@cache
def _inline() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").disable(["html_inline", "autolink"])


# -- HTML ---------------------------------------------------------------------------------------------------------------

_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li ul ol dl dt dd div section article main header blockquote table tr td th pre figure figcaption"
    " address form hr body".split()
)
_SKIPPED = frozenset("head script style noscript template svg math iframe object nav aside footer button select".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def _of_html(text: str, names_section: NamesSection) -> Lines:
    from lxml import etree
    from lxml import html as lxml_html

    try:
        root = lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text) or "<p></p>")
    except (etree.ParserError, ValueError) as error:
        raise DraftError(f"not HTML that can be read: {error}", 1) from error
    found = Lines()
    _Walker(found, names_section).walk(_body(root))
    return found


def _body(root: Any) -> Any:
    """The one article of a page, or its one main part, or all of it."""
    for tag in ("article", "main"):
        parts = root.findall(f".//{tag}")
        if len(parts) == 1:
            return parts[0]
    return root


class _Walker:
    """Gathers the words of an element tree, a line for each block and each line break."""

    def __init__(self, found: Lines, names_section: NamesSection) -> None:
        self.found = found
        self.names_section = names_section
        self.held: list[str] = []
        self.number = 1

    def walk(self, element: Any) -> None:
        self._inside(element)
        self._end()

    def _inside(self, element: Any) -> None:
        self._say(element.text, element)
        for child in element:
            if isinstance(child.tag, str) and not self._left_out(child):
                self._element(child)
            self._say(child.tail, element)

    def _element(self, child: Any) -> None:
        if child.tag == "br":
            self._line()
        elif child.tag in _BLOCKS:
            self._end()
            self.number = child.sourceline or self.number
            if child.tag == "li":
                self.held.append(f"{GLYPHS[0]} ")
            self._inside(child)
            self._end()
        elif child.tag in ("strong", "b") and not "".join(self.held).strip() and self._heads(child):
            self._say("".join(child.itertext()), child)
            self._end()
        else:
            self.found.left_out["addresses of links"] += child.tag == "a" and bool(child.get("href"))
            self._inside(child)

    def _heads(self, bold: Any) -> bool:
        return self.names_section(" ".join("".join(bold.itertext()).split()))

    def _left_out(self, child: Any) -> bool:
        words = "".join(child.itertext()).strip()
        link = child.find("a") if child.tag == "sup" else None
        if link is not None and (link.get("href") or "").startswith("#"):
            self.found.left_out["footnote marks"] += 1
            return True
        if "doc-endnotes" in (child.get("role") or "") or re.search(r"\bfootnotes?\b", child.get("class") or ""):
            self.found.left_out["footnotes"] += len(child.findall(".//li"))
            return True
        hidden = child.get("aria-hidden") == "true" and words not in GLYPHS
        styled = _HIDDEN.search(child.get("style") or "") is not None
        return child.tag in _SKIPPED or child.get("hidden") is not None or hidden or styled or child.get("role") == "note"

    def _say(self, text: str | None, element: Any) -> None:
        if text:
            if not self.held:
                self.number = element.sourceline or self.number
            self.held.append(re.sub(r"[ \t\n\f]+", " ", text))

    def _line(self) -> None:
        words = re.sub(" +", " ", "".join(self.held)).strip()
        self.held = []
        if words:
            self.found.add(self.number, words)

    def _end(self) -> None:
        self._line()
        self.found.end(self.number)
