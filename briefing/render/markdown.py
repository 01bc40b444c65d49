"""The brief as Markdown: the draft that a person edits, and the same text for publishing."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from briefing.draft import FORMAT, Marked, escape
from briefing.errors import TemplateError
from briefing.grades import with_grades
from briefing.library import Library
from briefing.records import Brief, Finding, Ledger
from briefing.render.view import view
from briefing.runs import digest
from briefing.styles import Style
from briefing.zones import in_zone

REMEDY = 'a draft shows every sentence with its marks: start from {% extends "shipped/draft.md.j2" %}'
_LINE_BREAKERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def draft(brief: Brief, ledger: Ledger, style: Style, library: Library) -> str:
    """The draft: front matter, the brief, and footnotes that carry the evidence."""
    values = view(brief, ledger, style, lead_ins=False)
    front = {**_front(brief, with_grades(ledger, style), style), "body": Marked(body(values, library))}
    text = library.template("draft.md.j2", {**values, **front}, markdown=True).rstrip() + "\n"
    if library.has_own_templates:
        _check_whole(text, brief, values)
    return text


def _check_whole(text: str, brief: Brief, values: dict[str, Any]) -> None:
    """Whether a draft that a user's template made holds every block and every footnote: what a person cannot see cannot be
    reviewed, and what is read back without it would be taken for struck out. Raises TemplateError naming what is missing."""
    lacking = [block.id for block in brief.blocks() if not all(escape(item.text) in text for item in block.sentences)]
    if lacking:
        raise TemplateError(f"the draft's template leaves out {', '.join(lacking)}", REMEDY)
    marks = [note["label"] for note in values["footnotes"]]
    lost = [mark for mark in marks if f"\n[^{mark}]: " not in text or text.count(f"[^{mark}]") < 2]
    if lost:
        raise TemplateError(f"the draft's template leaves out the footnote {', '.join(f'[^{mark}]' for mark in lost)}", REMEDY)


def publication(brief: Brief, ledger: Ledger, style: Style, library: Library) -> str:
    """The brief and its footnotes as Markdown, without front matter."""
    return body(view(brief, ledger, style), library)


def body(values: dict[str, Any], library: Library) -> str:
    """The brief of a `view` as Markdown."""
    return library.template("brief.md.j2", values, markdown=True)


def _front(brief: Brief, ledger: Ledger, style: Style) -> dict[str, Any]:
    """Front matter in the draft's order. Values are written as JSON, which every YAML reader reads the same way."""
    errors = sum(finding.severity == "error" for finding in brief.findings)
    warnings = sum(finding.severity == "warn" for finding in brief.findings)
    used = {item.document for claim in ledger.claims for item in claim.evidence}
    front: dict[str, Any] = {
        "format": FORMAT,
        "id": brief.id,
        "rev": brief.revision,
        "status": "draft",
        "style": brief.style,
        "date": brief.date,
        "cutoff": in_zone(brief.cutoff, style.dates.timezone),
        "engine": brief.engine.model_dump(exclude_none=True, exclude={"prompts"}) if brief.engine else None,
        "checks": {"errors": errors, "warnings": warnings},
        "repairs": dict(Counter(repair.way for repair in brief.repairs)),
        "contested": len({finding.sentence for finding in brief.findings if finding.contest}) or None,
        "findings": [finding_line(finding) for finding in brief.findings],
        "remarks": list(brief.remarks),
        "sources": {
            source.label: {
                "outlet": source.outlet,
                "title": source.title,
                "published": source.published,
                "grade": source.grade,
                "from": source.url or source.source,
            }
            for source in ledger.sources
            if source.document in used
        },
        "open": list(ledger.gaps),
        "left_out": [f"{source.outlet or source.source}: {source.reason}" for source in ledger.sources if source.reason],
        "base": digest(brief.model_dump_json().encode()),
    }
    return {"front": {key: Marked(_yaml(value)) for key, value in front.items() if value not in (None, [], {})}}


def finding_line(finding: Finding) -> str:
    """`error d2.1 number: “28” is not in the evidence …`"""
    return f"{finding.severity} {finding.sentence or finding.block or 'brief'} {finding.rule}: {finding.told}"


def _yaml(value: Any) -> str:
    """A value as YAML in front matter: a list or a mapping of mappings one entry a line, everything else in a line of JSON."""
    if isinstance(value, list):
        return "".join(f"\n  - {_json(item)}" for item in value)
    if isinstance(value, dict) and any(isinstance(item, dict) for item in value.values()):
        return "".join(f"\n  {key}: {_json(item)}" for key, item in value.items())
    return _json(value)


def _json(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_json(item)}" for key, item in value.items() if item is not None) + "}"
    text = json.dumps(value, ensure_ascii=False)
    return _LINE_BREAKERS.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
