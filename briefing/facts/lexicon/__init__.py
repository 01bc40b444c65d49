"""The word lists behind the facts, a module for each concern, each by language (en, es, fr, de, pt).

Lists and not rules: a desk that misses a title, a unit or a verb of saying adds a word here and a case to the test's table.
Words are lower case and composed (NFC). A list is written as a string to be split, which is how lists stay readable.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")

LANGUAGES = ("en", "es", "fr", "de", "pt")


def words(text: str) -> frozenset[str]:
    """The words of `text`, to look up in."""
    return frozenset(text.split())


def endings(text: str) -> tuple[str, ...]:
    """The endings in `text`, as `str.endswith` takes them."""
    return tuple(text.split())


def by_first_word(phrases: Iterable[tuple[str, T]]) -> dict[str, tuple[tuple[tuple[str, ...], T], ...]]:
    """Phrases and what they stand for, the longest first, under the first word of each: one look-up rules out nearly all."""
    entries: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for phrase, value in phrases:
        parts = tuple(phrase.replace("-", " ").replace("'", " ").split())
        entries.setdefault(parts[0], []).append((parts, value))
    return {first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in entries.items()}


def by_language(**lists: str) -> dict[str, frozenset[str]]:
    """Lists of words by language; "" (any other language) has none."""
    return {language: words(text) for language, text in lists.items()} | {"": frozenset()}
