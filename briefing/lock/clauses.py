"""A statement clause by clause: which of the witnesses' clauses say the same, and whether they deny it or leave it open.

A sentence that joins three claims is sure of one, doubts another and denies the third; as a whole it is none of these. So
clauses are compared: one of the sentence's with the one of the claims and the one of the first style that share most with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing.lock.told import base, read
from briefing.typography import fold

_JOINTS = {
    "en": "and|but|while|although|though|whereas|that|which|who|as",
    "fr": "et|mais|tandis que|alors que|bien que|que|qu’|qui|dont",
    "es": "y|pero|mientras que|aunque|que|quien|quienes",
    "de": "und|aber|während|obwohl|dass|der|die|das",
    "pt": "e|mas|enquanto|embora|que|quem",
}
_CONDITIONS = {
    "en": r"\b(?:if|unless|provided|as long as|only with|condition\w*|subject to|depend\w*)\b|(?:^|, )should\b",
    "fr": r"\b(?:si|s[’']ils?|sauf|à moins|pourvu|condition\w*|sous réserve|dépend\w*|qu[’']avec)\b|\bdoi\w+",
    "es": r"\b(?:si|salvo|a menos|siempre que|condici\w+|depend\w*|solo con|sólo con)\b",
}
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
SAME, ACROSS = 0.5, 0.34  # share of a clause's words that another has in common with it, to be taken for the same


@dataclass(frozen=True)
class Clause:
    text: str
    language: str
    keys: frozenset[str]

    @property
    def denies(self) -> bool:
        return read(self.text, self.language, None).negation

    @property
    def is_open(self) -> bool:
        """Whether it may or could be; a condition, which may stand in another clause, is looked at apart."""
        return read(self.text, self.language, None).certainty == "conditional" and not has_condition(self.text, self.language)

    def likeness(self, other: Clause) -> float:
        """The share of this clause's words that the other has; 0 where one word alone is all that they share."""
        common = len(self.keys & other.keys)
        return common / len(self.keys) if common > 1 and self.keys else 0.0

    def nearest(self, others: tuple[Clause, ...]) -> Clause | None:
        """The clause that shares most; None where none is near enough to say the same."""
        best = max(others, key=lambda other: (self.likeness(other), other.text), default=None)
        if best is None:
            return None
        return best if self.likeness(best) >= (SAME if best.language == self.language else ACROSS) else None


@lru_cache(maxsize=4096)
def clauses(text: str, language: str) -> tuple[Clause, ...]:
    """The clauses of a text that have words enough to be known by."""
    return tuple(_clauses(text, base(language)))


def _clauses(text: str, language: str) -> Iterator[Clause]:
    joints = _JOINTS.get(language)
    pattern = r"[;:.!?]\s|,\s(?!\d)|\s–\s" + (rf"|\b(?:{joints})\s" if joints else "")
    for part in re.split(pattern, text):
        keys = frozenset(word[:5] for word in _WORD.findall(fold(part)))
        if len(keys) > 1:
            yield Clause(part.strip(), language, keys)


def has_condition(text: str, language: str) -> bool:
    pattern = _CONDITIONS.get(base(language))
    return pattern is None or re.search(pattern, text, re.IGNORECASE) is not None
