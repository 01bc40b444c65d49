"""How sure a sentence is beside its witnesses: told as settled, in the desk's own voice, as exact, or the other way round."""

from __future__ import annotations

from typing import NamedTuple

from briefing.lock.clauses import Clause, clauses, parts, segments, told_by, whole
from briefing.lock.cues import (
    is_about,
    is_modal,
    is_voiced,
    keeps_condition,
    leaves_open,
    makes_condition,
    may_deny,
    tells_all,
    tells_part,
    whole_of,
)
from briefing.lock.told import base, read
from briefing.lock.witness import Witness
from briefing.records import Claim

SURE = 0.8  # share of its words that a clause has in common with a claim's, to be held to the claim alone
LEAST_TOLD = 0.3  # share of its words that a sentence must have of what somebody said, to be told of it
RANK = {"conditional": 0, "forecast": 1, "claimed": 2, "fact": 3}


class Surer(NamedTuple):
    """The words that are too sure, what the ledger has, and what to tell the editor."""

    words: str
    evidence: str | None
    message: str


def surer(witness: Witness) -> Surer | None:
    """The first way in which a sentence is surer than its witnesses; None where it is not.

    A brief in the first style has one witness only, and the rules compare it with that one where both are in one language.
    """
    if witness.is_first and not witness.across:
        return None
    return (
        _settled(witness)
        or _unsaid(witness)
        or _exact(witness)
        or _unconditional(witness)
        or (_turned(witness) if witness.across else _clause(witness) or _unsaid_part(witness))
        or _whole(witness)
    )


def _settled(witness: Witness) -> Surer | None:
    """Told as more certain than by any claim, and by the first style."""
    if witness.across and _is_promised(witness):
        has = "told as sure to come, in the ledger it may or could be: keep it open"
        return Surer(witness.sentence.text, witness.claims[0].text, has)
    mine = 0 if leaves_open(witness.sentence.text, witness.language) else RANK[witness.said.certainty]
    there = [_standing(witness, claim) for claim in witness.claims]
    for sentence, known in witness.first:
        is_leave = witness.across and is_modal(sentence.text, witness.first_language)
        there.append(RANK["conditional" if is_leave else known.certainty])
    voiced = max(there) == RANK["claimed"] and (_is_voiced(witness) or not _owned(witness))
    if mine <= max(there) or voiced or (mine == RANK["claimed"] and not witness.first):
        return None
    softest = min(witness.claims, key=lambda claim: RANK[claim.certainty])
    if witness.said.certainty == softest.certainty:
        return Surer(witness.sentence.text, softest.text, "told as settled, in the ledger it may or could be: keep it open")
    has = f"told as {witness.said.certainty}, in the ledger as {softest.certainty}"
    return Surer(witness.sentence.text, softest.text, f"{has}: say who says so and how sure it is")


def _is_promised(witness: Witness) -> bool:
    """Whether the sentence tells as to come what a claim in another language says may be done, and no witness as to come."""
    if witness.said.certainty != "forecast" or leaves_open(witness.sentence.text, witness.language):
        return False
    planned = any("forecast" in (claim.certainty, claim.facts.certainty) for claim in witness.claims)
    planned = planned or any(known.certainty == "forecast" for _, known in witness.first)
    return not planned and any(is_modal(claim.text, base(claim.language)) for claim in witness.claims)


def _standing(witness: Witness, claim: Claim) -> int:
    """How sure a claim is. What it gives leave for is open too where no word of it can be compared."""
    if witness.across and is_modal(claim.text, base(claim.language)):
        return RANK["conditional"]
    rank = max(RANK[claim.certainty], RANK[claim.facts.certainty])
    return rank if witness.across or rank > RANK["forecast"] else max(rank, _standing_of_what_is_told(witness, claim))


def _standing_of_what_is_told(witness: Witness, claim: Claim) -> int:
    """How sure a claim is that is open in part, where the sentence tells the other part: "The party, which has 19 seats, will
    need partners" is sure of the seats."""
    mine = whole(witness.sentence.text, witness.language).keys
    shared: dict[bool, int] = {False: 0, True: 0}
    for part in segments(claim.text, witness.language):
        is_open = RANK[read(part.text, part.language, None).certainty] <= RANK["forecast"]
        shared[is_open] = max(shared[is_open], len(part.keys & mine))
    told = shared[False] > shared[True] and shared[False] > 1
    return RANK["claimed" if claim.facts.speaker else "fact"] if told else 0


def _unsaid(witness: Witness) -> Surer | None:
    """Told in the desk's own voice, what claims have from a speaker, and the first style too."""
    owned = _owned(witness)
    if not owned or witness.said.speaker or witness.said.certainty == "claimed" or _is_voiced(witness):
        return None
    mixed = any(claim.certainty == "fact" or not claim.facts.speaker for claim in witness.claims)
    if (mixed and witness.alike is None) or (witness.first and not _is_spoken(witness, mixed)):
        return None
    message = f"told without a speaker, in the ledger from “{owned[0].facts.speaker}”: say who says it"
    return Surer(witness.sentence.text, owned[0].text, message)


def _owned(witness: Witness) -> list[Claim]:
    """The claims that are somebody's word and that the sentence tells; within one language those alone whose told words it has,
    and no claim that is nobody's word as many."""
    owned = [claim for claim in witness.claims if claim.certainty != "fact" and claim.facts.speaker]
    if witness.across:
        return owned
    mine = whole(witness.sentence.text, witness.language)
    plain = [whole(claim.text, witness.language) for claim in witness.claims if claim not in owned]
    rival = max((mine.likeness(other) for other in plain), default=0.0)
    found = []
    for claim in owned:
        named = whole(claim.facts.speaker or "", witness.language).keys
        told, rest = told_by(claim.text, claim.facts.speaker or "", witness.language)
        share = mine.likeness(told)
        if named & mine.keys and len(mine.keys & told.keys) < 0.6 * len(mine.keys - named):
            continue  # it tells of the speaker: "Corrie apologised"
        if share >= LEAST_TOLD and share > rival and share >= len(mine.keys & (rest.keys - told.keys)) / max(1, len(mine.keys)):
            found.append(claim)
    return found


def _is_spoken(witness: Witness, mixed: bool) -> bool:
    """Whether the first style says whose word it is: in the sentence most alike where other claims are mixed in, and for a
    headline in every sentence, its own headline too."""
    if mixed and witness.across:
        return all(known.speaker for _, known in witness.first)
    if mixed and witness.alike is not None:
        return witness.alike.speaker is not None
    if witness.sentence.id.startswith("h"):
        return all(known.speaker for _, known in witness.first)
    return any(known.speaker for _, known in witness.first)


def _is_voiced(witness: Witness) -> bool:
    return is_voiced(witness.sentence.text, witness.language)


def _unsaid_part(witness: Witness) -> Surer | None:
    """A part of the sentence in the desk's own voice, where the claim that says the same has it from a speaker, and the first
    style too."""
    mine = parts(witness.sentence.text, witness.language)
    if len(mine) < 2 or not witness.first:
        return None
    claims = {whole(claim.text, claim.language or "en"): claim for claim in witness.claims}
    first = tuple(part for sentence, _ in witness.first for part in parts(sentence.text, witness.first_language))
    for part in mine:
        theirs, other = part.nearest(tuple(claims)), part.nearest(first)
        if theirs is None or other is None or is_voiced(part.text, part.language):
            continue
        if len(whole(claims[theirs].facts.speaker or "", part.language).keys & part.keys) > 1:
            continue  # it names who says it
        owner = claims[theirs].facts.speaker if claims[theirs].certainty != "fact" else None
        spoken = read(other.text, other.language, None).speaker or is_voiced(other.text, other.language)
        if owner and spoken and not read(part.text, part.language, None).speaker:
            return Surer(part.text, theirs.text, f"told without a speaker, in the ledger from “{owner}”: say who says it")
    return None


def _exact(witness: Witness) -> Surer | None:
    """A figure told as exact that every witness has as about, at least or up to."""
    there = [(number, text) for claim in witness.claims for number in claim.facts.numbers for text in (claim.text,)]
    there += [(number, sentence.text) for sentence, known in witness.first for number in known.numbers]
    for number in witness.said.numbers:
        same = [(other, text) for other, text in there if abs(other.value - number.value) < 1e-9]
        inexact = (
            number.approximate or not number.text[:1].isdigit() or is_about(witness.sentence.text, number.text, witness.language)
        )
        if same and not inexact and all(other.approximate and not _is_span(other.text, text) for other, text in same):
            message = f"“{number.text}” is told as exact, in the ledger it is not: keep “about” or “more than”"
            return Surer(number.text, same[0][0].text, message)
    return None


def _is_span(number: str, text: str) -> bool:
    """ "over two years" is how long something takes, and no figure that is passed."""
    return f"over {number}" in text


def _clause(witness: Witness) -> Surer | None:
    """A clause that a claim and the first style deny or leave open, and this sentence does not, or the other way round."""
    claims = tuple(part for claim in witness.claims for part in clauses(claim.text, base(claim.language)))
    first = tuple(part for sentence, _ in witness.first for part in clauses(sentence.text, witness.first_language))
    for mine in clauses(witness.sentence.text, witness.language):
        if verb := _made_sure(mine, claims, first):
            return Surer(mine.text, verb.text, "told as sure to come, in the ledger it may or could be: keep it open")
        around = _around(mine, witness)
        if denied := _affirmed(mine, claims, first) if not may_deny(around, mine.language) else None:
            return Surer(mine.text, denied.text, "in the ledger this is denied: put it the right way round")
        theirs, other = mine.nearest(claims), mine.nearest(first)
        if theirs is None or (other is None and witness.first and mine.likeness(theirs) < SURE):
            continue
        here, there = _is_turned(mine, theirs), other is not None and _is_turned(mine, other)
        if (may_deny(around, mine.language) and not mine.denies) or (mine.denies and _is_denied_around(theirs, witness)):
            here = there = False
        if (here and (other is None or there or other.denies != mine.denies)) or (there and theirs.denies != mine.denies):
            has = "affirmed" if mine.denies and not theirs.denies else "denied"
            return Surer(mine.text, theirs.text, f"in the ledger this is {has}: put it the right way round")
        opened = theirs.opened & mine.keys if other is None else theirs.opened & other.opened & mine.keys
        if opened and (opened & mine.settled or not leaves_open(witness.sentence.text, witness.language)):
            return Surer(mine.text, theirs.text, "told as settled, in the ledger it may or could be: keep it open")
    return None


def _affirmed(mine: Clause, claims: tuple[Clause, ...], first: tuple[Clause, ...]) -> Clause | None:
    """The clause of a claim that denies a thing which this one affirms, where both witnesses deny it wherever they name it: "no
    evidence" told as "evidence"; or the whole of it, where the first style denies it in the same words."""
    for thing in mine.keys:
        there = [[part for part in parts if thing in part.keys] for parts in (claims, first)]
        if all(there) and all(thing in part.denied_things for parts in there for part in parts):
            return there[0][0]
    same = next((part for part in first if part.denies and min(mine.likeness(part), part.likeness(mine)) >= SURE), None)
    return next((part for part in claims if part.denies), None) if same is not None else None


def _around(mine: Clause, witness: Witness) -> str:
    """What stands between commas with a clause: "are exempt from taxes and customs duties" denies the duties too."""
    found = (part.text for part in segments(witness.sentence.text, witness.language) if mine.text.rstrip(".") in part.text)
    return next(found, mine.text)


def _is_denied_around(theirs: Clause, witness: Witness) -> bool:
    """Whether the claim of a clause may deny it in another clause: "does not have, at least in public, a budget"."""
    return any(may_deny(claim.text, claim.language or "en") for claim in witness.claims if theirs.text in claim.text)


def _made_sure(mine: Clause, claims: tuple[Clause, ...], first: tuple[Clause, ...]) -> Clause | None:
    """The clause of a claim that leaves open what this one tells as sure to come, where no witness has it otherwise."""
    for verb in mine.settled:
        there = [part for part in (*claims, *first) if verb in part.keys]
        opened = [part for part in claims if verb in part.opened and len(part.keys & mine.keys) > 1]
        if opened and all(verb in part.opened for part in there):
            return opened[0]
    return None


def _is_turned(mine: Clause, other: Clause) -> bool:
    """Whether one of two clauses denies what the other affirms: the word that it denies stands in both, or nearly all do."""
    alike = mine.likeness(other) >= SURE and other.likeness(mine) >= SURE
    if other.denies and not mine.denies:
        told = alike or not other.denied or bool(other.denied & mine.keys)
        return told and not may_deny(mine.text, mine.language)
    if mine.denies and not other.denies:
        return not may_deny(other.text, other.language) and (alike or bool(mine.denied & other.keys))
    return alike and (mine.denials - other.denials) % 2 == 1


def _turned(witness: Witness) -> Surer | None:
    """Affirmed what every claim denies, and the first style with them, or denied what none denies."""
    mine = witness.said.negation and whole(witness.sentence.text, witness.language).denies
    there = {claim.facts.negation for claim in witness.claims} | {known.negation for known in (witness.alike,) if known}
    if mine in there or (witness.first and witness.alike is None):
        return None
    if any(may_deny(text, language) for text, language in _other_side(witness, mine)):
        return None
    has = "affirmed" if mine else "denied"
    message = f"in the ledger this is {has}: put it the right way round"
    return Surer(witness.sentence.text, witness.claims[0].text, message)


def _whole(witness: Witness) -> Surer | None:
    """A whole where a claim and the first style tell of a part alone."""
    made_whole = whole_of(witness.sentence.text, witness.language)
    if made_whole is None or any(tells_all(claim.text, claim.language or "en") for claim in witness.claims):
        return None
    if any(tells_all(sentence.text, witness.first_language) for sentence, _ in witness.first):
        return None
    partial = next((claim for claim in witness.claims if tells_part(claim.text, claim.language or "en")), None)
    if partial is None or tells_part(witness.sentence.text, witness.language):
        return None
    return Surer(made_whole, partial.text, f"“{made_whole}” is more than the ledger has: say how much of it")


def _other_side(witness: Witness, denies: bool) -> list[tuple[str, str]]:
    """The texts that affirm, each with its language: those of the claims where the sentence denies, else the sentence."""
    if denies:
        return [(claim.text, base(claim.language)) for claim in witness.claims]
    return [(witness.sentence.text, witness.language)]


def _unconditional(witness: Witness) -> Surer | None:
    """Told without the condition that the first style has from the claims; without the first style, that every claim makes."""
    made = [makes_condition(claim.text, base(claim.language)) for claim in witness.claims]
    first = [
        makes_condition(sentence.text, witness.first_language) for sentence, known in witness.first if known is witness.alike
    ]
    there = any(made) and any(first) if witness.first else all(made)
    if not there or keeps_condition(witness.sentence.text, witness.language):
        return None
    return Surer(witness.sentence.text, witness.claims[0].text, "told without its condition: say what it depends on")


def speakers(claims: tuple[Claim, ...]) -> str | None:
    return ", ".join(dict.fromkeys(claim.facts.speaker for claim in claims if claim.facts.speaker)) or None
