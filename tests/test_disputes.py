"""A sentence is disputed for the value that it tells, not for the claim that it comes from."""

from __future__ import annotations

import pytest

from briefing.disputes import disputes
from briefing.records import Contradiction, Ledger
from builders import claim, document, ledger

FOUR = "The house approved the treaty on 4 March 2026 by 53 votes to 8, with 4 abstentions."
BLANK = "The house approved the treaty on 5 March 2026 by 53 votes to 8, with 4 blank votes."


def book(kind: str, *values: str) -> Ledger:
    papers = [document(FOUR, "one", outlet="One"), document(BLANK, "two", outlet="Two")]
    claims = [claim(paper, paper.text) for paper in papers]
    clash = Contradiction(kind=kind, claims=tuple(one.id for one in claims), values=values, note="they differ")
    return ledger(papers, claims, contradictions=(clash,))


@pytest.mark.parametrize(
    ("kind", "values", "text", "disputed"),
    [
        ("nature", ("4 abstentions", "4 blank votes"), "Four deputies abstained.", True),
        ("nature", ("4 abstentions", "4 blank votes"), "The house approved it by 53 votes to eight.", False),
        ("number", ("4", "8"), "With four abstentions it passed.", True),
        ("date", ("4 March 2026", "5 March 2026"), "The house approved it on 4 March.", True),
        ("date", ("4 March 2026", "5 March 2026"), "The house approved it in March 2026.", True),
        ("date", ("4 March 2026", "5 March 2026"), "The house approved it by 53 votes to 8.", False),
        ("outcome", ("approved", "rejected"), "The house has voted.", True),
    ],
)
def test_what_a_sentence_tells_decides(kind: str, values: tuple[str, ...], text: str, disputed: bool) -> None:
    made = book(kind, *values)
    assert bool(list(disputes(text, "en", [made.claims[0].id], made))) is disputed
    assert list(disputes(text, "en", [], made)) == []


def test_an_update_is_told_and_disputes_no_claim() -> None:
    made = book("update", "4", "8")
    assert [clash.kind for clash in disputes("Four abstained.", "en", [made.claims[0].id], made)] == ["update"]
    assert made.disputed() == frozenset()
