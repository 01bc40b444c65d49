"""Restyled sentences written by hand, faithful and drifted, in other domains than those of the worked examples.

The format is in `styled/README.md`. Of each half the one may be read by whoever adjusts the lock, the other is only measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

SEALED = "sealed"
HALVES = ("read", SEALED)
_PAIR = re.compile(r"\[\[(.*?)\|(.*?)\]\]")
_LINE = re.compile(r"- (?P<kind>\w+) @(?P<cites>\d+(?:,\d+)*)(?: \| (?P<language>\w\w))?: (?P<text>.+)")
_FIRST = re.compile(r"= @(?P<cites>\d+(?:,\d+)*)(?: \| (?P<language>\w\w):)? (?P<text>.+)")


@dataclass(frozen=True)
class Report:
    """What was reported, whose sentences are the claims, and the sentences of the first style with the claims that they cite,
    counted from 1."""

    day: date
    language: str
    text: str
    first: tuple[tuple[str, tuple[int, ...]], ...] = ()
    first_language: str = "en"


@dataclass(frozen=True)
class StyledPair:
    """A sentence in another style: `right` tells what its claims tell, `wrong` has drifted, and is the same where none has."""

    kind: str
    right: str
    wrong: str
    language: str
    cites: tuple[int, ...]
    report: Report

    @property
    def across(self) -> bool:
        return self.language != self.report.language

    @property
    def drifts(self) -> bool:
        return self.right != self.wrong


@cache
def styled_pairs(half: str) -> tuple[StyledPair, ...]:
    """The pairs of one half. Raises ValueError for a line that is none."""
    return tuple(read(files("briefing.prove").joinpath("styled", f"{half}.txt").read_text(encoding="utf-8")))


def read(text: str) -> list[StyledPair]:
    """The pairs of one file. Raises ValueError for a line that is none."""
    found: list[StyledPair] = []
    for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        head, *lines = [line for line in part.splitlines() if line.strip()]
        day, _, language = (item.strip() for item in head.partition("|"))
        first = [_matched(_FIRST, line) for line in lines if line.startswith("= ")]
        said = tuple((item["text"], _numbers(item["cites"])) for item in first)
        spoken = next((item["language"] for item in first if item["language"]), "en")
        report = Report(date.fromisoformat(day), language or "en", lines[0], said, spoken)
        found += [_pair(_matched(_LINE, line), report) for line in lines if line.startswith("- ")]
    return found


def _matched(pattern: re.Pattern[str], line: str) -> re.Match[str]:
    match = pattern.fullmatch(line.rstrip())
    if match is None:
        raise ValueError(f"neither a sentence of the first style nor a restyled one: {line}")
    return match


def _numbers(cites: str) -> tuple[int, ...]:
    return tuple(int(number) for number in cites.split(","))


def _pair(match: re.Match[str], report: Report) -> StyledPair:
    right, wrong = (_PAIR.sub(lambda found, side=side: found[side], match["text"]).strip() for side in (1, 2))
    return StyledPair(match["kind"], right, wrong, match["language"] or "en", _numbers(match["cites"]), report)
