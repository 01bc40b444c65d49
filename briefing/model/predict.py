"""What requests are going to use, before any is sent: calls, tokens and price, each as far as it can be known."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from briefing.model.calls import Calls
from briefing.model.prices import Estimate, count_tokens
from briefing.model.question import Question
from briefing.model.settings import OpenAISettings
from briefing.store import History, Store

SHORTEST = 40  # tokens of a reply, and
LONGEST = 1.5  # times those of its prompt: what is assumed until a few calls have shown better


def predict(questions: Iterable[Question[Any]], calls: Calls, store: Store, settings: OpenAISettings) -> Estimate:
    """Counts each question once, as it would be sent, and those whose reply is there. The same prompt twice is one call."""

    @cache
    def history(step: str) -> History | None:
        return store.history(settings.endpoint, settings.model, step)

    seen: set[str] = set()
    cached = 0
    low, high = [0, 0], [0, 0]
    for question in questions:
        key = question.key()
        if key in seen or calls.find(question, key) is not None:
            cached += 1
            continue
        seen.add(key)
        past = history(question.request.step)
        fewest, most = count_tokens(question.text, past).low, count_tokens(question.text_at_most, past).high
        shortest, longest = _reply_tokens(most, past, settings.max_output_tokens)
        low = [low[0] + fewest, low[1] + shortest]
        high = [high[0] + most, high[1] + longest]
    price_low, price_high = (
        calls.prices.of((settings.model,), (tokens[0], tokens[1]), {}, None) if seen else 0.0 for tokens in (low, high)
    )
    return Estimate(len(seen), cached, sum(low), sum(high), price_low, price_high)


def _reply_tokens(prompt: int, past: History | None, most: int) -> tuple[int, int]:
    if past is not None and past.calls >= 5:
        return int(past.mean_output_tokens / 2), min(most, int(1.25 * past.most_output_tokens))
    return min(most, SHORTEST), min(most, int(LONGEST * prompt))
