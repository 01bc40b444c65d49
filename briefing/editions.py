"""The record of a day's edition, `edition.json`: what is in it and why, what was left out, and what it cost.

It holds nothing that the hour or the machine decides, so that the same edition made again is the same file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from briefing.records import SCHEMA_VERSION, Change, Record, Source

EDITION = "edition.json"
WORDS_A_MINUTE = 230
State = Literal["new", "updated", "repeated", "failed"]


class RankPart(Record):
    """One part of a story's rank: `value` from 0 to 1 counts `weight` times; `why` is what it was read from."""

    name: str
    value: float
    weight: float
    why: str


class EarlierBrief(Record):
    """A brief of the same story in an earlier edition."""

    date: str
    headline: str
    run: str


class EditionBrief(Record):
    """A story's brief in one style. Paths count from the edition's folder."""

    style: str
    brief: str
    draft: str
    headline: str
    summary: str
    language: str | None = None
    words: int
    minutes: int
    errors: int = 0
    warnings: int = 0


class EditionStory(Record):
    """A story of an edition. `story` names the thread through all editions, `run` the run's folder; `state` says whether the
    story is new, updated (`changes`, `news`), told before with nothing new (then it has no brief), or failed (`error`)."""

    story: str
    slot: str
    title: str
    state: State
    rank: int
    score: float
    reasons: tuple[RankPart, ...]
    topics: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    grouping: str = ""
    run: str | None = None
    briefs: tuple[EditionBrief, ...] = ()
    changes: tuple[Change, ...] = ()
    news: tuple[str, ...] = ()
    earlier: tuple[EarlierBrief, ...] = ()
    incomplete: tuple[str, ...] = ()
    error: str | None = None


class Withdrawal(Record):
    """A claim of an earlier edition that its source took back, and the sentence of the brief that used it."""

    date: str
    run: str
    style: str
    block: str
    sentence: str
    claim: str
    reason: str
    source: str


class LeftOutStory(Record):
    """What is not in the edition, and why."""

    title: str
    reason: str
    sources: tuple[str, ...] = ()
    score: float | None = None


class Refused(Record):
    """A document that has no place in the edition, and why: `late` is the next one's, `crowded` one too many of its story."""

    source: str
    kind: Literal["unreadable", "late", "old", "undated", "no_story", "crowded"]
    reason: str


class EditionCost(Record):
    """What the edition has cost so far: requests sent and tokens, by step, and the price in US dollars where it is known."""

    calls: dict[str, int] = Field(default_factory=dict)
    tokens: dict[str, int] = Field(default_factory=dict)
    price: float | None = None


class Edition(Record):
    """A day's edition as drafted. Stories stand in the order of their rank, those told before last."""

    schema_version: int = SCHEMA_VERSION
    date: str
    name: str
    closes: str
    styles: tuple[str, ...]
    engine: str
    review: Literal["required", "none"] = "required"
    previous: str | None = None
    documents: int = 0
    stories: tuple[EditionStory, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    left_out: tuple[LeftOutStory, ...] = ()
    refused: tuple[Refused, ...] = ()
    cost: EditionCost = Field(default_factory=EditionCost)

    def told(self) -> tuple[EditionStory, ...]:
        """The stories with a brief."""
        return tuple(story for story in self.stories if story.briefs)

    @property
    def words(self) -> int:
        """Of each story's first brief."""
        return sum(story.briefs[0].words for story in self.told())

    @property
    def minutes(self) -> int:
        return max(1, round(self.words / WORDS_A_MINUTE)) if self.told() else 0


def edition_folder(desk: Path, day: str) -> Path:
    return desk / "editions" / day


EDITION_RECORDS: dict[str, type[Record]] = {"edition": Edition}
