"""What the archive and the desk's notes hold that belongs to a story: offered as claims for Context, with their own evidence.

A claim of an earlier edition keeps the document that bore it then, so that its evidence is as good as on its day; nothing is read
or paid for again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from briefing.archive.gist import gist, repeats, stems
from briefing.archive.threads import Told
from briefing.facts import facts, same_name
from briefing.language import opening
from briefing.records import Claim, Document

MOST = 8  # earlier claims offered to a story
FROM_ONE = 3  # of them from one earlier brief
NOTES = 3
ALIKE = 2  # stems in common, beside a name
ARCHIVE = "archive"


@dataclass(frozen=True)
class Remembered:
    """An earlier claim that a brief used, and where: the edition, the story and the run of that brief."""

    edition: str
    story: str
    run: str
    claim: Claim


def related(today: Told, found: Sequence[Remembered]) -> list[Claim]:
    """Earlier claims that belong to a story, the nearest first as they came; none that its own documents bear or tell again."""
    here = {document.id for document in today.documents}
    chosen: list[Claim] = []
    taken: dict[tuple[str, str], int] = {}
    for one in found:
        where = (one.edition, one.story)
        if taken.get(where, 0) >= FROM_ONE or any(item.document in here for item in one.claim.evidence):
            continue
        mine = gist(one.claim)
        if not _belongs(today, one.claim) or any(repeats(mine, said) for said in today.sentences):
            continue
        if any(repeats(mine, gist(other)) or repeats(gist(other), mine) for other in chosen):
            continue
        taken[where] = taken.get(where, 0) + 1
        chosen.append(_offered(one))
        if len(chosen) == MOST:
            break
    return chosen


def _belongs(today: Told, claim: Claim) -> bool:
    """A shared name, and words of the matter: the name of a town alone makes nothing related."""
    names = {name.text for said in today.sentences for name in said.facts.names}
    shared = [name for name in claim.facts.names if any(same_name(name.text, other) for other in names)]
    words = stems(claim.text) & today.words
    return len(shared) >= 2 or (bool(shared) and len(words) >= ALIKE)


def _offered(one: Remembered) -> Claim:
    place = {"edition": one.edition, "story": one.story, "run": one.run}
    return one.claim.model_copy(update={"origin": "archive", "extra": {**one.claim.extra, ARCHIVE: place}})


def relevant_notes(today: Told, notes: Sequence[Document]) -> list[Document]:
    """The desk's notes that belong to a story: they share two names with it, or one and words of the matter."""
    if not notes:
        return []
    names = {name.text for said in today.sentences for name in said.facts.names}

    def score(note: Document) -> tuple[int, int]:
        text = opening(note.title, note.text, 3000)
        shared = {name.key for name in facts(text, note.language).names if any(same_name(name.text, other) for other in names)}
        return len(shared), len(stems(text) & today.words)

    scored = [(score(note), note) for note in notes if note.status in ("ok", "thin")]
    fitting = [(found, note) for found, note in scored if found[0] >= 2 or (found[0] and found[1] > ALIKE)]
    return [note for _, note in islice(sorted(fitting, key=lambda one: (*(-n for n in one[0]), one[1].source)), NOTES)]
