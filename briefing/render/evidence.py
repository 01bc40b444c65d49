"""The evidence page: the brief beside the words of its sources, each sentence with what bears it and what the rules say of it.

One file without a server: it opens from a disk or a mail, loads nothing, and runs only the one script whose hash its policy
names. Every word of a source is data: escaped by the template, never markup, never read by the script. Without the script all of
it can still be read, and links lead from each sentence to its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from briefing.grades import with_grades
from briefing.library import Library
from briefing.records import Block, Brief, Claim, Contradiction, Document, Evidence, Finding, Ledger, Sentence, Source
from briefing.render.policy import inline, policy
from briefing.render.texts import Places, pieces, shown, texts
from briefing.render.unused import Unused, unused
from briefing.render.view import BEST_FIRST, graded, long_date, safe_url, view
from briefing.styles import Style

MOST_UNUSED = 120  # claims left out that a page lists; how many more there are it says
PLAIN = ("reported", "background")  # statuses that go without saying where they are expected
KINDS = {
    "number": "a number",
    "date": "a date",
    "outcome": "what came of it",
    "actor": "who did it",
    "nature": "what was counted",
    "total": "a total that is not that of its own list",
    "update": "perhaps news since then",
}
MATCHES = {"exact": "word for word", "normalised": "word for word but for typography", "fuzzy": "with small differences"}


def evidence_page(brief: Brief, ledger: Ledger, style: Style, library: Library, documents: Sequence[Document]) -> str:
    """The page of a brief. `documents` are those that the ledger's evidence lies in."""
    css, script = (inline(library.template(name, {})) for name in ("evidence.css", "evidence.js"))
    values = evidence_values(brief, ledger, style, documents)
    made = {"css": css.text, "script": script.text, "policy": policy(css, script)}
    return library.template("evidence.html.j2", {**values, **made})


def evidence_values(brief: Brief, ledger: Ledger, style: Style, documents: Sequence[Document]) -> dict[str, Any]:
    """What the page's template is given: those of a `view`, and sentences, claims, places and texts as plain values."""
    ledger = with_grades(ledger, style)
    shelf = _Shelf(brief, ledger)
    values = view(brief, ledger, style)
    sections = [
        {**section, "blocks": [shelf.block(block, lead=block is made.lead) for block in made.blocks()]}
        for section, made in zip(values["sections"], brief.sections, strict=True)
    ]
    head = shelf.block(Block(id="h0", sentences=(brief.headline,)), lead=True) if brief.headline else None
    left = unused(brief, ledger)
    listed = [shelf.unused(item) for item in left[:MOST_UNUSED]]
    contradictions = [shelf.contradiction(clash) for clash in ledger.contradictions]
    said = [sentence for block in ([head] if head else []) for sentence in block["sentences"]]
    said += [sentence for section in sections for block in section["blocks"] for sentence in block["sentences"]]
    return {
        **values,
        "head": head,
        "sections": sections,
        "said": said,
        "counts": {name: sum(one["grade"] == name for one in said) for name in ("well", "warn", "error", "none")},
        "whole": [_finding(found) for found in brief.findings if not found.sentence and not found.block],
        "unused": listed,
        "unlisted": len(left) - len(listed),
        "contradictions": contradictions,
        "gaps": [gap for gap in ledger.gaps if not any(clash.note in gap for clash in ledger.contradictions)],
        "changes": ledger.changes,
        "extracted": len(ledger.claims),
        "refused": ledger.left_out,
        "documents": shelf.documents(documents),
    }


@dataclass(frozen=True)
class _Named:
    """A source as a piece of evidence names it."""

    label: str
    outlet: str
    day: str | None


class _Shelf:
    """A brief's sentences, claims and places as values for the template."""

    def __init__(self, brief: Brief, ledger: Ledger) -> None:
        self.brief = brief
        self.ledger = ledger
        self.places = Places()
        self.claims = {claim.id: claim for claim in ledger.claims}
        self.sources = {source.document: source for source in ledger.sources}
        self.cited = {item.document for one in brief.sentences() for item in self._evidence(one)}

    # -- the brief --------------------------------------------------------------------------------------------------------

    def block(self, block: Block, *, lead: bool) -> dict[str, Any]:
        found = [one for one in self.brief.findings if one.block == block.id and not one.sentence]
        sentences = [self._sentence(block, sentence) for sentence in block.sentences]
        return {"id": block.id, "lead": lead, "sentences": sentences, "findings": [_finding(one) for one in found]}

    def _sentence(self, block: Block, sentence: Sentence) -> dict[str, Any]:
        findings = [one for one in self.brief.findings if one.sentence == sentence.id]
        claims = [self.claim(claim) for claim in self._claims(sentence)]
        return {
            "id": sentence.id,
            "block": block.id,
            "pieces": _doubted(sentence.text, findings),
            "status": sentence.status,
            "plain": sentence.status in PLAIN,
            "author": sentence.author,
            "note": sentence.note,
            "grade": _grade(claims, findings),
            "findings": [_finding(one) for one in findings],
            "claims": claims,
            "places": list(dict.fromkeys(item["number"] for claim in claims for item in claim["pieces"])),
        }

    def _claims(self, sentence: Sentence) -> Iterator[Claim]:
        return (claim for claim_id in sentence.claims if (claim := self.claims.get(claim_id)))

    def _evidence(self, sentence: Sentence) -> Iterator[Evidence]:
        return (item for claim in self._claims(sentence) for item in claim.evidence)

    # -- claims -----------------------------------------------------------------------------------------------------------

    def claim(self, claim: Claim) -> dict[str, Any]:
        """A claim with its places, the best first."""
        best = sorted(claim.evidence, key=lambda item: BEST_FIRST.index(item.match))
        return {
            "id": claim.id,
            "text": shown(claim.text),
            "language": claim.language,
            "kind": claim.kind,
            "certainty": claim.certainty,
            "publishers": self.ledger.publishers.get(claim.id, ()),
            "differs": list(dict.fromkeys(clash.note for clash in self.ledger.contradictions if claim.id in clash.claims)),
            "pieces": [self._piece(item) for item in best],
        }

    def _piece(self, item: Evidence) -> dict[str, Any]:
        named = _named(self.sources.get(item.document))
        where = "".join(
            part for part in (f" p. {item.page}" if item.page else "", f" ¶{item.paragraph}" if item.paragraph else "")
        )
        return {
            "number": self.places.number(item),
            "label": named.label,
            "where": where,
            "outlet": named.outlet,
            "day": named.day,
            "quote": shown(" ".join(item.quote.split())),
            "match": MATCHES[item.match],
            "fuzzy": item.match == "fuzzy",
        }

    def unused(self, left: Unused) -> dict[str, Any]:
        return {**self.claim(left.claim), "reasons": left.reasons}

    def contradiction(self, clash: Contradiction) -> dict[str, Any]:
        """All sides of what cannot all be right: each value with the claims that have it and the sentences that tell them. A
        source that contradicts itself has one claim and two values."""
        sides: dict[str, list[Claim]] = {}
        for name, value in zip_longest(clash.claims, clash.values[: max(len(clash.claims), len(clash.values))]):
            claim = self.claims.get(name or clash.claims[-1])
            if claim:
                sides.setdefault(value or "", []).append(claim)
        shown = [self._side(value, claims) for value, claims in sides.items()]
        if clash.listed and len(shown) > 1:  # the list's own words, and not those of the claim that has the total
            shown[-1]["pieces"] = [self._piece(clash.listed)]
            shown[-1]["told"] = shown[-1]["told"] if len(clash.claims) > 1 else []
        return {"kind": KINDS.get(clash.kind, clash.kind), "sides": shown}

    def _side(self, value: str, claims: Sequence[Claim]) -> dict[str, Any]:
        shown = [self.claim(claim) for claim in claims]
        told = [one.id for one in self.brief.sentences() if any(claim.id in one.claims for claim in claims)]
        places = {piece["number"]: piece for claim in shown for piece in claim["pieces"]}
        return {"value": value, "pieces": list(places.values()), "told": told}

    # -- sources ----------------------------------------------------------------------------------------------------------

    def documents(self, documents: Sequence[Document]) -> list[dict[str, Any]]:
        """Every source of the ledger with its text, those that the brief cites first."""
        by_id = {document.id: document for document in documents}
        cut = texts((by_id[name] for name in self.sources if name in by_id), self.places)
        listed = [self._document(source, by_id.get(source.document), cut) for source in self.ledger.sources]
        return sorted(listed, key=lambda one: (not one["cited"], bool(one["reason"])))

    def _document(self, source: Source, document: Document | None, cut: Any) -> dict[str, Any]:
        return {
            **source.model_dump(),
            "graded": graded(source),
            "name": source.url or source.source,
            "link": safe_url(source.url),
            "day": long_date(source.published),
            "cited": source.document in self.cited,
            "places": len(self.places.of(source.document)),
            "characters": len(document.text) if document else 0,
            "passages": cut.get(source.document, ()),
        }


def _named(source: Source | None) -> _Named:
    if source is None:
        return _Named("?", "unknown source", None)
    grade = f" ({source.grade})" if source.grade else ""
    return _Named(source.label, (source.outlet or source.source) + grade, long_date(source.published))


def _grade(claims: Sequence[Any], findings: Sequence[Finding]) -> str:
    """How a sentence stands: `none` without evidence, else by the worst that a rule says of it."""
    if not claims:
        return "none"
    severities = {finding.severity for finding in findings}
    return "error" if "error" in severities else "warn" if "warn" in severities else "well"


def _finding(found: Finding) -> dict[str, Any]:
    return {
        **found.model_dump(),
        "contest": found.contest,
        "word": {"error": "error", "warn": "warning", "info": "note"}[found.severity],
    }


def _doubted(text: str, findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """A sentence cut at the words that rules object to; each piece with the worst that is said of it, or None."""
    spans = [(at, at + len(found.words or ""), number) for number, found in enumerate(findings) for at in _places(text, found)]
    made = []
    for piece in pieces(text, 0, len(text), spans):
        severities = {findings[number].severity for number in piece.marks}
        worst = next((name for name in ("error", "warn") if name in severities), None)
        made.append({"text": piece.text, "worst": worst})
    return made


def _places(text: str, found: Finding) -> list[int]:
    """Where the offending words of a finding stand first; nowhere where they are not words of the sentence."""
    at = text.find(found.words) if found.words else -1
    if at < 0 and found.words:
        at = text.casefold().find(found.words.casefold()) if len(text.casefold()) == len(text) else -1
    return [at] if at >= 0 else []
