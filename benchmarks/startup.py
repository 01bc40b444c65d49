"""How long the commands take to start, as whole processes, beside an interpreter that does nothing.

.venv/bin/python benchmarks/startup.py [--runs 11]
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "paraguay-sofa"


def median(command: list[str], runs: int) -> tuple[float, float]:
    """The medians of `runs` whole processes, after one that warms the disk's cache: seconds on the wall, seconds of processor."""
    wall, used = [], []
    for _ in range(runs + 1):
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall.append(time.perf_counter() - start)
        used.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(wall[1:]), statistics.median(used[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    floor = median([sys.executable, "-c", "pass"], runs)
    print(f"python -c pass     {floor[0]:.3f} s, processor {floor[1]:.3f} s")
    with tempfile.TemporaryDirectory() as folder:
        sources = [str(EXAMPLE / "sources"), "--background", str(EXAMPLE / "background")]
        made = ["brief", *sources, "--date", "2026-03-10", "--engine", "extractive", "--out", folder]
        draft = f"{folder}/6-drafts/draft.house.md"
        commands = {
            "--help": ["--help"],
            "brief (example)": made,
            "check (draft)": ["check", draft],
            "render (text)": ["render", draft],
            "render (html)": ["render", draft, "--format", "html"],
            "style show": ["style", "show", "house", "--resolved"],
            "review show": ["review", "show", draft],
        }
        for name, args in commands.items():
            wall, used = median([sys.executable, "-m", "briefing", *args], runs)
            print(f"{name:18} {wall:.3f} s, processor {used:.3f} s, {used / floor[1]:.0f} x")


if __name__ == "__main__":
    main()
