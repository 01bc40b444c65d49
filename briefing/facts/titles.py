"""Titles beside a name: opening its run of capitals, right before it in small letters, or behind it between commas."""

from __future__ import annotations

from briefing.facts.lexicon import words
from briefing.facts.lexicon.function_words import FUNCTION_WORDS
from briefing.facts.lexicon.places import DEMONYMS
from briefing.facts.lexicon.titles import FIRST_WORDS, LAST_WORDS, LONGEST_TITLE, OFFICES, TITLES
from briefing.facts.tokens import Reading

_SHORT_TITLES = words("mr mrs ms dr prof gen col lt capt sgt sen rep gov rev sr sra dra m mm mme mlle hr fr")
_FORMER = words("former ex ancien ancienne antiguo antigua früherer frühere ehemaliger ehemalige antigo antiga")


def title_inside(reading: Reading, first: int, after: int) -> tuple[str | None, int]:
    """A title that opens the run ("Russian President Vladimir Putin"), and where the name then starts."""
    start = first + 1 if reading.lower(first) in DEMONYMS and after - first > 2 else first
    for begin in dict.fromkeys((first, start)):
        if reading.lower(begin) not in FIRST_WORDS[reading.language]:
            continue
        for size in range(LONGEST_TITLE, 0, -1):
            words = words_at(reading, begin, size)
            if words in TITLES[reading.language] and begin + size < after:
                more, name = title_inside(reading, begin + size, after)
                title = TITLES[reading.language][words] if more is None or size > 1 else more
                return _former(reading, begin, title), name
    return None, first


def title_amid(reading: Reading, first: int, after: int) -> tuple[int, str, int] | None:
    """A title between two names ("FBI Director James Comey"): where it starts, its English form, where the second name starts."""
    for begin in range(first + 1, after - 1):
        if reading.lower(begin) not in FIRST_WORDS[reading.language]:
            continue
        for size in range(LONGEST_TITLE, 0, -1):
            title = TITLES[reading.language].get(words_at(reading, begin, size))
            if title in OFFICES and begin + size < after and reading.tokens[begin].is_capital:
                return begin, str(title), begin + size
    return None


def title_before(reading: Reading, first: int) -> str | None:
    """A lower-case title right before the run, over a nationality ("el presidente paraguayo Santiago Peña") or a comma."""
    if first == 0:
        return None
    gap = reading.gap(first)
    if gap.strip(" .\u00a0,") or (gap.count(".") and reading.lower(first - 1) not in _SHORT_TITLES) or "\n" in gap:
        return None
    comma = "," in gap
    if comma and (title := _title_of(reading, first)):
        return title
    for end in (first, first - 1):
        if end < first and (
            comma or reading.language in ("en", "de") or reading.lower(first - 1) in FUNCTION_WORDS[reading.language]
        ):
            break
        if reading.lower(end - 1) not in LAST_WORDS[reading.language]:
            continue
        for size in range(min(LONGEST_TITLE, end), 0, -1):
            title = TITLES[reading.language].get(words_at(reading, end - size, size))
            if title and not (comma and reading.tokens[end - size].is_capital and end - size not in reading.openers):
                return _former(reading, end - size, title)
    return None


_LINKS = words("of the de del la da do das dos du des d von der")


def _title_of(reading: Reading, first: int) -> str | None:
    """ "La presidenta de México, Claudia Sheinbaum": a title and what it is over, before the comma."""
    for at in range(first - 1, max(0, first - 7), -1):
        if at in reading.openers or "," in reading.gap(at + 1)[: 1 if at + 1 < first else 0]:
            return None
        token = reading.tokens[at]
        if token.lower in LAST_WORDS[reading.language] and reading.lower(at + 1) in _LINKS:
            sizes = range(min(LONGEST_TITLE, at + 1), 0, -1)
            forms = (TITLES[reading.language].get(words_at(reading, at - size + 1, size)) for size in sizes)
            return next((form for form in forms if form), None)
        if not (token.is_capital or token.lower in _LINKS):
            return None
    return None


def title_behind(reading: Reading, after: int) -> str | None:
    """ ", the president" and ", president of" right behind the run."""
    if after >= len(reading.tokens) or reading.gap(after).strip() != ",":
        return None
    start = after + 1 if reading.lower(after) in ("the", "el", "la", "le", "der", "die", "o", "a", "l") else after
    for size in range(LONGEST_TITLE, 0, -1):
        title = TITLES[reading.language].get(words_at(reading, start, size))
        if title and not (start + size < len(reading.tokens) and reading.tokens[start + size].is_capital):
            return title
    return None


def _former(reading: Reading, place: int, title: str) -> str:
    return f"ex-{title}" if reading.lower(place - 1) in _FORMER and not title.startswith(("ex-", "former")) else title


def words_at(reading: Reading, first: int, size: int) -> tuple[str, ...]:
    return tuple(reading.lower(at) for at in range(first, first + size))
