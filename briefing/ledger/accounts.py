"""What two accounts of one act cannot agree on beside figures: when it was, how it ended, and who did it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from briefing.facts import same_date, same_name
from briefing.ledger.concepts import acts, opposites, thing
from briefing.ledger.figures import Clash
from briefing.ledger.said import Act, Said
from briefing.ledger.subjects import BODIES, apart, likeness, overlap, same_time
from briefing.records import DateFact, Document

SAME_SUBJECT = 0.6  # likeness of the words, beside names and values, of two claims about one act
ABOUT_ONE = 0.75  # how much of the shorter one's words the longer one has, where an act is shared
DONE_BY_ONE = frozenset("fire-first break-truce attack cause win".split())
"""Acts of which two different doers cannot both be right, where all else is the same."""
_CLASSES = {"fact": "told", "claimed": "told", "forecast": "expected", "conditional": "open"}


# -- when it was ----------------------------------------------------------------------------------------------------------


def day_clashes(one: Said, other: Said) -> Iterator[Clash]:
    """The days that two claims give for one act."""
    mine, theirs = _own_days(one, other), _own_days(other, one)
    if len(mine) != 1 or len(theirs) != 1 or same_date(mine[0], theirs[0]) is not False:
        return
    if not _same_act(one, other, (mine[0], theirs[0])):
        return
    moved = {_CLASSES[said.claim.certainty] for said in (one, other)} == {"told", "expected"}
    yield Clash("date", (mine[0].text, theirs[0].text), grows=moved)


def _own_days(said: Said, other: Said) -> list[DateFact]:
    """A claim's days without those that the other gives as well: what is left is what they may differ about."""
    return [day for day in said.days if not any(theirs.value == day.value for theirs in other.days)]


def _same_act(one: Said, other: Said, days: tuple[DateFact, DateFact]) -> bool:
    if apart(one, other) or _other_counts(one, other) or one.act_near(days[0]) != other.act_near(days[1]):
        return False
    if likeness(one, other) >= SAME_SUBJECT:
        return not (one.act_names and other.act_names) or bool(one.act_names & other.act_names)
    alike = one.act_names == other.act_names and len(one.terms & other.terms) >= 3
    return alike and overlap(one, other) >= ABOUT_ONE


def _other_counts(one: Said, other: Said) -> bool:
    """Whether they count the same things otherwise: the votes of another house on another day, the rate of another year."""
    mine, theirs = ({(n.unit or n.role, n.value) for n in said.claim.facts.numbers if n.unit or n.role} for said in (one, other))
    roles = {role for role, _ in mine} & {role for role, _ in theirs}
    return any({v for r, v in mine if r == role}.isdisjoint({v for r, v in theirs if r == role}) for role in roles)


# -- how it ended ---------------------------------------------------------------------------------------------------------


def outcome_clashes(one: Said, other: Said, documents: Mapping[str, Document]) -> Iterator[Clash]:
    """An act that one claim has and the other denies or has the contrary of: approved and rejected, signed and not signed."""
    if not {_CLASSES[one.claim.certainty], _CLASSES[other.claim.certainty]} <= {"told"}:
        return
    for a in one.acts:
        for b in other.acts:
            if _contrary(a, b) and not _both_told(a, b, one, other) and _same_outcome(one, other, a, b, documents):
                yield Clash("outcome", (_told(one, a), _told(other, b)))
                return


def _contrary(a: Act, b: Act) -> bool:
    if a.name == b.name:
        return a.denied != b.denied
    return b.name in opposites().get(a.name, ()) and not a.denied and not b.denied


def _both_told(a: Act, b: Act, one: Said, other: Said) -> bool:
    """Whether either claim tells of both acts, of which each may have had its time."""
    return a.name != b.name and (b.name in one.act_names or a.name in other.act_names)


def _same_outcome(one: Said, other: Said, a: Act, b: Act, documents: Mapping[str, Document]) -> bool:
    if apart(one, other) or not same_time(one, other, documents):
        return False
    less = {a.name, b.name}
    if not (one.terms - less) or not (other.terms - less):
        return bool(one.names & other.names)
    return overlap(one, other, less) >= ABOUT_ONE and (len((one.terms & other.terms) - less) + len(one.names & other.names)) >= 2


def _told(said: Said, act: Act) -> str:
    words = " ".join(said.tokens[act.place : act.after])
    return f"not {words}" if act.denied else words


# -- who did it -----------------------------------------------------------------------------------------------------------


def doer_clashes(one: Said, other: Said, documents: Mapping[str, Document]) -> Iterator[Clash]:
    """Two doers of an act that only one can have done."""
    for act in sorted(one.act_names & other.act_names & DONE_BY_ONE):
        a, b = _doer(one, act), _doer(other, act)
        if a and b and _others(a, b) and _same_deed(one, other, a, b, documents):
            yield Clash("actor", (" ".join(a), " ".join(b)))
            return


def _doer(said: Said, name: str) -> tuple[str, ...]:
    """The words for who did an act: what stands before it in its clause, or after "by" behind it."""
    act = next(act for act in said.acts if act.name == name)
    if act.denied:
        return ()
    behind = said.tokens[act.after : act.after + 8]
    by = next((place for place, token in enumerate(behind) if token in ("by", "por", "par", "von", "vom", "pelo", "pela")), None)
    if by is not None:
        return _head(said, act.after + by + 1, min(len(said.tokens), act.after + by + 5))
    start = max((place + 1 for place in range(act.place) if said.parts(place)), default=0)
    return _head(said, start, act.place)


def _head(said: Said, start: int, end: int) -> tuple[str, ...]:
    """The words with meaning of a short noun phrase; a long stretch is none."""
    words = tuple(said.tokens[place] for place in range(start, end) if not said.is_small(place))
    return words if 0 < len(words) <= 4 else ()


def _others(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two doers are plainly two: two bodies of different kinds, or two names that share no word."""
    kinds = [{concept for word in words if (concept := thing(word)) in BODIES} for words in (a, b)]
    if kinds[0] and kinds[1]:
        return kinds[0].isdisjoint(kinds[1])
    return not same_name(" ".join(a), " ".join(b)) and set(a).isdisjoint(b)


def _same_deed(one: Said, other: Said, a: tuple[str, ...], b: tuple[str, ...], documents: Mapping[str, Document]) -> bool:
    """Whether all but the doers is the same."""
    doers = {*a, *b, *(word[:6] for word in (*a, *b)), *(thing(word) or "" for word in (*a, *b))}
    less: Set[str] = frozenset(doers)
    rest = [said.terms - less - acts() for said in (one, other)]
    names = [frozenset(name for name in said.names if not set(name.split()) & {*a, *b}) for said in (one, other)]
    shares = bool(rest[0] & rest[1]) or bool(names[0] & names[1]) or not (rest[0] or rest[1] or names[0] or names[1])
    fits = not rest[0] or not rest[1] or overlap(one, other, less) >= ABOUT_ONE
    placed = not one.places or not other.places or bool(one.places & other.places)
    return shares and fits and placed and same_time(one, other, documents)
