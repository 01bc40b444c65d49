"""Another style through a model on loopback: composing alone is asked, and nothing where only form has changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import main
from faultserver import FaultServer, completion
from test_model_runs import KEY, TEXTS, answer

STYLE = "name: ours\ntitle: Ours\nextends: house\n"
FORM = """\
typography: {quotes: '«»', dash: em}
dates: {format: 'MMMM d, y', day_format: 'MMM d'}
numbers: {percent: '%'}
headline: {full_stop: false}
"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultServer]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    for folder in ("sources", "styles"):
        (tmp_path / folder).mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "sources" / name).write_text(text)
    with FaultServer(default=completion(answer)) as server:
        assert main(["brief", "sources", "--date", "2026-03-10", "--out", "run", "-q", *through(server)]) == 0
        yield server


def through(server: FaultServer) -> list[str]:
    return ["--model", "m", "--base-url", server.url, "--store", "store.sqlite", "--prompts", "."]


def restyled(server: FaultServer, capsys: pytest.CaptureFixture[str], style: str) -> tuple[int, str]:
    """The calls that went out, and the draft's text below its front matter."""
    Path("styles/ours.yaml").write_text(style, encoding="utf-8")
    before = len(server.hits)
    capsys.readouterr()
    assert main(["restyle", "run", "--style", "ours", "--json", *through(server)]) == 0
    line = json.loads(capsys.readouterr().out)
    assert line["calls"] == len(server.hits) - before
    return line["calls"], Path(line["draft"]).read_text(encoding="utf-8").split("---\n", 2)[2]


def test_a_new_style_asks_for_one_brief_and_reads_no_document_again(
    made: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert restyled(made, capsys, STYLE)[0] == 1
    assert "<<<document" not in made.hits[-1].prompt


def test_another_form_is_set_on_the_stored_reply_and_asks_nobody(made: FaultServer, capsys: pytest.CaptureFixture[str]) -> None:
    _, first = restyled(made, capsys, STYLE)
    calls, again = restyled(made, capsys, STYLE + FORM)
    assert calls == 0 and "1 March 2026" in first and "March 1, 2026" in again


def test_another_wording_asks_the_model_again(made: FaultServer, capsys: pytest.CaptureFixture[str]) -> None:
    restyled(made, capsys, STYLE)
    assert restyled(made, capsys, STYLE + "guidance: Be brief.\n")[0] == 1


def test_the_last_line_says_what_was_saved(made: FaultServer, capsys: pytest.CaptureFixture[str]) -> None:
    Path("styles/ours.yaml").write_text(STYLE, encoding="utf-8")
    capsys.readouterr()
    assert main(["restyle", "run", "--style", "ours", "-q", *through(made)]) == 0
    count = len(TEXTS)
    assert f"saved: {count} documents not read again, which took {count} calls to extract" in capsys.readouterr().err
