"""A small brief that holds one of everything that a template can show, for trying templates before a real brief needs them."""

from __future__ import annotations

from briefing.records import Block, Brief, Claim, EngineInfo, Evidence, Finding, Ledger, Section, Sentence, Source
from briefing.styles import Style

_QUOTE = "The specimen stands."


def specimen(style: Style) -> tuple[Brief, Ledger]:
    """A brief with every section of a style, each with a lead and a point, sourced and unsourced, and its ledger."""
    sections = tuple(
        Section(
            key=knobs.key,
            role=knobs.role,
            heading=knobs.heading,
            lead=_block(f"{knobs.prefix}0"),
            points=(_block(f"{knobs.prefix}1"),),
        )
        for knobs in style.sections
    )
    brief = Brief(
        id="specimen",
        headline=Sentence(id="h0.1", text=_QUOTE, claims=("claim",)),
        sections=sections,
        style=style.name,
        language=style.language,
        date="2026-03-10",
        cutoff="2026-03-10T09:00:00Z",
        engine=EngineInfo(kind="openai", model="model"),
        findings=(Finding(rule="rule", severity="warn", message="a finding", block=sections[0].points[0].id),),
    )
    claim = Claim(
        id="claim",
        text=_QUOTE,
        kind="event",
        evidence=(Evidence(document="document", start=0, end=len(_QUOTE), quote=_QUOTE, page=1, paragraph=1),),
    )
    sources = (
        _source("S1", "document"),
        _source("S2", "other"),
        _source("S3", "refused").model_copy(update={"status": "unreadable", "reason": "empty"}),
    )
    return brief, Ledger(title="Specimen", date="2026-03-10", sources=sources, claims=(claim,))


def _block(block_id: str) -> Block:
    sourced = Sentence(id=f"{block_id}.1", text=_QUOTE, claims=("claim",))
    return Block(id=block_id, sentences=(sourced, Sentence(id=f"{block_id}.2", text=_QUOTE, status="unsourced", author="person")))


def _source(label: str, document: str) -> Source:
    return Source(
        label=label,
        document=document,
        source=f"{document}.html",
        title="A title",
        outlet="An outlet",
        published="2026-03-10",
        url=f"https://example.org/{document}",
    )
