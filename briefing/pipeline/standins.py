"""What a source says, to stand in for a sentence that said it wrongly: its own statement, with the outlet that printed it.

The statement is a whole sentence of the document, or two, so that it needs nothing before it; where there is none, the claim's
own text is taken, which is never put in quotation marks. It is used in its own language only: nobody could check a translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing.closing import close, close_headline
from briefing.language import sentences
from briefing.model.extractive.cues import cues
from briefing.model.extractive.guards import Footing, footing
from briefing.model.extractive.headline import shortened
from briefing.records import Claim, Document, Evidence, Ledger, Sentence
from briefing.styles import Style
from briefing.typography import fold

REPORTED = {
    "en": "{outlet} reported: “{words}”",
    "es": "{outlet} informó: “{words}”",
    "fr": "{outlet} a rapporté : “{words}”",
    "de": "{outlet} berichtete: “{words}”",
    "pt": "{outlet} informou: “{words}”",
}
_RESOLVED = re.compile(
    r"\b(?:next |last |this |the same )?\w+(?: morning| evening| night| afternoon)? \((\d{1,2} [A-Z][a-z]+(?: \d{4})?)\)"
)
MOST_SENTENCES = 2  # of a source in one quotation
_MARKS = str.maketrans('“”„«»"', "‘’‘‘’'")  # quotations inside one


def stand_ins(sentence: Sentence, ledger: Ledger, style: Style, documents: Mapping[str, Document]) -> Iterator[Sentence]:
    """Sentences that say what the sources of `sentence` say, the nearest first: quoted with their outlet, then as they are."""
    code = _code(style.language)
    claims = [claim for claim_id in sentence.claims if (claim := ledger.claim(claim_id)) and _code(claim.language) == code]
    for claim in sorted(claims, key=lambda claim: -_shared(claim.text, sentence.text)):
        copied = [close(text, style, wording=False) for text in _copied(claim, ledger, style, documents)]
        worded = [close(_dated(claim.text), style)] if _firm(claim.text, claim) else []
        for text in dict.fromkeys((*copied, *worded)):
            yield sentence.model_copy(update={"text": text, "claims": (claim.id,)})


def head_ins(sentence: Sentence, ledger: Ledger, style: Style) -> Iterator[Sentence]:
    """The same for a headline: the text of a claim, cut as the embedded engine cuts; those that the headline names first."""
    code = _code(style.language)
    own = [claim for claim_id in sentence.claims if (claim := ledger.claim(claim_id))]
    others = sorted(ledger.claims, key=lambda claim: (claim.origin != "story", -len(ledger.publishers.get(claim.id, ()))))
    for claim in {claim.id: claim for claim in (*own, *others)}.values():
        if _code(claim.language) == code and _firm(claim.text, claim):
            text = close_headline(shortened(claim.text, style.headline.words[1], cues(claim.language)), style)
            yield sentence.model_copy(update={"text": text, "claims": (claim.id,), "status": "reported"})


def _dated(text: str) -> str:
    """A claim's text with "on Sunday (20 September)" told as "on 20 September": the bracket was for whoever writes from it."""
    return _RESOLVED.sub(r"\1", text)


def _copied(claim: Claim, ledger: Ledger, style: Style, documents: Mapping[str, Document]) -> Iterator[str]:
    """The words of the sources: quoted, then as they stand."""
    known, form = cues(claim.language), REPORTED[_code(style.language)]
    for item in claim.evidence:
        source = ledger.source(item.document)
        words = _statement(item, documents)
        if words is None or not _firm(words[0], claim):
            continue
        whole = " ".join(words)
        if source and source.outlet:
            for said in dict.fromkeys((whole, shortened(whole, style.attribution.quote_words_max, known))):
                yield form.format(outlet=source.outlet, words=said.translate(_MARKS))
        if len(words) == 1:
            yield whole


def _firm(text: str, claim: Claim) -> bool:
    """Whether a text needs no sentence before it."""
    return footing(text, cues(claim.language)) in (Footing.FIRM, Footing.LONG)


def _statement(item: Evidence, documents: Mapping[str, Document]) -> tuple[str, ...] | None:
    """The sentences of the document that the evidence lies in; None where they are too many for one quotation."""
    document = documents.get(item.document)
    if document is None:
        return None
    text = document.text
    spans = [span for span in sentences(text, document.language) if span[0] < item.end and item.start < span[1]]
    found = tuple(" ".join(text[start:end].split()) for start, end in spans)
    return found if 0 < len(found) <= MOST_SENTENCES else None


def _code(language: str | None) -> str:
    return (language or "").partition("-")[0].lower()


def _shared(one: str, other: str) -> int:
    return len(set(fold(one).split()) & set(fold(other).split()))
