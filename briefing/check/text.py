"""A text as the rules read it: words with stems, clauses, sentences and facts, each worked out once and only when asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from briefing.check.lexicon import families
from briefing.check.stems import stem
from briefing.facts import facts
from briefing.facts.lexicon.function_words import FUNCTION_WORDS
from briefing.facts.quotes import quoted_spans
from briefing.records import Facts
from briefing.support import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]{1,2}\b)?|\d+(?:[.,]\d+)*")
_BREAK = re.compile(r"[.;:!?()\n–—]|,")
_LINKING = frozenset(
    "and but while whereas because although though after before when which who that as y pero et mais und aber e mas".split()
)
CONTRACTED = re.compile(r"n['’]t$")


class Word(NamedTuple):
    """A word and its place; `content` is false for the words that every sentence has."""

    start: int
    end: int
    text: str
    lower: str
    stem: str
    content: bool
    clause: int


@dataclass(frozen=True, eq=False)
class Text:
    """`language` is an ISO 639-1 code without region; `day` is what relative dates count from."""

    text: str
    language: str = "en"
    day: date | None = None

    @cached_property
    def facts(self) -> Facts:
        return facts(self.text, self.language, self.day)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        function_words = FUNCTION_WORDS.get(self.language, frozenset())
        found: list[Word] = []
        clause = end = 0
        for match in _WORD.finditer(self.text):
            lower = match[0].lower().replace("’", "'")
            lower = lower.removesuffix("'s")
            if _BREAK.search(self.text, end, match.start()) or lower in _LINKING:
                clause += 1
            end = match.end()
            content = lower not in function_words and not lower.endswith("n't") and (len(lower) > 1 or lower.isdigit())
            found.append(Word(match.start(), end, match[0], lower, stem(lower, self.language), content, clause))
        return tuple(found)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all content words."""
        return frozenset(word.stem for word in self.words if word.content)

    @cached_property
    def all_stems(self) -> frozenset[str]:
        return frozenset(word.stem for word in self.words)

    @cached_property
    def near(self) -> frozenset[str]:
        """The stems that a paraphrase of this text may have."""
        kin = families(self.language)
        return self.all_stems.union(*(kin[word] for word in self.all_stems if word in kin))

    @cached_property
    def lowered(self) -> str:
        return self.text.lower().replace("’", "'")

    @cached_property
    def folded(self) -> str:
        """Lower case without diacritics."""
        return fold(self.text)

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """The spans in quotation marks, the marks with them."""
        return tuple((span.outer_start, span.outer_end) for span in quoted_spans(self.text))

    def is_quoted(self, word: Word) -> bool:
        return any(start <= word.start < end for start, end in self.quoted)

    @cached_property
    def own_words(self) -> tuple[Word, ...]:
        """The words outside quotation marks."""
        return tuple(word for word in self.words if not self.is_quoted(word)) if self.quoted else self.words

    def window(self, place: int, before: int, after: int) -> tuple[Word, ...]:
        """The words around `place`, not over the ends of its clause."""
        clause = self.words[place].clause
        near = self.words[max(0, place - before) : place + after + 1]
        return tuple(word for word in near if word.clause == clause)
