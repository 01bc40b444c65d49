"""A brief and its evidence -> findings: every rule on every sentence, against what the sentence cites.

A finding never stops a brief from being loaded or written; it stands beside the words that it concerns. Where nothing is
found, nothing is proved: `no finding` is not `true`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.check.case import Case
from briefing.check.evidence import evidence_rules
from briefing.check.structure import structure_rules
from briefing.records import Brief, Document, Finding, Ledger
from briefing.styles import Style

ORDER = {"error": 0, "warn": 1, "info": 2}


def check(brief: Brief, ledger: Ledger, style: Style, documents: Iterable[Document] = ()) -> tuple[Finding, ...]:
    """All findings on a brief, in reading order, with the severities that the style gives them.

    `documents` give the words around each quotation, which bear the names that pronouns stand for.
    """
    case = Case(brief, ledger, style, {document.id: document for document in documents})
    found = [*_run(case)]
    place = {sentence.id: number for number, sentence in enumerate(brief.sentences())}
    return tuple(
        sorted(_graded(found, style), key=lambda finding: (place.get(finding.sentence or "", -1), ORDER[finding.severity]))
    )


def _run(case: Case) -> Iterator[Finding]:
    yield from structure_rules(case)
    for block in case.brief.blocks():
        for sentence in block.sentences:
            yield from evidence_rules(case, block, sentence)


def _graded(found: Iterable[Finding], style: Style) -> Iterator[Finding]:
    for finding in found:
        severity = style.rules.get(finding.rule, finding.severity)
        if severity != "off":
            yield finding if severity == finding.severity else finding.model_copy(update={"severity": severity})
