"""`read` and `extract`: what the program sees of a source, and what it takes from it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click

from briefing.cli.options import DATE, ENGINE_OPTIONS, JSON, PLACE_OPTIONS, READING_OPTIONS, settings, today, with_options
from briefing.cli.screen import Bar, safe, tell
from briefing.collect import ReadOptions, collect
from briefing.records import SCHEMA_VERSION, Document, Extraction, Record

BACKGROUND = click.option("--background", "role", flag_value="background", help="The sources are background.")


@click.command(
    epilog="""\b
Examples:
  briefing read page.html report.pdf
  briefing read https://example.org/feed.xml --json
  cat letter.eml | briefing read - --json
"""
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@JSON
@with_options(PLACE_OPTIONS[:1], READING_OPTIONS)
def read(sources: tuple[str, ...], **given: Any) -> int:
    """Documents, one a line: what the program sees of each SOURCE.

    A source that cannot be read is a document with a reason; the others are read all the same.
    """
    config = settings(given)
    for document in collect(sources, options=ReadOptions(allow_hosts=config.settings.allow_hosts)):
        if given["as_json"]:
            _print_json(document)
        else:
            _print_document(document)
    return 0


def _print_json(record: Record) -> None:
    click.echo(json.dumps({"schema_version": SCHEMA_VERSION, **record.model_dump(mode="json")}, ensure_ascii=False))


def _print_document(document: Document) -> None:
    if document.status == "unreadable":
        click.echo(f"{safe(document.source)}: not read: {safe(document.reason or '')}")
        return
    facts = [document.kind, document.outlet, document.author, document.published, document.language]
    click.echo(safe(document.title or document.source))
    click.echo(f"  {safe(', '.join(fact for fact in facts if fact))}")
    click.echo(f"  {len(document.text.split())} words from {safe(document.source)}")
    for note in (*document.warnings, *((document.reason,) if document.reason else ())):
        click.echo(f"  note: {safe(note)}")


@click.command(
    epilog="""\b
Examples:
  briefing extract sources/ --json
  briefing extract sources/ --model MODEL --base-url http://localhost:8080/v1 --json
  briefing extract sources/ --model MODEL --dry-run
"""
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@DATE
@JSON
@BACKGROUND
@click.option("--dry-run", is_flag=True, help="Predict calls, tokens and price; make none.")
@with_options(ENGINE_OPTIONS, PLACE_OPTIONS, READING_OPTIONS)
def extract(sources: tuple[str, ...], day: date | None, role: str | None, **given: Any) -> int:
    """Claims with their evidence, one document a line.

    The text of a document that occurs twice is read by a model once.
    """
    import time

    from briefing.cli.workshop import open_workshop
    from briefing.pipeline import extract as extract_documents

    config = settings(given)
    bar = Bar()
    documents = list(
        collect(sources, role="background" if role else "story", options=ReadOptions(allow_hosts=config.settings.allow_hosts))
    )
    started = time.monotonic()
    incomplete = made = False
    with open_workshop(config, f"extract-{day or today()}", bar) as shop:
        if given["dry_run"]:
            return shop.predict(documents, [], day or today())
        for extraction in extract_documents(documents, day or today(), shop.tools):
            incomplete = incomplete or extraction.incomplete is not None
            made = made or bool(extraction.claims)
            if given["as_json"]:
                _print_json(extraction)
            else:
                _print_extraction(extraction, documents)
        _tell_unread(documents)
        tell(shop.summary(time.monotonic() - started))
    return 0 if not incomplete else 5 if made else 4


def _print_extraction(extraction: Extraction, documents: Iterable[Document]) -> None:
    source = next(document.source for document in documents if document.id == extraction.document)
    click.echo(f"{safe(Path(source).name)}: {len(extraction.claims)} claims")
    for claim in extraction.claims:
        place = claim.evidence[0]
        click.echo(f"  {claim.kind:10} {claim.certainty:11} {place.start:6}–{place.end:<6} {safe(claim.text)}")
    for left in extraction.left_out:
        click.echo(f"  left out   {safe(left.what)}: {safe(left.reason)}")
    for line in (*extraction.warnings, *((extraction.incomplete,) if extraction.incomplete else ())):
        click.echo(f"  note       {safe(line)}")


def _tell_unread(documents: Iterable[Document]) -> None:
    for document in documents:
        if document.status == "unreadable":
            tell(f"left out: {document.source}: {document.reason}")
