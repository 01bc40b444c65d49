"""Measures what the engine and its store add to a model's own time: `python benchmarks/engine.py`.

A server in a process of its own answers each request after 200 ms, as a model would that does nothing else. Each way of asking
runs in a fresh process: 200 different prompts of 3 KB, 16 in flight, so 2.6 seconds at best. `engine` is the program's own way,
with the durable store on this disk; `again` is the same command once more, which must make no request; `sdk` is the floor: the
bare SDK and a pydantic class, nothing kept. Time runs from the first request to the last validated reply, as the asking process
sees it; CPU is that of the asking process beyond what stood when the first request went out.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

REQUESTS, SIZE, IN_FLIGHT, DELAY = 200, 3000, 16, 0.2
IDEAL = math.ceil(REQUESTS / IN_FLIGHT) * DELAY
SENTENCE = "The agreement enters into force on 11 March, the ministry said on Tuesday, and both chambers have approved it. "
END = re.compile(rb"copy this mark: (\w+)")


# -- the model


def serve() -> None:
    """Prints its port, then answers until its standard input closes. A line `count` on it prints the requests so far."""
    asyncio.run(_serve())


async def _serve() -> None:
    count = 0

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal count
        while True:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
            except (asyncio.IncompleteReadError, ConnectionError):
                return
            length = re.search(rb"content-length: (\d+)", head.lower())
            request = await reader.readexactly(int(length[1]) if length else 0)
            count += 1
            await asyncio.sleep(DELAY)
            answer = _completion(request)
            writer.write(
                b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(answer) + answer
            )
            await writer.drain()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, backlog=64)
    print(server.sockets[0].getsockname()[1], flush=True)
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(count, flush=True)


def _completion(request: bytes) -> bytes:
    found = END.search(request)
    claim = {"quote": SENTENCE, "text": SENTENCE, "kind": "event", "certainty": "fact", "speaker": None}
    content = json.dumps({"claims": [claim] * 6, "end": found[1].decode() if found else ""})
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
    usage = {"prompt_tokens": 1000, "completion_tokens": 400, "total_tokens": 1400}
    return json.dumps(
        {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
    ).encode()


# -- the ways of asking, each in a process of its own


def prompts() -> list[tuple[str, str]]:
    """User messages of about 3 KB, each with its mark."""
    made = []
    for number in range(REQUESTS):
        mark = f"mark{number:04}"
        text = f"Document {number}. " + SENTENCE * (SIZE // len(SENTENCE))
        made.append((f"{text}\nAs the value of `end`, copy this mark: {mark}", mark))
    return made


def ask_with_engine(url: str, store: str) -> Callable[[tuple[str, str]], Any]:
    from briefing.clock import SystemClock
    from briefing.model import Prompt, Request
    from briefing.model.openai_engine import OpenAIEngine
    from briefing.model.settings import OpenAISettings
    from briefing.replies import ExtractReply
    from briefing.store import Store

    clock = SystemClock()
    engine = OpenAIEngine(OpenAISettings("m", url, in_flight=IN_FLIGHT), Store.open(Path(store), clock), clock, "benchmark")
    system = "You list claims. " * 100

    def ask(prompt: tuple[str, str]) -> Any:
        user, mark = prompt
        return engine.answer(Request("extract", mark, ExtractReply, None, lambda: Prompt("extract", "h", system, user, mark)))

    return ask


def ask_with_sdk(url: str, store: str) -> Callable[[tuple[str, str]], Any]:
    import openai

    from briefing.model.structured import response_format
    from briefing.replies import ExtractReply

    client = openai.OpenAI(api_key="none", base_url=url, max_retries=0)
    form: Any = response_format(ExtractReply, "json_schema")
    system = "You list claims. " * 100

    def ask(prompt: tuple[str, str]) -> Any:
        messages: Any = [{"role": "system", "content": system}, {"role": "user", "content": prompt[0]}]
        completion = client.chat.completions.create(model="m", messages=messages, response_format=form, max_tokens=8000)
        return ExtractReply.model_validate_json(completion.choices[0].message.content or "")

    return ask


WAYS = {"sdk": ask_with_sdk, "engine": ask_with_engine, "again": ask_with_engine}


def run(way: str, url: str, store: str) -> None:
    """Prints seconds, CPU milliseconds a request, and peak resident memory in MB, as JSON."""
    ask = WAYS[way](url, store)
    work = prompts()
    began, cpu = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(IN_FLIGHT) as pool:
        for _ in pool.map(ask, work):
            pass
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "cpu_ms": 1000 * cpu / len(work), "peak_mb": peak}))


# -- the comparison


def compare(times: int) -> None:
    server = subprocess.Popen([sys.executable, __file__, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdin is not None and server.stdout is not None
    url = f"http://127.0.0.1:{server.stdout.readline().strip()}/v1"

    def requests() -> int:
        server.stdin.write("count\n")
        server.stdin.flush()
        return int(server.stdout.readline())

    print(f"{REQUESTS} requests of {SIZE} bytes, {IN_FLIGHT} in flight, {DELAY * 1000:.0f} ms each; ideal {IDEAL:.1f} s")
    print(f"{'way':8} {'seconds':>8} {'x ideal':>8} {'CPU ms':>8} {'peak MB':>8} {'requests':>9}")
    for _ in range(times):
        # Beside the project: its disk is the one that the store would be on.
        with tempfile.TemporaryDirectory(dir=Path(__file__).parent.parent, prefix=".benchmark-") as folder:
            for way in WAYS:
                before = requests()
                command = [sys.executable, __file__, "run", way, url, f"{folder}/store.sqlite"]
                found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
                sent = requests() - before
                ratio = found["seconds"] / IDEAL
                print(f"{way:8} {found['seconds']:8.2f} {ratio:8.2f} {found['cpu_ms']:8.2f} {found['peak_mb']:8.0f} {sent:9}")
    server.stdin.close()
    server.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", nargs="?", default="compare", choices=["compare", "serve", "run"])
    parser.add_argument("rest", nargs="*")
    given = parser.parse_args()
    if given.what == "serve":
        serve()
    elif given.what == "run":
        run(*given.rest)
    else:
        compare(int(given.rest[0]) if given.rest else 1)


if __name__ == "__main__":
    main()
