"""Who did what, and when: entities swapped, things replaced by others of their kind, events run together."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.lexicon import families, kinds
from briefing.check.rule import ENGLISH, Hit, rule
from briefing.check.statement import Statement
from briefing.check.stems import PAST_FORMS, stem
from briefing.check.text import Text, Word
from briefing.facts import country_of, same_name
from briefing.support import fold


@rule("swap", "One actor of the story in another's place", "error", across=False, found="warn")
def swap(statement: Statement) -> Iterator[Hit]:
    for piece in statement.comparable[:2]:
        if statement.shared(piece) < 0.45 * max(len(statement.said.stems), 1):
            continue
        for mine, theirs in _other_subjects(statement, piece):
            message = f"in the evidence it is {theirs} and not {mine} who does this; put the right one"
            yield Hit(mine, theirs, message)
            return


_DETERMINERS = frozenset("the a an its his her their el la los las un una le les der die das ein eine o os as um uma".split())
_HELPING = frozenset("has have had is are was were be been will would could may might did does do also later then not".split())


def subject(text: Text, place: int) -> tuple[str, ...]:
    """The words of the noun phrase right before a verb at `place`, over its auxiliaries; empty where there is none."""
    clause = text.words[place].clause
    at = place - 1
    while at >= 0 and text.words[at].lower in _HELPING and text.words[at].clause == clause:
        at -= 1
    after = at + 1
    while at >= 0 and text.words[at].content and text.words[at].clause == clause and not text.is_quoted(text.words[at]):
        at -= 1
    run = text.words[at + 1 : after]
    if not run:
        return ()
    opened = at < 0 or text.words[at].clause != clause or text.words[at].lower in _DETERMINERS
    return tuple(word.text for word in run) if opened or run[-1].text[0].isupper() else ()


def _other_subjects(statement: Statement, piece: Text) -> Iterator[tuple[str, str]]:
    said = statement.said
    for place, word in enumerate(said.words):
        if not word.content or said.is_quoted(word) or not _may_be_verb(said, place):
            continue
        mine = subject(said, place)
        if not mine:
            continue
        found = [
            theirs
            for at in _same_verb(said, word, piece)
            if (theirs := subject(piece, at)) and _passive(said, place) == _passive(piece, at)
        ]
        if found and all(_differ(statement, piece, " ".join(mine), " ".join(theirs)) for theirs in found):
            yield " ".join(mine), " ".join(found[0])


def _may_be_verb(text: Text, place: int) -> bool:
    """A form that verbs have: a past or a third person, or one behind an auxiliary."""
    word = text.words[place].lower
    before = text.words[place - 1].lower if place else ""
    return (
        word.endswith(("ed", "s", "ó", "ou", "te", "t"))
        or before in _HELPING
        or (word != stem(word) + "e" and word in PAST_FORMS)
    )


def _same_verb(said: Text, word: Word, piece: Text) -> Iterator[int]:
    for at, other in enumerate(piece.words):
        if other.stem == word.stem and other.content:
            yield at


def _passive(text: Text, place: int) -> bool:
    return any(
        word.lower in ("was", "were", "been", "be", "is", "are", "being") for word in text.words[max(0, place - 2) : place]
    )


def _differ(statement: Statement, piece: Text, mine: str, theirs: str) -> bool:
    """Two actors that both stand in the evidence or around it, of which neither can be a name for the other."""
    heads = mine.split()[-1], theirs.split()[-1]
    one, other = Text(mine, piece.language).stems, Text(theirs, piece.language).stems
    kin = families(piece.language)
    if same_name(mine, theirs) or one & other or any(kin.get(stem, frozenset()) & other for stem in one):
        return False
    known = statement.stems | statement.around.all_stems
    if not one or not one <= known:
        return False
    capital = [head[:1].isupper() for head in heads]
    if all(capital):
        return True
    return capital[0] == capital[1] and not _described_together(statement, one, other)


def _described_together(statement: Statement, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the two stand within a few words of one another somewhere, as a name and its description do."""
    for text in (*statement.comparable, statement.around):
        places = [at for at, word in enumerate(text.words) if word.stem in one]
        others = [at for at, word in enumerate(text.words) if word.stem in other]
        if any(
            0 < abs(a - b) <= 3
            and text.words[a].clause in (text.words[b].clause, text.words[b].clause + 1, text.words[b].clause - 1)
            for a in places
            for b in others
        ):
            return True
    return False


# -- another thing of its kind ---------------------------------------------------------------------------------------------------


@rule("replaced", "Another thing of the same kind", "error", languages=ENGLISH, across=False)
def replaced(statement: Statement) -> Iterator[Hit]:
    said = statement.said
    told = {word.stem for word in said.words}
    for word in said.words:
        if (
            word.stem not in kinds()
            or said.is_quoted(word)
            or _is_dated(said, word)
            or word.stem in statement.stems | statement.around.all_stems
        ):
            continue
        if families("en").get(word.stem, frozenset()) & (statement.stems | statement.around.all_stems):
            continue
        other = _other_of_its_kind(statement, word, told)
        if other is not None:
            yield Hit(word.text, other.text, f"the evidence has “{other.text}” and never “{word.text}”; put “{other.text}”")


def _is_dated(said: Text, word: Word) -> bool:
    """Months, weekdays and nations: dates and names are compared as such."""
    return country_of(word.text) is not None or any(word.text in day.text for day in said.facts.dates)


def _other_of_its_kind(statement: Statement, word: Word, told: set[str]) -> Word | None:
    for kind, thing in kinds()[word.stem]:
        for piece in statement.comparable:
            for other in piece.words:
                if other.stem in told:
                    continue
                if any(k == kind and t != thing for k, t in kinds().get(other.stem, ())):
                    return other
    return None


# -- events run together --------------------------------------------------------------------------------------------------


@rule("merged", "Two events told as one", "warn", across=False)
def merged(statement: Statement) -> Iterator[Hit]:
    """A clause that takes its date or place from one sentence of the evidence and all else from another."""
    said = statement.said
    if len(statement.comparable) < 2:
        return
    for words, stems in _anchors(said):
        bearers = [piece for piece in statement.comparable if fold(words) in fold(piece.text) or _dated(piece, words, said)]
        rest = _rest(said, words) - stems
        if not bearers or len(rest) < 2:
            continue
        best = max(statement.comparable, key=lambda piece: len(rest & piece.stems))
        if best in bearers or len(rest & best.stems) < 2 or len(rest & best.stems) < 0.5 * len(rest):
            continue
        if any(len(rest & piece.near) >= 0.5 * len(rest & best.stems) for piece in bearers):
            continue
        message = f"the evidence has “{words}” for another event than this one; tell the two apart"
        yield Hit(words, best.text, message)
        return


def _anchors(said: Text) -> Iterator[tuple[str, frozenset[str]]]:
    for day in said.facts.dates:
        yield day.text, Text(day.text, said.language).stems
    for item in said.facts.names:
        at = said.text.find(item.text)
        if said.lowered[:at].rstrip().endswith((" in", " near", " off", " at", " en", " à", " em", " bei")):
            yield item.text, Text(item.text, said.language).stems


def _dated(piece: Text, words: str, said: Text) -> bool:
    mine = next((day.value for day in said.facts.dates if day.text == words), None)
    return mine is not None and any(day.value == mine for day in piece.facts.dates)


def _rest(said: Text, words: str) -> frozenset[str]:
    """The content stems of the clause that holds `words`."""
    start = said.text.find(words)
    place = next((at for at, word in enumerate(said.words) if word.start >= start), None)
    if place is None:
        return frozenset()
    return frozenset(word.stem for word in said.words if word.clause == said.words[place].clause and word.content)
