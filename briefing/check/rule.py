"""What a rule is, and the registry in which every rule stands.

A rule on sentences is a function from a Statement to hits, marked with `@rule`; one on the brief as a whole is listed beside it.
The registry reads every module of `briefing.check.rules`, so that a rule cannot be written and forgotten. What `briefing
explain` says of a rule stands in `pages.md`, a section for each.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briefing.check.clauses import against_all
from briefing.check.statement import Statement
from briefing.records import Severity

ALL = frozenset({"en", "es", "fr", "de", "pt"})
ENGLISH = frozenset({"en"})


@dataclass(frozen=True)
class Hit:
    """What a rule found in a sentence: the words, what the evidence has, and one sentence for the editor with the remedy."""

    words: str | None
    evidence: str | None
    message: str
    severity: Severity | None = None  # where it differs from the rule's own


Find = Callable[[Statement], Iterable[Hit]]


@dataclass(frozen=True)
class Rule:
    """`find` is None for a rule on the brief's structure or standing, which `briefing.check` runs itself.

    `languages` are those of the sentence in which the rule can run. A rule with `across` can compare a sentence with evidence in
    another language; one without is silent there. One with `found` set has that severity where the evidence was found and not
    cited. `judgements` tells whether it runs on a judgement, whose interpretation is the desk's.
    """

    id: str
    title: str
    severity: Severity
    languages: frozenset[str] = ALL
    across: bool = True
    judgements: bool = False
    found: Severity | None = None
    needs_evidence: bool = True
    by_clause: bool = False
    find: Find | None = None

    def can_run(self, statement: Statement) -> bool:
        if self.find is None or statement.said.language not in self.languages or (statement.judgement and not self.judgements):
            return False
        if not self.needs_evidence:
            return True
        return bool(statement.pieces) and (self.across or statement.same_language)

    def run(self, statement: Statement) -> Iterator[tuple[Hit, Severity]]:
        """The hits with their severities; nothing where the rule cannot run."""
        if self.find is not None and self.can_run(statement):
            usual = self.severity if statement.cited or self.found is None else self.found
            for hit in self._in_clauses(statement) if self.by_clause else self.find(statement):
                yield hit, hit.severity or usual

    def _in_clauses(self, statement: Statement) -> Iterator[Hit]:
        find = self.find
        assert find is not None
        return against_all(statement, lambda one: list(find(one)) if self.can_run(one) else None)


_MADE: dict[str, Rule] = {}


def rule(
    id: str,
    title: str,
    severity: Severity,
    *,
    languages: Iterable[str] = ALL,
    across: bool = True,
    judgements: bool = False,
    found: Severity | None = None,
    needs_evidence: bool = True,
    by_clause: bool = False,
) -> Callable[[Find], Find]:
    """Enters a function in the registry. Raises ValueError for an id that is taken."""

    def enter(find: Find) -> Find:
        declare(Rule(id, title, severity, frozenset(languages), across, judgements, found, needs_evidence, by_clause, find))
        return find

    return enter


def declare(made: Rule) -> None:
    """Enters a rule that `briefing.check` runs itself."""
    if made.id in _MADE:
        raise ValueError(f"two rules are called {made.id}")
    _MADE[made.id] = made


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its id, in the order of their modules."""
    package = importlib.import_module("briefing.check.rules")
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
        importlib.import_module(f"briefing.check.rules.{module}")
    return dict(_MADE)


@cache
def pages() -> dict[str, str]:
    """What there is to read about each rule, by its id: Markdown."""
    text = files("briefing.check").joinpath("pages.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ([\w-]+)\n", text, flags=re.MULTILINE)
    return {parts[at]: parts[at + 1].strip() for at in range(1, len(parts), 2)}
