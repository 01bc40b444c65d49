"""`review`: what a person does to a draft, understood, checked and kept."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from briefing.cli.bench import opened
from briefing.cli.drafts import BLOCK, DRAFT, OPTIONS, line, report, take_up
from briefing.cli.habits import learn
from briefing.cli.options import with_options
from briefing.cli.printing import Look, print_brief
from briefing.cli.regenerating import regen
from briefing.cli.screen import colours, fitted, safe, tell
from briefing.cli.serving import serve
from briefing.cli.walk import open_
from briefing.errors import UsageError
from briefing.records import SCHEMA_VERSION
from briefing.review import decide, verbs
from briefing.review.changes import Change, changes, text_of
from briefing.review.critic import Take
from briefing.review.desk import Applied, Desk
from briefing.review.offers import decided


@click.group(
    epilog="""\b
Examples:
  briefing review apply runs/2026-03-10-…/6-drafts/draft.house.md
  briefing review diff runs/2026-03-10-…/6-drafts/draft.house.md --rev 1
  briefing review approve runs/2026-03-10-…/6-drafts/draft.house.md
"""
)
def review() -> None:
    """What a person does to a draft: type over it, save, and apply; every step is kept and can be undone.

    DRAFT is a draft's file, its record, or its run's folder. In the file, {>>a comment<<} stays until somebody takes it out;
    {>>@drop why<<} strikes a block, {>>@source where<<} and {>>@regen how<<} are requests that must be settled before approval.
    """


@review.command()
@DRAFT
@click.option("--accept-changes", "take", flag_value="accept", help="Take all proposed changes, {++…++} and the like.")
@click.option("--reject-changes", "take", flag_value="reject", help="Take none of them.")
@click.option("--accept", "taken", multiple=True, metavar="ID", help="Take this proposal (d5 of “proposed d5”). Repeatable.")
@click.option("--reject", "left", multiple=True, metavar="ID", help="Turn this proposal down. Repeatable.")
@with_options(OPTIONS)
def apply(draft: Path, take: Any, taken: tuple[str, ...], left: tuple[str, ...], as_json: bool, **given: Any) -> int:
    """Understands what was typed into DRAFT, checks the changed words, keeps a revision, and says what it did.

    Text that has no place is an error with its line (exit code 1), and then nothing is written. What the program proposes in
    the draft stays open until you decide: by taking its marks out, or by name, here.
    """
    with opened(draft, given) as bench:
        if not taken and not left:
            return report(bench.desk, bench.desk.apply(take), as_json)
        take_up(bench)
        verdicts: list[tuple[str, Take]] = [*((name, "accept") for name in taken), *((name, "reject") for name in left)]
        return report(bench.desk, bench.desk.apply(None, partial(_decided_on, bench.desk, verdicts)), as_json)


def _decided_on(desk: Desk, verdicts: Sequence[tuple[str, Take]], text: str) -> str:
    for name, take in verdicts:
        text = decided(text, desk.state.proposed, name, take)
    return text


@review.command()
@DRAFT
@click.option("--evidence", is_flag=True, help="Beneath each paragraph, the words of the sources that bear it.")
@with_options(OPTIONS)
def show(draft: Path, evidence: bool, as_json: bool, **given: Any) -> int:
    """DRAFT as recorded, its state, open comments, findings, and which blocks somebody has accepted."""
    with opened(draft, given, writing=False) as bench:
        desk = bench.desk
        if as_json:
            said = {"brief": desk.record.model_dump(mode="json"), "review": desk.state.model_dump(mode="json")}
            click.echo(json.dumps({"schema_version": SCHEMA_VERSION, **said}, ensure_ascii=False))
            return 0
        print_brief(desk.record, desk.style, bench.ledger, Look(evidence=evidence, findings=True))
        for comment in desk.state.comments:
            click.echo(f"{comment.block:5} {comment.who}: {fitted(safe(comment.text))}")
        for offer in desk.state.proposed:
            words = text_of(offer.text) if offer.text else ""
            click.echo(fitted(safe(f"{offer.id:5} proposed ({offer.kind} {offer.block or ''}), {offer.why}: {words}")))
        accepted = [block.id for block in desk.record.blocks() if decide.is_accepted(desk, block.id)]
        click.echo(f"revision {desk.record.revision}, {desk.state.state}; accepted: {', '.join(accepted) or 'none'}")
        if desk.pending():
            tell("the file holds edits that are not applied yet")
        return 0


@review.command()
@DRAFT
@BLOCK
@click.argument("words", required=False)
@with_options(OPTIONS)
def edit(draft: Path, block: str, words: str | None, as_json: bool, **given: Any) -> int:
    """Puts WORDS in the place of a block's, or opens them in $EDITOR. Sentences keep the footnotes of those they replace."""

    def typed(desk: Desk) -> Callable[[str], str]:
        new = words if words is not None else _in_editor(desk, block)
        return lambda text: verbs.retype(text, desk.record, block, new)

    return _edited(draft, typed, as_json, given)


def _in_editor(desk: Desk, block: str) -> str:
    found = next((one for one in desk.record.blocks() if one.id == block), None)
    if found is None:
        raise UsageError(f"no block {block!r}", f"there are: {', '.join(one.id for one in desk.record.blocks())}")
    before = " ".join(sentence.text for sentence in found.sentences)
    return click.edit(before + "\n") or before


@review.command()
@DRAFT
@BLOCK
@click.argument("text")
@with_options(OPTIONS)
def comment(draft: Path, block: str, text: str, as_json: bool, **given: Any) -> int:
    """Puts a comment TEXT behind a block; BLOCK `brief` is the whole. "@source …" and "@regen …" ask for something."""
    return _edited(draft, lambda _: lambda body: verbs.comment(body, block, text), as_json, given)


@review.command()
@DRAFT
@BLOCK
@click.option("--why", default="", metavar="TEXT", help="The reason, which is kept.")
@with_options(OPTIONS)
def drop(draft: Path, block: str, why: str, as_json: bool, **given: Any) -> int:
    """Strikes a block. The claims that only it used are noted as struck."""
    return _edited(draft, lambda _: lambda body: verbs.comment(body, block, f"@drop {why}"), as_json, given)


@review.command()
@DRAFT
@BLOCK
@click.option("--before", metavar="BLOCK", help="Put it before this one.")
@click.option("--after", metavar="BLOCK", help="Put it behind this one.")
@with_options(OPTIONS)
def move(draft: Path, block: str, before: str | None, after: str | None, as_json: bool, **given: Any) -> int:
    """Moves a point. It keeps its id and its evidence."""
    if (before is None) == (after is None):
        raise UsageError("where to?", "give --before BLOCK or --after BLOCK")
    beside = before or after or ""
    return _edited(draft, lambda _: lambda body: verbs.move(body, block, beside, before=before is not None), as_json, given)


@review.command()
@DRAFT
@BLOCK
@with_options(OPTIONS)
def accept(draft: Path, block: str, as_json: bool, **given: Any) -> int:
    """Notes that you have read a block and let it stand, until its words change."""
    return _decided(draft, lambda desk: decide.accept(desk, block), as_json, given)


@review.command()
@DRAFT
@click.option("--override", is_flag=True, help="Approve although something stands against it; needs --why.")
@click.option("--why", metavar="REASON", help="The reason, which is kept with the approval.")
@with_options(OPTIONS)
def approve(draft: Path, override: bool, why: str | None, as_json: bool, **given: Any) -> int:
    """Freezes exactly this text. Refused (exit code 1) while a block has no evidence, an error, or an open request.

    Any later edit makes it a draft again.
    """
    if override != bool(why):
        raise UsageError("--override and --why go together", 'for example: --override --why "the desk has it from the minister"')
    return _decided(draft, lambda desk: decide.approve(desk, why), as_json, given, apply_first=False)


@review.command("return")
@DRAFT
@click.option("--why", required=True, metavar="REASON", help="What has to change.")
@with_options(OPTIONS)
def return_(draft: Path, why: str, as_json: bool, **given: Any) -> int:
    """Asks for changes: the state is changes_requested until the text is edited."""
    return _decided(draft, lambda desk: decide.send_back(desk, why), as_json, given)


@review.command()
@DRAFT
@click.option("--why", required=True, metavar="REASON", help="Why it is turned down.")
@with_options(OPTIONS)
def reject(draft: Path, why: str, as_json: bool, **given: Any) -> int:
    """Turns the brief down. Nothing is deleted."""
    return _decided(draft, lambda desk: decide.reject(desk, why), as_json, given)


@review.command()
@DRAFT
@click.option("--rev", required=True, type=int, metavar="N", help="The revision whose words come back.")
@with_options(OPTIONS)
def revert(draft: Path, rev: int, as_json: bool, **given: Any) -> int:
    """Brings back the words of an earlier revision, as a new one: nothing between them is lost.

    Edits in the file that are not applied yet are kept as a revision first.
    """
    return _decided(draft, lambda desk: decide.revert(desk, rev), as_json, given)


@review.command()
@DRAFT
@click.option("--rev", default=None, metavar="N[..M]", help="From revision N to M; default: from the machine's to the present.")
@click.option("--published", is_flag=True, help="From the machine's text to the one that was published last.")
@with_options(OPTIONS)
def diff(draft: Path, rev: str | None, published: bool, as_json: bool, **given: Any) -> int:
    """What changed between two revisions, word by word. Without --rev: from the machine's text to the present one."""
    if published and rev:
        raise UsageError("--published and --rev do not go together", "name one of them")
    with opened(draft, given, writing=False) as bench:
        first, last = _range(rev, bench.desk)
        if published:
            if not bench.desk.state.published:
                raise UsageError("nothing of this brief is published", f"briefing publish {draft}")
            last = bench.desk.state.published[-1].revision
        for change in changes(bench.desk.revision(first), bench.desk.revision(last)):
            if as_json:
                click.echo(json.dumps({"schema_version": SCHEMA_VERSION, **dataclasses.asdict(change)}, ensure_ascii=False))
            else:
                click.echo(line(change), color=colours())
        return 0


@review.command()
@DRAFT
@with_options(OPTIONS)
def log(draft: Path, as_json: bool, **given: Any) -> int:
    """All that was done to a brief: who, when, what, the words before and after. --json: one event a line."""
    with opened(draft, given, writing=False) as bench:
        for event in bench.events():
            if as_json:
                click.echo(json.dumps({"schema_version": SCHEMA_VERSION, **dataclasses.asdict(event)}, ensure_ascii=False))
            else:
                said = line(Change(event.verb, event.block, event.before, event.after, event.note))
                click.echo(f"{event.at}  r{event.revision}  {fitted(safe(event.who))}  {said}", color=colours())
        return 0


@review.command()
@DRAFT
@BLOCK
@click.option("--find", is_flag=True, help="Look for claims and sentences of the sources that could bear the block.")
@click.option(
    "--use", "claims", multiple=True, metavar="CLAIM", help="Put this claim under the sentence BLOCK (as d3.1). Repeatable."
)
@with_options(OPTIONS)
def evidence(draft: Path, block: str, find: bool, claims: tuple[str, ...], as_json: bool, **given: Any) -> int:
    """What bears a block; with --find, what could: sentences of the sources and the claims on them, the likest first."""
    from briefing.cli.finding import show_evidence, use

    with opened(draft, given, writing=bool(claims)) as bench:
        if not claims:
            return show_evidence(bench, block, find=find, as_json=as_json)
        take_up(bench)
        return report(bench.desk, use(bench, block if "." in block else f"{block}.1", claims), as_json)


# -- what the commands share ----------------------------------------------------------------------------------------------


def _edited(draft: Path, make: Callable[[Desk], Callable[[str], str]], as_json: bool, given: dict[str, Any]) -> int:
    """Applies what the file holds, then one more edit to it."""
    with opened(draft, given) as bench:
        take_up(bench)
        return report(bench.desk, bench.desk.apply(None, make(bench.desk)), as_json)


def _decided(
    draft: Path, act: Callable[[Desk], Applied], as_json: bool, given: dict[str, Any], *, apply_first: bool = True
) -> int:
    with opened(draft, given) as bench:
        if apply_first:
            take_up(bench)
        return report(bench.desk, act(bench.desk), as_json)


def _range(rev: str | None, desk: Desk) -> tuple[int, int]:
    known: Sequence[int] = desk.revisions()
    if rev is None:
        return known[0], known[-1]
    first, _, last = rev.partition("..")
    try:
        return int(first), int(last) if last else known[-1]
    except ValueError as error:
        raise UsageError(f"--rev {rev!r} is no revision", "write it as 1 or 1..3") from error


review.add_command(regen)
review.add_command(open_)
review.add_command(serve)
review.add_command(learn)
