"""Whether at all: negations lost and added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.check.align import Answer, answers, places
from briefing.check.clausal import alike, parts, tells_same
from briefing.check.denial import contradicted, denials_in
from briefing.check.lexicon.cues import ABSENT, DENYING, NEGATING, UNDONE
from briefing.check.rule import Hit, rule
from briefing.check.rules.certainty import told_of
from briefing.check.rules.voices import anonymity
from briefing.check.sayings import sayings
from briefing.check.statement import Statement
from briefing.check.stems import stem
from briefing.check.text import Text, Word, once
from briefing.facts.lexicon.stance import EXCLUDING
from briefing.facts.stance import denies_one_word

_CLEARLY = 3.0  # words that two clauses share that tell the same beyond doubt
_LATE = frozenset("late later delayed missed stopped ceased".split())
_REACH = 7  # words from a cue to the word that it governs


@once
def negated(text: Text) -> dict[int, str]:
    """For each place that a negation governs, the negation: the two content words right after it; in German those before it
    too."""
    return _governed(text, 2)


def _governed(text: Text, reach: int) -> dict[int, str]:
    found: dict[int, str] = {}
    for place in sorted(_denials(text)):
        for at in _governed_by_negation(text, place, reach):
            found.setdefault(at, text.words[place].text)
    return found


@once
def _denials(text: Text) -> frozenset[int]:
    """The places of all words that deny."""
    hidden = [match.span() for match in anonymity(text.language).finditer(text.text)]
    found = (place for place in range(len(text.words)) if _is_denial(text, place))
    return frozenset(at for at in found if not any(start <= text.words[at].start < end for start, end in hidden))


def _denies(text: Text, place: int) -> bool:
    return place in _denials(text)


_NO_DENIAL_BEFORE = frozenset("only just least longer nur doubt fewer less more later earlier sooner weniger mehr".split())
_NOTHING = frozenset("nothing none nobody nada nadie rien personne nichts niemand ninguém".split())


def _is_denial(text: Text, place: int) -> bool:
    word, after = text.words[place].lower, text.words[place + 1].lower if place + 1 < len(text.words) else ""
    if word in NEGATING.get(text.language, ()):
        if _leaves_open(text, place):
            return False
        second = text.words[place + 2].text if place + 2 < len(text.words) else ""
        of_one = denies_one_word(text.language, word, after, second) and text.text[text.words[place].end :].startswith(" ")
        return not of_one and not (word in ("not", "no", "nicht") and after in _NO_DENIAL_BEFORE)
    return word.endswith("n't") or word in DENYING.get(text.language, ())


def _leaves_open(text: Text, place: int) -> bool:
    """ "does not rule out", "schließt nicht aus": a denial that leaves open what its verb governs."""
    near = text.words[max(0, place - 3) : place + 4]
    found = {word.lower for word in near} & EXCLUDING.get(text.language, frozenset())
    return bool(found) and text.facts.certainty == "conditional"


# "Neither Norland nor Sorvia took part": these deny whatever their clause tells.
_OF_THE_CLAUSE = frozenset("neither nor nobody weder niemand nadie ninguém tampoco".split())


def _governed_by_negation(text: Text, place: int, reach: int) -> Iterator[int]:
    clause = text.words[place].clause
    ahead = range(place + 1, min(place + _REACH, len(text.words)))
    content = [at for at in ahead if text.words[at].content and text.words[at].clause == clause]
    content = content or [at for at in ahead if text.words[at].content]  # "has not said that he sees"
    if text.words[place].lower in NEGATING.get(text.language, ()) or text.words[place].lower.endswith("n't"):
        if text.words[place].lower not in _OF_THE_CLAUSE:
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
    unsaid = text.language == "en" and any(_is_undone(text, place) for place in range(len(text.words)))
    unsaid = unsaid or any(word.lower in ("dispute", "disputes", "disputing") for word in text.words)
    return unsaid or text.facts.negation or bool(_denials(text))


_NO_PREFIX = ("under", "unit", "union", "univers", "unanim", "uniq", "uniform", "until", "uncle")


def _is_undone(text: Text, place: int) -> bool:
    """ "are unhurt", "is unlikely to": not "United", "under", "unanimous", nor "an unauthorised person", which denies nothing."""
    word, lower = text.words[place], text.words[place].lower
    if not lower.startswith("un") or len(lower) <= 5 or word.text[0].isupper() or lower.startswith(_NO_PREFIX):
        return False
    after = text.words[place + 1] if place + 1 < len(text.words) else None
    return after is None or not after.content or after.clause != word.clause


def _bare_words(text: Text) -> frozenset[str]:
    return frozenset(word.lower for word in text.words)


@rule("negation", "A negation lost or added", "error", by_clause=True)
def negation(statement: Statement) -> Iterator[Hit]:
    piece = statement.closest
    if piece is None:
        return
    if piece.language != statement.said.language:
        yield from _negation_across(statement, piece)
        return
    hit = _left_out(statement) or _lost(statement) or _added(statement) or _out_of_nothing(statement) or contradicted(statement)
    if hit is not None:
        yield hit


_ELLIPTIC = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)(?:\snot|n't)\s*(?=[.;,]|$)"
    r"|\b(?:no|não|nicht|pas|non|tampoco)\s*(?=[.;]|$)"
)


def _denied_briefly(piece: Text) -> re.Match[str] | None:
    """ "Those at the third were not.": a denial that leaves out the verb of the sentence before."""
    return _ELLIPTIC.search(piece.lowered)


def _left_out(statement: Statement) -> Hit | None:
    """What the sentence says of somebody of whom the evidence denies it in a few words: "Those at Lowmere were not."."""
    said = statement.said
    for before, piece in pairwise(statement.pieces):
        match = _denied_briefly(piece)
        if match is None or piece.language != said.language or _denials(said):
            continue
        whom = {word.stem for word in piece.words if word.content and word.end <= match.start()} - before.stems
        if whom and whom <= said.stems and len(before.stems & said.stems - whom) >= 2:
            return Hit(None, piece.text, f"the evidence says “{piece.text}”; put the negation back")
    for piece in statement.comparable[:2]:
        for at in _denials(piece) if not _denials(said) else ():
            told = [saying for saying in sayings(said) if _denier(piece, at) and _denier(piece, at) <= saying.stems]
            if _denies_that(piece, at) and any(len(saying.told & piece.all_stems) >= 2 for saying in told):
                has = piece.text[piece.words[at].start :]
                return Hit(told[0].speaker, has, f"the evidence has {told[0].speaker} deny this: “{has}”; put the denial back")
    return None


def _out_of_nothing(statement: Statement) -> Hit | None:
    """A sentence that denies, where nothing in the evidence that tells the same denies or leaves anything out."""
    said = statement.said
    cue = next((word for at, word in enumerate(said.words) if _says_not(said, at)), None)
    close = [piece for piece in statement.comparable if statement.shared(piece) >= 0.5 * len(said.stems)]
    if cue is None or not close or not statement.cited:
        return None
    if not _predicate_stands(statement, cue) and statement.common_facts(close[0]) < 2:
        return None
    for piece in close:
        if any(word.lower in _LATE for word in piece.words) or any(
            _denies(piece, at) or word.lower in ABSENT.get(piece.language, ()) for at, word in enumerate(piece.words)
        ):
            return None
        if piece.facts.negation or any(
            word.lower.startswith(("un", "dis", "non")) and not word.text[0].isupper() and not word.lower.startswith(_NO_PREFIX)
            for word in piece.words
            if len(word.lower) > 5
        ):
            return None
    return Hit(cue.text, close[0].text, f"the sentence denies with “{cue.text}” what the evidence does not deny; take it out")


def _predicate_stands(statement: Statement, cue: Word) -> bool:
    """Whether the evidence has the word that the cue denies, or one that may stand for it."""
    said = statement.said
    denied = next((governed[0] for at, governed in _events(said) if said.words[at] == cue), None)
    if denied is None or said.words[denied].text[0].isdigit():
        return False
    return any(alike(said.language, said.words[denied], other) for piece in statement.comparable for other in piece.words)


def _says_not(text: Text, place: int) -> bool:
    word = text.words[place]
    plain = word.lower in ("not", "never", "no", "nicht", "nie", "não", "nunca", "jamais", "ne") or word.lower.endswith("n't")
    return plain and _denies(text, place) and not text.is_quoted(word)


def _lost(statement: Statement) -> Hit | None:
    """A denial of the evidence that is not in the sentence: its words stand there, in like company, and undenied."""
    said = statement.said
    for piece in statement.comparable[:3]:
        if statement.shared(piece) < 0.35 * max(min(len(said.stems), len(piece.stems)), 1):
            continue
        for denial, governed in _events(piece):
            told = [n for at in governed for n in places(said).get(piece.words[at].stem, ()) if not _is_list(piece, at, denial)]
            kept = [n for n in told if _answers_at(statement, n, piece, governed)]
            if not kept or any(_denials_of(said, n) or _hears_denial(said, n) for n in kept):
                continue
            if any(_undoes(said.language, word, piece.words[at]) for word in said.words for at in governed):
                continue
            if not _is_predicate_told(statement, kept, piece, governed):
                continue
            others = {word.stem for word in piece.words if word.content} - {piece.words[at].stem for at in governed}
            if len(piece.stems) > 2 and not said.stems & others:
                continue
            word = said.words[kept[0]].text
            cue = piece.words[denial].text
            has = f"{cue} … {piece.words[governed[0]].text}"
            return Hit(word, has, f"the evidence has “{has}”, the sentence “{word}”; put the negation back")
    return None


def _is_predicate_told(statement: Statement, kept: list[int], piece: Text, governed: list[int]) -> bool:
    """Whether the sentence tells what is denied: the first word that the denial governs or, of what that is about, enough
    else; and no other clause of the evidence tells the same much better."""
    said, first = statement.said, piece.words[governed[0]]
    if not statement.cited:
        return True  # what was found by its words may stand in any clause
    told = tells_same(statement, said.words[kept[0]].clause)
    there = any(part.piece is piece and part.clause == first.clause for part in told)
    if any(alike(said.language, word, first) for word in said.words):
        return there or not told or told[0].shared < _CLEARLY
    return there and told[0].shared >= _CLEARLY


def _told_there(statement: Statement, clause: int, answer: Answer) -> bool:
    """Whether the clause of the answer tells what the sentence's clause tells, as well as any."""
    told = tells_same(statement, clause) if statement.cited else []
    return not statement.cited or any(
        part.piece is answer.piece and part.clause == answer.piece.words[answer.at].clause for part in told
    )


def _undoes(language: str, word: Word, denied: Word) -> bool:
    """ "An undeclared house" where the evidence has "had not declared a house"."""
    prefix = next((one for one in ("un", "in", "im", "dis", "non", "non-") if word.lower.startswith(one)), None)
    return prefix is not None and stem(word.lower.removeprefix(prefix), language) == denied.stem


def _is_list(piece: Text, at: int, denial: int) -> bool:
    """ "Neither Mexico nor …": what is denied stands behind the names."""
    return piece.words[at].text[0].isupper() and piece.words[denial].lower in ("neither", "nor", "ni", "weder", "nem")


def _answers_at(statement: Statement, place: int, piece: Text, governed: list[int]) -> bool:
    """Whether the word at `place` answers to one of these places of the piece, and to none where nothing denies it."""
    found = answers(statement, place)
    here = any(answer.piece is piece and answer.at in governed for answer in found)
    return here and all(_denials_of(answer.piece, answer.at) for answer in found) and (statement.cited or found[0].shared >= 2)


def _added(statement: Statement) -> Hit | None:
    """A denial of the sentence whose words stand in the evidence, in like company, and denied less often or not at all."""
    said = statement.said
    for denial, governed in _events(said):
        if not _says_not(said, denial) or said.words[governed[0]].text[0].isdigit() or _counts_none_too(statement, denial):
            continue  # a verb that denies is a predicate of its own; "not 9" denies no verb
        found = [(place, answers(statement, place, kin=place == governed[0])) for place in governed]
        if _denied_in_other_words(statement, governed[0]):
            continue
        if not found[0][1] or not all(_denied_more(statement, place, known) for place, known in found if known):
            continue
        place, known = found[0]
        if any(word.lower in _LATE for answer in known for word in parts(answer.piece)[answer.piece.words[answer.at].clause]):
            continue  # "opened late" for "did not open on time"
        if not any(_in_company(statement, n, answer) for n, others in found for answer in others):
            continue
        if not any(_told_there(statement, said.words[n].clause, answer) for n, others in found for answer in others):
            continue
        cue, words = said.words[denial].text, said.words[place].text
        has = known[0].piece.words[known[0].at].text
        return Hit(cue, has, f"the sentence has “{cue} … {words}”, the evidence “{has}” alone; take it out")
    return None


def _denied_in_other_words(statement: Statement, place: int) -> bool:
    """Whether the evidence denies the same with another word: "declined to say" for "would not say", "knew nothing" for "did not
    know"."""
    word = statement.said.words[place]
    for piece in statement.comparable:
        for at in places(piece).get(word.stem, ()):
            behind = {other.lower for other in piece.words[at + 1 : at + 4] if other.clause == piece.words[at].clause}
            clause = [other.lower for other in piece.words if other.clause == piece.words[at].clause]
            declined = {other.lower for other in piece.words[max(0, at - 2) : at]} & DENYING.get(piece.language, frozenset())
            if behind & _NOTHING or declined or (piece.language == "fr" and "aucun" in " ".join(clause)):
                return True
            if _SPARED.intersection(other.lower for other in piece.words[:at]) or (
                _OF_THE_CLAUSE.intersection(clause) and _same_actor(statement.said, piece)
            ):
                return True
    return False


# "Pay no taxes" for "are exempt from taxes".
_SPARED = frozenset(
    "exempt exempts exempted waive waives waived exento exenta exentos exentas exonéré exonérés befreit isento isentos".split()
)


def _same_actor(said: Text, piece: Text) -> bool:
    """Whether the two have a name in common: "Neither Norland nor Sorvia took part", "Norland and Sorvia took no part"."""
    named = {word.stem for word in said.words if word.content and word.text[0].isupper()}
    return bool(named & piece.all_stems)


_COUNTS_NONE = frozenset(
    "no none nobody neither nothing kein keine keiner niemand ningún ninguna nadie aucun aucune nenhum ninguém".split()
)


def _counts_none_too(statement: Statement, denial: int) -> bool:
    """ "None of the four previews is …" where the evidence has "None of the four is …": what is denied is the verb far behind."""
    word = statement.said.words[denial]
    return word.lower in _COUNTS_NONE and any(
        statement.shared(piece) >= 2 and word.stem in piece.all_stems for piece in statement.comparable
    )


def _denied_more(statement: Statement, place: int, known: list[Answer]) -> bool:
    """Whether the sentence turns round, by an odd number of denials more, what none of the answering places has so."""
    mine = _denials_of(statement.said, place)
    return all(
        (mine - _denials_of(piece, at)) % 2 == 1 and not _left_undone(piece, at) and not _denied_behind(statement, piece, at)
        for piece, at, _ in known
    )


def _in_company(statement: Statement, place: int, answer: Answer) -> bool:
    """Whether enough stands around both words to tell that they speak of one thing; a word that only may stand for the other
    needs more."""
    if not statement.cited:
        return answer.shared >= 2 and not _some_deny(statement)
    same = answer.piece.words[answer.at].stem == statement.said.words[place].stem
    if not same and _hears_denial(answer.piece, answer.at):
        return False  # "are still in shelters" and "have not gone home"
    return answer.shared >= (1 if same else 4) or (same and statement.shared(answer.piece) >= 2)


def _events(text: Text) -> Iterator[tuple[int, list[int]]]:
    """Each denial with the places that it governs."""
    for place in sorted(_denials(text)):
        if governed := list(_governed_by_negation(text, place, 2)):
            yield place, governed


def _denials_of(text: Text, place: int) -> int:
    """How many denials bear on the word at `place`: those that govern it, and those before its verb."""
    return sum(place in governed for _, governed in _events(text))


def _left_undone(piece: Text, at: int) -> bool:
    """Whether a word before `at` in its clause leaves undone what stands there: "stopped short of approving", "unlikely to"."""
    undone = UNDONE.get(piece.language, frozenset())
    clause = piece.words[at].clause
    return any(word.clause == clause and word.lower in undone for word in piece.words[max(0, at - _REACH) : at])


_THAT = frozenset("that it this so das dies eso lo cela isso".split())
_SAID = frozenset("report reports claim claims charge charges accusation accusations allegation allegations".split())


def _denied_behind(statement: Statement, piece: Text, place: int) -> bool:
    """ "The city rejects that", "those were not": what a piece says denied at its end or by the next one, by somebody of whom
    the sentence speaks."""
    pieces = statement.pieces
    following = next((after for before, after in pairwise(pieces) if before is piece), None)
    for text in (piece, following):
        if text is None:
            continue
        if _denied_briefly(text):
            return True
        denials = [at for at in _denials(text) if _denies_that(text, at) and (text is not piece or at > place)]
        if any(_denier(text, at) <= statement.said.stems for at in denials):
            return True
    return False


def _denier(text: Text, at: int) -> frozenset[str]:
    """Who denies, of a verb that denies: the content words before it in its clause."""
    before = text.words[max(0, at - 4) : at]
    return frozenset(word.stem for word in before if word.content and word.clause == text.words[at].clause)


def _denies_that(text: Text, at: int) -> bool:
    behind = [word.lower for word in text.words[at + 1 : at + 3]]
    if text.words[at].lower not in DENYING.get(text.language, ()) or not behind:
        return False
    return (behind[0] in _THAT and at + 2 == len(text.words)) or (behind[0] == "the" and behind[-1] in _SAID)


def _some_deny(statement: Statement) -> bool:
    """Whether any of the sentences that were found denies something that the sentence speaks of."""
    return any(statement.shared(piece) >= 2 and bool(_denials(piece)) for piece in statement.comparable)


def _denies_here(statement: Statement, piece: Text) -> bool:
    """Whether a clause of a piece in another language denies that shares something with the sentence, or the piece as a whole
    where it is one clause or two."""
    if not _denies_anything(piece):
        return denials_in(piece) != []
    clauses = parts(piece)
    denying = {piece.words[at].clause for at in _denials(piece) if not piece.is_quoted(piece.words[at])}
    if len(clauses) <= 3 or not denying:
        return not piece.quoted or bool(denying)
    return any(
        statement.cognates(Text(" ".join(word.text for word in clauses[number]), piece.language))
        or statement.common_facts(Text(" ".join(word.text for word in clauses[number]), piece.language))
        for number in denying
    )


def _negation_across(statement: Statement, piece: Text) -> Iterator[Hit]:
    hit = contradicted(statement)
    if hit is not None:
        yield hit
        return
    mine = _denies_anything(statement.said)
    theirs = any(_denies_anything(one) or denials_in(one) for one in statement.pieces) if mine else _denies_here(statement, piece)
    if not mine and len(statement.witnesses) > 1:
        return  # which of several claims the sentence had to deny cannot be told across languages
    if "://" in statement.said.text or len(piece.words) > 30 or theirs == mine or not told_of(statement, piece):
        return
    has = "denies it" if theirs else "does not deny it"
    yield Hit(None, piece.text, f"the evidence {has}, and the sentence is the other way round; compare the negation")
