"""The worked desk of three days, made in a folder of a test's own, and small desks for one question each."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from briefing.cli import main

DESK = Path(__file__).parent.parent / "examples" / "northport-desk"
DAYS = ("2026-03-09", "2026-03-10", "2026-03-11")


def copied(folder: Path) -> Path:
    """The worked desk's own files, without what was made of them."""
    shutil.copytree(DESK, folder, ignore=shutil.ignore_patterns("editions", "public", ".briefing"))
    return folder


def edition(desk: Path, day: str) -> dict[str, Any]:
    return dict(json.loads((desk / "editions" / day / "edition.json").read_text(encoding="utf-8")))


def by_title(made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The stories of an edition by a word of their titles."""
    words = ("Norhaven", "Northport", "Eastmouth", "Varn", "Ostra", "Marsh")
    return {next(word for word in words if word in story["title"]): story for story in made["stories"]}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but locks."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def made(desk: Path, *arguments: str) -> int:
    """`briefing daily` in a desk's folder. Returns the exit code."""
    return main(["daily", *arguments])
