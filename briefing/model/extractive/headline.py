"""Cutting a sentence down to a headline without touching what it says.

Only what stands behind a comma and adds to a whole statement may go: a participle ("completing the passage…"), a count ("with
4 abstentions"), a relative clause, a coordinate clause. What carries the meaning stays: an attribution, a negation, a
condition. Where no cut is safe, the sentence stays long.
"""

from __future__ import annotations

import re

from briefing.model.extractive.cues import Cues
from briefing.model.extractive.guards import masked, unbalanced, words

_FEWEST = 6
_ADDITION = re.compile(
    r"\s*(?:(?:\w+ly\s+)?\w{3,}ing\b|(?:with|which|who|whose|where|and\s+(?:said|passed|sent|also|will|has|had|is|was)|including|among|as\s+well"
    r"|lo\s+que|con|que|quien|completando|tras|ce\s+qui|avec|qui|dont|wobei|mit|was|o\s+que|com)\b|(?:six|two|three|four|five|\w+)\s+(?:days?|weeks?|months?)\s+after\b)",
    re.IGNORECASE,
)
_BEARING = re.compile(
    r"\b(?:according|said|says|told|claim\w*|alleg\w*|report\w*|accord\w*_to|if|unless|until|provided|but|although|though|despite|except|without|not|no|never|denied"
    r"|denies|however|pending|subject|reject\w*|hop\w+|expect\w*|citing|saying|warning|arguing|insisting|adding|stating|calling|barring|excluding|depending"
    r"|según|si|salvo|sin|pero|aunque|no|dijo|selon|sauf|sans|mais|bien|ne|pas|laut|wenn|falls|ohne|aber|obwohl|nicht|kein\w*|segundo|se|mas|sem|não|disse)\b",
    re.IGNORECASE,
)


def shortened(sentence: str, most_words: int, known: Cues) -> str:
    """`sentence` if it fits, else its longest safe beginning of at most `most_words` words, else the whole sentence."""
    if words(sentence) <= most_words:
        return sentence
    fitting = [cut for cut in _cuts(sentence, known) if _FEWEST <= words(cut) <= most_words]
    return max(fitting, key=len, default=sentence)


def _cuts(sentence: str, known: Cues) -> list[str]:
    """Every beginning that states what the whole sentence states, only less of it; closed with a full stop."""
    bare = masked(sentence)
    beginnings = []
    for comma in re.finditer(r",\s", bare):
        kept, dropped = bare[: comma.start()], bare[comma.end() :]
        if not _ADDITION.match(dropped) or _BEARING.search(dropped) or known.attribution.search(dropped):
            continue
        if kept.count("(") != kept.count(")") or unbalanced(sentence[: comma.start()]) or not _states(kept, known):
            continue
        beginnings.append(sentence[: comma.start()] + ".")
    return beginnings


def _states(kept: str, known: Cues) -> bool:
    """Whether the beginning is a statement, and not the wait for one ("If the Senate agrees,", "In March,")."""
    opening = kept.split(",")[0]
    return not (_OPENS_WAITING.match(kept) and "," not in kept) and words(opening) >= 3


_OPENS_WAITING = re.compile(
    r"\W*(?:if|when|while|as|after|before|although|though|because|since|unless|until|once|in|on|at|by|under|during|following|despite|amid|with|for|from"
    r"|si|cuando|en|tras|después|aunque|durante|quand|dans|après|lors|wenn|als|nach|während|obwohl|em|após|quando)\s",
    re.IGNORECASE,
)
