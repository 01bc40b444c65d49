"""Which model really answered. The name asked for is often an alias, and what stands behind it changes without a word."""

from __future__ import annotations

import threading
from functools import cached_property

from briefing.model.calls import Got
from briefing.store import Served, Store


class ServedModels:
    """What one endpoint served last under one name, in this run or before it."""

    def __init__(self, store: Store, endpoint: str, model: str) -> None:
        self._store = store
        self._endpoint = endpoint
        self._model = model
        self._mutex = threading.Lock()
        self._fresh: Served | None = None
        self._latest: str | None = None

    @property
    def latest(self) -> str | None:
        """The model that gave the latest answer of this run, from the store or not."""
        return self._latest

    @cached_property
    def _before(self) -> Served | None:
        return self._store.last_served(self._endpoint, self._model)

    def warnings(self, got: Got) -> tuple[str, ...]:
        """What an editor should know of the model behind `got`."""
        served = Served(got.completion.served, got.completion.fingerprint)
        if served.model is None:
            return ()
        self._latest = served.model
        if not got.cached:
            with self._mutex:
                self._fresh = served
            return () if self._is_asked_for(served.model) else (f"asked for {self._model}, answered by {served.model}",)
        now = self._fresh or self._before
        if now is None or now.model is None or (now.model == served.model and _same(now.fingerprint, served.fingerprint)):
            return ()
        return (f"this stored answer is by {_name(served)}; the same endpoint has since answered by {_name(now)}",)

    def _is_asked_for(self, served: str) -> bool:
        """`gpt-x` and `gpt-x-2026-01-31`, `vendor/model` and `model` are the same."""
        ours, theirs = self._model.lower(), served.lower()
        return ours in theirs or theirs in ours


def _same(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _name(served: Served) -> str:
    return f"{served.model} ({served.fingerprint})" if served.fingerprint else str(served.model)
