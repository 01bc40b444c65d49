"""What a person did between two versions of a brief, block by block, and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from briefing.records import Block, Brief

Sign = Literal["=", "-", "+"]


@dataclass(frozen=True)
class Change:
    """One thing that was done: `edit`, `add`, `drop`, `merge`, `split`, `move`, `heading`, `evidence`."""

    verb: str
    block: str | None = None
    before: str | None = None
    after: str | None = None
    note: str | None = None


def text_of(block: Block) -> str:
    return " ".join(sentence.text for sentence in block.sentences)


def same_words(old: Brief, new: Brief) -> bool:
    """Whether two briefs say the same in the same places, on the same claims."""
    return (old.headline, old.sections) == (new.headline, new.sections)


def changes(old: Brief, new: Brief) -> tuple[Change, ...]:
    """What leads from one brief to the other, in reading order; what is gone comes last."""
    return (*_edits(old, new), *_moves(old, new), *_headings(old, new), *_gone(old, new))


def _edits(old: Brief, new: Brief) -> Iterator[Change]:
    before = {block.id: block for block in old.blocks()}
    for block in new.blocks():
        was = before.get(block.id)
        if was is None:
            origin = _origin(block, old)
            yield Change("split" if origin else "add", block.id, None, text_of(block), f"from {origin}" if origin else None)
        elif text_of(was) != text_of(block):
            taken = _origins(block, was, old, new)
            yield Change("merge" if taken else "edit", block.id, text_of(was), text_of(block), f"with {taken}" if taken else None)
        elif [sentence.claims for sentence in was.sentences] != [sentence.claims for sentence in block.sentences]:
            yield Change("evidence", block.id, _claims(was), _claims(block), "rests on other claims now")


def _claims(block: Block) -> str:
    return " | ".join(" ".join(sentence.claims) or "none" for sentence in block.sentences)


def _origin(block: Block, old: Brief) -> str | None:
    """The block that the sentences of a new one stood in."""
    words = {sentence.text for sentence in block.sentences if sentence.claims}
    return next((b.id for b in old.blocks() if words & {sentence.text for sentence in b.sentences}), None)


def _origins(block: Block, was: Block, old: Brief, new: Brief) -> str | None:
    """The blocks that are gone and whose sentences stand in this one now."""
    kept = {one.id for one in new.blocks()}
    words = {sentence.text for sentence in block.sentences} - {sentence.text for sentence in was.sentences}
    gone = [b.id for b in old.blocks() if b.id not in kept and words & {sentence.text for sentence in b.sentences}]
    return ", ".join(gone) or None


def _moves(old: Brief, new: Brief) -> Iterator[Change]:
    orders = [[section.key for section in brief.sections] for brief in (old, new)]
    common = [[key for key in order if key in orders[1 - number]] for number, order in enumerate(orders)]
    if common[0] != common[1]:
        yield Change("move", None, ", ".join(orders[0]), ", ".join(orders[1]), "sections in another order")
    places = [{b.id: s.key for s in brief.sections for b in s.blocks()} for brief in (old, new)]
    for block_id, key in places[1].items():
        if block_id in places[0] and places[0][block_id] != key:
            yield Change("move", block_id, places[0][block_id], key)
    for section in new.sections:
        then = [b for b in places[0] if places[0][b] == section.key and places[1].get(b) == section.key]
        now = [b for b in places[1] if places[1][b] == section.key and b in then]
        stay = {
            now[at]
            for match in SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks()
            for at in _span(match.b, match.size)
        }
        for block_id in now:
            if block_id not in stay:
                yield Change(
                    "move", block_id, str(then.index(block_id) + 1), str(now.index(block_id) + 1), f"within {section.key}"
                )


def _span(start: int, size: int) -> range:
    return range(start, start + size)


def _headings(old: Brief, new: Brief) -> Iterator[Change]:
    before = {section.key: section.heading for section in old.sections}
    for section in new.sections:
        if section.key in before and section.heading != before[section.key]:
            yield Change("heading", None, before[section.key], section.heading)


def _gone(old: Brief, new: Brief) -> Iterator[Change]:
    kept = {block.id for block in new.blocks()}
    words = {sentence.text for sentence in new.sentences()}
    for block in old.blocks():
        if block.id not in kept and not all(sentence.text in words for sentence in block.sentences):
            yield Change("drop", block.id, text_of(block))


def struck_claims(block: Block, new: Brief) -> tuple[str, ...]:
    """The claims that only a block used that is not in `new` any more."""
    used = {claim for sentence in new.sentences() for claim in sentence.claims}
    mine = dict.fromkeys(claim for sentence in block.sentences for claim in sentence.claims)
    return tuple(claim for claim in mine if claim not in used)


def word_diff(before: str, after: str) -> list[tuple[Sign, str]]:
    """Two texts compared word by word: what stayed, what went, what came."""
    old, new = (re.findall(r"\S+\s*", text) for text in (before, after))
    made: list[tuple[Sign, str]] = []
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            made.append(("=", "".join(new[c:d])))
            continue
        if b > a:
            made.append(("-", "".join(old[a:b])))
        if d > c:
            made.append(("+", "".join(new[c:d])))
    return made
