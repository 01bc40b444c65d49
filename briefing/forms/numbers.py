"""Numbers as the style writes them: words or figures, groups of digits, the decimal mark, billions, money. The value stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.forms.places import Change, outside
from briefing.styles import Style

NBSP, NARROW = "\u00a0", "\u202f"
GROUPING = {"comma": ",", "point": ".", "narrow-nbsp": NARROW, "nbsp": NBSP}
_GROUPED_BY = {"en": ",", "fr": f" {NBSP}{NARROW}", "de": f".{NBSP}{NARROW}", "es": f".{NBSP}{NARROW}", "pt": f".{NBSP}{NARROW}"}
_SPACED_PERCENT = frozenset({"fr", "de", "es"})
_PERCENT = re.compile(rf"(?<=\d)[ {NBSP}{NARROW}]?(?:%|per\s?cent\b)")
_WORDS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "pt": "um dois três quatro cinco seis sete oito nove dez onze doze",
}
_SMALL = re.compile(rf"(?<![\w.,:/$€£¥₲#§°+%–—-])(?<!\w[{NBSP}{NARROW}])\d{{1,2}}(?![\w%°€£¥]|[.,:/–—-]\w|[{NBSP}{NARROW}])")
_COUNTED = re.compile(
    r"\s(?!(?:per\s?cent|percent|percentage|million|billion|trillion|millones?|milliards?|millions?|Millionen|Milliarden|Prozent|por"
    r"|pour|bn|m|km|kg|cm|mm|ha|kWh?|MW|GW|a\.m|p\.m|am|pm|to|and|or|of|out|y|et|und|e|à|a|bis|o|ou|oder|degrees|dollars?|euros?"
    r"|pounds?|yen|January|February|March|April|May|June|July|August|September|October|November|December|de|[A-ZÀ-Þ]\w*)\b)[a-zß-ÿ]"
)
_PLAIN_BEFORE = re.compile(r"(?:(?<![\w’'-])[a-zß-ÿ][\w’'-]*[,;:]?\s|[(–—]\s?)$")  # a word in small letters: no name, no month
_NUMBERED = re.compile(
    r"\b(?:No|Nos|number|article|section|chapter|page|rule|phase|stage|level|type|category|group|aged?|to|and|or|by|between|from|day"
    r"|artículo|página|article|numéro|Artikel|Nummer|Seite|artigo|número|entre|de|à|von|zwischen|und|y|et|e)\.?\s$",
    re.IGNORECASE,
)
_LONG = re.compile(r"(?<![\w.,/:#-])(?<!\bNo\. )(?<!\bno\. )\d{5,9}(?![\w/:-]|[.,]\d)")
_POINT = re.compile(r"(?<![\d.,])\d{1,3}\.\d{1,2}(?![\d.,]*\d)(?!\s?(?:a\.m|p\.m|am|pm|Uhr|h)\b)")
_COMMA = re.compile(r"(?<![\d.,])\d{1,3},\d{1,2}(?![\d.,]*\d)")
_COMMA_DECIMAL = frozenset({"fr", "de", "es", "pt"})
_BILLION = re.compile(rf"(?<=\d)[ {NBSP}{NARROW}]?(?:billion|bn)\b")
_AMOUNT = r"\d[\d,.]*\d|\d"
_CODES = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_CODED = re.compile(rf"(?<!\w)(?P<code>USD|EUR|GBP|JPY)[ {NBSP}{NARROW}]?(?P<amount>{_AMOUNT})")
_SYMBOLED = re.compile(rf"(?<![\w$€£¥])(?P<symbol>US\$|\$|€|£|¥)[ {NBSP}{NARROW}]?(?P<amount>{_AMOUNT})")
_SYMBOL_CODES = {"US$": "USD", **{symbol: code for code, symbol in _CODES.items()}}


def shares(text: str, style: Style, language: str) -> Iterator[Change]:
    """Percent signs and words."""
    percent = style.numbers.percent
    if percent != "keep":
        right = (NBSP if language in _SPACED_PERCENT else "") + "%" if percent == "%" else f" {percent}"
        yield from (Change(*match.span(), right) for match in outside(_PERCENT, text) if match[0] != right)


def grouped(text: str, style: Style, language: str) -> Iterator[Change]:
    """What stands between groups of three digits, where there is something."""
    if style.numbers.grouping == "keep" or language not in _GROUPED_BY:
        return
    for match in outside(_groups(_GROUPED_BY[language]), text):
        right = re.sub(r"\D", GROUPING[style.numbers.grouping], match[0])
        if right != match[0]:
            yield Change(*match.span(), right)


def ungrouped(text: str, style: Style, language: str) -> Iterator[Change]:
    """Numbers of five digits and more without groups."""
    if style.numbers.grouping == "keep" or language not in _GROUPED_BY:
        return
    for match in outside(_LONG, text):
        yield Change(*match.span(), f"{int(match[0]):,}".replace(",", GROUPING[style.numbers.grouping]))


def decimals(text: str, style: Style, language: str) -> Iterator[Change]:
    """The decimal mark, in a language that writes a comma; in English a point is never anything else."""
    mark = style.numbers.decimal
    if mark == "comma" and language in _COMMA_DECIMAL:
        yield from (Change(*match.span(), match[0].replace(".", ",")) for match in outside(_POINT, text))
    elif mark == "point" and language in _COMMA_DECIMAL:
        yield from (Change(*match.span(), match[0].replace(",", ".")) for match in outside(_COMMA, text))


def billions(text: str, style: Style, language: str) -> Iterator[Change]:
    """`5 billion` or `5bn`, in English."""
    form = style.numbers.millions
    if form != "keep" and language == "en":
        right = "bn" if form == "bn" else " billion"
        yield from (Change(*match.span(), right) for match in outside(_BILLION, text) if match[0] != right)


def money(text: str, style: Style, language: str) -> Iterator[Change]:
    """`$5` or `USD 5`; nothing is converted."""
    form = style.numbers.currency
    if form == "symbol":
        for match in outside(_CODED, text):
            yield Change(*match.span(), _CODES[match["code"]] + match["amount"])
    elif form == "code":
        for match in outside(_SYMBOLED, text):
            yield Change(*match.span(), f"{_SYMBOL_CODES[match['symbol']]}{NBSP}{match['amount']}")


def words_or_figures(text: str, style: Style, language: str) -> Iterator[Change]:
    """Counts below the style's limit that stand in figures, or words where it has figures for all. What is a name, a date, a
    measure, one of a pair or a series is left alone."""
    words = _WORDS.get(language, "").split()
    below = style.numbers.words_below
    if below:
        for match in outside(_SMALL, text):
            value = int(match[0])
            if 1 < value < min(below, len(words) + 1) and _counts(text, match):
                yield Change(*match.span(), words[value - 1])
    elif language == "en":
        for match in outside(_either(tuple(words[1:])), text):
            if _counts(text, match):
                yield Change(*match.span(), str(words.index(match[0]) + 1))


def _counts(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    opens = not before.strip() or before.rstrip()[-1] in ".!?"
    return bool(not opens and _PLAIN_BEFORE.search(before) and not _NUMBERED.search(before) and _COUNTED.match(text, match.end()))


@cache
def _groups(separators: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,])\d{{1,3}}(?:[{separators}]\d{{3}})+(?![\d]|[.,]\d{{3}})")


@cache
def _either(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")
