"""Who works on a call, and whether that process still lives.

A process that claims work holds an operating system's lock on a small file of its own for as long as it lives. The lock
goes with the process, whatever kills it, and no clock, process number or restart of the machine can mislead about it. That
is the lease: it is renewed by being alive.
"""

from __future__ import annotations

import os
import re
import secrets
import socket
import threading
from pathlib import Path

from filelock import FileLock, Timeout


class Owners:
    """The lock files in `folder`, this process's own among them. One object a store that is open."""

    def __init__(self, folder: Path) -> None:
        host = re.sub(r"[^A-Za-z0-9.-]", "-", socket.gethostname())
        self.me = f"{host}:{os.getpid()}:{secrets.token_hex(6)}"
        self._folder = folder
        self._mutex = threading.Lock()
        self._lock: FileLock | None = None

    def announce(self) -> None:
        """Takes this process's lock, before its first claim can be seen by others."""
        with self._mutex:
            if self._lock is None:
                self._folder.mkdir(mode=0o700, exist_ok=True)
                # Any thread may let it go: it belongs to the process.
                lock = FileLock(self._file(self.me), timeout=0, thread_local=False)
                lock.acquire()
                self._lock = lock

    def alive(self, owner: str) -> bool:
        """Whether the process that claimed as `owner` still runs."""
        if owner == self.me:
            return True
        file = self._file(owner)
        if not file.exists():
            return False
        try:
            with FileLock(file, timeout=0):
                pass
        except Timeout:
            return True
        file.unlink(missing_ok=True)
        return False

    def close(self) -> None:
        with self._mutex:
            if self._lock is not None:
                self._lock.release()
                self._file(self.me).unlink(missing_ok=True)
                self._lock = None

    def _file(self, owner: str) -> Path:
        return self._folder / (owner.replace(":", "_") + ".lock")
