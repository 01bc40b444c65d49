"""What each key of the terminal reviewer does to the draft: the same as the command of that name."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import click

from briefing.cli.bench import Bench
from briefing.cli.drafts import line
from briefing.cli.finding import found, use
from briefing.cli.regenerating import show_candidates
from briefing.cli.screen import Bar, fitted, safe
from briefing.cli.walk.panel import Stop, show, source
from briefing.cli.workshop import open_workshop
from briefing.errors import UsageError
from briefing.pipeline.regenerate import candidates, requests, take
from briefing.records import Block
from briefing.review import decide, verbs
from briefing.review.changes import changes, text_of
from briefing.review.critic import Take
from briefing.review.desk import Applied
from briefing.review.offers import decided

Act = Callable[[Bench, Stop], Applied | None]


def ask(question: str) -> str:
    """What somebody types behind a question; nothing where they only press Enter."""
    return str(click.prompt(fitted(question), default="", show_default=False)).strip()


def accept(bench: Bench, stop: Stop) -> Applied:
    return decide.accept(bench.desk, stop.block.id)


def edit(bench: Bench, stop: Stop) -> Applied | None:
    """Other words for the block: in $EDITOR where there is one, else typed here."""
    before = text_of(stop.block)
    if os.environ.get("VISUAL") or os.environ.get("EDITOR"):
        words = (click.edit(before + "\n") or before).strip()
    else:
        words = ask(f"new words of {stop.block.id} (Enter: as they are)") or before
    if words == before:
        return None
    return bench.desk.apply(None, lambda text: verbs.retype(text, bench.desk.record, stop.block.id, words))


def drop(bench: Bench, stop: Stop) -> Applied:
    why = ask(f"why is {stop.block.id} struck? (Enter: no reason)")
    return bench.desk.apply(None, lambda text: verbs.comment(text, stop.block.id, f"@drop {why}"))


def comment(bench: Bench, stop: Stop) -> Applied | None:
    said = ask("comment (@source … and @regen … ask for something)")
    return bench.desk.apply(None, lambda text: verbs.comment(text, stop.block.id, said)) if said else None


def regenerate(bench: Bench, stop: Stop) -> Applied | None:
    block = stop.block.id
    asked = next((one.wish for one in requests(bench.desk) if one.block == block), None)
    wish = ask(f"how should {block} be written? (Enter: {asked or 'otherwise'})") or asked
    with open_workshop(bench.config, bench.desk.run.name, Bar()) as shop:
        versions = candidates(bench.desk, shop.tools, block, wish, 3)
        show_candidates(versions)
        click.echo(shop.summary(0).rpartition(",")[0])
    chosen = ask("take which? (Enter: none)") if versions else ""
    one = next((version for version in versions if str(version.number) == chosen), None)
    return take(bench.desk, one, wish) if one else None


def evidence(bench: Bench, stop: Stop) -> Applied | None:
    """What in the sources could bear the sentence, and the claim of one's choice put under it."""
    offers = found(bench, stop.sentence)
    for number, offer in enumerate(offers, 1):
        where = offer.source + (f" ¶{offer.paragraph}" if offer.paragraph else "")
        said = "no claim of the ledger" if not offer.claim else "already" if offer.claim in stop.sentence.claims else ""
        click.echo(f"[{number}] {fitted(safe(f'{where} “{offer.quote}”'))}" + (f"  ({said})" if said else ""))
    if not offers:
        click.echo("nothing in the sources comes near it")
        return None
    chosen = ask("rest it on which? (Enter: none)")
    claim = offers[int(chosen) - 1].claim if chosen.isdigit() and 0 < int(chosen) <= len(offers) else None
    if claim is None or claim in stop.sentence.claims:
        return None
    return use(bench, stop.sentence.id, (claim,))


def view(bench: Bench, stop: Stop) -> None:
    show(source(bench, stop.sentence))


def difference(bench: Bench, stop: Stop) -> None:
    """What became of the block since the machine wrote it."""
    first = bench.desk.revision(bench.desk.revisions()[0])
    made = [change for change in changes(first, bench.desk.record) if change.block == stop.block.id]
    show([line(change) for change in made] or ["as the machine wrote it"])


def mover(step: int) -> Act:
    """Moves a point one place up (-1) or down (1) in its section."""

    def move(bench: Bench, stop: Stop) -> Applied | None:
        points = next((s.points for s in bench.desk.record.sections if stop.block in s.points), ())
        ids = [block.id for block in points]
        if stop.block.id not in ids:
            raise UsageError(f"{stop.block.id} opens its section, and is not moved")
        at = ids.index(stop.block.id) + step
        if not 0 <= at < len(ids):
            raise UsageError(f"{stop.block.id} is the {'first' if step < 0 else 'last'} point of its section")
        return bench.desk.apply(None, lambda text: verbs.move(text, stop.block.id, ids[at], before=step < 0))

    return move


def settler(verdict: Take) -> Act:
    """Takes or turns down what is proposed for the block."""

    def settle(bench: Bench, stop: Stop) -> Applied:
        name = next((offer.id for offer in bench.desk.state.proposed if offer.block == stop.block.id), None)
        if name is None:
            raise UsageError(f"nothing is proposed for {stop.block.id}")
        return bench.desk.apply(None, lambda text: decided(text, bench.desk.state.proposed, name, verdict))

    return settle


def approve(bench: Bench, stop: Stop) -> Applied | None:
    try:
        return decide.approve(bench.desk)
    except decide.NotApproved as error:
        click.echo(fitted(safe(error.message)))
        why = ask("approve all the same? the reason, which is kept (Enter: no)")
        return decide.approve(bench.desk, why) if why else None


def send_back(bench: Bench, stop: Stop) -> Applied | None:
    why = ask("what has to change? (Enter: nothing)")
    return decide.send_back(bench.desk, why) if why else None


def block_named(bench: Bench, name: str) -> Block | None:
    return next((block for block in bench.desk.record.blocks() if block.id == name), None)


HELP: dict[str, tuple[str, Act | None]] = {
    "a": ("accept: you have read the block and let it stand", accept),
    "e": ("edit the block's words", edit),
    "x": ("strike the block", drop),
    "c": ("comment on it", comment),
    "r": ("write it again, and choose", regenerate),
    "s": ("find evidence for the sentence", evidence),
    "v": ("view the source", view),
    "J": ("move the point down", mover(1)),
    "K": ("move the point up", mover(-1)),
    "+": ("take what is proposed for it", settler("accept")),
    "-": ("turn down what is proposed", settler("reject")),
    "d": ("what changed since the machine wrote it", difference),
    "A": ("approve the whole text", approve),
    "R": ("return it, with what has to change", send_back),
    "u": ("undo the last thing done", None),
    "n": ("next sentence (j, Enter, arrow down)", None),
    "p": ("previous sentence (k, arrow up)", None),
    "g": ("go to a block", None),
    "?": ("this help", None),
    "q": ("quit; the next time goes on here", None),
}


def acts() -> dict[str, Any]:
    return {key: act for key, (_, act) in HELP.items() if act is not None}
