"""What the rules know of words: families that paraphrase one another, opposites, things of one kind, and cues.

The long lists are text files beside this module, one family, pair or kind a line, so that a reader can add to them. They hold
general vocabulary of news and business; nothing in them was drawn from a set that the rules are measured on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from briefing.check.stems import plain, stem


def _lines(name: str) -> Iterator[str]:
    for line in files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _stems(words: str, language: str) -> frozenset[str]:
    """The stems of words parted by spaces; of a phrase ("step-down") the phrase with hyphens, and its first word."""
    return frozenset("-".join(stem(part, language) for part in word.split("-")) for word in words.split())


@cache
def families(language: str) -> dict[str, frozenset[str]]:
    """For each stem, the stems that can stand for it. Only English has families; other languages compare words as they are."""
    found: dict[str, set[str]] = defaultdict(set)
    if language == "en":
        for line in _lines("same.en.txt"):
            family = _stems(line, language)
            for member in family:
                found[member] |= family
    return {word: frozenset(others - {word}) for word, others in found.items()}


@cache
def opposites(language: str) -> dict[str, frozenset[str]]:
    """For each stem, the stems that say the contrary."""
    found: dict[str, set[str]] = defaultdict(set)
    section = ""
    for line in _lines("opposite.txt"):
        if line.startswith("["):
            section = line.strip("[]")
        elif section == language:
            one, other = (_stems(side, language) for side in line.split("|"))
            for word in one:
                found[word] |= other - one
            for word in other:
                found[word] |= one - other
    return {word: frozenset(others) for word, others in found.items()}


@cache
def across(language: str) -> dict[str, frozenset[str]]:
    """For words of another language, their stems -> the English stems that they stand for (those that have an opposite)."""
    found: dict[str, set[str]] = defaultdict(set)
    section = ""
    for line in _lines("opposite.txt"):
        if line.startswith("["):
            section = line.strip("[]")
        elif section == "across":
            english, others = line.split("=")
            for word in others.split():
                found[stem(plain(word), language)].add(stem(english.strip()))
                found[stem(word, language)].add(stem(english.strip()))
    return {word: frozenset(meanings) for word, meanings in found.items()}


@cache
def kinds() -> dict[str, tuple[tuple[int, int], ...]]:
    """For each English stem, the kinds that it belongs to: the kind's number, and the number of the thing within the kind."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for kind, line in enumerate(_lines("kinds.en.txt")):
        for thing, names in enumerate(line.split("|")):
            for word in _stems(names, "en"):
                found[word].append((kind, thing))
    return {word: tuple(places) for word, places in found.items()}
