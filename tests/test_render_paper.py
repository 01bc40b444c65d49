"""Briefs for paper: what independent readers of PDF and Word find in them is the brief, letter for letter, with its evidence."""

from __future__ import annotations

import io
import re
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import docx
import mammoth
import pypdfium2
import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.cli import main
from briefing.errors import TemplateError
from briefing.library import Library
from briefing.records import Brief
from briefing.render import BINARY, render_file
from builders import brief, claim, document, ledger, sentence
from reviewing import CLAIMS, ID, QUOTES, SOURCE, made_brief, make_run

LIBRARY = Library()
HELD = ledger([SOURCE], list(CLAIMS))
HOSTILE = '#import "@preview/x"; #panic() $x$ *a* _b_ <c> `d` \\e @f // g /* h */ "i" {{7*7}} <script>alert(1)</script> ]]>'


def made(shown: Brief, format: str, library: Library = LIBRARY, held: Any = HELD) -> bytes:
    return render_file(shown, held, library.style("house"), library, format)


def pdf_text(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def one_line(text: str) -> str:
    return " ".join(text.replace("\ufffe", "").split())


def word_html(data: bytes) -> str:
    return str(mammoth.convert_to_html(io.BytesIO(data)).value)


def words_of(html: str) -> str:
    return one_line(unescape(re.sub(r"<sup>.*?</sup>", "", html).replace("</p>", " ")).replace("\t", " "))


# -- what stands in them ---------------------------------------------------------------------------------------------------


def test_a_pdf_holds_every_sentence_and_the_place_that_bears_it() -> None:
    text = one_line(pdf_text(made(made_brief(), "pdf")))
    for quote in (*QUOTES[:4], *QUOTES[5:]):
        assert text.count(quote.split(".")[0]) >= 2, quote  # once in the text, once in its note
    assert "Details." in text and "Context." in text and "S1" in text
    assert QUOTES[4] not in text  # no sentence rests on it


@pytest.mark.poppler
def test_pdftotext_reads_the_words_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_bytes(made(made_brief(), "pdf"))
    text = subprocess.run(["pdftotext", str(tmp_path / "brief.pdf"), "-"], capture_output=True, text=True, check=True).stdout
    places = [one_line(text).index(words) for words in ("The port of Eastmouth reopened", "Details.", "Two ships", "Context.")]
    assert places == sorted(places)


def test_a_word_document_has_a_heading_and_a_footnote_for_each_sentence() -> None:
    html = word_html(made(made_brief(), "docx"))
    assert "<h1>The port of Eastmouth reopened on Monday.</h1>" in html
    assert len(re.findall(r'<li id="footnote-\d+">', html)) == 6
    for place, quote in enumerate((*QUOTES[:4], *QUOTES[5:]), 1):
        assert f'{quote}<sup><a href="#footnote-{place}"' in html
        assert re.search(rf'<li id="footnote-{place}"><p>[^<]*S1 ¶\d “{re.escape(quote)}', html)


def test_a_word_document_opens_in_the_library_that_most_programs_use() -> None:
    opened = docx.Document(io.BytesIO(made(made_brief(), "docx")))
    styles = [paragraph.style.name for paragraph in opened.paragraphs]
    assert styles.count("Heading 1") == 1 and styles.count("Body Text") == 2 and "Brief Point" in styles
    assert opened.core_properties.title == "The port of Eastmouth reopened on Monday."


@pytest.mark.parametrize("format", BINARY)
def test_the_same_brief_gives_the_same_bytes(format: str) -> None:
    assert made(made_brief(), format) == made(made_brief(), format)


@pytest.mark.parametrize("format", BINARY)
def test_words_that_look_like_commands_are_only_words(format: str) -> None:
    source = document(f"A sentence. {HOSTILE}", "story.txt")
    held = claim(source, HOSTILE)
    shown = brief(HOSTILE, [[sentence("d0", 1, HOSTILE, held.id)]])
    data = made(shown, format, held=ledger([source], [held]))
    text = one_line(pdf_text(data)) if format == "pdf" else words_of(word_html(data))
    assert text.replace(" ", "").count(HOSTILE.replace(" ", "")) >= 2


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Co", "Cn"]), min_size=1, max_size=80))
def test_any_words_come_through_word_letter_for_letter(words: str) -> None:
    shown = brief("A headline.", [[sentence("d0", 1, words, ID[0])]])
    opened = docx.Document(io.BytesIO(made(shown, "docx")))
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]", "", words)
    (lead,) = [paragraph for paragraph in opened.paragraphs if paragraph.style.name == "Body Text"]
    assert one_line(kept) in one_line(lead.text)


def test_letters_of_other_scripts_do_not_stop_a_pdf() -> None:
    shown = brief("Киев, القاهرة, 東京, 😀.", [[sentence("d0", 1, "Σίσυφος עברית ไทย.", ID[0])]])
    assert made(shown, "pdf").startswith(b"%PDF")


def test_a_brief_that_nothing_bears_says_so_once() -> None:
    shown = brief("A headline.", [[sentence("d0", 1, "Somebody wrote this.")]])
    for format, read in (("pdf", lambda data: one_line(pdf_text(data))), ("docx", lambda data: words_of(word_html(data)))):
        assert read(made(shown, format)).count("No sentence of this brief has been traced to a source.") == 1


# -- a desk's own ------------------------------------------------------------------------------------------------------------


def test_a_desks_own_document_gives_the_styles(tmp_path: Path) -> None:
    own = docx.Document()
    own.add_paragraph("A specimen that no brief shows.")
    own.styles["Heading 1"].font.name = "Our Face"
    own.styles.add_style("Brief Point", WD_STYLE_TYPE.PARAGRAPH).font.name = "Our Points"
    own.sections[0].header.paragraphs[0].text = "Our Desk"
    own.save(str(tmp_path / "brief.docx"))
    opened = docx.Document(io.BytesIO(made(made_brief(), "docx", Library(templates=tmp_path))))
    assert opened.styles["Heading 1"].font.name == "Our Face" and opened.styles["Brief Point"].font.name == "Our Points"
    assert opened.sections[0].header.paragraphs[0].text == "Our Desk"
    assert not [paragraph for paragraph in opened.paragraphs if "specimen" in paragraph.text]


def test_a_desks_own_document_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "brief.docx").write_text("no archive")
    with pytest.raises(TemplateError, match="brief.docx: not a Word document"):
        made(made_brief(), "docx", Library(templates=tmp_path))


def test_a_desks_own_typst_file_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "brief.typ").write_text("#let data = json(bytes(sys.inputs.data))\nOurs: #data.headline")
    assert "Ours: The port of Eastmouth" in pdf_text(made(made_brief(), "pdf", Library(templates=tmp_path)))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("#let x = ", "expected expression"),
        ("#nothing", "unknown variable"),
        ('#import "@preview/cetz:0.3.0"', "imports a package"),
        ('#read("/etc/passwd")', "not found"),
        ('#read("../../../../../../etc/passwd")', "outside|not found|denied|escape"),
        ("#while true { }", "always true"),
    ],
)
def test_a_faulty_or_hostile_typst_file_is_refused_in_a_line(tmp_path: Path, source: str, said: str) -> None:
    (tmp_path / "brief.typ").write_text(source)
    with pytest.raises(TemplateError, match=said):
        made(made_brief(), "pdf", Library(templates=tmp_path))


# -- on the command line ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", BINARY)
def test_render_and_publish_write_them(format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "briefing.toml").write_text('reviewer = "Ada"\n')
    draft = make_run(Path("run"))
    assert main(["render", str(draft), "--format", format, "-o", "out"]) == 0
    assert main(["review", "approve", str(draft)]) == 0
    assert main(["publish", str(draft), "--format", format]) == 0
    data = Path(f"run/7-published/brief.house.{format}").read_bytes()
    text = pdf_text(data) if format == "pdf" else words_of(word_html(data))
    assert "Approved by Ada" in one_line(text)
    assert Path("out").read_bytes()[:2] == data[:2]


def test_a_runs_folder_stands_for_its_only_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    draft = make_run(Path("run"))
    for named in (draft, Path("run")):
        assert main(["render", str(named), "--format", "text"]) == 0
    first, second = (part for part in capsys.readouterr().out.split("The port of Eastmouth reopened on Monday.\n") if part)
    assert first == second
    (tmp_path / "run/5-briefs/brief.wire.json").write_bytes((tmp_path / "run/5-briefs/brief.house.json").read_bytes())
    assert main(["render", "run"]) == 2
    assert "which brief?" in capsys.readouterr().err


@pytest.mark.parametrize("format", BINARY)
def test_a_style_without_footnotes_publishes_none(format: str) -> None:
    style = LIBRARY.style("house")
    bare = style.model_copy(update={"output": style.output.model_copy(update={"footnotes": "none"})})
    approved = made_brief().model_copy(update={"approved": "Ada, 10 March 2026"})
    data = render_file(approved, HELD, bare, LIBRARY, format)
    text = one_line(pdf_text(data)) if format == "pdf" else words_of(word_html(data))
    assert QUOTES[1] in text and "¶" not in text
