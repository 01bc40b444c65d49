"""The run's folder: files whole or not at all, a person's changes known, one writer at a time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import LockError, SetupError
from briefing.runs import LEDGER, Run, brief_file, find_run, slug, write_atomic
from builders import brief, ledger, sentence


@given(st.text(max_size=200))
def test_a_slug_is_one_safe_file_name(title: str) -> None:
    name = slug(title)
    assert name and len(name) <= 60
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert Path(name).name == name


def test_titles_without_latin_letters_have_slugs_of_their_own() -> None:
    assert slug("大統領が署名") != slug("議会が可決")


def test_a_failed_write_leaves_the_old_file_and_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.json"
    write_atomic(path, b"old")
    monkeypatch.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(SetupError, match="file.json: cannot be written: disk full"):
        write_atomic(path, b"new and longer")
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["file.json"]


def test_a_file_changed_by_hand_is_known(tmp_path: Path) -> None:
    run = Run(tmp_path)
    path = run.write("6-drafts/draft.house.md", b"text")
    assert not run.changed_by_hand("6-drafts/draft.house.md")
    path.write_text("text, edited")
    assert Run(tmp_path).changed_by_hand("6-drafts/draft.house.md")


def test_records_come_back_as_they_went_in(tmp_path: Path) -> None:
    run = Run(tmp_path)
    made = brief("Head.", [[sentence("d0", 1, "Text – “quoted”.", "a")]])
    run.write_record(brief_file("house"), made)
    run.write_record(LEDGER, ledger([], []))
    opened = find_run(tmp_path / "5-briefs" / "brief.house.json")
    assert opened.brief("house") == made
    assert opened.ledger() == ledger([], [])
    assert opened.styles() == ["house"]


def test_a_record_with_an_unknown_key_is_refused_by_name(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.write(LEDGER, json.dumps({**ledger([], []).model_dump(), "titel": "x"}).encode())
    with pytest.raises(SetupError, match="titel: not a known key; did you mean title"):
        run.ledger()


def test_a_missing_file_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="4-ledger.json is missing"):
        Run(tmp_path).ledger()


def test_a_run_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text('{"schema_version": 99, "files": {}}')
    with pytest.raises(SetupError, match="newer version"):
        Run(tmp_path)


def test_a_second_process_is_told_who_holds_the_run(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from briefing.runs import Run\n"
            f"with Run(Path({str(tmp_path)!r})).locked():\n    print('held', flush=True); sys.stdin.read()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
        with pytest.raises(LockError, match=f"process {holder.pid}"), Run(tmp_path).locked():
            pass
    finally:
        holder.communicate(b"")
    with Run(tmp_path).locked():
        pass


def test_a_lock_left_by_a_killed_process_is_taken_over(tmp_path: Path) -> None:
    script = (
        "import os, signal; from pathlib import Path; from briefing.runs import Run\n"
        f"with Run(Path({str(tmp_path)!r})).locked():\n    os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", script], check=False)
    with Run(tmp_path).locked():
        pass
