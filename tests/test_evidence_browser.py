"""The evidence page in a real browser: by keyboard alone, by mouse, on a telephone, by night, and without its script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.records import Contradiction, Document
from briefing.render import render
from builders import brief, claim, document, ledger, sentence
from chromium import Chromium, chromium
from test_page_browser import RULES

pytestmark = pytest.mark.browser

LIBRARY = Library()
PHONE = 390
ACTIVE = "document.querySelector('.said.active')?.dataset.sentence"
LIT = "[...document.querySelectorAll('mark.now')].map(m => m.textContent).join('')"


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sources, long enough to scroll; d0.1 has two places in both, d0.2 one far below, d1.1 none."""
    filler = "\n\n".join(
        f"Paragraph {n} speaks at length of the weather over the harbour 🌊 and of nothing else." for n in range(40)
    )
    post = document(
        f"The board voted 9 to 2 on Monday.\n\n{filler}\n\nDredging ends in autumn.\n\nThe fee is 3 million euros.", "a.txt"
    )
    wire = document(f"{filler}\n\nBy 9 votes to 3 the board reopened the quay.", "b.txt", outlet="Coastal Wire")
    vote, tally = claim(post, "The board voted 9 to 2 on Monday."), claim(wire, "By 9 votes to 3 the board reopened the quay.")
    dredging, fee = claim(post, "Dredging ends in autumn."), claim(post, "The fee is 3 million euros.", kind="figure")
    clash = Contradiction(kind="number", claims=(vote.id, tally.id), values=("2", "3"), note="Post has 2, Wire has 3")
    made = brief(
        "Northport reopens its quay.",
        [
            [
                sentence("d0", 1, "The board voted by nine to two.", vote.id, tally.id),
                sentence("d0", 2, "Dredging ends.", dredging.id),
            ],
            [sentence("d1", 1, "Ships of 200 metres can dock.", status="unsourced", author="person")],
        ],
    )
    sources: list[Document] = [post, wire]
    held = ledger(sources, [vote, tally, dredging, fee], contradictions=(clash,))
    path = tmp_path_factory.mktemp("evidence") / "evidence.html"
    path.write_text(render(made, held, LIBRARY.style("house"), LIBRARY, "evidence", sources), encoding="utf-8")
    return path


def lit_is_seen(browser: Chromium) -> bool:
    return bool(
        browser.run(
            "(() => { const m = document.querySelector('mark.now').getBoundingClientRect(),"
            " t = document.querySelector('#texts').getBoundingClientRect();"
            " return m.top >= t.top && m.bottom <= t.bottom && m.bottom <= innerHeight; })()"
        )
    )


def test_by_keyboard_alone_each_sentence_shows_its_words_in_the_source(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.press("j", "j")
    assert browser.run(ACTIVE) == "d0.1"
    assert browser.run(LIT) == "The board voted 9 to 2 on Monday."
    browser.press("ArrowRight")
    assert browser.run(LIT) == "By 9 votes to 3 the board reopened the quay." and lit_is_seen(browser)
    assert browser.run("document.querySelector('.text.shown').dataset.label") == "S2"
    browser.press("j")
    assert browser.run(LIT) == "Dredging ends in autumn." and lit_is_seen(browser)
    browser.press("k", "Enter", "Enter")
    assert browser.run(ACTIVE) == "d0.1"
    assert browser.run("document.activeElement.dataset.sentence") == "d0.1"
    assert "Sentence 2 of 4" in browser.run("document.querySelector('#said').textContent")


def test_keys_lead_to_findings_differences_and_unused_facts_and_help_says_so(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.press("n")
    assert browser.run(ACTIVE) == "d1.1"
    assert "Nothing bears this sentence" in browser.run("document.querySelector('.card.shown').textContent")
    assert browser.run(LIT) == ""
    browser.press("w")
    assert browser.run(LIT) == "The board voted 9 to 2 on Monday."
    browser.press("w")
    assert browser.run(LIT) == "By 9 votes to 3 the board reopened the quay."
    browser.press("f")
    assert browser.run(LIT) == "The fee is 3 million euros." and lit_is_seen(browser)
    browser.press("?")
    assert browser.run("document.querySelector('#help').open")
    browser.press("j")
    assert browser.run(LIT) == "The fee is 3 million euros."
    browser.press("Escape")
    assert not browser.run("document.querySelector('#help').open")


def test_single_letters_can_be_switched_off(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.run("document.querySelector('#single').checked = false")
    browser.press("j")
    assert browser.run(ACTIVE) is None
    browser.press("ArrowDown")
    assert browser.run(ACTIVE) == "h0.1"


def test_tab_goes_through_the_sentences_in_order(browser: Chromium, page: Path) -> None:
    browser.open(page)
    seen = []
    for _ in range(12):
        browser.press("Tab")
        seen.append(browser.run("document.activeElement.dataset.sentence"))
    assert [name for name in seen if name] == ["h0.1", "d0.1", "d0.2", "d1.1"]


@pytest.mark.parametrize("width", [PHONE, 820, 1440])
def test_a_click_on_a_sentence_shows_it_and_another_its_next_place(browser: Chromium, page: Path, width: int) -> None:
    browser.open(page, width=width)
    browser.click("a[data-sentence='d0.1']")
    assert browser.run(LIT) == "The board voted 9 to 2 on Monday." and lit_is_seen(browser)
    browser.run("document.querySelector(\"a[data-sentence='d0.1']\").click()")
    assert browser.run(LIT) == "By 9 votes to 3 the board reopened the quay." and lit_is_seen(browser)
    covered = browser.run(
        "(() => { const r = document.querySelector('.said.active').getClientRects()[0];"
        " return document.elementFromPoint(r.left + 2, r.top + r.height / 2)?.closest('.said')?.dataset.sentence; })()"
    )
    assert covered == "d0.1"


def test_on_a_telephone_the_evidence_is_a_sheet_that_closes(browser: Chromium, page: Path) -> None:
    browser.open(page, width=PHONE)
    assert not browser.run("document.querySelector('#proof').checkVisibility()")
    browser.click("a[data-sentence='d0.2']")
    assert browser.run("document.querySelector('#proof').checkVisibility()")
    browser.click("#close")
    assert not browser.run("document.querySelector('#proof').checkVisibility()")


@pytest.mark.parametrize("width", [320, PHONE, 820, 1440])
def test_nothing_is_wider_than_the_window_with_the_evidence_open(browser: Chromium, page: Path, width: int) -> None:
    browser.open(page, width=width)
    browser.press("j", "j")
    assert browser.run("document.scrollingElement.scrollWidth") <= width
    assert (
        browser.run("Math.max(...[...document.querySelectorAll('.strip, .bar, .card, .handle')].map(e => e.scrollWidth))")
        <= width
    )


def test_beside_each_other_the_panes_scroll_and_the_page_does_not(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.press("f", "j")
    assert browser.run("document.scrollingElement.scrollHeight") <= 900
    assert browser.run("document.querySelector('.bar').getBoundingClientRect().top") == 0


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("width", [PHONE, 1440])
def test_an_accessibility_tool_finds_no_violation(browser: Chromium, page: Path, width: int, dark: bool) -> None:
    browser.open(page, width=width, dark=dark)
    browser.run(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    for keys in ((), ("j", "j"), ("n",), ("f",), ("?",)):
        browser.press(*keys)
        found = browser.run(f"axe.run(document, {json.dumps({'runOnly': RULES, 'resultTypes': ['violations']})})")
        assert [(item["id"], [node["html"] for node in item["nodes"]]) for item in found["violations"]] == [], keys


def test_the_page_asks_for_nothing_and_its_policy_refuses_nothing_of_its_own(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.press("j", "j", "n", "w", "f", "?")
    assert browser.requests == [page.resolve().as_uri()]
    assert browser.complaints == []


def test_without_its_script_every_text_can_be_read_and_every_sentence_leads_to_its_evidence(
    browser: Chromium, page: Path
) -> None:
    browser.open(page, script=False)
    seen = browser.run("[...document.querySelectorAll('.card, .text, .unused li')].every(e => e.checkVisibility())")
    dead = browser.run("[...document.querySelectorAll('button')].filter(e => e.checkVisibility()).length")
    assert seen and dead == 0
    assert browser.run("[...document.querySelectorAll('.said')].every(a => document.getElementById(a.hash.slice(1)))")
    assert browser.run("[...document.querySelectorAll('.card .place')].every(a => document.getElementById(a.hash.slice(1)))")


def test_on_paper_the_brief_and_its_evidence_are_there_and_the_sources_are_not(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.press("j", "j")
    browser.call("Emulation.setEmulatedMedia", media="print")
    assert browser.run("[...document.querySelectorAll('.card')].every(e => e.checkVisibility())")
    assert not browser.run("document.querySelector('.texts').checkVisibility()")
