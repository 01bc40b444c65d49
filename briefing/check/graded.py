"""What rests on sources that the editor grades low, told as if it were settled."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.wording_places import Placed, finding
from briefing.facts import same_name
from briefing.grades import in_words, is_weak
from briefing.records import Finding


def weakly_borne(case: Case, place: Placed) -> Iterator[Finding]:
    """A finding where all the sources of a sentence have a low grade, and it names neither one of them nor a speaker."""
    sentence = place.sentence
    if case.style.sourcing.reliability != "admiralty":
        return
    sources = {source.label: source for claim in case.claims(sentence) for source in case.sources(claim)}
    grades = {label: source.grade for label, source in sources.items() if source.grade and is_weak(source.grade)}
    if not sources or len(grades) < len(sources):
        return
    facts = case.facts(sentence)
    outlets = [source.outlet for source in sources.values() if source.outlet]
    if facts.speaker or any(same_name(name.text, outlet) for name in facts.names for outlet in outlets):
        return
    borne = ", ".join(f"{label} ({grade}: {in_words(grade or '')})" for label, grade in grades.items())
    yield finding("weak-source", place, None, f"rests on {borne} alone; say in the sentence who says it")
