"""How long a ledger takes: `python benchmarks/ledger.py`.

The worked examples' claims as they are, and together with altered copies of them, up to a thousand claims and more.
"""

from __future__ import annotations

import time
from pathlib import Path

from briefing.ledger import build
from briefing.records import Document, Extraction, Number

ROOT = Path(__file__).parent.parent / "examples"
EXAMPLES = ("hospital-cyberattack", "paraguay-sofa")

Story = tuple[list[Document], list[Extraction]]


def story(name: str) -> Story:
    """The documents and extractions of a worked example."""
    folder = ROOT / name / "run"
    documents = [Document.model_validate_json(line) for line in (folder / "2-documents.jsonl").read_text().splitlines()]
    extractions = [Extraction.model_validate_json(line) for line in (folder / "3-extractions.jsonl").read_text().splitlines()]
    return documents, extractions


def altered(of: Story, number: int) -> Story:
    """The same from other outlets, each claim with a number of its own, so that none merges with its model."""
    documents = [one.model_copy(update={"id": f"{one.id}{number}", "outlet": f"{one.outlet} {number}"}) for one in of[0]]
    return documents, [_moved(one, number) for one in of[1]]


def _moved(extraction: Extraction, number: int) -> Extraction:
    claims = []
    for claim in extraction.claims:
        places = tuple(item.model_copy(update={"document": f"{item.document}{number}"}) for item in claim.evidence)
        own = Number(text=f"{number + 101}", value=number + 101)
        facts = claim.facts.model_copy(update={"numbers": (*claim.facts.numbers, own)})
        text = f"{claim.text.rstrip('.')}, in version {own.text}."
        values = {"id": f"{claim.id}{number}", "text": text, "facts": facts, "evidence": places}
        claims.append(claim.model_copy(update=values))
    return extraction.model_copy(update={"document": f"{extraction.document}{number}", "claims": tuple(claims)})


def timed(name: str, of: Story) -> None:
    start = time.process_time()
    book = build(*of, "2026-09-17", name)
    took = time.process_time() - start
    offered = sum(len(extraction.claims) for extraction in of[1])
    print(f"{name:24} {offered:5} claims, {len(book.claims):5} kept, {len(book.contradictions):3} clashes, {took:5.2f} s of CPU")


def main() -> None:
    stories = [story(name) for name in EXAMPLES]
    for name, one in zip(EXAMPLES, stories, strict=True):
        timed(name, one)
    everything: Story = ([], [])
    for number in range(4):
        for one in stories:
            documents, extractions = altered(one, number)
            everything[0].extend(documents)
            everything[1].extend(extractions)
        timed(f"both, {number + 1} times", everything)


if __name__ == "__main__":
    main()
