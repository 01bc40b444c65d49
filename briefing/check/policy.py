"""What a style lets a brief rest on: background or today's sources alone, the model's own knowledge, the desk's own judgement."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.ages import outdated
from briefing.check.case import Case
from briefing.records import Block, Finding, Section, Sentence
from briefing.styles import CONTEXT_ROLES

TODAY_ONLY = ("sources", "off")
_ORIGINS = {"background": "background", "archive": "the archive", "notes": "the desk's notes"}


def policy(case: Case, block: Block, sentence: Sentence) -> Iterator[Finding]:
    """Findings on a sentence that rests on, or is, what its style does not allow."""
    section = next((section for section in case.brief.sections if block in section.blocks()), None)
    place = {"block": block.id, "sentence": sentence.id}
    asked = case.style.sourcing.context_policy
    older = sorted({_ORIGINS[claim.origin] for claim in case.claims(sentence) if claim.origin != "story"})
    if older and asked in TODAY_ONLY:
        message = f"rests on {' and '.join(older)}, and this style takes today's sources only; cite one of them or drop it"
        yield Finding(rule="context-policy", severity="error", message=message, **place)
    yield from _aged(case, block, sentence)
    if section is not None and section.role in CONTEXT_ROLES and asked == "off":
        message = f"stands in {section.key}, and this style has no context; move it or drop it"
        yield Finding(rule="context-policy", severity="error", message=message, **place)
    if sentence.status == "judgement" and case.style.voice.stance == "neutral":
        message = "is the desk's judgement, and this style is neutral; tell who says it, or drop it"
        yield Finding(rule="judgement-stance", severity="error", message=message, **place)
    if sentence.status == "general" and _of_reported_fact(section):
        message = "is the model's own knowledge among reported fact; give it a source or drop it"
        yield Finding(rule="status-in-section", severity="error", message=message, **place)


def _aged(case: Case, block: Block, sentence: Sentence) -> Iterator[Finding]:
    most, mine = case.style.sourcing.context_max_age_days, set(sentence.claims)
    old = [(case.labels(claim), day) for claim, day in outdated(case.ledger, most) if claim.id in mine]
    for label, day in dict.fromkeys(old):
        message = f"rests on {label} of {day}, older than the {most} days that this style takes for context; cite a newer one"
        yield Finding(rule="context-age", severity="error", block=block.id, sentence=sentence.id, message=f"{message} or drop it")


def _of_reported_fact(section: Section | None) -> bool:
    return section is None or section.role == "details"
