"""The fact lock: what the styles of one story tell of its ledger, compared as values, so that a style changes words and no fact.

A fact is a name, a number, a date, a quotation or a speaker of a claim. A brief *tells* it, or it is *lost*: left out against the
first style, or against the claims that the brief itself rests on. What a sentence says that its claims do not is *added*; what
it says more surely, more widely or in its own voice is *hardened*. Added and hardened facts are what the rules on evidence
find; they stand here sorted, beside what only the comparison of two styles shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from briefing.facts import facts, same_name
from briefing.records import Brief, Claim, Facts, Finding, Ledger, Sentence
from briefing.support import Borne, fold, missing

Kind = Literal["number", "date", "quotation", "speaker", "name"]
ADDED = frozenset({"number", "unit", "name", "date", "quotation", "speaker", "office", "swap", "replaced"})
HARDENED = frozenset(
    {"certainty", "attribution", "negation", "opposite", "scope", "anonymous", "strength", "superlative", "lock-hardened"}
)
WEIGHT: dict[Kind, int] = {"number": 5, "date": 4, "quotation": 3, "speaker": 3, "name": 2}


@dataclass(frozen=True)
class Fact:
    """One fact of a claim, with the words that the claim has for it."""

    kind: Kind
    words: str
    claim: str
    facts: Facts

    def told_by(self, told: Told) -> bool:
        """Whether a brief tells it, in whatever words or language."""
        if self.kind == "speaker":
            return any(same_name(self.words, other) for other in told.people)
        if not any(True for _ in missing(self.facts, told.all)):
            return True
        parts = [word for word in fold(self.words).split() if len(word) > 3]
        return (
            self.kind == "name" and len(parts) > 1 and all(word[:5] in told.all.folded for word in parts)
        )  # "Paraguay's Senate"


@dataclass(frozen=True)
class Drift:
    """Where a brief parts from its facts: what, the words, the sentence if there is one, the claim, what the evidence has."""

    fact: str
    words: str
    sentence: str | None = None
    claim: str | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class Lock:
    """What a brief lost, added and hardened; lost facts stand in the order of their weight. `against` names the first style,
    or is None where the brief was compared with the ledger alone."""

    against: str | None
    lost: tuple[Drift, ...]
    added: tuple[Drift, ...]
    hardened: tuple[Drift, ...]

    def as_json(self) -> dict[str, Any]:
        lists = {name: [_plain(item) for item in getattr(self, name)] for name in ("lost", "added", "hardened")}
        return {"against": self.against, **lists}

    def line(self) -> str:
        """One statement for a person."""
        wrong = [f"{len(found)} {name}" for name, found in (("added", self.added), ("hardened", self.hardened)) if found]
        told = " and ".join(wrong) if wrong else "none added, none hardened"
        if not self.lost:
            return f"facts: {told}, none lost"
        first = ", ".join(f"“{item.words}”" for item in self.lost[:3])
        than = f"that {self.against} tells" if self.against else "of its claims"
        return f"facts: {told}; {len(self.lost)} {than} left out: {first}{', …' if len(self.lost) > 3 else ''}"


@dataclass(frozen=True)
class Told:
    """A brief as facts: all that its sentences tell, and each sentence's own."""

    brief: Brief

    @cached_property
    def by_sentence(self) -> dict[str, Facts]:
        day = date.fromisoformat(self.brief.date[:10]) if self.brief.date else None
        return {item.id: facts(item.text, self.brief.language, day) for item in self.brief.sentences()}

    @cached_property
    def all(self) -> Borne:
        found = self.by_sentence.values()
        whole = Facts(
            names=tuple(name for one in found for name in one.names),
            numbers=tuple(number for one in found for number in one.numbers),
            dates=tuple(day for one in found for day in one.dates),
            quotations=tuple(words for one in found for words in one.quotations),
        )
        return Borne("\n".join(sentence.text for sentence in self.brief.sentences()), whole)

    @cached_property
    def people(self) -> list[str]:
        """Everybody that the brief names or lets speak."""
        found = self.by_sentence.values()
        return [one.speaker for one in found if one.speaker] + [name.text for one in found for name in one.names]

    @cached_property
    def claims(self) -> frozenset[str]:
        return frozenset(claim for sentence in self.brief.sentences() for claim in sentence.claims)

    def on(self, claim: str) -> list[Sentence]:
        """The sentences that rest on a claim."""
        return [sentence for sentence in self.brief.sentences() if claim in sentence.claims]


def facts_of(claim: Claim) -> Iterator[Fact]:
    """The facts of a claim, each by itself."""
    known = claim.facts
    for number in known.numbers:
        yield Fact("number", number.text, claim.id, Facts(numbers=(number,)))
    for day in known.dates:
        yield Fact("date", day.text, claim.id, Facts(dates=(day,)))
    for quotation in known.quotations:
        yield Fact("quotation", quotation.text, claim.id, Facts(quotations=(quotation,)))
    if known.speaker:
        yield Fact("speaker", known.speaker, claim.id, Facts())
    for name in known.names:
        if name.text != known.speaker:
            yield Fact("name", name.text, claim.id, Facts(names=(name,)))


def lock(brief: Brief, ledger: Ledger, first: Brief | None = None) -> tuple[Brief, Lock]:
    """A checked brief held to its ledger and to the brief in the first style: what it lost, added and hardened.

    The brief comes back with a finding more for each sentence that only the first style shows to be hardened.
    """
    told = Told(brief)
    other = Told(first) if first is not None and first.style != brief.style else None
    findings = (*brief.findings, *(hardened_against(told, other, ledger) if other else ()))
    return brief.model_copy(update={"findings": findings}), Lock(
        against=other.brief.style if other else None,
        lost=tuple(_lost(told, other, ledger)),
        added=tuple(_drifts(findings, ADDED)),
        hardened=tuple(_drifts(findings, HARDENED)),
    )


def _lost(told: Told, other: Told | None, ledger: Ledger) -> Iterator[Drift]:
    """Facts that the first style tells and this one does not; without a first style, of the claims that this one rests on."""
    there = other or told
    ranked: list[tuple[int, int, Fact]] = []
    seen: set[tuple[str, str]] = set()
    for place, claim in enumerate(claim for claim in ledger.claims if claim.id in there.claims):
        borne = len(ledger.publishers.get(claim.id, ())) or 1
        for fact in facts_of(claim):
            new = (fact.kind, fold(fact.words)) not in seen
            seen.add((fact.kind, fold(fact.words)))
            if new and not fact.told_by(told) and (other is None or fact.told_by(other)):
                ranked.append((-WEIGHT[fact.kind] * borne, place, fact))
    for _, _, fact in sorted(ranked, key=lambda item: item[:2]):
        yield Drift(fact.kind, fact.words, claim=fact.claim)


def _drifts(found: Iterable[Finding], rules: frozenset[str]) -> Iterator[Drift]:
    for finding in found:
        if finding.rule in rules and finding.severity != "info":
            yield Drift(finding.rule.removeprefix("lock-"), finding.words or "", finding.sentence, None, finding.evidence)


def hardened_against(told: Told, other: Told, ledger: Ledger) -> Iterator[Finding]:
    """Sentences that tell as a fact what the first style tells as said, expected or conditional, and the ledger too.

    A sentence of the source's own is as sure as the source.
    """
    known = {finding.sentence for finding in told.brief.findings if finding.rule in HARDENED}
    for sentence in told.brief.sentences():
        claims = [claim for claim_id in sentence.claims if (claim := ledger.claim(claim_id))]
        settled = not claims or any(claim.certainty == "fact" for claim in claims)
        if settled or sentence.status == "judgement" or sentence.id in known or _is_the_sources(sentence, claims):
            continue
        before = [one for claim in claims for one in other.on(claim.id)]
        doubts = {other.by_sentence[one.id].certainty for one in before}
        if told.by_sentence[sentence.id].certainty == "fact" and before and "fact" not in doubts:
            yield Finding(
                rule="lock-hardened",
                severity="error",
                block=sentence.id.partition(".")[0],
                sentence=sentence.id,
                words=sentence.text,
                evidence=before[0].text,
                message=f"told as a fact, in {other.brief.style} as {min(doubts)}: say who says so and how sure it is",
            )


def _is_the_sources(sentence: Sentence, claims: Sequence[Claim]) -> bool:
    words = fold(sentence.text).rstrip(".")
    return any(words in fold(text) for claim in claims for text in (claim.text, *(item.quote for item in claim.evidence)))


# -- every fact in every style --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """One fact of the ledger and how each style treats it: `told`, `lost` (the claim is used, the fact is not told), `unused`."""

    fact: Fact
    cells: dict[str, Literal["told", "lost", "unused"]]


def matrix(ledger: Ledger, briefs: Sequence[Brief]) -> list[Row]:
    """Each fact of every claim that any of the briefs rests on, in the ledger's order."""
    told = {brief.style or "": Told(brief) for brief in briefs}
    used = frozenset[str]().union(*(one.claims for one in told.values()))
    rows = []
    for claim in (claim for claim in ledger.claims if claim.id in used):
        for fact in facts_of(claim):
            cells = {style: _cell(fact, one) for style, one in told.items()}
            rows.append(Row(fact, cells))
    return rows


def _cell(fact: Fact, told: Told) -> Literal["told", "lost", "unused"]:
    if fact.told_by(told):
        return "told"
    return "lost" if fact.claim in told.claims else "unused"


def _plain(item: Drift) -> dict[str, Any]:
    return {key: value for key, value in asdict(item).items() if value is not None}
