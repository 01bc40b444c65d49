"""Finding the place of a quotation in a document: the step on which the program's first promise rests.

Three searches, each looser than the one before: letter for letter; with typography evened out; with slips of the keyboard. All
three find whole words and whole numbers only ("10 people" does not stand in "110 people"), and the last refuses whatever may
change what is said. A quotation that fits two places that say different things is left out, with the reason: a claim that rests
on the wrong one of them is worse than none.

What repeats is not ambiguous where the places say the same. Of several places, those where the quotation is a sentence of its
own come first (a headline stands for itself, not for the sentence that denies it), and the earliest of them is taken; elsewhere
the sentences around all places must be the same, as in a text that was pasted twice.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from briefing.alteration import TOKEN, alteration
from briefing.language import Span, sentences
from briefing.normal import EAST_ASIAN, INVISIBLE, NormalText, normalise
from briefing.records import Match

SHORTEST = 8
"""Letters and digits that a quotation needs at least; an East Asian character counts for two."""

_SHORTEST_FUZZY = 20  # letters and digits: of fewer, a slip leaves too little to know the place by
_LONGEST_FUZZY = 2_000  # characters: time grows with the length, and no claim rests on a page
_WINDOW = 80.0  # per cent: what is less alike than this in rapidfuzz's window is not looked at
_ALIKE = 0.85  # similarity, 0 to 1, of a quotation and the words that it is taken for
_AS_GOOD = 0.03  # how much less alike a second place may be and still be a rival
_MOST_TRIES = 1_000  # places looked at: only a text made to wear a search out has more where a quotation nearly stands
_MOST_PLACES = 50  # a quotation that stands in more places is not looked for any further


@dataclass(frozen=True)
class Placement:
    """A place in a document's text: `text[start:end]` is what the document says there, letter for letter.

    `score` is 1 but for fuzzy matches, where it is the similarity (0 to 1) to what was offered.
    """

    start: int
    end: int
    match: Match
    score: float = 1.0


@dataclass(frozen=True)
class NotPlaced:
    """Why a quotation has no place, as a kind and in words for the user. `places` are the spans that came near."""

    kind: Literal["empty", "too_short", "absent", "ambiguous", "altered"]
    reason: str
    places: tuple[Span, ...] = ()


class Haystack:
    """A document's text, prepared for many searches; what a search needs is made when it is first needed."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def normal(self) -> NormalText:
        return normalise(self.text)

    @cached_property
    def hyphenated(self) -> NormalText | None:
        """The normal form that keeps hyphens at line ends; None where the text has none."""
        return normalise(self.text, keep_hyphens=True) if _LINE_END_HYPHEN.search(self.text) else None

    @cached_property
    def small(self) -> str:
        """The normal form in small letters, with unchanged offsets."""
        lowered = self.normal.text.lower()
        return lowered if len(lowered) == len(self.normal.text) else self.normal.text

    @cached_property
    def known(self) -> frozenset[str]:
        """The words of the text, as it writes them."""
        return frozenset(TOKEN.findall(self.normal.text))

    @cached_property
    def _sentences(self) -> list[Span]:
        return sentences(self.text)

    def context(self, start: int, end: int) -> Span:
        """The span of the whole sentences that [start, end) touches."""
        first = max(bisect_right(self._sentences, start, key=_start) - 1, 0)
        last = max(bisect_right(self._sentences, end - 1, key=_start) - 1, first)
        return min(start, self._sentences[first][0]), max(end, self._sentences[last][1])


def place(quote: str, text: Haystack | str, *, within: Span | None = None, near: int | None = None) -> Placement | NotPlaced:
    """The place of `quote` in `text`, or why it has none.

    `within` restricts the search to a span of the text. `near` settles which of several places is meant: the one that starts
    closest to that offset.
    """
    haystack = text if isinstance(text, Haystack) else Haystack(text)
    start, end = within or (0, len(haystack.text))
    offered = quote.strip()
    if not offered:
        return NotPlaced("empty", "the quotation is empty")
    if _weight(offered) < SHORTEST:
        return NotPlaced("too_short", "the quotation is too short to tell its place by")
    return _Query(haystack, offered, (start, end), near).answer()


def _start(span: Span) -> int:
    return span[0]


_LINE_END_HYPHEN = re.compile(rf"\w[-‐‑][{INVISIBLE}]*[^\S\n]*\n")
# What stands around words that are quoted and is not theirs: marks, dots for what was left out, a dash before a speaker's words.
_AROUND = " \t\n'\"“”„‟«»‹›‘’‚‛`「」『』…"
_DOTS = ("...", "[]", "()", "[...]", "(...)", "[…]", "(…)")
_DASHES = ("- ", "– ", "— ")
_MARK = re.compile(r"['\"“”„«»‹›‘’‚「」『』]")
_CLOSING_MARK = re.compile(r"[.,!?]?'")
_LOOSE_END = ".,;:"


def _weight(text: str) -> int:
    letters = sum(map(str.isalnum, text))
    return letters + len(_EAST_ASIAN.findall(text))


def _trimmed(quote: str) -> str:
    """The words of a quotation without what was put around them."""
    while True:
        before = quote
        quote = quote.strip(_AROUND)
        for dots in _DOTS:
            quote = quote.removeprefix(dots).removesuffix(dots)
        for dash in _DASHES:
            quote = quote.removeprefix(dash)
        if quote == before:
            return quote


def _bare(text: str) -> str:
    """What two sentences are compared by: their words, without what may stand around them."""
    return normalise(text).text.strip(" '.,;:!?-–#*").casefold()


class _Query:
    """One quotation looked for in one text."""

    def __init__(self, haystack: Haystack, offered: str, within: Span, near: int | None) -> None:
        self.haystack = haystack
        self.offered = offered
        self.within = within
        self.near = near

    def answer(self) -> Placement | NotPlaced:
        """The first of ever looser searches that finds something decides. The quotation's own marks come before none, so that a
        place does not lose the mark that it opens with."""
        trimmed = _trimmed(self.offered)
        for wanted in dict.fromkeys((self.offered, trimmed)):
            if spans := list(islice(_occurrences(self.haystack.text, wanted, self.within), _MOST_PLACES)):
                return self._chosen(spans, "exact")
            if spans := self._normalised(wanted):
                return self._chosen(spans, "normalised")
        if (loose := trimmed.rstrip(_LOOSE_END)) != trimmed and (spans := self._normalised(loose)):
            return self._chosen(spans, "normalised")
        return self._fuzzy()

    def _normalised(self, quote: str) -> list[Span]:
        """Where the document has the same normal form, with the hyphens of its line ends gone or kept."""
        wanted = normalise(quote).text.strip()
        for form in (self.haystack.normal, self.haystack.hyphenated if "-" in wanted else None):
            if form:
                found = islice(_occurrences(form.text, wanted, self._limits(form)), _MOST_PLACES)
                if spans := [self._original(form, start, end) for start, end in found]:
                    return spans
        return []

    def _limits(self, form: NormalText) -> Span:
        whole = self.within == (0, len(self.haystack.text))
        return (0, len(form.text)) if whole else form.within(*self.within)

    def _original(self, form: NormalText, start: int, end: int) -> Span:
        """The span in the document's text, without white space at its edges that a mark of the normal form stands for."""
        first, last = form.original(start, end)
        piece = self.haystack.text[first:last]
        return first + len(piece) - len(piece.lstrip()), last - len(piece) + len(piece.rstrip())

    def _fuzzy(self) -> Placement | NotPlaced:
        absent = NotPlaced("absent", "the quotation is not in the document")
        wanted = _trimmed(normalise(self.offered).text)
        if _weight(wanted) < _SHORTEST_FUZZY or len(wanted) > _LONGEST_FUZZY:
            return absent
        placed: list[tuple[float, Span]] = []
        refused: NotPlaced | None = None
        for window in self._windows(wanted.lower()):
            score, start, end = _snapped(wanted.lower(), self.haystack.small, *window)
            if score < _ALIKE:
                continue
            span = self._original(self.haystack.normal, *self._with_marks(start, end))
            change = alteration(wanted, self.haystack.normal.text[start:end], self.haystack.known)
            if change is None:
                placed.append((score, span))
            else:
                refused = refused or NotPlaced("altered", change, (span,))
        if not placed:
            return refused or absent
        placed.sort(key=lambda item: -item[0])
        best = placed[0][0]
        return self._chosen([span for score, span in placed if score >= best - _AS_GOOD], "fuzzy", best)

    def _windows(self, wanted: str) -> Iterator[Span]:
        """Where rapidfuzz finds the stretch most like `wanted`, and the one that is as good elsewhere."""
        text = self.haystack.small
        low, high = self._limits(self.haystack.normal)
        if best := _most_alike(wanted, text, low, high, _WINDOW):
            score, start, end = best
            yield start, end
            if not _may_stand_elsewhere(wanted, text, (low, start), (end, high)):
                return
            elsewhere = text[:start] + "\0" * (end - start) + text[end:]
            if rival := _most_alike(wanted, elsewhere, low, high, max(_WINDOW, score - 100 * _AS_GOOD)):
                yield rival[1:]

    def _with_marks(self, start: int, end: int) -> Span:
        """The span with the quotation marks and the full stop at its edges that the quotation was offered with."""
        text = self.haystack.normal.text
        if _MARK.match(self.offered) and text[start - 1 : start] == "'":
            start -= 1
        if _MARK.match(self.offered[-1]) and (mark := _CLOSING_MARK.match(text, end)):
            end = mark.end()
        return start, end

    def _chosen(self, spans: list[Span], match: Match, score: float = 1.0) -> Placement | NotPlaced:
        """The place meant of all that fit, which come best first or in their order; see the head of this module."""
        if len(spans) > 1 and self.near is not None:
            near = self.near
            spans = [min(spans, key=lambda span: abs(span[0] - near))]
        if len(spans) > 1:
            spans = self._equivalent(spans)
        if len(spans) == 1:
            return Placement(*spans[0], match, score)
        count = f"at least {_MOST_PLACES}" if len(spans) == _MOST_PLACES else len(spans)
        return NotPlaced("ambiguous", f"the quotation stands in {count} places that say different things", tuple(spans))

    def _equivalent(self, spans: list[Span]) -> list[Span]:
        """The first of `spans` alone where they stand for the same, else all of them."""
        text = self.haystack.text
        around = {span: _bare(text[slice(*self.haystack.context(*span))]) for span in spans}
        candidates = [span for span in spans if around[span] == _bare(text[slice(*span)])] or spans
        first = around[candidates[0]]
        same = all(around[span] == first or alteration(around[span], first) is None for span in candidates[1:])
        return candidates[:1] if same else sorted(spans)


_NO_SPACES = rf"{EAST_ASIAN}\uac00-\ud7a3\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_EAST_ASIAN = re.compile(rf"[{EAST_ASIAN}]")
_SPACED = rf"(?:(?![{_NO_SPACES}])\w)"
_WORD_CHARACTER = re.compile(_SPACED)
_WORD_GOES_BEFORE = re.compile(rf"{_SPACED}(?:[{INVISIBLE}]*|[-‐‑][{INVISIBLE}]*(?:[^\S\n]*\n\s*)?)$")
_WORD_GOES_ON = re.compile(rf"[{INVISIBLE}]*(?:{_SPACED}|[-‐‑][{INVISIBLE}]*(?:[^\S\n]*\n\s*)?{_SPACED}|['’]t\b)")
_NUMBER_GOES_BEFORE = re.compile(r"(?:[-−+]|\d[.,'’–/:])$")
_NUMBER_GOES_ON = re.compile(r"[.,'’–/:\u00a0\u202f\u2009]\d|\s?[%‰]")
_THOUSANDS_BEFORE = re.compile(r"(?<!\d)\d{1,3}[ \u00a0\u202f\u2009]$")
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
_LOOK_AROUND = 12  # characters beside a place that tell whether it cuts a word or a number


def _occurrences(text: str, wanted: str, within: Span) -> Iterator[Span]:
    """Where `wanted` stands in `text` as whole words."""
    start, end = within
    for _ in range(_MOST_TRIES if wanted else 0):
        at = text.find(wanted, start, end)
        if at < 0:
            return
        if _is_whole(text, at, at + len(wanted)):
            yield at, at + len(wanted)
        start = at + 1


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether [start, end) cuts neither a word nor a number nor a character from its marks."""
    before, after = text[max(0, start - _LOOK_AROUND) : start], text[end : end + _LOOK_AROUND]
    if after and unicodedata.category(after[0])[0] == "M" and after[0] not in "\ufe0e\ufe0f":
        return False
    if _WORD_CHARACTER.match(text[start]) and _WORD_GOES_BEFORE.search(before):
        return False
    if _WORD_CHARACTER.match(text[end - 1]) and _WORD_GOES_ON.match(after):
        return False
    if text[start].isdigit() and (
        _NUMBER_GOES_BEFORE.search(before) or (_THOUSANDS_BEFORE.search(before) and _THREE_DIGITS.match(text[start : start + 4]))
    ):
        return False
    return not (text[end - 1].isdigit() and _NUMBER_GOES_ON.match(after))


def _most_alike(wanted: str, text: str, low: int, high: int, cutoff: float) -> tuple[float, int, int] | None:
    """The score (per cent) and span of the window of text[low:high] that is most like `wanted`; None below `cutoff`.

    rapidfuzz slides a window of exactly the length of `wanted`: the place is right, its edges are not. Without the cut-off a
    long quotation that is not there would cost ten times as much.
    """
    found = fuzz.partial_ratio_alignment(wanted, text[low:high], score_cutoff=cutoff)
    return (found.score, low + found.dest_start, low + found.dest_end) if found else None


def _may_stand_elsewhere(wanted: str, text: str, before: Span, after: Span) -> bool:
    """Whether each of the longest words that were found in a place stands beside it too: else there is no second such place."""
    found = {word for word in _LONG_WORD.findall(wanted) if word in text[before[1] : after[0]]}
    longest = sorted(found, key=len)[-3:]
    return all(text.find(word, *before) >= 0 or text.find(word, *after) >= 0 for word in longest)


def _snapped(wanted: str, text: str, start: int, end: int) -> tuple[float, int, int]:
    """The similarity (0 to 1) and span of the words of `text` near [start, end) that are most like `wanted`."""
    reach = 12 + len(wanted) // 10
    firsts = [first for first, _ in _words_near(text, start, reach)] or [start]
    lasts = [last for _, last in _words_near(text, end, reach)] or [end]
    lasts += [stop.end() for last in lasts if (stop := _STOPS.match(text, last))]
    first = max(firsts, key=lambda first: Levenshtein.normalized_similarity(wanted, text[first:end]))
    last = max(lasts, key=lambda last: Levenshtein.normalized_similarity(wanted, text[first:last]))
    first = max(firsts, key=lambda first: Levenshtein.normalized_similarity(wanted, text[first:last]))
    return Levenshtein.normalized_similarity(wanted, text[first:last]), first, last


_LONG_WORD = re.compile(r"\w{5,}")
_STOPS = re.compile(r"[.,!?'…。！？]+")


def _words_near(text: str, at: int, reach: int) -> list[Span]:
    """The words that start or end within `reach` of an offset; those cut by the search's own edge are left out."""
    low, high = max(0, at - reach), min(len(text), at + reach)
    while low > 0 and text[low - 1].isalnum() and text[low].isalnum() and at - low < 3 * reach:
        low -= 1
    while high < len(text) and text[high - 1].isalnum() and text[high].isalnum() and high - at < 3 * reach:
        high += 1
    return [word.span() for word in TOKEN.finditer(text, low, high)]
