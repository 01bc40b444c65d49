"""The brief as a Word document: real headings, real footnotes, and named styles that a desk's own document can set.

`brief.docx` in a desk's own templates folder gives its page, styles, header and footer; the brief is put into it. Styles that it
lacks are made. python-docx writes no footnotes, so that part of the file is made here, as the format's standard has it.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import etree

from briefing.errors import TemplateError
from briefing.library import Library
from briefing.records import Brief, Ledger
from briefing.render.printed import printed
from briefing.styles import Style

TEMPLATE = "brief.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LEAD, POINT, NOTE, SMALL = "Body Text", "Brief Point", "footnote text", "Brief Small"
HEADING, MARK = "Brief Run-in Heading", "footnote reference"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment that a zip archive knows
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


def word(brief: Brief, ledger: Ledger, style: Style, library: Library) -> bytes:
    """The document's bytes, the same for the same brief. Raises TemplateError for a desk's own `brief.docx` that is none."""
    values = printed(brief, ledger, style, library)
    own = library.own_file(TEMPLATE)
    document = _opened(own)
    if own is None:
        _design(document)
    _styles(document)
    _about(document, values)
    notes = _Notes(document)
    _text(document, values, notes)
    _end(document, values)
    notes.save()
    kept = io.BytesIO()
    document.save(kept)
    return _without_clock(kept.getvalue())


def _opened(template: Path | None) -> Any:
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(str(template) if template else None)
    except (PackageNotFoundError, ValueError, KeyError, OSError) as error:
        raise TemplateError(f"{template}: not a Word document: {error}", "save it from Word as .docx") from error
    body = document.element.body
    for paragraph in document.paragraphs:  # what a desk's document holds is a specimen; only its styles and page are wanted
        body.remove(paragraph._element)
    return document


def _design(document: Any) -> None:
    """Page, faces and colours of a document that no desk has set."""
    from docx.shared import Mm, Pt, RGBColor

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(25)
    page.top_margin = page.bottom_margin = Mm(22)
    ink, accent = RGBColor(0x1C, 0x1B, 0x1A), RGBColor(0x8F, 0x1D, 0x1D)
    for name, size, colour in (("Normal", 11, ink), ("Heading 1", 17, ink), ("Heading 2", 12, accent)):
        style = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), colour
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):  # the theme's face would win
            del fonts.attrib[key]
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(f"{{{W}}}{script}", "Georgia")
    document.styles["Heading 1"].paragraph_format.space_before = Pt(4)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(10)


def _styles(document: Any) -> None:
    """The named styles that the brief is set in, each made where the document lacks it."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt, RGBColor

    there = {style.name for style in document.styles}
    soft, accent = RGBColor(0x5B, 0x58, 0x53), RGBColor(0x8F, 0x1D, 0x1D)

    def paragraph(name: str, size: float | None = None) -> Any:
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
        if size:
            made.font.size = Pt(size)
        return made

    if POINT not in there:
        point = paragraph(POINT).paragraph_format
        point.left_indent, point.first_line_indent, point.space_after = Mm(7), Mm(-7), Pt(6)
        point.tab_stops.add_tab_stop(Mm(7))
    if SMALL not in there:
        paragraph(SMALL, 8.5).font.color.rgb = soft
    if NOTE not in there:
        paragraph(NOTE, 8.5).paragraph_format.space_after = Pt(2)
    if HEADING not in there:
        heading = document.styles.add_style(HEADING, WD_STYLE_TYPE.CHARACTER)
        heading.font.bold, heading.font.color.rgb = True, accent
    if MARK not in there:
        document.styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER).font.superscript = True


def _about(document: Any, values: dict[str, Any]) -> None:
    about = document.core_properties
    day = datetime.fromisoformat(values["date"]) if values["date"] else datetime(1980, 1, 1)
    about.title, about.author, about.comments = values["headline"] or "Brief", "", ""
    about.created = about.modified = day.replace(tzinfo=UTC)
    about.language, about.last_modified_by, about.revision = values["language"], "", 1


def _text(document: Any, values: dict[str, Any], notes: _Notes) -> None:
    document.add_paragraph(values["kicker"], style=SMALL)
    if values["headline"] is not None:
        document.add_paragraph(values["headline"], style="Heading 1")
    if values["untraced"]:
        document.add_paragraph("No sentence of this brief has been traced to a source.", style=SMALL)
    for section in values["sections"]:
        if section["heading"] and not section["lead"]:
            document.add_paragraph(section["heading"], style="Heading 2")
        if section["lead"]:
            paragraph = document.add_paragraph(style=LEAD)
            if section["heading"]:
                paragraph.add_run(section["heading"], style=HEADING)
                paragraph.add_run(" ")
            _sentences(paragraph, section["lead"], values["joiner"], notes)
        for point in section["points"]:
            paragraph = document.add_paragraph(style=POINT if section["glyph"] else LEAD)
            if section["glyph"]:
                paragraph.add_run(f"{section['glyph']}\t")
            _sentences(paragraph, point, values["joiner"], notes)
    for correction in values["corrections"]:
        document.add_paragraph(style=LEAD).add_run(correction).italic = True


def _sentences(paragraph: Any, sentences: list[dict[str, Any]], joiner: str, notes: _Notes) -> None:
    for place, sentence in enumerate(sentences):
        if sentence["lead_in"]:
            paragraph.add_run(sentence["lead_in"]).bold = True
        paragraph.add_run((joiner if place else "") + sentence["rest"])
        if sentence["note"]:
            notes.add(paragraph, sentence["note"])


def _end(document: Any, values: dict[str, Any]) -> None:
    if values["sources"]:
        document.add_paragraph("Sources", style="Heading 2")
    for source in values["sources"]:
        link = f" {source['link']}" if source["link"] else ""
        document.add_paragraph(f"{source['label']}\t{source['text']}{link}", style=POINT)
    if values["headline_note"]:
        document.add_paragraph(f"Headline: {values['headline_note']}", style=SMALL)
    document.add_paragraph(values["made"], style=SMALL)


class _Notes:
    """The footnotes of a document: the part of the file that holds them, and the marks in the text that lead to them."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.names = {style.name: style.style_id for style in document.styles}
        self.root = etree.Element(f"{{{W}}}footnotes", nsmap={"w": W})
        for kind, number in _SEPARATORS:
            note = _element(self.root, "footnote", type=kind, id=str(number))
            _element(_element(_element(note, "p"), "r"), kind)
        self.count = 0

    def add(self, paragraph: Any, text: str) -> None:
        """A mark at the end of `paragraph`, and the note that it leads to."""
        self.count += 1
        run = _element(paragraph._p, "r")
        _element(_element(run, "rPr"), "rStyle", val=self.names[MARK])
        _element(run, "footnoteReference", id=str(self.count))
        body = _element(_element(self.root, "footnote", id=str(self.count)), "p")
        _element(_element(body, "pPr"), "pStyle", val=self.names[NOTE])
        own = _element(body, "r")
        _element(_element(own, "rPr"), "rStyle", val=self.names[MARK])
        _element(own, "footnoteRef")
        words = _element(_element(body, "r"), "t")
        words.text = f" {text}"
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def save(self) -> None:
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        data = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        main = self.document.part
        for key, relation in list(main.rels.items()):  # those of a desk's own document go with its text
            if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                main.drop_rel(key)
                main.rels.pop(key, None)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, data, main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _element(parent: Any, name: str, **attributes: str) -> Any:
    made = etree.SubElement(parent, f"{{{W}}}{name}")
    for key, value in attributes.items():
        made.set(f"{{{W}}}{key}", value)
    return made


def _without_clock(data: bytes) -> bytes:
    """The archive with one moment for all its members, so that the same brief gives the same bytes."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return kept.getvalue()
