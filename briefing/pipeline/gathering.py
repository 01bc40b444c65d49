"""What a job reads: its documents, those of a later day left out, and the bytes that they came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from briefing.collect import collect
from briefing.extract import usable
from briefing.pipeline.job import Gathered, Job
from briefing.progress import Progress
from briefing.records import Document
from briefing.runs import SOURCES, slug


def gather(job: Job, progress: Progress) -> Gathered:
    """All documents of a job. What was published after its day is kept, and left out with the reason."""
    kept: dict[str, bytes] = {}
    reading = replace(job.reading, keep=kept.__setitem__)
    progress.begin("read")
    found = [
        *collect(job.sources, role="story", options=reading),
        *collect(job.background, role="background", options=reading),
        *collect(job.notes, role="note", options=reading),
    ]
    progress.end()
    return Gathered([_timely(document, job.today) for document in found], kept)


def originals(gathered: Gathered) -> Iterator[tuple[str, bytes]]:
    """Where each source's bytes go in a run, numbered in the order of the documents, so that every step can be done again."""
    order = dict.fromkeys(document.source for document in gathered.documents if document.source in gathered.originals)
    for number, source in enumerate([*order, *(name for name in gathered.originals if name not in order)], 1):
        stem, _, suffix = source.rstrip("/").rpartition("/")[2].rpartition(".")
        name = f"{slug(stem or suffix)}.{slug(suffix, 8)}" if stem and "://" not in source else slug(source)
        yield f"{SOURCES}/{number:02d}-{name}", gathered.originals[source]


def _timely(document: Document, today: date) -> Document:
    day = document.published_on
    if day is None or day <= today or document.status == "unreadable":
        return document
    return document.model_copy(update={"status": "late", "reason": f"published {day}, after the day of the brief, {today}"})


def title_of(documents: Sequence[Document]) -> str:
    """What a story is called: the title of its first document that has one."""
    stories = [document for document in usable(documents) if document.role == "story"] or usable(documents)
    return next((document.title for document in stories if document.title), stories[0].name if stories else "story")
