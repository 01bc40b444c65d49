"""Numbers that the evidence does not have but that follow from its own: a difference, a share, a sum, a span of years, a bound.

An editor who writes "by two years" for "from 65 to 67" has counted and not invented. What follows is looked for within one
sentence of the evidence, and a small number, which follows from almost anything, only where the sentence calls it a difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

from briefing.check.statement import Statement
from briefing.check.text import Text
from briefing.facts.measures import as_measured
from briefing.records import DateFact, Number

_SMALL = 12  # numbers up to this are differences of others by chance
_SPANS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5}  # days


def follows(mine: Number, statement: Statement) -> bool:
    """Whether the number follows from those of one sentence of the evidence."""
    ways: tuple[Callable[[Number, Statement, Text], bool], ...] = (
        _is_difference,
        _is_share,
        _is_multiple,
        _is_sum,
        _is_rest,
        _is_half,
        _is_hour,
        _is_rate,
        _is_compound,
        _is_told_by_a_prefix,
    )
    if any(way(mine, statement, piece) for piece in statement.pieces for way in ways):
        return True
    return _is_bound(mine, statement) or _is_span(mine, statement) or _is_whole_year(mine, statement)


def _near(one: float, other: float, share: float) -> bool:
    return abs(one - other) <= share * abs(other) + 1e-9


def _slack(mine: Number) -> float:
    return 0.02 if mine.approximate else 1e-6


def _akin(statement: Statement, piece: Text, one: Number, other: Number) -> bool:
    """Whether the ratio of two numbers is worth a thought: small ones have every ratio, and must stand beside the same words."""
    return max(one.value, other.value) > 100 or not statement.same_language or statement.shared(piece) >= 1


def _alike(piece: Text) -> Iterator[tuple[Number, Number]]:
    """Pairs of a sentence's numbers that measure or count in the same unit, the first told first."""
    for one, other in combinations(piece.facts.numbers, 2):
        if one.high is None and other.high is None and "times" not in (one.unit, other.unit) and _one_measure(one, other):
            yield one, other


def _one_measure(one: Number, other: Number) -> bool:
    """Whether two numbers are of one unit, or the unit stands with one of two alike: "46 days, up from 31"."""
    if one.unit == other.unit:
        return True
    return None in (one.unit, other.unit) and min(one.value, other.value) > 0 and 0.1 < one.value / other.value < 10


def _is_difference(mine: Number, statement: Statement, piece: Text) -> bool:
    if not (
        mine.value > _SMALL or mine.value % 1 or mine.unit == "percentage_point" or _told_as_difference(mine, statement.said.text)
    ):
        return False
    for one, other in _alike(piece):
        fits = (
            mine.unit in (one.unit, other.unit) or one.unit is None or (mine.unit == "percentage_point" and one.unit == "percent")
        )
        if fits and _near(abs(one.value - other.value), mine.value, _slack(mine)):
            return True
    return False


_BY = re.compile(r"\b(?:by|another|further|um|de|en|por|em|gap of|margin of|lead of|difference of)\W+(?:\w+\W+)?$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\W*(?:[\w-]+\W+){0,4}?(?:more|fewer|less|higher|lower|longer|shorter|older|younger|earlier|later|ahead|behind|apart|short|points?"
    r"|más|menos|después|antes|plus|moins|après|avant|mehr|weniger|später|früher|Punkte?n?|mais|depois|puntos?|pontos?)\b",
    re.IGNORECASE,
)


def _told_as_difference(mine: Number, text: str) -> bool:
    at = text.find(mine.text)
    if at < 0:
        return False
    return bool(_BY.search(text[:at]) or _COMPARED.match(text[at + len(mine.text) :]))


def _is_share(mine: Number, statement: Statement, piece: Text) -> bool:
    """ "A third" or "one in six" of two numbers, the other part of a share, or the percent by which two numbers differ."""
    share = _share_told(mine, statement.said.text)
    if share is None:
        return False
    bound = 0.05 if mine.unit is None or mine.approximate else 0.012
    for number in piece.facts.numbers:
        part = as_measured(number, None) if number.unit == "percent" else (number.value, 0.0) if 0 < number.value < 1 else None
        if part is not None and (_near(1 - part[0], share, bound) or (mine.unit is None and _near(part[0], share, 0.06))):
            return True
    for one, other in _alike(piece):
        low, high = sorted((abs(one.value), abs(other.value)))
        if one.unit == "percent" or low == 0 or low == high or not _akin(statement, piece, one, other):
            continue
        if any(_near(ratio, share, bound) for ratio in (low / high, 1 - low / high, high / low - 1)):
            return True
    return False


_IN_EACH = re.compile(
    r"(?P<part>one|two|three|four|un[oae]?|eine?[rs]?|um[a]?)(?:\s\w+)?\s(?:in|out of|de cada|sur|von|em cada)\s(?:every\s)?$",
    re.I,
)
_PARTS = {"two": 2.0, "three": 3.0, "four": 4.0}


def _share_told(mine: Number, text: str) -> float | None:
    if mine.unit == "percent":
        return mine.value / 100
    if 0 < mine.value < 1 and mine.unit is None:
        return mine.value
    at = text.find(mine.text)
    told = _IN_EACH.search(text[:at]) if at > 0 else None
    return _PARTS.get(told["part"].lower(), 1.0) / mine.value if told and mine.value > 1 else None


_MULTIPLES = {2.0: r"\b(?:doubl|twice|twofold|duplic|dobr|verdoppel|doppelt)", 3.0: r"\b(?:tripl|trebl|threefold|verdreifach)"}


def _is_multiple(mine: Number, statement: Statement, piece: Text) -> bool:
    if mine.unit != "times" or mine.value == 0:
        return False
    if mine.value in _MULTIPLES and re.search(_MULTIPLES[mine.value], piece.text, re.IGNORECASE):
        return True
    pairs = ((a.value, b.value) for a, b in _alike(piece) if a.value and b.value and _akin(statement, piece, a, b))
    return any(_near(a / b, mine.value, 0.06) or _near(b / a, mine.value, 0.06) for a, b in pairs)


_TOGETHER = re.compile(
    r"\b(?:total|in all|altogether|together|combined|cast|between them|zusammen|insgesamt|en tout|au total|en total|sumad"
    r"|ao todo|no total)",
    re.IGNORECASE,
)


def _is_sum(mine: Number, statement: Statement, piece: Text) -> bool:
    if mine.value <= _SMALL and not _TOGETHER.search(statement.said.text):
        return False
    known = [n.value for n in piece.facts.numbers if n.unit == mine.unit and n.high is None]
    pairs = any(_near(a + b, mine.value, _slack(mine)) for a, b in combinations(known, 2))
    return pairs or (2 < len(known) < 7 and _near(sum(known), mine.value, _slack(mine)))


_OF = r"\W+(?:of|out of|de|des|der|von|dos|das|los|las|del)\W+(?:[\w'’]+\s){0,3}"
_ALL_BUT = re.compile(
    r"\b(?:all but|tou(?:te)?s sauf|alle bis auf|tod[ao]s (?:menos|salvo|excepto|exceto))\s(?P<rest>\w+)", re.IGNORECASE
)
_WORDS = {"one": 1, "a": 1, "un": 1, "une": 1, "uno": 1, "una": 1, "um": 1, "uma": 1, "einen": 1, "eine": 1, "two": 2, "deux": 2}
_WORDS |= {"dos": 2, "zwei": 2, "dois": 2, "duas": 2, "three": 3, "trois": 3, "tres": 3, "drei": 3, "três": 3}


def _is_rest(mine: Number, statement: Statement, piece: Text) -> bool:
    """ "Thirteen of the fourteen" where the evidence has "all but one", "eight of the 22" where it has the other fourteen."""
    text, known = statement.said.text, [n.value for n in piece.facts.numbers if n.high is None]
    at = text.find(mine.text)
    for whole in statement.said.facts.numbers:
        end = text.find(whole.text, at + len(mine.text)) if at >= 0 else -1
        if end < 0 or whole.value <= mine.value or not re.fullmatch(_OF, text[at + len(mine.text) : end]):
            continue
        rest = [_WORDS.get(m["rest"].lower(), -1) for m in _ALL_BUT.finditer(piece.text)]
        if whole.value in known and whole.value - mine.value in (*known, *rest):
            return True
    return False


_MOST = re.compile(r"\b(?:majorit|mayor[ií]a|mehrheit|maioria|most of\b|la plupart)", re.IGNORECASE)


def _is_half(mine: Number, statement: Statement, piece: Text) -> bool:
    return mine.value == 0.5 and mine.unit is None and bool(_MOST.search(piece.text))


_CLOCK = r"\b{hour}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|o['’]clock|Uhr|heures|h\b|horas)"
_OF_DAY = re.compile(
    r"\b(?:at|around|about|after|before|until|by|from|since|till|past)\s(?:\w+\s)?$|\b(?:à|vers|a las|às|um|gegen)\s$", re.I
)


def _is_hour(mine: Number, statement: Statement, piece: Text) -> bool:
    """ "A little after ten in the evening" for "shortly after 10 pm"."""
    if mine.unit is not None or not 1 <= mine.value <= 24 or mine.value % 1:
        return False
    before = statement.said.text.partition(mine.text)[0]
    hours = {int(mine.value), (int(mine.value) + 12) % 24}
    return bool(_OF_DAY.search(before)) and any(re.search(_CLOCK.format(hour=hour), piece.text, re.I) for hour in hours)


_PER = re.compile(r"\W+(?:\w+\W+){0,2}(?:per|an?|each|every|to (?:the|a|each)|por|par|pro|je|al|ao)\s", re.IGNORECASE)


def _is_rate(mine: Number, statement: Statement, piece: Text) -> bool:
    """ "Sixty people to the square kilometre" of people and square kilometres, "54 pounds a month" of 650 a year."""
    text = statement.said.text
    if not _PER.match(text + " ", text.find(mine.text) + len(mine.text)):
        return False
    known = [n for n in piece.facts.numbers if n.value and n.high is None]
    if any(_near(n.value / parts, mine.value, 0.03) for n in known for parts in (12, 52, 4, 7, 365) if n.unit == mine.unit):
        return True
    return any(
        _near(max(one.value, other.value) / min(one.value, other.value), mine.value, 0.03)
        for one, other in combinations(known, 2)
        if one.unit != other.unit
    )


_PREFIXES = {2.0: r"\b(?:bi|two)-\w", 3.0: r"\b(?:tri|three)-\w", 4.0: r"\b(?:quadri|four)-\w"}


def _is_told_by_a_prefix(mine: Number, statement: Statement, piece: Text) -> bool:
    """ "Trois frontières" for the "tri-border region": the number is the first part of a word, in another language."""
    prefix = _PREFIXES.get(mine.value) if mine.unit is None else None
    return prefix is not None and not statement.same_language and bool(re.search(prefix, piece.text, re.IGNORECASE))


_AND = re.compile(r"\s(?:and|y|e|et|und)\s")


def _is_compound(mine: Number, statement: Statement, piece: Text) -> bool:
    """ "54 months" for "four years and six months"."""
    for one, other in pairwise(piece.facts.numbers):
        start = piece.text.find(one.text) + len(one.text)
        low, rest = as_measured(one, mine.unit), as_measured(other, mine.unit)
        joined = one.unit != other.unit and _AND.fullmatch(piece.text, start, piece.text.find(other.text, start))
        if joined and mine.unit and low and rest and _near(low[0] + rest[0], mine.value, _slack(mine)):
            return True
    return False


_MORE = re.compile(
    r"\b(?:more than|over|above|at least|upwards of|no fewer than|no less than|in excess of|plus d[e’']|au moins|más de|al menos"
    r"|mehr als|über|mindestens|mais de|pelo menos)\s*[^\w]*$",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"(?<!no )(?<!not )\b(?:less than|fewer than|under|below|nearly|almost|up to|at most|close to|just short of"
    r"|moins d[e’']|près de|menos de|casi|weniger als|unter|fast|knapp|höchstens|quase)\s*[^\w]*$",
    re.IGNORECASE,
)


def _is_bound(mine: Number, statement: Statement) -> bool:
    """ "More than 40" beside 46, "less than two grams" beside 1.6: true of the evidence's number, and not far from it."""
    before = statement.said.text.partition(mine.text)[0]
    more, less = bool(_MORE.search(before)), bool(_LESS.search(before))
    if not (more or less) or not mine.value:
        return False
    for other in statement.borne.facts.numbers:
        told = as_measured(other, mine.unit)
        if told is None:
            continue
        ratio = told[0] / mine.value
        if (more and 1 < ratio <= 1.4) or (less and 0.7 <= ratio < 1):
            return True
    return False


_YEARLY = re.compile(r"\b(?:year|annual|yearly|año|anual|annuel|année|an\b|Jahr|jährlich|ano\b)", re.IGNORECASE)


def _is_whole_year(mine: Number, statement: Statement) -> bool:
    """ "The twelve months to December" for "the year to December"."""
    return (mine.unit, mine.value) in (("month", 12), ("week", 52)) and bool(_YEARLY.search(statement.borne.text))


_WITHIN = re.compile(
    r"\b(?:within|roughly|nearly|under|over|dentro de|menos de|binnen|innerhalb von|dans les|d'ici|em|en)\s$", re.I
)


def _is_span(mine: Number, statement: Statement) -> bool:
    """ "Over three years" for "between 2018 and 2021", "within three years" for "by 2029" told in 2026."""
    if mine.unit not in _SPANS or not mine.value:
        return False
    slack = 1.0 if mine.approximate or _WITHIN.search(statement.said.text.partition(mine.text)[0]) else 0.0
    return any(abs(span / _SPANS[mine.unit] - mine.value) <= slack + grain for span, grain in _spans(mine.unit, statement))


def _spans(unit: str, statement: Statement) -> Iterator[tuple[float, float]]:
    """Days between two dates of one sentence, or from one to the day of the text; and how many units these leave open."""
    for piece in statement.pieces:
        days = [placed for item in piece.facts.dates if (placed := _placed(item)) is not None]
        today = [(_day(piece.day.year, piece.day.month, piece.day.day), 1.0)] if piece.day is not None else []
        for (one, grain), (other, coarse) in combinations([*days, *today], 2):
            open_by = max(grain, coarse) / _SPANS[unit]
            if open_by <= 1.0:  # a year and a day leave no number of weeks
                yield abs(one - other), min(0.6, open_by) if open_by > 0.1 else 0.1


_GRAIN = {"year": 365.25, "month": 30.44, "week": 7.0, "day": 1.0}


def _placed(item: DateFact) -> tuple[float, float] | None:
    """The day in the middle of a date, counted from the first, and how many days it spans."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", item.value or "")
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 7), int(found[3] or (15 if found[2] else 1))
    return _day(year, month, day), _GRAIN[item.granularity]


def _day(year: int, month: int, day: int) -> float:
    return year * 365.25 + (month - 1) * 30.44 + day
