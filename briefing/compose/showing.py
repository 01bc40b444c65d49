"""What an engine gets to see of a ledger: the part that a style may write from, its claims under short references."""

from __future__ import annotations

from typing import Any

from briefing.ages import outdated
from briefing.grades import with_grades
from briefing.records import Claim, Ledger
from briefing.replies import Assignment
from briefing.styles import SectionKnobs, Style


def assigned(ledger: Ledger, style: Style, note: str | None) -> Assignment:
    """The ledger as far as a style may write from it, each claim with its reference: `k1`, `k2` … in the ledger's order."""
    ledger = with_grades(permitted(ledger, style), style)
    return Assignment(ledger, style, {f"k{number}": claim.id for number, claim in enumerate(ledger.claims, 1)}, note)


def permitted(ledger: Ledger, style: Style) -> Ledger:
    """The ledger that a style may write from: all of it, what is not too old, or only what the day's own documents say."""
    if style.sourcing.context_policy in ("sources", "off"):
        kept = {claim.id for claim in ledger.claims if claim.origin == "story"}
    else:
        old = {claim.id for claim, _ in outdated(ledger, style.sourcing.context_max_age_days)}
        kept = {claim.id for claim in ledger.claims} - old
    if len(kept) == len(ledger.claims):
        return ledger
    claims = tuple(claim for claim in ledger.claims if claim.id in kept)
    clashes = tuple(clash for clash in ledger.contradictions if kept.issuperset(clash.claims))
    return ledger.model_copy(update={"claims": claims, "contradictions": clashes})


def base(language: str | None) -> str:
    """A language without its region: `en` of `en-GB`; empty where there is none."""
    return (language or "").partition("-")[0].lower()


def shown_claims(assignment: Assignment) -> dict[str, Any]:
    """The ledger as prompts show it: references in place of ids, labels in place of documents."""
    ledger, own = assignment.ledger, base(assignment.style.language)
    foreign = {claim.language for claim in ledger.claims if claim.language and base(claim.language) != own}
    reference = {claim: name for name, claim in assignment.references.items()}
    label = {source.document: source.label for source in ledger.sources}
    used = {item.document for claim in ledger.claims for item in claim.evidence}
    return {
        "sources": [source for source in ledger.sources if source.document in used],
        "claims": [
            {
                "reference": reference[claim.id],
                "kind": claim.kind,
                "certainty": claim.certainty,
                "origin": _origin(claim, ledger),
                "language": claim.language if claim.language in foreign else None,
                "speaker": claim.facts.speaker,
                "sources": list(dict.fromkeys(label[item.document] for item in claim.evidence)),
                "publishers": len(ledger.publishers.get(claim.id, ())) or 1,
                "text": claim.text,
                "quote": claim.evidence[0].quote,
            }
            for claim in ledger.claims
        ],
        "foreign": sorted(foreign),
        "gaps": list(ledger.gaps) if any(_tells_gaps(section) for section in assignment.style.written) else [],
        "contradictions": [
            {"references": [reference[claim] for claim in clash.claims], "note": clash.note} for clash in ledger.contradictions
        ],
    }


def _tells_gaps(section: SectionKnobs) -> bool:
    """Whether a section may tell what the documents leave open: one for that, or for other views of any kind."""
    return section.role == "unknowns" or (section.role == "counter" and not section.kinds)


def _origin(claim: Claim, ledger: Ledger) -> str:
    """Where a claim comes from; of one told before, that it was, and of a figure that has changed, what it was."""
    was = next((change for change in ledger.changes if change.claim == claim.id and change.was), None)
    if was:
        return f"{claim.origin}; new figure, was {was.was} in the edition of {was.day}"
    if ledger.novelty.get(claim.id) == "repeated":
        return f"{claim.origin}; told before"
    where = claim.extra.get("archive")
    return f"{claim.origin} of {where['edition']}" if isinstance(where, dict) else claim.origin
