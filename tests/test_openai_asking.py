"""How the OpenAI engine asks: what names a question in the store, and what it finds out about an endpoint."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from asking import FINE, Weather, at_once, bench, question
from briefing.errors import ServiceError
from briefing.library import Library
from briefing.model import Prompt, Request
from briefing.model.ladder import MOMENT
from briefing.model.question import Question, format_text
from briefing.model.settings import OpenAISettings
from briefing.replies import Reply
from fakes import FakeClock, SteppedClock
from faultserver import Held, Hit, Out, Reaction, status

SETTINGS = OpenAISettings("m-1", "http://localhost:1/v1", "sk-1")


def asked(settings: OpenAISettings = SETTINGS, prompt: Prompt | None = None, reply: type[Reply] = Weather) -> Question[Any]:
    given = prompt or Prompt("weather", "h1", "Stand.", "The sky.", "end1")
    request = Request("extract", "01.html", reply, None, lambda: given)
    return Question(request, given, format_text(reply, Library()), settings)


@pytest.mark.parametrize(
    "other",
    [
        asked(replace(SETTINGS, model="m-2")),
        asked(replace(SETTINGS, base_url="http://localhost:1/v2")),
        asked(replace(SETTINGS, temperature=0.0)),
        asked(replace(SETTINGS, max_output_tokens=9)),
        asked(prompt=Prompt("weather", "h1", "Stand!", "The sky.", "end1")),
        asked(prompt=Prompt("weather", "h1", "Stand.", "The sky!", "end1")),
        asked(reply=type("Weather2", (Weather,), {"__annotations__": {"end": str}})),
        replace(asked(), format="another"),
        replace(asked(), repair="again"),
    ],
    ids=["model", "endpoint", "temperature", "limit", "system", "user", "class", "format", "repair"],
)
def test_whatever_changes_the_request_changes_its_key(other: Question[Any]) -> None:
    assert other.key() != asked().key()


@pytest.mark.parametrize(
    "changed",
    [
        {"api_key": "sk-2"},
        {"in_flight": 2},
        {"deadline": 1.0},
        {"attempts": 9},
        {"max_cost": 1.0},
        {"prices": {"m-1": (1.0, 1.0)}},
        {"record": Path("x")},
        {"token_parameter": "max_tokens"},
        {"base_url": "http://localhost:1/v1/?token=secret"},
    ],
)
def test_what_is_no_part_of_the_question_is_no_part_of_its_key(changed: dict[str, Any]) -> None:
    assert asked(replace(SETTINGS, **changed)).key() == asked().key()


def test_half_a_character_in_a_source_does_not_keep_its_prompt_from_being_sent(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        assert desk.engine().answer(question("a lone \ud83d surrogate")).reply
        assert "a lone ? surrogate" in desk.server.hits[0].prompt


# -- how an endpoint wants to be asked


def only(*modes: str) -> Reaction:
    """A server that takes only these kinds of response_format, and says no as some do."""

    def react(hit: Hit, out: Out) -> None:
        mode = hit.json.get("response_format", {}).get("type", "text")
        (FINE if mode in modes else status(400, f"response_format {mode} is not supported"))(hit, out)

    return react


@pytest.mark.parametrize(("modes", "hits"), [(("json_schema",), 1), (("json_object",), 2), (("text",), 3)])
def test_the_endpoint_is_asked_for_as_much_as_it_takes_and_that_is_remembered(
    tmp_path: Path, modes: tuple[str, ...], hits: int
) -> None:
    with bench(tmp_path, default=only(*modes)) as desk:
        desk.engine().answer(question())
        assert desk.hits == hits
        desk.engine().answer(question("another sky"))
        assert desk.hits == hits + 1
        last = desk.server.hits[-1]
        assert ("JSON Schema" in last.prompt) == (modes != ("json_schema",))


def test_what_an_endpoint_takes_is_found_out_by_one_call_while_the_others_wait(tmp_path: Path) -> None:
    held = Held(only("json_object"))
    clock = SteppedClock()
    with bench(tmp_path, held, default=only("json_object"), clock=clock) as desk:
        engine = desk.engine(max_calls=5)
        threads = [threading.Thread(target=engine.answer, args=(question(f"sky {n}"),)) for n in range(5)]
        threads[0].start()
        assert held.arrived.acquire(timeout=20)
        for thread in threads[1:]:
            thread.start()
        with clock.changed:
            assert clock.changed.wait_for(lambda: clock.sleeping == 4, timeout=20)
        assert desk.hits == 1
        held.release()
        threads[0].join(20)
        clock.advance(MOMENT / 5)
        for thread in threads[1:]:
            thread.join(20)
        assert desk.hits == 6
        assert [hit.json["response_format"]["type"] for hit in desk.server.hits] == ["json_schema"] + ["json_object"] * 5


def test_a_first_call_that_is_not_refused_within_a_moment_holds_nobody_back(tmp_path: Path) -> None:
    held = Held(FINE)
    clock = SteppedClock()
    with bench(tmp_path, held, clock=clock) as desk:
        engine = desk.engine()
        threads = [threading.Thread(target=engine.answer, args=(question(f"sky {n}"),)) for n in range(2)]
        threads[0].start()
        assert held.arrived.acquire(timeout=20)
        threads[1].start()
        with clock.changed:
            assert clock.changed.wait_for(lambda: clock.sleeping == 1, timeout=20)
        clock.advance(MOMENT)
        threads[1].join(20)
        assert desk.hits == 2
        held.release()
        threads[0].join(20)


def test_those_who_went_ahead_and_were_refused_ask_in_the_way_that_was_found(tmp_path: Path) -> None:
    held = Held(only("json_object"))
    with bench(tmp_path, held, held, held, default=only("json_object")) as desk:
        engine = desk.engine(max_calls=3)  # a refused request calls no model
        let_go = [lambda: [held.arrived.acquire(timeout=20) for _ in range(3)] and held.release()]
        results = at_once(*let_go, *[lambda n=n: engine.answer(question(f"sky {n}")) for n in range(3)])
        assert all(answer.reply for answer in results[1:])
        assert desk.hits == 6


def test_a_refusal_in_vague_words_counts_while_nothing_is_known(tmp_path: Path) -> None:
    with bench(tmp_path, status(422, "Unprocessable"), status(400, "Bad Request")) as desk:
        assert desk.engine().answer(question()).reply
        assert "response_format" not in desk.server.hits[2].json


def test_a_request_that_is_refused_on_every_rung_says_what_the_service_said_and_begins_anew_next_time(tmp_path: Path) -> None:
    vague = status(400, "temperature must be 1")
    with bench(tmp_path, vague, vague, vague) as desk:
        engine = desk.engine(temperature=0.5)
        with pytest.raises(ServiceError, match="temperature must be 1"):
            engine.answer(question())
        assert desk.hits == 3
        engine.answer(question("another sky"))
        assert desk.server.hits[3].json["response_format"]["type"] == "json_schema"


def test_once_known_only_a_refusal_that_names_it_changes_the_way_of_asking(tmp_path: Path) -> None:
    with bench(tmp_path, FINE, status(400, "Bad Request")) as desk:
        engine = desk.engine()
        engine.answer(question())
        with pytest.raises(ServiceError, match="Bad Request"):
            engine.answer(question("another sky"))
        desk.server.default = only("json_object")
        assert engine.answer(question("a third sky")).reply
        assert desk.hits == 4


def test_after_a_week_the_endpoint_is_tried_anew_and_old_replies_are_still_found(tmp_path: Path) -> None:
    clock = FakeClock()
    with bench(tmp_path, default=only("text"), clock=clock) as desk:
        desk.engine().answer(question())
        clock.sleep(8 * 86400)
        desk.server.default = FINE
        assert desk.engine().answer(question()).cached
        desk.engine().answer(question("another sky"))
        assert desk.server.hits[-1].json["response_format"]["type"] == "json_schema"


def test_an_endpoint_that_knows_only_the_other_name_for_the_limit_is_asked_with_that(tmp_path: Path) -> None:
    def react(hit: Hit, out: Out) -> None:
        old = "max_tokens" in hit.json
        said = "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead."
        (status(400, said, param="max_tokens") if old else FINE)(hit, out)

    with bench(tmp_path, default=react) as desk:
        desk.engine().answer(question())
        desk.engine().answer(question("another sky"))
        assert [("max_tokens" in hit.json) for hit in desk.server.hits] == [True, False, False]
        assert desk.server.hits[-1].json["response_format"]["type"] == "json_schema"


def test_temperature_is_sent_only_if_it_is_set(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        desk.engine().answer(question())
        desk.engine(temperature=0.0).answer(question())
        assert [hit.json.get("temperature") for hit in desk.server.hits] == [None, 0.0]
