"""Reading as a guest: robots rules are kept, an unchanged page is not sent again, a busy server is left alone. On loopback."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from briefing.collect import ReadOptions, collect
from briefing.collect.fetch import Fetcher
from briefing.collect.kept import KEPT_DAYS, Copies
from briefing.collect.reading import Input, Reading
from briefing.collect.visitor import AT_ONCE, LONGEST_PAUSE, PATIENCE, Visitor

NOW = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
PARAGRAPHS = [
    "The harbour of Northport opened again on Tuesday after nine days, the city said, and ships may enter it freely.",
    "Two of the three quays had been closed since the storm of 12 March, which tore down a crane and sank a tug.",
    "The third will follow in May, the harbour master told the council; the insurers pay for half of the repairs.",
]
ARTICLE = "<html><head><title>Port reopens</title><meta property='og:site_name' content='The Courier'></head><body><article>"
ARTICLE += "<h1>Port reopens</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</article></body></html>"
Answer = Callable[[BaseHTTPRequestHandler], None]


class FakeClock:
    """Time that passes only while somebody waits."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    def monotonic(self) -> float:
        return 1000 + sum(self.waited)

    def now(self) -> datetime:
        return NOW + timedelta(seconds=sum(self.waited))

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)


def reply(body: str = ARTICLE, status: int = 200, **headers: str) -> Answer:
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body.encode())

    return send


def versioned(body: str = ARTICLE, etag: str = '"v1"') -> Answer:
    """A page that is sent only to whom lacks this version of it."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-None-Match") == etag
        reply("" if known else body, 304 if known else 200, ETag=etag)(handler)

    return send


class Site(ThreadingHTTPServer):
    """A server whose pages are set by the test; it notes the paths that were asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, Answer | list[Answer]] = {}
        self.asked: list[str] = []
        self.busy = self.busiest = 0
        self.gate = threading.Lock()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    def url(self, path: str) -> str:
        return f"http://{self.host}/{path}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"
    server: Site

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = self.path.lstrip("/")
        with self.server.gate:
            self.server.asked.append(path)
            self.server.busy += 1
            self.server.busiest = max(self.server.busiest, self.server.busy)
        page = self.server.pages.get(path, reply("gone", 404))
        (page.pop(0) if isinstance(page, list) else page)(self)
        with self.server.gate:
            self.server.busy -= 1


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def visitor(site: Site, clock: FakeClock | None = None, folder: Path | None = None) -> Visitor:
    return Visitor(Fetcher(allow_hosts=(site.host,)), Copies(folder) if folder else None, clock or FakeClock())


def why(result: Input | Reading) -> str:
    assert isinstance(result, Reading)
    return result.reason or ""


# -- robots rules ------------------------------------------------------------------------------------------------------------


def test_rules_are_read_once_and_kept(site: Site) -> None:
    rules = "User-agent: *\nDisallow: /private\n\nUser-agent: briefing\nDisallow: /only-people\n"
    site.pages = {"robots.txt": reply(rules), "open": reply(), "only-people": reply(), "private": reply()}
    guest = visitor(site)
    assert isinstance(guest.fetch(site.url("open")), Input)
    assert "robots.txt asks programs not to read" in why(guest.fetch(site.url("only-people")))
    assert isinstance(guest.fetch(site.url("private")), Input)  # the rules that name us are the ones that hold
    assert site.asked == ["robots.txt", "open", "private"]


def test_a_redirect_to_what_the_rules_close_is_not_followed(site: Site) -> None:
    site.pages = {
        "robots.txt": reply("User-agent: *\nDisallow: /closed"),
        "way": reply("", 302, Location="/closed"),
        "closed": reply(),
    }
    assert "robots.txt" in why(visitor(site).fetch(site.url("way")))
    assert "closed" not in site.asked


@pytest.mark.parametrize(("status", "read"), [(404, True), (403, True), (500, False), (503, False)])
def test_no_rules_close_nothing_and_rules_that_cannot_be_read_close_everything(site: Site, status: int, read: bool) -> None:
    site.pages = {"robots.txt": reply("", status), "page": reply()}
    result = visitor(site).fetch(site.url("page"))
    assert isinstance(result, Input) is read
    if not read:
        assert f"robots.txt cannot be read now (status {status})" in why(result)


def test_the_pause_that_a_site_asks_for_is_kept(site: Site) -> None:
    site.pages = {"robots.txt": reply("User-agent: *\nCrawl-delay: 4"), "a": reply(), "b": reply(), "c": reply()}
    clock = FakeClock()
    guest = visitor(site, clock)
    for page in "abc":
        assert isinstance(guest.fetch(site.url(page)), Input)
    assert clock.waited == [4, 4]


def test_a_site_that_asks_for_too_long_a_pause_is_read_once(site: Site) -> None:
    site.pages = {"robots.txt": reply(f"User-agent: *\nCrawl-delay: {LONGEST_PAUSE + 60:.0f}"), "a": reply(), "b": reply()}
    guest = visitor(site)
    assert isinstance(guest.fetch(site.url("a")), Input)
    assert "asks for 90 seconds between two requests" in why(guest.fetch(site.url("b")))
    assert "b" not in site.asked


def test_a_site_gets_few_requests_at_once(site: Site) -> None:
    together = threading.Barrier(AT_ONCE)

    def slow(handler: BaseHTTPRequestHandler) -> None:
        together.wait(20)
        reply()(handler)

    site.pages = {f"page-{number}": slow for number in range(3 * AT_ONCE)}
    guest = visitor(site)
    threads = [threading.Thread(target=guest.fetch, args=(site.url(page),)) for page in site.pages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert site.busiest == AT_ONCE and len(site.asked) == 3 * AT_ONCE + 1


# -- copies ------------------------------------------------------------------------------------------------------------------


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    site.pages = {"page": versioned()}
    first = visitor(site, folder=tmp_path).fetch(site.url("page"))
    second = visitor(site, folder=tmp_path).fetch(site.url("page"))
    assert isinstance(first, Input) and second == first
    site.pages = {"page": versioned(ARTICLE.replace("nine days", "ten days"), '"v2"')}
    third = visitor(site, folder=tmp_path).fetch(site.url("page"))
    assert isinstance(third, Input) and b"ten days" in third.data
    assert visitor(site, folder=tmp_path).fetch(site.url("page")) == third


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"x" + data[1:], lambda data: b"", lambda data: data + b"!"]
)
def test_a_damaged_copy_is_as_good_as_none(site: Site, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    site.pages = {"page": versioned()}
    first = visitor(site, folder=tmp_path).fetch(site.url("page"))
    (copy,) = tmp_path.glob("*.copy")
    copy.write_bytes(damage(copy.read_bytes()))
    assert visitor(site, folder=tmp_path).fetch(site.url("page")) == first


def test_what_must_not_be_kept_is_not(site: Site, tmp_path: Path) -> None:
    site.pages = {"secret": reply(ETag='"v1"', Cache_Control="private, no-store"), "unnamed": reply()}
    guest = visitor(site, folder=tmp_path)
    assert isinstance(guest.fetch(site.url("secret")), Input) and isinstance(guest.fetch(site.url("unnamed")), Input)
    assert not list(tmp_path.iterdir())


def test_copies_that_nobody_asks_for_are_thrown_away(site: Site, tmp_path: Path) -> None:
    site.pages = {"old": versioned(), "new": versioned()}
    guest = visitor(site, folder=tmp_path)
    guest.fetch(site.url("old"))
    (old,) = tmp_path.glob("*.copy")
    os.utime(old, (0, old.stat().st_mtime - (KEPT_DAYS + 1) * 86_400))
    guest.fetch(site.url("new"))
    Copies(tmp_path).prune()
    assert Copies(tmp_path).of(site.url("old")) is None and Copies(tmp_path).of(site.url("new")) is not None


# -- busy servers ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wait", ["3", format_datetime(NOW + timedelta(seconds=3), usegmt=True)])
def test_a_busy_server_is_asked_once_more_when_it_says(site: Site, wait: str) -> None:
    site.pages = {"page": [reply("", 429, Retry_After=wait), reply()]}
    clock = FakeClock()
    assert isinstance(visitor(site, clock).fetch(site.url("page")), Input)
    assert clock.waited == [3]


@pytest.mark.parametrize(
    ("wait", "told"),
    [(f"{PATIENCE + 1000:.0f}", "in 17 minutes"), ("nan", "later"), ("soon", "later"), ("", "later"), ("1e99", "later")],
)
def test_a_server_that_is_busy_for_longer_is_left_alone_for_this_run(site: Site, wait: str, told: str) -> None:
    site.pages = {"a": reply("", 503, Retry_After=wait), "b": reply()}
    clock = FakeClock()
    guest = visitor(site, clock)
    assert f"busy (status 503) and asks to come again {told}" in why(guest.fetch(site.url("a")))
    assert "busy" in why(guest.fetch(site.url("b")))
    assert site.asked == ["robots.txt", "a"] and clock.waited == []


# -- the pages behind a feed ---------------------------------------------------------------------------------------------------


def feed(*links: str) -> str:
    items = "".join(
        f"<item><title>Port reopens</title><link>{link}</link><description>The port is open.</description>"
        f"<pubDate>Tue, 10 Mar 2026 0{number}:30:00 GMT</pubDate></item>"
        for number, link in enumerate(links)
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>"


def read(
    site: Site, article: Callable[[str | None], bool] | None = lambda published: True
) -> list[tuple[str, str, tuple[str, ...]]]:
    guest = visitor(site)
    options = ReadOptions(fetch=guest.fetch, article=article, jobs=2)
    return [(document.source, document.text, document.warnings) for document in collect([site.url("feed")], options=options)]


def test_the_article_behind_an_entry_is_read_and_keeps_the_entrys_name_and_date(site: Site) -> None:
    site.pages = {"feed": reply(feed("/one"), Content_Type="text/xml"), "one": reply()}
    guest = visitor(site)
    options = ReadOptions(fetch=guest.fetch, article=lambda published: True, jobs=2)
    (document,) = collect([site.url("feed")], options=options)
    assert PARAGRAPHS[2] in document.text and document.source == site.url("one")
    assert document.published == "2026-03-10T00:30:00+00:00" and document.outlet == "The Courier"


def test_an_entry_whose_article_cannot_be_read_stays_and_says_why(site: Site) -> None:
    site.pages = {"feed": reply(feed("/gone", "/one"), Content_Type="text/xml"), "one": reply()}
    (_, text, warnings), (_, whole, none) = read(site)
    assert text == "The port is open." and "status 404" in warnings[0]
    assert PARAGRAPHS[0] in whole and not none


def test_only_the_entries_that_are_wanted_cost_a_request(site: Site) -> None:
    site.pages = {"feed": reply(feed("/one", "/two"), Content_Type="text/xml"), "one": reply(), "two": reply()}
    read(site, lambda published: bool(published and published >= "2026-03-10T01"))
    assert site.asked == ["robots.txt", "feed", "two"]
    site.asked.clear()
    read(site, None)
    assert site.asked == ["robots.txt", "feed"]


def test_a_feed_cannot_lead_to_another_host_that_the_user_allows(site: Site) -> None:
    """Both servers are allowed by name; only the one that the user named as a source is read."""
    other = Site()
    thread = threading.Thread(target=other.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        other.pages = {"inside": reply()}
        site.pages = {"feed": reply(feed(other.url("inside")), Content_Type="text/xml")}
        guest = Visitor(Fetcher(allow_hosts=(site.host, other.host)), None, FakeClock())
        options = ReadOptions(fetch=guest.fetch, article=lambda published: True, jobs=1)
        (document,) = collect([site.url("feed")], options=options)
        assert "usual ports" in document.warnings[0] and other.asked == []
    finally:
        other.shutdown()
        other.server_close()
        thread.join()
