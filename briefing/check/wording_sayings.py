"""Who says it, and how: verbs that only suit a claim of some certainty, where the speaker stands, sources without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.wording_places import Placed, finding
from briefing.forms import blanked
from briefing.forms.measures import position
from briefing.language import base
from briefing.records import Finding

_UNNAMED = re.compile(
    r"\b(?:sources?|people|person|officials?|diplomats?|aides?|insiders?)\s(?:close to|familiar with|with knowledge of|briefed on"
    r"|who (?:asked|declined|spoke on condition))\b"
    r"|\b(?:on condition of anonymity|sources (?:said|say|told)|anonymous (?:source|official)s?)\b",
    re.IGNORECASE,
)


def sayings(case: Case, place: Placed) -> Iterator[Finding]:
    """Findings on how one sentence tells who says what."""
    yield from _verbs(case, place)
    yield from _position(case, place)
    if case.style.attribution.unnamed == "forbid":
        unnamed = _UNNAMED.search(blanked(place.sentence.text))
        if unnamed:
            message = f"“{unnamed[0]}”: this style tells nothing of unnamed sources; name one, or leave it out"
            yield finding("unnamed-source", place, unnamed[0], message)


def _verbs(case: Case, place: Placed) -> Iterator[Finding]:
    cited = case.claims(place.sentence)
    if not cited or place.sentence.status == "judgement":
        return
    standing: set[str] = {claim.certainty for claim in cited}
    if place.sentence.status == "disputed":
        standing.add("disputed")
    if any(claim.facts.speaker is None for claim in cited):
        standing.add("unnamed")
    own = blanked(place.sentence.text)
    kept_for: dict[str, list[str]] = {}
    for certainty, verbs in case.style.attribution.verbs_for.items():
        for verb in verbs:
            kept_for.setdefault(verb, []).append(certainty)
    for verb, suits in kept_for.items():
        found = re.search(rf"(?<![\w-]){re.escape(verb)}(?!\w)", own, re.IGNORECASE)
        if found and not standing & set(suits):
            message = (
                f"“{found[0]}” is for what is {' or '.join(suits)} in this style, and the claim is {', '.join(sorted(standing))}"
            )
            yield finding("verb-certainty", place, found[0], f"{message}; use a plain verb")


def _position(case: Case, place: Placed) -> Iterator[Finding]:
    wanted = case.style.attribution.position
    stands = position(place.sentence.text, base(case.brief.language or case.style.language)) if wanted != "any" else None
    if stands is not None and stands != wanted:
        where = "before what is said" if wanted == "first" else "behind what is said"
        yield finding("attribution-position", place, None, f"the speaker stands {where} in this style; turn the sentence round")
