"""How far a statement goes: a superlative added, a cause added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.check.lexicon import families
from briefing.check.lexicon.cues import CAUSE, SUPERLATIVE
from briefing.check.rule import Hit, rule
from briefing.check.statement import Statement
from briefing.check.stems import stem
from briefing.check.text import Text, Word

# -- superlatives ------------------------------------------------------------------------------------------------------------

_MOST = re.compile(
    r"\b(?:most \w+|more than any(?: other)?|than any other|in (?:the )?\w+['’]?s? history"
    r"|of all time|on record|since records began)\b",
    re.IGNORECASE,
)
_PLAIN_FIRST = re.compile(
    r"\bfirst (?:quarter|half|round|reading|three|two|four|five|six|\w+ (?:months|years|weeks|days)|time|aid)\b"
    r"|\bfirst$|\bat first\b|\bat least\b|\brecord(?:s|ed|ing)\b",
    re.IGNORECASE,
)


@rule("superlative", "A first, only or record that the evidence does not claim", "warn", across=False)
def superlative(statement: Statement) -> Iterator[Hit]:
    said = statement.said
    for word in said.own_words:
        if word.lower not in SUPERLATIVE.get(said.language, ()) or _has_superlative(statement, word):
            continue
        if said.language == "en" and (_PLAIN_FIRST.match(said.text, word.start) or _is_verb_or_plain(said, word)):
            continue
        yield Hit(word.text, None, f"the evidence does not say “{word.text}”; cut it or cite who says so")
        return
    match = _MOST.search(said.text) if said.language == "en" else None
    if match is None or _shares_superlative(statement, match[0]) or any(s <= match.start() < e for s, e in said.quoted):
        return
    yield Hit(match[0], None, f"the evidence does not say “{match[0]}”; cut it or cite who says so")


def _is_verb_or_plain(said: Text, word: Word) -> bool:
    """ "to record", "if ever", "only" beside a number or a clause: a limit and no boast."""
    before = said.lowered[: word.start].rstrip().rpartition(" ")[2]
    if word.lower == "record":
        return before in ("to", "can", "and", "users", "will") or said.lowered[word.end :].startswith(" of ")
    if word.lower == "only":
        return before not in ("the", "its", "their", "his", "her")
    return word.lower == "ever" and before in ("if", "than", "hardly", "more")


def _has_superlative(statement: Statement, word: Word) -> bool:
    known = [other for piece in statement.comparable for other in piece.words]
    known = [other for other in known if other.lower in SUPERLATIVE.get(statement.said.language, ())]
    if word.stem in statement.stems or any(_kindred(word.lower, other.lower) for other in known):
        return True
    kin = families(statement.said.language).get(word.stem, frozenset()) & _stems_of_superlatives(statement.said.language)
    return bool(kin & statement.stems)


def _kindred(one: str, other: str) -> bool:
    """ "biggest" and "largest": whether the words that they heighten are kin."""
    kin = families("en")
    return any(b in kin.get(a, frozenset()) | {a} for a in _heightened(one) for b in _heightened(other))


def _heightened(word: str) -> tuple[str, ...]:
    """What a superlative in -est may be made of: "large", "big"."""
    bare = word.removesuffix("est")
    return tuple(stem(form) for form in (bare, f"{bare}e", bare[:-1])) if bare != word else (stem(word),)


@cache
def _stems_of_superlatives(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in SUPERLATIVE.get(language, ()))


_PLAIN_MOST = frozenset("of people likely recent recently officials economists members residents countries cases".split())


def _shares_superlative(statement: Statement, phrase: str) -> bool:
    following = phrase.lower().partition(" ")[2]
    if phrase.lower().startswith("most ") and (following in _PLAIN_MOST or "most" in statement.stems):
        return True
    return phrase.lower() in statement.borne.text.lower()


# -- causes ---------------------------------------------------------------------------------------------------------------------


@cache
def _causes(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{CAUSE.get(language, '(?!)')})", re.IGNORECASE)  # only where a word starts


_NO_EFFECT = re.compile(r"\s+(?:no|none|nobody|ningun\w*|aucune?|keine\w*|nenhuma?)\b", re.IGNORECASE)  # "caused no injuries"
_WEAK = ("following", "since", "over", "so that", "da", "car", "thus")


@rule("cause", "A cause that the evidence does not give", "warn", across=False)
def cause(statement: Statement) -> Iterator[Hit]:
    said = statement.said
    for match in _causes(said.language).finditer(said.text):
        if any(start <= match.start() < end for start, end in said.quoted):
            continue
        if match[0].lower() in _WEAK or _gives_cause(statement, match[0]) or _NO_EFFECT.match(said.text, match.end()):
            continue
        yield Hit(
            match[0],
            None,
            f"the evidence does not give a cause where the sentence has “{match[0]}”; tell the two apart or cite who links them",
        )
        return


def _gives_cause(statement: Statement, cue: str) -> bool:
    """Whether the closest evidence links two things as well, in any of these words, or names the same verb."""
    if stem(max(cue.lower().split(), key=len)) in statement.stems:
        return True
    most = max((statement.shared(piece) for piece in statement.comparable), default=0.0)
    close = [piece for piece in statement.comparable if statement.shared(piece) >= max(1.0, 0.6 * most)]
    return any(match[0].lower() not in _WEAK for piece in close for match in _causes(piece.language).finditer(piece.text))
