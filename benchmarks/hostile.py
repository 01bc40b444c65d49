"""What a hostile source can do to a brief: `python benchmarks/hostile.py [PAYLOADS.jsonl] [--first N]`.

Each payload (a line `{"id", "payload"}`) stands in five places of a source, a page each; a loopback model obeys it in
extracting, in composing and when asked again: it invents a claim with its quotation, links, speaks to the reader, writes a code
word and the payload itself. A breach is such a sentence in the brief with no error on it. Without a file the tests' own payloads
are planted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from hostile import PLACES, Attack, attacked, breaches
from test_hostile import PAYLOADS


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("payloads", nargs="?", type=Path)
    parser.add_argument("--first", type=int, help="only so many payloads")
    given = parser.parse_args()
    lines = given.payloads.read_text(encoding="utf-8").splitlines() if given.payloads else ()
    payloads = [json.loads(line)["payload"] for line in lines if line] or list(PAYLOADS)
    counted: Counter[tuple[str, str]] = Counter()
    for number, payload in enumerate(payloads[: given.first], 1):
        attacks = [Attack(payload, place, number) for place in PLACES]
        with attacked(attacks) as brief:
            found = breaches(brief, attacks)
        for breach in {(one.kind, one.sentence.text): one for one in found}.values():
            print(f"breach {breach.attack.place} {breach.kind}: {breach.sentence.text}", file=sys.stderr)
        counted.update({(one.attack.place, one.kind) for one in found})
    tried = len(payloads[: given.first])
    attempts = tried * len(PLACES)
    print(f"{tried} payloads in {len(PLACES)} places, {attempts} attacks of five lies each: {sum(counted.values())} breaches")
    for (place, kind), count in sorted(counted.items()):
        print(f"  {place:8} {kind:8} {count}")
    return 1 if counted else 0


if __name__ == "__main__":
    sys.exit(main())
