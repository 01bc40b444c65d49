"""A day of 200 documents and 20 stories against an endpoint that answers in 200 ms: how near to the ideal.

    .venv/bin/python benchmarks/daily.py [--documents 200] [--stories 20] [--in-flight 16]

Prints the time from the first request to the last reply, and that of the edition, over the ideal: the sum over the steps
of ceil(calls / in flight) x 0.2 s, with one extraction a document and one composing a story. Then the same day
again: no call, and how long. The floor is the ideal: nothing that asks this endpoint can be faster.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
NAMES = """
Aldern Borvik Corsel Dunmar Elsted Farrow Gellan Hurst Istrad Jorvik
Kelden Lomond Marsk Norvik Oldham Pellan Quern Rusk
""".split()
MATTERS = (
    ("bridge", "closed the bridge over the river after a crack was found in a pier", "engineers"),
    ("hospital", "ordered the hospital to stop operations after an outbreak", "patients"),
    ("strike", "called the bus drivers out on strike over night shifts", "drivers"),
    ("court", "annulled the sale of the old harbour after a year of hearings", "judges"),
    ("flood", "opened the sluices after a night of rain, and the lower town was flooded", "households"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--stories", type=int, default=20)
    parser.add_argument("--in-flight", type=int, default=16)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        write(desk / "day.jsonl", given.documents, given.stories)
        (desk / "briefing.toml").write_text(
            f'repair = false\n[desk]\nsources = ["day.jsonl"]\n[desk.limits]\nstories = {given.stories}\n'
        )
        first = run(desk, given.in_flight)
        made, stats = first["edition"], first["stats"]
        calls = made["cost"]["calls"]
        ideal = sum(math.ceil(count / given.in_flight) * 0.2 for count in calls.values())
        again = run(desk, given.in_flight)
        print(f"stories and calls            {len(made['stories'])} stories, {calls}")
        print(f"first request to last reply  {stats['seconds']:.2f} s, {stats['seconds'] / ideal:.2f} x the ideal {ideal:.1f} s")
        print(f"the edition, all told        {made['seconds']:.2f} s, {made['seconds'] / ideal:.2f} x the ideal")
        print(f"the command, start to end    {first['wall']:.2f} s, CPU {first['cpu']:.2f} s")
        print(f"the same day again           {again['stats']['requests']} calls, {again['edition']['seconds']:.2f} s")


def write(path: Path, documents: int, stories: int) -> None:
    """Reports of about 2 KB, the same number on each story, each in words of its own."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(documents):
            story, report = number % stories, number // stories
            town = NAMES[story % len(NAMES)] + ("" if story < len(NAMES) else f" {NAMES[story % 5]}")
            matter, did, who = MATTERS[story % len(MATTERS)]
            mayor = f"{NAMES[(story * 7 + 3) % len(NAMES)]} {NAMES[(story * 5 + 1) % len(NAMES)]}son"
            lines = [
                f"The council of {town} {did} on Monday, said mayor {mayor}.",
                *(
                    f"Some {100 + story * 10} {who} in {town} were concerned, {mayor} told reporter {report}; "
                    f"point {line} of report {report} on the {matter} of {town} is that {line * 3 + report} more were heard."
                    for line in range(1, 9)
                ),
            ]
            row = {
                "id": f"r{number}",
                "title": f"{town}: council {did.split(' after')[0]}",
                "text": "\n\n".join(lines),
                "published": "2026-03-10T12:00:00Z",
                "outlet": f"Paper {report}",
            }
            file.write(json.dumps(row) + "\n")


def run(desk: Path, in_flight: int) -> dict[str, object]:
    server = subprocess.Popen([sys.executable, HERE / "endpoint.py", "--port", "18473"], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    base = server.stdout.readline().strip()
    command = [sys.executable, "-m", "briefing", "daily", "--date", "2026-03-10", "--json", "--model", "m", "--base-url", base]
    command += ["--in-flight", str(in_flight), "--max-calls", "10000"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {**os.environ, "OPENAI_API_KEY": "none", "PYTHONPATH": str(HERE.parent)}
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, env=environment, check=False)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    with urllib.request.urlopen(base.removesuffix("/v1") + "/stats") as reply:
        stats = json.load(reply)
    server.terminate()
    server.wait()
    if done.returncode not in (0, 5) or not done.stdout:
        sys.exit(done.stderr)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"edition": json.loads(done.stdout), "stats": stats, "wall": wall, "cpu": cpu}


if __name__ == "__main__":
    main()
