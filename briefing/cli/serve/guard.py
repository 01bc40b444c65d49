"""Who may speak to the review server: the browser that was given the URL, from a page of the server's own, and nobody else.

A page elsewhere can send requests to a loopback port. It does not have the token; its Origin is another; a name that was made to
point here is not among the hosts; and an answer can be neither framed nor read from there.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY = 256 * 1024  # bytes that a request may carry: an edited block has a few hundred
SAFE = ("GET", "HEAD")
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True)
class Keys:
    """`token` is in the URL that the command prints; whoever opens it is given `session` as a cookie."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(24))


class Guard:
    """Lets a request through to `app`, or answers it with the reason why not."""

    def __init__(self, app: ASGIApp, keys: Keys, hosts: Iterable[str], port: int) -> None:
        self.app = app
        self.keys = keys
        self.hosts = {f"{host}:{port}" for host in hosts} | ({*hosts} if port == 80 else set())
        self.cookie = f"briefing-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(Request(scope))

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("content-security-policy", NOTHING)
            await send(message)

        if refusal is not None:
            await refusal(scope, receive, with_headers)
            return
        await self.app(scope, _limited(receive), with_headers)

    def _refusal(self, request: Request) -> Response | None:
        """The answer to a request that is not let through; None for one that is."""
        headers = request.headers
        if (headers.get("host") or "").lower() not in self.hosts:
            return _said(421, "this server answers to its own address only; open the URL that `briefing review serve` printed")
        if len(request.url.query) < 200 and "token" in request.query_params:
            return self._welcome(request)
        if not hmac.compare_digest(request.cookies.get(self.cookie, "").encode(), self.keys.session.encode()):
            return _said(401, "open the URL that `briefing review serve` printed: it holds the token that this page asks for")
        return self._foreign(request.method, headers, request.headers["host"].lower())

    def _welcome(self, request: Request) -> Response:
        """Gives the cookie for the token, and leads to the same page without it."""
        if not hmac.compare_digest(request.query_params["token"].encode(), self.keys.token.encode()):
            return _said(401, "this token is another server's; open the URL that `briefing review serve` printed last")
        answer = RedirectResponse(request.url.path if request.url.path.startswith("/") else "/", status_code=303)
        answer.set_cookie(self.cookie, self.keys.session, httponly=True, samesite="strict", path="/")
        return answer

    def _foreign(self, method: str, headers: Headers, host: str) -> Response | None:
        """Refuses what a page elsewhere sent: by `Sec-Fetch-Site` where it is given, and by `Origin` for whatever writes."""
        site = headers.get("sec-fetch-site", "same-origin")
        if site not in ("same-origin", "none") and not (method in SAFE and headers.get("sec-fetch-mode") == "navigate"):
            return _said(403, "this request comes from a page elsewhere")
        if method in SAFE:
            return None
        if headers.get("origin") != f"http://{host}":
            return _said(403, "this request comes from a page elsewhere, or from no page")
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return _said(415, "a request is JSON")
        if headers.get("content-length", "0").isdigit() and int(headers.get("content-length", "0")) > BODY:
            return _said(413, f"a request carries at most {BODY:,} bytes")
        return None


def _said(status: int, text: str) -> PlainTextResponse:
    return PlainTextResponse(text + "\n", status_code=status)


def _limited(receive: Receive) -> Receive:
    """A body that ends with an error where it grows beyond BODY, whatever its length was said to be."""
    read = 0

    async def counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > BODY:
            raise HTTPException(413, f"a request carries at most {BODY:,} bytes")
        return message

    return counted
