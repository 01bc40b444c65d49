"""Fetching over http and https: public addresses only, no cookies, no proxies, no referrer, no way around certificates.

Size, time and redirects are capped, and what is counted is what comes out of decompression.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpcore2
from httpx2 import URL, InvalidURL

from briefing.collect import addresses, naming
from briefing.collect.guard import FetchRefusedError, GuardedBackend, Policy, Resolver, system_resolver
from briefing.collect.options import CAPS, MEGABYTE
from briefing.collect.reading import Input, Reading, refused

AGENT = "briefing/0.1 (+reads articles on behalf of an editor)"
_HEADERS: dict[bytes | str, bytes | str] = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5
_SILENCE = 10.0
_INFLATED_AT_ONCE = MEGABYTE


@dataclass(frozen=True)
class Answer:
    """What a server says: `status`, `headers` by their names in small letters, the content where the status is one of success,
    and the address at which it was found."""

    status: int
    headers: dict[str, str]
    data: bytes
    url: str

    @property
    def found(self) -> bool:
        return 200 <= self.status < 300


def _anywhere(url: str) -> None:
    """No address is refused that the guard lets pass."""


@dataclass(frozen=True)
class Fetcher:
    """Fetches one address. `seconds` and `largest` (bytes, decompressed) hold for all redirects together."""

    allow_hosts: tuple[str, ...] = ()
    seconds: float = 20.0
    largest: int = CAPS.binary_bytes
    resolver: Resolver = system_resolver

    def fetch(self, url: str) -> Input | Reading:
        """The content, with the address at which it was found; or a refusal that says why there is none."""
        answer = self.get(url)
        if isinstance(answer, Reading):
            return answer
        if not answer.found:
            return not_fetched(url, f"the server answers with status {answer.status}")
        return Input(answer.data, answer.url, answer.headers.get("content-type"), answer.url)

    def get(
        self, url: str, headers: Mapping[str, str] | None = None, vet: Callable[[str], None] = _anywhere, *, given: bool = True
    ) -> Answer | Reading:
        """What the server says, whatever its status; or a refusal where it says nothing that can be used.

        `headers` are sent beside our own. `vet` is shown each address before it is asked, redirects too, and raises
        FetchRefusedError for one that must not be. Only an address that the user has `given` may be on an allowed host.
        """
        try:
            return self._follow(url, headers or {}, vet, given)
        except FetchRefusedError as error:
            return not_fetched(url, str(error))
        except httpcore2.TimeoutException:
            return not_fetched(url, f"no complete answer within {self.seconds:g} seconds")
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, OSError) as error:
            return not_fetched(url, " ".join(str(error).split())[:160] or "the connection broke")

    def _follow(self, url: str, more: Mapping[str, str], vet: Callable[[str], None], given: bool) -> Answer:
        target = _plain_address(url)
        # Only an address that the user gave may lead to a host that the user allows: a page elsewhere cannot redirect there.
        allowed = self.allow_hosts if given and addresses.is_allowed(*_host_and_port(target), self.allow_hosts) else ()
        policy = Policy(allowed, time.monotonic() + self.seconds, self.resolver)
        context = httpcore2.default_ssl_context()
        for _ in range(_MOST_REDIRECTS + 1):
            vet(target)
            with (
                httpcore2.ConnectionPool(ssl_context=context, network_backend=GuardedBackend(policy)) as pool,
                pool.stream("GET", target, headers=_sent(more), extensions={"timeout": _timeouts()}) as response,
            ):
                headers = _headers(response)
                if response.status not in _REDIRECTS:
                    found = 200 <= response.status < 300
                    return Answer(response.status, headers, self._content(response, headers) if found else b"", target)
            target = _next(target, headers.get("location"))
        raise FetchRefusedError(f"more than {_MOST_REDIRECTS} redirects")

    def _content(self, response: httpcore2.Response, headers: dict[str, str]) -> bytes:
        parts: list[bytes] = []
        size = 0
        for part in _inflated(response, headers.get("content-encoding", "")):
            size += len(part)
            if size > self.largest:
                raise FetchRefusedError(f"it is larger than {self.largest / MEGABYTE:g} MB")
            parts.append(part)
        return b"".join(parts)


def not_fetched(url: str, why: str) -> Reading:
    """A refusal that names the address and says why nothing came of it."""
    return refused("unknown", f"not fetched: {why}", url=naming.http_url(url))


def _timeouts() -> dict[str, float]:
    return dict.fromkeys(("connect", "read", "write", "pool"), _SILENCE)


def _sent(more: Mapping[str, str]) -> dict[bytes | str, bytes | str]:
    headers = dict(_HEADERS)
    headers.update(more.items())
    return headers


def _headers(response: httpcore2.Response) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}


def _inflated(response: httpcore2.Response, encoding: str) -> Iterator[bytes]:
    """The content as it was before compression, never more than a little at once. Raises FetchRefusedError."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        yield from response.iter_stream()
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchRefusedError(f"it is compressed in a way that was not asked for ({encoding[:40]})")
    inflater: zlib._Decompress | None = None
    try:
        for part in response.iter_stream():
            if inflater is None:
                inflater = zlib.decompressobj(_window(encoding, part))
            while part and not inflater.eof:
                yield inflater.decompress(part, _INFLATED_AT_ONCE)
                part = inflater.unconsumed_tail
    except zlib.error as error:
        raise FetchRefusedError("its compression is broken") from error


def _window(encoding: str, first: bytes) -> int:
    """How to decompress: "deflate" means zlib's format, but some servers send the bare stream."""
    if encoding != "deflate":
        return zlib.MAX_WBITS | 16
    return zlib.MAX_WBITS if first[:1] and first[0] & 0x0F == 8 else -zlib.MAX_WBITS


def _plain_address(url: str) -> str:
    """`url` in the form in which it is sent: the host in ASCII, the rest percent-encoded, no fragment.

    Raises FetchRefusedError.
    """

    if not naming.http_url(url):
        raise FetchRefusedError("not a plain http or https address")
    try:
        return str(URL(url).copy_with(fragment=None))
    except (InvalidURL, UnicodeError, ValueError) as error:
        raise FetchRefusedError("not a valid address") from error


def _host_and_port(url: str) -> tuple[str, int]:

    parts = urlsplit(url)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def _next(url: str, location: str | None) -> str:

    try:
        target = urljoin(url, location.strip()) if location else ""
    except ValueError:
        target = ""
    if not naming.http_url(target):
        raise FetchRefusedError("it redirects to something that is no http or https address")
    if url.startswith("https:") and not target.startswith("https:"):
        raise FetchRefusedError("it redirects from https to http")
    return _plain_address(target)
