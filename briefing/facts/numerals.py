"""How much a number is worth, in digits or in words: the part of reading numbers that knows nothing of units.

An `Amount` runs from one token to another. Digits are read by the customs of the language; where a text uses the other custom
(Spanish from Mexico writes 1,200.50), a number that can only be read one way tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing.facts.lexicon import words
from briefing.facts.lexicon.numerals import (
    APPROXIMATE_SCALES,
    BARE_SCALES,
    CARDINALS,
    HALF_ADJECTIVES,
    HALVES,
    HUNDREDS,
    JOINS,
    ONE,
    PARTS,
    SCALES,
    SHORT_SCALES,
    VAGUE,
    VAGUE_TENS,
)
from briefing.facts.tokens import Reading


@dataclass(frozen=True)
class Amount:
    """`value` from token `first` up to but not including token `after`; `high` closes the span of a vague word."""

    first: int
    after: int
    value: float
    high: float | None = None
    digits: bool = False
    approximate: bool = False
    fraction: bool = False


_SPACES = re.compile(r"[\u00a0\u202f\u2009 '’]")
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_BETWEEN = frozenset({" ", "-", "\u00a0", "\u202f", "‑", "\u00ad"})


def digits_value(text: str, language: str) -> float | None:
    """The value of a number in digits; None for what is no number (a version, an address, a date)."""
    plain = _SPACES.sub("", text)
    points, commas = plain.count("."), plain.count(",")
    if not points and not commas:
        return float(plain) if len(plain) <= 15 else None
    if points and commas:
        decimal = "." if plain.rfind(".") > plain.rfind(",") else ","
        group = "," if decimal == "." else "."
        whole, _, rest = plain.partition(decimal)
        return float(f"{whole.replace(group, '')}.{rest}") if _GROUPS.fullmatch(whole) and rest.isdecimal() else None
    mark = "." if points else ","
    if points + commas > 1:
        return float(plain.replace(mark, "")) if _GROUPS.fullmatch(plain) else None
    if mark == _group_mark(language, plain) and _GROUPS.fullmatch(plain) and plain[0] != "0":
        return float(plain.replace(mark, ""))
    return float(plain.replace(mark, "."))


def _group_mark(language: str, plain: str) -> str:
    """The mark between thousands. A comma and exactly three digits mean thousands in Spanish, too: so half of it writes."""
    if language == "en" or (language == "es" and "," in plain):
        return ","
    return "."


def amount_at(reading: Reading, place: int) -> Amount | None:
    """The number that starts at token `place`, with the words that multiply it ("1.2 million", "half a million")."""
    token = reading.tokens[place]
    if token.is_number:
        value = digits_value(token.text, reading.language)
        return None if value is None else _scaled(reading, Amount(place, place + 1, value, digits=True))
    if not _may_start(token.lower, reading.language):
        return None
    found = _half(reading, place) or _cardinal(reading, place) or _with_article(reading, place) or _vague(reading, place)
    return None if found is None else _with_half(reading, _part(reading, found) or _scaled(reading, found))


@lru_cache(maxsize=8)
def starting_words(language: str) -> frozenset[str]:
    """All words that a number in words can start with."""
    groups = (CARDINALS, HUNDREDS, SCALES, ONE, HALVES, VAGUE)
    return frozenset(VAGUE_TENS if language else ()).union(*(group.get(language, ()) for group in groups))


def _may_start(word: str, language: str) -> bool:
    """The quick check that spares nearly all words the slow ones."""
    return word in starting_words(language) or (language == "de" and ("hundert" in word or "tausend" in word))


def _half(reading: Reading, place: int) -> Amount | None:
    """ "half", "la mitad", "medio millón": the adjectives only right before what they halve."""
    word = reading.lower(place)
    value = HALVES[reading.language].get(word)
    if value is None:
        return None
    after = place + 1
    if word in HALF_ADJECTIVES:
        return Amount(place, after, value) if reading.lower(after) in SCALES[reading.language] else None
    if reading.language == "en":
        if _is_english_half(reading, place):
            scaled = reading.lower(after) == "a" and reading.lower(after + 1) in ("million", "billion", "dozen", "trillion")
            return Amount(place, after + scaled, value, fraction=not scaled)
        return None
    return Amount(place, after, value, fraction=True)


_NO_HALF = words("first second other latter former top bottom better this last opening each final")
_HALF_OF = words("of the a an its their his her all that those them are were is was have had say said")


def _is_english_half(reading: Reading, place: int) -> bool:
    if reading.lower(place - 1) in _NO_HALF or (place + 1 < len(reading.tokens) and reading.gap(place + 1) == "-"):
        return False
    return reading.lower(place - 1) in ("in", "by", "about", "than", "nearly", "almost") or reading.lower(place + 1) in _HALF_OF


def _with_article(reading: Reading, place: int) -> Amount | None:
    """ "a million", "une douzaine", "ein Drittel", "a hundred and fifty"."""
    language = reading.language
    if reading.lower(place) not in ONE[language] or place + 1 >= len(reading.tokens):
        return None
    following = reading.lower(place + 1)
    if language == "de" and following in ("halbe", "halben"):
        return Amount(place, place + 2, 0.5) if reading.lower(place + 2) in SCALES["de"] else None
    if following in HUNDREDS.get(language, ()):
        return _cardinal(reading, place + 1, opening=1, first=place)
    if following in SCALES[language]:
        return Amount(place, place + 1, 1)
    if following in PARTS[language] and language != "en":
        return Amount(place, place + 1, 1)
    if language == "en" and following in ("third", "quarter", "fifth", "tenth") and reading.lower(place + 2) == "of":
        return Amount(place, place + 1, 1)
    return None


def _vague(reading: Reading, place: int) -> Amount | None:
    """ "dozens", "hundreds of thousands", "miles de": the span that the word may mean."""
    words = VAGUE[reading.language]
    tens = reading.lower(place) in VAGUE_TENS
    span = words.get(reading.lower(place)) or ((20.0, 199.0) if tens else None)
    if span is None or (place > 0 and reading.tokens[place - 1].is_number):
        return None
    low, high, after = *span, place + 1
    if reading.lower(after) in ("of", "de") and (following := words.get(reading.lower(after + 1))):
        scale = {2e3: 1e3, 2e6: 1e6, 2e9: 1e9}.get(following[0])
        if scale:
            return Amount(place, after + 2, low * scale, min(high, 999) * scale, approximate=True)
    return None if tens and reading.language == "en" else Amount(place, after, low, high, approximate=True)


def _cardinal(reading: Reading, place: int, opening: float = 0, first: int | None = None) -> Amount | None:
    """A number in words. `room` is what may still be added: after "twenty" less than ten, after "hundred" less than that."""
    language = reading.language
    total, current, room, last_scale = 0.0, float(opening), float("inf"), float("inf")
    at = place
    while at < len(reading.tokens):
        if at > place and reading.gap(at) not in _BETWEEN:
            break
        word = reading.lower(at)
        if at > place and word == JOINS.get(language) and _joins(reading, at, room):
            at += 1
            continue
        value = cardinal_value(word, language)
        if value is not None and value < room and not (value == 0 and current):
            current, room = current + value, _room(value, language)
        elif word in HUNDREDS.get(language, ()) and (0 < current < 100 or (language == "fr" and not current)):
            current, room = max(current, 1) * 100, 100
        elif (scale := SCALES[language].get(word)) and (
            current or total or (at == place and word in BARE_SCALES.get(language, ()))
        ):
            if scale >= last_scale:
                if current or not total:
                    break
                total *= scale
            else:
                total, current = total + max(current, 1) * scale, 0
            last_scale, room = scale, 1000.0
        elif language == "fr" and word in ("vingt", "vingts") and current == 4:
            current, room = 80, 20
        else:
            break
        at += 1
    if at == place or (at == place + 1 and _is_article(reading, place)):
        return None
    about = any(reading.lower(number) in APPROXIMATE_SCALES for number in range(place, at))
    return Amount(place if first is None else first, at, total + current, approximate=about)


def _is_article(reading: Reading, place: int) -> bool:
    return reading.language != "en" and reading.lower(place) in ONE[reading.language] | {"uno", "eins"}


def _room(value: float, language: str) -> float:
    if value >= 1000:
        return 0
    if value >= 100:
        return 100
    if value == 10 and language == "fr":
        return 10
    if value >= 20 and value % 10 == 0:
        return 20 if language == "fr" and value == 60 else 10
    return 0


def _joins(reading: Reading, place: int, room: float) -> bool:
    """Whether "and", "y", "et" or "e" at `place` goes on with the number rather than with the sentence."""
    if place + 1 >= len(reading.tokens) or reading.gap(place + 1) not in _BETWEEN:
        return False
    following = cardinal_value(reading.lower(place + 1), reading.language)
    if following is None or not 0 < following < room:
        return False
    if reading.language == "en":
        return room >= 100 and reading.lower(place - 1) in ("hundred", "thousand", "million", "billion")
    if reading.language in ("es", "fr"):
        return room in (10, 20)
    return True


@lru_cache(maxsize=4096)
def cardinal_value(word: str, language: str) -> float | None:
    """What a word adds to a number; German writes a whole number as one word."""
    value = CARDINALS[language].get(word)
    if value is None and language == "de" and ("hundert" in word or "tausend" in word):
        return _german(word)
    return value


def _german(word: str) -> float | None:
    """`dreitausendzweihundert`: each part must itself be a number word, so that Jahrhundert and Tausende are none."""
    for stem, scale in (("tausend", 1000), ("hundert", 100)):
        before, found, after = word.partition(stem)
        if found:
            high = 1 if not before else cardinal_value(before, "de")
            low = 0 if not after else cardinal_value(after.removeprefix("und"), "de")
            usable = high is not None and low is not None and high < 1000 and low < scale and word != "tausend"
            return high * scale + low if usable and high is not None and low is not None else None
    return None


def _part(reading: Reading, amount: Amount) -> Amount | None:
    """ "two-thirds", "trois quarts", "ein Drittel" from the count before the fraction."""
    at = amount.after
    part = PARTS[reading.language].get(reading.lower(at))
    if part is None or amount.value not in (1, 2, 3, 4, 5) or at >= len(reading.tokens) or reading.gap(at) not in _BETWEEN:
        return None
    if reading.language == "en" and not _is_english_part(reading, amount, at):
        return None
    if reading.lower(at).endswith(("a", "as")) and reading.language == "es":  # "dos terceras partes", not "una tercera persona"
        return Amount(amount.first, at + 2, amount.value * part, fraction=True) if reading.lower(at + 1) in _SHARES else None
    return Amount(amount.first, at + 1, amount.value * part, fraction=True)


_SHARES = frozenset({"parte", "partes"})


def _is_english_part(reading: Reading, amount: Amount, at: int) -> bool:
    """ "one third" and "two thirds", not "the first three quarters" of a year nor "one quarter" of a city alone."""
    if reading.lower(amount.first - 1) in ("first", "last", "past", "previous", "next"):
        return False
    return (amount.value == 1) != reading.lower(at).endswith("s")


def _scaled(reading: Reading, amount: Amount) -> Amount:
    """`amount` with the words that multiply it: "1.2 million", "5 mil millones", "2,5 Mio."; "3bn" when glued."""
    value, at, approximate = amount.value, amount.after, amount.approximate
    if amount.high is not None:
        return amount
    for _ in range(2):
        if at >= len(reading.tokens):
            break
        word, gap = reading.lower(at), reading.gap(at)
        scale = SCALES[reading.language].get(word) if reading.language and gap in _BETWEEN else None
        if scale is None and amount.digits and at == amount.after and gap in ("", *_BETWEEN):
            scale = _short_scale(reading, at, glued=gap == "")
        if scale is None:
            break
        approximate = approximate or word in APPROXIMATE_SCALES
        value, at = value * scale, at + 1
    return replace(amount, after=at, value=value, approximate=approximate)


def _short_scale(reading: Reading, place: int, glued: bool) -> float | None:
    """The abbreviations; a bare "m" or "k" or "b" only when glued, and "m" only for money or before what is counted."""
    word = reading.lower(place)
    scale = SHORT_SCALES.get(reading.language or "en", {}).get(word)
    if scale is None or len(word) > 1:
        return scale
    if not glued:
        return None
    if word != "m":
        return scale
    before = reading.text[: reading.tokens[place - 1].start][-1:]
    following = reading.lower(place + 1)
    counts = place + 1 < len(reading.tokens) and reading.gap(place + 1) == " " and following.endswith(("s", "people"))
    return scale if before in "$€£¥" and before else (scale if counts and following not in ("race", "hurdles") else None)


_AND_A_HALF: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (("and", "a", "half"),),
    "es": (("y", "medio"), ("y", "media")),
    "fr": (("et", "demi"), ("et", "demie")),
    "de": (),
    "pt": (("e", "meio"), ("e", "meia")),
}


def _with_half(reading: Reading, amount: Amount) -> Amount:
    """ "two and a half million", "un millón y medio": half of one more, or of what the number was multiplied by."""
    for phrase in _AND_A_HALF[reading.language]:
        if not reading.matches(amount.after, phrase):
            continue
        last = SCALES[reading.language].get(reading.lower(amount.after - 1), 1)
        half = replace(amount, after=amount.after + len(phrase), value=amount.value + last / 2)
        return half if last > 1 else _scaled(reading, half)
    return amount
