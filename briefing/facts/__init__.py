"""What a text says that can be compared as values: names, numbers, dates, quotations, who speaks, how sure, and whether it
denies.

The same function reads sources, claims and sentences of a brief, in English, Spanish, French, German and Portuguese, so
that what is compared was read by one eye. It works on cues and word lists alone: it is fast, the same on every run, and
where a text leaves a choice open it says less rather than more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Date

from briefing.facts.dates import dates
from briefing.facts.dating import same_date
from briefing.facts.names import names, once
from briefing.facts.naming import country_of, same_name
from briefing.facts.numbers import numbers
from briefing.facts.quotes import quoted_spans
from briefing.facts.speech import attributions, is_text, quotations
from briefing.facts.stance import certainty, negated
from briefing.facts.subjects import Voices
from briefing.facts.tokens import Found, Span, merged, read
from briefing.records import Facts, Name, Number

__all__ = ["country_of", "facts", "same_date", "same_name"]

_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,2000}")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}")
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:a\.m\.|p\.m\.|[ap]m\b|Uhr\b)|\b\d{1,2}:\d\d(?::\d\d)?\b|\b\d{1,2}\s?h(?:\d\d)?\b(?!a)"
)


def facts(text: str, language: str | None = None, date: Date | None = None, speaker: str | None = None) -> Facts:
    """The facts of `text`. `language` is an ISO 639-1 code, with a region or not ("en-US"), detected where it is None;
    `date` is the day that relative dates count from; `speaker` is who is known to have said it, where that is known."""
    reading = read(text, language)
    when = dates(reading, date)
    taken = merged([*((item.start, item.end) for item in when), *_addresses(text)])
    reading = replace(reading, masked=taken)
    figures = numbers(reading)
    named = [item for item in names(reading) if not _is_figure(item, figures)]
    voices = Voices(reading, quoted_spans(text), named)
    said = attributions(voices)
    people = [item for item in said if not (item.speaker and is_text(item.speaker, reading.language))]
    who = speaker or (people[0].speaker if people else None)
    return Facts(
        names=once(named),
        numbers=tuple(item.value for item in figures),
        dates=tuple(item.value for item in when),
        quotations=tuple(item.value for item in quotations(voices, said)),
        speaker=who,
        certainty=certainty(reading, bool(people) or who is not None),
        negation=negated(reading),
    )


def _is_figure(name: Found[Name], figures: Sequence[Found[Number]]) -> bool:
    """Whether what looks like a name is a number in words that opens a sentence: "Quinze des 80 députés"."""
    return any(item.start <= name.start and name.end <= item.end for item in figures)


def _addresses(text: str) -> Iterator[Span]:
    """Web and mail addresses and times of day: their digits count nothing."""
    yield from (match.span() for match in _CLOCK.finditer(text))
    if "://" in text or "www." in text:
        yield from (match.span() for match in _ADDRESS.finditer(text))
    if "@" in text:
        yield from (match.span() for match in _MAIL.finditer(text))
