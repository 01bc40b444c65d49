"""What the ledger lists as a contradiction, and what it must not: hits and near misses in equal number, in five languages."""

from __future__ import annotations

import pytest

from briefing.ledger import build
from briefing.records import Contradiction, Extraction
from builders import claim, document

Pair = tuple[str, str, str, str]
"""Language of the first, its text, language of the second, its text; a language alone stands for both."""


def listed(one: tuple[str, str], other: tuple[str, str], *times: str) -> tuple[Contradiction, ...]:
    """The contradictions between two claims of two outlets, each a language and a text."""
    when = times or ("2026-03-10", "2026-03-10")
    documents = [
        document(text, name, outlet=name, language=language, published=day)
        for (language, text), name, day in zip((one, other), ("One", "Two"), when, strict=True)
    ]
    extractions = [
        Extraction(
            document=item.id, engine="replay", claims=(claim(item, item.text, certainty=certainty_of(item.text, item.language)),)
        )
        for item in documents
    ]
    return build(documents, extractions, "2026-03-11", "A title").contradictions


def certainty_of(text: str, language: str | None) -> str:
    from briefing.facts import facts

    return facts(text, language).certainty


NUMBERS = [
    (
        "en",
        "At least 12 people were killed in the blast in Eastmouth on Monday.",
        "en",
        "The Eastmouth blast killed nine, police said.",
    ),
    ("en", "Police in Eastmouth arrested 40 protesters on Sunday.", "en", "In Eastmouth, 64 protesters were detained on Sunday."),
    (
        "en",
        "The hospital in Eastmouth has postponed 1,840 outpatient appointments and 96 operations.",
        "en",
        "More than 2,300 appointments and about a hundred operations have been called off at the hospital in Eastmouth.",
    ),
    ("en", "The bridge in Eastmouth cost €3.2 million to repair.", "en", "Repairs to the bridge in Eastmouth cost €4.1 million."),
    ("es", "El atentado de Eastmouth dejó 12 muertos.", "es", "Quince personas murieron en el atentado de Eastmouth."),
    ("fr", "L'attentat a fait 12 morts à Lyon.", "fr", "Quinze personnes sont mortes dans l'attentat à Lyon."),
    (
        "de",
        "Bei dem Anschlag in Hamburg-Altona starben 12 Menschen in Berlin.",
        "de",
        "Bei dem Anschlag in Berlin wurden 15 Menschen getötet.",
    ),
    ("pt", "O ataque em Recife matou 12 pessoas.", "pt", "Quinze pessoas morreram no ataque em Recife."),
    ("en", "The attack in Recife killed 12 people.", "pt", "O ataque em Recife matou 15 pessoas."),
    (
        "en",
        "The Senate of Paraguay approved the accord with 28 votes for.",
        "es",
        "El Senado de Paraguay aprobó el acuerdo con 31 votos a favor.",
    ),
    (
        "es",
        "El puente de Eastmouth soporta una media de 11.400 vehículos al día.",
        "es",
        "Según la policía local, cruzan el puente de Eastmouth unos 14.000 vehículos diarios.",
    ),
    (
        "en",
        "The Eastmouth bridge carries an average of 11,400 vehicles a day.",
        "en",
        "About 14,000 vehicles a day cross the Eastmouth bridge, police said.",
    ),
    (
        "fr",
        "Le pont de Lorvaux supporte en moyenne 11 400 véhicules par jour.",
        "fr",
        "Quelque 14 000 véhicules empruntent chaque jour le pont de Lorvaux, selon la police.",
    ),
    (
        "de",
        "Die Brücke in Hamburg wird täglich von 11.400 Fahrzeugen befahren.",
        "de",
        "Die Brücke in Hamburg überqueren täglich rund 14.000 Fahrzeuge.",
    ),
]
NO_NUMBERS = [
    ("en", "At least 12 people were killed in the blast in Eastmouth.", "en", "The Eastmouth blast killed 17, police said."),
    ("en", "12 people were killed in the blast in Eastmouth.", "en", "17 people were injured in the blast in Eastmouth."),
    ("en", "12 people were killed in the blast in Eastmouth.", "en", "17 people were killed in a blast in Westmouth."),
    (
        "en",
        "Twelve leaders attended the summit in Doral.",
        "en",
        "Seventeen countries launched the coalition at the summit in Doral.",
    ),
    ("en", "The hospital in Eastmouth postponed 1,840 appointments.", "en", "The hospital in Eastmouth employs 4,300 people."),
    ("en", "The bridge in Eastmouth cost €3.2 million to repair.", "en", "Eastmouth spent €41 million on its schools."),
    (
        "en",
        "In 2019, 12 people were killed in an attack in Eastmouth.",
        "en",
        "The attack in Eastmouth on Monday killed 17 people.",
    ),
    ("es", "El atentado de Eastmouth dejó unos 1.200 muertos.", "es", "El atentado de Eastmouth dejó 1.187 muertos."),
    (
        "en",
        "The Senate approved the accord by 28 votes to 7.",
        "en",
        "The Chamber of Deputies approved the accord by 53 votes to 8.",
    ),
    ("en", "Turnout in Eastmouth was 54 per cent in 2024.", "en", "Turnout in Eastmouth was 71 per cent this year."),
    (
        "en",
        "The Eastmouth bridge carries 11,400 vehicles a day.",
        "en",
        "The Eastmouth bridge carries 4 million vehicles a year.",
    ),
    (
        "en",
        "The Eastmouth bridge carries an average of 11,400 vehicles a day.",
        "en",
        "At its peak the Eastmouth bridge carries 14,000 vehicles a day.",
    ),
    (
        "es",
        "El puente de Eastmouth soporta una media de 11.400 vehículos al día.",
        "es",
        "Unos 11.000 vehículos diarios cruzan el puente de Eastmouth.",
    ),
    (
        "en",
        "The Eastmouth bridge carries 11,400 vehicles a day.",
        "en",
        "About 14,000 vehicles a day cross the Eastmouth tunnel.",
    ),
]
DATES = [
    (
        "en",
        "Ida Holm signed the port treaty in Eastmouth on 15 December 2025.",
        "en",
        "Ida Holm signed the port treaty in Eastmouth in November 2025.",
    ),
    (
        "en",
        "Ida Holm is expected to visit Brennick on Friday, 13 March.",
        "en",
        "Ida Holm is due to visit Brennick on Saturday, 14 March.",
    ),
    (
        "es",
        "Ida Holm firmó el tratado en Asunción el 15 de diciembre de 2025.",
        "es",
        "Ida Holm firmó el tratado en Asunción el 3 de noviembre de 2025.",
    ),
    (
        "fr",
        "Ida Holm a signé le traité à Lyon le 15 décembre 2025.",
        "fr",
        "Ida Holm a signé le traité à Lyon le 3 novembre 2025.",
    ),
    (
        "de",
        "Ida Holm unterzeichnete den Vertrag in Berlin am 15. Dezember 2025.",
        "de",
        "Ida Holm unterzeichnete den Vertrag in Berlin am 3. November 2025.",
    ),
    (
        "pt",
        "Ida Holm assinou o tratado em Recife em 15 de dezembro de 2025.",
        "pt",
        "Ida Holm assinou o tratado em Recife em 3 de novembro de 2025.",
    ),
    (
        "en",
        "Ida Holm signed the treaty in Recife on 15 December 2025.",
        "pt",
        "Ida Holm assinou o tratado em Recife em 3 de novembro de 2025.",
    ),
]
NO_DATES = [
    (
        "en",
        "Ida Holm signed the port treaty in Eastmouth on 15 December 2025.",
        "en",
        "Ida Holm signed the port treaty in Eastmouth in December 2025.",
    ),
    (
        "en",
        "The Senate of Paraguay approved the treaty on 4 March 2026.",
        "en",
        "Paraguay's Chamber of Deputies approved the treaty on 10 March 2026.",
    ),
    (
        "en",
        "Ida Holm signed the port treaty in Eastmouth on 15 December 2025.",
        "en",
        "The port treaty signed by Ida Holm in Eastmouth became public on 17 December 2025.",
    ),
    (
        "en",
        "Ida Holm opened a school in Eastmouth on 3 May 2025.",
        "en",
        "Ida Holm opened a hospital in Eastmouth on 7 June 2025.",
    ),
    (
        "es",
        "Ida Holm firmó el tratado en Asunción el 15 de diciembre de 2025.",
        "es",
        "Ida Holm llegó a Asunción el 14 de diciembre de 2025.",
    ),
    (
        "en",
        "The ministry said on 4 March that the ward in Brennick would close.",
        "en",
        "The ministry said on 6 March that the ward in Brennick would close.",
    ),
    (
        "en",
        "Laboratory systems of the Brennick Trust are expected to be restored by 21 March.",
        "en",
        "Clinical systems of the Brennick Trust are expected to be restored by 2 April.",
    ),
]
OUTCOMES = [
    (
        "en",
        "The Senate of Paraguay approved the treaty on Tuesday.",
        "en",
        "The Senate of Paraguay rejected the treaty on Tuesday.",
    ),
    ("en", "Ida Holm signed the port treaty with Eastmouth.", "en", "Ida Holm did not sign the port treaty with Eastmouth."),
    (
        "en",
        "Ida Holm resigned as mayor of Eastmouth on Monday.",
        "en",
        "Ida Holm denied that she had resigned as mayor of Eastmouth.",
    ),
    ("en", "Ada Moreno was convicted of fraud in Eastmouth.", "en", "Ada Moreno was acquitted of fraud in Eastmouth."),
    ("es", "El Senado de Paraguay aprobó el tratado el martes.", "es", "El Senado de Paraguay rechazó el tratado el martes."),
    ("fr", "Le Sénat du Paraguay a approuvé le traité mardi.", "fr", "Le Sénat du Paraguay a rejeté le traité mardi."),
    (
        "de",
        "Der Senat von Paraguay billigte den Vertrag am Dienstag.",
        "de",
        "Der Senat von Paraguay lehnte den Vertrag am Dienstag ab.",
    ),
    (
        "pt",
        "O Senado do Paraguai aprovou o tratado na terça-feira.",
        "pt",
        "O Senado do Paraguai rejeitou o tratado na terça-feira.",
    ),
    ("en", "The Senate of Paraguay approved the treaty on Tuesday.", "es", "El Senado de Paraguay rechazó el tratado el martes."),
]
NO_OUTCOMES = [
    (
        "en",
        "The Senate of Paraguay approved the treaty on Tuesday.",
        "en",
        "The opposition had asked the Senate of Paraguay to reject the treaty.",
    ),
    (
        "en",
        "The Senate of Paraguay approved the treaty on Tuesday.",
        "en",
        "Should the Senate of Paraguay reject the treaty, it returns to the ministry.",
    ),
    (
        "en",
        "Ida Holm signed the port treaty with Eastmouth.",
        "en",
        "Ida Holm did not say when the port treaty with Eastmouth takes effect.",
    ),
    (
        "en",
        "The Senate of Paraguay approved the treaty on Tuesday.",
        "en",
        "The Senate of Paraguay rejected the budget on Tuesday.",
    ),
    (
        "en",
        "The Senate of Paraguay approved the treaty on 4 March 2026.",
        "en",
        "The Senate of Paraguay rejected the treaty on 9 May 2023.",
    ),
    ("en", "Ida Holm resigned as mayor of Eastmouth on Monday.", "en", "Ada Moreno did not resign as mayor of Westmouth."),
    (
        "es",
        "El Senado de Paraguay aprobó el tratado el martes.",
        "es",
        "La Cámara de Diputados de Paraguay rechazó el tratado el martes.",
    ),
    (
        "fr",
        "Le Sénat du Paraguay a approuvé le traité mardi.",
        "fr",
        "L'opposition a demandé au Sénat du Paraguay de rejeter le traité.",
    ),
    ("en", "The hospital in Eastmouth is open.", "en", "The hospital in Eastmouth closed a ward."),
]
DOERS = [
    (
        "en",
        "The army fired first in Eastmouth, witnesses said.",
        "en",
        "The rebels fired first in Eastmouth, according to the ministry.",
    ),
    (
        "en",
        "Government troops broke the ceasefire near Brennick on Monday.",
        "en",
        "Rebels broke the ceasefire near Brennick on Monday.",
    ),
    ("es", "El ejército disparó primero en Asunción.", "es", "Los rebeldes dispararon primero en Asunción."),
    ("fr", "L'armée a ouvert le feu à Lyon.", "fr", "Les rebelles ont ouvert le feu à Lyon."),
]
NO_DOERS = [
    (
        "en",
        "The army fired first in Eastmouth, witnesses said.",
        "en",
        "The army fired first in Eastmouth, according to the ministry.",
    ),
    (
        "en",
        "Government troops broke the ceasefire near Brennick on Monday.",
        "en",
        "Rebels broke the ceasefire near Torvay on Monday.",
    ),
    ("en", "The army fired first in Eastmouth.", "en", "The military fired first in Eastmouth, the rebels said."),
    ("es", "El ejército disparó primero en Asunción.", "es", "Los rebeldes llegaron a Asunción."),
]


@pytest.mark.parametrize("pair", NUMBERS)
def test_two_counts_of_one_thing_are_listed(pair: Pair) -> None:
    assert [clash.kind for clash in listed(pair[:2], pair[2:])] == ["number"]


@pytest.mark.parametrize("pair", DATES)
def test_two_days_of_one_act_are_listed(pair: Pair) -> None:
    assert [clash.kind for clash in listed(pair[:2], pair[2:])] == ["date"]


@pytest.mark.parametrize("pair", OUTCOMES)
def test_two_ends_of_one_matter_are_listed(pair: Pair) -> None:
    assert [clash.kind for clash in listed(pair[:2], pair[2:])] == ["outcome"]


@pytest.mark.parametrize("pair", DOERS)
def test_two_doers_of_one_deed_are_listed(pair: Pair) -> None:
    assert [clash.kind for clash in listed(pair[:2], pair[2:])] == ["actor"]


@pytest.mark.parametrize("pair", NO_NUMBERS + NO_DATES + NO_OUTCOMES + NO_DOERS)
def test_two_things_that_share_words_are_not_paired(pair: Pair) -> None:
    assert listed(pair[:2], pair[2:]) == ()


def test_hits_and_near_misses_are_as_many() -> None:
    for hits, misses in ((NUMBERS, NO_NUMBERS), (DATES, NO_DATES), (OUTCOMES, NO_OUTCOMES), (DOERS, NO_DOERS)):
        assert len(hits) == len(misses)
