"""`check --fix` and `check --diff`: what can be put right without touching what is said, shown or written into the draft."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from briefing.check.fix import Fixed, fixes
from briefing.cli.screen import colours, fitted, safe, tell
from briefing.errors import DraftError, SetupError, UsageError
from briefing.library import Library
from briefing.pipeline import OpenDraft, open_brief
from briefing.records import SCHEMA_VERSION, Brief
from briefing.review.changes import word_diff
from briefing.review.retype import retyped
from briefing.runs import find_run, read_record, write_atomic


def fix_draft(draft: Path, opened: OpenDraft, library: Library, *, show: bool, as_json: bool) -> OpenDraft:
    """The draft with its forms put right, as it stands afterwards; with `show` the differences are printed and nothing is
    written. Raises UsageError for a record that a run keeps."""
    _refuse_kept_records(draft)
    made = fixes(opened.brief, opened.ledger, opened.style, opened.documents)
    if not made:
        tell("nothing to put right: the forms are the style's")
        return opened
    if show:
        for item in made:
            _show(item, as_json)
        tell(f"{_count(made)}; --fix without --diff writes them")
        return opened
    lost = _written(draft, made)
    for words in lost:
        tell(f"left alone, a mark or a comment stands in it: {words}")
    done = [item for item in made if item.sentence.text not in lost]
    tell(f"{_count(done)} put right in {draft}")
    return open_brief(draft, library)


def _refuse_kept_records(draft: Path) -> None:
    if draft.suffix != ".json":
        return
    try:
        find_run(draft)
    except SetupError:
        return
    raise UsageError(f"{draft} is a run's record, which stays as it was made", "name the draft: 6-drafts/draft.STYLE.md")


def _written(draft: Path, made: list[Fixed]) -> list[str]:
    """Puts the sentences into the file, whole or not at all, and returns those that were not found."""
    by_text = {item.sentence.text: item.text for item in made}
    if draft.suffix == ".json":
        write_atomic(draft, (_record(read_record(draft, Brief), by_text).model_dump_json(indent=1) + "\n").encode())
        return []
    try:
        text, lost = retyped(draft.read_text(encoding="utf-8"), by_text)
    except (OSError, UnicodeDecodeError) as error:
        raise DraftError(f"{draft}: cannot be read: {error}") from error
    write_atomic(draft, text.encode())
    return lost


def _record(brief: Brief, by_text: dict[str, str]) -> Brief:
    """An imported record with the sentences in place."""
    data = brief.model_dump()
    blocks = [data["headline"]] if data["headline"] else []
    for section in data["sections"]:
        for block in [section["lead"], *section["points"]]:
            blocks += block["sentences"] if block else []
    for sentence in blocks:
        sentence["text"] = by_text.get(sentence["text"], sentence["text"])
    return Brief.model_validate(data)


def _show(item: Fixed, as_json: bool) -> None:
    before = item.sentence.text
    if as_json:
        line = {"schema_version": SCHEMA_VERSION, "id": item.sentence.id, "before": before, "after": item.text}
        click.echo(json.dumps({**line, "rules": list(item.rules)}, ensure_ascii=False))
        return
    said = " ".join(_signed(sign, words.strip()) for sign, words in word_diff(before, item.text))
    click.echo(f"{item.sentence.id}  {fitted(said)}")
    click.echo(f"      {', '.join(item.rules)}")


def _signed(sign: str, words: str) -> str:
    bare = safe(words)
    if sign == "=":
        return bare
    if colours():
        return click.style(bare, fg="red" if sign == "-" else "green", strikethrough=sign == "-")
    return f"[-{bare}-]" if sign == "-" else f"{{+{bare}+}}"


def _count(made: list[Fixed]) -> str:
    rules = Counter(rule for item in made for rule in item.rules)
    what = ", ".join(f"{rule} {count}" for rule, count in rules.items())
    return f"{len(made)} {'sentence' if len(made) == 1 else 'sentences'} ({what})"
