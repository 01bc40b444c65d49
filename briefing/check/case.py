"""What a brief is checked with: the brief, its ledger and style, and each sentence beside the evidence that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from briefing.check.statement import Statement
from briefing.check.text import Text
from briefing.check.translated import Foreign
from briefing.facts import same_name
from briefing.facts.naming import key_of
from briefing.language import paragraphs, sentences
from briefing.records import Brief, Claim, DateFact, Document, Evidence, Facts, Ledger, Name, Sentence, Source
from briefing.styles import Style


@dataclass(frozen=True)
class Case:
    brief: Brief
    ledger: Ledger
    style: Style
    documents: Mapping[str, Document]

    @property
    def today(self) -> date | None:
        return date.fromisoformat(self.brief.date[:10]) if self.brief.date else None

    def claims(self, sentence: Sentence) -> list[Claim]:
        return [claim for claim_id in sentence.claims if (claim := self.ledger.claim(claim_id))]

    def facts(self, sentence: Sentence) -> Facts:
        """The sentence's own facts, its relative dates counted from the brief's date."""
        return self.text(sentence.text, self.brief.language, self.today).facts

    def labels(self, claim: Claim) -> str:
        """The sources of a claim as footnotes name them: `S1, S3`."""
        return ", ".join(dict.fromkeys(source.label for source in self.sources(claim))) or claim.origin

    def sources(self, claim: Claim) -> list[Source]:
        return self._sources([claim])

    def text(self, words: str, language: str | None, day: date | None) -> Text:
        """The words as the rules read them; the same words are read once."""
        return _read(words, (language or "en").partition("-")[0].lower(), day)

    def statement(self, sentence: Sentence, before: str | None = None) -> Statement | None:
        """The sentence beside its evidence; None where it cites none that the ledger holds."""
        cited = self.claims(sentence)
        if not cited:
            return None
        return Statement(
            said=self.text(sentence.text, self.brief.language, self.today),
            pieces=tuple(dict.fromkeys(piece for claim in cited for piece in self._pieces(claim))),
            witnesses=tuple(dict.fromkeys(tuple(self._pieces(claim)) for claim in cited)),
            around=self.text(self._around(cited), cited[0].language, None),
            judgement=sentence.status == "judgement",
            today=self.today,
            before=before,
            borne_too=(*(claim.facts for claim in cited), self._imprint(sentence, cited)),
            outlets=tuple(dict.fromkeys(source.outlet for source in self._sources(cited) if source.outlet)),
            elsewhere=self._elsewhere(cited),
            foreign=Foreign(self.style.quotations.foreign, self.style.quotations.mark),
            claimed="\n".join(claim.text for claim in cited),
        )

    def _elsewhere(self, cited: list[Claim]) -> tuple[Text, ...]:
        """The pieces of the claims that are not cited, but for those that the cited ones quote too."""
        mine = {piece.text for claim in cited for piece in self._of_claim[claim.id]}
        others = (piece for pieces in self._of_claim.values() for piece in pieces if piece.text not in mine)
        return tuple({piece.text: piece for piece in others}.values())

    @cached_property
    def _of_claim(self) -> dict[str, tuple[Text, ...]]:
        return {claim.id: tuple(self._pieces(claim)) for claim in self.ledger.claims}

    def _imprint(self, sentence: Sentence, cited: list[Claim]) -> Facts:
        """What the cited documents say of themselves: who prints them, which a sentence may name by its acronym; and, where the
        sentence lets somebody speak or names the outlet, the day, on which it was said or printed."""
        sources = self._sources(cited)
        outlets = [source.outlet for source in sources if source.outlet]
        said = self.facts(sentence)
        told_by = said.speaker or any(same_name(name.text, outlet) for name in said.names for outlet in outlets)
        days = [source.published[:10] for source in sources if source.published and told_by]
        return Facts(
            names=tuple(Name(text=outlet, key=key_of(outlet)) for outlet in dict.fromkeys(outlets)),
            dates=tuple(DateFact(text=day, value=day) for day in dict.fromkeys(days)),
        )

    def _sources(self, cited: list[Claim]) -> list[Source]:
        return [source for claim in cited for item in claim.evidence if (source := self.ledger.source(item.document))]

    def _pieces(self, claim: Claim) -> Iterator[Text]:
        """The sentences of a claim's quotations, each once."""
        for item in claim.evidence:
            day = self._day(item)
            for start, end in sentences(item.quote, claim.language):
                yield self.text(item.quote[start:end], claim.language, day)

    def _day(self, item: Evidence) -> date | None:
        source = self.ledger.source(item.document)
        return date.fromisoformat(source.published[:10]) if source and source.published else None

    def _around(self, cited: list[Claim]) -> str:
        """The paragraphs that the cited evidence stands in and the ones before them, with the documents' titles and outlets."""
        texts: list[str] = []
        for claim in cited:
            for item in claim.evidence:
                document = self.documents.get(item.document)
                if document is not None:
                    texts += [document.title or "", document.outlet or "", _before(document, item.start)]
        near = "\n".join(dict.fromkeys(texts))
        borne = near + "\n".join(part for claim in cited for part in (claim.text, *(item.quote for item in claim.evidence)))
        ours = [right for other, right in self.style.names.preferred.items() if other in borne]  # the desk's form of a name there
        return "\n".join([near, *ours])


@lru_cache(maxsize=4096)
def _read(words: str, code: str, day: date | None) -> Text:
    """A text with all that was worked out of it, kept from one check to the next: a brief is checked again after every repair."""
    return Text(words, code, day)


def _before(document: Document, offset: int) -> str:
    """The text from one paragraph before the one that `offset` lies in to the end of that one."""
    spans = paragraphs(document.text)
    at = next((number for number, (_, end) in enumerate(spans) if offset < end), len(spans) - 1)
    return document.text[spans[max(0, at - 1)][0] : spans[at][1]] if spans else ""
