"""How a brief sounds and reads: passive, questions, words that press, relative dates, the length of sentences, the grade."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from briefing.check.case import Case
from briefing.check.wording_likelihood import rows_mixed
from briefing.check.wording_places import Placed, finding
from briefing.facts.lexicon.calendar import WEEKDAYS
from briefing.forms import blanked
from briefing.forms.measures import grade, passives
from briefing.language import base
from briefing.records import Finding
from briefing.styles.likelihood import Scale

_PRESSING = {
    "en": (
        "dramatic dramatically massive massively stunning shocking shockingly historic unprecedented very extremely"
        " incredibly hugely huge enormous staggering sweeping devastating"
        " brutal brutally crucial vital alarming alarmingly outrageous remarkable"
        " remarkably sensational explosive bombshell landmark spectacular terrible terribly horrific tragic tragically sadly"
        " fortunately unfortunately deeply highly"
    ),
    "es": "dramático dramáticamente masivo histórico histórica espectacular devastador crucial terrible alarmante muy enorme",
    "fr": "dramatique dramatiquement massif massive historique spectaculaire dévastateur crucial terrible alarmant très énorme",
    "de": "dramatisch dramatische massiv massive historisch historische spektakulär verheerend schrecklich sehr enorm",
    "pt": "dramático dramaticamente maciço histórico histórica espetacular devastador crucial terrível alarmante muito enorme",
}


def voice(case: Case, placed: list[Placed]) -> Iterator[Finding]:
    """Findings on each sentence, then on all of them together."""
    language = base(case.brief.language or case.style.language)
    for place in placed:
        yield from _of_sentence(case, place, language)
    yield from _passive(case, placed, language)
    yield from _together(case, placed, language)
    yield from rows_mixed(case, placed)


def _of_sentence(case: Case, place: Placed, language: str) -> Iterator[Finding]:
    style, text = case.style, place.sentence.text
    own = blanked(text)
    words, most = len(text.split()), style.reading.max_sentence_words
    if most and words > most:
        yield finding("sentence-length", place, None, f"has {words} words; the style allows {most}: make two of it")
    if not style.voice.rhetorical_questions and own.rstrip().endswith("?"):
        yield finding("question", place, None, "asks the reader; tell it, or say who asks")
    if style.voice.adjectives == "sparse":
        for match in re.finditer(rf"(?<!\w)(?:{'|'.join(_PRESSING.get(language, '(?!)').split())})(?!\w)", own):
            if not _in_a_term(own, match.start(), style.uncertainty.terms):
                yield finding("adjective", place, match[0], f"“{match[0]}” judges or presses; give the figure or the act")
    if style.dates.relative_words == "ban":
        yield from _relative(case, place, language)


def _in_a_term(own: str, at: int, scale: Scale) -> bool:
    """Whether a word belongs to a term of the style's scale of likelihood: "very likely"."""
    terms = (re.escape(term) for row in scale for term in row)
    return any(term.start() <= at < term.end() for one in terms for term in re.finditer(one, own, re.IGNORECASE))


def _relative(case: Case, place: Placed, language: str) -> Iterator[Finding]:
    """Dates that count from today, but for a weekday near the day of the brief where the style allows that."""
    window, today = case.style.dates.weekday_window_days, case.today
    own = blanked(place.sentence.text)
    for day in case.facts(place.sentence).dates:
        if not day.relative or day.text not in own:
            continue
        when = date.fromisoformat(day.value) if day.value and day.granularity == "day" else None
        weekday = any(name in day.text.lower() for name in WEEKDAYS.get(language, ()))
        if weekday and when and today and abs((when - today).days) <= window:
            continue
        remedy = f"write {when.day} {when:%B}" if when and language == "en" else "give the date"
        yield finding("relative-date", place, day.text, f"“{day.text}” counts from a day that the reader may not know; {remedy}")


def _passive(case: Case, placed: list[Placed], language: str) -> Iterator[Finding]:
    most = case.style.voice.passive_max
    found = {place.sentence.id: passives(place.sentence.text, language) for place in placed}
    having = [place for place in placed if found[place.sentence.id]]
    if most >= 1 or not placed or len(having) <= most * len(placed):
        return
    share = round(100 * len(having) / len(placed))
    message = f"{len(having)} of {len(placed)} sentences are in the passive ({share} %); the style allows {round(100 * most)} %"
    yield Finding(rule="passive", severity="warn", message=f"{message}: say who did it")
    for place in having:
        words = found[place.sentence.id][0]
        yield finding("passive", place, words, f"“{words}” does not say who did it", "info")


def _together(case: Case, placed: list[Placed], language: str) -> Iterator[Finding]:
    reading = case.style.reading
    texts = [place.sentence.text for place in placed if place.block.id != "h0"]
    if not texts:
        return
    mean = sum(len(text.split()) for text in texts) / len(texts)
    if reading.mean_sentence_words and mean > reading.mean_sentence_words:
        message = (
            f"its sentences have {mean:.1f} words on average; the style asks for {reading.mean_sentence_words}: split the longest"
        )
        yield Finding(rule="mean-length", severity="warn", message=message)
    level = grade(texts) if reading.grade_max and language == "en" else None
    if level is not None and level > reading.grade_max:
        message = f"reads at school grade {level:.1f}; the style asks for {reading.grade_max:g}: shorter words and sentences"
        yield Finding(rule="reading-grade", severity="warn", message=message)
