"""The order of the steps (`flow`), and what needs several of them.

Nothing here knows how a step works, and no step knows of another: what one leaves, this package hands to the next.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.pipeline.daily import DayOutcome, Means, make_edition, plan_day
    from briefing.pipeline.day import Day
    from briefing.pipeline.files import run_folder, write_brief
    from briefing.pipeline.flow import brief_story, extract, planned, restyle
    from briefing.pipeline.gathering import gather, title_of
    from briefing.pipeline.issuing import Issued, Press, file_corrections, publish_edition, write_desk_page
    from briefing.pipeline.job import Gathered, Job, Made, Outcome, Tools
    from briefing.pipeline.judging import checked, first_brief
    from briefing.pipeline.opening import OpenDraft, open_brief
    from briefing.pipeline.pages import ALWAYS, SUFFIXES, page_file
    from briefing.pipeline.pairing import PairJudge
    from briefing.pipeline.proving import Desk, DriftJudge
    from briefing.pipeline.reviewing import Hands, desk_for

__all__ = [
    "ALWAYS",
    "SUFFIXES",
    "Day",
    "DayOutcome",
    "Desk",
    "DriftJudge",
    "Gathered",
    "Hands",
    "Issued",
    "Job",
    "Made",
    "Means",
    "OpenDraft",
    "Outcome",
    "PairJudge",
    "Press",
    "Tools",
    "brief_story",
    "checked",
    "desk_for",
    "extract",
    "file_corrections",
    "first_brief",
    "gather",
    "make_edition",
    "open_brief",
    "page_file",
    "plan_day",
    "planned",
    "publish_edition",
    "restyle",
    "run_folder",
    "title_of",
    "write_brief",
    "write_desk_page",
]

_WHERE = {
    "daily": "DayOutcome Means make_edition plan_day",
    "day": "Day",
    "files": "run_folder write_brief",
    "flow": "brief_story extract planned restyle",
    "gathering": "gather title_of",
    "issuing": "Issued Press file_corrections publish_edition write_desk_page",
    "job": "Gathered Job Made Outcome Tools",
    "judging": "checked first_brief",
    "opening": "OpenDraft open_brief",
    "pages": "ALWAYS SUFFIXES page_file",
    "pairing": "PairJudge",
    "proving": "Desk DriftJudge",
    "reviewing": "Hands desk_for",
}
_MODULES = {name: module for module, names in _WHERE.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """What is asked for, from its module, loaded then: most commands need one step, and all of them take a second to load."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)
    return found
