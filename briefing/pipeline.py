"""The order of the steps, on one screen, and what needs several of them.

    sources ─collect→ documents ─extract→ claims ─ledger→ ledger ─compose→ brief ─check→ draft

Each step is called once and leaves one file in the run's folder. Model calls are kept in the store: a run that was stopped goes
on where it was by being started again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from briefing.check import check
from briefing.collect import ReadOptions, collect
from briefing.compose import Composer
from briefing.errors import BriefingError, ConfigError, DraftError, ModelError, ServiceError, SetupError, SourceError
from briefing.extract import Extractor, usable
from briefing.fields import ClaimField
from briefing.ledger import build, expected_ledger
from briefing.library import Library
from briefing.lock import Lock, lock
from briefing.model import Engine, Request
from briefing.model.prices import Estimate
from briefing.progress import Progress, Silent
from briefing.records import Brief, Document, Extraction, Ledger
from briefing.render import render
from briefing.review import front_matter, read_draft
from briefing.runs import (
    DOCUMENTS,
    EXTRACTIONS,
    LEDGER,
    SOURCES,
    Run,
    brief_file,
    digest,
    draft_file,
    find_run,
    read_record,
    slug,
)
from briefing.styles import Style

Estimator = Callable[[Iterable[Request[Any]]], Estimate]
SUFFIXES = {"draft": "md", "markdown": "published.md", "text": "txt", "html": "html", "email": "eml", "json": "json"}


@dataclass(frozen=True)
class Job:
    """One story to brief. `sources` serve Details and Context, `background` and `notes` Context only."""

    sources: tuple[str, ...]
    background: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    note: str | None = None
    today: date = field(default_factory=lambda: datetime.now(UTC).date())
    formats: tuple[str, ...] = ("draft", "html")
    reading: ReadOptions = field(default_factory=ReadOptions)


@dataclass(frozen=True)
class Gathered:
    """What was read for a job: its documents, and each source's bytes as they came in, by the name of the source."""

    documents: list[Document]
    originals: dict[str, bytes]


@dataclass(frozen=True)
class Tools:
    """What the steps work with."""

    engine: Engine
    library: Library
    progress: Progress = field(default_factory=Silent)
    fields: tuple[ClaimField, ...] = ()
    any_language: bool = False  # whether a style that nobody asked for by name may be written in the sources' language


@dataclass(frozen=True)
class Made:
    """A brief that was made, the files that it left, and whether the draft went beside one that a person had changed."""

    brief: Brief
    record: Path
    draft: Path
    files: tuple[Path, ...]
    beside: bool = False
    lock: Lock | None = None


@dataclass
class Outcome:
    """What came of a run: a brief for each style that worked, the error of each that did not."""

    run: Run
    ledger: Ledger
    made: list[Made] = field(default_factory=list)
    failed: dict[str, BriefingError] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    incomplete: list[str] = field(default_factory=list)


# -- the flow -----------------------------------------------------------------------------------------------------------


def brief_story(job: Job, styles: Sequence[Style], run: Run, gathered: Gathered, tools: Tools) -> Outcome:
    """From documents to a draft in each style. Every file is written as soon as its step is done."""
    documents = gathered.documents
    run.save_meta(date=job.today.isoformat(), sources=list(job.sources), background=list(job.background), note=job.note)
    for name, data in originals(gathered):
        run.write(name, data)
    run.write_lines(DOCUMENTS, documents)
    extractions = list(extract(documents, job.today, tools))
    run.write_lines(EXTRACTIONS, extractions)
    ledger = build(documents, extractions, job.today.isoformat(), title_of(documents))
    run.write_record(LEDGER, ledger)
    outcome = Outcome(
        run, ledger, left_out=list(_left_out(documents, extractions)), incomplete=list(_incomplete(documents, extractions))
    )
    compose_styles(outcome, styles, documents, job.note, job.formats, tools)
    return outcome


def restyle(run: Run, styles: Sequence[Style], formats: Sequence[str], tools: Tools) -> Outcome:
    """The stored ledger in other styles: no document is read or extracted again."""
    outcome = Outcome(run, run.ledger())
    compose_styles(outcome, styles, run.documents(), run.meta.get("note"), formats, tools)
    return outcome


def compose_styles(
    outcome: Outcome,
    styles: Sequence[Style],
    documents: Sequence[Document],
    note: str | None,
    formats: Sequence[str],
    tools: Tools,
) -> None:
    """A brief for each style. One that the engine has no usable answer for leaves the others alone."""
    if not outcome.ledger.claims:
        reasons = "; ".join([*outcome.left_out, *outcome.incomplete]) or "none was given"
        if outcome.incomplete:
            raise ServiceError(f"nothing could be made: {reasons}", "run the same command again; what has been answered is kept")
        raise SourceError(f"no claim to write from: {reasons}", "see `briefing read SOURCE…` for what was read of each")
    composer = Composer(tools.engine, tools.library, slug(outcome.ledger.title), note, tools.any_language)
    tools.progress.begin("compose", len(styles))
    first = first_brief(outcome.run)
    for style in styles:
        try:
            brief = composer.compose(outcome.ledger, style)
        except (ModelError, ConfigError) as error:
            outcome.failed[style.name] = error
        else:
            brief, held = lock(checked(brief, outcome.ledger, style, documents), outcome.ledger, first)
            if first is None:
                first = brief
                outcome.run.save_meta(first_style=style.name)
            made = write_brief(outcome.run, brief, outcome.ledger, style, formats, tools.library)
            outcome.made.append(replace(made, lock=held))
        tools.progress.advance()
    tools.progress.end()
    if not outcome.made:
        raise next(iter(outcome.failed.values()))


# -- its steps ------------------------------------------------------------------------------------------------------------


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


def extract(documents: Sequence[Document], today: date, tools: Tools) -> Iterator[Extraction]:
    extractor = Extractor(tools.engine, tools.library, today.isoformat(), tools.fields)
    tools.progress.begin("extract", len({document.text_hash for document in usable(documents)}))
    yield from extractor.run(documents, tools.progress.advance)
    tools.progress.end()


def planned(documents: Sequence[Document], styles: Sequence[Style], today: date, tools: Tools, estimate: Estimator) -> Estimate:
    """What a run would use. What composing is asked depends on the claims: with all extractions in the store those are known;
    else a ledger of about the size that these documents will give stands in for them."""
    extractor = Extractor(tools.engine, tools.library, today.isoformat(), tools.fields)
    extracting = extractor.requests(documents)
    title, day = title_of(documents), today.isoformat()
    if estimate(extracting).calls:
        ledger = expected_ledger(documents, day)
    else:
        ledger = build(documents, list(extractor.run(documents)), day, title)
    composer = Composer(tools.engine, tools.library, slug(title))
    return estimate([*extracting, *(composer.request(ledger, style) for style in styles)])


def first_brief(run: Run) -> Brief | None:
    """The brief in the style that a run was first made in, which the others are held against; None before there is one."""
    name = run.meta.get("first_style")
    there = run.styles()
    known = [style for style in (name, "house", *there) if style in there]
    return run.brief(known[0]) if known else None


def checked(brief: Brief, ledger: Ledger, style: Style, documents: Sequence[Document]) -> Brief:
    """The brief with the findings of every rule beside those of its making."""
    made = tuple(finding for finding in brief.findings if finding.rule in ("unknown-claim", "status"))
    found = check(brief, ledger, style, documents)
    return brief.model_copy(update={"findings": (*made, *(finding for finding in found if finding not in made))})


def _left_out(documents: Sequence[Document], extractions: Sequence[Extraction]) -> Iterator[str]:
    for document in documents:
        if document.reason:
            yield f"{document.name}: {document.reason}"
    names = {document.id: document.name for document in documents}
    for extraction in extractions:
        if not extraction.claims and not extraction.incomplete:
            yield f"{names[extraction.document]}: no claim found"


def _incomplete(documents: Sequence[Document], extractions: Sequence[Extraction]) -> Iterator[str]:
    names = {document.id: document.name for document in documents}
    return (f"{names[item.document]}: {item.incomplete}" for item in extractions if item.incomplete)


def title_of(documents: Sequence[Document]) -> str:
    """What a story is called: the title of its first document that has one."""
    stories = [document for document in usable(documents) if document.role == "story"] or usable(documents)
    return next((document.title for document in stories if document.title), stories[0].name if stories else "story")


# -- files ------------------------------------------------------------------------------------------------------------------


def run_folder(out: Path | None, documents: Sequence[Document], today: date) -> Path:
    """Where a run goes: as named, else `runs/DATE-TITLE`, the same for the same command."""
    return out or Path("runs") / f"{today}-{slug(title_of(documents))}"


def write_brief(run: Run, brief: Brief, ledger: Ledger, style: Style, formats: Sequence[str], library: Library) -> Made:
    """Writes the record and the draft. Where a person has changed the draft, both go beside it as `.new`."""
    text = render(brief, ledger, style, library, "draft").encode()
    name, record = draft_file(style.name), brief_file(style.name)
    beside = run.changed_by_hand(name) and run.meta["files"].get(name) != digest(text)
    if run.changed_by_hand(name) and not beside:  # the same text as before: the person's draft stands on it still
        return Made(brief, run.folder / record, run.folder / name, ())
    if beside:
        name, record = name.replace(".md", ".new.md"), record.replace(".json", ".new.json")
    record_path = run.write_record(record, brief)
    draft = run.write(name, text)
    files = [
        run.write(
            draft_file(style.name, ("new." if beside else "") + SUFFIXES[format]),
            render(brief, ledger, style, library, format).encode(),
        )
        for format in dict.fromkeys(formats)
        if format != "draft"
    ]
    return Made(brief, record_path, draft, tuple(files), beside)


@dataclass(frozen=True)
class OpenDraft:
    """A draft or a record opened from a path: the brief as it stands there, and all that it rests on."""

    brief: Brief
    ledger: Ledger
    style: Style
    documents: tuple[Document, ...]


def open_brief(path: Path, library: Library) -> OpenDraft:
    """A brief from its record (`.json`) or from its draft (`.md`), edited or not, with the run that it lies in.

    A record that rests on nothing, such as an imported one, needs no run.
    """
    try:
        run = find_run(path)
    except SetupError:
        if path.suffix != ".json":
            raise
        return _open_alone(path, library)
    if path.suffix == ".json":
        brief = read_record(path, Brief)
        style = library.style(brief.style or "house")
    else:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise DraftError(f"{path}: cannot be read: {error}") from error
        values, _, _ = front_matter(text, str(path))
        style = library.style(str(values.get("style") or "house"))
        record = run.folder / brief_file(style.name)
        base = read_record(record.with_suffix(".new.json") if path.name.endswith(".new.md") else record, Brief)
        brief = read_draft(text, base, style)
    documents = tuple(run.documents())
    ledger = run.ledger()
    return OpenDraft(checked(brief, ledger, style, documents), ledger, style, documents)


def _open_alone(path: Path, library: Library) -> OpenDraft:
    """A record outside any run: one whose sentences name no claim, with an empty ledger."""
    brief = read_record(path, Brief)
    if any(sentence.claims for sentence in brief.sentences()):
        raise SetupError(
            f"{path} is not in a run, and the claims that its sentences rest on are only in its run",
            "name the record in its run's folder, 5-briefs/",
        )
    title = brief.headline.text if brief.headline else ""
    ledger = Ledger(title=title, date=brief.date or "", sources=brief.sources or (), claims=())
    style = library.style(brief.style or "house")
    return OpenDraft(checked(brief, ledger, style, ()), ledger, style, ())
