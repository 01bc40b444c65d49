"""The store of model calls: what it promises about kills, other processes, damaged files and what calls cost."""

from __future__ import annotations

import sqlite3
import stat
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from briefing.errors import StoreError
from briefing.store import Busy, Call, Granted, RawReply, RunCost, Served, StepCount, Store, Stored, Verdict
from briefing.store.schema import MIGRATIONS
from fakes import FakeClock

CALL = Call("k1", "extract", "01.html", "https://api.example/v1", "m-1", "json_schema", '{"model":"m-1"}', 4000)
REPLY = RawReply(200, b'{"choices": []}', "application/json", "req-1")
VALID = Verdict("valid", "stop", "m-1-2026", "fp1", "default", {"prompt_tokens": 1000}, 1000, 50, 0.25)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "store.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = Store.open(path, FakeClock())
    yield opened
    opened.close()


def send(store: Store, call: Call = CALL, run: str = "r1", verdict: Verdict | None = VALID) -> Granted:
    claim = store.claim(call, run)
    assert isinstance(claim, Granted)
    store.received(claim.attempt, REPLY)
    if verdict:
        store.settle(claim.attempt, verdict)
    return claim


def crash(store: Store) -> None:
    """What a kill leaves: nothing more is written, and the operating system lets the lock go."""
    store._database._db.close()
    if store._owners._lock:
        store._owners._lock.release(force=True)


def test_a_reply_is_found_again_byte_for_byte_after_the_file_was_closed(store: Store, path: Path) -> None:
    send(store)
    store.close()
    again = Store.open(path)
    found = again.look_up("k1")
    assert found is not None and (found.state, found.reply) == ("valid", REPLY)
    again.close()


def test_a_call_that_has_its_reply_is_never_granted_again(store: Store) -> None:
    send(store)
    assert isinstance(store.claim(CALL, "another run"), Stored)


def test_a_reply_that_nobody_has_judged_yet_counts_as_a_reply(store: Store, path: Path) -> None:
    """Killed between the raw reply and its verdict: the reply is judged anew, not asked for again."""
    send(store, verdict=None)
    crash(store)
    later = Store.open(path)
    claim = later.claim(CALL, "r1")
    assert isinstance(claim, Stored) and claim.state == "received" and claim.reply == REPLY
    later.close()


def test_a_call_of_a_living_process_is_left_to_it(store: Store, path: Path) -> None:
    store.claim(CALL, "r1")
    other = Store.open(path)
    claim = other.claim(CALL, "r2")
    assert isinstance(claim, Busy) and str(threading.main_thread().native_id) in claim.owner
    other.close()


def test_a_call_of_a_dead_process_is_granted_once_more_and_marked(store: Store, path: Path) -> None:
    """Killed between sent and received: it may have been paid for, and that is said."""
    store.claim(CALL, "r1")
    crash(store)
    later = Store.open(path)
    claim = later.claim(CALL, "r1")
    assert isinstance(claim, Granted) and claim.again
    later.received(claim.attempt, REPLY)
    later.settle(claim.attempt, VALID)
    assert later.run_cost("r1").calls == {"extract": StepCount(sent=2, unknown=1)}
    later.close()


def test_an_owner_whose_lock_file_is_gone_is_dead(store: Store, path: Path) -> None:
    """After a restart of the machine, or a copy of the file to another one."""
    store.claim(CALL, "r1")
    crash(store)
    for lock in path.with_name("store.sqlite.owners").iterdir():
        lock.unlink()
    later = Store.open(path)
    claim = later.claim(CALL, "r1")
    assert isinstance(claim, Granted) and claim.again
    later.close()


@pytest.mark.parametrize(("outcome", "again", "sent"), [("unsent", False, 1), ("failed", False, 2), ("unknown", True, 2)])
def test_a_released_call_may_go_out_again_and_only_a_lost_reply_may_be_paid_twice(
    store: Store, outcome: str, again: bool, sent: int
) -> None:
    first = store.claim(CALL, "r1")
    assert isinstance(first, Granted)
    store.release(first.attempt, outcome, "no answer", status=None)  # type: ignore[arg-type]
    assert send(store).again is again
    assert store.run_cost("r1").calls["extract"] == StepCount(sent=sent, unknown=int(again))


def test_an_unreadable_reply_keeps_its_bytes_and_does_not_count_as_an_answer(store: Store, path: Path) -> None:
    claim = send(store, verdict=None)
    store.release(claim.attempt, "failed", "cut", final=True)
    assert store.look_up("k1") is None
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT raw, state FROM attempts JOIN calls ON call = key").fetchone() == (REPLY.raw, "failed")
    db.close()


def test_a_repair_is_found_from_the_call_that_it_repairs(store: Store) -> None:
    send(store, verdict=replace(VALID, state="invalid"))
    send(store, replace(CALL, key="k2", repair_of="k1"))
    found = store.repair_of("k1")
    assert found is not None and found.key == "k2" and store.repair_of("k2") is None
    assert store.run_cost("r1").calls["extract"] == StepCount(sent=2, repaired=1)


def test_what_was_found_out_about_an_endpoint_is_remembered_for_as_long_as_one_likes(store: Store) -> None:
    store.learn("e", "m", "mode", "text")
    store.learn("e", "m", "mode", "json_object")
    assert store.fact("e", "m", "mode") == "json_object"
    assert store.fact("e", "other", "mode") is None
    store._clock.sleep(8 * 86400)
    assert store.fact("e", "m", "mode", within=timedelta(days=7)) is None


def test_costs_add_up_by_day_model_step_and_run_and_an_unknown_price_is_never_zero(store: Store) -> None:
    send(store)
    send(store, replace(CALL, key="k2", step="compose"), run="r2", verdict=Verdict("valid", served="local"))
    store.used("k1", "r2")
    assert [(row.name, row.sent, row.cached, row.price, row.unpriced) for row in store.costs("run")] == [
        ("r1", 1, 0, 0.25, 0),
        ("r2", 1, 1, 0.0, 1),
    ]
    assert [(row.name, row.input_tokens) for row in store.costs("day")] == [("2026-03-10", 1000)]
    assert {row.name for row in store.costs("model")} == {"m-1-2026", "local", "m-1"}
    assert [row.name for row in store.costs("step")] == ["extract", "compose"]
    assert store.run_cost("r1") == RunCost(
        {"extract": StepCount(sent=1)}, {"input": 1000, "output": 50, "unknown": 0}, 0.25, unpriced=0
    )
    assert store.run_cost("r2").price is None
    assert store.run_cost("r2").calls == {"compose": StepCount(sent=1), "extract": StepCount(cached=1)}


def test_the_store_tells_what_answered_last_and_what_calls_have_used(store: Store) -> None:
    assert store.last_served("https://api.example/v1", "m-1") is None
    send(store)
    assert store.last_served("https://api.example/v1", "m-1") == Served("m-1-2026", "fp1")
    history = store.history("https://api.example/v1", "m-1", "extract")
    assert history is not None and (history.prompt_chars, history.input_tokens, history.most_output_tokens) == (4000, 1000, 50)
    assert store.history("https://api.example/v1", "m-1", "compose") is None


def test_sixteen_threads_write_at_once_and_nothing_is_lost(store: Store) -> None:
    def work(number: int) -> None:
        for turn in range(5):
            send(store, replace(CALL, key=f"{number}-{turn}"))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.run_cost("r1").calls["extract"].sent == 80


def test_one_faulty_piece_of_a_common_commit_is_undone_alone(store: Store) -> None:
    """What one thread cannot write must not cost another thread's reply."""
    send(store)

    def faulty(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO uses VALUES ('r2', 'k1', 'now')")
        db.execute("INSERT INTO uses VALUES ('r2', 'no such call', 'now')")

    store._database.later(faulty)
    send(store, replace(CALL, key="k2"))
    assert store.look_up("k2") is not None
    assert store.run_cost("r2").calls == {}


def test_nobody_else_on_the_machine_reads_the_store(store: Store, path: Path) -> None:
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_store_of_a_newer_version_is_refused_naming_both(store: Store, path: Path) -> None:
    store.close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StoreError, match=f"version 99.*up to {len(MIGRATIONS)}") as caught:
        Store.open(path)
    assert caught.value.remedy


def test_a_file_that_is_no_store_is_named_with_the_way_out(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database at all, whatever its name says" * 50)
    with pytest.raises(StoreError, match="damaged") as caught:
        Store.open(path)
    assert f"mv {path}" in str(caught.value.remedy)


def test_flipped_bytes_in_a_reply_are_noticed_and_not_handed_out(store: Store, path: Path) -> None:
    big = RawReply(200, b"A" * 20_000)
    claim = store.claim(CALL, "r1")
    assert isinstance(claim, Granted)
    store.received(claim.attempt, big)
    store.close()
    data = path.read_bytes()
    place = data.index(b"A" * 3000) + 1000
    path.write_bytes(data[:place] + b"B" + data[place + 1 :])
    damaged = Store.open(path)
    with pytest.raises(StoreError, match="damaged"):
        damaged.look_up("k1")
    damaged.close()


def test_a_damaged_page_is_found_by_checking_the_file(store: Store, path: Path) -> None:
    for number in range(200):
        send(store, replace(CALL, key=f"key {number}", request="x" * 500))
    store.close()
    data = bytearray(path.read_bytes())
    data[8 * 4096 : 12 * 4096] = bytes(4 * 4096)
    path.write_bytes(data)
    damaged = Store.open(path)
    with pytest.raises(StoreError, match="damaged"):
        damaged.check()
    damaged.close()


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.look_up("k1")


class Desk(RuleBasedStateMachine):
    """Processes that ask, crash anywhere and come back; a service that counts what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "store.sqlite"
        self.requests: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()
        self.owed: Counter[str] = Counter()
        self.replies: dict[str, bytes] = {}

    @initialize()
    def begin(self) -> None:
        self.store = Store.open(self.path, FakeClock())

    def restart(self) -> None:
        crash(self.store)
        self.store = Store.open(self.path, FakeClock())

    @rule(key=st.sampled_from("abc"), at=st.sampled_from(["never", "claimed", "sent", "received", "judged"]))
    def ask_and_crash(self, key: str, at: str) -> None:
        claim = self.store.claim(replace(CALL, key=key), "r")
        if isinstance(claim, Stored):
            assert claim.reply.raw == self.replies[key]
            return
        assert isinstance(claim, Granted)
        self.note_grant(key, claim)
        self.requests[key] += at != "claimed"
        if at in ("claimed", "sent"):
            self.lost[key] += 1
            self.owed[key] += 1
            self.restart()
            return
        self.replies[key] = f"{key} {self.requests[key]}".encode()
        self.store.received(claim.attempt, RawReply(200, self.replies[key]))
        if at != "received":
            self.store.settle(claim.attempt, VALID)
        if at != "never":
            self.restart()

    @rule(key=st.sampled_from("abc"), outcome=st.sampled_from(["unsent", "failed", "unknown"]))
    def ask_in_vain(self, key: str, outcome: str) -> None:
        claim = self.store.claim(replace(CALL, key=key), "r")
        if isinstance(claim, Granted):
            self.note_grant(key, claim)
            self.store.release(claim.attempt, outcome, "no answer")  # type: ignore[arg-type]
            self.requests[key] += outcome != "unsent"
            self.lost[key] += outcome != "unsent"
            self.owed[key] += outcome == "unknown" or (outcome == "unsent" and claim.again)

    def note_grant(self, key: str, claim: Granted) -> None:
        assert claim.again == (self.owed[key] > 0)
        self.owed[key] -= claim.again

    @invariant()
    def no_reply_is_lost(self) -> None:
        for key, raw in self.replies.items():
            found = self.store.look_up(key)
            assert found is not None and found.reply.raw == raw

    @invariant()
    def nothing_is_sent_again_but_what_was_under_way(self) -> None:
        for key, count in self.requests.items():
            assert count <= 1 + self.lost[key]

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=30, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck))
