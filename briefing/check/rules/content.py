"""Whether the evidence bears the sentence at all, what it adds, and how much it copies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from briefing.check.bag import bag_of
from briefing.check.borne import better
from briefing.check.lexicon import families
from briefing.check.lexicon.cues import METONYMS
from briefing.check.lexicon.wordnet import Field, akin, broader, field, implied, is_thing, kinds, one_kind, opposed, same
from briefing.check.rule import ENGLISH, Hit, rule
from briefing.check.rules.binding import may_be_verb
from briefing.check.rules.voices import anonymity
from briefing.check.statement import Statement
from briefing.check.text import Text, Word, once
from briefing.facts import country_of, same_name
from briefing.records import Severity
from briefing.typography import fold

_TOO_MANY = 0.34  # share of a sentence's content words that are new
_LONGEST_COPY = 12  # words: beyond it a note
_COPIED, _COPIED_PLAIN = 15, 10  # words in a row, and how many of them outside names and values, beyond which it is a warning
_BETTER = 0.25  # how much more of a sentence evidence must bear that is not cited
_SOMETHING = 1.9  # words of a sentence that evidence has which may still be what it tells in words of its own: two
_BEARS = 0.3  # share of a sentence's content words that the evidence must have to be about it


@rule("content", "Something that the evidence does not say", "warn", across=False)
def content(statement: Statement) -> Iterator[Hit]:
    """New words: two or more side by side, or many of all. Only what is added to words that are borne is more than a note: where
    the predicate itself is new, a paraphrase in free wording looks the same."""
    new = _untold(statement)
    if not new:
        return
    said = statement.said
    own = [word for word in said.own_words if word.content]
    telling = [run for run in _runs(said, new) if _says_something(said, run)]
    added = [run for run in telling if _is_added(statement, run)]
    if not telling and not (len(new) >= 3 and len(new) > _TOO_MANY * len(own)):
        return
    longest = max(added or telling or _runs(said, new), key=len)
    words = said.text[longest[0].start : longest[-1].end]
    yield Hit(words, None, f"nothing in the evidence says “{words}”; cut it or cite what bears it", None if added else "info")


def _untold(statement: Statement) -> tuple[Word, ...]:
    """The new words, but for those that say in one way or another that a speaker is not named, and those that stand for words of
    the evidence or say less."""
    new = statement.new_words
    hidden = [match.span() for match in anonymity(statement.said.language).finditer(statement.said.text)] if new else []
    new = tuple(word for word in new if not any(start <= word.start < end for start, end in hidden))
    if statement.said.language != "en" or not new or not _is_much(statement.said, new):
        return new
    return tuple(word for word in new if not any(implied(word.lower, _told_of(piece)) for piece in statement.comparable))


def _is_much(said: Text, new: tuple[Word, ...]) -> bool:
    """Whether so many words are new that they can make a finding: two side by side, or three."""
    return len(new) >= 3 or any(len(run) > 1 for run in _runs(said, new))


@rule("thing", "A thing that the evidence knows nothing of", "warn", languages=ENGLISH, across=False)
def thing(statement: Statement) -> Iterator[Hit]:
    """Paraphrases have other words for what happens and for what is thought of it, and hardly for a thing that can be touched:
    one of which the evidence has neither the name, nor what it is a kind of, nor a kind of it, is added. Where the evidence is
    all that the sources have, that is an error."""
    for word in statement.new_words:
        if is_thing(word.lower) and not _is_half(statement.said, word) and not akin(word.lower, _told_of(statement.around)):
            if any(akin(word.lower, _told_of(piece)) for piece in statement.comparable):
                continue
            message = f"nothing in the evidence says “{word.text}”, nor what that is a kind of; cut it or cite what bears it"
            yield Hit(word.text, None, message, None if statement.cited else "error")


@once
def _told_of(text: Text) -> Field:
    return field({word.lower for word in text.words if word.content})


def _is_half(said: Text, word: Word) -> bool:
    """Whether a word is half of a compound: "day" of "four-day"."""
    return said.text[word.start - 1 : word.start] == "-" or said.text[word.end : word.end + 1] == "-"


_ADDING = {
    "en": frozenset(
        "and or but because after before for with by to at from in on of despite owing thanks which who when while as so".split()
    ),
    "es": frozenset("y e o pero porque por con tras para desde en de que cuando según mientras".split()),
    "fr": frozenset("et ou mais car parce après par pour avec à dans en de du qui que dont lors".split()),
    "de": frozenset("und oder aber weil nach durch für mit aus wegen bei im in von der die das dass als wenn".split()),
    "pt": frozenset("e ou mas porque após por com para desde em de que quando depois no na".split()),
}


_ADDING_CLAUSES = frozenset("and or but because after before despite owing thanks due who which when while as so".split())


def _is_added(statement: Statement, run: list[Word]) -> bool:
    """Whether the run follows on words that the evidence bears, a verb among them, behind a mark or a word that adds to them."""
    said = statement.said
    first = said.words.index(run[0])
    before = [at for at in range(first) if said.words[at].content]
    borne = [at for at in before if said.words[at].stem in statement.near or said.is_quoted(said.words[at])]
    if len(borne) < 2:
        return False
    told = said.language != "en" or any(may_be_verb(said, at) for at in borne)
    between = {word.lower for word in said.words[before[-1] + 1 : first]}
    marks = said.text[said.words[before[-1]].end : run[0].start]
    if re.search(r"[,;:(–—]", marks):
        return told or not may_be_verb(said, first)  # "Anna Rook, the governor, gave no hint"
    return bool(between & _ADDING_CLAUSES) or (told and bool(between & _ADDING.get(said.language, frozenset())))


def _says_something(said: Text, run: list[Word]) -> bool:
    """Three new words in a row, or two of which one is no common word of telling."""
    common = families(said.language)
    return len(run) >= 3 or (len(run) == 2 and any(word.stem not in common for word in run) and said.language == "en")


def _runs(said: Text, new: tuple[Word, ...]) -> list[list[Word]]:
    """New words that only function words part."""
    content_places = {word.start: place for place, word in enumerate(w for w in said.words if w.content)}
    runs = [[new[0]]]
    for before, word in pairwise(new):
        if content_places[word.start] - content_places[before.start] == 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


@rule("altered", "A word put in place of the evidence's", "error", languages=ENGLISH, across=False, by_clause=True)
def altered(statement: Statement) -> Iterator[Hit]:
    """A sentence that follows the evidence closely but for one word, which is no synonym of the one that stands there."""
    said = statement.said
    for word in statement.new_words:
        place = said.words.index(word)
        for piece in statement.comparable:
            other = _stands_there(said, place, piece)
            if other is not None and other.stem not in said.all_stems and not _kin(said, word, other):
                message = f"where the sentence has “{word.text}” the evidence has “{other.text}”; put that or cite another source"
                yield Hit(word.text, other.text, message, _weight(said, place, word, other))
                break


_FRAME = 5  # words around a name that both sentences have
_FOLLOWS = 0.6  # share of its words in which a sentence follows one of the evidence


@rule("renamed", "A name put in place of the evidence's", "error", across=False, by_clause=True)
def renamed(statement: Statement) -> Iterator[Hit]:
    """A sentence that follows one of the evidence word for word, but that one has another name there: the right words of the
    wrong person or place."""
    said = statement.said
    named = _named(said)
    for piece in statement.comparable if named else ():
        for mine, theirs in _swapped(said, piece):
            words, other = said.text[mine[0].start : mine[-1].end], _named(piece).get(theirs[-1].start)
            if other is None or not all(word.start in named for word in mine):
                continue
            if any(word.stem in piece.all_stems for word in mine) or any(word.stem in said.all_stems for word in theirs):
                continue
            if same_name(words, other) or _stands_for(words, other) or _stands_for(other, words):
                continue
            yield Hit(
                words, other, f"where the sentence has “{words}” the evidence has “{other}”; put that or cite another source"
            )
            return


def _stands_for(name: str, other: str) -> bool:
    """Whether a name goes for those of another: a nation's for one of its people, a capital for its government."""
    if (country_of(name) is None) != (country_of(other) is None):
        return True
    return any(one in f"{fold(other)} " for one in METONYMS.get(fold(name), ()))


def _swapped(said: Text, piece: Text) -> Iterator[tuple[list[Word], list[Word]]]:
    """The content words in which the two differ within a long frame that they share, of the sentence and of the piece."""
    mine, theirs = [word.stem for word in said.words], [word.stem for word in piece.words]
    if len(set(mine) & set(theirs)) < _FOLLOWS * len(set(mine)):
        return
    steps = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    if sum(step[2] - step[1] for step in steps if step[0] == "equal") < max(_FRAME, _FOLLOWS * len(mine)):
        return
    for at, (kind, start, end, first, last) in enumerate(steps):
        before = steps[at - 1][2] - steps[at - 1][1] if at else 0
        after = steps[at + 1][2] - steps[at + 1][1] if at + 1 < len(steps) else 0
        framed = (after >= 2 and (before >= 2 or not start)) or (before >= 2 and end == len(mine))
        words = [word for word in said.words[start:end] if word.content and not said.is_quoted(word)]
        others = [word for word in piece.words[first:last] if word.content]
        if kind == "replace" and framed and before + after >= _FRAME and words and others:
            yield words, others


@once
def _named(text: Text) -> dict[int, str]:
    """The name that each word of a name belongs to, by the place where the word starts."""
    spans = [(match.span(), name.text) for name in text.facts.names for match in re.finditer(re.escape(name.text), text.text)]
    return {word.start: name for (start, end), name in spans for word in text.words if start <= word.start < end}


def _weight(said: Text, place: int, word: Word, other: Word) -> Severity | None:
    """None where the two are known to be different things of one sort; a word that nothing is known of may well be a synonym,
    most of all where the words on one side of it are idiom."""
    if opposed(word.lower, other.lower) or _one_sort(word.lower, other.lower) or _both_known(said, word, other):
        return None
    return "warn" if said.words[place - 1].content and said.words[place + 1].content else "info"


_PEOPLE = "n18"


def _one_sort(word: str, other: str) -> bool:
    """Two people by what they are, two things, or two nouns close to one another."""
    return one_kind(word, other) or (is_thing(word) and is_thing(other)) or _PEOPLE in kinds(word) & kinds(other)


def _both_known(said: Text, word: Word, other: Word) -> bool:
    """Whether the lists know both words, so that their not being kin says something. Verbs are told too freely."""
    kin = families(said.language)
    mine, theirs = ({kind[0] for kind in kinds(each.lower)} for each in (word, other))
    alike = not mine or not theirs or bool(mine & theirs)
    return word.stem in kin and other.stem in kin and alike and "v" not in mine & theirs


def _kin(said: Text, word: Word, other: Word) -> bool:
    """Whether the first stands for the other or says less: through one family, two that share a word, or WordNet."""
    if same(word.lower, other.lower) or broader(other.lower, word.lower):
        return True
    kin = families(said.language)
    mine = kin.get(word.stem, frozenset())
    if other.stem in mine:
        return True
    return bool(mine & kin.get(other.stem, frozenset()))


def _stands_there(said: Text, place: int, piece: Text) -> Word | None:
    """The content word of the piece that stands between the same neighbours, of which one at least is a content word."""
    before, after = said.words[place - 1] if place else None, said.words[place + 1] if place + 1 < len(said.words) else None
    for at, other in enumerate(piece.words):
        if not other.content:
            continue
        left = before is not None and at > 0 and piece.words[at - 1].stem == before.stem
        right = after is not None and at + 1 < len(piece.words) and piece.words[at + 1].stem == after.stem
        if left and right and before and after and (before.content or after.content):
            return other
    return None


@rule("bearing", "Cites evidence that is about something else", "error", found="warn")
def bearing(statement: Statement) -> Iterator[Hit]:
    if not statement.same_language:
        if statement.said.facts.names and not _shares_facts(statement) and not _alike(statement):
            yield Hit(None, None, "the cited evidence shares no name with the sentence; cite what bears it")
        return
    own = [word for word in statement.said.words if word.content]
    share = _own_share(statement, own)
    found = better(statement)
    told_freely = share * len(own) >= _SOMETHING and statement.elsewhere and (found is None or found[1] <= 0)
    if len(own) >= 5 and share < _BEARS and not told_freely and not _shares_facts(statement):
        has = "cited evidence has" if statement.cited else "sources have"
        lacking = ", ".join(dict.fromkeys(word.text for word in own if word.stem not in statement.near))
        message = f"the {has} {share:.0%} of the sentence's words, and not “{lacking}”; cite what bears it or drop it"
        yield Hit(None, statement.closest.text if statement.closest else None, message)
    elif found is not None and found[1] >= _BETTER:
        message = (
            f"the cited evidence bears less of this than “{found[0].text}”, which is not cited; cite that, or drop the sentence"
        )
        yield Hit(None, found[0].text, message, "warn")


def _own_share(statement: Statement, own: list[Word]) -> float:
    """The share of a sentence's content words that the evidence has; each is asked about by itself where few stand there."""
    if not statement.cited:
        return statement.coverage
    near = sum(w.stem in statement.near for w in own) / max(len(own), 1)
    if near >= _BEARS:
        return near
    language = statement.said.language
    return sum(any(bag_of(piece).bears(word, language) for piece in statement.pieces) for word in own) / max(len(own), 1)


def _alike(statement: Statement) -> bool:
    """Whether a capitalised word of the sentence stands in the evidence, in whatever spelling: "Senate" and "Senado"."""
    text = statement.borne.folded
    return bool(text) and any(statement.cognates(piece) for piece in statement.pieces)


def _shares_facts(statement: Statement) -> bool:
    """Whether a name, in whole or in part, a number or a date stands in both."""
    names = [part for name in statement.said.facts.names for part in name.text.split()]
    parts = {fold(part) for part in names if len(part) >= 4 and part[0].isupper()}
    return any(statement.common_facts(piece) > 0 or any(part in piece.folded for part in parts) for piece in statement.pieces)


@rule("verbatim", "A long run copied outside quotation marks", "warn", across=False)
def verbatim(statement: Statement) -> Iterator[Hit]:
    """A run of so many words. Names, titles and values cannot be told otherwise: a run that is made of them is a note."""
    if not statement.cited:
        return
    words = statement.said.own_words
    mine = [word.lower for word in words]
    length, start = 0, 0
    for piece in statement.comparable:
        length, start = max((length, start), _longest_common(mine, [word.lower for word in piece.words]))
    if length > _LONGEST_COPY:
        copied = words[start : start + length]
        run = statement.said.text[copied[0].start : copied[-1].end]
        plain = sum(not _is_given(statement.said, word) for word in copied)
        message = f"{length} words in a row are the source's; put them in quotation marks or in words of your own"
        yield Hit(run, run, message, None if length >= _COPIED and plain >= _COPIED_PLAIN else "info")


def _is_given(said: Text, word: Word) -> bool:
    """Whether a word is part of a name, a title or a value, which a paraphrase keeps."""
    known = said.facts
    given = [*(name.text for name in known.names), *(name.title for name in known.names if name.title)]
    given += [*(number.text for number in known.numbers), *(day.text for day in known.dates)]
    return any(re.search(rf"(?<!\w){re.escape(word.lower)}(?!\w)", text.lower()) for text in given)


def _longest_common(one: list[str], other: list[str]) -> tuple[int, int]:
    """The longest run of words that both have: its length, and where it starts in the first."""
    best = (0, 0)
    before = [0] * (len(other) + 1)
    for place, word in enumerate(one):
        now = [0] * (len(other) + 1)
        for at, second in enumerate(other):
            if word == second:
                now[at + 1] = before[at] + 1
                if now[at + 1] > best[0]:
                    best = (now[at + 1], place - now[at + 1] + 1)
        before = now
    return best
