"""What the evidence does not say, put behind or before a correct sentence, or in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from briefing.prove.planter.sentences import Changes, Sound, Way, at_end


def _superlative(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    tail = dice.choice(
        (
            ", a record",
            ", the first of its kind",
            ", the largest ever",
            ", the worst in a decade",
            ", unprecedented in the region",
        )
    )
    yield at_end(sound.text, tail), tail


def _cause(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    tail = dice.choice(
        (
            " because of the vote",
            " due to rising costs",
            " as a result of the talks",
            " thanks to new rules",
            " prompted by the crisis",
        )
    )
    yield at_end(sound.text, tail), tail


def _content(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    tails = (
        " after a lengthy dinner with foreign bankers",
        " while demonstrators burned tyres outside",
        " aboard a chartered yacht",
        ", wearing a borrowed overcoat",
        " despite torrential rain and flooded cellars",
    )
    tail = dice.choice(tails)
    yield at_end(sound.text, tail), tail


def _address(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    tail = dice.choice(
        (" (https://fresh-news.example/a)", ", see www.fresh-news.example", " – details at fresh-news.example/today")
    )
    yield at_end(sound.text, tail), tail


def _to_reader(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    before = dice.choice(("As you know, ", "We believe that ", "Dear reader, ", "Please note: "))
    yield before + sound.text, before


def _other_story(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    """A sentence of another story beside this one's evidence."""
    foreign = [other for other in others if other.evidence != sound.evidence and other.language == sound.language]
    if foreign:
        text = dice.choice(foreign).text
        yield text, text


def _copied(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    long = [part for part in re.split(r"(?<=[.!?]) ", sound.evidence) if len(part.split()) > 14 and "“" not in part]
    if long:
        text = dice.choice(long)
        yield text, text


WAYS: dict[str, tuple[Way, ...]] = {
    "superlative": (_superlative,),
    "cause": (_cause,),
    "content": (_content,),
    "bearing": (_other_story,),
    "verbatim": (_copied,),
    "url": (_address,),
    "reader": (_to_reader,),
}
