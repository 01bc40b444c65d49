"""How well and how fast the rules judge: recall and false alarms on the shipped corpus, and sentences a second.

python benchmarks/checks.py            the tables of `briefing prove`, and the speed on the corpus
python benchmarks/checks.py ROWS.jsonl  rows {id, text, source_text, supported, set}: balanced accuracy by set, texts a second
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from briefing.check import Sources, check_text, sources_of, together
from briefing.cli import main
from briefing.cli.trial import alarms_of_pair
from briefing.prove.corpus import pairs
from briefing.records import Document


@lru_cache(maxsize=64)
def sources(text: str) -> Sources:
    return sources_of([Document(id="source", text_hash="", source="source", kind="text", text=text)])


def corpus() -> None:
    main(["prove"])
    found = [pair for pair in pairs() if pair.language == "en"]
    start = time.process_time()
    for pair in found:
        alarms_of_pair(pair.right, pair)
    print(f"{len(found) / (time.process_time() - start):.0f} sentences a second on one core")


def labelled(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    start = time.process_time()
    for row in rows:
        verdict = together(row["id"], row["text"], check_text(row["text"], sources(row["source_text"])))
        counts[row["set"]][2 * bool(row["supported"]) + bool(verdict.supported)] += 1
    taken = time.process_time() - start
    for name, (caught, missed, alarms, passed) in sorted(counts.items()):
        recall, false = caught / max(caught + missed, 1), alarms / max(alarms + passed, 1)
        print(f"{name:24} recall {recall:.2f}  false alarms {false:.2f}  balanced accuracy {(recall + 1 - false) / 2:.3f}")
    print(f"{len(rows) / taken:.0f} texts a second on one core")


if __name__ == "__main__":
    labelled(Path(sys.argv[1])) if len(sys.argv) > 1 else corpus()
