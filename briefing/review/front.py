"""The front matter of a draft: what the program wrote there, and what a person's own tools keep there beside it.

Obsidian rewrites the quoting of every value, others add keys of their own, and a formatter that knows no front matter turns it
into a rule and a heading. All of that is read; only keys that are the program's own are ever written anew.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from briefing.errors import ConfigError, DraftError
from briefing.yaml import load_yaml

OWN = frozenset(
    "format id rev status style date cutoff engine checks repairs contested findings remarks sources open left_out base".split(),
)
_RULE = re.compile(r"(?:_[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}")
_KEY = re.compile(r"([A-Za-z_][\w .-]*?|\"[^\"]+\"|'[^']+'):(?:\s|$)")
_SALVAGED = {
    "rev": re.compile(r"\brev: (\d+)"),
    "style": re.compile(r"\bstyle: \"?([\w.-]+)"),
    "id": re.compile(r"\bid: \"?(\w+)"),
}


def normalised(text: str) -> str:
    """Text as drafts are written: no byte-order mark, LF at line ends, composed characters."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


Front = tuple[dict[str, Any], str, int]
"""The values, the rest of the text, and the number of lines before the rest."""


def front_matter(text: str, name: str = "the draft") -> Front:
    """The front matter of a draft and what stands below it. Raises DraftError."""
    lines = normalised(text).split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[start].strip() != "---" or _dissolved(lines, start):
        return _without_front(lines, start)
    end = _end(lines, start)
    try:
        values, _ = load_yaml("\n".join([*[""] * (start + 1), *lines[start + 1 : end]]), name)
    except ConfigError as error:
        raise DraftError(f"front matter: {error.message}") from error
    if values is not None and not isinstance(values, dict):
        raise DraftError("front matter is not a list of keys and values", start + 1)
    return values or {}, "\n".join(lines[end + 1 :]), end + 1


def own_lines(text: str) -> list[str]:
    """The lines of front matter that are a person's: keys that are not the program's, and comments."""
    lines = normalised(text).split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[start].strip() != "---" or _dissolved(lines, start):
        return []
    kept: list[str] = []
    theirs = False
    for line in lines[start + 1 : _end(lines, start)]:
        key = _KEY.match(line)
        if key:
            theirs = key[1].strip("\"'") not in OWN
        if line.startswith("#") or (theirs and line.strip()):
            kept.append(line)
    return kept


def _end(lines: list[str], start: int) -> int:
    end = next((n for n, line in enumerate(lines[start + 1 :], start + 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        raise DraftError("front matter opens here and never ends", start + 1, "close it with a line of ---")
    return end


def _dissolved(lines: list[str], start: int) -> bool:
    """Whether the rule that opens the text is all that a formatter left of the front matter's opening."""
    following = next((line for line in lines[start + 1 :] if line.strip()), "")
    return following.startswith("#") and "format:" in following


def _without_front(lines: list[str], start: int) -> Front:
    """A text without front matter; what a formatter made of it is taken off, with the values that are still legible."""
    headline = next((number for number, line in enumerate(lines) if line.startswith("# ")), None)
    if headline is None or not _RULE.fullmatch(lines[start].strip()):
        return {}, "\n".join(lines), 0
    above = "\n".join(lines[:headline])
    if "format:" not in above:
        return {}, "\n".join(lines), 0
    plain = above.replace("\\", "")
    values: dict[str, Any] = {key: found[1] for key, pattern in _SALVAGED.items() if (found := pattern.search(plain))}
    if "rev" in values:
        values["rev"] = int(values["rev"])
    return values, "\n".join(lines[headline:]), headline
