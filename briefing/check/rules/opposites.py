"""Which way round: words that cannot both be right of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.check.lexicon import across, families, opposites
from briefing.check.rule import Hit, rule
from briefing.check.rules.binding import doer
from briefing.check.rules.negation import negated
from briefing.check.statement import Statement, company
from briefing.check.stems import stem
from briefing.check.text import Text, Word, once


@rule("opposite", "The opposite of what the evidence says", "error", by_clause=True)
def opposite(statement: Statement) -> Iterator[Hit]:
    said = statement.said
    yield from _other_side(statement)
    pieces = [piece for piece in statement.pieces if _close(statement, piece)]
    known = opposites(said.language)
    for place, word in enumerate(said.words):
        contrary = known.get(_phrase(said, place)) or known.get(word.stem)
        if contrary is None or said.is_quoted(word):
            continue
        for piece in pieces:
            hit = _turned(statement, piece, place, contrary)
            if hit is not None:
                yield hit
                break


_SIDE = re.compile(r"\b(?:in favou?r|against)\b", re.IGNORECASE)


def _other_side(statement: Statement) -> Iterator[Hit]:
    """ "28 members voted against" where the evidence has the 28 in favour."""
    mine = _votes(statement.said)
    if not mine:
        return
    known = [side for piece in statement.comparable for side in _votes(piece).items()]
    for value, words in mine.items():
        theirs = [other for count, other in known if count == value]
        if theirs and all((other == "against") != (words == "against") for other in theirs):
            message = f"the evidence has the {value:g} {theirs[0]} and the sentence {words}; put “{theirs[0]}”"
            yield Hit(words, theirs[0], message)
            return


@once
def _votes(text: Text) -> dict[float, str]:
    """The side, in English, on which each number of a vote stands: "28 in favour and six against"."""
    if text.language != "en" or not _SIDE.search(text.text):
        return {}
    places = sorted((text.text.find(number.text), number.value) for number in text.facts.numbers)
    ends = [*(at for at, _ in places[1:]), None]
    found: dict[float, str] = {}
    for (at, value), end in zip(places, ends, strict=False):  # no number, no end
        behind = re.split(r"[.;:]", text.text[at:end])[0]
        side = _SIDE.search(behind)
        if side is not None and (end is None or behind[side.end() :].strip()):  # not "28 in favour, and against six"
            found[value] = side[0].lower()
    return found


def _close(statement: Statement, piece: Text) -> bool:
    if piece.language != statement.said.language:
        return piece is statement.closest
    return statement.shared(piece) >= 0.3 * max(len(statement.said.stems), 1)


def _turned(statement: Statement, piece: Text, place: int, contrary: frozenset[str]) -> Hit | None:
    """A hit where the piece has the contrary of the word at `place`, in like company, and not the word."""
    said = statement.said
    word = said.words[place]
    if piece.language != said.language:
        return _turned_across(said, piece, word, contrary)
    own = families(said.language).get(word.stem, frozenset()) - contrary
    if _is_other_use(said, place) or _is_score(said, place):
        return None
    if word.stem in statement.stems or (own & piece.all_stems and word.content):
        return _crossed(said, place, piece, contrary)
    told = {other.stem for other in said.words}
    for at, other in enumerate(piece.words):
        if (
            not {other.stem, _phrase(piece, at)} & contrary
            or other.stem in told
            or piece.is_quoted(other)
            or _is_other_use(piece, at)
        ):
            continue
        if _other_party(said, place, piece, at):
            continue
        if (
            company(said, place, piece, at)
            and not _one_denied(said, place, piece, at)
            and not _turned_round(said, place, piece, at)
        ):
            return Hit(
                word.text, other.text, f"the evidence has “{other.text}” where the sentence has “{word.text}”; put “{other.text}”"
            )
    return None


_SCORE = re.compile(r"\d[\d.]*(?:\s\w+)?\s(?:contra|contre|gegen|against)\s\d")


def _is_score(text: Text, place: int) -> bool:
    """ "33 votos contra 19": the count of both sides."""
    word = text.words[place]
    return any(match.start() <= word.start < match.end() for match in _SCORE.finditer(text.text))


def _phrase(text: Text, place: int) -> str:
    """Two words as one entry of the lists: "voted down" as "vote-down"."""
    return f"{text.words[place].stem}-{text.words[place + 1].stem}" if place + 1 < len(text.words) else ""


def _crossed(said: Text, place: int, piece: Text, contrary: frozenset[str]) -> Hit | None:
    """The piece has both words: each must keep what follows it ("sold 22 jets and bought three plants")."""
    word = said.words[place]
    mine = _following(said, place)
    own = [at for at, other in enumerate(piece.words) if other.stem == word.stem]
    others = [at for at, other in enumerate(piece.words) if other.stem in contrary]
    if not mine or not own or not others or any(mine & _following(piece, at) for at in own):
        return None
    clash = next((at for at in others if mine & _following(piece, at)), None)
    if clash is None or piece.words[clash].stem in {other.stem for other in said.words}:
        return None
    other = piece.words[clash]
    return Hit(
        word.text, other.text, f"the evidence has “{other.text}” here and “{word.text}” of something else; put “{other.text}”"
    )


def _following(text: Text, place: int) -> frozenset[str]:
    return frozenset(word.stem for word in text.words[place + 1 : place + 4] if word.content)


def _is_other_use(text: Text, place: int) -> bool:
    """ "At least", "at most", capitals inside a sentence, which make a word part of a name, and who does it: "growers"."""
    word = text.words[place]
    if word.text[0].isupper() and place and text.words[place - 1].clause == word.clause:
        return True
    if text.language == "en" and word.lower.endswith("ers"):
        return True
    if word.stem in _KEEPS_FROM and any(other.lower == "from" for other in text.words[place + 1 : place + 7]):
        return True  # "stopped him from leaving" is no end of anything
    return word.lower in ("least", "most", "first", "last") and text.words[place - 1].lower == "at" and place > 0


_KEEPS_FROM = frozenset(stem(word) for word in "stop prevent keep block save protect".split())
_PARTIES = frozenset(stem(word) for word in "buy sell purchase acquire lend borrow import export".split())


def _other_party(said: Text, place: int, piece: Text, at: int) -> bool:
    """ "Kestrel sold the mine to Novara" for "Novara bought it from Kestrel": one deal told of its two parties."""
    if not {said.words[place].stem, piece.words[at].stem} <= _PARTIES:
        return False
    mine, theirs = ({word.stem for word in doer(text, n)} for text, n in ((said, place), (piece, at)))
    return bool(mine) and bool(theirs) and not mine & theirs and mine <= piece.all_stems


def _turned_round(said: Text, place: int, piece: Text, at: int) -> bool:
    """ "A before B" for "B after A", and "28 against six" for "28 in favour": the same told from the other end."""
    word, other = said.words[place].lower, piece.words[at].lower
    beside = piece.words[at + 1].lower if at + 1 < len(piece.words) else ""
    if other in ("contra", "contre", "against", "gegen") and (beside[:1].isdigit() or beside in _SMALL_NUMBERS):
        return True
    if not {word, other} <= _SIDES_OF_TIME:
        return False
    left, right = _sides(said, place)
    other_left, other_right = _sides(piece, at)
    crossed = len(left & other_right) + len(right & other_left)
    return crossed > len(left & other_left) + len(right & other_right)


_SIDES_OF_TIME = frozenset("before after antes después avant après vor nach depois tras".split())
_SMALL_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten uno dos tres cuatro cinco seis siete ocho nueve diez".split()
)


def _sides(text: Text, place: int) -> tuple[set[str], set[str]]:
    left = {word.stem for word in text.words[max(0, place - 6) : place] if word.content}
    return left, {word.stem for word in text.words[place + 1 : place + 7] if word.content}


def _one_denied(said: Text, place: int, piece: Text, at: int) -> bool:
    """ "not rejected" for "approved" is no contradiction."""
    return (place in negated(said)) != (at in negated(piece))


def _turned_across(said: Text, piece: Text, word: Word, contrary: frozenset[str]) -> Hit | None:
    if said.language != "en":
        return None
    meanings = across(piece.language)
    found = {stem: other for other in piece.words for stem in meanings.get(other.stem, ())}
    same = families("en").get(word.stem, frozenset()) | {word.stem}
    if same & found.keys():
        return None
    clash = next((found[stem] for stem in contrary if stem in found), None)
    if clash is None:
        return None
    return Hit(word.text, clash.text, f"the evidence has “{clash.text}”, the contrary of “{word.text}”; put it right")
