"""What `check` prints: a sentence at a time with its words underlined, or annotations beside the lines of the file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.cli.verdicts import Report, Shown, annotate, counted, spans
from briefing.records import Finding, Severity

TEXT = "The council approved the works by 41 votes to 8 on Monday."


def finding(rule: str, severity: Severity, words: str | None = None, **values: str) -> Finding:
    return Finding(
        **{"rule": rule, "severity": severity, "words": words, "message": f"{rule} is wrong", "sentence": "d0.1", **values}
    )


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A draft by the embedded engine in which a person has put two things wrong."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source.txt").write_text(
        "The council of Eastmouth approved the works by 21 votes to 8.\n\nThe *crane* of the port fell, Ana Ruiz [master] said.\n"
    )
    assert main(["brief", "source.txt", "--date", "2026-03-10", "--out", "run", "-q"]) == 0
    path = tmp_path / "run" / "6-drafts" / "draft.house.md"
    text = path.read_text(encoding="utf-8")
    at = text.index("**Details.**")
    path.write_text(text[:at] + text[at:].replace("21 votes", "41 votes").replace("Ana Ruiz", "Eva Ruiz"), encoding="utf-8")
    capsys.readouterr()
    return path


def test_sentences_findings_and_evidence_go_to_standard_output_and_the_counts_to_the_other(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(draft)]) == 1
    out, err = capsys.readouterr()
    block = next(part for part in out.split("\n\n") if "41" in part)
    first, *rest = block.splitlines()
    assert re.match(r"d\d\.\d  .*by _41_ votes", first)
    assert re.match(r"    error   number: ", rest[0])
    assert any(re.match(r"    S1 ¶1 +“The council of Eastmouth approved the works by 21 votes to 8\.”", line) for line in rest)
    assert re.search(r"\d sentences?, \d of them with errors: \d errors? \(.*number.*\)", err) and "error  " not in err


def test_what_concerns_a_block_or_the_whole_brief_is_a_line_of_json_with_the_same_keys(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(draft)])
    page = capsys.readouterr().out
    main(["check", str(draft), "--json"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len({tuple(line) for line in lines}) == 1 and {line["schema_version"] for line in lines} == {1}
    others = [line for line in lines if "." not in line["id"]]
    whole = next(line for line in others if line["id"] == "brief")
    assert "total-length" in {found["rule"] for found in whole["findings"]} and whole["status"] is whole["score"] is None
    for line in others:
        for found in line["findings"]:
            assert f"{line['id']}: {found['rule']}" in page
    assert next(line for line in others if line["id"] == "d0")["text"].startswith("The council of Eastmouth")


@pytest.mark.parametrize("width", [24, 40, 60])
def test_no_line_is_wider_than_the_terminal_and_what_goes_on_stands_under_what_it_goes_on(
    draft: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    main(["check", str(draft)])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= width
    assert all(line.startswith("    ") for line in lines if line and not re.match(r"[a-z]+\d+\.\d+  ", line))


def test_colours_mark_the_words_and_without_them_underscores_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    Report().sentence("d0.1", TEXT, [finding("number", "error", "41")], [])
    assert "by _41_ votes" in capsys.readouterr().out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    Report().sentence("d0.1", TEXT, [finding("number", "error", "41")], [])
    assert re.search(r"by \x1b\[4;31m41\x1b\[0m votes", capsys.readouterr().out)


def test_of_two_that_overlap_the_graver_is_underlined() -> None:
    found = [
        finding("verbatim", "info", "by 41 votes to 8"),
        finding("number", "error", "41"),
        finding("date", "warn", "on Monday"),
    ]
    assert [TEXT[start:end] for start, end, _ in spans(TEXT, found)] == ["41", "on Monday"]


def test_the_evidence_that_is_shown_is_the_one_that_a_finding_speaks_of(capsys: pytest.CaptureFixture[str]) -> None:
    evidence = [Shown("S1 ¶1", "The council approved the works on Monday."), Shown("S2 ¶4", "It passed by 21 votes to 8.")]
    Report().sentence("d0.1", TEXT, [finding("number", "error", "41", evidence="21, 8")], evidence)
    assert "S2 ¶4" in (out := capsys.readouterr().out) and "(and 1 more)" in out and "S1 ¶1" not in out


def test_what_a_source_or_a_model_wrote_is_no_terminal_command(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = finding("name", "error", message="\x1b]0;t\x07 [bold]x[/bold]")
    Report().sentence("d0.1", f"{TEXT}\x1b[31m", [hostile], [Shown("S1", "\x1b[2J gone")])
    out = capsys.readouterr().out
    assert "\x1b" not in out and "\x07" not in out and "[bold]x[/bold]" in out


def test_an_annotation_stands_at_the_line_and_the_columns_of_the_words(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(draft), "--format", "github"]) == 1
    lines = draft.read_text(encoding="utf-8").splitlines()
    found = re.findall(
        r"^::error file=(.+?),line=(\d+),col=(\d+),endColumn=(\d+),title=(\S+) (\w+)::", capsys.readouterr().out, re.M
    )
    assert {lines[int(line) - 1][int(start) - 1 : int(end) - 1] for _, line, start, end, _, _ in found} >= {"41", "Eva Ruiz"}
    assert {Path(path) for path, *_ in found} == {draft}


def test_an_annotation_finds_words_that_the_draft_has_escaped_and_escapes_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a,b:c.md"
    file.write_text("# Head\n\nHe said 5 \\* 7 is 35.\n")
    annotate("He said 5 * 7 is 35.", [finding("number", "warn", "5 * 7", message="100 %\nwrong")], file)
    annotate(None, [finding("total-length", "info", sentence=None)], file)  # type: ignore[arg-type]
    first, second = capsys.readouterr().out.splitlines()
    assert "line=3,col=9,endColumn=15,title=d0.1 number::100 %25" in first and "a%2Cb%3Ac.md" in first
    assert second.startswith("::notice ") and "line=1," in second


def test_counts_name_the_rules_and_how_many_sentences_are_concerned() -> None:
    found = [
        finding("number", "error"),
        finding("number", "error"),
        finding("date", "error", sentence="d0.2"),
        finding("x", "info"),
    ]
    assert counted(9, found) == "9 sentences, 2 of them with errors: 3 errors (2 number, date), 0 warnings, 1 remark"
    assert counted(1, []) == "1 sentence, 0 of them with errors: 0 errors, 0 warnings, 0 remarks"
