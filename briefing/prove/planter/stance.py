"""How sure, whether at all, which way round and how far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from briefing.prove.planter.sentences import Changes, Sound, Way, outside_quotes, put

_SURER = (
    (re.compile(r"\b(?:may|might|could)\b(?= [a-z]+)"), "will"),
    (re.compile(r"\bplans? to\b"), "has begun to"),
    (re.compile(r"\bis expected to\b|\bis due to\b|\bis set to\b"), "will certainly"),
    (re.compile(r"\bis considering\b"), "has settled on"),
    (re.compile(r"\bintends? to\b|\bintended to\b"), "has decided to"),
)


def _surer(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for pattern, words in dice.sample(_SURER, len(_SURER)):
        for match in pattern.finditer(sound.text):
            if outside_quotes(sound.text, match.start()):
                yield put(sound.text, match.start(), match.end(), words)


_DENIALS = (
    (re.compile(r"\b(was|were|is|are|had|has|have|did|does|would|will|could) not\b"), r"\1"),
    (re.compile(r"\bno (?=[a-z]+)"), "a "),
    (re.compile(r"\bdenies\b"), "confirms"),
    (re.compile(r"\bdenied\b"), "confirmed"),
)
_PLAIN_VERB = re.compile(r"\b(was|were|is|are|has|have|will|could|would)\b(?! not)")


def _denial_lost(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for pattern, words in dice.sample(_DENIALS, len(_DENIALS)):
        match = pattern.search(sound.text)
        if match and outside_quotes(sound.text, match.start()):
            yield sound.text[: match.start()] + match.expand(words) + sound.text[match.end() :], match.expand(words)


def _denial_added(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    match = _PLAIN_VERB.search(sound.text)
    if match and outside_quotes(sound.text, match.start()):
        yield put(sound.text, match.end(), match.end(), " not")


_CONTRARY = (
    "rose fell", "fell rose", "gained lost", "approved rejected", "rejected approved", "before after", "after before",
    "bought sold", "sold bought", "opened closed", "supported opposed", "opposed supported", "increased decreased",
    "slowed accelerated", "won lost", "arrested released", "up down", "down up", "higher lower", "lower higher",
    "dropped climbed",
    "agreed refused", "guilty innocent", "more less", "accepted refused",
)  # fmt: skip


def _contrary(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for pair in dice.sample(_CONTRARY, len(_CONTRARY)):
        old, new = pair.split()
        counted = r"(?= (?:from|by|to|about|nearly|\d))" if old in ("up", "down") else ""  # and not "pack up"
        for match in re.finditer(rf"\b{old}\b{counted}", sound.text):
            if outside_quotes(sound.text, match.start()):
                yield put(sound.text, match.start(), match.end(), new)


_COUNTED = r"(?=[a-z]+s\b)(?!(?:years|months|weeks|days|hours|minutes|miles|times)\b)"  # "all years" is no sentence
_WIDER = (
    (re.compile(r"\b[Ss]ome (?=[a-z])"), "all "),
    (re.compile(rf"\b[Tt]wo {_COUNTED}"), "all "),
    (re.compile(rf"\b[Tt]hree {_COUNTED}"), "all "),
    (re.compile(r"\b[Ss]everal (?=[a-z])"), "all "),
    (re.compile(r"(?<!most )\b[Aa] third of\b"), "most of"),
    (re.compile(r"\b[Aa] member of the\b"), "the"),
    (re.compile(r"\b[Tt]he Senate\b"), "parliament"),
    (re.compile(r"\b[Ss]ome of\b"), "all of"),
    (re.compile(r"\b[Pp]art of\b"), "all of"),
)


def _wider(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for pattern, words in dice.sample(_WIDER, len(_WIDER)):
        match = pattern.search(sound.text)
        if match and outside_quotes(sound.text, match.start()):
            wide = words[0].upper() + words[1:] if match.start() == 0 else words
            yield put(sound.text, match.start(), match.end(), wide)


WAYS: dict[str, tuple[Way, ...]] = {
    "certainty": (_surer,),
    "negation": (_denial_lost, _denial_added),
    "opposite": (_contrary,),
    "scope": (_wider,),
}
