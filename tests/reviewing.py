"""A run with one brief, made by hand, for tests of what people do to drafts."""

from __future__ import annotations

from pathlib import Path

from briefing.library import Library
from briefing.pipeline import checked, write_brief
from briefing.records import Brief, EngineInfo
from briefing.runs import DOCUMENTS, EXTRACTIONS, LEDGER, Run
from builders import brief, claim, document, ledger, sentence

SOURCE = document(
    "The port of Eastmouth reopened on Monday after nine days. Two ships docked there at noon.\n\n"
    "The union of dockworkers objected to the terms of the agreement. The strike cost the town 412 jobs.\n\n"
    "Grain worth three million euros lay in the silos of the port. The port had been shut since the first of March.\n\n"
    "A strike in 2019 lasted 23 days.",
    "story.txt",
)
QUOTES = (
    "The port of Eastmouth reopened on Monday after nine days.",
    "Two ships docked there at noon.",
    "The union of dockworkers objected to the terms of the agreement.",
    "The strike cost the town 412 jobs.",
    "Grain worth three million euros lay in the silos of the port.",
    "The port had been shut since the first of March.",
    "A strike in 2019 lasted 23 days.",
)
CLAIMS = tuple(claim(SOURCE, quote) for quote in QUOTES)
ID = tuple(made.id for made in CLAIMS)


def made_brief(headline: str = "The port of Eastmouth reopened on Monday.", engine: str = "openai") -> Brief:
    """d0 has two sentences, d1 and d2 one each, c0 and c1 too; the claim on the grain is used by none."""
    return brief(
        headline,
        [
            [sentence("d0", 1, QUOTES[0], ID[0]), sentence("d0", 2, QUOTES[1], ID[1])],
            [sentence("d1", 1, QUOTES[2], ID[2])],
            [sentence("d2", 1, QUOTES[3], ID[3])],
        ],
        [[sentence("c0", 1, QUOTES[5], ID[5])], [sentence("c1", 1, QUOTES[6], ID[6])]],
        engine=EngineInfo(kind=engine, model=None if engine == "extractive" else "a-model"),
    )


def make_run(folder: Path, engine: str = "openai") -> Path:
    """Writes the run and returns the path of its draft."""
    library, run = Library(), Run(folder)
    style = library.style("house")
    held = ledger([SOURCE], list(CLAIMS))
    with run.locked():
        run.save_meta(date="2026-03-10", sources=["story.txt"])
        run.write_lines(DOCUMENTS, [SOURCE])
        run.write_lines(EXTRACTIONS, [])
        run.write_record(LEDGER, held)
        made = checked(made_brief(engine=engine), held, style, [SOURCE])
        return write_brief(run, made, held, style, ("draft", "html"), library).draft
