"""How an endpoint wants to be asked, found out once: its structured output, and its name for the limit of tokens.

The first call finds it out, and the others wait until it is answered, or has not been refused for a moment: a server that does
not take a request says so before the model begins, and a refusal costs nothing. A week later it is found out anew, since
endpoints get better.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import get_args

from briefing.clock import Clock
from briefing.model.failures import Declined
from briefing.model.settings import OpenAISettings, TokenName
from briefing.model.structured import LADDER, Mode
from briefing.model.traffic import Traffic
from briefing.store import Store

MOMENT = 0.1  # seconds
_FACT = "asked_as"
_KEPT_FOR = timedelta(days=7)
_OPENAI = ("api.openai.com", ".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com")


@dataclass(frozen=True)
class Rung:
    """A way to ask. Servers other than OpenAI's mostly know only the older name for the limit of tokens."""

    mode: Mode
    tokens: TokenName

    def __str__(self) -> str:
        return f"{self.mode} {self.tokens}"


class Ladder:
    """The rung to ask on, for one endpoint and model."""

    def __init__(self, settings: OpenAISettings, store: Store, clock: Clock, traffic: Traffic) -> None:
        self._store = store
        self._clock = clock
        self._traffic = traffic
        self._place = (settings.endpoint, settings.model, _FACT)
        self._mutex = threading.Lock()
        self._finding_since: float | None = None
        self._given = settings.token_parameter
        self._tried_tokens: set[str] = set()
        found = _parse(store.fact(*self._place, within=_KEPT_FOR))
        self._known = found is not None and self._given in (None, found.tokens)
        default: TokenName = "max_completion_tokens" if settings.host.endswith(_OPENAI) else "max_tokens"
        self._top = Rung(LADDER[0], self._given or default)
        self._rung = found if found is not None and self._known else self._top

    @property
    def rung(self) -> Rung:
        return self._rung

    @contextmanager
    def climbing(self) -> Iterator[None]:
        """Around a call. As long as nothing is known one call goes first, and the others give it a moment."""
        first = False
        while not self._known:
            with self._mutex:
                first = self._finding_since is None
                since = self._clock.monotonic() if self._finding_since is None else self._finding_since
                self._finding_since = since
            if first or self._clock.monotonic() - since >= MOMENT:
                break
            self._traffic.sleep(MOMENT / 5)
        try:
            yield
        finally:
            if first:
                with self._mutex:
                    self._finding_since = None

    def accepted(self, rung: Rung) -> None:
        """A completion came back to a request on `rung`."""
        if not self._known and rung == self._rung:
            self._known = True
            self._store.learn(*self._place, str(rung))

    def step_down(self, declined: Declined, rung: Rung) -> bool:
        """Chooses how to ask after a request on `rung` was declined. False where there is no other way to ask.

        While nothing is known any refusal may be due to the structured output, since servers put it vaguely. Later only one
        that names it counts.
        """
        with self._mutex:
            if rung != self._rung:
                return True  # another call has found out meanwhile
            lower = self._lower(declined, rung)
            if lower is None:
                if not self._known:  # it was not the way of asking: the next call is to begin at the top again
                    self._rung = self._top
                return False
            self._rung = lower
            self._known = False
            if self._finding_since is not None:
                self._finding_since = self._clock.monotonic()
            return True

    def _lower(self, declined: Declined, rung: Rung) -> Rung | None:
        if declined.what == "tokens":
            self._tried_tokens.add(rung.tokens)
            other = next((name for name in get_args(TokenName) if name not in self._tried_tokens), None)
            return Rung(rung.mode, other) if other and self._given is None else None
        below = LADDER[LADDER.index(rung.mode) + 1 :]
        if not below or (declined.what == "request" and self._known):
            return None
        return Rung(below[0], rung.tokens)


def _parse(fact: str | None) -> Rung | None:
    match (fact or "").split():
        case [("json_schema" | "json_object" | "text") as mode, ("max_completion_tokens" | "max_tokens") as tokens]:
            return Rung(mode, tokens)
    return None
