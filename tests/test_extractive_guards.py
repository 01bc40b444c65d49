"""Which sentences stand alone, which lean on the one before, and which never go into a brief."""

from __future__ import annotations

import pytest

from briefing.model.extractive.cues import cues
from briefing.model.extractive.guards import Footing, footing, names_again, unbalanced
from briefing.model.extractive.headline import shortened

STANDING = [
    "The harbour board of Northport approved a new crane on Tuesday by 7 votes to 2.",
    "Mayor Ada Quill said she would sign the order before the end of the week.",
    "“The crane will pay for itself in six years,” said Ada Quill, the mayor of Northport.",
    "The board put off the vote because it lacked a quorum on Monday evening.",
    "This week the board meets three times in the old town hall of Northport.",
    "Those who signed the petition live within two miles of the Northport quay.",
    "Neither Northport nor Eastmere has paid its share of the dredging bill.",
    "The crane arrived on 3 March 2026 and was broken two days later.",
    "Northport and Eastmere stayed out of the talks until Friday.",
]

LEANING = [
    "It grants the owners a licence for thirty years and a share of the tolls.",
    "He said the crane would be paid for by the owners of the quay.",
    "However, the board of Northport has not yet named a contractor for the crane.",
    "The text became public two days later and runs to fourteen pages of small print.",
    "Four abstained, and fifteen of the members were away on the day of the vote.",
    "No date for his signature had been set by the end of the day in Northport.",
    "Opponents call the plan a surrender of that principle to the owners of the quay.",
    "Northport, Eastmere and the village of Little Sallow stayed away.",
    "“We will win,” she said after the meeting of the harbour board in Northport.",
    "For immunity they are placed on the level of an embassy’s technical staff.",
    "“That is long enough to dredge the whole basin,” said Ada Quill of Northport.",
    "The Sallow clinics took the opposite course and paid the sum in full last year.",
    "While she was away in Eastmere, the board voted to buy the crane.",
]

UNFIT = [
    "By Ada Quill",
    "Harbour news",
    "the board of Northport approved the crane on Tuesday evening by a wide margin.",
    "Will the harbour board of Northport ever find the money for a second crane?",
    "Sign up for our letter from the quays of Northport and Eastmere every Friday.",
    "Example text written for the briefing project; the town and its people are invented.",
    "We think that the harbour board of Northport has made the right choice this time.",
    "“The crane will pay for itself, said Ada Quill, the mayor of Northport, on Monday.",
    "Write to the harbour board of Northport at board@northport.example before Friday.",
    "Articles of the agreement on the new crane for the harbour of Northport:",
    "© 2026 The Northport Courier and its licensors, the harbour board of Northport.",
    "Each step could have been taken without any of the others by the board.",
    "Whether Eastmere raises the matter formally with the board.",
    "Mayor Ada Quill talking to dockers at the new crane in Northport on Monday.",
    "The scene after a crane fell in Northport, south of Eastmere The driver is in hospital.",
    "(Reporting by the Northport desk; editing by the coast desk in Eastmere.)",
]


@pytest.mark.parametrize("sentence", STANDING)
def test_a_self_contained_sentence_stands_alone(sentence: str) -> None:
    assert footing(sentence, cues("en")) is Footing.FIRM


@pytest.mark.parametrize("sentence", LEANING)
def test_a_sentence_that_points_back_leans_on_the_one_before(sentence: str) -> None:
    assert footing(sentence, cues("en")) is Footing.LEANS


@pytest.mark.parametrize("sentence", UNFIT)
def test_what_is_no_statement_of_the_story_is_never_used(sentence: str) -> None:
    assert footing(sentence, cues("en")) is Footing.UNFIT


@pytest.mark.parametrize(
    ("language", "standing", "leaning"),
    [
        (
            "es",
            "El Senado de Esteria aprobó el acuerdo portuario el martes por 28 votos.",
            "Sin embargo, el Senado de Esteria aplazó la votación hasta el martes.",
        ),
        (
            "fr",
            "Le Sénat d’Estérie a adopté mardi l’accord portuaire par 28 voix contre 7.",
            "Il a adopté mardi le texte sur le port de Norville par 28 voix.",
        ),
        (
            "de",
            "Der Senat von Esterien hat das Hafenabkommen am Dienstag mit 28 Stimmen gebilligt.",
            "Damit ist der Weg für den Ausbau des Hafens von Nordstadt frei.",
        ),
        (
            "pt-BR",
            "O Senado da Estéria aprovou na terça-feira o acordo portuário por 28 votos.",
            "No entanto, o Senado da Estéria adiou a votação do acordo para terça.",
        ),
    ],
)
def test_the_commonest_languages_have_their_own_cues(language: str, standing: str, leaning: str) -> None:
    assert footing(standing, cues(language)) is Footing.FIRM
    assert footing(leaning, cues(language)) is Footing.LEANS


def test_a_language_without_cues_is_guarded_by_typography_alone() -> None:
    assert footing("Het havenbestuur van Noordstad keurde dinsdag de nieuwe kraan goed.", cues("nl")) is Footing.FIRM
    assert footing("„De kraan komt er, zei de burgemeester van Noordstad dinsdag.", cues("nl")) is Footing.UNFIT


def test_a_long_sentence_is_kept_for_want_of_others_unless_somebody_says_it() -> None:
    clause = "the crane, the quay, the rails, the sheds, the lamps, the ropes, the nets and the boats of the harbour "
    assert footing(f"Northport sold {clause * 3}.".replace(" .", "."), cues("en")) is Footing.LONG
    assert footing(f"Ada Quill said that Northport sold {clause * 2}.".replace(" .", "."), cues("en")) is Footing.FIRM


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("The agreement opens the port to foreign ships.", "agreement"),
        ("The two governments give up all claims.", "governments"),
        ("The agreement of 1961 opens the port to foreign ships.", None),
        ("The Senate approved the agreement.", None),
        ("Northport has a new crane.", None),
    ],
)
def test_an_opening_that_takes_its_matter_as_known_is_seen(sentence: str, noun: str | None) -> None:
    assert names_again(sentence, cues("en")) == noun


@pytest.mark.parametrize("text", ["“whole”", "«entier»", "„ganz“", 'a "b" c', "‘it’s’"])
def test_paired_quotation_marks_are_balanced(text: str) -> None:
    assert not unbalanced(text)


@pytest.mark.parametrize("text", ["“open", "shut”", "«ouvert", 'a "b'])
def test_a_lone_quotation_mark_is_not(text: str) -> None:
    assert unbalanced(text)


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "Northport’s harbour board on Tuesday approved a new crane by 7 votes to 2, ending a quarrel of ten years.",
            "Northport’s harbour board on Tuesday approved a new crane by 7 votes to 2.",
        ),
        (
            "The harbour board of Northport has approved a new crane for the quay, which opponents had fought since the flood.",
            "The harbour board of Northport has approved a new crane for the quay.",
        ),
    ],
)
def test_a_headline_loses_an_addition_behind_its_comma(sentence: str, headline: str) -> None:
    assert shortened(sentence, 15, cues("en")) == headline


@pytest.mark.parametrize(
    "sentence",
    [
        "Northport’s harbour board will buy a new crane for the eastern quay, if the government in Eastmere pays half of it.",
        "The new crane has cost the town of Northport twice what was planned, according to a report by the auditors of Eastmere.",
        "A new crane would pay for itself within six years of its arrival, Mayor Ada Quill said at a meeting on Monday.",
        "The harbour board of the old town, which has seven members and meets on Tuesdays, has approved a new crane.",
        "The new crane was approved by the harbour board of Northport on Tuesday, but without the money to run it.",
        "Northport approved the crane on Tuesday and will pay for it from tolls, with no vote by the people of the quay.",
        "After a debate that went on until three in the morning, including two breaks, the board approved the crane.",
    ],
)
def test_a_headline_stays_long_where_a_cut_would_change_its_meaning(sentence: str) -> None:
    assert shortened(sentence, 15, cues("en")) == sentence


def test_a_headline_that_fits_is_left_alone() -> None:
    assert shortened("Northport buys a crane, ending a quarrel.", 7, cues("en")) == "Northport buys a crane, ending a quarrel."


def test_a_headline_that_cannot_fit_is_as_short_as_is_safe() -> None:
    sentence = (
        "The harbour board of Northport approved a new crane, ending a quarrel, with 7 votes to 2, including that of Ada Quill."
    )
    assert shortened(sentence, 7, cues("en")) == "The harbour board of Northport approved a new crane."
