"""Checkers of a desk's own, plugged in by entry point: each reads a sentence beside what it cites and says what is wrong.

Whatever one does, the rules and the other checkers run: one that cannot be loaded, raises, or answers in no known form is a
warning that names it. The same sentence with the same evidence is put to a checker once, however often a brief is judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from briefing.check.case import Case
from briefing.errors import ConfigError
from briefing.records import Finding, Severity
from briefing.typography import plain

GROUP = "briefing.checkers"
MOST_FAILURES = 5  # of one checker on one brief; after that it is not asked any more
LONGEST = 300  # characters of what a checker says
Check = Callable[[str, list[str], str], Any]


class Complaint(BaseModel):
    """What a checker answers, one for each thing that it finds: a message, and as far as it knows the words of the sentence,
    what the evidence has, and how grave it is."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    message: str
    words: str | None = None
    evidence: str | None = None
    severity: Severity = "warn"


_COMPLAINTS = TypeAdapter(tuple[Complaint, ...])


class Failed(Exception):
    """A checker that raised, or answered in no known form."""


@dataclass
class Checker:
    """One that is installed and enabled. `broken` is why it could not be loaded."""

    name: str
    check: Check | None = None
    broken: str | None = None
    _known: dict[tuple[str, ...], tuple[Complaint, ...] | Failed] = field(default_factory=dict)

    @property
    def rule(self) -> str:
        return f"checker:{self.name}"

    def complaints(self, sentence: str, evidence: Sequence[str], language: str) -> tuple[Complaint, ...]:
        """What it says of a sentence. Raises Failed."""
        key = (sentence, language, *evidence)
        if key not in self._known:
            self._known[key] = self._ask(sentence, evidence, language)
        known = self._known[key]
        if isinstance(known, Failed):
            raise known
        return known

    def _ask(self, sentence: str, evidence: Sequence[str], language: str) -> tuple[Complaint, ...] | Failed:
        if self.check is None:
            return Failed(self.broken)
        try:
            answer = self.check(sentence, list(evidence), language)
            return _COMPLAINTS.validate_python(tuple(answer or ()))
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False)[0]
            place = ".".join(map(str, first["loc"]))
            return Failed(f"its answer does not fit: {place}: {first['msg']}")
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a stranger's code does, the run goes on
            return Failed(f"{type(error).__name__}: {error}")


def installed() -> dict[str, EntryPoint]:
    """Every checker that a package offers, by name. None of them is loaded."""
    return {found.name: found for found in sorted(entry_points(group=GROUP), key=lambda one: one.name)}


def load(names: Sequence[str]) -> tuple[Checker, ...]:
    """The checkers that the settings name. Raises ConfigError for one that no installed package offers."""
    there = installed() if names else {}
    missing = [name for name in names if name not in there]
    if missing:
        known = f"installed: {', '.join(there)}" if there else "none is installed"
        remedy = "install the package that has it, or take it out of `checkers`"
        raise ConfigError(f"no checker is called {', '.join(missing)}; {known}", (), remedy)
    return tuple(_load(name, there[name]) for name in dict.fromkeys(names))


def _load(name: str, point: EntryPoint) -> Checker:
    try:
        check = point.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - as above
        return Checker(name, broken=f"it cannot be loaded: {type(error).__name__}: {error}")
    if not callable(check):
        return Checker(name, broken=f"{point.value} cannot be called")
    return Checker(name, check)


def findings(checkers: Sequence[Checker], case: Case) -> Iterator[Finding]:
    """What the checkers say of every sentence of a brief that cites something, and which of them failed."""
    language = (case.brief.language or case.style.language).partition("-")[0]
    for checker in checkers:
        asked = []
        for block in case.brief.blocks():
            for sentence in block.sentences:
                evidence = tuple(item.quote for claim in case.claims(sentence) for item in claim.evidence)
                if evidence:
                    asked.append((sentence.id, sentence.text, evidence))
        yield from put(checker, asked, language)


def put(checker: Checker, asked: Sequence[tuple[str, str, Sequence[str]]], language: str) -> Iterator[Finding]:
    """Puts sentences to a checker: each its id, its text and its evidence."""
    failed: list[str] = []
    why = ""
    for sentence_id, text, evidence in asked:
        if len(failed) == MOST_FAILURES:
            break
        try:
            complaints = checker.complaints(text, evidence, language)
        except Failed as error:
            failed.append(sentence_id)
            why = why or _cut(str(error))
            continue
        for one in complaints:
            yield Finding(
                rule=checker.rule,
                severity=one.severity,
                block=sentence_id.partition(".")[0] if "." in sentence_id else None,
                sentence=sentence_id,
                words=one.words if one.words and one.words in text else None,
                evidence=_cut(one.evidence) if one.evidence else None,
                message=_cut(one.message),
            )
    if failed:
        more = ", and was not asked any further" if len(failed) == MOST_FAILURES else ""
        message = f"the checker {checker.name} failed on {', '.join(failed)}{more}: {why}; what it would find is missing"
        yield Finding(rule=checker.rule, severity="warn", message=message)


def _cut(text: str) -> str:
    text = plain(text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
