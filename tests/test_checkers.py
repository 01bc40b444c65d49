"""Checkers of a desk's own: found by entry point among installed packages, run beside the rules, and alone in what they break."""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.check import check
from briefing.check.checkers import MOST_FAILURES, installed, load
from briefing.cli import main
from briefing.errors import ConfigError
from briefing.library import Library
from briefing.records import Finding
from builders import brief, claim, document, ledger, sentence

STORY = document("The crane fell into the basin. Two ships docked at noon. " + " ".join(f"Ship {n} docked." for n in range(10)))
QUOTES = ["The crane fell into the basin.", "Two ships docked at noon."]
BOOK = ledger([STORY], [claim(STORY, quote, id=f"c{number}") for number, quote in enumerate(QUOTES)])
BRIEF = brief("The crane fell.", [[sentence("d0", 1, "The crane fell.", "c0"), sentence("d0", 2, "Two ships docked.", "c1")]])
Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs packages as pip would leave them: modules, and folders of metadata beside them."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    made: list[str] = []

    def make(name: str, code: str, entry: str = "check") -> None:
        module = f"{name}_package"
        (folder / f"{module}.py").write_text(code, encoding="utf-8")
        info = folder / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[briefing.checkers]\n{name} = {module}:{entry}\n")
        made.append(module)
        importlib.invalidate_caches()

    yield make
    for module in made:
        sys.modules.pop(module, None)


def found(*names: str) -> list[Finding]:
    everything = check(BRIEF, BOOK, Library().style("house"), [STORY], load(names))
    return [finding for finding in everything if finding.rule.startswith("checker:")]


def test_a_checker_gets_each_sentence_with_what_it_cites_and_its_findings_carry_its_name(install: Install) -> None:
    install("odd", "def check(s, e, l): return [{'message': f'{l} {e[0]}', 'words': s.split()[1], 'severity': 'error'}]")
    assert [(one.rule, one.severity, one.sentence, one.block, one.words, one.message) for one in found("odd")] == [
        ("checker:odd", "error", "h0.1", "h0", "crane", "en The crane fell into the basin."),
        ("checker:odd", "error", "d0.1", "d0", "crane", "en The crane fell into the basin."),
        ("checker:odd", "error", "d0.2", "d0", "ships", "en Two ships docked at noon."),
    ]


def test_a_style_sets_the_severity_of_its_findings_or_turns_them_off(install: Install) -> None:
    install("odd", "def check(s, e, l): return [{'message': 'odd'}]")
    for severity, left in (("info", {"info"}), ("off", set())):
        style = Library().style("house").model_copy(update={"rules": {"checker:odd": severity}})
        made = check(BRIEF, BOOK, style, [STORY], load(["odd"]))
        assert {one.severity for one in made if one.rule == "checker:odd"} == left


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("def check(s, e, l): return 1 / 0", "ZeroDivisionError"),
        ("import sys\ndef check(s, e, l): sys.exit(3)", "SystemExit"),
        ("def check(s, e, l): return [{'words': 'x'}]", "message: Field required"),
        ("def check(s, e, l): return ['wrong']", "does not fit"),
        ("def check(s, e, l): return 7", "TypeError"),
        ("import nothing_of_this_name", "cannot be loaded: ModuleNotFoundError"),
        ("check = 3", "cannot be called"),
        ("def check(s): return []", "TypeError"),
    ],
)
def test_whatever_a_checker_breaks_is_a_warning_that_names_it_and_the_others_run(install: Install, code: str, said: str) -> None:
    install("broken", code)
    install("sound", "def check(s, e, l): return [{'message': 'seen', 'severity': 'info'}]")
    made = found("broken", "sound")
    assert [one.message for one in made if one.rule == "checker:sound"] == ["seen"] * 3
    (failure,) = [one for one in made if one.rule == "checker:broken"]
    assert failure.severity == "warn" and failure.sentence is None
    assert "the checker broken failed on h0.1, d0.1, d0.2" in failure.message and said in failure.message


def test_one_that_keeps_failing_is_not_asked_any_further(install: Install) -> None:
    install("broken", "asked = []\ndef check(s, e, l): asked.append(s); raise OSError('no')")
    many = [[sentence(f"d{number}", 1, f"Ship {number} docked.", "c1")] for number in range(10)]
    made = check(brief("Ships docked.", many), BOOK, Library().style("house"), [STORY], load(["broken"]))
    (failure,) = [one for one in made if one.rule == "checker:broken"]
    assert "was not asked any further" in failure.message
    assert len(sys.modules["broken_package"].asked) == MOST_FAILURES


def test_the_same_sentence_with_the_same_evidence_is_put_to_it_once(install: Install) -> None:
    install("counting", "asked = []\ndef check(s, e, l): asked.append(s); return []")
    checkers = load(["counting"])
    for _ in range(3):
        check(BRIEF, BOOK, Library().style("house"), [STORY], checkers)
    assert len(sys.modules["counting_package"].asked) == 2  # the headline has the words and the evidence of the first sentence


def test_none_is_loaded_that_the_settings_do_not_name_and_a_name_that_nobody_offers_is_an_error(install: Install) -> None:
    install("loud", "raise SystemExit('loaded')")
    assert "loud" in installed() and "loud_package" not in sys.modules and load([]) == ()
    with pytest.raises(ConfigError, match=r"no checker is called quiet; installed: loud"):
        load(["quiet"])


def test_the_example_of_the_manual_works_from_the_settings_to_the_draft_and_the_doctor_lists_it(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], repository: Path
) -> None:
    page = (repository / "docs" / "second-opinions.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    install("nli", code)
    monkeypatch.chdir(tmp_path)
    Path("source.txt").write_text(
        "The crane of the port fell into the basin on 2 March 2026 and floated.\n\nTwo ships docked at noon.\n"
    )
    Path("briefing.toml").write_text('checkers = ["nli"]\n')
    assert main(["brief", "source.txt", "--date", "2026-03-10", "--out", "run", "-q"]) == 0
    draft = Path("run/6-drafts/draft.house.md")
    text = draft.read_text(encoding="utf-8")
    assert "checker:nli" not in text
    draft.write_text(
        text.replace("fell into the basin on 2 March", "tumbled splashing towards watery depths beneath on 2 March", 1),
        encoding="utf-8",
    )
    capsys.readouterr()
    main(["check", str(draft), "--json"])
    findings = [one for line in capsys.readouterr().out.splitlines() for one in json.loads(line)["findings"]]
    assert [one["severity"] for one in findings if one["rule"] == "checker:nli"] == ["warn"]
    main(["doctor"])
    assert re.search(r"checkers\s.*nli \(nli_package 1\.0\)", capsys.readouterr().out)


def settings_with(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "briefing.toml").write_text(f'checkers = ["{name}"]\n', encoding="utf-8")
    monkeypatch.chdir(folder)


def test_it_reads_the_sentences_of_any_text_beside_the_evidence_that_was_found(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install("odd", "def check(s, e, l): return [{'message': f'{l}: {e[0]}', 'words': 'crane', 'severity': 'error'}]")
    settings_with(tmp_path, "odd", monkeypatch)
    (tmp_path / "text.txt").write_text("The crane fell. Two ships docked.", encoding="utf-8")
    (tmp_path / "source.txt").write_text(" ".join(QUOTES), encoding="utf-8")
    assert main(["check", "text.txt", "--against", "source.txt", "--json"]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    said = [[found["message"] for found in line["findings"] if found["rule"] == "checker:odd"] for line in lines]
    assert said == [["en: The crane fell into the basin."], ["en: Two ships docked at noon."]]
    assert not any(line["supported"] for line in lines)


def test_in_a_batch_it_reads_every_row_and_is_given_up_after_five_rows_that_it_failed_on(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install("frail", "def check(s, e, l):\n    if '7' in s: return [{'message': 'seven'}]\n    raise OSError('gone')")
    settings_with(tmp_path, "frail", monkeypatch)
    rows = [{"id": str(n), "text": f"Ship {n} docked.", "source_text": STORY.text} for n in range(10)]
    for order, last in (([7, 0, 1, 2, 3, 4, 5], []), ([0, 1, 2, 3, 4, 7], [])):
        (tmp_path / "rows.jsonl").write_text("".join(json.dumps(rows[n]) + "\n" for n in order), encoding="utf-8")
        main(["check", "--batch", "rows.jsonl", "--json"])
        out = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        mine = [[found["message"] for found in line["findings"] if found["rule"] == "checker:frail"] for line in out]
        assert mine[-1] == last
        assert sum("failed" in one[0] for one in mine if one) == MOST_FAILURES
        assert order[0] != 7 or mine[0] == ["seven"]
