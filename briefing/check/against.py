"""A text that cites nothing, checked against sources: evidence is found first, then every rule runs on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from math import prod
from typing import NamedTuple

from briefing.check.casing import Casing, as_written, guessed, is_small, recased
from briefing.check.checkers import Checker, put
from briefing.check.findings import findings_on
from briefing.check.retrieve import Place, Sources
from briefing.check.statement import Statement
from briefing.check.text import Text, once
from briefing.language import detect, sentences
from briefing.records import Evidence, Finding, Status

_KEPT = {"error": 0.3, "warn": 0.8, "info": 1.0}


@dataclass(frozen=True)
class Verdict:
    """What the rules have to say about one sentence. `evidence` is what it was compared with, the best first."""

    id: str
    text: str
    status: Status
    evidence: tuple[Evidence, ...]
    findings: tuple[Finding, ...]
    coverage: float

    @property
    def supported(self) -> bool:
        """Whether no error stands; never a proof."""
        return not any(finding.severity == "error" for finding in self.findings)

    @property
    def score(self) -> float:
        """0 to 1, higher is better borne out."""
        return score(self.findings, self.coverage)


def score(findings: Sequence[Finding], coverage: float = 1.0) -> float:
    """What is left of the share of words that the evidence has, after each error and each warning has taken its part."""
    return round(coverage * prod((_KEPT[finding.severity] for finding in findings), start=1.0), 4)


class _Asked(NamedTuple):
    """A sentence to judge: as it was written, as it is read, and whether nothing stands before it."""

    id: str
    written: str
    read_as: str
    language: str
    today: date | None
    opens: bool


def check_text(text: str, sources: Sources, today: date | None = None, language: str | None = None) -> list[Verdict]:
    """A verdict for each sentence of `text`. One in small letters is read with the capitals of its sources."""
    code = _language(text, language)
    read_as = recased(text, code, _casing(text, code, sources)) if is_small(text, code) else text
    judge = _judge(sources)
    return [
        judge(_Asked(f"s{number}", text[start:end], read_as[start:end], code, today, not text[:start].strip()))
        for number, (start, end) in enumerate(sentences(text, code), 1)
    ]


def _language(text: str, told: str | None = None) -> str:
    return (told or detect(text) or "en").partition("-")[0]


def heard(
    verdicts: Sequence[Verdict], checkers: Sequence[Checker], text: str, language: str | None = None
) -> tuple[list[Verdict], tuple[Finding, ...]]:
    """The verdicts on the sentences of a text with what a desk's own checkers say of each, beside the evidence that was found for
    it; and which of the checkers failed."""
    asked = [(one.id, one.text, [item.quote for item in one.evidence]) for one in verdicts if one.evidence]
    found = [finding for checker in checkers for finding in put(checker, asked, _language(text, language))]
    mine = {one.id: tuple(finding for finding in found if finding.sentence == one.id) for one in verdicts}
    judged = [replace(one, findings=(*one.findings, *mine[one.id])) for one in verdicts]
    return judged, tuple(finding for finding in found if finding.sentence is None)


def _casing(text: str, language: str, sources: Sources) -> Casing:
    """How the sources write their names; where they have no capitals either, with what must be a name in the text itself."""
    if not sources.in_small_letters:
        return sources.casing
    return sources.casing._replace(words=guessed(text, language).words | sources.casing.words)


@once
def _judge(sources: Sources) -> Callable[[_Asked], Verdict]:
    """What judges sentences beside the sources. Texts of one source often share sentences, versions of a summary say: those
    are judged once."""
    return lru_cache(maxsize=256)(lambda asked: _check_sentence(asked, sources))


def _check_sentence(asked: _Asked, sources: Sources) -> Verdict:
    """One sentence beside the best evidence that the sources have for it."""
    said = Text(asked.read_as, asked.language, asked.today)
    found = sources.best(said)
    statement = Statement(
        said,
        tuple(place.text for place in found),
        sources.whole,
        cited=False,
        today=asked.today,
        before="" if asked.opens else "…",
    )
    findings = findings_on(statement, sentence=asked.id)
    return Verdict(
        id=asked.id,
        text=asked.written,
        status="reported" if found else "unsourced",
        evidence=tuple(_evidence(place) for place in found),
        findings=tuple(as_written(item, asked.read_as, asked.written) for item in findings),
        coverage=statement.coverage if found else 0.0,
    )


def _evidence(place: Place) -> Evidence:
    return Evidence(document=place.document, start=place.start, end=place.end, quote=place.written)


def together(row_id: str, text: str, verdicts: Sequence[Verdict]) -> Verdict:
    """The verdicts on a text's sentences as one: it is as well borne out as its worst sentence."""
    evidence = dict.fromkeys(item for verdict in verdicts for item in verdict.evidence)
    return Verdict(
        id=row_id,
        text=text,
        status="unsourced" if any(verdict.status == "unsourced" for verdict in verdicts) or not verdicts else "reported",
        evidence=tuple(evidence),
        findings=tuple(finding for verdict in verdicts for finding in verdict.findings),
        coverage=min((verdict.coverage for verdict in verdicts), default=0.0),
    )
