"""What `briefing explain` says of a rule is true: its examples are run."""

from __future__ import annotations

import re
from datetime import date

import pytest

from briefing.check import Statement, all_rules, findings_on, pages
from briefing.check.text import Text
from briefing.language import sentences

DAY = date(2026, 3, 10)
EXAMPLES = {rule: dict(re.findall(r"^(Evidence|Hit|Near miss): (.+)$", page, re.MULTILINE)) for rule, page in pages().items()}
SHOWN = [rule for rule, parts in EXAMPLES.items() if parts]


def statement(evidence: str, said: str) -> Statement:
    pieces = tuple(Text(evidence[start:end], "en", DAY) for start, end in sentences(evidence, "en"))
    return Statement(Text(said, "en", DAY), pieces, Text(evidence, "en"), today=DAY, before="")


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert set(pages()) == set(all_rules())


def test_every_rule_on_sentences_shows_examples() -> None:
    assert set(SHOWN) == {rule.id for rule in all_rules().values() if rule.find is not None}


@pytest.mark.parametrize("rule", sorted(pages()))
def test_a_page_says_what_to_do_and_what_the_rule_cannot_see(rule: str) -> None:
    assert pages()[rule].startswith("Looks ")
    assert "Remedy:" in pages()[rule]
    assert "Cannot see:" in pages()[rule]


@pytest.mark.parametrize("rule", SHOWN)
def test_the_hit_of_a_page_is_found_by_its_rule(rule: str) -> None:
    shown = EXAMPLES[rule]
    assert rule in {finding.rule for finding in findings_on(statement(shown["Evidence"], shown["Hit"]))}


@pytest.mark.parametrize("rule", SHOWN)
def test_the_near_miss_of_a_page_raises_no_alarm(rule: str) -> None:
    shown = EXAMPLES[rule]
    found = [f for f in findings_on(statement(shown["Evidence"], shown["Near miss"])) if f.severity != "info"]
    assert [f"{f.rule}: {f.message}" for f in found] == []
