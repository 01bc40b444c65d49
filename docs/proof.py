"""Writes what `briefing prove` measures into the tables of docs/checks.md: `make proof`. A test compares their shape."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from briefing.prove.figures import interval

PAGE = Path(__file__).parent / "checks.md"
READ, SEALED = "blind, since read", "blind, sealed"
HEADS = {
    "planted": "| kind | errors | caught | 95 % interval | false alarms | 95 % interval |\n|---|---:|---:|---|---:|---|",
    "hand-written": "| kind | errors | caught | 95 % interval | false alarms | 95 % interval |\n|---|---:|---:|---|---:|---|",
    "blind": "| part | errors | caught | 95 % interval | false alarms | 95 % interval |\n|---|---:|---:|---|---:|---|",
    "blind kinds": "| kind | read since: errors | caught | false alarms | sealed: errors | caught | false alarms |\n"
    "|---|---:|---:|---:|---:|---:|---:|",
}
"""The head of each table, by the name of its place in the page."""
Row = dict[str, Any]


def measured() -> list[Row]:
    """What `briefing prove --json` prints; that a kind is below its floor (exit code 1) it says itself."""
    command = [sys.executable, "-m", "briefing", "prove", "--json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode > 1:
        done.check_returncode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def tables(rows: Sequence[Row]) -> dict[str, str]:
    """Each table by its name."""
    of = {name: [row for row in rows if row["set"] == name] for name in dict.fromkeys(row["set"] for row in rows)}
    made = {name: [*map(_line, of[name]), _line(_all(of[name]), bold=True)] for name in ("planted", "hand-written")}
    made["blind"] = [_line({**_all(of[name]), "kind": title}) for name, title in ((READ, "read since"), (SEALED, "sealed"))]
    made["blind kinds"] = list(_kinds(of[READ], of[SEALED]))
    return {name: "\n".join([HEADS[name], *lines]) for name, lines in made.items()}


def _all(rows: Iterable[Row]) -> Row:
    rows = list(rows)
    return {"kind": "all", **{name: sum(row[name] for row in rows) for name in ("errors", "caught", "false_alarms")}}


def _line(row: Row, *, bold: bool = False) -> str:
    cells = [str(row["errors"])]
    for hits in (row["caught"], row["false_alarms"]):
        low, high = interval(hits, row["errors"])
        cells += [_share(hits, row["errors"]), f"{low:.0%}–{high:.0%}".replace("%", " %")]
    return f"| {'**all**' if bold else row['kind']} | {' | '.join(cells)} |"


def _kinds(read: Sequence[Row], sealed: Sequence[Row]) -> Iterable[str]:
    for kind in sorted({row["kind"] for row in (*read, *sealed)}):
        sides = [_all(row for row in rows if row["kind"] == kind) for rows in (read, sealed)]
        yield f"| {kind} | {' | '.join(_side(side) for side in sides)} |"
    yield f"| **all** | {_side(_all(read))} | {_side(_all(sealed))} |"


def _side(row: Row) -> str:
    return f"{row['errors']} | {_share(row['caught'], row['errors'])} | {_share(row['false_alarms'], row['errors'])}"


def _share(hits: int, total: int) -> str:
    return f"{hits / total:.0%}".replace("%", " %") if total else "–"


def main() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name, table in tables(measured()).items():
        place = re.compile(rf"(<!-- proof: {name} -->\n).*?(<!-- /proof -->)", re.DOTALL)
        page = place.sub(lambda found, table=table: f"{found[1]}{table}\n{found[2]}", page)  # type: ignore[misc]
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
