"""Every rule on sentences, run on one sentence beside its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefing.check.rule import Rule, all_rules
from briefing.check.statement import Statement
from briefing.records import Finding


@cache
def _rules_on_sentences() -> tuple[Rule, ...]:
    return tuple(made for made in all_rules().values() if made.find is not None)


def findings_on(statement: Statement, block: str | None = None, sentence: str | None = None) -> Iterator[Finding]:
    """What every rule on sentences has to say about one sentence and its evidence."""
    for made in _rules_on_sentences():
        for hit, severity in made.run(statement):
            yield Finding(
                rule=made.id,
                severity=severity,
                block=block,
                sentence=sentence,
                words=hit.words,
                evidence=hit.evidence,
                message=hit.message,
            )
