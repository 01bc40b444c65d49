"""The evidence page of one very long source: how large it is, how long it takes, how soon Chromium shows it.

    .venv/bin/python benchmarks/evidencepage.py [--browser]

The floor is the time that the same text takes to be escaped and joined, and nothing else.
"""

from __future__ import annotations

import html
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from briefing.library import Library
from briefing.render import render
from builders import brief, claim, document, ledger, sentence
from chromium import chromium

WORDS = "the port committee met and heard that ships of many kinds had come to the quay on a grey morning".split()


def page(between: str) -> tuple[int, int, str, float]:
    """A source of 9,500 paragraphs with a claim in every twentieth: its length, its claims, the page, and how long that took."""
    dice = random.Random(1)
    told = document(between.join(f"Entry {n} of the record. {' '.join(dice.choices(WORDS, k=90))}." for n in range(9_500)))
    claims = [claim(told, f"Entry {n} of the record.") for n in range(0, 9_500, 20)]
    said = [sentence("d0", n + 1, claims[200 * n].text, claims[200 * n].id) for n in range(2)]
    library = Library()
    started = time.perf_counter()
    made = render(brief("A headline.", [said]), ledger([told], claims), library.style("house"), library, "evidence", [told])
    return len(told.text), len(claims), made, time.perf_counter() - started


def main() -> None:
    for name, between in {"paragraphs": "\n\n", "one line": " "}.items():
        characters, claims, made, took = page(between)
        started = time.perf_counter()
        html.escape(WORDS[0] * (characters // 3))
        floor = time.perf_counter() - started
        print(
            f"{name:10} {characters:,} characters, {claims} claims: page of {len(made):,} in {took:.2f} s (floor {floor:.3f} s)"
        )
        if "--browser" in sys.argv:
            with tempfile.TemporaryDirectory() as folder, chromium() as browser:
                file = Path(folder) / "page.html"
                file.write_text(made, encoding="utf-8")
                started = time.perf_counter()
                browser.open(file)
                shown = time.perf_counter() - started
                started = time.perf_counter()
                browser.press("j", "j")
                browser.run("document.body.offsetHeight")
                print(
                    f"{'':10} Chromium shows it in {shown:.2f} s, goes two sentences on in {time.perf_counter() - started:.2f} s"
                )


if __name__ == "__main__":
    main()
