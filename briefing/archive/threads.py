"""Which earlier story goes on today: the one whose claims today's openings repeat or change, or that shares its names and words.

Look-alikes stay apart: two floods share their words and no name, two trials in one town share the town and little else.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.archive.gist import STEM, Gist, repeats, stems, updated
from briefing.facts import facts
from briefing.language import opening, sentences
from briefing.records import Document
from briefing.typography import fold

ALIKE = 0.22  # cosine of names and words from which two stories are one, if they share names enough
NAMES = 2  # names in common, at least, where no claim is
SENTENCES = 5  # of each document's title and opening
DOCUMENTS = 6  # of a story that are read for this
QUERIED = 300  # characters of each document's opening
_CAPITALS = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,}(?: [^\W\d_a-z][^\W\d_]+)*")


@dataclass(frozen=True)
class Thread:
    """An earlier story: its id, the documents that it rested on, and its claims."""

    story: str
    claims: Sequence[Gist]
    documents: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Told:
    """Today's documents of a story. What their openings say is read when it is first asked for: on a day that nothing earlier
    comes near, never."""

    documents: Sequence[Document]

    @cached_property
    def sentences(self) -> tuple[Gist, ...]:
        """The opening sentences of the first documents, one of each outlet first."""
        by_outlet = {document.outlet or document.id: document for document in reversed(self.documents)}
        first = list(by_outlet.values())[::-1]
        others = [document for document in self.documents if document not in first]
        return tuple(gist for document in [*first, *others][:DOCUMENTS] for gist in _sentences(document))

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(name.key for gist in self.sentences for name in gist.facts.names)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(stem for gist in self.sentences for stem in gist.said)


def _sentences(document: Document) -> Iterable[Gist]:
    text = opening(document.title, document.text)
    for start, end in sentences(text, document.language)[:SENTENCES]:
        said = text[start:end]
        yield Gist(said, facts(said, document.language, document.published_on))


def matched(today: Mapping[str, Told], threads: Sequence[Thread]) -> dict[str, str]:
    """For each of today's stories the earlier one that it goes on with, if any; an earlier one goes on in one story only."""
    if not threads:
        return {}
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
    """Words to look a story up by in the archive: those that its titles and openings have most often, names by their capitals."""
    names: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for document in story.documents:
        text = opening(document.title, document.text, QUERIED)
        names.update({fold(name) for name in _CAPITALS.findall(text)})
        words.update(set(whole(text)))
    chosen = [name for name, _ in names.most_common(most // 2)] + [word for word, _ in words.most_common(most)]
    return list(dict.fromkeys(chosen))[:most]


def whole(text: str) -> list[str]:
    """The words whose stems carry a meaning, in full: the index has whole words."""
    kept = stems(text)
    return [word for word in re.findall(r"[^\W\d_]{4,}", fold(text)) if word[:STEM] in kept]
