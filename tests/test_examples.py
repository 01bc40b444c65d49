"""The worked examples: made again from their sources and recorded replies, they are the files that stand in the repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from snap import DAYS, ROOT, draw, kinds

CASES = [(example, kind) for example in DAYS for kind in kinds(example)]


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and path.parent.name != "1-sources"  # copies of what lies beside
    }


@pytest.mark.parametrize(("example", "kind"), CASES, ids=["-".join(case) for case in CASES])
def test_an_example_made_again_is_the_same_file_by_file(
    example: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert draw(example, kind, tmp_path) == 0
    made, kept = files(tmp_path / kind), files(ROOT / "examples" / example / kind)
    assert list(made) == list(kept)
    for name in kept:
        assert made[name] == kept[name], f"{name} has changed: if that is meant, `make snap` draws it anew"


@pytest.mark.parametrize("example", [example for example in DAYS if "run" in kinds(example)])
def test_the_recorded_replies_fit_the_prompts_as_they_are(example: str) -> None:
    ledger = ROOT / "examples" / example / "run" / "3-extractions.jsonl"
    for row in map(json.loads, ledger.read_text(encoding="utf-8").splitlines()):
        assert row["incomplete"] is None
        assert not [warning for warning in row["warnings"] if "prompt" in warning]
    for brief in (ROOT / "examples" / example / "run" / "5-briefs").glob("brief.*.json"):
        assert "has changed" not in brief.read_text(encoding="utf-8"), brief.name


@pytest.mark.parametrize(
    ("example", "known"),
    [
        ("paraguay-sofa", ["d0.1 verbatim", "d0.2 verbatim", "c3.1 verbatim"]),
        ("hospital-cyberattack", ["d0.1 verbatim", "c3.1 verbatim"]),
    ],
)
def test_the_rules_raise_no_false_alarm_on_the_recorded_brief(example: str, known: list[str]) -> None:
    """What stands is right: fifteen words in a row and more are a source's."""
    brief = json.loads((ROOT / "examples" / example / "run" / "5-briefs" / "brief.house.json").read_text(encoding="utf-8"))
    alarms = [finding for finding in brief["findings"] if finding["severity"] in ("error", "warn")]
    assert [f"{finding['sentence']} {finding['rule']}" for finding in alarms] == known


def test_both_accounts_of_the_signing_stand_in_the_brief() -> None:
    text = (ROOT / "examples" / "paraguay-sofa" / "run" / "6-drafts" / "draft.house.txt").read_text(encoding="utf-8")
    assert "November 2025 according to Lapacho Sur" in text and "15 December 2025" in text
