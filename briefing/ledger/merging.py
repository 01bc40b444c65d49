"""Claims that say the same become one, in one language and across languages.

Merging is careful rather than complete: a claim that stands twice costs a reader a line, one that swallowed another costs a
fact. Names, numbers, dates, quotations, speaker, certainty and negation must agree; then nearly equal words are enough, or the
same words in another order with a synonym, or the same acts with values that no other event of the story shares.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set

from rapidfuzz import fuzz

from briefing.facts import same_name
from briefing.ledger.concepts import opposites, thing
from briefing.ledger.said import CONTRAST, TRANSLATED, Said
from briefing.records import Claim, DateFact, Number
from briefing.typography import fold

SAME_WORDS = 90  # rapidfuzz token_sort_ratio
SPARE = 4  # terms that two claims share for each that only one of them has, where nothing else singles out an event
LOOSE = 2  # terms that only one of them has, where values do
TELLING = 2.0  # what values must weigh for that: a full date or a number above a dozen weighs 1, a person and others half
COMMON = 0.1  # share of all claims from which what they have in common leads to no comparison
FEW = 40  # claims that may always share it


def merged(claims: Sequence[Said]) -> list[list[Said]]:
    """Claims in groups that say the same, the earliest first; each claim is compared with the first of each group."""
    groups: list[list[Said]] = []
    shelf: dict[str, list[int]] = defaultdict(list)
    for claim in claims:
        home = next((group for group in _near(claim, shelf, len(claims)) if same(groups[group][0], claim)), None)
        if home is not None:
            groups[home].append(claim)
            continue
        for mark in _marks(claim):
            shelf[mark].append(len(groups))
        groups.append([claim])
    return groups


def joined(group: Sequence[Said]) -> Claim:
    """One claim with all the evidence of a group; it keeps the first member's id, words and standing."""
    seen = {(item.document, item.start, item.end): item for said in group for item in said.claim.evidence}
    return group[0].claim.model_copy(update={"evidence": tuple(seen.values())})


def _marks(claim: Said) -> Iterator[str]:
    """What leads to the claims that one is compared with."""
    facts = claim.claim.facts
    yield from {f"#{number.value:g}" for number in facts.numbers}
    yield from {f"@{day.value}" for day in facts.dates}
    yield from claim.names | claim.terms or {claim.folded}


def _near(claim: Said, shelf: dict[str, list[int]], total: int) -> list[int]:
    """The groups that share most with a claim, in their order."""
    most = max(FEW, COMMON * total)
    shared = Counter(group for mark in _marks(claim) if len(shelf[mark]) <= most for group in shelf[mark])
    return sorted(group for group, count in shared.most_common(FEW))


# -- whether two claims say the same --------------------------------------------------------------------------------------


def same(one: Said, other: Said) -> bool:
    """Whether two claims say the same, as far as code can be sure of it."""
    if not _same_standing(one, other) or not _same_values(one.claim, other.claim):
        return False
    if one.language != other.language:
        return _same_abroad(one, other)
    return _same_words(one, other) or _paraphrased(one, other)


def _same_words(one: Said, other: Said) -> bool:
    """Nearly the same letters, and at most a word of either that the other lacks, which is no act."""
    left, right = one.terms - other.terms, other.terms - one.terms
    if one.names != other.names or one.act_names != other.act_names or len(left) > 1 or len(right) > 1:
        return False
    return not _tells_apart(left | right) and fuzz.token_sort_ratio(one.folded, other.folded) >= SAME_WORDS


def _same_standing(one: Said, other: Said) -> bool:
    a, b = one.claim, other.claim
    return (
        a.origin == b.origin
        and a.certainty == b.certainty
        and a.facts.negation == b.facts.negation
        and _same_speaker(a.facts.speaker, b.facts.speaker, abroad=one.language != other.language)
    )


def _same_speaker(one: str | None, other: str | None, *, abroad: bool) -> bool:
    """The same, or one told more shortly ("Peña's government", "the government of President Santiago Peña"). Of two languages,
    a body is the same where its kind is, and two that only one has a word for are taken for two."""
    if one is None or other is None:
        return one is other
    if same_name(one, other):
        return True
    words = [{word for word in fold(text).replace("'s", "").split() if len(word) > 3} for text in (one, other)]
    if abroad:
        kinds = [{concept for word in said if (concept := thing(word))} for said in words]
        return kinds[0] == kinds[1] != set()
    return bool(words[0]) and bool(words[1]) and (words[0] <= words[1] or words[1] <= words[0])


def _same_values(one: Claim, other: Claim) -> bool:
    a, b = one.facts, other.facts
    return (
        _same_numbers(a.numbers, b.numbers)
        and {d.value for d in a.dates} == {d.value for d in b.dates}
        and {fold(q.text).strip(".,") for q in a.quotations} == {fold(q.text).strip(".,") for q in b.quotations}
    )


def _same_numbers(one: Sequence[Number], other: Sequence[Number]) -> bool:
    """The same values, and none that counts different things: four deputies are not four ministers."""
    values = [{(n.value, n.high, n.unit) for n in numbers} for numbers in (one, other)]
    roles = [{(n.value, n.role) for n in numbers if n.role} for numbers in (one, other)]
    named = {value for value, _ in roles[0]} & {value for value, _ in roles[1]}
    return values[0] == values[1] and all(
        {role for value, role in roles[0] if value == shared} & {role for value, role in roles[1] if value == shared}
        for shared in named
    )


def _paraphrased(one: Said, other: Said) -> bool:
    """Other words for the same: hardly a term that the other lacks, and none at all where values do not single out an event.

    Each says all that the other says: what has the evidence of both must be borne by both.
    """
    left = one.terms - other.terms - other.name_stems
    right = other.terms - one.terms - one.name_stems
    if _tells_apart(left | right) or one.act_names != other.act_names or not _same_names(one, other):
        return False
    shared = one.terms & other.terms
    weight = _weight(one.claim) + 0.5 * len(_people(one) & _people(other))
    if weight >= TELLING and one.act_names and one.names & other.names:
        return len(left) <= LOOSE and len(right) <= LOOSE
    particular = weight >= 0.5 or bool(one.claim.facts.quotations) or len(one.names & other.names) >= 2
    return (
        len(shared) >= (3 if particular else 4) and min(len(left), len(right)) == 0 and len(left | right) <= len(shared) / SPARE
    )


def _same_names(one: Said, other: Said) -> bool:
    """The same names, but that one may leave out the name of a body or a paper ("the agreement") that the other gives."""
    left, right = one.names - other.names, other.names - one.names
    return not (left and right) and all(name.startswith(TRANSLATED) for name in left | right)


def _people(said: Said) -> frozenset[str]:
    return frozenset(name for name in said.names if " " in name and not name.startswith(TRANSLATED))


def _same_abroad(one: Said, other: Said) -> bool:
    """The same in two languages: values single out one event, a name is shared, and acts and bodies agree."""
    named = [{name for name in said.names if not name.startswith(TRANSLATED)} for said in (one, other)]
    return (
        _weight(one.claim) >= TELLING
        and bool(named[0] & named[1])
        and _fit(*named)
        and bool(one.act_names & other.act_names)
        and not any(opposites().get(act, frozenset()) & other.act_names for act in one.act_names)
        and not (one.things - other.things and other.things - one.things)
    )


def _fit(one: Set[str], other: Set[str]) -> bool:
    """Whether the names of one are all among those of the other."""
    return one <= other or other <= one


def _weight(claim: Claim) -> float:
    """How far a claim's values single out an event."""
    numbers = {(number.value, number.unit) for number in claim.facts.numbers}
    days = {day.value: day for day in claim.facts.dates if day.value}
    return sum(_number_weight(*number) for number in numbers) + sum(map(_day_weight, days.values()))


def _number_weight(value: float, unit: str | None) -> float:
    return 1.0 if value > 12 or value % 1 or unit else 0.5


def _day_weight(day: DateFact) -> float:
    return 1.0 if day.granularity == "day" else 0.5


def _tells_apart(terms: Set[str]) -> bool:
    """Whether a difference lies in words that part look-alikes: north and south, the first round and the second."""
    return bool(terms & CONTRAST) or any(opposites().get(term, frozenset()) & terms for term in terms)
