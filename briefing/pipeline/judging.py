"""A brief under every rule, and the brief that those in other styles are held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.check import check
from briefing.check.checkers import Checker
from briefing.lock import Lock, lock
from briefing.pipeline.contesting import marked
from briefing.records import Brief, Document, Ledger
from briefing.runs import Run
from briefing.styles import Style


def checked(brief: Brief, ledger: Ledger, style: Style, documents: Sequence[Document], checkers: Sequence[Checker] = ()) -> Brief:
    """The brief with the findings of every rule, and of a desk's own checkers, beside those of its making, and with what its
    engine contests."""
    made = tuple(finding for finding in brief.findings if finding.rule in ("unknown-claim", "status"))
    found = check(brief, ledger, style, documents, checkers)
    return marked(brief.model_copy(update={"findings": (*made, *(finding for finding in found if finding not in made))}))


@dataclass(frozen=True)
class Judge:
    """What every brief of a run in one style is held against: all rules, and the facts of the ledger and of the first style."""

    ledger: Ledger
    style: Style
    documents: Sequence[Document]
    first: Brief | None
    checkers: Sequence[Checker] = ()

    def locked(self, brief: Brief) -> tuple[Brief, Lock]:
        held, facts = lock(checked(brief, self.ledger, self.style, self.documents, self.checkers), self.ledger, self.first)
        return marked(held), facts


def first_brief(run: Run) -> Brief | None:
    """The brief in the style that a run was first made in, which the others are held against; None before there is one."""
    name = run.meta.get("first_style")
    there = run.styles()
    known = [style for style in (name, "house", *there) if style in there]
    return run.brief(known[0]) if known else None
