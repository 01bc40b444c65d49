"""Text as a reader sees it: no invisible or direction-changing characters, one kind of space and line end.

`Document.text` holds what comes out of here, so every offset in the program counts in cleaned text. What is taken out is
counted, because a page full of invisible characters is something that an editor wants to hear of.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

# Each kind of character that is taken out, by the name under which it is counted. Ranges as in a regular expression.
_ODD: dict[str, str] = {
    "direction control": "\u202a-\u202e\u2066-\u2069\u206a-\u206f",
    "direction mark": "\u200e\u200f\u061c",
    "zero-width": "\u200b\u2060-\u2064\ufeff\u180e\u034f\u115f\u1160\u3164\uffa0\u17b4\u17b5",
    "joiner": "\u200c\u200d",
    "tag": "\U000e0000-\U000e007f",
    "variation selector": "\ufe00-\ufe0f\U000e0100-\U000e01ef",
    "control": "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb",
    "broken": "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff",
    "soft hyphen": "\u00ad",
}
_ANY_ODD = re.compile("[" + "".join(_ODD.values()) + "]")
_KINDS = {name: re.compile(f"[{chars}]") for name, chars in _ODD.items()}
_HARMLESS = {"soft hyphen", "broken", "control"}  # left over from typesetting and conversion: out, but not worth a word

_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# Scripts in which a joiner between two letters changes the spelling.
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufeff\U00010a00-\U00010aff\U00011000-\U000115ff]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_PICTURE = re.compile("[\u00a9\u00ae\u2030-\u303d\ufe0f\U0001f000-\U0001faff#*0-9]")
_IDEOGRAPH = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u1000-\u109f\u1800-\u18af]")


def clean(text: str, counts: Counter[str] | None = None) -> str:
    """`text` with one kind of space and line end, in composed form (NFC), without odd characters, which `counts` counts."""
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    if _ANY_ODD.search(text):
        text = _without_odd(text, counts if counts is not None else Counter())
    text = _SPACES.sub(" ", text.translate(_LIGATURES)) if not text.isascii() else text.replace("\t", " ")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _without_odd(text: str, counts: Counter[str]) -> str:
    def judge(match: re.Match[str]) -> str:
        character = match.group()
        if _belongs(text, match.start(), character):
            return character
        counts[next(name for name, pattern in _KINDS.items() if pattern.match(character))] += 1
        return ""

    return _ANY_ODD.sub(judge, text)


def _belongs(text: str, at: int, character: str) -> bool:
    """Whether an invisible character does its proper work here: in the scripts and picture characters that need it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if character in "\u200c\u200d":
        if _JOINING.match(before) and (_JOINING.match(after) or not after.strip()):
            return True
        return character == "\u200d" and bool(_PICTURE.match(before) and _PICTURE.match(after) and not after.isdigit())
    if character in "\u200e\u200f\u061c":
        near = text[max(0, at - 12) : at + 13]
        return bool(_RIGHT_TO_LEFT.search(near)) and before not in "\u200e\u200f\u061c"
    if "\ufe00" <= character <= "\ufe0f":
        return bool(_PICTURE.match(before) or _IDEOGRAPH.match(before))
    return "\U000e0100" <= character <= "\U000e01ef" and bool(_IDEOGRAPH.match(before))


def warning_of(counts: Counter[str]) -> tuple[str, ...]:
    """What to tell the editor about characters that were taken out: one line, or none."""
    found = [(name, number) for name, number in counts.most_common() if name not in _HARMLESS]
    if not found:
        return ()
    listed = ", ".join(f"{number} {name}" for name, number in found)
    return (f"invisible characters taken out of the text: {listed}",)
