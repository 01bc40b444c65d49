"""A brief and its evidence -> findings: every rule on every sentence, against what the sentence cites.

A finding never stops a brief from being loaded or written; it stands beside the words that it concerns. Where nothing is
found, nothing is proved: `no finding` is not `true`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.check.against import Verdict, check_text, heard, score, together
from briefing.check.case import Case
from briefing.check.checkers import Checker
from briefing.check.checkers import findings as plugged_in
from briefing.check.findings import findings_on
from briefing.check.policy import policy
from briefing.check.retrieve import Sources, sources_of
from briefing.check.rule import Rule, all_rules, pages
from briefing.check.standing import standing
from briefing.check.statement import Statement
from briefing.check.structure import structure_rules
from briefing.check.wording import wording
from briefing.lock.bodies import is_translated
from briefing.records import Block, Brief, Document, Finding, Ledger, Sentence
from briefing.styles import Style

__all__ = [
    "Case",
    "Rule",
    "Sources",
    "Statement",
    "Verdict",
    "all_rules",
    "check",
    "check_text",
    "findings_on",
    "heard",
    "on_sentence",
    "pages",
    "score",
    "sources_of",
    "together",
]

ORDER = {"error": 0, "warn": 1, "info": 2}
_EXTRACTIVE = "extractive"
ACROSS = frozenset(("quotation", "number", "unit", "date", "unknown-claim"))
"""Rules that are as sure across languages as within one: values are compared, not words. The others only warn there."""


def check(
    brief: Brief, ledger: Ledger, style: Style, documents: Iterable[Document] = (), checkers: Sequence[Checker] = ()
) -> tuple[Finding, ...]:
    """All findings on a brief, in reading order, with the severities that the style gives them.

    `documents` give the words around each quotation, which bear the names that pronouns stand for. `checkers` are a
    desk's own, which run beside the rules.
    """
    case = Case(brief, ledger, style, {document.id: document for document in documents})
    found = [*_run(case), *plugged_in(checkers, case)]
    place = {sentence.id: number for number, sentence in enumerate(brief.sentences())}
    return tuple(
        sorted(_graded(found, style), key=lambda finding: (place.get(finding.sentence or "", -1), ORDER[finding.severity]))
    )


def _run(case: Case) -> Iterator[Finding]:
    yield from structure_rules(case)
    yield from wording(case)
    for block in case.brief.blocks():
        for sentence in block.sentences:
            yield from on_sentence(case, block, sentence)


def on_sentence(case: Case, block: Block, sentence: Sentence) -> Iterator[Finding]:
    """Findings on what one sentence says and stands on; those on its form and on the brief as a whole are not among them."""
    yield from standing(case, block, sentence)
    yield from policy(case, block, sentence)
    yield from _evidence(case, block, sentence)


def _evidence(case: Case, block: Block, sentence: Sentence) -> Iterator[Finding]:
    statement = case.statement(sentence, _before(block, sentence))
    if statement is None:
        said = case.text(sentence.text, case.brief.language, case.today)
        nothing = case.text("", None, None)
        judged = sentence.status == "judgement"
        statement = Statement(said, (), nothing, judgement=judged, today=case.today, before=_before(block, sentence))
    copies = case.brief.engine is not None and case.brief.engine.kind == _EXTRACTIVE
    for finding in findings_on(statement, block.id, sentence.id):
        if copies and finding.rule == "verbatim" and sentence.author == "machine":  # it quotes by design, and says so
            continue
        if not _the_desk_speaks(case, sentence, finding):
            across = bool(statement.pieces) and not statement.same_language
            doubt = across and finding.rule not in ACROSS and not _is_a_stranger(case, sentence, finding)
            yield finding.model_copy(update={"severity": "warn"}) if doubt and finding.severity == "error" else finding


def _is_a_stranger(case: Case, sentence: Sentence, finding: Finding) -> bool:
    """Whether a name that the evidence lacks is no translation: neither of a body's name nor one that is marked as such."""
    words, mark = finding.words or "", re.escape(case.style.quotations.mark)
    marked = re.search(rf"\({mark}\s*:[^)]*{re.escape(words)}", sentence.text)
    return finding.rule == "name" and not is_translated(words) and marked is None


def _the_desk_speaks(case: Case, sentence: Sentence, finding: Finding) -> bool:
    """Whether what was found is the "we" of a style in which the desk judges in the first person."""
    ours = (finding.words or "").lower() in ("we", "us", "our", "ours")
    return finding.rule == "reader" and ours and sentence.status == "judgement" and case.style.voice.person == "first-plural"


def _before(block: Block, sentence: Sentence) -> str:
    """The text of the sentences before this one in its block."""
    return " ".join(other.text for other in block.sentences[: block.sentences.index(sentence)])


def _graded(found: Iterable[Finding], style: Style) -> Iterator[Finding]:
    for finding in found:
        severity = style.rules.get(finding.rule, finding.severity)
        if severity != "off":
            yield finding if severity == finding.severity else finding.model_copy(update={"severity": severity})
