"""Quantities: numbers in digits and words with their unit, range, approximation and what they count.

Kept apart are ordinals, times of day, parts of names ("COVID-19", "G7") and whatever a date or an address holds. A number that
labels ("Article 5") has the label as its role. Vague words ("thousands of people") are given as the span that they may mean, and
verbs of multiplying ("doubled") in the unit `times`. A fraction is a plain number below one ("a third" is 0.333…).
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.facts.lexicon import words
from briefing.facts.lexicon.counting import (
    APPROXIMATE,
    APPROXIMATE_MARKS,
    BETWEEN,
    FROM,
    INTO,
    NOT_ONE_AFTER,
    NOT_ONE_BEFORE,
    SCORES,
    TO,
)
from briefing.facts.lexicon.numerals import TIMES, TIMES_AFTER
from briefing.facts.lexicon.units import ISO_CODES, MEASURES, MONEY, MONEY_OF, NOT_IN, PHRASES, SYMBOLS_AFTER, SYMBOLS_BEFORE
from briefing.facts.numerals import Amount, amount_at, starting_words
from briefing.facts.roles import label_of, role_of
from briefing.facts.tokens import Found, Reading
from briefing.records import Number

# Right after digits: what makes them an ordinal, a decade or a time of day. Right before: what makes them part of something else.
_NOT_A_COUNT_AFTER = re.compile(
    r"(?:st|nd|rd|th|er|ère|ème|e|º|ª|s|°)(?!\w)(?!C|F)|:\d\d|\s?(?:a\.?m\b|p\.?m\b|Uhr\b|o['’]clock)|h\d\d|h\b(?!a)|\.º",
    re.IGNORECASE,
)
_PART_OF_WORD_BEFORE = re.compile(r"[^\W\d_]['’‑-]$|[\d:/][:/-]$|\w$|[#@_/\\]$|\d[-‑]$")
_GERMAN_ORDINAL = re.compile(r"\.(?=\s[^\W\d_])")
_ORDINAL_BEFORE = words("der die das dem den des zum zur im am beim vom ihr ihre ihrem seinem seinen seiner ihrer")
_AFTER_NO_ZERO = frozenset({"tolerance", "sum", "emissions", "hour"})
_SYMBOL_AFTER = re.compile(r"[\s\u00a0\u202f]?(%|٪|‰|€|\$|£|¥|₹|₽|₲|°C|°F|ºC|°)")
_SPACED = frozenset({" ", "-", "\u00a0", "\u202f", "‑", "\n", ". ", ".\u00a0"})
_RANGE_DASH = re.compile(r"\s?[–—-]\s?|\s(?:–|-)\s")


_AUXILIARIES = frozenset(
    "am are is was were be been has have had do does did can could may might must shall should will would".split()
)


def numbers(reading: Reading) -> list[Found[Number]]:
    """The quantities in `reading` in the order of the text; what `reading.masked` covers is left alone."""
    found: list[Found[Number]] = []
    is_score = any(token.lower in SCORES for token in reading.tokens)
    starters = starting_words(reading.language) | TIMES.get(reading.language, {}).keys()
    place = 0
    while place < len(reading.tokens):
        token = reading.tokens[place]
        if not token.is_number and token.lower not in starters and reading.language != "de":
            place += 1
            continue
        amount = _amount(reading, place)
        if amount is None:
            place += 1
            continue
        items, place = _quantities(reading, amount, is_score)
        found += items
    return found


def _amount(reading: Reading, place: int) -> Amount | None:
    """The amount at `place`, unless it is no count there."""
    token = reading.tokens[place]
    if not token.is_number and reading.language:
        times = TIMES[reading.language].get(token.lower)
        if times is not None:
            return Amount(place, place + 1, times)
    amount = amount_at(reading, place)
    if amount is None or reading.is_masked(token.start, reading.tokens[amount.after - 1].end):
        return None
    counts = _digits_count(reading, place) if token.is_number else _words_count(reading, amount)
    return amount if counts else None


def _digits_count(reading: Reading, place: int) -> bool:
    token, text = reading.tokens[place], reading.text
    if _PART_OF_WORD_BEFORE.search(text, max(0, token.start - 2), token.start):
        return False
    if _NOT_A_COUNT_AFTER.match(text, token.end):
        return False
    ordinal = reading.language == "de" and reading.lower(place - 1) in _ORDINAL_BEFORE and _GERMAN_ORDINAL.match(text, token.end)
    return not ordinal


def _words_count(reading: Reading, amount: Amount) -> bool:
    """Whether number words count: not the pronoun "one", not "Group of Seven", "best-of-seven", nor the French for new."""
    place, word = amount.first, reading.lower(amount.first)
    if amount.after > place + 1:
        return True
    before, following = reading.lower(place - 1), reading.lower(amount.after)
    if place > 0 and reading.gap(place) == "-" and not reading.tokens[place - 1].is_number:
        return before in ("mid", "some", "about")
    if word == "one":
        return _is_number_one(reading, amount)
    if before == "the" and reading.language == "en" and _stands_for_a_noun(reading, amount):
        return False
    if word == "zero":
        return following not in _AFTER_NO_ZERO and before not in ("net", "ground", "from")
    if word == "scores":
        return following == "of"
    if reading.language == "fr" and word == "neuf":
        return following.endswith(("s", "x", "cents", "mille")) or _unit_after(reading, amount.after)[0] is not None
    if reading.language == "de" or not reading.tokens[place].is_capital or place in reading.openers:
        return True
    return not (reading.tokens[place - 1].is_capital or _is_capital(reading, amount.after) or before == "of")


def _stands_for_a_noun(reading: Reading, amount: Amount) -> bool:
    """ "The two should not be confused", "the three, he said": who is meant, and no count of anything named here."""
    at_end = amount.after >= len(reading.tokens) or reading.gap(amount.after).strip() != ""
    return at_end or reading.lower(amount.after) in _AUXILIARIES


def _is_number_one(reading: Reading, amount: Amount) -> bool:
    if reading.lower(amount.first - 1) in NOT_ONE_AFTER or reading.lower(amount.after) in NOT_ONE_BEFORE:
        return False
    glued = amount.after < len(reading.tokens) and reading.gap(amount.after) != " "
    return not glued or _unit_after(reading, amount.after)[0] is not None


def _is_capital(reading: Reading, place: int) -> bool:
    return place < len(reading.tokens) and reading.tokens[place].is_capital and reading.gap(place) == " "


def _quantities(reading: Reading, amount: Amount, is_score: bool) -> tuple[list[Found[Number]], int]:
    """The one or two numbers that open with `amount`, and the token after them."""
    second, joined = (None, "") if _is_multiple(reading, amount) else _range_end(reading, amount)
    if second is None:
        item, after = _quantity(reading, amount, None)
        return [item], after
    is_range = amount.value < second.value and not (is_score and joined != "between")
    first_unit, _ = _unit_after(reading, amount.after)
    if is_range and reading.lower(amount.first - 1) not in FROM.get(reading.language, ()):
        low = _with_scale_of(reading, amount, second)
        item, after = _quantity(reading, replace(low, after=second.after, high=second.value), None)
        return [item], after
    last, after = _quantity(reading, second, None)
    shared = None if first_unit else last.value.unit
    first, _ = _quantity(reading, _with_scale_of(reading, amount, second) if shared else amount, shared or "")
    return [first, last], after


def _is_multiple(reading: Reading, amount: Amount) -> bool:
    """ "Doubled to 12" is no span from two to twelve."""
    return reading.lower(amount.first) in TIMES.get(reading.language, {}) and amount.after == amount.first + 1


def _with_scale_of(reading: Reading, low: Amount, high: Amount) -> Amount:
    """In "10 to 12 million" and "$2-3bn" the scale stands once and belongs to both."""
    scaled = high.after - high.first > 1 and low.after - low.first == 1 and high.digits and low.digits
    if scaled and low.value < 1000 <= high.value:
        plain = amount_at(reading, low.first)
        digits = float(reading.tokens[high.first].text.replace(",", ".")) if _plain(reading, high) else None
        if plain and digits:
            return replace(low, value=low.value * (high.value / digits))
    return low


def _plain(reading: Reading, amount: Amount) -> bool:
    return bool(re.fullmatch(r"\d+(?:[.,]\d{1,2})?", reading.tokens[amount.first].text))


def _range_end(reading: Reading, amount: Amount) -> tuple[Amount | None, str]:
    """The second number of "10 to 12", "10–12" or "between 3 and 5", and which of these it is."""
    at, language = amount.after, reading.language
    while at < len(reading.tokens) and _unit_word(reading, at) and at < amount.after + 1:
        at += 1
    for start in dict.fromkeys((amount.after, at)):
        if start >= len(reading.tokens):
            continue
        if reading.tokens[start].is_number and _RANGE_DASH.fullmatch(re.sub(r"[%€$£]", "", reading.gap(start))):
            return _second(reading, start), "dash"
        word = reading.lower(start)
        opener, joiner = BETWEEN.get(language, ("", ""))
        changed = word in INTO.get(language, ()) and reading.lower(amount.first - 1) in FROM.get(language, ())
        if (
            changed
            or word in TO.get(language, ())
            or (word == joiner and opener in (reading.lower(amount.first - 1), reading.lower(amount.first - 2)))
        ):
            kind = "to" if changed or word in TO.get(language, ()) else "between"
            return _second(reading, start + 1), kind
    return None, ""


def _second(reading: Reading, place: int) -> Amount | None:
    if place >= len(reading.tokens):
        return None
    token = reading.tokens[place]
    amount = amount_at(reading, place)
    if (
        amount is None
        or reading.is_masked(token.start, token.end)
        or (token.is_number and _NOT_A_COUNT_AFTER.match(reading.text, token.end))
    ):
        return None
    return amount


def _quantity(reading: Reading, amount: Amount, unit: str | None) -> tuple[Found[Number], int]:
    """The number with its unit, signs and words around it. `unit` "" means none is to be looked for, a name that it is known."""
    start, end = reading.tokens[amount.first].start, reading.tokens[amount.after - 1].end
    times = _is_multiple(reading, amount)
    symbol, start = _unit_before(reading, amount.first)
    after = amount.after
    found = unit or symbol or ("times" if times else None)
    if not unit and not times:
        word_unit, word_after = _unit_after(reading, amount.after)
        if word_unit and (symbol is None or word_unit in ISO_CODES):
            found, after = word_unit, word_after
            end = max(end, _end_of_unit(reading, amount.after, after))
    label = label_of(reading, amount.first) if found is None else None
    role = label or role_of(reading, after, found)
    value = -amount.value if _is_negative(reading, start) else amount.value
    approximate = amount.approximate or _is_approximate(reading, start) or bool(_OR_SO.match(reading.text, end))
    high = amount.high if amount.high is not None or not _ODD.match(reading.text, end) else value + _step(value)
    number = Number(text=reading.text[start:end], value=value, high=high, unit=found, approximate=approximate, role=role)
    return Found(start, end, number), max(after, amount.after)


# Right behind a number: "forty-odd", "cuarenta y pico", "ten or so".
_ODD = re.compile(r"(?:-|\s)odd\b|\sy pico\b|\set quelques\b|\se (?:poucos|tantos)\b", re.IGNORECASE)
_OR_SO = re.compile(
    _ODD.pattern + r"|(?:\s[\w-]+)?\s(?:or so|or thereabouts|or more|o así|más o menos|ou plus|oder so|mais ou menos|ou mais)\b",
    re.IGNORECASE,
)


def _step(value: float) -> float:
    """How far "forty-odd" reaches above forty: the next round number is out of it."""
    return float(10 ** (len(str(int(abs(value)))) - 1) - 1)


def _end_of_unit(reading: Reading, before: int, after: int) -> int:
    if after > before:
        return reading.tokens[after - 1].end
    symbol = _SYMBOL_AFTER.match(reading.text, reading.tokens[before - 1].end)
    return symbol.end() if symbol else reading.tokens[before - 1].end


def _is_negative(reading: Reading, start: int) -> bool:
    sign = reading.text[max(0, start - 2) : start]
    return sign.endswith(("−", "-", "–")) and (len(sign) == 1 or sign[0].isspace() or sign[0] == "(")


def _unit_before(reading: Reading, place: int) -> tuple[str | None, int]:
    """A symbol or ISO code before the number, and where the whole then starts."""
    start = reading.tokens[place].start
    text = reading.text[max(0, start - 6) : start]
    bare = text.rstrip(" \u00a0\u202f")
    for symbol, code in SYMBOLS_BEFORE:
        if bare.endswith(symbol):
            return code, start - (len(text) - len(bare)) - len(symbol)
    before = reading.tokens[place - 1] if place else None
    if before is not None and before.text in ISO_CODES and start - before.end <= 1:
        return before.text, before.start
    return None, start


def _unit_after(reading: Reading, place: int) -> tuple[str | None, int]:
    """The unit that follows the token before `place`, and the token after it."""
    end = reading.tokens[place - 1].end
    if symbol := _SYMBOL_AFTER.match(reading.text, end):
        unit = SYMBOLS_AFTER[symbol[1]]
        points = unit == "percent" and reading.lower(place) in ("points", "point")
        return ("percentage_point", place + 1) if points else (unit, place)
    if place >= len(reading.tokens) or reading.gap(place) not in _SPACED | {""}:
        return None, place
    for phrase, unit in PHRASES.get(reading.lower(place), ()):
        if reading.matches(place, phrase):
            return unit, place + len(phrase)
    return _single_unit(reading, place)


_LINKS = words("de d of")


def _single_unit(reading: Reading, place: int) -> tuple[str | None, int]:
    word = reading.lower(place)
    if word in TIMES_AFTER.get(reading.language, ()):
        return "times", place + 1
    at = place + 1 if word in _LINKS and reading.lower(place + 1) in MONEY else place
    if (unit := _unit_word(reading, at)) is not None:
        return _money_of(reading, at, unit) if reading.lower(at) in MONEY else (unit, at + 1)
    if reading.lower(place + 1) in MONEY and (exact := _adjective(word, MONEY[reading.lower(place + 1)])):
        return exact, place + 2
    return None, place


def _unit_word(reading: Reading, place: int) -> str | None:
    word = reading.lower(place)
    if not word or word in NOT_IN.get(reading.language, ()):
        return None
    if reading.tokens[place].text in ISO_CODES:
        return reading.tokens[place].text
    if word in MONEY and not (
        word == "won" and reading.language == "en" and reading.lower(place + 1) in ("the", "a", "an", "in", "by")
    ):
        return MONEY[word]
    return MEASURES.get(word)


def _money_of(reading: Reading, place: int, unit: str) -> tuple[str, int]:
    """ "francs suisses", "dólares canadienses": the adjective that says whose money it is."""
    exact = _adjective(reading.lower(place + 1), unit)
    return (exact, place + 2) if exact else (unit, place + 1)


def _adjective(word: str, unit: str) -> str | None:
    return next((code for (stem, money), code in MONEY_OF.items() if money == unit and word.startswith(stem)), None)


_BEFORE_NUMBER = 24  # characters: the longest phrase that makes a number approximate, and a space


def _is_approximate(reading: Reading, start: int) -> bool:
    """Whether a word or sign right before the number, or its currency, says that it is not exact."""
    before = reading.text[max(0, start - _BEFORE_NUMBER) : start].lower().rstrip(" \u00a0\u202f('’")
    if before.endswith(tuple(APPROXIMATE_MARKS)):
        return True
    phrases = APPROXIMATE.get(reading.language, ())
    return any(before.endswith(p) and (len(before) == len(p) or not before[-len(p) - 1].isalnum()) for p in phrases)
