"""What another style did not cost: reading the documents again. As the store has it; else an estimate that says it is one."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.cli.screen import money
from briefing.cli.workshop import Workshop
from briefing.extract import Extractor
from briefing.model.prices import Estimate
from briefing.records import Extraction
from briefing.runs import Run
from briefing.store import StepCost, Store

STEP = "extract"
ASKED = "openai"  # the kind of engine whose answers cost something


def saved(run: Run, shop: Workshop) -> str:
    """One line: the documents that stand read, and the calls, tokens and price that extracting them took."""
    read = [extraction for extraction in run.extractions() if extraction.engine != "archive"]
    line = f"saved: {_counted(len(read), 'document')} not read again"
    paid = [extraction for extraction in read if extraction.engine == ASKED]
    if not paid:
        return f"{line}; no model had read them, so no tokens and no price"
    cost = _recorded(run, shop)
    return f"{line}; {_as_recorded(cost) if cost and cost.calls else _estimated(run, paid, shop)}"


def _recorded(run: Run, shop: Workshop) -> StepCost | None:
    """What the store has of the run's extraction; it is opened for that where no model is asked."""
    if shop.store is not None:
        return shop.store.step_cost(run.name, STEP)
    path = shop.config.store_path
    if not path.is_file():
        return None
    store = Store.open(path)
    try:
        return store.step_cost(run.name, STEP)
    finally:
        store.close()


def _as_recorded(cost: StepCost) -> str:
    untold = f" (of {_counted(cost.untold, 'reply', 'replies')} not told)" if cost.untold else ""
    tokens = f"{cost.tokens_in:,} tokens in, {cost.tokens_out:,} out{untold}"
    return f"extracting them took {_counted(cost.calls, 'call')}, {tokens}, {money(cost.price)}"


def _estimated(run: Run, paid: Sequence[Extraction], shop: Workshop) -> str:
    """What extracting would take from the model that is asked now."""
    estimate = getattr(shop.engine, "estimate", None)
    if estimate is None:
        return "what a model took to extract them is not in this store"
    wanted = {extraction.document for extraction in paid}
    documents = [document for document in run.documents() if document.id in wanted]
    extractor = Extractor(shop.engine, shop.library, run.ledger().date, shop.tools.fields)
    found: Estimate = estimate(extractor.requests(documents))
    if not found.calls:
        return "the answers on them are in the store, under another run's name"
    priced = found.price_low is not None and found.price_high is not None
    price = f"{money(found.price_low)} to {money(found.price_high)}" if priced else money(None)
    tokens = f"{found.tokens_low:,} to {found.tokens_high:,} tokens"
    return f"extracting them would take {_counted(found.calls, 'call')}, {tokens}, {price} (estimated: this store has no record)"


def _counted(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"
