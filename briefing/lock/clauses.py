"""A statement clause by clause: which of the witnesses' clauses say the same, and what in them is denied or left open.

A sentence that joins three claims is sure of one, doubts another and denies the third; as a whole it is none of these. So
clauses are compared: one of the sentence's with the one of the claims and the one of the first style that share most with it.
And within a clause the word that a cue governs is looked for: "may carry weapons" leaves "carry" open, wherever it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefing.lock.cues import MODAL, SETTLED, saying
from briefing.lock.told import base, read
from briefing.typography import fold

_JOINTS = {
    "en": "and|but|while|although|though|whereas|that|which|who|as",
    "fr": "et|mais|tandis que|alors que|bien que|que|qu’|qui|dont",
    "es": "y|pero|mientras que|aunque|que|quien|quienes",
    "de": "und|aber|während|obwohl|dass|der|die|das",
    "pt": "e|mas|enquanto|embora|que|quem",
}
_DENYING = {
    "en": r"not|\w+n[’']t|never|no|neither|cannot",
    "fr": r"(?:ne |n[’'])\w+(?: \w+)?? (?:pas|plus|jamais)|aucune?|ni",
    "es": r"no|nunca|ningún|ninguna|ninguno|tampoco",
    "de": r"nicht|kein\w*|nie|niemals",
    "pt": r"não|nunca|nenhum|nenhuma|tampouco",
}
_NONE = {
    "en": r"no",
    "fr": r"aucune?|pas (?:de|d[’'])",
    "es": r"ning[uú]n[ao]?|no (?:hay|hubo|tiene|tienen)",
    "de": r"kein\w*",
    "pt": r"nenhuma?|não (?:há|houve|tem|têm)",
}
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
SAME, ACROSS = 0.5, 0.34  # share of a clause's words that another has in common with it, to be taken for the same
_WITHOUT = re.compile(r"\b(?:without|sans|sin|ohne|sem)\b[^,;.]*", re.IGNORECASE)
_HELPING = frozenset("have been being also still then only ever avoir être haber sido estar haben sein worden".split())


@dataclass(frozen=True)
class Clause:
    text: str
    language: str
    keys: frozenset[str]

    @property
    def denies(self) -> bool:
        """Whether it denies what it says; what it only goes without ("without payment") it does not deny."""
        return read(_WITHOUT.sub("", self.text), self.language, None).negation

    @property
    def denials(self) -> int:
        """How many words deny."""
        cues = _DENYING.get(self.language)
        return len(re.findall(rf"(?<!\w)(?:{cues})(?!\w)", self.text, re.IGNORECASE)) if cues else 0

    @cached_property
    def denied(self) -> frozenset[str]:
        """The words that a denial governs: the next two, and in German the last of the clause too, by their beginnings."""
        return _governed(self.text, self.language, _DENYING.get(self.language), 2)

    @cached_property
    def denied_things(self) -> frozenset[str]:
        """The things that there are none of: "no evidence", "sets no end date", "aucune preuve"."""
        return _governed(self.text, self.language, _NONE.get(self.language), 2)

    @cached_property
    def opened(self) -> frozenset[str]:
        """The verbs that another leaves open."""
        pattern = MODAL.get(self.language)
        return _governed(self.text, self.language, pattern.pattern if pattern else None, 1)

    @cached_property
    def settled(self) -> frozenset[str]:
        """The verbs that are told as sure to come."""
        pattern = SETTLED.get(self.language)
        return _governed(self.text, self.language, pattern.pattern if pattern else None, 1)

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


def _governed(text: str, language: str, cues: str | None, reach: int) -> frozenset[str]:
    if cues is None:
        return frozenset()
    found: set[str] = set()
    for match in re.finditer(rf"(?<!\w)(?:{cues})(?!\w)", text, re.IGNORECASE):
        if language == "fr" and " " in match[0]:
            found |= set(_keys(match[0].partition(" ")[2] if match[0].startswith("ne ") else match[0].partition("’")[2])[:1])
        behind = _keys(text[match.end() :])
        found |= set(behind[-1:] if language == "de" and behind else ()) | set(behind[:reach])
    return frozenset(found)


def _keys(text: str) -> list[str]:
    """The beginnings of the longer words, in order."""
    return [word[:5] for word in _WORD.findall(fold(text)) if word not in _HELPING]


@lru_cache(maxsize=4096)
def clauses(text: str, language: str) -> tuple[Clause, ...]:
    """The clauses of a text that have words enough to be known by."""
    return tuple(_clauses(text, base(language)))


def _clauses(text: str, language: str) -> Iterator[Clause]:
    joints = _JOINTS.get(language)
    pattern = r"[;:.!?]\s|,\s(?!\d)|\s–\s" + (rf"|\b(?:{joints})\s" if joints else "")
    for part in re.split(pattern, text):
        keys = frozenset(_keys(part))
        if len(keys) > 1:
            yield Clause(part.strip(), language, keys)


_PARTS = re.compile(r";\s|(?<=[.!?])\s|,\s(?:while|whereas|tandis|alors|mientras|während|enquanto)\s")


@lru_cache(maxsize=4096)
def parts(text: str, language: str) -> tuple[Clause, ...]:
    """The statements that stand beside each other in a sentence, each with a speaker of its own or none."""
    found = (whole(part.strip(), language) for part in _PARTS.split(text))
    return tuple(part for part in found if len(part.keys) > 1)


_BETWEEN_COMMAS = re.compile(r"[;:]\s|(?<=[.!?])\s|,\s(?!\d|dass\b|que\b|that\b|ob\b|whether\b|si\b)")


@lru_cache(maxsize=4096)
def segments(text: str, language: str) -> tuple[Clause, ...]:
    """What stands between commas and stronger marks; what hangs on a verb by "that" stays with it."""
    return tuple(whole(part.strip(), language) for part in _BETWEEN_COMMAS.split(text))


def whole(text: str, language: str) -> Clause:
    """A text as one clause."""
    return Clause(text, base(language), frozenset(_keys(text)))


def told_by(text: str, speaker: str, language: str) -> tuple[Clause, Clause]:
    """What somebody says in a statement, and the rest of it: who that is, and what is told of them by the way ("Anna Bo, who
    retires in June, said …")."""
    at = text.find(speaker)
    end = at + len(speaker)
    verb = saying(text, language, end)
    if at < 0 or verb is None:
        return whole(text, language), whole(speaker, language)
    if at > len(text) - verb:  # the speaker stands behind what is said
        return whole(text[:at], language), whole(text[at:], language)
    return whole(text[verb:], language), whole(text[:verb], language)
