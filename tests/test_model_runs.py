"""Whole runs through a model on loopback, from the command line: paid once, resumable at any point, honest about every fault."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.clock import SystemClock
from faultserver import FaultServer, Held, Hit, completion, hang, status

KEY = "sk-test-0123456789abcdef"
TEXTS = {
    "one.txt": "The port of Eastmouth reopened on Monday after nine days.\n\nTwo ships docked at noon.\n",
    "two.txt": "Harbour master Ida Holm said 412 containers were unloaded by Tuesday evening.\n\nThe union has not commented.\n",
    "three.txt": "The strike had begun on 1 March 2026, when talks on automation failed.\n\nIt was the longest since 2019.\n",
}
DOCUMENT = re.compile(r"<<<document (\w+)>>>\n(.*)\n<<<end of document \1>>>", re.DOTALL)


def answer(hit: Hit) -> str:
    """What a careful model says: each paragraph is a claim; the brief tells the claims in order."""
    document = DOCUMENT.search(hit.prompt)
    if document:
        lines = [line for line in document[2].split("\n\n") if line]
        claims = [{"quote": line, "text": line, "kind": "event", "certainty": "fact", "speaker": None} for line in lines]
        return json.dumps({"claims": claims, "end": hit.end})
    claims = re.findall(r"^(k\d+) \[[^\]]*\] (.+)$", hit.prompt, re.MULTILINE)
    sentences = [
        {"block": f"d{number}", "claims": [reference], "status": "reported", "text": text}
        for number, (reference, text) in enumerate(claims)
    ]
    headline = {"claims": [claims[0][0]], "text": claims[0][1]}
    return json.dumps({"headline": headline, "sentences": sentences, "end": hit.end})


def about(name: str) -> object:
    return lambda hit: TEXTS[name].split("\n")[0] in hit.prompt and "<<<document" in hit.prompt


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(default=completion(answer)) as running:
        yield running


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    (tmp_path / "sources").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "sources" / name).write_text(text)
    return tmp_path


def command(server: FaultServer, *more: str) -> list[str]:
    args = ["brief", "sources", "--date", "2026-03-10", "--model", "m", "--base-url", server.url]
    return [*args, "--store", "store.sqlite", "--out", "run", *more]


def run(server: FaultServer, *more: str) -> int:
    return main(command(server, *more))


def line(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    (only,) = capsys.readouterr().out.splitlines()
    return dict(json.loads(only))


def test_a_brief_costs_a_call_for_each_document_and_one_for_the_brief_and_again_none(
    here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(server, "--json") == 0
    first = line(capsys)
    assert (first["calls"], first["cached"], len(server.hits)) == (4, 0, 4)
    draft = Path(str(first["draft"])).read_bytes()
    assert run(server, "--json") == 0
    again = line(capsys)
    assert (again["calls"], again["cached"], again["cost"], len(server.hits)) == (0, 4, 0.0, 4)
    assert Path(str(again["draft"])).read_bytes() == draft


def test_costs_are_told_by_run_step_and_model(here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]) -> None:
    run(server)
    assert "price unknown" in capsys.readouterr().err
    main(["cost", "--run", "run", "--store", "store.sqlite", "--json"])
    found = line(capsys)
    assert found["calls"] == {
        "compose": {"sent": 1, "cached": 0, "repaired": 0, "unknown": 0},
        "extract": {"sent": 3, "cached": 0, "repaired": 0, "unknown": 0},
    }
    assert found["price"] is None and found["schema_version"] == 1
    for by, names in {"model": {"m"}, "step": {"extract", "compose"}, "run": {"run"}}.items():
        main(["cost", "--by", by, "--store", "store.sqlite", "--json"])
        assert {json.loads(row)["name"] for row in capsys.readouterr().out.splitlines()} == names


def test_the_same_text_in_two_files_is_paid_for_once_and_both_bear_the_claim(
    here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("sources/copy.txt").write_text(TEXTS["one.txt"])
    assert run(server, "--json") == 0
    assert line(capsys)["calls"] == 4
    ledger = json.loads(Path("run/4-ledger.json").read_text())
    copied = [claim for claim in ledger["claims"] if "reopened" in claim["text"]]
    assert [len(claim["evidence"]) for claim in copied] == [2]


def test_a_document_that_the_model_refuses_is_named_and_the_rest_is_written(
    here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.when(about("two.txt"), completion(None, refusal="I will not read this."))  # type: ignore[arg-type]
    assert run(server) == 5
    assert "incomplete: two.txt" in capsys.readouterr().err
    assert Path("run/6-drafts/draft.house.md").exists()
    asked = len(server.hits)
    assert run(server) == 5
    assert len(server.hits) == asked, "a refusal is remembered, not bought again"


def test_a_document_whose_call_fails_to_the_end_is_named_and_the_rest_is_written(
    here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SystemClock, "sleep", lambda self, seconds: None)
    server.when(about("two.txt"), status(500, "overloaded"))  # type: ignore[arg-type]
    assert run(server, "--in-flight", "1") == 5
    assert "incomplete: two.txt" in capsys.readouterr().err
    assert Path("run/6-drafts/draft.house.md").exists()
    assert sum(TEXTS["two.txt"].split("\n")[0] in hit.prompt and "<<<document" in hit.prompt for hit in server.hits) == 4


def test_a_service_that_answers_nothing_ends_with_what_to_do(
    here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SystemClock, "sleep", lambda self, seconds: None)
    server.default = status(500, "overloaded")
    assert run(server, "--in-flight", "1") == 4
    err = capsys.readouterr().err
    assert "nothing could be made" in err and "→" in err and "Traceback" not in err


def test_a_quotation_that_was_made_up_is_left_out_and_listed(here: Path, server: FaultServer) -> None:
    def liar(hit: Hit) -> str:
        claim = {"quote": "Nine ships sank at noon on Monday.", "text": "Nine ships sank.", "kind": "event", "certainty": "fact"}
        return json.dumps({"claims": [{**claim, "speaker": None}], "end": hit.end})

    server.when(about("one.txt"), completion(liar))  # type: ignore[arg-type]
    assert run(server) == 0
    assert "Nine ships" not in Path("run/6-drafts/draft.house.md").read_text()
    extractions = map(json.loads, Path("run/3-extractions.jsonl").read_text().splitlines())
    assert [left["what"] for item in extractions for left in item["left_out"]] == ["Nine ships sank at noon on Monday."]


@pytest.mark.parametrize(
    ("reaction", "code", "says"),
    [
        (status(429, "no money", type="insufficient_quota", code="insufficient_quota"), 3, "no credit left"),
        (status(401, "bad key"), 3, "key"),
        (status(404, "no such model", code="model_not_found"), 3, "model"),
    ],
    ids=["quota", "key", "model"],
)
def test_what_waiting_cannot_mend_stops_the_run_at_once_with_what_to_do(
    here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str], reaction: object, code: int, says: str
) -> None:
    server.default = reaction  # type: ignore[assignment]
    assert run(server) == code
    err = capsys.readouterr().err
    assert says in err.lower() and "→" in err and KEY not in err
    assert len(server.hits) == 1


def test_a_limit_of_calls_stops_before_the_call_that_would_pass_it_and_more_goes_on(
    here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(server, "--max-calls", "2", "--in-flight", "1") == 3
    assert len(server.hits) == 2
    assert run(server, "--json") == 0
    assert len(server.hits) == 4


def test_a_dry_run_predicts_the_calls_that_are_then_made_and_makes_none(
    here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(server, "--dry-run") == 0
    told = capsys.readouterr().out
    assert "4 to make, 0 in the store" in told
    assert "repairs come on top: 0 to 24 calls more, at most 2 for a block that fails the rules; none seen" in told
    assert server.hits == [] and not Path("run").exists()
    run(server)
    capsys.readouterr()
    assert run(server, "--dry-run") == 0
    told = capsys.readouterr().out
    assert "0 to make, 4 in the store" in told and "so far 0 for 1 composing calls of this model" in told
    assert run(server, "--dry-run", "--no-repair") == 0
    assert "repairs" not in capsys.readouterr().out


def test_an_interrupt_lets_what_is_under_way_finish_and_the_next_run_goes_on(here: Path, server: FaultServer) -> None:
    held = Held(completion(answer))
    server.when(about("two.txt"), held)  # type: ignore[arg-type]
    child = subprocess.Popen(
        [sys.executable, "-m", "briefing", *command(server, "--in-flight", "3")],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    held.arrived.acquire()
    child.send_signal(signal.SIGINT)
    held.release()
    _, err = child.communicate(timeout=60)
    assert child.returncode == 130, err
    assert "goes on" in err or "again" in err
    asked = len(server.hits)
    assert asked < 4, "nothing new is asked after an interrupt"
    assert run(server) == 0
    assert len(server.hits) == 4, "what was under way was saved"


def test_two_interrupts_end_at_once_and_the_lost_reply_is_told(
    here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    held = Held(hang)
    server.when(about("two.txt"), held)  # type: ignore[arg-type]
    child = subprocess.Popen([sys.executable, "-m", "briefing", *command(server, "--in-flight", "3")], stderr=subprocess.DEVNULL)
    held.arrived.acquire()
    while child.poll() is None:
        child.send_signal(signal.SIGINT)
        try:
            child.wait(0.5)
        except subprocess.TimeoutExpired:
            continue
    server._rules.clear()
    assert run(server) == 0
    assert "perhaps paid twice" in capsys.readouterr().err


def test_a_killed_run_goes_on_and_only_what_was_under_way_is_asked_again(
    here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    held = Held(hang)
    server.when(about("three.txt"), held)  # type: ignore[arg-type]
    child = subprocess.Popen([sys.executable, "-m", "briefing", *command(server, "--in-flight", "1")], stderr=subprocess.DEVNULL)
    held.arrived.acquire()
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    before = [hit.prompt for hit in server.hits]
    server._rules.clear()
    assert run(server, "--json") == 0
    asked_twice = [hit.prompt for hit in server.hits[len(before) :] if hit.prompt in before]
    assert len(asked_twice) == 1 and TEXTS["three.txt"].split("\n")[0] in asked_twice[0]
    capsys.readouterr()
    main(["cost", "--run", "run", "--store", "store.sqlite", "--json"])
    assert line(capsys)["calls"]["extract"]["unknown"] == 1  # type: ignore[index,call-overload]


def test_the_key_is_in_no_file_and_no_output(here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.script(status(500, f"the key {KEY} is fine"))
    run(server)
    out, err = capsys.readouterr()
    assert KEY not in out + err
    for path in here.rglob("*"):
        if path.is_file():
            assert KEY.encode() not in path.read_bytes(), path


def test_recorded_replies_give_the_same_brief_without_a_model(
    here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(server, "--record", "replies") == 0
    sent = len(server.hits)
    args = ["brief", "sources", "--date", "2026-03-10", "--engine", "replay", "--replies", "replies", "--out", "again"]
    assert main(args) == 0
    assert len(server.hits) == sent
    texts = [json.loads(Path(f"{folder}/5-briefs/brief.house.json").read_text())["sections"] for folder in ("run", "again")]
    assert texts[0] == texts[1]


def test_a_source_in_another_language_an_empty_one_and_a_large_one_are_told(
    here: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("sources/empty.txt").write_text("")
    Path("sources/spanish.txt").write_text("El puerto de Eastmouth reabrió el lunes después de nueve días de huelga.\n")
    assert run(server) == 0
    assert "left out: empty.txt" in capsys.readouterr().err
    documents = {Path(row["source"]).name: row for row in map(json.loads, Path("run/2-documents.jsonl").read_text().splitlines())}
    assert documents["spanish.txt"]["language"] == "es"
