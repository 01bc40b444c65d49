"""The Admiralty grade of a source: a letter for its reliability, and a figure for how credible what it says is.

The editor gives it, with the outlet, in `briefing.toml`. The program invents none, and takes none from a document: what a source
says of itself is worth nothing here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the settings of a desk read grades, and need neither records nor styles
    from briefing.records import Ledger
    from briefing.styles import Style

RELIABILITY = {
    "A": "reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "of unknown reliability",
}
CREDIBILITY = {
    "1": "confirmed",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "of unknown credibility",
}


def known_grade(text: str) -> str:
    """A grade as it is written: `B`, `B2`. Raises ValueError for what is none."""
    if not re.fullmatch(r"[A-F][1-6]?", text):
        raise ValueError(
            f"{text!r} is no Admiralty grade; write a letter from A (reliable) to F (cannot be judged), alone or with a figure"
            " from 1 (confirmed) to 6 (cannot be judged): B or B2"
        )
    return text


def in_words(given: str) -> str:
    """What a grade says: `usually reliable, probably true` for B2."""
    return ", ".join([RELIABILITY[given[0]], *(CREDIBILITY[figure] for figure in given[1:])])


def is_weak(given: str) -> bool:
    """Whether nobody should take it for settled: a source that is not usually reliable, or what is doubtful at best."""
    return given[0] in "DE" or given[1:] in ("4", "5")


def with_grades(ledger: Ledger, style: Style) -> Ledger:
    """The ledger as a style shows it: with the grades of its sources, or without any."""
    if style.sourcing.reliability == "admiralty" or not any(source.grade for source in ledger.sources):
        return ledger
    bare = tuple(source.model_copy(update={"grade": None}) for source in ledger.sources)
    return ledger.model_copy(update={"sources": bare})
