"""Sentences that join several claims: each clause is judged by its own evidence, so that nothing is alarmed or hidden."""

from __future__ import annotations

import pytest

from briefing.check import Statement, findings_on
from briefing.check.clauses import clauses
from briefing.check.text import Text

JOINED = (  # found by the first clause's subject
    ("The council rejected the stadium.", "The union accepted the pay offer."),
    ("The bridge may be closed in June.", "The tunnel will be opened in May."),
    ("The dam was not inspected in 2025.", "The bridge was inspected twice."),
    ("Exports of copper fell sharply.", "Exports of lithium rose slightly."),
)


def errors(said: str, *claims: str) -> list[str]:
    pieces = [(Text(claim),) for claim in claims]
    statement = Statement(Text(said), tuple(piece for own in pieces for piece in own), Text(""), witnesses=tuple(pieces))
    return [f"{finding.rule} {finding.severity}" for finding in findings_on(statement) if finding.severity == "error"]


@pytest.mark.parametrize(
    "said",
    [
        "The council rejected the stadium; the union accepted the pay offer.",
        "The council rejected the stadium, while the union accepted the pay offer.",
        "The bridge may be closed in June, and the tunnel will be opened in May.",
        "The dam was not inspected in 2025; the bridge was inspected twice.",
        "Exports of copper fell sharply, but exports of lithium rose slightly.",
    ],
)
def test_claims_that_are_joined_raise_no_alarm_against_each_other(said: str) -> None:
    claims = next(pair for pair in JOINED if pair[0][:11] == said[:11])
    assert errors(said, *claims) == []


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("The council approved the stadium; the union accepted the pay offer.", "opposite"),
        ("The council rejected the stadium, while the union refused the pay offer.", "opposite"),
        ("The bridge will be closed in June, and the tunnel will be opened in May.", "certainty"),
        ("The dam was inspected in 2025; the bridge was inspected twice.", "negation"),
        ("Exports of copper fell sharply, but exports of lithium fell slightly.", "opposite"),
    ],
)
def test_an_error_in_one_of_the_joined_claims_stays_an_error(said: str, rule: str) -> None:
    claims = next(pair for pair in JOINED if pair[0][:11] == said[:11])
    assert f"{rule} error" in errors(said, *claims)


def test_what_one_of_two_claims_bears_out_is_no_error_though_the_other_has_it_otherwise() -> None:
    claims = ("The council approved the stadium.", "The council rejected the stadium.")
    assert errors("The council rejected the stadium.", *claims) == []


def test_what_no_claim_bears_out_is_an_error_however_many_are_cited() -> None:
    claims = ("The council approved the stadium on Monday.", "The council has approved the new stadium.")
    assert errors("The council rejected the stadium.", *claims) == ["opposite error"]


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("The council rejected the stadium; the union accepted the offer.", 2),
        ("The council rejected the stadium, while the union accepted the offer.", 2),
        ("The council, the union and the mayor rejected the stadium.", 1),
        ("“The council rejected the stadium; the union accepted the offer,” he said.", 1),
        ("Le conseil a rejeté le stade, tandis que le syndicat a accepté l’offre salariale.", 2),
        ("Der Rat lehnte das Stadion ab, während die Gewerkschaft das neue Angebot annahm.", 2),
    ],
)
def test_a_sentence_is_cut_where_both_sides_could_stand_alone(said: str, count: int) -> None:
    language = "fr" if said.startswith("Le ") else "de" if said.startswith("Der") else "en"
    assert len(list(clauses(Text(said, language)))) == count


def test_a_denial_that_leaves_out_its_verb_denies_the_verb_before() -> None:
    evidence = "Backups at two of the three sites were kept offline. Those at Lowmere were not."
    pieces = tuple(Text(part) for part in ("Backups at two of the three sites were kept offline.", "Those at Lowmere were not."))
    right, wrong = "Backups at Lowmere were not kept offline.", "Backups at Lowmere were kept offline."
    found = {
        said: [found.rule for found in findings_on(Statement(Text(said), pieces, Text(evidence))) if found.severity != "info"]
        for said in (right, wrong)
    }
    assert found[right] == []
    assert "negation" in found[wrong]
