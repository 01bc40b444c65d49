"""What a rule is given: the brief, its ledger and style, and the evidence of each sentence as text and as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from briefing.facts import facts
from briefing.language import paragraphs
from briefing.records import Brief, Claim, Document, Facts, Ledger, Sentence
from briefing.styles import Style
from briefing.support import Borne


@dataclass(frozen=True)
class Case:
    brief: Brief
    ledger: Ledger
    style: Style
    documents: Mapping[str, Document]
    _borne: dict[tuple[str, ...], Borne] = field(default_factory=dict)
    _facts: dict[str, Facts] = field(default_factory=dict)

    def claims(self, sentence: Sentence) -> list[Claim]:
        return [claim for claim_id in sentence.claims if (claim := self.ledger.claim(claim_id))]

    def facts(self, sentence: Sentence) -> Facts:
        """The sentence's own facts, its relative dates counted from the brief's date."""
        if sentence.text not in self._facts:
            day = date.fromisoformat(self.brief.date[:10]) if self.brief.date else None
            self._facts[sentence.text] = facts(sentence.text, self.brief.language, day)
        return self._facts[sentence.text]

    def borne(self, claims: tuple[str, ...]) -> Borne:
        """All that the cited claims' evidence says, as one text and its facts."""
        if claims not in self._borne:
            cited = [claim for claim_id in claims if (claim := self.ledger.claim(claim_id))]
            texts = [item.quote for claim in cited for item in claim.evidence] + [claim.text for claim in cited]
            found = [self._quote_facts(claim, index) for claim in cited for index in range(len(claim.evidence))]
            found += [claim.facts for claim in cited]
            self._borne[claims] = Borne("\n".join(texts), together(found))
        return self._borne[claims]

    def _quote_facts(self, claim: Claim, index: int) -> Facts:
        item = claim.evidence[index]
        source = self.ledger.source(item.document)
        day = date.fromisoformat(source.published[:10]) if source and source.published else None
        return facts(item.quote, claim.language, day)

    def around(self, sentence: Sentence) -> str:
        """The paragraphs that the cited evidence stands in and the ones before them, with the documents' titles and outlets."""
        texts: list[str] = []
        for claim in self.claims(sentence):
            for item in claim.evidence:
                document = self.documents.get(item.document)
                if document is not None:
                    texts += [document.title or "", document.outlet or "", _before(document, item.start)]
        return "\n".join(texts)


def _before(document: Document, offset: int) -> str:
    """The text from one paragraph before the one that `offset` lies in to the end of that one."""
    spans = paragraphs(document.text)
    at = next((number for number, (_, end) in enumerate(spans) if offset < end), len(spans) - 1)
    return document.text[spans[max(0, at - 1)][0] : spans[at][1]] if spans else ""


def together(found: list[Facts]) -> Facts:
    """Several facts as one, for asking what any of them holds."""
    return Facts(
        names=tuple(item for one in found for item in one.names),
        numbers=tuple(item for one in found for item in one.numbers),
        dates=tuple(item for one in found for item in one.dates),
        quotations=tuple(item for one in found for item in one.quotations),
        speaker=next((one.speaker for one in found if one.speaker), None),
        negation=any(one.negation for one in found),
    )
