"""The writer's own evaluation told as a reported fact: "in a humiliating blow", "wisely", "which is hard to believe".

Appraisal is found by words, by phrases of stance and by where a remark stands: an adverb set off by commas, or a remark without a
verb of its own at the end ("…, a poor showing"). It is an alarm only where the evidence does not appraise too and has none of its
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.check.lexicon import evaluative, wordnet
from briefing.check.rule import Hit, rule
from briefing.check.statement import Statement
from briefing.check.text import Text, Word, once
from briefing.facts.lexicon.stance import REPORTING

_MARKS = re.compile(r"[,;:–—(]\s*$|^\s*[“\"']?$")
_AFTER = re.compile(r"\s*[,;:–—).!?]|\s*$")


@rule("judgement", "An evaluation that the evidence does not make", "warn")
def judgement(statement: Statement) -> Iterator[Hit]:
    """At most one hit a sentence: the first words that appraise."""
    found = next(_own_appraisals(statement), None)
    remark = next(_remarks(statement), None) if found is None else None
    if (found is None and remark is None) or _evidence_appraises(statement):
        return
    what = "is an evaluation that the evidence does not make" if found else "is a remark that the evidence does not make"
    yield Hit(found or remark, None, f"“{found or remark}” {what}; say whose it is, cut it, or make it a judgement in Context")


def _own_appraisals(statement: Statement) -> Iterator[str]:
    """The words that appraise and are not the evidence's."""
    told = " ".join(piece.lowered for piece in (*statement.comparable, statement.around))
    yield from (words for words in _phrases(statement.said) if words.lower() not in told)
    yield from (words for words in (*_words(statement.said), *_adverbs(statement.said)) if not _borne(statement, words))


def _phrases(said: Text) -> Iterator[str]:
    for match in evaluative.phrases(said.language).finditer(said.lowered):
        if not any(start <= match.start() < end for start, end in said.quoted):
            yield said.text[match.start() : match.end()]


def _words(said: Text) -> Iterator[str]:
    known = evaluative.appraising(said.language)
    for word in said.own_words:
        start, end = _joined(said, word)
        if known.fullmatch(said.lowered[start:end].removesuffix("'s")) and not _in_name(said, word):
            yield said.text[start:end]


def _joined(said: Text, word: Word) -> tuple[int, int]:
    """The span of a word with what a hyphen joins to it: "ill-advised"."""
    before = re.search(r"[\w-]*-$", said.lowered[: word.start])
    after = re.match(r"-[\w-]*", said.lowered[word.end :])
    return word.start - (len(before[0]) if before else 0), word.end + (len(after[0]) if after else 0)


def _in_name(said: Text, word: Word) -> bool:
    """Whether a word is part of a name, which a capital in the middle of the sentence shows too (but for German nouns)."""
    capital = word.text[0].isupper() and word.start > 0 and said.language != "de"
    return capital or any(word.text in name.text.split() for name in said.facts.names)


def _adverbs(said: Text) -> Iterator[str]:
    """Adverbs between two marks that comment on the sentence. At the end of the sentence one may tell a manner."""
    for word in said.own_words:
        alone = _MARKS.search(said.text[: word.start]) and _AFTER.match(said.text[word.end :])
        inverted = said.language == "de" and word.start == 0
        ends = not said.text[word.end :].strip(" .!?”\"'")
        if (alone or inverted) and not ends and evaluative.comments(word.lower, said.language):
            yield word.text


_A = {"en": "(?:in )?an?", "es": "(?:en )?una?", "fr": "(?:dans )?une?", "de": "(?:in )?eine[rm]?|ein", "pt": "n?uma?"}
_WHICH = {
    "en": r"which (?:is|was|seems|looks|remains|casts|says|shows)",
    "es": r"(?:lo que|algo que) (?:es|fue|resulta|no)",
    "fr": r"ce qui (?:est|était|reste|n'est)",
    "de": r"was",
    "pt": r"o que (?:é|foi|não)",
}
_TAIL = {  # what may follow the head of a remark
    "en": r"of|for|to|in|at|on|by|from|with|after|before|that|who|which",
    "es": r"de|del|para|por|en|a|al|con|tras|que",
    "fr": r"de|du|des|pour|par|en|à|au|aux|avec|après|qui|que",
    "de": r"von|vom|für|in|im|an|am|auf|bei|beim|mit|nach|vor|der|die|das|des",
    "pt": r"de|do|da|dos|das|para|por|em|no|na|a|ao|com|após|que",
}
_LONGEST = 10  # words of a remark


def _remarks(statement: Statement) -> Iterator[str]:
    """What is set off by a mark at the end and opens like a remark. Its head has no content word of the evidence's, and nothing
    in it is a name, a number or somebody speaking."""
    said = statement.said
    opens = rf"(?:{_A[said.language]}|{_WHICH[said.language]})\b"
    match = re.search(rf"[,–—]\s+(?P<remark>{opens}[^,;:–—“”«»\d]+?)[.!]?$", said.text)
    if match is None or len(match["remark"].split()) > _LONGEST or re.search(r"\bzu\b", match["remark"]):
        return
    words = [word for word in said.own_words if word.start >= match.start("remark")]
    if any(_in_name(said, word) or word.lower in REPORTING[said.language] for word in words):
        return
    head = re.compile(_TAIL[said.language])
    clause = re.match(_WHICH[said.language], match["remark"]) is not None
    end = next((at for at, word in enumerate(words) if at > 1 and not clause and head.fullmatch(word.lower)), len(words))
    telling = [word for word in words[:end] if word.content]
    if telling and set(statement.new_words).issuperset(telling):
        yield match["remark"]


def _borne(statement: Statement, words: str) -> bool:
    """Whether the evidence, or what stands around it, has one of the words, or one that may stand for it."""
    parts = words.split("-")
    known = {word.stem for word in statement.said.own_words if word.text in parts}
    if known & (statement.near | statement.around.near):
        return True
    if statement.said.language != "en":
        return False
    told = {word.lower for piece in statement.comparable for word in piece.words if word.content}
    return any(wordnet.same(words.lower(), other) for other in told)


def _evidence_appraises(statement: Statement) -> bool:
    """Whether the evidence appraises itself, in quotation marks or out of them: the sentence that bears this one best, or any
    where somebody is said to say this or it stands in another language."""
    said = statement.said
    told = said.facts.speaker is not None or any(word.lower in REPORTING[said.language] for word in said.words)
    pieces = statement.comparable[:1] if statement.same_language and not told else statement.pieces
    return any(_appraises(piece) for piece in pieces)


@once
def _appraises(piece: Text) -> bool:
    known = evaluative.appraising(piece.language)
    spans = (_joined(piece, word) for word in piece.words)
    words = any(known.fullmatch(piece.lowered[start:end].removesuffix("'s")) for start, end in spans)
    return words or bool(evaluative.phrases(piece.language).search(piece.lowered))
