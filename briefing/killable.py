"""A process that can be killed: what could hang, swell or crash runs in one, under limits of time and memory.

Started as a program of its own and not forked, so that it works from any script and any thread. It is told nothing that it
does not need: no key, no settings. Frames on its pipes are eight bytes of length and as many of content; the first one that it
sends is a greeting, which says whether the system limits its memory. It ends when its parent does, however that does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

START = 60.0  # seconds for a process to start in, on a machine that is busy
_LENGTH = 8
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from {module} import main; main(int(sys.argv[2]))"
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


class OverranError(Exception):
    """The process took longer than it was given, and was killed."""


class BrokeError(Exception):
    """The process died of itself. `code` is its exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(f"exit {code}")
        self.code = code


class Child:
    """One process running `main(memory_mb)` of a module. `ask` is called by one thread at a time."""

    def __init__(self, module: str, memory_mb: int) -> None:
        root = str(Path(__file__).resolve().parents[1])
        environment = {name: os.environ[name] for name in (*_PASSED_ON, "PYTHONPATH", "PYTHONHOME") if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own program
            [sys.executable, "-P", "-c", _PROGRAM.format(module=module), root, str(memory_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**environment, "PYTHONUTF8": "1"},
        )
        self._expired = False
        self.uses = 0
        self.limited: bool | None = None  # whether its memory is; None before it has greeted

    def ask(self, frames: tuple[bytes, ...], seconds: float) -> bytes:
        """The answer to some frames, `seconds` after they are sent at the latest; a start takes what it takes. Raises
        OverranError or BrokeError, after which the process is of no further use."""
        self.uses += 1
        if self.limited is None:
            self.limited = bool(json.loads(self._exchanged((), START))["memory_limited"])
        return self._exchanged(frames, seconds)

    def _exchanged(self, frames: tuple[bytes, ...], seconds: float) -> bytes:
        timer = threading.Timer(seconds, self.expire)
        timer.daemon = True
        timer.start()
        try:
            pipe_in, pipe_out = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
            for frame in frames:
                write_frame(pipe_in, frame)
            return read_frame(pipe_out)
        except (OSError, EOFError, ValueError) as error:
            code = self.kill()
            raise OverranError(f"more than {seconds:g} seconds") if self._expired else BrokeError(code) from error
        finally:
            timer.cancel()

    def expire(self) -> None:
        self._expired = True
        self._process.kill()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> int:
        """End the process and clear up after it; its exit code."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        return self._process.wait()


# -- inside the process ----------------------------------------------------------------------------------------------------


def write_frame(stream: BinaryIO, content: bytes) -> None:
    stream.write(len(content).to_bytes(_LENGTH, "big") + content)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes:
    """The next frame's content. Raises EOFError where the stream ends before it does."""
    head = stream.read(_LENGTH)
    content = stream.read(int.from_bytes(head, "big")) if len(head) == _LENGTH else b""
    if len(head) < _LENGTH or len(content) < int.from_bytes(head, "big"):
        raise EOFError("the other process is gone")
    return content


def greeted(memory_mb: int) -> tuple[BinaryIO, BinaryIO]:
    """Limits this process's memory, greets the parent, and gives the streams of requests and replies. Whatever a library prints
    goes nowhere."""
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    write_frame(replies, json.dumps({"memory_limited": _limit_memory(memory_mb)}).encode())
    return requests, replies


def _limit_memory(megabytes: int) -> bool:
    """Whether the system takes a limit on this process's memory."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError, AttributeError):  # Windows has no such limits, macOS refuses this one
        return False
    return True


def limit_time(seconds: float) -> None:
    """Let the system end this process should its parent be unable to."""
    try:
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        ceiling = int(used.ru_utime + used.ru_stime + seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (ceiling, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    except (ImportError, OSError, ValueError, AttributeError):
        return
