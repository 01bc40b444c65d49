"""Actors put in each other's places, whatever verb and voice join them to what they do."""

from __future__ import annotations

import pytest

from briefing.check.actors import crossed, mentions
from briefing.check.statement import Statement
from briefing.check.text import Text
from briefing.language import sentences

SHOW = "Mara Feld won the prize for sculpture. Her teacher, Jon Aske, who had been the favourite, left the hall without a word."
MATCH = {
    "es": ("Lucía Barral defendió el acuerdo. Tomás Quiroga criticó el precio.", "{} defiende el acuerdo; {} critica el precio."),
    "fr": ("Anne Morvan a défendu le projet. Luc Tessier a critiqué le coût.", "{} défend le projet ; {} critique le coût."),
    "de": ("Eva Brandt lobte den Vertrag. Jan Kröger kritisierte den Preis.", "{} lobt den Vertrag, {} kritisiert den Preis."),
    "pt": ("Rita Moura defendeu o contrato. Paulo Serrão criticou o preço.", "{} defende o contrato; {} critica o preço."),
}


def statement(evidence: str, said: str, language: str = "en") -> Statement:
    pieces = tuple(Text(evidence[start:end], language) for start, end in sentences(evidence, language))
    return Statement(Text(said, language), pieces, Text(evidence, language))


def pairs(evidence: str, said: str, language: str = "en") -> list[tuple[str, str]]:
    return [(pair.one.name, pair.other.name) for pair in crossed(statement(evidence, said, language))]


def test_each_is_given_what_the_other_did() -> None:
    assert pairs(SHOW, "Aske won the sculpture prize, while Feld walked out of the hall.") == [("Jon Aske", "Mara Feld")]
    assert pairs(SHOW, "Feld won the sculpture prize, while Aske walked out of the hall.") == []


def test_a_passive_is_read_as_the_active_is() -> None:
    assert pairs(SHOW, "The sculpture prize was won by Aske, and the favourite was Feld.")
    assert not pairs(SHOW, "The sculpture prize was won by Feld, and the favourite was Aske.")


@pytest.mark.parametrize("language", MATCH)
def test_other_languages_are_read_too(language: str) -> None:
    evidence, said = MATCH[language]
    one, other = (sentence.split()[1] for sentence in evidence.split(". "))
    assert pairs(evidence, said.format(other, one), language)
    assert not pairs(evidence, said.format(one, other), language)


def test_a_name_that_two_share_is_nobody() -> None:
    evidence = "Ann Lee resigned. Bob Lee stayed."
    assert mentions(statement(evidence, "Lee resigned.")) == []


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        (
            "Twelve leaders met in Doral, Florida, on 7 March. Ivo Brand took part in the Shield summit, which launched a plan.",
            "On 7 March Ivo Brand was among twelve leaders at the Shield summit in Doral, Florida, which launched a plan.",
        ),
        (
            "The Chamber accepted the terms on which Sorvian soldiers may work here. Sorvia signed the agreement in 2025. By 53 "
            "votes the Chamber approved the agreement with Sorvia.",
            "The Chamber approved an agreement with Sorvia, accepting the terms on which soldiers may work here.",
        ),
    ],
)
def test_where_and_with_whom_something_happens_is_in_nobodys_place(evidence: str, said: str) -> None:
    assert pairs(evidence, said) == []
