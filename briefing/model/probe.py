"""One short question to an endpoint: does it answer, and how does it take the form of an answer?"""

from __future__ import annotations

from typing import Literal

from briefing.clock import Clock
from briefing.library import Library
from briefing.model import Engine, Request
from briefing.prompts import build
from briefing.replies import Reply
from briefing.store import Store


class ProbeReply(Reply):
    word: Literal["heron", "kestrel"]
    end: str


def probe(engine: Engine, store: Store, endpoint: str, library: Library, clock: Clock) -> str:
    """What came of it, in words. The question holds the time, so that the endpoint is really asked. Raises as `answer` does."""
    now = clock.now().isoformat()
    prompt = build(library, "probe", {}, {"now": now}, now)
    answer = engine.answer(Request("probe", "endpoint", ProbeReply, None, lambda: prompt))
    info = engine.info
    mode = (store.fact(endpoint, info.model or "", "asked_as") or "").partition(" ")[0]
    served = f", served by {info.served}" if info.served and info.served != info.model else ""
    notes = f" ({'; '.join(answer.warnings)})" if answer.warnings else ""
    return f"answers{f', structured output as {mode}' if mode else ''}{served}{notes}"
