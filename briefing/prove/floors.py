"""The floor of each kind: what the rules have reached and must not fall below, on the corpus that ships with the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.prove.figures import Figure, together

FALSE_ALARMS = {"one language": 0.05, "across": 0.05, "read": 0.08, "read, across": 0.08, "planted": 0.06, "hand-written": 0.05}
FLOORS: dict[str, dict[str, float]] = {
    "one language": {"lost": 0.90, "added": 0.95, "hardened": 0.60, "speaker": 0.75, "unit": 0.75, "date": 0.90},
    "across": {"lost": 0.90, "added": 0.90, "hardened": 0.40, "speaker": 0.40, "unit": 0.60, "date": 0.90},
    "read": {"hardened": 0.85, "speaker": 0.60, "date": 0.70, "unit": 0.70},
    "read, across": {"hardened": 0.85},
    "sealed": {"hardened": 0.65},
    "sealed, across": {"hardened": 0.75},
    "planted": {
        "anonymous": 0.70,
        "attribution": 0.85,
        "bearing": 0.95,
        "cause": 0.90,
        "certainty": 0.85,
        "content": 0.95,
        "date": 0.95,
        "general": 0.95,
        "judgement": 0.90,
        "judgement-anchor": 0.95,
        "merged": 0.60,
        "name": 0.95,
        "negation": 0.78,
        "no-claim": 0.95,
        "number": 0.95,
        "office": 0.70,
        "opposite": 0.85,
        "quotation": 0.95,
        "reader": 0.95,
        "scope": 0.90,
        "speaker": 0.85,
        "stale": 0.95,
        "status-in-section": 0.95,
        "strength": 0.95,
        "superlative": 0.95,
        "swap": 0.50,
        "unit": 0.95,
        "url": 0.95,
        "verbatim": 0.95,
    },
    "hand-written": {
        "anonymous": 0.65,
        "attribution": 0.78,
        "bearing": 0.95,
        "cause": 0.85,
        "certainty": 0.90,
        "content": 0.65,
        "date": 0.95,
        "general": 0.85,
        "judgement": 0.90,
        "judgement-anchor": 0.95,
        "merged": 0.3,
        "name": 0.95,
        "negation": 0.80,
        "no-claim": 0.95,
        "number": 0.95,
        "office": 0.90,
        "opposite": 0.90,
        "quotation": 0.95,
        "reader": 0.95,
        "scope": 0.76,
        "speaker": 0.75,
        "stale": 0.95,
        "status-in-section": 0.95,
        "strength": 0.88,
        "superlative": 0.95,
        "swap": 0.40,
        "unit": 0.95,
        "url": 0.95,
        "verbatim": 0.80,
    },
}


def below(title: str, figures: Sequence[Figure], *, whole: bool = True) -> Iterator[str]:
    """A sentence for each kind that is below its floor, and for false alarms above what is allowed of the `whole` corpus."""
    for item in figures:
        floor = FLOORS.get(title, {}).get(item.kind, 0.0)
        if item.recall < floor:
            yield f"{title}: of {item.kind} errors {item.recall:.0%} are caught, below the floor of {floor:.0%}"
    total, allowed = together(figures), FALSE_ALARMS.get(title, 1.0)
    if whole and total.false_alarms > allowed:
        yield f"{title}: false alarms on {total.false_alarms:.1%} of sound sentences, above {allowed:.0%}"
