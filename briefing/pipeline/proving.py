"""The briefs of runs as sentences to plant drift in, and the fact lock as what is to find it.

A drifted sentence is judged in its own block, checked and held to the ledger and the first style as after any restyle; what
is lost shows only in the whole brief.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from briefing.library import Library
from briefing.lock import lock
from briefing.pipeline.judging import checked, first_brief
from briefing.prove.drift import Drift, Restyled
from briefing.records import Brief, Document, Ledger, Sentence
from briefing.runs import Run
from briefing.styles import Style

_GROUPS = {"lost": "lost", "hardened": "hardened"}
_FACTS = {"unit": ("unit",), "date": ("date",), "speaker": ("speaker", "added", "office")}


class Alarm(NamedTuple):
    """What the lock raised: `lost`, `added` or `hardened`, the kind of fact, and the words."""

    group: str
    fact: str
    words: str


@dataclass(frozen=True, eq=False)
class Desk:
    """One run with all its briefs."""

    run: Run
    library: Library

    @cached_property
    def ledger(self) -> Ledger:
        return self.run.ledger()

    @cached_property
    def documents(self) -> list[Document]:
        return self.run.documents()

    @cached_property
    def briefs(self) -> dict[str, Brief]:
        return {style: self.run.brief(style) for style in self.run.styles()}

    @cached_property
    def first(self) -> Brief | None:
        return first_brief(self.run)

    def style(self, name: str) -> Style:
        return self.library.style(name)

    def sentences(self, *, every_style: bool = False) -> list[Restyled]:
        """The sentences of the briefs that are restyled; of all briefs where there is one style only, or `every_style`. Of the
        first style too, where they are in another language than what they cite: that is a change of words as well."""
        first = self.first.style if self.first else None
        every_style = every_style or len(self.briefs) == 1
        found = [
            self._restyled(name, item) for name in self.briefs for item in self.briefs[name].sentences() if self._sound(item)
        ]
        return [item for item in found if every_style or item.across or item.place.split("\t")[1] != first]

    def _sound(self, sentence: Sentence) -> bool:
        cited = any(self.ledger.claim(claim) for claim in sentence.claims)
        return cited and sentence.status != "judgement" and sentence.author == "machine"

    def _restyled(self, name: str, sentence: Sentence) -> Restyled:
        brief = self.briefs[name]
        claims = [claim for claim_id in sentence.claims if (claim := self.ledger.claim(claim_id))]
        quotes = [item for claim in claims for item in claim.evidence]
        sources = [source for item in quotes if (source := self.ledger.source(item.document))]
        against = self.first if self.first and self.first.style != name else None
        return Restyled(
            place=f"{self.run.folder}\t{name}\t{sentence.id}",
            text=sentence.text,
            language=_base(brief.language),
            source_language=_base(claims[0].language),
            evidence="\n".join([*(claim.text for claim in claims), *(item.quote for item in quotes)]),
            rest="\n".join(item.text for item in brief.sentences() if item.id != sentence.id),
            first="\n".join(item.text for item in against.sentences()) if against else None,
            first_language=_base(against.language) if against else None,
            outlets=tuple(dict.fromkeys(source.outlet for source in sources if source.outlet)),
        )


class DriftJudge:
    """The fact lock on one sentence of a brief, as it stands or with another text."""

    def __init__(self, desks: Sequence[Desk]) -> None:
        self._desks = {str(desk.run.folder): desk for desk in desks}
        self._known = lru_cache(maxsize=None)(self._alarms)

    def sound(self, restyled: Restyled, kind: str) -> frozenset[Alarm]:
        """The alarms on a sentence as it is."""
        return self._known(restyled.place, restyled.text, kind == "lost")

    def planted(self, drift: Drift) -> frozenset[Alarm]:
        return self._alarms(drift.sound.place, drift.text, drift.kind == "lost")

    def false(self, one: Restyled | Drift, kind: str) -> frozenset[Alarm]:
        """The alarms of one kind on a sentence that tells what its claims tell: as it is, or in another form of its words, where
        only those count that the form brought about."""
        if isinstance(one, Drift):
            places = (one.sound.place, one.text), (one.sound.place, one.sound.text)
            formed, plain = (self._known(*place, True) | self._known(*place, False) for place in places)
            return formed - plain
        return frozenset(alarm for alarm in self.sound(one, kind) if self._is_of(alarm, kind))

    @staticmethod
    def group(kind: str) -> str:
        """What the lock calls a kind of drift."""
        return _GROUPS.get(kind, "added")

    def _is_of(self, alarm: Alarm, kind: str) -> bool:
        return alarm.group == self.group(kind) and (kind not in _FACTS or alarm.fact in _FACTS[kind])

    def _alarms(self, place: str, text: str, whole: bool) -> frozenset[Alarm]:
        folder, style, sentence = place.split("\t")
        desk = self._desks[folder]
        brief = _with(desk.briefs[style], sentence, text, whole=whole)
        if not whole:
            brief = checked(brief, desk.ledger, desk.style(style), desk.documents)
        held = lock(brief, desk.ledger, desk.first)[1]
        if whole:
            return frozenset(Alarm("lost", item.fact, item.words) for item in held.lost)
        found = (("added", held.added), ("hardened", held.hardened))
        return frozenset(
            Alarm(group, item.fact, item.words) for group, items in found for item in items if item.sentence == sentence
        )


def _with(brief: Brief, sentence: str, text: str, *, whole: bool) -> Brief:
    """The brief with another text for one sentence; without `whole` only the block that it stands in."""
    head = brief.headline
    if head is not None and head.id == sentence:
        head = head.model_copy(update={"text": text})
        return brief.model_copy(update={"headline": head, **({} if whole else {"sections": ()}), "findings": ()})
    sections = []
    for section in brief.sections:
        blocks = [
            block.model_copy(
                update={
                    "sentences": tuple(
                        item.model_copy(update={"text": text}) if item.id == sentence else item for item in block.sentences
                    )
                }
            )
            for block in section.blocks()
            if whole or any(item.id == sentence for item in block.sentences)
        ]
        if blocks:
            sections.append(section.model_copy(update={"lead": None, "points": tuple(blocks)}))
    return brief.model_copy(update={"headline": head if whole else None, "sections": tuple(sections), "findings": ()})


def _base(language: str | None) -> str:
    return (language or "en").partition("-")[0].lower()
