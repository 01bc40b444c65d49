"""What English words mean to one another, from Princeton's WordNet 3.1: synonyms, opposites, generalisations, neighbours.

The lists beside this package hold what its authors thought of; this knows 70,000 words. Each question is about two word forms,
in any case and inflection ("soldiers", "rose"), and is answered over the senses that are common: what holds of a rare one only
is not known here. A word that WordNet lacks is nothing to any other. Two words of a verb with its particle go in with a space:
"set up".

    same("bought", "purchases")     one may stand for the other: a common sense is shared, or one derives from the other
    opposed("rose", "fall")         they cannot both be right of one thing; nouns oppose the verbs that they derive from
    broader("soldier", "person")    the second says less than the first and stays true of it
    siblings("wife", "husband")     both directly below one meaning, and neither says what the other says
    one_kind("wife", "sister")      as `siblings`, but a few steps below: what stands in one place of two sentences
    implied("people", field(words)) some of many words is the same or a special case: what they say bears this one out
    akin("boots", field(words))     or generalises it: they know of something of the kind
    kinds("soldier")                WordNet's classes of the two commonest senses: "n18" are people, "n14" groups

The tables are lines sorted by their keys (`tools/wordnet.py` makes them and says what they hold), searched by halving: nothing is
parsed but the lines that are asked for. Every answer is kept; all of it may be asked from several threads.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_ENDINGS = {
    "n": (("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("ies", "y")),
    "v": (("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")),
    "a": (("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
}
_TOUCHED = frozenset("n05 n06 n08 n13 n17 n20 n27".split())
_PEOPLE = "n18"
_MAIN = 2  # senses, the commonest, that pass on more than their own opposites
_NARROW = 120  # meanings below a verb's that pass on its opposite
_WIDEST = 400  # meanings below the one that two things of a kind share
_NEAR = 3  # steps up to it
_KEPT = 1 << 16


class _Sense(NamedTuple):
    """A common sense of a word: its meaning, those of the words that derive from this one, and how common it is (0: the most)."""

    meaning: str
    derived: tuple[str, ...]
    rank: int


class _Meaning(NamedTuple):
    kind: str
    broader: tuple[str, ...]
    opposed: tuple[str, ...]
    like: tuple[str, ...]
    below: int


def known(word: str) -> bool:
    """Whether WordNet has the word, in whatever form."""
    return bool(_senses(word.lower()))


@lru_cache(maxsize=_KEPT)
def same(one: str, other: str) -> bool:
    """Whether one may stand for the other."""
    mine, theirs = _meanings(one.lower()), _meanings(other.lower())
    return bool(mine & theirs) or bool(_like(one.lower()) & theirs) or bool(mine & _like(other.lower()))


@lru_cache(maxsize=_KEPT)
def opposed(one: str, other: str) -> bool:
    """Whether they cannot both be right of one thing. Adjectives are opposed through what they are like ("huge", "tiny"), verbs
    through the narrow meaning above them ("soar", "fall"), nouns through the verbs that they derive from."""
    if same(one, other) or broader(one, other) or broader(other, one):
        return False
    mine, theirs = _sides(one.lower()), _sides(other.lower())
    return any(contrary in theirs for number in mine for contrary in _meaning(number).opposed)


@lru_cache(maxsize=_KEPT)
def broader(one: str, other: str) -> bool:
    """Whether `other` generalises `one`, or is what `one` entails: "murdered" and "killed"."""
    theirs = {sense.meaning for sense in _senses(other.lower())}
    return any(not theirs.isdisjoint(_above(number)) for number in _meanings(one.lower()))


@lru_cache(maxsize=_KEPT)
def siblings(one: str, other: str) -> bool:
    """Whether both stand directly below one meaning, and neither is the other or a generalisation of it."""
    return _beside(one, other, 1)


@lru_cache(maxsize=_KEPT)
def one_kind(one: str, other: str) -> bool:
    """Whether both stand a few steps below one narrow meaning, and neither is the other or a generalisation of it."""
    return _beside(one, other, _NEAR)


class Field(NamedTuple):
    """What many words mean together: their meanings, what generalises these closely, and all that generalises them."""

    own: frozenset[str]
    near: frozenset[str]
    above: frozenset[str]


def field(words: Iterable[str]) -> Field:
    """The field of many words, for asking after one in all of them at once."""
    lower = {word.lower() for word in words}
    own = frozenset().union(*(_meanings(word) | _like(word) for word in lower))
    near = frozenset().union(*(_within(word, _NEAR) for word in lower))
    return Field(own, near, frozenset().union(*(_above(number) for number in own)))


def implied(word: str, words: Field) -> bool:
    """Whether some word of the field may stand for what this one mostly means, or is nearly that and more."""
    main = {sense.meaning for sense in _senses(word.lower()) if sense.rank < _MAIN}
    return not (words.own.isdisjoint(main) and words.near.isdisjoint(main))


def akin(word: str, words: Field) -> bool:
    """Whether some word of the field may stand for this one, is a special case of it, or generalises it, in any sense."""
    own = _meanings(word.lower()) | _like(word.lower())
    if not (words.own.isdisjoint(own) and words.above.isdisjoint(own)):
        return True
    return any(not words.own.isdisjoint(_above(number)) for number in _meanings(word.lower()))


@lru_cache(maxsize=_KEPT)
def kinds(word: str) -> frozenset[str]:
    """The classes of the word's main senses: a letter for the part of speech and the number of WordNet's file."""
    return frozenset(_meaning(sense.meaning).kind for sense in _senses(word.lower()) if sense.rank < _MAIN)


@lru_cache(maxsize=_KEPT)
def is_thing(word: str) -> bool:
    """Whether the word is a noun first of all, and names what can be touched: animals, plants, bodies, food, things made and
    found. A noun with another common sense is none ("cabinet", "picture"), but for one of people ("pet")."""
    senses = [(sense.rank, _meaning(sense.meaning).kind) for sense in _senses(word.lower())]
    if not senses or senses[0][1] not in _TOUCHED:
        return False
    return all(kind in _TOUCHED or kind == _PEOPLE if kind[0] == "n" else rank >= _MAIN for rank, kind in senses)


def _beside(one: str, other: str, steps: int) -> bool:
    mine, theirs = _within(one.lower(), steps), _within(other.lower(), steps)
    if not any(_meaning(number).below <= _WIDEST for number in mine & theirs):
        return False
    return not (same(one, other) or broader(one, other) or broader(other, one))


@cache
def _table(name: str) -> list[bytes]:
    """The lines of a table. A tab sorts before all that a key may hold, so that lines are sorted where their keys are."""
    return files(__package__).joinpath(name).read_bytes().split(b"\n")


def _row(name: str, key: str) -> str | None:
    """What stands behind a key in a table."""
    table, wanted = _table(name), key.encode() + b"\t"
    at = bisect_left(table, wanted)
    return table[at][len(wanted) :].decode() if at < len(table) and table[at].startswith(wanted) else None


@lru_cache(maxsize=_KEPT)
def _meaning(number: str) -> _Meaning:
    kind, broader, opposed, like, below = (_row("meanings.txt", number) or "\t\t\t\t0").split("\t")
    return _Meaning(kind, tuple(broader.split()), tuple(opposed.split()), tuple(like.split()), int(below))


@lru_cache(maxsize=_KEPT)
def _senses(word: str) -> tuple[_Sense, ...]:
    """The common senses of a form, those of every word that it may be a form of."""
    written = word.replace("’", "'").removesuffix("'s").replace(" ", "_")
    found = dict.fromkeys(_listed(written))
    for part, base in _bases(written):
        found |= dict.fromkeys(sense for sense in _listed(base) if _meaning(sense.meaning).kind[:1] == part)
    return tuple(found)


def _listed(word: str) -> Iterator[_Sense]:
    for rank, sense in enumerate((_row("words.txt", word) or "").split()):
        meaning, *derived = sense.split("/")
        yield _Sense(meaning, tuple(derived), rank)


def _bases(form: str) -> Iterator[tuple[str, str]]:
    """What a form may be inflected from, each with its part of speech; of a verb with a particle the verb is inflected."""
    verb, space, particle = form.partition("_")
    irregular = (_row("forms.txt", verb) or "").split()
    for entry in irregular:
        part, _, base = entry.partition(":")
        yield part, base + space + particle
    parts = {entry[0] for entry in irregular}
    for part, endings in _ENDINGS.items():
        for ending, put in endings if part not in parts else ():
            if verb.endswith(ending) and len(verb) > len(ending) + 1:
                yield part, verb[: len(verb) - len(ending)] + put + space + particle


@lru_cache(maxsize=_KEPT)
def _meanings(word: str) -> frozenset[str]:
    """The meanings of a word and of what derives from it or it derives from."""
    return frozenset(number for sense in _senses(word) for number in (sense.meaning, *sense.derived))


@lru_cache(maxsize=_KEPT)
def _like(word: str) -> frozenset[str]:
    """The meanings that a word's common senses are like: an adjective's head, a verb's other senses."""
    return frozenset(number for sense in _senses(word) for number in _meaning(sense.meaning).like)


@lru_cache(maxsize=_KEPT)
def _sides(word: str) -> frozenset[str]:
    """The meanings whose opposites are opposites of the word: its own, and what its main senses stand near to."""
    main = [sense for sense in _senses(word) if sense.rank < _MAIN]
    near = {number for sense in main for number in (sense.meaning, *sense.derived)}
    above = {up for number in near if _meaning(number).kind[0] == "v" for up in _meaning(number).broader}
    own = {sense.meaning for sense in _senses(word)}
    return _like(word) | own | near | {up for up in above if _meaning(up).below <= _NARROW}


@lru_cache(maxsize=_KEPT)
def _above(number: str) -> frozenset[str]:
    """All that generalises a meaning. WordNet goes round in a circle here and there ("inhibit", "restrain")."""
    found: set[str] = set()
    waiting = [number]
    while waiting:
        further = set(_meaning(waiting.pop()).broader) - found
        found |= further
        waiting += further
    return frozenset(found)


@lru_cache(maxsize=_KEPT)
def _within(word: str, steps: int) -> frozenset[str]:
    """What stands at most so many steps above the main senses of a noun."""
    found: set[str] = set()
    level = {sense.meaning for sense in _senses(word) if sense.rank < _MAIN and _meaning(sense.meaning).kind[0] == "n"}
    for _ in range(steps):
        level = {up for number in level for up in _meaning(number).broader}
        found |= level
    return frozenset(found)
