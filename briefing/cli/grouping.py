"""`group`: which documents tell of one event, and why."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from briefing.cli.options import JSON, PLACE_OPTIONS, READING_OPTIONS, settings, with_options
from briefing.cli.screen import safe, tell
from briefing.collect import ReadOptions, collect
from briefing.errors import UsageError
from briefing.group import GROUPS_FILE, Explanation, Grouping, Settled, append_groups, read_groups, unknown
from briefing.group import group as group_documents
from briefing.group.reasons import Joined
from briefing.records import SCHEMA_VERSION, Document, Story


@click.command(
    epilog="""\b
Examples:
  briefing group sources/
  briefing group day.jsonl --json
  briefing group day.jsonl --explain
  briefing group day.jsonl --apart flood-1.html flood-2.html
"""
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@JSON
@click.option("--explain", is_flag=True, help="Say what joined each document, and which stories came near.")
@click.option(
    "--together",
    nargs=2,
    multiple=True,
    metavar="A B",
    help="Two documents (id, source or file name) are one story from now on.",
)
@click.option("--apart", nargs=2, multiple=True, metavar="A B", help="Two documents are different stories from now on.")
@click.option(
    "--groups",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=f"Where --together and --apart are kept ({GROUPS_FILE} beside briefing.toml, else here).",
)
@with_options(PLACE_OPTIONS[:1], READING_OPTIONS)
def group(sources: tuple[str, ...], **given: Any) -> int:
    """Documents that tell of one event, as one story a line.

    Near-copies are told as such. What --together and --apart settle is kept in a file and holds on every later run.
    """
    config = settings(given)
    path = given["groups"] or (config.desk or Path()) / GROUPS_FILE
    settled = read_groups(path)
    documents = list(collect(sources, options=ReadOptions(allow_hosts=config.settings.allow_hosts)))
    added = _added(given, documents)
    found = group_documents(documents, (*settled, *added))
    append_groups(path, added)
    for story in found.stories:
        explanation = found.explain(story) if given["explain"] else None
        if given["as_json"]:
            _print_json(story, explanation)
        else:
            _print_story(story, explanation)
    _tell(found)
    return 0


def _added(given: dict[str, Any], documents: list[Document]) -> tuple[Settled, ...]:
    """The decisions of this command line; a name that means no document of it is a slip."""
    added = (
        *(Settled(keep="together", documents=pair) for pair in given["together"]),
        *(Settled(keep="apart", documents=pair) for pair in given["apart"]),
    )
    if names := unknown(added, documents):
        raise UsageError(
            f"no document is called {', '.join(map(repr, names))}",
            "name documents by id or source, as `briefing read SOURCE… --json` shows them",
        )
    return added


def _print_json(story: Story, explanation: Explanation | None) -> None:
    line = {"schema_version": SCHEMA_VERSION, **story.model_dump(mode="json")}
    if explanation:
        line["explanation"] = asdict(explanation)
    click.echo(json.dumps(line, ensure_ascii=False))


def _print_story(story: Story, explanation: Explanation | None) -> None:
    click.echo(safe(story.title))
    click.echo(f"  {safe(story.reason)}")
    joined = {item.document: item for item in explanation.joined} if explanation else {}
    for source in story.sources:
        click.echo(f"  - {safe(source)}")
        if source in joined:
            click.echo(f"      {safe(_said(joined[source]))}")
    for other in explanation.apart if explanation else ():
        click.echo(f"  not with: {safe(other.title)} ({other.score:.2f}, {other.needed:.2f} needed): {safe(other.why)}")


def _said(item: Joined) -> str:
    if item.copy:
        return f"a near-copy of {item.like}"
    parts = (("names", item.names), ("numbers", item.numbers), ("days", item.days), ("words", item.words))
    shared = "; ".join(f"{kind} {', '.join(values)}" for kind, values in parts if values) or "nothing"
    by_hand = ", joined by hand" if item.by_hand else ""
    return f"like {item.like} ({item.score:.2f}{by_hand}): {shared}"


def _tell(found: Grouping) -> None:
    for document in found.left_out:
        tell(f"left out: {document.source}: {document.reason}")
    for one, other in found.overruled:
        tell(f"not joined: {one} and {other}, since another decision keeps apart what would come together")
