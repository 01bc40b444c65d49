"""`prove` and `explain`: what the rules catch, measured; and what each of them looks at."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from briefing.check import all_rules, pages
from briefing.cli.options import JSON, PLACE_OPTIONS, settings, with_options
from briefing.cli.proofs import print_figures, prove_styles
from briefing.cli.screen import tell
from briefing.cli.trial import alarms_of_pair, alarms_of_planted
from briefing.errors import UsageError
from briefing.prove.corpus import PARTS, SEALED, Pair, pairs, sounds
from briefing.prove.figures import of_pairs, of_planted
from briefing.prove.floors import below
from briefing.prove.planter import KINDS, Sound, plant
from briefing.prove.told import REPORTED, Told
from briefing.records import SCHEMA_VERSION


@click.command(
    epilog="""\b
Examples:
  briefing prove
  briefing prove --kind number --kind negation --show
  briefing prove runs/2026-03-10-…/5-briefs/brief.house.json --seed 7
  briefing prove --styles
  briefing prove --styles runs/2026-03-10-… --kind hardened --show
"""
)
@click.argument("briefs", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[BRIEF|DRAFT|RUN]…")
@click.option("--styles", "as_styles", is_flag=True, help="Plant drift between styles, for the fact lock to find; takes RUNs.")
@click.option("--seed", type=int, default=0, show_default=True, help="Which of the possible errors are planted.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind of error.")
@click.option("--show", is_flag=True, help="Print the errors missed and the false alarms, but of the sealed part.")
@JSON
@with_options(PLACE_OPTIONS)
def prove(
    briefs: tuple[Path, ...], as_styles: bool, seed: int, kinds: tuple[str, ...], show: bool, as_json: bool, **given: Any
) -> int:
    """Plants errors in correct sentences and reports what the rules catch, and how often they cry wolf.

    Without a BRIEF the sentences are those of the corpus that ships with the program, and beside the planted errors stand those
    written by hand, and those written blind, by somebody who has not read the rules. Exit code 1 when a kind of the shipped
    corpus falls below its floor.

    With --styles what is planted is what no change of style may do, in the restyled briefs of RUNs, or of the worked examples.
    """
    if as_styles:
        return prove_styles(briefs, settings(given), seed, kinds, show=show, as_json=as_json)
    known = list(dict.fromkeys([*KINDS, *(pair.kind for part in PARTS for pair in pairs(part))]))
    if unknown := set(kinds) - set(known):
        raise UsageError(f"no kind of error is called {', '.join(sorted(unknown))}", f"the kinds are {', '.join(known)}")
    material = _of_briefs(briefs, given) if briefs else sounds()
    figures = {"planted": of_planted(plant(material, seed, kinds or None), alarms_of_planted)}
    for part in () if briefs else PARTS:
        figures[part] = of_pairs(_pairs(part, kinds), alarms_of_pair)
    for title, found in figures.items():
        if found:
            print_figures(title, found, as_json)
    if show:
        _show(material, seed, kinds, with_pairs=not briefs)
    fallen = [] if briefs else [message for title in figures for message in below(title, figures[title], whole=not kinds)]
    for message in fallen:
        tell(message)
    return 1 if fallen else 0


def _pairs(part: str, kinds: tuple[str, ...]) -> list[Pair]:
    return [pair for pair in pairs(part) if not kinds or pair.kind in kinds]


def _of_briefs(briefs: Sequence[Path], given: dict[str, Any]) -> list[Sound]:
    """The sentences of briefs beside the quotations that they cite. Raises UsageError where none cites anything."""
    from briefing.library import Library
    from briefing.pipeline import open_brief

    config = settings(given)
    found: list[Sound] = []
    for path in briefs:
        opened = open_brief(path, Library(config.settings.prompts, config.settings.templates))
        day = date.fromisoformat((opened.brief.date or opened.ledger.date)[:10])
        language = (opened.brief.language or "en").partition("-")[0]
        for sentence in opened.brief.sentences():
            cited = [claim for claim_id in sentence.claims if (claim := opened.ledger.claim(claim_id))]
            evidence = " ".join(item.quote for claim in cited for item in claim.evidence)
            if evidence and sentence.status != "judgement":
                found.append(Sound(sentence.text, evidence, day, language))
    if not found:
        raise UsageError("no sentence of these briefs cites anything", "give briefs whose sentences rest on claims")
    return found


def _show(material: Sequence[Sound], seed: int, kinds: tuple[str, ...], *, with_pairs: bool) -> None:
    for error in plant(material, seed, kinds or None):
        if not alarms_of_planted(error.told, error.sound) - alarms_of_planted(error.right, error.sound):
            click.echo(f"missed   {error.kind:12} {_line(error.told)}")
    for pair in [pair for part in PARTS if part != SEALED for pair in _pairs(part, kinds)] if with_pairs else ():
        right = alarms_of_pair(pair.right, pair)
        if not alarms_of_pair(pair.wrong, pair) - right:
            click.echo(f"missed   {pair.kind:12} {_line(pair.wrong)}")
        for rule, words in sorted(right, key=str):
            click.echo(f"alarm    {rule:12} {_line(pair.right)}  ({words})")


def _line(told: Told) -> str:
    """A sentence with its standing, where that is not the usual one."""
    standing = told.standing
    cites = "" if standing.cites is None else f"cites {', '.join(map(str, standing.cites)) or 'nothing'}"
    parts = (
        cites,
        standing.status * (standing.status != REPORTED.status),
        standing.section * (standing.section != REPORTED.section),
    )
    said = ", ".join(part for part in parts if part)
    return f"{told.text}  [{said}]" if said else told.text


@click.command(
    epilog="""\b
Examples:
  briefing explain
  briefing explain attribution
"""
)
@click.argument("rule", required=False, metavar="[RULE]")
@JSON
def explain(rule: str | None, as_json: bool) -> int:
    """What RULE looks at, with examples, a remedy, and what it cannot see; without one, the list of all rules."""
    known = all_rules()
    if rule is None:
        for made in known.values():
            click.echo(json.dumps(_described(made.id)) if as_json else f"{made.id:18} {made.severity:6} {made.title}")
        return 0
    if rule not in known:
        from difflib import get_close_matches

        near = get_close_matches(rule, known, n=1)
        raise UsageError(f"no rule is called {rule!r}", f"did you mean {near[0]}?" if near else "`briefing explain` lists them")
    if as_json:
        click.echo(json.dumps(_described(rule), ensure_ascii=False))
        return 0
    made = known[rule]
    languages = "any of " + ", ".join(sorted(made.languages)) if made.find else "any language"
    click.echo(
        f"{made.id}: {made.title} ({made.severity} unless the style changes it)\n\n{pages()[rule]}\n\nRuns in {languages}."
    )
    if made.find is not None and not made.across:
        click.echo("Is silent where the evidence is in another language than the sentence.")
    return 0


def _described(rule: str) -> dict[str, Any]:
    made = all_rules()[rule]
    return {
        "schema_version": SCHEMA_VERSION,
        "id": made.id,
        "title": made.title,
        "severity": made.severity,
        "languages": sorted(made.languages),
        "across_languages": made.across,
        "page": pages()[rule],
    }
