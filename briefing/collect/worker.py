"""The process that parses what could hang, swell or crash: reads one source after the other until its input ends.

Its limits are set here, inside: memory for the whole process, processor time for each source. It is told nothing that it does
not need: no key, no settings, no folder. Frames on its pipes are eight bytes of length and as many of content.
"""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from typing import BinaryIO

from briefing.collect.reading import Input, Reading, refused

_LENGTH = 8


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


def main(memory_mb: int) -> None:
    """Answer requests on standard input until it ends. Whatever a library prints goes nowhere."""
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    limited = _limit_memory(memory_mb)
    write_frame(replies, json.dumps({"memory_limited": limited}).encode())
    while True:
        try:
            head, data = read_frame(requests), read_frame(requests)
        except EOFError:
            return
        request = json.loads(head)
        _limit_time(request.pop("seconds"))
        readings, spent = _answer(Input(data=data, **request), memory_mb)
        write_frame(replies, json.dumps([dataclasses.asdict(one) for one in readings]).encode())
        if spent:
            return


def _answer(source: Input, memory_mb: int) -> tuple[list[Reading], bool]:
    """All readings of a source, and whether this process is of no further use."""
    from briefing.collect import readers

    try:
        return readers.read(source), False
    except MemoryError:
        return [refused("unknown", f"reading it takes more than {memory_mb} MB of memory")], True
    except RecursionError:
        return [refused("unknown", "it is nested too deeply to be read")], False
    except Exception as error:  # noqa: BLE001 - the boundary to parsers of other people's formats: they may raise anything
        return [refused("unknown", f"its reader failed on it ({type(error).__name__})")], False


def _limit_memory(megabytes: int) -> bool:
    """Whether the system takes a limit on this process's memory."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError, AttributeError):  # Windows has no such limits, macOS refuses this one
        return False
    return True


def _limit_time(seconds: float) -> None:
    """Let the system end this process should its parent be unable to."""
    try:
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        ceiling = int(used.ru_utime + used.ru_stime + seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (ceiling, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    except (ImportError, OSError, ValueError, AttributeError):
        return
