"""An edition goes out: only what may, in every format, with its index and feeds, and what a source takes back is filed."""

from __future__ import annotations

import email
import json
import os
import re
import shutil
import subprocess
from email.policy import default
from pathlib import Path

import feedparser
import pytest

from briefing.cli import main
from newsdesk import by_title, copied, edition, made, tree


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked desk with its first edition drafted; tests work on copies."""
    folder = copied(tmp_path_factory.mktemp("drafted") / "northport")
    before = Path.cwd()
    os.chdir(folder)
    try:
        assert made(folder, "--date", "2026-03-09") == 0
    finally:
        os.chdir(before)
    return folder


@pytest.fixture
def desk(drafted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "northport"
    shutil.copytree(drafted, folder)
    monkeypatch.chdir(folder)
    return folder


def settle(desk: Path, **values: str) -> None:
    """Other settings of the desk."""
    path = desk / "briefing.toml"
    text = path.read_text(encoding="utf-8")
    for key, value in values.items():
        text = re.sub(rf"^{key} = .*$", f"{key} = {value}", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def test_an_unread_edition_says_so_in_every_format_and_the_same_again_changes_nothing(desk: Path) -> None:
    assert main(["publish", "--edition", "2026-03-09"]) == 0
    public = tree(desk / "public")
    assert {name for name in public if name.startswith("2026-03-09/")} == {
        f"2026-03-09/{name}"
        for name in ("index.html", "edition.md", "edition.eml", "edition.pdf", "edition.json", "content.html")
    }
    said = "No person has read this edition"
    mail = email.message_from_bytes(public["2026-03-09/edition.eml"], policy=default)
    texts = {
        "page": public["2026-03-09/index.html"].decode(),
        "markdown": public["2026-03-09/edition.md"].decode(),
        "mail, text": mail.get_body(("plain",)).get_content(),  # type: ignore[union-attr]
        "mail, page": mail.get_body(("html",)).get_content(),  # type: ignore[union-attr]
        "feed": public["feed.xml"].decode(),
        "json feed": public["feed.json"].decode(),
    }
    assert [kind for kind, text in texts.items() if said not in text] == []
    assert json.loads(public["2026-03-09/edition.json"])["unread"] is True
    assert main(["publish", "--edition", "2026-03-09"]) == 0
    assert tree(desk / "public") == public


@pytest.mark.poppler
def test_the_pdf_says_that_nobody_has_read_it_and_holds_every_brief(desk: Path) -> None:
    assert main(["publish", "--edition", "2026-03-09"]) == 0
    done = subprocess.run(
        ["pdftotext", "-raw", desk / "public/2026-03-09/edition.pdf", "-"], capture_output=True, text=True, check=True
    )
    text = " ".join(done.stdout.split())
    assert "No person has read this edition" in text
    for story in edition(desk, "2026-03-09")["stories"]:
        assert story["briefs"][0]["headline"].split(",")[0] in text


def test_only_approved_briefs_go_out_and_the_others_are_named(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settle(desk, review='"required"')
    assert main(["publish", "--edition", "2026-03-09"]) == 1
    assert not (desk / "public").exists()
    stories = by_title(edition(desk, "2026-03-09"))
    draft = f"editions/2026-03-09/{stories['Eastmouth']['briefs'][0]['draft']}"
    assert main(["review", "approve", draft, "--by", "An Editor", "--override", "--why", "read by me"]) == 0
    capsys.readouterr()
    assert main(["publish", "--edition", "2026-03-09", "--json"]) == 0
    line = json.loads(capsys.readouterr().out)
    assert line["stories"] == 1 and line["unread"] is False
    assert len(line["left_out"]) == 2 and all("not approved" in item["reason"] for item in line["left_out"])
    page = (desk / "public/2026-03-09/index.html").read_text(encoding="utf-8")
    assert "Approved by An Editor" in page and "No person has read" not in page and "Norhaven" not in page
    assert "published" in (desk / "editions/2026-03-09/index.html").read_text(encoding="utf-8")


def test_sentences_of_the_sources_own_words_stay_in_unless_the_desk_may_print_them(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settle(desk, verbatim="false")
    capsys.readouterr()
    assert main(["publish", "--edition", "2026-03-09"]) == 1
    assert "--allow-verbatim" in capsys.readouterr().err
    assert main(["publish", "--edition", "2026-03-09", "--allow-verbatim"]) == 0


def test_feeds_are_read_by_a_feed_reader_and_hold_the_latest_edition_first(desk: Path) -> None:
    assert main(["publish", "--edition", "2026-03-09"]) == 0
    assert made(desk, "--date", "2026-03-10") == 0
    assert main(["publish", "--edition", "2026-03-10"]) == 0
    found = feedparser.parse((desk / "public/feed.xml").read_bytes())
    assert not found.bozo and found.version == "atom10"
    assert found.feed.title == "The Northport Morning" and found.feed.id == "https://morning.example/"
    assert [entry.link for entry in found.entries] == [
        "https://morning.example/2026-03-10/index.html",
        "https://morning.example/2026-03-09/index.html",
    ]
    assert all(entry.id and entry.updated_parsed and entry.summary and entry.content for entry in found.entries)
    feed = json.loads((desk / "public/feed.json").read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert all({"id", "url", "title", "content_html", "date_published"} <= item.keys() for item in feed["items"])
    index = (desk / "public/index.html").read_text(encoding="utf-8")
    assert index.index("2026-03-10/index.html") < index.index("2026-03-09/index.html")


def test_a_claim_that_is_taken_back_is_filed_once_in_the_brief_that_is_out(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", "--edition", "2026-03-09"]) == 0
    assert made(desk, "--date", "2026-03-10") == 0
    assert "a correction is filed" in capsys.readouterr().err
    draft = desk / "editions/2026-03-09" / by_title(edition(desk, "2026-03-09"))["Norhaven"]["briefs"][0]["draft"]
    assert draft.read_text(encoding="utf-8").count("{>>@correct Norhaven Courier corrects it") == 1
    assert made(desk, "--date", "2026-03-10") == 0
    assert "a correction is filed" not in capsys.readouterr().err
    page = desk / "public/2026-03-10/index.html"
    assert main(["publish", "--edition", "2026-03-10"]) == 0
    assert "On 9 March 2026 we wrote" in page.read_text(encoding="utf-8")


def test_nothing_is_filed_in_a_draft_that_never_went_out(desk: Path) -> None:
    assert made(desk, "--date", "2026-03-10") == 0
    assert not [path for path in desk.glob("editions/*/*/6-drafts/*.md") if "@correct" in path.read_text(encoding="utf-8")]


def test_marks_of_one_brief_lead_to_its_own_notes_on_the_page(desk: Path) -> None:
    assert main(["publish", "--edition", "2026-03-09"]) == 0
    page = (desk / "public/2026-03-09/index.html").read_text(encoding="utf-8")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_a_source_cannot_put_a_tag_into_the_edition(desk: Path) -> None:
    hostile = desk / "inbox/2026-03-09/05-ledger-water.md"
    text = hostile.read_text(encoding="utf-8")
    hostile.write_text(
        text.replace("The Administrative Court", "The <script>alert(1)</script> Administrative Court"), encoding="utf-8"
    )
    assert made(desk, "--date", "2026-03-09") == 0
    assert main(["publish", "--edition", "2026-03-09"]) == 0
    for path in (*desk.glob("public/**/*.html"), desk / "editions/2026-03-09/index.html"):
        assert "<script>" not in path.read_text(encoding="utf-8")


def test_a_draft_or_an_edition_must_be_named_and_not_both(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "editions/2026-03-09/edition.json").unlink()
    assert main(["publish"]) == 2
    assert main(["publish", "inbox", "--edition", "2026-03-09"]) == 2
    assert main(["publish", "--edition", "2026-03-09"]) == 3
    assert "holds no edition" in capsys.readouterr().err


def test_a_desks_own_template_dresses_the_edition_and_every_format_still_comes_out(desk: Path) -> None:
    (desk / "templates").mkdir()
    (desk / "templates/edition.css").write_text(
        '{% include "shipped/edition.css" %}\n.story { color: teal; }\n', encoding="utf-8"
    )
    path = desk / "briefing.toml"
    path.write_text('templates = "templates"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["publish", "--edition", "2026-03-09"]) == 0
    page = (desk / "public/2026-03-09/index.html").read_text(encoding="utf-8")
    assert "color: teal" in page and "<article>" in page and "&lt;p" not in page
    assert (desk / "public/2026-03-09/edition.pdf").read_bytes().startswith(b"%PDF")
