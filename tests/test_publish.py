"""Approval is of exactly one text; that text is what goes out, and what is out is corrected by another beside it."""

from __future__ import annotations

import email
import json
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import main
from briefing.cli.bench import who
from briefing.records import Brief
from briefing.review.state import ReviewState, text_hash
from briefing.runs import Run
from reviewing import make_run

PUBLISHED = Path("run/7-published")


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


def line(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main([*args, "--json"]) == 0
    (found,) = capsys.readouterr().out.splitlines()
    return dict(json.loads(found))


def do(*args: str) -> None:
    assert main(list(args)) == 0


# -- approval -------------------------------------------------------------------------------------------------------------


def test_approval_is_of_the_hash_of_these_words_by_somebody_at_some_time(draft: Path) -> None:
    do("review", "approve", str(draft), "--by", "Bo")
    approval = state().approval
    assert approval is not None
    assert (approval.who, approval.hash, approval.revision) == ("Bo", text_hash(record()), 1)
    assert state().state == "approved" and 'status: "approved"' in draft.read_text()


def test_any_later_edit_makes_it_a_draft_again(draft: Path) -> None:
    do("review", "approve", str(draft))
    retype(draft, "objected", "protested")
    do("review", "apply", str(draft))
    assert (state().state, state().approval) == ("draft", None) and 'status: "draft"' in draft.read_text()


def test_a_comment_leaves_an_approval_as_it_is(draft: Path) -> None:
    do("review", "approve", str(draft))
    do("review", "comment", str(draft), "d1", "well put")
    assert state().state == "approved"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("**Context.**", "► A crane fell.\n\n**Context.**", "d3 rests on no evidence"),
        ("412 jobs.[", "499 jobs.[", "d2.1 number"),
        ("412 jobs.[^d2a]", "412 jobs.[^d2a] {>>@source the ministry?<<}", "d2 has an open request"),
    ],
)
def test_approval_is_refused_while_something_stands_against_it(
    old: str, new: str, said: str, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    retype(draft, old, new)
    do("review", "apply", str(draft))
    assert main(["review", "approve", str(draft)]) == 1
    assert said in capsys.readouterr().err and state().state == "draft"
    assert main(["review", "approve", str(draft), "--override"]) == 2
    do("review", "approve", str(draft), "--override", "--why", "the minister told us")
    approval = state().approval
    assert approval is not None and approval.override == "the minister told us"
    assert any(said in objection for objection in approval.against)


def test_approval_is_refused_while_the_file_holds_edits_that_nobody_checked(draft: Path) -> None:
    retype(draft, "objected", "protested")
    assert main(["review", "approve", str(draft)]) == 1
    assert not Path("run/5-briefs/review.house.json").exists()


def test_a_status_typed_into_the_file_is_a_request_and_no_approval(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    retype(draft, 'status: "draft"', 'status: "approved"')
    do("review", "apply", str(draft))
    assert "is a request" in capsys.readouterr().err and state().state == "draft"


@pytest.mark.parametrize(("verb", "named"), [("return", "changes_requested"), ("reject", "rejected")])
def test_a_brief_is_sent_back_or_turned_down_with_a_reason(verb: str, named: str, draft: Path) -> None:
    assert main(["review", verb, str(draft)]) == 2
    do("review", verb, str(draft), "--why", "too thin")
    assert state().state == named and state().approval is None
    assert main(["publish", str(draft)]) == 1


def test_who_is_asked_of_git_and_else_of_the_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config").write_text("[user]\n\tname = Cleo\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    assert who() == "Cleo"
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LOGNAME", "dee")
    assert who() == "dee"


# -- publishing -----------------------------------------------------------------------------------------------------------


class Words(HTMLParser):
    """What a page says."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def said(page: str) -> str:
    return " ".join(" ".join(Words(page).said).split())


def test_what_nobody_approved_is_not_published(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(draft)]) == 1
    assert "not approved" in capsys.readouterr().err and not PUBLISHED.exists()


def test_an_edit_after_approval_is_not_published_applied_or_not(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    do("review", "approve", str(draft))
    retype(draft, "objected", "protested")
    assert main(["publish", str(draft)]) == 1
    assert "nobody has approved" in capsys.readouterr().err
    do("review", "apply", str(draft))
    assert main(["publish", str(draft)]) == 1
    assert not PUBLISHED.exists()


def test_a_record_changed_behind_the_approval_is_not_published(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    do("review", "approve", str(draft))
    path = Path("run/5-briefs/brief.house.json")
    retype(path, "objected", "protested")
    draft.unlink()
    do("review", "apply", "run")
    assert "protested" in draft.read_text()
    assert main(["publish", str(draft)]) == 1
    assert "not those that were approved" in capsys.readouterr().err and not PUBLISHED.exists()


def test_the_approved_words_go_out_in_every_format_and_nothing_of_the_review_does(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    retype(draft, "412 jobs.[^d2a]", "412 jobs.[^d2a] {>>says whom?<<}")
    do("review", "apply", str(draft))
    do("review", "approve", str(draft))
    made = line(capsys, "publish", str(draft))
    assert sorted(path.name for path in PUBLISHED.iterdir()) == [
        f"brief.house.{end}" for end in ("docx", "eml", "html", "json", "md", "pdf", "txt")
    ]
    assert (made["state"], made["hash"]) == ("published", text_hash(record()))
    mail = email.message_from_bytes((PUBLISHED / "brief.house.eml").read_bytes(), policy=default)
    plain, rich = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None and rich is not None
    texts = [
        (PUBLISHED / "brief.house.txt").read_text(),
        (PUBLISHED / "brief.house.md").read_text(),
        said((PUBLISHED / "brief.house.html").read_text()),
        said(rich.get_content()),
        " ".join(plain.get_content().split()),
    ]
    for text in texts:
        for sentence in record().sentences():
            assert sentence.text in text
        assert "says whom" not in text and "No person has approved" not in text
    assert "Approved by Ada" in texts[2] and "Approved by Ada" in texts[3]
    read = Brief.model_validate_json((PUBLISHED / "brief.house.json").read_text())
    assert text_hash(read) == made["hash"] and read.approved is not None and read.approved.startswith("Ada, ")


def test_publishing_again_adds_formats_and_no_second_publication(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    do("review", "approve", str(draft))
    do("publish", str(draft), "--format", "text")
    assert [path.name for path in PUBLISHED.iterdir()] == ["brief.house.txt"]
    do("publish", str(draft), "--format", "html")
    (published,) = state().published
    assert [Path(name).suffix for name in published.files] == [".txt", ".html"]
    before = state()
    do("publish", str(draft), "--format", "html")
    assert state() == before


def test_words_that_the_extractive_engine_took_need_leave_to_be_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "briefing.toml").write_text("")
    draft = make_run(Path("run"), engine="extractive")
    do("review", "approve", str(draft))
    assert main(["publish", str(draft)]) == 1
    assert "own words" in capsys.readouterr().err and not PUBLISHED.exists()
    do("publish", str(draft), "--allow-verbatim")
    assert PUBLISHED.exists()


# -- correcting -----------------------------------------------------------------------------------------------------------


def test_a_readers_correction_is_filed_and_changes_no_word(draft: Path) -> None:
    do("review", "approve", str(draft))
    do("publish", str(draft), "--format", "text")
    before = record()
    do("correct", str(draft), "d2", "--source", "https://example.org/jobs", "--why", "It was 421.")
    assert "{>>@correct It was 421. (https://example.org/jobs)<<}" in draft.read_text()
    assert (record(), state().state) == (before, "published")
    assert main(["review", "approve", str(draft)]) == 1, "an open correction is an open request"


def test_a_corrected_text_goes_beside_the_one_that_is_out_with_its_note(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    do("review", "approve", str(draft))
    do("publish", str(draft))
    out = {path.name: path.read_bytes() for path in PUBLISHED.iterdir()}
    retype(draft, "objected", "protested")
    do("review", "apply", str(draft))
    do("review", "approve", str(draft))
    assert main(["publish", str(draft)]) == 2
    assert "--correction" in capsys.readouterr().err
    do("publish", str(draft), "--correction", "The union protested; it did not object.")
    assert {name: (PUBLISHED / name).read_bytes() for name in out} == out, "what is out stays as it is"
    assert state().state == "corrected" and len(state().published) == 2
    for end in ("txt", "md", "html"):
        text = (PUBLISHED / f"brief.house.correction-1.{end}").read_text()
        assert "Correction, " in text and "The union protested; it did not object." in text
    verbs = [json.loads(event)["verb"] for event in log(capsys, draft)]
    assert verbs == ["approve", "publish", "edit", "reopen", "approve", "publish"]


def test_the_machines_text_and_the_published_one_are_compared_word_by_word(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "diff", str(draft), "--published"]) == 2
    retype(draft, "objected", "protested")
    do("review", "apply", str(draft))
    do("review", "approve", str(draft), "--override", "--why", "a test")
    do("publish", str(draft), "--format", "text")
    retype(draft, "protested", "agreed")
    do("review", "apply", str(draft))
    assert line(capsys, "review", "diff", str(draft), "--published")["after"].startswith("The union of dockworkers protested")


def log(capsys: pytest.CaptureFixture[str], draft: Path) -> list[str]:
    capsys.readouterr()
    do("review", "log", str(draft), "--json")
    return capsys.readouterr().out.splitlines()


def test_a_correction_of_nothing_that_is_out_is_refused(draft: Path) -> None:
    do("review", "approve", str(draft))
    assert main(["publish", str(draft), "--correction", "x"]) == 2


# -- status ---------------------------------------------------------------------------------------------------------------


def test_status_lists_drafts_by_state_with_what_is_open(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_run(Path("editions/2026-03-11/story"))
    do("review", "approve", str(draft))
    do("review", "comment", "editions/2026-03-11/story", "d1", "@source who?")
    retype(Path("editions/2026-03-11/story/6-drafts/draft.house.md"), "objected", "protested")
    capsys.readouterr()
    do("status", "--json")
    first, second = (json.loads(text) for text in capsys.readouterr().out.splitlines())
    assert (first["state"], first["requests"], first["unapplied"]) == ("draft", 1, True)
    assert (second["run"], second["state"], second["requests"], second["unapplied"]) == ("run", "approved", 0, False)
    do("status", "--state", "approved")
    assert capsys.readouterr().out.startswith("approved")
