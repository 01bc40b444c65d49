"""Drift planted in restyled briefs: labelled, repeatable, made of words that the lock does not know, and found by it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.library import Library
from briefing.pipeline import PairJudge
from briefing.prove.drift import WAYS, Restyled, drawn, faithful, plant
from briefing.prove.styled import HALVES, read, styled_pairs
from briefing.runs import DOCUMENTS, LEDGER, Run, brief_file
from test_lock_witnesses import BOOK, COPIED, FIRST, HARMED, HOUSE, RANSOM, RESTORED, SPENT, TRUST, made

WIRE = made(
    "wire",
    "en",
    ("The trust said it had spent about 3.4 million euros.", SPENT),
    ("The trust expects all systems to be restored by 2 October unless backups prove damaged.", RESTORED),
    ("No ransom would be paid, the ministry said.", RANSOM),
    ("No patient had been harmed, said Jonas Ekelby, the medical director.", HARMED),
    ("Attackers may have copied records, said a person briefed on the response.", COPIED),
)
FRENCH = made(
    "note-fr",
    "fr",
    ("Le trust a déclaré avoir dépensé environ 3,4 millions d’euros.", SPENT),
    ("Le trust prévoit le retour de tous les systèmes d’ici au 2 octobre, sauf si des sauvegardes sont abîmées.", RESTORED),
    ("Aucune rançon ne serait versée, a déclaré le ministère.", RANSOM),
    ("Aucun patient n’a été blessé, a indiqué Jonas Ekelby, le directeur médical.", HARMED),
)


def restyled(text: str, evidence: str = "", **values: object) -> Restyled:
    given: dict[str, object] = {"place": "run\twire\td0.1", "language": "en", "source_language": "en", "rest": ""}
    return Restyled(text=text, evidence=evidence or text, **{**given, **values})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    opened = Run(tmp_path_factory.mktemp("run"))
    opened.write_lines(DOCUMENTS, [TRUST])
    opened.write_record(LEDGER, BOOK)
    for made_ in (HOUSE, WIRE, FRENCH):
        opened.write_record(brief_file(str(made_.style)), made_)
    opened.save_meta(first_style="house")
    return opened.folder


def test_what_is_planted_is_the_same_for_the_same_seed_and_says_its_kind() -> None:
    sounds = [restyled(text) for text, _ in FIRST]
    assert list(plant(sounds, 3)) == list(plant(sounds, 3)) != list(plant(sounds, 4))
    for drift in plant(sounds, 3):
        assert drift.kind in WAYS and drift.text != drift.sound.text


@pytest.mark.parametrize(
    ("kind", "text", "evidence", "expected"),
    [
        ("lost", "The chamber approved it by 53 votes.", "", "The chamber approved it by several votes."),
        ("hardened", "Officials said the dam may fail.", "Officials said the dam may fail.", "Officials said the dam will fail."),
        ("unit", "It costs 6 million euros.", "", "It costs 6 billion euros."),
        ("hardened", "Le port pourrait fermer.", "", "Le port va fermer."),
    ],
)
def test_a_kind_of_drift_is_what_its_name_says(kind: str, text: str, evidence: str, expected: str) -> None:
    language = "fr" if text.startswith("Le ") else "en"
    found = {drift.text for seed in range(8) for drift in plant([restyled(text, evidence, language=language)], seed, [kind])}
    assert expected in found


def test_nothing_is_taken_for_lost_that_stands_elsewhere_in_the_brief() -> None:
    assert not list(plant([restyled("53 members voted for it.", rest="The vote was 53 to 8.")], kinds=["lost"]))


def test_an_outlet_that_passes_a_statement_on_is_not_what_a_statement_loses() -> None:
    text = "The bridge is closed, The Aldermoor Courier reported."
    assert not list(plant([restyled(text, outlets=("The Aldermoor Courier",))], kinds=["hardened"]))


def test_no_more_is_drawn_than_asked_for_and_each_once() -> None:
    sounds = [restyled(f"On 1{n} March 2026 {n}3 people left.", place=f"run\twire\td{n}.1") for n in range(9)]
    chosen = drawn(sounds, "date", 1, 5)
    assert len(chosen) == len(set(chosen)) == 5


def test_another_form_of_the_same_words_is_offered_as_what_raises_no_alarm() -> None:
    assert [one.text for one in faithful([restyled("It rose by 12 per cent.")], 0, 5)] == ["It rose by 12%."]


def test_drift_in_a_restyled_run_is_found_in_one_language_and_across(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "--styles", str(run), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["set"], row["kind"]) for row in rows] == [(name, kind) for name in ("one language", "across") for kind in WAYS]
    planted, caught = (sum(row[key] for row in rows) for key in ("errors", "caught"))
    assert planted >= 50 and caught >= 0.95 * planted
    assert all(row["false_alarms"] == 0 for row in rows)


def test_what_was_missed_is_shown(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "--styles", str(run), "--kind", "added", "--show"]) == 0
    shown = capsys.readouterr().out
    assert "one language" in shown and "across" in shown


def test_a_kind_that_there_is_not_is_named_and_a_run_without_briefs_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prove", "--styles", "--kind", "swap"]) == 2
    assert "the kinds are lost, added, hardened, speaker, unit, date" in capsys.readouterr().err
    empty = Run(tmp_path)
    empty.write_lines(DOCUMENTS, [TRUST])
    empty.write_record(LEDGER, BOOK)
    assert main(["prove", "--styles", str(tmp_path)]) == 2
    assert "hold no brief" in capsys.readouterr().err


def test_the_planter_shares_no_module_with_the_lock() -> None:
    """What plants drift must not know the words by which it is found, or it would plant what is easy to find."""
    import ast

    import briefing.prove.drift
    import briefing.prove.phrases

    for module in (briefing.prove.drift, briefing.prove.phrases):
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        named = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        named |= {item.name for node in ast.walk(tree) if isinstance(node, ast.Import) for item in node.names}
        assert {name for name in named if name.startswith("briefing")} <= {"briefing.prove.phrases"}


def test_both_halves_of_the_written_sentences_hold_every_kind_and_language() -> None:
    pairs = [pair for half in HALVES for pair in styled_pairs(half)]
    assert sum(pair.drifts for pair in pairs) >= 60
    for half in HALVES:
        mine = styled_pairs(half)
        assert {pair.language for pair in mine} | {pair.report.language for pair in mine} == {"en", "es", "fr", "de", "pt"}
        assert {pair.kind for pair in mine} == {*WAYS, "faithful"}
        assert any(pair.across for pair in mine)
        assert all(pair.drifts for pair in mine if pair.kind != "faithful")


def test_a_line_that_is_no_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="neither a sentence"):
        read("== 2026-01-01\nA report.\n- hardened: no citation\n")


def test_the_lock_tells_a_written_drift_from_its_faithful_sentence() -> None:
    text = "== 2026-04-14\nGrowers may lose 30 percent, the union said.\n= @1 The union said growers may lose 30 percent.\n"
    (pair,) = read(text + "- hardened @1: Growers [[could|will]] lose 30 percent, the union said.\n")
    judge = PairJudge(Library())
    assert judge.caught(pair) and not judge.false(pair)
