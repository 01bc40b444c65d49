"""`briefing style`: listing, showing, beginning, linting and comparing styles."""

from __future__ import annotations

import configparser
import json
import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

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


def test_a_style_outside_a_prompts_folder_is_told_and_found_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    out(capsys, "new", "ours")
    assert "briefing style lint styles/ours.yaml\n" in Path("styles/ours.yaml").read_text(encoding="utf-8")
    assert "no fault" in out(capsys, "lint", "styles/ours.yaml")
    assert "its file is styles/ours.yaml: name that, or the folder" in out(capsys, "lint", "ours", code=1)
    assert "no fault" in out(capsys, "lint", "ours", "--prompts", ".")


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


def test_lint_names_knobs_that_are_at_odds(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = """\
name: odd
title: Odd
extends: house
language: en-US
headline: {must_contain: likelihood_term}
names: {preferred: {Kyiv: Kiev}}
typography: {quotes: "‘’"}
sourcing: {context_policy: sources, context_max_age_days: 30}
attribution: {banned: [said]}
lexicon: {banned: {utilise: leverage, leverage: use}}
"""
    write(desk, "odd", odd)
    text = out(capsys, "lint", "odd", "--prompts", str(desk), code=1)
    for told in (
        "spelling.locale: is en-GB-ise",
        "uncertainty.scale is none",
        "and Kyiv is written Kiev",
        "said is among the verbs",
        "typography.inner_quotes: are those of quotes",
        "sourcing.context_max_age_days: 30; context_policy is sources and takes none",
    ):
        assert told in text
    assert "utilise is to be leverage, which is banned too" in text


def test_a_spelling_told_as_a_text_is_a_note_for_the_model(desk: Path) -> None:
    write(desk, "ours", "name: ours\ntitle: Ours\nextends: house\nspelling: American English\n")
    write(desk, "scots", "name: scots\ntitle: Scots\nextends: house\nspelling: Scots where it is Scots\n")
    library = Library(prompts=desk)
    assert (library.style("ours").spelling.locale, str(library.style("ours").spelling)) == ("en-US", "American English")
    assert (library.style("scots").spelling.locale, str(library.style("scots").spelling)) == ("", "Scots where it is Scots")


@pytest.mark.parametrize(
    ("knob", "told"),
    [
        ("spelling: {locale: en-GB-ize}", "en-GB-ize is not known; there are en-GB-ise"),
        ("spelling: {keep_in: [official_names]}", "quotations are copied letter for letter"),
        ("uncertainty: {scale: {sure: [99, 80]}}", "uncertainty"),
        ("dates: {timezone: Mars/Olympus}", "line 4: dates.timezone: 'Mars/Olympus' is no time zone; write it as Europe/Berlin"),
        ("sourcing: {figures_conflict: mean}", "line 4: sourcing.figures_conflict: input should be 'both', 'range' or 'best'"),
        ("sourcing: {reliability: B2}", "line 4: sourcing.reliability: input should be 'none' or 'admiralty'"),
        ("sourcing: {context_max_age_days: -1}", "line 4: sourcing.context_max_age_days"),
        ("typography: {inner_quotes: '‘'}", "line 4: typography.inner_quotes"),
        ("voice: {passive_max: 3}", "line 4: voice.passive_max"),
        ("numbers: {words_bellow: 5}", "did you mean words_below?"),
        ("uncertainty: {scale: icd205}", "line 4: uncertainty.scale: input should be 'none', 'icd203' or 'phia'\n"),
        ("total_words: few", "line 4: total_words: write a list, as [5, 9]\n"),
    ],
)
def test_a_value_that_no_reader_understands_is_refused(
    desk: Path, capsys: pytest.CaptureFixture[str], knob: str, told: str
) -> None:
    write(desk, "bad", f"name: bad\ntitle: Bad\nextends: house\n{knob}\n")
    assert told in out(capsys, "lint", "bad", "--prompts", str(desk), code=1)


# -- for Vale ----------------------------------------------------------------------------------------------------------------


def exported(desk: Path, capsys: pytest.CaptureFixture[str], style: str) -> dict[str, dict[str, Any]]:
    """The rules that were written for Vale, by the names of their files."""
    out(capsys, "export", style, "--vale", str(desk / "vale"), "--prompts", str(desk))
    rules = (desk / "vale" / "styles" / style).glob("*.yml")
    return {path.stem: YAML(typ="safe").load(path.read_text(encoding="utf-8")) for path in rules}


@pytest.mark.parametrize("name", Library().styles())
def test_every_style_is_written_for_vale_with_levels_and_extension_points(
    desk: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    rules = exported(desk, capsys, name)
    parts = {"existence": "tokens", "substitution": "swap", "occurrence": "max", "metric": "formula", "conditional": "first"}
    assert {"HeadlineLength"} <= set(rules)
    for rule in rules.values():
        assert rule["level"] in ("error", "warning", "suggestion") and rule["message"].endswith(".")
        assert rule[parts[rule["extends"]]]
        for pattern in (*rule.get("tokens", ()), *rule.get("swap", {}), rule.get("token", ""), rule.get("second", "")):
            re.compile(pattern)
    ini = configparser.ConfigParser(interpolation=None)
    ini.read_string("[top]\n" + (desk / "vale" / ".vale.ini").read_text(encoding="utf-8"))
    assert ini["top"]["StylesPath"] == "styles" and ini["*.{md,txt}"]["BasedOnStyles"] == name


def test_a_rule_for_vale_says_what_the_style_says(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = """\
name: ours
title: Ours
extends: plain
attribution: {avoid: [noted], banned: [opined]}
rules: {spelling: error, preferred-name: 'off'}
"""
    write(desk, "ours", mine)
    rules = exported(desk, capsys, "ours")
    assert rules["Words"]["swap"]["prior to"] == "before" and "going forward" in rules["Banned"]["tokens"]
    assert rules["Spelling"]["level"] == "error" and rules["Spelling"]["swap"]["labor"] == "labour"
    assert rules["Avoid"] == {**rules["Avoid"], "tokens": ["noted"], "level": "suggestion"}
    assert rules["SentenceLength"]["max"] == 25 and rules["Grade"]["condition"] == "> 8"
    assert "Names" not in rules


def test_a_style_named_by_its_path_is_found_again_by_every_command_on_its_run(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    (desk / "elsewhere").mkdir()
    (desk / "elsewhere" / "ours.yaml").write_text("name: ours\ntitle: Ours\nextends: house\n")
    (desk / "one.txt").write_text("The port of Eastmouth reopened on Monday after nine days. " * 6)
    draft = "run/6-drafts/draft.ours.md"
    for command in (
        ["brief", "one.txt", "--date", "2026-03-10", "--out", "run", "--style", "elsewhere/ours.yaml"],
        ["review", "comment", draft, "h0", "well put"],
        ["restyle", "run", "--style", "elsewhere/ours.yaml"],
        ["render", draft],
    ):
        assert main(command) == 0, command
    assert main(["check", draft]) in (0, 1)
