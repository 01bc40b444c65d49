"""How sure a sentence is beside its witnesses: told as settled, in the desk's own voice, as exact, or the other way round."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.lock.clauses import clauses, has_condition
from briefing.lock.open import leaves_open
from briefing.lock.told import base, read
from briefing.lock.witness import Witness
from briefing.records import Claim

SURE = 0.8  # share of its words that a clause has in common with a claim's, to be held to the claim alone
RANK = {"conditional": 0, "forecast": 1, "claimed": 2, "fact": 3}
# Words that give a statement to somebody without being verbs of saying.
_VOICED = {
    "en": r"claim\w+|alleg\w+|insist\w+|saying|argu\w+|warn\w+|expect\w*|recommend\w*|call(?:s|ed)?|present(?:s|ed)"
    r"|describ\w+|voic\w+|express\w+|view\w*|dat(?:es|ed)|puts?|gave|accus\w+|den(?:y|ies|ied)",
    "fr": r"présent\w+|qualifi\w+|fai(?:t|sait|saient) (?:part|état)|font état|exprim\w+|dat(?:e|ent|aient)"
    r"|pour (?:ses|le|la|les)|exclu\w*|refus\w+|accus\w+|relev\w+|recommand\w+"
    r"|rapport\w+|menac\w+|promet\w*|annonc\w+|précis\w+|prévo\w+|juge\w*|chiffr\w+",
    "es": r"present\w+|calific\w+|expres\w+|cifr\w+|acus\w+|rechaz\w+|para (?:sus|el|la|los)|niega\w*|neg[óo]\w*",
}
# What one language has to deny another tells plainly: "sans payer d'impôts", "free of taxes".
_WITHOUT = re.compile(r"\b(?:without|sans|sin|ohne|sem)\b[^,;.]*", re.IGNORECASE)


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
        or (_turned(witness) if witness.across else _clause(witness))
    )


def _settled(witness: Witness) -> Surer | None:
    """Told as more certain than by any claim, and by the first style."""
    mine = 0 if leaves_open(witness.sentence.text, witness.language) else RANK[witness.said.certainty]
    there = [max(RANK[claim.certainty], RANK[claim.facts.certainty]) for claim in witness.claims]
    there += [RANK[known.certainty] for _, known in witness.first]
    voiced = max(there) == RANK["claimed"] and _is_voiced(witness)
    if mine <= max(there) or voiced or (mine == RANK["claimed"] and not witness.first):
        return None
    softest = min(witness.claims, key=lambda claim: RANK[claim.certainty])
    has = f"told as {witness.said.certainty}, in the ledger as {softest.certainty}"
    return Surer(witness.sentence.text, softest.text, f"{has}: say who says so and how sure it is")


def _unsaid(witness: Witness) -> Surer | None:
    """Told in the desk's own voice, what claims have from a speaker, and the first style too."""
    owned = [claim for claim in witness.claims if claim.certainty != "fact" and claim.facts.speaker]
    if not owned or witness.said.speaker or witness.said.certainty == "claimed" or _is_voiced(witness):
        return None
    mixed = len(owned) < len(witness.claims)
    if (mixed and witness.alike is None) or (witness.first and not _is_spoken(witness, mixed)):
        return None
    message = f"told without a speaker, in the ledger from “{owned[0].facts.speaker}”: say who says it"
    return Surer(witness.sentence.text, owned[0].text, message)


def _is_spoken(witness: Witness, mixed: bool) -> bool:
    """Whether the first style says whose word it is: in the sentence most alike where other claims are mixed in, and for a
    headline in every sentence, its own headline too."""
    if mixed and witness.alike is not None:
        return witness.alike.speaker is not None
    if witness.sentence.id.startswith("h"):
        return all(known.speaker for _, known in witness.first)
    return any(known.speaker for _, known in witness.first)


def _is_voiced(witness: Witness) -> bool:
    words = _VOICED.get(witness.language)
    return words is not None and re.search(rf"\b(?:{words})\b", witness.sentence.text, re.IGNORECASE) is not None


def _exact(witness: Witness) -> Surer | None:
    """A figure told as exact that every witness has as about, at least or up to."""
    there = [(number, text) for claim in witness.claims for number in claim.facts.numbers for text in (claim.text,)]
    there += [(number, sentence.text) for sentence, known in witness.first for number in known.numbers]
    for number in witness.said.numbers:
        same = [(other, text) for other, text in there if abs(other.value - number.value) < 1e-9]
        if same and not number.approximate and all(other.approximate and not _is_span(other.text, text) for other, text in same):
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
        theirs, other = mine.nearest(claims), mine.nearest(first)
        if theirs is None or (other is None and witness.first and mine.likeness(theirs) < SURE):
            continue
        if theirs.denies != mine.denies and (other is None or other.denies != mine.denies):
            has = "affirmed" if mine.denies else "denied"
            return Surer(mine.text, theirs.text, f"in the ledger this is {has}: put it the right way round")
        if theirs.is_open and not mine.is_open and (other is None or other.is_open):
            return Surer(mine.text, theirs.text, "told as settled, in the ledger it may or could be: keep it open")
    return None


def _turned(witness: Witness) -> Surer | None:
    """Affirmed what every claim denies, and the first style with them, or denied what none denies."""
    mine = witness.said.negation and read(_WITHOUT.sub("", witness.sentence.text), witness.language, None).negation
    there = {claim.facts.negation for claim in witness.claims} | {known.negation for known in (witness.alike,) if known}
    if mine in there or (witness.first and witness.alike is None):
        return None
    has = "affirmed" if mine else "denied"
    message = f"in the ledger this is {has}: put it the right way round"
    return Surer(witness.sentence.text, witness.claims[0].text, message)


def _unconditional(witness: Witness) -> Surer | None:
    """Told without the condition that the first style has from the claims; without the first style, that every claim makes."""
    made = [has_condition(claim.text, base(claim.language)) for claim in witness.claims]
    first = [has_condition(sentence.text, witness.first_language) for sentence, known in witness.first if known is witness.alike]
    there = any(made) and any(first) if witness.first else all(made)
    if not there or has_condition(witness.sentence.text, witness.language):
        return None
    return Surer(witness.sentence.text, witness.claims[0].text, "told without its condition: say what it depends on")


def speakers(claims: tuple[Claim, ...]) -> str | None:
    return ", ".join(dict.fromkeys(claim.facts.speaker for claim in claims if claim.facts.speaker)) or None
