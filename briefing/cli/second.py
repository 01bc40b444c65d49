"""`check --second-reader`: the model that reads again, what it would cost, and what came of it."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import click

from briefing.check.reader import SecondRead, doubts, request, second_read
from briefing.cli.screen import Bar
from briefing.cli.workshop import open_workshop, tell_estimate
from briefing.config import Config
from briefing.errors import UsageError
from briefing.pipeline import OpenDraft
from briefing.replies import Doubt
from briefing.runs import find_run, slug


def predict(opened: OpenDraft, draft: Path, config: Config, model: str) -> int:
    """Prints what a second reading would use, and makes no call. Returns the exit code."""
    found = _doubts(opened)
    with open_workshop(_asking(config, model), find_run(draft).folder.name, Bar()) as shop:
        estimate = getattr(shop.engine, "estimate", None)
        if estimate is None:
            click.echo("recorded replies: no model call, no cost")
        else:
            story = slug(opened.ledger.title)
            tell_estimate(estimate(request(doubt, shop.library, story) for doubt in found))
    return 0


def read_again(opened: OpenDraft, draft: Path, config: Config, model: str) -> tuple[OpenDraft, list[str]]:
    """The draft with what a second reader finds among its findings, and what there is to say of the reading."""
    started = time.monotonic()
    found = _doubts(opened)
    with open_workshop(_asking(config, model), find_run(draft).folder.name, Bar()) as shop:
        result = second_read(found, shop.engine, shop.library, slug(opened.ledger.title))
        said = [*_told(result), shop.summary(time.monotonic() - started)]
    brief = opened.brief.model_copy(update={"findings": (*opened.brief.findings, *result.findings)})
    return replace(opened, brief=brief), said


def _doubts(opened: OpenDraft) -> list[Doubt]:
    return doubts(opened.brief, opened.ledger, opened.style, opened.documents)


def _asking(config: Config, model: str) -> Config:
    """The settings with the second reader in the model's place."""
    given = config.settings
    name = model or given.second_reader
    if not name:
        raise UsageError("no second reader is named", "--second-reader MODEL, or second_reader in briefing.toml")
    url = given.base_url
    if config.origins["base_url"] != "option" and given.second_reader_url:
        url = given.second_reader_url
    engine = "replay" if config.origins["replies"] == "option" else "openai"
    return replace(config, settings=given.model_copy(update={"model": name, "base_url": url, "engine": engine}))


def _told(result: SecondRead) -> list[str]:
    counts = {severity: sum(one.severity == severity for one in result.findings) for severity in ("warn", "info")}
    line = f"second reader: {result.read} sentences read, {counts['warn']} not supported, {counts['info']} it cannot tell"
    why: dict[str, list[str]] = {}
    for sentence, reason in result.unread.items():
        why.setdefault(reason, []).append(sentence)
    return [line, *(f"not read: {', '.join(sentences)}: {reason}" for reason, sentences in why.items())]
