"""Words of a draft compared with words of a record: which differences an editor's tools make, and which a person made."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"[ \t\n]+")
_STRAIGHT = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛‹›", "'"), "…": "..."})
_TYPOGRAPHIC = re.compile("[“”„‟«»‘’‚‛‹›…]")


def plain(text: str) -> str:
    """`text` in composed characters, with one blank wherever blanks and line ends stood. Other spaces are a person's choice."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")


def straight(text: str) -> str:
    """`text` with typewriter quotation marks, apostrophes and dots."""
    return plain(text).translate(_STRAIGHT)


def same(recorded: str, found: str) -> bool:
    """Whether `found` is `recorded` as it comes out of an editor: recomposed, rewrapped, or with all its quotes straightened."""
    if plain(recorded) == plain(found):
        return True
    return not _TYPOGRAPHIC.search(found) and straight(recorded) == straight(found)


def likeness(one: str, other: str) -> float:
    """How much of two texts is the same, 0 to 1, letter by letter."""
    from rapidfuzz import fuzz  # most drafts are read as they were written, and nothing in them is compared

    return fuzz.ratio(one, other) / 100
