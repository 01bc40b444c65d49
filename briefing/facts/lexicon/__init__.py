"""The word lists behind the facts, a module for each concern, each by language (en, es, fr, de, pt).

Lists and not rules: a desk that misses a title, a unit or a verb of saying adds a word here and a case to the test's table.
Words are lower case and composed (NFC). A list is written as a string to be split, which is how lists stay readable.
"""

from __future__ import annotations

LANGUAGES = ("en", "es", "fr", "de", "pt")


def words(text: str) -> frozenset[str]:
    """The words of `text`, to look up in."""
    return frozenset(text.split())


def by_language(**lists: str) -> dict[str, frozenset[str]]:
    """Lists of words by language; "" (any other language) has none."""
    return {language: words(text) for language, text in lists.items()} | {"": frozenset()}
