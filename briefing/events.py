"""What somebody did to a draft, as the review hands it on and the store keeps it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReviewEvent:
    """An action: who did what to which block of which revision, and the words before and after. `id` tells it from all others,
    so that one that is sent twice is kept once. `at` is an ISO date-time in UTC."""

    id: str
    run: str
    style: str
    revision: int
    at: str
    who: str
    verb: str
    block: str | None = None
    before: str | None = None
    after: str | None = None
    note: str | None = None
