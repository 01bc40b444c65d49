"""Sentences of a draft's text put in place of others, as a person would type them: nothing else of the file is touched.

Front matter, footnotes, comments and proposed changes stay, letter for letter. A sentence that has a mark or a comment in the
middle of it in the file is left alone, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing.draft import escape
from briefing.review.front import front_matter, normalised

_NOTE = re.compile(r"^\\?\[\^[^\]\n]+\\?\]:.*(?:\n(?:[ \t]{2,}\S.*))*", re.MULTILINE)
_CRITIC = re.compile(r"\{(?:>>.*?<<|\+\+.*?\+\+|--.*?--|~~.*?~~|==.*?==)\}", re.DOTALL)


def retyped(text: str, changes: Mapping[str, str]) -> tuple[str, list[str]]:
    """The text of a draft with each sentence of `changes` replaced, and the sentences that could not be found in it."""
    text = normalised(text)
    lost: list[str] = []
    for old, new in changes.items():
        places = [span for span in _places(text, old) if not _protected(text, span)]
        if not places:
            lost.append(old)
        for start, end in reversed(places):
            text = text[:start] + escape(new) + text[end:]
    return text, lost


def _places(text: str, sentence: str) -> Iterator[tuple[int, int]]:
    words = ("".join(rf"\\?{re.escape(letter)}" for letter in word) for word in sentence.split())
    pattern = re.compile("(?<!\\w)" + r"\s+".join(words) + "(?!\\w)")
    return (match.span() for match in pattern.finditer(text))


def _protected(text: str, span: tuple[int, int]) -> bool:
    """Whether a place is in the front matter, in a footnote or in a comment."""
    before = front_matter(text)[2]
    start = sum(len(line) + 1 for line in text.split("\n")[:before])
    spans = [(0, start), *(match.span() for match in _NOTE.finditer(text)), *(match.span() for match in _CRITIC.finditer(text))]
    return any(a < span[1] and span[0] < b for a, b in spans)
