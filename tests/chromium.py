"""Headless Chromium for tests, spoken to over its own debugging pipe: no driver, no port, no network."""

from __future__ import annotations

import base64
import contextlib
import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-pipe",
)
NAMED_KEYS: dict[str, dict[str, Any]] = {
    "Enter": {"code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"},
    "Tab": {"code": "Tab", "windowsVirtualKeyCode": 9},
    "Escape": {"code": "Escape", "windowsVirtualKeyCode": 27},
    "ArrowDown": {"code": "ArrowDown", "windowsVirtualKeyCode": 40},
    "ArrowUp": {"code": "ArrowUp", "windowsVirtualKeyCode": 38},
    "ArrowLeft": {"code": "ArrowLeft", "windowsVirtualKeyCode": 37},
    "ArrowRight": {"code": "ArrowRight", "windowsVirtualKeyCode": 39},
}
PATIENCE = 60  # seconds for one answer


class Chromium:
    """One browser with one page."""

    def __init__(self) -> None:
        program = shutil.which("chromium")
        assert program is not None
        self.profile = tempfile.mkdtemp(prefix="briefing-chromium-")
        read_end, self.commands = os.pipe()
        self.answers, write_end = os.pipe()
        theirs = [fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (read_end, write_end)]
        actions: list[Any] = [(os.POSIX_SPAWN_DUP2, theirs[0], 3), (os.POSIX_SPAWN_DUP2, theirs[1], 4)]
        actions += [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
        arguments = [program, *FLAGS, f"--user-data-dir={self.profile}"]
        self.process = os.posix_spawn(program, arguments, os.environ, file_actions=actions, setpgroup=0)
        for end in (read_end, write_end, *theirs):
            os.close(end)
        self.buffer = b""
        self.number = 0
        self.session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.commands)
        os.close(self.answers)
        shutil.rmtree(self.profile, ignore_errors=True)

    # -- the protocol -------------------------------------------------------------------------------------------------

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self.number += 1
        message: dict[str, Any] = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self._write(message)
        while True:
            answer = self._receive()
            if answer.get("id") == self.number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return dict(answer["result"])
            self.events.append(answer)

    def _write(self, message: dict[str, Any]) -> None:
        rest = json.dumps(message).encode() + b"\0"
        while rest:
            rest = rest[os.write(self.commands, rest) :]

    def _receive(self) -> dict[str, Any]:
        deadline = time.monotonic() + PATIENCE
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.answers], [], [], max(0, deadline - time.monotonic()))
            assert ready, "Chromium does not answer"
            piece = os.read(self.answers, 1 << 16)
            assert piece, "Chromium has gone"
            self.buffer += piece
        message, _, self.buffer = self.buffer.partition(b"\0")
        return dict(json.loads(message))

    def wait_for(self, method: str) -> None:
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self._receive())

    # -- what tests ask -----------------------------------------------------------------------------------------------

    def open(self, path: Path, *, width: int = 1440, height: int = 900, dark: bool = False, script: bool = True) -> None:
        """Loads a file. `requests` then lists every address that the page asked for."""
        self.visit(path.resolve().as_uri(), width=width, height=height, dark=dark, script=script)

    def visit(self, url: str, *, width: int = 1440, height: int = 900, dark: bool = False, script: bool = True) -> None:
        """Loads an address of this machine: a file, or a server on loopback."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call(
            "Emulation.setEmulatedMedia",
            media="",
            features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}],
        )
        self.call("Emulation.setScriptExecutionDisabled", value=not script)
        self.after_load(lambda: self.call("Page.navigate", url=url))

    def after_load(self, act: Callable[[], object]) -> None:
        """Does something that loads a page, and waits until it is there."""
        self.events.clear()
        act()
        self.wait_for("Page.loadEventFired")

    @property
    def requests(self) -> list[str]:
        """The addresses that the page asked for and its own policy let through."""
        stopped = {event["params"]["requestId"] for event in self.events if event.get("params", {}).get("blockedReason") == "csp"}
        found = [event["params"] for event in self.events if event.get("method") == "Network.requestWillBeSent"]
        return [params["request"]["url"] for params in found if params["requestId"] not in stopped]

    @property
    def complaints(self) -> list[str]:
        """What the page's console holds: refused styles, blocked scripts, errors."""
        found = [event for event in self.events if event.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown")]
        return [json.dumps(event["params"]) for event in found]

    def run(self, expression: str) -> Any:
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def until(self, condition: str) -> None:
        """Waits until an expression is true on the page, or on the one that is being loaded in its place."""
        deadline = time.monotonic() + PATIENCE
        wait = (
            f"new Promise(done => {{ const end = Date.now() + 2000;"
            f" const look = () => {{ let is = false; try {{ is = Boolean({condition}); }} catch {{}}"
            " if (is || Date.now() > end) done(is); else setTimeout(look, 20); }; look(); })"
        )
        while time.monotonic() < deadline:
            with contextlib.suppress(AssertionError):  # the page has gone while it was asked
                if self.run(wait):
                    return
        raise AssertionError(f"this has not come about: {condition}")

    def type(self, text: str) -> None:
        """Puts text where the cursor is, as a keyboard or a paste does."""
        self.call("Input.insertText", text=text)

    def press(self, *keys: str) -> None:
        """Real keys, one after the other, to whatever has the focus: a letter, or a name such as `Enter` or `ArrowRight`."""
        for key in keys:
            event: dict[str, Any] = {"key": key, **NAMED_KEYS.get(key, {"text": key})}
            self.call("Input.dispatchKeyEvent", type="keyDown", **event)
            self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def click(self, selector: str) -> None:
        """A real click in the middle of the first line of an element, scrolled to where it can be clicked."""
        box = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center'}});"
            " const r = e.getClientRects()[0]; return {x: r.left + r.width / 2, y: r.top + r.height / 2}; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **box)

    def screenshot(self, *, whole: bool = True) -> bytes:
        return base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"])

    def pdf(self) -> bytes:
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"])


@contextlib.contextmanager
def chromium() -> Iterator[Chromium]:
    browser = Chromium()
    try:
        yield browser
    finally:
        browser.close()
