"""Looked at, and not written: what the rules say of words that are being typed, and what in the sources could bear them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from briefing.cli.bench import Bench
from briefing.cli.finding import found
from briefing.errors import UsageError
from briefing.records import Block, Brief, Finding
from briefing.review import verbs


class Tried(BaseModel):
    """Words that are being typed, or a block that is asked for again."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    block: str
    words: str = ""
    wish: str = Field("", max_length=1000)
    n: int = Field(3, ge=1, le=5)


def tried(bench: Bench, asked: Tried) -> dict[str, Any]:
    """What the rules say of words that are not saved yet. Raises DraftError for text that has no place."""
    desk = bench.desk
    text = verbs.retype(desk.canonical(), desk.record, asked.block, asked.words)
    brief = desk.read(text).brief
    block = next((block for block in brief.blocks() if block.id == asked.block), None)
    if block is None:
        return {"sentences": [], "findings": []}
    mine = {sentence.id for sentence in block.sentences}
    judged = desk.means.judge(brief if asked.block == "h0" else alone(brief, block))
    return {
        "sentences": [sentence.model_dump(mode="json") for sentence in block.sentences],
        "findings": [shape(finding) for finding in judged.findings if finding.sentence in mine],
    }


def alone(brief: Brief, block: Block) -> Brief:
    """A brief with one block only: what rules on sentences say of it is the same, and takes a fraction of the time."""
    sections = [
        section.model_copy(
            update={
                "lead": section.lead if section.lead == block else None,
                "points": tuple(point for point in section.points if point == block),
            }
        )
        for section in brief.sections
        if block in section.blocks()
    ]
    return brief.model_copy(update={"headline": None, "sections": tuple(sections), "findings": ()})


def shape(finding: Finding) -> dict[str, Any]:
    return finding.model_dump(exclude_none=True)


def proposals(bench: Bench, block_id: str) -> list[dict[str, Any]]:
    """For each sentence of a block, what in the sources could bear it."""
    block = next((block for block in bench.desk.record.blocks() if block.id == block_id), None)
    if block is None:
        raise UsageError(f"no block {block_id!r}")
    return [
        {"sentence": one.id, "text": one.text, "found": [vars(proposal) for proposal in found(bench, one)]}
        for one in block.sentences
    ]
