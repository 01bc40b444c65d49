"""Another style through a model on loopback: composing alone is asked, and nothing where only form has changed."""

from __future__ import annotations

import json
import sqlite3
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


def saved_line(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    Path("styles/ours.yaml").write_text(STYLE, encoding="utf-8")
    capsys.readouterr()
    assert main(["restyle", "run", "--style", "ours", "-q", *options]) == 0
    return next(line for line in capsys.readouterr().err.splitlines() if line.startswith("saved: "))


def recorded() -> tuple[int, int]:
    with sqlite3.connect("store.sqlite") as db:
        return db.execute(
            "SELECT sum(input_tokens), sum(output_tokens) FROM attempts JOIN calls ON call = key WHERE step = 'extract'"
        ).fetchone()


def test_the_last_line_says_what_was_saved_in_calls_tokens_and_price(
    made: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    count = len(TEXTS)
    tokens_in, tokens_out = recorded()
    assert tokens_in > 0 and tokens_out > 0
    told = f"extracting them took {count} calls, {tokens_in:,} tokens in, {tokens_out:,} out, price unknown"
    assert saved_line(capsys, *through(made)) == f"saved: {count} documents not read again; {told}"
    assert saved_line(capsys, "--engine", "extractive", "--prompts", ".", "--store", "store.sqlite").endswith(told)


def test_what_was_saved_has_its_price_where_the_models_is_known(made: FaultServer, capsys: pytest.CaptureFixture[str]) -> None:
    Path("briefing.toml").write_text("[prices.priced]\ninput = 2.0\noutput = 8.0\n", encoding="utf-8")
    through_it = ["--model", "priced", *through(made)[2:]]
    assert main(["brief", "sources", "--date", "2026-03-10", "--out", "other/run-2", "-q", *through_it]) == 0
    with sqlite3.connect("store.sqlite") as db:
        (price,) = db.execute("SELECT sum(price) FROM attempts JOIN calls ON call = key WHERE step = 'extract'").fetchone()
    Path("styles/ours.yaml").write_text(STYLE, encoding="utf-8")
    capsys.readouterr()
    assert main(["restyle", "other/run-2", "--style", "ours", "-q", *through_it]) == 0
    assert price > 0 and f" out, ${price:.4f}" in capsys.readouterr().err


def test_what_another_run_paid_for_was_saved_too(made: FaultServer, capsys: pytest.CaptureFixture[str]) -> None:
    tokens_in, _ = recorded()
    assert main(["brief", "sources", "--date", "2026-03-10", "--out", "again/run-2", "-q", *through(made)]) == 0
    Path("styles/ours.yaml").write_text(STYLE, encoding="utf-8")
    capsys.readouterr()
    assert main(["restyle", "again/run-2", "--style", "ours", "-q", *through(made)]) == 0
    assert f"took {len(TEXTS)} calls, {tokens_in:,} tokens in" in capsys.readouterr().err


def test_without_a_record_what_was_saved_is_an_estimate_and_says_so(
    made: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("store.sqlite").rename("elsewhere.sqlite")
    line = saved_line(capsys, *through(made))
    assert f"would take {len(TEXTS)} calls" in line and line.endswith("(estimated: this store has no record)")
    Path("store.sqlite").unlink()
    line = saved_line(capsys, "--engine", "extractive", "--prompts", ".", "--store", "none.sqlite")
    assert line.endswith("what a model took to extract them is not in this store") and not Path("none.sqlite").exists()


def test_where_no_model_read_nothing_was_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("sources", "styles"):
        (tmp_path / folder).mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "sources" / name).write_text(text)
    assert main(["brief", "sources", "--date", "2026-03-10", "--out", "run", "-q"]) == 0
    line = saved_line(capsys, "--prompts", ".")
    assert line == f"saved: {len(TEXTS)} documents not read again; no model had read them, so no tokens and no price"
