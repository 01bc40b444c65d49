"""Forms that a style sets and a sentence has otherwise: marks, spelling, numbers, dates, names. `check --fix` puts them right."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from briefing.check.case import Case
from briefing.check.wording_places import Placed, finding
from briefing.forms import FORMS, set_all_marks
from briefing.language import base
from briefing.records import Finding

_NAMED = {"\u00a0": "no-break space", "\u202f": "narrow no-break space", " ": "space", "": "nothing"}


def forms(case: Case, place: Placed) -> Iterator[Finding]:
    """Everything in a sentence that the style writes otherwise."""
    text, style = place.sentence.text, case.style
    language = base(case.brief.language or style.language)
    seen: set[tuple[str, int]] = set()
    for form in FORMS:
        if form.rule == "style-word":  # found by its own rule, with the style's words for it
            continue
        for change in form.find(text, style, language):
            if (form.rule, change.start) not in seen:
                seen.add((form.rule, change.start))
                words = text[change.start : change.end]
                yield finding(form.rule, place, words.strip(), _otherwise(words, change.instead))
    yield from _marks(place, text, set_all_marks(text, style.typography))


def _otherwise(words: str, instead: str) -> str:
    if not instead:
        return f"“{words.strip()}” is left out in this style"
    return f"“{words.strip()}” is written “{instead.strip()}” in this style"


def _marks(place: Placed, text: str, right: str) -> Iterator[Finding]:
    """A finding for each mark that is another one in the style, and the word that it stands in."""
    if text == right:
        return
    matcher = SequenceMatcher(None, text, right, autojunk=False)
    for tag, start, end, left, until in matcher.get_opcodes():
        if tag != "equal":
            words = _around(text, start, end)
            message = f"{_shown(text[start:end])} in “{words}” is {_shown(right[left:until])} in this style"
            yield finding("typography", place, words, message)


def _shown(mark: str) -> str:
    return _NAMED.get(mark) or f"“{mark}”"


def _around(text: str, start: int, end: int) -> str:
    """The word or words that the characters stand in."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip()
