"""Which block of a new text is which block of the old one: by the claims that they share. Ids are never given twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefing.records import Block, Brief, Section, Sentence
from briefing.review.words import likeness

_PLACE = re.compile(r"^([a-z]{1,3}\d+)(?=: )")


def claims_of(block: Block) -> frozenset[str]:
    return frozenset(claim for sentence in block.sentences for claim in sentence.claims)


def renamed(block: Block, block_id: str) -> Block:
    """The same words under another id."""
    if block.id == block_id:
        return block
    said = enumerate(block.sentences, 1)
    return Block(id=block_id, sentences=tuple(one.model_copy(update={"id": f"{block_id}.{n}"}) for n, one in said))


def fresh(prefix: str, used: Iterable[str]) -> str:
    """The next id of a section: one more than any that was ever given in it."""
    numbers = [int(given[len(prefix) :]) for given in used if given.startswith(prefix) and given[len(prefix) :].isdigit()]
    return f"{prefix}{max(numbers, default=0) + 1}"


def aligned(new: Brief, old: Brief, used: Iterable[str]) -> Brief:
    """A new text with the ids of the old one. A block is the old one that it shares most claims with; a lead is the lead of its
    section; what is like none gets an id that none of `used` is."""
    given = set(used) | {block.id for block in old.blocks()}
    names: dict[str, str] = {}
    before = {section.key: section for section in old.sections}
    for section in new.sections:
        names |= _names(section, before.get(section.key), given)
        given |= set(names.values())
    return _under(new, names)


def _names(section: Section, old: Section | None, given: set[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    if section.lead and old and old.lead:
        names[section.lead.id] = old.lead.id
    likest = sorted(_likenesses(section, old.points if old else ()), key=lambda pair: -pair[0])
    for _, mine, theirs in likest:
        if mine not in names and theirs not in names.values():
            names[mine] = theirs
    for block in section.blocks():
        if block.id not in names:
            prefix = block.id.rstrip("0123456789")
            lead = f"{prefix}0" if block is section.lead and f"{prefix}0" not in given else None
            names[block.id] = lead or fresh(prefix, given | set(names.values()))
    return names


def _likenesses(section: Section, points: Iterable[Block]) -> Iterator[tuple[float, str, str]]:
    for block in section.points:
        for old in points:
            shared, of = claims_of(block) & claims_of(old), claims_of(block) | claims_of(old)
            if shared:
                words = likeness(*(" ".join(one.text for one in either.sentences) for either in (block, old)))
                yield len(shared) / len(of) + words / 10, block.id, old.id


def _under(brief: Brief, names: Mapping[str, str]) -> Brief:
    """A brief with other ids for its blocks, and in what is said of them."""
    sections = tuple(
        section.model_copy(
            update={
                "lead": renamed(section.lead, names[section.lead.id]) if section.lead else None,
                "points": tuple(renamed(block, names[block.id]) for block in section.points),
            }
        )
        for section in brief.sections
    )
    findings = tuple(
        finding.model_copy(
            update={
                "block": names.get(finding.block or "", finding.block),
                "sentence": _sentence(finding.sentence, names),
            }
        )
        for finding in brief.findings
    )
    remarks = tuple(_PLACE.sub(lambda match: names.get(match[1], match[1]), remark) for remark in brief.remarks)
    return brief.model_copy(update={"sections": sections, "findings": findings, "remarks": remarks})


def _sentence(sentence: str | None, names: Mapping[str, str]) -> str | None:
    if sentence is None:
        return None
    block, dot, number = sentence.partition(".")
    return names.get(block, block) + dot + number


def on_claims(brief: Brief, names: Mapping[str, str]) -> Brief:
    """A brief whose sentences name their claims as a later ledger does."""

    def sentence(one: Sentence) -> Sentence:
        claims = tuple(dict.fromkeys(names.get(claim, claim) for claim in one.claims))
        return one if claims == one.claims else one.model_copy(update={"claims": claims})

    def block(one: Block) -> Block:
        return Block(id=one.id, sentences=tuple(sentence(said) for said in one.sentences))

    sections = tuple(
        section.model_copy(
            update={
                "lead": block(section.lead) if section.lead else None,
                "points": tuple(block(point) for point in section.points),
            }
        )
        for section in brief.sections
    )
    headline = sentence(brief.headline) if brief.headline else None
    return brief.model_copy(update={"headline": headline, "sections": sections})
