"""What becomes one claim and what must stay two: the same said otherwise, also in another language, and look-alikes."""

from __future__ import annotations

import random

import pytest

from briefing.ledger import build
from briefing.ledger.merging import FEW
from briefing.records import Claim, Extraction, Ledger
from builders import claim, document
from test_ledger_clashes import Pair, certainty_of


def book_of(*said: tuple[str, str]) -> Ledger:
    documents = [
        document(text, f"{number}", outlet=f"Paper {number}", language=language) for number, (language, text) in enumerate(said)
    ]
    extractions = [Extraction(document=item.id, engine="replay", claims=(_claim(item),)) for item in documents]
    return build(documents, extractions, "2026-03-10", "A title")


def _claim(item: object) -> Claim:
    return claim(item, item.text, certainty=certainty_of(item.text, item.language))  # type: ignore[attr-defined,arg-type]


SAME = [
    (
        "en",
        "Ida Holm signed the port treaty in Eastmouth on 15 December 2025.",
        "en",
        "In Eastmouth, Ida Holm signed the port treaty on 15 December 2025.",
    ),
    (
        "en",
        "The Senate of Paraguay approved the accord on 4 March 2026 with 28 votes in favour.",
        "en",
        "Paraguay's Senate gave its consent to the accord on 4 March 2026, with 28 votes in favour.",
    ),
    (
        "en",
        "US officials have described the accord as a historic step that will advance “mutual interests”.",
        "en",
        "US officials have called the accord a historic step that will advance “mutual interests”.",
    ),
    (
        "en",
        "Eastmouth Hospital postponed 1,840 appointments and 96 operations.",
        "en",
        "Eastmouth Hospital has called off 1,840 appointments and 96 operations.",
    ),
    (
        "en",
        "The Brennick Trust says it has no evidence so far that patient records left its network.",
        "en",
        "The Brennick Trust said it has at present no evidence that patient records have left its network.",
    ),
    (
        "en",
        "The Senate of Paraguay approved the accord on 4 March 2026 with 28 votes in favour.",
        "es",
        "El Senado de Paraguay aprobó el 4 de marzo de 2026 el acuerdo con 28 votos a favor.",
    ),
    (
        "en",
        "The Senate of Paraguay approved the accord on 4 March 2026 with 28 votes in favour.",
        "fr",
        "Le Sénat du Paraguay a approuvé l'accord le 4 mars 2026 par 28 voix pour.",
    ),
    (
        "en",
        "The Senate of Paraguay approved the accord on 4 March 2026 with 28 votes in favour.",
        "de",
        "Der Senat von Paraguay billigte das Abkommen am 4. März 2026 mit 28 Stimmen dafür.",
    ),
    (
        "en",
        "The Senate of Paraguay approved the accord on 4 March 2026 with 28 votes in favour.",
        "pt",
        "O Senado do Paraguai aprovou o acordo em 4 de março de 2026 com 28 votos a favor.",
    ),
    (
        "es",
        "Marco Rubio y Rubén Ramírez firmaron el acuerdo el 15 de diciembre de 2025 con 14 artículos.",
        "pt",
        "Marco Rubio e Rubén Ramírez assinaram o acordo em 15 de dezembro de 2025 com 14 artigos.",
    ),
]
LOOK_ALIKES = [
    (
        "en",
        "Ida Holm signed the port treaty in Eastmouth on 15 December 2025.",
        "en",
        "Ida Holm ratified the port treaty in Eastmouth on 15 December 2025.",
    ),
    (
        "en",
        "The Senate of Paraguay approved the accord on 4 March 2026 with 28 votes in favour.",
        "en",
        "The Senate of Paraguay rejected the accord on 4 March 2026 with 28 votes in favour.",
    ),
    (
        "en",
        "US officials have described the accord as a historic step.",
        "en",
        "Paraguayan officials have described the accord as a historic step.",
    ),
    (
        "en",
        "Eastmouth Hospital postponed 1,840 appointments and 96 operations.",
        "en",
        "Westmouth Hospital postponed 1,840 appointments and 96 operations.",
    ),
    (
        "en",
        "The Brennick Trust says it has no evidence that patient records left its network.",
        "en",
        "The ministry says it has no evidence that patient records left the network.",
    ),
    (
        "en",
        "The Senate of Paraguay approved the accord on 4 March 2026 with 28 votes in favour.",
        "es",
        "El Senado de Paraguay rechazó el 4 de marzo de 2026 el acuerdo con 28 votos a favor.",
    ),
    (
        "en",
        "The Senate of Paraguay approved the accord on 4 March 2026 with 28 votes in favour.",
        "fr",
        "Le Sénat du Chili a approuvé l'accord le 4 mars 2026 par 28 voix pour.",
    ),
    (
        "en",
        "The Senate of Paraguay approved the accord on 4 March 2026 with 28 votes in favour.",
        "de",
        "Der Senat von Paraguay wird das Abkommen am 4. März 2026 mit 28 Stimmen dafür billigen.",
    ),
    (
        "en",
        "The Senate of Paraguay approved the accord on 4 March 2026 with 28 votes in favour.",
        "pt",
        "A Câmara dos Deputados do Paraguai aprovou o acordo em 4 de março de 2026 com 28 votos a favor.",
    ),
    (
        "es",
        "Marco Rubio y Rubén Ramírez firmaron el acuerdo el 15 de diciembre de 2025 con 14 artículos.",
        "pt",
        "Marco Rubio e Rubén Ramírez não assinaram o acordo em 15 de dezembro de 2025 com 14 artigos.",
    ),
]


@pytest.mark.parametrize("pair", SAME)
def test_the_same_said_otherwise_is_one_claim_with_both_places(pair: Pair) -> None:
    (only,) = book_of(pair[:2], pair[2:]).claims
    assert len(only.evidence) == 2 and only.text == pair[1]


@pytest.mark.parametrize("pair", LOOK_ALIKES)
def test_claims_that_look_alike_stay_two(pair: Pair) -> None:
    assert len(book_of(pair[:2], pair[2:]).claims) == 2


def test_same_and_look_alike_are_as_many() -> None:
    assert len(SAME) == len(LOOK_ALIKES)


def test_a_claim_that_says_more_is_not_swallowed_by_one_that_says_less() -> None:
    short = "Ida Holm signed the port treaty in Eastmouth on 15 December 2025."
    book = book_of(("en", short), ("en", short[:-1] + " after months of protest by the fishermen's union."))
    assert len(book.claims) == 2


def test_a_difference_in_the_houses_words_keeps_four_abstentions_from_four_blank_votes_and_lists_them() -> None:
    text = "Paraguay's Chamber of Deputies approved the accord by 53 votes to 8, with 4 abstentions."
    book = book_of(("en", text), ("en", text.replace("abstentions", "blank votes")))
    assert [clash.values for clash in book.contradictions] == [("4 abstentions", "4 blank votes")]


def test_a_claim_is_compared_with_few_others_however_many_there_are() -> None:
    assert _comparisons(800) <= FEW * 800 < 800 * 800 / 4


def _comparisons(count: int) -> int:
    from unittest.mock import patch

    from briefing.ledger import merging
    from briefing.ledger.said import read

    rng = random.Random(7)
    places = [
        f"{first}{last}" for first in "Ash Bren Cold Dun East Fern Gold Hol".split() for last in "mouth wick field ham".split()
    ]
    euros, years = range(20, 9000), range(2001, 2025)
    texts = [
        f"{rng.choice(places)} council paid {rng.choice(euros)} euros to {rng.choice(places)} in {rng.choice(years)}."
        for _ in range(count)
    ]
    items = [document(text, f"{number}") for number, text in enumerate(texts)]
    claims = read([claim(item, item.text) for item in items])
    with patch.object(merging, "same", wraps=merging.same) as seen:
        merging.merged(claims)
    return seen.call_count
