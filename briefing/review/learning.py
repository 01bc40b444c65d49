"""What a desk's edits have in common: a word always replaced, a clause always cut, a name always written otherwise.

Only what people changed in sentences is looked at, and only what they did again and again: in several drafts, and against what
they let stand. What comes of it is a proposal for the style file, with the places where it was seen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from briefing.records import Brief
from briefing.typography import fold

Kind = Literal["word", "cut", "name"]
LEAST = 3  # times that a change was made
DRAFTS = 2  # drafts that it was made in
ALWAYS = 0.8  # share of the places where the word stood that were changed
LONGEST = 5  # words of a change: more is a sentence written anew
_WORD = re.compile(r"[\w’'-]+|[^\w\s]", re.UNICODE)
_SMALL = frozenset("a an the of to in on at by for and or but is are was were be been it its that this with as from".split())


@dataclass(frozen=True)
class Example:
    """A place where a change was made: the draft, and its words before and after."""

    draft: str
    before: str
    after: str


@dataclass(frozen=True)
class Lesson:
    """A change that people make again and again. `new` is empty for words that are always cut. `kept` counts the places where
    the words were left standing."""

    kind: Kind
    old: str
    new: str
    times: int
    drafts: int
    kept: int
    examples: tuple[Example, ...]

    @property
    def knob(self) -> str:
        """The key of a style that says it."""
        return "names.preferred" if self.kind == "name" else "lexicon.banned"


@dataclass(frozen=True)
class Pair:
    """A brief as the machine wrote it, and as people left it."""

    draft: str
    machine: Brief
    person: Brief


def lessons(pairs: Sequence[Pair]) -> list[Lesson]:
    """What the edits of several drafts teach, the most frequent first."""
    seen: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for pair in pairs:
        for before, after in edited(pair):
            for old, new in _swaps(before, after):
                seen[old, new].append(Example(pair.draft, before, after))
    text = [sentence.text for pair in pairs for sentence in pair.person.sentences()]
    found = [_lesson(old, new, places, text) for (old, new), places in seen.items()]
    return sorted((one for one in found if one is not None), key=lambda one: (-one.times, one.old))


def edited(pair: Pair) -> Iterator[tuple[str, str]]:
    """The sentences that a person changed, before and after: of the same block, and of much the same words."""
    before = {block.id: [one.text for one in block.sentences] for block in pair.machine.blocks()}
    for block in pair.person.blocks():
        old = before.get(block.id, [])
        new = [sentence.text for sentence in block.sentences]
        left = [text for text in old if text not in new]
        for text in (text for text in new if text not in old):
            likest = max(left, key=lambda one: SequenceMatcher(None, one, text, autojunk=False).ratio(), default=None)
            if likest is not None and SequenceMatcher(None, likest, text, autojunk=False).ratio() > 0.5:
                left.remove(likest)
                yield likest, text


def _swaps(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The words that gave way to others, or to none, in one sentence."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, [word.lower() for word in old], [word.lower() for word in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag not in ("replace", "delete") or b - a > LONGEST or d - c > LONGEST:
            continue
        gone, came = _said(old[a:b]), _said(new[c:d])
        if _tells(gone) and gone.lower() != came.lower():
            yield (gone if _is_name(gone) else gone.lower()), (came if _is_name(came) else came.lower())


def _said(words: Sequence[str]) -> str:
    """Words as they are written, without the marks around them."""
    text = re.sub(r"\s+([^\w\s])", r"\1", " ".join(words))
    return text.strip(" ,;:.–—-“”\"'()")


def _tells(words: str) -> bool:
    """Whether words are worth a rule: more than small words, and no number, which belongs to its story alone."""
    said = [word for word in fold(words).split() if word not in _SMALL]
    return bool(said) and not re.search(r"\d", words)


def _lesson(old: str, new: str, places: Sequence[Example], text: Iterable[str]) -> Lesson | None:
    drafts = len({place.draft for place in places})
    if len(places) < LEAST or drafts < DRAFTS:
        return None
    kept = sum(len(re.findall(rf"(?<!\w){re.escape(old)}(?!\w)", one, re.IGNORECASE)) for one in text)
    if len(places) / (len(places) + kept) < ALWAYS:
        return None
    kind: Kind = "cut" if not new else "name" if _is_name(old) and _is_name(new) else "word"
    return Lesson(kind, old, new, len(places), drafts, kept, tuple(places[:3]))


def _is_name(words: str) -> bool:
    """Whether words are a name's form: each has a capital, small words aside."""
    said = [word for word in words.split() if word.lower() not in _SMALL]
    return bool(said) and all(word[:1].isupper() for word in said)
