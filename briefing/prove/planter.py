"""Plants one error in a correct sentence: deterministic by seed, labelled by its kind.

Each kind has several ways to change a sentence. A way that finds nothing to change in a sentence yields nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Sound:
    """A correct sentence, the evidence that bears it, and the day of both."""

    text: str
    evidence: str
    day: date
    language: str = "en"


@dataclass(frozen=True)
class Planted:
    """A sentence made wrong: the kind of its error, the text with the error, and the words that were put in."""

    kind: str
    text: str
    words: str
    sound: Sound


Way = Callable[[Sound, random.Random, Sequence[Sound]], Iterator[tuple[str, str]]]

_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w]|[.,]\d)")
_WORDS_OF_NUMBER = "two three four five six seven eight nine ten eleven twelve".split()
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_FULL_NAME = re.compile(r"\b([A-Z][a-zé]+) ([A-Z][a-zéá]+)\b")
_CAPITAL = re.compile(r"(?<=[a-z,“] )([A-Z][a-zéáóíñ]{3,})\b")
_QUOTED = re.compile(r"“([^”]{12,})”")


def plant(sounds: Sequence[Sound], seed: int = 0, kinds: Sequence[str] | None = None) -> Iterator[Planted]:
    """Every error that can be planted in the sentences, at most one of each kind and sentence."""
    for number, sound in enumerate(sounds):
        for kind in kinds or WAYS:
            dice = random.Random(f"{seed}/{number}/{kind}")
            ways = list(WAYS[kind])
            dice.shuffle(ways)
            made = next((one for way in ways for one in way(sound, dice, sounds) if one[0] != sound.text), None)
            if made is not None:
                yield Planted(kind, made[0], made[1], sound)


def _put(text: str, start: int, end: int, words: str) -> tuple[str, str]:
    return text[:start] + words + text[end:], words


def _outside_quotes(text: str, start: int) -> bool:
    return text[:start].count("“") == text[:start].count("”")


# -- values --------------------------------------------------------------------------------------------------------------------


def _another_number(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for match in _NUMBER.finditer(sound.text):
        if not _is_count(sound.text, match):
            continue
        value = float(match[1].replace(",", ""))
        new = value * dice.choice((1.3, 1.7, 2.4, 0.6)) + 1
        words = f"{new:,.1f}" if "." in match[1] else f"{round(new):,}"
        if words not in sound.evidence:
            yield _put(sound.text, match.start(1), match.end(1), words)


def _is_count(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    if before.endswith(tuple(_MONTHS)) or after.startswith(tuple(_MONTHS)):
        return False
    return not re.fullmatch(r"(?:19|20)\d\d", match[1])


def _another_number_word(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\b(" + "|".join(_WORDS_OF_NUMBER) + r")\b", sound.text):
        free = [word for word in _WORDS_OF_NUMBER if word not in sound.evidence.lower()]
        if free:
            yield _put(sound.text, match.start(), match.end(), dice.choice(free))


def _digits_swapped(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for match in _NUMBER.finditer(sound.text):
        digits = match[1]
        if (
            _is_count(sound.text, match)
            and len(digits) > 1
            and digits[0] != digits[1]
            and digits[:2].isdigit()
            and digits[1] != "0"
        ):
            yield _put(sound.text, match.start(1), match.end(1), digits[1] + digits[0] + digits[2:])


_SCALES = (
    ("million", "billion"),
    ("billion", "million"),
    ("percentage points", "percent"),
    ("thousand", "million"),
    ("percent", "percentage points"),
)
_UNITS = (
    ("euros", "dollars"),
    ("dollars", "euros"),
    ("tonnes", "kilograms"),
    ("years", "months"),
    ("months", "years"),
    ("hectares", "acres"),
)


def _another_scale(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for old, new in dice.sample(_SCALES, len(_SCALES)):
        for match in re.finditer(rf"(?<=\d )\b{old}\b(?! points)", sound.text):
            yield _put(sound.text, match.start(), match.end(), new)


def _another_unit(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for old, new in dice.sample(_UNITS, len(_UNITS)):
        for match in re.finditer(rf"(?<=[\dn] )\b{old}\b", sound.text):
            yield _put(sound.text, match.start(), match.end(), new)
    for match in re.finditer(r"[€$£](?=\d)", sound.text):
        yield _put(sound.text, match.start(), match.end(), "£" if match[0] != "£" else "$")


def _another_day(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\b(\d{1,2}) (" + "|".join(_MONTHS) + r")\b", sound.text):
        day = int(match[1])
        new = day + dice.choice((1, 2, 5)) if day < 20 else day - dice.choice((1, 3, 6))
        yield _put(sound.text, match.start(), match.end(), f"{new} {match[2]}")


def _another_month(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\b(" + "|".join(_MONTHS) + r")\b", sound.text):
        free = [month for month in _MONTHS if month not in sound.evidence and month != "May"]
        if match[1] != "May" or sound.text[: match.start()].endswith("in "):
            yield _put(sound.text, match.start(), match.end(), dice.choice(free))


def _another_weekday(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\bon (" + "|".join(_DAYS) + r")\b", sound.text):
        free = [day for day in _DAYS if day not in sound.evidence]
        yield _put(sound.text, match.start(1), match.end(1), dice.choice(free))


def _another_year(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\b(?:in|since|before|spring|early|late) ((?:19|20)\d\d)\b", sound.text):
        yield _put(sound.text, match.start(1), match.end(1), str(int(match[1]) - dice.choice((1, 2, 4))))


# -- names -------------------------------------------------------------------------------------------------------------------

_STRANGERS = ("Valdis Ozols", "Ramona Tejero", "Kwabena Asante", "Ingeborg Falk", "Tomas Brandl", "Leticia Moura")
_STRANGE_PLACES = ("Tallinn", "Maseru", "Bolivia", "Vermont", "Zagreb", "Osaka")


_NO_PEOPLE = frozenset(
    "United States New North South East West Central National Prime Minister Environment Interior Foreign The His Her Its"
    " European Professor Judge Governor President Senator Council Lisbon Northport Stanbic Porto Chief Storm".split()
)


def _people(text: str) -> list[str]:
    """Full names that look like those of people, each once."""
    return list(dict.fromkeys(m[0] for m in _FULL_NAME.finditer(text) if not {m[1], m[2]} & _NO_PEOPLE))


def _stranger(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for match in _FULL_NAME.finditer(sound.text):
        if sound.evidence.count(match[2]) and match[1] not in ("United", "New", "North", "South", "Central", "National", "Prime"):
            yield _put(sound.text, match.start(), match.end(), dice.choice(_STRANGERS))


def _strange_surname(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for match in _FULL_NAME.finditer(sound.text):
        if match[1] not in ("United", "New", "North", "South", "Central", "National", "Prime"):
            yield _put(sound.text, match.start(2), match.end(2), dice.choice(_STRANGERS).split()[1])


def _strange_place(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\b(?:in|near|off) (?!" + "|".join(_MONTHS + _DAYS) + r")([A-Z][a-z]{3,})\b(?! [A-Z])", sound.text):
        yield _put(sound.text, match.start(1), match.end(1), dice.choice(_STRANGE_PLACES))


def _names_swapped(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    """The name that opens the sentence changed for another of the same evidence."""
    inside = [name for name in _people(sound.evidence) if not sound.text.startswith(name)]
    for match in _FULL_NAME.finditer(sound.text):
        rivals = [name for name in inside if name.split()[1] not in match[0] and match[2] not in name]
        if match.start() <= 12 and rivals:
            yield _put(sound.text, match.start(), match.end(), dice.choice(rivals))


def _sides_changed(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    """ "A sued B" for "B sued A"."""
    match = re.match(r"([A-Z]\w+(?: [A-Z]\w+)*) (\w+ed|sold|bought|beat|met) ([A-Z]\w+(?: [A-Z]\w+)*)\b", sound.text)
    if match:
        yield _put(sound.text, 0, match.end(), f"{match[3]} {match[2]} {match[1]}")


# -- quotations and speakers ---------------------------------------------------------------------------------------------------


def _word_dropped(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for match in _QUOTED.finditer(sound.text):
        words = match[1].split()
        if len(words) >= 4:
            at = dice.randrange(1, len(words) - 1)
            yield _put(sound.text, match.start(1), match.end(1), " ".join(words[:at] + words[at + 1 :]))


def _word_put_in(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for match in _QUOTED.finditer(sound.text):
        words = match[1].split()
        if len(words) >= 3:
            at = dice.randrange(1, len(words))
            yield _put(
                sound.text,
                match.start(1),
                match.end(1),
                " ".join([*words[:at], dice.choice(("clearly", "totally", "almost")), *words[at:]]),
            )


def _other_speaker(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    """The person who is said to have said it changed for another person of the evidence."""
    people = _people(sound.evidence)
    for match in re.finditer(
        r"([A-Z]\w+ [A-Z]\w+) (?:said|says|told|warned|called)|(?:said|according to) ([A-Z]\w+ [A-Z]\w+)", sound.text
    ):
        group = 1 if match[1] else 2
        rivals = [name for name in people if name.split()[-1] not in match[group] and match[group].split()[-1] not in name]
        if rivals:
            yield _put(sound.text, match.start(group), match.end(group), dice.choice(rivals))


_WHO_SAYS = (
    re.compile(r", (?:the |a |an |its |their )?[\w' -]{3,60} (?:said|says|warned)(?= on [A-Z]\w+day\.|\.$)"),
    re.compile(r", according to [^,.;]+(?=\.$)"),
    re.compile(r"^According to [^,]+, "),
    re.compile(r"^(?:The |A |An )?[\w' -]{3,50} (?:said|says|claims|claimed|alleges|warned) (?:on \w+day )?(?:that )?"),
)


def _attribution_cut(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for pattern in _WHO_SAYS:
        match = pattern.search(sound.text)
        if match and "“" not in sound.text:
            rest = sound.text[: match.start()] + sound.text[match.end() :]
            yield rest[0].upper() + rest[1:], ""


_HIDDEN = re.compile(
    r"\b(?:[Tt]wo|[Aa]n?|[Ss]ome|[Ss]everal|[Oo]ne) (?:senior |unnamed |government |police |industry )*"
    r"(?:officials?|sources?|people|persons?|diplomats?)"
    r"(?: (?:familiar|close|with|in|who)[^,.]*?(?= said| told|,|\.))?"
)


def _named(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    match = _HIDDEN.search(sound.text)
    if match and len(sound.text) - len(match[0]) > 30:
        words = dice.choice(("The minister", "The ministry", "The company's chairman", "Valdis Ozols"))
        inside = words[0].lower() + words[1:] if words.startswith("The") else words
        yield _put(sound.text, match.start(), match.end(), words if match.start() == 0 else inside)


_LOADED = {
    "said": ("admitted", "conceded", "revealed", "boasted", "confessed"),
    "says": ("admits", "concedes", "reveals", "boasts"),
}


def _loaded_verb(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\b(said|says)\b", sound.text):
        if _outside_quotes(sound.text, match.start()):
            yield _put(sound.text, match.start(), match.end(), dice.choice(_LOADED[match[1]]))


# -- stance -------------------------------------------------------------------------------------------------------------------

_SURER = (
    (re.compile(r"\b(?:may|might|could)\b(?= [a-z]+)"), "will"),
    (re.compile(r"\bplans? to\b"), "has begun to"),
    (re.compile(r"\bis expected to\b|\bis due to\b|\bis set to\b"), "will certainly"),
    (re.compile(r"\bis considering\b"), "has settled on"),
    (re.compile(r"\bintends? to\b|\bintended to\b"), "has decided to"),
)


def _surer(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for pattern, words in dice.sample(_SURER, len(_SURER)):
        for match in pattern.finditer(sound.text):
            if _outside_quotes(sound.text, match.start()):
                yield _put(sound.text, match.start(), match.end(), words)


_DENIALS = (
    (re.compile(r"\b(was|were|is|are|had|has|have|did|does|would|will|could) not\b"), r"\1"),
    (re.compile(r"\bno (?=[a-z]+)"), "a "),
    (re.compile(r"\bdenies\b"), "confirms"),
    (re.compile(r"\bdenied\b"), "confirmed"),
)
_PLAIN_VERB = re.compile(r"\b(was|were|is|are|has|have|will|could|would)\b(?! not)")


def _denial_lost(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for pattern, words in dice.sample(_DENIALS, len(_DENIALS)):
        match = pattern.search(sound.text)
        if match and _outside_quotes(sound.text, match.start()):
            yield sound.text[: match.start()] + match.expand(words) + sound.text[match.end() :], match.expand(words)


def _denial_added(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    match = _PLAIN_VERB.search(sound.text)
    if match and _outside_quotes(sound.text, match.start()):
        yield _put(sound.text, match.end(), match.end(), " not")


_CONTRARY = (
    "rose fell", "fell rose", "gained lost", "approved rejected", "rejected approved", "before after", "after before",
    "bought sold", "sold bought", "opened closed", "supported opposed", "opposed supported", "increased decreased",
    "slowed accelerated", "won lost", "arrested released", "up down", "down up", "higher lower", "lower higher",
    "dropped climbed",
    "agreed refused", "guilty innocent", "more less", "accepted refused",
)  # fmt: skip


def _contrary(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for pair in dice.sample(_CONTRARY, len(_CONTRARY)):
        old, new = pair.split()
        for match in re.finditer(rf"\b{old}\b", sound.text):
            if _outside_quotes(sound.text, match.start()):
                yield _put(sound.text, match.start(), match.end(), new)


_WIDER = (
    (re.compile(r"\b[Ss]ome (?=[a-z])"), "all "),
    (re.compile(r"\b[Tt]wo (?=[a-z]+s\b)"), "all "),
    (re.compile(r"\b[Tt]hree (?=[a-z]+s\b)"), "all "),
    (re.compile(r"\b[Ss]everal (?=[a-z])"), "all "),
    (re.compile(r"\b[Aa] third of\b"), "most of"),
    (re.compile(r"\b[Aa] member of the\b"), "the"),
    (re.compile(r"\b[Tt]he Senate\b"), "parliament"),
    (re.compile(r"\b[Ss]ome of\b"), "all of"),
    (re.compile(r"\b[Pp]art of\b"), "all of"),
)


def _wider(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for pattern, words in dice.sample(_WIDER, len(_WIDER)):
        match = pattern.search(sound.text)
        if match and _outside_quotes(sound.text, match.start()):
            put = words[0].upper() + words[1:] if match.start() == 0 else words
            yield _put(sound.text, match.start(), match.end(), put)


def _superlative(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    tail = dice.choice(
        (
            ", a record",
            ", the first of its kind",
            ", the largest ever",
            ", the worst in a decade",
            ", unprecedented in the region",
        )
    )
    yield _at_end(sound.text, tail), tail


def _cause(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    tail = dice.choice(
        (
            " because of the vote",
            " due to rising costs",
            " as a result of the talks",
            " thanks to new rules",
            " prompted by the crisis",
        )
    )
    yield _at_end(sound.text, tail), tail


def _content(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    tails = (
        " after a lengthy dinner with foreign bankers",
        " while demonstrators burned tyres outside",
        " aboard a chartered yacht",
        ", wearing a borrowed overcoat",
        " despite torrential rain and flooded cellars",
    )
    tail = dice.choice(tails)
    yield _at_end(sound.text, tail), tail


def _at_end(text: str, tail: str) -> str:
    return text[:-1] + tail + text[-1] if text.endswith((".", "!")) else text + tail


# -- manners and dates -----------------------------------------------------------------------------------------------------------


def _address(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    tail = dice.choice(
        (" (https://fresh-news.example/a)", ", see www.fresh-news.example", " – details at fresh-news.example/today")
    )
    yield _at_end(sound.text, tail), tail


def _to_reader(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    before = dice.choice(("As you know, ", "We believe that ", "Dear reader, ", "Please note: "))
    yield before + sound.text, before


def _no_such_day(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\b\d{1,2} (" + "|".join(_MONTHS) + r")\b", sound.text):
        yield _put(sound.text, match.start(), match.end(), dice.choice(("31 April", "30 February", "31 June", "31 September")))
    for match in re.finditer(r"\bon (" + "|".join(_DAYS) + r")\b(?! \d)", sound.text):
        wrong = _falls_on(sound.day, match[1]) + timedelta(days=dice.choice((1, 2, 3)))
        yield _put(sound.text, match.end(), match.end(), f", {wrong.day} {_MONTHS[wrong.month - 1]},")


def _falls_on(day: date, weekday: str) -> date:
    return day - timedelta(days=(day.weekday() - _DAYS.index(weekday)) % 7)


def _other_office(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    offices = ("President", "Senator", "Minister", "Mayor", "Governor", "Judge", "Professor", "Chancellor")
    for match in re.finditer(r"\b(" + "|".join(offices) + r") (?=[A-Z][a-z]+)", sound.text):
        yield _put(
            sound.text, match.start(1), match.end(1), dice.choice([office for office in offices if office not in sound.evidence])
        )
    for match in re.finditer(r"\b[Ff]ormer (?=president|minister|mayor|governor)", sound.text):
        text = sound.text[: match.start()] + sound.text[match.end() :]
        yield text[0].upper() + text[1:], ""


def _two_events(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    """The day of one sentence of the evidence given to what another tells."""
    for match in re.finditer(r"\bon (" + "|".join(_DAYS) + r")\b", sound.text):
        rivals = [day for day in _DAYS if re.search(rf"\b{day}\b", sound.evidence) and day != match[1]]
        if rivals:
            yield _put(sound.text, match.start(1), match.end(1), dice.choice(rivals))


def _other_story(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    """A sentence of another story beside this one's evidence."""
    foreign = [other for other in others if other.evidence != sound.evidence and other.language == sound.language]
    if foreign:
        text = dice.choice(foreign).text
        yield text, text


def _copied(sound: Sound, dice: random.Random, others: Sequence[Sound]) -> Iterator[tuple[str, str]]:
    long = [part for part in re.split(r"(?<=[.!?]) ", sound.evidence) if len(part.split()) > 14 and "“" not in part]
    if long:
        text = dice.choice(long)
        yield text, text


WAYS: dict[str, tuple[Way, ...]] = {
    "quotation": (_word_dropped, _word_put_in),
    "speaker": (_other_speaker,),
    "number": (_another_number, _another_number_word, _digits_swapped),
    "unit": (_another_scale, _another_unit),
    "date": (_another_day, _another_month, _another_weekday, _another_year),
    "name": (_stranger, _strange_surname, _strange_place),
    "swap": (_names_swapped, _sides_changed),
    "attribution": (_attribution_cut,),
    "anonymous": (_named,),
    "certainty": (_surer,),
    "negation": (_denial_lost, _denial_added),
    "opposite": (_contrary,),
    "scope": (_wider,),
    "strength": (_loaded_verb,),
    "superlative": (_superlative,),
    "cause": (_cause,),
    "merged": (_two_events,),
    "content": (_content,),
    "stale": (_no_such_day,),
    "office": (_other_office,),
    "bearing": (_other_story,),
    "verbatim": (_copied,),
    "url": (_address,),
    "reader": (_to_reader,),
}
"""The kinds of error on sentences, each with the ways in which it is planted."""
