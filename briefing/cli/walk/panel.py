"""What the terminal reviewer shows of a sentence: its words, the evidence in the words around it, findings, comments, offers."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from briefing.cli.bench import Bench
from briefing.cli.screen import COLOURS, colours, fitted, safe
from briefing.records import Block, Document, Evidence, Sentence
from briefing.review.changes import text_of
from briefing.review.decide import is_accepted

AROUND = 110  # characters of a source shown on either side of a quotation
FAR = 700  # the same, where somebody asks for the source
NARROWEST = 30
MARKS = {"exact": "", "normalised": "", "fuzzy": "≈ "}
OFFERS = {"delete": "to strike this block", "insert": "a new block behind this one", "replace": "other words"}
_OPEN, _SHUT = "\ue000", "\ue001"  # for private use: no source should hold them


@dataclass(frozen=True)
class Stop:
    """A sentence that the reviewer stops at: its number in the brief (from 1), and its section."""

    number: int
    of: int
    section: str
    block: Block
    sentence: Sentence


def stops(bench: Bench) -> list[Stop]:
    """Every sentence of a brief in reading order."""
    brief = bench.desk.record
    places = {block.id: section.key for section in brief.sections for block in section.blocks()}
    pairs = [(block, sentence) for block in brief.blocks() for sentence in block.sentences]
    return [
        Stop(number, len(pairs), places.get(block.id, "headline"), block, sentence)
        for number, (block, sentence) in enumerate(pairs, 1)
    ]


def panel(bench: Bench, stop: Stop) -> Iterator[str]:
    """The lines of one sentence's panel, wrapped to the terminal as it is now."""
    desk = bench.desk
    seen = ", accepted" if is_accepted(desk, stop.block.id) else ""
    by = "" if stop.sentence.author == "machine" else f", written by a {stop.sentence.author}"
    head = f"{stop.sentence.id}  {stop.number} of {stop.of}  {stop.section}  {stop.sentence.status}{by}{seen}"
    yield ""
    yield _coloured(head, fg="cyan")
    yield from _wrapped(stop.sentence.text, "  ", bold=True)
    yield from _evidence(bench, stop.sentence)
    for finding in desk.record.findings:
        if finding.sentence == stop.sentence.id or (finding.sentence is None and finding.block == stop.block.id):
            first, *lines = _wrapped(f"{finding.rule}: {finding.told}", " " * 8)
            yield _coloured(f"  {finding.severity:5} ", fg=COLOURS[finding.severity]) + first.lstrip()
            yield from lines
    for comment in desk.state.comments:
        if comment.block == stop.block.id:
            yield from _wrapped(f"{comment.who}: {comment.text}", "  # ")
    for offer in desk.state.proposed:
        if offer.block == stop.block.id:
            what = {"delete": "to strike this block", "insert": "a new block behind this one", "replace": "other words"}[
                offer.kind
            ]
            yield from _wrapped(f"proposed {offer.id}, {what}, {offer.why}", "  + ")
            if offer.text:
                yield from _wrapped(text_of(offer.text), "    ")


def _evidence(bench: Bench, sentence: Sentence) -> Iterator[str]:
    if not sentence.claims:
        yield _coloured("  rests on no evidence", fg="yellow")
    documents = {document.id: document for document in bench.documents}
    for claim in (bench.ledger.claim(claim_id) for claim_id in sentence.claims):
        for item in claim.evidence if claim else ():
            document = documents.get(item.document)
            if document:
                yield from _wrapped(f"{named(bench, item)}: {around(document, item, AROUND)}", "  ")


def source(bench: Bench, sentence: Sentence) -> Iterator[str]:
    """The sources of a sentence, with much of what stands around each quotation."""
    documents = {document.id: document for document in bench.documents}
    for claim in (bench.ledger.claim(claim_id) for claim_id in sentence.claims):
        for item in claim.evidence if claim else ():
            document = documents.get(item.document)
            if document:
                yield _coloured(fitted(safe(named(bench, item))), fg="cyan")
                yield from _wrapped(around(document, item, FAR), "  ")


def named(bench: Bench, item: Evidence) -> str:
    """Where a quotation stands, as people say it."""
    found = bench.ledger.source(item.document)
    name = f"{found.label} {found.outlet or found.title or found.source}" if found else "a source"
    place = f" p. {item.page}" if item.page else f" ¶{item.paragraph}" if item.paragraph else ""
    return f"{MARKS[item.match]}{name}{place}"


def around(document: Document, item: Evidence, reach: int) -> str:
    """A quotation between marks, in the words that stand around it."""
    before = document.text[max(item.start - reach, 0) : item.start]
    after = document.text[item.end : item.end + reach]
    if item.start > reach:
        before = "… " + before.partition(" ")[2]  # no piece of a word at either end
    if item.end + reach < len(document.text):
        after = after.rpartition(" ")[0] + " …"
    return f"{before}{_OPEN}{item.quote}{_SHUT}{after}"


def _wrapped(text: str, indent: str, **style: bool) -> Iterator[str]:
    """Lines that fit the terminal. A quotation stands out: in colour, or in guillemets where there is none."""
    plain = " ".join(safe(text).split())
    if not colours():
        plain = plain.replace(_OPEN, "«").replace(_SHUT, "»")
    lines = textwrap.wrap(plain, max(columns() - len(indent), NARROWEST), break_on_hyphens=False) or [""]
    inside = False
    for line in lines:
        shown, inside = _lit(line, inside)
        yield indent + (click.style(fitted(shown), **style) if style and colours() else fitted(shown))


def _lit(line: str, inside: bool) -> tuple[str, bool]:
    """A line with its part of a quotation in colour, and whether the quotation goes on in the next one."""
    made = []
    for number, piece in enumerate(re.split(f"[{_OPEN}{_SHUT}]", line)):
        inside = inside if number == 0 else not inside
        made.append(click.style(piece, underline=True, fg="green") if inside and piece else piece)
    return "".join(made), inside


def columns() -> int:
    """Columns to write in, as the terminal is now."""
    return min(shutil.get_terminal_size((88, 24)).columns, 100)


def _coloured(text: str, fg: str) -> str:
    return click.style(text, fg=fg) if colours() else text


def show(lines: Sequence[str] | Iterator[str]) -> None:
    for line in lines:
        click.echo(line, color=colours())
