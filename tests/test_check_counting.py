"""Numbers and dates that an editor works out of the evidence raise no alarm; those that do not follow from it do."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.check import Statement, findings_on
from briefing.check.text import Text
from briefing.facts import facts
from briefing.language import sentences
from briefing.support import borne_by, missing

DAY = date(2026, 5, 20)  # a Wednesday
REPORT = (
    "The Harrow Vale council said on Wednesday that 4,187 households had applied for the grant since 1 March, of which 1,046 "
    "were refused. The grant is worth 650 pounds a year and the budget is 2.9 million pounds. The average wait was 46 days, "
    "up from 31 in 2024. Twelve staff work on applications and four more start in June. Spending rose from 1.2 million pounds "
    "in 2022 to 2.4 million in 2025. The district covers 640 square kilometres and has 38,400 inhabitants; 52 percent of them "
    "rent. The river rose 1.8 metres in 36 hours in January. Ida Brandt, Tom Ayre and Lena Voss wanted more, six members "
    "less. The office opens at 8 am and closes at 4 pm. The council accepted all but one of the fourteen proposals. Between "
    "200 and 350 people came to a meeting on 12 May. The auditors will publish their report on the grant on 9 June."
)


def rules(said: str, evidence: str = REPORT, language: str = "en", of: str = "en") -> set[str]:
    pieces = tuple(Text(evidence[start:end], of, DAY) for start, end in sentences(evidence, of))
    statement = Statement(Text(said, language, DAY), pieces, Text(evidence, of), today=DAY, before="")
    return {finding.rule for finding in findings_on(statement)} & {"number", "unit", "date"}


FOLLOWS = [
    ("A quarter of the applications were refused.", "One in seven applications was refused."),
    ("The wait is 15 days longer than in 2024.", "The wait is 25 days longer than in 2024."),
    ("Spending doubled from 2022 to 2025.", "Spending tripled from 2022 to 2025."),
    ("In three years spending doubled.", "In five years spending doubled."),
    ("Sixteen people in all will work on applications from June.", "Eighteen people in all will work on applications from June."),
    ("The district is some 250 square miles in size.", "The district is some 150 square miles in size."),
    ("The river rose 180 centimetres in a day and a half.", "The river rose 180 metres in 36 hours."),
    ("The grant comes to about 54 pounds a month.", "The grant comes to 650 pounds a month."),
    ("There are sixty people to the square kilometre.", "There are ninety people to the square kilometre."),
    ("48 percent of the inhabitants do not rent.", "42 percent of the inhabitants do not rent."),
    ("More than four thousand households applied.", "More than five thousand households applied."),
    ("The wait is forty-odd days.", "The wait is sixty-odd days."),
    ("Three members wanted more and six less.", "Seven members wanted more and six less."),
    ("The council accepted thirteen of the fourteen proposals.", "The council accepted eleven of the fourteen proposals."),
    ("The office closes at four in the afternoon.", "The office closes at five in the afternoon."),
    ("The meeting drew 200 or 350 people.", "The meeting drew 250 or 350 people."),
    (
        "The auditors will publish their report on the grant on 9 June.",
        "The auditors will publish their report on the grant on 12 May.",
    ),
]


@pytest.mark.parametrize(("right", "wrong"), FOLLOWS)
def test_what_follows_from_one_sentence_of_the_evidence_is_no_error_and_what_does_not_is(right: str, wrong: str) -> None:
    assert not rules(right)
    assert rules(wrong)


@pytest.mark.parametrize(
    ("evidence", "of", "right", "wrong", "language"),
    [
        (
            "Der Etat soll von 3,1 auf 4,5 Millionen Euro steigen.",
            "de",
            "The budget grows by 1.4 million euros.",
            "by 2.4 million euros.",
            "en",
        ),
        (
            "La taxe rapporte 260 millions de couronnes par an.",
            "fr",
            "The tax yields 260 million crowns a year.",
            "260 million crowns a quarter.",
            "en",
        ),
        (
            "Die Quote lag bei 81 Prozent nach 86 Prozent.",
            "de",
            "Die Quote sank um fünf Prozentpunkte.",
            "Die Quote sank um acht Prozentpunkte.",
            "de",
        ),
        (
            "Dos tercios de los fondos son públicos.",
            "es",
            "Un tercio de los fondos es privado.",
            "Un quinto de los fondos es privado.",
            "es",
        ),
        ("O prazo é de 90 dias.", "pt", "O prazo é de três meses.", "O prazo é de cinco meses.", "pt"),
        (
            "It brings them to the tri-border region.",
            "en",
            "Il les mène à la région des trois frontières.",
            "Il les mène à la région des cinq frontières.",
            "fr",
        ),
        ("La pluie a atteint 142 millimètres.", "fr", "Il est tombé 142 millimètres.", "Il est tombé 142 centimètres.", "fr"),
    ],
)
def test_what_follows_is_worked_out_in_other_languages_too(evidence: str, of: str, right: str, wrong: str, language: str) -> None:
    assert not rules(right, evidence, language, of)
    assert rules(wrong, evidence, language, of)


@pytest.mark.parametrize(
    ("told", "evidence", "same"),
    [
        ("16 kilometres", "10 miles", True),
        ("12 kilometres", "10 miles", False),
        ("5.2 kilometres", "5,200 metres", True),
        ("24 months", "two years", True),
        ("30 months", "two years", False),
        ("41 °C", "41 degrees", True),
        ("£3.18", "318 pence", True),
        ("about 212 degrees Fahrenheit", "100 degrees Celsius", True),
        ("two thirds", "67 percent", False),  # unless it is said to be rounded
        ("about two thirds", "67 percent", True),
        ("dozens of people", "40 people", True),
        ("dozens of people", "400 people", False),
        ("9 people", "since 2019", False),
    ],
)
def test_numbers_are_compared_across_measures(told: str, evidence: str, same: bool) -> None:
    assert (not list(missing(facts(told, "en"), borne_by(evidence, facts(evidence, "en"))))) is same
