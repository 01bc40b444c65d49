"""Who gets into the review server, and what nobody gets out of it. No test here changes the draft that all of them share."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.cli.serve import pages
from briefing.cli.serve.guard import BODY, HEADERS
from reviewing import make_run
from serving import Client, served


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_run(tmp_path_factory.mktemp("desk") / "run")


@pytest.fixture(scope="module")
def client(draft: Path) -> Iterator[Client]:
    with served(draft.parent.parent.parent, store=draft.parent / "store.sqlite") as outside:
        yield outside.enter()


@pytest.fixture(scope="module")
def name(client: Client) -> str:
    return client.drafts()[0]


def words(draft: Path) -> str:
    return draft.read_text(encoding="utf-8")


def test_without_the_token_no_address_answers(client: Client, name: str) -> None:
    stranger = Client(client.url)
    for path in ("/", f"/draft/{name}", f"/draft/{name}/history", "/elsewhere"):
        answer = stranger.ask("GET", path)
        assert answer.status == 401 and "briefing review serve" in answer.text
    assert stranger.ask("GET", "/?token=guessed").status == 401
    assert stranger.post(f"/draft/{name}/do", {"verb": "accept", "stamp": "x", "block": "d1"}).status == 401
    stranger.cookie = f"briefing-{client.port}=guessed"
    assert stranger.ask("GET", "/").status == 401


def test_the_token_is_traded_for_a_cookie_that_no_script_and_no_other_site_can_use(client: Client) -> None:
    stranger = Client(client.url)
    answer = stranger.ask("GET", client.url.partition(str(client.port))[2])
    assert answer.status == 303 and answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie
    assert client.url.partition("token=")[2] not in cookie


def test_a_name_that_was_made_to_point_here_is_not_answered(client: Client) -> None:
    for host in ("evil.example", f"evil.example:{client.port}", "127.0.0.1", ""):
        assert client.ask("GET", "/", host=host).status == 421
    assert client.ask("GET", "/", host=f"localhost:{client.port}").status == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"content_type": "application/json"}, 403),
        ({"origin": "https://evil.example", "content_type": "application/json"}, 403),
        ({"origin": "null", "content_type": "application/json"}, 403),
        ({"origin": "here", "sec_fetch_site": "cross-site", "content_type": "application/json"}, 403),
        ({"origin": "here", "sec_fetch_site": "same-site", "content_type": "application/json"}, 403),
        ({"origin": "here", "content_type": "text/plain"}, 415),
    ],
)
def test_what_a_page_elsewhere_sends_is_refused_even_with_the_cookie(
    client: Client, name: str, draft: Path, headers: dict[str, str], status: int
) -> None:
    before = words(draft)
    if headers.get("origin") == "here":
        headers = {**headers, "origin": f"http://127.0.0.1:{client.port}"}
    body = json.dumps({"verb": "drop", "stamp": client.stamp(name), "block": "d1"}).encode()
    assert client.ask("POST", f"/draft/{name}/do", body, **headers).status == status
    assert words(draft) == before


def test_a_page_elsewhere_cannot_embed_a_draft(client: Client, name: str) -> None:
    assert client.ask("GET", f"/draft/{name}", sec_fetch_site="cross-site", sec_fetch_mode="no-cors").status == 403
    assert client.ask("GET", f"/draft/{name}", sec_fetch_site="cross-site", sec_fetch_mode="navigate").status == 200


def test_every_answer_forbids_framing_sniffing_and_keeping(client: Client, name: str) -> None:
    stranger = Client(client.url)
    for answer in (
        client.ask("GET", f"/draft/{name}"),
        client.ask("GET", "/no"),
        stranger.ask("GET", "/"),
        client.post("/no", {}),
    ):
        assert {key: answer.headers.get(key) for key in HEADERS} == HEADERS
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "server" not in answer.headers


def test_a_page_may_run_its_own_script_and_speak_to_its_own_server_and_nothing_else(client: Client, name: str) -> None:
    answer = client.ask("GET", f"/draft/{name}")
    (script,) = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
    hashed = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    assert answer.headers["content-security-policy"] == (
        f"default-src 'none'; style-src 'sha256-{hashed[0]}'; script-src 'sha256-{hashed[1]}'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', answer.text)


def test_a_body_that_is_too_large_is_refused_whatever_it_says_of_its_length(client: Client, name: str) -> None:
    large = {"verb": "edit", "stamp": "x", "block": "d1", "words": "x" * BODY}
    assert client.post(f"/draft/{name}/do", large).status == 413
    body = json.dumps(large).encode()
    head = {"origin": f"http://127.0.0.1:{client.port}", "content_type": "application/json"}
    chunks: Any = (body[at : at + 4096] for at in range(0, len(body), 4096))
    assert client.ask("POST", f"/draft/{name}/do", chunks, **head).status == 413


@pytest.mark.parametrize("path", ["..%2f..%2fetc%2fpasswd", "../../etc/passwd", "0" * 16, "%00", "run"])
def test_only_what_is_listed_exists(client: Client, path: str) -> None:
    answer = client.ask("GET", f"/draft/{path}")
    assert answer.status == 404 and "Traceback" not in answer.text


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"verb": "publish", "stamp": "x"}', b'{"verb": "edit", "stamp": "x", "path": "/etc"}']
)
def test_a_request_of_another_shape_is_refused_in_a_line(client: Client, name: str, body: bytes) -> None:
    head = {"origin": f"http://127.0.0.1:{client.port}", "content_type": "application/json"}
    answer = client.ask("POST", f"/draft/{name}/do", body, **head)
    assert answer.status == 400 and answer.json["error"].startswith("not understood")


def test_a_defect_is_a_line_that_tells_nothing_of_what_was_handled(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("a secret")

    monkeypatch.setattr(pages, "listing", broken)
    answer = client.ask("GET", "/")
    assert answer.status == 500 and "ValueError" in answer.text and "secret" not in answer.text
