"""Cutting a sentence down to a headline without touching what it says.

Only what stands behind a comma and adds to a whole statement may go: a participle ("completing the passage…"), a count ("with
4 abstentions"), a relative clause, a coordinate clause. What carries the meaning stays: an attribution, a negation, a
condition. Where no cut is safe, the sentence stays long.
"""

from __future__ import annotations

import re

from briefing.model.extractive.cues import Cues, general
from briefing.model.extractive.guards import masked, unbalanced, words

_FEWEST = 6
_VERB = re.compile(r"(?<![^\W\d_])(?:[a-zß-ÿ]{2,}ed|is|was|are|were|has|have|had|will|would|may|can|says?|said)(?!\w)")


def shortened(sentence: str, most_words: int, known: Cues) -> str:
    """`sentence` if it fits, else its longest safe beginning of at most `most_words` words, else the shortest safe one.

    Where no cut is safe, the whole sentence.
    """
    if words(sentence) <= most_words:
        return sentence
    safe = [cut for cut in _cuts(sentence, known) if words(cut) >= _FEWEST]
    fitting = [cut for cut in safe if words(cut) <= most_words]
    return max(fitting, key=len) if fitting else min(safe, key=len, default=sentence)


def _cuts(sentence: str, known: Cues) -> list[str]:
    """Every beginning that states what the whole sentence states, only less of it; closed with a full stop."""
    bare = masked(sentence)
    beginnings = []
    for comma in re.finditer(r",\s", bare):
        kept, dropped = bare[: comma.start()], bare[comma.end() :]
        if _adds_only(dropped, known) and _states(kept) and not unbalanced(sentence[: comma.start()]):
            beginnings.append(sentence[: comma.start()] + ".")
    return beginnings


def _adds_only(dropped: str, known: Cues) -> bool:
    """Whether what follows the comma is an addition to its end: it bears nothing, and the main verb is not still to come."""
    if not general("addition").match(dropped) or general("bearing").search(dropped) or known.attribution.search(dropped):
        return False
    return not any(_resumes(later) for later in dropped.split(", ")[1:])


def _resumes(clause: str) -> bool:
    return bool(_VERB.match(clause) or general("irregular").match(clause))


def _states(kept: str) -> bool:
    """Whether the beginning is a whole statement, and not the wait for one ("If the Senate agrees,", "In March,")."""
    if kept.count("(") != kept.count(")") or len(kept.split(",")[0].split()) < 3:
        return False
    waits = general("waiting").match(kept) and "," not in kept
    return not waits and bool(_VERB.search(kept) or general("irregular").search(kept))
