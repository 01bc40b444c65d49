"""Which sentences of the sources bear a sentence best: retrieval for texts that cite nothing.

Every sentence of every source stands in one inverted index of stems, weighted by how rare a stem is among them. The best few
are taken greedily: each next one for what it bears that those before it do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from briefing.check.lexicon import families
from briefing.check.text import Text
from briefing.language import detect, sentences
from briefing.records import Document

_AT_MOST = 4
_WORTH = 0.08  # a further sentence must bear at least this share of the weight


@dataclass(frozen=True)
class Place:
    """A sentence of a source: its document and offsets, and the sentence as the rules read it."""

    document: str
    start: int
    end: int
    text: Text


@dataclass(frozen=True, eq=False)
class Sources:
    """Sources to check texts against."""

    documents: tuple[Document, ...]

    @cached_property
    def places(self) -> tuple[Place, ...]:
        found: list[Place] = []
        for document in self.documents:
            code = (document.language or detect(document.text) or "en").partition("-")[0]
            for start, end in sentences(document.text, code):
                found.append(Place(document.id, start, end, Text(document.text[start:end], code, document.published_on)))
        return tuple(found)

    @cached_property
    def whole(self) -> Text:
        """All sources as one text, titles with them."""
        parts = [part for document in self.documents for part in (document.title, document.outlet, document.text) if part]
        return Text("\n".join(parts), self.places[0].text.language if self.places else "en")

    @cached_property
    def postings(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, place in enumerate(self.places):
            for word in place.text.stems:
                found[word].append(number)
        return {word: tuple(numbers) for word, numbers in found.items()}

    def weight(self, word: str) -> float:
        """How much a stem tells: the rarer among the sentences, the more."""
        return log(1 + len(self.places) / (1 + len(self.postings.get(word, ()))))

    def best(self, said: Text) -> list[Place]:
        """The sentences that bear `said` best, the best first; none where no word is shared."""
        borne_by, total = self._bearers(said)
        kept: list[int] = []
        open_words = dict.fromkeys(said.stems, 1.0)
        while len(kept) < _AT_MOST and borne_by:
            gains = {
                n: sum(share * self.weight(w) * open_words[w] for w, share in words.items()) for n, words in borne_by.items()
            }
            number, gain = max(gains.items(), key=lambda item: (item[1], -item[0]))
            if gain < _WORTH * total or gain <= 0:
                break
            kept.append(number)
            for word, share in borne_by.pop(number).items():
                open_words[word] *= 1 - 0.85 * share
        return [self.places[number] for number in kept]

    def _bearers(self, said: Text) -> tuple[dict[int, dict[str, float]], float]:
        """For each sentence, the stems of `said` that it bears: 1 for the stem itself, a half for one that may stand for it."""
        kin = families(said.language)
        found: dict[int, dict[str, float]] = defaultdict(dict)
        for word in said.stems:
            for other in kin.get(word, ()):
                for number in self.postings.get(other, ()):
                    found[number][word] = 0.5
            for number in self.postings.get(word, ()):
                found[number][word] = 1.0
        return found, sum(self.weight(word) for word in said.stems)


def sources_of(documents: Sequence[Document]) -> Sources:
    """Sources to check against: the documents that could be read."""
    return Sources(tuple(document for document in documents if document.text.strip()))
