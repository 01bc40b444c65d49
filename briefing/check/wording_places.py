"""The sentences that rules on wording measure, and findings on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.check.case import Case
from briefing.records import Block, Finding, Sentence, Severity


class Placed(NamedTuple):
    """A sentence and the block that it stands in."""

    block: Block
    sentence: Sentence


def measured(case: Case) -> Iterator[Placed]:
    """The sentences whose words are the desk's: not those that the embedded engine took from a source."""
    copies = case.brief.engine is not None and case.brief.engine.kind == "extractive"
    for block in case.brief.blocks():
        for sentence in block.sentences:
            if not (copies and sentence.author == "machine"):
                yield Placed(block, sentence)


def finding(rule: str, place: Placed, words: str | None, message: str, severity: Severity = "warn") -> Finding:
    return Finding(rule=rule, severity=severity, block=place.block.id, sentence=place.sentence.id, words=words, message=message)


def used(rule: str, place: Placed, own: str, word: str, why: str, severity: Severity = "warn") -> Iterator[Finding]:
    """A finding where `own`, a sentence without its quotations, has the word or its plural."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?:s|es)?(?!\w)", own, re.IGNORECASE)
    if found:
        yield finding(rule, place, found[0], f"“{found[0]}” {why}", severity)
