"""The parts of a comparison: what counts for a pair, what against it, and what it does not depend on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.collect.identity import document
from briefing.collect.reading import Reading
from briefing.group.cues import Cues, Evidence, cues
from briefing.group.likeness import ENOUGH_WORDS, Profile, likeness
from briefing.group.vectors import Vector, Vectors, vectors

NAMES = frozenset({"n:peña"})


def profile(words: float, carried: float, *, own: str, language: str = "en", day: int | None = 0) -> Profile:
    """Two of these with another `own` have these likenesses in words and in what is carried."""

    def unit(shared: float, kind: str) -> Vector:
        return {f"{kind}shared": shared**0.5, f"{kind}{own}": (1 - shared) ** 0.5}

    return Profile(Vectors(unit(words, "w:"), unit(carried, "n:"), {}, {}, NAMES), language, day)


def score(words: float, carried: float, days: int = 0) -> float:
    return likeness(profile(words, carried, own="a"), profile(words, carried, own="b", day=days)).score


def reading(text: str, title: str = "", language: str = "en", published: str | None = "2026-03-12") -> tuple[Cues, Evidence]:
    evidence = Evidence()
    made = document(Reading(kind="json", text=text, title=title, language=language, published=published), "x", "story")
    return cues(made, evidence), evidence


def test_neither_words_alone_nor_names_alone_make_one_event() -> None:
    assert score(0.3, 0.0) == score(0.0, 0.9) == 0
    assert score(0.3, 0.4) > 0.2


def test_texts_from_one_mould_are_less_alike_than_reports_in_words_of_their_own() -> None:
    assert score(0.9, 0.4) < score(ENOUGH_WORDS, 0.4) / 2
    assert score(0.9, 0.9) == pytest.approx(score(ENOUGH_WORDS, 0.9))


def test_days_between_reports_count_from_the_third_on_and_a_month_leaves_little() -> None:
    assert score(0.3, 0.5, days=2) == score(0.3, 0.5)
    assert score(0.3, 0.5, days=30) == pytest.approx(0.3 * score(0.3, 0.5))


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.sampled_from("ab"), st.integers(0, 9)), min_size=2, max_size=6))
def test_likeness_of_clusters_is_the_same_from_both_sides(rows: list[tuple[float, float, str, int]]) -> None:
    profiles = [
        profile(words, carried, own=str(n), language=language, day=day) for n, (words, carried, language, day) in enumerate(rows)
    ]
    one, other = profiles[0], profiles[1]
    for number, more in enumerate(profiles[2:]):
        one, other = (one.joined(more), other) if number % 2 else (one, other.joined(more))
    there, back = likeness(one, other), likeness(other, one)
    assert there == pytest.approx(back)
    assert 0 <= there.score <= 1


def test_a_word_that_all_news_uses_weighs_less_than_a_rare_one() -> None:
    read, evidence = reading("Yesterday officials mentioned mifepristone.")
    (found,) = vectors([read], evidence)
    assert found.words["w:offici"] < 0.6 * found.words["w:mifepr"]


def test_countries_have_one_feature_in_all_languages() -> None:
    features = set()
    for text, language in (
        ("The talks in the United States ended.", "en"),
        ("Terminaron las conversaciones en Estados Unidos.", "es"),
        ("Les négociations aux États-Unis sont finies.", "fr"),
        ("Die Gespräche in den Vereinigten Staaten sind zu Ende.", "de"),
    ):
        read, evidence = reading(text, language=language)
        (found,) = vectors([read], evidence)
        features.add(frozenset(found.countries))
    assert features == {frozenset({"p:united states"})}


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("It happened on 10 March in the city.", "en", {"2026-03-10"}),
        ("It happened on Tuesday in the city.", "en", {"2026-03-10"}),
        ("Ocurrió el martes, y el 5 de marzo también.", "es", {"2026-03-10", "2026-03-05"}),
        ("Es geschah am Dienstag, dem 10. März.", "de", {"2026-03-10"}),
        ("It began on 30 December and goes on.", "en", {"2025-12-30"}),
    ],
)
def test_days_are_read_as_dates(text: str, language: str, days: set[str]) -> None:
    assert set(reading(text, language=language)[0].days) == days


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("Seven died and 1,200 fled, 2.5 percent.", "en", {"7", "1200", "2.5"}),
        ("Siete muertos y 1.200 desplazados, 2,5 por ciento.", "es", {"7", "1200", "2.5"}),
        ("Since 2019 there was none.", "en", set()),
    ],
)
def test_numbers_are_values_and_years_say_nothing(text: str, language: str, numbers: set[str]) -> None:
    assert set(reading(text, language=language)[0].numbers) == numbers


def test_a_capital_at_the_start_of_a_sentence_or_in_a_headline_proves_no_name() -> None:
    text = "Rescuers came. Later the rescuers met Peña in Asunción. It rained."
    read, evidence = reading(text, title="Rescuers Meet Peña After The Great Storm")
    (found,) = vectors([read], evidence)
    assert found.named == {"n:pena", "p:asuncion"}


def test_german_nouns_are_no_names_but_capitals_side_by_side_are() -> None:
    _, evidence = reading("Am Montag sah die Polizei, dass Angela Merkel mit einem Koffer im Zug nach Hause fuhr.", language="de")
    assert "merkel" in evidence.names()
    assert not {"koffer", "zug", "polizei"} & evidence.names()
