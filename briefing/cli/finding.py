"""`review evidence`: what bears a block, what could, and a claim put under a sentence by hand."""

from __future__ import annotations

import dataclasses
import json

import click

from briefing.cli.bench import Bench
from briefing.cli.screen import fitted, safe
from briefing.disputes import disputes
from briefing.errors import UsageError
from briefing.records import SCHEMA_VERSION, Block, Brief, Claim, Evidence, Ledger, Sentence, Status
from briefing.review.desk import Applied

STANDING: dict[str, Status] = {"story": "reported", "background": "background", "archive": "archive", "notes": "archive"}


@dataclasses.dataclass(frozen=True)
class Proposal:
    """Words of a source that could bear a sentence, and the claim that rests on them, if the ledger has one."""

    sentence: str
    quote: str
    source: str
    paragraph: int | None
    claim: str | None


def show_evidence(bench: Bench, block_id: str, *, find: bool, as_json: bool) -> int:
    """Prints what bears a block, or with `find` what could. Returns the exit code."""
    block = _block(bench.desk.record, block_id)
    for sentence in block.sentences:
        if not as_json:
            click.echo(f"{sentence.id}  {fitted(safe(sentence.text))}")
        for proposal in found(bench, sentence) if find else _cited(bench.ledger, sentence):
            if as_json:
                click.echo(json.dumps({"schema_version": SCHEMA_VERSION, **dataclasses.asdict(proposal)}, ensure_ascii=False))
            else:
                where = proposal.source + (f" ¶{proposal.paragraph}" if proposal.paragraph else "")
                claim = f"claim {proposal.claim}" if proposal.claim else "no claim of the ledger"
                click.echo(f"    {fitted(safe(f'{where} “{proposal.quote}”'))}  ({claim})")
    return 0


def use(bench: Bench, sentence_id: str, claims: tuple[str, ...]) -> Applied:
    """Puts claims of the ledger under a sentence. Its status is then what their origins make it."""
    block = _block(bench.desk.record, sentence_id.partition(".")[0])
    sentence = next((one for one in block.sentences if one.id == sentence_id), None)
    if sentence is None:
        raise UsageError(f"no sentence {sentence_id!r}", f"there are: {', '.join(one.id for one in block.sentences)}")
    for claim in claims:
        if bench.ledger.claim(claim) is None:
            raise UsageError(
                f"no claim {claim!r} in the ledger", "`briefing review evidence DRAFT BLOCK --find` names those that fit"
            )
    kept = tuple(dict.fromkeys((*sentence.claims, *claims)))
    status = sentence.status if sentence.status == "judgement" else _standing(bench, sentence.text, kept)
    new = sentence.model_copy(update={"claims": kept, "status": status})
    said = tuple(new if one.id == new.id else one for one in block.sentences)
    brief = bench.desk.record.with_block(Block(id=block.id, sentences=said))
    return bench.desk.replace(brief, "evidence", f"{sentence_id} rests on {', '.join(claims)}")


def _block(brief: Brief, block_id: str) -> Block:
    found = next((block for block in brief.blocks() if block.id == block_id), None)
    if found is None:
        raise UsageError(f"no block {block_id!r}", f"there are: {', '.join(block.id for block in brief.blocks())}")
    return found


def _cited(ledger: Ledger, sentence: Sentence) -> list[Proposal]:
    claims = [claim for claim_id in sentence.claims if (claim := ledger.claim(claim_id))]
    return [_proposal(ledger, sentence, item, claim) for claim in claims for item in claim.evidence]


def found(bench: Bench, sentence: Sentence) -> list[Proposal]:
    """Sentences of the sources that bear a sentence best, the best first, each with the claim that rests on it."""
    from briefing.check import check_text, sources_of

    verdicts = check_text(sentence.text, sources_of(bench.documents), language=bench.desk.record.language)
    places = dict.fromkeys(item for verdict in verdicts for item in verdict.evidence)
    return [_proposal(bench.ledger, sentence, item, _claim_at(bench.ledger, item)) for item in places]


def _claim_at(ledger: Ledger, place: Evidence) -> Claim | None:
    """The claim whose evidence shares most with a place."""
    shared = [
        (min(item.end, place.end) - max(item.start, place.start), claim)
        for claim in ledger.claims
        for item in claim.evidence
        if item.document == place.document
    ]
    most, claim = max(shared, key=lambda pair: pair[0], default=(0, None))
    return claim if most > 0 else None


def _proposal(ledger: Ledger, sentence: Sentence, item: Evidence, claim: Claim | None) -> Proposal:
    source = ledger.source(item.document)
    name = f"{source.label} {source.outlet or source.source}" if source else "?"
    return Proposal(sentence.id, " ".join(item.quote.split()), name, item.paragraph, claim.id if claim else None)


def _standing(bench: Bench, text: str, claims: tuple[str, ...]) -> Status:
    ledger = bench.ledger
    if any(clash.kind != "update" for clash in disputes(text, bench.desk.record.language, claims, ledger)):
        return "disputed"
    order: tuple[Status, ...] = ("archive", "background", "reported")
    found = {STANDING[claim.origin] for claim_id in claims if (claim := ledger.claim(claim_id))}
    return next(status for status in order if status in found)
