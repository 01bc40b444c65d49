"""CriticMarkup in a draft: comments and changes that somebody proposes.

    {>>a comment<<}   {++put in++}   {--taken out--}   {~~old~>new~~}   {==words that a comment is about==}{>>the comment<<}

A comment that begins with a verb asks for something: `@regen`, `@drop`, `@source`, `@correct`, `@check`. Marks may span lines, as
editors wrap them. HTML comments are comments too. A mark that opens and never closes is an error with its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from briefing.errors import DraftError

Take = Literal["accept", "reject"]
Known = Callable[[str, str | None, bool], str | None]
VERBS = ("regen", "drop", "source", "correct", "check")
HELD = re.compile("\x02(\\d+)\x03")

_B = r"\\?"  # a formatter escapes one character of a mark; the program itself escapes every one of them in plain text
_MARK = re.compile(
    rf"(?<!\\)(?:\{{{_B}>{_B}>(?P<comment>(?:(?!\{{>>).)*?){_B}<{_B}<{_B}\}}"
    rf"|\{{{_B}\+{_B}\+(?P<insert>.*?){_B}\+{_B}\+{_B}\}}"
    rf"|\{{{_B}-{_B}-(?P<delete>.*?){_B}-{_B}-{_B}\}}"
    rf"|\{{{_B}~{_B}~(?P<old>(?:(?!~~).)*?){_B}~{_B}>(?P<new>.*?){_B}~{_B}~{_B}\}}"
    rf"|\{{{_B}={_B}=(?P<words>.*?){_B}={_B}={_B}\}}"
    r"|<!--(?P<html>.*?)-->)",
    re.DOTALL,
)
_OPENING = re.compile(r"(?<!\\)(?:\{(?:>>|\+\+|--|~~|==)|<!--)")
_CLOSING = re.compile(r"(?<!\\)(?:<<|\+\+|--|~~|==)\}|-->")
_VERB = re.compile(r"@(\w+)\b[:,]?\s*", re.ASCII)


@dataclass(frozen=True)
class Remark:
    """A comment as it stands in a draft. `verb` is one of VERBS, or None where nothing is asked for."""

    text: str
    line: int
    verb: str | None = None

    @property
    def note(self) -> str:
        """What the comment says beside its verb."""
        return _VERB.sub("", self.text, count=1) if self.verb else self.text


@dataclass(frozen=True)
class Proposal:
    """A change that somebody proposes: the words before and after. `name` is that of an open proposal of the program's, and
    `offer` its words as they stand in the file."""

    old: str
    new: str
    line: int
    name: str | None = None
    offer: str | None = None


@dataclass(frozen=True)
class Line:
    """A line of a draft and its number (from 1). Comments in it are held places, `\\x02` number `\\x03`."""

    number: int
    text: str


class Marked:
    """A draft's body with its marks read: its `lines`, its `remarks` by the number of their place, the `proposals`.

    `known` names the open proposal that a mark is (from its old words, its new ones, and whether it is in the headline). Such
    a one stays open without `take`, and always where `leave` is set.
    """

    def __init__(
        self, body: str, before: int = 0, take: Take | None = None, known: Known | None = None, *, leave: bool = False
    ) -> None:
        self.remarks: list[Remark] = []
        self.proposals: list[Proposal] = []
        self._take = take
        self._leave = leave or take is None
        self._known = known or (lambda old, new, headline: None)
        self._numbers = _Numbers(body, before)
        self._lines: list[Line] = [Line(before + 1, "")]
        at = 0
        for match in _MARK.finditer(body):
            self._emit(body[at : match.start()], at)
            self._mark(match)
            at = match.end()
        self._emit(body[at:], at)
        self.lines = tuple(self._lines)

    def _mark(self, match: re.Match[str]) -> None:
        line = self._numbers.line(match.start())
        for kind in ("comment", "html"):
            if match[kind] is not None:
                self._hold(match[kind], line)
                return
        if match["words"] is not None:
            self._emit(match["words"], match.start("words"))
            return
        old, new = match["delete"] or match["old"] or "", match["insert"] or match["new"]
        name = self._known(old, new, self._lines[-1].text.startswith("# "))
        self.proposals.append(Proposal(" ".join(old.split()), " ".join((new or "").split()), line, name, new))
        stays = self._take == "reject" or (self._leave and name is not None)
        for side in ("old", "delete") if stays else ("insert", "new"):
            if match[side]:
                self._emit(match[side], match.start(side))

    def _hold(self, text: str, line: int) -> None:
        plain = " ".join(text.split())
        if plain:
            self._lines[-1] = Line(self._lines[-1].number, f"{self._lines[-1].text}\x02{len(self.remarks)}\x03")
            verb = _VERB.match(plain)
            self.remarks.append(Remark(plain, line, verb[1] if verb and verb[1] in VERBS else None))

    def _emit(self, text: str, at: int) -> None:
        stray = _OPENING.search(text) or _CLOSING.search(text)
        if stray:
            line = self._numbers.line(at + stray.start())
            raise DraftError(f"{stray.group()!r} has no counterpart", line, "close the mark, or put a backslash before it")
        first, *rest = text.split("\n")
        self._lines[-1] = Line(self._lines[-1].number, self._lines[-1].text + first)
        number = self._numbers.line(at)
        self._lines.extend(Line(number + offset, line) for offset, line in enumerate(rest, 1))


class _Numbers:
    """The line that each place of a text is on."""

    def __init__(self, text: str, before: int) -> None:
        self._text = text
        self._before = before

    def line(self, at: int) -> int:
        return self._before + 1 + self._text.count("\n", 0, at)


def without_held(text: str) -> str:
    return HELD.sub("", text)


def held(text: str) -> Iterator[int]:
    """The numbers of the comments that are held in a line."""
    return (int(number) for number in HELD.findall(text))


def written(text: str) -> str:
    """A comment as it is written into a draft, on one line."""
    plain = " ".join(text.split()).replace("<<}", "<< }").replace("{>>", "{ >>")
    return "{>>" + plain + "<<}"
