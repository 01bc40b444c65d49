"""How old what a brief's context rests on is: the day that bears a claim of background or of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.records import Claim, Ledger


def day_of(claim: Claim, ledger: Ledger) -> date | None:
    """The latest day on which what bears a claim was published, or told in an edition; None where nothing says it."""
    sources = (ledger.source(item.document) for item in claim.evidence)
    days = [source.published[:10] for source in sources if source and source.published]
    where = claim.extra.get("archive")
    if not days and isinstance(where, dict):
        days = [str(where["edition"])[:10]]
    return date.fromisoformat(max(days)) if days else None


def outdated(ledger: Ledger, most_days: int) -> Iterator[tuple[Claim, date]]:
    """The claims of background and of the archive that are older than `most_days` on the ledger's day, each with its own day.
    Without a limit (0) there are none; a claim that nobody dates is not known to be old."""
    today = date.fromisoformat(ledger.date[:10]) if ledger.date and most_days else None
    for claim in ledger.claims if today else ():
        if claim.origin not in ("background", "archive"):  # today's sources are news, and the desk keeps its own notes
            continue
        day = day_of(claim, ledger)
        if today and day and (today - day).days > most_days:
            yield claim, day
