"""What a reviewer does from the command line, done to the text of the draft just as a person would do it in an editor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.draft import escape, labels
from briefing.errors import UsageError
from briefing.language import sentences
from briefing.records import Block, Brief
from briefing.review.critic import written
from briefing.review.offers import block_of, parted

_OFFERED = re.compile(r"\{~~(.*?)(~>.*~~\})")
_COMMENT = re.compile(r"(?:\s*\{>>.*?<<\})*$")


def comment(text: str, block: str, said: str) -> str:
    """`text` (a canonical draft) with a comment behind a block."""
    if block == "brief":
        head, _, rest = text.partition("\n---\n")
        return f"{head}\n---\n\n{written(said)}\n{rest}"
    lines = text.split("\n")
    at = _line(lines, block)
    lines[at] = f"{lines[at]} {written(said)}"
    return "\n".join(lines)


def retype(text: str, brief: Brief, block: str, words: str) -> str:
    """`text` with other words in a block. Words without footnote marks keep those of the sentences that they replace."""
    lines = text.split("\n")
    at = _line(lines, block)
    found = _block(brief, block)
    line = _COMMENT.sub("", lines[at])
    kept = lines[at][len(line) :]
    opening, said = parted(line.removeprefix("{--"))
    offer = _OFFERED.fullmatch(said)
    marked = words if "[^" in words else _marked(found, words, brief.language)
    typed = " ".join(marked.split())
    lines[at] = opening + (f"{{~~{typed}{offer[2]}" if offer else typed) + kept
    return "\n".join(lines)


def words(text: str, block: str) -> str | None:
    """The words of a block as they stand in `text`, marks included: what `retype` puts others in the place of. None where the
    block is gone."""
    line = next((line for line in text.split("\n") if block_of(line) == block), None)
    if line is None:
        return None
    said = parted(_COMMENT.sub("", line).removeprefix("{--"))[1]
    offer = _OFFERED.fullmatch(said)
    return offer[1] if offer else said.removeprefix("{--").removesuffix("--}")


def add(text: str, behind: str, words: str) -> str:
    """`text` with a new point behind a block. It rests on nothing until it is given evidence."""
    lines = text.split("\n")
    at = _line(lines, behind)
    lines[at + 1 : at + 1] = ["", f"► {' '.join(words.split())}"]
    return "\n".join(lines)


def resolve(text: str, block: str, said: str) -> str:
    """`text` without a comment behind a block (`brief`: above all blocks)."""
    lines = text.split("\n")
    mark = written(said)
    places = range(len(lines)) if block == "brief" else [_line(lines, block)]
    for at in places:
        if mark in lines[at]:
            lines[at] = lines[at].replace(mark, "", 1).replace("  ", " ").rstrip()
            return "\n".join(lines)
    raise UsageError(f"{block} has no such comment: {said[:80]}", "`briefing review show DRAFT` lists them")


def move(text: str, block: str, beside: str, *, before: bool) -> str:
    """`text` with a point put before or behind another."""
    lines = text.split("\n")
    at = _line(lines, block)
    if lines[at].startswith(("**", "# ")):
        raise UsageError(f"{block} opens a section, and is not moved", "edit it, or move the points around it")
    if block == beside:
        return text
    line = lines[at]
    del lines[at : at + 2]
    there = _line(lines, beside)
    if before and lines[there].startswith(("**", "# ")):
        raise UsageError(f"nothing stands before {beside}, which opens its section", f"--after {beside} makes it the first point")
    lines[there if before else there + 2 : there if before else there + 2] = [line, ""]
    return "\n".join(lines)


def _line(lines: Sequence[str], block: str) -> int:
    found = [number for number, line in enumerate(lines) if block_of(line) == block]
    if not found:
        there = ", ".join(dict.fromkeys(name for line in lines if (name := block_of(line))))
        raise UsageError(f"no block {block!r} in this draft", f"there are: {there}")
    return found[0]


def _block(brief: Brief, block: str) -> Block:
    return next(found for found in brief.blocks() if found.id == block)


def _marked(block: Block, words: str, language: str | None) -> str:
    """New words with the marks of the block: a sentence that stands keeps its own, the others those of what they replace."""
    code = (language or "en").partition("-")[0]
    new = [words[start:end].strip() for start, end in sentences(words, code)] or [words]
    if block.id == "h0":
        return escape(words)
    left = [sentence for sentence in block.sentences if sentence.text not in new]
    known = {sentence.text: sentence for sentence in block.sentences}
    changed = [text for text in new if text not in known]
    made = []
    for text in new:
        mine = [known[text]] if text in known else left[:1] if text != changed[-1] else left
        if text not in known:
            left = left[len(mine) :]
        marks = dict.fromkeys(label for sentence in mine for label in labels(block, sentence))
        made.append(escape(text) + "".join(f"[^{label}]" for label in marks))
    return " ".join(made)
