"""Prompts, templates and styles: the user's first, never rendered with a hole, sandboxed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import ConfigError, TemplateError
from briefing.library import Library, shipped


def test_a_users_file_replaces_ours_and_can_extend_it(tmp_path: Path) -> None:
    (tmp_path / "own.md").write_text('Before. {% include "shipped/repair.md" ignore missing %}{{ word }}')
    assert Library(prompts=tmp_path).prompt("own.md", {"word": "After.", "errors": "", "fence": ""}).text.startswith("Before. ")


def test_a_missing_value_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "own.md").write_text("one\n{{ titel }}")
    with pytest.raises(TemplateError, match="own.md.*titel"):
        Library(prompts=tmp_path).prompt("own.md", {"title": "x"})


def test_every_shipped_prompt_fails_without_its_values() -> None:
    for path in shipped("prompts").glob("*.md"):
        if (
            "{{" in path.read_text() and path.name != "compose.parts.md"
        ):  # macros, which are given their values where they are used
            with pytest.raises(TemplateError):
                Library().prompt(path.name, {})


@pytest.mark.parametrize("payload", ["{{ cycler.__init__.__globals__.os.popen('id').read() }}", "{{ values.append(1) }}"])
def test_a_template_reaches_nothing_but_its_values(tmp_path: Path, payload: str) -> None:
    (tmp_path / "own.md").write_text(payload)
    with pytest.raises(TemplateError):
        Library(prompts=tmp_path).prompt("own.md", {"values": [1]})


def test_values_are_never_read_as_templates(tmp_path: Path) -> None:
    (tmp_path / "own.md").write_text("{{ word }}")
    assert Library(prompts=tmp_path).prompt("own.md", {"word": "{{ 7*7 }}"}).text == "{{ 7*7 }}"


def test_a_style_of_ones_own_is_found_before_ours(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    house = (shipped("prompts") / "styles" / "house.yaml").read_text()
    (tmp_path / "styles" / "house.yaml").write_text(house.replace('glyph: "►"', 'glyph: "•"'))
    style = Library(prompts=tmp_path).style("house")
    assert style.sections[0].points is not None and style.sections[0].points.glyph == "•"


def test_every_fault_of_a_style_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    house = (shipped("prompts") / "styles" / "house.yaml").read_text()
    path.write_text(house.replace("total_words: [280, 520]", "total_words: many").replace("points:", "poins:"))
    with pytest.raises(ConfigError) as caught:
        Library().style(str(path))
    assert len(caught.value.faults) == 3
    assert all(fault.startswith("line ") for fault in caught.value.faults)
    assert "did you mean points?" in caught.value.message


def test_a_style_that_is_not_there_is_told_which_are() -> None:
    with pytest.raises(ConfigError, match="no style named 'hause'") as caught:
        Library().style("hause")
    assert caught.value.remedy is not None and "house" in caught.value.remedy


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: &x [1]\nb: *x\n", "aliases"),
        ("name: a\nname: b\n", "duplicate key"),
        ("name: [\n", "line 2"),
        ("name: a: b\n", "line 1"),
    ],
)
def test_yaml_that_hides_or_loses_something_is_refused_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=says):
        Library().style(str(path))


def test_fields_of_the_desk_are_read_from_the_extraction_prompts_front_matter(tmp_path: Path) -> None:
    (tmp_path / "extract.md").write_text(
        "---\nfields:\n  - {name: sector, enum: [energy, health], description: The sector.}\n---\n"
        '{% include "shipped/extract.md" %}'
    )
    fields = Library(prompts=tmp_path).fields()
    assert [(field.name, field.enum) for field in fields] == [("sector", ("energy", "health"))]


def test_a_field_that_every_claim_has_already_is_refused(tmp_path: Path) -> None:
    (tmp_path / "extract.md").write_text("---\nfields: [{name: quote, description: x}]\n---\nbody")
    with pytest.raises(ConfigError, match="a field of this name already"):
        Library(prompts=tmp_path).fields()
