"""Plants one error in a correct sentence: deterministic by seed, labelled by its kind.

Each kind has several ways to change a sentence, in the module of what it changes. A way that finds nothing to change in a
sentence yields nothing. Errors that leave the words alone, such as a claim that is not cited, change what a sentence stands on.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from briefing.prove.planter import additions, names, stance, standing, times, values, voices
from briefing.prove.planter.sentences import Planted, Sound, Way
from briefing.prove.told import Told

__all__ = ["KINDS", "WAYS", "Planted", "Sound", "plant"]

WAYS: dict[str, tuple[Way, ...]] = values.WAYS | names.WAYS | voices.WAYS | stance.WAYS | times.WAYS | additions.WAYS
"""The kinds of error in a sentence's words, each with the ways in which it is planted."""
KINDS = (*WAYS, *standing.WAYS)
"""All kinds of error that can be planted."""


def plant(sounds: Sequence[Sound], seed: int = 0, kinds: Sequence[str] | None = None) -> Iterator[Planted]:
    """Every error that can be planted in the sentences, at most one of each kind and sentence."""
    for number, sound in enumerate(sounds):
        for kind in kinds or KINDS:
            dice = random.Random(f"{seed}/{number}/{kind}")
            if kind in standing.WAYS:
                yield from standing.WAYS[kind](sound, dice)
                continue
            ways = list(WAYS.get(kind, ()))
            dice.shuffle(ways)
            made = next((one for way in ways for one in way(sound, dice, sounds) if one[0] != sound.text), None)
            if made is not None:
                yield Planted(kind, made[0], made[1], sound, Told(sound.text))
