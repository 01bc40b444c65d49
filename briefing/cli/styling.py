"""`style`: the styles that there are, what they say, how they differ, and a new one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from briefing.cli.options import ENGINE_OPTIONS, JSON, PLACE_OPTIONS, settings, with_options
from briefing.cli.screen import safe, tell
from briefing.errors import ConfigError, UsageError
from briefing.library import Library
from briefing.records import SCHEMA_VERSION
from briefing.styles import Style, changed
from briefing.styles.lengths import unmet
from briefing.styles.writing import new_style, readers, resolved

PROMPTS = PLACE_OPTIONS[1:2]


@click.group(
    epilog="""\b
Examples:
  briefing style list
  briefing style show wire --resolved
  briefing style diff house wire
  briefing style new ours --extends house
  briefing style new ours --from old1.txt old2.md
  briefing style export ours --vale vale/
"""
)
def style() -> None:
    """Editorial styles: what there is, what each says, and how two differ."""


def _library(given: dict[str, Any]) -> Library:
    return Library(settings(given).settings.prompts)


@style.command("list")
@JSON
@with_options(PROMPTS)
def list_(as_json: bool, **given: Any) -> int:
    """The styles that there are, yours first. One that is faulty is named with its first fault."""
    library = _library(given)
    for name in library.styles():
        try:
            found: Style | None = library.style(name)
            line = found.description if found else ""
        except ConfigError as error:
            found, line = None, error.message.replace("\n", " ")
        if as_json:
            known = {"title": found.title, "language": found.language} if found else {}
            shape = {"sections": [section.key for section in found.sections]} if found else {}
            click.echo(json.dumps({"schema_version": SCHEMA_VERSION, "name": name, **known, "description": line, **shape}))
        else:
            click.echo(safe(f"{name:12} {found.language if found else '!':6} {line}"))
    return 0


@style.command()
@click.argument("name")
@click.option("--resolved", "whole", is_flag=True, help="Every knob, with what comes from the styles that it extends.")
@JSON
@with_options(PROMPTS)
def show(name: str, whole: bool, as_json: bool, **given: Any) -> int:
    """The file of a style; --resolved: every knob; --json: every knob with its readers."""
    library = _library(given)
    if as_json:
        click.echo(json.dumps({"schema_version": SCHEMA_VERSION, "name": name, "knobs": readers(library.style(name))}))
    elif whole:
        click.echo(resolved(library.style(name)), nl=False)
    else:
        library.style(name)
        click.echo(library.style_file(name).read_text(encoding="utf-8-sig"), nl=False)
    return 0


@style.command()
@click.argument("name")
@click.option("--extends", default="house", show_default=True, help="The style that yours stands on.")
@click.option(
    "--from",
    "samples",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE",
    help="An old brief to measure (.txt, .md, .html, .docx), or a folder of them; may be given more than once.",
)
@click.argument("more", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[FILE]...")
@with_options(ENGINE_OPTIONS, PLACE_OPTIONS)
def new(name: str, extends: str, samples: tuple[Path, ...], more: tuple[Path, ...], **given: Any) -> int:
    """A file for a style of your own, which says only what differs. A file that is there is not touched.

    With --from it is measured on old briefs of yours, and each value says what it rests on; with --model too, a model drafts the
    passage of guidance, which is marked as a draft.
    """
    if more and not samples:
        raise UsageError(f"{more[0]}: a second name?", "old briefs come behind --from: style new NAME --from old1.txt old2.md")
    config = settings(given)
    library = Library(config.settings.prompts)
    if not name.replace("-", "").replace("_", "").isalnum():
        raise UsageError(f"{name!r} is no name for a style", "take letters, digits and hyphens")
    library.style(extends)
    file = (library.prompts or Path()) / "styles" / f"{name}.yaml"
    if file.exists():
        raise UsageError(f"{file} is there already", f"change it, then: briefing style lint {file}")
    if samples:
        from briefing.cli.sampling import style_of

        text = style_of(name, extends, (*samples, *more), library, config)
    else:
        text = new_style(name, extends, name if library.prompts else str(file))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    click.echo(str(file))
    tell(f"use it: --style {name if library.prompts else file}")
    return 0


@style.command()
@click.argument("names", nargs=-1, metavar="[NAME|FILE]...")
@JSON
@with_options(PROMPTS)
def lint(names: tuple[str, ...], as_json: bool, **given: Any) -> int:
    """Every fault of styles at once, each with its line; without a NAME, of all of them. Exit code 1 where there is one."""
    library = _library(given)
    faulty = False
    for name in names or library.styles():
        found = list(_faults(library, name))
        faulty = faulty or bool(found)
        if as_json:
            click.echo(json.dumps({"schema_version": SCHEMA_VERSION, "style": name, "faults": found}, ensure_ascii=False))
        else:
            click.echo("\n".join(safe(f"{name}: {fault}") for fault in found) or f"{name}: no fault")
    return 1 if faulty else 0


def _faults(library: Library, name: str) -> Iterator[str]:
    """What is wrong with a style file, and what could never be kept to."""
    from difflib import get_close_matches

    from briefing.check import all_rules

    try:
        found = library.style(name)
    except ConfigError as error:
        yield from error.faults or (f"{error.message}; {error.remedy}" if error.remedy else error.message,)
        return
    if not name.endswith((".yaml", ".yml")) and found.name != name.removeprefix("shipped/"):
        yield f"name: is {found.name}; the file is called {name}"
    yield from _at_odds(found)
    rules = all_rules()
    for rule in found.rules:
        if rule not in rules and not rule.startswith("checker:"):
            near = get_close_matches(rule, rules, n=1)
            yield f"rules.{rule}: no such rule" + (f"; did you mean {near[0]}?" if near else "; see briefing explain")
    yield from unmet(found)
    if not any(knobs.role == "details" for knobs in found.sections):
        yield "sections: none has the role details, so that reported fact has no place"


def _at_odds(found: Style) -> Iterator[str]:
    """Knobs that say two things, or nothing."""
    locale, names, attribution = found.spelling.locale, found.names, found.attribution
    regions = {locale[:5], found.language} == {"en-GB", "en-US"}
    if locale and (regions or locale.partition("-")[0] != found.language.partition("-")[0]):
        yield f"spelling.locale: is {locale}; the style writes {found.language}"
    if found.headline.must_contain == "likelihood_term" and not found.uncertainty.terms:
        yield "headline.must_contain: asks for a term of likelihood; uncertainty.scale is none"
    if found.typography.inner_quotes == found.typography.quotes:
        yield "typography.inner_quotes: are those of quotes, so that nobody sees where the inner quotation ends"
    sourcing = found.sourcing
    if sourcing.context_max_age_days and sourcing.context_policy in ("sources", "off"):
        days, policy = sourcing.context_max_age_days, sourcing.context_policy
        yield f"sourcing.context_max_age_days: {days}; context_policy is {policy} and takes none"
    for other, ours in names.preferred.items():
        if ours in names.preferred:
            yield f"names.preferred: {other} is written {ours}, and {ours} is written {names.preferred[ours]}"
    for verb in sorted(set(attribution.verbs) & set(attribution.banned)):
        yield f"attribution.banned: {verb} is among the verbs to use too"
    words = [word for word, instead in found.lexicon.banned.items() if instead in found.lexicon.banned]
    yield from (f"lexicon.banned: {word} is to be {found.lexicon.banned[word]}, which is banned too" for word in words)


@style.command()
@click.argument("name")
@click.option(
    "--vale", "folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", required=True, help="Where to."
)
@with_options(PROMPTS)
def export(name: str, folder: Path, **given: Any) -> int:
    """A style as a folder for Vale, the prose linter: a rule a file, and .vale.ini. Files of the same name are written over.

    What needs claims, statuses or sections stays with `briefing check`.
    """
    from briefing.forms.vale import vale_files
    from briefing.runs import write_atomic

    made = vale_files(_library(given).style(name))
    for path, text in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        write_atomic(folder / path, text.encode())
        click.echo(str(folder / path))
    tell(f"{len(made) - 1} rules; try: vale --config {folder / '.vale.ini'} DRAFT.md")
    return 0


@style.command()
@click.argument("one")
@click.argument("other")
@JSON
@with_options(PROMPTS)
def diff(one: str, other: str, as_json: bool, **given: Any) -> int:
    """The knobs in which two styles differ, and who reads each: only what the prompt reads asks a model again."""
    library = _library(given)
    for path, left, right, consumers in changed(library.style(one), library.style(other)):
        if as_json:
            line = {"schema_version": SCHEMA_VERSION, "knob": path, one: left, other: right, "readers": list(consumers)}
            click.echo(json.dumps(line, ensure_ascii=False))
        else:
            click.echo(safe(f"{path} ({', '.join(consumers)})\n  - {_short(left)}\n  + {_short(right)}"))
    return 0


def _short(value: Any) -> str:
    text = "not there" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else text[:159] + "…"
