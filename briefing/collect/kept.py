"""Copies of what was fetched, so that a server is asked only whether it has something newer.

One file an address: a line of JSON, then the bytes. A copy that is damaged or of another address is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.collect.fetch import Answer
from briefing.errors import SetupError
from briefing.runs import write_atomic

KEPT_DAYS = 30  # a copy that nobody has asked for since is thrown away


@dataclass(frozen=True)
class Copy:
    """What an address gave the last time, and what its server called that version."""

    url: str
    found_at: str
    content_type: str | None
    etag: str | None
    modified: str | None
    data: bytes

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the content only if it is another."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


class Copies:
    """A folder of copies. Losing it costs a few more requests and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def of(self, url: str) -> Copy | None:
        try:
            head, _, data = self._file(url).read_bytes().partition(b"\n")
            about = json.loads(head)
            if about.pop("url") != url or about.pop("sha256") != hashlib.sha256(data).hexdigest():
                return None
            return Copy(url=url, data=data, **about)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def keep(self, url: str, answer: Answer) -> None:
        """Keeps an answer that its server can be asked about again; any other is not worth a file."""
        etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
        if not (etag or modified) or "no-store" in answer.headers.get("cache-control", "").lower():
            return
        about = {
            "url": url,
            "found_at": answer.url,
            "content_type": answer.headers.get("content-type"),
            "etag": etag,
            "modified": modified,
            "sha256": hashlib.sha256(answer.data).hexdigest(),
        }
        try:
            write_atomic(self._file(url), json.dumps(about).encode() + b"\n" + answer.data)
        except SetupError:  # a copy is a courtesy to the server: without room for it the reading goes on
            return

    def touch(self, url: str) -> None:
        """Notes that a copy is still in use."""
        self._file(url).touch(exist_ok=True)

    def prune(self) -> None:
        """Throws away what has not been in use for KEPT_DAYS days."""
        for file in self._old():
            file.unlink(missing_ok=True)

    def _old(self) -> Iterator[Path]:
        before = time.time() - KEPT_DAYS * 86_400
        return (file for file in self.folder.glob("*.copy") if file.stat().st_mtime < before)

    def _file(self, url: str) -> Path:
        return self.folder / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.copy"
