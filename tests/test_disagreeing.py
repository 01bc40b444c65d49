"""One story from three sources that disagree: every conflict is shown, with both values and both sources cited."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from briefing.library import Library
from briefing.pipeline import Job, Tools, brief_story, gather
from briefing.progress import Silent
from briefing.replies import Assignment, ComposeReply
from briefing.runs import Run
from scripted import ScriptedEngine, composed, offer, reply

CONFLICTS = {
    "number": (
        "The blast in Eastmouth killed 12 people, the hospital there said.",
        "Nine people died in the blast in Eastmouth, according to the hospital there.",
    ),
    "date": (
        "Ida Holm signed the port treaty in Eastmouth on 3 March 2026.",
        "Ida Holm signed the port treaty in Eastmouth on 5 March 2026.",
    ),
    "outcome": (
        "The Senate of Vellmark approved the budget of the harbour on Monday.",
        "The Senate of Vellmark rejected the budget of the harbour on Monday.",
    ),
    "actor": (
        "Government troops broke the ceasefire near Brennick on Sunday.",
        "Rebels broke the ceasefire near Brennick on Sunday.",
    ),
    "nature": (
        "The council of Torvay approved the bridge by 53 votes to 8, with 4 abstentions.",
        "The council of Torvay approved the bridge by 53 votes to 8, with 4 blank votes.",
    ),
}
"""What the first source says, and another."""


def test_every_conflict_of_three_sources_is_disputed_in_the_brief_and_cites_both_sides(tmp_path: Path) -> None:
    kinds = list(CONFLICTS)
    papers = {
        "one.txt": [first for first, _ in CONFLICTS.values()],
        "two.txt": [CONFLICTS[kind][1] for kind in kinds[::2]],
        "three.txt": [CONFLICTS[kind][1] for kind in kinds[1::2]],
    }
    for name, sentences in papers.items():
        (tmp_path / name).write_text("The week in Vellmark\n\n" + "\n\n".join(sentences) + "\n", encoding="utf-8")
    engine = ScriptedEngine({name: [offer(sentence) for sentence in told] for name, told in papers.items()}, _both_sides)
    run = Run(tmp_path / "run")
    job = Job(tuple(str(tmp_path / name) for name in papers), today=date(2026, 3, 10))
    library = Library()
    with run.locked():
        outcome = brief_story(job, [library.style("house")], run, gather(job, Silent()), Tools(engine, library, repair=False))
    assert sorted(clash.kind for clash in outcome.ledger.contradictions) == sorted(kinds)
    (made,) = outcome.made
    draft = made.draft.read_text(encoding="utf-8")
    told = [sentence for sentence in made.brief.sentences() if sentence.id.startswith("d")]
    assert [sentence.status for sentence in told] == ["disputed"] * len(kinds)
    for sentence, (first, other) in zip(told, CONFLICTS.values(), strict=True):
        block = sentence.id.partition(".")[0]
        notes = [line for line in draft.splitlines() if line.startswith(f"[^{block}")]
        assert any(first in line for line in notes) and any(other in line for line in notes), sentence.text
        assert all("sources differ" in line for line in notes)


def _both_sides(assignment: Assignment) -> ComposeReply:
    """A sentence for each conflict that tells both values and cites both claims."""
    by_text = {
        claim.text: name for name, claim in assignment.references.items() for claim in [assignment.ledger.claim(claim)] if claim
    }
    sentences = [
        composed(f"d{number}", f"{first[:-1]}; another report says: {other}", by_text[first], by_text[other], status="disputed")
        for number, (first, other) in enumerate(CONFLICTS.values())
    ]
    return reply("The week in Vellmark.", ["k1"], *sentences)
