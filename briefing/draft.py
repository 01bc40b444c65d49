"""The draft's format, shared by who writes it and who reads it: labels of footnotes, and plain text inside Markdown.

A footnote's label is the id of its block and a letter (`d2a`): it travels with a line that a person moves, shows on every
Markdown viewer, and is gone from what is published. A sentence keeps the labels of its claims; one that rests on nothing has a
footnote that says so, because silence is what reviewers miss.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.records import Block, Brief, Sentence

FORMAT = "briefing/draft-1"
LABEL = re.compile(r"([a-z]{1,3}\d+)([a-z]+)")
LEAD_IN = re.compile(r"(?:[^\s:.,“”]+[ \u00a0]){0,3}[^\s:.,“”]+[\u00a0\u202f ]?:(?=\s)")
"""The words that a point may begin with: one to four, and a colon."""
REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>~|^]|&(?=[A-Za-z#])|(?<=\w):(?=//)|(?<=\w)@(?=\w)|(?<=\b[wW]{3})\.(?=\w)")
_LINE_START = re.compile(r"^(?:([-+#=])|(\d+)([.)]))(?=\s|$|[-=#])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class Note:
    """One footnote of a block: the claim that it shows, or None for a sentence that rests on nothing."""

    label: str
    claim: str | None
    sentence: str
    status: str


def notes(block: Block) -> list[Note]:
    """The footnotes of a block in the order of their marks: one a claim, one for each sentence without any."""
    found: dict[tuple[str | None, str], Note] = {}
    for sentence in block.sentences:
        for key in _keys(sentence):
            found.setdefault(key, Note(block.id + _letters(len(found)), key[0], sentence.id, sentence.status))
    return list(found.values())


def labels(block: Block, sentence: Sentence) -> list[str]:
    """The labels that stand behind a sentence."""
    by_key = {_key(note): note.label for note in notes(block)}
    return [by_key[key] for key in _keys(sentence)]


def claims_by_label(brief: Brief) -> dict[str, str | None]:
    """Every label of a brief and the claim that it stands for."""
    return {note.label: note.claim for block in brief.blocks() for note in notes(block)}


def _keys(sentence: Sentence) -> list[tuple[str | None, str]]:
    if not sentence.claims:
        return [(None, sentence.id)]
    return [(claim, "judgement" if sentence.status == "judgement" else "") for claim in sentence.claims]


def _key(note: Note) -> tuple[str | None, str]:
    if note.claim is None:
        return None, note.sentence
    return note.claim, "judgement" if note.status == "judgement" else ""


def _letters(number: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


class Marked(str):
    """Text that is Markdown already."""

    __slots__ = ()


def escape(value: object) -> str:
    """A value as Markdown that shows it letter for letter: no emphasis, link, tag, comment or list comes of it."""
    if isinstance(value, Marked):
        return value
    text = _SPECIAL.sub(lambda match: "\\" + match.group(), str(value))
    return _LINE_START.sub(lambda match: "\\" + match[1] if match[1] else f"{match[2]}\\{match[3]}", text)


def unescape(text: str) -> str:
    """The plain text of Markdown that `escape` made, or that an editor's formatter escaped further."""
    return _ESCAPED.sub(r"\1", text)
