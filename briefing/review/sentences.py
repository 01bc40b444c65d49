"""The words of a block -> its sentences: footnote marks tie them to claims, and to the sentences that they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefing.draft import Note, notes, unescape
from briefing.errors import DraftError
from briefing.records import Block, Brief, Sentence, Status
from briefing.review.words import plain, same

WEAKEST: tuple[Status, ...] = ("reported", "background", "archive", "disputed", "judgement", "general", "unsourced")
_MARK = r"\\?\[\^[^\]\s\\]+\\?\]"
_MARKS = re.compile(rf"(\s*(?:{_MARK}\s*)+)")
_LABEL = re.compile(r"\[\^([^\]\s\\]+)")
_HALF = re.compile(r"(?<!\\)\\?\[\^\S*")
_LINK = re.compile(r"(?<![!\\])\[([^\]\\]+)\]\((https?://[^\s)]+)\)")
_GOES_ON = re.compile(r"[,;:.!?)\]…»”’]|\w")
_FINISHED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_WORTH_FINDING = 3  # words: a shorter sentence is too easily part of another


@dataclass(frozen=True)
class Said:
    """Words between two footnote marks, and the labels behind them; `links` are addresses that a person set on words."""

    words: str
    labels: tuple[str, ...] = ()


@dataclass
class Pieces:
    """What a block's text comes to before its sentences are named, and what a person put there that is no sentence."""

    said: list[Said] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)


class Words:
    """What a brief's words and labels stand for."""

    def __init__(self, base: Brief) -> None:
        self.notes: dict[str, Note] = {note.label: note for block in base.blocks() for note in notes(block)}
        self.sentences: tuple[Sentence, ...] = tuple(
            s for section in base.sections for b in section.blocks() for s in b.sentences
        )
        self._by_words: dict[str, list[Sentence]] = {}
        for sentence in self.sentences:
            self._by_words.setdefault(plain(sentence.text), []).append(sentence)
        labels = "|".join(sorted((re.escape(label) for label in self.notes), key=len, reverse=True)) or r"(?!)"
        self._torn = (
            re.compile(rf"(?<!\\)\[\^?(?P<open>{labels})(?![\w\]\\])"),
            re.compile(rf"(?<![\[\w\\^])\^?(?P<close>{labels})\]"),
            re.compile(rf"(?<!\\)\[(?P<bare>{labels})\](?!\()"),
        )

    # -- text to pieces ---------------------------------------------------------------------------------------------------

    def pieces(self, text: str, line: int, defined: frozenset[str]) -> Pieces:
        """The text of a block cut at its marks. `defined` are labels that a person gave a footnote to. Raises DraftError."""
        found = Pieces()
        text = _LINK.sub(lambda match: self._linked(match, found), self._mended(text))
        parts = _MARKS.split(text)
        for index in range(0, len(parts), 2):
            half = _HALF.search(parts[index])
            if half:
                raise DraftError(
                    f"a footnote mark is cut in half: {half.group()[:40]!r}",
                    line,
                    "write it whole, or take it out with its words",
                )
            words = unescape(parts[index]).strip(" \t\n")
            marks = _LABEL.findall(parts[index + 1].replace("\\", "")) if index + 1 < len(parts) else []
            found.own += [mark for mark in marks if mark in defined and mark not in self.notes]
            self._known(marks, line, defined)
            if words:
                found.said.append(Said(words, tuple(mark for mark in marks if mark in self.notes)))
            elif found.said and marks:
                last = found.said[-1]
                found.said[-1] = Said(last.words, (*last.labels, *(mark for mark in marks if mark in self.notes)))
        found.said = self._joined([part for said in found.said for part in self._parted(said)])
        return found

    def _mended(self, text: str) -> str:
        """Marks that lost a bracket or the caret, where only one label can be meant, made whole."""
        for pattern in self._torn:
            text = pattern.sub(lambda match: f"[^{match[match.lastgroup or 0]}]", text)
        return text

    def _linked(self, match: re.Match[str], found: Pieces) -> str:
        found.links.append(match[2])
        return match[1]

    def _known(self, marks: Sequence[str], line: int, defined: frozenset[str]) -> None:
        for mark in marks:
            if mark not in self.notes and mark not in defined:
                raise DraftError(
                    f"no footnote is called [^{mark}]",
                    line,
                    "take the mark out, or write the footnote below: [^x]: where it is from",
                )

    def _parted(self, said: Said) -> Iterator[Said]:
        """A sentence that a person wrote in front of or behind one that stands unchanged is a sentence of its own."""
        if self.recorded(said.words) or not said.labels:
            yield said
            return
        for sentence in self.sentences:
            text = plain(sentence.text)
            if len(text.split()) < _WORTH_FINDING or not self._bears(said, sentence):
                continue
            words = plain(said.words)
            if words.endswith(" " + text) and _FINISHED.search(words[: -len(text) - 1]):
                yield Said(words[: -len(text) - 1])
                yield Said(text, said.labels)
                return
            if words.startswith(text + " ") and _FINISHED.search(text):
                yield Said(text, said.labels)
                yield Said(words[len(text) + 1 :])
                return
        yield said

    def _bears(self, said: Said, sentence: Sentence) -> bool:
        return set(self.claims(said.labels)) == set(sentence.claims)

    def _joined(self, pieces: list[Said]) -> list[Said]:
        """Pieces that a mark in the middle of a sentence parted are one sentence, with the claims of both."""
        made: list[Said] = []
        for piece in pieces:
            before = made[-1] if made else None
            if (
                before
                and not self.recorded(before.words)
                and not self.recorded(piece.words)
                and _goes_on(before.words, piece.words)
            ):
                space = "" if re.match(r"[^\w\s\"'“‘«(]", piece.words) else " "
                made[-1] = Said(before.words + space + piece.words, (*before.labels, *piece.labels))
            else:
                made.append(piece)
        return made

    # -- pieces to sentences ----------------------------------------------------------------------------------------------

    def recorded(self, words: str) -> list[Sentence]:
        """The recorded sentences with these words."""
        exact = self._by_words.get(plain(words))
        return exact if exact else [sentence for sentence in self.sentences if same(sentence.text, words)]

    def claims(self, labels: Sequence[str]) -> tuple[str, ...]:
        found = (note.claim for label in labels if (note := self.notes.get(label)))
        return tuple(dict.fromkeys(claim for claim in found if claim))

    def sentence(self, block: Block | None, sentence_id: str, said: Said) -> Sentence:
        """The sentence that these words are now. `block` is what the block was; None for a new one."""
        claims = self.claims(said.labels)
        mine = block.sentences if block else ()
        ids = {sentence.id for sentence in mine}
        for before in sorted(self.recorded(said.words), key=lambda sentence: sentence.id not in ids):
            if before.claims == claims:
                return before if before.id == sentence_id else before.model_copy(update={"id": sentence_id})
        return Sentence(id=sentence_id, text=plain(said.words), claims=claims, status=self._status(said, mine), author="person")

    def _status(self, said: Said, mine: Sequence[Sentence]) -> Status:
        """What a changed sentence stands as: as before with the same claims, else as the weakest of those that bore them."""
        claims = self.claims(said.labels)
        if not claims:
            return "unsourced"
        before = next((sentence for sentence in mine if sentence.claims == claims), None)
        if before:
            return before.status
        found = {self.notes[label].status for label in said.labels if self.notes[label].claim}
        return next(status for status in reversed(WEAKEST) if status in found)


def _goes_on(before: str, after: str) -> bool:
    if _FINISHED.search(before) or not _GOES_ON.match(after):
        return False
    return not after[0].isalpha() or after[0].islower()
