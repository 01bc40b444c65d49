"""A claim cited that does not bear the sentence, where another claim of the story does; and words copied from what is cited."""

from __future__ import annotations

import pytest

from briefing.cli.trial import alarms_of_pair
from briefing.prove.corpus import read

FIRE = (
    "The council of Harlow voted on Monday to close the market on Quay Street. The motion passed by 14 votes to nine."
    " Traders will move to a hall behind the station until a new roof has been built. An inquiry into the cause of the fire is"
    " due to report in May. The town's bus company said it would add a stop at the hall from April."
)
POOL = (
    "La mairie de Saint-Aubrac a annoncé mardi la fermeture de la piscine pour deux ans. La toiture laisse passer l'eau."
    " Les travaux coûteront 3,2 millions d'euros, dont la moitié payée par la région. Le club de natation s'entraînera à Lormont."
)
ELSEWHERE = [
    (FIRE, "en", "The motion to close the market was carried by 14 votes to nine.", 2, 5),
    (FIRE, "en", "Traders will move to a hall behind the station.", 3, 4),
    (FIRE, "en", "A report on the cause of the fire is expected in May.", 4, 1),
    (FIRE, "en", "The bus company will add a stop at the hall.", 5, 2),
    (POOL, "fr", "La région paiera la moitié des travaux.", 3, 4),
    (POOL, "fr", "La mairie ferme la piscine pour deux ans, a-t-elle annoncé.", 1, 2),
]
"""A report, its language, a sentence about it, the number of the report's sentence that bears it, and that of another."""


def bearing(report: str, language: str, said: str, cites: int, other: int) -> list[bool]:
    """Whether the rule warns where the one is cited, and where the other is."""
    (pair,) = read(f"== 2026-03-17 | {language}\n{report}\n- bearing: {said} [[@{cites}|@{other}]]\n")
    return [any(rule == "bearing" for rule, _ in alarms_of_pair(told, pair)) for told in (pair.right, pair.wrong)]


@pytest.mark.parametrize("case", ELSEWHERE)
def test_a_sentence_that_cites_the_wrong_claim_of_its_story_is_told_which_bears_it(
    case: tuple[str, str, str, int, int],
) -> None:
    assert bearing(*case) == [False, True]


@pytest.mark.parametrize(
    ("said", "cites"),
    [
        ("The vote was close.", 2),  # no other claim has more of it
        ("Stalls go indoors until the roof is mended.", 3),
        ("The decision came on Monday.", 1),
        ("Investigators have until May.", 4),
        ("From April there will be a bus.", 5),
        ("Harlow will close the Quay Street market.", 1),
    ],
)
def test_a_paraphrase_in_words_of_its_own_rests_on_what_it_cites(said: str, cites: int) -> None:
    assert bearing(FIRE, "en", said, cites, 1 + cites % 5)[0] is False


LONG = "Traders will move to a hall behind the station until a new roof has been built, which takes 18 months."
NAMED = (
    "Secretary of State Marco Rubio and Foreign Minister Rubén Ramírez Lezcano signed the agreement"
    " in Washington on 15 December 2025."
)


@pytest.mark.parametrize(
    ("report", "said", "warns"),
    [
        (LONG, LONG, True),
        (LONG, "“Traders will move to a hall behind the station until a new roof has been built,” it says.", False),
        (LONG, "Until the roof is new, in 18 months, traders sell in a hall behind the station.", False),
        (LONG, "Traders will move to a hall behind the station until a new roof is up.", False),
        (NAMED, NAMED, False),  # names, titles and a day, which cannot be told otherwise
    ],
)
def test_a_long_run_of_plain_words_is_a_warning_and_one_of_names_is_none(report: str, said: str, warns: bool) -> None:
    (pair,) = read(f"== 2026-03-17\n{report}\n- verbatim: [[{said}|Nothing.]]\n")
    assert any(rule == "verbatim" for rule, _ in alarms_of_pair(pair.right, pair)) is warns
