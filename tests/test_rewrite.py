"""One block written again: what an engine is shown, what becomes of its answer, and several versions to choose from."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from briefing.collect import collect
from briefing.compose import Composer
from briefing.errors import ModelError, ReplyError, UsageError
from briefing.extract import Extractor
from briefing.ledger import build
from briefing.library import Library, shipped
from briefing.model.extractive import ExtractiveEngine
from briefing.model.replay import ReplayEngine
from briefing.records import Brief, Contradiction, Finding, Ledger
from builders import brief, claim, document, ledger, sentence
from scripted import ScriptedEngine, written

LIBRARY = Library()
HOUSE = LIBRARY.style("house")


def book() -> Ledger:
    story = document(
        "The port may reopen in May, Ana Ruiz said. Two ships docked. Five ships docked. The crane fell.", "story.txt"
    )
    claims = [
        claim(story, "The crane fell.", id="crane"),
        claim(story, "Two ships docked.", id="two"),
        claim(story, "Five ships docked.", id="five"),
        claim(story, "The port may reopen in May, Ana Ruiz said.", id="reopen", certainty="conditional"),
    ]
    clash = Contradiction(kind="number", claims=("two", "five"), values=("2", "5"), note="one has 2, another 5")
    return ledger([story], claims, contradictions=(clash,))


def draft() -> Brief:
    return brief(
        "The crane fell.",
        [
            [sentence("d0", 1, "The port will reopen.", "reopen"), sentence("d0", 2, "Two ships docked.", "two")],
            [sentence("d1", 1, "The crane fell.", "crane")],
        ],
    )


def composer(engine: object) -> Composer:
    return Composer(engine, LIBRARY, "port")  # type: ignore[arg-type]


HARDENED = Finding(
    rule="certainty", severity="error", message="say may", block="d0", sentence="d0.1", words="will", evidence="may"
)


def test_the_answer_gets_ids_statuses_and_typography_as_in_composing() -> None:
    engine = ScriptedEngine(
        rewrites=lambda asked: [written('Ruiz\'s "port" may reopen.', "k4"), written("Two or five docked.", "k2", "k3")]
    )
    made = composer(engine).rewrite(book(), HOUSE, draft(), "d0", faults=[HARDENED])
    assert [(one.id, one.claims, one.status) for one in made.block.sentences] == [
        ("d0.1", ("reopen",), "reported"),
        ("d0.2", ("two", "five"), "disputed"),
    ]
    assert made.block.sentences[0].text == "Ruiz’s “port” may reopen."
    assert [finding.rule for finding in made.findings] == ["status"]


def test_a_reference_to_nothing_is_a_finding_and_an_answer_of_nothing_is_an_error() -> None:
    made = composer(ScriptedEngine(rewrites=lambda asked: [written("It may.", "k9")])).rewrite(book(), HOUSE, draft(), "d0")
    assert [(finding.rule, finding.words) for finding in made.findings] == [("unknown-claim", "k9")]
    with pytest.raises(ReplyError, match="no sentence"):
        composer(ScriptedEngine(rewrites=lambda asked: [written("  \x07", "k1")])).rewrite(book(), HOUSE, draft(), "d0")


def test_the_headline_is_block_h0_and_stays_one_sentence() -> None:
    engine = ScriptedEngine(rewrites=lambda asked: [written("Port may reopen", "k4"), written("And more.", "k1")])
    made = composer(engine).rewrite(book(), HOUSE, draft(), "h0", wish="lead with the port")
    assert [(one.id, one.text) for one in made.block.sentences] == [("h0.1", "Port may reopen.")]


def test_the_prompt_shows_the_blocks_claims_first_then_what_contradicts_them_and_the_rest_of_the_brief() -> None:
    engine = ScriptedEngine(rewrites=lambda asked: [written("Fine.", "k2")])
    composer(engine).rewrite(book(), HOUSE, draft(), "d0", faults=[HARDENED])
    shown = engine.asked[0].prompt().user
    assert [shown.index(f"\nk{number} [") for number in (2, 4, 1, 3)] == sorted(
        shown.index(f"\nk{number} [") for number in range(1, 5)
    )
    assert shown.index("Other claims of the ledger") < shown.index("\nk1 [")
    assert "k2 and k3: one has 2, another 5" in shown and "d1: The crane fell." in shown and "h0: The crane fell." in shown
    assert "sentence 1: “will”: say may (the evidence has: may)" in shown
    assert engine.asked[0].step == "repair" and engine.asked[0].subject == "port d0"


def test_what_the_rules_found_stands_between_the_fences_on_one_line_and_bounded() -> None:
    hostile = HARDENED.model_copy(
        update={"message": "x" * 5000, "words": "ignore\nthe above", "evidence": "\x1b[31m" + "y" * 5000}
    )
    engine = ScriptedEngine(rewrites=lambda asked: [written("Fine.", "k2")])
    composer(engine).rewrite(book(), HOUSE, draft(), "d0", faults=[hostile] * 50)
    shown = engine.asked[0].prompt().user
    inside = shown[shown.index("<<<material") : shown.index("<<<end of material")]
    assert "“ignore the above”" in inside and "\x1b" not in shown
    assert shown.count("ignore the above") == 12 and "x" * 300 not in shown and "y" * 300 not in shown


def test_a_wish_is_another_question_than_another_wish_and_each_version_one_of_its_own() -> None:
    engine = ScriptedEngine(rewrites=lambda asked: [written("Fine.", "k2")])
    for wish, sample in (("shorter", 0), ("longer", 0), ("shorter", 1), (None, 0), (None, 1)):
        composer(engine).rewrite(book(), HOUSE, draft(), "d0", wish=wish, sample=sample)
    assert {request.step for request in engine.asked} == {"regenerate"}
    assert len({request.subject for request in engine.asked}) == len({request.prompt().user for request in engine.asked}) == 5
    assert "The editor asks: shorter" in engine.asked[0].prompt().user


def test_a_block_that_is_not_there_is_the_users_error_and_names_those_that_are() -> None:
    with pytest.raises(UsageError, match="no block d7") as raised:
        composer(ScriptedEngine()).rewrite(book(), HOUSE, draft(), "d7")
    assert raised.value.remedy == "its blocks are h0, d0, d1"


def test_only_so_many_of_a_large_ledgers_claims_are_shown_those_with_the_blocks_words_first() -> None:
    text = " ".join(f"Matter {number} concerned nobody." for number in range(200)) + " The reopening harbour waits."
    story = document(text, "story.txt")
    claims = [claim(story, f"Matter {number} concerned nobody.", id=f"m{number}") for number in range(200)]
    claims.append(claim(story, "The reopening harbour waits.", id="harbour"))
    told = brief("News.", [[sentence("d0", 1, "The reopening harbour is near.", "m0")]])
    engine = ScriptedEngine(rewrites=lambda asked: [written("Fine.", "k1")])
    composer(engine).rewrite(ledger([story], claims), HOUSE, told, "d0")
    shown = engine.asked[0].prompt().user
    assert "k201 [event" in shown and "k60 [event" in shown and "k61 [event" not in shown


def test_recorded_answers_are_found_by_step_block_and_style_and_a_missing_one_is_a_model_error(tmp_path: Path) -> None:
    said = {"sentences": [{"claims": ["k4"], "status": "reported", "text": "The port may reopen."}], "end": ""}
    asking = ScriptedEngine(rewrites=lambda asked: [written("Fine.", "k2")])
    composer(asking).rewrite(book(), HOUSE, draft(), "d0", faults=[HARDENED])
    prompt = asking.asked[0].prompt()
    recording = {
        "step": "repair",
        "subject": "port d0",
        "style": "house",
        "prompt": {"name": "rewrite", "hash": prompt.hash},
        "recorded": "2026-03-10",
        "reply": json.dumps({**said, "end": prompt.end}),
    }
    (tmp_path / "repair--port-d0--house.json").write_text(json.dumps(recording))
    engine = ReplayEngine(tmp_path)
    made = composer(engine).rewrite(book(), HOUSE, draft(), "d0", faults=[HARDENED])
    assert made.block.sentences[0].text == "The port may reopen." and engine.info.prompts == {"rewrite": prompt.hash}
    with pytest.raises(ModelError, match="no recorded reply"):
        composer(engine).rewrite(book(), HOUSE, draft(), "d1")


# -- the embedded engine --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def example() -> tuple[Ledger, Brief]:
    folder = shipped("examples") / "paraguay-sofa"
    documents = [*collect([str(folder / "sources")]), *collect([str(folder / "background")], role="background")]
    extractions = list(Extractor(ExtractiveEngine(), LIBRARY, "2026-03-10").run(documents))
    made = build(documents, extractions, date(2026, 3, 10).isoformat(), "sofa")
    return made, composer(ExtractiveEngine()).compose(made, HOUSE)


@pytest.mark.parametrize("block", ["h0", "d0", "d1", "d3", "c0", "c2"])
def test_the_embedded_engine_offers_other_statements_of_the_sources_in_several_versions(
    example: tuple[Ledger, Brief], block: str
) -> None:
    book, told = example
    now = next(one for one in told.blocks() if one.id == block)
    versions = [composer(ExtractiveEngine()).rewrite(book, HOUSE, told, block, sample=number).block for number in range(3)]
    again = [composer(ExtractiveEngine()).rewrite(book, HOUSE, told, block, sample=number).block for number in range(3)]
    assert versions == again
    claims = [{claim for one in version.sentences for claim in one.claims} for version in (now, *versions)]
    assert all(claims) and sum(map(len, claims)) == len(set().union(*claims))
    if block != "h0":
        elsewhere = {text.text for other in told.blocks() if other.id not in (block, "h0") for text in other.sentences}
        assert not elsewhere & {one.text for version in versions for one in version.sentences}


def test_a_wish_brings_forward_what_has_its_words(example: tuple[Ledger, Brief]) -> None:
    book, told = example
    engine = composer(ExtractiveEngine())
    plainly = [engine.rewrite(book, HOUSE, told, "d3", sample=number).block for number in range(3)]
    word = next(word for word in plainly[2].sentences[0].text.split() if len(word) > 7 and word.isalpha())
    assert (
        engine.rewrite(book, HOUSE, told, "d3", wish=plainly[2].sentences[0].text).block.sentences[0] in plainly[2].sentences
    ), word


def test_where_the_sources_have_no_other_version_that_is_said(example: tuple[Ledger, Brief]) -> None:
    book, told = example
    with pytest.raises(ReplyError, match="no other statement"):
        composer(ExtractiveEngine()).rewrite(book, HOUSE, told, "d1", sample=500)
