"""A sentence as a brief has it: its words, what of the report it cites, the status that it claims, and its section."""

from __future__ import annotations

from dataclasses import dataclass

STATUSES = ("reported", "disputed", "background", "archive", "judgement", "general", "unsourced")
SECTIONS = ("details", "context")


@dataclass(frozen=True)
class Standing:
    """`cites` are the report's sentences that the sentence names as its evidence, counted from 1: all of them where it is None,
    none where it is empty."""

    cites: tuple[int, ...] | None = None
    status: str = "reported"
    section: str = "details"


REPORTED = Standing()
"""A sentence in Details that is told as reported, and cites the whole report."""


@dataclass(frozen=True)
class Told:
    text: str
    standing: Standing = REPORTED
