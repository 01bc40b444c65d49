"""How long another style of a run takes with the embedded engine: composing, rendering, the fact lock, in milliseconds.

    python benchmarks/styles.py RUN

RUN is a run's folder with a brief in at least one style. The best of five is told: what the machine does beside it only adds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefing.compose import Composer
from briefing.errors import ConfigError
from briefing.library import Library
from briefing.lock import lock
from briefing.model.extractive import ExtractiveEngine
from briefing.pipeline import checked, first_brief
from briefing.render import render
from briefing.runs import Run


def best(work: Callable[[], object]) -> float:
    """Milliseconds of the fastest of five."""
    times = []
    for _ in range(5):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times) * 1000


def main() -> None:
    run = Run(Path(sys.argv[1]))
    ledger, documents, first, library = run.ledger(), run.documents(), first_brief(run), Library()
    composer = Composer(ExtractiveEngine(), library, run.name)
    if first is not None:
        print(f"floor: the record of one brief read from its file {best(lambda: run.brief(str(first.style))):.1f} ms")
    print(f"{len(ledger.claims)} claims\n{'style':12} {'compose':>8} {'check':>8} {'lock':>8} {'draft':>8} {'html':>8}")
    for name in library.styles():
        style = library.style(name)
        try:
            brief = composer.compose(ledger, style)
        except ConfigError as error:
            print(f"{name:12} {error.message}")
            continue
        found = checked(brief, ledger, style, documents)
        steps: list[Callable[[], object]] = [
            lambda style=style: composer.compose(ledger, style),
            lambda brief=brief, style=style: checked(brief, ledger, style, documents),
            lambda found=found: lock(found, ledger, first),
            lambda found=found, style=style: render(found, ledger, style, library, "draft"),
            lambda found=found, style=style: render(found, ledger, style, library, "html"),
        ]
        print(f"{name:12} " + " ".join(f"{best(step):8.1f}" for step in steps))


if __name__ == "__main__":
    main()
