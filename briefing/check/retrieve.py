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

from briefing.check.casing import Casing, casing, guessed, is_small, recased
from briefing.check.lexicon import families
from briefing.check.text import Text
from briefing.language import detect, sentences
from briefing.records import Document

_AT_MOST = 4
_WORTH = 0.08  # a further sentence must bear at least this share of the weight
_SATED = 0.85  # how much less a word is worth once a sentence bears it


@dataclass(frozen=True)
class Place:
    """A sentence of a source: its document and offsets, the sentence as the rules read it, and as it is written."""

    document: str
    start: int
    end: int
    text: Text
    written: str


@dataclass(frozen=True, eq=False)
class Sources:
    """Sources to check texts against."""

    documents: tuple[Document, ...]

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        """The language of each document."""
        return tuple((one.language or detect(one.text) or "en").partition("-")[0] for one in self.documents)

    @cached_property
    def in_small_letters(self) -> bool:
        """Whether no source has capitals."""
        return all(is_small(one.text, code) for one, code in zip(self.documents, self._codes, strict=True))

    @cached_property
    def _read_as(self) -> tuple[str, ...]:
        """Each document's text as it is read; where none has capitals, with one for each word that must be a name."""
        if not self.in_small_letters:
            return tuple(one.text for one in self.documents)
        both = zip(self.documents, self._codes, strict=True)
        return tuple(recased(one.text, code, guessed(one.text, code)) for one, code in both)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        found: list[Place] = []
        for document, code, text in zip(self.documents, self._codes, self._read_as, strict=True):
            for start, end in sentences(document.text, code):
                written = document.text[start:end]
                found.append(Place(document.id, start, end, Text(text[start:end], code, document.published_on), written))
        return tuple(found)

    @cached_property
    def whole(self) -> Text:
        """All sources as one text, titles with them."""
        texts = [(one.title, one.outlet, text) for one, text in zip(self.documents, self._read_as, strict=True)]
        language = self.places[0].text.language if self.places else "en"
        return Text("\n".join(part for parts in texts for part in parts if part), language)

    @cached_property
    def casing(self) -> Casing:
        """How the sources write their names, for a text that writes them in small letters."""
        return casing(self.whole.text, self.whole.language)

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
        still = {word: self.weight(word) for word in sorted(said.stems)}  # what a stem is worth to the next sentence
        bearers = self._bearers(said)
        gains: dict[int, float] = defaultdict(float)
        for word, shares in bearers.items():
            for number, share in shares.items():
                gains[number] += share * still[word]
        kept: list[int] = []
        worth = _WORTH * sum(still.values())
        while gains and worth and len(kept) < _AT_MOST:
            number = max(gains, key=lambda n: (gains[n], -n))
            if gains.pop(number) < worth:
                break
            kept.append(number)
            for word, shares in bearers.items():
                if number in shares:
                    lost = still[word] * _SATED * shares[number]
                    still[word] -= lost
                    for other, share in shares.items():
                        if other in gains:
                            gains[other] -= share * lost
        return [self.places[number] for number in kept]

    def _bearers(self, said: Text) -> dict[str, dict[int, float]]:
        """For each stem of `said` the sentences that bear it: 1 for the stem itself, a half for one that may stand for it."""
        kin = families(said.language)
        found: dict[str, dict[int, float]] = {}
        for word in sorted(said.stems):  # sums of floats are the same only in the same order
            shares = dict.fromkeys((n for other in kin.get(word, ()) for n in self.postings.get(other, ())), 0.5)
            shares.update(dict.fromkeys(self.postings.get(word, ()), 1.0))
            found[word] = shares
        return found


def sources_of(documents: Sequence[Document]) -> Sources:
    """Sources to check against: the documents that could be read."""
    return Sources(tuple(document for document in documents if document.text.strip()))
