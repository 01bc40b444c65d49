"""Reading: any source, thoroughly and safely, into `Document` records.

Kept light on purpose: the worker processes that parse heavy files import this package, and must not wait for what only the
calling program needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.collect.options import ReadOptions

if TYPE_CHECKING:
    from briefing.records import Document, DocumentRole

__all__ = ["ReadOptions", "collect"]


def collect(sources: Sequence[str], *, role: DocumentRole = "story", options: ReadOptions | None = None) -> Iterator[Document]:
    """Read `sources` (files, folders, addresses, feeds, `.jsonl`, `-`) lazily, in the given order.

    A source that cannot be read is no error: it comes out as a document with status `unreadable` and a reason in one
    sentence, so that the run goes on and can say what it went on without.
    """
    from briefing.collect.run import documents

    return documents(sources, role, options or ReadOptions())
