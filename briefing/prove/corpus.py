"""The corpus that ships with the program: invented reports, and sentences about them that are faithful and that are not.

The files are text: a report, then a line for each pair of sentences, `- kind: … [[right|wrong]] …`. Read with the left sides it
is a faithful paraphrase, with the right sides it has one error of that kind. Marks at the end of a side tell what the sentence
cites and where it stands, as `blind/README.md` has it. The sentences of `reports/` were written before the rules were, by the
author of the rules; those of `blind/` by somebody who has not read the rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatch
from functools import cache
from importlib.resources import files

from briefing.prove.planter import Sound
from briefing.prove.told import REPORTED, SECTIONS, STATUSES, Standing, Told

_PAIR = re.compile(r"\[\[(.*?)\|(.*?)\]\]")
_LINE = re.compile(r"- (?P<kind>[\w-]+)(?: \| (?P<language>\w\w))?: (?P<text>.+)")
_MARK = rf"@(?:\d+(?:,\d+)*|{'|'.join((*STATUSES, *SECTIONS))}|)(?![\w@])"
_MARKS = re.compile(rf"(?P<marks>(?:(?:^|\s+){_MARK})+)\s*(?P<stop>[.!?]?)\s*$")


@dataclass(frozen=True)
class Pair:
    """A faithful sentence and a wrong one about the same report, in a language that may differ from the report's."""

    kind: str
    right: Told
    wrong: Told
    report: str
    report_language: str
    language: str
    day: date


SEALED = "blind, sealed"
PARTS = {"hand-written": "reports/*.txt", "blind, since read": "blind/read*.txt", SEALED: "blind/sealed*.txt"}
"""The parts of the corpus that are reported apart, each with its files. Nobody who adjusts a rule reads the sealed ones."""


@cache
def pairs(part: str = "hand-written") -> tuple[Pair, ...]:
    """Every pair of a part of the shipped corpus, none where it has no file. Raises ValueError for a line that is none."""
    found: list[Pair] = []
    name, _, pattern = PARTS[part].partition("/")
    folder = files("briefing.prove").joinpath(name)
    if not folder.is_dir():
        return ()
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if fnmatch(entry.name, pattern):
            found += read(entry.read_text(encoding="utf-8"))
    return tuple(found)


def read(text: str) -> list[Pair]:
    """The pairs of one corpus file."""
    found: list[Pair] = []
    day, language, report = date.min, "en", ""
    for line in text.splitlines():
        if line.startswith("== "):
            head = [part.strip() for part in line[3:].split("|")]
            day, language = date.fromisoformat(head[0]), head[1] if len(head) > 1 else "en"
        elif line.startswith("- "):
            found.append(_pair(line, report, language, day))
        elif line and not line.startswith("#"):
            report = line
    return found


def _pair(line: str, report: str, language: str, day: date) -> Pair:
    match = _LINE.fullmatch(line.rstrip())
    if match is None or not _PAIR.search(line):
        raise ValueError(f"no pair of sentences: {line}")
    right, wrong = (_told(_PAIR.sub(lambda found, side=side: found[side], match["text"])) for side in (1, 2))
    if right == wrong:
        raise ValueError(f"no pair of sentences, both sides are the same: {line}")
    return Pair(match["kind"], right, wrong, report, language, match["language"] or language, day)


def _told(side: str) -> Told:
    """One side of a line, the marks at its end read: "… on appeal. @3 @context"."""
    found = _MARKS.search(side)
    if found is None:
        return Told(side.strip())
    cites: tuple[int, ...] | None = None
    status, section = REPORTED.status, REPORTED.section
    for mark in (word.removeprefix("@") for word in found["marks"].split()):
        if mark in STATUSES:
            status = mark
        elif mark in SECTIONS:
            section = mark
        else:
            cites = (*(cites or ()), *(int(number) for number in mark.split(",") if number))
    return Told(side[: found.start()].rstrip() + found["stop"], Standing(cites, status, section))


def sounds() -> list[Sound]:
    """The faithful sentences in English about English reports that cite the whole of them, each once: in these
    errors are planted."""
    seen: dict[str, Sound] = {}
    for pair in pairs():
        if pair.language == pair.report_language == "en" and pair.right.standing == REPORTED:
            seen.setdefault(pair.right.text, Sound(pair.right.text, pair.report, pair.day))
    return list(seen.values())
