"""Documents as weighted features in two spaces: the words of their language, and what carries across languages.

`carried` holds names, numbers and days; `words` the rest, cut to stems. They are kept apart since they answer different
questions: two floods share their words and not their places, two events of one president share names and not words. A feature
weighs more the fewer documents have it. A few documents say little about that, so a prior stands in for others: a word has
some currency before any document is counted, a name little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

from briefing.facts.lexicon.calendar import MONTHS, WEEKDAYS
from briefing.facts.lexicon.function_words import FUNCTION_WORDS
from briefing.facts.lexicon.places import DEMONYMS, SAME
from briefing.facts.lexicon.titles import TITLES
from briefing.facts.tokens import fold
from briefing.group.cues import STEM, Cues, Evidence, lowered
from briefing.group.currency import common_stems

PRIOR = 100  # documents that the prior counts as
CURRENCY = {"w": 0.02, "n": 0.005, "p": 0.03, "#": 0.01, "@": 0.05}  # share of documents that have a feature, before counting
SMALL_NUMBER, COMMON_WORD = 0.1, 0.15  # the same for numbers of one digit, and for words that most news uses
TITLE_AGAINST_LEAD = 3  # what a name in the title weighs among those at the top
MOST_WORDS, MOST_CARRIED = 50, 30  # features kept of a document, the weightiest

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Vectors:
    """One document. `words` and `carried` are unit vectors and may be empty; `anchors` are the names of its title and first
    lines, `countries` the countries among them, the weights of each adding up to 1; `named` are all names that it mentions.

    A feature opens with its kind: `w:` a word, `n:` a name, `p:` a known place or body, `#` a number, `@` a day.
    """

    words: Vector
    carried: Vector
    anchors: Vector
    countries: Vector
    named: frozenset[str]


def vectors(all_cues: Sequence[Cues], evidence: Evidence) -> list[Vectors]:
    """For each document its vectors, weighed by the whole collection, whose `evidence` tells which words are names."""
    names = evidence.names()
    counted = [dict(_features(cues, names)) for cues in all_cues]
    documents: Counter[str] = Counter()
    for features in counted:
        documents.update(features.keys())
    total = len(counted) + PRIOR
    weights = {feature: log(total / (count + PRIOR * _currency(feature))) for feature, count in documents.items()}
    return [_vectors(cues, features, weights) for cues, features in zip(all_cues, counted, strict=True)]


def _features(cues: Cues, names: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Every feature with how much it is mentioned."""
    counts: dict[str, int] = {}
    for word, count in cues.mentions.items():
        feature = feature_of(word, word in cues.capital, names)
        if feature:
            counts[feature] = counts.get(feature, 0) + count
    yield from counts.items()
    for number, count in cues.numbers.items():
        yield "#" + number, count
    for day, count in cues.days.items():
        yield "@" + day, count


def feature_of(word: str, is_capital: bool, names: frozenset[str]) -> str | None:
    """The feature that a word counts as; None for one that says nothing."""
    if is_capital and (place := _PLACES.get(word)):
        return "p:" + place
    if word in _STOP or (len(word) < 3 and word.isascii()):
        return "n:" + word if is_capital and len(word) == 2 and word in names and word not in _STOP else None
    if is_capital and word in names and word not in _NO_NAMES:
        return "n:" + word
    return "w:" + word[:STEM]


def _vectors(cues: Cues, counts: dict[str, int], weights: dict[str, float]) -> Vectors:
    weighed = {feature: weights[feature] * (1 + log(count)) for feature, count in counts.items()}
    words = {feature: weight for feature, weight in weighed.items() if feature[0] == "w"}
    carried = {feature: weight for feature, weight in weighed.items() if feature[0] != "w"}
    named = frozenset(feature for feature in carried if feature[0] in "np")
    lead = _named(cues.lead, named)
    titled = frozenset(_named(cues.title, named))
    weighty = {feature: weights[feature] * (TITLE_AGAINST_LEAD if feature in titled else 1) for feature in lead}
    total = sum(weighty.values())
    anchors = {feature: weight / total for feature, weight in weighty.items()}
    found = [feature for feature in lead if feature[2:] in _COUNTRIES]
    countries = dict.fromkeys(found, 1 / len(found)) if found else {}
    return Vectors(_unit(words, MOST_WORDS), _unit(carried, MOST_CARRIED), anchors, countries, named)


def _named(words: frozenset[str], named: frozenset[str]) -> list[str]:
    """The names among `words`, sorted."""
    features = {feature for word in words for feature in ("n:" + word, "p:" + _PLACES.get(word, ""))}
    return sorted(features & named)


def _unit(weighed: Vector, most: int) -> Vector:
    kept = sorted(weighed, key=lambda feature: (-weighed[feature], feature))[:most]
    length = sqrt(sum(weighed[feature] ** 2 for feature in kept))
    return {feature: weighed[feature] / length for feature in kept} if length else {}


def _currency(feature: str) -> float:
    if feature[0] == "w":
        return COMMON_WORD if feature[2:] in _COMMON else CURRENCY["w"]
    return SMALL_NUMBER if feature[0] == "#" and len(feature) == 2 else CURRENCY[feature[0]]


_PLACES = {lowered(form): fold(key) for form, key in SAME.items()}
_PLACES |= {lowered(word): key for word, key in DEMONYMS.items()} | {fold(key): fold(key) for key in SAME.values()}
_COUNTRIES = frozenset(DEMONYMS.values())
_COMMON = common_stems(STEM)
_STOP = frozenset(lowered(word) for words in FUNCTION_WORDS.values() for word in words)
# Written with a capital and no name of anybody: titles, months and days, and the furniture of pages.
_FURNITURE = """
    mr mrs ms dr sir lady reuters ap afp dpa efe getty images image photo photos caption copyright file media video share embed ad
""".split()
_NO_NAMES = frozenset(
    lowered(word)
    for words in (*(title for titles in TITLES.values() for title in titles), *MONTHS.values(), *WEEKDAYS.values(), _FURNITURE)
    for word in words
)
