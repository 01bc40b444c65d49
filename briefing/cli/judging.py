"""`check --against` and `check --batch`: texts that cite nothing, judged against sources that are given beside them."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

import click

from briefing.check import Sources, Verdict, check_text, heard, sources_of, together
from briefing.check.checkers import MOST_FAILURES, Checker
from briefing.collect import ReadOptions, collect
from briefing.errors import UsageError
from briefing.records import SCHEMA_VERSION, Document, Finding


def shape(verdict: Verdict) -> dict[str, Any]:
    """A verdict as the line of JSON that `check --json` prints."""
    return {
        "schema_version": SCHEMA_VERSION,
        "id": verdict.id,
        "text": verdict.text,
        "status": verdict.status,
        "supported": verdict.supported,
        "score": verdict.score,
        "evidence": [item.model_dump(exclude_none=True) for item in verdict.evidence],
        "findings": [item.model_dump(exclude_none=True) for item in verdict.findings],
    }


def remark_line(line_id: str, text: str, findings: Sequence[Finding]) -> dict[str, Any]:
    """What concerns no one sentence as a line of the same keys: a block, or the brief as a whole."""
    return {
        "schema_version": SCHEMA_VERSION,
        "id": line_id,
        "text": text,
        "status": None,
        "supported": not any(finding.severity == "error" for finding in findings),
        "score": None,
        "evidence": [],
        "findings": [item.model_dump(exclude_none=True) for item in findings],
    }


@dataclass(frozen=True)
class Judging:
    """How texts are judged: how sources are read, the day that relative dates count from, and a desk's own checkers."""

    reading: ReadOptions
    day: date | None = None
    checkers: tuple[Checker, ...] = ()


@dataclass(frozen=True)
class Judged:
    """A verdict for each sentence of a text, what concerns no one of them, and what the documents are called."""

    verdicts: list[Verdict]
    others: tuple[Finding, ...]
    names: dict[str, str]


def against(text_file: Path, names: tuple[str, ...], how: Judging) -> Judged:
    """A text file judged. Raises UsageError where no source could be read."""
    sources = sources_from(names, how.reading)
    if not sources.places:
        raise UsageError("none of the sources could be read", "`briefing read SOURCE…` says why, one a line")
    text = _read(text_file)
    verdicts, others = heard(check_text(text, sources, how.day), how.checkers, text)
    return Judged(verdicts, others, {document.id: document.name for document in sources.documents})


def sources_from(names: Sequence[str], reading: ReadOptions) -> Sources:
    """Sources to check a text against, read from wherever they are; those that cannot be read are left out."""
    return sources_of([*collect(names, options=reading)])


def _read(path: Path) -> str:
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error


def batch(rows: IO[str], how: Judging) -> Iterator[Verdict]:
    """A verdict for each row, in order, whatever a row holds: one that cannot be judged says why in a finding. A checker that
    has failed on a few rows is asked about no other."""
    read_paths = lru_cache(maxsize=64)(lambda names: sources_from(names, how.reading))
    failed: Counter[str] = Counter()
    for number, line in enumerate(rows, 1):
        if line.strip():
            asked = tuple(checker for checker in how.checkers if failed[checker.rule] < MOST_FAILURES)
            verdict, broken = _row(str(number), line, read_paths, replace(how, checkers=asked))
            failed.update(finding.rule for finding in broken)
            yield verdict


def _row(number: str, line: str, read_paths: Any, how: Judging) -> tuple[Verdict, tuple[Finding, ...]]:
    """The verdict on a row, and which checkers failed on it."""
    try:
        row = json.loads(line)
    except ValueError as error:
        return _unusable(number, "", f"line {number} is not JSON: {error}"), ()
    except RecursionError:
        return _unusable(number, "", f"line {number} is nested too deeply"), ()
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return _unusable(
            number, "", f"line {number} has no text; a row is {{id, text, source_text}} or {{id, text, sources}}"
        ), ()
    row_id, text = str(row.get("id", number)), row["text"]
    if isinstance(row.get("source_text"), str):
        sources = _of_text(row["source_text"])
    elif isinstance(row.get("sources"), list) and all(isinstance(name, str) for name in row["sources"]):
        sources = read_paths(tuple(row["sources"]))
    else:
        return _unusable(row_id, text, "the row has neither source_text nor a list of sources"), ()
    if not sources.places:
        return _unusable(row_id, text, "none of the row's sources could be read"), ()
    verdicts, broken = heard(check_text(text, sources, how.day), how.checkers, text)
    judged = together(row_id, text, verdicts)
    return replace(judged, findings=(*judged.findings, *broken)), broken


@lru_cache(maxsize=64)
def _of_text(text: str) -> Sources:
    return sources_of([Document(id="source", text_hash="", source="source_text", kind="text", text=text)])


def _unusable(row_id: str, text: str, message: str) -> Verdict:
    finding = Finding(rule="row", severity="error", message=message)
    return Verdict(id=row_id, text=text, status="unsourced", evidence=(), findings=(finding,), coverage=0.0)


def write_batch(path: Path, how: Judging) -> int:
    """Writes a line for each row as soon as it is judged. Returns 1 where a row has an error, else 0."""
    wrong = False
    with click.open_file(str(path), encoding="utf-8-sig", errors="replace") as rows:
        for verdict in batch(rows, how):
            wrong = wrong or not verdict.supported
            click.echo(json.dumps(shape(verdict), ensure_ascii=False))
    return 1 if wrong else 0
