"""Whole runs through a model on loopback that hardens a claim: told so, it puts it right, or lies again, or fails."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import main
from faultserver import FaultServer, Hit, Reaction, completion, status
from test_model_runs import DOCUMENT

TEXTS = {
    "port.txt": "The port of Eastmouth could reopen in June, the harbour master Ana Ruiz said.\n",
    "council.txt": "The council of Eastmouth approved the works by 21 votes to 8.\n\nThe crane fell on 2 March 2026.\n",
}
RIGHT = "The port of Eastmouth could reopen in June, Ruiz said."
WRONG = "The port of Eastmouth will reopen in June, Ana Ruiz said."
BLOCK = re.compile(r"^(\d+)\. (.+) \[(.*)\]$", re.MULTILINE)


def answer(hit: Hit) -> str:
    """Claims as they stand in the documents, and a brief that tells all of them, one of them too surely."""
    document = DOCUMENT.search(hit.prompt)
    if document:
        lines = [one for one in document[2].split("\n\n") if one]
        claims = [{"quote": one, "text": one, "kind": "event", "certainty": "fact", "speaker": None} for one in lines]
        return json.dumps({"claims": claims, "end": hit.end})
    found = re.findall(r"^(k\d+) \[[^\]]*\] (.+)$", hit.prompt, re.MULTILINE)
    told = [(reference, WRONG if "could" in text else text) for reference, text in found]
    sentences = [{"block": "d0", "claims": [one], "status": "reported", "text": text} for one, text in told]
    head = next((one, text) for one, text in told if "council" in text)
    return json.dumps({"headline": {"claims": [head[0]], "text": head[1]}, "sentences": sentences, "end": hit.end})


def rewritten(text: str) -> Any:
    """The block as it stands, with another text in place of the wrong one."""

    def answer(hit: Hit) -> str:
        said = [
            {"claims": claims.split(", "), "status": "reported", "text": text if told == WRONG else told}
            for _, told, claims in BLOCK.findall(hit.prompt)
        ]
        return json.dumps({"sentences": said, "end": hit.end})

    return answer


def about_repair(hit: Hit) -> bool:
    return "Write the paragraph `d0` of the brief again" in hit.prompt


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultServer]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "sources" / name).write_text(text)
    with FaultServer(default=completion(answer)) as running:
        yield running


def brief(server: FaultServer, capsys: pytest.CaptureFixture[str], *more: str, code: int = 0) -> dict[str, Any]:
    """Makes the brief; its line of JSON."""
    common = ["--date", "2026-03-10", "--model", "m", "--base-url", server.url, "--store", "store.sqlite", "--out", "run"]
    capsys.readouterr()
    assert main(["brief", "sources", "--json", *common, *more]) == code
    return dict(json.loads(capsys.readouterr().out))


def ways(line: dict[str, Any]) -> list[str]:
    return [repair["way"] for repair in line["repairs"]]


def repairs_sent(server: FaultServer) -> int:
    return sum(about_repair(hit) for hit in server.hits)


def test_told_what_failed_the_model_puts_it_right_and_nothing_is_paid_for_twice(
    server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.when(about_repair, completion(rewritten(RIGHT)))
    line = brief(server, capsys)
    assert ways(line) == ["asked"] and line["calls"] == 4 and repairs_sent(server) == 1
    draft = Path(line["draft"]).read_text(encoding="utf-8")
    front, body = draft.split("\n---\n", 1)
    assert RIGHT in body and WRONG not in body and "repairs: {asked: 1}" in front and WRONG in front
    assert not [finding for finding in line["findings"] if finding["severity"] == "error"]
    again = brief(server, capsys)
    assert ways(again) == ["asked"] and again["calls"] == 0 and repairs_sent(server) == 1
    assert main(["cost", "--run", "run", "--json", "--store", "store.sqlite"]) == 0
    calls = json.loads(capsys.readouterr().out)["calls"]
    assert calls["repair"]["sent"] == calls["repair"]["repaired"] == 1 and calls["repair"]["cached"] == 1


@pytest.mark.parametrize(
    "bad",
    [
        completion(rewritten("The port of Eastmouth will certainly reopen in June, Ana Ruiz said.")),
        completion("I am sorry, but here is the paragraph: it may reopen."),
        completion('{"sentences": [{"claims": ["k1"], "status": "reported", "text": "It'),
        completion('{"sentences": [], "end": "wrong"}'),
        completion(lambda hit: json.dumps({"sentences": [], "end": hit.end})),
        completion(None, refusal="I cannot help with that."),
        completion(lambda hit: json.dumps({"sentences": "none", "end": hit.end})),
        completion(lambda hit: json.dumps({**json.loads(rewritten(WRONG)(hit)), "contested": "all of them"})),
        completion(
            lambda hit: json.dumps({**json.loads(rewritten(WRONG)(hit)), "contested": [{"fault": 1, "words": "it is so"}]})
        ),
        status(400, "this request is not for me"),
    ],
    ids=[
        "wrong again",
        "prose",
        "cut off",
        "other mark",
        "nothing",
        "refused",
        "wrong type",
        "contests in a word",
        "contests by halves",
        "declined",
    ],
)
def test_whatever_else_the_model_answers_the_run_goes_on_with_the_sources_words(
    server: FaultServer, capsys: pytest.CaptureFixture[str], bad: Reaction
) -> None:
    server.when(about_repair, bad)
    line = brief(server, capsys)
    assert ways(line) == ["replaced"] and repairs_sent(server) <= 6
    body = Path(line["draft"]).read_text(encoding="utf-8").split("\n---\n", 1)[1]
    assert TEXTS["port.txt"].strip() in body and "will reopen" not in body
    assert "The council of Eastmouth approved the works by 21 votes to 8." in body


def test_a_limit_of_calls_holds_for_repairs_and_the_brief_is_made_all_the_same(
    server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.when(about_repair, completion(rewritten(RIGHT)))
    line = brief(server, capsys, "--max-calls", "3")
    assert line["calls"] == 3 and repairs_sent(server) == 0 and ways(line) == ["replaced"]
    remarks = json.loads(Path(line["brief"]).read_text(encoding="utf-8"))["remarks"]
    assert any("no model was asked" in remark and "--max-calls" in remark for remark in remarks)


def test_without_repairing_the_sentence_stands_with_its_finding(server: FaultServer, capsys: pytest.CaptureFixture[str]) -> None:
    line = brief(server, capsys, "--no-repair")
    assert line["repairs"] == [] and repairs_sent(server) == 0
    assert ("certainty", "error") in {(finding["rule"], finding["severity"]) for finding in line["findings"]}
    Path("briefing.toml").write_text("repair = false\n")
    assert brief(server, capsys)["repairs"] == []


def test_a_restyled_brief_goes_down_the_same_ladder(server: FaultServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.when(about_repair, completion(rewritten(RIGHT)))
    brief(server, capsys)
    Path("styles").mkdir()
    Path("styles/ours.yaml").write_text("name: ours\ntitle: Ours\nextends: house\nguidance: Be brief.\n")
    args = ["--model", "m", "--base-url", server.url, "--store", "store.sqlite", "--prompts", "."]
    assert main(["restyle", "run", "--style", "ours", "--json", *args]) == 0
    line = json.loads(capsys.readouterr().out)
    assert ways(line) == ["asked"] and line["lock"]["hardened"] == []
