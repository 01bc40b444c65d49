"""Rules on wording: the words, lengths and forms that a style asks for, outside quotations. They are about taste, and all warn.

What the embedded engine took from a source is not measured: its words are not the desk's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.check.case import Case
from briefing.check.clock import clock
from briefing.check.figures import figures
from briefing.check.graded import weakly_borne
from briefing.check.wording_forms import forms
from briefing.check.wording_likelihood import likelihood
from briefing.check.wording_names import names
from briefing.check.wording_places import Placed, finding, measured, used
from briefing.check.wording_sayings import sayings
from briefing.check.wording_voice import voice
from briefing.facts.quotes import quoted_spans
from briefing.forms import blanked
from briefing.records import Finding

_TRAILING = re.compile(r",\s((?:claim|alleg|say|insist|argu|assert|add|not|warn|stat|describ|present|call)ing)\b")
_FINITE = re.compile(r"^[^,.]{0,80},\s(?:\w+\s){0,4}(?:said|says|is|was|were|are|has|had|will|would)\b")


def wording(case: Case) -> Iterator[Finding]:
    """Findings on the words of the whole brief and of each sentence."""
    placed = list(measured(case))
    for place in placed:
        yield from _words(case, place)
        yield from _trailing(case, place)
        yield from forms(case, place)
        yield from likelihood(case, place)
        yield from sayings(case, place)
        yield from figures(case, place)
        yield from clock(case, place)
        yield from weakly_borne(case, place)
    yield from names(case, placed)
    yield from voice(case, placed)
    yield from _quotations(case, placed)


def _words(case: Case, place: Placed) -> Iterator[Finding]:
    style, own = case.style, blanked(place.sentence.text)
    for word, instead in style.lexicon.banned.items():
        remedy = f"write {instead}" if instead else "leave it out"
        yield from used("style-word", place, own, word, f"is no word of this style; {remedy}")
    for verb in style.attribution.banned:
        yield from used("style-word", place, own, verb, "is no verb of this style; write said, or what was done")
    for verb in (verb for verb in style.attribution.avoid if verb not in style.attribution.banned):
        yield from used("style-word", place, own, verb, "needs a good reason in this style", "info")
    for phrase in style.lexicon.cliches:
        yield from used("style-word", place, own, phrase, "is a worn phrase; say what happened")
    if place.sentence.status == "judgement":
        for hedge in style.uncertainty.banned_hedges:
            yield from used("style-word", place, own, hedge, "says no degree; write how likely it is")
    if not case.facts(place.sentence).speaker:
        for word in style.lexicon.needs_attribution:
            yield from used("loaded-word", place, own, word, "is a speaker's word; say whose, or what was done")


def _trailing(case: Case, place: Placed) -> Iterator[Finding]:
    if case.style.attribution.trailing_participle:
        return
    own = blanked(place.sentence.text)
    trailing = _TRAILING.search(own)
    if trailing and not _FINITE.match(own[trailing.end() :]):
        message = f"“{trailing[1]}” trails behind a comma; give the claim a sentence with its speaker"
        yield finding("trailing-participle", place, trailing[1], message)


def _quotations(case: Case, placed: Iterable[Placed]) -> Iterator[Finding]:
    knobs, count = case.style.attribution, 0
    for place in placed:
        text = place.sentence.text
        for span in quoted_spans(text):
            quoted = text[span.outer_start : span.outer_end]
            words = len(quoted.split())
            count += words > 1
            if words > knobs.quote_words_max:
                message = f"quotes {words} words; the style allows {knobs.quote_words_max}: quote the words that matter"
                yield finding("quote-length", place, quoted, message)
    if knobs.quotes_max and count > knobs.quotes_max:
        message = f"has {count} quotations; the style allows {knobs.quotes_max}: keep the ones whose words matter"
        yield Finding(rule="quotes", severity="warn", message=message)
