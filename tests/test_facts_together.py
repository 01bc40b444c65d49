"""What must hold for any text: nothing raises, and what was found stands in the text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.facts import facts

TODAY = date(2026, 3, 11)

# Pieces that the finders look for, so that random texts are full of them.
_PIECES = """
    “ ” " ' ‘ ’ « » „ . , ; : – - — ( ) % € $ £ R$ 1 28 1.200,50 1,200.50 2026 2026-03-10 10/03/2026 March May mars März
    Tuesday martes said dijo sagte disse according to selon laut not no ne pas kein não will may si if President
    Präsident Santiago Peña de von al- O Jane Doe US U.S. J. D. million Mio. mil half third two twenty between and to a
    un eine hundred hundert tausend votes for against per cent percentage points yesterday last week ago zwei The A
"""
_NEWSLIKE = st.lists(
    st.tuples(st.sampled_from(_PIECES.split()), st.sampled_from([" ", "", "\n", "\u00a0", "\n\n"])), max_size=40
).map(lambda pairs: "".join(piece + space for piece, space in pairs))
_LANGUAGE = st.sampled_from([None, "en", "en-US", "es", "fr", "de", "pt-BR", "it", "zh"])


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(max_size=120), _NEWSLIKE), language=_LANGUAGE, today=st.one_of(st.none(), st.dates()))
def test_no_text_raises_and_what_is_found_stands_in_it(text: str, language: str | None, today: date | None) -> None:
    found = facts(text, language, today)
    for item in (*found.names, *found.numbers, *found.dates, *found.quotations):
        assert item.text
        assert item.text in text
    if found.speaker is not None:
        assert found.speaker in text


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "A ",
        "1",
        "1,",
        "1 ",
        "1.",
        "“",
        "‘",
        "'",
        '" ',
        "«",
        "A. ",
        "de ",
        "A de ",
        "said ",
        "A, ",
        "two ",
        "10 to ",
        "$",
        "-",
        "@",
        "a@",
    ]
    + [
        "“a b” said Jane. ",
        "He said “a”. ",
        "Talks grew. ",
        "between 3 and ",
        "not ",
        "ne ",
        "wird ",
        "million ",
        "hundred ",
        "March ",
        "U.S.",
        "http://",
        "A-",
        "5 days ",
        "(",
        "\n",
        "according to ",
    ],
)
def test_fifty_kilobytes_of_one_thing_come_to_an_end(piece: str) -> None:
    for language in ("en", "de"):
        facts(piece * (50_000 // len(piece)), language, TODAY)


def test_an_empty_text_has_no_facts() -> None:
    found = facts("")
    assert not (found.names or found.numbers or found.dates or found.quotations or found.speaker or found.negation)
    assert found.certainty == "fact"


def test_the_speaker_that_is_known_is_taken_over_the_one_found() -> None:
    assert facts("The ministry said the law passed.", "en", speaker="the union").speaker == "the union"


def test_a_statement_with_a_known_speaker_is_claimed() -> None:
    assert facts("The law passed.", "en", speaker="the union").certainty == "claimed"
    assert facts("The law passed.", "en").certainty == "fact"
