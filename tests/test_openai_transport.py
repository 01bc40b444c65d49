"""The OpenAI engine on a bad line: no connection, no end, too much, another host, and a 200 that is no success."""

from __future__ import annotations

import resource
import socket
from pathlib import Path
from typing import Any

import pytest

from asking import bench, question
from briefing.clock import SystemClock
from briefing.errors import (
    BudgetError,
    ConfigError,
    ServiceError,
)
from briefing.store import StepCount
from faultserver import (
    FaultServer,
    Reaction,
    body,
    drip_body,
    drip_headers,
    gzip_bomb,
    hang,
    html,
    redirect,
    reset,
    short_body,
)

# -- connections


def test_a_closed_port_is_told_as_such_and_counts_as_not_sent(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with bench(tmp_path) as desk:
        with pytest.raises(ServiceError, match=r"no connection to http://127\.0\.0\.1"):
            desk.engine(base_url=f"http://127.0.0.1:{port}/v1").answer(question())
        assert desk.store.run_cost("r1").calls == {}


def test_an_unknown_host_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*unused: Any, **named: Any) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    with bench(tmp_path) as desk:
        monkeypatch.setattr(socket, "getaddrinfo", unknown)
        with pytest.raises(ServiceError, match="Name or service not known"):
            desk.engine(base_url="https://nowhere.example/v1").answer(question())


def test_an_unsafe_connection_is_refused_and_never_tried_without_protection(tmp_path: Path) -> None:
    with bench(tmp_path) as desk:
        with pytest.raises(ServiceError, match="no safe connection"):
            desk.engine(base_url=desk.server.url.replace("http:", "https:")).answer(question())
        assert desk.hits == 0


@pytest.mark.parametrize("fault", [reset, short_body], ids=["reset", "short body"])
def test_a_reply_that_breaks_off_is_asked_for_again_and_reported_as_perhaps_paid_twice(tmp_path: Path, fault: Reaction) -> None:
    with bench(tmp_path, fault) as desk:
        answer = desk.engine().answer(question())
        assert desk.hits == 2
        assert desk.store.run_cost("r1").calls["extract"] == StepCount(sent=2, unknown=1)
        assert any("may have been paid for" in warning for warning in answer.warnings)


@pytest.mark.parametrize("fault", [hang, drip_headers, drip_body], ids=["hang", "dripping headers", "dripping body"])
def test_no_reply_takes_longer_than_its_time_however_it_comes(tmp_path: Path, fault: Reaction) -> None:
    """Timeouts of the library hold for each read: without a wall clock over the whole these would never end."""
    with bench(tmp_path, fault) as desk:
        assert desk.engine(request_deadline=0.2).answer(question()).reply
        assert desk.store.run_cost("r1").calls["extract"] == StepCount(sent=2, unknown=1)


def test_the_time_of_a_call_holds_for_all_its_tries_together(tmp_path: Path) -> None:
    said = pytest.raises(ServiceError, match="no whole answer within")
    with bench(tmp_path, default=hang, clock=SystemClock()) as desk, said:
        desk.engine(deadline=0.3).answer(question())


@pytest.mark.parametrize("code", [200, 500])
def test_a_reply_that_unpacks_without_end_is_given_up_early(tmp_path: Path, code: int) -> None:
    """A gzip bomb of 200 MB, as a reply and as an error's body."""
    with bench(tmp_path, default=gzip_bomb(code)) as desk:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with pytest.raises(ServiceError):
            desk.engine(attempts=1).answer(question())
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60 * 1024


def test_a_redirect_is_refused_and_nothing_reaches_the_other_host(tmp_path: Path) -> None:
    with FaultServer() as other, bench(tmp_path, default=redirect(other.url + "/chat/completions?token=x")) as desk:
        with pytest.raises(ConfigError, match=r"redirects to http://127\.0\.0\.1"):
            desk.engine().answer(question())
        assert (desk.hits, len(other.hits)) == (1, 0)


# -- a 200 that is no success


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        pytest.param(html(), "not as an API", id="a login page"),
        pytest.param(body('{"choices": [{"mess'), "not whole", id="cut JSON"),
        pytest.param(body('{"error": {"message": "upstream is asleep"}}'), "upstream is asleep", id="an error inside"),
        pytest.param(body('{"error": "asleep"}'), "asleep", id="an error as a text"),
        pytest.param(body('{"choices": null}'), "without any choice", id="choices null"),
        pytest.param(body('{"choices": []}'), "without any choice", id="choices empty"),
        pytest.param(body('{"choices": [{"message": null}]}'), "without a message", id="message null"),
        pytest.param(body("[]"), "no completion", id="a list"),
    ],
)
def test_a_200_without_a_completion_is_tried_again_and_then_told(tmp_path: Path, fault: Reaction, word: str) -> None:
    with bench(tmp_path, fault, fault, fault, fault) as desk:
        engine = desk.engine()
        with pytest.raises(ServiceError, match=word):
            engine.answer(question())
        assert desk.hits == 4
        assert engine.answer(question()).reply
        assert desk.hits == 5


def test_the_bytes_of_a_cut_reply_are_kept(tmp_path: Path) -> None:
    with bench(tmp_path, body('{"choices": [{"mess')) as desk:
        desk.engine().answer(question())
        assert desk.rows("SELECT raw, outcome FROM attempts ORDER BY id")[0] == (b'{"choices": [{"mess', "unknown")


def test_a_quota_error_inside_a_200_stops_the_run_like_any_other(tmp_path: Path) -> None:
    with bench(tmp_path, default=body('{"error": {"code": "insufficient_quota", "message": "no"}}')) as desk:
        with pytest.raises(BudgetError):
            desk.engine().answer(question())
        assert desk.hits == 1
