"""What goes out: exactly the words that somebody approved. A text that is out is corrected by another one, never in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from briefing.errors import UsageError
from briefing.records import Brief
from briefing.review.changes import Change
from briefing.review.decide import NotApproved
from briefing.review.desk import Desk
from briefing.review.state import Approval, Publication, text_hash
from briefing.runs import write_atomic

EXTRACTIVE = "extractive"
Page = Callable[[Brief], bytes]


def publish(desk: Desk, pages: Mapping[str, Page], *, verbatim: bool = False, correction: str | None = None) -> Publication:
    """Writes the approved text in each of `pages` (a renderer by file suffix) and notes it.

    Raises NotApproved where these words are not those that somebody approved, or are the sources' own and `verbatim` is not set.
    """
    approval = _approval(desk)
    _refuse_copies(desk, verbatim)
    earlier = desk.state.published
    again = bool(earlier) and earlier[-1].hash == approval.hash
    if earlier and not again and not correction:
        raise UsageError("an earlier text of this brief is published", "say what was wrong: --correction NOTE")
    if correction and (not earlier or again):
        raise UsageError("there is nothing to correct", "publish without --correction")
    brief = desk.record.model_copy(
        update={"findings": (), "remarks": (), "approved": _words(approval), "corrections": _corrections(desk, correction)}
    )
    number = sum(one.correction is not None for one in earlier) + (correction is not None)
    stem = f"7-published/brief.{desk.style.name}" + (f".correction-{number}" if number else "")
    files = {f"{stem}.{suffix}": page(brief) for suffix, page in pages.items()}
    for name, data in files.items():
        write_atomic(desk.run.folder / name, data)
    return _noted(desk, approval, tuple(files), correction, again=again)


def _noted(desk: Desk, approval: Approval, files: tuple[str, ...], correction: str | None, *, again: bool) -> Publication:
    made = Publication(
        who=desk.means.who,
        at=desk.now(),
        revision=desk.record.revision,
        hash=approval.hash,
        files=files,
        correction=correction,
    )
    published = desk.state.published
    if again:
        known = published[-1]
        made = known.model_copy(update={"files": tuple(dict.fromkeys((*known.files, *files)))})
        published = published[:-1]
    number = sum(one.correction is not None for one in (*published, made))
    state = desk.state.model_copy(
        update={"state": "corrected" if number else "published", "since": made.at, "published": (*published, made)}
    )
    if state != desk.state.model_copy(update={"since": made.at}):
        desk.note(state, Change("publish", None, None, made.hash, correction or ", ".join(files)))
    return made


def _approval(desk: Desk) -> Approval:
    """The approval of exactly the words that stand here now."""
    if desk.pending():
        raise NotApproved(f"{desk.path} holds edits that nobody has approved", f"briefing review apply {desk.path}")
    approval = desk.state.approval
    if approval is None or desk.state.state not in ("approved", "published", "corrected"):
        raise NotApproved(f"not approved: the brief's state is {desk.state.state}", f"briefing review approve {desk.path}")
    if approval.hash != text_hash(desk.record):
        raise NotApproved("the words are not those that were approved", f"briefing review approve {desk.path}")
    return approval


def _refuse_copies(desk: Desk, verbatim: bool) -> None:
    """What the extractive engine wrote are the sources' own words: only who may print them can say so."""
    engine = desk.record.engine
    if verbatim or engine is None:
        return
    machine = [sentence for sentence in desk.record.sentences() if sentence.author == "machine"]
    copied = [sentence.id for sentence in machine if (sentence.note or engine.kind) == EXTRACTIVE]
    if copied:
        raise NotApproved(
            f"{len(copied)} sentences are their sources' own words, taken by the extractive engine: {', '.join(copied[:8])}",
            "write them anew, or give --allow-verbatim if you may print them",
        )


def _corrections(desk: Desk, correction: str | None) -> tuple[str, ...]:
    """The notes of all corrections, with their days, as readers see them."""
    notes = [(one.at, one.correction) for one in desk.state.published if one.correction]
    if correction:
        notes.append((desk.now(), correction))
    return tuple(f"Correction, {_day(at)}: {note}" for at, note in notes)


def _words(approval: Approval) -> str:
    return f"{approval.who}, {_day(approval.at)}"


def _day(at: str) -> str:
    moment = datetime.fromisoformat(at)
    return f"{moment.day} {moment:%B %Y}"
