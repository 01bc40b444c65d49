"""Makes the pictures of the documentation: the worked example's page by day and wide, by night and narrow; its evidence page.

    .venv/bin/python docs/pictures.py

Needs Chromium.
"""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).parent
EXAMPLE = DOCS.parent / "examples" / "paraguay-sofa"
sys.path.insert(0, str(DOCS.parent / "tests"))

from briefing.cli import main as briefing  # noqa: E402
from chromium import Chromium, chromium  # noqa: E402
from serving import served  # noqa: E402

PICTURES = {"page.png": (1240, 30, 860, 0.66, False), "page-night.png": (390, 0, 760, 0.8, True)}  # width, top, height, scale


def take(browser: Chromium, page: Path, name: str) -> None:
    width, top, height, scale, dark = PICTURES[name]
    browser.open(page, width=width, dark=dark)
    clip = {"x": 0, "y": top, "width": width, "height": height, "scale": scale}
    picture = base64.b64decode(browser.call("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"])
    (DOCS / name).write_bytes(picture)


def evidence(browser: Chromium) -> None:
    """The evidence page of the recorded run, with the sentence chosen whose sources differ."""
    browser.open(EXAMPLE / "run" / "6-drafts" / "evidence.house.html", width=1320, height=860)
    browser.run("document.querySelector('.chip.disputed').closest('.tail').previousElementSibling.click()")
    browser.run("document.querySelector('.said.active').scrollIntoView({block: 'center'}); document.activeElement.blur()")
    clip = {"x": 0, "y": 0, "width": 1320, "height": 860, "scale": 0.75}
    picture = base64.b64decode(browser.call("Page.captureScreenshot", clip=clip)["data"])
    (DOCS / "evidence.png").write_bytes(picture)


def review(browser: Chromium, folder: Path) -> None:
    """The recorded run under review, a point of it being edited into something that its evidence does not say."""
    run = folder / "desk" / "2026-03-10-paraguay"
    shutil.copytree(EXAMPLE / "run", run)
    for other in (run / "5-briefs").glob("brief.*.json"):
        if other.name != "brief.house.json":
            other.unlink()
    with served(folder / "desk", store=folder / "store.sqlite") as desk:
        browser.visit(desk.url, width=1320, height=800)
        browser.after_load(lambda: browser.click("main a"))
        browser.click("[data-sentence='d2.1']")
        browser.press("e")
        words = browser.run("document.activeElement.value")
        browser.run("document.activeElement.select()")
        browser.type(words.replace("28 votes", "31 votes"))
        browser.until("document.querySelector('.editor .findings .error')")
        browser.run("document.querySelector('.decide').scrollIntoView()")
        clip = {"x": 0, "y": 0, "width": 1320, "height": 800, "scale": 0.75}
        picture = base64.b64decode(browser.call("Page.captureScreenshot", clip=clip)["data"])
        (DOCS / "review.png").write_bytes(picture)
        browser.press("Escape")


def main() -> None:
    asked = ["brief", str(EXAMPLE / "sources"), "--background", str(EXAMPLE / "background"), "--date", "2026-03-10"]
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        briefing([*asked, "--engine", "extractive", "--out", folder, "--quiet"])
        for name in PICTURES:
            take(browser, Path(folder) / "6-drafts" / "draft.house.html", name)
        evidence(browser)
        review(browser, Path(folder))


if __name__ == "__main__":
    main()
