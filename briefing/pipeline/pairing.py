"""Restyled sentences written by hand as briefs, so that the fact lock can be asked about them as about any brief."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

from briefing.facts import facts
from briefing.language import sentences
from briefing.library import Library
from briefing.lock import lock
from briefing.pipeline.judging import checked
from briefing.pipeline.proving import Alarm
from briefing.prove.styled import Report, StyledPair
from briefing.records import Block, Brief, Claim, Document, Evidence, Ledger, Section, Sentence, Source

_STYLES = {"fr": "note-fr"}  # of the other languages no style ships, and the first one's rules are asked


class PairJudge:
    """What the fact lock raises on either side of a pair."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._alarms = lru_cache(maxsize=None)(self._raised)

    def caught(self, pair: StyledPair) -> frozenset[Alarm]:
        """The alarms that the drifted sentence raises and the faithful one does not."""
        found = self._alarms(pair, pair.wrong) - self._alarms(pair, pair.right)
        return frozenset(alarm for alarm in found if alarm.group != "lost" or pair.kind == "lost")

    def false(self, pair: StyledPair) -> frozenset[Alarm]:
        """The alarms on the faithful sentence. A style may leave things out, so that nothing lost is one."""
        return frozenset(alarm for alarm in self._alarms(pair, pair.right) if alarm.group != "lost")

    def _raised(self, pair: StyledPair, text: str) -> frozenset[Alarm]:
        document, ledger = _book(pair.report)
        style = self._library.style(_STYLES.get(pair.language, "house"))
        first = _brief(ledger, pair.report.first, "first", pair.report.first_language)
        brief = _brief(ledger, [(text, pair.cites)], "restyled", pair.language)
        held = lock(checked(brief, ledger, style, [document]), ledger, first)[1]
        groups = (("lost", held.lost), ("added", held.added), ("hardened", held.hardened))
        return frozenset(Alarm(group, item.fact, item.words) for group, items in groups for item in items)


@lru_cache(maxsize=64)
def _book(report: Report) -> tuple[Document, Ledger]:
    """The report as a document, and a ledger with a claim for each of its sentences."""
    name, day = hashlib.sha256(report.text.encode()).hexdigest()[:12], report.day.isoformat()
    document = Document(
        id=name, text_hash=name, source="report.txt", kind="text", published=day, language=report.language, text=report.text
    )
    source = Source(label="S1", document=name, source="report.txt", title=None, published=day, language=report.language)
    claims = [
        _claim(document, report, start, end, number)
        for number, (start, end) in enumerate(sentences(report.text, report.language), 1)
    ]
    return document, Ledger(title="A report", date=day, sources=(source,), claims=tuple(claims))


def _claim(document: Document, report: Report, start: int, end: int, number: int) -> Claim:
    words = report.text[start:end]
    known = facts(words, report.language, report.day)
    place = Evidence(document=document.id, start=start, end=end, quote=words, paragraph=1)
    said = "statement" if known.speaker else "event"
    return Claim(
        id=str(number),
        text=words,
        language=report.language,
        kind=said,
        certainty=known.certainty,
        facts=known,
        evidence=(place,),
    )


def _brief(ledger: Ledger, said: Sequence[tuple[str, tuple[int, ...]]], style: str, language: str) -> Brief:
    blocks = [
        Block(id=f"d{number}", sentences=(Sentence(id=f"d{number}.1", text=text, claims=tuple(map(str, cites))),))
        for number, (text, cites) in enumerate(said)
    ]
    section = Section(key="details", role="details", heading="Details.", points=tuple(blocks))
    return Brief(
        id=ledger.sources[0].document, style=style, language=language, date=ledger.date, headline=None, sections=(section,)
    )
