"""What a review needs of the other steps: rules, renderer, ledger; and what a remade brief owes to one that a person worked on.

Struck claims stay out of every style, block ids go on, and new text is joined with a reviewed draft and never put over it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from briefing.clock import Clock, SystemClock
from briefing.errors import BriefingError, DraftError
from briefing.events import ReviewEvent
from briefing.library import Library
from briefing.pipeline.judging import checked
from briefing.pipeline.pages import page_file
from briefing.records import Brief, Extraction, Finding, Ledger
from briefing.render import ALL_FORMATS, render, render_file
from briefing.review.desk import Applied, Desk, Means
from briefing.review.identity import aligned
from briefing.review.joining import Arrival, join
from briefing.review.state import ReviewState, Struck, state_file
from briefing.runs import LEDGER, Run, brief_file, draft_file, read_record
from briefing.styles import Style


@dataclass(frozen=True)
class Hands:
    """Whose hands a review's are, and where what they do is kept; without a store it waits in the state for one."""

    who: str
    keep: Callable[[Sequence[ReviewEvent]], None] | None = None
    clock: Clock = field(default_factory=SystemClock)


def desk_for(run: Run, style: Style, library: Library, hands: Hands) -> Desk:
    """A brief of a run, open for review. Whoever writes holds the run's lock."""
    ledger, documents = run.ledger(), tuple(run.documents())
    before = _shown_ledger(run, style.name)

    def page(format: str, brief: Brief) -> bytes:
        return render_file(brief, ledger, style, library, format, documents)

    def judge(brief: Brief) -> Brief:
        found = checked(brief, ledger, style, documents)
        return found.model_copy(update={"findings": (*found.findings, *struck_findings(run, found))})

    means = Means(
        judge=judge,
        draft=lambda brief: render(brief, ledger, style, library, "draft"),
        keep=hands.keep,
        who=hands.who,
        clock=hands.clock,
        pages={page_file(style.name, format): partial(page, format) for format in ALL_FORMATS if format != "draft"},
        shown=(lambda brief: render(brief, before, style, library, "draft")) if before else None,
        done=lambda: (run.folder / _held(style.name)).unlink(missing_ok=True),
    )
    return Desk(run, style, means)


# -- the ledger gives way to a later one ----------------------------------------------------------------------------------


def _held(style: str) -> str:
    return f"5-briefs/revisions/ledger.{style}.json"


def hold_ledger(run: Run, new: Ledger) -> None:
    """Keeps the ledger that the drafts of a run show, before a later one takes its place: until a draft is written anew, its
    footnotes are read as they were written."""
    path = run.folder / LEDGER
    if not path.exists() or run.ledger() == new:
        return
    for style in run.styles():
        if (run.folder / draft_file(style)).exists() and not (run.folder / _held(style)).exists() and reviewed(run, style):
            run.write_record(_held(style), run.ledger())


def _shown_ledger(run: Run, style: str) -> Ledger | None:
    path = run.folder / _held(style)
    return read_record(path, Ledger) if path.exists() else None


def _renamed_claims(extractions: Sequence[Extraction], ledger: Ledger) -> dict[str, str]:
    """What a ledger calls claims that it merged under another name: the claim that has their evidence."""
    there = {claim.id for claim in ledger.claims}
    places = {(item.document, item.start, item.end): claim.id for claim in ledger.claims for item in claim.evidence}
    return {
        claim.id: places[key]
        for extraction in extractions
        for claim in extraction.claims
        if claim.id not in there
        for item in claim.evidence[:1]
        if (key := (item.document, item.start, item.end)) in places
    }


# -- what a person struck -------------------------------------------------------------------------------------------------


def struck_in(run: Run) -> Iterator[tuple[str, Struck]]:
    """What was struck in any style of a run: the style, and the block."""
    for style in run.styles():
        path = run.folder / state_file(style)
        if path.exists():
            used = {claim for sentence in run.brief(style).sentences() for claim in sentence.claims}
            for struck in read_record(path, ReviewState).struck:
                claims = tuple(claim for claim in struck.claims if claim not in used)
                if claims:
                    yield style, struck.model_copy(update={"claims": claims})


def spared(ledger: Ledger, run: Run) -> Ledger:
    """A ledger without the claims that a person struck with a block that only they bore."""
    struck = {claim for _, one in struck_in(run) for claim in one.claims}
    if not struck:
        return ledger
    claims = tuple(claim for claim in ledger.claims if claim.id not in struck)
    clashes = tuple(clash for clash in ledger.contradictions if not struck & set(clash.claims))
    return ledger.model_copy(update={"claims": claims, "contradictions": clashes})


def struck_findings(run: Run, brief: Brief) -> Iterator[Finding]:
    """Sentences that rest on what was struck in another style."""
    for style, struck in struck_in(run):
        if style == brief.style:
            continue
        for block in brief.blocks():
            for sentence in block.sentences:
                if set(sentence.claims) & set(struck.claims):
                    why = f": {struck.why}" if struck.why else ""
                    message = f"rests on what {struck.who} struck from {style} ({struck.block}){why}; drop it too"
                    yield Finding(rule="struck", severity="warn", block=block.id, sentence=sentence.id, message=message)


def struck_elsewhere(run: Run, style: str) -> dict[str, list[str]]:
    """The blocks of drafts in other styles that rest on what was struck, by style."""
    found = {
        other: list(dict.fromkeys(finding.block for finding in struck_findings(run, run.brief(other)) if finding.block))
        for other in run.styles()
        if other != style
    }
    return {other: blocks for other, blocks in found.items() if blocks}


# -- a brief made again ---------------------------------------------------------------------------------------------------


def reviewed(run: Run, style: str) -> bool:
    """Whether a person has done anything to a draft, more than look at it."""
    path = run.folder / state_file(style)
    touched = path.exists() and read_record(path, ReviewState).model_copy(update={"place": None}) != ReviewState()
    return touched or run.changed_by_hand(draft_file(style))


def named_as_before(run: Run, brief: Brief) -> Brief:
    """A brief whose blocks have the ids of the record that it takes the place of."""
    path = run.folder / brief_file(brief.style or "house")
    try:
        return aligned(brief, read_record(path, Brief), ()) if path.exists() else brief
    except BriefingError:  # what stands there is no record: nothing to go on with
        return brief


def joined(run: Run, brief: Brief, style: Style, library: Library, hands: Hands) -> Applied | None:
    """Joins a brief that was made again with the draft that a person worked on. None where their file cannot be read."""
    ledger = run.ledger()
    arrival = Arrival(brief, ledger, _renamed_claims(run.extractions(), ledger))
    try:
        return join(desk_for(run, style, library, hands), arrival)
    except DraftError:
        return None
