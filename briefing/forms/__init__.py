"""Forms of words, numbers, dates and names that a style sets: what in a text is written otherwise, and how it is put right.

One list serves three: the closing step sets a model's words by it, a rule points at what a person wrote otherwise, and
`check --fix` puts that right. A form changes no value: no number, date or name becomes another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing.forms.dates import dates, times
from briefing.forms.names import acronyms, honorifics, preferred_names
from briefing.forms.nested import set_all_marks
from briefing.forms.numbers import billions, decimals, grouped, money, shares, ungrouped, words_or_figures
from briefing.forms.places import Change, blanked, changed, outside
from briefing.forms.spelling import spelling
from briefing.forms.words import banned_words, contractions
from briefing.styles import Style

__all__ = ["FORMS", "Change", "Form", "blanked", "changed", "outside", "set_all_marks", "set_forms"]

Find = Callable[[str, Style, str], Iterator[Change]]


@dataclass(frozen=True)
class Form:
    """`find` gives the changes that make a text (in a language, an ISO 639-1 code) keep the form; `rule` is what points at
    them. The closing step sets those with `closing`; the others, which may need a look, only `--fix` does."""

    rule: str
    find: Find
    closing: bool = True


FORMS: tuple[Form, ...] = (
    Form("spelling", spelling),
    Form("preferred-name", preferred_names),
    Form("acronym-case", acronyms),
    Form("number-form", shares),
    Form("number-form", grouped),
    Form("number-form", decimals),
    Form("number-form", billions),
    Form("number-form", money),
    Form("date-form", dates),
    Form("date-form", times),
    Form("number-form", words_or_figures, closing=False),
    Form("number-form", ungrouped, closing=False),
    Form("honorific", honorifics, closing=False),
    Form("contraction", contractions, closing=False),
    Form("style-word", banned_words, closing=False),
)
"""In the order in which they are set."""


def set_forms(text: str, style: Style, language: str) -> str:
    """`text` with every form that the closing step sets."""
    for form in FORMS:
        if form.closing:
            text = changed(text, form.find(text, style, language))
    return text
