"""What the cited documents say of themselves, and what can be held against a sentence in another language."""

from __future__ import annotations

import pytest

from briefing.check import check
from briefing.library import Library
from builders import brief, claim, document, ledger, sentence

WIRE = document(
    "The trust said it had postponed 1,840 appointments. Its medical director, Jonas Ekelby, said nobody had died.",
    "wire.txt",
    outlet="Vellmark Press Agency",
    published="2026-09-16",
)


def findings_of(text: str, language: str = "en-GB") -> list[tuple[str, str]]:
    held = [claim(WIRE, quote.strip() + ".", id=str(place)) for place, quote in enumerate(WIRE.text.rstrip(".").split(". "))]
    about = {"language": language, "date": "2026-09-17"}
    said = sentence("d0", 1, text, *(one.id for one in held))
    shown = brief("A headline.", [[said]]).model_copy(update=about)
    style = Library().style("house").model_copy(update={"language": language})
    found = check(shown, ledger([WIRE], held), style, [WIRE])
    return [(one.rule, one.severity) for one in found if one.sentence == "d0.1" and one.severity != "info"]


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        ("The trust had postponed 1,840 appointments, VPA said.", False),
        ("The trust had postponed 1,840 appointments, NRK said.", True),
        ("The trust said on 16 September 2026 that it had postponed 1,840 appointments.", False),
        ("The trust said on 14 September 2026 that it had postponed 1,840 appointments.", True),
        ("The trust’s medical director, Jonas Ekelby, said nobody had died.", False),
        ("The trust’s medical director, Ida Holm, said nobody had died.", True),
    ],
)
def test_an_outlet_its_acronym_and_its_day_are_known_and_a_speaker_may_have_an_office(text: str, alarms: bool) -> None:
    assert bool([rule for rule, severity in findings_of(text) if severity == "error"]) is alarms


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("Le trust dit avoir reporté 1 840 rendez-vous, sans compter les opérations.", []),
        ("Le trust dit avoir reporté 1 480 rendez-vous.", ["number"]),
    ],
)
def test_across_languages_values_are_errors_and_words_only_warn(text: str, errors: list[str]) -> None:
    assert [rule for rule, severity in findings_of(text, "fr-FR") if severity == "error"] == errors
