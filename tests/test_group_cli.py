"""`briefing group` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import main

LOOKALIKES = str(Path(__file__).parent / "data" / "lookalikes.jsonl")


def lines(capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, Any]]:
    assert main(["group", LOOKALIKES, "--json", *args]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def story_of(found: list[dict[str, Any]], source: str) -> dict[str, Any]:
    return next(line for line in found if source in line["sources"])


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_json_is_a_line_a_story(capsys: pytest.CaptureFixture[str]) -> None:
    line = story_of(lines(capsys), "flood-kerala/3")
    assert line["schema_version"] == 1
    assert set(line) == {"schema_version", "story", "documents", "sources", "title", "score", "reason", "copies"}
    assert set(line["sources"]) == {"flood-kerala/1", "flood-kerala/2", "flood-kerala/3"}
    assert 0 <= line["score"] <= 1
    assert len(line["documents"]) == 3


def test_explain_says_what_joined_and_what_kept_apart(capsys: pytest.CaptureFixture[str]) -> None:
    line = story_of(lines(capsys, "--explain"), "bus-cusco/1")
    assert line["explanation"]["apart"][0]["why"]
    assert main(["group", LOOKALIKES, "--explain"]) == 0
    told = capsys.readouterr().out
    assert "like flood-valencia/" in told and "names Valencia" in told
    assert "not with: Bus plunges into ravine" in told


def test_decisions_are_kept_in_a_file_and_hold_on_the_next_run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    args = ("--together", "quake-van/1", "quake-noto/1", "--apart", "flood-kerala/1", "flood-kerala/2")
    first = lines(capsys, *args)
    assert (tmp_path / "groups.toml").is_file()
    again = lines(capsys)
    assert again == first
    assert story_of(again, "quake-van/1") == story_of(again, "quake-noto/1")
    assert story_of(again, "flood-kerala/1") != story_of(again, "flood-kerala/2")


def test_the_file_lies_beside_the_settings_of_the_desk(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "briefing.toml").write_text("")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    lines(capsys, "--apart", "rates-ecb/1", "rates-ecb/2")
    assert (tmp_path / "groups.toml").is_file()
    assert list((tmp_path / "below").iterdir()) == []


def test_a_name_that_means_no_document_is_a_slip_and_changes_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["group", LOOKALIKES, "--apart", "rates-ecb/1", "rates-ecb/9"]) == 2
    assert "'rates-ecb/9'" in capsys.readouterr().err
    assert not (tmp_path / "groups.toml").exists()


def test_a_source_without_text_is_told_and_the_rest_is_grouped(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["group", LOOKALIKES, "missing.html", "--json"]) == 0
    captured = capsys.readouterr()
    assert "left out: missing.html" in captured.err
    assert "missing.html" not in captured.out
