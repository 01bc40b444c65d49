"""What calls cost, before and after: the price of a reply, the most that a call may cost, and limits that are never passed.

Prices come from the user's own table, else from a price list that is part of an installed library and read offline. A model that
neither knows has no price: it is never taken to be free.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from briefing.errors import BudgetError
from briefing.model.failures import GO_ON
from briefing.store import History

MILLION = 1_000_000
OVERHEAD = 60  # tokens around messages, and of a schema's name
PER_TOKEN_LOW, PER_TOKEN_HIGH = 4.5, 3.0  # characters of text in Latin letters to a token: at most, at least
FOREIGN_LOW, FOREIGN_HIGH = 0.2, 1.6  # tokens to a character of any other writing


@dataclass(frozen=True)
class Tokens:
    """How many tokens a text may have: between `low` and `high`."""

    low: int
    high: int


@dataclass(frozen=True)
class Estimate:
    """What requests will use. `calls` are those to be sent, `cached` those whose reply the store has. US dollars, or None."""

    calls: int
    cached: int
    tokens_low: int
    tokens_high: int
    price_low: float | None
    price_high: float | None


def count_tokens(text: str, history: History | None = None) -> Tokens:
    """An estimate from the characters; from what the model has reported for earlier prompts, once there are some."""
    if history is not None and history.calls >= 5:
        rate = history.input_tokens / history.prompt_chars
        return Tokens(int(0.9 * rate * len(text)), int(1.15 * rate * len(text)) + OVERHEAD)
    latin = len(text.encode("ascii", "ignore"))
    other = len(text) - latin
    low = latin / PER_TOKEN_LOW + FOREIGN_LOW * other
    return Tokens(int(low), int(latin / PER_TOKEN_HIGH + FOREIGN_HIGH * other) + OVERHEAD)


class Prices:
    """The prices of one endpoint. `table` holds the user's own: model to US dollars a million tokens, of input and of output."""

    def __init__(self, base_url: str, table: Mapping[str, tuple[float, float]]) -> None:
        self._base_url = base_url
        self._table = {name.lower(): price for name, price in table.items()}

    def of(
        self, models: tuple[str | None, ...], tokens: tuple[int, int], usage: Mapping[str, Any], tier: str | None
    ) -> float | None:
        """US dollars for `tokens` of input and output. `models`: the one that served, then the one that was asked for.

        The user's table is looked through first, for both; the price list only knows the one that served.
        """
        names = [name for name in models if name]
        for name in names:
            if name.lower() in self._table:
                price = self._table[name.lower()]
                return (tokens[0] * price[0] + tokens[1] * price[1]) / MILLION
        return self._listed(names[0], tokens, usage, tier) if names else None

    def _listed(self, model: str, tokens: tuple[int, int], usage: Mapping[str, Any], tier: str | None) -> float | None:
        if not self._hosted:
            return None
        from genai_prices import Usage, calc_price  # a third of a second to import

        details = usage.get("prompt_tokens_details")
        cached = details.get("cached_tokens") if isinstance(details, Mapping) else None
        written = details.get("cache_write_tokens") if isinstance(details, Mapping) else None
        counts = {"cache_read_tokens": cached, "cache_write_tokens": written}
        known = {name: value for name, value in counts.items() if isinstance(value, int) and value > 0}
        try:
            price: Decimal = calc_price(
                Usage(input_tokens=tokens[0], output_tokens=tokens[1], **known),
                model,
                provider_api_url=self._base_url,
                price_context={"service_tier": tier} if tier else None,
            ).total_price
        except (LookupError, ValueError):
            return None
        return float(price)

    @cached_property
    def _hosted(self) -> bool:
        """Whether this may be a service with a price list: a bare name or an address is a server of one's own."""
        host = urlsplit(self._base_url).hostname or ""
        return any(letter.isalpha() for letter in host.rpartition(".")[2]) and "." in host and ":" not in host


class Budget:
    """What a run may spend. What a call may cost at most is set aside before it is sent, so that no limit is ever passed."""

    def __init__(self, max_calls: int | None, max_cost: float | None) -> None:
        self._max_calls = max_calls
        self._max_cost = max_cost
        self._mutex = threading.Lock()
        self._calls = 0
        self._spent = 0.0
        self._set_aside = 0.0

    @property
    def needs_price(self) -> bool:
        return self._max_cost is not None

    @contextmanager
    def reserve(self, worst: float | None) -> Iterator[Reservation]:
        """Around one request that costs at most `worst`. Raises BudgetError instead of letting a limit be passed."""
        reservation = Reservation(worst or 0.0)
        with self._mutex:
            self._check(worst)
            self._calls += 1
            self._set_aside += reservation.worst
        try:
            yield reservation
        finally:
            with self._mutex:
                self._set_aside -= reservation.worst
                self._spent += reservation.cost
                self._calls -= not reservation.used

    def _check(self, worst: float | None) -> None:
        if self._max_calls is not None and self._calls >= self._max_calls:
            raise BudgetError(f"--max-calls {self._max_calls} is reached", f"with a higher --max-calls, {GO_ON}")
        if self._max_cost is None:
            return
        if worst is None:
            raise BudgetError(
                "--max-cost cannot be kept: nobody knows the price of this model",
                "set its price under [prices] in briefing.toml, or use --max-calls",
            )
        if self._spent + self._set_aside + worst > self._max_cost:
            under_way = f", {_dollars(self._set_aside)} may be for calls under way" if self._set_aside else ""
            text = f"the next call may cost up to {_dollars(worst)} and could pass --max-cost {self._max_cost:g}"
            raise BudgetError(f"{text}: {_dollars(self._spent)} is spent{under_way}", f"with a higher --max-cost, {GO_ON}")


class Reservation:
    """What was set aside for a request. Its holder says what came of it; until then the worst is taken to be spent."""

    def __init__(self, worst: float) -> None:
        self.worst = worst
        self.cost = worst
        self.used = True

    def cancel(self) -> None:
        """The request did not go out."""
        self.cost = 0.0
        self.used = False


def _dollars(amount: float) -> str:
    return f"${amount:.2f}" if amount >= 0.995 else f"${amount:.4f}"
