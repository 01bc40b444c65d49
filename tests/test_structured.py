"""From a reply's class to the schema that asks for it, and from a model's text back to the class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, Union

import pytest
from pydantic import Field, create_model

import briefing.replies
from briefing.errors import ReplyError
from briefing.model.structured import LADDER, MOST_ERRORS, Unfit, fence_for, fit, response_format, schema_of
from briefing.replies import ComposeReply, ExtractReply, Reply

PORTABLE = {"type", "properties", "required", "additionalProperties", "items", "enum", "anyOf", "description"}
DEEPEST = 5
CLASSES = [
    cls for cls in vars(briefing.replies).values() if isinstance(cls, type) and issubclass(cls, Reply) and cls is not Reply
]


class Weather(Reply):
    sky: Literal["clear", "cloudy"]
    degrees: int | None
    notes: list[str]
    end: str


GOOD = '{"sky": "clear", "degrees": null, "notes": ["x"], "end": "m1"}'


def schemas_in(node: dict[str, Any], depth: int = 1) -> Iterator[tuple[dict[str, Any], int]]:
    yield node, depth
    inner = [*node.get("properties", {}).values(), *node.get("anyOf", []), *([node["items"]] if "items" in node else [])]
    for child in inner:
        yield from schemas_in(child, depth + 1)


@pytest.mark.parametrize("reply", [*CLASSES, Weather])
def test_every_schema_stays_inside_what_all_endpoints_understand(reply: type[Reply]) -> None:
    schema = schema_of(reply)
    assert schema["type"] == "object"
    for node, depth in schemas_in(schema):
        assert set(node) <= PORTABLE
        assert depth <= DEEPEST
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
            assert node["required"] == list(node["properties"])


def test_the_walk_above_finds_the_classes_that_prompts_ask_for() -> None:
    assert {ExtractReply, ComposeReply} <= set(CLASSES)


def test_the_mark_that_closes_the_prompt_is_asked_for_last_and_the_quotation_before_the_claim() -> None:
    assert list(schema_of(ExtractReply)["properties"])[-1] == "end"
    assert list(schema_of(ExtractReply)["properties"]["claims"]["items"]["properties"])[:2] == ["quote", "text"]


def test_lengths_ranges_and_defaults_are_checked_here_and_not_asked_for() -> None:
    limited = create_model(
        "Limited", __base__=Reply, few=(list[int], Field(max_length=2, description="how many")), end=(str, ...)
    )
    assert schema_of(limited)["properties"]["few"] == {"type": "array", "items": {"type": "integer"}, "description": "how many"}
    with pytest.raises(Unfit, match="few"):
        fit('{"few": [1, 2, 3], "end": "m"}', limited, "m")


def test_a_docstring_is_no_instruction_to_a_model() -> None:
    assert "description" not in schema_of(ExtractReply)


@pytest.mark.parametrize("kind", [dict[str, str], tuple[int, str], Any], ids=["open object", "tuple", "anything"])
def test_a_class_that_the_subset_cannot_express_is_refused_when_it_is_written(kind: Any) -> None:
    odd = create_model("Odd", __base__=Reply, field=(kind, ...), end=(str, ...))
    if kind is Any:
        assert schema_of(odd)["properties"]["field"] == {}
        return
    with pytest.raises(TypeError, match="cannot hold"):
        schema_of(odd)


def test_each_rung_asks_for_as_much_as_the_endpoint_takes() -> None:
    schema, some_object, text = (response_format(Weather, mode) for mode in LADDER)
    assert schema == {"type": "json_schema", "json_schema": {"name": "Weather", "strict": True, "schema": schema_of(Weather)}}
    assert (some_object, text) == ({"type": "json_object"}, None)


def test_a_fitting_reply_becomes_an_instance() -> None:
    assert fit(GOOD, Weather, "m1").reply == Weather(sky="clear", degrees=None, notes=["x"], end="m1")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param(GOOD.replace("null", '"12"'), "degrees", id="a number as text"),
        pytest.param(GOOD.replace("null", "12.0"), "degrees", id="a fraction for a whole number"),
        pytest.param(GOOD.replace("clear", "green"), "sky", id="a value that is not in the list"),
        pytest.param(GOOD.replace('"sky"', '"extra": 1, "sky"'), "extra", id="a key too many"),
        pytest.param(GOOD.replace('"degrees": null, ', ""), "degrees", id="a key missing"),
        pytest.param(GOOD.replace("null", "NaN"), "NaN", id="NaN"),
        pytest.param(GOOD.replace("null", "-Infinity"), "Infinity", id="infinity"),
        pytest.param(GOOD.replace('"sky"', '"degrees": 1, "sky"'), "twice", id="a key twice"),
        pytest.param(GOOD + " {}", "Extra data", id="data after the end"),
        pytest.param("[" * 100_000, "not valid JSON", id="very deep"),
        pytest.param('{"sky": ' + "9" * 5000, "not valid JSON", id="a very long number"),
        pytest.param('{"sky": "clear', "not valid JSON", id="cut"),
        pytest.param("", "not valid JSON", id="nothing"),
        pytest.param("null", "the whole", id="no object"),
        pytest.param(GOOD.replace('"x"', '"\\ud800"'), "Invalid JSON", id="half a character"),
    ],
)
def test_whatever_does_not_fit_to_the_letter_is_refused_with_its_place(text: str, word: str) -> None:
    with pytest.raises(Unfit, match=word):
        fit(text, Weather, "m1")


@pytest.mark.parametrize("mark", ["m2", "", "M1"])
def test_another_mark_than_the_prompts_means_that_the_prompt_was_cut(mark: str) -> None:
    """A server that silently drops the end of a prompt answers all the same: asking again would only be paid for again."""
    with pytest.raises(ReplyError) as caught:
        fit(GOOD.replace("m1", mark), Weather, "m1")
    assert caught.value.kind == "cut_off"
    assert "num_ctx" in str(caught.value.remedy)


def test_a_cut_prompt_is_noticed_before_faults_of_the_reply() -> None:
    with pytest.raises(ReplyError):
        fit(GOOD.replace("m1", "m2").replace("clear", "green"), Weather, "m1")


def test_blank_space_around_the_mark_is_no_difference() -> None:
    assert fit(GOOD.replace("m1", " m1\\n"), Weather, "m1")


def test_the_list_of_faults_is_short_whatever_the_model_wrote() -> None:
    text = '{"sky": "clear", "degrees": 1, "notes": [' + ", ".join(["1"] * 500) + '], "end": "m1"}'
    with pytest.raises(Unfit) as caught:
        fit(text, Weather, "m1")
    assert len(caught.value.errors) == MOST_ERRORS + 1
    assert caught.value.errors[-1] == "and 492 more"
    assert all(len(error) <= 200 for error in caught.value.errors)


def test_the_fence_around_faults_is_made_from_them_so_that_none_of_them_can_hold_it() -> None:
    assert fence_for(("a",)) == fence_for(("a",)) != fence_for(("a", fence_for(("a",))))


def test_a_union_of_two_kinds_is_offered_as_any_of_them() -> None:
    either = create_model("Either", __base__=Reply, value=(Union[int, str], ...), end=(str, ...))  # noqa: UP007
    assert schema_of(either)["properties"]["value"] == {"anyOf": [{"type": "integer"}, {"type": "string"}]}
