"""What `check --fix` puts right in a sentence: forms that a style sets, outside quotations, and never what the sentence says.

Each change is held against the facts of the sentence before it: where a number, a date, a name, a quotation, the speaker, the
certainty or a negation would be read otherwise, the change is not made and its finding stays for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing.check.case import Case
from briefing.check.wording_places import measured
from briefing.closing import set_stop
from briefing.facts import facts
from briefing.facts.lexicon.units import ISO_CODES
from briefing.forms import FORMS, Change, changed, set_all_marks
from briefing.language import base
from briefing.records import Brief, Document, Ledger, Sentence
from briefing.styles import Style
from briefing.typography import fold

_ANY_MARK = str.maketrans(dict.fromkeys('“”„‟«»‹›‘‚"', "'"))  # which marks a quotation has inside it is typography
_CODES = frozenset(code.lower() for code in ISO_CODES)


@dataclass(frozen=True)
class Fixed:
    """A sentence before and after, and the rules whose findings are gone."""

    sentence: Sentence
    text: str
    rules: tuple[str, ...]


def fixes(brief: Brief, ledger: Ledger, style: Style, documents: Iterable[Document] = ()) -> list[Fixed]:
    """Every sentence of a brief that can be put right, in reading order."""
    case = Case(brief, ledger, style, {document.id: document for document in documents})
    language = base(brief.language or style.language)
    made = []
    for place in measured(case):
        text, rules = fixed(place.sentence.text, style, language, case.today)
        if place.block.id == "h0" and style.rules.get("headline-stop") != "off" and set_stop(text, style) != text:
            text, rules = set_stop(text, style), (*rules, "headline-stop")
        if text != place.sentence.text:
            made.append(Fixed(place.sentence, text, rules))
    return made


def fixed(text: str, style: Style, language: str, day: date | None = None) -> tuple[str, tuple[str, ...]]:
    """A sentence as the style has it, as far as that changes no fact, and the rules that had something to say."""
    told = _told(text, style, language, day)
    rules: dict[str, None] = {}
    for form in FORMS:
        if style.rules.get(form.rule) == "off":
            continue
        for change in sorted(form.find(text, style, language), key=lambda change: -change.start):
            new = changed(text, _neat(text, change))
            if new != text and _told(new, style, language, day) == told:
                text = new
                rules[form.rule] = None
    if style.rules.get("typography") != "off":
        new = set_all_marks(text, style.typography)
        if new != text and _told(new, style, language, day) == told:
            text = new
            rules["typography"] = None
    return text, tuple(rules)


def _neat(text: str, change: Change) -> list[Change]:
    """The change, and a capital for what then begins the sentence."""
    opens = change.start == 0 and text[:1].isupper() and change.instead[:1].islower()
    return [Change(change.start, change.end, change.instead.capitalize())] if opens else [change]


def _told(text: str, style: Style, language: str, day: date | None) -> Mapping[str, Any]:
    """What a sentence tells, as values: a name that the style writes otherwise is the same name."""
    found = facts(text, language, day)
    ours = {fold(other): fold(right) for other, right in style.names.preferred.items()}

    def known(name: str) -> str:
        folded = fold(name)
        for other, right in ours.items():
            folded = folded.replace(other, right)
        return folded

    return {
        "names": {known(name.key) for name in found.names} - _CODES,
        "numbers": sorted((n.value, n.high or 0, n.unit or "", n.approximate) for n in found.numbers),
        "dates": sorted((item.value or item.text, item.granularity) for item in found.dates),
        "quotations": [" ".join(fold(item.text).translate(_ANY_MARK).split()).strip(" .,") for item in found.quotations],
        "speaker": known(found.speaker) if found.speaker else None,
        "certainty": found.certainty,
        "negation": found.negation,
    }
