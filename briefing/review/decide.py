"""Decisions on a text: approve it, return it, reject it. Approval is of exactly the words that were read, and of no others."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import BriefingError, UsageError
from briefing.review.changes import Change, text_of
from briefing.review.desk import Applied, Desk
from briefing.review.state import Approval, ReviewState, State, text_hash
from briefing.runs import digest


class NotApproved(BriefingError):
    """A text that something stands against. The message has a line for each."""

    exit_code = 1


def against(desk: Desk) -> Iterator[str]:
    """What stands against approving a brief as it is: sentences without evidence, errors, open requests."""
    checked = desk.means.judge(desk.record)
    bare = set()
    for block in checked.blocks():
        for sentence in block.sentences:
            if not sentence.claims:
                bare.add(sentence.id)
                yield f"{block.id} rests on no evidence: {sentence.text[:80]}"
    for finding in checked.findings:
        if finding.severity == "error" and finding.sentence not in bare:
            yield f"{finding.sentence or finding.block or 'brief'} {finding.rule}: {finding.told}"
    for comment in desk.state.comments:
        if comment.verb:
            yield f"{comment.block} has an open request: {comment.text}"
    for offer in desk.state.proposed:
        yield f"{offer.block or offer.id} has an open proposal {offer.id}: {offer.why}"


def approve(desk: Desk, why: str | None = None) -> Applied:
    """Freezes the text as it is. Raises NotApproved while something stands against it, unless a reason is given for passing
    over that, which is kept with it."""
    _whole(desk)
    objections = tuple(against(desk))
    if objections and why is None:
        lines = "\n".join(f"  {line}" for line in objections)
        raise NotApproved(
            f"not approved; {len(objections)} things stand against it:\n{lines}", "settle them, or give --override --why REASON"
        )
    approval = Approval(
        who=desk.means.who,
        at=desk.now(),
        revision=desk.record.revision,
        hash=text_hash(desk.record),
        override=why if objections else None,
        against=objections,
    )
    state = _in_state(desk, "approved").model_copy(update={"approval": approval})
    return desk.note(state, Change("approve", after=approval.hash, note=approval.override))


def send_back(desk: Desk, why: str) -> Applied:
    """Asks for changes."""
    return desk.note(_in_state(desk, "changes_requested"), Change("return", note=why))


def reject(desk: Desk, why: str) -> Applied:
    """Turns the brief down."""
    return desk.note(_in_state(desk, "rejected"), Change("reject", note=why))


def accept(desk: Desk, block_id: str) -> Applied:
    """Notes that a person has read a block and lets it stand. It counts until the block's words change."""
    block = next((block for block in desk.record.blocks() if block.id == block_id), None)
    if block is None:
        raise UsageError(f"no block {block_id!r}", f"there are: {', '.join(block.id for block in desk.record.blocks())}")
    accepted = {**desk.state.accepted, block.id: digest(text_of(block).encode())}
    return desk.note(desk.state.model_copy(update={"accepted": accepted}), Change("accept", block.id, after=text_of(block)))


def is_accepted(desk: Desk, block_id: str) -> bool:
    block = next(block for block in desk.record.blocks() if block.id == block_id)
    return desk.state.accepted.get(block_id) == digest(text_of(block).encode())


def _whole(desk: Desk) -> None:
    if desk.pending():
        raise NotApproved(f"{desk.path} holds edits that nobody has checked", f"briefing review apply {desk.path}")


def _in_state(desk: Desk, state: State) -> ReviewState:
    approval = None if state != "approved" else desk.state.approval
    return desk.state.model_copy(update={"state": state, "since": desk.now(), "approval": approval})


def revert(desk: Desk, number: int) -> Applied:
    """Puts the words of an earlier revision in the place of the present ones, as a new revision."""
    if number == desk.record.revision:
        raise UsageError(f"revision {number} is the present one", "name an earlier one")
    return desk.replace(desk.revision(number), "revert", f"to revision {number}")
