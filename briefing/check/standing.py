"""What a sentence stands on and where it stands: whether it cites claims, and whether its status belongs in its section."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.case import Case
from briefing.records import Block, Brief, Finding, Sentence, Severity
from briefing.typography import fold

MAY_STAND: dict[str, tuple[str, ...]] = {
    "details": ("reported", "disputed"),
    "unknowns": ("reported", "disputed", "background", "archive", "judgement"),
}
ANYWHERE_ELSE = ("reported", "disputed", "background", "archive", "judgement")


def standing(case: Case, block: Block, sentence: Sentence) -> Iterator[Finding]:
    """Findings on what one sentence stands on."""
    yield from _cites(case, block, sentence)
    yield from _status(case, block, sentence)
    if block.id == "h0":
        yield from _headline(case, sentence)


def _cites(case: Case, block: Block, sentence: Sentence) -> Iterator[Finding]:
    place = {"block": block.id, "sentence": sentence.id}
    lost = [claim for claim in sentence.claims if case.ledger.claim(claim) is None]
    for claim in lost:
        message = f"cites “{claim}”, which the ledger does not hold; cite a claim that it holds, or drop the sentence"
        yield Finding(rule="unknown-claim", severity="error", words=claim, message=message, **place)
    if sentence.claims:
        return
    if sentence.status == "judgement":
        yield Finding(
            rule="judgement-anchor", severity="error", message="a judgement that names no claim; anchor it or delete it", **place
        )
    elif sentence.status == "general":
        yield Finding(
            rule="general", severity="error", message="the model's own knowledge; give it a source or delete it", **place
        )
    else:
        yield Finding(rule="no-claim", severity="error", message="rests on no claim; give it a source or delete it", **place)


def _status(case: Case, block: Block, sentence: Sentence) -> Iterator[Finding]:
    section = next((section for section in case.brief.sections if block in section.blocks()), None)
    if section is None or sentence.status in ("general", "unsourced"):
        return
    if sentence.status not in MAY_STAND.get(section.role, ANYWHERE_ELSE):
        severity: Severity = "error" if sentence.status == "judgement" else "warn"
        message = f"is {sentence.status}, which does not belong in {section.key}; move it to Context or drop it"
        yield Finding(rule="status-in-section", severity=severity, block=block.id, sentence=sentence.id, message=message)


def _headline(case: Case, headline: Sentence) -> Iterator[Finding]:
    """Numbers and names of the headline must occur in a sourced sentence below."""
    below = fold(" ".join(sentence.text for sentence in _below(case.brief) if sentence.claims))
    said = case.facts(headline)
    known = {number.value for sentence in _below(case.brief) for number in case.facts(sentence).numbers}
    for number in said.numbers:
        if number.value not in known:
            yield _not_below(number.text)
    for name in said.names:
        words = [word for word in name.text.split() if len(word) > 3] or [name.text]
        if not any(fold(word) in below for word in words):
            yield _not_below(name.text)


def _not_below(words: str) -> Finding:
    return Finding(
        rule="headline-below",
        severity="warn",
        block="h0",
        sentence="h0.1",
        words=words,
        message=f"“{words}” is in the headline and in no sourced sentence below; tell it there too",
    )


def _below(brief: Brief) -> tuple[Sentence, ...]:
    return tuple(sentence for section in brief.sections for block in section.blocks() for sentence in block.sentences)
