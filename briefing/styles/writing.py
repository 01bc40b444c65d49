"""Styles as YAML that a person reads: a resolved style with the readers of each knob, and the beginnings of a new one."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML

from briefing.styles.knobs import Style
from briefing.styles.walk import knobs_of

NEW = """\
# {title}: what differs from {extends}. Everything that is not said here is as it is there:
#   briefing style show {extends} --resolved
# A list replaces the one below it; written +list it adds to it. After a change: briefing style lint {where}
name: {name}
title: {title}
description: Ours.
extends: {extends}
# language: en-GB
# total_words: [280, 520]
# headline: {{words: [10, 28], full_stop: true}}
# attribution:
#   +avoid: [noted]
# lexicon:
#   banned: {{utilise: use}}
# guidance: |
#   What a colleague would need to be told, in a few sentences. It replaces the guidance of {extends}.
"""


def new_style(name: str, extends: str, where: str) -> str:
    """The text of a new style file over `extends`; `where` is what commands call it by."""
    return NEW.format(name=name, where=where, title=name.replace("-", " ").capitalize(), extends=extends)


def with_entries(text: str, knob: str, entries: Mapping[str, str]) -> str:
    """A style file with entries added to a mapping (`lexicon.banned`). All else in it, its comments too, stays as it is."""
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 10_000
    yaml.allow_unicode = True
    tree = yaml.load(text)
    *above, last = knob.split(".")
    place = tree
    for key in above:
        place = place.setdefault(key, {})
    place.setdefault(last, {}).update(entries)
    out = io.StringIO()
    yaml.dump(tree, out)
    return out.getvalue()


def resolved(style: Style) -> str:
    """A style with every knob written out, as YAML; reading it back gives the same style."""
    yaml = YAML()
    yaml.width = 120
    out = io.StringIO()
    yaml.dump(style.model_dump(mode="json"), out)
    return out.getvalue()


def readers(style: Style) -> dict[str, dict[str, Any]]:
    """Every knob's value and readers, by its path."""
    return {knob.path: {"value": knob.value, "readers": list(knob.consumers)} for knob in knobs_of(style)}
