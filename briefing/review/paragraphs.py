"""The paragraphs of a draft's body: lines that an editor wrapped are joined, blocks that ran together are parted.

Footnote definitions are taken out: the program writes them anew. What a person wrote into one is given back separately.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.draft import unescape
from briefing.errors import DraftError
from briefing.review.critic import Line, held, without_held
from briefing.review.words import straight

GLYPHS = "►•▸▶‣·▪●"
DEFINITION = re.compile(r"\\?\[\^(?P<label>[^\]\s\\]+)\\?\]:(?:\s+|$)")
HEADING = re.compile(
    r"(?:\*\*(?P<stars>[^*]+)\*\*|__(?P<lines>[^_]+)__|#{2,6}\s+(?P<marked>.+?)\s*#*$)(?P<stop>[.:]?)\s*",
)
_BULLET = re.compile(rf"(?:[{GLYPHS}]|[-*+](?=\s))\s*")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s+")
_RULE = re.compile(r"(?:_\s*){3,}|(?:\*\s*){3,}|(?:-\s*){3,}")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?:\s.*)?")
_BREAK = re.compile(r"(?<!\\)\\$")  # how Markdown writes a line break
_ENDS = r"(?<=[\].!?…”\"’»)\x03])"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a draft's body, its first line (from 1), and the comments in it by their numbers."""

    line: int
    text: str
    remarks: tuple[int, ...] = ()
    bullet: bool = False


@dataclass
class Body:
    """A draft's paragraphs, and its footnote definitions by label: the line and the text of each."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    definitions: dict[str, tuple[int, str]] = field(default_factory=dict)


def refuse_conflicts(text: str) -> None:
    """Raises DraftError where a tool that joins edits left two versions for a person to choose from."""
    for number, line in enumerate(text.split("\n"), 1):
        if _CONFLICT.fullmatch(line.rstrip()):
            raise DraftError(
                "two versions stand here, and nobody has chosen", number, "keep the words you want and remove the markers"
            )


class Splitter:
    """Cuts lines into paragraphs. `headings` are those that the brief has; `shown` the definitions as the program wrote them."""

    def __init__(self, headings: Iterable[str], shown: Mapping[str, str], glyph_in_words: bool = False) -> None:
        known = [re.escape(heading.rstrip(".:")) for heading in headings if heading]
        names = "|".join(sorted(known, key=len, reverse=True)) or r"(?!)"
        self._bare = re.compile(rf"(?:{names})(?:[.:](?:\s|$)|$)")
        bold = rf"\s+(?=\*\*(?:{names})[.:]?\*\*|__(?:{names})[.:]?__)"
        glyph = "" if glyph_in_words else rf"|{_ENDS}\s+(?=[►▸▶‣]\s)"
        self._seam = re.compile(bold + glyph)
        self._shown = {label: straight(text) for label, text in shown.items()}
        self._body = Body()
        self._held: list[Line] = []

    def split(self, lines: Sequence[Line]) -> Body:
        for line in lines:
            self._take(Line(line.number, line.text.strip()))
        self._flush()
        return self._body

    def _take(self, line: Line) -> None:
        visible = without_held(line.text).strip()
        if not line.text or (_RULE.fullmatch(visible) and not self._held):
            self._flush()
            return
        if self._held and len(self._held) == 1 and re.fullmatch(r"=+|-{3,}", visible):
            self._held = [Line(self._held[0].number, ("# " if visible[0] == "=" else "## ") + self._held[0].text)]
            self._flush()
            return
        if self._opens(visible):
            self._flush()
        self._held.append(line)

    def _opens(self, visible: str) -> bool:
        if DEFINITION.match(visible) or visible.startswith("# ") or _BULLET.match(visible) or HEADING.match(visible):
            return True
        if self._held and _NUMBERED.match(visible):
            return bool(_NUMBERED.match(without_held(self._held[0].text).strip()))
        return bool(self._bare.match(visible))

    def _flush(self) -> None:
        lines, self._held = self._held, []
        if not lines:
            return
        text = " ".join(_BREAK.sub("", line.text.removeprefix("> ")) for line in lines)
        if DEFINITION.match(without_held(text)):
            self._define(lines[0].number, without_held(text))
            return
        text = self._cut_definition(lines[0].number, text)
        if text and not self._is_torn_definition(text):
            for piece in self._seam.split(text):
                self._body.paragraphs.append(_paragraph(lines[0].number, piece))

    def _define(self, line: int, text: str) -> None:
        """One definition, or several that ran together."""
        match = DEFINITION.match(text)
        assert match is not None
        rest = text[match.end() :]
        following = next((at for at in DEFINITION.finditer(rest) if self._begins(at["label"], rest[at.end() :])), None)
        label = match["label"]
        said = rest[: following.start()] if following else rest
        if label not in self._body.definitions:
            self._body.definitions[label] = (line, unescape(said).strip())
        if following:
            self._define(line, rest[following.start() :])

    def _cut_definition(self, line: int, text: str) -> str:
        """`text` without a definition that ran into its end."""
        for match in DEFINITION.finditer(text):
            if self._begins(match["label"], text[match.end() :]):
                self._define(line, text[match.start() :])
                return text[: match.start()].rstrip()
        return text

    def _begins(self, label: str, text: str) -> bool:
        """Whether the definition that the program wrote for `label` begins as `text` does."""
        shown = self._shown.get(label)
        return shown is not None and straight(unescape(text)).startswith(shown[:20])

    def _is_torn_definition(self, text: str) -> bool:
        """Whether a paragraph below the definitions is the rest of one that was cut in half."""
        if not self._body.definitions or len(text) < 8:
            return False
        return any(straight(unescape(text)) in shown for shown in self._shown.values())


def without_bullet(text: str) -> str:
    """The words of a point, whatever glyph or number opens it, on one line."""
    text = " ".join(text.split())
    match = _BULLET.match(text) or _NUMBERED.match(text)
    return text[match.end() :] if match else text


def _paragraph(line: int, text: str) -> Paragraph:
    remarks = tuple(held(text))
    text = without_held(re.sub(r"[ \t]*\x02\d+\x03(?=\s|$|\x02)", "", text)).strip()
    made = Paragraph(line, text, remarks)
    match = _BULLET.match(text) or _NUMBERED.match(text)
    return replace(made, text=text[match.end() :], bullet=True) if match else made
