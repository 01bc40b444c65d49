"""What a command works with, opened and closed together: engine, store, library, and the account of what was spent."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import click

from briefing.check.checkers import load
from briefing.cli.bench import who
from briefing.cli.screen import Bar, money, tell
from briefing.clock import SystemClock
from briefing.config import Config
from briefing.library import Library
from briefing.model import Engine
from briefing.model.engines import make_engine
from briefing.model.prices import Estimate
from briefing.pipeline import Tools, planned
from briefing.pipeline.repair import MOST_ASKED
from briefing.records import Document
from briefing.runs import Run
from briefing.store import RunCost, Store
from briefing.styles import Style
from briefing.styles.lengths import most_blocks


@dataclass(frozen=True)
class Spent:
    """What a run's calls came to. `price` in US dollars, None where it is not known."""

    sent: int = 0
    cached: int = 0
    repaired: int = 0
    unknown: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    price: float | None = 0.0


class Workshop:
    """Engine, store and library of one command."""

    def __init__(self, config: Config, name: str, bar: Bar, store: Store | None, any_language: bool = False) -> None:
        self.config = config
        self.name = name
        self.store = store
        self.library = Library(config.settings.prompts, config.settings.templates)
        self.engine: Engine = make_engine(config, store, self.library, SystemClock(), name)
        self.before = self._total()
        self.tools = Tools(
            self.engine,
            self.library,
            bar,
            self.library.fields(),
            desk=config.daily,
            any_language=any_language,
            repair=config.settings.repair,
            checkers=load(config.settings.checkers),
            who=self._who,
        )
        bar.cost = lambda: money(self.spent().price) if store else ""

    def _who(self) -> str:
        return self.config.settings.reviewer or who()

    def close(self) -> None:
        self.engine.close()
        if self.store is not None:
            self.store.close()

    def finish(self, run: Run) -> None:
        """Notes in `run.json` which engine wrote the run, with which prompts."""
        run.save_meta(engine=self.engine.info.model_dump(exclude_none=True))

    # -- what was spent ---------------------------------------------------------------------------------------------------

    def _total(self) -> Spent:
        return total(self.store.run_cost(self.name)) if self.store else Spent()

    def spent(self) -> Spent:
        """What this command has used so far, apart from earlier commands on the same run."""
        now, then = self._total(), self.before
        price = None if now.price is None or then.price is None else now.price - then.price
        return Spent(
            now.sent - then.sent,
            now.cached - then.cached,
            now.repaired - then.repaired,
            now.unknown - then.unknown,
            now.tokens_in - then.tokens_in,
            now.tokens_out - then.tokens_out,
            price if now.sent > then.sent else 0.0,
        )

    def summary(self, seconds: float) -> str:
        """One line: calls, tokens, price, cache hits and time."""
        if self.store is None or self.config.engine != "openai":
            return f"{self.engine.info.kind} engine, no model call, nothing spent, {seconds:.1f} s"
        spent = self.spent()
        parts = [f"{spent.sent} calls", f"{spent.cached} from the store"]
        if spent.repaired:
            parts.append(f"{spent.repaired} repaired")
        if spent.unknown:
            parts.append(f"{spent.unknown} sent again after a reply was lost, perhaps paid twice")
        parts += [f"{spent.tokens_in:,} tokens in, {spent.tokens_out:,} out", money(spent.price), f"{seconds:.1f} s"]
        return ", ".join(parts)

    def hint(self) -> None:
        """After a run without a model: the one line that does the same through one, and what a key alone means."""
        if self.engine.info.kind != "extractive":
            return
        words = [word for word in sys.argv[1:] if word not in ("--engine", "extractive")]
        command = " ".join(["briefing", *(f"'{word}'" if " " in word else word for word in words)])
        if os.environ.get("OPENAI_API_KEY"):
            tell("OPENAI_API_KEY is set, but no model is named: a key alone is no consent to spend")
        tell(f"through a model: {command} --model NAME [--base-url http://localhost:11434/v1]")

    def predict(self, documents: Sequence[Document], styles: Sequence[Style], today: date) -> int:
        """Prints what a run would use, and makes no call. Returns the exit code."""
        estimate = getattr(self.engine, "estimate", None)
        if estimate is None:
            click.echo(f"{self.engine.info.kind} engine: no model call, no cost")
            return 0
        tell_estimate(planned(documents, styles, today, self.tools, estimate))
        self.tell_repairs(styles, 1)
        return 0

    def tell_repairs(self, styles: Sequence[Style], stories: int) -> None:
        """Prints what repairs can add to a prediction, which nobody can know before the sentences are there."""
        if not self.config.settings.repair or not stories:
            return
        most = MOST_ASKED * stories * sum(most_blocks(style) for style in styles)
        seen = getattr(self.engine, "seen", lambda step: 0)
        composed, asked = seen("compose"), seen("repair")
        past = f"so far {asked} for {composed} composing calls of this model" if composed else "none seen of this model yet"
        click.echo(f"repairs come on top: 0 to {most} calls more, at most {MOST_ASKED} for a block that fails the rules; {past}")


def tell_estimate(found: Estimate) -> None:
    """Prints what questions would use."""
    click.echo(f"calls   {found.calls} to make, {found.cached} in the store")
    click.echo(f"tokens  {found.tokens_low:,} to {found.tokens_high:,}")
    known = found.price_low is not None and found.price_high is not None
    click.echo(f"price   ${found.price_low:.4f} to ${found.price_high:.4f}" if known else "price   unknown for this model")


def total(cost: RunCost) -> Spent:
    """All steps of a run together."""
    counts = list(cost.calls.values())
    return Spent(
        sum(count.sent for count in counts),
        sum(count.cached for count in counts),
        sum(count.repaired for count in counts),
        sum(count.unknown for count in counts),
        cost.tokens.get("input", 0),
        cost.tokens.get("output", 0),
        cost.price,
    )


@contextmanager
def open_workshop(
    config: Config, name: str, bar: Bar, *, any_language: bool = False, remember: bool = False
) -> Iterator[Workshop]:
    """The workshop for one command. The store is opened only where a model is asked, or earlier days are remembered."""
    store = Store.open(config.store_path) if remember or config.engine == "openai" else None
    try:
        shop = Workshop(config, name, bar, store, any_language)
    except BaseException:
        if store is not None:
            store.close()
        raise
    try:
        yield shop
    finally:
        bar.end()
        shop.close()
