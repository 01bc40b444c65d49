"""Writes what the program really prints into the README's tour: `make tour`. A test compares them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from briefing.cli import COMMANDS

ROOT = Path(__file__).parent.parent
EXAMPLE = "examples/paraguay-sofa"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "briefing", "brief", f"{EXAMPLE}/sources", "--background", f"{EXAMPLE}/background"]
        done = subprocess.run(
            [*command, "--date", "2026-03-10", "--engine", "extractive", "--out", folder],
            cwd=ROOT,
            env={**os.environ, "COLUMNS": "88"},
            capture_output=True,
            text=True,
            check=True,
        )
        draft = (Path(folder) / "6-drafts" / "draft.house.md").read_text(encoding="utf-8")
    footnote = next(line for line in draft.splitlines() if line.startswith("[^d1a]:"))
    commands = "".join(f"{name:9} {text}\n" for name, (_, text) in COMMANDS.items())
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, text in {"brief": done.stdout, "footnote": footnote + "\n", "commands": commands}.items():
        block = re.compile(rf"(<!-- tour: {name} -->\n```\n).*?(```\n<!-- /tour -->)", re.DOTALL)
        readme = block.sub(lambda found, text=text: found[1] + text + found[2], readme)
    (ROOT / "README.md").write_text(readme, encoding="utf-8")


if __name__ == "__main__":
    main()
