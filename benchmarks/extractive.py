"""What the embedded engine costs: milliseconds a document, and seconds for composing a story of 30 documents.

    python benchmarks/extractive.py [--documents 30] [--rounds 5]

Extraction is set against two floors of the same run: splitting the text into sentences, and finding the facts of the claims,
which every engine's claims need. Documents are put together from the sentences of the worked examples in another order each,
so that no cache helps.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from briefing.collect import collect
from briefing.facts import facts
from briefing.language import sentences
from briefing.model import Prompt, Request
from briefing.model.extractive import ExtractiveEngine
from briefing.records import Claim, Document, Evidence, Ledger, Source
from briefing.replies import Assignment, ComposeReply, ExtractReply, OfferedClaim, Part
from briefing.styles import SectionKnobs, Style

EXAMPLES = Path(__file__).parent.parent / "examples"
STYLE = Style(
    name="house",
    title="House",
    sections=(SectionKnobs(key="details", prefix="d", role="details"), SectionKnobs(key="context", prefix="c", role="context")),
)
ENGINE = ExtractiveEngine()


def documents(count: int) -> list[Document]:
    """Texts of about 2.3 KB, shuffled by paragraph with a fixed seed."""
    read = [document for document in collect([str(EXAMPLES)]) if document.status == "ok" and document.language == "en"]
    paragraphs = [text for document in read for text in document.text.split("\n\n") if len(text) > 80]
    chance = random.Random(11)
    made = []
    for number in range(count):
        text = "\n\n".join(chance.sample(paragraphs, 10))
        made.append(
            read[0].model_copy(
                update={
                    "id": f"doc{number}",
                    "text": text,
                    "outlet": f"Outlet {number}",
                    "published": "2026-03-10",
                    "role": "story",
                }
            )
        )
    return made


def extracted(document: Document) -> list[OfferedClaim]:
    part = Part(document, 0, len(document.text))
    return ENGINE.answer(Request("extract", document.source, ExtractReply, part, _no_prompt)).reply.claims


def ledger(made: list[Document]) -> Ledger:
    claims: list[Claim] = []
    for document in made:
        for offered in extracted(document):
            start = document.text.index(offered.quote)
            evidence = Evidence(document=document.id, start=start, end=start + len(offered.quote), quote=offered.quote)
            found = facts(offered.text, document.language, document.published_on)
            claims.append(
                Claim(
                    id=f"c{len(claims)}",
                    text=offered.text,
                    language=document.language,
                    kind=offered.kind,
                    certainty=offered.certainty,
                    facts=found,
                    evidence=(evidence,),
                )
            )
    sources = [
        Source(label=f"S{n}", document=document.id, source=document.source, outlet=document.outlet, published=document.published)
        for n, document in enumerate(made, 1)
    ]
    return Ledger(title="Benchmark", date="2026-03-10", sources=tuple(sources), claims=tuple(claims))


def _no_prompt() -> Prompt:
    raise AssertionError("the embedded engine renders no prompt")


def best(work: Callable[[], object], rounds: int) -> float:
    """Seconds of the median round, after one to warm up."""
    work()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=30)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    made = documents(chosen.documents)
    claims = [(claim.text, document) for document in made for claim in extracted(document)]
    whole = best(lambda: [extracted(document) for document in made], chosen.rounds) / len(made)
    splitting = best(lambda: [sentences(document.text, document.language) for document in made], chosen.rounds) / len(made)
    finding = best(lambda: [facts(text, one.language, one.published_on) for text, one in claims], chosen.rounds) / len(made)
    print(f"{len(made)} documents of {statistics.mean(len(one.text) for one in made):,.0f} characters, {len(claims)} claims")
    print(f"extraction   {whole * 1000:6.2f} ms a document")
    for part, seconds in (("splitting", splitting), ("facts", finding), ("the rest", whole - splitting - finding)):
        print(f"  {part:10} {seconds * 1000:6.2f} ms")
    print(f"  ratio to splitting and facts alone: {whole / (splitting + finding):.2f}")
    story = ledger(made)
    assignment = Assignment(story, STYLE, {f"k{n}": claim.id for n, claim in enumerate(story.claims, 1)})
    request = Request("compose", "benchmark", ComposeReply, assignment, _no_prompt)
    print(f"composing    {best(lambda: ENGINE.answer(request), chosen.rounds):6.2f} s for {len(story.claims)} claims")


if __name__ == "__main__":
    main()
