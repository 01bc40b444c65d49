"""An engine that holds an error for none: its words of evidence are looked for, the sentence stays, and so does the error."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import main
from briefing.compose import Composer
from briefing.library import Library
from briefing.model.structured import fit, schema_of
from briefing.pipeline.contesting import marked
from briefing.pipeline.judging import Judge
from briefing.pipeline.repair import failing, repaired
from briefing.records import Brief, Finding
from briefing.replies import OfferedContest, RepairReply, Rewriting, WrittenSentence
from faultserver import FaultServer, Hit, completion
from scripted import ScriptedEngine, written
from test_repair import BOOK, HARDENED, LIBRARY, SOUND, STORY, judge, told
from test_repair_model import RIGHT, WRONG, about_repair, brief, rewritten, server, ways

__all__ = ["server"]

BORNE = "The port of Eastmouth could reopen in June"
DONE = "The port of Eastmouth will reopen in June, Ana Ruiz said."


def contest(fault: int = 1, words: str = BORNE, reason: str = "The quotation says so.") -> OfferedContest:
    return OfferedContest(fault=fault, words=words, reason=reason)


def mended(before: Brief, *contests: OfferedContest, text: str = DONE) -> Brief:
    engine = ScriptedEngine(rewrites=lambda asked: [written(text, "k1")], contests=lambda asked: list(contests))
    return repaired(before, Composer(engine, LIBRARY, "port"), judge(), BOOK)[0]


def said(made: Brief) -> list[str]:
    return [one.text for found in made.blocks() if found.id == "d1" for one in found.sentences]


def errors(made: Brief) -> list[Finding]:
    return [one for one in made.findings if one.severity == "error" and one.sentence == "d1.1"]


def test_a_contested_sentence_stays_as_it_was_with_its_error_and_what_is_held_against_it() -> None:
    made = mended(told(HARDENED, SOUND), contest())
    assert said(made) == [HARDENED.text, SOUND.text] and made.repairs == ()
    (error,) = errors(made)
    assert error.rule == "certainty" and error.contest == f"The quotation says so. (“{BORNE}”)"
    assert error.told.startswith(error.message) and "the engine contests this" in error.told
    (one,) = made.contests
    assert (one.sentence, one.text, one.claim, one.evidence) == ("d1.1", HARDENED.text, "reopen", BORNE)
    assert made.remarks[0] == "1 sentence stays as it is: the engine contests what the rules found, and an editor decides"
    assert BORNE in made.remarks[1] and "certainty" in made.remarks[1]


@pytest.mark.parametrize(
    "words",
    [
        "The port of Eastmouth will reopen in June",  # not what stands there
        "could reopen",  # too few to bear anything out
        "",
        "The council of Eastmouth approved the plan",  # another claim's words, which the sentence does not cite
        "Ana Ruiz said. The port of Eastmouth",  # two places joined
    ],
)
def test_words_that_do_not_stand_in_what_the_sentence_cites_are_not_heard_and_it_goes_down_the_ladder(words: str) -> None:
    made = mended(told(HARDENED, SOUND), contest(words=words))
    assert [(one.sentence, one.way) for one in made.repairs] == [("d1.1", "replaced")] and made.contests == ()
    assert any(remark.startswith("d1.1: the engine contests certainty, but “") for remark in made.remarks)


def test_marks_and_capitals_are_not_what_words_are_refused_for() -> None:
    assert mended(told(HARDENED, SOUND), contest(words="the port of Eastmouth could reopen in June,")).contests


@pytest.mark.parametrize("fault", [0, -1, 2, 99])
def test_a_number_that_no_fault_has_contests_nothing(fault: int) -> None:
    assert mended(told(HARDENED, SOUND), contest(fault)).contests == ()


def test_who_contests_a_part_of_what_is_wrong_with_a_sentence_has_not_contested_it() -> None:
    twice = HARDENED.model_copy(update={"text": "The port of Eastmouth will reopen in June with 40 ships, Ana Ruiz said."})
    assert len({one.rule for one in failing(judge().locked(told(twice, SOUND))[0], "d1")["d1.1"]}) > 1
    made = mended(told(twice, SOUND), contest())
    assert made.contests == () and [one.way for one in made.repairs] != []
    assert "d1.1: the engine contests only a part of what was found" in made.remarks


def test_an_engine_that_contests_everything_has_every_error_left_that_there_was() -> None:
    before = told(HARDENED, SOUND)
    unrepaired = judge().locked(before)[0]
    made = mended(before, *(contest(number) for number in range(1, 9)))
    assert [(one.rule, one.severity, one.message) for one in errors(made)] == [
        (one.rule, one.severity, one.message) for one in errors(unrepaired)
    ]


def test_a_sentence_that_names_no_claim_or_stands_in_the_wrong_place_cannot_be_contested() -> None:
    bare = HARDENED.model_copy(update={"text": "Harbours are old.", "claims": (), "status": "general"})
    engine = ScriptedEngine(rewrites=lambda asked: [written(bare.text, status="general")], contests=lambda asked: [contest()])
    made = repaired(told(bare, SOUND), Composer(engine, LIBRARY, "port"), judge(), BOOK)[0]
    assert made.contests == () and errors(made) and said(made)[0] == bare.text


def test_what_is_contested_beside_what_is_put_right_stays_letter_for_letter() -> None:
    wrong = SOUND.model_copy(update={"text": "The crane fell into the basin on 5 May 2026."})

    def rewrites(asked: Rewriting) -> list[WrittenSentence]:
        return [written("Something else.", "k1"), written("The crane fell into the basin on 2 March 2026.", "k3")]

    engine = ScriptedEngine(rewrites=rewrites, contests=lambda asked: [contest()])
    made = repaired(told(HARDENED, wrong), Composer(engine, LIBRARY, "port"), judge(), BOOK)[0]
    assert said(made) == [HARDENED.text, "The crane fell into the basin on 2 March 2026."]
    assert [(one.sentence, one.way) for one in made.repairs] == [("d1.2", "asked")] and errors(made)[0].contest


def test_a_contest_speaks_of_the_words_that_it_was_made_for_and_of_no_others() -> None:
    made = mended(told(HARDENED, SOUND), contest())
    edited = made.with_block(
        next(block for block in made.blocks() if block.id == "d1").model_copy(
            update={"sentences": (HARDENED.model_copy(update={"text": DONE.replace("said", "told us")}), SOUND)}
        )
    )
    fresh = Judge(BOOK, Library().style("house"), [STORY], None).locked(edited)[0]
    assert errors(fresh) and not any(one.contest for one in errors(fresh))
    assert marked(made).findings == made.findings


def test_a_contest_goes_where_its_sentence_goes() -> None:
    made = mended(told(HARDENED, SOUND), contest())
    block = next(block for block in made.blocks() if block.id == "d1")
    moved = (SOUND.model_copy(update={"id": "d1.1"}), HARDENED.model_copy(update={"id": "d1.2"}))
    fresh = judge().locked(made.with_block(block.model_copy(update={"sentences": moved})))[0]
    assert [one.sentence for one in fresh.findings if one.contest] == ["d1.2"]


# -- replies of every kind -----------------------------------------------------------------------------------------------

TOLD = {"claims": ["k1"], "status": "reported", "text": "It may."}


@pytest.mark.parametrize(
    "contested",
    [
        None,
        "none",
        3,
        {},
        ["F1"],
        [{"fault": "1", "words": "a", "reason": "b"}],
        [{"fault": 1}],
        [None],
        [{"fault": True, "words": "a", "reason": "b"}],
    ],
)
def test_a_list_that_cannot_be_read_contests_nothing_and_costs_no_answer(contested: Any) -> None:
    text = json.dumps({"sentences": [TOLD], "contested": contested, "end": "e"})
    reply = fit(text, RepairReply, "e").reply
    assert reply.contested == [] and reply.sentences[0].text == "It may."


def test_a_reply_without_the_list_is_a_reply() -> None:
    assert fit(json.dumps({"sentences": [TOLD], "end": "e"}), RepairReply, "e").reply.contested == []


def test_the_schema_asks_for_the_list_and_stays_two_levels_deep() -> None:
    schema = schema_of(RepairReply)
    assert schema["required"] == ["sentences", "contested", "end"]
    item = schema["properties"]["contested"]["items"]
    assert item["required"] == ["fault", "words", "reason"]
    assert {one["type"] for one in item["properties"].values()} == {"integer", "string"}


# -- a whole run on loopback ---------------------------------------------------------------------------------------------


def contesting(words: str, text: str = WRONG) -> Any:
    """The block as it stands, and every fault of it contested with these words."""

    def answer(hit: Hit) -> str:
        found = [int(number) for number in re.findall(r"^- fault (\d+),", hit.prompt, re.MULTILINE)]
        contested = [{"fault": one, "words": words, "reason": "It is what she said."} for one in found]
        return json.dumps({**json.loads(rewritten(text)(hit)), "contested": contested, "end": hit.end})

    return answer


def test_a_run_shows_the_contest_in_the_draft_on_the_page_and_to_who_checks_and_is_not_approved(
    server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.when(about_repair, completion(contesting(BORNE)))
    line = brief(server, capsys)
    assert ways(line) == [] and any(finding.get("contest") for finding in line["findings"])
    front, body = Path(line["draft"]).read_text(encoding="utf-8").split("\n---\n", 1)
    assert "contested: 1" in front and WRONG in body and "It is what she said." in front
    (page,) = Path("run").rglob("evidence*.html")
    assert "It is what she said." in page.read_text(encoding="utf-8")
    assert "the engine contests this: It is what she said." in Path(line["draft"]).with_suffix(".html").read_text(
        encoding="utf-8"
    )
    capsys.readouterr()
    assert main(["check", line["draft"]]) == 1
    out = capsys.readouterr()
    assert "the engine contests this: It is what she said." in " ".join((out.out + out.err).split())
    assert main(["review", "approve", line["draft"]]) == 1
    assert "the engine contests this" in " ".join(capsys.readouterr().err.split())


def test_words_that_stand_nowhere_cost_a_second_question_and_change_nothing(
    server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.when(about_repair, completion(contesting("She said that it certainly will reopen in June.")))
    line = brief(server, capsys)
    assert ways(line) == ["replaced"] and sum(about_repair(hit) for hit in server.hits) == 2
    assert not any(finding.get("contest") for finding in line["findings"])


def test_who_contests_without_need_and_puts_it_right_has_put_it_right(
    server: FaultServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.when(about_repair, completion(contesting("no such words anywhere in it", RIGHT)))
    line = brief(server, capsys)
    assert ways(line) == ["asked"] and not [one for one in line["findings"] if one["severity"] == "error"]
