"""One block again out of the sources' own sentences: other statements in its place, the best first, as many as there are.

What the rest of the brief tells is not told again, nor is what the block has now. A wish weighs the statements that share its
words more; the same wish and number of a version give the same block.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from briefing.errors import ReplyError
from briefing.model.extractive.candidates import Candidate
from briefing.model.extractive.choosing import Line
from briefing.model.extractive.composing import Writer, status_of
from briefing.model.extractive.gathering import candidates
from briefing.model.extractive.terms import stems
from briefing.model.extractive.unknowns import told_open
from briefing.records import Block
from briefing.replies import RepairReply, Rewriting, WrittenSentence

HEADLINE = "h0"
_AS_WISHED = 2.0  # what a statement that has all words of a wish is worth beside one that has none


def rewrite(material: Rewriting) -> RepairReply:
    """The block in the version that `material.sample` numbers. Raises ReplyError where the sources have no such version left."""
    versions = _headlines(material) if material.block == HEADLINE else _paragraphs(material)
    lines = next(islice(versions, material.sample, None), None)
    if not lines:
        raise ReplyError("empty", f"{material.block}: the sources hold no other statement for it", "a model can word it anew")
    sentences = [
        WrittenSentence(claims=[line.candidate.reference], status=status_of(line.candidate), text=line.text) for line in lines
    ]
    return RepairReply(sentences=sentences, end="")


def _headlines(material: Rewriting) -> Iterator[list[Line]]:
    writer, own = _writer(material)
    others = [one for one in writer.news if one.claim.id not in own]
    for candidate in sorted(others, key=writer.as_headline, reverse=True):
        yield [Line(candidate, writer.headline_text(candidate))]


def _paragraphs(material: Rewriting) -> Iterator[list[Line]]:
    """Versions of a paragraph, no statement in two of them."""
    writer, own = _writer(material)
    knobs = material.assignment.style.section_of(material.block)
    pool = [one for one in writer.pool(knobs) if one.claim.id not in own] if knobs else []
    while knobs and pool:
        lines: list[Line] = []
        if knobs.lead and material.block == f"{knobs.prefix}0":
            lines = writer.lead(knobs.lead, pool, [], knobs.lead.words[1], knobs.role)
        elif knobs.points:
            lines = writer.point(knobs.points, pool, knobs.points.words[1], optional=False)
        if not lines:
            return
        yield lines
        used = {line.candidate.reference for line in lines}
        pool = [one for one in pool if one.reference not in used]


def _writer(material: Rewriting) -> tuple[Writer, set[str]]:
    """A writer that knows the rest of the brief, and the claims that the block rests on now."""
    found = [_weighed(one, material.wish) for one in candidates(material.assignment)]
    open_ = told_open(found, material.assignment.ledger)
    if not found:
        raise ReplyError("empty", "the sources hold no sentence that could stand in a brief")
    writer = Writer(found, material.assignment.style, open_)
    blocks = material.brief.blocks()
    heads = [writer.by_claim[claim] for claim in _claims(blocks, HEADLINE) if claim in writer.by_claim]
    writer.head = heads[0] if heads else max(writer.news, key=writer.as_headline)
    for block in blocks:
        if block.id != material.block:
            said = [(claim, sentence.text) for sentence in block.sentences for claim in sentence.claims]
            writer.say([Line(writer.by_claim[claim], text) for claim, text in said if claim in writer.by_claim])
    return writer, set(_claims(blocks, material.block))


def _claims(blocks: tuple[Block, ...], block_id: str) -> Iterator[str]:
    return (claim for block in blocks if block.id == block_id for sentence in block.sentences for claim in sentence.claims)


def _weighed(candidate: Candidate, wish: str | None) -> Candidate:
    wanted = set(stems(wish or ""))
    if not wanted:
        return candidate
    share = len(wanted & set(stems(candidate.claim.text))) / len(wanted)
    times = 1 + (_AS_WISHED - 1) * share
    return replace(candidate, worth=candidate.worth * times, lead_worth=candidate.lead_worth * times)
