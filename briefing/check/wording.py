"""Rules on wording: the words, lengths and forms that a style asks for, outside quotations. They are about taste, and all warn.

What the embedded engine took from a source is not measured: its words are not the desk's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.check.case import Case
from briefing.facts.quotes import quoted_spans
from briefing.records import Block, Finding, Sentence, Severity

_TRAILING = re.compile(r",\s((?:claim|alleg|say|insist|argu|assert|add|not|warn|stat|describ|present|call)ing)\b")
_FINITE = re.compile(r"^[^,.]{0,80},\s(?:\w+\s){0,4}(?:said|says|is|was|were|are|has|had|will|would)\b")


def wording(case: Case) -> Iterator[Finding]:
    """Findings on the words of the whole brief and of each sentence."""
    if case.brief.engine is not None and case.brief.engine.kind == "extractive":
        measured = [(block, item) for block, item in _sentences(case) if item.author != "machine"]
    else:
        measured = list(_sentences(case))
    for block, sentence in measured:
        yield from _of_sentence(case, block, sentence)
    yield from _quotations(case, measured)


def _sentences(case: Case) -> Iterator[tuple[Block, Sentence]]:
    return ((block, sentence) for block in case.brief.blocks() for sentence in block.sentences)


def _of_sentence(case: Case, block: Block, sentence: Sentence) -> Iterator[Finding]:
    style, own = case.style, _outside(sentence.text)
    words = len(sentence.text.split())
    most = style.reading.max_sentence_words
    if most and words > most:
        yield _finding("sentence-length", block, sentence, None, f"has {words} words; the style allows {most}: make two of it")
    for word, instead in style.lexicon.banned.items():
        remedy = f"write {instead}" if instead else "leave it out"
        yield from _used("style-word", block, sentence, own, word, f"is no word of this style; {remedy}")
    for verb in style.attribution.banned:
        yield from _used("style-word", block, sentence, own, verb, "is no verb of this style; write said, or what was done")
    for verb in (verb for verb in style.attribution.avoid if verb not in style.attribution.banned):
        yield from _used("style-word", block, sentence, own, verb, "needs a good reason in this style", "info")
    if sentence.status == "judgement":
        for hedge in style.uncertainty.banned_hedges:
            yield from _used("style-word", block, sentence, own, hedge, "says no degree; write how likely it is")
    if not case.facts(sentence).speaker:
        for word in style.lexicon.needs_attribution:
            yield from _used("loaded-word", block, sentence, own, word, "is a speaker's word; say whose, or what was done")
    trailing = None if style.attribution.trailing_participle else _TRAILING.search(own)
    if trailing and not _FINITE.match(own[trailing.end() :]):
        message = f"“{trailing[1]}” trails behind a comma; give the claim a sentence with its speaker"
        yield _finding("trailing-participle", block, sentence, trailing[1], message)


def _used(
    rule: str, block: Block, sentence: Sentence, own: str, word: str, why: str, severity: Severity = "warn"
) -> Iterator[Finding]:
    found = re.search(rf"(?<!\w){re.escape(word)}(?:s|es)?(?!\w)", own, re.IGNORECASE)
    if found:
        yield _finding(rule, block, sentence, found[0], f"“{found[0]}” {why}", severity)


def _quotations(case: Case, measured: Iterable[tuple[Block, Sentence]]) -> Iterator[Finding]:
    knobs, count = case.style.attribution, 0
    for block, sentence in measured:
        for span in quoted_spans(sentence.text):
            quoted = sentence.text[span.outer_start : span.outer_end]
            words = len(quoted.split())
            count += words > 1
            if words > knobs.quote_words_max:
                message = f"quotes {words} words; the style allows {knobs.quote_words_max}: quote the words that matter"
                yield _finding("quote-length", block, sentence, quoted, message)
    if knobs.quotes_max and count > knobs.quotes_max:
        message = f"has {count} quotations; the style allows {knobs.quotes_max}: keep the ones whose words matter"
        yield Finding(rule="quotes", severity="warn", message=message)


def _outside(text: str) -> str:
    """`text` with its quotations blanked, so that places stay."""
    for span in quoted_spans(text):
        text = text[: span.outer_start] + " " * (span.outer_end - span.outer_start) + text[span.outer_end :]
    return text


def _finding(
    rule: str, block: Block, sentence: Sentence, words: str | None, message: str, severity: Severity = "warn"
) -> Finding:
    return Finding(rule=rule, severity=severity, block=block.id, sentence=sentence.id, words=words, message=message)
