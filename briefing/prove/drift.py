"""Plants drift in a restyled sentence: what a change of style must not do, one error at a time, deterministic by seed.

Each kind has several ways; a way that finds nothing to change in a sentence yields nothing. The words that it looks for and
puts in are its own (`phrases`): what finds drift knows none of them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing.prove.phrases import ATTRIBUTED, PHRASES, Phrases


@dataclass(frozen=True)
class Restyled:
    """A sentence of a brief that is in more than the first style, or in the only one.

    `language` is the brief's and `source_language` that of what it cites, both without region. `evidence` is what it cites,
    `rest` the other sentences of its brief, `first` all of the brief in the first style, or None where this is it; `outlets`
    are the publishers whose reports it cites, who pass a statement on and do not make it.
    """

    place: str
    text: str
    language: str
    source_language: str
    evidence: str
    rest: str
    first: str | None = None
    first_language: str | None = None
    outlets: tuple[str, ...] = ()

    @property
    def across(self) -> bool:
        return self.language != self.source_language


@dataclass(frozen=True)
class Drift:
    """A sentence that has drifted: the kind, the way, the new text, and the words that were put in or taken out."""

    kind: str
    way: str
    text: str
    words: str
    sound: Restyled


Change = tuple[str, str]
"""The new text, and the words put in or taken out."""
Way = Callable[[Restyled, Phrases, random.Random], Iterator[Change]]

_DIGITS = re.compile(
    r"(?<![\w.,:€$£-])\d{1,3}(?:[,.\u202f\u00a0]\d{3})+(?![\w:])|(?<![\w.,:€$£-])\d+(?:[.,]\d+)?(?![\w:]|[.,]\d)"
)
_FULL_NAME = re.compile(r"(?<![\w’'])(?!The |Le |La |President )[A-ZÁÉÍÓÚ][a-zà-ÿ]+(?: [A-ZÁÉÍÓÚ][\wà-ÿ’-]+)+")
_QUOTED = re.compile(r"[“«][\s\u00a0\u202f]?[^”»]{6,}?[\s\u00a0\u202f]?[”»]")
_EACH = 3  # of a way and a sentence: enough for kinds that few sentences can have
_TINY = 12  # numbers up to this may be told in words elsewhere


def plant(sounds: Sequence[Restyled], seed: int = 0, kinds: Sequence[str] | None = None) -> Iterator[Drift]:
    """The drifts that can be planted in the sentences, at most three of each way and sentence."""
    for sound in sounds:
        phrases = PHRASES.get(sound.language)
        if phrases is None:
            continue
        for kind in kinds or WAYS:
            for way in WAYS[kind]:
                name = way.__name__.strip("_")
                made = list(way(sound, phrases, random.Random(f"{seed}/{sound.place}/{name}")))
                made = list(dict.fromkeys(one for one in made if one[0] != sound.text))
                random.Random(f"{seed}/{sound.place}/{name}/which").shuffle(made)
                for text, words in made[:_EACH]:
                    yield Drift(kind, name, _tidy(text, sound.language), words, sound)


def drawn(sounds: Sequence[Restyled], kind: str, seed: int, most: int) -> list[Drift]:
    """At most `most` drifts of one kind, drawn by seed."""
    made = list(plant(sounds, seed, [kind]))
    random.Random(f"{seed}/{kind}/drawn").shuffle(made)
    return made[:most]


def faithful(sounds: Sequence[Restyled], seed: int, most: int) -> list[Drift]:
    """The sentences in another form of the same words, which no alarm should stand on: "1,840" as "1840", a date turned round."""
    made: list[Drift] = []
    for sound in sounds:
        for old, new in PHRASES[sound.language].forms if sound.language in PHRASES else ():
            match = next(_found(old, sound.text), None)
            if match is not None:
                made.append(Drift("faithful", "form", _put(sound.text, match, match.expand(new)), match[0], sound))
    random.Random(f"{seed}/faithful").shuffle(made)
    return made[:most]


def _tidy(text: str, language: str) -> str:
    text = re.sub(r"\s+([,.;])", r"\1", re.sub(r" {2,}", " ", text)).strip()
    text = re.sub(r"[,;]\.", ".", text)
    text = text[:1].upper() + text[1:]
    return re.sub(r"\ba (?=[aeiou])", "an ", text) if language == "en" else text


def _outside(text: str, start: int) -> bool:
    """Whether a place is outside quotation marks."""
    before = text[:start]
    return before.count("“") == before.count("”") and before.count("«") == before.count("»")


def _found(pattern: str | re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    compiled = re.compile(pattern) if isinstance(pattern, str) else pattern
    return (match for match in compiled.finditer(text) if _outside(text, match.start()))


def _put(text: str, match: re.Match[str], words: str, group: int | str = 0) -> str:
    return text[: match.start(group)] + words + text[match.end(group) :]


def _bare(words: str) -> str:
    """Words without what tells one way of writing a figure from another."""
    return re.sub(r"(?<=\d)[,.\s\u202f\u00a0](?=\d{3})", "", words).casefold()


def _has(text: str | None, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(_bare(words))}(?!\w)", _bare(text or "")) is not None


def _counts(sound: Restyled, phrases: Phrases) -> Iterator[re.Match[str]]:
    """Figures that count something: no date, year, time, share, sum or label."""
    for match in _found(_DIGITS, sound.text):
        before, after = sound.text[: match.start()].rstrip(), sound.text[match.end() :].lstrip()
        dated = re.match(rf"(?:{phrases.months})\b", after) or re.search(rf"\b(?:{phrases.months})$", before)
        year = re.fullmatch(r"(?:19|20)\d\d", match[0])
        other = re.match(rf"(?:%|{phrases.scales}|{phrases.to} \d|:)", after) or before.endswith(("€", "$", "£"))
        if not (dated or year or other):
            yield match


# -- lost ------------------------------------------------------------------------------------------------------------------


def _only_here(sound: Restyled, words: str) -> bool:
    """Whether the words are a fact that this sentence alone tells, and the first style too where there is one."""
    told = sound.first is None or _has(sound.first, words)
    return told and _has(sound.evidence, words) and not _has(sound.rest, words) and not _twice(sound.text, words)


def _twice(text: str, words: str) -> bool:
    return len(re.findall(rf"(?<!\w){re.escape(_bare(words))}(?!\w)", _bare(text))) > 1


def _number_left_out(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for match in _counts(sound, phrases):
        if float(re.sub(r"\D", "", match[0])) > _TINY and _only_here(sound, match[0]):
            yield _put(sound.text, match, phrases.several), match[0]


def _date_left_out(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for match in _found(rf"(?:(?:{phrases.on}) )?(?P<day>\d{{1,2}} (?:{phrases.months}))(?: \d{{4}})?", sound.text):
        day = match["day"]
        number, month = day.split()
        others = [PHRASES[language].months.split("|") for language in (sound.first_language,) if language in PHRASES]
        there = next((f"{number} {months[phrases.months.split('|').index(month)]}" for months in others), None)
        told = sound.first is None or (there is not None and _has(sound.first, there))
        ranged = re.search(rf"(?<!\d){number} (?:{phrases.to})\b|(?:{phrases.to}) {number}\b", sound.text + "\n" + sound.rest)
        if told and not ranged and not _has(sound.rest, day) and not _twice(sound.text, day):
            yield _put(sound.text, match, ""), day


def _person_left_out(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for match in _people(sound, phrases):
        if _only_here(sound, match[0]) and not _has(sound.rest, match[0].split()[-1]):
            yield _put(sound.text, match, phrases.somebody), match[0]


def _quotation_left_out(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    if sound.across:
        return
    for match in _QUOTED.finditer(sound.text):
        words = match[0].strip("“”«» \u00a0\u202f,.")
        if _only_here(sound, words):
            yield _put(sound.text, match, phrases.certain_words), words


# -- added -----------------------------------------------------------------------------------------------------------------


def _another_number(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for match in _counts(sound, phrases):
        value = float(re.sub(r"[,\u202f\u00a0]", "", match[0]) if sound.language == "en" else re.sub(r"\D", "", match[0]))
        new = f"{round(value * dice.choice((1.3, 1.7, 2.4, 0.6))) + 1}"
        if not _has(sound.evidence, new) and not _has(sound.first, new):
            yield _put(sound.text, match, new), new


def _put_at_the_end(sound: Restyled, words: str) -> Iterator[Change]:
    if sound.text.endswith(".") and not sound.text.endswith("...") and not _has(sound.evidence, words):
        yield sound.text[:-1] + words + ".", words


def _new_name(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    yield from _put_at_the_end(sound, dice.choice(phrases.names))


def _new_number(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    yield from _put_at_the_end(sound, dice.choice(phrases.numbers))


def _new_quotation(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    yield from _put_at_the_end(sound, dice.choice(phrases.quotations))


# -- hardened --------------------------------------------------------------------------------------------------------------


def _attribution_left_out(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for pattern in phrases.opening:
        match = re.match(pattern, sound.text)
        if match and _outside(sound.text, match.end()):
            who, told = match["who"], sound.text[match.end() :]
            told = re.sub(phrases.pronoun, lambda _, who=who: f"{who} ", told)  # type: ignore[misc]
            yield from _unattributed(sound, phrases, told, match[0])
    for pattern in phrases.closing:
        match = re.search(pattern, sound.text)
        if match and _outside(sound.text, match.start()):
            yield from _unattributed(sound, phrases, sound.text[: match.start()] + ".", match[0])


def _unattributed(sound: Restyled, phrases: Phrases, told: str, taken: str) -> Iterator[Change]:
    """The change, where the evidence attributes too, nobody else is left to say it, and who said it is no outlet."""
    outlet = any(part in taken for name in sound.outlets for part in _called(name))
    attributed = re.compile(ATTRIBUTED.get(sound.source_language, "(?!)"))
    alike = [line for line in sound.evidence.splitlines() if len(_long(line) & _long(told)) >= 0.5 * len(_long(told))]
    owned = attributed.search(sound.evidence) and all(attributed.search(line) for line in alike)
    if owned and not outlet and not re.search(rf"\b(?:{phrases.says}|{phrases.by})\b", told):
        yield told, taken


def _called(outlet: str) -> tuple[str, ...]:
    """What a brief may call an outlet: its name, the last word of it, "the agency", its initials."""
    words = [word for word in outlet.split() if word not in ("The", "the")]
    return outlet, words[-1], words[-1].lower(), "".join(word[0] for word in words) if len(words) > 2 else outlet


def _long(text: str) -> set[str]:
    return set(re.findall(r"\w{5,}|\d+", text.casefold()))


def _doubt_left_out(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for old, new in phrases.doubts:
        for match in _found(old, sound.text):
            yield _put(sound.text, match, match.expand(new)), match[0]


def _condition_left_out(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for match in _found(phrases.condition, sound.text):
        yield _put(sound.text, match, match["end"]), match[0]


def _about_left_out(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for match in _found(rf"\b(?:{phrases.about}) (?=\d)(?!\d+ (?:{phrases.months}))", sound.text):
        yield _put(sound.text, match, ""), match[0]


def _part_made_whole(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for old, new in phrases.parts:
        for match in _found(old, sound.text):
            yield _put(sound.text, match, match.expand(new)), match[0]


def _denial_turned(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for old, new in phrases.denials:
        for match in _found(old, sound.text):
            yield _put(sound.text, match, match.expand(new)), match[0]


# -- speaker, unit, date -----------------------------------------------------------------------------------------------------


def _people(sound: Restyled, phrases: Phrases) -> Iterator[re.Match[str]]:
    """Names of two words or more beside a verb of saying."""
    for match in _found(_FULL_NAME, sound.text):
        before, after = sound.text[: match.start()], sound.text[match.end() :]
        behind = rf"(?:{phrases.says})\s(?:(?:the|le|la|l’)[\w ]{{0,40}}\s)?$|(?:{phrases.by})\s$"
        if re.search(behind, before) or re.match(rf"(?:, [^,]{{3,70}},)? (?:{phrases.says})\b", after):
            yield match


def _another_speaker(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for match in _people(sound, phrases):
        there = {found[0] for other in _around(sound) for found in _people(other, phrases)}
        for other in sorted(there):
            if not _has(sound.evidence, other) and other not in sound.text and not set(other.split()) & set(match[0].split()):
                yield _named(sound.text, match, other), other


def _named(text: str, match: re.Match[str], other: str) -> str:
    """The text with another name in the place of one, without an article that only the old one bore."""
    before = re.sub(r"\b([Tt]he|[Ll]e|[Ll]a) $", "", text[: match.start()])
    return before + other + text[match.end() :]


def _around(sound: Restyled) -> list[Restyled]:
    """The other sentences of the brief, each as if it were the one."""
    return [replace(sound, text=line) for line in sound.rest.splitlines()]


def _speakers_crossed(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    """Each of two speakers of the sentence says what the other said."""
    found = list(_people(sound, phrases))
    for one, other in pairwise(found):
        if not set(one[0].split()) & set(other[0].split()):
            crossed = _put(_put(sound.text, other, one[0]), one, other[0])
            yield crossed, f"{other[0]} … {one[0]}"


def _invented_speaker(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for match in _people(sound, phrases):
        other = dice.choice(phrases.speakers)
        yield _named(sound.text, match, other), other


def _another_body(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    """A statement of a body given to one that nothing in the story tells of."""
    for match in _found(phrases.body, sound.text):
        other = dice.choice(phrases.bodies)
        if not _has(sound.evidence, other.split()[-1]):
            yield _put(sound.text, match, other, "body"), other


def _another_unit(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for old, new in phrases.units:
        for match in _found(old, sound.text):
            words = match.expand(new)
            if not _has(sound.evidence, words):
                yield _put(sound.text, match, words), words


def _another_day(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for match in _found(rf"\b(\d{{1,2}}) (?:{phrases.months})", sound.text):
        day = int(match[1])
        new = day + dice.choice((1, 2, 5)) if day < 20 else day - dice.choice((1, 3, 6))
        words = sound.text[match.start() : match.end()].replace(match[1], str(new), 1)
        if not _has(sound.evidence, words):
            yield _put(sound.text, match, words), words


def _another_month(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    months = phrases.months.split("|")
    for match in _found(rf"\b({phrases.months})\b", sound.text):
        new = months[(months.index(match[1]) + dice.choice((1, 2, 4, 7))) % 12]
        if not _has(sound.evidence, new) and match[1] not in ("May", "mars"):
            yield _put(sound.text, match, new), new


def _another_year(sound: Restyled, phrases: Phrases, dice: random.Random) -> Iterator[Change]:
    for match in _found(r"\b((?:19|20)\d\d)\b", sound.text):
        new = str(int(match[1]) + dice.choice((-3, -2, 2, 3)))
        if not _has(sound.evidence, new):
            yield _put(sound.text, match, new), new


WAYS: dict[str, tuple[Way, ...]] = {
    "lost": (_number_left_out, _date_left_out, _person_left_out, _quotation_left_out),
    "added": (_another_number, _new_name, _new_number, _new_quotation),
    "hardened": (
        _attribution_left_out,
        _doubt_left_out,
        _condition_left_out,
        _about_left_out,
        _denial_turned,
        _part_made_whole,
    ),
    "speaker": (_another_speaker, _invented_speaker, _another_body, _speakers_crossed),
    "unit": (_another_unit,),
    "date": (_another_day, _another_month, _another_year),
}
