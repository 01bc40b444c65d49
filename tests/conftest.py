"""Every test: no network but loopback, no key, an empty home, and no setting of the machine's own."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("whenever", deadline=None)  # how long an example takes says how busy the machine is, and nothing else
settings.load_profile("whenever")

NEEDS = {"browser": ("chromium", "Chromium"), "poppler": ("pdftotext", "poppler's pdftotext")}


@pytest.fixture(autouse=True)
def closed_world(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Removes settings from the environment, points the user's folders at an empty place, and refuses all but loopback."""
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "BRIEFING_")) and name != "BRIEFING_TESTS":
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX and str(address[0]) not in ("127.0.0.1", "::1", "localhost"):  # type: ignore[index]
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that needs a program which is not here is skipped in one line; under BRIEFING_TESTS=all it fails."""
    for item in items:
        for mark, (program, name) in NEEDS.items():
            if item.get_closest_marker(mark) and shutil.which(program) is None and os.environ.get("BRIEFING_TESTS") != "all":
                item.add_marker(pytest.mark.skip(reason=f"{name} is not installed"))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    """Where everything must run, a skip is a failure."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("BRIEFING_TESTS") == "all" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and BRIEFING_TESTS=all allows no skip: {report.longrepr}"


@pytest.fixture
def repository() -> Path:
    return Path(__file__).parent.parent
