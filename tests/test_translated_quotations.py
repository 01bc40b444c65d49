"""Words quoted from a source in another language: asked for, set and marked as the style says, their figures still compared."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.check import check
from briefing.check.translated import Form
from briefing.compose import Composer
from briefing.library import Library
from briefing.records import Finding
from briefing.styles import Style
from builders import brief, claim, document, ledger, sentence
from scripted import ScriptedEngine

HOUSE = Library().style("house")
SOURCE = document("«No habrá más cortes antes del 12 de mayo», dijo la ministra Elena Duarte.", "uno.txt", language="es")
CLAIM = claim(SOURCE, SOURCE.text, kind="quote", certainty="claimed")
BOOK = ledger([SOURCE], [CLAIM])
ORIGINAL = (
    "Elena Duarte said: “No habrá más cortes antes del 12 de mayo” (translated: “There will be no more cuts before 12 May”)."
)
TRANSLATED = "“There will be no more cuts before 12 May” (translated), said Elena Duarte."
LATER = "“There will be no more cuts before 12 May,” said Elena Duarte (translated from Spanish)."
BARE = "“There will be no more cuts before 12 May,” said Elena Duarte."
FORMS: tuple[Form, ...] = ("original-with-translation", "translated-and-marked", "indirect")


def styled(form: Form, mark: str = "translated") -> Style:
    data: dict[str, Any] = HOUSE.model_dump()
    data["quotations"] = {"foreign": form, "mark": mark}
    return Style.model_validate(data)


def found(text: str, form: Form) -> list[Finding]:
    made = brief("Cuts end.", [[sentence("d0", 1, text, CLAIM.id)]])
    return [item for item in check(made, BOOK, styled(form)) if item.sentence == "d0.1" and item.severity == "error"]


@pytest.mark.parametrize(
    ("text", "taken_by"),
    [
        (ORIGINAL, {"original-with-translation"}),
        (TRANSLATED, {"translated-and-marked"}),
        (LATER, {"translated-and-marked"}),
        (BARE, set()),
        ("Elena Duarte said there would be no more cuts before 12 May.", set(FORMS)),
    ],
)
def test_a_translation_is_taken_only_in_the_form_that_the_style_asks_for(text: str, taken_by: set[str]) -> None:
    assert {form for form in FORMS if not [item for item in found(text, form) if item.rule == "quotation"]} == taken_by


def test_the_remedy_says_how_it_is_set() -> None:
    assert "put (translated) behind the closing mark" in found(BARE, "translated-and-marked")[0].message
    assert "tell it without quotation marks" in found(BARE, "indirect")[0].message


@pytest.mark.parametrize("wrong", ["before 13 May", "before 12 May for 40 towns", "before Tom Gray pays on 12 May"])
def test_numbers_dates_and_names_of_a_marked_translation_are_those_of_the_original(wrong: str) -> None:
    text = TRANSLATED.replace("before 12 May", wrong)
    assert {item.rule for item in found(text, "translated-and-marked")} & {"number", "date", "name"}


def test_a_mark_does_not_make_a_quotation_of_what_nobody_said() -> None:
    source = document("La ministra Elena Duarte anunció el fin de los cortes.", "dos.txt", language="es")
    held = claim(source, source.text)
    made = brief("Cuts end.", [[sentence("d0", 1, "Elena Duarte said: “The cuts are over for good” (translated).", held.id)]])
    assert "quotes nobody" in " ".join(item.message for item in check(made, ledger([source], [held]), HOUSE))


def test_a_quotation_in_the_language_of_the_brief_is_no_translation() -> None:
    source = document("“There will be no more cuts,” the minister said.", "three.txt")
    held = claim(source, source.text, kind="quote")
    made = brief(
        "Cuts end.", [[sentence("d0", 1, "“There will never be any cuts again” (translated), the minister said.", held.id)]]
    )
    assert "quotation" in {item.rule for item in check(made, ledger([source], [held]), HOUSE) if item.severity == "error"}


@pytest.mark.parametrize(
    ("form", "asks"),
    [
        ("original-with-translation", "“…” (traducido: “…”)"),
        ("translated-and-marked", "“…” (traducido)"),
        ("indirect", "never stand in quotation marks"),
    ],
)
def test_the_model_is_told_of_other_languages_where_there_are_any(form: Form, asks: str) -> None:
    prompt = Composer(ScriptedEngine(), Library(), "story").request(BOOK, styled(form, "traducido")).prompt().user
    assert asks in prompt and "Claims marked es are in another language" in prompt and "; es; said by" in prompt


def test_a_ledger_in_the_styles_own_language_says_nothing_of_translation() -> None:
    source = document("The port opened.", "four.txt")
    book = ledger([source], [claim(source, source.text)])
    assert "another language;" not in Composer(ScriptedEngine(), Library(), "story").request(book, HOUSE).prompt().user
