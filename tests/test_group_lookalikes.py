"""Two events that look alike stay two stories, and one event is one story: made-up families of reports that share their words."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from briefing.collect import collect
from briefing.group import group
from briefing.records import Document

LOOKALIKES = Path(__file__).parent / "data" / "lookalikes.jsonl"


@cache
def documents() -> tuple[Document, ...]:
    """A document's source is its event with a number: "flood-kerala/2"."""
    return tuple(collect([str(LOOKALIKES)]))


def event(source: str) -> str:
    return source.split("/")[0]


def pairs(same: bool) -> list[tuple[str, str]]:
    return [
        (one.source, two.source)
        for one, two in combinations(documents(), 2)
        if event(one.source).split("-")[0] == event(two.source).split("-")[0] and (event(one.source) == event(two.source)) is same
    ]


def stories(*sources: str) -> set[frozenset[str]]:
    chosen = [document for document in documents() if not sources or document.source in sources]
    return {frozenset(story.sources) for story in group(chosen).stories}


def test_all_events_together_are_told_apart_and_none_is_split() -> None:
    events = {event(document.source) for document in documents()}
    assert stories() == {
        frozenset(document.source for document in documents() if event(document.source) == name) for name in events
    }


@pytest.mark.parametrize("pair", pairs(same=True), ids=" ".join)
def test_two_reports_of_one_event_are_one_story_with_nothing_else_to_compare_with(pair: tuple[str, str]) -> None:
    assert stories(*pair) == {frozenset(pair)}


@pytest.mark.parametrize("pair", pairs(same=False), ids=" ".join)
def test_two_events_that_look_alike_stay_apart_with_nothing_else_to_compare_with(pair: tuple[str, str]) -> None:
    assert stories(*pair) == {frozenset([pair[0]]), frozenset([pair[1]])}
