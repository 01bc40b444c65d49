"""Words of likelihood in judgements: on the style's scale or not, of one row, and apart from words of confidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefing.check.case import Case
from briefing.check.wording_places import Placed, finding
from briefing.forms import blanked
from briefing.records import Finding
from briefing.styles.likelihood import OFF_SCALE, SCALES, Scale

_PLAIN = {
    "probably": "probable",
    "improbably": "improbable",
    "almost certainly": "almost certain",
    "nearly certainly": "nearly certain",
    "possibly": "possible",
}
_NOT_OF_LIKELIHOOD = frozenset({"certain", "possible"})  # "certain goods", "as soon as possible"
_CONFIDENCE = re.compile(r"\b(?:high|moderate|medium|low)(?:\s\w+)?\sconfidence\b|\bconfident\b", re.IGNORECASE)


def likelihood(case: Case, place: Placed) -> Iterator[Finding]:
    """Findings on the likelihood that a judgement, or the headline of a style that asks for it there, speaks of."""
    scale = case.style.uncertainty.terms
    if not scale or place.sentence.status != "judgement":
        return
    own = blanked(place.sentence.text)
    terms = _terms_in(own, scale)
    known = {term for row in scale for term in row}
    for term in terms:
        if _PLAIN.get(term, term) not in known:
            near = _nearest(_PLAIN.get(term, term), scale)
            remedy = f"; write {near}" if near else f"; write one of: {', '.join(scale[0])}"
            yield finding("likelihood", place, term, f"“{term}” is not on the style's scale{remedy}")
    sure = _CONFIDENCE.search(own)
    if sure and terms and case.style.uncertainty.same_sentence == "forbid":
        message = f"says how likely (“{terms[0]}”) and how confident (“{sure[0]}”) in one sentence; make two of it"
        yield finding("likelihood-confidence", place, sure[0], message)


def rows_mixed(case: Case, placed: list[Placed]) -> Iterator[Finding]:
    """A brief that speaks in two rows of synonyms: a reader asks what the difference means."""
    scale = case.style.uncertainty.terms
    if len(scale) < 2:
        return
    judged = [place for place in placed if place.sentence.status == "judgement"]
    said = [_PLAIN.get(t, t) for place in judged for t in _terms_in(blanked(place.sentence.text), scale)]
    first = [next((term for term in said if term in row), None) for row in scale]
    if sum(term is not None for term in first) > 1:
        both = " and ".join(f"“{term}”" for term in first if term)
        yield Finding(rule="likelihood-rows", severity="warn", message=f"mixes two rows of the scale, {both}: keep to one")


def has_term(text: str, scale: Scale) -> bool:
    """Whether a text has a term of the scale."""
    known = {term for row in scale for term in row}
    return any(_PLAIN.get(term, term) in known for term in _terms_in(blanked(text), scale))


def _terms_in(own: str, scale: Scale) -> list[str]:
    pattern = _pattern(tuple(sorted({term for row in scale for term in row})))
    return [match[0].lower() for match in pattern.finditer(own)]


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    known = {term for rows in SCALES.values() for row in rows for term in row}
    every = (known | {*OFF_SCALE, *_PLAIN, *terms}) - _NOT_OF_LIKELIHOOD
    longest = sorted(every, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(term) for term in longest)})(?![\w-])", re.IGNORECASE)


def _nearest(term: str, scale: Scale) -> str | None:
    """The term of the scale whose band lies nearest to the one that another scale gives the word."""
    bands: dict[str, tuple[int, int]] = {}
    for rows in SCALES.values():
        for row in rows:
            bands |= {word: band for word, band in row.items() if word not in bands}
    band = bands.get(term) or bands.get(term.replace("very", "highly")) or bands.get(term.replace("extremely", "highly"))
    if band is None:
        return None
    return min(scale[0], key=lambda word: abs(sum(_of(scale[0], word)) - sum(band)))


def _of(row: Mapping[str, tuple[int, int]], word: str) -> tuple[int, int]:
    return row[word]
