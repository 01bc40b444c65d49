"""A style as a folder for Vale, the prose linter, for desks that have it in their editors already.

What Vale can express is written: words to avoid and to replace, spellings, names, lengths of sentences, acronyms, the reading
grade. It knows no claim, no status and no section, so what depends on those stays with `briefing check`. Quotations and
footnotes are left out by `.vale.ini`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML

from briefing.forms.spelling import wrong_spellings
from briefing.styles import Style

_LEVELS = {"error": "error", "warn": "warning", "info": "suggestion"}
_GRADE = "(4.71 * (characters / words)) + (0.5 * (words / sentences)) - 21.43"
Rules = Iterator[tuple[str, str, dict[str, Any]]]


def vale_files(style: Style) -> dict[str, str]:
    """The files by their paths in the folder: `.vale.ini`, and a rule a file in `styles/NAME/`."""
    files = {".vale.ini": _ini(style)}
    for file, rule, body in _rules(style):
        severity = style.rules.get(rule, "info" if file == "Avoid" else "warn")
        if severity != "off":
            files[f"styles/{style.name}/{file}.yml"] = _yaml({**body, "level": _LEVELS[severity]})
    return files


def _ini(style: Style) -> str:
    return f"""\
# {style.title}, exported by `briefing style export {style.name} --vale`. Change the style and export again.
StylesPath = styles
MinAlertLevel = suggestion

[*.{{md,txt}}]
BasedOnStyles = {style.name}
# Words in quotation marks are the speaker's; footnotes are the evidence.
TokenIgnores = (“[^”]*”), («[^»]*»), (\\[\\^[^\\]]+\\])
BlockIgnores = (?m)^(\\[\\^[^\\]]+\\]:.*)$
"""


def _rules(style: Style) -> Rules:
    yield from _words(style)
    yield from _swaps(style)
    yield from _measures(style)


def _words(style: Style) -> Rules:
    knobs, words = style.attribution, style.lexicon
    alone = [word for word, instead in words.banned.items() if not instead]
    for file, rule, tokens, why in (
        ("Banned", "style-word", [*knobs.banned, *alone], "is no word of this style"),
        ("Avoid", "style-word", [verb for verb in knobs.avoid if verb not in knobs.banned], "needs a good reason in this style"),
        ("Cliches", "style-word", list(words.cliches), "is a worn phrase; say what happened"),
        ("Loaded", "loaded-word", list(words.needs_attribution), "is a speaker's word; say whose, or what was done"),
        ("Honorifics", "honorific", _honorifics(style), "is no part of a name in this style"),
        ("Relative", "relative-date", _relative(style), "counts from a day that the reader may not know; give the date"),
    ):
        if tokens:
            body = _existence(f"“%s” {why}.", [_literal(token) for token in tokens])
            yield file, rule, {**body, "ignorecase": file != "Honorifics"}
    if not style.voice.contractions and style.language.startswith("en"):
        yield (
            "Contractions",
            "contraction",
            _existence("“%s” is a contraction; write it out.", [r"\w+n['’]t", r"\w+['’](?:re|ve|ll)"]),
        )
    if not style.headline.full_stop:
        stop = {**_existence("A headline of this style has no full stop.", [r"\.$"]), "scope": "heading.h1", "nonword": True}
        yield "HeadlineStop", "headline-stop", stop


def _honorifics(style: Style) -> list[str]:
    return ["Mr", "Mrs", "Ms"] if style.names.honorifics == "none" and style.language.startswith("en") else []


def _relative(style: Style) -> list[str]:
    banned = style.dates.relative_words == "ban" and style.language.startswith("en")
    return ["today", "yesterday", "tomorrow", "last week", "next week", "last month", "next month"] if banned else []


def _swaps(style: Style) -> Rules:
    one_for_one = {word: instead for word, instead in style.lexicon.banned.items() if instead}
    percent = style.numbers.percent
    shares = {"%": {r"(?<=\d) ?per ?cent": "%"}, "keep": {}}.get(percent, {r"(?<=\d) ?%": f" {percent}"})
    for file, rule, swap, ignorecase in (
        ("Words", "style-word", {_literal(word): instead for word, instead in one_for_one.items()}, True),
        ("Spelling", "spelling", dict(sorted(wrong_spellings(style.spelling.locale).items())), False),
        ("Names", "preferred-name", {_literal(word): right for word, right in style.names.preferred.items()}, False),
        ("Percent", "number-form", shares, False),
    ):
        if swap:
            body = {"extends": "substitution", "message": "Write “%s”, not “%s”.", "ignorecase": ignorecase}
            yield file, rule, {**body, "action": {"name": "replace"}, "swap": swap}


def _measures(style: Style) -> Rules:
    reading, names = style.reading, style.names
    if reading.max_sentence_words:
        yield "SentenceLength", "sentence-length", _most("sentence", reading.max_sentence_words, "sentence")
    yield "HeadlineLength", "headline", _most("headline", style.headline.words[1], "heading.h1")
    if reading.grade_max:
        message = f"Reads at school grade %s; this style asks for {reading.grade_max:g}."
        yield (
            "Grade",
            "reading-grade",
            {"extends": "metric", "message": message, "formula": _GRADE, "condition": f"> {reading.grade_max:g}"},
        )
    if names.expand_acronyms:
        body = {
            "extends": "conditional",
            "message": "“%s” is not written out; give the name once, with its acronym in brackets.",
            "scope": "text",
            "ignorecase": False,
            "first": r"\b([A-Z]{2,6})\b",
            "second": r"(?:\b[A-Z][\w’-]+ (?:\w+ )*)+\(([A-Z]{2,6})\)",
            "exceptions": list(names.known_acronyms),
        }
        yield "Acronyms", "acronym", body


def _literal(words: str) -> str:
    return re.escape(words).replace("\\ ", " ")


def _existence(message: str, tokens: list[str]) -> dict[str, Any]:
    return {"extends": "existence", "message": message, "tokens": tokens}


def _most(what: str, words: int, scope: str) -> dict[str, Any]:
    message = f"A {what} of this style has at most {words} words."
    return {"extends": "occurrence", "message": message, "scope": scope, "max": words, "token": r"\b[\w’'-]+\b"}


def _yaml(data: dict[str, Any]) -> str:
    yaml = YAML()
    yaml.width = 120
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()
