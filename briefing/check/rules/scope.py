"""How much a statement takes in: some made all, a part made the whole, one made several."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefing.check.lexicon import families, wordnet
from briefing.check.lexicon.shares import ARTICLES, NARROWING, ONE, PART_OF, SHARES
from briefing.check.rule import Hit, rule
from briefing.check.shares import Share, is_plural, number, shares
from briefing.check.statement import Statement
from briefing.check.stems import stem
from briefing.check.text import Text, Word

_ALL, _MOST, _MANY = 5, 4, 3


@rule("scope", "Some made all, a part made the whole", "error", across=False, found="warn", by_clause=True)
def scope(statement: Statement) -> Iterator[Hit]:
    for find in (_limit_lost, _whole_for_part, _unqualified, _everywhere, _plural_for_one):
        hit = next(find(statement), None)
        if hit is not None:
            yield hit
            return


# -- a limit of the evidence that the sentence lacks -----------------------------------------------------------------------


def _limit_lost(statement: Statement) -> Iterator[Hit]:
    """ "The prisoners" or "all of them" where the evidence says so of "nine of them"."""
    said = statement.said
    for piece in statement.comparable[:3]:
        for share in shares(piece):
            if share.rank > _MOST or not share.rank or _told(said, share) or _borne_wide(statement, share):
                continue
            wide = _wide(said, share)
            if wide is None or not _same_predicate(statement, piece, share, wide):
                continue
            has = _phrase(piece, share)
            yield Hit(wide.text, has, f"“{wide.text}” takes in more than the evidence, which has “{has}”; say how many")
            return


def _told(said: Text, share: Share) -> bool:
    """Whether the sentence narrows the set too: with the same number, the rest of it, or words of its own."""
    numbers = {value for place in range(len(said.words)) if (value := number(said, place)) is not None}
    numbers |= {item.value for item in said.facts.numbers}
    numbers -= set() if said.language == "en" else {1}  # "un", "eine"
    if share.value is not None and (share.value in numbers or (share.of is not None and share.of - share.value in numbers)):
        return True
    if any(word.lower in NARROWING.get(said.language, ()) for word in said.words):
        return True
    if not share.limits and numbers:
        return True
    return any(mine.limits and mine.rank <= max(share.rank, _MANY) for mine in shares(said))


def _borne_wide(statement: Statement, share: Share) -> bool:
    """Whether the evidence has a wider word of the same thing elsewhere."""
    return share.noun is not None and any(
        other.noun is not None and other.noun.stem == share.noun.stem and other.rank == _ALL
        for piece in statement.comparable
        for other in shares(piece)
    )


def _wide(said: Text, share: Share) -> Word | None:
    """The word of the sentence that takes in the whole: "all", "most", or the plural itself where nothing narrows it."""
    if share.limits:
        for mine in shares(said):
            if mine.rank >= _MOST and mine.rank > share.rank:
                return said.words[mine.place]
        if share.rank > 1 and share.noun is not None and share.value is None and share.word.lower in _LOOSE:
            return None
    for place, word in enumerate(said.words):
        if not word.content or said.is_quoted(word) or not is_plural(said, word) or said.text[word.end : word.end + 1] in _MARKS:
            continue
        if share.noun is not None and not _one_thing(said.language, word, share.noun):
            continue
        return word if _unquantified(said, place, share) else None
    return None


_MARKS = ("'", "’")  # "the rectors' conference"
_LOOSE = frozenset("several many numerous various varios varias plusieurs mehrere mehreren vários várias".split())


def _one_thing(language: str, one: Word, other: Word) -> bool:
    if one.stem == other.stem:
        return True
    both = one.lower.endswith("s") and other.lower.endswith("s")
    return both and (_kin(language, one, other) or bool(_PEOPLE & wordnet.kinds(one.lower) & wordnet.kinds(other.lower)))


_PEOPLE = frozenset({"n18"})


def _unquantified(said: Text, place: int, share: Share) -> bool:
    """Whether a plural stands with an article or opens the sentence, without a number or a word of quantity before it. What the
    evidence only counts may be the whole: there the plural must be what the sentence speaks of, and nothing may follow that
    picks some out."""
    ranks = SHARES.get(said.language, {})
    at = place - 1
    while at >= 0 and said.words[at].content and number(said, at) is None and said.words[at].lower not in ranks:
        at -= 1
    before = said.words[at].lower if at >= 0 else ""
    if share.of is not None and number(said, at) == share.of and said.words[at - 1].lower in ARTICLES.get(said.language, ()):
        return True  # "the fourteen recommendations" for "one of the fourteen"
    if before in ranks or (at >= 0 and number(said, at) is not None):
        return False
    article = before in ARTICLES.get(said.language, ())
    if share.limits:
        return (article or (place <= 1 and at < 0)) and not _picked_out(said, place, _RELATIVE)
    return article and place <= 2 and not _picked_out(said, place, _RELATIVE | _PICKING)


def _picked_out(said: Text, place: int, by: frozenset[str]) -> bool:
    """ "The stations concerned", "the rectors who were appointed"."""
    return any(word.lower in by for word in said.words[place + 1 : place + 3])


_RELATIVE = frozenset("who that which whose whom concerned involved que qui dont cuyos cujos".split())
_PICKING = frozenset("in at with from under already".split())


def _kin(language: str, one: Word, other: Word) -> bool:
    if one.stem == other.stem or other.stem in families(language).get(one.stem, ()):
        return True
    if language != "en":
        return False
    a, b = one.lower, other.lower
    return wordnet.same(a, b) or wordnet.broader(a, b) or wordnet.broader(b, a)


def _same_predicate(statement: Statement, piece: Text, share: Share, wide: Word) -> bool:
    """Whether the sentence says of the whole what the piece says of the part: most of the words of the part's clause, or of the
    clauses beside it where the part has none but its noun ("all but one of them"). One word will do of the same thing."""
    rest = _company(piece, share, 0) or _company(piece, share, 1)
    relative = any(word.lower in _RELATIVE for word in piece.words[share.place + 1 : share.place + 3])  # "three of whom had died"
    apart = _relative_clause(statement.said, wide) if relative else None
    said = [w for w in statement.said.own_words if w.content and w is not wide and w.clause != apart]
    found = sum(any(_kin(piece.language, w, other) for other in said) for w in rest)
    loosely = share.noun is not None and is_plural(statement.said, wide) and not _kin(piece.language, wide, share.noun)
    named = share.noun is not None and any(w.stem == share.noun.stem for w in statement.said.words)
    if loosely:
        return found >= max(2, 0.5 * len(rest))
    return found >= 2 or (bool(rest) and found >= 0.5 * len(rest)) or (named and found >= 1)


def _relative_clause(said: Text, wide: Word) -> int | None:
    """The clause that says which things are taken in whole: "all those who died"."""
    behind = said.words[said.words.index(wide) + 1 :][:3]
    return next((word.clause for word in behind if word.lower in _RELATIVE), None)


def _company(piece: Text, share: Share, far: int) -> list[Word]:
    clause = piece.words[share.place].clause
    near = [w for at, w in enumerate(piece.words) if abs(w.clause - clause) <= far and w.content and at != share.place]
    return [w for w in near if w is not share.noun and not w.lower[0].isdigit()]


def _phrase(piece: Text, share: Share) -> str:
    start = piece.words[share.place]
    end = share.noun if share.noun is not None and share.noun.end > start.end else start
    return piece.text[start.start : end.end]


# -- bodies and places ---------------------------------------------------------------------------------------------------------


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
        whole = next((word for at, word in enumerate(said.words) if word.stem in wholes and not _modifies(said, at)), None)
        if whole is None or whole.lower.endswith("lor") or said.is_quoted(whole):
            continue
        for piece in statement.comparable[:1]:
            part = next((word for word in piece.words if word.stem in parts and not _named(word)), None)
            alone = any(
                _alone(other, wholes) for other in statement.comparable if 2 * statement.shared(other) >= statement.shared(piece)
            )
            everyone = any(ranks.get(word.lower, 0) >= 4 for word in piece.words)
            shared = statement.shared(piece) + statement.common_facts(piece)
            if part is not None and not alone and not everyone and shared >= 2:
                message = f"the evidence speaks of “{part.text}”, the sentence of “{whole.text}” as a whole; say which part"
                yield Hit(whole.text, part.text, message)
                return


_EVERYWHERE = frozenset("worldwide nationwide everywhere globally countrywide universally".split())


def _named(word: Word) -> bool:
    """ "United States" and "Secretary of State" are no part of anything."""
    return word.lower in ("state", "states") and word.text[0].isupper()


def _everywhere(statement: Statement) -> Iterator[Hit]:
    for word in statement.said.own_words:
        if word.lower in _EVERYWHERE and not {word.stem, "world", "nation", "global", "everywher"} & statement.stems:
            yield Hit(word.text, None, f"the evidence does not reach “{word.text}”; say where")
            return


def _modifies(said: Text, place: int) -> bool:
    """ "Government inspectors"."""
    following = said.words[place + 1 : place + 2]
    return said.language == "en" and any(is_plural(said, word) and word.content for word in following)


def _alone(piece: Text, wholes: frozenset[str]) -> bool:
    return any(word.stem in wholes and not _belongs(piece, place) for place, word in enumerate(piece.words))


_PARTS = frozenset(stem(word) for word in "member leader senator deputy lawmaker official".split())


def _belongs(piece: Text, place: int) -> bool:
    """Whether the word at `place` is what a part belongs to: "a member of the council", "opposition members"."""
    if place + 1 < len(piece.words) and piece.words[place + 1].stem in _PARTS:
        return True
    return any(
        word.lower in ("of", "in", "del", "de", "du", "der", "des", "do", "da") for word in piece.words[max(0, place - 2) : place]
    )


# -- more than the evidence has of it at all ---------------------------------------------------------------------------------


def _unqualified(statement: Statement) -> Iterator[Hit]:
    """ "All the men", "the whole country" where no word of the evidence takes in a whole."""
    said = statement.said
    wholes = [share.noun for piece in statement.comparable[:2] for share in shares(piece) if share.rank == _ALL]
    wholes += [share.noun for piece in statement.comparable[2:] for share in shares(piece) if share.rank == _ALL and share.noun]
    for mine in shares(said):
        word = said.words[mine.place]
        if mine.rank < _ALL or mine.limits or mine.noun is None:
            continue
        if word.lower in _PAIRED or number(said, mine.place + 1) is not None or _rate(statement, mine.noun):
            continue
        if any(whole is None or _kin(said.language, mine.noun, whole) for whole in wholes):
            continue
        if mine.noun.stem not in statement.near and not any(mine.noun.stem in wide for _, wide in _part_of(said.language)):
            continue
        noun = mine.noun.text
        yield Hit(word.text, None, f"“{word.text} {noun}” takes in more than the evidence says; say which {noun}")


_PAIRED = frozenset("both beide beiden ambos ambas".split())
_PER = frozenset("a an per every each por par pro je".split())


def _rate(statement: Statement, noun: Word) -> bool:
    """Whether the evidence counts by the thing: "17 cents a shirt"."""
    return any(
        word.stem == noun.stem and at and piece.words[at - 1].lower in _PER
        for piece in statement.comparable
        for at, word in enumerate(piece.words)
    )


def _plural_for_one(statement: Statement) -> Iterator[Hit]:
    """ "The mines" where the evidence has "a mine" and nowhere "mines"."""
    said = statement.said
    for place, word in enumerate(said.words):
        if not word.content or not is_plural(said, word) or said.is_quoted(word) or not _with_article(said, place):
            continue
        if any(is_plural(piece, other) for piece in _read(statement) for other in _same(piece, word)):
            continue
        for piece in statement.comparable[:2]:
            for at, other in enumerate(piece.words):
                if other.stem == word.stem and _is_one(piece, at) and _about_one(statement, piece, at, word):
                    has = piece.text[piece.words[at - 1].start : other.end]
                    yield Hit(word.text, has, f"“{word.text}” takes in more than the evidence, which has “{has}”; say how many")


def _read(statement: Statement) -> Iterator[Text]:
    yield from statement.comparable
    yield statement.around


def _same(text: Text, word: Word) -> Iterator[Word]:
    return (other for other in text.words if other.stem == word.stem)


def _with_article(said: Text, place: int) -> bool:
    return any(w.lower in ARTICLES.get(said.language, ()) for w in said.words[max(0, place - 2) : place])


def _is_one(piece: Text, at: int) -> bool:
    """Whether a noun stands alone behind "a" or "one"."""
    near = piece.words[max(0, at - 2) : at]
    alone = at + 1 >= len(piece.words) or piece.language != "en" or not piece.words[at + 1].content
    return alone and not is_plural(piece, piece.words[at]) and any(w.lower in ONE.get(piece.language, ()) for w in near)


def _about_one(statement: Statement, piece: Text, at: int, word: Word) -> bool:
    rest = {w.stem for w in piece.words if w.content and w.clause == piece.words[at].clause} - {word.stem}
    return len(rest & statement.said.stems) >= 1
