"""The styles that ship: each is a short file, makes a brief of the worked example, and is honest about what it could not do."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path

import pytest
from docx import Document

from briefing.check import check
from briefing.cli import main
from briefing.compose import Composer
from briefing.library import Library, shipped
from briefing.model.extractive import ExtractiveEngine
from briefing.records import Brief
from briefing.render import render, render_file
from briefing.review import read_draft
from briefing.styles import Style
from scripted import ScriptedEngine, composed, reply
from test_styles import LIBRARY, desk, example

STYLES = ["assessment", "brisk", "house", "line", "note-fr", "plain", "signals", "wire"]
ENGLISH = [name for name in STYLES if name != "note-fr"]
EXAMPLE = shipped("examples") / "paraguay-sofa"


@cache
def made(name: str) -> tuple[Brief, Style]:
    style = LIBRARY.style(name)
    return Composer(ExtractiveEngine(), LIBRARY, "story").compose(example(), style), style


def test_these_styles_ship() -> None:
    assert sorted(path.stem for path in (shipped("prompts") / "styles").glob("*.yaml")) == STYLES


@pytest.mark.parametrize("name", STYLES)
def test_a_style_is_named_as_its_file_and_tells_what_it_is_for(name: str) -> None:
    style = LIBRARY.style(name)
    assert style.name == name and style.description.endswith(".") and style.guidance.strip()
    most = sum((knobs.lead.words[1] if knobs.lead else 0) for knobs in style.sections)
    most += sum((knobs.points.words[1] * knobs.points.count[1] if knobs.points else 0) for knobs in style.sections)
    assert style.total_words[0] < style.total_words[1] <= most + style.headline.words[1]


@pytest.mark.parametrize("name", ENGLISH)
def test_the_embedded_engine_keeps_to_the_sections_and_lengths_of_a_style(name: str) -> None:
    brief, style = made(name)
    wrong = {"points", "point-length", "lead-length", "lead-sentences", "total-length", "status-in-section", "headline-stop"}
    assert [found for found in check(brief, example(), style) if found.rule in wrong] == []


@pytest.mark.parametrize("name", ENGLISH)
def test_no_judgement_is_made_of_a_sources_sentence(name: str) -> None:
    brief, style = made(name)
    roles = {section.role for section in brief.sections}
    assert roles and not roles & {"why", "analysis"}
    missing = {knobs.key for knobs in style.sections} - {section.key for section in brief.sections}
    assert {remark.split(":")[0] for remark in brief.remarks if remark.startswith("no ")} == {f"no {key}" for key in missing}


def test_accounts_that_differ_stand_side_by_side_under_disagreement() -> None:
    brief, _ = made("signals")
    points = next(section.points for section in brief.sections if section.key == "disagreement")
    texts = " ".join(sentence.text for sentence in points[0].sentences)
    assert "December 15, 2025" in texts and "November 2025" in texts
    assert {sentence.status for sentence in points[0].sentences} >= {"disputed"}


@pytest.mark.parametrize("name", ENGLISH)
def test_a_draft_in_any_style_reads_back_as_the_brief_that_it_shows(name: str) -> None:
    brief, style = made(name)
    back = read_draft(render(brief, example(), style, LIBRARY, "draft"), brief, style)
    assert back.sentences() == brief.sentences()
    assert [section.key for section in back.sections] == [section.key for section in brief.sections]


def test_a_french_draft_keeps_its_spaces_that_do_not_break() -> None:
    book, _ = desk()
    style = LIBRARY.style("note-fr")
    text = 'Le port a ouvert le 1er mars 2026 : "une fête", avec 12 % de plus.'
    engine = ScriptedEngine(composes=lambda _: reply("Le port ouvre", ["k1"], composed("d0", text, "k1")))
    brief = Composer(engine, LIBRARY, "story").compose(book, style)
    said = brief.sections[0].blocks()[0].sentences[0].text
    assert said == "Le port a ouvert le 1er mars 2026\u00a0: «\u00a0une fête\u00a0», avec 12\u00a0% de plus."
    assert read_draft(render(brief, book, style, LIBRARY, "draft"), brief, style).sentences() == brief.sentences()


# -- at the command line -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "run"
    sources, background = str(EXAMPLE / "sources"), str(EXAMPLE / "background")
    assert main(["brief", sources, "--background", background, "--date", "2026-03-10", "--out", str(folder), "-q"]) == 0
    return folder


def test_several_styles_are_made_of_one_ledger(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (run / "4-ledger.json").read_bytes()
    capsys.readouterr()
    assert main(["restyle", str(run), "--style", "wire", "--style", "brisk", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["style"] for line in lines] == ["wire", "brisk"]
    assert (run / "4-ledger.json").read_bytes() == before and (run / "6-drafts" / "draft.brisk.md").is_file()


def test_a_language_that_the_engine_cannot_write_stops_with_3_and_leaves_other_styles_alone(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["restyle", str(run), "--style", "note-fr"]) == 3
    told = capsys.readouterr().err
    assert "fr-FR" in told and "--model" in told
    assert main(["restyle", str(run), "--style", "note-fr", "--style", "plain", "-q"]) == 5
    assert "no brief in style note-fr" in capsys.readouterr().err
    assert (run / "6-drafts" / "draft.plain.md").is_file() and not (run / "6-drafts" / "draft.note-fr.md").exists()


def test_a_glyph_and_a_heading_change_the_draft_and_no_sentence(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    text = (shipped("prompts") / "styles" / "house.yaml").read_text(encoding="utf-8")
    text = text.replace("►", "•").replace("Details.", "Facts.").replace("name: house", "name: ours")
    (tmp_path / "styles" / "ours.yaml").write_text(text, encoding="utf-8")
    library = Library(prompts=tmp_path)
    brief, _ = made("house")
    mine = Composer(ExtractiveEngine(), library, "story").compose(example(), library.style("ours"))
    assert mine.sentences() == brief.sentences()
    assert "• " in render(mine, example(), library.style("ours"), library, "text") and mine.sections[0].heading == "Facts."


@pytest.mark.parametrize("kind", ["markdown", "html", "docx", "draft", "text"])
def test_a_points_lead_in_is_bold_where_a_reader_sees_the_brief_and_plain_in_the_draft(kind: str) -> None:
    book, _ = desk()
    style = LIBRARY.style("brisk")
    answer = reply("Port opens", ["k1"], composed("n0", "It opened.", "k1"), composed("d1", "The cost: 12 percent more.", "k3"))
    brief = Composer(ScriptedEngine(composes=lambda _: answer), LIBRARY, "story").compose(book, style)
    data = render_file(brief, book, style, LIBRARY, kind)
    if kind == "docx":
        runs = [run for part in Document(io.BytesIO(data)).paragraphs for run in part.runs]
        assert any(run.bold and run.text == "The cost:" for run in runs)
    else:
        bold = {"markdown": "**The cost:** 12%", "html": "<strong>The cost:</strong> 12%"}.get(kind, " The cost: 12%")
        assert bold in data.decode()
