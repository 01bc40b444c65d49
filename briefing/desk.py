"""What a desk settles for its daily edition: the table `[desk]` of `briefing.toml`.

Ten lines are enough (a name and its sources); every other key has a default that a desk can live with. The models say what each
key means, `read` finds every fault with its line, and nothing here reads a source or knows a step.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from briefing.grades import known_grade
from briefing.typography import fold
from briefing.zones import known_zone

Reliability = Literal["high", "medium", "low", "unrated"]
Output = Literal["html", "markdown", "email", "pdf", "json"]
SourceRole = Literal["story", "background"]


def _moment(value: object) -> object:
    """A time of day, from TOML's own or from a text such as 05:30."""
    if isinstance(value, str) and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        raise ValueError(f"{value!r} is no time of day; write it as 05:30")
    return value


Words = Annotated[tuple[str, ...], BeforeValidator(lambda value: (value,) if isinstance(value, str) else value)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Source(_Table):
    """One place that the desk reads: a file, a folder, a mailbox file, a page, a feed, a `.jsonl` of documents."""

    source: str = Field(min_length=1, description="a path, counted from briefing.toml, or an address")
    outlet: str | None = Field(None, description="who publishes it, where the documents do not say")
    role: SourceRole = Field("story", description="background serves Context only")
    articles: bool = Field(True, description="of a feed: read the article behind each entry too")


class Outlet(_Table):
    """What the desk knows of an outlet."""

    name: str = Field(min_length=1, description="as its documents name it")
    hosts: Words = Field((), description="its addresses, for example news.example")
    reliability: Reliability = Field("unrated", description="high, medium, low or unrated")
    grade: Annotated[str, AfterValidator(known_grade)] | None = Field(
        None, description="its Admiralty grade, for styles that show it: A to F for reliability, 1 to 6 for credibility, as B2"
    )
    publisher: str | None = Field(None, description="the house that it belongs to: outlets of one house count as one voice")


class Topic(_Table):
    """What the desk writes about. `dock*` stands for every word that begins so, `port|harbour` for either."""

    name: str = Field(min_length=1)
    must: Words = Field(min_length=1, description="each of these must occur")
    must_not: Words = Field((), description="none of these may occur")
    weight: float = Field(1.0, ge=0, le=1, description="how much it matters, 0 to 1")
    limit: int | None = Field(None, ge=0, description="the most stories of it in one edition")


class Limits(_Table):
    """How much an edition may hold, cost and take."""

    stories: int = Field(10, ge=1, description="stories in an edition")
    per_topic: int | None = Field(None, ge=1, description="stories of one topic, where the topic does not say")
    per_publisher: int | None = Field(None, ge=1, description="stories that rest on one publisher alone")
    least: float = Field(0, ge=0, le=1, description="the rank, 0 to 1, below which a story is not told")
    documents: int = Field(12, ge=1, description="documents that a story rests on, one of each voice first")
    cost: float | None = Field(None, ge=0, description="US dollars that an edition may spend")
    minutes: float | None = Field(None, gt=0, description="after these no further story is begun")
    age_hours: float = Field(48, gt=0, description="what was published earlier than this before the cut-off is left out")


class Weights(_Table):
    """What counts how much when stories are ranked; each part is a value from 0 to 1."""

    gravity: float = Field(0.34, ge=0, description="harm, official acts, sums: what follows from it")
    publishers: float = Field(0.18, ge=0, description="independent publishers")
    topic: float = Field(0.14, ge=0, description="how well it fits the desk's topics")
    change: float = Field(0.14, ge=0, description="what is new since the last time")
    reliability: float = Field(0.10, ge=0, description="the best of its outlets")
    freshness: float = Field(0.10, ge=0, description="how shortly before the cut-off it was published")


class DeskSettings(_Table):
    """A desk, as its daily edition needs it."""

    name: str = Field("The desk", min_length=1, description="what the edition is called")
    address: str | None = Field(None, description="where the public page will stand; feeds need it for their links")
    language: str = Field("en", description="of what stands around the briefs")
    sources: tuple[Source, ...] = Field((), description="what is read each day")
    outlets: tuple[Outlet, ...] = Field((), description="what is known of them")
    topics: tuple[Topic, ...] = Field((), description="what the desk writes about")
    topics_only: bool = Field(False, description="leave out what belongs to no topic")
    limits: Limits = Limits()
    weights: Weights = Weights()
    timezone: Annotated[str, AfterValidator(known_zone)] = Field(
        "UTC", description="the clock of the edition, for example Europe/Berlin"
    )
    cutoff: Annotated[time | None, BeforeValidator(_moment)] = Field(
        None, description="what is published later belongs to the next day's edition; without it the day ends at midnight"
    )
    undated: Literal["keep", "leave_out"] = Field("keep", description="what becomes of a document that bears no date")
    notes: Path | None = Field(Path("notes"), description="the desk's own notes, for Context")
    outputs: tuple[Output, ...] = Field(
        ("html", "markdown", "email", "pdf", "json"), description="what an edition is published as"
    )
    public: Path = Field(Path("public"), description="the folder of the public page, its index and its feeds")
    review: Literal["required", "none"] = Field("required", description="none: goes out unread, and says so")
    verbatim: bool = Field(False, description="sentences taken from sources as they are may be printed")
    told: Literal["drafted", "published"] = Field(
        "drafted", description="what counts as told before: every edition, or what went out"
    )

    @model_validator(mode="before")
    @classmethod
    def _plain_sources(cls, values: Any) -> Any:
        """A source may be its place alone: `sources = ["inbox", "https://news.example/feed"]`."""
        if not isinstance(values, Mapping) or not isinstance(values.get("sources"), Sequence):
            return values
        given = [values["sources"]] if isinstance(values["sources"], str) else values["sources"]
        return {**values, "sources": [{"source": item} if isinstance(item, str) else item for item in given]}

    @model_validator(mode="after")
    def _names_once(self) -> DeskSettings:
        for kind, items in (("outlets", self.outlets), ("topics", self.topics)):
            names = [fold(item.name) for item in items]
            if twice := next((name for name in names if names.count(name) > 1), None):
                raise ValueError(f"two {kind} are called {twice!r}")
        return self

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def closes(self, day: date) -> datetime:
        """The moment at which the edition of `day` closes."""
        if self.cutoff is None:
            return datetime.combine(day + timedelta(days=1), time(), self.zone)
        return datetime.combine(day, self.cutoff, self.zone)

    def outlet(self, name: str | None, url: str | None) -> Outlet | None:
        """What is known of the outlet called `name`, or of that whose address `url` is."""
        host = (urlsplit(url).hostname or "") if url else ""
        called = fold(name) if name else None
        by_name = (item for item in self.outlets if called == fold(item.name))
        by_host = (item for item in self.outlets for own in item.hosts if host == own or host.endswith(f".{own}"))
        return next(by_name, None) or next(by_host, None)

    def located(self, folder: Path) -> DeskSettings:
        """The same desk with every path counted from `folder`."""
        sources = tuple(
            item if "://" in item.source or item.source == "-" else item.model_copy(update={"source": str(folder / item.source)})
            for item in self.sources
        )
        notes = folder / self.notes if self.notes else None
        return self.model_copy(update={"sources": sources, "notes": notes, "public": folder / self.public})


_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*((?:\"[^\"]+\"|'[^']+'|[\w-]+)(?:\s*\.\s*(?:\"[^\"]+\"|'[^']+'|[\w-]+))*)\s*=")
_PART = re.compile(r"\"([^\"]+)\"|'([^']+)'|([\w-]+)")


def toml_lines(text: str) -> dict[tuple[str | int, ...], int]:
    """The line, counted from 1, on which each table and key of a TOML text stands."""
    lines: dict[tuple[str | int, ...], int] = {}
    counts: dict[tuple[str | int, ...], int] = {}
    here: tuple[str | int, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            here = _table(_parts(header[2]), counts, array=header[1] == "[[")
            lines.setdefault(here, number)
        elif key := _KEY.match(line):
            lines.setdefault((*here, *_parts(key[1])), number)
    return lines


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(next(filter(None, match.groups())) for match in _PART.finditer(dotted))


def _table(parts: tuple[str, ...], counts: dict[tuple[str | int, ...], int], *, array: bool) -> tuple[str | int, ...]:
    """Where a header leads: below an array of tables, to its latest entry."""
    path: tuple[str | int, ...] = ()
    for place, part in enumerate(parts):
        path = (*path, part)
        if array and place == len(parts) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
