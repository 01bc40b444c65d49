"""From what came of each story to the edition's record, the archive's entries, and the edition's folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.editions import (
    EDITION,
    WORDS_A_MINUTE,
    Edition,
    EditionBrief,
    EditionCost,
    EditionStory,
    LeftOutStory,
    Refused,
    State,
    Withdrawal,
)
from briefing.errors import BriefingError
from briefing.pipeline.day import Day, DayRead
from briefing.pipeline.job import Outcome
from briefing.pipeline.remembering import Recollection, uses
from briefing.pipeline.stories import DayStory, over
from briefing.rank import Left, Ranked
from briefing.records import Brief, Change, Document, Ledger
from briefing.runs import Run, brief_file, draft_file, write_atomic
from briefing.store import Entry, Kept, Said, Store, Told

SUMMARY = 2  # sentences
NEWS = 5  # new sentences named of an updated story


@dataclass(frozen=True)
class Plan:
    """A day before anything is asked of a model: what was read, its stories, those chosen in order, those left out, and what
    was taken back of earlier editions."""

    read: DayRead
    stories: dict[str, DayStory]
    chosen: list[Ranked]
    left: list[Left]
    withdrawn: list[tuple[Document, Said, Change]]


@dataclass(frozen=True)
class Worked:
    """What came of a story: its run if it has one, its state, the error where it failed, its outcome where it was made anew."""

    story: DayStory
    run: Run | None
    state: State
    error: BriefingError | None = None
    outcome: Outcome | None = None


# -- the record ------------------------------------------------------------------------------------------------------------


def assembled(day: Day, plan: Plan, worked: Mapping[str, Worked], store: Store) -> Edition:
    """The edition, of what lies in its runs: the same whoever made them, and when."""
    past = Recollection(store, day.desk, day.today)
    stories = [
        _story(day, one, rank, worked[one.candidate.slot], past)
        for rank, one in enumerate(plan.chosen, 1)
        if one.candidate.slot in worked
    ]
    stories += _kept_stories(day, plan, worked)
    order: dict[State, int] = {"new": 0, "updated": 0, "failed": 1, "repeated": 2}
    cost = store.run_cost(day.name)
    return Edition(
        date=day.today.isoformat(),
        name=day.desk.name,
        closes=day.closes.isoformat(),
        styles=tuple(style.name for style in day.styles),
        engine=_engine(worked),
        review=day.desk.review,
        previous=_previous(day),
        documents=len(plan.read.documents),
        stories=_numbered(sorted(stories, key=lambda one: (order[one.state], one.rank))),
        withdrawals=tuple(_withdrawals(plan, store)),
        left_out=tuple(
            LeftOutStory(
                title=one.ranked.candidate.title,
                reason=one.reason,
                sources=tuple(document.source for document in one.ranked.candidate.documents),
                score=one.ranked.score,
            )
            for one in plan.left
        ),
        refused=(*plan.read.refused, *_crowded(day, plan)),
        cost=EditionCost(
            calls={step: count.sent for step, count in sorted(cost.calls.items())},
            tokens={name: cost.tokens.get(name, 0) for name in ("input", "output")} if cost.calls else {},
            price=cost.price,
        ),
    )


def _story(day: Day, ranked: Ranked, rank: int, worked: Worked, past: Recollection) -> EditionStory:
    story, run = worked.story, worked.run
    ledger = run.ledger() if run and worked.state != "failed" else None
    incomplete = worked.outcome.incomplete if worked.outcome else []
    failed = [f"style {name}: {error.message}" for name, error in worked.outcome.failed.items()] if worked.outcome else []
    return EditionStory(
        story=story.story,
        slot=story.slot,
        title=story.title,
        state=worked.state,
        rank=rank,
        score=ranked.score,
        reasons=ranked.parts,
        topics=tuple(topic.name for topic in ranked.topics),
        documents=story.found.documents,
        sources=ledger.sources if ledger else (),
        copies=tuple(tuple(_name(story, name) for name in group) for group in story.found.copies),
        grouping=story.found.reason,
        run=story.slot if run else None,
        briefs=tuple(_briefs(run)) if run and worked.state in ("new", "updated") else (),
        changes=ledger.changes if ledger else (),
        news=_news(ledger) if ledger and worked.state == "updated" else (),
        earlier=past.briefs(story.story),
        incomplete=(*incomplete, *failed),
        error=worked.error.message if worked.error else None,
    )


def _numbered(stories: list[EditionStory]) -> tuple[EditionStory, ...]:
    """The stories with their places as their ranks: what is not told stands below what is."""
    return tuple(story.model_copy(update={"rank": rank}) for rank, story in enumerate(stories, 1))


def _name(story: DayStory, document: str) -> str:
    return next((one.outlet or one.name for one in story.documents if one.id == document), document)


def _briefs(run: Run) -> Iterator[EditionBrief]:
    for style in run.styles():
        brief = run.brief(style)
        words = sum(len(sentence.text.split()) for sentence in brief.sentences())
        yield EditionBrief(
            style=style,
            brief=f"{run.name}/{brief_file(style)}",
            draft=f"{run.name}/{draft_file(style)}",
            headline=brief.headline.text if brief.headline else "",
            summary=_summary(brief),
            language=brief.language,
            words=words,
            minutes=max(1, round(words / WORDS_A_MINUTE)),
            errors=sum(finding.severity == "error" for finding in brief.findings),
            warnings=sum(finding.severity == "warn" for finding in brief.findings),
        )


def _summary(brief: Brief) -> str:
    """The opening sentences below the headline."""
    said = [sentence.text for section in brief.sections[:1] for block in section.blocks() for sentence in block.sentences]
    return " ".join(said[:SUMMARY])


def _news(ledger: Ledger) -> tuple[str, ...]:
    """What an updated story says that was not told before."""
    return tuple(claim.text for claim in ledger.claims if ledger.novelty.get(claim.id) == "new")[:NEWS]


def _kept_stories(day: Day, plan: Plan, worked: Mapping[str, Worked]) -> list[EditionStory]:
    """With `--only`: the other stories as they stood in the edition before."""
    path = day.folder / EDITION
    if day.only is None or not path.exists():
        return []
    slots = {one.candidate.slot for one in plan.chosen} - worked.keys()
    return [story for story in Edition.model_validate_json(path.read_bytes()).stories if story.slot in slots]


def _engine(worked: Mapping[str, Worked]) -> str:
    kinds = {str((one.run.meta.get("engine") or {}).get("kind")) for one in worked.values() if one.run}
    return ", ".join(sorted(kinds - {"None"})) or "none"


def _previous(day: Day) -> str | None:
    days = sorted(path.parent.name for path in day.folder.parent.glob(f"*/{EDITION}"))
    return max((name for name in days if name < day.today.isoformat()), default=None)


def _withdrawals(plan: Plan, store: Store) -> Iterator[Withdrawal]:
    for document, said, change in plan.withdrawn:
        for brief, block, sentence in uses(store, said):
            yield Withdrawal(
                date=said.edition,
                run=brief.run,
                style=brief.style,
                block=block,
                sentence=sentence,
                claim=said.text,
                reason=change.reason or "its source took it back",
                source=document.url or document.source,
            )


def _crowded(day: Day, plan: Plan) -> list[Refused]:
    most = day.desk.limits.documents
    chosen = [plan.stories[one.candidate.slot] for one in plan.chosen]
    return [
        Refused(source=document.source, kind="crowded", reason=f"the story “{story.found.title}” rests on {most} others already")
        for story in chosen
        for document in over(story, most)
    ]


# -- the archive -----------------------------------------------------------------------------------------------------------


def entry(day: Day, worked: Worked) -> Entry:
    """One story of the edition as the archive keeps it."""
    story, run = worked.story, worked.run
    where = (day.today.isoformat(), story.slot)
    ledger = run.ledger() if run else None
    told = worked.state in ("new", "updated") and run is not None
    documents = run.documents() if run else []
    return Entry(
        *where,
        story=story.story,
        title=story.title,
        told=[_told(day, story, run, style) for style in run.styles()] if told and run else [],
        said=list(_said(day, story, ledger)) if ledger else [],
        kept=[
            Kept(one.id, one.url, one.outlet, one.text_hash, one.model_dump_json()) for one in documents if one.role == "story"
        ],
    )


def _told(day: Day, story: DayStory, run: Run, style: str) -> Told:
    brief = run.brief(style)
    words = "\n".join(" ".join(sentence.text for sentence in block.sentences) for block in brief.blocks() if block.id != "h0")
    headline = brief.headline.text if brief.headline else story.found.title
    where = (day.today.isoformat(), story.slot, story.story, style)
    return Told(*where, run=day.within(run.folder), headline=headline, words=words, record=brief.model_dump_json())


def _said(day: Day, story: DayStory, ledger: Ledger) -> Iterator[Said]:
    where = (day.today.isoformat(), story.slot, story.story)
    for claim in ledger.claims:
        if claim.origin == "story":
            yield Said(*where, claim.id, claim.text, ledger.novelty.get(claim.id, "new"), claim.model_dump_json())
    there = {claim.id for claim in ledger.claims}
    for change in ledger.changes:
        if change.novelty == "withdrawn" and change.claim not in there:
            record = next(one.claim for one in story.memory.earlier if one.claim.id == change.claim)
            yield Said(*where, change.claim, change.before, "withdrawn", record.model_dump_json())


# -- the folder ------------------------------------------------------------------------------------------------------------


def written(day: Day, edition: Edition) -> Path:
    """`edition.json`, written only where it says something else than before."""
    data = (json.dumps(edition.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()
    path = day.folder / EDITION
    if not path.exists() or path.read_bytes() != data:
        write_atomic(path, data)
    return path
