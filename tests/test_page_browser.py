"""The page and the mail as a browser shows them: on a telephone, a tablet, a desk, by day, by night, and on paper."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from briefing.library import Library
from briefing.render import render
from briefing.render.mail import mail_html
from briefing.render.view import view
from chromium import Chromium, chromium
from showcase import CASES

pytestmark = pytest.mark.browser

LIBRARY = Library()
HOUSE = LIBRARY.style("house")
WIDTHS = (390, 820, 1440)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
RECTANGLES = """
(selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility()).map(e => {
  const r = e.getBoundingClientRect(); return {left: r.left, right: r.right, top: r.top, bottom: r.bottom}; }))
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every case as a page and as the HTML of a mail."""
    made = tmp_path_factory.mktemp("pages")
    for name, case in CASES.items():
        brief, ledger = case()
        (made / f"{name}.html").write_text(render(brief, ledger, HOUSE, LIBRARY, "html"), encoding="utf-8")
        (made / f"{name}.mail.html").write_text(mail_html(view(brief, ledger, HOUSE), LIBRARY), encoding="utf-8")
    return made


def boxes(browser: Chromium, selector: str) -> list[dict[str, float]]:
    found: list[dict[str, float]] = browser.run(f"{RECTANGLES}({selector!r})")
    return found


def printed(browser: Chromium, folder: Path) -> str:
    """The text of the open page on paper, a form feed after each sheet."""
    (folder / "page.pdf").write_bytes(browser.pdf())
    command = ["pdftotext", "-raw", str(folder / "page.pdf"), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def kinds() -> list[str]:
    return [f"{name}{kind}" for name in CASES for kind in (".html", ".mail.html")]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", kinds())
def test_nothing_is_wider_than_the_window(browser: Chromium, folder: Path, name: str, width: int) -> None:
    browser.open(folder / name, width=width)
    assert browser.run("document.scrollingElement.scrollWidth") <= width
    for box in boxes(browser, "h1, p, li, .sidenote"):
        assert box["left"] >= 0 and box["right"] <= width


@pytest.mark.parametrize("name", CASES)
def test_margin_notes_stand_beside_the_text_and_never_on_each_other(browser: Chromium, folder: Path, name: str) -> None:
    browser.open(folder / f"{name}.html", width=1440)
    notes = boxes(browser, ".sidenote")
    (text,) = boxes(browser, "h1")
    assert bool(notes) is (name != "untraced")
    for note in notes:
        assert note["right"] < text["left"] if name == "right_to_left" else note["left"] > text["right"]
    for above, below in pairwise(notes):
        assert above["bottom"] <= below["top"]
    (end,) = boxes(browser, "section.notes") or boxes(browser, "footer")
    assert all(note["bottom"] <= end["top"] for note in notes)


@pytest.mark.parametrize("width", [390, 820])
def test_without_a_margin_there_are_no_margin_notes(browser: Chromium, folder: Path, width: int) -> None:
    browser.open(folder / "ordinary.html", width=width)
    assert boxes(browser, ".sidenote") == []
    assert len(boxes(browser, ".footnote li")) == 7


@pytest.mark.parametrize("width", WIDTHS)
def test_every_mark_leads_to_a_note_that_is_seen_and_back(browser: Chromium, folder: Path, width: int) -> None:
    browser.open(folder / "ordinary.html", width=width)
    reached = browser.run(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => "
        "document.getElementById(decodeURIComponent(a.hash.slice(1)))?.checkVisibility() ?? false)"
    )
    assert len(reached) == 14 and all(reached)


def test_a_line_of_text_has_the_measure_of_a_book(browser: Chromium, folder: Path) -> None:
    """45 to 80 characters a line: the width of the column in widths of an average letter."""
    browser.open(folder / "ordinary.html", width=1440)
    letters = browser.run(
        "(() => { const sample = document.createElement('span'); sample.style.whiteSpace = 'nowrap';"
        " sample.textContent = 'the harbour board voted to reopen the north quay on monday';"
        " document.querySelector('article > p').append(sample);"
        " const letter = sample.getBoundingClientRect().width / sample.textContent.length;"
        " return document.querySelector('h1').getBoundingClientRect().width / letter; })()"
    )
    assert 45 <= letters <= 80


@pytest.mark.parametrize("name", CASES)
def test_the_page_asks_for_nothing_and_its_policy_refuses_nothing_of_its_own(browser: Chromium, folder: Path, name: str) -> None:
    browser.open(folder / f"{name}.html", script=False)
    assert browser.requests == [(folder / f"{name}.html").resolve().as_uri()]
    assert browser.complaints == []


def test_the_policy_stops_what_the_page_does_not_hold(browser: Chromium, folder: Path) -> None:
    """The same page with a script, a style and a picture put in: none of them comes through."""
    added = "<script>document.title = 'changed'</script><style>h1 { display: none }</style><img src='https://evil.example/p.gif'>"
    page = (folder / "ordinary.html").read_text(encoding="utf-8").replace("</article>", added + "</article>")
    (folder / "forged.html").write_text(page, encoding="utf-8")
    browser.open(folder / "forged.html")
    assert browser.run("document.title").startswith("Northport reopens")
    assert len(boxes(browser, "h1")) == 1
    assert browser.requests == [(folder / "forged.html").resolve().as_uri()]
    assert len(browser.complaints) == 3


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", kinds())
def test_an_accessibility_tool_finds_no_violation(browser: Chromium, folder: Path, name: str, width: int, dark: bool) -> None:
    browser.open(folder / name, width=width, dark=dark)
    browser.run(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    options: dict[str, Any] = {"runOnly": RULES, "resultTypes": ["violations"]}
    if name.endswith(".mail.html"):
        options["rules"] = {rule: {"enabled": False} for rule in ("region", "landmark-one-main")}  # a mail program frames it
    found = browser.run(f"axe.run(document, {json.dumps(options)})")
    assert [(item["id"], [node["html"] for node in item["nodes"]]) for item in found["violations"]] == []
    assert len(found["passes"]) > 10


def test_night_is_dark_and_day_is_light(browser: Chromium, folder: Path) -> None:
    def paper(name: str, dark: bool) -> int:
        browser.open(folder / name, dark=dark)
        colour = browser.run("getComputedStyle(document.body).backgroundColor")
        return sum(int(part) for part in colour.strip("rgb()").split(","))

    for name in ("ordinary.html", "ordinary.mail.html"):
        assert paper(name, dark=True) < 120 < 700 < paper(name, dark=False)


@pytest.mark.poppler
@pytest.mark.parametrize("name", ["ordinary", "many_points", "long_words"])
def test_on_paper_every_sentence_and_note_is_there_once(browser: Chromium, folder: Path, tmp_path: Path, name: str) -> None:
    browser.open(folder / f"{name}.html", dark=True)
    paper = printed(browser, tmp_path)
    text = "".join(paper.split())
    brief, _ = CASES[name]()
    for said in brief.sentences():
        assert "".join(said.text.split()) in text
    assert text.count("Notes") == 1 and "Howthiswasmade" in text
    assert f"1 / {paper.count(chr(12))}" in paper


@pytest.mark.poppler
def test_no_point_is_torn_between_pages(browser: Chromium, folder: Path, tmp_path: Path) -> None:
    browser.open(folder / "many_points.html")
    article = "".join(printed(browser, tmp_path).replace("\f", "|").split()).partition("|Notes")[0].partition("Notes1.")[0]
    pages = article.split("|")
    assert len(pages) > 1
    brief, _ = CASES["many_points"]()
    for block in brief.blocks()[2:]:
        first, last = ("".join(sentence.text.split()) for sentence in (block.sentences[0], block.sentences[-1]))
        assert [first in page for page in pages] == [last in page for page in pages]
