"""The proof: what is planted is labelled and repeatable, shares nothing with the rules, and the rules hold their floors."""

from __future__ import annotations

import ast
import json
from datetime import date
from pathlib import Path

import pytest

import briefing.prove
from briefing.cli import main
from briefing.cli.trial import alarms_of_pair
from briefing.prove.corpus import PARTS, pairs, read, sounds
from briefing.prove.figures import interval, of_pairs
from briefing.prove.floors import FLOORS, below
from briefing.prove.planter import KINDS, Sound, plant
from briefing.prove.told import Standing, Told

HAND_WRITTEN = sorted({pair.kind for pair in pairs()})


def imported(path: Path) -> set[str]:
    """The modules of this program that a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return {name for name in names if name.startswith("briefing")}


def test_the_proof_imports_nothing_of_the_rules() -> None:
    folder = Path(briefing.prove.__file__).parent
    names = set().union(*(imported(path) for path in folder.rglob("*.py")))
    assert {name for name in names if not name.startswith("briefing.prove")} == set()


def test_what_is_planted_is_the_same_for_the_same_seed() -> None:
    first, again = list(plant(sounds()[:40], seed=3)), list(plant(sounds()[:40], seed=3))
    assert first == again
    assert first != list(plant(sounds()[:40], seed=4))


def test_a_planted_error_changes_its_sentence_and_says_how() -> None:
    for error in plant(sounds()[:60], seed=1):
        assert error.told != error.right
        assert error.words in error.text


def test_every_kind_can_be_planted_in_the_shipped_corpus() -> None:
    assert {error.kind for error in plant(sounds())} == set(KINDS)


def test_a_planted_number_is_not_one_of_the_evidence() -> None:
    sound = Sound(
        "The union said 1,187 members had joined.", "The union said 1,187 of 1,600 members had joined.", date(2026, 3, 10)
    )
    (error,) = plant([sound], kinds=["number"])
    assert error.words not in sound.evidence


@pytest.mark.parametrize("kind", HAND_WRITTEN)
def test_at_least_fifteen_errors_of_each_kind_are_written_by_hand(kind: str) -> None:
    assert sum(pair.kind == kind for pair in pairs()) >= 15


def test_a_line_of_a_corpus_that_is_no_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="no pair"):
        read("== 2026-03-10\nA report.\n- number: Nothing is marked here.\n")


MARKED = """== 2026-03-10
The fine was first set at 3 million euros. Its lawyers appealed soon after. A court halved the fine in June. The bakery closed.
"""


@pytest.mark.parametrize(
    ("line", "right", "wrong"),
    [
        ("bearing: It was halved. [[@3|@4]]", Told("It was halved.", Standing((3,))), Told("It was halved.", Standing((4,)))),
        ("bearing: It was halved [[@3|@4]].", Told("It was halved.", Standing((3,))), Told("It was halved.", Standing((4,)))),
        ("no-claim: It was halved. [[@2,3|@]]", Told("It was halved.", Standing((2, 3))), Told("It was halved.", Standing(()))),
        ("number: [[Two|Nine]] died. @2 @3", Told("Two died.", Standing((2, 3))), Told("Nine died.", Standing((2, 3)))),
        (
            "status-in-section: A weak court. @judgement @3 [[@context|@details]]",
            Told("A weak court.", Standing((3,), "judgement", "context")),
            Told("A weak court.", Standing((3,), "judgement", "details")),
        ),
        (
            "general: It fell[[|, as always]]. [[|@ @general]]",
            Told("It fell."),
            Told("It fell, as always.", Standing((), "general")),
        ),
        ("url: It fell[[|, says @leaks]].", Told("It fell."), Told("It fell, says @leaks.")),
    ],
)
def test_marks_at_the_end_tell_what_a_sentence_cites_and_where_it_stands(line: str, right: Told, wrong: Told) -> None:
    (pair,) = read(f"{MARKED}- {line}\n")
    assert (pair.right, pair.wrong) == (right, wrong)


def test_two_sides_that_differ_in_nothing_are_no_pair() -> None:
    with pytest.raises(ValueError, match="the same"):
        read(f"{MARKED}- bearing: It was halved. [[@3|@3]]\n")


def test_a_sentence_cannot_cite_what_the_report_does_not_have() -> None:
    (pair,) = read(f"{MARKED}- bearing: It was halved. [[@3|@9]]\n")
    with pytest.raises(ValueError, match="no sentence 9"):
        alarms_of_pair(pair.wrong, pair)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("bearing: The lawyers appealed and a court halved the fine. [[@2,3|@4]]", "bearing"),
        ("no-claim: A court halved the fine in June. [[@3|@]]", "no-claim"),
        ("judgement-anchor: That leaves the regulator weaker. @judgement @context [[@3|@]]", "judgement-anchor"),
        ("status-in-section: That leaves the regulator weaker. @3 @judgement [[@context|@details]]", "status-in-section"),
        ("general: A court halved the fine in June. [[@3|@general @]]", "general"),
    ],
)
def test_a_sentence_with_marks_is_judged_as_it_stands_in_a_brief(line: str, rule: str) -> None:
    (pair,) = read(f"{MARKED}- {line}\n")
    assert rule in {found for found, _ in alarms_of_pair(pair.wrong, pair)}
    assert not alarms_of_pair(pair.right, pair)


@pytest.mark.parametrize("part", PARTS)
def test_every_sentence_that_a_corpus_cites_stands_in_its_report(part: str) -> None:
    for pair in pairs(part):
        for told in (pair.right, pair.wrong):
            if told.standing.cites:
                alarms_of_pair(told, pair)


def test_pairs_written_blind_are_a_part_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "blind").mkdir()
    (tmp_path / "blind" / "README.md").write_text("- no pair\n", encoding="utf-8")
    (tmp_path / "blind" / "sealed.txt").write_text("== 2026-03-10\nTwo died.\n- number: [[Two|Nine]] died.\n", encoding="utf-8")
    monkeypatch.setattr("briefing.prove.corpus.files", lambda package: tmp_path)
    assert [pair.wrong.text for pair in pairs.__wrapped__("blind, sealed")] == ["Nine died."]
    assert pairs.__wrapped__("blind, since read") == ()
    assert pairs.__wrapped__("hand-written") == ()


def test_a_part_of_the_corpus_without_a_folder_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.prove.corpus.files", lambda package: tmp_path)
    assert pairs.__wrapped__("blind, sealed") == ()


def test_the_interval_of_a_share_holds_it_and_is_wide_for_few() -> None:
    assert interval(0, 0) == (0.0, 1.0)
    low, high = interval(9, 10)
    assert low < 0.9 < high
    assert high - low > interval(900, 1000)[1] - interval(900, 1000)[0]


def test_the_hand_written_errors_are_caught_above_their_floors() -> None:
    figures = of_pairs(pairs(), alarms_of_pair)
    assert set(FLOORS["hand-written"]) == {figure.kind for figure in figures}
    assert list(below("hand-written", figures)) == []


def test_the_command_prints_a_line_for_each_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "--kind", "number", "--kind", "date", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["set"], row["kind"]) for row in rows if not row["set"].startswith("blind")] == [
        ("planted", "date"),
        ("planted", "number"),
        ("hand-written", "date"),
        ("hand-written", "number"),
    ]
    assert all(row["recall"] >= 0.9 for row in rows if not row["set"].startswith("blind"))


def test_planted_errors_hold_their_floors() -> None:
    """A part of the planted errors stands for all: `briefing prove` measures the rest."""
    kinds = ["quotation", "unit", "date", "name", "number", "certainty", "opposite", "stale", "strength"]
    assert main(["prove", *(part for kind in kinds for part in ("--kind", kind))]) == 0


def test_sentences_of_the_sealed_part_are_counted_and_never_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "--kind", "swap", "--show"]) == 0
    page = capsys.readouterr().out
    sealed = pairs("blind, sealed")
    assert "blind, sealed" in page
    assert any(pair.wrong.text in page for pair in pairs("blind, since read"))
    assert not [pair for pair in sealed if pair.wrong.text in page or pair.right.text in page]


def test_an_unknown_kind_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "--kind", "spelling"]) == 2
    assert "spelling" in capsys.readouterr().err


def test_explain_shows_a_rule_with_its_remedy_and_limits(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "attribution"]) == 0
    page = capsys.readouterr().out
    assert "Remedy:" in page
    assert "Cannot see:" in page


def test_explain_names_the_nearest_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "atribution"]) == 2
    assert "attribution" in capsys.readouterr().err
