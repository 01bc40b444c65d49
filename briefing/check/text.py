"""A text as the rules read it: words with stems, clauses, sentences and facts, each worked out once and only when asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, wraps
from typing import NamedTuple, TypeVar

from briefing.check.lexicon import families
from briefing.check.stems import stem
from briefing.facts import facts
from briefing.facts.lexicon.function_words import FUNCTION_WORDS
from briefing.facts.quotes import quoted_spans
from briefing.records import Facts
from briefing.typography import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]{1,2}\b)?|\d+(?:[.,]\d+)*")
_BREAK = re.compile(r"[.;:!?()\n–—]|,")
_LINKING = frozenset(
    "and but while whereas because although though after before when which who that as y pero et mais und aber e mas".split()
)
# Words that cannot be a name, and tell something all the same.
_TELLING = frozenset("died killed asked considering faced facing writing critics supporters based".split())
K = TypeVar("K")
T = TypeVar("T")


class Word(NamedTuple):
    """A word and its place; `content` is false for the words that every sentence has."""

    start: int
    end: int
    text: str
    lower: str
    stem: str
    content: bool
    clause: int


@lru_cache(maxsize=65536)
def _form(written: str, language: str) -> tuple[str, str, bool, bool]:
    """A word in lower case, its stem, whether it is a content word, and whether it opens a clause."""
    lower = written.lower().replace("’", "'")
    lower = lower.removesuffix("'s")
    plain = (lower in FUNCTION_WORDS.get(language, frozenset()) and lower not in _TELLING) or lower.endswith("n't")
    content = not plain and (len(lower) > 1 or lower.isdigit())
    return lower, stem(lower, language), content, lower in _LINKING


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
        text, language = self.text, self.language
        found: list[Word] = []
        clause = end = 0
        for match in _WORD.finditer(text):
            written, (start, after) = match[0], match.span()
            lower, root, content, links = _form(written, language)
            if links or (text[end:start] != " " and _BREAK.search(text, end, start)):
                clause += 1
            end = after
            found.append(Word(start, after, written, lower, root, content, clause))
        return tuple(found)

    @cached_property
    def _forms(self) -> tuple[tuple[str, str, bool, bool], ...]:
        """The form of each word that the text has, once: most sentences of a source are never read more closely than this."""
        return tuple(_form(written, self.language) for written in set(_WORD.findall(self.text)))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all content words."""
        return frozenset(root for _, root, content, _ in self._forms if content)

    @cached_property
    def all_stems(self) -> frozenset[str]:
        return frozenset(root for _, root, _, _ in self._forms)

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


def once(read: Callable[[K], T]) -> Callable[[K], T]:
    """A reading of a text or a statement that several rules need: worked out once for each and kept with it."""
    name = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def kept(text: K) -> T:
        if name not in text.__dict__:
            text.__dict__[name] = read(text)
        found: T = text.__dict__[name]
        return found

    return kept
