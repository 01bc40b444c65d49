"""Pairs of a faithful sentence in free wording and a wrong one close to it: the rule alarms on the wrong one alone.

Each faithful sentence is of a kind that once raised an alarm; the wrong one shows that the rule still sees what it is for.
"""

from __future__ import annotations

from datetime import date

import pytest

from briefing.check import Statement, findings_on
from briefing.check.text import Text
from briefing.language import sentences

DAY = date(2026, 3, 10)  # a Tuesday


def alarms(evidence: str, said: str, language: str, of: str | None = None) -> list[str]:
    code = of or language
    pieces = tuple(Text(evidence[start:end], code, DAY) for start, end in sentences(evidence, code))
    statement = Statement(Text(said, language, DAY), pieces, Text(evidence, code), today=DAY)
    return [finding.rule for finding in findings_on(statement) if finding.severity != "info"]


# rule, language, evidence, faithful, wrong
PAIRS = [
    (
        "content",
        "en",
        "The new judge will be sworn in on 4 May.",
        "The new judge takes up office on 4 May.",
        "The new judge will be sworn in on 4 May, to loud cheers from relatives.",
    ),
    (
        "content",
        "en",
        "Kolmar was fined 4,000 euros over the spill.",
        "Kolmar has to pay a penalty of 4,000 euros.",
        "Kolmar was fined 4,000 euros over the spill and sacked two senior engineers.",
    ),
    (
        "content",
        "en",
        "An aide, speaking on condition of anonymity, said the fund was empty.",
        "The fund was empty, according to an aide who asked not to be named.",
        "The fund was empty, according to an aide, after lavish banquets abroad.",
    ),
    (
        "content",
        "fr",
        "La mairie ferme la piscine en mai.",
        "La piscine baissera le rideau au printemps.",
        "La mairie ferme la piscine en mai, avant une longue rénovation complète.",
    ),
    (
        "attribution",
        "en",
        "The Velmo Theatre announced on Monday that it would open a second stage in autumn. Critics said the money was missing.",
        "The Velmo Theatre will open a second stage in autumn.",
        "The money is missing.",
    ),
    (
        "attribution",
        "en",
        "A boat sank off Lerrick and two sailors drowned, the coastguard said. A witness said the captain was drunk.",
        "Two sailors drowned when a boat sank off Lerrick.",
        "The captain was drunk.",
    ),
    (
        "attribution",
        "en",
        "Doctors said the ward was full. The new wing was paid for by a donor, Ada Brink.",
        "The new wing was financed by Ada Brink, who donated the money.",
        "The ward is full.",
    ),
    (
        "attribution",
        "en",
        "Mayor Lena Orth urged drivers to avoid the bridge and said it was rotten.",
        "Orth appealed to drivers to avoid the bridge.",
        "The bridge is rotten.",
    ),
    (
        "attribution",
        "es",
        "La alcaldesa anunció que el museo abrirá en mayo. Los vecinos dicen que el techo gotea.",
        "El museo abrirá en mayo.",
        "El techo del museo gotea.",
    ),
]


@pytest.mark.parametrize(("rule", "language", "evidence", "faithful", "wrong"), PAIRS, ids=[pair[3][:50] for pair in PAIRS])
def test_a_rule_tells_the_wrong_sentence_from_the_faithful_one(
    rule: str, language: str, evidence: str, faithful: str, wrong: str
) -> None:
    assert rule not in alarms(evidence, faithful, language)
    assert rule in alarms(evidence, wrong, language)
