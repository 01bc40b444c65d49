"""What an editor has settled about stories: these documents belong together, those do not. It holds on every run.

The file is TOML, to be read and changed by people, and the program only ever appends to it. Documents are named by id, by
source or by file name; names that a run does not know belong to other days and are passed over. Where two entries disagree
about the same documents, the later one holds.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.errors import ConfigError
from briefing.faults import faults
from briefing.records import Document

GROUPS_FILE = "groups.toml"
_HEADER = """\
# What an editor has settled about stories: documents that belong together, and documents that do not.
# A document is named by its id, its source or its file name; a later entry wins over an earlier one.
"""

Keep = Literal["together", "apart"]
Pair = tuple[int, int]


class Settled(BaseModel):
    """One decision about two documents or more."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    keep: Keep
    documents: tuple[str, ...] = Field(min_length=2)


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    settled: tuple[Settled, ...] = ()


def read_groups(path: Path) -> tuple[Settled, ...]:
    """The decisions in a file, none where there is no file. Raises ConfigError with every fault."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    try:
        return _File.model_validate(tomllib.loads(text)).settled
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    except ValidationError as error:
        raise ConfigError(f"{path}: not valid", faults(error, _File, lambda place: "")) from error


def append_groups(path: Path, found: Iterable[Settled]) -> None:
    """Adds decisions to the file; what stands in it, comments too, stays as it is."""
    entries = [
        f'\n[[settled]]\nkeep = "{item.keep}"\ndocuments = [{", ".join(json.dumps(name) for name in item.documents)}]\n'
        for item in found
    ]
    if not entries:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(("" if file.tell() else _HEADER) + "".join(entries))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error}") from error


@dataclass(frozen=True)
class Bonds:
    """The decisions as pairs of places. `overruled` are pairs settled as together that others keep apart."""

    together: tuple[Pair, ...]
    apart: frozenset[Pair]
    overruled: tuple[Pair, ...] = ()


def bonds(settled: Sequence[Settled], documents: Sequence[Document]) -> Bonds:
    """What holds among `documents`. Of decisions that collide only through a third document, `apart` holds."""
    places = _places(documents)
    latest: dict[Pair, Keep] = {}
    for item in settled:
        for pair in _pairs(item, places):
            latest[pair] = item.keep
    apart = frozenset(pair for pair, keep in latest.items() if keep == "apart")
    together, overruled = _consistent(sorted(pair for pair, keep in latest.items() if keep == "together"), apart)
    return Bonds(tuple(together), apart, tuple(overruled))


def unknown(settled: Iterable[Settled], documents: Sequence[Document]) -> list[str]:
    """Names that mean none of `documents`."""
    places = _places(documents)
    return [name for item in settled for name in item.documents if name not in places]


def _places(documents: Sequence[Document]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, document in enumerate(documents):
        for name in {document.id, document.source, document.name}:
            places.setdefault(name, []).append(place)
    return places


def _pairs(item: Settled, places: dict[str, list[int]]) -> Iterator[Pair]:
    known = [places[name] for name in item.documents if name in places]
    for some, others in combinations(known, 2):
        yield from {(min(a, b), max(a, b)) for a in some for b in others if a != b}


def _consistent(together: Sequence[Pair], apart: frozenset[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Which pairs can be joined without bringing together what is kept apart, and which cannot."""
    members: dict[int, set[int]] = {}
    fits: list[Pair] = []
    overruled: list[Pair] = []
    for a, b in together:
        one, other = members.setdefault(a, {a}), members.setdefault(b, {b})
        if one is not other and any((min(x, y), max(x, y)) in apart for x in one for y in other):
            overruled.append((a, b))
            continue
        fits.append((a, b))
        one |= other
        for place in one:
            members[place] = one
    return fits, overruled
