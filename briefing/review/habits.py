"""What becomes of the machine's sentences: kept, edited or dropped, by section and over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.records import Brief
from briefing.review.learning import Pair, edited


@dataclass(frozen=True)
class Share:
    """Sentences of a section in one stretch of time. `written` are those that people wrote beside the machine's."""

    period: str
    section: str
    kept: int = 0
    edited: int = 0
    dropped: int = 0
    written: int = 0

    @property
    def made(self) -> int:
        """Sentences that the machine wrote."""
        return self.kept + self.edited + self.dropped

    def __add__(self, other: Share) -> Share:
        counts = (self.kept + other.kept, self.edited + other.edited, self.dropped + other.dropped, self.written + other.written)
        return Share(self.period, self.section, *counts)


def shares(pairs: Sequence[Pair], length: int) -> list[Share]:
    """The shares of all pairs, by the first `length` characters of their dates (7: a month) and by section."""
    found: dict[tuple[str, str], Share] = {}
    for pair in pairs:
        for share in _of(pair, (pair.person.date or "undated")[:length]):
            key = share.period, share.section
            found[key] = found[key] + share if key in found else share
    return [found[key] for key in sorted(found, key=lambda key: key[0])]


def _of(pair: Pair, period: str) -> Iterator[Share]:
    """The sections of one brief. A sentence counts where the machine put it, wherever it stands now."""
    changed = dict(edited(pair))
    now = {sentence.text for sentence in pair.person.sentences()}
    known = {sentence.text for sentence in pair.machine.sentences()} | set(changed.values())
    written = {key: [text for text in said if text not in known] for key, said in _texts(pair.person).items()}
    made = _texts(pair.machine)
    for key in dict.fromkeys((*made, *written)):
        kept = [text for text in made.get(key, ()) if text in now]
        again = [text for text in made.get(key, ()) if text not in now and text in changed]
        gone = len(made.get(key, ())) - len(kept) - len(again)
        yield Share(period, key, len(kept), len(again), gone, len(written.get(key, ())))


def _texts(brief: Brief) -> dict[str, list[str]]:
    head = {"headline": [brief.headline.text]} if brief.headline else {}
    sections = {
        section.key: [sentence.text for block in section.blocks() for sentence in block.sentences] for section in brief.sections
    }
    return head | sections
