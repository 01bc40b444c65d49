"""Draws the worked examples' runs anew: `make snap`. Look at the difference before you commit it; it is a change of behaviour."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefing.cli import main

ROOT = Path(__file__).parent.parent
DAYS = {"paraguay-sofa": "2026-03-10", "hospital-cyberattack": "2026-09-17"}
ENGINES = {"run": ["--engine", "replay", "--replies"], "run-extractive": ["--engine", "extractive"]}


def draw(example: str, kind: str, out: Path) -> int:
    """Makes one run of one example below `out`, as its files stand in the repository. Returns the exit code."""
    folder = f"examples/{example}"
    engine = [*ENGINES[kind], *([f"{folder}/replies"] if kind == "run" else [])]
    sources = [f"{folder}/sources", "--background", f"{folder}/background", "--date", DAYS[example]]
    return main(["brief", *sources, *engine, "--out", str(out / kind), "--format", "text", "--quiet"])


if __name__ == "__main__":
    for example in DAYS:
        for kind in ENGINES:
            shutil.rmtree(ROOT / "examples" / example / kind, ignore_errors=True)
            draw(example, kind, ROOT / "examples" / example)
