"""Words of news as concepts that five languages share: "voted down" and "rechazó" are one act, "Senado" and "Senate" one body.

The words stand in a text file beside this module, one concept a line, so that a reader can add to them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "es", "fr", "de", "pt")
_PARTICLES = frozenset("ab zu zuruck an statt aus".split())  # the second halves of German verbs, at the end of their clause
_REACH = 14  # tokens: how far they may stand from the first


@dataclass
class _Words:
    """Concepts by their first word. `phrases` holds the further words that must follow it."""

    single: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, written: str, concept: str) -> None:
        first, *more = written.split("-")
        if more:
            self.phrases[first].append((tuple(more), concept))
        else:
            self.single.setdefault(first, concept)


@cache
def _lines() -> dict[str, list[str]]:
    """The lexicon's lines by section."""
    found: dict[str, list[str]] = defaultdict(list)
    section = ""
    for line in files(__package__).joinpath("lexicon/acts.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            found[section].append(line)
    return dict(found)


@cache
def _words(section: str, language: str) -> _Words:
    known = _Words()
    for line in _lines()[section]:
        concept, words = line.split(":")
        for written in (words if section == "things" else words.split("|")[LANGUAGES.index(language)]).split():
            known.add(written, concept)
    return known


@cache
def acts() -> frozenset[str]:
    """The names of all acts."""
    return frozenset(line.partition(":")[0] for line in _lines()["acts"])


@cache
def opposites() -> dict[str, frozenset[str]]:
    """For each act those that cannot be true beside it."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in _lines()["opposite"]:
        one, other = (side.strip() for side in line.split("|"))
        found[one].add(other)
        found[other].add(one)
    return {act: frozenset(others) for act, others in found.items()}


@cache
def thing(word: str) -> str | None:
    """The concept of a word for a person, a body or a paper, in any of the languages; `word` is lower case without marks."""
    return _words("things", "").single.get(word)


@dataclass(frozen=True)
class Met:
    """A concept met at `place`, the place of its first token; `size` tokens stand for it. A `bare` verb needs a denial."""

    place: int
    size: int
    concept: str
    bare: bool = False


def met(tokens: Sequence[str], language: str) -> Iterator[Met]:
    """The acts told by `tokens`, which are lower case and without diacritics."""
    if language not in LANGUAGES:
        return
    finite, bare = _words("acts", language), _words("bare", language)
    for place, token in enumerate(tokens):
        found = _at(tokens, place, token, finite, language)
        if found:
            yield found
        elif found := _at(tokens, place, token, bare, language):
            yield Met(found.place, found.size, found.concept, bare=True)


def _at(tokens: Sequence[str], place: int, token: str, known: _Words, language: str) -> Met | None:
    for rest, concept in known.phrases.get(token, ()):
        after = tuple(tokens[place + 1 : place + 1 + len(rest)])
        parted = language == "de" and len(rest) == 1 and rest[0] in _PARTICLES and rest[0] in tokens[place + 1 : place + _REACH]
        if after == rest or parted:
            return Met(place, 1 if parted else 1 + len(rest), concept)
    concept_of_one = known.single.get(token)
    return Met(place, 1, concept_of_one) if concept_of_one else None
