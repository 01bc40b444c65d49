"""Memory: today's stories held against what the desk has said before.

Which earlier story goes on (`threads`), what is new in it (`novelty`), what its sources have taken back (`withdrawn`), and what
of the archive and the desk's notes belongs to its Context (`recall`). Everything here compares values that are handed in; what
is kept where is the store's business.
"""

from __future__ import annotations

from briefing.archive.gist import gist
from briefing.archive.novelty import Earlier, Value, compared, over_time, worth_telling
from briefing.archive.recall import ARCHIVE, Remembered, related, relevant_notes
from briefing.archive.threads import Thread, Told, matched, query
from briefing.archive.withdrawn import Borne, by_notice, by_silence, is_notice

__all__ = [
    "ARCHIVE",
    "Borne",
    "Earlier",
    "Remembered",
    "Thread",
    "Told",
    "Value",
    "by_notice",
    "by_silence",
    "compared",
    "gist",
    "is_notice",
    "matched",
    "over_time",
    "query",
    "related",
    "relevant_notes",
    "worth_telling",
]
