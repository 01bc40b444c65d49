"""What the machine proposes beside a person's text, as it stands in the draft: written there, found again, and decided on.

    ► {~~The person's words.[^d2a]~>The new words.[^d5a]~~} {>>proposed d5: why<<}
    {++► A new point.[^d6a]++} {>>proposed d6: why<<}
    {--► A point that the new text lacks.[^d3a]--} {>>proposed d3: why<<}

Labels tell which proposal a mark is, so that one which a person leaves standing stays open, wherever its line goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.draft import escape
from briefing.errors import UsageError
from briefing.records import Block, Brief, Section
from briefing.review.critic import Take, written
from briefing.review.identity import renamed
from briefing.review.state import Proposed

_MARK = re.compile(r"(?<!\\)\[\^([a-z]{1,3}\d+)[a-z]+\]")
_WHY = re.compile(r"proposed ([a-z]{1,3}\d+): ")
_OFFER = re.compile(
    r"(?<!\\)(?:\{\+\+(?P<insert>.*?)\+\+\}|\{--(?P<delete>.*?)--\}|\{~~(?P<old>.*?)~>(?P<new>.*?)~~\})"
    r"(?: \{>>proposed \w+: .*?<<\})?"
)
_HEAD = re.compile(r"^(?:# |\*\*[^*]+\*\* |[^\w\s\\*\[{]{1,3} )?")


def block_of(line: str) -> str | None:
    """The block that a line of a canonical draft is."""
    if line.startswith("# "):
        return "h0"
    mark = None if line.startswith("[^") else _MARK.search(line)
    return mark[1] if mark else None


def with_offers(brief: Brief, proposed: Sequence[Proposed]) -> Brief:
    """A brief with every offered text as a point of its own, so that it is rendered, with footnotes, and its labels are known."""
    for one in proposed:
        if one.text is not None and one.text.id != "h0":
            brief = brief.model_copy(update={"sections": _behind(brief.sections, one, one.text)})
    return brief


def _behind(sections: tuple[Section, ...], one: Proposed, text: Block) -> tuple[Section, ...]:
    home = next((section.key for section in sections if any(block.id == one.block for block in section.blocks())), one.section)
    made = []
    for section in sections:
        points = list(section.points)
        if section.key == home:
            at = next((number + 1 for number, block in enumerate(points) if block.id == one.block), 0)
            points.insert(at, text)
        made.append(section.model_copy(update={"points": tuple(points)}))
    if home not in [section.key for section in sections]:
        prefix = text.id.rstrip("0123456789")
        near = next((s for s in sections if any(b.id.rstrip("0123456789") == prefix for b in s.blocks())), sections[-1])
        return _behind(sections, one.model_copy(update={"block": None, "section": near.key}), text) if sections else sections
    return tuple(made)


# -- written --------------------------------------------------------------------------------------------------------------


def offered(lines: list[str], proposed: Sequence[Proposed]) -> list[str]:
    """The lines of a draft rendered from `with_offers`, each offer made a mark in the place where it belongs."""
    for one in proposed:
        lines = _marked(lines, one)
    return lines


def _marked(lines: list[str], one: Proposed) -> list[str]:
    why = " " + written(f"proposed {one.id}: {one.why}")
    at = {name: number for number, line in enumerate(lines) if (name := block_of(line))}
    if one.kind == "insert" and one.id in at:
        return _changed(lines, at[one.id], "{++" + lines[at[one.id]] + "++}" + why)
    if one.kind == "delete" and one.block in at:
        return _changed(lines, at[one.block], _wrapped(lines[at[one.block]], "{--", "--}") + why)
    if one.kind != "replace" or one.block not in at or one.text is None:
        return lines
    head, old = parted(lines[at[one.block]])
    if one.id == "h0":
        return _changed(lines, at["h0"], f"{head}{{~~{old}~>{escape(one.text.sentences[0].text)}~~}}{why}")
    new = parted(lines[at[one.id]])[1]
    lines = _changed(lines, at[one.block], f"{head}{{~~{old}~>{new}~~}}{why}")
    return [line for number, line in enumerate(lines) if number not in (at[one.id], at[one.id] + 1)]


def _wrapped(line: str, before: str, after: str) -> str:
    """A line in marks; a heading stays outside them."""
    head, rest = parted(line)
    return head + before + rest + after if head.startswith("**") else before + line + after


def parted(line: str) -> tuple[str, str]:
    """What opens a line (a heading, a glyph), and its words."""
    match = _HEAD.match(line)
    end = match.end() if match else 0
    return line[:end], line[end:]


def _changed(lines: list[str], at: int, line: str) -> list[str]:
    return [*lines[:at], line, *lines[at + 1 :]]


# -- found again ----------------------------------------------------------------------------------------------------------


def name_in(old: str, new: str | None, proposed: Iterable[Proposed], headline: bool) -> str | None:
    """The open proposal that a mark in a draft is, by the labels in it; None where it is somebody's own."""
    open_ones = {one.id: one for one in proposed}
    stems: list[str] = _MARK.findall((new or old).replace("\\", ""))
    if headline:
        return "h0" if new and "h0" in open_ones else None
    for stem in stems:
        one = open_ones.get(stem)
        if one and (one.kind == "delete") == (new is None):
            return stem
    return None


def reason_for(text: str) -> str | None:
    """The proposal that a comment of the program's explains; None for any other comment."""
    match = _WHY.match(text)
    return match[1] if match else None


# -- decided on -----------------------------------------------------------------------------------------------------------


def decided(text: str, proposed: Sequence[Proposed], name: str, take: Take) -> str:
    """A canonical draft with one proposal taken or turned down. Raises UsageError where there is none of that name."""
    one = next((one for one in proposed if one.id == name), None)
    if one is None:
        there = ", ".join(one.id for one in proposed) or "none is open"
        raise UsageError(f"nothing is proposed as {name}", f"proposals: {there}")
    lines = text.split("\n")
    for number, line in enumerate(lines):
        for match in _OFFER.finditer(line):
            if name_in(match["delete"] or match["old"] or "", match["new"] or match["insert"], [one], line.startswith("# ")):
                words: str = (match["new"] or match["insert"] if take == "accept" else match["old"] or match["delete"]) or ""
                return "\n".join(_changed(lines, number, (line[: match.start()] + words + line[match.end() :]).rstrip()))
    raise UsageError(f"the draft does not show the proposal {name}", "`briefing review apply DRAFT` writes it anew")


def settled(brief: Brief, proposed: Sequence[Proposed], held: frozenset[str]) -> tuple[Brief, tuple[Proposed, ...]]:
    """The brief that was read with offers in it, each taken one under the id of the block that it took the place of; and the
    proposals that are still open: those in `held`, whose mark stands and whose block is there."""
    there = {block.id for block in brief.blocks()}
    offers = [(one.id, one.block) for one in proposed if one.kind == "replace" and one.block]
    names = {name: block for name, block in offers if name in there and block not in there}
    brief = brief.model_copy(update={"sections": tuple(_under(section, names) for section in brief.sections)})
    there = {block.id for block in brief.blocks()}
    still = tuple(one for one in proposed if one.id in held and (one.kind == "insert" or one.block in there))
    return _with_headline(brief, proposed), still


def _under(section: Section, names: dict[str, str]) -> Section:
    lead = renamed(section.lead, names.get(section.lead.id, section.lead.id)) if section.lead else None
    points = tuple(renamed(block, names.get(block.id, block.id)) for block in section.points)
    return section.model_copy(update={"lead": lead, "points": points})


def _with_headline(brief: Brief, proposed: Sequence[Proposed]) -> Brief:
    """An offered headline that was taken is the machine's, with the claims that it rests on."""
    offer = next((one.text.sentences[0] for one in proposed if one.id == "h0" and one.text), None)
    if offer is None or brief.headline is None or brief.headline.text != offer.text:
        return brief
    return brief.model_copy(update={"headline": offer})
