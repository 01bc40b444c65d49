"""Sentences of the proof put before the rules: beside their whole report, or in a brief that cites sentences of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import cast

from briefing.check import Case, Statement, findings_on, on_sentence
from briefing.check.text import Text
from briefing.facts import facts
from briefing.language import sentences
from briefing.library import Library
from briefing.prove.corpus import Pair
from briefing.prove.figures import Alarms
from briefing.prove.planter import Sound
from briefing.prove.told import REPORTED, Standing, Told
from briefing.records import (
    Block,
    Brief,
    Claim,
    Document,
    Evidence,
    Finding,
    Ledger,
    Section,
    SectionRole,
    Sentence,
    Source,
    Status,
)
from briefing.styles import Style

_REPORT = "report"


@lru_cache(maxsize=4096)
def alarms_of_planted(told: Told, sound: Sound) -> Alarms:
    """The alarms that a sentence raises in which an error was planted, or might have been; remarks are among them."""
    return _alarms(_findings(told, sound.language, sound.evidence, sound.language, sound.day), remarks=True)


def alarms_of_pair(told: Told, pair: Pair) -> Alarms:
    """The alarms that a sentence about a report of the corpus raises; a remark is none."""
    return _alarms(_findings(told, pair.language, pair.report, pair.report_language, pair.day), remarks=False)


def _alarms(found: Iterable[Finding], *, remarks: bool) -> Alarms:
    return frozenset((item.rule, item.words) for item in found if remarks or item.severity != "info")


def _findings(told: Told, language: str, report: str, report_language: str, day: date) -> Iterable[Finding]:
    if told.standing != REPORTED:
        return _in_a_brief(told, language, report, report_language, day)
    pieces, around = _read(report, report_language, day)
    return findings_on(Statement(Text(told.text, language, day), pieces, around, today=day))


@lru_cache(maxsize=512)
def _read(evidence: str, language: str, day: date) -> tuple[tuple[Text, ...], Text]:
    """The evidence as the rules read it: its sentences, and the whole."""
    spans = sentences(evidence, language)
    return tuple(Text(evidence[start:end], language, day) for start, end in spans), Text(evidence, language)


# -- in a brief ------------------------------------------------------------------------------------------------------------


def _in_a_brief(told: Told, language: str, report: str, report_language: str, day: date) -> Iterable[Finding]:
    """What `check` says of the sentence in a brief where it stands and cites as it does."""
    ledger = _ledger(report, report_language, day)
    standing = told.standing
    sentence = Sentence(
        id=f"{standing.section[0]}1.1", text=told.text, claims=_cited(standing, ledger), status=cast(Status, standing.status)
    )
    block = Block(id=f"{standing.section[0]}1", sentences=(sentence,))
    section = Section(key=standing.section, role=cast(SectionRole, standing.section), points=(block,))
    brief = Brief(id="trial", headline=None, sections=(section,), style="house", language=language, date=day.isoformat())
    document = Document(
        id=_REPORT, text_hash="", source=_REPORT, kind="text", text=report, language=report_language, published=day.isoformat()
    )
    return on_sentence(Case(brief, ledger, _house(), {_REPORT: document}), block, sentence)


def _cited(standing: Standing, ledger: Ledger) -> tuple[str, ...]:
    """The claims of the sentences that are cited. Raises ValueError for a sentence that the report does not have."""
    claims = tuple(claim.id for claim in ledger.claims)
    if standing.cites is None:
        return claims
    if wrong := [number for number in standing.cites if not 1 <= number <= len(claims)]:
        raise ValueError(f"the report has {len(claims)} sentences and no sentence {wrong[0]}: {ledger.claims[0].text}")
    return tuple(claims[number - 1] for number in standing.cites)


@lru_cache(maxsize=64)
def _ledger(report: str, language: str, day: date) -> Ledger:
    """A claim for each sentence of the report."""
    published = day.isoformat()
    source = Source(label="S1", document=_REPORT, source=_REPORT, language=language, published=published)
    claims = tuple(
        Claim(
            id=f"s{number}",
            text=report[start:end],
            language=language,
            kind="event",
            facts=facts(report[start:end], language, day),
            evidence=(Evidence(document=_REPORT, start=start, end=end, quote=report[start:end]),),
        )
        for number, (start, end) in enumerate(sentences(report, language), 1)
    )
    return Ledger(title="", date=published, sources=(source,), claims=claims)


@cache
def _house() -> Style:
    return Library().style("house")
