"""Figures and dates that the sources dispute, told as the style wants: all, their range, or the best alone with its source.

What is looked at is the paragraph, not the sentence: "VPA counts 1,840. The Observer has more than 2,300" tells both. For a
headline and for a judgement it is enough that one paragraph of the brief does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.check.case import Case
from briefing.check.wording_places import Placed, finding
from briefing.disputes import disputes, points_told, values_of
from briefing.facts import same_name
from briefing.records import Contradiction, Finding, Number, Sentence
from briefing.typography import fold

RULE = "figures-conflict"
_WITH_ENDS = ("number", "date")


def figures(case: Case, place: Placed) -> Iterator[Finding]:
    """Findings on the disputed values that one sentence tells."""
    sentence = place.sentence
    for clash in disputes(sentence.text, case.brief.language, sentence.claims, case.ledger):
        values = list(dict.fromkeys(clash.values))
        if clash.kind not in _WITH_ENDS or len(values) < 2:
            continue
        mine = next((value for value in _told(case, [sentence], clash)), None)
        message = _fault(case, place.block.sentences, clash)
        if mine and message and not (_in_short(place) and _told_well_below(case, clash)):
            yield finding(RULE, place, mine if mine in sentence.text else None, f"“{mine}” is disputed: {clash.note}; {message}")


def _in_short(place: Placed) -> bool:
    return place.block.id == "h0" or place.sentence.status == "judgement"


def _told_well_below(case: Case, clash: Contradiction) -> bool:
    """Whether a paragraph of the brief tells the values as the style wants."""
    blocks = [block.sentences for block in case.brief.blocks() if block.id != "h0"]
    return any(_told(case, block, clash) and _fault(case, block, clash) is None for block in blocks)


def _fault(case: Case, sentences: Sequence[Sentence], clash: Contradiction) -> str | None:
    """What the paragraph lacks; None where it tells the values as the style wants."""
    told = _told(case, sentences, clash)
    wanted = case.style.sourcing.figures_conflict
    if wanted == "best":
        if len(told) > 1:
            return "this style tells the best borne value alone, with its source"
        return None if _source_named(case, sentences, clash, told) else "say in the paragraph whose value it is"
    needed = _ends(case, clash) if wanted == "range" else list(dict.fromkeys(clash.values))
    lacking = [value for value in needed if value not in told]
    if not lacking:
        return None
    how = "tell the range or both ends" if wanted == "range" else "tell all values and who gives which"
    return f"{how} (“{'”, “'.join(lacking)}” is missing), or leave the figure out"


def _told(case: Case, sentences: Sequence[Sentence], clash: Contradiction) -> list[str]:
    """The values of a contradiction that stand in these sentences, by the words that it has for them."""
    values = values_of(clash, case.ledger)
    found = [case.facts(sentence) for sentence in sentences]
    numbers = [number for one in found for number in one.numbers]
    dates = [day for one in found for day in one.dates]
    return points_told(values, numbers, dates)


def _ends(case: Case, clash: Contradiction) -> list[str]:
    """The lowest and the highest of the values that are numbers; of dates all."""
    values = values_of(clash, case.ledger)
    numbers = {words: value.value for words, value in values.items() if isinstance(value, Number)}
    if len(numbers) < len(values):
        return list(values)
    return [min(numbers, key=lambda words: numbers[words]), max(numbers, key=lambda words: numbers[words])]


def _source_named(case: Case, sentences: Sequence[Sentence], clash: Contradiction, told: Sequence[str]) -> bool:
    """Whether somebody speaks in the paragraph, or an outlet of the value that it tells is named there."""
    mine = [claim for claim, value in zip(clash.claims, clash.values, strict=False) if value in told]
    claims = [claim for claim_id in mine if (claim := case.ledger.claim(claim_id))]
    outlets = [source.outlet for claim in claims for source in case.sources(claim) if source.outlet]
    for sentence in sentences:
        facts = case.facts(sentence)
        if facts.speaker or any(same_name(name.text, outlet) for name in facts.names for outlet in outlets):
            return True
        if any(fold(outlet) in fold(sentence.text) for outlet in outlets):
            return True
    return False
