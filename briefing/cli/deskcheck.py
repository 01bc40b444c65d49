"""A desk's sources as its edition reads them, and what the doctor says of each line of the table `[desk]`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefing.collect import ReadOptions, collect
from briefing.collect.fetch import Fetcher
from briefing.collect.kept import Copies
from briefing.collect.visitor import Visitor
from briefing.config import Config
from briefing.desk import DeskSettings, Source
from briefing.records import Document

AT_ONCE = 8  # sources read at the same time: most of them are waited for


def desk_reading(config: Config) -> ReadOptions:
    """How a desk's sources are read: addresses by each site's rules, and only what is new since the copies beside the store."""
    copies = Copies(config.store_path.parent / "web")
    copies.prune()
    guest = Visitor(Fetcher(allow_hosts=config.settings.allow_hosts), copies)
    return ReadOptions(allow_hosts=config.settings.allow_hosts, fetch=guest.fetch, jobs=AT_ONCE)


Finding = tuple[str, bool, str, str | None]  # what, whether it is well, what was found, the remedy


def examined_desk(desk: DeskSettings, options: ReadOptions, engine: str) -> Iterator[Finding]:
    """Every line of the desk that can be wrong without being malformed: sources are read, as the edition would."""
    for source in desk.sources:
        yield _source(source, options)
    for topic in desk.topics:
        both = sorted(set(topic.must) & set(topic.must_not))
        if both:
            yield f"topic {topic.name}", False, f"must and must not hold {both[0]!r}", "nothing can belong to it: take one out"
    if desk.notes and desk.notes.exists() and not desk.notes.is_dir():
        yield "notes", False, f"{desk.notes} is no folder", "name a folder in the key `notes`"
    if desk.review == "none" and engine == "extractive" and not desk.verbatim:
        remedy = "set a model, or `verbatim = true` if you may print your sources' own sentences"
        yield "review", False, "goes out unread, but the embedded engine's sentences are the sources' own", remedy
    if desk.address is None and "html" in desk.outputs:
        yield "address", True, "none: links of the Atom and JSON feeds will be relative to their file", None


def _source(source: Source, options: ReadOptions) -> Finding:
    found = list(collect([source.source], options=options))
    usable = [document for document in found if document.status != "unreadable"]
    name = f"source {Path(source.source).name if '://' not in source.source else source.source}"
    if not usable:
        return name, False, found[0].reason or "nothing in it can be read", "mend its line in the table [desk], or take it out"
    left = len(found) - len(usable)
    newest = max((document.published for document in usable if document.published), default=None)
    said = f"{len(usable)} {'document' if len(usable) == 1 else 'documents'}, {_dated(newest, usable)}"
    return name, True, said + (f"; {left} cannot be read: {_first_refusal(found)}" if left else ""), None


def _dated(newest: str | None, usable: list[Document]) -> str:
    undated = sum(document.published is None for document in usable)
    if newest is None:
        return "none with a date"
    return f"the newest of {newest[:10]}" + (f", {undated} undated" if undated else "")


def _first_refusal(found: list[Document]) -> str:
    return next((f"{item.name}: {item.reason}" for item in found if item.status == "unreadable"), "")
