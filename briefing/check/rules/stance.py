"""How sure, whether at all, and which way round: certainty raised, negation lost or added, the opposite said."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.lexicon import across, families, opposites
from briefing.check.lexicon.cues import ABSENT, BETWEEN, DENYING, EITHER, EXPECTED, NEGATING, OF_THINGS, POSSIBLE
from briefing.check.rule import Hit, rule
from briefing.check.statement import Statement
from briefing.check.stems import stem
from briefing.check.text import Text, Word

_FACT = 2.0
_REACH = 7  # words from a cue to the word that it governs
_SURE = {"possible": 0.0, "either": 0.5, "expected": 1.0}


# -- certainty -------------------------------------------------------------------------------------------------------------


def governed(text: Text) -> dict[int, tuple[float, str]]:
    """For each place that a cue of doubt or intention governs, how sure it leaves it and the cue: the next content words."""
    found: dict[int, tuple[float, str]] = {}
    for place, word in enumerate(text.words):
        rank = _rank(text, word)
        if rank is None:
            continue
        for at in _governs(text, place, 1):
            known = found.get(at)
            if known is None or rank < known[0]:
                found[at] = (rank, word.text)
    return found


def _rank(text: Text, word: Word) -> float | None:
    language = text.language
    if text.is_quoted(word) or (word.text[0].isupper() and word.start and word.lower == "may"):
        return None
    if language == "en" and word.lower == "to":
        return _SURE["expected"] if text.lowered[: word.start].endswith((" is ", " are ", " was ", " were ")) else None
    if word.lower in POSSIBLE.get(language, ()):
        return _SURE["possible"]
    if word.lower in EITHER.get(language, ()):
        return _SURE["either"]
    return _SURE["expected"] if word.lower in EXPECTED.get(language, ()) else None


def _governs(text: Text, place: int, count: int) -> list[int]:
    """The places of the next content words of the clause; in German, whose verbs stand last, the last one."""
    if text.language == "de":
        clause = [at for at, word in enumerate(text.words) if word.clause == text.words[place].clause and word.content]
        return [at for at in clause if at > place][-1:]
    found: list[int] = []
    for at in range(place + 1, min(place + _REACH, len(text.words))):
        word = text.words[at]
        if word.clause != text.words[place].clause:
            break
        if word.lower in BETWEEN or not word.content:
            continue
        if _rank(text, word) is not None and not found:
            break  # "would plan to": the second cue governs
        if text.language == "en" and word.lower.endswith("ly"):
            continue
        found.append(at)
        if len(found) == count:
            break
    return found


@rule("certainty", "Something possible or planned told as settled", "error", found="warn")
def certainty(statement: Statement) -> Iterator[Hit]:
    piece = statement.closest
    if piece is None:
        return
    if piece.language != statement.said.language:
        yield from _certainty_across(statement, piece)
        return
    for piece in statement.comparable[:2]:
        for at, (rank, cue) in governed(piece).items():
            if piece.words[at].lower[0].isdigit() or stem(cue.lower(), piece.language) in statement.said.all_stems:
                continue
            hit = _raised(statement, piece, piece.words[at], rank, cue)
            if hit is not None:
                yield hit
                return


def _raised(statement: Statement, piece: Text, word: Word, rank: float, cue: str) -> Hit | None:
    said = statement.said
    mine = governed(said)
    kin = families(said.language).get(word.stem, frozenset())
    places = [
        at
        for at, other in enumerate(said.words)
        if other.stem == word.stem and _is_predicate(said, at, 0 if cue.lower() in OF_THINGS else rank)
    ]
    if rank != _SURE["either"]:
        places = places or [at for at, other in enumerate(said.words) if other.stem in kin and _is_predicate(said, at, rank)]
    if (
        places
        and said.words[places[0]].stem != word.stem
        and not any(_company(said, at, piece, piece.words.index(word)) for at in places)
    ):
        return None
    if not places or statement.shared(piece) < 2 or _is_plain_elsewhere(piece, word):
        return None
    ranks = {at: mine.get(at, (_FACT, ""))[0] for at in places}
    at, best = min(ranks.items(), key=lambda item: item[1])
    if best <= max(rank, 0.5 if rank else 0.0) or (rank == 0.5 and best == 1.0) or _hedged_nearby(said, at, rank):
        return None
    now = mine[at][1] + " " + said.words[at].text if at in mine else said.words[at].text
    message = f"“{now}” is surer than the evidence, which has “{cue} … {word.text}”; keep “{cue}”"
    return Hit(now if now in said.text else said.words[at].text, cue, message)


_ARTICLES = {
    "en": frozenset("the a an its their his her".split()),
    "es": frozenset("el la los las un una".split()),
    "fr": frozenset("le la les un une l".split()),
    "de": frozenset("der die das den dem ein eine".split()),
    "pt": frozenset("o a os as um uma".split()),
}


def _is_predicate(said: Text, place: int, rank: float) -> bool:
    """Whether the word may be a verb here: no adverb, not quoted, and no noun after an article where a verb was governed."""
    word = said.words[place]
    if not word.content or said.is_quoted(word) or (said.language == "en" and word.lower.endswith("ly")):
        return False
    before = said.words[place - 1].lower if place else ""
    if word.lower.endswith("er") and before in ("is", "are", "was", "were", "more", "a", "the"):
        return False
    return not (rank and before in _ARTICLES.get(said.language, ()))


def _is_plain_elsewhere(piece: Text, word: Word) -> bool:
    """Whether the same piece has the word outside the reach of its cues too."""
    under = governed(piece)
    return any(other.stem == word.stem and at not in under for at, other in enumerate(piece.words))


def _hedged_nearby(said: Text, place: int, rank: float) -> bool:
    clause = said.words[place].clause
    for word in said.words:
        known = _rank(said, word)
        if known is not None and known <= max(rank, 0.5) and abs(word.clause - clause) <= 1:
            return True
    return False


def _told_of(statement: Statement, piece: Text) -> bool:
    """Whether a sentence of another language can be said to tell what the piece tells: they share names, numbers or cognates."""
    return len(statement.pieces) == 1 or statement.common_facts(piece) + statement.cognates(piece) >= 2


_ORDER = {"conditional": 0, "forecast": 1, "claimed": 2, "fact": 2}


def _certainty_across(statement: Statement, piece: Text) -> Iterator[Hit]:
    mine, theirs = statement.said.facts.certainty, piece.facts.certainty
    if _ORDER[mine] > _ORDER[theirs] and len(piece.words) <= 30 and mine != "claimed" and _told_of(statement, piece):
        cue = next((word.text for word in piece.words if _rank(piece, word) is not None), None)
        has = f"“{cue}”" if cue else "it open"
        yield Hit(None, cue, f"the evidence leaves {has} where the sentence is sure; say that it is {theirs}")


# -- negation --------------------------------------------------------------------------------------------------------------


def negated(text: Text, reach: int = 2) -> dict[int, str]:
    """For each place that a negation governs, the negation: the content words right after it; in German those before it too."""
    found: dict[int, str] = {}
    for place, word in enumerate(text.words):
        if not _denies(text, place):
            continue
        for at in _governed_by_negation(text, place, reach):
            found.setdefault(at, word.text)
    return found


def _denies(text: Text, place: int) -> bool:
    word, after = text.words[place].lower, text.words[place + 1].lower if place + 1 < len(text.words) else ""
    if word in NEGATING.get(text.language, ()):
        return not (word in ("not", "no", "nicht") and after in ("only", "just", "least", "longer", "nur", "doubt"))
    return word.endswith("n't") or word in DENYING.get(text.language, ())


def _governed_by_negation(text: Text, place: int, reach: int) -> Iterator[int]:
    clause = text.words[place].clause
    ahead = [at for at in range(place + 1, min(place + _REACH, len(text.words))) if text.words[at].clause == clause]
    content = [at for at in ahead if text.words[at].content]
    if text.words[place].lower in NEGATING.get(text.language, ()) or text.words[place].lower.endswith("n't"):
        content = content[: 1 if text.words[place].lower == "without" else reach]
    else:
        content = content[:1]
    yield from content
    if text.language == "de":
        yield from [at for at in range(max(0, place - 2), place) if text.words[at].content and text.words[at].clause == clause]


def _hears_denial(text: Text, place: int, around: int = 1) -> bool:
    """Whether anything in the clause of `place` denies or leaves out, in words that no list of negations holds."""
    absent = ABSENT.get(text.language, frozenset())
    clause = text.words[place].clause
    for at, word in enumerate(text.words):
        if abs(word.clause - clause) > around or at == place:
            continue
        if _denies(text, at) or word.lower in absent:
            return True
        if text.language == "en" and word.lower.startswith(("un", "in", "dis", "non")) and word.lower[2:] in _bare_words(text):
            return True
    return False


def _denies_anything(text: Text) -> bool:
    unsaid = text.language == "en" and any(word.lower.startswith("un") and len(word.lower) > 5 for word in text.words)
    return unsaid or text.facts.negation or any(_denies(text, at) for at in range(len(text.words)))


def _bare_words(text: Text) -> frozenset[str]:
    return frozenset(word.lower for word in text.words)


@rule("negation", "A negation lost or added", "error")
def negation(statement: Statement) -> Iterator[Hit]:
    piece = statement.closest
    if piece is None:
        return
    if piece.language != statement.said.language:
        yield from _negation_across(statement, piece)
        return
    said = statement.said
    for other in statement.comparable[:2]:
        if statement.shared(other) < 0.35 * max(min(len(said.stems), len(other.stems)), 1):
            continue
        hit = _lost(statement, said, other) or _added(statement, said, other)
        if hit is not None:
            yield hit
            return
    hit = _out_of_nothing(statement)
    if hit is not None:
        yield hit


def _out_of_nothing(statement: Statement) -> Hit | None:
    """A sentence that denies, where nothing in the evidence that tells the same denies or leaves anything out."""
    said = statement.said
    cue = next((word for at, word in enumerate(said.words) if _says_not(said, at)), None)
    close = [piece for piece in statement.comparable if statement.shared(piece) >= 0.5 * len(said.stems)]
    if cue is None or not close or not statement.cited:
        return None
    for piece in close:
        if any(_denies(piece, at) or word.lower in ABSENT.get(piece.language, ()) for at, word in enumerate(piece.words)):
            return None
        if piece.facts.negation or any(
            word.lower.startswith(("un", "dis", "non")) for word in piece.words if len(word.lower) > 5
        ):
            return None
    return Hit(cue.text, close[0].text, f"the sentence denies with “{cue.text}” what the evidence does not deny; take it out")


def _says_not(text: Text, place: int) -> bool:
    word = text.words[place]
    plain = word.lower in ("not", "never", "no", "nicht", "nie", "não", "nunca", "jamais", "ne") or word.lower.endswith("n't")
    return plain and _denies(text, place) and not text.is_quoted(word)


def _lost(statement: Statement, said: Text, piece: Text) -> Hit | None:
    denied = negated(said)
    for at, cue in negated(piece).items():
        word = piece.words[at]
        if not statement.said.stems & (piece.stems - {word.stem}) and len(piece.stems) > 2:
            continue
        places = [place for place, other in enumerate(said.words) if other.stem == word.stem and other.content]
        if not places or any(place in denied for place in places) or any(_hears_denial(said, place) for place in places):
            continue
        if any(o.stem == word.stem and n not in negated(piece) for n, o in enumerate(piece.words)):
            continue
        if not statement.cited and not _company(said, places[0], piece, at):
            continue
        words = said.words[places[0]].text
        return Hit(
            words,
            f"{cue} … {word.text}",
            f"the evidence has “{cue} … {word.text}”, the sentence “{words}”; put the negation back",
        )
    return None


def _added(statement: Statement, said: Text, piece: Text) -> Hit | None:
    denied = negated(piece)
    for at, cue in negated(said, 1).items():
        word = said.words[at]
        places = [place for place, other in enumerate(piece.words) if other.stem == word.stem and other.content]
        if (
            stem(cue.lower(), said.language) in piece.all_stems
            or not places
            or any(place in denied for place in places)
            or any(_hears_denial(piece, place, 0) for place in places)
        ):
            continue
        if any(_negates_too(other, word.stem) for other in statement.comparable if other is not piece):
            continue
        if not statement.cited and (not _company(said, at, piece, places[0]) or _some_deny(statement)):
            continue
        message = f"the sentence has “{cue} … {word.text}”, the evidence “{piece.words[places[0]].text}” alone; take it out"
        return Hit(cue, piece.words[places[0]].text, message)
    return None


def _some_deny(statement: Statement) -> bool:
    """Whether any of the sentences that were found denies something that the sentence speaks of."""
    return any(
        statement.shared(piece) >= 2 and any(_denies(piece, at) for at in range(len(piece.words)))
        for piece in statement.comparable
    )


def _negates_too(piece: Text, wanted: str) -> bool:
    denied = negated(piece)
    return any(word.stem == wanted and (at in denied or _hears_denial(piece, at)) for at, word in enumerate(piece.words))


def _negation_across(statement: Statement, piece: Text) -> Iterator[Hit]:
    theirs, mine = _denies_anything(piece), _denies_anything(statement.said)
    if len(piece.words) > 30 or theirs == mine or not _told_of(statement, piece):
        return
    has = "denies it" if theirs else "does not deny it"
    yield Hit(None, piece.text, f"the evidence {has}, and the sentence is the other way round; compare the negation")


# -- opposites ---------------------------------------------------------------------------------------------------------------


@rule("opposite", "The opposite of what the evidence says", "error")
def opposite(statement: Statement) -> Iterator[Hit]:
    said = statement.said
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
    if _is_other_use(said, place):
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
        if (
            _company(said, place, piece, at)
            and not _one_denied(said, place, piece, at)
            and not _turned_round(said, place, piece, at)
        ):
            return Hit(
                word.text, other.text, f"the evidence has “{other.text}” where the sentence has “{word.text}”; put “{other.text}”"
            )
    return None


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
    """ "At least", "at most", and capitals inside a sentence, which make a word part of a name."""
    word = text.words[place]
    if word.text[0].isupper() and place and text.words[place - 1].clause == word.clause:
        return True
    return word.lower in ("least", "most", "first", "last") and text.words[place - 1].lower == "at" and place > 0


def _company(said: Text, place: int, piece: Text, at: int) -> bool:
    """Whether the two words stand beside the same or kindred words."""
    far = 12 if said.language == "de" else 7
    mine = {w.stem for w in said.words[max(0, place - 5) : place + 6] if w.content} - {said.words[place].stem}
    near = [w.stem for w in piece.words[max(0, at - far) : at + far + 1] if w.content and w.stem != piece.words[at].stem]
    kin = families(said.language)
    return any(stem in mine or kin.get(stem, frozenset()) & mine for stem in near)


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
