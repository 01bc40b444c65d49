"""The order of a day, on one screen.

    sources ─collect→ documents ─group→ stories ─remember→ known? changed? ─rank→ those that the edition has room for
                                        each, at once: ─brief→ a run below the edition's folder ─archive→ … ─→ edition.json

All stories ask before any is checked and drawn. Every story is taken up by lease, so that two processes share a day; one that is
made, of the same documents by the same prompts, is not made again. A story that fails leaves the others alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from briefing import __version__
from briefing.archive import worth_telling
from briefing.clock import Clock, SystemClock
from briefing.editions import Edition, State
from briefing.errors import BriefingError, BudgetError, CredentialError, StoreError, TemplateError
from briefing.pipeline.assembling import Plan, Worked, assembled, entry, written
from briefing.pipeline.day import Day, read_day
from briefing.pipeline.flow import compose_styles, read_story
from briefing.pipeline.job import Gathered, Job, Tools
from briefing.pipeline.remembering import Recollection
from briefing.pipeline.stories import DayStory, candidates, day_stories, gathered, only
from briefing.progress import Silent
from briefing.rank import limited, rank
from briefing.runs import Run
from briefing.store import Store
from briefing.work import Turns, each

AT_ONCE = 4  # stories under way together: enough to keep the engine's places in flight, and few enough threads to be quick
BEGUN = 40  # stories that may wait with their replies, to be checked and drawn when no other asks any more
WAIT = 60.0  # seconds for a run that somebody reviews at this moment
POLL = 0.25  # seconds between two looks at a story that another process is making
GLOBAL = (CredentialError, StoreError, TemplateError)  # what is amiss for one story is amiss for all


@dataclass(frozen=True)
class Means:
    """What a day works with beside the tools of each story: the store, and the time."""

    tools: Tools
    store: Store
    clock: Clock = field(default_factory=SystemClock)


@dataclass(frozen=True)
class DayOutcome:
    """An edition as made: its record, the plan that it was made by, and what came of each story."""

    edition: Edition
    plan: Plan
    worked: list[Worked]


def plan_day(day: Day, means: Means) -> Plan:
    """Reads, groups, remembers and ranks: all local, and all that is done before a model is asked."""
    read = read_day(day, means.tools.progress)
    stories, withdrawn = day_stories(day, read, Recollection(means.store, day.desk, day.today))
    ranked = rank(candidates(stories), day.desk, day.today, day.pins, {one.slot: one.story for one in stories})
    by_slot = {one.slot: one for one in stories}
    chosen, left = limited([one for one in ranked if not by_slot[one.candidate.slot].quiet], day.desk)
    quiet = [one for one in ranked if by_slot[one.candidate.slot].quiet and one.pin != "out"]
    return Plan(read, by_slot, [*chosen, *quiet], left, withdrawn)  # what has nothing new takes no place


def make_edition(day: Day, means: Means) -> DayOutcome:
    """The day's edition, written to its folder. What went wrong with a story is in its record."""
    plan = plan_day(day, means)
    wanted = {one.slot for one in only(list(plan.stories.values()), day.only)}
    begun = means.clock.monotonic()
    turns = Turns(min(AT_ONCE, means.tools.engine.in_flight))
    works = [_Work(day, plan, means, plan.stories[one.candidate.slot], begun, turns) for one in plan.chosen]
    worked = _all([work for work in works if work.story.slot in wanted], means)
    edition = assembled(day, plan, {one.story.slot: one for one in worked}, means.store)
    written(day, edition)
    return DayOutcome(edition, plan, worked)


def _all(works: Sequence[_Work], means: Means) -> list[Worked]:
    """Every story made: first those that nobody else has under way, then, when these are done, the others."""
    progress, engine = means.tools.progress, means.tools.engine
    progress.begin("stories", len(works))
    done: list[Worked] = []
    busy: list[_Work] = []
    threads = BEGUN if engine.in_flight > 1 else 1
    for work, result in zip(works, each(_Work.unless_busy, works, threads, getattr(engine, "stop", lambda: None)), strict=True):
        if result is None:
            busy.append(work)
        else:
            done.append(result)
            progress.advance()
    for work in busy:
        done.append(work.in_turn())
        progress.advance()
    progress.end()
    return done


@dataclass(frozen=True)
class _Work:
    """One story on its way from documents to drafts."""

    day: Day
    plan: Plan
    means: Means
    story: DayStory
    begun: float
    turns: Turns

    def unless_busy(self) -> Worked | None:
        """The story made; None where another process has it under way."""
        with self.turns.turn() as asked:
            return self._leased(asked)

    def _leased(self, asked: Callable[[], None]) -> Worked | None:
        work = f"{self.day.within(self.day.folder)}/{self.story.slot}"
        if self.means.store.lease(work):
            return None
        try:
            return self._made(asked)
        finally:
            self.means.store.end_lease(work)

    def in_turn(self) -> Worked:
        while (result := self.unless_busy()) is None:
            self.means.clock.sleep(POLL)
        return result

    def _made(self, asked: Callable[[], None]) -> Worked:
        if self.story.quiet:
            return self._kept(Worked(self.story, None, "repeated"))
        run = Run(self.day.folder / self.story.slot)
        try:
            with run.locked(wait=WAIT):
                return self._brief(run, asked)
        except GLOBAL:
            raise
        except BriefingError as error:
            return Worked(self.story, run, "failed", error)
        except Exception as error:  # noqa: BLE001 - a defect in one story's making costs that story only, and is named as one
            return Worked(self.story, run, "failed", BriefingError(f"internal error: {type(error).__name__}: {error}"))

    def _late(self) -> bool:
        minutes = self.day.desk.limits.minutes
        return minutes is not None and self.means.clock.monotonic() - self.begun > 60 * minutes

    def _brief(self, run: Run, asked: Callable[[], None]) -> Worked:
        day, material = self.day, gathered(self.day, self.plan.read, self.story)
        key = self._key(material)
        if not (run.meta.get("made_from") == key and all((run.folder / name).exists() for name in run.meta["files"])):
            if self._late():
                raise BudgetError(f"the {self.day.desk.limits.minutes:g} minutes of the edition are over")
            run.save_meta(story=self.story.story, documents=list(self.story.found.documents), made_from=None)
            job = Job(tuple(dict.fromkeys(item.source for item in material.documents)), today=day.today, formats=day.formats)
            tools = replace(self.means.tools, progress=Silent(), asked=asked)
            outcome = read_story(job, run, material, tools)
            if not self.story.before or worth_telling(outcome.ledger):
                compose_styles(outcome, day.styles, material.all_documents, None, day.formats, tools)
            if outcome.failed or outcome.incomplete:
                return self._kept(Worked(self.story, run, self._state(run), outcome=outcome))
            run.save_meta(engine=tools.engine.info.model_dump(exclude_none=True, exclude={"prompts"}), made_from=key)
        return self._kept(Worked(self.story, run, self._state(run)))

    def _state(self, run: Run) -> State:
        if not self.story.before:
            return "new"
        return "updated" if worth_telling(run.ledger()) else "repeated"

    def _kept(self, worked: Worked) -> Worked:
        self.means.store.archive(entry(self.day, worked))
        return worked

    def _key(self, material: Gathered) -> str:
        """What the story is made of and by: the same key, and making it again would change nothing."""
        day, tools, memory = self.day, self.means.tools, material.memory
        parts = [
            __version__,
            day.today.isoformat(),
            [document.model_dump_json() for document in material.all_documents],
            [claim.model_dump_json() for claim in memory.claims] if memory else [],
            [[one.day, one.claim.model_dump_json()] for one in memory.earlier] if memory else [],
            [change.model_dump_json() for change in memory.withdrawn] if memory else [],
            [style.model_dump_json() for style in day.styles],
            tools.engine.info.model_dump(exclude={"served", "prompts"}),
            tools.library.fingerprint,
            [day.formats, self.story.before],
        ]
        return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
