"""What the embedded engine answers to a question about a document: its passages as claims, told apart by their cues."""

from __future__ import annotations

from datetime import date

from briefing.facts import facts
from briefing.language import detect
from briefing.model.extractive.cues import Cues, cues, general
from briefing.model.extractive.guards import YEAR, masked
from briefing.model.extractive.reading import Passage, passages
from briefing.records import ClaimKind, Facts
from briefing.replies import ExtractReply, OfferedClaim, Part

_QUOTED_WORDS = 4  # fewer words in quotation marks are a term and not a quotation


def extract(part: Part) -> ExtractReply:
    """Every passage of the part as a claim whose words are its own quotation."""
    language = part.document.language or detect(part.text)
    known = cues(language)
    claims = [_claim(part, passage, language, known) for passage in passages(part.text, language, known)]
    return ExtractReply(claims=claims, end="")


def _claim(part: Part, passage: Passage, language: str | None, known: Cues) -> OfferedClaim:
    text = passage.text
    found = facts(text, language, part.document.published_on)
    return OfferedClaim(
        quote=part.text[passage.start : passage.end],
        text=text,
        kind="background" if part.document.role != "story" else _kind(passage, found, known, part.document.published_on),
        certainty=found.certainty,
        speaker=found.speaker,
    )


def _kind(passage: Passage, found: Facts, known: Cues, published: date | None) -> ClaimKind:
    if all(tells_the_past(masked(sentence), known, published) for sentence in passage.sentences):
        return "background"
    if known.attribution.search(masked(passage.text)):
        return "quote" if any(len(quotation.text.split()) >= _QUOTED_WORDS for quotation in found.quotations) else "statement"
    return "figure" if found.numbers else "event"


def tells_the_past(bare: str, known: Cues, published: date | None) -> bool:
    """Whether a sentence (quotations masked) tells of what lies before the news.

    A year before that of publication does, unless the day or this year stands beside it; a cue ("previously") does only with
    a pluperfect beside it, as "since Tuesday" is news, and outside reported speech, where a pluperfect is a mere past.
    """
    if known.relative.search(bare):
        return False
    bare = general("dated_text").sub("", bare)  # the year of a law is a part of its name
    years = [int(year) for year in YEAR.findall(bare)]
    if published and any(year < published.year for year in years):
        return not any(year >= published.year for year in years)
    reported_speech = known.attribution.search(bare)
    return bool(not reported_speech and known.background.search(bare) and known.pluperfect.search(bare))
