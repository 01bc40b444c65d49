"""A sentence beside its evidence: what a rule on sentences is given.

The evidence is what the sentence cites; where it cites nothing, what was found to bear it best. `around` is what stands near
the evidence (its paragraphs, the document's title), or all of the sources where the evidence was found: it bears the names that
pronouns stand for and shows which words are new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from briefing.check.lexicon import families
from briefing.check.text import Text, Word
from briefing.check.translated import Foreign
from briefing.facts import same_name
from briefing.records import Facts
from briefing.support import Borne
from briefing.typography import fold


@dataclass(frozen=True, eq=False)
class Statement:
    """`pieces` are the sentences of the evidence. `cited` tells evidence that the sentence names from evidence that was found."""

    said: Text
    pieces: tuple[Text, ...]
    around: Text
    cited: bool = True
    judgement: bool = False
    today: date | None = None
    borne_too: tuple[Facts, ...] = ()  # facts of the cited claims beside those of their quotations
    claimed: str = ""  # the texts of the cited claims
    before: str | None = None  # what stands before the sentence in its text or block; None where that is not known
    witnesses: tuple[tuple[Text, ...], ...] = ()  # the pieces by the claim that they bear, where several claims are cited
    sentence: Text | None = None  # the whole sentence, where `said` is a clause of it
    outlets: tuple[str, ...] = ()  # who prints the cited documents
    elsewhere: tuple[Text, ...] = ()  # the sentences of the story's evidence that are not cited
    foreign: Foreign | None = None  # how the style has words quoted from another language; None where no style is known

    @cached_property
    def same_language(self) -> bool:
        """Whether words can be compared at all: some of the evidence is in the sentence's language."""
        return any(piece.language == self.said.language for piece in self.pieces)

    @cached_property
    def comparable(self) -> tuple[Text, ...]:
        """The evidence in the sentence's language, the closest first."""
        same = [piece for piece in self.pieces if piece.language == self.said.language]
        return tuple(sorted(same, key=lambda piece: -self.shared(piece)))

    @cached_property
    def closest(self) -> Text | None:
        """The piece of evidence, of any language, that shares most with the sentence."""
        ranked = sorted(
            self.pieces, key=lambda piece: -(self.shared(piece) + 2 * self.common_facts(piece) + self.cognates(piece))
        )
        return ranked[0] if ranked else None

    def shared(self, piece: Text) -> float:
        """How many content stems of the sentence the piece has; one that only a synonym bears counts half."""
        if piece.language != self.said.language:
            return 0.0
        if piece not in self._shared:
            stems = self.said.stems
            own = len(stems & piece.all_stems)
            self._shared[piece] = own + 0.5 * (len(stems & piece.near) - own)
        return self._shared[piece]

    @cached_property
    def _shared(self) -> dict[Text, float]:
        return {}

    def cognates(self, piece: Text) -> int:
        """How many longer words of the sentence begin as a word of a piece in another language does: "Senate", "Senado"."""
        if piece.language == self.said.language:
            return 0
        folded = " " + piece.folded
        return sum(
            " " + fold(word.lower)[: max(4, len(word.lower) - 3)][:5] in folded
            for word in self.said.words
            if word.content and len(word.lower) > 4
        )

    def common_facts(self, piece: Text) -> int:
        mine, other = self.said.facts, piece.facts
        names = sum(any(same_name(a.text, b.text) for b in other.names) for a in mine.names)
        numbers = sum(any(a.value == b.value for b in other.numbers) for a in mine.numbers)
        days = sum(any(a.value is not None and a.value == b.value for b in other.dates) for a in mine.dates)
        return names + numbers + days

    @cached_property
    def borne(self) -> Borne:
        text = "\n".join([piece.text for piece in self.pieces] + ([self.claimed] if self.claimed else []))
        return Borne(text, together([*(piece.facts for piece in self.pieces), *self.borne_too]))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all evidence in the sentence's language."""
        return frozenset().union(*(piece.all_stems for piece in self.comparable))

    @cached_property
    def near(self) -> frozenset[str]:
        return frozenset().union(*(piece.near for piece in self.comparable))

    @cached_property
    def new_words(self) -> tuple[Word, ...]:
        """Content words outside quotations that neither the evidence nor what stands around it has, nor a synonym of them."""
        near, around, phrased = self.near, self.around.near, self._phrased
        unknown = (w for w in self.said.own_words if w.content and w.stem not in near and w.stem not in around)
        return tuple(w for w in unknown if w.stem not in phrased and not self._is_named(w))

    @cached_property
    def _phrased(self) -> frozenset[str]:
        """The stems of two words that stand for one of the evidence together: "upper house" for "Senate"."""
        kin = families(self.said.language)
        found: set[str] = set()
        for one, other in pairwise(self.said.words) if kin else ():
            others = kin.get(f"{one.stem}-{other.stem}")
            if others and not (others.isdisjoint(self.near) and others.isdisjoint(self.around.near)):
                found |= {one.stem, other.stem}
        return frozenset(found)

    def _is_named(self, word: Word) -> bool:
        known = self.said.facts
        texts = [*(n.text for n in known.names), *(n.text for n in known.numbers), *(d.text for d in known.dates)]
        return any(word.text in text for text in texts)

    @cached_property
    def coverage(self) -> float:
        """The share of the sentence's content words that the evidence has; 1 for a sentence without any."""
        own = [word for word in self.said.words if word.content]
        if not own:
            return 1.0
        return sum(1.0 if w.stem in self.stems else 0.8 if w.stem in self.near else 0.0 for w in own) / len(own)


def together(found: Iterable[Facts]) -> Facts:
    """Several facts as one, for asking what any of them holds."""
    found = list(found)
    return Facts(
        names=tuple(item for one in found for item in one.names),
        numbers=tuple(item for one in found for item in one.numbers),
        dates=tuple(item for one in found for item in one.dates),
        quotations=tuple(item for one in found for item in one.quotations),
        speaker=next((one.speaker for one in found if one.speaker), None),
        negation=any(one.negation for one in found),
    )


def pairs(statement: Statement, piece: Text) -> Iterator[tuple[int, int]]:
    """Places of the sentence and of a piece that hold one word, or words that stand for one another."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(piece.words):
        if word.content:
            places.setdefault(word.stem, []).append(place)
    for place, word in enumerate(statement.said.words):
        if word.content:
            for other in places.get(word.stem, ()):
                yield place, other


def company(said: Text, place: int, piece: Text, at: int) -> bool:
    """Whether the two words stand beside the same or kindred words."""
    far = 12 if said.language == "de" else 7
    mine = {w.stem for w in said.words[max(0, place - 5) : place + 6] if w.content} - {said.words[place].stem}
    near = [w.stem for w in piece.words[max(0, at - far) : at + far + 1] if w.content and w.stem != piece.words[at].stem]
    kin = families(said.language)
    return any(stem in mine or kin.get(stem, frozenset()) & mine for stem in near)
