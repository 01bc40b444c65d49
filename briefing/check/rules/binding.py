"""Who did what: entities swapped, things replaced by others of their kind."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.actors import Mention, crossed
from briefing.check.clauses import against_all
from briefing.check.lexicon import families, kinds
from briefing.check.lexicon.cues import NEUTRAL, STRENGTHS
from briefing.check.rule import ENGLISH, Hit, rule
from briefing.check.statement import Statement, company
from briefing.check.stems import PAST_FORMS, stem
from briefing.check.text import Text, Word
from briefing.facts import country_of, same_name
from briefing.records import Number
from briefing.typography import fold


@rule("swap", "One actor of the story in another's place", "error", found="warn")
def swap(statement: Statement) -> Iterator[Hit]:
    pair = next(iter(crossed(statement)), None)
    if pair is not None:
        mine, theirs = (_written(statement.said, one) for one in (pair.one, pair.other))
        message = f"what is said here of {mine} the evidence says of {theirs}, and the other way round; change the two round"
        yield Hit(mine, theirs, message)
    elif statement.same_language:
        yield from against_all(statement, lambda one: list(_one_for_another(one)) if one.same_language else None)


def _written(said: Text, mention: Mention) -> str:
    return said.text[said.words[mention.places[0]].start : said.words[mention.places[-1]].end]


def _one_for_another(statement: Statement) -> Iterator[Hit]:
    for piece in statement.comparable[:2]:
        if statement.shared(piece) < 0.45 * max(len(statement.said.stems), 1):
            continue
        for mine, theirs in _other_subjects(statement, piece):
            message = f"in the evidence it is {theirs} and not {mine} who does this; put the right one"
            yield Hit(mine, theirs, message)
            return
    yield from _number_of_another(statement)


def _number_of_another(statement: Statement) -> Iterator[Hit]:
    """A number that the evidence has of another actor, where it has a number of the sentence's own: "Boeing delivered 57"."""
    said = statement.said
    mine = [item.text for item in said.facts.names if said.text.find(item.text) <= 4]
    if not mine:
        return
    own = [piece for piece in statement.comparable if any(_mentions(piece, name) for name in mine)]
    for number in said.facts.numbers:
        bearers = [piece for piece in statement.comparable if any(_same_value(number, other) for other in piece.facts.numbers)]
        alike = any(other.unit == number.unit for piece in own for other in piece.facts.numbers)
        if not bearers or any(piece in own for piece in bearers) or not alike:
            continue
        theirs = next((item.text for item in bearers[0].facts.names if bearers[0].text.find(item.text) <= 4), None)
        if theirs is not None and not any(same_name(theirs, name) for name in mine):
            message = f"the evidence has “{number.text}” of {theirs} and not of {mine[0]}; put the right one"
            yield Hit(mine[0], theirs, message)
            return


def _mentions(piece: Text, name: str) -> bool:
    return fold(name) in piece.folded or any(same_name(name, item.text) for item in piece.facts.names)


def _same_value(one: Number, other: Number) -> bool:
    return abs(one.value - other.value) < 1e-9 and one.unit == other.unit


_DETERMINERS = frozenset(
    "the a an its his her their our my your el la los las un una le les der die das ein eine o os as um uma".split()
)
HELPING = frozenset("has have had is are was were be been will would could may might did does do also later then not".split())


_BEING = frozenset("is are was were".split())
_PREPOSITIONS = frozenset(
    (
        "above below under over between than as near off of in at from for with to on"
        " de del da do dos das des du en von im am em na no"
    ).split()
)


def subject(text: Text, place: int) -> tuple[Word, ...]:
    """The content words of the noun phrase right before a verb at `place`, over its auxiliaries; empty where there is none.

    "The Senate of Paraguay approved": what a preposition joins belongs to the phrase, and the head is what stands before it.
    """
    clause = text.words[place].clause
    at = place - 1
    if at >= 1 and text.words[at].lower in _PREPOSITIONS and text.words[at - 1].lower in _BEING:
        at -= 1  # "is under house arrest"
    while at >= 0 and text.words[at].lower in HELPING and text.words[at].clause == clause:
        at -= 1
    found: list[Word] = []
    while at >= 0 and text.words[at].clause == clause and not text.is_quoted(text.words[at]):
        word = text.words[at]
        if word.content:
            found.insert(0, word)
        elif word.lower not in _PREPOSITIONS and word.lower not in _DETERMINERS:
            break
        at -= 1
    if not found or any(word.lower in _TELLING for word in found) or text.words[at + 1].lower in _PREPOSITIONS:
        return ()  # "in our view Norland's choice …": where the phrase of the place ends is not told
    kept = tuple(word for word in found if not _is_dated(text, word) and not word.lower[0].isdigit())
    return kept if len(kept) <= 4 else ()


def agent(text: Text, place: int) -> tuple[Word, ...]:
    """ "Led by Ama Boateng": the content words behind "by" right after the verb; empty where there is none."""
    clause = text.words[place].clause
    following = [at for at in range(place + 1, min(place + 4, len(text.words))) if text.words[at].clause == clause]
    by = next((at for at in following if text.words[at].lower in ("by", "por", "par", "von", "pelo", "pela")), None)
    if by is None or not _passive(text, place) or by + 1 >= len(text.words):
        return ()
    if text.words[by + 1].lower not in _DETERMINERS and not text.words[by + 1].text[0].isupper():
        return ()  # "by 12 percent", "by half"
    found: list[Word] = []
    for word in text.words[by + 1 : by + 7]:
        if word.clause != clause or (not word.content and word.lower not in _DETERMINERS):
            break
        if word.content:
            found.append(word)
    return tuple(word for word in found if not _is_dated(text, word) and not word.lower[0].isdigit())


def doer(text: Text, place: int) -> tuple[Word, ...]:
    """Who does what the verb at `place` says: the agent of a passive, else the subject."""
    return agent(text, place) or subject(text, place)


_TELLING = NEUTRAL | frozenset(STRENGTHS)


def _other_subjects(statement: Statement, piece: Text) -> Iterator[tuple[str, str]]:
    said = statement.said
    for place, word in enumerate(said.words):
        if not word.content or said.is_quoted(word) or not may_be_verb(said, place):
            continue
        mine = doer(said, place)
        if not mine:
            continue
        found = [
            theirs
            for at in _same_verb(said, word, piece)
            if (theirs := doer(piece, at))
            and (_same_rest(said, place, piece, at) or {word.stem for word in theirs} & _behind(said, place))
            and (_passive(said, place) and not agent(said, place)) == (_passive(piece, at) and not agent(piece, at))
        ]
        if found and all(_differ(statement, piece, mine, theirs) for theirs in found):
            yield _joined(said, mine), _joined(piece, found[0])


_UNITS = frozenset("percent cent points".split())


def may_be_verb(text: Text, place: int) -> bool:
    """A form that verbs have: a past or a third person, or one behind an auxiliary."""
    word = text.words[place].lower
    before = text.words[place - 1].lower if place else ""
    if word[0].isdigit() or word in _UNITS or (place and text.words[place - 1].text == "May"):
        return False
    if before in HELPING or word in PAST_FORMS or word.endswith(("ed", "ó", "ou")):
        return True
    if place > 1 and before in _PREPOSITIONS and text.words[place - 2].lower in _BEING:
        return True
    adjacent = text.words[place - 1] if place else None
    return (
        word.endswith("s") and adjacent is not None and adjacent.text[0].isupper() and adjacent.clause == text.words[place].clause
    )


def _same_verb(said: Text, word: Word, piece: Text) -> Iterator[int]:
    for at, other in enumerate(piece.words):
        if other.stem == word.stem and other.content:
            yield at


def _same_rest(said: Text, place: int, piece: Text, at: int) -> bool:
    """Whether the two verbs have something in common behind them, or one of them nothing."""
    mine, theirs = _behind(said, place), _behind(piece, at)
    near = theirs.union(*(families(said.language).get(word, frozenset()) for word in theirs))
    return not mine or not theirs or bool(mine & near)


def _behind(text: Text, place: int) -> set[str]:
    clause = text.words[place].clause
    return {word.stem for word in text.words[place + 1 : place + 9] if word.clause == clause and word.content}


def _passive(text: Text, place: int) -> bool:
    return any(
        word.lower in ("was", "were", "been", "be", "is", "are", "being") for word in text.words[max(0, place - 2) : place]
    )


def _joined(text: Text, words: tuple[Word, ...]) -> str:
    return text.text[words[0].start : words[-1].end]


def _differ(statement: Statement, piece: Text, mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Two actors that both stand in the evidence or around it, of which neither can be a name for the other."""
    one, other = frozenset(word.stem for word in mine), frozenset(word.stem for word in theirs)
    if one & other:
        return False
    if same_name(" ".join(word.text for word in mine), " ".join(word.text for word in theirs)):
        return False
    if not one <= statement.stems | statement.around.all_stems:
        return False
    named = {word for item in (*statement.said.facts.names, *piece.facts.names) for word in item.text.split()}
    capital = [any(word.text in named for word in words) for words in (mine, theirs)]
    if all(capital):
        return True
    kin = families(piece.language)
    if any(kin.get(word, frozenset()) & other for word in one):
        return False
    return not any(capital) and not _described_together(statement, one, other)


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


@rule("replaced", "Another thing of the same kind", "error", languages=ENGLISH, across=False, by_clause=True)
def replaced(statement: Statement) -> Iterator[Hit]:
    said = statement.said
    told = {word.stem for word in said.words}
    for place, word in enumerate(said.words):
        if (
            word.stem not in kinds()
            or said.is_quoted(word)
            or _is_dated(said, word)
            or word.stem in statement.stems | statement.around.all_stems
        ):
            continue
        if families("en").get(word.stem, frozenset()) & (statement.stems | statement.around.all_stems):
            continue
        other = _other_of_its_kind(statement, place, told)
        if other is not None:
            yield Hit(word.text, other.text, f"the evidence has “{other.text}” and never “{word.text}”; put “{other.text}”")


def _is_dated(said: Text, word: Word) -> bool:
    """Months, weekdays and nations, which are compared as dates and names, and halves of compounds."""
    if said.text[word.start - 1 : word.start] == "-" or said.text[word.end : word.end + 1] == "-":
        return True  # half of a compound
    return country_of(word.text) is not None or (
        bool(said.facts.dates) and any(word.text in day.text for day in said.facts.dates)
    )


_ABOUT = 0.4  # share of the sentence's words that makes a piece tell the same
_ORDINALS = frozenset(stem(word) for word in "first second third fourth fifth sixth seventh eighth ninth tenth".split())


def _next(text: Text, place: int) -> frozenset[str]:
    """The stems of the two words behind, which an ordinal counts."""
    return frozenset(word.stem for word in text.words[place + 1 : place + 3] if word.content)


def _other_of_its_kind(statement: Statement, place: int, told: set[str]) -> Word | None:
    """A word of the same kind that stands in the evidence in like company, as what was put in its place does."""
    word = statement.said.words[place]
    for kind, thing in kinds()[word.stem]:
        for piece in statement.comparable:
            for at, other in enumerate(piece.words):
                if statement.shared(piece) < _ABOUT * len(statement.said.stems) and not company(statement.said, place, piece, at):
                    continue
                if other.stem in told or other.lower.endswith(("ed", "ing")):
                    continue  # "reported" is no reporter
                if other.lower.endswith("s") is not word.lower.endswith("s"):
                    continue  # "behind bars" and "the court"
                if word.stem in _ORDINALS and not _next(statement.said, place) & _next(piece, at):
                    continue  # "came second" and "the first round"
                if any(k == kind and t != thing for k, t in kinds().get(other.stem, ())):
                    return other
    return None
