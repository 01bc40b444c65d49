"""Sources that are broken, swollen or malicious: a clear line each, nothing else lost, no exception but ours."""

# ruff: noqa: E501 - tables of sources read best with one on a line

from __future__ import annotations

import dataclasses
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.collect import ReadOptions, collect, readers
from briefing.collect.child import Crew, Worker
from briefing.collect.clean import clean
from briefing.collect.reading import Input, Reading
from briefing.collect.sniff import KINDS
from collect_sources import ARTICLE, SENTENCES, Words, column, page, pdf

CORPUS = Path(__file__).parent / "data" / "collect"
# An element with so many attributes keeps the parser busy for minutes: each is compared with all before it.
STUCK = ("<p " + " ".join(f'a{number}="x"' for number in range(200_000)) + ">hello").encode()


def one(data: bytes, **options: float) -> tuple[str, str]:
    (document,) = collect(["-"], options=ReadOptions(stdin=data, jobs=1, **options))  # type: ignore[arg-type]
    return document.status, document.reason or ""


# --- processes that can be killed


def test_a_source_that_hangs_is_given_up_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "1.html").write_bytes(page())
    (tmp_path / "2.html").write_bytes(STUCK)
    (tmp_path / "3.html").write_bytes(page())
    first, second, third = collect([str(tmp_path)], options=ReadOptions(seconds=4, jobs=1))
    assert first.status == third.status == "ok"
    assert second.status == "unreadable" and "longer than 4 seconds" in (second.reason or "")


def test_a_source_that_swells_is_given_up() -> None:
    status, reason = one(b"<html><body>" + b"<p>x" * 2_000_000, memory_mb=250)
    assert status == "unreadable" and ("memory" in reason or "broke down" in reason)


def test_a_process_that_dies_is_replaced() -> None:
    worker = Worker(900)
    assert worker.ask(Input(page(), "x.html"), 20)[0].status == "ok"
    os.kill(worker.pid, signal.SIGKILL)
    assert "broke down" in (worker.ask(Input(page(), "x.html"), 20)[0].reason or "") and not worker.usable
    assert Crew(900).read(Input(page(), "x.html"), 20)[0].status == "ok"


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="the system does not show what a process was told")
def test_a_process_that_reads_files_is_told_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-for-the-test")
    worker = Worker(900)
    try:
        assert b"secret" not in Path(f"/proc/{worker.pid}/environ").read_bytes()
    finally:
        worker.kill()


def test_a_plain_script_can_collect_and_leaves_no_process_behind(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_bytes(page())
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\nfrom briefing.collect import collect\nfrom briefing.collect import child\n"
        "print([document.status for document in collect([sys.argv[1]])])\n"
        "print([worker.pid for workers in child._idle._workers.values() for worker in workers])\n"
    )
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "x.html")], capture_output=True, text=True, check=True, timeout=60
    )
    statuses, pids = map(json.loads, done.stdout.replace("'", '"').splitlines())
    assert statuses == ["ok"] and len(pids) == 1 and not done.stderr
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)


def test_a_run_that_is_left_early_ends_what_it_began(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(" ".join(SENTENCES))
    (tmp_path / "2.html").write_bytes(STUCK)
    found = collect([str(tmp_path)], options=ReadOptions(seconds=60, jobs=2))
    assert next(found).status == "ok"
    found.close()  # type: ignore[attr-defined]


# --- broken and swollen sources


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b"\0" * 1000, "blanks"),
        (bytes(range(256)) * 50, "unknown kind"),
        (b"%PDF-1.7 " + bytes(2000), "damaged"),
        (b"<html>" + b"x " * 5_100_000, "10 MB, more than the 10 MB"),
        (b"PK\x03\x04" + bytes(100), "archive"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, told: str) -> None:
    status, reason = one(data)
    assert status == "unreadable" and told in reason


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.md", "[" * 4000), ("x.md", "[a](b " * 3000), ("x.md", "<div " * 5000), ("x.md", "> " * 5000), ("x.md", "*a **b " * 5000),
        ("x.html", "<p>" + "[" * 4000), ("x.html", "<" * 40_000), ("x.html", "<div>" * 20_000), ("x.html", "&" * 40_000),
        ("x.txt", "- " * 20_000), ("x.txt", "By " * 20_000), ("x.txt", "1" * 40_000), ("x.txt", "A: " * 20_000), ("x.txt", "(" * 40_000),
        ("x.eml", "Subject: " + "=?utf-8?q?x?= " * 20_000 + "\n\nhello"), ("x.eml", "From: " + "a@b.example, " * 20_000 + "\n\nhello"),
        ("x.eml", "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(2000)) + "hello"),
        ("x.xml", "<rss>" * 20_000), ("x.json", "[" * 20_000), ("x.html", f"<style>{'a{' * 30_000}</style>{ARTICLE}"),
        ("x.html", f"<p style='{'a:b;' * 30_000}'>x</p>{ARTICLE}"), ("x.html", f"<title>{' | ' * 20_000}</title>{ARTICLE}"),
    ],
)  # fmt: skip
def test_inputs_that_stall_parsers_are_read_or_refused_at_once(name: str, text: str) -> None:
    """Under the deadline of a worker process, which is what would be told of."""
    (reading,) = Crew(900).read(Input(text.encode(), name), 5)
    assert "longer than" not in (reading.reason or "") and "failed" not in (reading.reason or "")


def test_a_page_too_large_to_tell_its_article_is_read_as_a_whole() -> None:
    many = "".join(f"<p>Sentence number {number} of a very long page of records.</p>" for number in range(51_000))
    (document,) = collect(["-"], options=ReadOptions(stdin=page(many), jobs=1))
    assert document.status == "ok" and "number 50999 of" in document.text and "so large" in document.warnings[0]


# --- fuzzing: bounded, from a small corpus


def is_sound(reading: Reading) -> bool:
    """What holds for every reading, whatever it was made from."""
    json.dumps(dataclasses.asdict(reading)).encode()
    assert clean(reading.text) == reading.text and "\n\n\n" not in reading.text and reading.text == reading.text.strip()
    assert list(reading.pages) == sorted(reading.pages) and all(0 <= start <= len(reading.text) for start in reading.pages)
    assert reading.status != "unreadable" or (reading.reason and not reading.text)
    for field in (reading.title, reading.outlet, reading.author, reading.url):
        assert field is None or (field and clean(field) == field and "\n" not in field)
    return reading.url is None or reading.url.startswith(("http://", "https://"))


@st.composite
def damaged(draw: st.DrawFn, seed: bytes) -> bytes:
    """`seed` with a few stretches cut, doubled, overwritten or exchanged for odd bytes."""
    data = seed
    for _ in range(draw(st.integers(0, 4))):
        at, length = draw(st.integers(0, len(data))), draw(st.integers(0, 60))
        what = draw(st.sampled_from(("cut", "double", "noise", "swap", "tail")))
        stretch = data[at : at + length]
        noise = draw(
            st.one_of(
                st.binary(max_size=12), st.sampled_from((b"\0", b"<", b">", b'"', b"---\n", b"\xff", b"&#0;", "\u202e".encode()))
            )
        )
        put = {"cut": b"", "double": stretch * 3, "noise": noise, "swap": stretch[::-1], "tail": b""}[what]
        data = data[:at] + put + (b"" if what == "tail" else data[at + length :])
    return data


def _word_document() -> bytes:
    made, stream = docx.Document(), io.BytesIO()
    made.add_heading("Port reopens", 0)
    for sentence in SENTENCES:
        made.add_paragraph(sentence)
    made.save(stream)
    return stream.getvalue()


SEEDS = {path.name: path.read_bytes() for path in sorted(CORPUS.iterdir())}
BINARY_SEEDS = {"two.pdf": pdf([[Words("Head", 72, 800, 9), *column(" ".join(SENTENCES))]] * 2), "memo.docx": _word_document()}


@pytest.mark.parametrize("name", SEEDS)
def test_the_corpus_is_read_whole(name: str) -> None:
    found = readers.read(Input(SEEDS[name], name))
    assert all(is_sound(reading) and reading.status == "ok" for reading in found)


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_sources_raise_nothing_and_give_sound_readings(name: str, data: st.DataObject) -> None:
    found = readers.read(Input(data.draw(damaged(SEEDS[name])), name))
    assert found and all(map(is_sound, found))


@pytest.mark.parametrize("name", BINARY_SEEDS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_files_end_no_run(name: str, data: st.DataObject) -> None:
    """In a worker, because the library under PDFs may take its process down."""
    found = Crew(900).read(Input(data.draw(damaged(BINARY_SEEDS[name])), name), 10)
    assert found and all(map(is_sound, found)) and not any("failed" in (reading.reason or "") for reading in found)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(str.encode)), st.sampled_from(sorted(KINDS)))
def test_any_bytes_under_any_name_are_read_or_refused(data: bytes, suffix: str) -> None:
    found = Crew(900).read(Input(data, f"x{suffix}"), 10)
    assert found and all(map(is_sound, found)) and not any("failed" in (reading.reason or "") for reading in found)
