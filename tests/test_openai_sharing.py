"""The OpenAI engine among others: threads, processes, a user who stops it; and the secrets that it keeps."""

from __future__ import annotations

import logging
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from asking import BUSY, FINE, KEY, UNFIT, at_once, bench, good, question, too_many
from briefing.errors import (
    ConfigError,
    CredentialError,
    Interrupted,
    ReplyError,
    ServiceError,
    StoreError,
)
from briefing.store import Granted, RawReply, Store
from fakes import FakeClock, SteppedClock
from faultserver import (
    Held,
    Hit,
    Out,
    completion,
    status,
)

# -- stopping, and working side by side


def test_a_stop_lets_what_is_under_way_end_and_sends_nothing_more(tmp_path: Path) -> None:
    """The first Ctrl-C: the reply under way is saved; the next run finds it and goes on."""
    held = Held(FINE)
    with bench(tmp_path, held) as desk:
        engine = desk.engine()
        answers: list[Any] = []
        worker = threading.Thread(target=lambda: answers.append(engine.answer(question())))
        worker.start()
        assert held.arrived.acquire(timeout=20)
        engine.stop()
        with pytest.raises(Interrupted):
            engine.answer(question("another sky"))
        held.release()
        worker.join(20)
        assert answers and desk.hits == 1
        assert desk.engine().answer(question()).cached
        assert desk.engine().answer(question("another sky")).cached is False


def test_a_stop_ends_a_wait_for_the_service(tmp_path: Path) -> None:
    clock = SteppedClock()
    with bench(tmp_path, default=too_many(100), clock=clock) as desk:
        engine = desk.engine()
        errors: list[BaseException] = []

        def work() -> None:
            try:
                engine.answer(question())
            except Interrupted as error:
                errors.append(error)

        worker = threading.Thread(target=work)
        worker.start()
        with clock.changed:
            assert clock.changed.wait_for(lambda: clock.sleeping == 1, timeout=20)
        engine.stop()
        clock.advance(1)
        worker.join(20)
        assert errors and desk.hits == 1


def test_an_interrupt_in_the_middle_of_a_call_leaves_it_marked_as_perhaps_paid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with bench(tmp_path) as desk:
        engine = desk.engine()

        def interrupted(*unused: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(engine._wire, "exchange", interrupted)
            with pytest.raises(KeyboardInterrupt):
                engine.answer(question())
        desk.engine().answer(question())
        assert desk.store.run_cost("r1").calls["extract"].unknown == 1


def test_never_more_requests_are_under_way_than_allowed(tmp_path: Path) -> None:
    held = Held(FINE)
    with bench(tmp_path, default=held) as desk:
        desk.store.learn(desk.server.url, "m-1", "asked_as", "json_schema max_tokens")
        engine = desk.engine(in_flight=3)
        threads = [threading.Thread(target=engine.answer, args=(question(f"sky {n}"),)) for n in range(8)]
        for thread in threads:
            thread.start()
        for _ in range(3):
            assert held.arrived.acquire(timeout=20)
        assert not held.arrived.acquire(timeout=0.1)
        held.release()
        for thread in threads:
            thread.join(20)
        assert desk.hits == 8


def test_the_same_question_asked_by_many_at_once_is_sent_once(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        engine = desk.engine()
        answers = at_once(*[lambda: engine.answer(question())] * 6)
        assert desk.hits == 1
        assert sorted(answer.cached for answer in answers) == [False] + [True] * 5


def test_whoever_waits_for_the_same_question_takes_nothing_from_the_budget(tmp_path: Path) -> None:
    held = Held(FINE)
    with bench(tmp_path, held) as desk:
        engine = desk.engine(max_calls=1)
        asking = [lambda: engine.answer(question())] * 4
        answers = at_once(lambda: (held.arrived.acquire(timeout=20), held.release()), *asking)
        assert all(answer.reply for answer in answers[1:])


def test_a_call_under_way_in_another_process_is_waited_for_and_not_sent(tmp_path: Path) -> None:
    class Clock(FakeClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if len(self.slept) == 3:
                other.received(claim.attempt, RawReply(200, reply))

    with bench(tmp_path, clock=Clock()) as desk:
        desk.engine().answer(question())  # to learn what the call looks like
        reply = desk.rows("SELECT raw FROM attempts")[0][0]
        desk.rows("DELETE FROM attempts")
        call = desk.rows("SELECT key FROM calls")[0][0]
        desk.rows("UPDATE calls SET state = 'planned'")
        other = Store.open(desk.path)
        sent = other._database.read(lambda db: db.execute("SELECT * FROM calls").fetchone())
        claim = other.claim(_call_like(sent), "other run")
        assert isinstance(claim, Granted) and call == sent["key"]
        assert desk.engine().answer(question()).cached
        assert desk.hits == 1
        other.close()


def test_a_process_that_keeps_a_call_for_ever_is_named_at_last(tmp_path: Path) -> None:
    with bench(tmp_path, BUSY) as desk:
        with pytest.raises(ServiceError):
            desk.engine(attempts=1).answer(question())
        other = Store.open(desk.path)
        sent = other._database.read(lambda db: db.execute("SELECT * FROM calls").fetchone())
        other.claim(_call_like(sent), "other run")
        with pytest.raises(ServiceError, match=r"another process .* same call"):
            desk.engine().answer(question())
        assert desk.hits == 1
        other.close()


def _call_like(row: Any) -> Any:
    from briefing.store import Call

    names = ("key", "step", "subject", "endpoint", "model", "mode", "request", "prompt_chars")
    return Call(*(row[name] for name in names))


def test_without_a_store_that_can_be_written_nothing_is_sent(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        engine = desk.engine()
        desk.store.close()
        with pytest.raises(StoreError):
            engine.answer(question())
        assert desk.hits == 0


# -- the order that makes it safe


def test_a_call_is_on_the_disk_before_its_request_is_out(tmp_path: Path) -> None:
    seen: list[tuple[Any, ...]] = []

    def look(hit: Hit, out: Out) -> None:
        with sqlite3.connect(tmp_path / "store.sqlite") as db:
            seen.extend(db.execute("SELECT state, outcome FROM calls JOIN attempts ON call = key"))
        db.close()
        FINE(hit, out)

    with bench(tmp_path, look) as desk:
        desk.engine().answer(question())
    assert seen == [("sent", None)]


def test_a_raw_reply_is_on_the_disk_before_anything_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever happens while it is read, the reply is not asked for again."""

    def killed(*unused: object) -> None:
        raise KeyboardInterrupt

    with bench(tmp_path) as desk:
        with monkeypatch.context() as patch:
            patch.setattr("briefing.model.calls.read_completion", killed)
            with pytest.raises(KeyboardInterrupt):
                desk.engine().answer(question())
        assert desk.rows("SELECT state FROM calls") == [("received",)]
        assert desk.engine().answer(question()).cached
        assert desk.hits == 1
        assert desk.rows("SELECT state, input_tokens > 0 FROM calls JOIN attempts ON call = key") == [("valid", 1)]


# -- secrets and foreign text


def test_the_key_is_in_no_error_log_or_store_even_if_the_service_repeats_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    shouted = status(500, f"who is {KEY}?")
    with bench(tmp_path, shouted, completion(good, note=KEY), default=status(401, f"bad key {KEY}")) as desk:
        engine = desk.engine()
        engine.answer(question())
        with pytest.raises(CredentialError) as caught:
            engine.answer(question("another sky"))
        error: BaseException | None = caught.value
        while error is not None:
            assert KEY not in repr(error)
            error = error.__cause__ or error.__context__
        assert desk.server.hits[0].headers["authorization"] == f"Bearer {KEY}"
        assert KEY not in repr(engine._settings)
    assert KEY not in caplog.text
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or KEY.encode() not in file.read_bytes()


@pytest.mark.parametrize("key", ["sk-one\nsk-two", "sk one", "sk-ключ", "sk-\x1b[2J"])
def test_a_key_that_cannot_be_one_is_refused_without_being_shown(tmp_path: Path, key: str) -> None:
    with bench(tmp_path) as desk:
        with pytest.raises(CredentialError) as caught:
            desk.engine(api_key=key)
        assert "sk" not in str(caught.value)
        assert desk.hits == 0


def test_blank_space_around_a_key_is_no_part_of_it(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        desk.engine(api_key=f" {KEY}\n").answer(question())
        assert desk.server.hits[0].headers["authorization"] == f"Bearer {KEY}"


def test_a_server_of_ones_own_needs_no_key_and_the_hosted_one_does(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        assert desk.engine(api_key=None).answer(question()).reply
        with pytest.raises(CredentialError, match="no key"):
            desk.engine(api_key=None, base_url=None)


@pytest.mark.parametrize("url", ["localhost:1234/v1", "ftp://x/v1", "https://user:secret@host/v1"])
def test_an_address_that_is_none_or_carries_a_password_is_refused(tmp_path: Path, url: str) -> None:
    with bench(tmp_path) as desk, pytest.raises(ConfigError) as caught:
        desk.engine(base_url=url)
    assert "secret" not in str(caught.value)


def test_escape_sequences_of_a_service_reach_no_terminal(tmp_path: Path) -> None:
    nasty = "\x1b]52;c;aGk=\x07\x1b[2Jhello\u202e\r\nworld\x9b31m"
    with bench(tmp_path, default=status(500, nasty)) as desk:
        with pytest.raises(ServiceError) as caught:
            desk.engine(attempts=1).answer(question())
        assert caught.value.message.endswith("HTTP 500: hello world31m")


def test_a_first_reply_that_does_not_fit_still_leaves_the_service_in_good_standing(tmp_path: Path) -> None:
    with bench(tmp_path, default=UNFIT) as desk:
        engine = desk.engine()
        for number in range(5):
            with pytest.raises(ReplyError):
                engine.answer(question(f"sky {number}"))
        assert desk.hits == 10
