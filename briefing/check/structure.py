"""Rules on form: what the style says of sections, counts and lengths. None of them doubts a fact; all are warnings."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.case import Case
from briefing.records import Block, Finding, Section
from briefing.styles import Range, SectionKnobs


def structure_rules(case: Case) -> Iterator[Finding]:
    """Findings on the brief as a whole and on its blocks."""
    brief, style = case.brief, case.style
    if brief.headline is None:
        yield Finding(rule="headline", severity="warn", message="has no headline")
    else:
        yield from _length("headline", brief.headline.text, style.headline.words, block="h0", what="the headline")
        if brief.headline.text.rstrip("”’\"'").endswith(".") != style.headline.full_stop:
            wants = "ends with a full stop" if style.headline.full_stop else "has no full stop"
            yield Finding(rule="headline-stop", severity="warn", block="h0", message=f"a headline of this style {wants}")
    total = " ".join(sentence.text for sentence in brief.sentences())
    yield from _length("total-length", total, style.total_words, block=None, what="the brief")
    made = {section.key: section for section in brief.sections}
    for knobs in style.written:
        if knobs.key in made:
            yield from _section(made[knobs.key], knobs)
        else:
            yield Finding(rule="section-missing", severity="warn", message=f"has no {knobs.key}")


def _section(section: Section, knobs: SectionKnobs) -> Iterator[Finding]:
    if section.lead and knobs.lead:
        yield from _length("lead-length", _text(section.lead), knobs.lead.words, block=section.lead.id, what="the paragraph")
        yield from _count("lead-sentences", len(section.lead.sentences), knobs.lead.sentences, section.lead.id, "sentences")
    elif knobs.lead:
        yield Finding(rule="lead-missing", severity="warn", message=f"{section.key} has no opening paragraph")
    if knobs.points:
        yield from _count("points", len(section.points), knobs.points.count, None, f"points in {section.key}")
        for block in section.points:
            yield from _length("point-length", _text(block), knobs.points.words, block=block.id, what="the point")


def _text(block: Block) -> str:
    return " ".join(sentence.text for sentence in block.sentences)


def _length(rule: str, text: str, allowed: Range, *, block: str | None, what: str) -> Iterator[Finding]:
    words = len(text.split())
    if not allowed[0] <= words <= allowed[1]:
        message = f"{what} has {words} words; the style asks for {allowed[0]} to {allowed[1]}"
        yield Finding(rule=rule, severity="warn", block=block, message=message)


def _count(rule: str, count: int, allowed: Range, block: str | None, what: str) -> Iterator[Finding]:
    if not allowed[0] <= count <= allowed[1]:
        message = f"has {count} {what}; the style asks for {allowed[0]} to {allowed[1]}"
        yield Finding(rule=rule, severity="warn", block=block, message=message)
