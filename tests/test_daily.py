"""A day's edition on the worked desk: what is new, updated and repeated, what was taken back, and what running it again does."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import main
from briefing.editions import Edition
from newsdesk import DAYS, by_title, copied, edition, made, tree


@pytest.fixture(scope="module")
def three_days(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The worked desk with its three editions made."""
    desk = copied(tmp_path_factory.mktemp("desk") / "northport")
    before = Path.cwd()
    os.chdir(desk)
    try:
        for day in DAYS:
            assert made(desk, "--date", day) == 0
        yield desk
    finally:
        os.chdir(before)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = copied(tmp_path / "northport")
    monkeypatch.chdir(folder)
    return folder


def states(made: dict[str, Any]) -> dict[str, str]:
    return {name: story["state"] for name, story in by_title(made).items()}


def test_stories_are_new_then_updated_then_repeated_as_they_go_on(three_days: Path) -> None:
    first, second, third = (states(edition(three_days, day)) for day in DAYS)
    assert first == {"Norhaven": "new", "Northport": "new", "Eastmouth": "new"}
    assert second == {"Norhaven": "updated", "Northport": "updated", "Varn": "new", "Eastmouth": "repeated"}
    assert third == {"Norhaven": "updated", "Varn": "updated", "Ostra": "new", "Eastmouth": "updated", "Northport": "repeated"}


def test_a_story_keeps_its_id_through_the_editions_and_a_look_alike_has_another(three_days: Path) -> None:
    days = [by_title(edition(three_days, day)) for day in DAYS]
    assert len({day["Northport"]["story"] for day in days}) == 1
    assert days[1]["Varn"]["story"] == days[2]["Varn"]["story"] != days[2]["Ostra"]["story"]


def test_a_changed_figure_shows_the_old_and_the_new_value(three_days: Path) -> None:
    changed = {
        (change["was"], change["now"])
        for day in DAYS
        for story in edition(three_days, day)["stories"]
        for change in story["changes"]
        if change["novelty"] == "updated"
    }
    assert {("2,300", "2,600"), ("Eleven", "Nineteen"), ("Three", "Five"), ("Four", "Six"), ("1,200", "1,900")} == changed


def test_a_story_with_nothing_new_has_no_brief_and_points_to_the_last_one(three_days: Path) -> None:
    story = by_title(edition(three_days, "2026-03-11"))["Northport"]
    assert story["briefs"] == [] and story["earlier"][0]["date"] == "2026-03-10"
    assert (three_days / story["earlier"][0]["run"] / "6-drafts" / "draft.house.md").is_file()


def test_a_claim_that_its_source_corrects_is_named_with_the_sentence_that_used_it_once(three_days: Path) -> None:
    first, second, third = (edition(three_days, day)["withdrawals"] for day in DAYS)
    assert [one["sentence"] for one in second] == [
        "Some 400 residents of the village of Sund were evacuated on Sunday night, a neighbour of the plant said."
    ]
    assert second[0]["block"] == "d0" and second[0]["date"] == "2026-03-09"
    assert first == third == []


def test_a_wire_copy_is_named_as_one_and_is_no_further_publisher(three_days: Path) -> None:
    story = by_title(edition(three_days, "2026-03-09"))["Northport"]
    assert ["Coastline Wire", "Eastmouth Ledger"] in story["copies"]
    publishers = next(part for part in story["reasons"] if part["name"] == "publishers")
    assert publishers["why"] == "2 independent: Coastline Wire, Post Group"


def test_what_is_left_out_and_refused_is_there_with_the_reason(three_days: Path) -> None:
    made = edition(three_days, "2026-03-09")
    assert [item["title"] for item in made["left_out"]] == ["Singer Lena Marsh marries actor Cole Daner"]
    kinds = {Path(item["source"]).name: item["kind"] for item in made["refused"]}
    assert kinds["10-glimpse-horoscope.md"] == "no_story" and kinds["02-coastline-flood.md"] == "late"


def test_context_rests_on_earlier_editions_and_the_desks_notes_each_with_its_evidence(three_days: Path) -> None:
    run = three_days / "editions" / "2026-03-10" / by_title(edition(three_days, "2026-03-10"))["Northport"]["run"]
    ledger = json.loads((run / "4-ledger.json").read_text(encoding="utf-8"))
    documents = {json.loads(line)["id"]: json.loads(line) for line in (run / "2-documents.jsonl").read_text("utf-8").splitlines()}
    for origin in ("archive", "notes"):
        claims = [claim for claim in ledger["claims"] if claim["origin"] == origin]
        assert claims
        for place in (place for claim in claims for place in claim["evidence"]):
            assert documents[place["document"]]["text"][place["start"] : place["end"]] == place["quote"]
    draft = (run / "6-drafts" / "draft.house.md").read_text(encoding="utf-8")
    assert "told in the edition of 9 March 2026: S" in draft and "the desk's note: S" in draft
    brief = json.loads((run / "5-briefs" / "brief.house.json").read_text(encoding="utf-8"))
    context = next(section for section in brief["sections"] if section["key"] == "context")
    assert "archive" in {s["status"] for block in (context["lead"], *context["points"]) for s in block["sentences"]}


def test_a_figure_of_an_earlier_day_is_a_change_and_no_dispute(three_days: Path) -> None:
    for path in three_days.glob("editions/*/*/4-ledger.json"):
        ledger = json.loads(path.read_text(encoding="utf-8"))
        old = {claim["id"] for claim in ledger["claims"] if claim["origin"] == "archive"}
        assert not [clash for clash in ledger["contradictions"] if old & set(clash["claims"])]


def test_the_same_days_again_change_no_byte(three_days: Path) -> None:
    before = tree(three_days / "editions")
    for day in DAYS:
        assert made(three_days, "--date", day) == 0
    assert tree(three_days / "editions") == before


def test_no_path_of_this_machine_is_in_an_edition(three_days: Path) -> None:
    for day in DAYS:
        text = (three_days / "editions" / day / "edition.json").read_text(encoding="utf-8")
        assert str(three_days) not in text
        assert Edition.model_validate_json(text).date == day


def test_the_archive_finds_briefs_and_claims_and_tells_a_storys_history(
    three_days: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["archive", "search", "dockwork", "Northport", "--json"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {hit["kind"] for hit in found} == {"told", "said"}
    assert {hit["edition"] for hit in found if hit["kind"] == "told"} == {"2026-03-09", "2026-03-10"}
    assert main(["story", found[0]["story"], "--json"]) == 0
    history = json.loads(capsys.readouterr().out)
    assert [day["edition"] for day in history["editions"]] == list(DAYS)
    chains = [[(one["day"], one["value"]) for one in chain] for chain in history["values"]]
    assert [("2026-03-09", "Eleven"), ("2026-03-10", "Nineteen")] in chains


@pytest.mark.parametrize("words", ['"', "a OR", "NEAR(", "col:x", "*", "(", "-"])
def test_words_are_never_read_as_the_searchs_own_syntax(three_days: Path, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["archive", "search", "--", words]) == 0


def test_a_late_document_touches_its_own_story_only(desk: Path) -> None:
    late = desk / "inbox" / "2026-03-09" / "03-post-strike.md"
    kept = late.read_bytes()
    late.unlink()
    assert made(desk, "--date", "2026-03-09") == 0
    before = tree(desk / "editions")
    late.write_bytes(kept)
    assert made(desk, "--date", "2026-03-09") == 0
    after = tree(desk / "editions")
    touched = {name.split("/")[1] for name in after if before.get(name) != after[name]}
    strike = by_title(edition(desk, "2026-03-09"))["Northport"]
    assert touched == {"edition.json", "index.html", strike["run"]}
    assert len(strike["documents"]) == 3


def test_a_draft_that_an_editor_has_changed_stays_as_it_is(desk: Path) -> None:
    assert made(desk, "--date", "2026-03-09") == 0
    draft = desk / "editions" / "2026-03-09" / by_title(edition(desk, "2026-03-09"))["Eastmouth"]["briefs"][0]["draft"]
    draft.write_text(draft.read_text(encoding="utf-8").replace("The Administrative Court", "A court"), encoding="utf-8")
    mine = draft.read_bytes()
    assert made(desk, "--date", "2026-03-09") == 0
    assert draft.read_bytes() == mine


def test_only_one_story_is_worked_on_when_one_is_named(desk: Path) -> None:
    assert made(desk, "--date", "2026-03-09", "--only", "norhaven") == 0
    assert [path.parent.name for path in desk.glob("editions/2026-03-09/*/run.json")] == [
        "norhaven-reactor-shut-down-after-coolant-leak"
    ]


def test_a_story_that_does_not_exist_is_named_with_those_that_do(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert made(desk, "--date", "2026-03-09", "--only", "nothing") == 3
    assert "eastmouth-court-strikes-down-water-fee" in capsys.readouterr().err


def test_an_editor_puts_a_story_first_and_takes_one_out_and_it_holds(desk: Path) -> None:
    assert made(desk, "--date", "2026-03-09", "--first", "water fee", "--drop", "reactor") == 0
    assert made(desk, "--date", "2026-03-09") == 0
    found = edition(desk, "2026-03-09")
    assert found["stories"][0]["title"] == "Eastmouth court strikes down water fee"
    assert "an editor has taken it out" in [item["reason"] for item in found["left_out"]]


def test_a_dry_run_shows_the_order_and_writes_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert made(desk, "--date", "2026-03-09", "--dry-run") == 0
    shown = capsys.readouterr().out
    assert "gravity" in shown and "no model call, no cost" in shown
    assert not (desk / "editions").exists()


def test_a_desk_without_sources_is_told_how_to_name_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert made(tmp_path, "--date", "2026-03-09") == 2
    assert 'sources = ["inbox"]' in capsys.readouterr().err
