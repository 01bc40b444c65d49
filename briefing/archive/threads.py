"""Which earlier story goes on today: the one whose claims today's openings repeat or change, or that shares its names and words.

Look-alikes stay apart: two floods share their words and no name, two trials in one town share the town and little else.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing.archive.gist import Gist, repeats, stems, updated
from briefing.facts import facts
from briefing.language import opening, sentences
from briefing.records import Document
from briefing.support import fold

ALIKE = 0.22  # cosine of names and words from which two stories are one, if they share names enough
NAMES = 2  # names in common, at least, where no claim is
SENTENCES = 5  # of each document's opening


@dataclass(frozen=True)
class Thread:
    """An earlier story: its id, the documents that it rested on, and its claims."""

    story: str
    claims: Sequence[Gist]
    documents: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Told:
    """Today's documents of a story, as far as earlier ones are compared with them."""

    documents: Sequence[Document]
    sentences: Sequence[Gist]
    names: frozenset[str] = field(default_factory=frozenset)
    words: frozenset[str] = field(default_factory=frozenset)


def told(documents: Sequence[Document]) -> Told:
    """What the openings of a story's documents say."""
    said = [gist for document in documents for gist in _sentences(document)]
    names = frozenset(name.key for gist in said for name in gist.facts.names)
    return Told(documents, said, names, frozenset(stem for gist in said for stem in gist.said))


def _sentences(document: Document) -> Iterable[Gist]:
    day = document.published_on
    text = opening(document.title, document.text)
    for start, end in sentences(text, document.language)[: SENTENCES + 1]:
        said = text[start:end]
        yield Gist(said, facts(said, document.language, day if isinstance(day, date) else None))


def matched(today: Mapping[str, Told], threads: Sequence[Thread]) -> dict[str, str]:
    """For each of today's stories the earlier one that it goes on with, if any; an earlier one goes on in one story only."""
    weights = _weights([*today.values()], threads)
    scores = [
        (score, slot, thread.story)
        for slot, story in today.items()
        for thread in threads
        if (score := likeness(story, thread, weights)) > 0
    ]
    found: dict[str, str] = {}
    for _, slot, story in sorted(scores, key=lambda one: (-one[0], one[1], one[2])):
        if slot not in found and story not in found.values():
            found[slot] = story
    return found


def likeness(story: Told, thread: Thread, weights: Mapping[str, float]) -> float:
    """How sure it is that a story goes on with a thread; 0 where it is not sure enough."""
    same_source = any(item.id in thread.documents or (item.url and item.url in thread.urls) for item in story.documents)
    names = frozenset(name.key for gist in thread.claims for name in gist.facts.names)
    words = frozenset(stem for gist in thread.claims for stem in gist.said)
    alike = _cosine(_features(story.names, story.words), _features(names, words), weights)
    kept = sum(any(repeats(new, old) or updated(new, old) for old in thread.claims) for new in story.sentences)
    shared = {name for name in story.names & names if weights[f"n {name}"] > 0}
    if same_source or (kept and shared):
        return 1 + kept + alike
    return alike if alike >= ALIKE and len(shared) >= NAMES else 0.0


def _features(names: Iterable[str], words: Iterable[str]) -> frozenset[str]:
    return frozenset({f"n {name}" for name in names} | {f"w {word}" for word in words})


def _weights(today: Sequence[Told], threads: Sequence[Thread]) -> Mapping[str, float]:
    """How telling each name and word is: one that every story has tells nothing. Names count twice."""
    groups = [_features(story.names, story.words) for story in today]
    for thread in threads:
        names = {name.key for gist in thread.claims for name in gist.facts.names}
        groups.append(_features(names, {stem for gist in thread.claims for stem in gist.said}))
    counts = Counter(feature for group in groups for feature in group)
    total = len(groups) + 1
    return {feature: (2 if feature[0] == "n" else 1) * math.log(total / count) for feature, count in counts.items()}


def _cosine(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    def length(features: frozenset[str]) -> float:
        return math.sqrt(sum(weights[feature] ** 2 for feature in features))

    product = sum(weights[feature] ** 2 for feature in one & other)
    return product / (length(one) * length(other)) if product else 0.0


def query(story: Told, most: int = 40) -> list[str]:
    """Words to look a story up by in the archive: its names first, then what its openings say most often."""
    names = Counter(fold(name) for gist in story.sentences for name in gist.names)
    words = Counter(word for gist in story.sentences for word in stems_as_written(gist.text))
    return [name for name, _ in names.most_common(most // 2)] + [word for word, _ in words.most_common(most // 2)]


def stems_as_written(text: str) -> list[str]:
    """The words whose stems carry a meaning, in full: the index has whole words."""
    kept = stems(text)
    return [word for word in fold(text).replace("'", " ").split() if word.isalpha() and len(word) >= 4 and word[:6] in kept]
