"""How fast sources are read, beside the bare library on the same sources in the same run: run it as a script.

    python benchmarks/reading.py [PAGES]

Prints a line a format: pages a second with processes started from nothing, the same with processes that are already running,
the bare library in one process, and the ratio to it. The sources are made here; figures of different machines do not compare,
ratios do.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from briefing.collect import ReadOptions, collect
from collect_sources import SENTENCES, Words, column, page, pdf


def _article(number: int) -> bytes:
    """A page of about 60 KB: an article of 30 paragraphs in the markup that news sites wrap around them."""
    chance = random.Random(number)
    paragraphs = "".join(f"<p>{' '.join(chance.choices(SENTENCES, k=3))} It was day {day}.</p>" for day in range(30))
    menu = "".join(f'<li class="item-{n}"><a href="/{n}" data-track="menu">Section {n}</a></li>' for n in range(150))
    related = "".join(f'<div class="card card-{n}"><a href="/r/{n}"><h3>Another story {n}</h3></a></div>' for n in range(60))
    style = "".join(f".c{n} {{ color: #00{n:04}; margin: 0 }}" for n in range(300))
    head = f"<title>Story {number} | The Courier</title><style>{style}</style>"
    return page(paragraphs, head=head, top=f"<h1>Story {number}</h1>", after=f"<ul>{menu}</ul><aside>{related}</aside>")


def _report(number: int, pages: int) -> bytes:
    text = " ".join(SENTENCES)
    made = [
        [
            Words("The Northport Review", 72, 800, 9),
            *column(f"{number} {at}. {text} {text}", top=770, characters=42),
            *column(f"{text} {text} {at}.", x=320, top=770, characters=42),
        ]
        for at in range(pages)
    ]
    return pdf(made)


def _rate(work: Callable[[], object], pages: int) -> float:
    start = time.perf_counter()
    work()
    return pages / (time.perf_counter() - start)


def _read_all(folder: Path) -> None:
    for document in collect([str(folder)], options=ReadOptions()):
        if document.status != "ok":
            raise SystemExit(f"{document.source}: {document.reason}")


def _bare_html(folder: Path) -> None:
    import trafilatura

    for file in sorted(folder.iterdir()):
        trafilatura.extract(file.read_bytes(), favor_precision=True, include_comments=False)


def _bare_pdf(folder: Path) -> None:
    import pypdfium2

    for file in sorted(folder.iterdir()):
        with pypdfium2.PdfDocument(io.BytesIO(file.read_bytes())) as document:
            for one in document:
                one.get_textpage().get_text_range()


def main(pages: int) -> None:
    per_report = 20
    kinds = {
        "html": ([_article(number) for number in range(pages)], pages, _bare_html),
        "pdf": (
            [_report(number, per_report) for number in range(pages // per_report)],
            pages // per_report * per_report,
            _bare_pdf,
        ),
    }
    print(f"{'format':8}{'from nothing':>14}{'running':>10}{'bare':>10}{'ratio':>8}   pages a second")
    for kind, (sources, count, bare) in kinds.items():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for number, data in enumerate(sources):
                (folder / f"{number:04}.{kind}").write_bytes(data)
            cold, warm = (_rate(lambda: _read_all(folder), count) for _ in range(2))  # noqa: B023 - called before the next turn
            floor = max(_rate(lambda: bare(folder), count) for _ in range(2))  # noqa: B023
            print(f"{kind:8}{cold:14.1f}{warm:10.1f}{floor:10.1f}{warm / floor:8.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
