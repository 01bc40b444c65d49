"""What an edition is asked for, and what is read for it: the day's documents within its clock, each refusal with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from briefing.collect import ReadOptions, collect
from briefing.desk import DeskSettings, Source
from briefing.editions import Refused
from briefing.group import Settled
from briefing.pipeline.pages import ALWAYS
from briefing.progress import Progress
from briefing.rank import Pin, not_news
from briefing.rank.parts import published
from briefing.records import Document
from briefing.styles import Style

Kind = Literal["unreadable", "late", "old", "undated", "no_story"]
MANY = 50  # characters of text: what has less tells nothing


@dataclass(frozen=True)
class Day:
    """An edition to make. `root` is the desk's folder, `folder` the edition's; `since` leaves out what was published before it;
    with `only` no other story is worked on; `minutes` is when no further story is begun."""

    desk: DeskSettings
    root: Path
    folder: Path
    today: date
    sources: Sequence[Source]
    styles: Sequence[Style]
    reading: ReadOptions = field(default_factory=ReadOptions)
    formats: tuple[str, ...] = ALWAYS
    since: datetime | None = None
    only: str | None = None
    pins: Sequence[Pin] = ()
    settled: Sequence[Settled] = ()

    @property
    def name(self) -> str:
        """What the edition's calls are counted under."""
        return f"edition-{self.today}"

    @property
    def closes(self) -> datetime:
        return self.desk.closes(self.today)

    @property
    def opens(self) -> datetime:
        """What was published before this is too old for the edition."""
        return max(self.closes - timedelta(hours=self.desk.limits.age_hours), self.since or datetime.min.replace(tzinfo=UTC))

    def has_time_for(self, published: str | None) -> bool:
        """Whether what was published then, an ISO date or moment, can belong to the edition: one that cannot is not fetched."""
        if published is None:
            return self.desk.undated == "keep"
        if len(published) == 10:
            return self.opens.date() <= date.fromisoformat(published) <= self.today
        moment = datetime.fromisoformat(published)
        return self.opens <= (moment if moment.tzinfo else moment.replace(tzinfo=self.desk.zone)) < self.closes

    def within(self, path: Path) -> str:
        """A path as it is written in records: counted from the desk's folder."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


@dataclass(frozen=True)
class DayRead:
    """The documents of a day: those that may make stories, background, the desk's notes; what was refused; the bytes read."""

    documents: list[Document]
    background: list[Document]
    notes: list[Document]
    refused: list[Refused]
    originals: dict[str, bytes]


def read_day(day: Day, progress: Progress) -> DayRead:
    """Everything that the desk's sources hold, once each, within the edition's clock."""
    kept: dict[str, bytes] = {}
    reading = replace(day.reading, keep=kept.__setitem__)
    progress.begin("read")
    stories, background = (_once(_read(day, role, reading)) for role in ("story", "background"))
    folder = day.desk.notes
    found = collect([str(folder)], role="note", options=day.reading) if folder and folder.is_dir() else iter(())
    notes = [_named_document(document, day) for document in found]
    progress.end()
    judged = [(document, _against(document, day)) for document in stories]
    refused = [why for _, why in judged if why]
    refused += [_refused(item, "unreadable", item.reason) for item in background if item.status == "unreadable"]
    usable = [document for document, why in judged if why is None]
    readable = [item for item in background if item.status in ("ok", "thin")]
    originals = {_named(name, day): data for name, data in kept.items()}
    return DayRead(usable, readable, notes, refused, originals)


def _named(source: str, day: Day) -> str:
    """A source as records name it: a file of the desk by its path in the desk's folder, so that a desk can move."""
    return day.within(Path(source)) if Path(source).is_absolute() else source


def _named_document(document: Document, day: Day) -> Document:
    return document.model_copy(update={"source": _named(document.source, day)})


def _read(day: Day, role: str, reading: ReadOptions) -> Iterator[Document]:
    """The documents of the sources of a role; those of one outlet, where the desk names it, bear its name if they bear none."""
    alike: dict[tuple[str | None, bool], list[str]] = {}
    for source in day.sources:
        if source.role == role:
            alike.setdefault((source.outlet, source.articles), []).append(source.source)
    for (outlet, articles), names in alike.items():
        options = replace(reading, article=day.has_time_for if articles else None)
        for document in collect(names, role="background" if role == "background" else "story", options=options):
            yield _named_document(document.model_copy(update={"outlet": document.outlet or outlet}), day)


def _once(documents: Iterator[Document]) -> list[Document]:
    return list({document.id: document for document in documents}.values())


def _against(document: Document, day: Day) -> Refused | None:
    """Why a document has no place in the edition; None where it has."""
    if document.status not in ("ok", "thin"):
        return _refused(document, "unreadable", document.reason)
    if len(document.text) < MANY:
        return _refused(document, "unreadable", "it has hardly any text")
    untimely = _untimely(document, day)
    if untimely:
        return untimely
    reason = not_news(document)
    return _refused(document, "no_story", reason) if reason else None


def _refused(document: Document, kind: Kind, reason: str | None) -> Refused:
    return Refused(source=document.source, kind=kind, reason=reason or "it cannot be read")


def _untimely(document: Document, day: Day) -> Refused | None:
    moment, hours = published(document, day.closes), day.desk.limits.age_hours
    if moment is None:
        leave = day.desk.undated == "leave_out"
        return _refused(document, "undated", "it bears no date, and the desk leaves such out") if leave else None
    opens = day.closes - timedelta(hours=hours)
    if moment >= day.closes and not _only_a_day(document, day):
        return _refused(document, "late", f"published {document.published}, after the edition closed: the next one's")
    if day.since and moment < day.since:
        return _refused(document, "old", f"published {document.published}, before {day.since.isoformat()}")
    if moment < opens and not (_only_a_day(document, day) and document.published_on == opens.date()):
        return _refused(document, "old", f"published {document.published}, more than {hours:g} hours before the edition closes")
    return None


def _only_a_day(document: Document, day: Day) -> bool:
    """Whether it gives its day alone, and that is the edition's or an earlier one: it is taken to be in time."""
    on = document.published_on
    return len(document.published or "") == 10 and on is not None and on <= day.today
