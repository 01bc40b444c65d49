"""How much of a set a text takes in, as the rule on scope reads it."""

from __future__ import annotations

import pytest

from briefing.check.shares import shares
from briefing.check.text import Text


def read(words: str, language: str = "en") -> list[tuple[str, str | None, bool]]:
    return [(share.word.lower, share.noun.lower if share.noun else None, share.limits) for share in shares(Text(words, language))]


@pytest.mark.parametrize(
    ("language", "words", "quantity", "noun"),
    [
        ("en", "Nine of them had left.", "nine", None),
        ("en", "She represents 900 of the 2,400 workers.", "900", "workers"),
        ("en", "He paid a part of the debt.", "part", "debt"),
        ("en", "All but two ships returned.", "all", None),
        ("en", "Eleven have fallen silent.", "eleven", None),
        ("es", "Algunos vecinos se quejan.", "algunos", "vecinos"),
        ("fr", "Trois des quatre ponts sont fermés.", "trois", "ponts"),
        ("de", "Zwei der drei Boote sanken.", "zwei", "boote"),
        ("pt", "Uma parte das escolas fechou.", "parte", "escolas"),
    ],
)
def test_a_known_set_is_taken_in_part(language: str, words: str, quantity: str, noun: str | None) -> None:
    assert (quantity, noun, True) in read(words, language)


@pytest.mark.parametrize(
    "words", ["Two ministers resigned.", "Every shop was shut.", "They wrote to each other.", "Some 140 people came."]
)
def test_a_count_or_a_whole_limits_nothing(words: str) -> None:
    assert not any(limits for _, _, limits in read(words))


@pytest.mark.parametrize(
    "words", ["It did not help at all.", "The plan was fair on the whole.", "The majority held that it was void."]
)
def test_idle_words_are_no_quantity(words: str) -> None:
    assert read(words) == []
