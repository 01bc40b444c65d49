"""The form of samples: headline, sections with headings, opening paragraphs and points, and how long each is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from briefing.draft import LEAD_IN
from briefing.samples.measured import Measured, found, span
from briefing.samples.shape import Part, Shape, role_of, split
from briefing.typography import fold

_LIST_MARKS = ("-", "*", "–")  # what Markdown has for a point


def structure(shapes: Sequence[Shape]) -> Iterator[Measured]:
    """Headline, total length and sections."""
    yield from _headline(shapes)
    totals = [len(shape.text.split()) for shape in shapes]
    yield Measured("total_words", span(totals, 10), f"{found(totals, 'words')} in {_count(len(totals), 'sample')}")


def _headline(shapes: Sequence[Shape]) -> Iterator[Measured]:
    heads = [shape.headline for shape in shapes if shape.headline]
    if not heads:
        return
    words = [len(head.split()) for head in heads]
    yield Measured("headline.words", span(words), f"{found(words, 'words')} in {_count(len(heads), 'headline')}")
    stops = sum(head.rstrip("”’\"'»").endswith(".") for head in heads)
    yield Measured("headline.full_stop", stops * 2 > len(heads), f"{stops} of {len(heads)} end with a full stop")
    if all(shape.language == "en" for shape in shapes):
        label = sum(len(head.split()) <= 7 and not _verb(head) for head in heads)
        yield Measured("headline.form", "label" if label * 2 > len(heads) else "sentence", f"{label} of {len(heads)} are labels")
        tenses = Counter(tense for head in heads if (tense := _verb(head)))
        if tenses:
            said = ", ".join(f"{count} in the {tense}" for tense, count in tenses.most_common())
            yield Measured("headline.tense", tenses.most_common(1)[0][0], said)


_PRESENT = re.compile(
    r"\b(?:is|are|has|have|will|does|do)\b|(?<=[A-Za-z])\s[a-z]{2,}(?<!s)s\s(?:a|an|the|to|in|on|for|as|with|it|its|by|at|out|up|no|[A-Z])"
)
_PAST = re.compile(r"\b(?:was|were|had|did|said|won|lost|took|gave|fell|rose|began)\b|^(?:\S+\s){1,4}[a-z]+ed\b")


def _verb(head: str) -> str | None:
    """The tense of an English headline's first plain verb; None where none shows."""
    present, past = _PRESENT.search(head), _PAST.search(head)
    if present and past:
        return "present" if present.start() <= past.start() else "past"
    return "present" if present else "past" if past else None


# -- sections ---------------------------------------------------------------------------------------------------------------


def sections(shapes: Sequence[Shape]) -> tuple[list[dict[str, Any]], list[list[str]]]:
    """The sections as the file has them, in the order of most samples, each with the evidence for it in lines."""
    made: list[dict[str, Any]] = []
    evidence: list[list[str]] = []
    prefixes: set[str] = {"h"}
    names = _names(shapes)
    for place, name in enumerate(names):
        parts = [(shape, part) for shape in shapes for part in shape.parts if _bare(part.heading) == name]
        section, said = _section(name, parts, place, len(shapes), alone=len(names) == 1)
        section["prefix"] = _prefix(section["key"], prefixes)
        prefixes.add(section["prefix"])
        made.append({key: section[key] for key in ("key", "prefix", "role", "heading", "lead", "points")})
        evidence.append(said)
    return made, evidence


def _names(shapes: Sequence[Shape]) -> list[str]:
    """The headings that at least a third of the samples have, in their usual order."""
    having: Counter[str] = Counter()
    places: dict[str, list[int]] = {}
    for shape in shapes:
        for place, name in enumerate(dict.fromkeys(_bare(part.heading) for part in shape.parts)):
            having[name] += 1
            places.setdefault(name, []).append(place)
    kept = [name for name, count in having.items() if count * 3 >= len(shapes)] or list(having)[:1]
    return sorted(kept, key=lambda name: sum(places[name]) / len(places[name]))


def _section(
    name: str, parts: Sequence[tuple[Shape, Part]], place: int, samples: int, *, alone: bool
) -> tuple[dict[str, Any], list[str]]:
    headings = Counter(part.heading for _, part in parts if part.heading)
    heading = headings.most_common(1)[0][0] if headings else None
    role = role_of(name)
    key = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:20].strip("-") or "text"
    said = [f"{len({shape.name for shape, _ in parts})} of {samples} have it" + (f", headed “{heading}”" if heading else "")]
    if role is None:
        role = "details" if place == 0 else "context"
        said.append(f"the role is a guess: {'it comes first' if place == 0 else 'say what it is'}")
    if alone:
        role = "details"
    lead, points = _lead(parts, said), _points(parts, said)
    return {"key": key, "role": role, "heading": heading, "lead": lead, "points": points}, said


def _lead(parts: Sequence[tuple[Shape, Part]], said: list[str]) -> dict[str, Any] | None:
    leads = [(part.lead, shape.language) for shape, part in parts if part.lead]
    if len(leads) * 2 <= len(parts):
        return None
    counts = [len(split(text, language)) for text, language in leads]
    words = [len(text.split()) for text, _ in leads]
    said.append(f"opens with {found(counts, 'sentences')}, {found(words, 'words')}")
    return {"sentences": list(_sentences(counts)), "words": list(span(words, 5))}


def _points(parts: Sequence[tuple[Shape, Part]], said: list[str]) -> dict[str, Any] | None:
    points = [(text, shape.language) for shape, part in parts for text in part.points]
    if not points:
        return None
    counts = [len(part.points) for _, part in parts]
    words = [len(text.split()) for text, _ in points]
    inside = [len(split(text, language)) for text, language in points]
    glyphs = Counter(glyph for _, part in parts for glyph in part.glyphs)
    glyph, most = glyphs.most_common(1)[0]
    begin = f"begin with {glyph}" if glyph else "begin without a mark"
    glyph = "•" if glyph in _LIST_MARKS else glyph
    said.append(f"{found(counts, 'points')}, {found(words, 'words')} and {found(inside, 'sentences')} each")
    said.append(f"{most} of {len(points)} points {begin}")
    low, high = min(counts), max(counts)
    knobs = {"count": [max(0, low - 1), high + 1], "words": list(span(words, 5)), "sentences": list(_sentences(inside))}
    led = sum(bool(LEAD_IN.match(text)) for text, _ in points)
    if led * 5 >= len(points) * 4:
        said.append(f"{led} of {len(points)} begin with a lead-in")
        return {**knobs, "glyph": glyph, "lead_in": "bold"}
    return {**knobs, "glyph": glyph}


def _sentences(counts: Sequence[int]) -> tuple[int, int]:
    return max(1, min(counts) - 1) if len(counts) < 4 else min(counts), max(counts) + (1 if len(counts) < 4 else 0)


def _bare(heading: str | None) -> str:
    return (heading or "").strip().rstrip(".:").strip().casefold()


def _prefix(key: str, taken: set[str]) -> str:
    letters = re.sub(r"[^a-z]", "", key) or "s"
    options: list[str] = [letters[0], *letters[1:], *(letters[0] + letter for letter in "abcdefghijklmnopqrstuvwxyz")]
    return next(option for option in options if option not in taken)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")
