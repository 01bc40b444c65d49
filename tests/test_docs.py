"""The documentation says what the program does."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import pytest

from briefing.cli import COMMANDS, main
from briefing.config import ENVIRONMENT, Settings, read_file
from briefing.prove.corpus import pairs
from briefing.prove.planter import KINDS
from briefing.render import FORMATS

README = Path(__file__).parent.parent / "README.md"
PROOF = runpy.run_path(str(README.parent / "docs" / "proof.py"))
HEADS, READ, SEALED = PROOF["HEADS"], PROOF["READ"], PROOF["SEALED"]
DOCS = sorted((README.parent / "docs").glob("*.md"))


def shown(name: str) -> str:
    """The block that the README shows under a name."""
    match = re.search(rf"<!-- tour: {name} -->\n```\n(.*?)```\n<!-- /tour -->", README.read_text(), re.DOTALL)
    assert match is not None, name
    return match[1]


def test_the_readme_shows_the_commands_that_there_are() -> None:
    assert shown("commands").split("\n")[:-1] == [f"{name:9} {text}" for name, (_, text) in COMMANDS.items()]


@pytest.mark.parametrize("name", HEADS)
def test_the_tables_of_what_the_rules_catch_have_every_kind_as_often_as_the_corpus(name: str) -> None:
    """`make proof` writes them anew; the figures are those of that day, and what they are of is that of the corpus."""
    page = (README.parent / "docs" / "checks.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- proof: {name} -->\n(.*?)\n<!-- /proof -->", page, re.DOTALL)
    assert found is not None and found[1].startswith(HEADS[name])
    lines = [line.strip("| ").split(" | ") for line in found[1].splitlines()[2:]]
    if name == "blind":
        assert [line[:2] for line in lines] == [["read since", str(len(pairs(READ)))], ["sealed", str(len(pairs(SEALED)))]]
        return
    kinds = {line[0]: line for line in lines}
    if name == "planted":
        assert [*kinds] == [*sorted(KINDS), "**all**"]
        return
    parts = [pairs(part) for part in ([name] if name == "hand-written" else [READ, SEALED])]
    assert set(kinds) == {pair.kind for part in parts for pair in part} | {"**all**"}
    for kind, line in kinds.items():
        for part, cell in zip(parts, (line[1], line[4]), strict=False):
            assert int(cell) == sum(kind in (pair.kind, "**all**") for pair in part)


def test_the_readme_shows_the_brief_that_make_brief_prints(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "88")
    monkeypatch.chdir(README.parent)
    example = "examples/paraguay-sofa"
    sources = [f"{example}/sources", "--background", f"{example}/background"]
    args = ["brief", *sources, "--date", "2026-03-10", "--out", str(tmp_path)]
    assert main(args) == 0
    assert shown("brief") == capsys.readouterr().out
    assert shown("footnote").strip() in (tmp_path / "6-drafts" / "draft.house.md").read_text()


def test_every_link_of_the_docs_leads_somewhere() -> None:
    for page in (README, *DOCS):
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text()):
            assert "://" in target or (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_command_that_the_docs_name_exists() -> None:
    for page in (README, *DOCS):
        for command in re.findall(r"^    briefing (\w+)", page.read_text(), re.MULTILINE):
            assert command in COMMANDS, f"{page.name}: briefing {command}"


def test_the_configuration_page_knows_every_setting_and_its_example_is_valid(tmp_path: Path) -> None:
    page = (README.parent / "docs" / "configuration.md").read_text()
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example is not None
    path = tmp_path / "briefing.toml"
    path.write_text(example[1])
    assert set(read_file(path)) <= set(Settings.model_fields)
    assert tomllib.loads(example[1])["prices"]
    for variable in ENVIRONMENT:
        assert variable in page


def test_the_files_of_a_run_are_those_that_are_written() -> None:
    page = (README.parent / "docs" / "run.md").read_text()
    for name in ("2-documents.jsonl", "3-extractions.jsonl", "4-ledger.json", "brief.house.json", "draft.house.md"):
        assert name in page
    assert set(FORMATS) >= {"draft", "text", "html", "json"}


def test_the_changelog_has_a_place_for_the_next_version() -> None:
    assert "## Unreleased" in (README.parent / "CHANGELOG.md").read_text()
