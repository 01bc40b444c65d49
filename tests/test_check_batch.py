"""`check --batch` and `check --against` as a person or a program meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli import main

SOURCE = "The council approved the budget of 12 million euros on Tuesday. Mayor Ana Lima called it “a fair deal”."


def rows(path: Path, *items: object) -> Path:
    path.write_text("".join((item if isinstance(item, str) else json.dumps(item)) + "\n" for item in items), encoding="utf-8")
    return path


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_each_row_has_one_line_in_order_whatever_it_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = rows(
        tmp_path / "rows.jsonl",
        {"id": "good", "text": "The council approved the budget.", "source_text": SOURCE},
        {"id": "bad", "text": "The council rejected the budget of 15 million euros.", "source_text": SOURCE},
        "{not json",
        {"id": "no-text", "source_text": SOURCE},
        {"id": "no-source", "text": "The council approved the budget."},
        {"id": "lost", "text": "The council approved the budget.", "sources": [str(tmp_path / "missing.txt")]},
        {"id": "empty", "text": "", "source_text": SOURCE},
        "[" * 5000,
        {"id": 7, "text": "The council approved the budget.", "source_text": SOURCE},
    )
    assert main(["check", "--batch", str(file), "--json"]) == 1
    out = lines(capsys.readouterr().out)
    assert [row["id"] for row in out] == ["good", "bad", "3", "4", "no-source", "lost", "empty", "8", "7"]
    assert [row["supported"] for row in out] == [True, False, False, False, False, False, True, False, True]


def test_a_line_has_the_shape_that_programs_rely_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "The council approved the budget. Mayor Lima called it a fair deal."
    main(["check", "--batch", str(rows(tmp_path / "rows.jsonl", {"id": "a", "text": text, "source_text": SOURCE})), "--json"])
    (row,) = lines(capsys.readouterr().out)
    assert list(row) == ["schema_version", "id", "text", "status", "supported", "score", "evidence", "findings"]
    assert row["text"] == text
    assert 0.0 <= float(str(row["score"])) <= 1.0
    for item in row["evidence"]:  # type: ignore[attr-defined]
        assert SOURCE[item["start"] : item["end"]] == item["quote"]


def test_a_text_that_is_worse_borne_out_scores_lower(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = {"id": "good", "text": "The council approved the budget on Tuesday.", "source_text": SOURCE}
    bad = {"id": "bad", "text": "The council rejected the budget on Tuesday.", "source_text": SOURCE}
    main(["check", "--batch", str(rows(tmp_path / "rows.jsonl", good, bad)), "--json"])
    first, second = lines(capsys.readouterr().out)
    assert float(str(first["score"])) > float(str(second["score"]))


def test_a_text_is_checked_sentence_by_sentence_against_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, text = tmp_path / "source.txt", tmp_path / "text.txt"
    source.write_text(SOURCE, encoding="utf-8")
    text.write_text("The council approved the budget. It is worth 15 million euros.", encoding="utf-8")
    assert main(["check", str(text), "--against", str(source), "--json"]) == 1
    first, second = lines(capsys.readouterr().out)
    assert first["supported"] is True
    assert second["supported"] is False
    assert "number" in {finding["rule"] for finding in second["findings"]}  # type: ignore[attr-defined]


def test_a_text_without_errors_exits_with_0(tmp_path: Path) -> None:
    source, text = tmp_path / "source.txt", tmp_path / "text.txt"
    source.write_text(SOURCE, encoding="utf-8")
    text.write_text("The council approved the budget.", encoding="utf-8")
    assert main(["check", str(text), "--against", str(source)]) == 0


def test_the_words_in_doubt_are_underlined(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, text = tmp_path / "source.txt", tmp_path / "text.txt"
    source.write_text(SOURCE, encoding="utf-8")
    text.write_text("The council approved a budget of 15 million euros.", encoding="utf-8")
    main(["check", str(text), "--against", str(source)])
    assert "_15 million euros_" in capsys.readouterr().out


def test_github_gets_an_annotation_on_the_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, text = tmp_path / "source.txt", tmp_path / "text.txt"
    source.write_text(SOURCE, encoding="utf-8")
    text.write_text("# Budget\n\nThe council approved a budget of 15 million euros.\n", encoding="utf-8")
    main(["check", str(text), "--against", str(source), "--format", "github"])
    annotations = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::error")]
    assert any(f"file={text},line=3,col=34,endColumn=50,title=s2 number::" in line for line in annotations), annotations


def test_without_anything_to_check_the_command_says_what_to_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 2
    assert "--batch" in capsys.readouterr().err
