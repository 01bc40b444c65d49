"""What a desk has done: every brief of its runs as the machine wrote it and as people left it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.errors import BriefingError
from briefing.records import Brief
from briefing.review.learning import Pair
from briefing.review.state import ReviewState, revision_file, state_file
from briefing.runs import Run, read_record, runs_below


def pairs(folders: Iterable[Path], problems: list[str] | None = None) -> Iterator[Pair]:
    """A pair for each brief that somebody worked on. One that cannot be read is told in `problems` and left out."""
    for run in (run for folder in folders for run in runs_below(folder)):
        for style in run.styles():
            try:
                found = _pair(run, style)
            except BriefingError as error:
                if problems is not None:
                    problems.append(f"{run.folder}: {error.message}")
                continue
            if found is not None:
                yield found


def _pair(run: Run, style: str) -> Pair | None:
    path = run.folder / state_file(style)
    if not path.exists():
        return None
    state, present = read_record(path, ReviewState), run.brief(style)
    first = run.folder / revision_file(style, 1)
    machine = read_record(first, Brief) if first.exists() else present
    return Pair(f"{run.folder.name} ({style})", _with_later(machine, state.machine), present)


def _with_later(first: Brief, later: Brief | None) -> Brief:
    """The machine's first text, with the blocks that only its later one has."""
    if later is None:
        return first
    known = {block.id for block in first.blocks()}
    extra = {section.key: tuple(block for block in section.blocks() if block.id not in known) for section in later.sections}
    there = {section.key for section in first.sections}
    sections = tuple(
        section.model_copy(update={"points": (*section.points, *extra.get(section.key, ()))}) for section in first.sections
    )
    new = tuple(section for section in later.sections if section.key not in there)
    return first.model_copy(update={"sections": (*sections, *new)})
