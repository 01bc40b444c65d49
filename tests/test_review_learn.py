"""What a desk's edits teach: changes made again and again become proposed rules; and what becomes of the machine's sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import main
from briefing.library import Library
from briefing.records import Brief
from briefing.review.habits import shares
from briefing.review.learning import Pair, lessons
from builders import brief, sentence
from reviewing import make_run


def pair(name: str, before: list[str], after: list[str], date: str = "2026-03-10") -> Pair:
    def made(texts: list[str]) -> Brief:
        return brief("A headline.", [[sentence("d0", n, text) for n, text in enumerate(texts, 1)]], date=date)

    return Pair(name, made(before), made(after))


def test_a_word_that_is_always_replaced_is_a_rule_with_its_places() -> None:
    found = lessons(
        [
            pair(
                "one",
                ["The port will utilise two cranes.", "Ships utilise the basin."],
                ["The port will use two cranes.", "Ships use the basin."],
            ),
            pair("two", ["They utilise the quay at night."], ["They use the quay at night."]),
        ]
    )
    assert [(one.kind, one.old, one.new, one.times, one.drafts, one.kept) for one in found] == [
        ("word", "utilise", "use", 3, 2, 0)
    ]
    assert found[0].knob == "lexicon.banned" and found[0].examples[0].after == "The port will use two cranes."


def test_a_clause_that_is_always_cut_and_a_names_form_are_rules_too() -> None:
    before = ["It is worth noting that the port is open.", "Talks in Kiev went on for two days."]
    after = ["The port is open.", "Talks in Kyiv went on for two days."]
    found = lessons([pair("one", before, after), pair("two", before, after), pair("three", before, after)])
    assert {(one.kind, one.old, one.new) for one in found} == {("cut", "it is worth noting that", ""), ("name", "Kiev", "Kyiv")}


def test_what_was_done_once_in_one_draft_or_left_as_often_is_no_rule() -> None:
    before, after = ["They utilise the quay at night."], ["They use the quay at night."]
    assert lessons([pair("one", before * 1, after), pair("one", before, after), pair("one", before, after)]) == []
    assert lessons([pair("one", before, after), pair("two", before, after)]) == []
    kept = pair("four", ["Ships utilise it."], ["Ships utilise it."])
    assert lessons([*(pair(name, before, after) for name in ("one", "two", "three")), kept, kept]) == []
    numbers = [pair(name, ["There were 14 ships there."], ["There were 15 ships there."]) for name in ("one", "two", "three")]
    assert lessons(numbers) == []


def test_the_share_of_sentences_kept_edited_and_dropped_is_counted_by_section_and_month() -> None:
    march = pair(
        "one",
        ["The port is open today.", "Two ships docked.", "A crane fell."],
        ["The port is open.", "Two ships docked.", "Ours."],
    )
    april = pair("two", ["The port is open."], ["The port is open."], date="2026-04-02")
    found = {
        (one.period, one.section): (one.made, one.kept, one.edited, one.dropped, one.written) for one in shares([march, april], 7)
    }
    assert found == {
        ("2026-03", "headline"): (1, 1, 0, 0, 0),
        ("2026-03", "details"): (3, 1, 1, 1, 1),
        ("2026-04", "headline"): (1, 1, 0, 0, 0),
        ("2026-04", "details"): (1, 1, 0, 0, 0),
    }


# -- a desk ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three runs, in each of which somebody changed the same word."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_REVIEWER", "Ada")
    (tmp_path / "briefing.toml").write_text('prompts = "prompts"\n')
    (tmp_path / "prompts/styles").mkdir(parents=True)
    for name in ("one", "two", "three"):
        draft = make_run(Path("runs") / name)
        draft.write_text(draft.read_text().replace("The union of dockworkers objected", "The union of dockworkers protested", 1))
        assert main(["review", "apply", str(draft)]) == 0
    return tmp_path


def lines(capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main([*args, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_rule_that_is_accepted_goes_into_the_desks_style_and_its_comments_stay(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (rule,) = lines(capsys, "review", "learn", "runs")
    assert (rule["old"], rule["new"], rule["times"], rule["drafts"]) == ("objected", "protested", 3, 3)
    style = desk / "prompts/styles/house.yaml"
    style.write_text(
        "# Ours.\nname: house\ntitle: House\nextends: shipped/house\nlexicon:\n  banned:\n    utilise: use  # always\n"
    )
    assert main(["review", "learn", "runs", "--accept", "1"]) == 0
    text = style.read_text()
    assert text.startswith("# Ours.\n") and "utilise: use  # always" in text
    assert Library(desk / "prompts").style("house").lexicon.banned["objected"] == "protested"
    assert main(["review", "learn", "runs", "--accept", "2"]) == 2


def test_without_a_file_of_ones_own_one_is_made_that_extends_the_shipped_style(desk: Path) -> None:
    assert main(["review", "learn", "runs", "--accept", "1"]) == 0
    made = Library(desk / "prompts").style("house")
    assert made.lexicon.banned["objected"] == "protested" and made.sections == Library().style("house").sections


def test_stats_tell_the_shares_and_what_was_done(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "stats", "runs")
    details = next(one for one in found if one.get("section") == "details")
    assert (details["machine"], details["kept"], details["edited"], details["dropped"]) == (12, 9, 3, 0)
    assert sum(one["count"] for one in found if one.get("verb") == "edit") == 3
    assert main(["stats", "runs"]) == 0
    assert "75%" in capsys.readouterr().out
