"""The OpenAI engine when the service fails: what is tried again and how long is waited, what stops the run."""

from __future__ import annotations

import threading
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from asking import BUSY, FINE, KEY, bench, question, too_many
from briefing.errors import (
    BriefingError,
    BudgetError,
    ConfigError,
    CredentialError,
    ReplyError,
    ServiceError,
)
from briefing.model import Answer
from briefing.model.openai_engine import OpenAIEngine
from briefing.model.traffic import Traffic
from briefing.store import StepCount
from fakes import FakeClock, SteppedClock
from faultserver import (
    Held,
    Hit,
    Out,
    Reaction,
    html,
    status,
)


def waited(clock: FakeClock) -> float:
    return sum(clock.slept)


# -- what is tried again, and how long is waited


def test_too_many_requests_with_a_wait_is_obeyed_and_costs_one_more_request(tmp_path: Path) -> None:
    """429 with Retry-After 2: waits at least that long."""
    with bench(tmp_path, too_many(2)) as desk:
        assert desk.engine().answer(question()).reply
        assert desk.hits == 2
        assert waited(desk.clock) >= 2


def test_a_wait_of_two_minutes_is_waited_if_the_calls_time_allows_it(tmp_path: Path) -> None:
    """429 with Retry-After 121, which the SDK alone would not wait for."""
    with bench(tmp_path, too_many(121)) as desk:
        assert desk.engine(deadline=180).answer(question()).reply
        assert desk.hits == 2 and 121 <= waited(desk.clock) < 180


@pytest.mark.parametrize("wait", [121, 999_999])
def test_a_wait_longer_than_the_calls_time_is_not_begun(tmp_path: Path, wait: int) -> None:
    with bench(tmp_path, default=too_many(wait)) as desk:
        with pytest.raises(ServiceError, match="slow down"):
            desk.engine(deadline=60).answer(question())
        assert (desk.hits, waited(desk.clock)) == (1, 0)


@pytest.mark.parametrize("wait", ["nan", "-1", "inf", "soon", ""])
def test_a_wait_that_makes_no_sense_is_replaced_by_our_own(tmp_path: Path, wait: str) -> None:
    with bench(tmp_path, too_many(wait)) as desk:
        assert desk.engine().answer(question()).reply
        assert desk.hits == 2 and waited(desk.clock) <= 60


@pytest.mark.parametrize(("minutes", "least"), [(-5, 0), (1, 59)])
def test_a_wait_given_as_a_date_counts_from_now_and_a_past_one_not_at_all(tmp_path: Path, minutes: int, least: int) -> None:
    when = format_datetime(FakeClock().now() + timedelta(minutes=minutes), usegmt=True)
    with bench(tmp_path, too_many(when)) as desk:
        assert desk.engine().answer(question()).reply
        assert least <= waited(desk.clock) <= least + 12


def test_a_wait_in_milliseconds_is_understood(tmp_path: Path) -> None:
    with bench(tmp_path, status(429, headers={"retry-after-ms": "1500", "retry-after": "60"})) as desk:
        desk.engine().answer(question())
        assert 1.5 <= waited(desk.clock) < 4


def test_one_worker_told_to_wait_holds_all_back_and_they_come_back_one_by_one(tmp_path: Path) -> None:
    """429 to eight workers at once, and a ninth that had not asked yet: nobody knocks before the time, nor all together."""
    clock = SteppedClock()
    came: list[float] = []

    def note(hit: Hit, out: Out) -> None:
        came.append(clock.monotonic())
        FINE(hit, out)

    told = Held(too_many(10))
    with bench(tmp_path, *[told] * 8, default=note, clock=clock) as desk:
        desk.store.learn(desk.server.url, "m-1", "asked_as", "json_schema max_tokens")
        engine = desk.engine(in_flight=9)
        finished = 0

        def work(number: int) -> None:
            nonlocal finished
            engine.answer(question(f"sky {number}"))
            with clock.changed:
                finished += 1
                clock.changed.notify_all()

        def settle(workers: int) -> None:
            with clock.changed:
                assert clock.changed.wait_for(lambda: clock.sleeping + finished == workers, timeout=20)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(9)]
        for thread in threads[:8]:
            thread.start()
        for _ in range(8):
            assert told.arrived.acquire(timeout=20)
        told.release()
        settle(8)
        threads[8].start()
        settle(9)
        assert desk.hits == 8
        while finished < 9:
            clock.advance(0.25)
            settle(9)
        for thread in threads:
            thread.join()
    assert min(came) >= 10
    assert len(set(came)) >= 4


def test_whoever_comes_to_a_closed_gate_goes_through_after_it_opens_and_at_a_moment_of_his_own() -> None:
    moments = set()
    for _ in range(5):
        clock = FakeClock()
        traffic = Traffic(1, clock)
        traffic.pause(10)
        traffic.pause(3)
        with traffic.slot():
            moments.add(clock.monotonic())
    assert min(moments) > 10 and len(moments) > 1


def test_a_used_up_quota_is_no_rate_limit_and_ends_the_run_at_once(tmp_path: Path) -> None:
    with bench(tmp_path, default=status(429, "You exceeded your current quota", code="insufficient_quota")) as desk:
        engine = desk.engine()
        with pytest.raises(BudgetError, match="no credit") as caught:
            engine.answer(question())
        assert "same command" in str(caught.value.remedy)
        with pytest.raises(BudgetError):
            engine.answer(question("another sky"))
        assert desk.hits == 1


def test_a_server_that_fails_three_times_is_asked_a_fourth_time(tmp_path: Path) -> None:
    with bench(tmp_path, BUSY, BUSY, BUSY) as desk:
        assert desk.engine().answer(question()).reply
        assert desk.hits == 4
        assert desk.store.run_cost("r1").calls["extract"] == StepCount(sent=4)


def test_a_server_that_always_fails_gets_exactly_four_requests_and_the_next_question_its_own(tmp_path: Path) -> None:
    with bench(tmp_path, BUSY, BUSY, BUSY, BUSY) as desk:
        engine = desk.engine()
        with pytest.raises(ServiceError, match="4 requests: HTTP 500: overloaded"):
            engine.answer(question())
        assert desk.hits == 4
        assert engine.answer(question("another sky")).reply
        assert desk.rows("SELECT state FROM calls ORDER BY created") == [("failed",), ("valid",)]


def test_a_call_that_was_given_up_is_sent_by_the_next_run(tmp_path: Path) -> None:
    with bench(tmp_path, BUSY) as desk:
        with pytest.raises(ServiceError):
            desk.engine(attempts=1).answer(question())
        assert desk.engine().answer(question()).reply


def test_a_service_that_is_down_is_not_asked_for_every_question_of_a_day(tmp_path: Path) -> None:
    with bench(tmp_path, default=BUSY) as desk:
        engine = desk.engine(attempts=1)
        for number in range(6):
            with pytest.raises(ServiceError):
                engine.answer(question(f"sky {number}"))
        assert desk.hits == 3


def test_a_service_that_answers_now_and_then_is_not_taken_to_be_down(tmp_path: Path) -> None:
    with bench(tmp_path, BUSY, BUSY, FINE, BUSY, BUSY, FINE) as desk:
        engine = desk.engine(attempts=1)
        answered = [isinstance(_outcome(engine, n), Answer) for n in range(6)]
        assert answered == [False, False, True, False, False, True]


def _outcome(engine: OpenAIEngine, number: int) -> object:
    try:
        return engine.answer(question(f"sky {number}"))
    except ServiceError as error:
        return error


def test_the_page_of_a_bad_gateway_is_named_and_not_shown(tmp_path: Path) -> None:
    with bench(tmp_path, default=html(502)) as desk:
        with pytest.raises(ServiceError, match="a web page titled “Sign in”") as caught:
            desk.engine().answer(question())
        assert desk.hits == 4 and "<" not in caught.value.message


def test_a_service_that_asks_not_to_be_tried_again_is_not(tmp_path: Path) -> None:
    with bench(tmp_path, default=status(503, headers={"x-should-retry": "false"})) as desk:
        with pytest.raises(ServiceError):
            desk.engine().answer(question())
        assert desk.hits == 1


# -- what stops the run, and what only this question


@pytest.mark.parametrize(
    ("code", "message", "kind", "word"),
    [
        (401, "Incorrect API key provided: " + KEY, CredentialError, "refused the key"),
        (403, "Country not supported", CredentialError, "no access"),
        (404, "The model `m-1` does not exist", CredentialError, "does not have the model"),
        (404, "Not Found", ConfigError, "no chat completions API"),
        (402, "Insufficient balance", BudgetError, "no credit"),
    ],
)
def test_a_wrong_key_model_or_address_stops_the_run_with_one_request(
    tmp_path: Path, code: int, message: str, kind: type[BriefingError], word: str
) -> None:
    with bench(tmp_path, default=status(code, message)) as desk:
        engine = desk.engine()
        with pytest.raises(kind, match=word) as caught:
            engine.answer(question())
        with pytest.raises(kind):
            engine.answer(question("another sky"))
        assert desk.hits == 1
        assert caught.value.remedy
        assert KEY not in f"{caught.value} {caught.value.remedy}"


@pytest.mark.parametrize(
    "reaction",
    [
        status(400, "This model's maximum context length is 4096 tokens", code="context_length_exceeded"),
        status(400, "the request exceeds the available context size"),
        status(413, "payload too large"),
    ],
)
def test_a_prompt_that_is_too_long_is_said_to_be_and_not_sent_again(tmp_path: Path, reaction: Reaction) -> None:
    with bench(tmp_path, reaction) as desk:
        engine = desk.engine()
        with pytest.raises(ReplyError) as caught:
            engine.answer(question())
        assert (caught.value.kind, desk.hits) == ("too_long", 1)
        assert engine.answer(question("a shorter sky")).reply
