"""`briefing extract` of many documents against an endpoint that answers in 200 ms: how near to the ideal, at what cost.

    .venv/bin/python benchmarks/extract.py [--documents 200] [--in-flight 16]

Prints the time from the first request to the last reply over the ideal (rounds x 0.2 s), CPU a document beyond start-up, the peak
of memory, and that the same command again makes no call. The floor is the ideal: nothing that asks this endpoint can be faster.
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
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
PARAGRAPH = (
    "On day {n} of the strike the council of ward {n} met in Eastmouth and voted by {n} votes to 8 to send the budget of that "
    "ward "
    "back to the treasurer, Ada Holm, who said on Monday that the sum of {n} million euros could not be found before the summer."
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--in-flight", type=int, default=16)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small, large = write(Path(folder) / "one.jsonl", 1), write(Path(folder) / "many.jsonl", given.documents)
        ideal = math.ceil(given.documents / given.in_flight) * 0.2
        start, _, _ = extract(small, Path(folder) / "warm.sqlite", 1)
        cpu, peak, stats = extract(large, Path(folder) / "store.sqlite", given.in_flight)
        cpu_again, _, again = extract(large, Path(folder) / "store.sqlite", given.in_flight, stats["base"])
        print(f"first request to last reply  {stats['seconds']:.2f} s, {stats['seconds'] / ideal:.2f} x the ideal {ideal:.1f} s")
        print(f"CPU a document               {(cpu - start) / given.documents * 1000:.1f} ms beyond start-up ({start:.2f} s)")
        print(f"peak memory                  {peak:.0f} MB")
        print(f"the same command again       {again['requests']} calls, {cpu_again:.2f} s CPU")


def write(path: Path, count: int) -> Path:
    """`count` different documents of about 3 KB."""
    with path.open("w") as file:
        for number in range(count):
            text = "\n\n".join(PARAGRAPH.format(n=number * 20 + line) for line in range(12))
            file.write(json.dumps({"id": f"d{number}", "title": f"Day {number}", "text": text, "published": "2026-03-10"}) + "\n")
    return path


def extract(documents: Path, store: Path, in_flight: int, base: str | None = None) -> tuple[float, float, dict[str, float]]:
    """CPU seconds, peak MB, and the endpoint's own count. The endpoint is new for each run but keeps its address."""
    port = base.split(":")[2].split("/")[0] if base else "0"
    server = subprocess.Popen([sys.executable, HERE / "endpoint.py", "--port", port], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    base = server.stdout.readline().strip()
    command = [sys.executable, "-m", "briefing", "extract", documents, "--model", "bench", "--base-url", base]
    try:
        child = subprocess.Popen([*command, "--in-flight", str(in_flight), "--store", store, "--json"], stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = status
        assert status == 0, status
        with urllib.request.urlopen(base.replace("/v1", "/stats")) as answer:
            stats = json.load(answer)
    finally:
        server.kill()
        server.wait()
    return used.ru_utime + used.ru_stime, peak_mb(used), {**stats, "base": base}


def peak_mb(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


if __name__ == "__main__":
    main()
