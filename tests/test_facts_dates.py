"""Dates in five languages, absolute and counted from the date of the text (a Wednesday), and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.facts import facts, same_date
from briefing.records import DateFact

WEDNESDAY = date(2026, 3, 11)


def _dates(language: str, text: str, today: date | None = WEDNESDAY) -> tuple[DateFact, ...]:
    return facts(text, language, today).dates


ABSOLUTE = [
    ("en", "It was signed on 15 December 2025 in Washington.", ["2025-12-15"]),
    ("en", "It was signed on December 15, 2025, in Washington.", ["2025-12-15"]),
    ("en", "It was signed on the 15th of December 2025.", ["2025-12-15"]),
    ("en", "Signed Dec. 15, 2025, it took effect Sept 3 2026.", ["2025-12-15", "2026-09-03"]),
    ("en", "The run of 2026-03-10 replaced that of 2026-02.", ["2026-03-10", "2026-02"]),
    ("en", "The accord, signed in December 2025, dates to 1961.", ["2025-12", "1961"]),
    ("en", "Since 2019, and again in 2024, the 2021 deal was cited.", ["2019", "2024", "2021"]),
    ("en", "In the years 2019–2023 and in 2024-25 spending fell.", ["2019", "2023", "2024", "2025"]),
    ("en-GB", "Filed 10/03/2026.", ["2026-03-10"]),
    ("en-US", "Filed 03/10/2026.", ["2026-03-10"]),
    ("en", "Filed 25/03/2026, closed 03/26/2026.", ["2026-03-25", "2026-03-26"]),
    ("en", "Talks on 3-5 March 2026 and May 7–9, 2026.", ["2026-03-03", "2026-03-05", "2026-05-07", "2026-05-09"]),
    ("es", "Se firmó el 15 de diciembre de 2025 en Washington.", ["2025-12-15"]),
    ("es", "Rige desde marzo de 2026; se firmó en 2025, el 04/03/2026.", ["2026-03", "2025", "2026-03-04"]),
    ("fr", "Signé le 15 décembre 2025, puis le 1er mars 2026.", ["2025-12-15", "2026-03-01"]),
    ("fr", "En mars 2026 et depuis 2019, le 04/03/2026.", ["2026-03", "2019", "2026-03-04"]),
    ("de", "Am 15. Dezember 2025 unterzeichnet, gültig ab 04.03.2026.", ["2025-12-15", "2026-03-04"]),
    ("de", "Im März 2026 und seit 2019, im Jahr 2024.", ["2026-03", "2019", "2024"]),
    ("pt", "Foi assinado em 15 de dezembro de 2025, vale desde 04/03/2026.", ["2025-12-15", "2026-03-04"]),
    ("pt", "Em março de 2026 e desde 2019.", ["2026-03", "2019"]),
]


@pytest.mark.parametrize(("language", "text", "values"), ABSOLUTE)
def test_absolute(language: str, text: str, values: list[str]) -> None:
    found = _dates(language, text)
    assert [item.value for item in found] == values
    assert not any(item.relative for item in found)


def test_granularity_follows_from_what_is_said() -> None:
    text = "Agreed in 2024, signed in December 2025, passed on 10 March 2026, debated last week."
    assert [item.granularity for item in _dates("en", text)] == ["year", "month", "day", "week"]


WITHOUT_A_YEAR = [
    ("en", "Passed on 10 March.", "2026-03-10"),
    ("en", "Passed on March 10.", "2026-03-10"),
    ("en", "Signed on 15 December.", "2025-12-15"),
    ("en", "Planned for 20 April.", "2026-04-20"),
    ("en", "Signed on 12 May.", "2025-05-12"),
    ("en", "Parliament will vote on 12 May.", "2026-05-12"),
    ("en", "The vote is due in December.", "2026-12"),
    ("es", "Aprobado el 10 de marzo.", "2026-03-10"),
    ("fr", "Adopté le 10 mars.", "2026-03-10"),
    ("de", "Am 10. März beschlossen.", "2026-03-10"),
    ("pt", "Aprovado em 10 de março.", "2026-03-10"),
    ("en", "Signed in December.", "2025-12"),
    ("en", "Due in April, as last May.", "2026-04"),
    ("es", "Firmado en diciembre.", "2025-12"),
    ("de", "Im Dezember unterzeichnet.", "2025-12"),
]


@pytest.mark.parametrize(("language", "text", "value"), WITHOUT_A_YEAR)
def test_without_a_year_the_nearest_is_taken_and_the_past_preferred(language: str, text: str, value: str) -> None:
    assert _dates(language, text)[0].value == value


RELATIVE = [
    ("en", "It passed on Tuesday.", "2026-03-10"),
    ("en", "It passed on Wednesday.", "2026-03-11"),
    ("en", "It passed on Thursday.", "2026-03-05"),
    ("en", "It passed last Wednesday.", "2026-03-04"),
    ("en", "They meet next Wednesday.", "2026-03-18"),
    ("en", "Parliament will vote on Friday.", "2026-03-13"),
    ("en", "The vote is expected on Friday.", "2026-03-13"),
    ("en", "The ministry will pay, officials said on Friday.", "2026-03-06"),
    ("en", "The ministry said on Friday it will pay.", "2026-03-06"),
    ("en", "It passed yesterday.", "2026-03-10"),
    ("en", "It passed today.", "2026-03-11"),
    ("en", "It comes tomorrow.", "2026-03-12"),
    ("en", "It passed last week.", "2026-W10"),
    ("en", "It came earlier this month.", "2026-03"),
    ("en", "It passed last month.", "2026-02"),
    ("en", "It passed last year.", "2025"),
    ("en", "It passed two days ago.", "2026-03-09"),
    ("en", "It passed three years ago.", "2023"),
    ("en", "It passed a week ago.", "2026-W10"),
    ("es", "Se aprobó el martes.", "2026-03-10"),
    ("es", "Se aprobó el viernes pasado.", "2026-03-06"),
    ("es", "Se vota el próximo viernes.", "2026-03-13"),
    ("es", "Se aprobó ayer.", "2026-03-10"),
    ("es", "Se aprobó la semana pasada.", "2026-W10"),
    ("es", "Se votará mañana.", "2026-03-12"),
    ("es", "Se aprobó hace dos días.", "2026-03-09"),
    ("fr", "Adopté mardi.", "2026-03-10"),
    ("fr", "Il votera vendredi prochain.", "2026-03-13"),
    ("fr", "Adopté hier.", "2026-03-10"),
    ("fr", "Adopté la semaine dernière.", "2026-W10"),
    ("fr", "Adopté il y a deux jours.", "2026-03-09"),
    ("fr", "Adopté aujourd'hui.", "2026-03-11"),
    ("de", "Am Dienstag beschlossen.", "2026-03-10"),
    ("de", "Am kommenden Freitag stimmt er ab.", "2026-03-13"),
    ("de", "Gestern beschlossen.", "2026-03-10"),
    ("de", "Er kommt morgen.", "2026-03-12"),
    ("de", "Vergangene Woche beschlossen.", "2026-W10"),
    ("de", "Vor zwei Tagen beschlossen.", "2026-03-09"),
    ("pt", "Aprovado na terça-feira.", "2026-03-10"),
    ("pt", "Aprovado nesta terça-feira (10).", "2026-03-10"),
    ("pt", "Aprovado ontem.", "2026-03-10"),
    ("pt", "Aprovado na semana passada.", "2026-W10"),
    ("pt", "Aprovado há dois dias.", "2026-03-09"),
    ("pt", "Será votado amanhã.", "2026-03-12"),
]


@pytest.mark.parametrize(("language", "text", "value"), RELATIVE)
def test_relative_dates_count_from_the_date_of_the_text(language: str, text: str, value: str) -> None:
    (found,) = _dates(language, text)
    assert (found.value, found.relative) == (value, True)


@pytest.mark.parametrize(("language", "text", "value"), RELATIVE)
def test_without_a_date_they_have_no_value(language: str, text: str, value: str) -> None:
    (found,) = _dates(language, text, None)
    assert (found.value, found.relative) == (None, True)


def test_without_a_date_only_the_year_stays_open() -> None:
    assert [item.value for item in _dates("en", "From 10 March until April.", None)] == ["--03-10", "--04"]
    assert [item.value for item in _dates("en", "From 11 March until 2027.", None)] == ["--03-11", "2027"]


def test_a_date_that_can_be_read_two_ways_has_no_value_but_is_no_number() -> None:
    found = facts("Filed 10/03/2026.", "en", WEDNESDAY)
    assert ([item.value for item in found.dates], found.numbers) == ([None], ())


def test_an_impossible_date_is_found_without_a_value() -> None:
    found = _dates("en", "On 30 February, February 31, 2026, and 2026-13-45.")
    assert [(item.text, item.value) for item in found] == [
        ("30 February", None),
        ("February 31, 2026", None),
        ("2026-13-45", None),
    ]


def test_the_weekday_before_a_date_is_part_of_it() -> None:
    for language, text in [
        ("en", "It passed on Tuesday, March 10, 2026."),
        ("es", "Se aprobó el martes 10 de marzo de 2026."),
        ("fr", "Adopté le mardi 10 mars 2026."),
        ("de", "Am Dienstag, dem 10. März 2026, beschlossen."),
    ]:
        assert [item.value for item in _dates(language, text)] == ["2026-03-10"], text


def test_the_same_day_has_one_value_in_five_languages() -> None:
    texts = {"en": "on 10 March", "es": "el 10 de marzo", "fr": "le 10 mars", "de": "am 10. März", "pt": "em 10 de março"}
    assert {item.value for language, text in texts.items() for item in _dates(language, text)} == {"2026-03-10"}


NO_DATES = [
    ("en", "The senators may march if the minister may not."),
    ("en", "Theresa May met the March Hare."),
    ("en", "It may 10 times over be enough, and may 5 percent do?"),
    ("en", "They sent 2000 soldiers and 1950 tonnes for $2024."),
    ("en", "Article 2024 and Boeing 1999 were named, at 1,999 euros."),
    ("en", "It is open on Sundays and Black Friday."),
    ("en", "Over the last week and the past year it fell; the last month of fighting was worst."),
    ("en", "The march of the august assembly on Capitol Hill."),
    ("en", "They won 12-10 and ran 3/4 of a mile."),
    ("es", "Por la mañana, la Plaza de Mayo estaba llena."),
    ("es", "Cada mañana 2000 soldados marchan."),
    ("es", "Sale a las 10:30 con 2000 euros."),
    ("fr", "La planète Mars attend 2000 visiteurs."),
    ("fr", "Le lendemain, ils marchaient 2000 mètres."),
    ("de", "Am Morgen kamen 2000 Menschen."),
    ("de", "Er sagte Guten Morgen und nahm 2000 Euro."),
    ("pt", "Pela manhã, 2000 soldados marcharam."),
    ("pt", "A segunda e a quinta propostas custam 2000 euros."),
]


@pytest.mark.parametrize(("language", "text"), NO_DATES)
def test_what_only_looks_like_a_date(language: str, text: str) -> None:
    assert [item.text for item in _dates(language, text)] == []


MONTHS_OR_WORDS = [
    ("In May the talks went on.", ["2025-05"]),
    ("May talks go on.", []),
    ("By March it was over.", ["2026-03"]),
    ("March on, they cried.", []),
    ("In March 20 people died.", ["2026-03"]),
    ("On March 20 people voted.", ["2026-03-20"]),
    ("Next May they return.", ["2026-05"]),
    ("The august house sat until June.", ["2025-06"]),
]


@pytest.mark.parametrize(("text", "values"), MONTHS_OR_WORDS)
def test_months_that_are_also_words(text: str, values: list[str]) -> None:
    assert [item.value for item in _dates("en", text)] == values


def test_dates_at_the_edges_of_the_calendar_have_no_value() -> None:
    assert [item.value for item in _dates("en", "Two years ago and yesterday.", date(1, 1, 1))] == [None, None]
    assert [item.value for item in _dates("en", "It comes tomorrow, next Friday.", date(9999, 12, 31))] == [None, None]
    assert _dates("en", "It comes next May, as last December.", date(9999, 12, 31))[1].value == "9998-12"


def test_a_word_of_plans_does_not_move_a_day_of_the_last_weeks_into_next_year() -> None:
    text = "The trust postponed 96 planned operations on 1 March and will open a ward on 20 January."
    assert [item.value for item in _dates("en", text)] == ["2026-03-01", "2027-01-20"]


AGREE = [
    ("2026", "2026-03-10"),
    ("2026-03", "2026-03-10"),
    ("2026-W11", "2026-03-10"),
    ("2026-W11", "2026-03"),
    ("2026-W14", "2026-04"),
    ("2026-W01", "2025"),
    ("--03-10", "2026-03-10"),
    ("--03", "2026-03-10"),
    ("--03-10", "2026"),
    ("--03-10", "2026-W11"),
    ("2026-W11", "2026-W11"),
]
DISAGREE = [
    ("2026", "2025-03-10"),
    ("2026-03", "2026-04-10"),
    ("2026-W11", "2026-03-20"),
    ("2026-W11", "2026-04"),
    ("2026-W11", "2025"),
    ("--03-10", "2026-03-11"),
    ("--04", "2026-03-10"),
    ("--03-10", "--03-11"),
    ("--04-10", "2026-W11"),
    ("2026-W11", "2026-W12"),
]


def _date(value: str | None) -> DateFact:
    return DateFact(text="then", value=value)


@pytest.mark.parametrize(("a", "b", "agree"), [(*pair, True) for pair in AGREE] + [(*pair, False) for pair in DISAGREE])
def test_dates_of_different_precision_agree_where_they_can_be_one(a: str, b: str, agree: bool) -> None:
    assert same_date(_date(a), _date(b)) is agree
    assert same_date(_date(b), _date(a)) is agree


def test_a_date_without_a_value_can_be_compared_with_none() -> None:
    assert same_date(_date(None), _date("2026")) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council approved the plan on Monday.", "2026-03-09"),
        ("The council has approved plans for a bridge on Monday.", "2026-03-09"),
        ("The council plans to vote on Monday.", "2026-03-16"),
        ("The plan to vote on Monday stands.", "2026-03-16"),
    ],
)
def test_a_plan_that_is_a_thing_does_not_move_a_day_into_the_future(text: str, value: str) -> None:
    assert [item.value for item in _dates("en", text)] == [value]
