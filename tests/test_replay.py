"""Recorded replies: written by the live engine, read back word for word, and held to the same rules."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asking import UNFIT, Weather, bench, question
from briefing.errors import ConfigError, ReplyError
from briefing.model import Prompt, Request
from briefing.model.replay import ReplayEngine, file_name
from faultserver import completion

PROMPT = Prompt("weather", "h1", "Stand.", "The sky.", "end1")
GOOD = '{"sky": "clear", "end": "end1"}'
RECORDING = {
    "step": "extract",
    "subject": "01.html",
    "style": None,
    "prompt": {"name": "weather", "hash": "h1"},
    "recorded": "2026-03-10",
    "reply": GOOD,
}
REQUEST: Request[Weather] = Request("extract", "01.html", Weather, None, lambda: PROMPT)


def record(folder: Path, **changed: Any) -> ReplayEngine:
    (folder / "extract--01.html.json").write_text(json.dumps({**RECORDING, **changed}), encoding="utf-8")
    return ReplayEngine(folder)


def refusal(engine: ReplayEngine, request: Request[Any] = REQUEST) -> ReplyError:
    with pytest.raises(ReplyError) as caught:
        engine.answer(request)
    return caught.value


def test_a_recording_answers_as_the_model_did(tmp_path: Path) -> None:
    engine = record(tmp_path)
    answer = engine.answer(REQUEST)
    assert (answer.reply.sky, answer.warnings) == ("clear", ())
    assert engine.info.model_dump() == {"kind": "replay", "model": None, "served": None, "prompts": {"weather": "h1"}}


def test_a_recording_goes_through_the_same_salvage(tmp_path: Path) -> None:
    answer = record(tmp_path, reply=f"```json\n{GOOD}\n```").answer(REQUEST)
    assert answer.warnings == ("taken away around the answer: code fence",)


def test_a_recording_goes_through_the_same_validation(tmp_path: Path) -> None:
    error = refusal(record(tmp_path, reply=GOOD.replace("clear", "green")))
    assert error.kind == "invalid" and "sky" in error.message


def test_a_pair_is_a_reply_and_its_repair(tmp_path: Path) -> None:
    answer = record(tmp_path, reply=[GOOD.replace("clear", "green"), GOOD]).answer(REQUEST)
    assert answer.reply.sky == "clear" and "asked for once more" in answer.warnings[0]


def test_a_changed_prompt_is_a_warning_and_its_mark_is_not_compared(tmp_path: Path) -> None:
    changed = replace(PROMPT, hash="h2", end="end2")
    answer = record(tmp_path).answer(replace(REQUEST, prompt=lambda: changed))
    assert answer.reply.sky == "clear" and "the prompt weather has changed" in answer.warnings[0]


def test_a_recording_for_another_text_is_noticed_by_its_mark(tmp_path: Path) -> None:
    error = refusal(record(tmp_path), replace(REQUEST, prompt=lambda: replace(PROMPT, end="end2")))
    assert error.kind == "cut_off" and "record it again" in str(error.remedy)


def test_a_missing_recording_is_named_with_its_place(tmp_path: Path) -> None:
    error = refusal(ReplayEngine(tmp_path), replace(REQUEST, subject="02.md", style="house"))
    assert str(tmp_path / "extract--02.md--house.json") in error.message


@pytest.mark.parametrize("text", ["", "{", '{"step": "extract"}', json.dumps({**RECORDING, "note": 1})])
def test_a_file_that_is_no_recording_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "extract--01.html.json").write_text(text, encoding="utf-8")
    assert "extract--01.html.json: is no recorded reply" in refusal(ReplayEngine(tmp_path)).message


def test_a_recording_under_the_wrong_name_is_not_taken_for_the_right_one(tmp_path: Path) -> None:
    assert "another question" in refusal(record(tmp_path, subject="02.html")).message


def test_a_folder_that_is_not_there_is_a_fault_of_the_settings(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        ReplayEngine(tmp_path / "nowhere")


def test_what_the_live_engine_records_replays_to_the_same_answer(tmp_path: Path) -> None:
    fenced = completion(lambda hit: "```json\n" + json.dumps({"sky": "cloudy", "end": hit.end}) + "\n```")
    with bench(tmp_path, UNFIT, fenced) as desk:
        live = desk.engine(record=tmp_path / "replies").answer(question())
    (file,) = (tmp_path / "replies").iterdir()
    recording = json.loads(file.read_text(encoding="utf-8"))
    assert file.name == "extract--01.html.json"
    assert recording["recorded"] == "2026-03-10" and len(recording["reply"]) == 2 and "```" in recording["reply"][1]
    assert ReplayEngine(tmp_path / "replies").answer(question()).reply == live.reply


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("01-courier.html", "extract--01-courier.html.json"),
        ("US and Paraguay", "extract--us-and-paraguay.json"),
        ("Привет", "extract--b6b9c5fb.json"),
    ],
)
def test_a_recordings_name_can_be_read_where_its_subject_can_be_spelled(subject: str, name: str) -> None:
    found = file_name("extract", subject, None)
    assert found == name or (not subject.isascii() and len(found) == len(name))


@given(st.text(min_size=1), st.text(min_size=1) | st.none())
def test_a_recordings_name_is_always_one_plain_name_in_its_folder(subject: str, style: str | None) -> None:
    name = file_name("extract", subject, style)
    assert name.isascii() and not set(name) & set('/\\:\0 *?"<>|') and len(name) < 255
    assert Path("x") / name == Path("x").joinpath(Path(name).name)
