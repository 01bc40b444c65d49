"""Draws the worked examples' runs anew: `make snap`. Look at the difference before you commit it; it is a change of behaviour."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefing.cli import main

ROOT = Path(__file__).parent.parent
DAYS = {"paraguay-sofa": "2026-03-10", "hospital-cyberattack": "2026-09-17", "puente-aldamar": "2026-05-21"}
ENGINES = {"run": ["--engine", "replay", "--replies"], "run-extractive": ["--engine", "extractive"]}


def kinds(example: str) -> list[str]:
    """The runs of an example: through recorded replies where it has them, and the embedded engine's."""
    return [kind for kind in ENGINES if kind != "run" or (ROOT / "examples" / example / "replies").is_dir()]


def styles(example: str) -> list[str]:
    """The styles that an example has replies in, the house style first: the others are held against it."""
    names = {path.stem.rpartition("--")[2] for path in (ROOT / "examples" / example / "replies").glob("compose--*.json")}
    return sorted(names, key=lambda name: (name != "house", name))


def draw(example: str, kind: str, out: Path) -> int:
    """Makes one run of one example below `out`, as its files stand in the repository. Returns the exit code."""
    folder = f"examples/{example}"
    engine = list(ENGINES[kind])
    if kind == "run":
        engine += [f"{folder}/replies", *(part for name in styles(example) for part in ("--style", name))]
    sources = [f"{folder}/sources", "--background", f"{folder}/background", "--date", DAYS[example]]
    return main(["brief", *sources, *engine, "--out", str(out / kind), "--format", "text", "--quiet"])


if __name__ == "__main__":
    for example in DAYS:
        for kind in kinds(example):
            shutil.rmtree(ROOT / "examples" / example / kind, ignore_errors=True)
            draw(example, kind, ROOT / "examples" / example)
