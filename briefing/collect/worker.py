"""The process that parses what could hang, swell or crash: reads one source after the other until its input ends.

Its limits are memory for the whole process and processor time for each source.
"""

from __future__ import annotations

import dataclasses
import json

from briefing.collect.reading import Input, Reading, refused
from briefing.killable import greeted, limit_time, read_frame, write_frame


def main(memory_mb: int) -> None:
    """Answer requests on standard input until it ends. Whatever a library prints goes nowhere."""
    requests, replies = greeted(memory_mb)
    while True:
        try:
            head, data = read_frame(requests), read_frame(requests)
        except EOFError:
            return
        request = json.loads(head)
        limit_time(request.pop("seconds"))
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
