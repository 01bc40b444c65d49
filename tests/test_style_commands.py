"""`briefing style`: listing, showing, beginning, linting and comparing styles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.library import Library


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "styles").mkdir()
    return tmp_path


def write(desk: Path, name: str, text: str) -> None:
    (desk / "styles" / f"{name}.yaml").write_text(text, encoding="utf-8")


def out(capsys: pytest.CaptureFixture[str], *args: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(["style", *args]) == code
    return capsys.readouterr().out


def test_the_list_tells_each_style_and_names_a_faulty_one(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(desk, "broken", "name: broken\ntitle: Broken\nextends: house\nheadlin: {}\n")
    lines = out(capsys, "list", "--prompts", str(desk)).splitlines()
    assert any(line.startswith("wire ") for line in lines)
    assert any(line.startswith("broken") and "!" in line and "headlin" in line for line in lines)
    rows = [json.loads(line) for line in out(capsys, "list", "--json").splitlines()]
    assert {row["name"]: row["language"] for row in rows}["note-fr"] == "fr-FR"


def test_a_resolved_style_read_back_is_the_same_style(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in Library().styles():
        text = out(capsys, "show", name, "--resolved")
        write(desk, name, text)
        assert Library(prompts=desk).style(name) == Library().style(name)


def test_show_gives_the_file_as_it_stands_and_json_gives_readers(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, "show", "wire") == Library().style_file("wire").read_text(encoding="utf-8")
    knobs = json.loads(out(capsys, "show", "wire", "--json"))["knobs"]
    assert knobs["typography.quotes"] == {"value": "“”", "readers": ["closing", "rule"]}


def test_a_new_style_works_as_it_is_and_is_never_written_over(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out(capsys, "new", "ours", "--extends", "wire", "--prompts", str(desk))
    mine, wire = Library(prompts=desk).style("ours"), Library().style("wire")
    assert mine.sections == wire.sections and mine.title == "Ours"
    out(capsys, "new", "ours", "--prompts", str(desk), code=2)
    out(capsys, "new", "../ours", code=2)
    out(capsys, "new", "another", "--extends", "nothing", code=3)


def test_lint_names_every_fault_and_ends_with_1(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(desk, "a", "name: a\ntitle: A\nextends: house\nheadlin: {}\nvoice: {stance: loud}\n")
    write(desk, "b", "name: c\ntitle: B\nextends: house\nrules: {point-lenght: off}\ntotal_words: [5000, 6000]\n")
    text = out(capsys, "lint", "a", "b", "--prompts", str(desk), code=1)
    assert "a: line 4: headlin" in text and "a: line 5: voice.stance" in text
    assert "b: name: is c" in text and "did you mean point-length" in text and "b: total_words: asks for 5000" in text
    assert "house: no fault" in out(capsys, "lint", "house")


def test_every_shipped_style_is_free_of_faults(capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, "lint").count("no fault") == len(Library().styles())


def test_a_difference_tells_what_asks_a_model_again(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(desk, "ours", "name: ours\ntitle: Ours\nextends: house\ntypography: {quotes: '«»'}\nheadline: {words: [5, 9]}\n")
    rows = [json.loads(line) for line in out(capsys, "diff", "house", "ours", "--prompts", str(desk), "--json").splitlines()]
    readers = {row["knob"]: row["readers"] for row in rows}
    assert readers["typography.quotes"] == ["closing", "rule"] and "prompt" in readers["headline.words"]
    assert out(capsys, "diff", "house", "house") == ""
