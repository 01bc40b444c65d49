"""Plain text: paragraphs put together again from wrapped lines, and the opening lines read as metadata."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from briefing.collect import opening, paragraphs
from briefing.collect.charset import decode
from briefing.collect.clean import clean, warning_of
from briefing.collect.naming import is_body
from briefing.collect.reading import Input, Reading

_ENDS = re.compile(r"[.!?:…。！？»”\"')\]]$")
_WRAPPED_AT_MOST = 100


def read(source: Input) -> Reading:
    text, warnings = decode(source.data, source.content_type)
    return read_text(text, warnings)


def read_text(text: str, warnings: tuple[str, ...] = (), *, kind: str = "text") -> Reading:
    """A document from running text."""
    counts: Counter[str] = Counter()
    lines = clean(text, counts).split("\n")
    head = opening.read_opening(lines)
    body = list(blocks(lines[head.rest :]))
    outlet, author = head.outlet, head.author
    if author and not outlet and is_body(author):
        outlet, author = author, None
    return Reading(
        kind=kind,
        text=paragraphs.join(body),
        title=head.title,
        outlet=outlet or next(filter(None, map(opening.agency_of, body[:2])), None),
        author=author,
        published=head.published,
        language=head.language,
        url=head.url,
        warnings=warnings + warning_of(counts),
    )


def blocks(lines: list[str]) -> list[str]:
    """Paragraphs of lines: a blank line ends one, so does an item of a list; wrapped lines are put together."""
    result: list[str] = []
    block: list[str] = []
    each_line, width = _one_paragraph_a_line(lines), _usual_width(lines)
    for line in [*lines, ""]:
        stripped = line.strip()
        if block and (not stripped or each_line or paragraphs.is_item(stripped)):
            result += block if _is_broken_on_purpose(block, width) else [_joined(block)]
            block = []
        if stripped:
            block.append(stripped)
    return result


def _usual_width(lines: list[str]) -> int:
    """The length up to which most lines are filled."""
    lengths = sorted(len(line) for line in lines if line.strip())
    return lengths[int(0.8 * (len(lengths) - 1))] if lengths else 0


def _is_broken_on_purpose(block: list[str], width: int) -> bool:
    """An address, a masthead: lines far shorter than the text's others, each with a beginning of its own, are no sentence."""
    short = width >= 40 and max(map(len, block)) < 0.72 * width
    return short and len(block) > 1 and not any(line[0].islower() for line in block[1:])


def _one_paragraph_a_line(lines: list[str]) -> bool:
    """Whether line ends are paragraph ends: long lines that end as sentences do, or lines too long to have been wrapped."""
    full = [line.strip() for line in lines if line.strip()]
    if not full:
        return False
    inner = [one for one, after in pairwise(lines) if one.strip() and after.strip()]
    if not inner:
        return False
    ended = sum(bool(_ENDS.search(line.strip())) for line in inner)
    long = sum(len(line) > _WRAPPED_AT_MOST for line in inner)
    return ended > 0.7 * len(inner) or long > 0.5 * len(inner)


def _joined(block: list[str]) -> str:
    first = paragraphs.as_item(block[0]) if paragraphs.is_item(block[0]) else block[0]
    text = first
    for line in block[1:]:
        text += line if _unspaced(text[-1], line[0]) else f" {line}"
    return text


def _unspaced(before: str, after: str) -> bool:
    """Lines of Chinese and Japanese are put together without a space."""
    return "\u2e80" <= before <= "\uffef" and "\u2e80" <= after <= "\uffef"
