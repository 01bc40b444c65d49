"""A brief that was made again meets the draft that a person has worked on: joined block by block, as one more revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.records import Brief, Claim, Contradiction, Ledger
from briefing.review.changes import Change, changes, text_of
from briefing.review.desk import Applied, Desk
from briefing.review.identity import aligned, claims_of, on_claims
from briefing.review.merge import Ours, merged, rebased, touched
from briefing.review.state import Comment, Proposed, ReviewState
from briefing.runs import digest

DECIDED = ("approved", "published", "corrected", "rejected")
"""States in which the text as a whole is a person's: nothing of it is changed without them."""


@dataclass(frozen=True)
class Arrival:
    """What the machine brings: its text, the ledger that it rests on, and its names for claims that it merged."""

    brief: Brief
    ledger: Ledger
    names: Mapping[str, str]


def join(desk: Desk, arrival: Arrival) -> Applied:
    """Takes up what the person has typed, then what the machine brings. Raises DraftError, and then nothing is written."""
    if not desk.path.exists() or desk.pending():
        desk.apply()
    mine = on_claims(desk.record, arrival.names)
    base = on_claims(desk.machine(), arrival.names)
    new = aligned(arrival.brief, _both(base, mine), desk.ids())
    if _nothing_new(base, new, desk.record, arrival):
        return Applied(desk.record)
    ours = _ours(desk, mine, base, arrival)
    why = _why(desk.record, arrival.brief)
    made = merged(ours, new, why, desk.now())
    clashes = list(_late_clashes(arrival.ledger, mine, desk.record, touched(ours) if not ours.all_of_it else _all(mine)))
    said = [*changes(mine, made.brief), *_offers(made.proposed, ours)]
    said += [Change("comment", block, None, text) for block, text in clashes]
    state = _state(desk, made.proposed, arrival.names, clashes).model_copy(update={"machine": rebased(new, made.brief)})
    if clashes and state.state == "approved":
        state = state.model_copy(update={"state": "changes_requested", "since": desk.now(), "approval": None})
        said.append(Change("return", note=f"a late source contradicts {', '.join(dict.fromkeys(block for block, _ in clashes))}"))
    return desk.commit(made.brief, state, (Change("merge", note=why), *said), desk.text(), reopen=not ours.all_of_it)


def _both(base: Brief, mine: Brief) -> Brief:
    """All blocks that a new one can be: the machine's, and those that only the person's text has."""
    known = {block.id for block in base.blocks()}
    extra = {
        section.key: tuple(block for block in section.blocks() if block.id not in known and claims_of(block))
        for section in mine.sections
    }
    sections = tuple(
        section.model_copy(update={"points": (*section.points, *extra.get(section.key, ()))}) for section in base.sections
    )
    return base.model_copy(update={"sections": sections})


def _nothing_new(base: Brief, new: Brief, record: Brief, arrival: Arrival) -> bool:
    return (base.headline, base.sections) == (new.headline, new.sections) and record.sources == arrival.brief.sources


def _ours(desk: Desk, mine: Brief, base: Brief, arrival: Arrival) -> Ours:
    state = desk.state
    accepted = {block.id for block in desk.record.blocks() if state.accepted.get(block.id) == digest(text_of(block).encode())}
    return Ours(
        base=base,
        brief=mine,
        proposed=state.proposed,
        held=accepted | {comment.block for comment in state.comments},
        all_of_it=state.state in DECIDED,
        ids=desk.ids(),
        alive=frozenset(claim.id for claim in arrival.ledger.claims),
    )


def _state(desk: Desk, proposed: tuple[Proposed, ...], names: Mapping[str, str], clashes: list[tuple[str, str]]) -> ReviewState:
    struck = tuple(
        one.model_copy(update={"claims": tuple(names.get(claim, claim) for claim in one.claims)}) for one in desk.state.struck
    )
    made = tuple(Comment(block=block, text=text, verb="check", who=desk.means.who, at=desk.now()) for block, text in clashes)
    return desk.state.model_copy(update={"proposed": proposed, "struck": struck, "comments": (*desk.state.comments, *made)})


def _late_clashes(ledger: Ledger, mine: Brief, record: Brief, theirs: set[str]) -> Iterator[tuple[str, str]]:
    """Where a document that is new contradicts what a person wrote or let stand: the block, and what to look at."""
    known = {source.document for source in record.sources or ()}
    claims = {claim.id: claim for claim in ledger.claims}
    for block in mine.blocks():
        cited = {claim for sentence in block.sentences for claim in sentence.claims}
        if block.id in theirs:
            for clash in ledger.contradictions:
                if cited & set(clash.claims) and _is_late(clash, claims, known):
                    yield block.id, f"@check a late source differs: {clash.note}"


def _is_late(clash: Contradiction, claims: Mapping[str, Claim], known: set[str]) -> bool:
    return any(all(item.document not in known for item in claims[claim].evidence) for claim in clash.claims if claim in claims)


def _offers(proposed: tuple[Proposed, ...], ours: Ours) -> Iterator[Change]:
    before = {block.id: text_of(block) for block in ours.brief.blocks()}
    known = {one.id for one in ours.proposed}
    for one in proposed:
        if one.id not in known:
            was = before.get(one.block or "") if one.kind != "insert" else None
            yield Change("propose", one.id, was, text_of(one.text) if one.text else None, one.why)


def _why(record: Brief, new: Brief) -> str:
    """What the new text is: after which late sources, or written again."""
    known = {source.document for source in record.sources or ()}
    late = [source for source in new.sources or () if source.document not in known]
    if not late:
        return "written again"
    names = ", ".join(dict.fromkeys(f"{source.label} {source.outlet or source.title or source.source}" for source in late[:3]))
    return f"after late sources ({names}{', …' if len(late) > 3 else ''})"


def _all(brief: Brief) -> set[str]:
    return {block.id for block in brief.blocks()}
