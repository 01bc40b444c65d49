"""The shape of `Document.text`: paragraphs with one blank line between them, each on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPACE = re.compile(r"\s+")
_BULLET = re.compile(r"^(?:[-–—*+•·▪●◦‣►▶■○]|\(?\d{1,3}[.)]|[a-z]\))\s+(?=\S)")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff]")
THIN_WORDS = 25


def one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def join(paragraphs: Iterable[str]) -> str:
    """The paragraphs that hold anything, one line each, with a blank line between them."""
    return "\n\n".join(line for line in map(one_line, paragraphs) if line)


def is_item(line: str) -> bool:
    """Whether a line opens with a bullet or a number, as an item of a list."""
    return bool(_BULLET.match(line))


def as_item(line: str) -> str:
    """An item of a list with the one bullet that texts use here; numbered items keep their number."""
    match = _BULLET.match(line)
    if match is None:
        return f"- {line}"
    numbered = any(character.isalnum() for character in match.group())
    return line if numbered else f"- {line[match.end() :]}"


def without_title(texts: list[str], title: str | None) -> list[str]:
    """Paragraphs without the one near the top that only repeats the title."""
    for at, text in enumerate(texts[:6]):
        if title and one_line(text).casefold() == title.casefold():
            return [*texts[:at], *texts[at + 1 :]]
    return texts


def word_count(text: str) -> int:
    """Words, where two characters of a script without spaces count as a word."""
    unspaced = len(_UNSPACED.findall(text))
    return len(text.split()) + unspaced // 2 if unspaced else len(text.split())


def thinness(text: str) -> str | None:
    """Why there is too little text to work with, or None."""
    words = word_count(text)
    if words >= THIN_WORDS:
        return None
    return f"only {words} word{'' if words == 1 else 's'} of text"
