"""The last thing that was done to a draft, taken back: as one more step, so that the history keeps both."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.records import Brief
from briefing.review.changes import Change, changes
from briefing.review.desk import Applied, Desk
from briefing.review.state import ReviewState

TAKEN_BACK = ("state", "since", "approval", "comments", "struck", "accepted", "proposed")


@dataclass(frozen=True)
class Before:
    """A brief and its state as they were before something was done, and what that was, in words."""

    brief: Brief
    state: ReviewState
    did: str


def undo(desk: Desk, before: Before) -> Applied:
    """Brings back the words, comments, decisions and proposals of `before`. What is published stays published."""
    state = desk.state.model_copy(update={name: getattr(before.state, name) for name in TAKEN_BACK})
    said = (Change("undo", note=f"of {before.did}"), *changes(desk.record, before.brief))
    return desk.commit(before.brief, state, said, desk.text(), reopen=False)
