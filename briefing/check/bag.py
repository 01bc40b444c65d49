"""Which words of a sentence a piece of text bears, whatever form, synonym or language they have there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefing.check.lexicon import families, wordnet
from briefing.check.text import Text, Word, once
from briefing.typography import fold

_STEM = 5  # letters that two forms of a word, or a word in two languages, begin with


class Bag(NamedTuple):
    """The content words of a text or a clause, with their stems and how they begin."""

    language: str
    words: tuple[Word, ...]
    stems: frozenset[str]
    starts: frozenset[str]

    def bears(self, word: Word, language: str) -> bool:
        """Whether a word of a text in `language` stands here, or one that may stand for it or says more."""
        begins = len(word.lower) >= _STEM and fold(word.lower)[:_STEM] in self.starts
        if self.language != language:
            return begins
        if word.stem in self.stems or families(language).get(word.stem, frozenset()) & self.stems:
            return True
        if language != "en":
            return begins and len(word.stem) > _STEM
        return any(wordnet.same(word.lower, w.lower) or wordnet.broader(w.lower, word.lower) for w in self.words)


def bag(language: str, words: Iterable[Word]) -> Bag:
    """The bag of the content words among these."""
    kept = tuple(word for word in words if word.content)
    starts = frozenset(fold(word.lower)[:_STEM] for word in kept if len(word.lower) >= _STEM)
    return Bag(language, kept, frozenset(word.stem for word in kept), starts)


@once
def bag_of(text: Text) -> Bag:
    return bag(text.language, text.words)
