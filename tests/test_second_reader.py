"""A second reader: the most doubtful sentences first, within the limits; its doubts are findings that block nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.check.reader import doubts
from briefing.cli import main
from briefing.library import Library
from briefing.pipeline import open_brief
from faultserver import FaultServer, Hit, completion, status

SOURCE = """The port of Eastmouth could reopen in June, the harbour master Ana Ruiz said.

The council of Eastmouth approved the works by 21 votes to 8.

The crane of the port fell into the basin on 2 March 2026 and nobody was hurt.
"""
SENTENCE = re.compile(r"^The sentence(?: \(the desk's judgement\))?:\n(.+)$", re.MULTILINE)


def says(verdict: str, words: str | None = None, reason: str = "The passage has another ship.") -> Callable[[Hit], str]:
    return lambda hit: json.dumps({"reason": reason, "words": words, "verdict": verdict, "end": hit.end})


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft of a brief by the embedded engine, with one sentence changed by hand to one that the rules only doubt."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source.txt").write_text(SOURCE)
    assert main(["brief", "source.txt", "--date", "2026-03-10", "--out", "run", "-q"]) == 0
    path = tmp_path / "run" / "6-drafts" / "draft.house.md"
    text = path.read_text(encoding="utf-8")
    changed = text.replace("fell into the basin", "tumbled with a splash into the water", 1)
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    return path


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(default=completion(says("supported", reason="As it says."))) as running:
        yield running


def check(server: FaultServer, draft: Path, *more: str) -> list[str]:
    through = ["--second-reader", "m", "--base-url", server.url, "--store", "store.sqlite"]
    return ["check", str(draft), *through, *more]


def sentences(server: FaultServer) -> list[str]:
    return [match[1] for hit in server.hits if (match := SENTENCE.search(hit.prompt))]


def shown(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_sentences_are_read_in_the_order_of_doubt_and_never_those_with_an_error(draft: Path) -> None:
    opened = open_brief(draft, Library())
    found = doubts(opened.brief, opened.ledger, opened.style, opened.documents)
    assert [doubt.score for doubt in found] == sorted(doubt.score for doubt in found)
    assert "splash" in found[0].sentence.text and found[0].score < 0.9
    wrong = draft.read_text(encoding="utf-8").replace("21 votes", "41 votes")
    draft.write_text(wrong, encoding="utf-8")
    opened = open_brief(draft, Library())
    left = doubts(opened.brief, opened.ledger, opened.style, opened.documents)
    assert left and not any("41 votes" in doubt.sentence.text for doubt in left)


def test_a_doubt_is_a_warning_with_the_words_and_the_reason_and_blocks_nothing(
    draft: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.when(lambda hit: "splash" in SENTENCE.findall(hit.prompt)[0], completion(says("not supported", "with a splash")))
    capsys.readouterr()
    assert main(check(server, draft, "--json")) == 0
    found = [finding for row in shown(capsys) for finding in row["findings"] if finding["rule"] == "second-reader"]
    assert [(one["severity"], one["words"]) for one in found] == [("warn", "with a splash")]
    assert "(m) finds this not supported: The passage has another ship;" in found[0]["message"]
    assert main(["review", "approve", str(draft), "--by", "Ana"]) in (0, 1)
    assert "second-reader" not in capsys.readouterr().err


def test_what_it_cannot_tell_is_a_remark_and_words_that_are_not_there_are_left_out(
    draft: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.when(
        lambda hit: "splash" in SENTENCE.findall(hit.prompt)[0],
        completion(says("cannot tell", "nowhere in it", "\x1b[31mx" * 400)),
    )
    capsys.readouterr()
    assert main(check(server, draft, "--json")) == 0
    found = [finding for row in shown(capsys) for finding in row["findings"] if finding["rule"] == "second-reader"]
    assert [(one["severity"], one.get("words")) for one in found] == [("info", None)]
    assert len(found[0]["message"]) < 500 and "\x1b" not in found[0]["message"]


def test_it_sees_the_sentence_what_it_cites_and_the_text_around_that_between_fences(draft: Path, server: FaultServer) -> None:
    main(check(server, draft))
    prompt = next(hit.prompt for hit in server.hits if "splash" in SENTENCE.findall(hit.prompt)[0])
    inside = prompt[prompt.index("<<<material") : prompt.index("<<<end of material")]
    assert "“The crane of the port fell into the basin on 2 March 2026 and nobody was hurt.”" in inside
    assert "around it: The council of Eastmouth approved the works" in inside
    assert "splash" not in prompt.replace(inside, "")


def test_the_same_draft_again_asks_nobody(draft: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]) -> None:
    main(check(server, draft))
    asked = len(server.hits)
    main(check(server, draft))
    assert len(server.hits) == asked > 1
    capsys.readouterr()
    main(["cost", "--run", "run", "--json", "--store", "store.sqlite"])
    assert json.loads(capsys.readouterr().out)["calls"]["second-read"] == {
        "sent": asked,
        "cached": asked,
        "repaired": 0,
        "unknown": 0,
    }


def test_a_prediction_counts_the_questions_and_puts_none(
    draft: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(check(server, draft, "--dry-run")) == 0
    predicted = int(re.findall(r"calls +(\d+) to make", capsys.readouterr().out)[0])
    assert not server.hits
    main(check(server, draft))
    assert len(server.hits) == predicted


def test_within_a_limit_the_most_doubtful_are_read_and_the_others_named(
    draft: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(check(server, draft, "--max-calls", "1")) == 0
    said = capsys.readouterr().err
    assert len(server.hits) == 1 and "1 sentences read" in said
    assert re.search(r"not read: \S.*: .*max-calls", said)


@pytest.mark.parametrize("bad", [status(400, "no"), completion("no JSON"), completion(None, refusal="I will not")])
def test_a_reader_that_fails_costs_its_sentences_only(
    draft: Path, server: FaultServer, capsys: pytest.CaptureFixture[str], bad: Any
) -> None:
    server.when(lambda hit: "splash" in SENTENCE.findall(hit.prompt)[0], bad)
    capsys.readouterr()
    assert main(check(server, draft)) == 0
    assert "not read: " in capsys.readouterr().err and len(sentences(server)) > 1


def test_a_text_against_sources_and_a_reader_without_a_name_are_refused_with_the_next_step(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(draft), "--against", "source.txt", "--second-reader", "m"]) == 2
    assert main(["check", str(draft), "--second-reader"]) == 2
    assert "second_reader in briefing.toml" in capsys.readouterr().err


def test_the_settings_name_a_reader_and_an_endpoint_of_its_own(draft: Path, server: FaultServer) -> None:
    Path("briefing.toml").write_text(
        f'second_reader = "other"\nsecond_reader_url = "{server.url}"\nbase_url = "http://localhost:1/v1"\n'
    )
    assert main(["check", str(draft), "--store", "store.sqlite"]) == 0 and not server.hits
    assert main(["check", str(draft), "--store", "store.sqlite", "--second-reader"]) == 0
    assert {hit.json["model"] for hit in server.hits} == {"other"}
