"""What the arguments of a command line stand for: files, the files of folders, addresses, standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.collect.options import CAPS, MEGABYTE, ReadOptions
from briefing.collect.reading import Input, Reading, refused
from briefing.collect.sniff import KINDS

_LARGEST = 256 * MEGABYTE


@dataclass(frozen=True)
class Item:
    """One thing to read: `source` as a document names it, and where it is: a file, an address, or standard input.

    `refusal` is set where it is clear beforehand that there is nothing to read.
    """

    source: str
    path: Path | None = None
    url: str | None = None
    refusal: Reading | None = None


def items(source: str) -> Iterator[Item]:
    """The things that one argument stands for, the files of a folder in the order of their names."""
    scheme = source.partition("://")[0].lower() if "://" in source else ""
    if source == "-":
        yield Item("-")
    elif scheme in ("http", "https"):
        yield Item(source, url=source)
    elif (scheme and not Path(source).exists()) or source.lower().startswith(("file:", "data:", "javascript:")):
        named = scheme or source.partition(":")[0].lower()
        yield Item(
            source, refusal=refused("unknown", f"addresses that begin with {named}: are not read; give a path, or http or https")
        )
    else:
        yield from _local(source)


def _local(source: str) -> Iterator[Item]:
    path = Path(source)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield Item(source, refusal=refused("unknown", _why(path, error)))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(source, path)
    elif stat.S_ISREG(mode):
        yield Item(source, path=path)
    else:
        yield Item(source, refusal=refused("unknown", "neither a file nor a folder"))


def _why(path: Path, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"there is no file or folder {path}"
    if isinstance(error, PermissionError):
        return f"no permission to read {path}"
    if isinstance(error, OSError) and error.strerror:
        return f"{path} cannot be opened: {error.strerror}"
    return "a path that no file can have"


def _folder(source: str, path: Path) -> Iterator[Item]:
    found, strange, unseen = _walk(path)
    for file in found[: CAPS.files]:
        yield Item(str(file), path=file)
    if len(found) > CAPS.files:
        yield Item(
            source, refusal=refused("folder", f"only the first {CAPS.files:,} of the folder's {len(found):,} files are read")
        )
    for folder in unseen:
        yield Item(str(folder), refusal=refused("folder", f"no permission to read {folder}"))
    for file in strange:
        yield Item(str(file), refusal=refused("unknown", f"a kind of file that is not read ({file.suffix or 'no extension'})"))
    if not found and not strange and not unseen:
        yield Item(source, refusal=refused("folder", "the folder holds no files"))


def _walk(path: Path) -> tuple[list[Path], list[Path], list[Path]]:
    """The readable and the other files below a folder, sorted, and folders that cannot be opened.

    Hidden ones are passed over, and so are folders reached a second time through a link.
    """
    found: list[Path] = []
    strange: list[Path] = []
    unseen: list[Path] = []
    visited: set[tuple[int, int]] = set()
    for here, folders, files in os.walk(path, followlinks=True, onerror=lambda error: unseen.append(Path(error.filename))):
        entry = Path(here).stat()
        if (entry.st_dev, entry.st_ino) in visited:
            folders.clear()
            continue
        visited.add((entry.st_dev, entry.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            file = Path(here, name)
            if not name.startswith(".") and file.is_file():
                (found if file.suffix.lower() in KINDS else strange).append(file)
    return sorted(found), sorted(strange), sorted(unseen)


def load(item: Item, options: ReadOptions) -> Input | Reading:
    """The bytes of a file or of standard input, or why they are not read."""
    if item.path is None:
        data = options.stdin if options.stdin is not None else sys.stdin.buffer.read(_LARGEST + 1)
        return Input(data, "-") if len(data) <= _LARGEST else refused("unknown", _too_large(len(data)))
    try:
        with item.path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > _LARGEST:
                return refused("unknown", _too_large(size))
            return Input(file.read(_LARGEST), item.path.name)
    except OSError as error:
        return refused("unknown", _why(item.path, error))


def _too_large(size: int) -> str:
    return f"{size / MEGABYTE:.0f} MB, more than the {_LARGEST // MEGABYTE} MB that are read"
