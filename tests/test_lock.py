"""The fact lock: what one style tells and another loses, adds or hardens, by value and across languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.check import check
from briefing.cli import main
from briefing.library import Library, shipped
from briefing.lock import Lock, facts_of, lock, matrix
from briefing.lock.bodies import is_translated
from briefing.records import Brief, Ledger
from builders import brief, claim, document, ledger, sentence

HOUSE = Library().style("house")
VOTE = document("The Senate of Paraguay approved the agreement on 4 March 2026 by 28 votes to 12.", "vote.txt")
SAID = document("Santiago Peña said the agreement “would bring order” and would create 2,000 jobs.", "said.txt")
CLAIMS = (
    claim(VOTE, VOTE.text),
    claim(SAID, SAID.text, kind="statement", certainty="claimed"),
)
BOOK: Ledger = ledger([VOTE, SAID], list(CLAIMS))


def styled(style: str, vote: str, said: str, language: str = "en-GB") -> Brief:
    made = brief(
        "The Senate approved the agreement.",
        [[sentence("d0", 1, vote, CLAIMS[0].id)], [sentence("d1", 1, said, CLAIMS[1].id)]],
        style=style,
        language=language,
    )
    return made.model_copy(update={"findings": check(made, BOOK, HOUSE, [VOTE, SAID])})


FIRST = styled("house", VOTE.text, SAID.text)


def held(vote: str = VOTE.text, said: str = SAID.text, language: str = "en-GB") -> tuple[Brief, Lock]:
    return lock(styled("wire", vote, said, language), BOOK, FIRST)


def test_the_same_facts_in_other_words_are_neither_lost_nor_added_nor_hardened() -> None:
    _, found = held(
        "By 28 votes to 12, Paraguay’s Senate on 4 March 2026 backed the agreement.",
        "The agreement “would bring order” and would create 2,000 jobs, President Santiago Peña said.",
    )
    assert (found.lost, found.added, found.hardened) == ((), (), ())
    assert found.against == "house" and found.line() == "facts: none added, none hardened, none lost"


def test_the_same_facts_in_another_language_are_the_same_facts() -> None:
    _, found = held(
        "Le Paraguay a approuvé l’accord le 4 mars 2026 par 28 voix contre 12.",
        "Selon Santiago Peña, l’accord créerait 2 000 emplois.",
        "fr-FR",
    )
    assert found.added == () and {item.fact for item in found.lost} <= {"quotation", "name"}


@pytest.mark.parametrize(
    ("vote", "fact", "words"),
    [
        ("The Senate of Paraguay approved the agreement on 4 March 2026 by 29 votes to 12.", "number", "29 votes"),
        ("The Senate of Paraguay approved the agreement on 5 March 2026 by 28 votes to 12.", "date", "5 March 2026"),
        ("The Senate of Paraguay approved the agreement with Chile on 4 March 2026 by 28 votes to 12.", "name", "Chile"),
    ],
)
def test_a_fact_that_the_claims_do_not_hold_is_added_and_an_error_on_its_sentence(vote: str, fact: str, words: str) -> None:
    made, found = held(vote)
    assert [(item.fact, item.sentence) for item in found.added] == [(fact, "d0.1")] and found.added[0].words in words
    assert any(finding.severity == "error" and finding.sentence == "d0.1" for finding in made.findings)


@pytest.mark.parametrize(
    "said",
    [
        "The agreement will bring order and will create 2,000 jobs.",
        "The agreement brings order and creates 2,000 jobs.",
    ],
)
def test_a_claim_told_as_a_fact_is_hardened_and_an_error_on_its_sentence(said: str) -> None:
    made, found = held(said=said)
    assert {item.sentence for item in found.hardened} == {"d1.1"}
    assert any(finding.severity == "error" and finding.sentence == "d1.1" for finding in made.findings)


def test_what_only_the_first_style_shows_to_be_hardened_is_found_without_the_rules() -> None:
    plain = styled("wire", VOTE.text, "The agreement creates 2,000 jobs.").model_copy(update={"findings": ()})
    made, found = lock(plain, BOOK, FIRST)
    assert [finding.rule for finding in made.findings] == ["lock-hardened"] and found.hardened[0].sentence == "d1.1"


def test_a_sentence_of_the_sources_own_is_as_sure_as_the_source() -> None:
    source = document("Peña said the deal was good. It creates jobs.", "own.txt")
    held_claim = claim(source, source.text, certainty="claimed")
    book = ledger([source], [held_claim])
    briefs = [
        brief("It is good.", [[sentence("d0", 1, text, held_claim.id)]], style=style)
        for style, text in (("house", "Peña said it creates jobs."), ("wire", "It creates jobs."))
    ]
    assert lock(briefs[1], book, briefs[0])[1].hardened == ()


def test_lost_facts_are_listed_with_numbers_and_dates_before_names() -> None:
    _, found = held("The Senate approved the agreement.", "The agreement would create 2,000 jobs, Santiago Peña said.")
    kinds = [item.fact for item in found.lost]
    assert kinds[:3] == ["number", "number", "date"] and {"quotation"} < set(kinds)
    assert kinds == sorted(kinds, key=["number", "date", "quotation", "speaker", "name"].index)
    assert f"{len(kinds)} that house tells left out: “28”" in found.line()


def test_a_speaker_who_is_gone_is_lost() -> None:
    _, found = held(said="The agreement would create 2,000 jobs, the government said.")
    assert ("speaker", "Santiago Peña") in [(item.fact, item.words) for item in found.lost]


def test_a_fact_that_the_first_style_left_out_too_is_not_lost() -> None:
    first = styled("house", "The Senate approved the agreement.", SAID.text)
    _, found = lock(styled("wire", "The Senate approved the agreement.", SAID.text), BOOK, first)
    assert found.lost == ()


def test_the_first_style_is_held_to_the_claims_that_it_rests_on() -> None:
    _, found = lock(styled("house", "The Senate approved the agreement.", SAID.text), BOOK)
    assert found.against is None and "28" in [item.words for item in found.lost]


def test_the_matrix_has_a_row_for_each_fact_and_a_cell_for_each_style() -> None:
    short = brief(
        "The Senate approved it.", [[sentence("d0", 1, "The Senate approved it by 28 votes.", CLAIMS[0].id)]], style="wire"
    )
    rows = {(row.fact.kind, row.fact.words): row.cells for row in matrix(BOOK, [FIRST, short])}
    assert len(rows) == sum(len(list(facts_of(item))) for item in CLAIMS)
    assert rows["number", "28"] == {"house": "told", "wire": "told"}
    assert rows["date", "4 March 2026"] == {"house": "told", "wire": "lost"}
    assert rows["speaker", "Santiago Peña"] == {"house": "told", "wire": "unused"}


def test_brief_and_restyle_report_the_lock(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run, sources = tmp_path / "run", str(shipped("examples") / "paraguay-sofa" / "sources")
    assert main(["brief", sources, "--date", "2026-03-10", "--style", "signals", "--out", str(run), "--json"]) == 0
    first = json.loads(capsys.readouterr().out)["lock"]
    assert first["against"] is None and first["added"] == first["hardened"] == []
    assert main(["restyle", str(run), "--style", "brisk", "--style", "house", "--json"]) == 0
    written = capsys.readouterr()
    lines = [json.loads(line) for line in written.out.splitlines()]
    assert [line["lock"]["against"] for line in lines] == ["signals", "signals"]
    assert lines[0]["lock"]["lost"] and {"fact", "words", "claim"} == set(lines[0]["lock"]["lost"][0])
    assert "brisk: facts: none added, none hardened; " in written.err


@pytest.mark.parametrize(
    ("name", "translated"),
    [
        ("Chamber of Commerce", True),
        ("Ministère des Affaires étrangères", True),
        ("Department of Public Works", True),
        ("Consejería de Obras Públicas", True),
        ("Ana Ruiz", False),
        ("Chamber of Eastmouth", False),
        ("Lindqvist-Rey", False),
        ("UN", False),
    ],
)
def test_a_body_whose_name_is_made_of_plain_words_is_no_stranger_in_another_language(name: str, translated: bool) -> None:
    assert is_translated(name) is translated
