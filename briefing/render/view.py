"""What templates are given: plain values, with footnotes written out and dates in the reader's form."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from briefing.draft import LEAD_IN, Note, labels, notes
from briefing.grades import in_words, with_grades
from briefing.language import detect
from briefing.records import Block, Brief, Claim, Evidence, Ledger, Section, Sentence, Source
from briefing.styles import PointsKnobs, Style
from briefing.zones import in_zone

MATCH_MARKS = {"exact": "", "normalised": "", "fuzzy": "≈ "}
BEST_FIRST = ("exact", "normalised", "fuzzy")
WORDS_A_MINUTE = 230
NOTE_OPENINGS = {"judgement": "judgement, resting on ", "disputed": "disputed: ", "background": "background: "}
PAPER_QUOTE = 80  # characters of a quotation in a note at the foot of a printed page
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
UNSPACED = frozenset({"ja", "zh"})
MARGIN_QUOTE = (24, 140)  # characters: the least and the most that a margin shows of a quotation
MARGIN_FULL = 64  # characters: with less room beside the paragraph a note goes without outlet and day
_RIGHT_TO_LEFT_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def view(brief: Brief, ledger: Ledger, style: Style, *, marked: bool = True, lead_ins: bool = True) -> dict[str, Any]:
    """A brief as templates see it: `brief`, `headline`, `sections`, `footnotes`, `sources`, `words`, `minutes`, and more.

    Without `marked` no sentence has a footnote: for showing a brief of which nothing has been traced, with one notice. What is
    approved has none where the style says so; a draft always has. Without `lead_ins` none is set off: the draft's text is plain.
    """
    ledger = with_grades(ledger, style)
    marked = marked and not (brief.approved and style.output.footnotes == "none")
    words = sum(len(sentence.text.split()) for sentence in brief.sentences())
    cited = _cited(brief, ledger)
    return {
        "brief": brief,
        "headline": brief.headline.text if brief.headline else None,
        "headline_notes": list(_headline_notes(brief, ledger)),
        "sections": [_section(section, style, marked, lead_ins) for section in brief.sections],
        "joiner": joiner(brief.language),
        "footnotes": list(_footnotes(brief, ledger)) if marked else [],
        "sources": [_source(source, cited) for source in ledger.sources],
        "traced": traced(brief),
        "severities": {name: sum(found.severity == name for found in brief.findings) for name in ("error", "warn")},
        "date": long_date(brief.date),
        "cutoff": long_date(in_zone(brief.cutoff, style.dates.timezone)),
        "language": language(brief),
        "direction": "rtl" if language(brief).split("-")[0] in RIGHT_TO_LEFT else "ltr",
        "output": style.output,
        "words": words,
        "minutes": max(1, round(words / WORDS_A_MINUTE)),
    }


def traced(brief: Brief) -> bool:
    """Whether any sentence of a brief names a claim; a brief that was imported has none that does."""
    return any(sentence.claims for sentence in brief.sentences())


def language(brief: Brief) -> str:
    """The language that a brief says it is in, else the one that its words are in, else English."""
    return brief.language or detect("\n".join(sentence.text for sentence in brief.sentences())) or "en"


def joiner(language: str | None) -> str:
    """What stands between two sentences: nothing in languages that are written without spaces."""
    return "" if (language or "").split("-")[0].lower() in UNSPACED else " "


def glyph_of(section: Section, style: Style) -> str:
    """The mark before each point of a section; empty where the style has none."""
    knobs = _points_of(section, style)
    return knobs.glyph if knobs else "►"


def _points_of(section: Section, style: Style) -> PointsKnobs | None:
    return next((knobs.points for knobs in style.sections if knobs.key == section.key), None)


def _cited(brief: Brief, ledger: Ledger) -> set[str]:
    """The documents that the evidence of the brief's claims is in."""
    claims = {claim_id for sentence in brief.sentences() for claim_id in sentence.claims}
    return {item.document for claim in ledger.claims if claim.id in claims for item in claim.evidence}


def _section(section: Section, style: Style, marked: bool, lead_ins: bool) -> dict[str, Any]:
    knobs = _points_of(section, style)
    bold = lead_ins and knobs is not None and knobs.lead_in == "bold"
    return {
        "key": section.key,
        "role": section.role,
        "heading": section.heading,
        "glyph": glyph_of(section, style),
        "lead": _block(section.lead, marked) if section.lead else None,
        "points": [_block(block, marked, bold) for block in section.points],
    }


def _block(block: Block, marked: bool, bold: bool = False) -> dict[str, Any]:
    """A block with its sentences; `lead_in` is what its first words are set off as, empty for most."""
    opening = LEAD_IN.match(block.sentences[0].text) if bold and block.sentences else None
    return {
        "id": block.id,
        "lead_in": opening[0] if opening else "",
        "sentences": [_sentence(block, sentence, marked) for sentence in block.sentences],
    }


def _sentence(block: Block, sentence: Sentence, marked: bool) -> dict[str, Any]:
    marks = labels(block, sentence) if marked else []
    return {"id": sentence.id, "text": sentence.text, "labels": marks, "status": sentence.status}


def _source(source: Source, cited: set[str]) -> dict[str, Any]:
    return {
        **source.model_dump(),
        "graded": graded(source),
        "name": source.url or source.source,
        "link": safe_url(source.url),
        "day": long_date(source.published),
        "cited": source.document in cited,
    }


def graded(source: Source) -> str | None:
    """The grade of a source and what it says: `B2: usually reliable, probably true`."""
    return f"{source.grade}: {in_words(source.grade)}" if source.grade else None


def _headline_notes(brief: Brief, ledger: Ledger) -> Iterator[str]:
    for claim_id in brief.headline.claims if brief.headline else ():
        claim = ledger.claim(claim_id)
        if claim:
            yield evidence_line(claim, ledger)


def _footnotes(brief: Brief, ledger: Ledger) -> Iterator[dict[str, Any]]:
    for section in brief.sections:
        for block in section.blocks():
            marks = notes(block)
            room = sum(len(sentence.text) for sentence in block.sentences) // max(1, len(marks))
            for note in marks:
                claim = ledger.claim(note.claim) if note.claim else None
                short = margin_line(claim, ledger, room) if claim else footnote(note, ledger)
                yield {"label": note.label, "text": footnote(note, ledger), "short": short, "sourced": claim is not None}


def footnote(note: Note, ledger: Ledger) -> str:
    """The text of one footnote: where the claim stands and its words there, or that nothing bears the sentence."""
    claim = ledger.claim(note.claim) if note.claim else None
    if claim is None:
        return {
            "judgement": "⚠ no source: a judgement without a claim to rest on; give it one or delete it",
            "general": "⚠ no source: the model's own knowledge; confirm it, give it a source or delete it",
        }.get(note.status, "⚠ no source: give it one or delete it")
    differs = _differences({claim.id}, ledger)
    status = note.status if differs or note.status != "disputed" else "reported"  # of a disputed sentence, what is disputed
    return (NOTE_OPENINGS.get(status, "") or _remembered(claim)) + evidence_line(claim, ledger) + differs


def _remembered(claim: Claim) -> str:
    """Of a claim from the archive or the desk's notes: which."""
    if claim.origin == "notes":
        return "the desk's note: "
    where = claim.extra.get("archive")
    if claim.origin != "archive" or not isinstance(where, dict):
        return ""
    return f"told in the edition of {long_date(str(where['edition']))}: "


def evidence_line(claim: Claim, ledger: Ledger) -> str:
    """All the places that bear a claim, the best first."""
    return "; ".join(_place(item, ledger, item.quote) for item in _best_first(claim))


def margin_line(claim: Claim, ledger: Ledger, room: int) -> str:
    """The best place that bears a claim, in about `room` characters: what fits beside its share of the paragraph."""
    best, *others = _best_first(claim)
    least, most = MARGIN_QUOTE
    quote = _clipped(" ".join(best.quote.split()), max(least, min(most, room - least)))
    more = f", and {len(others)} more" if others else ""
    return _place(best, ledger, quote, named=room >= MARGIN_FULL) + more


def sentence_note(sentence: Sentence, ledger: Ledger) -> str:
    """All that bears a sentence in one short note, for paper: a place a paragraph, with the most of its words that fit a line."""
    claims = [claim for claim_id in sentence.claims if (claim := ledger.claim(claim_id))]
    if not claims:
        return footnote(Note("", None, sentence.id, sentence.status), ledger)
    places: dict[tuple[str, int | None, int | None], Evidence] = {}
    for item in (_best_first(claim)[0] for claim in claims):
        key = (item.document, item.page, item.paragraph if item.paragraph is not None else item.start)
        if key not in places or len(places[key].quote) < len(item.quote):
            places[key] = item
    opening = NOTE_OPENINGS.get(sentence.status, "")
    quoted = (_place(item, ledger, _clipped(" ".join(item.quote.split()), PAPER_QUOTE), named=False) for item in places.values())
    return opening + "; ".join(quoted) + _differences({claim.id for claim in claims}, ledger)


def _differences(claims: set[str], ledger: Ledger) -> str:
    """What the sources tell differently of these claims, in brackets; empty where they agree."""
    clashes = [clash.note for clash in ledger.contradictions if claims & set(clash.claims)]
    return f" (sources differ: {'; '.join(dict.fromkeys(clashes))})" if clashes else ""


def _clipped(text: str, length: int) -> str:
    """`text` cut at a word, where it has one, to about `length` characters."""
    if len(text) <= length + 2:
        return text
    return (text[:length].rpartition(" ")[0] or text[:length]) + " …"


def _best_first(claim: Claim) -> list[Evidence]:
    return sorted(claim.evidence, key=lambda item: BEST_FIRST.index(item.match))


def _place(item: Evidence, ledger: Ledger, quote: str, *, named: bool = True) -> str:
    source = ledger.source(item.document)
    label = source.label if source else "?"
    where = "".join(part for part in (f" p. {item.page}" if item.page else "", f" ¶{item.paragraph}" if item.paragraph else ""))
    said = f"{label}{where} {MATCH_MARKS[item.match]}“{isolated(' '.join(quote.split()))}”"
    if not named:
        return said
    name = isolated(source.outlet or source.source) if source else "unknown source"
    day = f", {long_date(source.published)}" if source and source.published else ""
    grade = f" ({source.grade})" if source and source.grade else ""
    return f"{said} — {name}{grade}{day}"


def isolated(text: str) -> str:
    """`text` so that right-to-left letters in it leave the order of what stands around it alone."""
    return f"\u2068{text}\u2069" if _RIGHT_TO_LEFT_LETTER.search(text) else text


def long_date(value: str | None) -> str | None:
    """`2026-03-10T22:05:00Z` as `10 March 2026`."""
    if not value:
        return None
    day = date.fromisoformat(value[:10])
    return f"{day.day} {month_name[day.month]} {day.year}"


def safe_url(url: str | None) -> str | None:
    """`url` where a page may link to it: http and https with a host, nothing else."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
