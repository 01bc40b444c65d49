"""Acronyms and courtesy titles over the whole brief: what is written out once is written out first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.wording_places import Placed, finding
from briefing.facts.lexicon.units import ISO_CODES
from briefing.forms import blanked
from briefing.forms.names import courtesy_titles
from briefing.language import base
from briefing.records import Finding

_ACRONYM = re.compile(r"(?<![\w.&/-])[A-Z]{2,6}(?=s?(?![\w&]|[./-]\w))")
_NO_ACRONYMS = frozenset("II III IV VI VII VIII IX XI XII XIII GMT UTC CET EST AM PM OK TV PC ID".split()) | {
    code.upper() for code in ISO_CODES
}


def names(case: Case, placed: list[Placed]) -> Iterator[Finding]:
    """Findings on acronyms that nobody wrote out, and on courtesy titles that are not the style's."""
    if case.style.names.expand_acronyms:
        yield from _acronyms(case, placed)
    yield from _titles(case, placed)


def _acronyms(case: Case, placed: list[Placed]) -> Iterator[Finding]:
    known = {form for name in case.style.names.known_acronyms for form in (name, name.upper())} | _NO_ACRONYMS
    body = [place for place in placed if place.block.id != "h0"]
    text = "\n".join(blanked(place.sentence.text) for place in body)
    seen: set[str] = set()
    for place in body:
        own = blanked(place.sentence.text)
        if own.isupper():
            continue
        for match in _ACRONYM.finditer(own):
            name = match[0]
            if name in known or name in seen:
                continue
            seen.add(name)
            if f"({name})" in own[: match.end() + 1] or own[match.end() :].startswith(" (") or _spelt_out(name, text):
                continue
            message = f"“{name}” is not written out; give the name once, with {name} in brackets behind it"
            yield finding("acronym", place, name, message)


def _spelt_out(name: str, text: str) -> bool:
    """Whether words that begin with the letters of an acronym stand somewhere in the text."""
    small = r"(?:\s(?:of|for|and|the|on|in|de|del|la|las|los|des|du|et|für|und|da|do|e|y))*"
    run = rf"{small}\s".join(rf"{letter}[\w’'-]*" for letter in name)
    return bool(re.search(rf"(?<!\w){run}(?!\w)", text))


def _titles(case: Case, placed: list[Placed]) -> Iterator[Finding]:
    """Any where the style has none, but English ones, which `--fix` strikes; those after the first mention where it has one."""
    language, wanted = base(case.brief.language or case.style.language), case.style.names.honorifics
    if wanted == "always" or (wanted == "none" and language == "en"):
        return
    seen: set[str] = set()
    for place in placed:
        for title in courtesy_titles(place.sentence.text, language):
            after = place.sentence.text.partition(title)[2].split()[:1]
            name = after[0].rstrip(".,;:’'s") if after else ""
            if wanted == "none":
                yield finding("honorific", place, title, f"“{title}” is no part of a name in this style; leave it out")
            elif name in seen:
                yield finding("honorific", place, title, f"“{title}” stands at the first mention only in this style")
            seen.add(name)
