"""Names of people, bodies and places: runs of capitalised words, with the title before them.

Each name is given once, as first written, with the title it has anywhere. Nationalities, peoples, days and months are not
names (`country_of` leads from "Paraguayan" to its country); neither is a sentence's first word unless something else shows
that it is one. In German, which capitalises every noun, only runs of several such words, acronyms, names after titles, and
what is known count. In a headline whose words are all capitalised only acronyms, known places and names from the rest of
the text count. A key is folded (case, diacritics, possessive, article) and shared between the languages for countries and
great bodies ("Alemania" is `germany`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.facts.headlines import headline_tokens
from briefing.facts.lexicon.calendar import MONTHS, WEEKDAYS
from briefing.facts.lexicon.common import (
    ELISIONS,
    GERMAN_NOUN_ENDINGS,
    GERMAN_NOUNS,
    HEADS_WITH_FOR,
    HEADS_WITH_OF,
    OF_LINKS,
    OPENERS,
    OPENING_PARTICLES,
    PARTICLES,
)
from briefing.facts.lexicon.function_words import FUNCTION_WORDS
from briefing.facts.lexicon.places import DEMONYMS, KNOWN_PLACES, PARTISAN, PEOPLES
from briefing.facts.lexicon.titles import TITLES
from briefing.facts.naming import key_of
from briefing.facts.single import Company, is_single_name
from briefing.facts.titles import title_amid, title_before, title_behind, title_inside
from briefing.facts.tokens import Found, Reading
from briefing.records import Name

_INSIDE = frozenset({" ", "-", "‑", "\u00a0", ". ", ".\u00a0", ".", " & ", "&"})
_LONGEST_RUN = 9  # tokens


@dataclass(frozen=True)
class _Run:
    """Tokens first up to but not including `after` that may be a name, with the title found before or inside them."""

    first: int
    after: int
    title: str | None = None


def names(reading: Reading) -> list[Found[Name]]:
    """Every mention of a name in the order of the text."""
    headline = headline_tokens(reading)
    runs = list(_runs(reading, headline))
    company = Company(
        lowered=frozenset(token.lower for token in reading.tokens if not token.is_capital),
        in_runs=Counter(token.lower for run in runs for token in reading.tokens[run.first : run.after]),
    )
    found = [_found(reading, run) for run in runs if _is_name(reading, run, company)]
    if headline or reading.language == "de":
        found += _again(reading, headline, found)
    return sorted(found, key=lambda item: item.start)


def once(found: list[Found[Name]]) -> tuple[Name, ...]:
    """Each name once, as first written; the first title that it has anywhere is its title."""
    kept: dict[str, Name] = {}
    for item in found:
        name = item.value
        known = kept.get(name.key)
        if known is None:
            kept[name.key] = name
        elif known.title is None and name.title:
            kept[name.key] = known.model_copy(update={"title": name.title})
    return tuple(kept.values())


def _found(reading: Reading, run: _Run) -> Found[Name]:
    start, end = reading.tokens[run.first].start, reading.tokens[run.after - 1].end
    if extra := re.compile(r"[-‑]\d{1,4}(?!\w)").match(reading.text, end):
        end = extra.end()
    text = reading.text[start:end]
    return Found(start, end, Name(text=text, key=key_of(text), title=run.title))


def _runs(reading: Reading, headline: frozenset[int]) -> Iterator[_Run]:
    place = 0
    while place < len(reading.tokens):
        if place in headline or not _starts(reading, place):
            place += 1
            continue
        after = _run_end(reading, place, headline)
        yield from _trimmed(reading, place, after)
        place = max(after, place + 1)


def _starts(reading: Reading, place: int) -> bool:
    """Whether a run may start here: a capital, or "al-" and the like before one; never inside a masked date."""
    token = reading.tokens[place]
    if token.is_number or (token.text.islower() and token.lower not in ("al", "el")):
        return False
    if reading.is_masked(token.start, token.end):
        return False
    if token.is_capital:
        return True
    hyphen = place + 1 < len(reading.tokens) and reading.gap(place + 1) in ("-", "‑")
    if token.lower in ("al", "el") and hyphen:
        return reading.tokens[place + 1].is_capital
    mixed = len(token.text) > 2 and token.text[1].isupper() and not token.text.isupper()  # iPhone, eBay
    return mixed


def _run_end(reading: Reading, place: int, headline: frozenset[int]) -> int:
    """The token after the run that starts at `place`, over particles and "of" that a capital follows."""
    at = place + 1
    while at < len(reading.tokens) and at - place < _LONGEST_RUN:
        if at in headline or not _joined(reading, at):
            break
        token = reading.tokens[at]
        if token.is_capital and not token.is_number and not reading.is_masked(token.start, token.end):
            at += 1
            continue
        beyond = _over_links(reading, place, at)
        if beyond == at:
            break
        at = beyond
    return at


def _joined(reading: Reading, place: int) -> bool:
    """Whether the token at `place` may go on with a name: a space, a hyphen, an initial's full stop, or "O'" between them."""
    gap = reading.gap(place)
    before = reading.tokens[place - 1]
    if gap in ("'", "’"):
        return before.text in ("O", "D", "L", "N", "M") or (before.lower in ("d", "l") and reading.tokens[place].is_capital)
    if gap not in _INSIDE:
        return False
    if "." in gap:
        initial = len(before.text) == 1 and before.is_capital
        return initial or before.lower in (
            "st",
            "jr",
            "ee",
            "mr",
            "mrs",
            "ms",
            "dr",
            "sen",
            "gen",
            "rep",
            "gov",
            "col",
            "lt",
            "prof",
            "sr",
            "sra",
        )
    return before.text[-1] != "." or "." in before.text[:-1]


def _over_links(reading: Reading, first: int, at: int) -> int:
    """The token after "of the", "von der", "d'" when a capital follows it and the words may belong together; else `at`."""
    particles = PARTICLES[reading.language]
    ahead = at
    while ahead < len(reading.tokens) and ahead - at < 3 and _is_link(reading, ahead, particles, ahead > at):
        ahead += 1
    if ahead == at or ahead >= len(reading.tokens) or not reading.tokens[ahead].is_capital:
        return at
    if reading.gap(ahead) not in (" ", "-", "‑", "’", "'", "\u00a0") or reading.is_masked(
        reading.tokens[ahead].start, reading.tokens[ahead].end
    ):
        return at
    if reading.language == "de" and reading.lower(at) in ("der", "den", "zum", "zur", "vom"):
        return at  # an article, but for the one in "von der"
    head = reading.lower(at - 1)
    if reading.lower(at) == "of" and head not in HEADS_WITH_OF and not (reading.lower(at + 1) == "the" and at - first == 1):
        return at
    if reading.lower(at) == "for" and head not in HEADS_WITH_FOR:
        return at
    if reading.lower(at) in ("al", "el", "y", "e") and reading.lower(at - 1) in FUNCTION_WORDS[reading.language]:
        return at
    return ahead


def _is_link(reading: Reading, place: int, particles: frozenset[str], later: bool) -> bool:
    gap = reading.gap(place)
    if gap not in (" ", "-", "\u00a0", "‑"):
        return False
    word = reading.lower(place)
    if reading.language == "en" and (word in OF_LINKS or (later and word == "the")):
        return True
    if word in ("y", "e", "i"):
        return gap in ("-", "‑")
    return word in particles


def _trimmed(reading: Reading, first: int, after: int) -> Iterator[_Run]:
    """The run without the words that only stand beside a name: openers, titles, nationalities, days."""
    language = reading.language
    while first < after and _is_no_part(reading, first, after, language):
        first += 1
    while after > first and (
        _is_day(reading, after - 1)
        or (reading.lower(after - 1) in FUNCTION_WORDS[language] and not _short_caps(reading, after - 1))
    ):
        after -= 1
    if first >= after:
        return
    title, first = title_inside(reading, first, after)
    while first < after and not reading.tokens[first].is_capital and reading.lower(first) in ("of", "for", "the"):
        first, title = first + 1, None  # "President of the United States"
    if title is None and (inner := title_amid(reading, first, after)):
        yield _Run(first, inner[0], title_before(reading, first))
        title, first = inner[1], inner[2]
    while after > first + 1 and reading.lower(after - 1) in PARTISAN:
        after -= 1
    if first < after:
        yield _Run(first, after, title or title_before(reading, first) or title_behind(reading, after))


def _short_caps(reading: Reading, place: int) -> bool:
    """ "IS", "US", "WHO": an acronym that looks like a function word; a lone "A" or "I" is none."""
    text = reading.tokens[place].text
    return len(text) > 1 and text.isupper() and text not in ("OF", "THE", "AND", "IN", "TO", "FOR", "ON")


def _is_no_part(reading: Reading, place: int, after: int, language: str) -> bool:
    word, token = reading.lower(place), reading.tokens[place]
    if token.is_capital and _short_caps(reading, place):
        return False
    if language == "fr" and word in ELISIONS and place + 1 < after and reading.gap(place + 1) in ("'", "’"):
        return True
    if word in FUNCTION_WORDS[language] or _is_day(reading, place):
        known = place + 1 < after and f"{word} {reading.lower(place + 1)}" in KNOWN_PLACES
        return not known and not (
            place not in reading.openers and word in OPENING_PARTICLES | {"la", "le", "los", "las"} and place + 1 < after
        )
    return place in reading.openers and word in OPENERS[language] and not _followed_by_generic(reading, place, after)


def _followed_by_generic(reading: Reading, place: int, after: int) -> bool:
    """ "National Assembly", "World Bank": an ordinary opener that belongs to the name after it."""
    titled = any(tuple(reading.lower(place + step) for step in range(size)) in TITLES[reading.language] for size in (1, 2))
    return (
        after - place > 1
        and not titled
        and reading.lower(place) in ("world", "national", "international", "public", "state", "free", "new", "great")
    )


def _is_day(reading: Reading, place: int) -> bool:
    word, language = reading.lower(place), reading.language
    if word in WEEKDAYS.get(language, ()) and reading.lower(place - 1) not in ("black", "good", "bloody"):
        return True
    return language in ("en", "de") and word in MONTHS[language] and len(word) > 3 and word not in ("march", "august")


def _is_name(reading: Reading, run: _Run, company: Company) -> bool:
    tokens = reading.tokens[run.first : run.after]
    text = " ".join(token.lower for token in tokens)
    if all(token.lower in DEMONYMS or token.lower in PEOPLES for token in tokens) or text in DEMONYMS:
        return False
    if text in KNOWN_PLACES and not (
        len(tokens) == 1 and tokens[0].lower in FUNCTION_WORDS[reading.language] and not tokens[0].text.isupper()
    ):
        return True
    if len(tokens) == 1 and len(tokens[0].text.strip(".")) == 1:
        return False
    if tuple(token.lower for token in tokens) in TITLES[reading.language]:
        return False
    if reading.language == "de":
        return _is_german_name(reading, run)
    if len(tokens) > 1:
        return not _shouted(reading, run)
    return run.title is not None or is_single_name(reading, run.first, company)


def _shouted(reading: Reading, run: _Run) -> bool:
    """Whether the run is a cry in capitals ("IT IS OVER") and not a name."""
    tokens = reading.tokens[run.first : run.after]
    return all(token.text.isupper() for token in tokens) and any(
        token.lower in FUNCTION_WORDS[reading.language] for token in tokens
    )


def _is_german_name(reading: Reading, run: _Run) -> bool:
    tokens = reading.tokens[run.first : run.after]
    capitals = [token for token in tokens if token.is_capital]
    if run.title is not None or (len(tokens) == 1 and tokens[0].text.isupper() and len(tokens[0].text) > 1):
        return True
    if len(capitals) < 2:
        return False
    common = [token for token in capitals if token.lower in GERMAN_NOUNS or token.lower.endswith(GERMAN_NOUN_ENDINGS)]
    hyphenated = len(tokens) == 2 and reading.gap(run.first + 1) in ("-", "‑")
    return not common and not hyphenated


def _again(reading: Reading, headline: frozenset[int], found: list[Found[Name]]) -> list[Found[Name]]:
    """Further mentions, of names known by now, where capitals say nothing: in a headline, and lone surnames in German."""
    known = {
        part: item.value
        for item in found
        for part in (item.value.text.lower(), item.value.text.lower().split()[-1])
        if len(part) > 2
    }
    taken = {place for item in found for place in range(reading.place_at(item.start), reading.place_at(item.end))}
    more = []
    for place, token in enumerate(reading.tokens):
        if place in taken or not token.is_capital or not (place in headline or reading.language == "de"):
            continue
        acronym = place in headline and token.text.isupper() and 1 < len(token.text) < 6 and not _all_capitals(reading, place)
        bare = token.lower if token.lower in KNOWN_PLACES else token.lower.removesuffix("s")
        if bare in KNOWN_PLACES or token.lower in known or bare in known or acronym:
            more.append(
                Found(token.start, token.end, Name(text=token.text, key=key_of(bare if bare in KNOWN_PLACES else token.text)))
            )
    return more


def _all_capitals(reading: Reading, place: int) -> bool:
    return all(
        reading.lower(at).upper() == reading.tokens[at].text for at in (place - 1, place + 1) if 0 <= at < len(reading.tokens)
    )
