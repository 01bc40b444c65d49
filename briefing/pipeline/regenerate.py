"""A block written again: versions for a person to choose from, each under every rule, and the chosen one in its place.

What nobody has chosen is only ever proposed. The same wish for the same block of the same text is in the store: asking again, or
for one version more, pays for nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.compose import Composer
from briefing.errors import ModelError, UsageError
from briefing.pipeline.job import Tools
from briefing.pipeline.reviewing import spared
from briefing.records import Block, Brief, EngineInfo, Finding
from briefing.review.changes import Change, text_of
from briefing.review.critic import Remark
from briefing.review.desk import Applied, Desk
from briefing.review.identity import fresh, renamed
from briefing.review.state import Comment, Proposed
from briefing.runs import slug

MOST = 9


@dataclass(frozen=True)
class Candidate:
    """A version of a block: its number (from 1), its words, what the rules find in it, and what to know of how it came about."""

    number: int
    block: Block
    findings: tuple[Finding, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return text_of(self.block)


@dataclass(frozen=True)
class Asked:
    """An open request of the draft to write a block again."""

    block: str
    wish: str | None
    comment: Comment


def candidates(desk: Desk, tools: Tools, block_id: str, wish: str | None = None, count: int = 3) -> list[Candidate]:
    """Up to `count` versions of a block, none twice and none that is the present text. Raises ModelError where there is none."""
    made: list[Candidate] = []
    said = {text_of(_block(desk.record, block_id))}
    last: ModelError | None = None
    for number in range(1, min(count, MOST) + 1):
        try:
            version = candidate(desk, tools, block_id, wish, number)
        except ModelError as error:
            last = error
            continue
        if version.text not in said:
            said.add(version.text)
            made.append(version)
    if not made and last is not None:
        raise last
    return made


def candidate(desk: Desk, tools: Tools, block_id: str, wish: str | None, number: int) -> Candidate:
    """One version of a block by its number. Raises ModelError where the engine has no usable answer."""
    _block(desk.record, block_id)
    run = desk.run
    ledger = run.ledger()
    composer = Composer(tools.engine, tools.library, slug(ledger.title), run.meta.get("note"), tools.any_language)
    new = composer.rewrite(spared(ledger, run), desk.style, desk.record, block_id, wish=wish, sample=number - 1)
    block = _signed(new.block, tools.engine.info, desk.record.engine)
    checked = desk.means.judge(desk.record.with_block(block))
    found = tuple(finding for finding in checked.findings if finding.block == block_id)
    made = tuple(finding for finding in new.findings if finding not in found)
    return Candidate(number, block, (*made, *found), new.warnings)


def take(desk: Desk, chosen: Candidate, wish: str | None = None) -> Applied:
    """Puts a version that a person chose in the place of the block's words, and settles the requests to write it again."""
    before = text_of(_block(desk.record, chosen.block.id))
    state = desk.state.model_copy(
        update={
            "comments": tuple(one for one in desk.state.comments if not _is_request(one, chosen.block.id)),
            "proposed": tuple(one for one in desk.state.proposed if one.kind != "replace" or one.block != chosen.block.id),
        }
    )
    said = Change("regen", chosen.block.id, before, chosen.text, _note(wish, chosen.number))
    return desk.commit(desk.record.with_block(chosen.block), state, (said,), desk.text())


def propose(desk: Desk, offered: Candidate, wish: str | None = None) -> Applied:
    """Puts a version beside the block's words, for a person to decide on, and settles the requests to write it again."""
    block = offered.block.id
    name = block if block == "h0" else fresh(block.rstrip("0123456789"), (*desk.ids(), *(one.id for one in desk.state.proposed)))
    why = _note(wish, offered.number)
    new = Proposed(id=name, kind="replace", block=block, text=renamed(offered.block, name), why=why, at=desk.now())
    others = [one for one in desk.state.proposed if one.kind != "replace" or one.block != block]
    state = desk.state.model_copy(
        update={
            "comments": tuple(one for one in desk.state.comments if not _is_request(one, block)),
            "proposed": (*others, new),
        }
    )
    said = Change("propose", name, text_of(_block(desk.record, block)), offered.text, why)
    return desk.commit(desk.record, state, (said,), desk.text())


def requests(desk: Desk) -> Iterator[Asked]:
    """The open requests of a draft to write a block again."""
    blocks = {block.id for block in desk.record.blocks()}
    for comment in desk.state.comments:
        if comment.verb == "regen" and comment.block in blocks:
            yield Asked(comment.block, Remark(comment.text, 0, "regen").note or None, comment)


def _block(brief: Brief, block_id: str) -> Block:
    found = next((block for block in brief.blocks() if block.id == block_id), None)
    if found is None:
        raise UsageError(f"no block {block_id!r}", f"there are: {', '.join(block.id for block in brief.blocks())}")
    return found


def _signed(block: Block, wrote: EngineInfo, of_brief: EngineInfo | None) -> Block:
    """A block whose sentences say which engine wrote them, where it is not the one that wrote the brief."""
    if of_brief is not None and (wrote.kind, wrote.model) == (of_brief.kind, of_brief.model):
        return block
    said = tuple(one.model_copy(update={"note": wrote.model or wrote.kind}) for one in block.sentences)
    return Block(id=block.id, sentences=said)


def _is_request(comment: Comment, block_id: str) -> bool:
    return comment.verb == "regen" and comment.block == block_id


def _note(wish: str | None, number: int) -> str:
    return f"written again{f', {wish}' if wish else ''} (version {number})"
