"""The order of the day's stories, and what the desk's limits leave out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from briefing.desk import DeskSettings
from briefing.rank.parts import Candidate, Ranked, parts, topics, voices
from briefing.rank.pins import Pin, pinned


@dataclass(frozen=True)
class Left:
    """A story that is not in the edition, and why."""

    ranked: Ranked
    reason: str


def rank(
    candidates: Sequence[Candidate],
    desk: DeskSettings,
    day: date,
    pins: Sequence[Pin] = (),
    threads: Mapping[str, str] | None = None,
) -> list[Ranked]:
    """The stories, the weightiest first; those that an editor has put first stand before all others."""
    closes = desk.closes(day)
    found = [
        _ranked(candidate, desk, closes, pinned(candidate, pins, day, (threads or {}).get(candidate.slot)))
        for candidate in candidates
    ]
    return sorted(found, key=lambda one: (one.pin != "first", -one.score, one.candidate.title, one.candidate.slot))


def _ranked(candidate: Candidate, desk: DeskSettings, closes: datetime, pin: str | None) -> Ranked:
    found = tuple(parts(candidate, desk, closes))
    whole = sum(part.weight for part in found) or 1
    score = sum(part.value * part.weight for part in found) / whole
    return Ranked(candidate, round(score, 3), found, topics(candidate.documents, desk), voices(candidate, desk), pin)


def limited(ranked: Sequence[Ranked], desk: DeskSettings) -> tuple[list[Ranked], list[Left]]:
    """What the edition has room for, in order, and what it leaves out with the reason."""
    limits = desk.limits
    chosen: list[Ranked] = []
    left: list[Left] = []
    by_topic: Counter[str] = Counter()
    by_voice: Counter[str] = Counter()
    for one in ranked:
        reason = _against(one, desk, by_topic, by_voice)
        if reason is None and one.pin != "first" and len(chosen) >= limits.stories:
            reason = f"the edition has its {limits.stories} stories; this one ranks below them"
        if reason:
            left.append(Left(one, reason))
            continue
        chosen.append(one)
        by_topic.update(topic.name for topic in one.topics[:1])
        by_voice.update(one.voices if len(one.voices) == 1 else ())
    return chosen, left


def _against(one: Ranked, desk: DeskSettings, by_topic: Counter[str], by_voice: Counter[str]) -> str | None:
    if one.pin == "out":
        return "an editor has taken it out"
    if one.pin == "first":
        return None
    if one.score < desk.limits.least:
        return f"its rank, {one.score:.2f}, is below {desk.limits.least:g}"
    if desk.topics_only and not one.topics:
        return "it belongs to none of the desk's topics"
    for topic in one.topics[:1]:
        limit = topic.limit if topic.limit is not None else desk.limits.per_topic
        if limit is not None and by_topic[topic.name] >= limit:
            return f"{topic.name} has its {limit} stories"
    most = desk.limits.per_publisher
    if most is not None and len(one.voices) == 1 and by_voice[one.voices[0]] >= most:
        return f"{one.voices[0]} alone has its {most} stories"
    return None
