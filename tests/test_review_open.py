"""`review open`: a reviewer at a real terminal, a key for each thing to do, going on where somebody stopped."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.records import Brief, Ledger
from briefing.review.state import ReviewState
from briefing.runs import DOCUMENTS, LEDGER, Run, read_record
from reviewing import QUOTES, make_run

if sys.platform == "win32":
    pytest.skip("no pseudo-terminal here", allow_module_level=True)
from terminal import Terminal

PROMPT = "q] "


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_REVIEWER", "Ada")
    (tmp_path / "briefing.toml").write_text("")
    return make_run(Path("run"))


def record() -> Brief:
    return Run(Path("run")).brief("house")


def state() -> ReviewState:
    return ReviewState.model_validate_json(Path("run/5-briefs/review.house.json").read_text())


def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *keys: str) -> str:
    """A sitting without a terminal: a line for each key or answer."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(keys) + "\n"))
    capsys.readouterr()
    assert main(["review", "open", "run"]) == 0
    return capsys.readouterr().out


def words(name: str) -> str:
    return next((" ".join(one.text for one in block.sentences) for block in record().blocks() if block.id == name), "")


def test_at_a_terminal_one_key_is_one_act_and_the_next_sitting_goes_on_there(draft: Path, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "review", "open", "run")
    shown = terminal.until(PROMPT)
    assert "h0.1  1 of 7  headline" in shown and "Two ships docked" in re.sub(r"\x1b\[[\d;]*m", "", shown)
    terminal.type("a")
    assert "d0.1  2 of 7" in terminal.until(PROMPT)
    terminal.type("\x1b[B")  # arrow down
    assert "d0.2  3 of 7" in terminal.until(PROMPT)
    terminal.type("n")
    terminal.until(PROMPT)
    terminal.type("c")
    terminal.until("comment (")
    terminal.type("is that so?\n")
    assert "# Ada: is that so?" in terminal.until(PROMPT)
    terminal.type("q")
    assert terminal.end() == 0
    assert list(state().accepted) == ["h0"] and [one.text for one in state().comments] == ["is that so?"]
    assert state().place == "d1.1" and "{>>is that so?<<}" in draft.read_text()

    again = Terminal(tmp_path, "review", "open", "run", columns=40, NO_COLOR="1")
    shown = again.until(PROMPT)
    assert "d1.1  4 of 7" in shown and "\x1b" not in shown and "«" in shown
    assert [line for line in shown.split("\n")[:-1] if len(line) > 40] == []
    again.resize(100)
    again.type("p")
    shown = again.until(PROMPT)
    assert max(len(line) for line in shown.split("\n")[:-1]) > 60, "a terminal made wider is written wider"
    again.type("\x03")  # Ctrl-C
    assert again.end() == 0 and state().place == "d0.2"


def test_a_killed_sitting_loses_nothing_that_was_done(draft: Path, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "review", "open", "run")
    terminal.until(PROMPT)
    terminal.type("a")
    terminal.until(PROMPT)
    terminal.kill()
    assert list(state().accepted) == ["h0"] and main(["review", "show", "run"]) == 0


def test_every_key_does_what_the_command_of_that_name_does(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, capsys, "g", "d1", "e", "The union protested against the terms.", "J", "g", "c1", "x", "stale", "q")
    assert words("d1") == "The union protested against the terms." and words("c1") == ""
    assert [block.id for block in record().blocks()] == ["h0", "d0", "d2", "d1", "c0"]
    assert state().struck[0].why == "stale"
    shown = typed(monkeypatch, capsys, "g", "d1", "d", "v", "R", "the second source?", "A", "", "q")
    assert "{--objected--} {++protested++}" in shown or "protested" in shown
    assert state().state == "approved"
    assert main(["review", "log", "run"]) == 0
    assert "(the second source?)" in capsys.readouterr().out


def test_undo_takes_back_words_and_decisions_one_after_the_other(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = typed(monkeypatch, capsys, "a", "g", "c1", "x", "", "u", "u", "u", "q")
    assert words("c1") == QUOTES[6] and state().struck == () and state().accepted == {}
    assert "nothing was done here yet" in shown and record().revision == 3
    assert main(["review", "log", "run", "--json"]) == 0
    assert [line.split('"verb": "')[1].split('"')[0] for line in capsys.readouterr().out.splitlines()].count("undo") == 2


def test_regenerate_and_find_evidence_are_chosen_by_number(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = typed(monkeypatch, capsys, "g", "d2", "r", "", "1", "q")
    assert "[1] " in shown and words("d2") not in ("", QUOTES[3])
    draft.write_text(draft.read_text().replace("[^d1a]", "", 1))
    shown = typed(monkeypatch, capsys, "g", "d1", "s", "1", "q")
    assert "rests on no evidence" in shown
    assert next(block for block in record().blocks() if block.id == "d1").sentences[0].claims


def test_a_draft_edited_meanwhile_is_taken_up_and_a_broken_one_is_said(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft.write_text(draft.read_text().replace("objected", "protested"))
    assert "{--objected--}" in typed(monkeypatch, capsys, "q")
    draft.write_text(draft.read_text() + "\n{>>never closed")
    assert main(["review", "open", "run"]) == 1


def test_what_a_source_holds_cannot_steer_the_terminal(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    run = Run(Path("run"))
    (document,) = run.documents()
    evil = document.model_copy(update={"text": document.text.replace("The union", "\x1b[2J\x1b]0;x\x07\u202eunion"[:9])})
    with run.locked():
        run.write_lines(DOCUMENTS, [evil])
        book = read_record(Path("run") / LEDGER, Ledger)
        source = book.sources[0].model_copy(update={"outlet": "\x1b[31mThe Post\x1b]8;;http://x\x07"})
        run.write_record(LEDGER, book.model_copy(update={"sources": (source,)}))
    shown = typed(monkeypatch, capsys, "n", "n", "v", "n", "v", "q")
    left = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert "The Post" in left and not re.search("[\x00-\x08\x0b-\x1f\u202e]", left.replace("\n", ""))
