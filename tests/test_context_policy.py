"""What a style lets a brief rest on: asked of the model, enforced by code, in every policy and stance."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.check import check
from briefing.compose import Composer
from briefing.library import Library
from briefing.records import Brief, Status
from briefing.styles import Style
from builders import brief, claim, document, ledger, sentence
from scripted import ScriptedEngine, composed, reply

HOUSE = Library().style("house")
TODAY = document("The port of Northport opened on 10 March 2026.", "today.txt")
OLDER = document("The old port was closed in 2019.", "older.txt", role="background")
NOTES = document("The desk calls the port by its full name since 2020.", "note.md", role="note")
CLAIMS = [claim(item, item.text) for item in (TODAY, OLDER, NOTES)]
BOOK = ledger([TODAY, OLDER, NOTES], CLAIMS)


def styled(policy: str = "archive", stance: str = "analytic") -> Style:
    data: dict[str, Any] = HOUSE.model_dump()
    data["sourcing"]["context_policy"], data["voice"]["stance"] = policy, stance
    return Style.model_validate(data)


def written(context: str, *claims: str, status: Status = "background") -> Brief:
    return brief(
        "The port opens.",
        [[sentence("d0", 1, TODAY.text, CLAIMS[0].id)]],
        [[sentence("c0", 1, context, *claims, status=status)]],
    )


def errors(made: Brief, style: Style) -> list[tuple[str, str | None]]:
    found = check(made, BOOK, style)
    return [(item.rule, item.sentence) for item in found if item.severity == "error"]


def prompt(style: Style) -> str:
    asked = Composer(ScriptedEngine(), Library(), "story").request(BOOK, style).prompt()
    return asked.system + asked.user


@pytest.mark.parametrize("policy", ["sources", "off"])
@pytest.mark.parametrize("older", [CLAIMS[1], CLAIMS[2]])
def test_a_brief_from_todays_sources_alone_may_not_cite_what_is_older(policy: str, older: Any) -> None:
    made = written(older.text, older.id)
    assert ("context-policy", "c0.1") in errors(made, styled(policy))
    assert errors(made, styled("archive")) == errors(made, styled("model-flagged")) == []


@pytest.mark.parametrize("policy", ["sources", "off"])
def test_the_model_is_shown_todays_claims_alone(policy: str) -> None:
    assert OLDER.text in prompt(styled("archive")) and "(the desk's notes)" in prompt(styled("archive"))
    assert OLDER.text not in prompt(styled(policy)) and NOTES.text not in prompt(styled(policy))


def test_without_context_no_such_section_is_asked_for_taken_or_missed() -> None:
    style = styled("off")
    assert "**context**" not in prompt(style) and "c0" not in prompt(style)
    engine = ScriptedEngine(
        composes=lambda _: reply("It opens.", ["k1"], composed("d0", "It opened.", "k1"), composed("c0", "So.", "k1"))
    )
    made = Composer(engine, Library(), "story").compose(BOOK, style)
    assert [section.key for section in made.sections] == ["details"]
    assert any("no such section (c0)" in remark for remark in made.remarks)
    assert not [item for item in check(made, BOOK, style) if item.rule == "section-missing"]


def test_a_section_of_context_that_a_person_adds_where_there_is_none_is_an_error() -> None:
    assert ("context-policy", "c0.1") in errors(written(TODAY.text, CLAIMS[0].id, status="reported"), styled("off"))


def test_a_style_that_is_left_with_no_section_is_refused() -> None:
    data: dict[str, Any] = HOUSE.model_dump()
    data["sections"] = [data["sections"][1]]
    data["sourcing"]["context_policy"] = "off"
    with pytest.raises(ValueError, match="no section is left"):
        Style.model_validate(data)


def test_the_models_own_knowledge_is_asked_for_only_where_the_style_allows_it() -> None:
    assert "held back until a person has confirmed it" in prompt(styled("model-flagged"))
    assert "do not use it: it will be marked and held back" in prompt(styled("archive"))


@pytest.mark.parametrize("policy", ["sources", "archive", "model-flagged"])
def test_the_models_own_knowledge_blocks_approval_in_every_policy(policy: str) -> None:
    assert ("general", "c0.1") in errors(written("Ports are old.", status="general"), styled(policy))


def test_the_models_own_knowledge_never_stands_among_reported_facts() -> None:
    made = brief("It opens.", [[sentence("d0", 1, "Ports are old.", status="general")]])
    assert ("status-in-section", "d0.1") in errors(made, styled("model-flagged"))


def test_a_neutral_style_takes_no_judgement_anywhere() -> None:
    made = written("The port serves the north.", CLAIMS[0].id, status="judgement")
    assert ("judgement-stance", "c0.1") in errors(made, styled(stance="neutral"))
    assert errors(made, styled(stance="analytic")) == []


def test_no_stance_takes_a_judgement_among_reported_facts() -> None:
    made = brief("It opens.", [[sentence("d0", 1, "The port is a boon.", CLAIMS[0].id, status="judgement")]])
    for stance in ("neutral", "analytic", "editorial"):
        assert ("status-in-section", "d0.1") in errors(made, styled(stance=stance))
