"""Everything that the checks promise to look at has its rule, its page and its severity; rules on a sentence's standing have a
table of their own, because they look at a brief."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.check import all_rules, check, pages
from briefing.library import Library
from briefing.records import Brief
from briefing.styles import Style
from builders import brief, claim, document, ledger, sentence

PROMISED = {
    "quotation altered": "quotation",
    "quotation given to another speaker": "speaker",
    "number": "number",
    "unit or scale": "unit",
    "date": "date",
    "name or title not in the evidence": "name",
    "entity swapped": "swap",
    "attribution dropped": "attribution",
    "anonymous source named or promoted": "anonymous",
    "certainty raised": "certainty",
    "negation lost or added": "negation",
    "opposite": "opposite",
    "scope": "scope",
    "stronger verb": "strength",
    "superlative, first, only, record added": "superlative",
    "cause added": "cause",
    "events merged": "merged",
    "content not in the evidence": "content",
    "thing not in the evidence": "thing",
    "another name in the evidence's own words": "renamed",
    "stale or impossible date": "stale",
    "office-holder wrong for the date": "office",
    "sentence without a claim": "no-claim",
    "claim cited that does not bear it": "bearing",
    "claim cited that is not there": "unknown-claim",
    "long verbatim run": "verbatim",
    "foreign URL": "url",
    "addressed to the reader": "reader",
    "general knowledge": "general",
    "judgement in Details": "status-in-section",
    "judgement without an anchor": "judgement-anchor",
}

PORT = document("The port of Northport opened on 10 March 2026.", "today.txt")
CLAIM = claim(PORT, PORT.text)
BOOK = ledger([PORT], [CLAIM])
HOUSE = Library().style("house")


def told(text: str, *claims: str, section: str = "details", **also: Any) -> Brief:
    details = [[sentence("d0", 1, PORT.text, CLAIM.id)]]
    one = [[sentence("d0" if section == "details" else "c0", 1, text, *claims, **also)]]
    return brief("The port opens.", one) if section == "details" else brief("The port opens.", details, one)


def analytic() -> Style:
    data: dict[str, Any] = HOUSE.model_dump()
    data["voice"]["stance"] = "analytic"
    return Style.model_validate(data)


OPENED = "The port of Northport opened on 10 March 2026."
BOON = "The port serves the north."
STANDING = [  # rule, what it finds, what it leaves alone
    ("no-claim", told(OPENED), told(OPENED, CLAIM.id)),
    ("unknown-claim", told(OPENED, "c-lost"), told(OPENED, CLAIM.id)),
    ("general", told("Ports are old.", section="context", status="general"), told(BOON, CLAIM.id, section="context")),
    (
        "judgement-anchor",
        told(BOON, section="context", status="judgement"),
        told(BOON, CLAIM.id, section="context", status="judgement"),
    ),
    (
        "status-in-section",
        told(BOON, CLAIM.id, status="judgement"),
        told(BOON, CLAIM.id, section="context", status="judgement"),
    ),
]


@pytest.mark.parametrize("what", sorted(PROMISED))
def test_what_is_promised_has_a_rule_a_page_and_a_severity(what: str) -> None:
    made = all_rules()[PROMISED[what]]
    assert made.title
    assert made.severity in ("error", "warn", "info")
    assert made.id in pages()


def test_every_promised_rule_that_reads_a_brief_stands_in_the_table() -> None:
    assert {rule for rule, _, _ in STANDING} == {rule for rule in PROMISED.values() if all_rules()[rule].find is None}


@pytest.mark.parametrize(("rule", "hit", "near_miss"), STANDING, ids=[rule for rule, _, _ in STANDING])
def test_a_rule_on_standing_finds_its_error_and_leaves_the_near_miss(rule: str, hit: Brief, near_miss: Brief) -> None:
    (found, *_) = [item for item in check(hit, BOOK, analytic()) if item.rule == rule and item.block != "h0"]
    assert "; " in found.message
    assert rule not in [item.rule for item in check(near_miss, BOOK, analytic())]
