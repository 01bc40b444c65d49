"""The terminal: what a person sees fits the window, and a pipe, a plain console and a hostile source are each given their due."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.cli import main
from briefing.cli.printing import Look, print_brief
from briefing.cli.screen import fitted, show_brief, tell
from briefing.library import Library
from briefing.records import Brief
from briefing.render import render
from briefing.runs import LEDGER, Run
from builders import brief, ledger, sentence
from showcase import CASES, ordinary

LIBRARY = Library()
HOUSE = LIBRARY.style("house")


@pytest.fixture(autouse=True)
def no_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    """No width and no colour asked for, whatever started the tests."""
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


CODES = re.compile(r"\x1b\[[0-9;]*m")
MARKS = r"\[[a-z]\d+[a-z]⚠?\]"
Shown = Callable[..., str]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shown:
    """What is printed of a case, in a terminal of so many columns or into a pipe."""

    def show(name: str, look: Look | None = None, *, columns: int | None = None) -> str:
        if columns:
            monkeypatch.setenv("FORCE_COLOR", "1")
            monkeypatch.setenv("COLUMNS", str(columns))
        made, book = CASES[name]()
        print_brief(made, HOUSE, book, look)
        return capsys.readouterr().out

    return show


@pytest.fixture
def run(tmp_path: Path) -> Path:
    made, book = ordinary()
    folder = Run(tmp_path / "run")
    folder.write_lines("2-documents.jsonl", [])
    folder.write_record(LEDGER, book)
    folder.write_record("5-briefs/brief.house.json", made)
    folder.write("6-drafts/draft.house.md", render(made, book, HOUSE, LIBRARY, "draft").encode())
    return folder.folder


@pytest.mark.parametrize("name", CASES)
def test_a_pipe_gets_the_house_format_with_marks_a_paragraph_a_line(name: str, shown: Shown) -> None:
    made, book = CASES[name]()
    assert re.sub(MARKS, "", shown(name)).strip() == render(made, book, HOUSE, LIBRARY, "text").strip()
    assert re.sub(MARKS, "", shown(name, Look(marks=False))) == shown(name, Look(marks=False))


def test_a_pipe_is_wrapped_to_a_width_that_the_user_names(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    text = shown("ordinary")
    assert 40 < max(map(cell_len, text.split("\n"))) <= 50 and "\x1b" not in text


@pytest.mark.parametrize("columns", [40, 60, 88, 200])
@pytest.mark.parametrize("name", CASES)
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(name: str, columns: int, shown: Shown) -> None:
    text = CODES.sub("", shown(name, Look(evidence=True, findings=True), columns=columns))
    assert max(map(cell_len, text.split("\n"))) <= min(columns, 88)
    made, book = CASES[name]()
    bare = "".join(re.sub(MARKS, "", text).split())
    for said in made.sentences():
        assert "".join(said.text.split()) in bare
    for claim in book.claims:
        assert "".join(claim.evidence[0].quote.split()) in bare


def test_points_hang_beside_their_glyph(shown: Shown) -> None:
    lines = CODES.sub("", shown("ordinary", columns=50)).split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith("► The chair"))
    assert lines[first + 1].startswith("  ") and not lines[first + 1].startswith("   ")


def test_marks_name_the_footnotes_and_warn_where_there_is_no_source(shown: Shown) -> None:
    text = shown("ordinary", columns=88)
    assert "[d0a]" in text and "[d1b⚠]" in text
    assert "\x1b[1;31mDetails." in text


def test_a_brief_just_made_is_marked_without_its_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    show_brief(ordinary()[0], HOUSE)
    assert re.findall(r"\[\w+⚠\]", capsys.readouterr().out) == ["[d1b⚠]"]


def test_evidence_and_findings_stand_beneath_their_paragraph(shown: Shown) -> None:
    paragraphs = shown("ordinary", Look(evidence=True, findings=True)).split("\n\n")
    point = next(paragraph for paragraph in paragraphs if paragraph.startswith("► The chair"))
    assert point.split("\n")[1:] == [
        "  d1a  S1 ¶1 “The chair said that dredging “will be finished before the autumn storms”.” — The Northport Post,"
        " 10 March 2026",
        "  d1b  ⚠ no source: give it one or delete it",
        "  error d1.2 unsourced: no claim bears this",
    ]


def test_no_color_keeps_the_wrapping_and_drops_the_colour(tmp_path: Path, run: Path) -> None:
    coloured, plain = in_terminal(run), in_terminal(run, NO_COLOR="1")
    assert "\x1b[1m" in coloured
    assert "\x1b" not in plain and max(map(cell_len, plain.split("\r\n"))) <= 50
    assert "\x1b" not in in_terminal(run, TERM="dumb")


def in_terminal(run: Path, **environment: str) -> str:
    """What `briefing show` writes to a terminal of 50 columns."""
    ours, theirs = pty.openpty()
    settings = {"TERM": "xterm", "COLUMNS": "50", "PATH": os.environ["PATH"], "HOME": os.environ["HOME"], **environment}
    command = [sys.executable, "-m", "briefing", "show", str(run)]
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=settings, cwd=Path(__file__).parent.parent
    )
    os.close(theirs)
    written = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            piece = os.read(ours, 1 << 16)
        except OSError:  # the terminal's other end is closed
            break
        if not piece:
            break
        written += piece
    os.close(ours)
    assert process.wait() == 0
    return written.decode()


def test_a_console_without_unicode_is_given_the_nearest_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    made, book = ordinary()
    screen = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="backslashreplace")
    monkeypatch.setattr(sys, "stdout", screen)
    print_brief(made, HOUSE, book, Look(evidence=True))
    screen.flush()
    text = screen.buffer.getvalue().decode("ascii")  # type: ignore[attr-defined]
    assert '> The chair said that dredging "will be finished before the autumn storms".[d1a]' in text
    assert "[d1b!]" in text and "\\u" not in text and "\\x" not in text


def test_letters_lose_their_accents_before_they_become_escapes() -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    assert fitted("Peña – “naïve” … 10\u202f%", console) == 'Pena - "naive" ... 10 %'
    assert fitted("日", console) == "日"
    assert fitted("Peña ►", io.TextIOWrapper(io.BytesIO(), encoding="latin-1")) == "Peña >"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_text_that_fits_is_left_alone(text: str) -> None:
    assert fitted(text, io.TextIOWrapper(io.BytesIO(), encoding="utf-16")) == text


def test_nothing_of_a_source_or_a_model_commands_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = "Calm \x1b]52;c;ZXZpbA==\x07\x1b[2J\x1b[31m\x9b5m\u202ewords\r and [bold]markup[/bold] :smile:"
    made = brief(evil, [[sentence("d0", 1, evil, status="unsourced")]])
    for forced in (False, True):
        if forced:
            monkeypatch.setenv("FORCE_COLOR", "1")
        show_brief(made, HOUSE)
        print_brief(made, HOUSE, ledger([], []), Look(evidence=True, findings=True))
        tell(evil)
        said = capsys.readouterr()
        seen = CODES.sub("", said.out + said.err)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", seen)
        assert "[bold]markup[/bold] :smile:" in " ".join(seen.split())


def test_show_takes_a_run_a_draft_and_a_record(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = []
    for path in (run, run / "6-drafts" / "draft.house.md", run / "5-briefs" / "brief.house.json"):
        assert main(["show", str(path)]) == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1] == shown[2]
    assert "Northport reopens its north quay" in shown[0] and "[d0a]" in shown[0]


def test_show_shows_the_draft_as_a_person_left_it(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = run / "6-drafts" / "draft.house.md"
    draft.write_text(draft.read_text(encoding="utf-8").replace("so far.", "until today."), encoding="utf-8")
    assert main(["show", str(run)]) == 0
    assert "41 million crowns until today." in capsys.readouterr().out


def test_show_as_json_is_the_brief(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(run), "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value.pop("schema_version") == 1
    assert Brief.model_validate(value).headline == ordinary()[0].headline


def test_show_names_the_styles_that_there_are(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(run), "--style", "other"]) == 2
    assert "it has: house" in capsys.readouterr().err
