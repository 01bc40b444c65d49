"""What becomes of a sentence that a model wrote and the rules found wrong: asked again, cut, replaced, dropped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.compose import Composer
from briefing.errors import BudgetError, ReplyError, ServiceError
from briefing.library import Library
from briefing.lock import Lock
from briefing.pipeline.judging import Judge
from briefing.pipeline.repair import failing, repaired
from briefing.records import Brief, EngineInfo, Finding, Sentence
from briefing.replies import Rewriting, WrittenSentence
from builders import brief, claim, document, ledger, sentence
from scripted import ScriptedEngine, written

LIBRARY = Library()
HOUSE = LIBRARY.style("house")
MODEL = EngineInfo(kind="openai", model="m")
STORY = document(
    "The port of Eastmouth could reopen in June, the harbour master Ana Ruiz said. "
    "The council of Eastmouth approved the plan by 21 votes to 8. "
    "The crane of the port fell into the basin on 2 March 2026 and nobody was hurt."
)
CLAIMS = [
    claim(
        STORY,
        "The port of Eastmouth could reopen in June, the harbour master Ana Ruiz said.",
        id="reopen",
        certainty="conditional",
    ),
    claim(STORY, "The council of Eastmouth approved the plan by 21 votes to 8.", id="vote"),
    claim(STORY, "The crane of the port fell into the basin on 2 March 2026 and nobody was hurt.", id="crane"),
]
BOOK = ledger([STORY], CLAIMS)
REPLY = "The council approved the plan by 21 votes to 8."
Rewrites = Callable[[Rewriting], list[WrittenSentence]]


def judge(first: Brief | None = None) -> Judge:
    return Judge(BOOK, HOUSE, [STORY], first)


def told(*said: Sentence, headline: str = "The council of Eastmouth approved the plan.", **values: object) -> Brief:
    sound = [sentence("d0", 1, "The council of Eastmouth approved the plan by 21 votes to 8.", "vote")]
    return brief(headline, [sound, list(said)], engine=MODEL, **values).model_copy(
        update={"headline": Sentence(id="h0.1", text=headline, claims=("vote",))}
    )


def mend(before: Brief, rewrites: Rewrites | None = None, engine: ScriptedEngine | None = None) -> Brief:
    def silent(asked: Rewriting) -> list[WrittenSentence]:
        raise ReplyError("refused", "the model refused to answer")

    engine = engine or ScriptedEngine(rewrites=rewrites or silent)
    return repaired(before, Composer(engine, LIBRARY, "port"), judge(), BOOK)[0]


def texts(made: Brief, block: str) -> list[str]:
    return [one.text for found in made.blocks() if found.id == block for one in found.sentences]


def ways(made: Brief) -> list[tuple[str, str]]:
    return [(repair.sentence, repair.way) for repair in made.repairs]


HARDENED = sentence("d1", 1, "The port of Eastmouth will reopen in June, Ana Ruiz said.", "reopen")
SOUND = sentence("d1", 2, "The crane fell into the basin on 2 March 2026.", "crane")


def test_a_hardened_claim_is_asked_for_once_more_and_what_was_right_is_left_letter_for_letter() -> None:
    asked: list[Rewriting] = []

    def better(material: Rewriting) -> list[WrittenSentence]:
        asked.append(material)
        return [
            written("The port of Eastmouth could reopen in June, Ana Ruiz said.", "k1"),
            written("The crane came down.", "k3"),
        ]

    made = mend(told(HARDENED, SOUND), better)
    assert texts(made, "d1") == ["The port of Eastmouth could reopen in June, Ana Ruiz said.", SOUND.text]
    assert ways(made) == [("d1.1", "asked")] and len(asked) == 1
    assert [fault.rule for fault in asked[0].faults] == ["certainty"]
    (repair,) = made.repairs
    assert repair.before == HARDENED.text and repair.rules == ("certainty",) and "could" in repair.reason
    assert made.remarks[0] == "1 sentence failed the rules and was asked for again"
    assert HARDENED.text in made.remarks[1] and "certainty" in made.remarks[1]


def test_an_engine_that_answers_with_the_failed_sentence_alone_is_understood() -> None:
    made = mend(
        told(SOUND.model_copy(update={"id": "d1.1"}), HARDENED.model_copy(update={"id": "d1.2"})),
        lambda asked: [written("The port of Eastmouth could reopen in June, Ana Ruiz said.", "k1")],
    )
    assert texts(made, "d1") == [SOUND.text, "The port of Eastmouth could reopen in June, Ana Ruiz said."]
    assert ways(made) == [("d1.2", "asked")]


def test_an_answer_that_loses_what_nothing_was_wrong_with_is_not_taken() -> None:
    more = sentence("d1", 3, "Nobody was hurt when the crane fell.", "crane")
    made = mend(told(HARDENED, SOUND, more), lambda asked: [written("Much has happened in Eastmouth.", "k1")] * 1)
    assert texts(made, "d1")[1:] == [SOUND.text, more.text]


def test_where_the_second_answer_is_wrong_too_the_clause_at_fault_is_cut() -> None:
    wrong = sentence(
        "d1", 1, "The council of Eastmouth approved the plan by 21 votes to 8, beating a record set in 1987.", "vote"
    )
    made = mend(told(wrong), lambda asked: [written(wrong.text, "k2")])
    assert texts(made, "d1") == ["The council of Eastmouth approved the plan by 21 votes to 8."]
    assert ways(made) == [("d1.1", "cut")]


def test_else_the_sources_own_statement_stands_in_with_the_outlet_that_printed_it() -> None:
    made = mend(told(HARDENED))
    assert ways(made) == [("d1.1", "replaced")]
    assert texts(made, "d1") == [
        "The Northport Post reported: “The port of Eastmouth could reopen in June, the harbour master Ana Ruiz said.”"
    ]
    assert any("the model refused" in remark for remark in made.remarks)
    assert not failing(made, "d1")


def test_what_the_source_says_stands_in_once_however_many_sentences_fail_on_it() -> None:
    wrong = [
        sentence("d1", place, f"The port of Eastmouth will reopen in {month} 2027.", "reopen")
        for place, month in enumerate(("May", "July", "August"), 1)
    ]
    made = mend(told(*wrong))
    assert [text.count("could reopen in June") for text in texts(made, "d1")] == [1]
    assert sorted(way for _, way in ways(made)) == ["dropped", "dropped", "replaced"]


def test_what_is_only_guessed_across_languages_is_asked_for_again_and_then_left_for_an_editor() -> None:
    spanish = CLAIMS[0].model_copy(update={"language": "es"})
    doubt = Finding(rule="lock-hardened", severity="error", block="d1", sentence="d1.1", words="reopens", message="surer")

    class Doubting(Judge):
        def locked(self, given: Brief) -> tuple[Brief, Lock]:
            judged, held = super().locked(given)
            there = any(one.id == "d1.1" for one in given.sentences())
            return judged.model_copy(update={"findings": (*judged.findings, *((doubt,) if there else ()))}), held

    place = Doubting(ledger([STORY], [spanish, *CLAIMS[1:]]), HOUSE, [STORY], None)
    refusing = ScriptedEngine(rewrites=lambda asked: [written("", "k1")])
    said = sentence("d1", 1, "The port of Eastmouth could reopen in June, Ana Ruiz said.", "reopen")
    made = repaired(told(said), Composer(refusing, LIBRARY, "port"), place, place.ledger)[0]
    assert texts(made, "d1") == [said.text] and ways(made) == []


def test_else_it_is_dropped_with_its_reason_and_an_empty_block_goes_with_it() -> None:
    foreign = CLAIMS[0].model_copy(update={"language": "eo"})
    place = Judge(ledger([STORY], [foreign, *CLAIMS[1:]]), HOUSE, [STORY], None)
    refusing = ScriptedEngine(rewrites=lambda asked: [written("", "k1")])
    wrong = sentence("d1", 1, "Ana Ruiz said 400 ships will dock.", "reopen")
    made = repaired(told(wrong), Composer(refusing, LIBRARY, "port"), place, place.ledger)[0]
    assert ways(made) == [("d1.1", "dropped")] and made.repairs[0].after is None
    assert [block.id for block in made.blocks()] == ["h0", "d0"]
    assert "400" in made.repairs[0].reason and any("400 ships" in remark for remark in made.remarks)


def test_a_headline_is_never_dropped_but_falls_to_a_claims_own_text() -> None:
    made = mend(
        told(SOUND.model_copy(update={"id": "d1.1"}), headline="The council of Eastmouth rejected the plan by 90 votes to 8.")
    )
    assert ways(made) == [("h0.1", "replaced")]
    assert made.headline is not None and made.headline.text == CLAIMS[1].text and made.headline.claims == ("vote",)


def test_what_cites_nothing_is_asked_for_again_and_else_left_marked_for_a_person() -> None:
    bare = sentence("d1", 1, "Harbours like this one are old.", status="general")
    made = mend(told(bare), lambda asked: [written(bare.text, status="general")])
    assert texts(made, "d1") == [bare.text] and not made.repairs
    assert "general" in {finding.rule for finding in made.findings if finding.severity == "error"}
    better = mend(told(bare), lambda asked: [written("The crane fell into the basin on 2 March 2026.", "k3")])
    assert ways(better) == [("d1.1", "asked")]


def test_a_persons_sentence_and_a_brief_of_the_sources_own_sentences_are_left_alone() -> None:
    theirs = told(HARDENED.model_copy(update={"author": "person"}))
    assert texts(mend(theirs), "d1") == [HARDENED.text]
    copied = told(HARDENED).model_copy(update={"engine": EngineInfo(kind="extractive")})
    engine = ScriptedEngine()
    assert texts(mend(copied, engine=engine), "d1") == [HARDENED.text] and not engine.asked


@pytest.mark.parametrize("error", [ServiceError("no usable answer after 4 requests"), ReplyError("invalid", "does not fit")])
def test_an_engine_that_fails_is_asked_about_every_block_and_the_next_rung_is_taken(error: Exception) -> None:
    other = told(HARDENED)
    other = brief("The council approved the plan.", [[HARDENED.model_copy(update={"id": "d0.1"})], [HARDENED]], engine=MODEL)

    def fails(asked: Rewriting) -> list[WrittenSentence]:
        raise error

    engine = ScriptedEngine(rewrites=fails)
    made = mend(other, engine=engine)
    assert [request.subject for request in engine.asked if request.step == "repair"][-2:] == ["port d0", "port d1"]
    assert {way for _, way in ways(made)} <= {"replaced", "dropped"}


def test_beyond_the_budget_no_further_question_is_put() -> None:
    def over(asked: Rewriting) -> list[WrittenSentence]:
        raise BudgetError("--max-calls 3 is reached")

    engine = ScriptedEngine(rewrites=over)
    twice = brief("The council approved the plan.", [[HARDENED.model_copy(update={"id": "d0.1"})], [HARDENED]], engine=MODEL)
    made = mend(twice, engine=engine)
    assert len(engine.asked) == 1
    assert any("--max-calls 3 is reached" in remark for remark in made.remarks)
    assert not any(failing(made, block.id) for block in made.blocks() if block.id != "h0")


def test_two_questions_are_put_about_a_block_however_bad_the_answers() -> None:
    engine = ScriptedEngine(rewrites=lambda asked: [written("The port will reopen with 900 cranes, it is certain.", "k1")])
    mend(told(HARDENED, SOUND), engine=engine)
    first, second = (request.material for request in engine.asked)
    assert isinstance(first, Rewriting) and isinstance(second, Rewriting) and first.refused is None and second.refused
    assert second.refused.sentences[0].startswith("The port will reopen with 900 cranes")
    assert any("900" in reason and reason.startswith("sentence 1: ") for reason in second.refused.reasons)
    assert [request.subject for request in engine.asked] == ["port d1", "port d1 again"]
    shown = engine.asked[1].prompt().user
    inside = shown[shown.index("<<<material") : shown.index("<<<end of material")]
    assert "An earlier rewriting of the block was not taken" in inside and "900" in inside


def test_a_second_answer_that_heeds_why_the_first_was_refused_is_taken() -> None:
    def learns(asked: Rewriting) -> list[WrittenSentence]:
        may = "could" if asked.refused else "will certainly"
        return [written(f"The port of Eastmouth {may} reopen in June, Ana Ruiz said.", "k1")]

    made = mend(told(HARDENED, SOUND), learns)
    assert ways(made) == [("d1.1", "asked")]
    assert texts(made, "d1") == ["The port of Eastmouth could reopen in June, Ana Ruiz said.", SOUND.text]


def test_an_answer_that_lost_sound_sentences_is_told_so() -> None:
    more = sentence("d1", 3, "Nobody was hurt when the crane fell.", "crane")
    seen: list[Rewriting] = []

    def short(asked: Rewriting) -> list[WrittenSentence]:
        seen.append(asked)
        return [written("Much has happened in Eastmouth.", "k1")]

    wrong = [HARDENED, sentence("d1", 2, "The crane of the port rose on 5 May 2026.", "crane"), more]
    made = mend(told(*wrong, sentence("d1", 4, SOUND.text, "crane")), short)
    assert seen[1].refused is not None and seen[1].refused.reasons == ("it left out sentences that nothing is wrong with",)
    assert any("did not put right d1: it left out" in remark for remark in made.remarks)


def test_a_sentence_that_the_next_one_leans_on_is_neither_replaced_nor_dropped_but_left_for_an_editor() -> None:
    wrong = sentence("d1", 1, "The port of Eastmouth will reopen in June 2027.", "reopen")
    after = sentence("d1", 2, "Its crane fell into the basin on 2 March 2026.", "crane")
    made = mend(told(wrong, after))
    assert texts(made, "d1") == [wrong.text, after.text] and ways(made) == []
    assert any("d1.1 is left for an editor" in remark for remark in made.remarks)
    assert failing(made, "d1")


def test_a_claims_own_text_stands_in_without_the_bracket_that_resolves_its_day() -> None:
    from briefing.pipeline.standins import _dated

    assert _dated("It will publish at midnight on Sunday (20 September) unless paid.") == (
        "It will publish at midnight on 20 September unless paid."
    )
    assert _dated("Some 53 voted (of 80).") == "Some 53 voted (of 80)."
