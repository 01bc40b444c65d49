"""The commands as a person types them: what is printed where, and which exit code says what."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli import COMMANDS, cli, main

SOURCE = "The port reopens\n\nThe port of Eastmouth reopened on Monday after nine days, the harbour master Ida Holm said.\n\n"
SOURCE += "Two ships of the Holm Line docked at noon on Monday and unloaded 412 containers of grain. "
SOURCE += "The strike had begun on 1 March 2026.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.txt").write_text(SOURCE)
    return tmp_path


def run(*args: str) -> int:
    return main(list(args))


def test_every_command_has_help_with_its_first_line_in_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        assert run(name, "--help") == 0, name
        assert f"briefing {name}" in capsys.readouterr().out


def test_help_names_every_command_and_loads_no_heavy_library() -> None:
    script = (
        "import sys; from briefing.cli import main; main(['--help'])\n"
        "heavy = {'openai', 'pydantic', 'trafilatura', 'rich', 'jinja2', 'markdown', 'docx', 'httpx2'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert all(name in done.stdout for name in COMMANDS)


def test_what_shows_no_finding_is_rendered_without_loading_a_rule_and_what_counts_them_runs_all(here: Path) -> None:
    assert run("brief", "story.txt", "--date", "2026-03-10", "--out", "run") == 0
    script = (
        "import sys; from briefing.cli import main\n"
        "main(['render', 'run/6-drafts/draft.house.md', '--format', sys.argv[1]])\n"
        "print([name for name in ('briefing.check', 'briefing.facts', 'lxml', 'openai') if name in sys.modules], file=sys.stderr)"
    )
    loaded = {
        name: subprocess.run([sys.executable, "-c", script, name], capture_output=True, text=True, check=True).stderr
        for name in ("text", "html")
    }
    assert loaded["text"] == "[]\n" and "briefing.check" in loaded["html"]


def test_a_brief_goes_to_stdout_and_everything_else_to_stderr(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("brief", "story.txt", "--date", "2026-03-10", "--out", "run") == 0
    out, err = capsys.readouterr()
    assert out.startswith("The port of Eastmouth reopened") and "\nDetails. " in out and "unloaded 412" in out
    for said in ("run/6-drafts/draft.house.md", "run/5-briefs/brief.house.json", "run/6-drafts/draft.house.html"):
        assert said in err and said not in out
    assert "nothing spent" in err and "--model NAME" in err


def test_json_is_one_line_a_style_and_nothing_else(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("brief", "story.txt", "--date", "2026-03-10", "--out", "run", "--json") == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert (found["schema_version"], found["run"], found["style"], found["calls"], found["cost"]) == (1, "run", "house", 0, 0.0)
    assert Path(found["draft"]).exists() and Path(found["brief"]).exists()


def test_a_key_alone_is_no_consent_to_spend(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test-0123456789abcdef")
    assert run("brief", "story.txt", "--out", "run") == 0
    err = capsys.readouterr().err
    assert "no consent to spend" in err and "0123456789abcdef" not in err


def test_check_exits_1_on_an_error_and_0_without(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("brief", "story.txt", "--date", "2026-03-10", "--out", "run")
    draft = Path("run/6-drafts/draft.house.md")
    assert run("check", str(draft)) == 0
    draft.write_text(draft.read_text().replace("after nine days, the", "after 12 days, the", 2))
    capsys.readouterr()
    assert run("check", str(draft), "--json") == 1
    verdicts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert any(not verdict["supported"] and verdict["findings"] for verdict in verdicts)


def test_render_writes_any_format_of_a_draft(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("brief", "story.txt", "--date", "2026-03-10", "--out", "run")
    capsys.readouterr()
    assert run("render", "run/6-drafts/draft.house.md", "--format", "html", "-o", "page.html") == 0
    assert Path("page.html").read_text().startswith("<!doctype html>")
    assert run("render", "run/6-drafts/draft.house.md") == 0
    assert "Details. " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["brif"], 2, "did you mean brief?"),
        (["brief"], 2, "Missing argument"),
        (["brief", "story.txt", "--date", "10.3.2026"], 2, "write it as 2026-03-10"),
        (["brief", "story.txt", "--style", "hause"], 3, "no style named 'hause'"),
        (["brief", "story.txt", "--engine", "openai"], 3, "there is no default"),
        (["brief", "story.txt", "--engine", "replay"], 3, "--replies DIR"),
        (["brief", "missing.txt"], 5, "missing.txt: "),
        (["restyle", "."], 3, "missing"),
        (["check", "story.txt"], 3, "is not in a run"),
        (["schema", "breif"], 2, "there are: "),
    ],
)
def test_an_error_says_what_and_what_next_with_its_code(
    here: Path, capsys: pytest.CaptureFixture[str], args: list[str], code: int, says: str
) -> None:
    assert run(*args) == code
    err = capsys.readouterr().err
    assert says in err
    assert "Traceback" not in err


def test_faults_of_settings_come_all_at_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("briefing.toml").write_text('modle = "x"\nattempts = 0\n')
    assert run("config") == 3
    err = capsys.readouterr().err
    assert "line 1: modle" in err and "line 2: attempts" in err


def test_config_shows_each_value_with_its_origin(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("briefing.toml").write_text('model = "m"\n')
    assert run("config", "--json") == 0
    rows = {row["name"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert rows["model"]["value"] == "m" and rows["model"]["origin"].endswith("briefing.toml")
    assert rows["in_flight"]["origin"] == "default"


def test_schema_prints_json_schemas_of_all_records(capsys: pytest.CaptureFixture[str]) -> None:
    run("schema")
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert {"document", "claim", "ledger", "brief", "finding"} <= set(names)
    for name in names:
        assert run("schema", name) == 0
        assert json.loads(capsys.readouterr().out)["type"] == "object"


def test_read_prints_one_document_a_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", "story.txt", "missing.txt", "--json") == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["source"], row["status"]) for row in rows] == [("story.txt", "ok"), ("missing.txt", "unreadable")]
    assert all(row["schema_version"] == 1 for row in rows)


def test_extract_prints_claims_with_their_places(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", "story.txt", "--json", "--date", "2026-03-10") == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    place = row["claims"][0]["evidence"][0]
    assert place["quote"] and place["end"] - place["start"] == len(place["quote"])


def test_runs_lists_what_there_is_and_what_a_person_changed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("brief", "story.txt", "--date", "2026-03-10")
    capsys.readouterr()
    (folder,) = Path("runs").iterdir()
    draft = folder / "6-drafts" / "draft.house.md"
    draft.write_text(draft.read_text() + "\n")
    assert run("runs", "--json") == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (row["styles"], row["edited"]) == (["house"], ["house"])


def test_cost_without_a_store_says_that_nothing_was_spent(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("cost") == 0
    assert "no model call has been made" in capsys.readouterr().err


def test_demo_needs_nothing_and_makes_a_brief(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("demo", "--out", "demo") == 0
    out = capsys.readouterr().out
    assert "Details." in out and "Context." in out


def test_a_dry_run_of_the_embedded_engine_makes_no_run(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("brief", "story.txt", "--dry-run", "--out", "run") == 0
    assert "no model call" in capsys.readouterr().out
    assert not Path("run").exists()


def test_control_sequences_of_a_source_do_not_reach_the_terminal(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("story.txt").write_text(
        "\x1b]0;owned\x07A title\n\nThe port \x1b[31mof Eastmouth reopened on Monday after nine days, she said.\n"
    )
    for args in (["brief", "story.txt", "--out", "run"], ["read", "story.txt"], ["extract", "story.txt"]):
        run(*args)
        out, err = capsys.readouterr()
        assert "\x1b" not in out + err and "\x07" not in out + err


def test_an_interrupt_ends_with_130_and_says_how_to_go_on(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*args: object, **values: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefing.cli.making.gather", interrupted)
    assert run("brief", "story.txt") == 130
    assert "goes on where this one stopped" in capsys.readouterr().err


def test_a_defect_is_one_line_with_a_way_to_see_more(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.cli.making.gather", lambda *args: 1 / 0)
    assert run("brief", "story.txt") == 70
    err = capsys.readouterr().err
    assert "internal error: ZeroDivisionError" in err and "BRIEFING_DEBUG=1" in err and "Traceback" not in err


def test_a_headline_with_letters_that_the_console_lacks_does_not_end_the_run(here: Path) -> None:
    (here / "story.txt").write_text(
        "Title ✈\n\nThe airport of Nivå reopened on Monday after nine days ✈ of repairs, its director said.\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "brief", "story.txt", "--out", "run"],
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_reader_that_has_enough_ends_the_program_quietly(here: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m briefing schema brief | head -1", shell=True, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr and done.stdout


def test_the_list_of_commands_is_what_the_group_has() -> None:
    assert set(cli.list_commands(None)) == set(COMMANDS)  # type: ignore[arg-type]
