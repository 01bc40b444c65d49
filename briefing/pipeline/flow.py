"""The order of the steps, on one screen.

    sources ─collect→ documents ─extract→ claims ─ledger→ ledger ─compose→ brief ─check→ draft
                                                                     ↑ └─ repair ─┘

Each step is called once and leaves one file in the run's folder. Model calls are kept in the store: a run that was stopped goes
on where it was by being started again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from briefing.compose import Composer
from briefing.desk import DeskSettings
from briefing.errors import ConfigError, ModelError, ServiceError, SourceError
from briefing.extract import Extractor, usable
from briefing.ledger import build, expected_ledger
from briefing.model import Request
from briefing.model.prices import Estimate
from briefing.pipeline.files import write_brief
from briefing.pipeline.gathering import originals, title_of
from briefing.pipeline.job import Gathered, Job, Outcome, Tools
from briefing.pipeline.judging import Judge, first_brief
from briefing.pipeline.remembering import recalled, remembering
from briefing.pipeline.repair import repaired
from briefing.pipeline.reviewing import hold_ledger, spared
from briefing.records import Document, Extraction, Ledger
from briefing.runs import DOCUMENTS, EXTRACTIONS, LEDGER, Run, slug
from briefing.styles import Style

Estimator = Callable[[Iterable[Request[Any]]], Estimate]


def brief_story(job: Job, styles: Sequence[Style], run: Run, gathered: Gathered, tools: Tools) -> Outcome:
    """From documents to a draft in each style. Every file is written as soon as its step is done."""
    outcome = read_story(job, run, gathered, tools)
    compose_styles(outcome, styles, gathered.all_documents, job.note, job.formats, tools)
    return outcome


def read_story(job: Job, run: Run, gathered: Gathered, tools: Tools) -> Outcome:
    """From documents to the ledger, with what is new in it where the desk remembers earlier days."""
    documents = gathered.all_documents
    run.save_meta(date=job.today.isoformat(), sources=list(job.sources), background=list(job.background), note=job.note)
    for name, data in originals(gathered):
        run.write(name, data)
    run.write_lines(DOCUMENTS, documents)
    extractions = [*extract(gathered.documents, job.today, tools), *recalled(gathered.memory)]
    run.write_lines(EXTRACTIONS, extractions)
    ledger = build(documents, extractions, job.today.isoformat(), title_of(documents))
    ledger = _graded(remembering(ledger, gathered.memory), tools.desk)
    hold_ledger(run, ledger)
    run.write_record(LEDGER, ledger)
    return Outcome(
        run, ledger, left_out=list(_left_out(documents, extractions)), incomplete=list(_incomplete(documents, extractions))
    )


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
    first, allowed = first_brief(outcome.run), spared(outcome.ledger, outcome.run)
    for style in styles:
        try:
            brief = composer.compose(allowed, style)
        except (ModelError, ConfigError) as error:
            outcome.failed[style.name] = error
        else:
            tools.asked()
            judge = Judge(outcome.ledger, style, documents, first, tools.checkers)
            brief, held = repaired(brief, composer, judge, allowed) if tools.repair else judge.locked(brief)
            if first is None:
                first = brief
                outcome.run.save_meta(first_style=style.name)
            made = write_brief(outcome.run, brief, outcome.ledger, style, formats, tools.library, tools.who)
            outcome.made.append(replace(made, lock=held))
        tools.progress.advance()
    tools.progress.end()
    if not outcome.made:
        raise next(iter(outcome.failed.values()))


# -- its steps ------------------------------------------------------------------------------------------------------------


def extract(documents: Sequence[Document], today: date, tools: Tools) -> Iterator[Extraction]:
    extractor = Extractor(tools.engine, tools.library, today.isoformat(), tools.fields)
    tools.progress.begin("extract", len({document.text_hash for document in usable(documents)}))
    yield from extractor.run(documents, tools.progress.advance)
    tools.progress.end()


def _graded(ledger: Ledger, desk: DeskSettings) -> Ledger:
    """The ledger with the grades that the editor gives the outlets of its sources."""
    known = [(source, desk.outlet(source.outlet, source.url)) for source in ledger.sources]
    sources = tuple(source.model_copy(update={"grade": outlet.grade}) if outlet else source for source, outlet in known)
    return ledger.model_copy(update={"sources": sources})


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
