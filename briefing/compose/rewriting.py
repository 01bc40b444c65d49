"""One block of a brief written again: what is asked, with the claims that it rests on first, and the record of the answer.

The engine sees the rest of the brief, so that it repeats nothing, and the rest of the ledger, as far as it has to do with the
block. What the rules found quotes a model, which quotes a source: it stands between the fences, cut to a length.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.compose.making import Made
from briefing.compose.showing import shown_claims
from briefing.errors import ReplyError, UsageError
from briefing.library import Library
from briefing.model import Answer, Prompt, Request
from briefing.prompts import build
from briefing.records import Block, Claim, Finding
from briefing.replies import OfferedContest, RepairReply, RewriteReply, Rewriting
from briefing.typography import fold, plain

HEADLINE = "h0"
MOST_CLAIMS = 60  # shown beside those of the block
MOST_FAULTS = 12
LONGEST = 300  # characters of a fault's message, of the words that it names, of what the evidence says
LONGEST_WISH = 1000
LONGEST_SENTENCE = 1000
_TELLING = 5  # letters from which a word tells what a text is about


@dataclass(frozen=True)
class Rewritten:
    """A block as it was written again. `findings` tell what had to be set right, `warnings` what to know of the answer,
    `contested` which of the faults the engine holds for none."""

    block: Block
    findings: tuple[Finding, ...] = ()
    warnings: tuple[str, ...] = ()
    contested: tuple[OfferedContest, ...] = ()


def rewrite_request(material: Rewriting, library: Library, story: str) -> Request[RewriteReply]:
    """The question to an engine. Raises UsageError for a block that the brief does not have."""
    block = block_of(material)
    step = "repair" if material.faults else "regenerate"
    return Request(
        step,
        " ".join([story, block.id, *_version(material)]),
        RepairReply if material.faults else RewriteReply,
        material,
        lambda: _prompt(material, library),
        material.assignment.style.name,
        material.sample,
    )


def block_of(material: Rewriting) -> Block:
    for block in material.brief.blocks():
        if block.id == material.block:
            return block
    there = ", ".join(block.id for block in material.brief.blocks())
    raise UsageError(f"the brief has no block {material.block}", f"its blocks are {there}")


def _version(material: Rewriting) -> list[str]:
    """What tells recordings of one block apart: a wish by its hash, the number of the version, that an answer was refused."""
    wish = [hashlib.sha256(material.wish.encode()).hexdigest()[:8]] if material.wish else []
    again = ["again"] if material.refused else []
    return [*wish, *([f"version {material.sample + 1}"] if material.sample else []), *again]


def rewritten(material: Rewriting, answer: Answer[RewriteReply], *, copied: bool) -> Rewritten:
    """The block of an answer: ids, statuses and typography as in composing. Raises ReplyError where there is no sentence."""
    offered = [sentence for sentence in answer.reply.sentences if plain(sentence.text)]
    if not offered:
        raise ReplyError("empty", f"{material.block}: the answer holds no sentence", "try another model")
    made = Made(material.assignment, copied=copied)
    if material.block == HEADLINE:
        block = Block(id=HEADLINE, sentences=(made.headline(offered[0]),))
    else:
        block = made.block(material.block, offered)
    contested = tuple(answer.reply.contested) if isinstance(answer.reply, RepairReply) else ()
    return Rewritten(block, tuple(made.findings), answer.warnings, contested)


# -- the prompt -----------------------------------------------------------------------------------------------------------


def _prompt(material: Rewriting, library: Library) -> Prompt:
    assignment = material.assignment
    shown = _shown(material)
    values = {
        "today": assignment.ledger.date,
        "style": assignment.style,
        "knobs": assignment.style.section_of(material.block),
        "block": material.block,
        "wish": plain(material.wish)[:LONGEST_WISH] if material.wish else None,
        "note": assignment.note,
        "version": material.sample + 1,
        **shown,
    }
    fenced = repr((assignment.ledger.date, material.block, values["wish"], material.sample, *shown.values()))
    return build(library, "rewrite", {"style": assignment.style, "faults": bool(material.faults)}, values, fenced)


def _shown(material: Rewriting) -> dict[str, Any]:
    """What stands between the fences."""
    block = block_of(material)
    whole = shown_claims(material.assignment)
    reference = {claim: name for name, claim in material.assignment.references.items()}
    own = {reference[claim] for sentence in block.sentences for claim in sentence.claims if claim in reference}
    other = {reference[claim.id] for claim in _to_do_with(material, block) if claim.id in reference} - own
    kept = own | other
    return {
        "sources": whole["sources"],
        "foreign": sorted({claim["language"] for claim in whole["claims"] if claim["reference"] in kept and claim["language"]}),
        "own": [claim for claim in whole["claims"] if claim["reference"] in own],
        "other": [claim for claim in whole["claims"] if claim["reference"] in other],
        "contradictions": [one for one in whole["contradictions"] if kept.issuperset(one["references"])],
        "blocks": [
            {"id": one.id, "text": " ".join(sentence.text for sentence in one.sentences)}
            for one in material.brief.blocks()
            if one.id != block.id
        ],
        "sentences": [
            {"claims": [reference[claim] for claim in sentence.claims if claim in reference], "text": sentence.text}
            for sentence in block.sentences
        ],
        "faults": list(_faults(material.faults, block)),
        "refused": {
            "sentences": [_cut(text, LONGEST_SENTENCE) for text in material.refused.sentences[:MOST_FAULTS]],
            "reasons": [_cut(reason) for reason in material.refused.reasons[:MOST_FAULTS]],
        }
        if material.refused
        else None,
    }


def _to_do_with(material: Rewriting, block: Block) -> list[Claim]:
    """Claims beside the block's own: what contradicts them, then those that share most words with it, the wish and the faults."""
    ledger = material.assignment.ledger
    mine = {claim for sentence in block.sentences for claim in sentence.claims}
    against = {claim for clash in ledger.contradictions if mine & set(clash.claims) for claim in clash.claims}
    others = [claim for claim in ledger.claims if claim.id not in mine]
    about = " ".join([*(sentence.text for sentence in block.sentences), material.wish or ""])
    about += " ".join(f" {fault.words or ''} {fault.evidence or ''}" for fault in material.faults)
    telling = set(_telling(about))
    order = {claim.id: number for number, claim in enumerate(others)}

    def nearness(claim: Claim) -> tuple[bool, int, int]:
        return claim.id in against, len(telling & set(_telling(claim.text))), -order[claim.id]

    return sorted(others, key=nearness, reverse=True)[:MOST_CLAIMS]


def _telling(text: str) -> Iterator[str]:
    return (word[: _TELLING + 1] for word in fold(text).split() if len(word) >= _TELLING)


def _faults(found: Sequence[Finding], block: Block) -> Iterator[dict[str, Any]]:
    place = {sentence.id: number for number, sentence in enumerate(block.sentences, 1)}
    for fault in found[:MOST_FAULTS]:
        yield {
            "sentence": place.get(fault.sentence or ""),
            "words": _cut(fault.words),
            "message": _cut(fault.message),
            "evidence": _cut(fault.evidence),
        }


def _cut(text: str | None, longest: int = LONGEST) -> str | None:
    if not text:
        return None
    text = plain(text)
    return text if len(text) <= longest else text[: longest - 1] + "…"
