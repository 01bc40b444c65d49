"""Today's claims held against those of earlier editions: which are new, which give another figure, which were told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.archive.gist import Gist, gist, held, repeats, updated
from briefing.records import Change, Claim, Ledger, Novelty

WORTH_TELLING = 2  # new claims that make an old story worth telling again …
SHARE = 0.5  # … or more than this share of all that is said of it today


@dataclass(frozen=True)
class Earlier:
    """A claim of an earlier edition, and its day."""

    day: str
    claim: Claim


def compared(ledger: Ledger, earlier: Sequence[Earlier]) -> Ledger:
    """The ledger with the novelty of each claim of the day, and what has changed. Background is neither new nor old."""
    known = [gist(one.claim, one.day) for one in earlier]
    named = frozenset(name.key for old in known for name in old.facts.names)
    novelty: dict[str, Novelty] = {}
    changes: list[Change] = []
    for claim in ledger.claims:
        if claim.origin == "story":
            novelty[claim.id], change = _found(gist(claim), known, named)
            changes += [change] if change else []
    return ledger.model_copy(update={"novelty": novelty, "changes": tuple(_once(changes))})


def _found(new: Gist, known: Sequence[Gist], named: frozenset[str]) -> tuple[Novelty, Change | None]:
    if any(repeats(new, old, named) for old in known):
        return "repeated", None
    # The latest edition's figure is the one that readers have; among its claims, the likest.
    for old in sorted(known, key=lambda old: (old.day or "", held(new.said, old.said)), reverse=True):
        if (values := updated(new, old)) and new.claim and old.day:
            was, now = values
            change = Change(novelty="updated", claim=new.claim.id, day=old.day, before=old.text, after=new.text, was=was, now=now)
            return "updated", change
    return "new", None


def _once(changes: Sequence[Change]) -> list[Change]:
    """One change of a figure for each pair of values: several papers report it."""
    return list({(change.was, change.now): change for change in reversed(changes)}.values())[::-1]


@dataclass(frozen=True)
class Value:
    """What a figure was in an edition, and the claim that gave it."""

    day: str
    value: str
    text: str


def over_time(claims: Sequence[Earlier]) -> list[list[Value]]:
    """The figures of a story that changed, each with its values from the first edition to the last."""
    last: list[Gist] = []
    chains: list[list[Value]] = []
    for one in claims:
        new = gist(one.claim, one.day)
        for place, old in enumerate(last):
            values = updated(new, old) if (old.day or "") < one.day else None
            if values:
                chains[place] = chains[place] or [Value(old.day or "", values[0], old.text)]
                chains[place].append(Value(one.day, values[1], new.text))
                last[place] = new
                break
        else:
            last.append(new)
            chains.append([])
    return [chain for chain in chains if chain]


def worth_telling(ledger: Ledger) -> bool:
    """Whether a story that was told before has enough that is new: a changed figure, or more than a new sentence or so."""
    found = list(ledger.novelty.values())
    new = found.count("new")
    return "updated" in found or new >= WORTH_TELLING or new > SHARE * len(found)
