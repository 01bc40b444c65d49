"""Near-copies: one report printed by many, whole, cut or with a line of their own. They are named, and count as one voice.

Sentences are compared, not words: an agency's report keeps its sentences wherever it is printed, and two reports from one
mould differ in just those sentences that hold names and figures.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from briefing.group.cues import Cues

SHARED = 0.5  # share of the shorter text that must stand in the other
SHORT, SHARED_SHORT = 250, 0.9  # characters of a text that is short, and what must be shared of it
LONGEST_GAP = 10  # days between copies
_SENTENCE = 25  # characters of letters and digits from which a sentence is one's own
_LEADERS = 6  # first documents that are remembered for a sentence: it is more than copied if more have it
_END = re.compile(r"[.!?…][\"”»’)]*\s+|[。！？\n]+")
_MARKS = dict.fromkeys(map(ord, " \t\u00a0\u202f,;:\"'“”„‟«»‹›‘’‚‛()[]-–—*_"))  # what printers change


def near_copies(all_cues: Sequence[Cues], alone: Collection[int]) -> list[int]:
    """For each document the place of the first one that it copies, or its own. `all_cues` are in the order of publication;
    those at a place in `alone` copy none and are copied by none."""
    leaders: dict[int, list[int]] = {}
    parts: dict[int, dict[int, int]] = {}
    first = list(range(len(all_cues)))
    for place, cues in enumerate(all_cues):
        own = _sentences(cues.document.text)
        if place in alone:
            continue
        found = _original(place, own, leaders, parts, all_cues)
        if found is not None:
            first[place] = found
            continue
        parts[place] = own
        for sentence in own:
            known = leaders.setdefault(sentence, [])
            if len(known) < _LEADERS:
                known.append(place)
    return first


def _original(
    place: int,
    own: dict[int, int],
    leaders: dict[int, list[int]],
    parts: dict[int, dict[int, int]],
    all_cues: Sequence[Cues],
) -> int | None:
    shared: dict[int, int] = {}
    for sentence, length in own.items():
        for leader in leaders.get(sentence, ()):
            shared[leader] = shared.get(leader, 0) + length
    for leader in sorted(shared, key=lambda leader: (-shared[leader], leader)):
        shorter = min(sum(own.values()), sum(parts[leader].values()))
        least = SHARED if shorter >= SHORT else SHARED_SHORT
        if shared[leader] >= least * shorter and _near(all_cues[place], all_cues[leader]):
            return leader
    return None


def _sentences(text: str) -> dict[int, int]:
    """Each sentence's hash with its length; short ones say nothing."""
    plain = (sentence.translate(_MARKS) for sentence in _END.split(text.casefold()))
    return {hash(sentence): len(sentence) for sentence in plain if len(sentence) >= _SENTENCE}


def _near(a: Cues, b: Cues) -> bool:
    return a.day is None or b.day is None or abs((a.day - b.day).days) <= LONGEST_GAP
