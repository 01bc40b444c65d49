"""`check`: a brief, a draft or any text judged."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.check import ORDER
from briefing.check.checkers import Checker
from briefing.check.checkers import load as load_checkers
from briefing.cli.options import DATE, JSON, PLACE_OPTIONS, READING_OPTIONS, settings, with_options
from briefing.cli.screen import tell
from briefing.cli.verdicts import Report, Shown, annotate, counted, place_of
from briefing.config import Config
from briefing.errors import UsageError
from briefing.library import Library
from briefing.pipeline import OpenDraft, open_brief
from briefing.records import Finding, Sentence

if TYPE_CHECKING:
    from briefing.cli.judging import Judged

READER_OPTIONS = (
    click.option(
        "--second-reader",
        "reader",
        metavar="MODEL",
        is_flag=False,
        flag_value="",
        help="Let another model read what the rules cannot judge, the most doubtful first. Without a name: the setting's.",
    ),
    click.option("--base-url", metavar="URL", help="The second reader's endpoint."),
    click.option("--replies", type=click.Path(path_type=Path), metavar="DIR", help="Its recorded replies, and no endpoint."),
    click.option("--record", type=click.Path(path_type=Path), metavar="DIR", help="Record its valid replies in DIR."),
    click.option("--max-cost", type=float, metavar="USD", help="Ask it nothing that would pass this."),
    click.option("--max-calls", type=int, metavar="N", help="Ask it nothing that would pass this."),
    click.option("--dry-run", is_flag=True, help="Predict its calls, tokens and price; make none."),
)


@click.command(
    epilog="""\b
Examples:
  briefing check runs/2026-03-10-…/6-drafts/draft.house.md
  briefing check runs/2026-03-10-…/6-drafts/draft.house.md --json
  briefing check runs/2026-03-10-…/6-drafts/draft.house.md --fix --diff
  briefing check runs/2026-03-10-…/6-drafts/draft.house.md --second-reader MODEL --max-calls 20
  briefing check speech.txt --against transcript.pdf --against notes/
  briefing check --batch rows.jsonl --json
"""
)
@click.argument("draft", type=click.Path(exists=True, allow_dash=True, path_type=Path), metavar="DRAFT", required=False)
@click.option("--against", "sources", multiple=True, metavar="SOURCE", help="Check any text against these sources.")
@click.option(
    "--batch",
    "rows",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    metavar="ROWS.jsonl",
    help="Rows {id, text, source_text} or {id, text, sources}: a line of JSON out for each.",
)
@click.option("--fix", is_flag=True, help="Put right in DRAFT what changes no fact: marks, spelling, forms of numbers and dates.")
@click.option("--diff", "show", is_flag=True, help="Show what --fix would change, word by word, and write nothing.")
@click.option("-f", "--format", "format", type=click.Choice(["text", "github"]), default="text", help="How findings are printed.")
@DATE
@JSON
@with_options(READER_OPTIONS, READING_OPTIONS, PLACE_OPTIONS)
def check(
    draft: Path | None,
    sources: tuple[str, ...],
    rows: Path | None,
    fix: bool,
    show: bool,
    format: str,
    day: date | None,
    as_json: bool,
    **given: Any,
) -> int:
    """Every rule on DRAFT as it stands now, edited or not; or on any text, against sources.

    DRAFT is a draft (.md) or a record (.json) in a run; with --against, any text file. Exit code 1 when an error stands. What the
    rules do not find is not proved: `briefing explain RULE` says what each looks at and what it cannot see.
    """
    from briefing.collect import ReadOptions

    allow_hosts = tuple(given.pop("allow_hosts", ()))
    reader, dry = given.pop("reader"), given.pop("dry_run")
    if reader is not None and (rows is not None or sources):
        raise UsageError("a second reader reads drafts only", "name a draft in a run")
    if rows is not None:
        from briefing.cli.judging import Judging, write_batch

        return write_batch(rows, Judging(ReadOptions(allow_hosts=allow_hosts), day, _own_checkers(settings(given))))
    if draft is None:
        raise UsageError("nothing to check", "name a draft, or a text and --against SOURCE, or --batch ROWS.jsonl")
    if (fix or show) and (sources or draft.is_dir()):
        raise UsageError("--fix and --diff work on one draft", "name it: 6-drafts/draft.STYLE.md")
    config = settings(given)
    checkers = _own_checkers(config)
    if sources:
        from briefing.cli.judging import Judging, against

        judged = against(draft, sources, Judging(ReadOptions(allow_hosts=allow_hosts), day, checkers))
        return _report_text(draft, judged, format, as_json)
    library = Library(config.settings.prompts, config.settings.templates)
    opened = open_brief(draft, library, checkers)
    if fix or show:
        from briefing.cli.fixing import fix_draft

        opened = fix_draft(draft, opened, library, show=show, as_json=as_json)
        if show:
            return 1 if any(finding.severity == "error" for finding in opened.brief.findings) else 0
    if reader is None:
        return _report_brief(opened, draft, format, as_json)
    if dry:
        from briefing.cli.second import predict

        return predict(opened, draft, config, reader)
    return _read_again(opened, draft, config, reader, format, as_json)


def _read_again(opened: OpenDraft, draft: Path, config: Config, reader: str, format: str, as_json: bool) -> int:
    from briefing.cli.second import read_again

    opened, said = read_again(opened, draft, config, reader)
    code = _report_brief(opened, draft, format, as_json)
    for line in said:
        tell(line)
    return code


def _own_checkers(config: Config) -> tuple[Checker, ...]:
    return load_checkers(config.settings.checkers)


def _report_text(draft: Path, judged: Judged, format: str, as_json: bool) -> int:
    from briefing.cli.judging import shape

    report = Report()
    for verdict in judged.verdicts:
        if as_json:
            click.echo(json.dumps(shape(verdict), ensure_ascii=False))
        elif format == "github":
            annotate(verdict.text, verdict.findings, draft)
        elif verdict.findings:
            shown = [Shown(place_of(item, judged.names[item.document]), item.quote) for item in verdict.evidence]
            report.sentence(verdict.id, verdict.text, verdict.findings, shown)
    _report_others(report, judged.others, {}, draft, format, as_json)
    found = [finding for verdict in judged.verdicts for finding in verdict.findings]
    return _summed_up([*found, *judged.others], len(judged.verdicts), as_json)


def _report_brief(opened: OpenDraft, draft: Path, format: str, as_json: bool) -> int:
    findings = sorted(opened.brief.findings, key=lambda finding: ORDER[finding.severity])
    report = Report()
    for sentence in opened.brief.sentences():
        mine = [finding for finding in findings if finding.sentence == sentence.id]
        if as_json:
            click.echo(json.dumps(_verdict(sentence, mine, opened), ensure_ascii=False))
        elif format == "github":
            annotate(sentence.text, mine, draft)
        elif mine:
            report.sentence(sentence.id, sentence.text, mine, _shown(sentence, opened))
    rest = [finding for finding in findings if finding.sentence is None]
    texts = {block.id: " ".join(sentence.text for sentence in block.sentences) for block in opened.brief.blocks()}
    _report_others(report, rest, texts, draft, format, as_json)
    return _summed_up(findings, len(opened.brief.sentences()), as_json)


def _report_others(
    report: Report, findings: Sequence[Finding], texts: Mapping[str, str], draft: Path, format: str, as_json: bool
) -> None:
    """What concerns no one sentence: a block, whose text is in `texts`, or the brief as a whole."""
    if as_json:
        from briefing.cli.judging import remark_line

        for block in dict.fromkeys(finding.block for finding in findings):
            mine = [finding for finding in findings if finding.block == block]
            line = remark_line(block or "brief", texts.get(block or "", ""), mine)
            click.echo(json.dumps(line, ensure_ascii=False))
    elif format == "github":
        annotate(None, findings, draft)
    else:
        report.others(findings)


def _summed_up(findings: Sequence[Finding], sentences: int, as_json: bool) -> int:
    """Says how many there are, and returns the exit code."""
    if not as_json:
        tell(counted(sentences, findings))
    return 1 if any(finding.severity == "error" for finding in findings) else 0


def _shown(sentence: Sentence, opened: OpenDraft) -> list[Shown]:
    claims = [claim for claim_id in sentence.claims if (claim := opened.ledger.claim(claim_id))]
    label = {source.document: source.label for source in opened.ledger.sources}
    items = dict.fromkeys(item for claim in claims for item in claim.evidence)
    return [Shown(place_of(item, label.get(item.document, "?")), item.quote) for item in items]


def _verdict(sentence: Sentence, mine: Sequence[Finding], opened: OpenDraft) -> dict[str, Any]:
    from briefing.check import Verdict
    from briefing.cli.judging import shape

    claims = [claim for claim_id in sentence.claims if (claim := opened.ledger.claim(claim_id))]
    evidence = tuple(item for claim in claims for item in claim.evidence)
    return shape(Verdict(sentence.id, sentence.text, sentence.status, evidence, tuple(mine), coverage=1.0))
