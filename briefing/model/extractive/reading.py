"""A document -> passages that stand alone: each a sentence, or a sentence with those that lean on it.

"It grants personnel the immunities…" says nothing without its "it". Where the sentence before names the matter, both are kept
as one passage in the document's own words; where it does not, the leaning sentence is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.language import sentences
from briefing.model.extractive.cues import Cues
from briefing.model.extractive.guards import LONGEST, SHORTEST, Footing, footing, unbalanced, words

_MOST_SENTENCES, _MOST_WORDS = 3, 75

_DATELINE = re.compile(
    r"\W{0,4}(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+(?:[ ,]+[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+){0,4}|[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3})"
    r"(?:,\s[^()\n–—]{1,30}?)?(?:\s?\([^()\n]{2,30}\)\s?(?:[-–—]{1,2}|\.[-–—]|:)|\s(?:—|–|--|-))\s+"
    r"|\*\*[A-ZÀ-Þ][A-ZÀ-Þ ,.'’-]+\*\*\s+|[A-ZÀ-Þ]{3,}[A-ZÀ-Þ ,'’-]*\.\s(?=[A-ZÀ-Þ])"
)
_ITEM = re.compile(r"(?:[-*•◦▪●■►▶‣·>+]|\(?\d{1,3}[.)])\s+(?:\*\*[^*\n]{1,60}\*\*\s+)?")
_HEADING = re.compile(r"#{1,6}\s")
_MARKDOWN = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.,!?])[*_](?!\w)")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")


@dataclass(frozen=True)
class Passage:
    """A span of a text that stands alone; `sentences` are its sentences with white space evened out."""

    start: int
    end: int
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


@dataclass(frozen=True)
class _Sentence:
    start: int
    end: int
    text: str
    footing: Footing
    opens_paragraph: bool


def passages(text: str, language: str | None, cues: Cues) -> list[Passage]:
    """The passages of `text` in order, none overlapping; too long sentences only where there is nothing else."""
    read = list(_sentences(text, language, cues))
    return _chained(read, {Footing.FIRM}, cues) or _chained(read, {Footing.FIRM, Footing.LONG}, cues)


def _sentences(text: str, language: str | None, cues: Cues) -> Iterator[_Sentence]:
    """Every sentence, trimmed of dateline and list mark, with how it stands."""
    held: tuple[int, int] | None = None
    last = 0
    for start, end in _without_openings(text, sentences(text, language)):
        if held:
            start, held = held[0], None
        said = evened(text[start:end])
        if unbalanced(said) and words(said) < LONGEST and "\n\n" not in text[start:end]:
            held = (start, end)
            continue
        opens = "\n" in text[last:start]
        last = end
        yield _Sentence(start, end, said, footing(said, cues), opens)


def _without_openings(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentence spans without the list mark or the dateline that a paragraph may begin with; headings stay to be refused."""
    for number, (start, end) in enumerate(spans):
        item = _ITEM.match(text, start, end)
        begin = item.end() if item else start
        dateline = _DATELINE.match(text, begin, end) if number < 12 and _opens_paragraph(text, start) else None
        begin = dateline.end() if dateline else begin
        yield (begin, end) if begin < end else (start, end)


def _opens_paragraph(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n" or text[:start].rstrip(" ").endswith("\n")


def evened(text: str) -> str:
    """One line without Markdown's marks."""
    return " ".join(_MARKDOWN.sub("", _LINK.sub(r"\1", text)).split())


def _chained(read: list[_Sentence], usable: set[Footing], cues: Cues) -> list[Passage]:
    """Passages that begin with a usable sentence and go on through those that lean on it.

    Into the next paragraph only a pronoun at its very start reaches back.
    """
    found: list[list[_Sentence]] = []
    open_ = False
    for sentence in read:
        if sentence.footing in usable:
            found.append([sentence])
            open_ = True
        elif sentence.footing is Footing.LEANS and open_ and _has_room(found[-1], sentence) and _reaches_back(sentence, cues):
            found[-1].append(sentence)
        else:
            open_ = False
    return [Passage(group[0].start, group[-1].end, tuple(one.text for one in group)) for group in found]


def _reaches_back(sentence: _Sentence, cues: Cues) -> bool:
    return not sentence.opens_paragraph or (words(sentence.text) >= SHORTEST and bool(cues.subject.match(sentence.text)))


def _has_room(group: list[_Sentence], sentence: _Sentence) -> bool:
    return len(group) < _MOST_SENTENCES and sum(words(one.text) for one in (*group, sentence)) <= _MOST_WORDS
