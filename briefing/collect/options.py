"""What the caller decides about reading, and the caps that no source may exceed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.collect.reading import Input, Reading

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class ReadOptions:
    """How sources are read.

    `allow_hosts`: hosts (`intranet.local`, `10.0.0.5:8080`) that may be fetched from although their address is private.
    `offline`: fetch nothing. `stdin`: the bytes that `-` stands for; None reads the process's own standard input.
    `jobs`: how many sources are read at the same time; 0 means one for each processor.
    `keep`: is given each source's name and its bytes as they came in, before anything reads them.
    `fetch`: how an address is read, given the address and whether a person named it; None asks its server at once.
    `article`: whether the page behind an entry of a feed is read too, by the entry's date as it gives it; None reads no page.
    `seconds`: the longest that one source may take. `memory_mb`: the most memory that parsing one source may take.
    """

    allow_hosts: tuple[str, ...] = ()
    offline: bool = False
    stdin: bytes | None = None
    jobs: int = 0
    seconds: float = 25.0
    memory_mb: int = 900
    keep: Callable[[str, bytes], None] | None = None
    fetch: Callable[[str, bool], Input | Reading] | None = None
    article: Callable[[str | None], bool] | None = None


@dataclass(frozen=True)
class Caps:
    """The largest inputs that are read; what is larger is refused with a reason."""

    text_bytes: int = 10 * MEGABYTE
    binary_bytes: int = 40 * MEGABYTE
    characters: int = 4_000_000
    pages: int = 2_000
    entries: int = 2_000
    files: int = 20_000


CAPS = Caps()
