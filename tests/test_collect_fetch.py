"""Fetching: which addresses are connected to, and what a server can do to us. All servers are on loopback."""

from __future__ import annotations

import gzip
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefing.collect import ReadOptions, addresses, collect
from briefing.collect.fetch import Fetcher
from briefing.collect.reading import Input, Reading

ARTICLE = """<html><head><title>Port reopens | The Courier</title><meta charset="iso-8859-1"></head><body><article>
<h1>Port reopens</h1>
<p>The harbour café of Northport opened again on Tuesday after nine days, the city said, and ships may enter it freely.</p>
<p>Two of the three quays had been closed since the storm of 12 March, which tore down a crane and sank a tug.</p>
<p>The third will follow in May, the harbour master told the council; the insurers have agreed to pay for half of the repairs.</p>
</article></body></html>"""
_PRIVATE = """
    127.0.0.1 0.0.0.0 10.0.0.1 100.64.0.1 169.254.169.254 172.16.3.4 192.168.0.1 224.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1
    ::1 :: fe80::1 fe80::1%eth0 fd00::1 fec0::1 ff02::1 2001:db8::1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1
    64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1 2002:7f00:1:: 2002:a00:1:: 2001:0:0:0:0:0:80ff:fffe ::ffff:0:127.0.0.1
    2a00:1450::5efe:7f00:1
""".split()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self.server.seen.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        getattr(self, f"_{self.path.strip('/').replace('-', '_')}", self._missing)()

    def _send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _missing(self) -> None:
        self._send(b"gone", 404)

    def _article(self) -> None:
        self._send(ARTICLE.encode("utf-8"), Content_Type="text/html; charset=iso-8859-1", Set_Cookie="id=1")

    def _zipped(self) -> None:
        self._send(gzip.compress(ARTICLE.encode()), Content_Encoding="gzip")

    def _bomb(self) -> None:
        packer = zlib.compressobj(wbits=31)
        body = b"".join(packer.compress(bytes(1_000_000)) for _ in range(60)) + packer.flush()
        self._send(body, Content_Encoding="gzip")

    def _broken_zip(self) -> None:
        self._send(b"\x1f\x8bnothing", Content_Encoding="gzip")

    def _to_metadata(self) -> None:
        self._send(b"", 302, Location="http://169.254.169.254/latest/meta-data/")

    def _to_file(self) -> None:
        self._send(b"", 301, Location="file:///etc/passwd")

    def _to_article(self) -> None:
        self._send(b"", 307, Location="/article", Set_Cookie="id=2")

    def _to_allowed(self) -> None:
        self._send(b"", 302, Location=f"http://127.0.0.1:{self.server.server_address[1]}/article")

    def _round(self) -> None:
        self._send(b"", 302, Location="/round")

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        released = self.server.released  # type: ignore[attr-defined]
        while not released.wait(0.02):
            try:
                self.wfile.write(b".")
                self.wfile.flush()
            except OSError:
                return

    def _feed(self) -> None:
        items = "".join(
            f"<item><title>Item {n}</title><link>/{n}</link><description>Text {n}</description></item>" for n in (1, 2)
        )
        self._send(f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>".encode(), Content_Type="text/xml")


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.seen = []  # type: ignore[attr-defined]
    server.released = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.released.set()  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()
    thread.join()


def _host(server: ThreadingHTTPServer) -> str:
    return f"127.0.0.1:{server.server_address[1]}"


def _fetch(server: ThreadingHTTPServer, path: str, **settings: object) -> Input | Reading:
    return Fetcher(allow_hosts=(_host(server),), **settings).fetch(f"http://{_host(server)}/{path}")  # type: ignore[arg-type]


def _reason(result: Input | Reading) -> str:
    assert isinstance(result, Reading) and result.status == "unreadable", result
    return result.reason or ""


@pytest.mark.parametrize("address", _PRIVATE)
def test_an_address_that_is_not_public_is_refused_in_every_form(address: str) -> None:
    assert addresses.refusal(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::", "::ffff:8.8.8.8"])
def test_a_public_address_is_connected_to_in_every_form(address: str) -> None:
    assert addresses.refusal(address) is None


@pytest.mark.parametrize("address", _PRIVATE)
def test_a_name_that_leads_inside_is_not_connected_to(address: str) -> None:
    result = Fetcher(resolver=lambda host, port: ["93.184.216.34", address]).fetch("http://news.example/")
    assert "not public" in _reason(result) and "--allow-host" in _reason(result)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "127.1"]
)
def test_loopback_is_not_fetched_however_it_is_spelled(server: ThreadingHTTPServer, host: str) -> None:
    result = Fetcher(allow_hosts=("other.example",)).fetch(f"http://{host}/article")
    assert "not fetched" in _reason(result)
    assert server.seen == []  # type: ignore[attr-defined]


def test_another_port_is_not_connected_to(server: ThreadingHTTPServer) -> None:
    result = Fetcher(resolver=lambda host, port: ["93.184.216.34"]).fetch("http://news.example:6379/")
    assert "port 6379" in _reason(result)


def test_a_name_that_changes_its_answer_is_connected_to_where_it_was_vetted(server: ThreadingHTTPServer) -> None:
    answers = iter([["127.0.0.1"], ["93.184.216.34"]])
    result = Fetcher(resolver=lambda host, port: next(answers)).fetch("http://rebinding.example/article")
    assert "not public" in _reason(result)
    assert next(answers) == ["93.184.216.34"], "the name was looked up once"


def test_an_allowed_host_is_read_and_only_at_its_port(server: ThreadingHTTPServer) -> None:
    assert isinstance(_fetch(server, "article"), Input)
    assert addresses.is_allowed("intranet.local", 80, ("intranet.local",))
    assert not addresses.is_allowed("intranet.local", 8080, ("intranet.local",))
    assert addresses.is_allowed("::1", 8080, ("[::1]:8080",))
    assert not addresses.is_allowed("127.0.0.1", 81, (_host(server),))


def test_a_redirect_inside_is_refused_although_its_source_is_allowed(server: ThreadingHTTPServer) -> None:
    assert "169.254.169.254" in _reason(_fetch(server, "to-metadata"))


def test_a_page_elsewhere_cannot_redirect_to_a_host_that_the_user_allows(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page at an address that counts as public redirects to the one that the user allows to be read."""
    refusal = addresses.refusal
    monkeypatch.setattr(addresses, "refusal", lambda address: None if address == "127.1" else refusal(address))
    monkeypatch.setattr(addresses, "port_refusal", lambda port: None)
    fetcher = Fetcher(
        allow_hosts=(_host(server),), resolver=lambda host, port: ["127.1"] if host == "news.example" else ["127.0.0.1"]
    )
    result = fetcher.fetch(f"http://news.example:{server.server_address[1]}/to-allowed")
    assert "not public" in _reason(result)
    assert [path for path, _ in server.seen] == ["/to-allowed"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "told"), [("to-file", "no http or https"), ("round", "redirects"), ("nothing", "404"), ("broken-zip", "compression")]
)
def test_what_cannot_be_fetched_says_why(server: ThreadingHTTPServer, path: str, told: str) -> None:
    assert told in _reason(_fetch(server, path))


def test_a_bomb_is_stopped_where_it_exceeds_the_cap(server: ThreadingHTTPServer) -> None:
    assert "larger than 5 MB" in _reason(_fetch(server, "bomb", largest=5_000_000))


def test_a_server_that_drips_for_ever_is_left_at_the_deadline(server: ThreadingHTTPServer) -> None:
    assert "within 0.3 seconds" in _reason(_fetch(server, "drip", seconds=0.3))


def test_requests_carry_an_honest_name_and_neither_cookies_nor_a_referrer(server: ThreadingHTTPServer) -> None:
    result = _fetch(server, "to-article")
    assert isinstance(result, Input) and result.url == f"http://{_host(server)}/article"
    for _, headers in server.seen:  # type: ignore[attr-defined]
        assert headers["User-Agent"].startswith("briefing/0.1")
        assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_proxies_of_the_environment_are_not_used(server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert isinstance(_fetch(server, "article"), Input)


def test_a_compressed_page_is_read(server: ThreadingHTTPServer) -> None:
    result = _fetch(server, "zipped")
    assert isinstance(result, Input) and result.data == ARTICLE.encode()


def test_a_page_is_collected_with_a_warning_where_its_server_declares_the_wrong_charset(server: ThreadingHTTPServer) -> None:
    url = f"http://{_host(server)}/article"
    (document,) = collect([url], options=ReadOptions(allow_hosts=(_host(server),), jobs=1))
    assert document.status == "ok" and document.url == url and document.source == url
    assert "harbour café" in document.text and document.title == "Port reopens"
    assert any("UTF-8" in warning for warning in document.warnings)


def test_a_feed_at_an_address_gives_its_entries_with_whole_links(server: ThreadingHTTPServer) -> None:
    url = f"http://{_host(server)}/feed"
    found = list(collect([url], options=ReadOptions(allow_hosts=(_host(server),), jobs=1)))
    assert [document.source for document in found] == [f"http://{_host(server)}/1", f"http://{_host(server)}/2"]
    assert {document.outlet for document in found} == {"Wire"}


def test_nothing_is_fetched_offline(server: ThreadingHTTPServer) -> None:
    (document,) = collect([f"http://{_host(server)}/article"], options=ReadOptions(offline=True, allow_hosts=(_host(server),)))
    assert document.status == "unreadable" and "offline" in (document.reason or "")
    assert server.seen == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "source", ["file:///etc/passwd", "ftp://example.org/x", "data:text/html,hello", "gopher://x/1", "javascript:alert(1)"]
)
def test_other_schemes_are_refused_by_name(source: str) -> None:
    (document,) = collect([source])
    assert document.status == "unreadable" and "http or https" in (document.reason or "")
