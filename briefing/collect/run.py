"""The order of reading: what each argument stands for, fetched or opened, parsed where it is safe, made into documents."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from briefing.collect import articles, identity, readers, sources
from briefing.collect.child import Crew
from briefing.collect.options import ReadOptions
from briefing.collect.reading import Input, Reading, refused
from briefing.collect.sources import Item
from briefing.records import Document, DocumentRole
from briefing.work import each

_AHEAD = 4
_PAGES_AT_ONCE = 8  # pages behind the entries of one feed


def documents(names: Sequence[str], role: DocumentRole, options: ReadOptions) -> Iterator[Document]:
    """Documents in the order of `names`, read a few sources ahead of what has been asked for."""
    items = (item for name in names for item in sources.items(name))
    for item, readings in _read_ahead(items, options):
        for reading in readings:
            yield identity.document(reading, item.source, role)


def _read_ahead(items: Iterable[Item], options: ReadOptions) -> Iterator[tuple[Item, list[Reading]]]:
    """Each item with its readings, in order; several are read at the same time. Nothing is left running behind."""
    jobs = options.jobs or min(8, os.cpu_count() or 1)
    crew = Crew(options.memory_mb)
    executor = ThreadPoolExecutor(jobs, thread_name_prefix="collect")
    waiting: deque[tuple[Item, Future[list[Reading]]]] = deque()
    try:
        for item in items:
            waiting.append((item, executor.submit(read_item, item, options, crew)))
            if len(waiting) >= _AHEAD * jobs:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
    finally:
        crew.stop()
        executor.shutdown(wait=True, cancel_futures=True)


def read_item(item: Item, options: ReadOptions, crew: Crew) -> list[Reading]:
    """All readings of one item. Nothing that a source holds can raise here."""
    if item.refusal:
        return [item.refusal]
    loaded = _fetched(item.url, options) if item.url else sources.load(item, options)
    if isinstance(loaded, Input) and options.keep:
        options.keep(item.source, loaded.data)
    readings = _parsed(loaded, options, crew)
    return _with_articles(item, readings, options, crew) if options.article else readings


def _parsed(loaded: Input | Reading, options: ReadOptions, crew: Crew) -> list[Reading]:
    """What bytes hold, read where it is safe; a refusal as it is."""
    if isinstance(loaded, Reading):
        return [loaded]
    kind, refusal = readers.kind_of(loaded)
    if refusal:
        return [refusal]
    if readers.is_heavy(kind, loaded.data):
        return crew.read(loaded, options.seconds)
    return readers.read(loaded)


def _with_articles(item: Item, readings: list[Reading], options: ReadOptions, crew: Crew) -> list[Reading]:
    """The entries of a feed, each with the page behind it where the caller wants that; other readings as they are."""

    def whole(entry: Reading) -> Reading:
        if entry.kind != "feed" or not entry.url or not (options.article and options.article(entry.published)):
            return entry
        given = articles.same_site(item.url, entry.url)
        return articles.joined(entry, _parsed(_fetched(entry.url, options, given=given), options, crew)[0])

    return list(each(whole, readings, _PAGES_AT_ONCE))


def _fetched(url: str, options: ReadOptions, *, given: bool = True) -> Input | Reading:
    if options.offline:
        return refused("unknown", "not fetched: this run is offline", url=url)
    if options.fetch:
        return options.fetch(url, given)
    from briefing.collect.fetch import Fetcher

    return Fetcher(allow_hosts=options.allow_hosts if given else (), seconds=options.seconds).fetch(url)
