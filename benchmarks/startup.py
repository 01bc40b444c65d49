"""How long the commands take to start, as whole processes, beside an interpreter that does nothing.

.venv/bin/python benchmarks/startup.py [--runs 11]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "paraguay-sofa"


def median(command: list[str], runs: int) -> float:
    """The median of `runs` whole processes, in seconds, after one that warms the disk's cache."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, cwd=ROOT)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    floor = median([sys.executable, "-c", "pass"], runs)
    print(f"python -c pass     {floor:.3f} s")
    with tempfile.TemporaryDirectory() as folder:
        sources = [str(EXAMPLE / "sources"), "--background", str(EXAMPLE / "background")]
        made = ["brief", *sources, "--date", "2026-03-10", "--engine", "extractive", "--out", folder]
        commands = {
            "--help": ["--help"],
            "brief (example)": made,
            "check (draft)": ["check", f"{folder}/6-drafts/draft.house.md"],
            "render (html)": ["render", f"{folder}/6-drafts/draft.house.md", "--format", "html"],
        }
        for name, args in commands.items():
            seconds = median([sys.executable, "-m", "briefing", *args], runs)
            print(f"{name:18} {seconds:.3f} s, {seconds / floor:.0f} x")


if __name__ == "__main__":
    main()
