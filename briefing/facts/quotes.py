"""Where quotations stand: words inside quotation marks of any of the five languages' customs.

One pass with a stack. Only the outermost quotation counts: what is quoted inside it is part of it. An apostrophe is no
mark: single marks count where a word starts right after a space and the closing one ends a word. A mark without its partner
by the end of the paragraph quotes nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKS = re.compile(r"[“”„‟«»‹›‘’‚\"']|\n\s*\n|\r\n\s*\r\n")
_CLOSERS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "‘": "’", "‚": "‘’", '"': '"', "'": "'", "”": "”"}
_LONGEST_SINGLE = 600  # characters: single marks further apart are apostrophes


class Quoted(NamedTuple):
    """The offsets of the words, and of the whole with its marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int


def quoted_spans(text: str) -> list[Quoted]:
    """The outermost quotations of `text` that hold at least one word."""
    spans: list[Quoted] = []
    opened: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark, at = match[0], match.start()
        if len(mark) > 1:
            opened.clear()
        elif (depth := _closes(text, opened, mark, at)) is not None:
            opener, start = opened[depth]
            del opened[depth:]
            if not opened:
                spans += _trimmed(text, start + len(opener), at)
        elif _opens(text, opened, mark, at):
            opened.append((mark, at))
    return spans


def _closes(text: str, opened: list[tuple[str, int]], mark: str, at: int) -> int | None:
    """Which open mark this one closes; an inner mark that was never closed falls with its outer one."""
    for depth in range(len(opened) - 1, max(-1, len(opened) - 4), -1):
        opener, start = opened[depth]
        if mark in _CLOSERS[opener] and (mark not in "'’" or _ends_word(text, at)):
            if mark in "'’" and at - start > _LONGEST_SINGLE:
                continue
            return depth
    return None


def _ends_word(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()


def _opens(text: str, opened: list[tuple[str, int]], mark: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in "’›":
        return False
    if mark in "'‘‚":
        return (not before or before.isspace() or before in '([—–“"„«') and after.isalpha() and text[at + 2 : at + 3] not in "'’"
    if mark == '"':
        return not before.isdigit() or after.isalpha()
    if mark in "»”":
        return (not before or before.isspace() or before in "([—–:") and bool(after) and not after.isspace()
    return not any(opener == mark for opener, _ in opened) or bool(after)


def _trimmed(text: str, start: int, end: int) -> list[Quoted]:
    """The words without the spaces inside the marks and the comma that belongs to the sentence around."""
    piece = text[start:end]
    bare = piece.strip().removesuffix(",").rstrip()
    if not any(character.isalpha() for character in bare):
        return []
    first = start + len(piece) - len(piece.lstrip())
    return [Quoted(first, first + len(bare), start - 1, end + 1)]
