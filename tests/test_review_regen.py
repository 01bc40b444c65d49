"""`review regen`: a block in several versions, each under the rules; a person chooses, and what nobody chose is only proposed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.errors import ReplyError
from briefing.library import Library
from briefing.pipeline import Hands, Tools, desk_for
from briefing.pipeline.regenerate import candidates, propose, requests, take
from briefing.replies import Rewriting, WrittenSentence
from briefing.review.desk import Desk
from briefing.runs import Run
from reviewing import QUOTES, make_run
from scripted import ScriptedEngine, written

LIBRARY = Library()


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_REVIEWER", "Ada")
    (tmp_path / "briefing.toml").write_text("")
    return make_run(Path("run"))


@pytest.fixture
def desk(draft: Path) -> Iterator[Desk]:
    run = Run(Path("run"))
    with run.locked():
        yield desk_for(run, LIBRARY.style("house"), LIBRARY, Hands("Ada"))


def version(material: Rewriting) -> list[WrittenSentence]:
    reference = next(name for name, claim in material.assignment.references.items() if claim in _cited(material))
    said = ("The town lost 412 jobs to the strike.", "The strike cost 999 jobs.", "The strike cost the town 412 jobs.")
    return [written(said[material.sample], reference)]


def _cited(material: Rewriting) -> set[str]:
    return {
        claim
        for block in material.brief.blocks()
        if block.id == material.block
        for one in block.sentences
        for claim in one.claims
    }


def tools() -> Tools:
    return Tools(ScriptedEngine(rewrites=version), LIBRARY)


def words(desk: Desk, name: str) -> str:
    return next(" ".join(one.text for one in block.sentences) for block in desk.record.blocks() if block.id == name)


def test_versions_come_with_their_findings_and_none_is_the_present_text(desk: Desk) -> None:
    found = candidates(desk, tools(), "d2", "shorter", 3)
    assert [(one.number, one.text) for one in found] == [
        (1, "The town lost 412 jobs to the strike."),
        (2, "The strike cost 999 jobs."),
    ]
    assert "number" not in {finding.rule for finding in found[0].findings}
    assert "number" in {finding.rule for finding in found[1].findings}


def test_a_version_without_an_answer_leaves_the_others(desk: Desk) -> None:
    def sometimes(material: Rewriting) -> list[WrittenSentence]:
        if material.sample == 0:
            raise ReplyError("refusal", "no", "ask another model")
        return version(material)

    made = Tools(ScriptedEngine(rewrites=sometimes), LIBRARY)
    assert [one.number for one in candidates(desk, made, "d2", None, 2)] == [2]
    with pytest.raises(ReplyError):
        candidates(desk, made, "d2", None, 1)


def test_the_version_that_a_person_takes_is_the_text_and_settles_the_request(desk: Desk) -> None:
    desk.apply(None, lambda text: text.replace("[^d2a]\n", "[^d2a] {>>@regen shorter<<}\n", 1))
    assert [(one.block, one.wish) for one in requests(desk)] == [("d2", "shorter")]
    done = take(desk, candidates(desk, tools(), "d2", "shorter", 1)[0], "shorter")
    assert words(desk, "d2") == "The town lost 412 jobs to the strike." and desk.state.comments == ()
    assert [(change.verb, change.before, change.after) for change in done.changes] == [
        ("regen", QUOTES[3], "The town lost 412 jobs to the strike.")
    ]
    assert desk.text() == desk.canonical() and desk.record.revision == 2


def test_what_nobody_chose_is_proposed_beside_the_words_that_stand(desk: Desk) -> None:
    desk.apply(None, lambda text: text.replace("[^d2a]\n", "[^d2a] {>>@regen shorter<<}\n", 1))
    propose(desk, candidates(desk, tools(), "d2", "shorter", 1)[0], "shorter")
    assert words(desk, "d2") == QUOTES[3] and desk.record.revision == 1 and desk.state.comments == ()
    line = "► {~~The strike cost the town 412 jobs.[^d2a]~>The town lost 412 jobs to the strike.[^d3a]~~} {>>proposed d3: "
    assert line in desk.text()
    desk.apply("accept")
    assert words(desk, "d2") == "The town lost 412 jobs to the strike." and desk.record.blocks()[3].id == "d2"


# -- from the command line, without a model -------------------------------------------------------------------------------


def run(capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, object]]:
    capsys.readouterr()
    assert main(["review", "regen", "run", *args, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_regen_shows_versions_and_takes_the_one_that_is_named(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, "d2", "--n", "3")
    assert shown and QUOTES[3] not in [one["text"] for one in shown]
    (done,) = run(capsys, "d2", "--take", "1")
    assert done["changes"][0]["after"] == shown[0]["text"]  # type: ignore[index]
    assert str(shown[0]["text"]) in draft.read_text()
    assert main(["review", "approve", str(draft), "--override", "--why", "a test"]) == 0
    assert main(["publish", str(draft), "--format", "text"]) == 1, "the extractive engine took it from a source"


def test_every_request_of_the_file_gets_a_proposal(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft.write_text(draft.read_text().replace("[^d1a]\n", "[^d1a] {>>@regen<<}\n", 1))
    (done,) = run(capsys)
    assert [change["verb"] for change in done["changes"]] == ["propose"]  # type: ignore[union-attr]
    assert "{~~" in draft.read_text() and "@regen" not in draft.read_text()
    assert run(capsys) == []


def test_a_wish_without_a_block_is_a_question_for_the_person(draft: Path) -> None:
    assert main(["review", "regen", str(draft), "--note", "shorter"]) == 2
    assert main(["review", "regen", str(draft), "d9"]) == 2
