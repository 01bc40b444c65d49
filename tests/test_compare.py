"""`briefing compare`: styles in columns, aligned by claim, with every fact and what became of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

from briefing.cli import main
from briefing.compare import aligned, comparison
from briefing.library import Library, shipped
from builders import brief, sentence
from test_lock import BOOK, CLAIMS, FIRST

VOTE, SAID = (claim.id for claim in CLAIMS)


def test_sentences_on_the_same_claims_stand_in_one_row_whatever_their_order() -> None:
    other = brief(
        "Another headline.",
        [
            [sentence("d0", 1, "Peña promised jobs.", SAID), sentence("d0", 2, "Nothing rests here.")],
            [sentence("d1", 1, "A vote.", VOTE)],
        ],
        style="wire",
    )
    rows = aligned([FIRST, other])
    shown = [{style: [cell.sentence.text for cell in cells] for style, cells in row.cells.items()} for row in rows]
    assert shown[0]["wire"] == ["Another headline."] and set(shown[0]) == {"house", "wire"}
    assert {"house": [FIRST.sentences()[1].text], "wire": ["A vote."]} in shown
    assert {"house": [FIRST.sentences()[2].text], "wire": ["Peña promised jobs."]} in shown
    assert {"wire": ["Nothing rests here."]} in shown and len(rows) == 4


def test_every_sentence_stands_in_exactly_one_row() -> None:
    both = brief("One.", [[sentence("d0", 1, "Peña spoke after the vote.", SAID, VOTE)]], style="wire")
    cells = [cell for row in aligned([FIRST, both]) for cell in row.cells.get("wire", [])]
    assert [cell.sentence.id for cell in cells] == ["h0.1", "d0.1"]


def test_the_page_is_one_file_that_loads_nothing_and_runs_no_word_of_a_source() -> None:
    hostile = brief(
        "<script>alert(1)</script>", [[sentence("d0", 1, "<img src=x onerror=alert(1)> 99 ships.", VOTE)]], style="wire"
    )
    page = Library().template("compare.html.j2", comparison(BOOK, [FIRST, hostile]))
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script | //img | //link | //iframe | //@src | //@onerror")
    assert "<script>alert" not in page and "&lt;script&gt;" in page
    assert not re.search(r"https?://", page)
    assert [cell.text for cell in tree.xpath("(//thead)[1]//th")] == ["house", "wire"]
    assert "lost" in page and "✓ told" in page


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "run"
    sources = str(shipped("examples") / "paraguay-sofa" / "sources")
    assert main(["brief", sources, "--date", "2026-03-10", "-s", "house", "-s", "brisk", "--out", str(folder), "-q"]) == 0
    return folder


def test_json_gives_rows_of_sentences_or_of_facts(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(run), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert list(rows[0]["styles"]) == ["house", "brisk"] and rows[0]["claims"] == [] and rows[1]["claims"]
    assert main(["compare", str(run), "--facts", "--json"]) == 0
    facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {value for row in facts for value in row["styles"].values()} == {"told", "lost", "unused"}


def test_the_terminal_shows_columns_and_a_line_a_style(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(run), "-s", "brisk", "-s", "house"]) == 0
    shown = capsys.readouterr()
    assert re.search(r"brisk\s+┃ house", shown.out) and "Chamber of Deputies" in shown.out
    assert re.search(r"^house: facts: none added, none hardened", shown.err, re.MULTILINE)


def test_a_page_is_written_and_a_style_that_is_not_there_is_named(
    run: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "styles.html"
    assert main(["compare", str(run), "-o", str(page)]) == 0
    assert "Side by side" in page.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["compare", str(run), "--style", "wire"]) == 2
    assert "no brief in style wire" in capsys.readouterr().err
