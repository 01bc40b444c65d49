"""What is taken away around a model's JSON object, and what is never done to it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.salvage import Salvaged, salvage

OBJECT = '{"a": "x }{ ``` y", "end": "m"}'


@pytest.mark.parametrize(
    ("reply", "removed"),
    [
        pytest.param(OBJECT, (), id="clean"),
        pytest.param(f"\n  {OBJECT}\n", (), id="blank space around it"),
        pytest.param(f"\ufeff{OBJECT}", ("byte order mark",), id="byte order mark"),
        pytest.param(f"<think>Is {{this}} it?</think>\n{OBJECT}", ("thinking",), id="thinking"),
        pytest.param(f"So the answer is {{}}.\n</think>\n\n{OBJECT}", ("thinking",), id="thinking, closing tag only"),
        pytest.param(f"```json\n{OBJECT}\n```", ("code fence",), id="fence"),
        pytest.param(f"```\n{OBJECT}\n```\n", ("code fence",), id="fence without a language"),
        pytest.param(f"Here you are:\n```json\n{OBJECT}\n```", ("code fence",), id="prose and a fence"),
        pytest.param(f"Sure! The claims:\n{OBJECT}", ("prose before the object",), id="prose"),
        pytest.param(f"<think>hm</think>```json\n{OBJECT}\n```", ("thinking", "code fence"), id="thinking and a fence"),
        pytest.param(
            f"\ufeff<think>hm</think>Well:\n{OBJECT}", ("byte order mark", "thinking", "prose before the object"), id="three"
        ),
    ],
)
def test_what_stands_around_one_whole_object_is_taken_away_and_named(reply: str, removed: tuple[str, ...]) -> None:
    assert salvage(reply) == Salvaged(OBJECT, removed)


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param('{"a": [1, 2', id="brackets are not closed"),
        pytest.param(f"{OBJECT} That is all.", id="what follows is not cut off"),
        pytest.param(f"First {OBJECT} and then {OBJECT}", id="one of two objects is not chosen"),
        pytest.param(f"```json\n{OBJECT}\n```\n```json\n{OBJECT}\n```", id="one of two fences is not chosen"),
        pytest.param("<think>never ends " + OBJECT, id="thinking that never ends"),
        pytest.param("```json\n{'a': 1}", id="a fence that never ends"),
        pytest.param("I cannot do that.", id="no object at all"),
        pytest.param("[1, 2]", id="a list"),
        pytest.param("", id="nothing"),
    ],
)
def test_anything_else_comes_back_as_it_is(reply: str) -> None:
    assert salvage(reply) == Salvaged(reply.strip())


def test_quotation_marks_and_commas_inside_the_object_are_left_to_be_refused() -> None:
    assert salvage("Here: {'a': 1,}").text == "Here: {'a': 1,}"


VALUES = st.dictionaries(st.text(), st.text() | st.lists(st.text()), min_size=1)


@given(VALUES, st.sampled_from(["", "\ufeff", "<think>a\nb</think>", "Here it is: "]))
def test_no_character_inside_an_object_is_ever_touched(value: dict[str, object], before: str) -> None:
    text = json.dumps(value, ensure_ascii=False)
    assert salvage(before + text).text == text


@given(st.text())
def test_any_text_is_salvaged_to_itself_or_to_an_end_of_it(text: str) -> None:
    assert salvage(text).text in text
