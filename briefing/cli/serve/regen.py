"""A block asked for again: candidates beside the present words, and the one that a reviewer chose in their place."""

from __future__ import annotations

from typing import Any

from briefing.cli.bench import Bench
from briefing.cli.screen import Bar
from briefing.cli.serve.judging import shape
from briefing.cli.workshop import open_workshop
from briefing.errors import UsageError
from briefing.pipeline.regenerate import candidate, requests, take
from briefing.pipeline.regenerate import candidates as versions
from briefing.review.desk import Applied


def candidates(bench: Bench, block: str, wish: str, count: int) -> dict[str, Any]:
    """Versions that differ from the present words and from each other, each with what the rules say of it."""
    asked = wish or next((one.wish for one in requests(bench.desk) if one.block == block), None)
    with open_workshop(bench.config, bench.desk.run.name, Bar()) as shop:
        found = versions(bench.desk, shop.tools, block, asked, count)
        engine = shop.engine.info.model or f"the {shop.engine.info.kind} engine"
    made = [
        {
            "number": one.number,
            "text": one.text,
            "findings": [shape(finding) for finding in one.findings],
            "warnings": list(one.warnings),
        }
        for one in found
    ]
    said = "The present words stay in the history." if made else "There is no version that differs from what stands there."
    return {"candidates": made, "wish": asked or "", "note": f"Written by {engine}. {said}"}


def choose(bench: Bench, block: str, wish: str, number: int, text: str) -> Applied:
    """Puts one version in the place of the present words. It is in the store: nothing is paid for again. Raises UsageError where
    it does not read as it was shown, because the rest of the brief has changed since."""
    with open_workshop(bench.config, bench.desk.run.name, Bar()) as shop:
        chosen = candidate(bench.desk, shop.tools, block, wish or None, number)
    if chosen.text != text:
        raise UsageError("the rest of the brief has changed, and this version reads otherwise now", "ask for versions again")
    return take(bench.desk, chosen, wish or None)
