"""What the page wants of a brief's Markdown beyond Markdown: points that hang, notes with a heading, notes in the margin.

Works on the element tree, after everything else has read the text, so that what is added here is never read as markup.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

_AFTER_ALL = -10  # the last one of the library's own undoes escapes at 0


class BriefTree(Extension):
    """`glyphs` begin points; `margin` holds what stands beside a label's first mark; the notes of `unsourced` labels warn."""

    def __init__(
        self,
        glyphs: tuple[str, ...] = (),
        margin: Mapping[str, str] | None = None,
        unsourced: Set[str] = frozenset(),
        *,
        links: bool = True,
    ) -> None:
        super().__init__()
        self.dressing = Dressing(glyphs, margin or {}, unsourced, links)

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Dresser(md, self.dressing), "brief", _AFTER_ALL)


@dataclass(frozen=True)
class Dressing:
    glyphs: tuple[str, ...] = ()
    margin: Mapping[str, str] = field(default_factory=dict)
    unsourced: Set[str] = frozenset()
    links: bool = True


class _Dresser(Treeprocessor):
    def __init__(self, md: Markdown, dressing: Dressing) -> None:
        super().__init__(md)
        self.dressing = dressing

    def run(self, root: etree.Element) -> None:
        for paragraph in root.findall("p"):
            self._open(paragraph)
            self._hang(paragraph)
        for notes in root.iter("div"):
            if notes.get("class") == "footnote":
                self._title(notes)
        beside = dict(self.dressing.margin)
        for parent in list(root.iter()):
            for index, child in reversed(list(enumerate(parent))):
                link = child.find("a") if child.tag == "sup" else None
                if link is not None and link.get("class") == "footnote-ref":
                    self._mark(parent, index, child, link)
        for parent in list(root.iter("p")):  # in reading order, so that the note stands at a label's first mark
            self._beside(parent, beside)

    def _open(self, paragraph: etree.Element) -> None:
        """A paragraph that begins with its section's heading is the section's lead."""
        if not (paragraph.text or "").strip() and len(paragraph) and paragraph[0].tag == "strong":
            paragraph.set("class", "lead")

    def _hang(self, paragraph: etree.Element) -> None:
        """A point's glyph in an element of its own, so that the words can hang beside it."""
        text = (paragraph.text or "").lstrip()
        glyph = next((glyph for glyph in self.dressing.glyphs if text.startswith(glyph)), None)
        if glyph is None:
            return
        paragraph.set("class", "point")
        mark = etree.Element("span", {"class": "glyph", "aria-hidden": "true"})
        mark.text = glyph
        mark.tail = " " + text[len(glyph) :].lstrip()
        paragraph.text = None
        paragraph.insert(0, mark)

    def _title(self, notes: etree.Element) -> None:
        """A heading instead of the rule above the notes, and a class for the notes that warn."""
        notes.set("role", "doc-endnotes")
        for rule in notes.findall("hr"):
            notes.remove(rule)
        heading = etree.Element("h2")
        heading.text = "Notes"
        notes.insert(0, heading)
        for item in notes.iter("li"):
            if _label(item.get("id")) in self.dressing.unsourced:
                item.set("class", "unsourced")
            for paragraph in item.iter("p"):
                self._back(paragraph, [link for link in paragraph.findall("a") if link.get("class") == "footnote-backref"])

    def _back(self, paragraph: etree.Element, links: list[etree.Element]) -> None:
        """One way back, to the first mark; a row of arrows that look alike helps nobody."""
        for number, link in enumerate(links):
            if self.dressing.links and number == 0:
                link.set("aria-label", "back to the text")
            else:
                paragraph.remove(link)

    def _mark(self, parent: etree.Element, index: int, mark: etree.Element, link: etree.Element) -> None:
        if _label(link.get("href")) in self.dressing.unsourced:
            mark.set("class", "unsourced")
        if self.dressing.links:
            link.set("role", "doc-noteref")
            link.set("aria-label", f"note {link.text}")
        else:
            mark.text = link.text
            mark.remove(link)

    def _beside(self, parent: etree.Element, beside: dict[str, str]) -> None:
        for child in list(parent):
            link = child.find("a") if child.tag == "sup" else None
            text = beside.pop(_label(link.get("href")), None) if link is not None else None
            if link is not None and text is not None:
                note = etree.Element("span", {"class": f"{child.get('class') or ''} sidenote".strip(), "dir": "ltr"})
                note.set("aria-hidden", "true")  # the list of notes says the same, and more
                number = etree.SubElement(note, "sup")
                number.text = link.text
                number.tail = " " + text
                note.tail, child.tail = child.tail, None
                parent.insert(list(parent).index(child) + 1, note)


def _label(address: str | None) -> str:
    """`d0a` of `#fn:d0a`."""
    return (address or "").rpartition(":")[2]
