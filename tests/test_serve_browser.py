"""Review in a real browser: every act by keyboard, the main ones by mouse and on a telephone, two windows on one draft."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import main
from chromium import Chromium, chromium
from reviewing import QUOTES, make_run
from serving import Client, served
from test_page_browser import RULES

pytestmark = pytest.mark.browser

DONE = "!document.querySelector('#done').hidden && document.querySelector('#done').textContent"
PHONE = 390


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return make_run(tmp_path / "desk" / "run")


@pytest.fixture
def desk(draft: Path, tmp_path: Path) -> Iterator[Client]:
    """A server, entered by a client; browsers enter by its URL."""
    with served(tmp_path / "desk", store=tmp_path / "store.sqlite") as outside:
        yield outside.enter()


def opened(browser: Chromium, desk: Client, **how: Any) -> Chromium:
    """The one draft of a desk, opened from the list."""
    browser.visit(desk.url, **how)
    browser.after_load(lambda: browser.click("main a"))
    return browser


def words(draft: Path) -> str:
    return draft.read_text(encoding="utf-8")


def done(browser: Chromium, said: str) -> None:
    browser.until(f"({DONE} || '').includes({json.dumps(said)})")


def chosen(browser: Chromium, sentence: str) -> None:
    browser.run(f"document.querySelector('[data-sentence={json.dumps(sentence)}]').focus()")


def test_by_keyboard_alone_a_point_is_edited_with_live_checks_and_saved(browser: Chromium, desk: Client, draft: Path) -> None:
    opened(browser, desk)
    browser.press("j", "j", "j", "j", "j")
    browser.press("e")
    assert browser.run("document.activeElement.value") == f"{QUOTES[3]}[^d2a]"
    browser.run("document.activeElement.select()")
    browser.type("The strike cost the town 600 jobs.[^d2a]")
    browser.until("document.querySelector('.editor .findings .error')?.textContent.includes('600')")
    browser.run("document.activeElement.select()")
    browser.type("The strike took 412 jobs from the town.[^d2a]")
    browser.until(
        "document.querySelector('.editor').dataset.checked?.includes('took 412') && !document.querySelector('.editor .error')"
    )
    assert "took 412" not in words(draft)
    browser.call("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", windowsVirtualKeyCode=13, modifiers=2)
    done(browser, "edit d2")
    assert "The strike took 412 jobs from the town.[^d2a]" in words(draft)
    assert browser.run("document.querySelector('.said.active').dataset.sentence") == "d2.1"


def test_escape_leaves_the_text_and_the_file_as_they_were(browser: Chromium, desk: Client, draft: Path) -> None:
    before = words(draft)
    opened(browser, desk)
    chosen(browser, "d1.1")
    browser.press("e")
    browser.type(" More.")
    browser.press("Escape")
    assert browser.run("document.querySelector('.editor')") is None
    assert words(draft) == before


def test_accept_comment_resolve_move_and_drop_by_keyboard(browser: Chromium, desk: Client, draft: Path) -> None:
    opened(browser, desk)
    chosen(browser, "d1.1")
    browser.press("a")
    done(browser, "accept d1")
    browser.until("document.querySelector('[data-of=d1] .accepted')")
    browser.press("c")
    browser.type("@source which union?")
    browser.press("Tab", "Enter")
    done(browser, "comment d1")
    assert "{>>@source which union?<<}" in words(draft)
    browser.click("[data-resolve=d1]")
    done(browser, "resolve d1")
    chosen(browser, "d1.1")
    browser.press("J")
    done(browser, "move d")
    assert words(draft).index(QUOTES[3]) < words(draft).index(QUOTES[2])
    chosen(browser, "c1.1")
    browser.press("x")
    browser.type("stale")
    browser.press("Tab", "Enter")
    done(browser, "drop c1")
    assert "23 days" not in words(draft) and "stale" in browser.run("document.querySelector('#brief').textContent")


def test_approval_says_what_stands_against_it_and_takes_a_reason(browser: Chromium, desk: Client, draft: Path) -> None:
    opened(browser, desk)
    chosen(browser, "d2.1")
    browser.press("o")
    browser.type("The mayor is glad.")
    browser.click(".editor .strong")
    done(browser, "add d3")
    browser.press("A")
    browser.until("document.querySelector('#ask').open")
    assert "d3 rests on no evidence: The mayor is glad." in browser.run("document.querySelector('#ask-list').textContent")
    browser.press("Enter")
    browser.type("the desk has it from her")
    browser.press("Tab", "Enter")
    done(browser, "approve")
    assert 'status: "approved"' in words(draft)
    assert "the desk has it from her" in browser.run("document.querySelector('#brief').textContent")


def test_undo_brings_back_the_words_and_then_those_before_them(
    browser: Chromium, desk: Client, draft: Path, tmp_path: Path
) -> None:
    for text in ("The strike cost 400 jobs.", "The strike cost 300 jobs."):
        assert main(["review", "edit", str(draft), "d2", text, "--store", str(tmp_path / "store.sqlite")]) == 0
    opened(browser, desk)
    browser.press("u")
    done(browser, "revert")
    assert "400 jobs" in words(draft)
    browser.press("u")
    done(browser, "to revision 1")
    assert "412 jobs" in words(draft)
    browser.press("d")
    browser.until("location.pathname.endsWith('history') && document.body.textContent.includes('300')")


def test_a_candidate_is_chosen_by_its_number_and_evidence_by_its_button(browser: Chromium, desk: Client, draft: Path) -> None:
    opened(browser, desk)
    chosen(browser, "d2.1")
    browser.press("r")
    browser.press("Tab", "Enter")
    browser.until("document.querySelector('#pick').open")
    assert QUOTES[3] in words(draft)
    browser.press("1")
    done(browser, "regen")
    assert QUOTES[4] in words(draft)
    chosen(browser, "d1.1")
    browser.press("s")
    browser.until("document.querySelector('#pick .from button')")
    browser.press("Enter")
    done(browser, "evidence")


@pytest.mark.parametrize("width", [PHONE, 1440])
def test_by_mouse_and_by_touch_a_sentence_shows_its_evidence_and_its_block_is_edited(
    browser: Chromium, desk: Client, draft: Path, width: int
) -> None:
    opened(browser, desk, width=width)
    browser.click("[data-sentence='d1.1']")
    assert browser.run("[...document.querySelectorAll('mark.now')].map(m => m.textContent).join('')") == QUOTES[2]
    if width == PHONE:
        browser.click("#close")
    browser.click("[data-of=d1] [data-do=edit]")
    browser.type(" And said so.")
    browser.click(".editor .strong")
    done(browser, "edit d1")
    assert "And said so." in words(draft)
    assert browser.run("document.scrollingElement.scrollWidth") <= width


def test_of_two_windows_the_second_sees_both_texts_and_decides(browser: Chromium, desk: Client, draft: Path) -> None:
    opened(browser, desk)
    with chromium() as other:
        opened(other, desk)
        for window, text in ((other, "Theirs."), (browser, "Mine.")):
            chosen(window, "d1.1")
            window.press("e")
            window.run("document.activeElement.select()")
            window.type(f"{text}[^d1a]")
            window.click(".editor .strong")
            if window is other:
                done(other, "edit d1")
    browser.until("document.querySelector('#clash').open")
    assert browser.run("document.querySelector('#clash-theirs').textContent") == "Theirs.[^d1a]"
    assert browser.run("document.querySelector('#clash-mine').textContent") == "Mine.[^d1a]"
    assert "Theirs.[^d1a]" in words(draft)
    browser.click("#clash-mine-wins")
    done(browser, "edit d1")
    assert "Mine.[^d1a]" in words(draft)


def test_what_was_typed_and_not_saved_is_there_after_a_reload(browser: Chromium, desk: Client) -> None:
    opened(browser, desk)
    chosen(browser, "d1.1")
    browser.press("e")
    browser.type(" Unsaved.")
    browser.call("Page.setInterceptFileChooserDialog", enabled=False)
    browser.run("window.dispatchEvent(new Event('pagehide'))")
    kept = browser.run("Object.values({...sessionStorage}).join()")
    assert "Unsaved." in kept
    browser.press("Escape")


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("width", [PHONE, 1440])
def test_an_accessibility_tool_finds_no_violation(browser: Chromium, desk: Client, width: int, dark: bool) -> None:
    desk.do(desk.drafts()[0], "comment", block="d1", words="@source which union?")
    tool = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")

    def clean(where: str) -> None:
        browser.run(tool)
        found = browser.run(f"axe.run(document, {json.dumps({'runOnly': RULES, 'resultTypes': ['violations']})})")
        assert [(item["id"], [node["html"] for node in item["nodes"]]) for item in found["violations"]] == [], where

    browser.visit(desk.url, width=width, dark=dark)
    clean("list")
    browser.after_load(lambda: browser.click("main a"))
    clean("draft")
    browser.press("j", "j", "e")
    clean("editor")
    browser.press("Escape", "c")
    clean("question")
    browser.press("Escape", "?")
    clean("help")
    browser.press("Escape")
    browser.after_load(lambda: browser.press("d"))
    clean("history")
    assert browser.complaints == []
