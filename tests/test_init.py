"""A new desk runs at once, and the doctor finds what would keep it from running."""

from __future__ import annotations

import importlib.metadata
import io
import json
import re
import ssl
import sys
import tomllib
from pathlib import Path

import pytest

from briefing import config as configuration
from briefing.cli import doctor, main
from briefing.cli.desk import GROUPS, SET, files, settings_file
from briefing.cli.deskfile import BEGUN
from briefing.config import Settings, read_desk, read_file
from briefing.desk import DeskSettings, Limits, Outlet, Source, Topic, Weights
from briefing.library import Library
from briefing.render import ALL_FORMATS, render
from briefing.render.specimen import specimen
from faultserver import FaultServer, Hit, completion


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new desk, and the shell in its folder."""
    folder = tmp_path / "desk"
    assert main(["init", str(folder)]) == 0
    capsys.readouterr()
    monkeypatch.chdir(folder)
    return folder


def test_a_new_desk_runs_with_the_command_that_init_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "desk")]) == 0
    said = capsys.readouterr()
    assert {Path(line).name for line in said.out.splitlines()} == {Path(name).name for name in files()}
    monkeypatch.chdir(tmp_path / "desk")
    command = said.err.strip().splitlines()[-1].split()
    assert command[0] == "briefing"
    assert main([*command[1:], "--json"]) == 0
    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert line["style"] == "desk"
    assert Path(line["draft"]).is_file() and Path(line["draft"]).resolve().is_relative_to(tmp_path / "desk")


def test_every_command_that_the_desk_names_exists(desk: Path) -> None:
    from briefing.cli import COMMANDS

    named = re.findall(r"briefing (\w+) ", (desk / "README.md").read_text(encoding="utf-8"))
    assert len(named) == 5 and set(named) <= set(COMMANDS)


def test_the_settings_file_names_every_setting_and_nothing_else() -> None:
    text, _, desk = settings_file().partition("# == The daily edition ==")
    named = re.findall(r"^(?:# )?(\w+) = ", text, re.MULTILINE) + re.findall(r"^# \[(\w+)", text, re.MULTILINE)
    assert sorted(set(named) - {"input", "output"}) == sorted(Settings.model_fields)
    there = set(re.findall(r"^(?:# )?(\w+) = ", desk, re.MULTILINE)) | set(re.findall(r"^# \[+desk\.(\w+)", desk, re.MULTILINE))
    models = (DeskSettings, Limits, Weights, Outlet, Topic, Source)
    assert there == {key for model in models for key in model.model_fields}
    assert {key for keys in GROUPS.values() for key in keys} <= set(Settings.model_fields)
    assert tomllib.loads(text) == SET and tomllib.loads(settings_file()) == {**SET, "desk": BEGUN}


def test_every_comment_of_the_settings_file_can_be_taken_away(tmp_path: Path) -> None:
    text = re.sub(r"^# (\w+ = |\[)", r"\1", settings_file(), flags=re.MULTILINE)
    text = text.replace('sources = ["sources"]\n', "")  # the file says that rows stand in the place of the list
    (tmp_path / "briefing.toml").write_text(text, encoding="utf-8")
    assert sorted(read_file(tmp_path / "briefing.toml")) == sorted(Settings.model_fields)
    assert read_desk(tmp_path / "briefing.toml").topics[0].name == "ports"


def test_nothing_is_overwritten_and_nothing_is_written_beside_it(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "styles" / "desk.yaml").write_text("name: mine\n", encoding="utf-8")
    (desk / "notes" / "two-papers.md").unlink()
    assert main(["init"]) == 2
    said = capsys.readouterr()
    assert "briefing.toml" in said.err and "nothing was written" in said.err and said.out == ""
    assert (desk / "styles" / "desk.yaml").read_text(encoding="utf-8") == "name: mine\n"
    assert not (desk / "notes" / "two-papers.md").exists()


def test_a_folder_keeps_its_own_readme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "README.md").write_text("Ours.\n", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 0
    assert "kept as it is" in capsys.readouterr().err
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "Ours.\n"
    assert (tmp_path / "briefing.toml").is_file()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["init", str(tmp_path / "file" / "desk")]) == 3
    assert "cannot be written" in capsys.readouterr().err


def test_a_desks_own_template_takes_in_the_shipped_one(desk: Path) -> None:
    """As the note in a new desk's templates says."""
    (desk / "templates" / "page.css").write_text('{% include "shipped/page.css" %}\nh1 { font-size: 3rem; }\n', encoding="utf-8")
    library = Library(templates=desk / "templates")
    page = render(*specimen(library.style("house")), library.style("house"), library, "html")
    assert "h1 { font-size: 3rem; }\n</style>" in page and ".sidenote { display: none; }" in page


# -- the doctor -----------------------------------------------------------------------------------------------------------


def examined(*options: str) -> tuple[int, dict[str, dict[str, object]]]:
    out, sys.stdout = sys.stdout, io.StringIO()
    try:
        code = main(["doctor", "--json", *options])
        lines = [json.loads(line) for line in sys.stdout.getvalue().splitlines()]
    finally:
        sys.stdout = out
    return code, {line["what"]: line for line in lines}


def test_all_is_well_in_a_new_desk(desk: Path) -> None:
    code, found = examined()
    assert code == 0
    assert [name for name, line in found.items() if not line["well"] and line["needed"]] == []
    assert list(found)[:6] == ["python", "libraries", "settings", "folders", "styles", "templates"]
    assert found["templates"]["found"] == ", ".join(ALL_FORMATS)


def failing(what: str, *options: str, code: int = 3) -> dict[str, object]:
    """The line of a check that must fail; it must name a remedy."""
    ended, found = examined(*options)
    assert ended == code
    assert found[what]["well"] is False
    assert found[what]["remedy"]
    return found[what]


def test_an_old_python_is_found(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.sys, "version_info", (3, 10, 2, "final", 0))
    assert failing("python")["found"] == "3.10.2"


def test_a_missing_library_is_found(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version = importlib.metadata.version

    def without_nh3(name: str) -> str:
        if name == "nh3":
            raise importlib.metadata.PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(importlib.metadata, "version", without_nh3)
    assert failing("libraries")["found"] == "missing: nh3"


def test_a_faulty_settings_file_is_found_with_its_line(desk: Path) -> None:
    (desk / "briefing.toml").write_text("in_flight = 0\n", encoding="utf-8")
    ended, found = examined()
    assert ended == 3 and "line 1: in_flight" in str(found["settings"]["found"])


def test_a_folder_that_is_not_there_is_found(desk: Path) -> None:
    (desk / "templates").rename(desk / "elsewhere")
    assert "templates is not a folder" in str(failing("folders")["found"])


def test_a_place_where_no_run_can_be_kept_is_found(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_writable", lambda folder: False)
    assert "cannot be written" in str(failing("folders")["found"])
    assert "use --store" in str(failing("store")["remedy"])


def test_a_faulty_style_is_found_with_its_line(desk: Path) -> None:
    (desk / "styles" / "other.yaml").write_text("name: other\ntitle: Other\nextends: house\nheadlin: {}\n", encoding="utf-8")
    ended, found = examined()
    assert ended == 3 and found["styles"]["well"] is False
    assert "line 4: headlin" in str(found["styles"]["found"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html.j2", "{{ healdine }}"),
        ("brief.txt.j2", "{% for section in sections %}{{ section.heading }"),
        ("parts/sources.html.j2", "{% for source in sources %}{{ source.publisher.name }}{% endfor %}"),
        ("mail.css", "{% include 'nowhere.css' %}"),
    ],
)
def test_a_faulty_template_is_found_before_a_brief_needs_it(desk: Path, name: str, text: str) -> None:
    (desk / "templates" / name).parent.mkdir(exist_ok=True)
    (desk / "templates" / name).write_text(text, encoding="utf-8")
    assert failing("templates")["remedy"] == "check the file's names against the shipped one"


def test_a_damaged_store_is_found(desk: Path) -> None:
    (desk / ".briefing").mkdir()
    (desk / ".briefing" / "store.sqlite").write_bytes(b"no database at all, but long enough to be read as one" * 40)
    failing("store")


def test_a_machine_without_certificates_is_found(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = ssl.DefaultVerifyPaths(None, None, "SSL_CERT_FILE", "", "SSL_CERT_DIR", "")
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nowhere)
    failing("certificates")


def test_a_missing_key_is_found_where_a_hosted_model_is_named(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_endpoint", lambda config: doctor.Result("endpoint", True, "not asked here"))
    failing("key", "--model", "some-model")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-0123456789abcdef")
    _, found = examined("--model", "some-model")
    assert found["key"]["well"] is True and "sk-0123" not in str(found["key"]["found"])


def test_an_endpoint_that_does_not_answer_is_found(desk: Path) -> None:
    assert "some-model at http://127.0.0.1:1" in str(
        failing("endpoint", "--model", "some-model", "--base-url", "http://127.0.0.1:1/v1")["found"]
    )


def test_the_way_an_endpoint_takes_structured_output_is_told(desk: Path) -> None:
    """Its mark stands on the line below the question that asks for it."""

    def kestrel(hit: Hit) -> str:
        return json.dumps({"word": "kestrel", "end": hit.prompt.split("copy this mark:")[1].split()[0]})

    with FaultServer(completion(kestrel)) as server:
        code, found = examined("--model", "some-model", "--base-url", server.url)
    assert code == 0
    assert str(found["endpoint"]["found"]).endswith("answers, structured output as json_schema")


def test_a_console_without_unicode_is_told_of_and_needs_no_repair(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    result = doctor._console()
    assert (result.well, result.needed) == (False, False)
    assert result.remedy is not None and "PYTHONUTF8=1" in result.remedy


def test_a_machine_without_fonts_is_told_of_and_needs_no_repair(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "font_folders", lambda: [desk])
    assert failing("fonts", code=0)["needed"] is False
    (desk / "Serif.ttf").write_bytes(b"")
    assert examined()[1]["fonts"]["well"] is True


def test_each_line_for_people_has_its_remedy_below(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "templates").rename(desk / "elsewhere")
    assert main(["doctor"]) == 3
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("no   folders"))
    assert lines[at + 1].startswith("     → make it, or change templates (")
    assert configuration.PROJECT_FILE in lines[at + 1]


# -- the desk ----------------------------------------------------------------------------------------------------------------


def test_a_new_desk_makes_an_edition_at_once(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["daily", "--date", "2026-03-10", "--json"]) == 0
    (made,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert made["stories"] and (desk / "editions" / "2026-03-10" / "edition.json").is_file()


def test_the_doctor_reads_every_source_and_names_what_fails(desk: Path) -> None:
    (desk / "briefing.toml").write_text(
        """
        [desk]
        sources = ["sources", "gone", "notes/two-papers.md", "http://127.0.0.1:9/feed"]
        review = "none"
        [[desk.topics]]
        name = "ports"
        must = ["port"]
        must_not = ["port"]
        """
    )
    code, found = examined()
    assert code == 0
    assert found["source sources"]["well"] and "2 documents, the newest of 2026-03-10" in str(found["source sources"]["found"])
    assert not found["source gone"]["well"] and "there is no file" in str(found["source gone"]["found"])
    assert found["source two-papers.md"]["well"]
    assert "not fetched" in str(found["source http://127.0.0.1:9/feed"]["found"])
    assert "must and must not hold 'port'" in str(found["topic ports"]["found"])
    assert not found["review"]["well"] and "verbatim" in str(found["review"]["remedy"])
