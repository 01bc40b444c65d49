"""Rules on form: what the style says of sections, counts and lengths. None of them doubts a fact; all are warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.wording_likelihood import has_term
from briefing.draft import LEAD_IN
from briefing.forms import blanked
from briefing.language import base
from briefing.records import Block, Finding, Section, Sentence
from briefing.styles import Range, SectionKnobs

_PAST = re.compile(
    r"\b(?:was|were|did|had|said|told|announced|signed|voted|approved|won|lost|began|went|came|took|gave|rose|fell)\b"
)
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|does|do|says|tells|will|announces|signs|votes|approves|wins|loses|begins|rises|falls)\b"
)
_ASIDE = re.compile(r",|\b(?:that|who|which|after|when|as|where|because|since|before)\b")


def structure_rules(case: Case) -> Iterator[Finding]:
    """Findings on the brief as a whole and on its blocks."""
    brief, style = case.brief, case.style
    copied = brief.engine is not None and brief.engine.kind == "extractive"
    if brief.headline is None:
        yield Finding(rule="headline", severity="warn", message="has no headline")
    else:
        yield from _length("headline", brief.headline.text, style.headline.words, block="h0", what="the headline")
        yield from _headline(case, brief.headline)
        if brief.headline.text.rstrip("”’\"'").endswith(".") != style.headline.full_stop:
            wants = "ends with a full stop" if style.headline.full_stop else "has no full stop"
            yield Finding(rule="headline-stop", severity="warn", block="h0", message=f"a headline of this style {wants}")
    total = " ".join(sentence.text for sentence in brief.sentences())
    yield from _length("total-length", total, style.total_words, block=None, what="the brief")
    made = {section.key: section for section in brief.sections}
    for knobs in style.written:
        if knobs.key in made:
            yield from _section(made[knobs.key], knobs, copied)
        else:
            yield Finding(rule="section-missing", severity="warn", message=f"has no {knobs.key}")


def _headline(case: Case, headline: Sentence) -> Iterator[Finding]:
    """What can be seen of a headline's tense, and the likelihood that some styles ask for there."""
    knobs = case.style.headline
    if headline.author == "machine" and case.brief.engine is not None and case.brief.engine.kind == "extractive":
        return
    if base(case.brief.language or case.style.language) == "en":
        main = _ASIDE.split(blanked(headline.text), maxsplit=1)[0]
        other = (_PAST if knobs.tense == "present" else _PRESENT).search(main)
        if other and not (_PRESENT if knobs.tense == "present" else _PAST).search(main):
            message = f"“{other[0]}” is not in the {knobs.tense} tense, which headlines of this style have"
            yield Finding(rule="headline-tense", severity="warn", block="h0", sentence="h0.1", words=other[0], message=message)
    terms = case.style.uncertainty.terms
    if knobs.must_contain == "likelihood_term" and terms and not has_term(headline.text, terms):
        message = f"a headline of this style says how likely it is: {', '.join(terms[0])}"
        yield Finding(rule="headline-likelihood", severity="warn", block="h0", sentence="h0.1", message=message)


def _lead_ins(section: Section, knobs: SectionKnobs) -> Iterator[Finding]:
    for block in section.points:
        if not LEAD_IN.match(block.sentences[0].text):
            message = "a point of this style begins with one to four words and a colon that say what it is about"
            yield Finding(rule="lead-in", severity="warn", block=block.id, sentence=block.sentences[0].id, message=message)


def _section(section: Section, knobs: SectionKnobs, copied: bool) -> Iterator[Finding]:
    if section.lead and knobs.lead:
        yield from _length("lead-length", _text(section.lead), knobs.lead.words, block=section.lead.id, what="the paragraph")
        yield from _count("lead-sentences", len(section.lead.sentences), knobs.lead.sentences, section.lead.id, "sentences")
    elif knobs.lead:
        yield Finding(rule="lead-missing", severity="warn", message=f"{section.key} has no opening paragraph")
    if knobs.points:
        yield from _count("points", len(section.points), knobs.points.count, None, f"points in {section.key}")
        for block in section.points:
            yield from _length("point-length", _text(block), knobs.points.words, block=block.id, what="the point")
        if knobs.points.lead_in == "bold" and not copied:
            yield from _lead_ins(section, knobs)


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
