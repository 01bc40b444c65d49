"""Numbers that cannot both be right: two counts of one thing, told in the same words or in others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.ledger.concepts import thing
from briefing.ledger.said import BOUND, STEM, Act, Figure, Said
from briefing.ledger.subjects import apart, likeness, overlap, same_time
from briefing.records import Document
from briefing.typography import fold

TALLIES = frozenset("die injure missing arrest displace release postpone move survive".split())
"""Acts whose victims are counted, and whose count grows with the day."""
_PEOPLE = frozenset("person dead injured body people victim".split())
_SLACK = 0.06  # how far figures may lie apart of which one is a guess
_CLAUSE = 7  # tokens either side of a number in which its act stands
ALIKE = 0.6  # likeness of claims that are of one thing whatever they tell
LEAST = 3  # terms that they share at least, where they are told in different words
RELATED, CLOSE = 0.5, 0.75  # how much of the shorter one's words: with an act in common, and without
SAME_BUT = 0.75  # likeness of claims that differ in nothing but what they count
_KIND_OF = {
    word: words[0]
    for words in (
        line.split()
        for line in (
            "abstention abstentions abstained abstenciones abstencoes enthaltungen abstenirse",
            "blank blanco blancos blancs branco brancos",
            "null nulos nuls ungultige",
            "civilians civilian civiles civils zivilisten civis",
            "soldiers soldier soldados soldats soldaten",
            "militants militant fighters fighter combatientes combattants kampfer combatentes",
            "police officers officer policias policiers polizisten policiais",
        )
    )
    for word in words
}
KINDS = frozenset(word[:STEM] for word in _KIND_OF) | frozenset(_KIND_OF)
"""Words for those counted that are often put for one another."""
_CORRECTS = frozenset("correction corrected korrektur berichtigt correccion corregido rectificatif corrige correcao".split())


What = tuple[str, str]
"""The act that a number counts the cases of, and what it counts; either may be empty."""


@dataclass(frozen=True)
class Clash:
    """Two values that cannot both be right; `grows` where the later one may be the news of the earlier one."""

    kind: str
    values: tuple[str, str]
    grows: bool = False


def clashes(
    one: Said, other: Said, counted: Mapping[str, Mapping[What, Figure]], documents: Mapping[str, Document]
) -> Iterator[Clash]:
    """The numbers in which two claims differ; `counted` holds the figures of each claim by what they count."""
    mine, theirs = counted[one.id], counted[other.id]
    for what in sorted(mine.keys() & theirs.keys()):
        a, b = mine[what], theirs[what]
        if _in_both(a, b, one, other) or _other_spans(one.span_of(a), other.span_of(b)):
            continue
        if not _agree(a, b) and _same_matter(one, other, what, documents) and not _CORRECTS & {*one.tokens, *other.tokens}:
            yield Clash("number", (_shown(one, a), _shown(other, b)), grows=what[0] in TALLIES)


def _other_spans(mine: str | None, theirs: str | None) -> bool:
    """Whether one is counted by the day and the other by the year."""
    return mine is not None and theirs is not None and mine != theirs


def _in_both(a: Figure, b: Figure, one: Said, other: Said) -> bool:
    """Whether a claim has the other's value as well: "two of the 48" is no other count than "two"."""
    return any(mine.value == b.value for mine in one.figures) or any(theirs.value == a.value for theirs in other.figures)


def nature_clashes(one: Said, other: Said, documents: Mapping[str, Document]) -> Iterator[Clash]:
    """One number of which two claims say that it counts other things: four abstentions, four blank votes."""
    for a in one.figures:
        for b in other.figures:
            kinds = _kind(one, a), _kind(other, b)
            if a.value != b.value or not all(kinds) or kinds[0] == kinds[1] or apart(one, other):
                continue
            if likeness(one, other, less=KINDS | {"vote"}) >= SAME_BUT and same_time(one, other, documents):
                yield Clash("nature", (_with_noun(one, a), _with_noun(other, b)))


def _kind(said: Said, figure: Figure) -> str:
    """What a number counts, where it is a word that is taken for its neighbour."""
    words = [_KIND_OF[word] for word in said.tokens[figure.place + 1 : figure.place + 3] if word in _KIND_OF]
    return words[0] if words else ""


def _with_noun(said: Said, figure: Figure) -> str:
    after = said.tokens[figure.place + 1 : figure.place + 3]
    last = max(place for place, word in enumerate(after) if word in _KIND_OF or word in ("vote", "votes", "votos"))
    return " ".join([figure.number.text, *after[: last + 1]])


def counted(said: Said) -> dict[What, Figure]:
    """The figures by what they count. Of a thing that is counted twice ("53 of 80 deputies") none can be told from the other."""
    found: dict[What, list[Figure]] = {}
    for figure in said.figures:
        what = _what(said, figure)
        if what:
            found.setdefault(what, []).append(figure)
    return {what: figures[0] for what, figures in found.items() if len(figures) == 1}


def _what(said: Said, figure: Figure) -> What | None:
    number = figure.number
    act = _tally(said, figure)
    role = number.role or ""
    if number.unit:
        return ("", number.unit)
    if role in _PEOPLE or (not role and act):
        return (act, "") if act else None
    return ("", thing(fold(role)) or fold(role)[:STEM]) if role else None


def _tally(said: Said, figure: Figure) -> str:
    """The act of a victim's kind that stands nearest to a number in its clause."""
    found: list[tuple[int, Act]] = []
    for act in said.acts:
        between = said.tokens[min(act.place, figure.place) : max(act.place, figure.place)]
        if act.name in TALLIES and len(between) <= _CLAUSE and not any(token[0].isdigit() for token in between[1:]):
            found.append((len(between), act))
    return min(found, key=lambda item: item[0])[1].name if found else ""


def _agree(a: Figure, b: Figure) -> bool:
    """Whether one value can be both: bounds overlap, or a guess lies near enough."""
    slack = _SLACK * max(abs(a.value), abs(b.value)) if a.number.approximate or b.number.approximate else 0
    return a.low - slack <= b.high and b.low - slack <= a.high


def _same_matter(one: Said, other: Said, what: What, documents: Mapping[str, Document]) -> bool:
    """Whether the same thing is counted in both, at the same time."""
    if apart(one, other) or not same_time(one, other, documents):
        return False
    if what[0] and one.names & other.names and not _tell_more(one, other):
        return True
    if likeness(one, other) >= ALIKE:
        return True
    if len(one.terms & other.terms) < LEAST:
        return False
    return overlap(one, other) >= (RELATED if one.act_names & other.act_names else CLOSE)


def _tell_more(one: Said, other: Said) -> bool:
    """Whether either tells of an act that is no counting of victims, and that the other does not tell of."""
    return bool((one.act_names ^ other.act_names) - TALLIES - {"attack", "rise", "confirm"})


def _shown(said: Said, figure: Figure) -> str:
    """The number as the claim has it, with "more than" and the like."""
    text = said.claim.text
    start = text.find(figure.number.text)
    bound = BOUND.search(fold(text[max(0, start - 24) : start])) if start >= 0 else None
    words = text[:start].split()[-len(bound[0].split()) :] if bound else []
    return " ".join([*map(str.lower, words), figure.number.text])
