"""A run of forty calls, as a process that the tests can kill: `python forty_calls.py URL STORE`. Prints one answer a line."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from asking import Weather, question
from briefing.clock import SystemClock
from briefing.model.openai_engine import OpenAIEngine
from briefing.model.settings import OpenAISettings
from briefing.store import Store

CALLS, IN_FLIGHT = 40, 4


def main(url: str, path: str) -> None:
    clock = SystemClock()
    store = Store.open(Path(path), clock)
    engine = OpenAIEngine(OpenAISettings("m-1", url, "sk-test", in_flight=IN_FLIGHT), store, clock, "the run")
    questions = [question(f"The sky, number {number}.", reply=Weather) for number in range(CALLS)]
    with ThreadPoolExecutor(IN_FLIGHT) as pool:
        for number, answer in enumerate(pool.map(engine.answer, questions)):
            print(number, answer.reply.sky, flush=True)
    engine.close()
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
