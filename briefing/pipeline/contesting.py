"""What an engine holds against the errors on its own sentences, as far as words of the evidence bear it out.

A rule can be wrong, and the ladder would then take a good sentence away. So an engine may name the words of the quotation that
the rule has overlooked. The program looks whether they stand there; whether they are enough, a person decides. Until then the
sentence stays, and so does the error, with what the engine says beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.records import Block, Brief, Claim, Contest, Finding, Ledger, Sentence
from briefing.replies import OfferedContest
from briefing.typography import fold, plain

FEWEST_WORDS = 5
"""Fewer words than these bear nothing out, unless they are the whole quotation."""
LONGEST = 300


@dataclass(frozen=True)
class Heard:
    """Contests of all errors on a sentence, and a line on each that was not taken."""

    contests: tuple[Contest, ...]
    unheard: tuple[str, ...]


def heard(
    offered: Sequence[OfferedContest],
    faults: Sequence[Finding | None],
    open_: Mapping[str, Sequence[Finding]],
    block: Block,
    ledger: Ledger,
) -> Heard:
    """The contests that are taken: their words stand in the evidence, and no error of their sentence is left uncontested.

    `faults` are the errors as the engine saw them, numbered from 1, None where one is no matter of evidence; `open_` those of
    each failing sentence.
    """
    sentences = {sentence.id: sentence for sentence in block.sentences}
    taken: dict[str, list[Contest]] = {}
    unheard: list[str] = []
    for one in offered:
        fault = faults[one.fault - 1] if 0 < one.fault <= len(faults) else None
        sentence = sentences.get(fault.sentence or "") if fault else None
        if fault is None or sentence is None:
            continue
        claim = _bearing(one.words, sentence, ledger)
        if claim is None:
            unheard.append(
                f"{sentence.id}: the engine contests {fault.rule}, but “{_cut(one.words)}” does not stand in what it cites"
            )
        else:
            taken.setdefault(sentence.id, []).append(_contest(sentence, fault, claim, one))
    whole = {place for place in taken if {_of(one) for one in taken[place]} >= {_error(one) for one in open_.get(place, ())}}
    unheard += [f"{place}: the engine contests only a part of what was found" for place in taken if place not in whole]
    return Heard(tuple(one for place in whole for one in dict.fromkeys(taken[place])), tuple(dict.fromkeys(unheard)))


def marked(brief: Brief) -> Brief:
    """The brief with each contest beside its finding: on the sentence with the same words, wherever that stands."""
    if not brief.contests:
        return brief
    text = {sentence.id: sentence.text for sentence in brief.sentences()}
    said = {(one.text, *_of(one)): one for one in brief.contests}

    def beside(finding: Finding) -> Finding:
        one = said.get((text.get(finding.sentence or "", ""), *_error(finding)))
        return finding.model_copy(update={"contest": f"{one.reason} (“{one.evidence}”)"}) if one else finding

    return brief.model_copy(update={"findings": tuple(beside(finding) for finding in brief.findings)})


def _contest(sentence: Sentence, fault: Finding, claim: Claim, one: OfferedContest) -> Contest:
    return Contest(
        sentence=sentence.id,
        text=sentence.text,
        rule=fault.rule,
        words=fault.words,
        claim=claim.id,
        evidence=_cut(one.words),
        reason=_cut(one.reason) or "no reason given",
    )


def _of(one: Contest) -> tuple[str, str | None]:
    return one.rule, one.words


def _error(finding: Finding) -> tuple[str, str | None]:
    return finding.rule, finding.words


def _bearing(words: str, sentence: Sentence, ledger: Ledger) -> Claim | None:
    """The claim of a sentence in whose evidence the words stand, in one run and at the bounds of words."""
    sought = _plain(words)
    for claim in (claim for claim_id in sentence.claims if (claim := ledger.claim(claim_id))):
        for quote in (_plain(item.quote) for item in claim.evidence):
            if sought == quote or (len(sought.split()) >= FEWEST_WORDS and f" {sought} " in f" {quote} "):
                return claim
    return None


def _plain(text: str) -> str:
    return " ".join(_words(text))


def _words(text: str) -> Iterator[str]:
    """Words without the marks at their ends, which nobody copies twice alike."""
    return (bare for word in fold(plain(text)).split() if (bare := word.strip("“”«»„\"'‘’,;:.…!?()[]")))


def _cut(text: str) -> str:
    text = plain(text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
