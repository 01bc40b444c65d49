"""The terminal reviewer's loop: show a sentence, take a key, do it, show the next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from briefing.cli.bench import Bench, opened
from briefing.cli.drafts import DRAFT, WHO, line
from briefing.cli.options import ENGINE_OPTIONS, PLACE_OPTIONS, with_options
from briefing.cli.screen import colours, fitted, safe, show_findings
from briefing.cli.walk.acts import HELP, acts, ask
from briefing.cli.walk.keyboard import key
from briefing.cli.walk.panel import Stop, panel, show, stops
from briefing.errors import BriefingError
from briefing.review.decide import is_accepted
from briefing.review.desk import Applied, Desk
from briefing.review.undo import Before, undo

STAYS = ("v", "d", "?")  # keys that show something beside the sentence, which is still on the screen
GOES_ON = ("a", "x")  # keys after which the reviewer goes to the next sentence by itself


@click.command("open")
@DRAFT
@with_options(WHO, ENGINE_OPTIONS, PLACE_OPTIONS)
def open_(draft: Path, **given: Any) -> int:
    """A reviewer in the terminal: a sentence at a time with its evidence and findings, and a key for each thing to do.

    It goes on where you stopped, and ? shows the keys. Each key does what the command of that name does; nothing is held while
    it waits, so that an editor, a browser and this can be open on one draft. Without a terminal, keys are read a line each.
    """
    Walk(draft, given).run()
    return 0


@dataclass
class Walk:
    """One sitting. `at` is the sentence that it is at; `done` what can be undone, and where; `fresh`
    says that there is something new to show."""

    draft: Path
    given: dict[str, Any]
    at: str | None = None
    number: int = 0
    done: list[tuple[Before, str | None]] = field(default_factory=list)
    fresh: bool = True

    @contextmanager
    def bench(self, *, writing: bool) -> Iterator[Bench]:
        """The draft as it is now: held only while something is done to it."""
        with opened(self.draft, dict(self.given), writing=writing) as bench:
            self.given["by"] = bench.desk.means.who
            yield bench

    def run(self) -> None:
        with self.bench(writing=True) as bench:
            self._say(bench.desk.apply() if not bench.desk.path.exists() or bench.desk.pending() else None)
            self.at = bench.desk.state.place
        try:
            while True:
                with self.bench(writing=False) as bench:
                    stop = self._stop(bench)
                    if stop is None:
                        click.echo("the draft holds no sentence")
                        return
                    if self.fresh:
                        show(panel(bench, stop))
                pressed = self._key()
                self.fresh = pressed not in STAYS
                if pressed == "q":
                    return
                self._do(pressed, stop)
        finally:
            self._keep_place()

    # -- where ------------------------------------------------------------------------------------------------------------

    def _stop(self, bench: Bench) -> Stop | None:
        """The sentence that this is at; where it is gone, the one that has its place now."""
        there = stops(bench)
        found = next((stop for stop in there if stop.sentence.id == self.at), None)
        if found is None and there:
            found = there[min(max(self.number - 1, 0), len(there) - 1)]
        if found is not None:
            self.at, self.number = found.sentence.id, found.number
        return found

    def _go(self, step: int) -> None:
        with self.bench(writing=False) as bench:
            there = stops(bench)
            at = next((number for number, stop in enumerate(there) if stop.sentence.id == self.at), self.number - 1) + step
            if at >= len(there):
                click.echo(fitted(_tally(bench.desk)))
            at = min(max(at, 0), len(there) - 1)
            self.at, self.number = there[at].sentence.id, at + 1

    def _go_to(self) -> None:
        name = ask("go to which block or sentence?")
        with self.bench(writing=False) as bench:
            found = next((stop for stop in stops(bench) if name in (stop.block.id, stop.sentence.id)), None)
            if found is None:
                click.echo(f"no block {safe(name)!r}; there are: {', '.join(block.id for block in bench.desk.record.blocks())}")
            else:
                self.at, self.number = found.sentence.id, found.number

    def _keep_place(self) -> None:
        try:
            with self.bench(writing=True) as bench:
                bench.desk.keep_place(self.at)
        except BriefingError as error:  # somebody else is writing just now: the place is not worth waiting for
            click.echo(f"where you stopped is not kept: {safe(error.message)}", err=True)

    # -- keys -------------------------------------------------------------------------------------------------------------

    def _key(self) -> str:
        pressed = key(f"{self.at} [{','.join(HELP)}] ")
        click.echo(safe(pressed))
        return pressed

    def _do(self, pressed: str, stop: Stop) -> None:
        try:
            if pressed in ("n", "p"):
                self._go(1 if pressed == "n" else -1)
            elif pressed == "g":
                self._go_to()
            elif pressed == "u":
                self._undo()
            elif pressed in acts():
                self._act(pressed, stop)
            else:
                show(f"  {name}  {said}" for name, (said, _) in HELP.items())
        except BriefingError as error:
            click.echo(fitted(safe(f"{error.message}" + (f"\n  → {error.remedy}" if error.remedy else ""))))
        except click.Abort:
            click.echo("")

    def _act(self, pressed: str, stop: Stop) -> None:
        act = acts()[pressed]
        if act in LOOKS:
            with self.bench(writing=False) as bench:
                act(bench, stop)
            return
        with self.bench(writing=True) as bench:
            if bench.desk.pending():
                self._say(bench.desk.apply())
            before = bench.desk.record, bench.desk.state
            done = act(bench, stop)
            self._say(done)
            if done is not None and done.wrote:
                did = ", ".join(" ".join(filter(None, (change.verb, change.block))) for change in done.changes)
                self.done.append((Before(*before, did), self.at))
        if pressed in GOES_ON and done is not None:
            self._go(1 if pressed == "a" else 0)

    def _undo(self) -> None:
        if not self.done:
            click.echo("nothing was done here yet; `briefing review revert DRAFT --rev N` goes further back")
            return
        with self.bench(writing=True) as bench:
            if bench.desk.pending():
                self._say(bench.desk.apply())
            self._say(undo(bench.desk, self.done[-1][0]))
        self.at = self.done.pop()[1]

    def _say(self, done: Applied | None) -> None:
        if done is None:
            return
        for change in done.changes:
            click.echo(line(change), color=colours())
        show_findings([finding for finding in done.findings if finding.severity != "info"])


LOOKS = (HELP["v"][1], HELP["d"][1])


def _tally(desk: Desk) -> str:
    """Where the brief stands, for who has come to its end."""
    blocks = desk.record.blocks()
    counts = {
        "requests": sum(comment.verb is not None for comment in desk.state.comments),
        "proposals": len(desk.state.proposed),
        "errors": sum(finding.severity == "error" for finding in desk.record.findings),
    }
    read = sum(is_accepted(desk, block.id) for block in blocks)
    open_ones = ", ".join(f"{number} {what}" for what, number in counts.items())
    return f"this is the end: {read} of {len(blocks)} blocks accepted, {open_ones} open; {desk.state.state}. A approves"
