"""`check` and `render`: a brief or draft judged, and written out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from briefing.cli.options import JSON, PLACE_OPTIONS, settings, with_options
from briefing.cli.screen import safe, show_findings, tell
from briefing.library import Library
from briefing.pipeline import OpenDraft, open_brief
from briefing.records import SCHEMA_VERSION, Finding, Sentence
from briefing.render import FORMATS
from briefing.render import render as render_brief
from briefing.runs import write_atomic

DRAFT = click.argument("draft", type=click.Path(exists=True, path_type=Path), metavar="DRAFT")


@click.command(
    epilog="""\b
Examples:
  briefing check runs/2026-03-10-…/6-drafts/draft.house.md
  briefing check runs/2026-03-10-…/6-drafts/draft.house.md --json
"""
)
@DRAFT
@JSON
@with_options(PLACE_OPTIONS)
def check(draft: Path, as_json: bool, **given: Any) -> int:
    """Every rule on DRAFT as it stands now, edited or not.

    DRAFT is a draft (.md) or a record (.json) in a run. Exit code 1 when an error stands. What the rules do not find is not
    proved: they compare names, numbers, dates and quoted words with the cited evidence.
    """
    config = settings(given)
    opened = open_brief(draft, Library(config.settings.prompts, config.settings.templates))
    findings = opened.brief.findings
    errors = sum(finding.severity == "error" for finding in findings)
    if as_json:
        for sentence in opened.brief.sentences():
            click.echo(json.dumps(_verdict(sentence, opened), ensure_ascii=False))
        return 1 if errors else 0
    for sentence in opened.brief.sentences():
        concerning = [finding for finding in findings if finding.sentence == sentence.id]
        if concerning:
            click.echo(f"{sentence.id}  {safe(sentence.text)}")
            show_findings(concerning)
    show_findings([finding for finding in findings if finding.sentence is None])
    warnings = sum(finding.severity == "warn" for finding in findings)
    tell(f"{len(opened.brief.sentences())} sentences, {errors} errors, {warnings} warnings")
    return 1 if errors else 0


def _verdict(sentence: Sentence, opened: OpenDraft) -> dict[str, Any]:
    mine = [finding for finding in opened.brief.findings if finding.sentence == sentence.id]
    claims = [claim for claim_id in sentence.claims if (claim := opened.ledger.claim(claim_id))]
    return {
        "schema_version": SCHEMA_VERSION,
        "id": sentence.id,
        "text": sentence.text,
        "status": sentence.status,
        "supported": not any(finding.severity == "error" for finding in mine),
        "score": score(mine),
        "evidence": [item.model_dump(exclude_none=True) for claim in claims for item in claim.evidence],
        "findings": [finding.model_dump(exclude_none=True) for finding in mine],
    }


def score(findings: list[Finding]) -> float:
    """0 to 1, higher is better borne out: halved by each warning, a tenth for each error."""
    weights = {"error": 0.1, "warn": 0.5, "info": 1.0}
    value = 1.0
    for finding in findings:
        value *= weights[finding.severity]
    return round(value, 4)


@click.command(
    epilog="""\b
Examples:
  briefing render runs/2026-03-10-…/6-drafts/draft.house.md --format html -o brief.html
  briefing render runs/2026-03-10-…/5-briefs/brief.house.json --format text
"""
)
@DRAFT
@click.option("-f", "--format", "format", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Default: standard output.")
@with_options(PLACE_OPTIONS)
def render(draft: Path, format: str, output: Path | None, **given: Any) -> int:
    """DRAFT as Markdown, text, HTML or JSON. No character of a sentence is changed."""
    config = settings(given)
    library = Library(config.settings.prompts, config.settings.templates)
    opened = open_brief(draft, library)
    text = render_brief(opened.brief, opened.ledger, opened.style, library, format)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomic(output, text.encode())
        tell(f"wrote {output}")
    return 0
