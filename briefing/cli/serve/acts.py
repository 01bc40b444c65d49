"""What a reviewer asks of a draft in the browser, done as the command line does it.

Each request carries the stamp of the draft that its page showed. Where somebody else has written since, what concerns a block
whose words are still the same goes through; the rest is refused, with both texts, and nothing is lost.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from briefing.cli.bench import Bench
from briefing.cli.finding import use
from briefing.cli.serve import regen
from briefing.errors import BriefingError, UsageError
from briefing.pipeline.regenerate import MOST
from briefing.review import decide, verbs
from briefing.review.changes import Change
from briefing.review.desk import Applied, Desk
from briefing.review.offers import decided
from briefing.review.state import state_file

Verb = Literal[
    "apply",
    "edit",
    "add",
    "drop",
    "comment",
    "resolve",
    "move",
    "accept",
    "use",
    "choose",
    "settle",
    "approve",
    "return",
    "reject",
    "revert",
]
WHOLE = frozenset(("apply", "approve", "return", "reject", "revert"))
"""What is decided on the whole text: it must be the text that was read."""

TALK = frozenset(("comment", "resolve"))
"""What is said beside a block, whatever its words are by now."""


class Asked(BaseModel):
    """One request. `was` are the words of the block as the page showed them; `stamp` is that of the draft."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verb: Verb
    stamp: str
    block: str = "brief"
    was: str | None = None
    words: str = ""
    why: str = ""
    beside: str = ""
    before: bool = False
    override: bool = False
    rev: int = 0
    sentence: str = ""
    claims: tuple[str, ...] = ()
    number: int = Field(1, ge=1, le=MOST)
    wish: str = Field("", max_length=1000)
    take: Literal["accept", "reject"] = "reject"
    offer: str = ""


class Stale(BriefingError):
    """Somebody has written since the page was made. `theirs` are the words of the block now, None where it is gone."""

    exit_code = 3

    def __init__(self, message: str, theirs: str | None) -> None:
        super().__init__(message, "look at both, and save again what should stand")
        self.theirs = theirs


def stamp(desk: Desk) -> str:
    """What tells one state of a draft from the next: its file and the state of its review."""
    made = hashlib.sha256()
    for path in (desk.path, desk.run.folder / state_file(desk.style.name)):
        made.update(path.read_bytes() if path.exists() else b"-")
    return made.hexdigest()[:20]


def act(bench: Bench, asked: Asked) -> Applied:
    """Does what was asked, under the run's lock. Raises Stale, and every error that the command line would raise."""
    desk = bench.desk
    fresh = asked.stamp == stamp(desk)
    if asked.verb == "apply":
        return desk.apply()
    if asked.verb != "approve":
        bench.take_up()
    if not fresh:
        _still_the_same(desk, asked)
    return _ACTS[asked.verb](bench, asked)


def _still_the_same(desk: Desk, asked: Asked) -> None:
    if asked.verb in WHOLE:
        raise Stale("somebody has changed this draft since you opened it; a decision is on the text that was read", None)
    now = verbs.words(desk.canonical(), asked.block)
    if now is None and asked.block != "brief":
        raise Stale(f"somebody has taken {asked.block} out since you opened this page", None)
    if now is not None and now != asked.was and asked.verb not in TALK:
        raise Stale(f"somebody has changed {asked.block} since you opened this page", now)


def _typed(edit: Callable[[Desk, Asked], Callable[[str], str]]) -> Callable[[Bench, Asked], Applied]:
    """An act that is an edit of the draft's text, as a person would make it in an editor."""
    return lambda bench, asked: bench.desk.apply(None, edit(bench.desk, asked))


def _retype(desk: Desk, asked: Asked) -> Callable[[str], str]:
    if not asked.words.strip():
        raise UsageError(f"{asked.block} would be empty", "drop it instead, with a reason")
    return lambda text: verbs.retype(text, desk.record, asked.block, asked.words)


def _add(desk: Desk, asked: Asked) -> Callable[[str], str]:
    if not asked.words.strip():
        raise UsageError("a new point needs words")
    return partial(verbs.add, behind=asked.block, words=asked.words)


def _comment(desk: Desk, asked: Asked) -> Callable[[str], str]:
    if not asked.words.strip():
        raise UsageError("a comment needs words")
    return partial(verbs.comment, block=asked.block, said=asked.words)


def _needs_why(asked: Asked) -> str:
    if not asked.why.strip():
        raise UsageError("a reason is needed, and is kept")
    return asked.why


def _approve(bench: Bench, asked: Asked) -> Applied:
    return decide.approve(bench.desk, _needs_why(asked) if asked.override else None)


_ACTS: dict[str, Callable[[Bench, Asked], Applied]] = {
    "edit": _typed(_retype),
    "add": _typed(_add),
    "drop": _typed(lambda _, asked: partial(verbs.comment, block=asked.block, said=f"@drop {asked.why}")),
    "comment": _typed(_comment),
    "resolve": _typed(lambda _, asked: partial(verbs.resolve, block=asked.block, said=asked.words)),
    "move": _typed(lambda _, asked: partial(verbs.move, block=asked.block, beside=asked.beside, before=asked.before)),
    "accept": lambda bench, asked: decide.accept(bench.desk, asked.block),
    "choose": lambda bench, asked: regen.choose(bench, asked.block, asked.wish, asked.number, asked.words),
    "settle": _typed(lambda desk, asked: lambda text: decided(text, desk.state.proposed, asked.offer, asked.take)),
    "use": lambda bench, asked: use(bench, asked.sentence, asked.claims),
    "approve": _approve,
    "return": lambda bench, asked: decide.send_back(bench.desk, _needs_why(asked)),
    "reject": lambda bench, asked: decide.reject(bench.desk, _needs_why(asked)),
    "revert": lambda bench, asked: decide.revert(bench.desk, asked.rev),
}


def undo_to(bench: Bench) -> int | None:
    """The revision that an undo brings back: the one before the present words, however often it is asked for."""
    now = bench.desk.record.revision
    for event in reversed(bench.events()):
        if event.verb == "revert" and event.revision == now and event.note:
            now = int(event.note.rpartition(" ")[2])
            break
    earlier = [number for number in bench.desk.revisions() if number < now]
    return earlier[-1] if earlier else None


def said(change: Change) -> str:
    """A change in a few words, for the line that tells what was done."""
    return " ".join(part for part in (change.verb, change.block, f"({change.note})" if change.note else "") if part)
