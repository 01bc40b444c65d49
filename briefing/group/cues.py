"""What a document is about, read lightly: the words, names, numbers and days of its title and opening.

News says who, what, where and when at the top, so only that much is read, with one pass of one regular expression: a day's
documents cost seconds. Whether a capitalised word is a name is left to the whole collection (`vocabulary`), since a headline
in capitals or the first word of a sentence proves nothing by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import pairwise

from briefing.facts.lexicon.calendar import MONTHS, WEEKDAYS
from briefing.facts.lexicon.numerals import CARDINALS
from briefing.facts.lexicon.places import SAME
from briefing.facts.tokens import fold
from briefing.records import Document

OPENING = 1_600  # characters of the text that are read: the event, and little of the background that fills up a report
FIRST = 350  # characters of it that say most
STEM = 6  # letters of a word that are compared: "derails", "derailed", "derailment"
IN_TITLE, IN_FIRST, IN_REST = 3, 2, 1  # what a mention counts by where it stands

_WORD = r"[^\W\d_](?:\.(?:[^\W\d_]\.)+|\w*(?:['’][^\W\d_]+)?)"
_NUMBER = r"\d+(?:[.,\u00a0\u202f]\d+)*"
_BREAK = r"[.?!:;…\n«»“”„\"•►|(\[]|\s[–—-]\s"  # what a sentence, a line or a quotation may open after
_TOKEN = re.compile(rf"{_WORD}|{_NUMBER}|{_BREAK}")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]{2,}")  # writing without spaces between words
_POSSESSIVE = re.compile(r"['’]s?$")
_ELIDED = re.compile(r"^(?:[dlnscjm]|qu|dell|all|nell|sull|un)['’](?=\w{2})")
_GROUPED = re.compile(r"[.,\u00a0\u202f](?=\d{3}(?!\d))")
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Cues:
    """One document as grouping sees it. `mentions` weighs each word and known phrase by where it stands; `capital` are those
    written with a capital; `title` those of the title, `lead` of title and first lines; `numbers` and `days` are values that
    carry from language to language."""

    document: Document
    day: date | None
    language: str
    mentions: dict[str, int]
    capital: frozenset[str]
    numbers: dict[str, int]
    days: dict[str, int]
    title: frozenset[str]
    lead: frozenset[str]


Token = tuple[bool, str, str]
"""Whether it opens a sentence, a line or a quotation; as written; as compared."""


class Evidence:
    """How often each word is written with and without a capital where that is the writer's choice."""

    def __init__(self) -> None:
        self.capital: Counter[str] = Counter()
        self.small: Counter[str] = Counter()
        self._written: dict[str, str] = {}

    def add(self, tokens: list[Token], language: str) -> None:
        """German capitalises its nouns, so that there only capitals that stand side by side are evidence."""
        self._written.update([(low, raw) for _, raw, low in tokens])
        self.small.update([low for _, raw, low in tokens if not raw[0].isupper()])
        if language == "de":
            tokens = [token for before, token in pairwise(tokens) if before[1][0].isupper() and not before[0]]
        self.capital.update([low for opens, raw, low in tokens if not opens and raw[0].isupper()])

    def surface(self, feature: str) -> str:
        """A feature as it was first written."""
        kind, bare = feature[0], feature[1:].removeprefix(":")
        if kind in "#@":
            return bare
        if kind == "w":
            return self._stems.get(bare, bare)
        return _POSSESSIVE.sub("", self._written.get(bare, bare.title()))

    @cached_property
    def _stems(self) -> dict[str, str]:
        """A word for each stem; asked for only when all documents are read."""
        return {low[:STEM]: low for low in sorted(self._written, reverse=True)}

    def names(self) -> frozenset[str]:
        """The words that are written with a capital more than twice as often as without."""
        small = self.small
        return frozenset(word for word, times in self.capital.items() if times > 2 * small[word])


def cues(document: Document, evidence: Evidence) -> Cues:
    """The cues of `document`; what its capitals prove is added to `evidence`."""
    language = (document.language or "")[:2].lower()
    title = _tokens(document.title or "")
    opening = document.text[:OPENING]
    first, rest = _tokens(opening[:FIRST]), _tokens(opening[FIRST:])
    evidence.add(first, language)
    evidence.add(rest, language)
    if not _all_capitalised(title):
        evidence.add(title, language)
    reader = _Reader(document.published_on, language)
    reader.read(title, IN_TITLE)
    of_title = frozenset(reader.mentions)
    reader.read(first, IN_FIRST)
    of_lead = frozenset(reader.mentions)
    reader.read(rest, IN_REST)
    reader.unspaced(document.title or "", IN_TITLE)
    reader.unspaced(opening, IN_REST)
    return Cues(
        document=document,
        day=reader.today,
        language=language,
        mentions=reader.mentions,
        capital=frozenset(reader.capital),
        numbers=reader.numbers,
        days=reader.days,
        title=of_title,
        lead=of_lead,
    )


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    opens = True
    for piece in _TOKEN.findall(text):
        if piece[0].isalpha():
            if piece.isascii() or not _UNSPACED.match(piece):
                found.append((opens, piece, lowered(piece)))
            opens = False
        elif piece[0].isdecimal():
            found.append((opens, piece, piece))
            opens = False
        else:
            opens = True
    return found


@lru_cache(maxsize=1 << 17)
def lowered(word: str) -> str:
    """The word as it is compared: folded, without a possessive or an elided article."""
    return fold(_ELIDED.sub("", _POSSESSIVE.sub("", word.lower()), count=1)).strip(".")


def _all_capitalised(title: list[Token]) -> bool:
    long = [raw for _, raw, _ in title[1:] if len(raw) > 3 and raw[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in long) > len(long)


class _Reader:
    """Adds up what the tokens of one document mention."""

    def __init__(self, today: date | None, language: str) -> None:
        self.today = today
        self.language = language
        self.mentions: dict[str, int] = {}
        self.capital: set[str] = set()
        self.numbers: dict[str, int] = {}
        self.days: dict[str, int] = {}

    def read(self, tokens: list[Token], weight: int) -> None:
        rest = self._without_special(tokens, weight)
        mentions = self.mentions
        for low in [low for _, _, low in rest]:
            mentions[low] = mentions.get(low, 0) + weight
        self.capital.update([low for _, raw, low in rest if raw[0].isupper()])

    def _without_special(self, tokens: list[Token], weight: int) -> list[Token]:
        """The tokens but for known phrases, dates and numbers, which are read here."""
        special = _SPECIAL
        places = [place for place, (_, raw, low) in enumerate(tokens) if low in special or raw[0].isdecimal()]
        if not places:
            return tokens
        taken: set[int] = set()
        for place in places:
            if place in taken:
                continue
            if tokens[place][1][0].isdecimal():
                self._number(tokens[place][1], weight)
                taken.add(place)
            else:
                taken.update(range(place, place + self._special(tokens, place, weight)))
        return [token for place, token in enumerate(tokens) if place not in taken]

    def _special(self, tokens: list[Token], place: int, weight: int) -> int:
        """Reads a known phrase, a date or a spelled number at `place`; how many tokens it took, 0 where there is none."""
        low = tokens[place][2]
        for phrase, key in _PHRASES.get(low, ()):
            if tuple(token[2] for token in tokens[place : place + len(phrase)]) == phrase:
                self.mentions[key] = self.mentions.get(key, 0) + weight
                self.capital.add(key)
                return len(phrase)
        if (number := _SPELLED.get(self.language, {}).get(low)) is not None:
            self.numbers[number] = self.numbers.get(number, 0) + weight
            return 1
        day = self._weekday(low) or self._month(tokens, place)
        if day:
            self.days[day] = self.days.get(day, 0) + weight
        return 1 if day else 0

    def _weekday(self, low: str) -> str | None:
        """The last such day before the document's own, or that day: what a report tells has mostly just happened."""
        number = _WEEKDAYS.get(self.language, {}).get(low)
        if number is None or self.today is None:
            return None
        return (self.today - timedelta(days=(self.today.weekday() - number) % 7)).isoformat()

    def _month(self, tokens: list[Token], place: int) -> str | None:
        """The day beside a month's name ("10 March", "March 10"), in the year that brings it nearest to the document."""
        month = _MONTHS.get(self.language, {}).get(tokens[place][2])
        if month is None:
            return None
        for beside in (place - 1, place + 1, place - 2):
            digits = tokens[beside][1] if 0 <= beside < len(tokens) else ""
            if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31:
                return self._nearest(month, int(digits))
        return None

    def _nearest(self, month: int, day: int) -> str:
        if self.today is None:
            return f"{month:02}-{day:02}"
        near = [found for year in (-1, 0, 1) if (found := _date(self.today.year + year, month, day))]
        today = self.today
        return min(near, key=lambda found: abs((found - today).days)).isoformat() if near else f"{month:02}-{day:02}"

    def _number(self, raw: str, weight: int) -> None:
        value = _GROUPED.sub("", raw).replace(",", ".").rstrip(".")
        if value.isdecimal() and len(value) == 4 and int(value) in _YEARS:
            return  # a year stands in every report
        if value in ("0", "1") or len(value) > 15:
            return
        self.numbers[value] = self.numbers.get(value, 0) + weight

    def unspaced(self, text: str, weight: int) -> None:
        """Chinese, Japanese and Thai by pairs of characters."""
        if text.isascii():
            return
        for run in _UNSPACED.findall(text):
            for place in range(len(run) - 1):
                pair = run[place : place + 2]
                self.mentions[pair] = self.mentions.get(pair, 0) + weight


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Known names of several words by their first, longest first, with the key that all languages share."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, key in SAME.items():
        parts = tuple(lowered(part) for part in re.findall(_WORD, form))
        if len(parts) > 1:
            found.setdefault(parts[0], []).append((parts, fold(key)))
    return {first: sorted(set(forms), key=lambda form: (-len(form[0]), form)) for first, forms in found.items()}


def _folded(table: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    return {language: {lowered(word): int(number) for word, number in words.items()} for language, words in table.items()}


_PHRASES = _phrases()
_MONTHS = _folded(MONTHS)
_WEEKDAYS = _folded(WEEKDAYS)
_SPELLED: dict[str, dict[str, str]] = {
    language: {lowered(word): str(int(value)) for word, value in words.items() if 1 < value < 100 and len(word) > 2}
    for language, words in CARDINALS.items()
}
_SPECIAL = frozenset(_PHRASES).union(*_MONTHS.values()).union(*_WEEKDAYS.values()).union(*_SPELLED.values())
