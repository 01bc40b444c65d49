"""Reading the web as a guest: by each site's robots rules, a few requests at a time, and only what is new.

What the user names on a command line is fetched as a browser would. What a desk reads every day without anybody looking goes
through a `Visitor`: it asks each site's robots.txt first, keeps the pause that the site asks for, says which version it has, so
that an unchanged page costs the site nothing, and stays away as long as a busy server says.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from protego import Protego

from briefing.clock import Clock, SystemClock
from briefing.collect.fetch import Answer, Fetcher, not_fetched
from briefing.collect.guard import FetchRefusedError
from briefing.collect.kept import Copies
from briefing.collect.reading import Input, Reading

ROBOT = "briefing"  # the name that robots rules are looked up by
AT_ONCE = 2  # requests that one site answers at the same time
LONGEST_PAUSE = 30.0  # seconds between two requests; a site that asks for more is read no further in this run
PATIENCE = 20.0  # seconds that a busy server is waited for; what lasts longer is for the next run
_BUSY = (429, 503)


@dataclass
class _Site:
    """What is known of one host: its rules, when it may be asked next, and whether it sent us away."""

    slots: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(AT_ONCE))
    mutex: threading.Lock = field(default_factory=threading.Lock)
    rules: Protego | None = None
    unreadable: str | None = None
    pause: float = 0.0
    next_at: float = 0.0
    asked: int = 0
    away: str | None = None


class Visitor:
    """Fetches addresses for one run. Safe to call from several threads.

    `copies` holds what was fetched before; without it every page is fetched whole. `given` in `fetch` says whether a person named
    the address; one that a feed names never leads to a host that is only allowed by name.
    """

    def __init__(self, fetcher: Fetcher, copies: Copies | None = None, clock: Clock | None = None) -> None:
        self._fetcher = fetcher
        self._copies = copies
        self._clock = clock or SystemClock()
        self._sites: defaultdict[str, _Site] = defaultdict(_Site)
        self._mutex = threading.Lock()

    def fetch(self, url: str, given: bool = True) -> Input | Reading:
        """The content of an address, new or as it was; or a refusal that says why it is not read."""
        copy = self._copies.of(url) if self._copies else None
        answer = self._asked(url, copy.conditions if copy else {}, given)
        if isinstance(answer, Reading):
            return answer
        if copy and self._copies and answer.status == 304:
            self._copies.touch(url)
            return Input(copy.data, copy.found_at, copy.content_type, copy.found_at)
        if not answer.found:
            return not_fetched(url, f"the server answers with status {answer.status}")
        if self._copies:
            self._copies.keep(url, answer)
        return Input(answer.data, answer.url, answer.headers.get("content-type"), answer.url)

    def _asked(self, url: str, conditions: dict[str, str], given: bool) -> Answer | Reading:
        """The answer, after one wait if the server is busy for a moment."""
        answer = self._sent(url, conditions, given)
        if isinstance(answer, Reading) or answer.status not in _BUSY:
            return answer
        wait = _retry_after(answer.headers.get("retry-after"), self._clock.now())
        if wait is not None and wait <= PATIENCE:
            self._clock.sleep(wait)
            answer = self._sent(url, conditions, given)
            if isinstance(answer, Reading) or answer.status not in _BUSY:
                return answer
            wait = _retry_after(answer.headers.get("retry-after"), self._clock.now())
        later = f"in {_span(wait)}" if wait is not None else "later"
        said = f"the server is busy (status {answer.status}) and asks to come again {later}"
        self._site(url).away = said
        return not_fetched(url, said)

    def _sent(self, url: str, conditions: dict[str, str], given: bool) -> Answer | Reading:
        with self._turn(url):
            if said := self._site(url).away:
                return not_fetched(url, said)
            return self._fetcher.get(url, conditions, lambda target: self._vet(target, given), given=given)

    # -- one site ---------------------------------------------------------------------------------------------------------

    def _site(self, url: str) -> _Site:
        with self._mutex:
            return self._sites[urlsplit(url).netloc.lower()]

    @contextmanager
    def _turn(self, url: str) -> Iterator[None]:
        """A place among the few requests that a site gets at once, after the pause that it asks for."""
        site = self._site(url)
        with site.slots:
            with site.mutex:
                now = self._clock.monotonic()
                wait = max(0.0, site.next_at - now)
                site.next_at = now + wait + site.pause
            if wait:
                self._clock.sleep(wait)
            yield

    def _vet(self, url: str, given: bool) -> None:
        """Raises FetchRefusedError where the site's robots rules say that a program must not read this address."""
        site = self._site(url)
        with site.mutex:
            if site.rules is None and site.unreadable is None:
                self._read_rules(url, site, given)
        if site.unreadable:
            raise FetchRefusedError(site.unreadable)
        if site.rules and not site.rules.can_fetch(url, ROBOT):
            raise FetchRefusedError("the site's robots.txt asks programs not to read this address")
        if site.pause > LONGEST_PAUSE and site.asked:
            raise FetchRefusedError(f"the site's robots.txt asks for {_span(site.pause)} between two requests")
        site.asked += 1

    def _read_rules(self, url: str, site: _Site, given: bool) -> None:
        """As RFC 9309 has it: no rules where there is no such file, nothing allowed where the server cannot say."""
        parts = urlsplit(url)
        answer = self._fetcher.get(f"{parts.scheme}://{parts.netloc}/robots.txt", given=given)
        if isinstance(answer, Reading):  # the address itself will say what is wrong with the host
            site.rules = Protego.parse("")
        elif answer.status >= 500 or answer.status == 429:
            site.unreadable = f"the site's robots.txt cannot be read now (status {answer.status})"
        else:
            text = answer.data[:500_000].decode("utf-8", "replace") if answer.found else ""
            site.rules = Protego.parse(text)
            site.pause = float(site.rules.crawl_delay(ROBOT) or 0)
            site.next_at = self._clock.monotonic() + site.pause


def _retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a server asks to wait, from seconds or a date; None where it does not say."""
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            moment = parsedate_to_datetime(value)
        except (ValueError, TypeError):
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        seconds = (moment - now).total_seconds()
    return max(0.0, seconds) if seconds == seconds and abs(seconds) < 1e9 else None


def _span(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 120 else f"{seconds / 60:.0f} minutes"
