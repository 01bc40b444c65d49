"""A command at a real terminal: a pseudo-terminal that a test types into and reads from."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from pathlib import Path

LIMIT = 60  # seconds until a command that says nothing more is given up


class Terminal:
    """Runs `briefing …` in a folder at a terminal of a size. `screen` is all that it wrote so far."""

    def __init__(self, folder: Path, *args: str, columns: int = 80, **environment: str) -> None:
        self.screen = ""
        self.pid, self.handle = pty.fork()
        if self.pid == 0:  # the child
            os.chdir(folder)
            os.environ.update({"TERM": "xterm-256color", "BRIEFING_REVIEWER": "Ada", "EDITOR": "", "VISUAL": "", **environment})
            for name in ("COLUMNS", "LINES", *(() if "NO_COLOR" in environment else ("NO_COLOR",))):
                os.environ.pop(name, None)
                os.unsetenv(name)  # readline, once imported, has set it behind Python's back
            os.execv(sys.executable, [sys.executable, "-m", "briefing", *args])
        self.resize(columns)

    def resize(self, columns: int) -> None:
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))

    def until(self, words: str) -> str:
        """Reads until the screen shows `words` (again, since the last call); returns what came."""
        came = ""
        while words not in came:
            ready, _, _ = select.select([self.handle], [], [], LIMIT)
            try:
                piece = os.read(self.handle, 65536).decode(errors="replace") if ready else ""
            except OSError:  # the command has ended
                piece = ""
            if not piece:
                raise AssertionError(f"{words!r} did not come; the screen:\n{came}")
            came += piece
        self.screen += came
        return came.replace("\r\n", "\n")

    def type(self, keys: str) -> None:
        os.write(self.handle, keys.encode())

    def end(self) -> int:
        """Waits for the command; returns its exit code."""
        while True:
            try:
                piece = os.read(self.handle, 65536)
            except OSError:
                break
            if not piece:
                break
            self.screen += piece.decode(errors="replace")
        _, status = os.waitpid(self.pid, 0)
        os.close(self.handle)
        return os.waitstatus_to_exitcode(status)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.handle)
