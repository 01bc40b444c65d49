"""Four digits that are a year: "in 2019", "the 2024 election", "2019–2023", but not "2000 soldiers" or "$2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.facts.lexicon import words
from briefing.facts.lexicon.calendar import YEAR_BEFORE
from briefing.facts.lexicon.counting import LABELS
from briefing.facts.lexicon.function_words import FUNCTION_WORDS
from briefing.facts.lexicon.units import MEASURES, MONEY
from briefing.facts.tokens import Found, Reading
from briefing.records import DateFact

_YEAR = re.compile(
    r"(?<![\w.,:/$€£¥#-])(?P<year>(?:1[6-9]|20)\d\d)(?!\w|[.,:]\d|\s?[%€£$°])(?:\s?[-–/]\s?(?P<end>(?:20|19)?\d\d)(?![\w.,-]))?"
)
_LABELS_WITH_YEARS = words("act law bill version ley lei loi edition agenda expo vision rule")


def years(reading: Reading) -> Iterator[Found[DateFact]]:
    for match in _YEAR.finditer(reading.text):
        if not _is_year(reading, match):
            continue
        yield _fact(match.start("year"), match["year"], match["year"])
        if match["end"]:
            end = match["end"] if len(match["end"]) == 4 else match["year"][:2] + match["end"]
            if int(end) > int(match["year"]):
                yield _fact(match.start("end"), match["end"], end)


def _fact(start: int, text: str, value: str) -> Found[DateFact]:
    return Found(start, start + len(text), DateFact(text=text, value=value, granularity="year"))


def _is_year(reading: Reading, match: re.Match[str]) -> bool:
    place = reading.place_at(match.start("year"))
    before, after = reading.lower(place - 1), reading.lower(place + 1)
    if before in LABELS and before not in _LABELS_WITH_YEARS:
        return False
    glued = place + 1 >= len(reading.tokens) or reading.gap(place + 1).strip(" \u00a0")
    if not glued and (after in MONEY or after in MEASURES) and after not in ("t", "an", "mi", "real"):
        return False
    if glued or (before in YEAR_BEFORE and int(match["year"]) % 100):
        return True
    if (
        before in YEAR_BEFORE
        and reading.gap(place).isspace()
        and before not in ("of", "to", "from", "de", "a", "von", "and", "y", "et")
    ):
        return True
    plural = after.endswith(("s", "people", "en")) and after not in FUNCTION_WORDS.get(reading.language, ())
    return bool(int(match["year"]) % 10) or not plural
