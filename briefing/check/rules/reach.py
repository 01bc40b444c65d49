"""How far a statement goes: scope widened, a superlative added, a cause added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.check.lexicon import families
from briefing.check.lexicon.cues import CAUSE, PART_OF, SHARES, SUPERLATIVE
from briefing.check.rule import Hit, rule
from briefing.check.statement import Statement
from briefing.check.stems import stem
from briefing.check.text import Text, Word


@rule("scope", "Some made all, a part made the whole", "error", across=False, found="warn", by_clause=True)
def scope(statement: Statement) -> Iterator[Hit]:
    yield from _wider_share(statement)
    yield from _whole_for_part(statement)
    yield from _unqualified(statement)
    yield from _everywhere(statement)
    yield from _share_of_others(statement)


def shares(text: Text) -> Iterator[tuple[int, Word, Word]]:
    """Words of quantity with their rank and the noun that they count: the next content word or the one after it."""
    ranks = SHARES.get(text.language, {})
    for place, word in enumerate(text.words):
        rank = 2 if word.lower.isdigit() else ranks.get(word.lower)
        if rank is None:
            continue
        following = [
            w for w in text.words[place + 1 : place + 5] if w.clause == word.clause and w.content and w.lower not in ranks
        ]
        for noun in following[:2]:
            yield rank, word, noun


def _wider_share(statement: Statement) -> Iterator[Hit]:
    known: dict[str, tuple[int, Word]] = {}
    for piece in statement.comparable:
        for rank, word, noun in shares(piece):
            if noun.stem not in known or rank > known[noun.stem][0]:
                known[noun.stem] = (rank, word)
    for rank, word, noun in shares(statement.said):
        if noun.stem in known and rank >= 4 and rank > known[noun.stem][0] and word.stem not in statement.stems:
            has = known[noun.stem][1]
            message = (
                f"“{word.text} {noun.text}” takes in more than the evidence, which has “{has.text} {noun.text}”; say how many"
            )
            yield Hit(word.text, has.text, message)
            return


@cache
def _part_of(language: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple(
        (frozenset(stem(w, language) for w in parts.split()), frozenset(stem(w, language) for w in wholes.split()))
        for parts, wholes in PART_OF
    )


def _whole_for_part(statement: Statement) -> Iterator[Hit]:
    """The whole in the sentence, a part of it in the evidence, and neither the part in the sentence nor the whole alone there."""
    said = statement.said
    told = {word.stem for word in said.words}
    ranks = SHARES.get(said.language, {})
    for parts, wholes in _part_of(said.language):
        if parts & told:
            continue
        whole = next((word for word in said.own_words if word.stem in wholes), None)
        if whole is None or whole.lower.endswith("lor"):
            continue
        for piece in statement.comparable[:1]:
            part = next((word for word in piece.words if word.stem in parts and not _named(word)), None)
            alone = any(word.stem in wholes and not _belongs(piece, place) for place, word in enumerate(piece.words))
            everyone = any(ranks.get(word.lower, 0) >= 4 for word in piece.words)
            shared = statement.shared(piece) + statement.common_facts(piece)
            if part is not None and not alone and not everyone and shared >= 2:
                message = f"the evidence speaks of “{part.text}”, the sentence of “{whole.text}” as a whole; say which part"
                yield Hit(whole.text, part.text, message)
                return


_EVERYWHERE = frozenset("worldwide nationwide everywhere globally countrywide universally".split())


def _named(word: Word) -> bool:
    """ "United States" is no part of anything."""
    return word.lower == "states" and word.text[0].isupper()


def _everywhere(statement: Statement) -> Iterator[Hit]:
    for word in statement.said.own_words:
        if word.lower in _EVERYWHERE and not {word.stem, "world", "nation", "global", "everywher"} & statement.stems:
            yield Hit(word.text, None, f"the evidence does not reach “{word.text}”; say where")
            return


def _share_of_others(statement: Statement) -> Iterator[Hit]:
    """ "Most of those who left" for "a third of them": a high share where the evidence has a lower one only."""
    ranks = SHARES.get(statement.said.language, {})
    mine = next((word for word in statement.said.own_words if ranks.get(word.lower, 0) == 4), None)
    near = [piece for piece in statement.comparable if statement.shared(piece) >= 2]
    if mine is None or any(ranks.get(word.lower, 0) >= 4 for piece in near for word in piece.words):
        return
    for piece in statement.comparable[:1]:
        other = next((word for word in piece.words if 1 < ranks.get(word.lower, 0) < 4), None)
        if other is not None and statement.shared(piece) >= 2:
            yield Hit(
                mine.text, other.text, f"“{mine.text}” takes in more than the evidence, which has “{other.text}”; say how many"
            )


_PARTS = frozenset(stem(word) for word in "member leader senator deputy lawmaker official".split())


def _belongs(piece: Text, place: int) -> bool:
    """Whether the word at `place` is what a part belongs to: "a member of the council", "opposition members"."""
    if place + 1 < len(piece.words) and piece.words[place + 1].stem in _PARTS:
        return True
    return any(
        word.lower in ("of", "in", "del", "de", "du", "der", "des", "do", "da") for word in piece.words[max(0, place - 2) : place]
    )


def _unqualified(statement: Statement) -> Iterator[Hit]:
    """ "All the men" where the evidence counts two: a universal before a noun that the evidence limits."""
    wide = {"all", "every", "everyone", "everybody", "entire", "whole", "each", "todos", "todas", "alle", "tous", "toutes"}
    said = statement.said
    for place, word in enumerate(said.words):
        if word.lower not in wide or said.is_quoted(word) or word.stem in statement.stems:
            continue
        if families(said.language).get(word.stem, frozenset()) & statement.stems:
            continue
        noun = next((w for w in said.words[place + 1 : place + 4] if w.content and w.stem in statement.near), None)
        if noun is not None and not any(n.stem == noun.stem for _, _, n in shares(statement.comparable[0])):
            yield Hit(word.text, None, f"“{word.text} {noun.text}” takes in more than the evidence says; say which {noun.text}")
            return


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
    return re.compile(CAUSE.get(language, r"(?!)"), re.IGNORECASE)


_WEAK = ("following", "since", "over", "so that", "da", "car", "thus")


@rule("cause", "A cause that the evidence does not give", "warn", across=False)
def cause(statement: Statement) -> Iterator[Hit]:
    said = statement.said
    for match in _causes(said.language).finditer(said.text):
        if any(start <= match.start() < end for start, end in said.quoted):
            continue
        if match[0].lower() in _WEAK or _gives_cause(statement, match[0]):
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
    return any(_causes(piece.language).search(piece.text) for piece in close)
