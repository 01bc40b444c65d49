"""Dates that cannot be, and offices that somebody does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from briefing.check.lexicon.cues import EXPECTED
from briefing.check.rule import Hit, rule
from briefing.check.statement import Statement
from briefing.facts import same_name
from briefing.facts.lexicon.calendar import MONTHS, WEEKDAYS
from briefing.records import Name
from briefing.typography import fold

_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@rule("stale", "A date that cannot be, or that has passed", "error", judgements=True, needs_evidence=False)
def stale(statement: Statement) -> Iterator[Hit]:
    yield from _no_such_day(statement)
    yield from _wrong_weekday(statement)
    yield from _wrong_side(statement)


@cache
def _days_and_months(language: str) -> re.Pattern[str]:
    known = (re.escape(name) for name in MONTHS.get(language, {"-": 0}) if len(name) > 2)
    months = "|".join(sorted(known, key=len, reverse=True))
    link = r"(?:st|nd|rd|th|er|\.|º)?\s(?:of\s|de\s)?"
    return re.compile(
        rf"\b(?P<d>\d{{1,2}}){link}(?P<m>{months})\b|\b(?P<m2>{months})\s(?P<d2>\d{{1,2}})\b(?![.,]?\d)", re.IGNORECASE
    )


def _calendar_days(statement: Statement) -> Iterator[tuple[re.Match[str], int, int]]:
    """Days and months as written: the match, the day, the month."""
    language = statement.said.language
    for match in _days_and_months(language).finditer(statement.said.text):
        name = (match["m"] or match["m2"]).lower()
        if name in MONTHS.get(language, {}):
            yield match, int(match["d"] or match["d2"]), MONTHS[language][name]


def _no_such_day(statement: Statement) -> Iterator[Hit]:
    for match, day, month in _calendar_days(statement):
        if day > _DAYS_IN[month - 1] and day <= 40:
            yield Hit(match[0], None, f"there is no {match[0]}; look the date up in the evidence")


def _wrong_weekday(statement: Statement) -> Iterator[Hit]:
    """A weekday right before a date on which another one falls, in the year given or the one nearest to the brief's day."""
    language, text = statement.said.language, statement.said.text
    weekdays = WEEKDAYS.get(language, {})
    for match, day, month in _calendar_days(statement):
        before = re.search(r"([^\W\d_]+)(?:,|,? the|,? den|,? dem|,? le)?\s$", text[: match.start()])
        weekday = weekdays.get(before[1].lower()) if before else None
        year = re.match(r",?\s(?:de\s)?(\d{4})\b", text[match.end() :])
        if weekday is None or day > _DAYS_IN[month - 1] or (year is None and statement.today is None):
            continue
        when = _date(int(year[1]) if year else _nearest_year(statement.today, month), month, day)
        if when is not None and when.weekday() != weekday:
            yield Hit(
                f"{before[1] if before else ''}, {match[0]}",
                None,
                f"{match[0]} is no {before[1] if before else ''}; put the right day",
            )


def _nearest_year(today: date | None, month: int) -> int:
    assert today is not None
    if month - today.month > 6:
        return today.year - 1
    return today.year + (1 if today.month - month > 9 else 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_PASSED = re.compile(
    r"\b(?:was|were|had|did|passed|decided|agreed|rejected|elected|opened|closed|fell|rose|came|took|began|voted|approved|died|said|freed|released|arrested|published|signed|won|lost|held)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:will|is due|are due|is set|are set|is planned|is scheduled|is expected|have until|has until|votes on|upcoming)\b",
    re.IGNORECASE,
)


def _wrong_side(statement: Statement) -> Iterator[Hit]:
    """What has happened dated after the brief's day, and what is to come dated before it; English only."""
    said, today = statement.said, statement.today
    if today is None or said.language != "en":
        return
    for item in said.facts.dates:
        if item.value is None or item.value.startswith("--") or "W" in item.value:
            continue
        coming = _COMING.search(said.text) or any(word.lower in EXPECTED["en"] for word in said.words)
        stamp = today.isoformat()[: len(item.value)]
        if (
            item.value > stamp
            and item.value[:4] in item.text
            and _PASSED.search(said.text)
            and not coming
            and not re.search(r"\b(?:would|could|may|might|until|before|by)\b", said.text)
        ):
            yield Hit(
                item.text,
                today.isoformat(),
                f"“{item.text}” lies after the day of the brief, {today}, and is told as past; check the date",
            )
        elif (
            item.value < stamp
            and _is_recent(item.value, today)
            and _is_to_come(said.text, item.text)
            and item.granularity != "year"
            and not _PASSED.search(said.text)
        ):
            yield Hit(
                item.text,
                today.isoformat(),
                f"“{item.text}” lies before the day of the brief, {today}, and is told as to come; check the date",
            )


_ASSUMED = re.compile(
    r"\bwill (?:(?:have|be|always|probably|still|also) )?"
    r"(?:look|seem|sound|feel|remember|recall|recogni[sz]e|know|notice|familiar)\w*",
    re.IGNORECASE,
)


_OPENING = re.compile(r"^\W*(?:On|In|By|From|Until|At)(?: \w+,?)? $")


def _is_to_come(text: str, day: str) -> bool:
    """Whether the day is that of what is to come: behind its verb, or opening the sentence. "The vote of 2 March will cost him
    support" and "2 March will look familiar" tell of another day."""
    plain = _ASSUMED.sub(lambda match: " " * len(match[0]), text)
    coming, at = _COMING.search(plain), text.find(day)
    return coming is not None and (at > coming.start() or _OPENING.search(text[:at]) is not None)


def _is_recent(value: str, today: date) -> bool:
    """Whether a day without a year can only be the last one: it lies within a season of the brief's day."""
    when = date.fromisoformat((value + "-01-01")[:10]) if len(value) < 10 else date.fromisoformat(value)
    return (today - when).days < 100


# -- offices -------------------------------------------------------------------------------------------------------------------

_FORMER = re.compile(
    r"\b(?:former|ex|late|outgoing|ancien|ancienne|ehemalig\w*|früher\w*|antig[uo]\w*)[\s-]+(?:\w+,?\s+){0,3}$", re.IGNORECASE
)


@rule("office", "Another office than the evidence gives", "error")
def office(statement: Statement) -> Iterator[Hit]:
    said = statement.said
    around = statement.around.facts.names if statement.cited else ()
    for mine in said.facts.names:
        known = [n for n in (*statement.borne.facts.names, *around) if same_name(n.text, mine.text)]
        if not known:
            continue
        titles = {fold(n.title) for n in known if n.title}
        if mine.title and titles and not _fits(mine.title, titles):
            has = next(n.title for n in known if n.title)
            yield Hit(
                _as_told(said.text, mine),
                has,
                f"the evidence calls {mine.text} {has}, not {mine.title}; put the office of that day",
            )
            continue
        yield from _former(statement, mine)


def _as_told(text: str, name: Name) -> str:
    """The name with its title as the text has them, where one stands right before the other."""
    told = re.search(rf"\b{re.escape(name.title or '')}\s{re.escape(name.text)}", text, re.IGNORECASE)
    return told[0] if told else name.text


def _fits(mine: str, titles: set[str]) -> bool:
    one = fold(mine)
    polite = {
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "herr",
        "frau",
        "señor",
        "señora",
        "monsieur",
        "madame",
        "m",
        "mme",
        "sr",
        "sra",
        "professor",
        "leader",
        "chief",
        "head",
    }
    return (
        one in titles
        or (one in _DEPUTIES and bool(titles & _DEPUTIES))
        or bool(polite & set(one.split()))
        or any(one in title or title in one for title in titles if not _is_former(title) or _is_former(one))
        or titles <= polite
    )


_DEPUTIES = frozenset(
    "lawmaker deputy legislator mp congressman congresswoman parliamentarian diputado diputada depute deputee abgeordneter"
    " abgeordnete deputado deputada".split()
)


def _is_former(title: str) -> bool:
    return title.startswith(("ex-", "former", "ex "))


def _former(statement: Statement, mine: Name) -> Iterator[Hit]:
    """ "Former president X" in the evidence and "president X" in the sentence, or the other way round."""
    was = _stands_former(statement.borne.text, mine.text)
    now = _stands_former(statement.said.text, mine.text)
    if was is None or now is None or was == now or not (mine.title or now):
        return
    if now and (_LEFT.search(statement.borne.text) or not _held(statement, mine.text)):
        return
    has = "a former one" if was else "in office"
    yield Hit(mine.text, None, f"the evidence has {mine.text} as {has}; put the office of that day")


_LEFT = re.compile(
    r"\b(?:resign\w*|step(?:s|ped) down|quits?|ousted|dismissed|sacked|fired|left office|succeeded|replaced|renunci\w+|dimiti\w+"
    r"|démission\w*|zurückgetreten|Rücktritt)\b",
    re.IGNORECASE,
)


def _held(statement: Statement, name: str) -> bool:
    """Whether what the sentence calls somebody a former one of is anything that the evidence speaks of: "a former pilot"."""
    text = statement.said.text
    at = text.find(name)
    near = text[max(0, at - 60) : at] + "|" + text[at + len(name) : at + len(name) + 60]
    office = re.search(r"\b(?:former|ex|late|outgoing)[\s-]+(?P<office>[^,.;|]*)", near, re.IGNORECASE)
    words = [word for word in statement.said.words if office and word.content and word.text in office["office"].split()]
    return office is None or not words or any(word.stem in statement.near for word in words)


def _stands_former(text: str, name: str) -> bool | None:
    """Whether `name` is called former there; None where the name does not stand."""
    at = text.find(name)
    if at < 0:
        return None
    before, behind = text[max(0, at - 60) : at], text[at + len(name) : at + len(name) + 40]
    return bool(_FORMER.search(before)) or bool(re.match(r",? (?:a|the|its|his|her)? ?(?:former|ex-)", behind))
