"""Numbers, units, names, dates and quoted words that the evidence does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.check.bound import misplaced_dates, misplaced_numbers
from briefing.check.derived import follows
from briefing.check.lexicon import wordnet
from briefing.check.lexicon.cues import METONYMS
from briefing.check.listing import is_counted
from briefing.check.periods import periods
from briefing.check.rule import Hit, rule
from briefing.check.statement import Statement
from briefing.check.stems import stem
from briefing.check.translated import Foreign, marked
from briefing.facts import country_of
from briefing.facts.lexicon.places import KNOWN_PLACES
from briefing.facts.lexicon.units import ISO_CODES
from briefing.records import Number
from briefing.support import Missing, missing
from briefing.typography import fold

_CODES = frozenset(code.upper() for code in ISO_CODES)
_PLACES = frozenset(fold(place) for place in KNOWN_PLACES)


def _missing(statement: Statement, kind: str) -> Iterator[Missing]:
    if "missing" not in statement.__dict__:
        statement.__dict__["missing"] = tuple(missing(statement.said.facts, statement.borne))
    return (gap for gap in statement.__dict__["missing"] if gap.kind == kind)


@rule("number", "A number that the evidence does not have", "error", judgements=True)
def number(statement: Statement) -> Iterator[Hit]:
    for gap in _missing(statement, "number"):
        if _scaled(statement, gap.words) is not None:
            continue
        if not _elsewhere(statement, gap.words) and not _is_no_count(statement, gap.words) and not _follows(statement, gap.words):
            has = f"; it has {gap.instead}" if gap.instead else ""
            counted = not statement.cited and gap.words.lower() in _VALUES  # "two friends": the writer may have counted them
            message = f"the number “{gap.words}” is not in the evidence{has}; correct it or cite its source"
            yield Hit(gap.words, gap.instead, message, "warn" if counted else None)
    yield from _bound_elsewhere(statement)
    for mine, other in misplaced_numbers(statement):
        message = f"“{mine.text}” counts something else in the evidence, which has {other.text} here; put the right one"
        yield Hit(mine.text, other.text, message)


def _follows(statement: Statement, words: str) -> bool:
    return any(follows(mine, statement) for mine in statement.said.facts.numbers if mine.text == words)


_OF_EACH = re.compile(
    r"\b(?P<part>one|two|three|four|nine)\s(?:in|out of)(?: every)?\s(?P<whole>two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_VALUES = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten".split())}


def _is_no_count(statement: Statement, words: str) -> bool:
    """ "one councillor" and "not one metre" count nothing, "two bridges" what the evidence lists, and "one in three" is a share,
    compared as one."""
    share = next((m for m in _OF_EACH.finditer(statement.said.text) if words.lower() in m[0].lower().split()), None)
    known = statement.said.facts.numbers
    if any(number.text == words and is_counted(statement, number) for number in known):
        return True
    if share is not None:
        value = _VALUES[share["part"].lower()] / _VALUES[share["whole"].lower()]
        shares = [n.value / 100 if n.unit == "percent" else n.value for n in statement.borne.facts.numbers]
        return any(abs(value - other) < 0.02 for other in shares)
    if _is_single(statement, words):
        return True
    parts = words.lower().split()
    return parts[0] == "one" and not (len(parts) > 1 and parts[1] in ("million", "billion", "thousand", "hundred", "trillion"))


_SINGLE = r"\b(?:an?|une?|una|uno|eine[mnrs]?|ein|uma?)\s{unit}"


def _is_single(statement: Statement, words: str) -> bool:
    """ "1 year ahead" for "a year ahead"."""
    number, _, unit = words.partition(" ")
    return (
        number == "1"
        and bool(unit)
        and bool(re.search(_SINGLE.format(unit=re.escape(unit)), statement.borne.text, re.IGNORECASE))
    )


def _elsewhere(statement: Statement, words: str) -> bool:
    """Where the evidence was found rather than cited, the words may stand in another sentence that speaks of the same."""
    return not statement.cited and fold(words) in _UNSPACED.sub(r"\1", statement.around.lowered)


_UNSPACED = re.compile(r"(?<=\d)([.,]) (?=\d)")  # texts that were tokenised write "15, 000"


def _bound_elsewhere(statement: Statement) -> Iterator[Hit]:
    """A number that the evidence has for something else, where it has another number for what the sentence counts.

    Within one language only: what is counted is a word, and "53 voix contre huit" is "53 votes to eight".
    """
    if not statement.same_language:
        return
    known = statement.borne.facts.numbers
    for mine in statement.said.facts.numbers:
        same = [other for other in known if _equal(mine, other)]
        rivals = [other for other in known if mine.role and other.role == mine.role and other.unit == mine.unit]
        if (
            not same
            or not rivals
            or any(_equal(mine, other) for other in rivals)
            or any(other.role in _NO_THINGS for other in same)
            or _ANYBODY & {mine.role, *(other.role for other in same)}
        ):
            continue
        if len({(other.value, other.high) for other in rivals}) == 1 and not (mine.approximate or rivals[0].approximate):
            message = (
                f"“{mine.text}” counts {same[0].role} in the evidence, which has {rivals[0].text} {mine.role}; put the right one"
            )
            yield Hit(mine.text, rivals[0].text, message)


# "28 members in favour, six against": all are members, and votes are theirs
_NO_THINGS = frozenset({None, "against", "for", "favour", "favor", "vote"})


_ANYBODY = frozenset({"person", "case", "patient", "member"})  # "57 cases" are 57 people


def _equal(mine: Number, other: Number) -> bool:
    return abs(mine.value - other.value) < 1e-9


@rule("unit", "A number with another unit or scale", "error", judgements=True)
def unit(statement: Statement) -> Iterator[Hit]:
    for gap in _missing(statement, "unit"):
        if _follows(statement, gap.words):
            continue
        message = f"the evidence has the number of “{gap.words}” as {gap.instead}; put its unit"
        yield Hit(gap.words, gap.instead, message)
    for gap in _missing(statement, "number"):
        other = _scaled(statement, gap.words)
        if other is not None:
            yield Hit(gap.words, other.text, f"the evidence has {other.text} and not {gap.words}; put its scale")
    yield from _points(statement)
    yield from _periods(statement)
    yield from _measures(statement)


_AMOUNT = r"(?P<number>[\d.,]+|half an?|an?|one|two|three|four|five)"


def _scaled(statement: Statement, words: str) -> Number | None:
    """The number of the evidence that has the same digits in thousands, millions or billions."""
    mine = next((number for number in statement.said.facts.numbers if number.text == words), None)
    if mine is None or not mine.value or _elsewhere(statement, words):
        return None
    ratios = [(other, other.value / mine.value) for other in statement.borne.facts.numbers if other.unit == mine.unit]
    return next((other for other, ratio in ratios if any(abs(ratio - scale) < 1e-9 * scale for scale in _SCALES)), None)


_SCALES = (1e-9, 1e-6, 1e-3, 1e3, 1e6, 1e9)
_POINTS = re.compile(_AMOUNT + r"\s(?:percentage[\s-]|Prozent|de )?(?:points?|puntos?|punkten?|pontos?)\b", re.IGNORECASE)
_PERCENT = re.compile(
    _AMOUNT + r"\s?(?:%|percent\b|per cent\b|por ciento|pour cent|Prozent\b|por cento)(?!\w|age)", re.IGNORECASE
)


def _points(statement: Statement) -> Iterator[Hit]:
    """Percent where the evidence has percentage points of the same number, and the other way round."""
    evidence = statement.borne.text
    for mine, theirs in ((_PERCENT, _POINTS), (_POINTS, _PERCENT)):
        if not mine.search(statement.said.text):
            continue
        known = {_plain(match["number"]): match[0] for match in theirs.finditer(evidence)}
        same = {_plain(match["number"]) for match in mine.finditer(evidence)}
        for match in mine.finditer(statement.said.text):
            number = _plain(match["number"])
            if number in known and number not in same and not theirs.match(statement.said.text, match.start()):
                yield Hit(
                    match[0], known[number], f"the evidence has {known[number]} and not {match[0]}; the two are not the same"
                )
                return


def _plain(number: str) -> str:
    return number.lower().replace(",", ".").rstrip(".")


def _periods(statement: Statement) -> Iterator[Hit]:
    """ "300 euros a month" where the evidence has 300 euros a year: the period of the same number, in whatever language."""
    said = statement.said
    known: dict[float, list[str]] = {}
    for piece in statement.pieces:
        for value, period, _ in periods(piece):
            known.setdefault(value, []).append(period)
    for value, period, words in periods(said):
        others = known.get(value, [])
        if others and period not in others:
            yield Hit(words, others[0], f"the evidence has it a {others[0]} and not a {period}; put the right one")


def _measures(statement: Statement) -> Iterator[Hit]:
    """A measured number that counts something else in the sentence: "20 billion barrels" for cubic metres."""
    for mine in statement.said.facts.numbers:
        same = [other for other in statement.borne.facts.numbers if _equal(mine, other)]
        if mine.unit is not None or not mine.role or not same or any(other.unit is None for other in same):
            continue
        if stem(mine.role) not in statement.stems and mine.role in statement.said.lowered + "s":
            yield Hit(mine.text, same[0].text, f"the evidence has {same[0].text} and not {mine.role}; put its unit")


@rule("name", "A name that the evidence does not have", "error", judgements=True)
def name(statement: Statement) -> Iterator[Hit]:
    for gap in _missing(statement, "name"):
        if gap.words in _CODES:  # "USD 5" for "$5": money, compared as such
            continue
        if not _is_around(statement, gap.words):
            message = f"the name “{gap.words}” is not in the evidence; correct it or cite the claim that has it"
            yield Hit(gap.words, None, message)


def _is_around(statement: Statement, words: str) -> bool:
    """Whether the words around the evidence name what its pronoun stands for, as a whole word."""
    folded, text = fold(words), statement.around.folded + "\n" + statement.borne.folded
    if folded in text or any(other in text for other in METONYMS.get(folded, ())):
        return True
    if len(folded) >= 5 and (folded in _PLACES or not statement.same_language) and folded[: max(4, len(folded) - 3)] in text:
        return True  # "France" where the evidence has "français", "Senate" for "Senado"
    if _of_a_known_place(folded, text) or (statement.said.language == "de" and _are_nouns(words, statement.borne.text)):
        return True
    if _opens_with_a_noun(statement, words) or _is_land_of_its_people(folded, statement):
        return True
    parts = [part for part in folded.split() if len(part) > 2]
    return not statement.cited and bool(parts) and all(part in text for part in parts)


def _opens_with_a_noun(statement: Statement, words: str) -> bool:
    """ "Keeper Sven Maass" at the start of a sentence, where the evidence has Sven Maass; "Thrift", "Accounts of the Senate"."""
    if not statement.said.text.startswith(words):
        return False
    first, _, rest = words.partition(" ")
    if " " in rest and fold(rest) in statement.borne.folded:
        return True
    if statement.said.language != "en" or not wordnet.known(first.lower()):
        return False
    last = re.sub(r"^(?:of|in|at|for|from)\s(?:the\s)?", "", rest)
    return not rest or (first.endswith("s") and last != rest and fold(last) in statement.borne.folded)


def _is_land_of_its_people(folded: str, statement: Statement) -> bool:
    """ "A company from Denmark" for a Danish one."""
    return any(country_of(word) == folded for word in re.findall(r"\w{5,}", statement.borne.folded))


def _are_nouns(words: str, evidence: str) -> bool:
    """Whether German words that look like one name stand in the evidence apart: "Wechsel Pohls", "Abschnitt von Altzella"."""
    known = evidence.split()
    places = [_place_of(word, known) for word in words.split() if word[0].isupper()]
    rest = [place for place in places if place is not None]
    if None not in places:
        return True
    if not rest or places[-1] is None:
        return False
    return all(place is not None for place in places[places.index(rest[0]) :]) and not known[rest[0] - 1][:1].isupper()


def _place_of(word: str, known: list[str]) -> int | None:
    """Where the word stands in the evidence, in whatever case or as the end of a compound; None where it does not."""
    bare = fold(word)
    forms = {bare, bare.removesuffix("s"), bare.removesuffix("n"), bare.removesuffix("en"), bare.removesuffix("er"), bare + "s"}
    for place, other in enumerate(known):
        told = fold(other.strip(".,;:!?()»«„“\"'"))
        if told in forms or (len(bare) > 4 and told.endswith(bare)):
            return place
    return None


_INHABITANTS = re.compile(r"(?P<place>\w{4,}?)(?:i?ans?|ese|ish|enos?|enas?|enses?)")
_GOVERNING = re.compile(
    r"(?:government|parliament|city|town|gobierno|parlamento|gouvernement|parlement|governo|regierung|ayuntamiento|mairie)"
    r" (?:of|de|du|da|do|von) (?P<place>.+)"
)


def _of_a_known_place(folded: str, text: str) -> bool:
    """ "Orsavians" where the evidence has "Orsavia", "Government of Orsavia" where it has that of "Orsavie"."""
    inhabitants, governing = _INHABITANTS.fullmatch(folded), _GOVERNING.fullmatch(folded)
    if governing is not None:
        return re.search(rf"\b{re.escape(governing['place'][: max(4, len(governing['place']) - 2)])}", text) is not None
    return inhabitants is not None and re.search(rf"\b{re.escape(inhabitants['place'])}(?:ia|a|e|y|o)?\b", text) is not None


@rule("date", "A date that the evidence does not have", "error", judgements=True)
def date(statement: Statement) -> Iterator[Hit]:
    for gap in _missing(statement, "date"):
        if _elsewhere(statement, gap.words):
            continue
        has = f"; it has {gap.instead}" if gap.instead else ""
        yield Hit(gap.words, gap.instead, f"the date “{gap.words}” is not in the evidence{has}; correct it or cite its source")
    for mine, other in misplaced_dates(statement):
        message = f"“{mine.text}” is the date of something else in the evidence, which has {other.text} here; put the right one"
        yield Hit(mine.text, other.text, message)
    yield from _times(statement)


_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b(?!%|\s?percent|\s?(?:million|billion))")


def _times(statement: Statement) -> Iterator[Hit]:
    """Times of day, where the evidence has others."""
    evidence = statement.borne.text
    known = [match[0] for match in _CLOCK.finditer(evidence)]
    for match in _CLOCK.finditer(statement.said.text):
        same = re.sub(r"\D", ":", match[0])
        told = [re.sub(r"\D", ":", other) for other in known]
        if known and ":" in match[0] and same not in told and not _elsewhere(statement, match[0]):
            yield Hit(match[0], known[0], f"the time “{match[0]}” is not in the evidence, which has {known[0]}; correct it")


@rule("quotation", "Quoted words that are not in the evidence as quoted", "error", judgements=True)
def quotation(statement: Statement) -> Iterator[Hit]:
    if statement.pieces and not statement.same_language and statement.foreign is None:
        return  # a translated quotation has other words by nature
    across = any(piece.language != statement.said.language for piece in statement.pieces)
    for gap in _missing(statement, "quotation"):
        if _elsewhere(statement, gap.words) or _quoted_alike(statement, gap.words):
            continue
        if across and statement.foreign is not None:
            yield from _translation(statement, gap.words, statement.foreign)
            continue
        has = _nearest(statement, gap.words)
        says = f"; it has “{has}”" if has else ""
        yield Hit(gap.words, has, f"“{gap.words}” does not stand in the evidence as quoted{says}; quote letter for letter")


def _translation(statement: Statement, words: str, foreign: Foreign) -> Iterator[Hit]:
    """Quoted words that the evidence has in another language, if at all. A name may stand in its usual form."""
    if not marked(statement.said.text, words, foreign):
        message = f"“{words}” stands in the evidence in another language; {foreign.remedy}"
        yield Hit(words, None, message, "warn" if _is_name(words) else None)
    elif not any(piece.quoted for piece in statement.pieces):
        yield Hit(words, None, f"“{words}” is marked as a translation, and the evidence quotes nobody; tell it indirectly")


def _is_name(words: str) -> bool:
    """Whether the quoted words are one word, or a name: "Bouclier des Amériques"."""
    long = [word for word in words.split() if len(word) > 3]
    return len(words.split()) == 1 or (bool(long) and all(word[0].isupper() for word in long))


def _quoted_alike(statement: Statement, words: str) -> bool:
    """The same words but for a capital at the start, the comma before the closing mark, or three dots."""
    text = " ".join(statement.borne.folded.split())
    parts = [" ".join(fold(part).split()).strip(" .,;") for part in re.split(r"…|\.\.\.|\[[^\]]*\]", words)]
    return all(part in text for part in parts)


def _nearest(statement: Statement, words: str) -> str | None:
    """The quotation of the evidence that shares most words with `words`."""
    wanted = set(fold(words).split())
    best = max(statement.borne.facts.quotations, key=lambda item: len(wanted & set(fold(item.text).split())), default=None)
    return best.text if best and len(wanted & set(fold(best.text).split())) >= min(2, len(wanted)) else None
