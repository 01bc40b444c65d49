"""Ranking: every part has a value and a reason, limits hold, and what is no story is none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefing.desk import DeskSettings, Limits, Outlet, Topic
from briefing.errors import ConfigError
from briefing.rank import Candidate, Pin, Ranked, append_pins, limited, not_news, rank, read_pins
from briefing.rank.parts import gravity
from briefing.records import Document
from builders import document

DAY = date(2026, 3, 10)


def report(title: str, text: str, outlet: str, **values: Any) -> Document:
    return document(text, f"{outlet}-{title}.txt", title=title, outlet=outlet, **values)


def candidate(slot: str, documents: Sequence[Document], **values: Any) -> Candidate:
    return Candidate(slot, documents[0].title or "", documents, **values)


def by_part(one: Ranked) -> dict[str, float]:
    return {part.name: part.value for part in one.parts}


PLANT = {
    "en": (
        "Reactor at Norhaven shut down after coolant leak",
        "Engineers shut down the reactor on Tuesday after a leak.",
    ),
    "de": (
        "Reaktor in Norhaven nach Leck abgeschaltet",
        "Der Reaktor wurde am Dienstag nach einem Leck abgeschaltet.",
    ),
    "fr": ("Le réacteur de Norhaven arrêté après une fuite", "Le réacteur de Norhaven a été arrêté mardi après une fuite."),
    "es": ("Paran el reactor de Norhaven tras una fuga", "El reactor de Norhaven fue parado el martes tras una fuga."),
    "pt": ("Reator de Norhaven parado após vazamento", "O reator de Norhaven foi parado na terça-feira após um vazamento."),
}
WEDDING = {
    "en": ("Singer Lena Marsh weds in castle gala", "Singer Lena Marsh celebrated her wedding at a castle on Tuesday."),
    "de": ("Sängerin Lena Marsh feiert Hochzeit im Schloss", "Die Sängerin Lena Marsh feierte am Dienstag ihre Hochzeit."),
    "fr": ("Mariage au château pour la chanteuse Lena Marsh", "La chanteuse Lena Marsh a célébré mardi son mariage."),
    "es": ("Boda de la cantante Lena Marsh en un castillo", "La cantante Lena Marsh celebró el martes su boda."),
    "pt": ("Casamento da cantora Lena Marsh num castelo", "A cantora Lena Marsh celebrou na terça-feira o seu casamento."),
}


@pytest.mark.parametrize("language", PLANT)
def test_a_reactor_shutdown_that_one_outlet_has_outranks_a_wedding_that_eight_have(language: str) -> None:
    one = candidate("plant", [report(*PLANT[language], "Norhaven Blad", language=language)])
    many = candidate("wedding", [report(*WEDDING[language], f"Paper {number}", language=language) for number in range(8)])
    trusted = DeskSettings(outlets=tuple(Outlet(name=f"Paper {number}", reliability="high") for number in range(8)))
    assert [found.candidate.slot for found in rank([many, one], trusted, DAY)] == ["plant", "wedding"]


def test_a_soft_word_in_grave_news_does_not_make_it_soft() -> None:
    grave = report("Twelve killed as roof of wedding hall collapses", "Twelve people were killed when the roof collapsed.", "A")
    value, why = gravity([grave])
    assert value > 0.85 and why.startswith("harm") and "12 people" in why


def test_the_german_word_for_was_is_no_war() -> None:
    calm = report("Es war ein ruhiger Tag", "Es war ein ruhiger Tag am See, und niemand war dort.", "A", language="de")
    assert gravity([calm])[0] < 0.5


def test_every_part_is_named_with_its_weight_and_what_it_was_read_from() -> None:
    desk = DeskSettings(topics=(Topic(name="energy", must=("reactor|grid*",)),), outlets=(Outlet(name="A", reliability="high"),))
    [found] = rank([candidate("plant", [report(*PLANT["en"], "A", published="2026-03-10T18:00:00Z")])], desk, DAY)
    assert by_part(found) == {
        "gravity": 0.85,
        "publishers": 0.315,
        "topic": 1.0,
        "change": 1.0,
        "reliability": 1.0,
        "freshness": 0.875,
    }
    assert {part.name: part.why for part in found.parts}["reliability"] == "A: high"
    assert found.score == round(sum(part.value * part.weight for part in found.parts), 3)


def test_a_wire_copy_and_a_sister_paper_are_no_further_publishers() -> None:
    desk = DeskSettings(outlets=(Outlet(name="B", publisher="House"), Outlet(name="C", publisher="House")))
    told = [report("Dock strike", f"The dockers of {name} struck.", name) for name in "ABCD"]
    [found] = rank([candidate("strike", told, copies=((told[0].id, told[3].id),))], desk, DAY)
    assert found.voices == ("A", "House")


def test_a_topic_needs_all_that_it_must_have_and_nothing_that_it_must_not() -> None:
    topic = Topic(name="ports", must=("harbour|dock*", "strike"), must_not=("football",))
    desk = DeskSettings(topics=(topic,), topics_only=True)
    texts = {"in": "Dockers on strike.", "half": "Dockers at work.", "out": "Dockers' football strike goes in."}
    found = rank([candidate(slot, [report(slot, text, "A")]) for slot, text in texts.items()], desk, DAY)
    chosen, left = limited(found, desk)
    assert [one.candidate.slot for one in chosen] == ["in"]
    assert {one.reason for one in left} == {"it belongs to none of the desk's topics"}


def test_limits_of_the_edition_a_topic_and_a_publisher_leave_the_lower_ranked_out_with_the_reason() -> None:
    desk = DeskSettings(topics=(Topic(name="ports", must=("port",), limit=1),), limits=Limits(stories=3, per_publisher=1))
    told = [
        candidate("a", [report("Port fire kills nine", "Nine people died in the port.", "A")]),
        candidate("b", [report("Port opens", "The port opened.", "B")]),
        candidate("c", [report("Senate votes on tax", "The senate voted.", "C")]),
        candidate("d", [report("Senate votes on roads", "The senate voted on roads.", "C")]),
        candidate("e", [report("Court rules on rents", "A court ruled on rents.", "E")]),
        candidate("f", [report("Festival begins", "A festival began.", "F")]),
    ]
    chosen, left = limited(rank(told, desk, DAY), desk)
    assert len(chosen) == 3
    reasons = {one.ranked.candidate.slot: one.reason for one in left}
    assert reasons["b"] == "ports has its 1 stories"
    assert reasons["f"] == "the edition has its 3 stories; this one ranks below them"
    assert "C alone has its 1 stories" in reasons.values()


def test_what_an_editor_puts_first_or_takes_out_holds_on_its_day(tmp_path: Path) -> None:
    told = [
        candidate("a", [report("Port fire kills nine", "Nine people died.", "A")]),
        candidate("b", [report("Festival begins", "A festival began.", "B")]),
    ]
    path = tmp_path / "pins.toml"
    append_pins(path, [Pin(story="festival", place="first", date=DAY), Pin(story="a", place="out")])
    pins = read_pins(path)
    chosen, left = limited(rank(told, DeskSettings(), DAY, pins), DeskSettings())
    assert [one.candidate.slot for one in chosen] == ["b"] and left[0].reason == "an editor has taken it out"
    other_day = rank(told, DeskSettings(), date(2026, 3, 11), pins)
    assert other_day[0].candidate.slot == "a"


def test_a_faulty_pin_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "pins.toml").write_text('[[pin]]\nstory = "a"\nplace = "top"\n')
    with pytest.raises(ConfigError, match="line 3"):
        read_pins(tmp_path / "pins.toml")


HOROSCOPE = {
    "en": ("Your horoscope for Tuesday", "Aries: a calm day. Taurus: call a friend. Gemini: rest."),
    "de": ("Tageshoroskop", "Widder: ein ruhiger Tag. Stier: rufen Sie an. Zwillinge: ruhen Sie."),
    "fr": ("Horoscope du mardi", "Bélier : journée calme. Taureau : appelez. Gémeaux : reposez-vous."),
    "es": ("Horóscopo del martes", "Tauro: llame a un amigo. Géminis: descanse. Piscis: paciencia."),
    "pt": ("Horóscopo de terça", "Touro: ligue a um amigo. Gêmeos: descanse. Peixes: paciência."),
}
RECIPE = {
    "en": ("Recipe: lentil soup", "Take 300 g lentils, 2 tbsp oil and 500 ml water."),
    "de": ("Rezept: Linsensuppe", "300 g Linsen, 2 EL Öl und 500 ml Wasser."),
    "fr": ("Recette : soupe de lentilles", "300 g de lentilles, 5 cl d'huile et 50 cl d'eau."),
    "es": ("Receta: sopa de lentejas", "300 g de lentejas, 2 cucharadas de aceite y 500 ml de agua."),
    "pt": ("Receita: sopa de lentilhas", "300 g de lentilhas, 2 colheres de azeite e 500 ml de água."),
}
SCORES = {
    "en": ("Football results", "Norhaven 2-1 Eastmouth. Rovers 0-0 United. Albion 3-2 Town."),
    "de": ("Ergebnisse vom Wochenende", "Norhaven 2:1 Eastmouth. Borussia 0:0 Union. Fortuna 3:2 Stadt."),
    "fr": ("Résultats de la journée", "Norhaven 2-1 Eastmouth. Racing 0-0 Union. Olympique 3-2 Ville."),
    "es": ("Resultados de la jornada", "Norhaven 2-1 Eastmouth. Racing 0-0 Unión. Atlético 3-2 Villa."),
    "pt": ("Resultados da rodada", "Norhaven 2-1 Eastmouth. Racing 0-0 União. Atlético 3-2 Vila."),
}


@pytest.mark.parametrize(("kind", "texts"), [("horoscope", HOROSCOPE), ("recipe", RECIPE), ("results", SCORES)])
def test_horoscopes_recipes_and_scores_are_no_stories(kind: str, texts: dict[str, tuple[str, str]]) -> None:
    for language, (title, text) in texts.items():
        reason = not_news(report(title, text, "A", language=language))
        assert reason is not None and kind in reason, language


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Recipe for disaster: reactor ran without coolant", "Inspectors found the reactor short of 300 litres."),
        ("Election results: Peña wins", "The count was 53-8 in the chamber and 28 votes to 12 in the senate."),
        ("Cancer drug recalled", "A cancer drug was recalled by Libra Pharma after 4 deaths."),
        ("Horoscope publisher goes bankrupt", "The publisher, founded in 1990, owes 4 million euros."),
        ("Results of the quarter", "Sales rose 4 percent to 12 million euros, from 9 million."),
    ],
)
def test_news_that_sounds_like_standing_matter_is_news(title: str, text: str) -> None:
    assert not_news(report(title, text, "A")) is None
