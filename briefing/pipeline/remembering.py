"""What a desk has said before, handed to the steps: threads, earlier claims, what belongs to Context, what was taken back.

The archive compares values, the store keeps them; this module looks up the one for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from briefing.archive import (
    Borne,
    Earlier,
    Remembered,
    Thread,
    Told,
    by_notice,
    by_silence,
    compared,
    gist,
    is_notice,
    matched,
    query,
    related,
)
from briefing.desk import DeskSettings
from briefing.editions import EarlierBrief
from briefing.pipeline.job import Memory
from briefing.records import Brief, Change, Claim, Document, Extraction, Ledger
from briefing.store import Said, Store
from briefing.store import Told as ToldBrief

GOES_BACK = 14  # days within which a story goes on; what comes later begins anew
NEAR = 60  # earlier claims looked at for each story, and for each notice
OUT = ("approved", "published", "corrected")


def recalled(memory: Memory | None) -> Iterator[Extraction]:
    """Earlier claims as extractions of the documents that bear them, so that nothing is read or paid for again."""
    for document in memory.documents if memory else ():
        mine = tuple(claim for claim in (memory.claims if memory else ()) if claim.evidence[0].document == document.id)
        yield Extraction(document=document.id, engine="archive", claims=mine)


def remembering(ledger: Ledger, memory: Memory | None) -> Ledger:
    """The ledger with what is new in it, and what of earlier days its sources have taken back."""
    if memory is None:
        return ledger
    found = compared(_without_old_clashes(ledger), memory.earlier)
    updated = {change.before for change in found.changes}
    gone = tuple(change for change in memory.withdrawn if change.before not in updated)
    return found.model_copy(update={"changes": (*found.changes, *gone)})


def _without_old_clashes(ledger: Ledger) -> Ledger:
    """A figure of today against one of an earlier day is a change and no dispute."""
    old = {claim.id for claim in ledger.claims if claim.origin == "archive"}
    clashes = tuple(clash for clash in ledger.contradictions if not old & set(clash.claims))
    return ledger.model_copy(update={"contradictions": clashes})


@dataclass(frozen=True)
class Past:
    """One thread as the store has it: claims and briefs by edition, without those that do not count as told."""

    story: str
    said: tuple[Said, ...]
    briefs: tuple[ToldBrief, ...]

    def claims(self) -> Iterator[tuple[Said, Claim]]:
        for one in self.said:
            if one.novelty != "withdrawn":
                yield one, Claim.model_validate_json(one.record)


@dataclass
class Recollection:
    """What the store holds from before a day."""

    store: Store
    desk: DeskSettings
    day: date
    _pasts: dict[str, Past] = field(default_factory=dict)

    @property
    def before(self) -> str:
        return self.day.isoformat()

    # -- threads ----------------------------------------------------------------------------------------------------------

    def threads(self, stories: Mapping[str, Sequence[Document]]) -> tuple[dict[str, Told], dict[str, str]]:
        """What each of today's stories tells, and the earlier story that it goes on with, if any."""
        today = {slot: Told(documents) for slot, documents in stories.items()}
        since = (self.day - timedelta(days=GOES_BACK)).isoformat()
        names: dict[str, None] = {}
        for slot, documents in stories.items():
            names.update(dict.fromkeys(self.store.stories_with(query(today[slot]), self.before, since)))
            names.update(dict.fromkeys(self.store.stories_of([item.id for item in documents], self.before).values()))
        pasts = [self.past(name) for name in names]
        return today, matched(today, [self._thread(past) for past in pasts if past.said])

    def past(self, story: str) -> Past:
        if story not in self._pasts:
            briefs = tuple(one for one in self.store.told(story, self.before) if self._counts(one.state))
            editions = {(one.edition, one.slot) for one in briefs}
            said = tuple(one for one in self.store.said(story, self.before) if (one.edition, one.slot) in editions)
            self._pasts[story] = Past(story, said, briefs)
        return self._pasts[story]

    def _counts(self, state: str) -> bool:
        return state in OUT if self.desk.told == "published" else state != "rejected"

    def _thread(self, past: Past) -> Thread:
        claims = [(one, claim) for one, claim in past.claims()]
        ids = {item.document for _, claim in claims for item in claim.evidence}
        urls = {kept.url for kept in self.store.kept(sorted(ids)) if kept.url}
        return Thread(past.story, [gist(claim, one.edition) for one, claim in claims], frozenset(ids), frozenset(urls))

    # -- what a story is told against ---------------------------------------------------------------------------------------

    def earlier(self, story: str) -> tuple[Earlier, ...]:
        return tuple(Earlier(one.edition, claim) for one, claim in self.past(story).claims())

    def briefs(self, story: str) -> tuple[EarlierBrief, ...]:
        """The earlier briefs of a story, one an edition, the latest first. Their state is today's to look up."""
        by_day = {one.edition: one for one in self.past(story).briefs}
        return tuple(
            EarlierBrief(date=day, headline=one.headline, run=one.run) for day, one in sorted(by_day.items(), reverse=True)
        )

    def memory(self, today: Told, story: str | None, withdrawn: Sequence[Change]) -> Memory:
        """All that a story is handed from before."""
        gone = {change.claim for change in withdrawn}
        claims = [claim for claim in related(today, self._remembered(today, story)) if claim.id not in gone]
        ids = [item.document for claim in claims for item in claim.evidence]
        documents = tuple(
            Document.model_validate_json(kept.record).model_copy(update={"role": "background"}) for kept in self.store.kept(ids)
        )
        return Memory(documents, tuple(claims), self.earlier(story) if story else (), tuple(withdrawn))

    def _remembered(self, today: Told, story: str | None) -> list[Remembered]:
        """Claims that earlier briefs used: of the same story first, the latest first, then the nearest of others."""
        own = sorted(self.past(story).said, key=lambda one: one.edition, reverse=True) if story else []
        others = [one for one in self.store.near(query(today), self.before, NEAR) if one.story != story]
        gone = {one.claim for one in (*own, *others) if one.novelty == "withdrawn"}
        found = []
        for one in (*own, *others):
            run = self._used(one)
            if run and one.claim not in gone:
                found.append(Remembered(one.edition, one.story, run, Claim.model_validate_json(one.record)))
        return found

    def _used(self, said: Said) -> str | None:
        """The run of the brief that used a claim, of those that count as told."""
        for brief in self.past(said.story).briefs:
            if (brief.edition, brief.slot) == (said.edition, said.slot) and f'"{said.claim}"' in brief.record:
                return brief.run
        return None

    # -- what was taken back ----------------------------------------------------------------------------------------------

    def withdrawn(self, documents: Sequence[Document]) -> list[tuple[Document, Said, Change]]:
        """What today's documents take back of what was said before: the document, the claim where it was said, and how."""
        found = [*self._by_notice(documents), *self._by_silence(documents)]
        known = self.store.withdrawn([said.claim for _, said, _ in found], self.before)
        found = [one for one in found if one[1].claim not in known]
        return list(
            {(said.edition, said.slot, said.claim): (document, said, change) for document, said, change in found}.values()
        )

    def _by_notice(self, documents: Sequence[Document]) -> Iterator[tuple[Document, Said, Change]]:
        for notice in documents:
            if not is_notice(notice):
                continue
            near = [one for one in self.store.near(query(Told([notice])), self.before, NEAR) if one.novelty != "withdrawn"]
            claims = {(one.edition, one.claim): (one, Claim.model_validate_json(one.record)) for one in near}
            ids = sorted({item.document for _, claim in claims.values() for item in claim.evidence})
            bearers = {kept.id: self._house(kept.outlet, kept.url) for kept in self.store.kept(ids)}
            earlier = [Earlier(day, claim) for (day, _), (_, claim) in claims.items()]
            outlets = frozenset({self._house(notice.outlet, notice.url)})
            for change in by_notice(notice, earlier, outlets, bearers):
                yield notice, claims[change.day, change.claim][0], change

    def _house(self, outlet: str | None, url: str | None) -> str:
        known = self.desk.outlet(outlet, url)
        return (known.publisher or known.name) if known else outlet or "?"

    def _by_silence(self, documents: Sequence[Document]) -> Iterator[tuple[Document, Said, Change]]:
        now = {document.url: document for document in documents if document.url and document.status == "ok"}
        for edition, slot, kept in self.store.at_addresses(list(now), self.before):
            page = now[kept.url or ""]
            document = Document.model_validate_json(kept.record)
            said = [one for one in self.store.said_in(edition, slot) if one.novelty != "withdrawn"]
            claims = {one.claim: (one, Claim.model_validate_json(one.record)) for one in said}
            mine = [claim for _, claim in claims.values() if any(item.document == document.id for item in claim.evidence)]
            for change in by_silence(page, Borne(edition, document, mine)):
                yield page, claims[change.claim][0], change


def uses(store: Store, said: Said) -> Iterator[tuple[ToldBrief, str, str]]:
    """The briefs that rest on a claim: each with the block and the sentence that does."""
    for brief in store.told(said.story):
        if (brief.edition, brief.slot) == (said.edition, said.slot):
            record = Brief.model_validate_json(brief.record)
            for block in record.blocks():
                for sentence in block.sentences:
                    if said.claim in sentence.claims:
                        yield brief, block.id, sentence.text


def seen(store: Store, documents: Iterable[Document], day: date) -> dict[str, str]:
    """Documents that an earlier edition's story rests on, with that story."""
    return store.stories_of([item.id for item in documents], day.isoformat())
