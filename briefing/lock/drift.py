"""Where a sentence parts from what it rests on: facts that it adds, and claims that it tells more surely.

Two witnesses are heard: the claims that a sentence cites, and what the brief in the first style makes of the same claims. A value
that the rules miss in the evidence is no drift where the first style has it of the same claims: no style has added it since. What
is told more surely than by either witness has been hardened, whatever the rules could see of it across languages or claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from briefing.facts import same_name
from briefing.lock.bodies import is_translated
from briefing.lock.clauses import clauses
from briefing.lock.cues import is_voiced, leaves_open
from briefing.lock.sure import speakers, surer
from briefing.lock.told import Told, base, read, together
from briefing.lock.units import other_units
from briefing.lock.witness import Witness, witness
from briefing.records import Finding, Ledger, Sentence
from briefing.support import missing
from briefing.typography import fold

ADDED = frozenset({"number", "unit", "name", "date", "quotation", "speaker", "office", "lock-added"})
HARDENED = frozenset(
    {"certainty", "attribution", "negation", "opposite", "scope", "anonymous", "strength", "superlative", "lock-hardened"}
)
SAME_LANGUAGE = frozenset({"certainty", "attribution", "negation", "opposite", "office"})
"""Rules that compare words with words: across languages the two witnesses are heard instead."""
_DIGITS = re.compile(r"\d+(?:[.,\u202f\u00a0 ]\d{3})*(?!\d)")
_CLOCK = re.compile(r"\b\d{1,2}\s?[:.h]\s?\d\d\b")


def drifted(told: Told, other: Told | None, ledger: Ledger) -> Iterator[Finding]:
    """An error for each sentence that has drifted in what the rules did not already call one."""
    known = {finding.sentence for finding in counted(told, other, ledger, HARDENED)}
    added = {finding.sentence for finding in counted(told, other, ledger, ADDED)}
    for sentence in told.brief.sentences():
        seen = witness(sentence, told, other, ledger)
        if seen.free:
            continue
        if sentence.id not in added:
            yield from _added(seen, ledger)
        found = None if sentence.id in known else surer(seen)
        if found is not None:
            yield _finding("lock-hardened", sentence, *found)


def counted(told: Told, other: Told | None, ledger: Ledger, rules: frozenset[str]) -> Iterator[Finding]:
    """The findings that are drift: errors of the rules on facts, but for what the first style tells of the same claims."""
    by_id = {sentence.id: sentence for sentence in told.brief.sentences()}
    for finding in told.brief.findings:
        sentence = by_id.get(finding.sentence or "")
        if sentence is None or finding.rule not in rules:
            continue
        across = _across(sentence, told, ledger)
        if finding.severity != "error" and not (across and _names_a_stranger(finding)):
            continue
        guessed = finding.rule in SAME_LANGUAGE and across
        cleared = _is_cleared(finding, sentence, base(told.brief.language))
        if not guessed and not cleared and not _first_has(finding, sentence, told, other):
            yield finding


def _is_cleared(finding: Finding, sentence: Sentence, language: str) -> bool:
    """Whether the sentence says in words that the rule does not know what the rule misses: who says it, or that it is open."""
    if finding.rule == "attribution":
        return is_voiced(sentence.text, language)
    if finding.rule != "certainty":
        return False
    words = finding.words or ""
    clause = next((part.text for part in clauses(sentence.text, language) if words and words in part.text), sentence.text)
    return leaves_open(clause, language)


def _names_a_stranger(finding: Finding) -> bool:
    """Whether a warning across languages is of a name, speaker or unit that no translation explains: drift all the same."""
    translated = finding.rule != "unit" and is_translated(finding.words or "")
    return finding.severity == "warn" and finding.rule in ("name", "speaker", "unit") and not translated


def _across(sentence: Sentence, told: Told, ledger: Ledger) -> bool:
    claims = (ledger.claim(claim) for claim in sentence.claims)
    return any(base(claim.language) != base(told.brief.language) for claim in claims if claim)


def _first_has(finding: Finding, sentence: Sentence, told: Told, other: Told | None) -> bool:
    if other is None or not finding.words or finding.rule not in ("number", "name", "date"):
        return False
    there = together(other.on(*sentence.claims), other)
    if not there.text:
        return False
    day = date.fromisoformat(told.brief.date[:10]) if told.brief.date else None
    said = read(finding.words, told.brief.language, day)
    values = bool(said.names or said.numbers or said.dates)
    return fold(finding.words) in there.folded or (values and not any(True for _ in missing(said, there)))


def _finding(rule: str, sentence: Sentence, words: str, evidence: str | None, message: str) -> Finding:
    return Finding(
        rule=rule,
        severity="error",
        block=sentence.id.partition(".")[0],
        sentence=sentence.id,
        words=words,
        evidence=evidence,
        message=message,
    )


# -- added -----------------------------------------------------------------------------------------------------------------


def _added(seen: Witness, ledger: Ledger) -> Iterator[Finding]:
    speaker = _speaker_of_nowhere(seen, ledger) or _another_speaker(seen) or _another_outlet(seen, ledger)
    if speaker is not None:
        message = f"neither the claims nor the first style have “{speaker}” say this; give the words to their speaker"
        yield _finding("lock-added", seen.sentence, speaker, speakers(seen.claims), message)
    for words in other_units(seen):
        message = f"“{words}” is of another unit than in the claims and in the first style; put theirs"
        yield _finding("lock-added", seen.sentence, words, None, message)
    for digits in _stray_digits(seen):
        message = f"the figure “{digits}” stands neither in the claims nor in the first style; correct it or cite its source"
        yield _finding("lock-added", seen.sentence, digits, None, message)


def _speaker_of_nowhere(seen: Witness, ledger: Ledger) -> str | None:
    """A speaker by name whom neither the claims, their sources nor the first style know."""
    for speaker in _said_by(seen):
        named = [name.text for name in seen.said.names if name.text in speaker]
        if named and not any(_is_known(name, seen, ledger) for name in named) and not _is_described(speaker, named, seen, ledger):
            return speaker
    return None


def _is_described(speaker: str, named: list[str], seen: Witness, ledger: Ledger) -> bool:
    """Whether the claims' speaker is meant, with the name of a body that the ledger has elsewhere: "a manager of Novara"."""
    theirs = {word for claim in seen.claims for word in _words(claim.facts.speaker or "")}
    elsewhere = any(fold(name) in fold(claim.text) for claim in ledger.claims for name in named)
    return elsewhere and bool(theirs & _words(speaker))


def _said_by(seen: Witness) -> list[str]:
    found = (seen.said.speaker, *(item.speaker for item in seen.said.quotations))
    return list(dict.fromkeys(item for item in found if item))


def _is_known(name: str, seen: Witness, ledger: Ledger) -> bool:
    places = (item.document for claim in seen.claims for item in claim.evidence)
    sources = [source for place in places if (source := ledger.source(place))]
    texts = [*seen.texts, *(text for source in sources for text in (source.outlet, source.author, source.title) if text)]
    start = fold(name)[: max(4, len(name) - 3)]
    names = [item.text for _, known in seen.first for item in known.names] + [item.outlet for item in sources if item.outlet]
    return any(start in fold(text) for text in texts) or any(same_name(name, other) for other in names)


def _another_speaker(seen: Witness) -> str | None:
    """A speaker by name in the place of the one whom every claim has, and whom the first style has too."""
    theirs = [claim.facts.speaker for claim in seen.claims]
    first = seen.alike.speaker if seen.alike else None
    if seen.is_first or (seen.first and not first) or not all(theirs):
        return None
    known = {word for speaker in (*theirs, first) if speaker for word in _words(speaker.partition(",")[0])}
    unnamed = all(speaker and not any(word[0].isupper() for word in speaker.split()[1:]) for speaker in theirs)
    there = _words(seen.sentence.text)
    for speaker in _said_by(seen):
        named = [name.text for name in seen.said.names if name.text in speaker]
        told = unnamed and all(any(name in claim.text for name in named) for claim in seen.claims)
        if named and not told and not known & there:
            return speaker
    return None


def _another_outlet(seen: Witness, ledger: Ledger) -> str | None:
    """An outlet that the sentence names, that reported none of what it cites, and that no witness names."""
    there = {outlet for claim in seen.claims for outlet in ledger.publishers.get(claim.id, ())}
    there |= {source.outlet or "" for claim in seen.claims for item in claim.evidence if (source := ledger.source(item.document))}
    known, text = fold("\n".join((*there, *seen.texts))), fold(seen.sentence.text)
    outlets = sorted({source.outlet for source in ledger.sources if source.outlet})
    return next((name for name in outlets if _bare(name) in text and _bare(name) not in known), None)


def _bare(outlet: str) -> str:
    """The name of an outlet without its article."""
    return re.sub(r"^(?:the|le|la|el|die|der|das|o|a) ", "", fold(outlet))


def _words(text: str) -> frozenset[str]:
    """The beginnings of the longer words of a text, which are alike across languages in names and many offices."""
    return frozenset(word[:4] for word in re.findall(r"[^\W\d_]{4,}", fold(text)))


def _stray_digits(seen: Witness) -> Iterator[str]:
    """Digits that no witness has, of what is read neither as a number nor as a date: "the 37th time"."""
    text = _CLOCK.sub(" ", seen.sentence.text)
    taken = [*(number.text for number in seen.said.numbers), *(day.text for day in seen.said.dates)]
    for words in sorted(taken, key=len, reverse=True):
        text = text.replace(words, " ", 1)
    there = {_value(found[0]) for other in seen.texts for found in _DIGITS.finditer(other)}
    there |= {str(int(number.value)) for claim in seen.claims for number in claim.facts.numbers if number.value.is_integer()}
    for found in _DIGITS.finditer(text):
        if _value(found[0]) not in there and not any(_value(found[0]) in value for value in there if len(value) > 3):
            yield found[0]


def _value(digits: str) -> str:
    return re.sub(r"\D", "", digits).lstrip("0") or "0"
