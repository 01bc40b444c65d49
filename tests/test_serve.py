"""The review server: what it shows and does, two at once, and that it leaves the same files as the command line."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import main
from briefing.runs import Run
from reviewing import ID, QUOTES, make_run
from serving import Client, served

D1 = "The union of dockworkers objected to the terms of the agreement.[^d1a]"
D2 = "The strike cost the town 412 jobs.[^d2a]"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return make_run(tmp_path / "desk" / "run")


@pytest.fixture
def client(draft: Path, tmp_path: Path) -> Iterator[Client]:
    with served(tmp_path / "desk", store=tmp_path / "store.sqlite") as outside:
        yield outside.enter()


@pytest.fixture
def name(client: Client) -> str:
    return client.drafts()[0]


def words(draft: Path) -> str:
    return draft.read_text(encoding="utf-8")


# -- what it shows --------------------------------------------------------------------------------------------------------


def test_the_list_has_every_draft_by_state(client: Client, name: str, tmp_path: Path) -> None:
    make_run(tmp_path / "desk" / "second")
    assert client.do(name, "return", why="the second source?").status == 200
    page = client.ask("GET", "/").text
    assert len(client.drafts()) == 2
    assert page.index('class="state draft"') < page.index('class="state changes_requested"')


def test_a_draft_shows_its_comments_and_that_a_file_was_edited(client: Client, name: str, draft: Path) -> None:
    client.do(name, "comment", block="d1", words="@source which <b>union</b>?")
    page = client.ask("GET", f"/draft/{name}").text
    assert "@source which &lt;b&gt;union&lt;/b&gt;?" in page and "not applied" not in page
    draft.write_text(words(draft).replace("412", "413", 1), encoding="utf-8")
    assert "not applied" in client.ask("GET", f"/draft/{name}").text
    assert client.do(name, "apply").json["changes"] == ["edit d2"]
    assert "413" in words(draft)


def test_words_that_are_being_typed_are_checked_and_nothing_is_written(client: Client, name: str, draft: Path) -> None:
    before = words(draft)
    answer = client.post(f"/draft/{name}/check", {"block": "d2", "words": "The strike cost the town 600 jobs.[^d2a]"})
    assert "number" in [found["rule"] for found in answer.json["findings"] if found["severity"] == "error"]
    assert client.post(f"/draft/{name}/check", {"block": "d2", "words": D2}).json["findings"] == []
    assert words(draft) == before


def test_evidence_is_found_and_put_under_a_sentence(client: Client, name: str) -> None:
    assert client.do(name, "add", block="d2", words="Grain worth three million euros lay in the silos.").status == 200
    found = client.post(f"/draft/{name}/find", {"block": "d3"}).json["sentences"][0]
    assert found["found"][0]["claim"] == ID[4]
    assert client.do(name, "use", block="d3", sentence=found["sentence"], claims=[ID[4]]).status == 200
    assert "[^d3a]" in client.ask("GET", f"/draft/{name}").text


def test_a_block_is_written_again_only_when_a_candidate_is_chosen(client: Client, name: str, draft: Path) -> None:
    before = words(draft)
    offered = client.post(f"/draft/{name}/regen", {"block": "d2", "n": 3}).json["candidates"]
    assert words(draft) == before
    assert [one["text"] for one in offered][:1] == [QUOTES[4]]
    taken = {"number": offered[0]["number"], "words": offered[0]["text"], "was": D2}
    assert client.do(name, "choose", block="d2", **{**taken, "words": "Not what was shown."}).status == 422
    done = client.do(name, "choose", block="d2", **taken)
    assert done.status == 200 and QUOTES[4] in words(draft) and QUOTES[3] not in words(draft)


@pytest.mark.parametrize(("take", "stands"), [("accept", QUOTES[4]), ("reject", QUOTES[3])])
def test_what_the_machine_proposes_beside_the_words_is_taken_or_turned_down(
    client: Client, name: str, draft: Path, take: str, stands: str
) -> None:
    client.do(name, "comment", block="d2", words="@regen another fact")
    assert main(["review", "regen", str(draft), "--store", str(draft.parent / "store.sqlite")]) == 0
    page = client.ask("GET", f"/draft/{name}").text
    (offer,) = re.findall(r'data-offer="(\w+)" data-take="accept"', page)
    assert f'data-words="{QUOTES[3]}[^d2a]"' in page
    typed = client.post(f"/draft/{name}/check", {"block": "d2", "words": D2.replace("412", "600")}).json
    assert [one["text"] for one in typed["sentences"]] == [QUOTES[3].replace("412", "600")]
    assert client.do(name, "settle", block="d2", was=D2, offer=offer, take=take).status == 200
    body = words(draft).partition("\n---\n")[2]
    assert stands in body and "{~~" not in body and (QUOTES[3] in body) is (take == "reject")


def test_the_history_shows_each_revision_word_by_word_and_brings_one_back(client: Client, name: str, draft: Path) -> None:
    before = words(draft)
    client.do(name, "edit", block="d2", words=D2.replace("412", "about 400"))
    page = client.ask("GET", f"/draft/{name}/history").text
    assert "<del>412</del> <ins>about 400</ins> jobs." in page and 'data-rev="1"' in page
    assert client.do(name, "revert", rev=1).status == 200
    body = before.partition("\n---\n")[2]
    assert words(draft).partition("\n---\n")[2] == body


# -- two at once ----------------------------------------------------------------------------------------------------------


def test_the_second_of_two_windows_is_told_and_shown_both_texts(client: Client, name: str, draft: Path) -> None:
    old = client.stamp(name)
    mine, theirs = D1.replace("objected", "said no"), D1.replace("objected", "assented")
    assert client.do(name, "edit", stamp=old, block="d1", words=theirs, was=D1).status == 200
    answer = client.do(name, "edit", stamp=old, block="d1", words=mine, was=D1)
    assert answer.status == 409 and answer.json["theirs"] == theirs and answer.json["stale"]
    assert "assented" in words(draft) and "said no" not in words(draft)
    assert client.do(name, "edit", block="d1", words=mine, was=theirs).status == 200


def test_edits_of_two_windows_to_two_blocks_are_both_kept(client: Client, name: str, draft: Path) -> None:
    old = client.stamp(name)
    assert client.do(name, "edit", stamp=old, block="d1", words=D1.replace("objected", "assented"), was=D1).status == 200
    assert client.do(name, "edit", stamp=old, block="d2", words=D2.replace("cost", "took from"), was=D2).status == 200
    assert "assented" in words(draft) and "took from" in words(draft)


@pytest.mark.parametrize(
    ("verb", "more"), [("approve", {}), ("return", {"why": "x"}), ("reject", {"why": "x"}), ("revert", {"rev": 1})]
)
def test_a_decision_is_on_the_text_that_was_read(client: Client, name: str, verb: str, more: dict[str, Any]) -> None:
    old = client.stamp(name)
    client.do(name, "edit", block="d1", words=D1.replace("objected", "assented"))
    answer = client.do(name, verb, stamp=old, **more)
    assert answer.status == 409 and "since you opened it" in answer.json["error"]


def test_a_comment_is_kept_though_the_words_beside_it_have_changed(client: Client, name: str, draft: Path) -> None:
    old = client.stamp(name)
    client.do(name, "edit", block="d1", words=D1.replace("objected", "assented"))
    assert client.do(name, "comment", stamp=old, block="d1", words="which union?", was=D1).status == 200
    assert "{>>which union?<<}" in words(draft)


def test_a_block_that_somebody_took_out_is_not_brought_back_by_an_edit(client: Client, name: str, draft: Path) -> None:
    old = client.stamp(name)
    client.do(name, "drop", block="d1", why="stale")
    answer = client.do(name, "edit", stamp=old, block="d1", words="Mine.", was=D1)
    assert answer.status == 409 and answer.json["theirs"] is None
    assert "Mine." not in words(draft)


def test_what_an_editor_saved_meanwhile_is_taken_up_first(client: Client, name: str, draft: Path) -> None:
    old = client.stamp(name)
    draft.write_text(words(draft).replace("412 jobs", "some 400 jobs"), encoding="utf-8")
    assert client.do(name, "edit", stamp=old, block="d1", words=D1.replace("objected", "assented"), was=D1).status == 200
    assert "some 400 jobs" in words(draft) and "assented" in words(draft)


def test_a_file_that_has_text_without_a_place_is_an_error_with_its_line_and_stays(client: Client, name: str, draft: Path) -> None:
    text = words(draft).replace("[^d1a]", "[^zz9q]", 1)
    draft.write_text(text, encoding="utf-8")
    answer = client.do(name, "edit", block="d2", words=D2, was=D2)
    assert answer.status == 422 and "zz9q" in answer.json["error"]
    assert words(draft) == text


def test_while_somebody_else_writes_the_run_the_holder_is_named_and_nothing_is_lost(
    client: Client, name: str, draft: Path
) -> None:
    before = words(draft)
    with Run(draft.parent.parent).locked():
        answer = client.do(name, "accept", block="d1")
    assert answer.status == 423 and "process" in answer.json["error"]
    assert words(draft) == before and client.do(name, "accept", block="d1").status == 200


# -- the same as on the command line --------------------------------------------------------------------------------------

SOME = "The strike cost the town some 400 jobs."
STEPS: list[tuple[list[str], dict[str, Any]]] = [
    (
        ["edit", "d2", "The strike cost the town some 400 jobs."],
        {"verb": "edit", "block": "d2", "words": "The strike cost the town some 400 jobs."},
    ),
    (["comment", "d1", "@source which union?"], {"verb": "comment", "block": "d1", "words": "@source which union?"}),
    (["comment", "brief", "for the evening"], {"verb": "comment", "block": "brief", "words": "for the evening"}),
    (["move", "d2", "--before", "d1"], {"verb": "move", "block": "d2", "beside": "d1", "before": True}),
    (["accept", "d0"], {"verb": "accept", "block": "d0"}),
    (["drop", "c1", "--why", "stale"], {"verb": "drop", "block": "c1", "why": "stale"}),
    (["evidence", "d1.1", "--use", ID[4]], {"verb": "use", "block": "d1", "sentence": "d1.1", "claims": [ID[4]]}),
    (["return", "--why", "the second source?"], {"verb": "return", "why": "the second source?"}),
    (["revert", "--rev", "1"], {"verb": "revert", "rev": 1}),
    (["approve", "--override", "--why", "the desk knows"], {"verb": "approve", "override": True, "why": "the desk knows"}),
]


def test_the_same_steps_leave_the_same_files_and_events_as_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = make_run(tmp_path / "cli" / "run")
    stores = {name: tmp_path / f"{name}.sqlite" for name in ("cli", "web")}
    assert main(["review", "accept", str(first), "d1", "--by", "Ana", "--store", str(tmp_path / "none.sqlite")]) == 0
    shutil.copytree(tmp_path / "cli", tmp_path / "web")
    for command, _ in STEPS:
        verb, *rest = command
        assert main(["review", verb, str(first), *rest, "--by", "Ana", "--store", str(stores["cli"])]) == 0, command
    with served(tmp_path / "web", store=stores["web"]) as client:
        (name,) = client.enter().drafts()
        for _, asked in STEPS:
            answer = client.do(name, **asked)
            assert answer.status == 200, (asked, answer.text)
    assert contents(tmp_path / "cli") == contents(tmp_path / "web")
    capsys.readouterr()
    logs = [log(tmp_path / kind / "run", store, capsys) for kind, store in stores.items()]
    assert logs[0] == logs[1] and len(logs[0]) > len(STEPS)


def contents(folder: Path) -> dict[str, str]:
    """Every file of a run but for the time at which it was made."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in (".json", ".md", ".html"):
            text = re.sub(r"20\d\d-\d\d-\d\dT[\d:.+Z]+", "TIME", path.read_text(encoding="utf-8"))
            found[str(path.relative_to(folder))] = re.sub(r'("id": ")[0-9a-f]{24}"', r'\1ID"', text)
    return found


def log(run: Path, store: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    assert main(["review", "log", str(run), "--json", "--store", str(store)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [{key: value for key, value in row.items() if key not in ("at", "id")} for row in rows]


def test_a_comment_is_resolved_as_by_taking_it_out_of_the_file(client: Client, name: str, draft: Path) -> None:
    before = words(draft)
    client.do(name, "comment", block="d1", words="which union?")
    assert "{>>which union?<<}" in words(draft)
    assert client.do(name, "resolve", block="d1", words="which union?").json["changes"] == ["resolve d1"]
    assert words(draft) == before


# -- the command ----------------------------------------------------------------------------------------------------------


def test_the_command_prints_a_url_that_opens_the_draft_that_was_named_and_ends_well(draft: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "briefing",
        "review",
        "serve",
        str(draft),
        "--store",
        str(tmp_path / "s.sqlite"),
        "--by",
        "Ana",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        client = Client(url)
        answer = client.ask("GET", url.partition(str(client.port))[2])
        client.cookie = answer.headers["set-cookie"].partition(";")[0]
        assert QUOTES[3] in client.ask("GET", answer.headers["location"]).text
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 0 and "Traceback" not in said


def test_a_port_that_is_taken_is_said_with_what_to_do(draft: Path, client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "serve", str(draft), "--port", str(client.port)]) == 3
    assert "--port" in capsys.readouterr().err
