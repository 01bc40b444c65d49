"""`review`: what was typed into a draft is understood, checked, kept as a revision and as events; nothing is lost on the way."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import main
from briefing.library import Library
from briefing.pipeline import write_brief
from briefing.records import Brief
from briefing.review import desk as desk_module
from briefing.review.state import ReviewState
from briefing.runs import Run
from reviewing import made_brief, make_run


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_REVIEWER", "Ada")
    (tmp_path / "briefing.toml").write_text("")
    return make_run(Path("run"))


def retype(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def record() -> Brief:
    return Run(Path("run")).brief("house")


def state() -> ReviewState:
    return ReviewState.model_validate_json(Path("run/5-briefs/review.house.json").read_text())


def body(path: Path) -> str:
    return path.read_text().split("\n---\n", 1)[1]


def words(block: str) -> str:
    return next(" ".join(one.text for one in found.sentences) for found in record().blocks() if found.id == block)


def last_block() -> str:
    return record().blocks()[-1].id


def lines(capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main([*args, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def everything() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path("run").rglob("*") if path.is_file() and ".lock" not in path.name}


def test_an_edit_becomes_a_revision_and_the_one_before_stays(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = record()
    retype(draft, "objected to the terms", "protested against the terms")
    (done,) = lines(capsys, "review", "apply", str(draft))
    assert (done["revision"], done["state"], [change["verb"] for change in done["changes"]]) == (2, "draft", ["edit"])
    assert record().revision == 2
    assert Brief.model_validate_json(Path("run/5-briefs/revisions/brief.house.1.json").read_text()) == before
    assert "rev: 2" in draft.read_text() and "protested against the terms" in draft.read_text()
    assert "protested against" in Path("run/6-drafts/draft.house.html").read_text()


def test_changed_words_are_checked_against_the_evidence(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    retype(draft, "town 412 jobs", "town 499 jobs")
    (done,) = lines(capsys, "review", "apply", str(draft))
    assert any(finding["severity"] == "error" and "499" in finding["message"] for finding in done["findings"])


def test_applying_twice_changes_nothing_the_second_time(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    retype(draft, "objected", "protested")
    assert main(["review", "apply", str(draft)]) == 0
    before = everything()
    (done,) = lines(capsys, "review", "apply", str(draft))
    assert (done["revision"], done["changes"]) == (2, []) and everything() == before


def test_text_without_a_place_is_refused_with_its_line_and_nothing_is_written(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    retype(draft, "objected", "protested")
    retype(draft, "**Details.**", "Whose words are these?\n\n**Details.**")
    before, line = everything(), draft.read_text().split("\n").index("Whose words are these?") + 1
    assert main(["review", "apply", str(draft)]) == 1
    assert f"line {line}" in capsys.readouterr().err and everything() == before


def test_every_action_is_an_event_with_who_when_and_the_words(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    retype(draft, "objected", "protested")
    assert main(["review", "apply", str(draft)]) == 0
    assert main(["review", "comment", str(draft), "h0", "too dry", "--by", "Bo"]) == 0
    edit, said = lines(capsys, "review", "log", str(draft))
    assert (edit["verb"], edit["who"], edit["revision"]) == ("edit", "Ada", 2)
    assert "objected" in edit["before"] and "protested" in edit["after"] and edit["at"].endswith("+00:00")
    assert (said["verb"], said["block"], said["who"], said["after"]) == ("comment", "h0", "Bo", "too dry")


def test_a_comment_stays_in_the_file_until_somebody_takes_it_out(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    retype(draft, "\n\n**Details.**", " {>>is this so?<<}\n\n**Details.**")
    assert main(["review", "apply", str(draft)]) == 0
    assert [(one.block, one.text, one.who) for one in state().comments] == [("h0", "is this so?", "Ada")]
    assert "{>>is this so?<<}" in draft.read_text() and record().revision == 1
    retype(draft, " {>>is this so?<<}", "")
    assert main(["review", "apply", str(draft)]) == 0
    assert state().comments == ()
    assert [event["verb"] for event in lines(capsys, "review", "log", str(draft))] == ["comment", "resolve"]


def test_keys_of_other_tools_stay_in_the_front_matter(draft: Path) -> None:
    retype(draft, "---\n", "---\ntags:\n  - port\n# mine\n")
    retype(draft, "objected", "protested")
    assert main(["review", "apply", str(draft)]) == 0
    assert "\ntags:\n  - port\n# mine\n---\n" in draft.read_text()


def test_a_struck_block_is_gone_with_its_reason_and_its_claims_are_noted(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    block, text = last_block(), words(last_block())
    claims = record().blocks()[-1].sentences[0].claims
    assert main(["review", "drop", str(draft), block, "--why", "stale"]) == 0
    assert block not in [found.id for found in record().blocks()] and "@drop" not in draft.read_text()
    (struck,) = state().struck
    assert (struck.block, struck.text, struck.claims, struck.why) == (block, text, claims, "stale")
    assert lines(capsys, "review", "log", str(draft))[0]["note"] == "stale"


def test_drop_in_the_file_and_on_the_command_line_are_the_same(draft: Path) -> None:
    block = last_block()
    sample = draft.read_text()
    assert main(["review", "drop", str(draft), block, "--why", "stale"]) == 0
    by_command = (record().sections, body(draft))
    assert main(["review", "revert", str(draft), "--rev", "1"]) == 0
    at = re.search(rf"\[\^{block}a\]\n", sample)
    assert at is not None
    retype(draft, at.group(), f"[^{block}a] {{>>@drop stale<<}}\n")
    assert main(["review", "apply", str(draft)]) == 0
    assert (record().sections, body(draft)) == by_command


def test_edit_keeps_the_footnotes_of_the_sentences_it_replaces(draft: Path) -> None:
    before = next(block for block in record().blocks() if block.id == "d0")
    new = " ".join(one.text for one in before.sentences).replace("reopened", "opened again")
    assert main(["review", "edit", str(draft), "d0", new]) == 0
    after = next(block for block in record().blocks() if block.id == "d0")
    assert [one.claims for one in after.sentences] == [one.claims for one in before.sentences]
    assert words("d0") == new and after.sentences[0].author == "person"


def test_what_was_typed_and_not_applied_is_taken_up_before_any_other_verb(draft: Path) -> None:
    retype(draft, "objected", "protested")
    assert main(["review", "comment", str(draft), "h0", "too dry"]) == 0
    assert "protested" in draft.read_text() and record().revision == 2


def test_a_moved_point_keeps_its_id_and_evidence(draft: Path) -> None:
    before = next(block for block in record().blocks() if block.id == "d2")
    assert main(["review", "move", str(draft), "d2", "--before", "d1"]) == 0
    assert [block.id for block in record().blocks()] == ["h0", "d0", "d2", "d1", "c0", "c1"]
    assert main(["review", "move", str(draft), "d2", "--after", "c0"]) == 0
    assert [block.id for block in record().blocks()] == ["h0", "d0", "d1", "c0", "d2", "c1"]
    assert before in record().blocks()


def test_revert_brings_back_old_words_as_a_new_revision(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = record()
    retype(draft, "objected", "protested")
    assert main(["review", "drop", str(draft), "c1"]) == 0
    assert main(["review", "revert", str(draft), "--rev", "1"]) == 0
    assert (record().revision, record().sections) == (4, before.sections)
    assert "objected" in draft.read_text() and state().struck == ()
    changes = lines(capsys, "review", "diff", str(draft), "--rev", "1..2")
    assert [change["verb"] for change in changes] == ["edit"]
    assert lines(capsys, "review", "diff", str(draft)) == []


def test_diff_shows_the_words_that_went_and_came(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    retype(draft, "objected to", "protested against")
    assert main(["review", "apply", str(draft)]) == 0
    capsys.readouterr()
    assert main(["review", "diff", str(draft)]) == 0
    assert "{--objected to--} {++protested against++}" in capsys.readouterr().out


def test_new_text_is_given_evidence_that_the_sources_hold(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    retype(draft, "\n\n[^d0a]:", "\n\n► Grain worth three million euros lay in the silos.\n\n[^d0a]:")
    assert main(["review", "apply", str(draft)]) == 0
    block = last_block()
    assert record().blocks()[-1].sentences[0].status == "unsourced"
    best = lines(capsys, "review", "evidence", str(draft), block, "--find")[0]
    assert "three million euros" in best["quote"] and best["claim"]
    assert main(["review", "evidence", str(draft), f"{block}.1", "--use", best["claim"]]) == 0
    assert record().blocks()[-1].sentences[0].claims == (best["claim"],)
    assert record().blocks()[-1].sentences[0].status == "reported"
    assert "no source" not in draft.read_text()


def test_a_draft_of_an_older_revision_is_refused(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = draft.read_text()
    retype(draft, "objected", "protested")
    assert main(["review", "apply", str(draft)]) == 0
    draft.write_text(old.replace("412", "410"))
    before = everything()
    assert main(["review", "apply", str(draft)]) == 1
    assert "revision 1, and 2 has been written since" in capsys.readouterr().err and everything() == before
    draft.rename("mine.md")
    assert main(["review", "apply", str(Path("run"))]) == 0
    assert "protested" in draft.read_text() and record().revision == 2


def test_a_brief_made_again_goes_beside_a_draft_that_cannot_be_read(draft: Path) -> None:
    draft.write_text(draft.read_text() + "\n{>>never closed")
    before = draft.read_text(), record()
    library, run = Library(), Run(Path("run"))
    made = write_brief(run, made_brief("Another headline altogether."), run.ledger(), library.style("house"), ("draft",), library)
    assert made.beside and made.draft.name == "draft.house.new.md" and (draft.read_text(), record()) == before


def git(*args: str) -> int:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    return subprocess.run(["git", *who, *args], capture_output=True, check=False).returncode


def two_people(draft: Path, mine: tuple[str, str], theirs: tuple[str, str]) -> int:
    """Two people edit one draft, each on a branch; git joins them. Returns git's exit code."""
    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "as made")
    for branch, (old, new) in (("mine", mine), ("theirs", theirs)):
        git("checkout", "-b", branch, "main")
        retype(draft, old, new)
        git("commit", "-am", branch)
    return git("merge", "mine", "-m", "both")


def test_two_peoples_edits_that_git_joined_are_both_taken(draft: Path) -> None:
    assert two_people(draft, ("The union of dockworkers objected", "The union protested"), ("412 jobs.[", "some 412 jobs.[")) == 0
    assert main(["review", "apply", str(draft)]) == 0
    assert words("d1").startswith("The union protested") and words("d2").endswith("some 412 jobs.")


def test_two_peoples_edits_that_git_could_not_join_are_an_error_with_its_line(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        two_people(draft, ("dockworkers objected", "dockworkers agreed"), ("dockworkers objected", "dockworkers protested")) == 1
    )
    line = next(number for number, line in enumerate(draft.read_text().split("\n"), 1) if line.startswith("<<<<<<<"))
    before = everything()
    assert main(["review", "apply", str(draft)]) == 1
    assert f"line {line}: two versions stand here" in capsys.readouterr().err and everything() == before


# -- killed, locked, saved meanwhile --------------------------------------------------------------------------------------


class Killed(BaseException):
    """Stands for a kill: nothing catches it."""


def stopping(at: int, write: Callable[[Path, bytes], None]) -> Callable[[Path, bytes], None]:
    left = [at]

    def writing(path: Path, data: bytes) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        write(path, data)

    return writing


@pytest.mark.parametrize("at", range(9))
def test_killed_between_any_two_writes_the_same_command_does_the_rest(
    at: int, draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    retype(draft, "objected", "protested")
    retype(draft, "\n\n**Details.**", " {>>is this so?<<}\n\n**Details.**")
    retype(draft, "[^c1a]\n", "[^c1a] {>>@drop stale<<}\n")
    typed = draft.read_text()
    real = desk_module.write_atomic
    with monkeypatch.context() as patch:
        patch.setattr(desk_module, "write_atomic", stopping(at, real))
        try:
            main(["review", "apply", str(draft)])
        except Killed:
            assert draft.read_text() == typed or "rev: 2" in draft.read_text()
    assert main(["review", "apply", str(draft)]) == 0
    assert record().revision in (2, 3) and "protested" in draft.read_text()
    assert [one.text for one in state().comments] == ["is this so?"]
    events = lines(capsys, "review", "log", str(draft))
    assert sorted(event["verb"] for event in events) == ["comment", "drop", "edit"]
    assert [struck.block for struck in state().struck] == ["c1"]
    assert main(["review", "apply", str(draft)]) == 0
    assert "nothing has changed" in capsys.readouterr().err


def test_a_draft_that_was_saved_meanwhile_is_left_as_it_is(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    retype(draft, "objected", "protested")
    real = desk_module.Desk._write

    def saving(self: Any, *args: Any) -> None:
        real(self, *args)
        retype(draft, "412", "410")

    with monkeypatch.context() as patch:
        patch.setattr(desk_module.Desk, "_write", saving)
        assert main(["review", "apply", str(draft)]) == 1
    assert "saved by somebody" in capsys.readouterr().err and "410" in draft.read_text()
    assert main(["review", "apply", str(draft)]) == 0
    assert "410" in draft.read_text() and "protested" in draft.read_text()


def test_a_second_process_is_told_who_holds_the_run(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Run(Path("run")).locked():
        assert main(["review", "apply", str(draft)]) == 3
    assert "being written by process" in capsys.readouterr().err


def test_a_store_that_cannot_be_written_loses_no_event(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = Path(".briefing/store.sqlite")
    if store.exists():
        store.unlink()
    store.parent.mkdir(exist_ok=True)
    store.write_bytes(b"this is no database" * 100)
    retype(draft, "objected", "protested")
    assert main(["review", "apply", str(draft)]) == 3
    assert "protested" in draft.read_text() and len(state().unsent) == 1
    store.unlink()
    assert main(["review", "comment", str(draft), "h0", "more"]) == 0
    assert [event["verb"] for event in lines(capsys, "review", "log", str(draft))] == ["edit", "comment"]
    assert state().unsent == ()
