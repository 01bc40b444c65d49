"""The order of reading: what each argument stands for, fetched or opened, parsed where it is safe, made into documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.collect import identity, readers, sources
from briefing.collect.options import ReadOptions
from briefing.collect.reading import Reading
from briefing.collect.sources import Item
from briefing.records import Document, DocumentRole


def documents(names: Sequence[str], role: DocumentRole, options: ReadOptions) -> Iterator[Document]:
    """Documents in the order of `names`, read a few sources ahead of what has been asked for."""
    for name in names:
        for item in sources.items(name):
            for reading in read_item(item, options):
                yield identity.document(reading, item.source, role)


def read_item(item: Item, options: ReadOptions) -> list[Reading]:
    """All readings of one item. Nothing that a source holds can raise here."""
    if item.refusal:
        return [item.refusal]
    loaded = sources.load(item, options)
    if isinstance(loaded, Reading):
        return [loaded]
    return readers.read(loaded)
