"""The opening lines of a text without metadata of its own: headline, byline, outlet, date, as wires and newsletters print them.

What is recognised here is taken out of the text. The rule for a headline: the text's first line, at most 200 characters and 30
words, followed by a line that is plainly a byline or a date, or by a blank line if it does not end in a full stop as sentences
do. Anything in doubt stays in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.collect import dates, naming, paragraphs

_LABELS = {
    "title": "title headline titel titre título titolo subject betreff",
    "outlet": "outlet publication publisher source newspaper site quelle medio",
    "author": "author authors by byline autor autores auteur autore",
    "published": "published date posted updated publicado publié veröffentlicht datum fecha data pubblicato",
    "language": "language lang",
    "url": "url link address canonical",
}
_FIELD = {label: name for name, labels in _LABELS.items() for label in labels.split()}
_LABELLED = re.compile(r"^(?P<label>[A-Za-zÀ-ÿ]{2,12})\s*:\s+(?P<value>\S.*)$")
_BYLINE = re.compile(r"^(?:by|por|par|von|di)\s+(?P<name>[^\d:;!?]{2,90})$", re.I)
_OUTLET_DATE = re.compile(r"^(?P<outlet>[^|—–]{2,60}?)\s*(?:[|—–·•]|\s-\s|,\s(?=\d))\s*(?P<date>.{6,60})$")
_AGENCY = re.compile(r"^[^a-zß-öø-ÿ]{3,60}(?:,\s[^()]{1,40})?\s\((?P<agency>[A-Z][\w .&-]{1,30})\)\s*[-–—]")
_HEADLINE_LENGTH, _HEADLINE_WORDS = 200, 30
_MOST_LINES = 8


@dataclass
class Opening:
    """What the opening lines told. `text` lines that were not recognised begin at `rest`."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    rest: int = 0
    seen: set[int] = field(default_factory=set)


def read_opening(lines: list[str], *, headline: bool = True) -> Opening:
    """Read the opening of a text given as its lines (blank ones included); `headline`: whether its title is not known yet."""
    found = Opening()
    at = _skip_blank(lines, 0)
    labelled = _read_block(lines, at, found)
    if labelled == at and headline and _is_headline(lines, at):
        found.title = paragraphs.one_line(lines[at]).lstrip("# ")
        labelled = _skip_blank(lines, at + 1)
    at = _read_block(lines, labelled, found)
    if found.title and at == labelled and _is_headline(lines, at) and _about_the_text(lines, at + 1):
        at = _read_block(lines, at + 1, found)
    found.rest = _skip_blank(lines, at)
    return found


def agency_of(paragraph: str) -> str | None:
    """The agency in a dateline ("ASUNCIÓN, March 10 (PWS) - …"), or None."""
    match = _AGENCY.match(paragraph)
    return match["agency"] if match else None


def _skip_blank(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _is_headline(lines: list[str], at: int) -> bool:
    if at >= len(lines):
        return False
    line = lines[at].strip()
    if not 2 < len(line) <= _HEADLINE_LENGTH or len(line.split()) > _HEADLINE_WORDS or paragraphs.is_item(line):
        return False
    if line.endswith((":", ",", ";")) or agency_of(line) or not any(x.strip() for x in lines[at + 1 :]):
        return False
    if _about_the_text(lines, at + 1):
        return True
    return not lines[at + 1].strip() and not line.endswith((".", "。"))


def _about_the_text(lines: list[str], at: int) -> bool:
    return at < len(lines) and _read_line(lines[at].strip(), Opening())


def _read_block(lines: list[str], at: int, found: Opening) -> int:
    """Read lines about the text from `at` on, blank lines between them passed over; the first line that is none."""
    after = at
    for _ in range(_MOST_LINES):
        line = _skip_blank(lines, after)
        if line >= len(lines) or not _read_line(lines[line].strip(), found):
            break
        after = line + 1
    return after


def _read_line(line: str, found: Opening) -> bool:
    """Take from one line what it says about the text; whether it says anything."""
    if not line or len(line) > 300:
        return False
    return (
        _read_labelled(line, found)
        or _read_byline(line, found)
        or _read_outlet_and_date(line, found)
        or _read_name_and_body(line, found)
    )


def _read_labelled(line: str, found: Opening) -> bool:
    match = _LABELLED.match(line)
    name = _FIELD.get(match["label"].lower()) if match else None
    if not match or not name:
        return False
    value: str | None = match["value"].strip()
    if name == "published":
        value = dates.date_of(value)
    elif name == "author":
        value = naming.author_of(value)
    elif name == "url":
        value = naming.http_url(value)
    elif name == "language":
        value = naming.language_tag(value)
    if value and getattr(found, name) is None:
        setattr(found, name, value)
    return value is not None


def _read_byline(line: str, found: Opening) -> bool:
    match = _BYLINE.match(line)
    if not match or line.endswith(".") or len(line.split()) > 14:
        return False
    name = naming.author_of(line)
    if not name or not name[:1].isupper():
        return False
    if naming.is_body(name) and not found.outlet:
        found.outlet = name
    elif not found.author:
        found.author = name
    return True


def _read_name_and_body(line: str, found: Opening) -> bool:
    """ "Tobias Lindqvist, Estuary Institute": who wrote it, and where they work."""
    name, _, body = line.partition(", ")
    if (
        not naming.is_person(name)
        or naming.is_body(name)
        or not naming.is_body(body)
        or len(line.split()) > 14
        or line.endswith(".")
    ):
        return False
    found.author = found.author or name
    found.outlet = found.outlet or body
    return True


def _read_outlet_and_date(line: str, found: Opening) -> bool:
    if dates.is_only_a_date(line):
        found.published = found.published or dates.date_of(line)
        return True
    parts = [part.strip() for part in re.split("[·|•]", line)]
    if len(parts) > 1 and dates.is_only_a_date(parts[0]) and all(len(part.split()) <= 4 for part in parts[1:]):
        found.published = found.published or dates.date_of(parts[0])
        found.outlet = found.outlet or next(filter(naming.is_body, parts[1:]), None)
        return True
    match = _OUTLET_DATE.match(line)
    if not match or not dates.is_only_a_date(match["date"]) or dates.date_of(match["outlet"]):
        return False
    name = match["outlet"].strip()
    if _BYLINE.match(name) or (not naming.is_body(name) and found.outlet):
        found.author = found.author or naming.author_of(name)
    else:
        found.outlet = found.outlet or name
    found.published = found.published or dates.date_of(match["date"])
    return True
