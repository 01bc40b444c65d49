"""Figures of a proof in the terminal or as JSON, and the proof of the fact lock: drift planted in the restyled briefs of runs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from briefing.cli.screen import tell
from briefing.config import Config
from briefing.errors import UsageError
from briefing.library import Library, shipped
from briefing.pipeline import Desk, DriftJudge, PairJudge
from briefing.pipeline.proving import Alarm
from briefing.prove.drift import WAYS, Drift, Restyled, drawn, faithful
from briefing.prove.figures import Figure, interval, together
from briefing.prove.floors import below
from briefing.prove.styled import HALVES, SEALED, StyledPair, styled_pairs
from briefing.records import SCHEMA_VERSION
from briefing.runs import Run

MOST = 60  # of a kind and a set: enough for an interval of a few points, in a minute or two


def prove_styles(runs: Sequence[Path], config: Config, seed: int, kinds: tuple[str, ...], *, show: bool, as_json: bool) -> int:
    """Plants drift and reports what the fact lock catches, in one language and across. Returns the exit code."""
    if unknown := set(kinds) - set(WAYS):
        raise UsageError(f"no kind of drift is called {', '.join(sorted(unknown))}", f"the kinds are {', '.join(WAYS)}")
    library = Library(config.settings.prompts, config.settings.templates)
    desks = [Desk(Run(folder), library) for folder in runs or _shipped_runs()]
    restyled = any(len(desk.briefs) > 1 for desk in desks)
    if not restyled:
        tell("none of these runs is in a second style; drift is planted in the first, and held to the ledger alone")
    sentences = [sentence for desk in desks for sentence in desk.sentences()]
    if not sentences:
        raise UsageError("these runs hold no brief whose sentences rest on claims", "name a run: briefing prove --styles RUN")
    judge = DriftJudge(desks)
    fallen: list[str] = []
    for title, across in (("one language", False), ("across", True)):
        mine = [sentence for sentence in sentences if sentence.across is across]
        figures = list(_figures(mine, judge, seed, kinds, show)) if mine else []
        if figures:
            print_figures(title, figures, as_json)
        fallen += [] if runs or not restyled else below(title, figures, whole=not kinds)
    if not runs:
        fallen += _prove_pairs(PairJudge(library), kinds, show, as_json)
    for message in fallen:
        tell(message)
    return 1 if fallen else 0


def _prove_pairs(judge: PairJudge, kinds: tuple[str, ...], show: bool, as_json: bool) -> list[str]:
    """The figures of the sentences written by hand, of each half and its pairs in one language and across; what is below its
    floor."""
    fallen: list[str] = []
    for half in HALVES:
        for title, across in ((half, False), (f"{half}, across", True)):
            mine = [pair for pair in styled_pairs(half) if pair.across is across]
            judged = [(pair, judge.caught(pair), judge.false(pair)) for pair in mine]
            figures = [_of_pairs(kind, judged) for kind in (kinds or (*WAYS, "faithful"))]
            print_figures(title, [item for item in figures if item.total or item.sound], as_json)
            fallen += below(title, figures, whole=not kinds)
            if show and half != SEALED:
                _show_pairs(judged)
    return fallen


Judged = tuple[StyledPair, frozenset[Alarm], frozenset[Alarm]]


def _of_pairs(kind: str, judged: Sequence[Judged]) -> Figure:
    drifted = [new for pair, new, _ in judged if pair.kind == kind and pair.drifts]
    sound = [wrong for pair, _, wrong in judged if pair.kind == kind]
    own = sum(any(alarm.group == DriftJudge.group(kind) for alarm in new) for new in drifted)
    return Figure(kind, sum(map(bool, drifted)), own, len(drifted), sum(map(bool, sound)), len(sound))


def _show_pairs(judged: Sequence[Judged]) -> None:
    for pair, new, wrong in judged:
        if pair.drifts and not new:
            click.echo(f"missed   {pair.kind:9} {pair.wrong}  ({pair.right})")
        for alarm in sorted(wrong):
            click.echo(f"alarm    {alarm.fact:9} {pair.right}  ({alarm.words})")


def _shipped_runs() -> list[Path]:
    """The worked examples' runs, those in several styles where there are any."""
    found = sorted(path.parent for path in shipped("examples").glob("*/run/run.json"))
    several = [folder for folder in found if len(Run(folder).styles()) > 1]
    return several or found


def _figures(sentences: Sequence[Restyled], judge: DriftJudge, seed: int, kinds: tuple[str, ...], show: bool) -> Iterator[Figure]:
    """A figure for each kind: what was caught of the drift planted, and the alarms of that kind on sentences as they are and in
    another form of the same words."""
    for kind in kinds or WAYS:
        planted = drawn(sentences, kind, seed, MOST)
        caught = [(drift, judge.planted(drift) - judge.sound(drift.sound, kind)) for drift in planted]
        sound = faithful(sentences, seed, MOST) if kind == "lost" else sentences
        alarms = [(one, judge.false(one, kind)) for one in sound]
        own = sum(any(alarm.group == judge.group(kind) for alarm in new) for _, new in caught)
        if show:
            _show(caught, alarms)
        hits, wrong = sum(bool(new) for _, new in caught), sum(bool(found) for _, found in alarms)
        yield Figure(kind, hits, own, len(caught), wrong, len(alarms))


def _show(caught: Sequence[tuple[Drift, Any]], alarms: Sequence[tuple[Restyled | Drift, Any]]) -> None:
    for drift, new in caught:
        if not new:
            click.echo(f"missed   {drift.kind:9} {drift.text}  ({drift.words})")
    for one, found in alarms:
        for alarm in sorted(found):
            click.echo(f"alarm    {alarm.fact:9} {one.text}  ({alarm.words})")


def print_figures(title: str, figures: Sequence[Figure], as_json: bool) -> None:
    if as_json:
        for item in figures:
            click.echo(json.dumps({"schema_version": SCHEMA_VERSION, "set": title, **_values(item)}))
        return
    click.echo(f"{title:14}{'errors':>7}{'caught':>8}{'interval':>14}{'own rule':>10}{'false alarms':>14}{'interval':>14}")
    for item in [*figures, together(figures)]:
        low, high = interval(item.caught, item.total)
        less, more = interval(item.alarms, item.sound)
        own = item.own / item.total if item.total else 0.0
        row = f"{item.kind:14}{item.total:7}{item.recall:8.0%}{f'{low:.0%}–{high:.0%}':>14}{own:10.0%}"
        click.echo(row + f"{item.false_alarms:14.0%}{f'{less:.0%}–{more:.0%}':>14}")
    click.echo("")


def _values(item: Figure) -> dict[str, Any]:
    low, high = interval(item.caught, item.total)
    less, more = interval(item.alarms, item.sound)
    return {
        "kind": item.kind,
        "errors": item.total,
        "caught": item.caught,
        "caught_by_own_rule": item.own,
        "recall": round(item.recall, 4),
        "recall_interval": [round(low, 4), round(high, 4)],
        "false_alarms": item.alarms,
        "false_alarm_rate": round(item.false_alarms, 4),
        "false_alarm_interval": [round(less, 4), round(more, 4)],
    }
