"""How sure: what the evidence has as possible, planned or expected, and the sentence as settled."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.clausal import Part, alike, parts, tells_same
from briefing.check.lexicon import families
from briefing.check.lexicon.cues import BETWEEN, EITHER, EXPECTED, OF_THINGS, PERMITTING, POSSIBLE
from briefing.check.lexicon.doubt import SURELY
from briefing.check.rule import Hit, rule
from briefing.check.statement import Statement, company
from briefing.check.stems import stem
from briefing.check.sureness import TO_COME, Doubt, doubts, has_happened, surest
from briefing.check.text import Text, Word, once

_FACT = 2.0
_TELLS = 0.5  # share of a clause's words that a clause of the evidence must have to tell the same
_REACH = 7  # words from a cue to the word that it governs
_SURE = {"possible": 0.0, "either": 0.5, "expected": 1.0}


@once
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
    if word.lower in _PARTICIPLES | _TO_DO and not _opens_verb(text, word):
        return None  # "planned operations", "moved house"
    return _SURE["expected"] if word.lower in EXPECTED.get(language, ()) else None


def _opens_verb(text: Text, word: Word) -> bool:
    """Whether a participle is a verb here: "planned to", "proposed a tax", and whether "moved" leads to what is to be done."""
    behind = text.lowered[word.end :].split(maxsplit=1)[:1]
    return behind == ["to"] or (word.lower in _PARTICIPLES and behind in (["a"], ["an"], ["the"]))


_PARTICIPLES = frozenset("planned proposed expected scheduled".split())
_TO_DO = frozenset("moves moved threatens threatened".split())


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


@rule("certainty", "Something possible or planned told as settled", "error", found="warn", by_clause=True)
def certainty(statement: Statement) -> Iterator[Hit]:
    piece = statement.closest
    if piece is None:
        return
    if piece.language != statement.said.language:
        yield from _certainty_across(statement, piece)
        return
    hit = _governed_raised(statement) or _settled(statement)
    if hit is not None:
        yield hit


def _governed_raised(statement: Statement) -> Hit | None:
    for piece in statement.comparable[:2]:
        for at, (rank, cue) in governed(piece).items():
            if piece.words[at].lower[0].isdigit() or stem(cue.lower(), piece.language) in statement.said.all_stems:
                continue
            hit = _raised(statement, piece, piece.words[at], rank, cue)
            if hit is not None and _is_told_there(statement, piece, at):
                return hit
    return None


def _is_told_there(statement: Statement, piece: Text, at: int) -> bool:
    """Whether a clause of the sentence with this word, or one that may stand for it, tells what this clause of the piece tells;
    and whether the sentence leaves nothing open."""
    said, word = statement.said, piece.words[at]
    if surest(said) < TO_COME and said.language == "en":
        return False
    clauses = {other.clause for other in said.words if alike(said.language, word, other)}
    told = [part for clause in clauses for part in tells_same(statement, clause)]
    return not told or any(part.piece is piece and part.clause == word.clause for part in told)


def _settled(statement: Statement) -> Hit | None:
    """A clause that is surer than every clause of the evidence that tells the same."""
    said = statement.said
    if surest(said) < TO_COME:
        return None
    for clause, words in parts(said).items():
        own = sum(word.content for word in words)
        told = tells_same(statement, clause) if own >= 2 else []
        if not told or told[0].shared < max(2.0, _TELLS * own):
            continue
        known = [doubts(part.piece).get(part.clause) for part in told]
        mine = doubts(said).get(clause)
        doubt = max((one for one in known if one is not None), default=None, key=lambda one: one.rank)
        if (
            doubt is None
            or None in known
            or not _is_surer(said, clause, mine, doubt)
            or (mine is None and surest(said) <= doubt.rank)
        ):
            continue
        if doubt.rank < TO_COME and not _tells_doubted(said, clause, mine, told[0], doubt):
            continue
        message = f"the evidence leaves this open with “{doubt.cue}”, and the sentence tells it as settled; keep “{doubt.cue}”"
        return Hit(None if mine is None else mine.cue, doubt.cue, message)
    return None


def _tells_doubted(said: Text, clause: int, mine: Doubt | None, part: Part, doubt: Doubt) -> bool:
    """Whether the clause tells what the cue leaves open, and not what is told beside it; what is to come in so many words
    ("will") is, and what is shown. A sentence that has the cue in another form is no surer."""
    surely = SURELY.get(said.language, frozenset())
    if mine is not None or any(word.lower in surely for word in parts(said)[clause]):
        return True
    words = parts(part.piece)[part.clause]
    at = next((n for n, word in enumerate(words) if word.text == doubt.cue), None)
    if at is None:
        return True
    if words[at].stem in said.near:
        return False
    doubted = [word for word in words[at + 1 :] if word.content and word.lower not in BETWEEN][:1]
    own = [word for word in parts(said)[clause] if word.content]
    return any(alike(said.language, word, other) for word in own for other in doubted)


_ARRANGED = frozenset("due set scheduled slated to planned doit doivent deve devem soll sollen debe deben".split())


def _is_surer(said: Text, clause: int, mine: Doubt | None, theirs: Doubt) -> bool:
    if theirs.rank == TO_COME:
        return mine is None and has_happened(said, clause)
    return mine is None or (mine.rank > theirs.rank and mine.cue.lower() not in _ARRANGED)


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
        and not any(company(said, at, piece, piece.words.index(word)) for at in places)
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
        if rank == _SURE["possible"] and word.lower in PERMITTING.get(said.language, ()) and word.clause == clause:
            return True
        known = _rank(said, word)
        if known is not None and known <= max(rank, 0.5) and abs(word.clause - clause) <= 1:
            return True
    return False


def told_of(statement: Statement, piece: Text) -> bool:
    """Whether a sentence of another language can be said to tell what the piece tells: they share names, numbers or cognates."""
    return len(statement.pieces) == 1 or statement.common_facts(piece) + statement.cognates(piece) >= 2


_ORDER = {"conditional": 0, "forecast": 1, "claimed": 2, "fact": 2}


def _certainty_across(statement: Statement, piece: Text) -> Iterator[Hit]:
    mine, theirs = statement.said.facts.certainty, piece.facts.certainty
    if surest(statement.said) < TO_COME or (theirs == "forecast" and surest(statement.said) == TO_COME):
        return
    if _ORDER[mine] > _ORDER[theirs] and len(piece.words) <= 30 and mine != "claimed" and told_of(statement, piece):
        cue = next((word.text for word in piece.words if _rank(piece, word) is not None), None)
        has = f"“{cue}”" if cue else "it open"
        yield Hit(None, cue, f"the evidence leaves {has} where the sentence is sure; say that it is {theirs}")
