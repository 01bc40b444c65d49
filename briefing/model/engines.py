"""Which engine does the work, from the settings. Each is imported only when it is chosen: the SDK takes a second to load."""

from __future__ import annotations

from briefing.clock import Clock
from briefing.config import Config, api_key
from briefing.errors import ConfigError
from briefing.library import Library
from briefing.model import Engine
from briefing.store import Store


def make_engine(config: Config, store: Store | None, library: Library, clock: Clock, run: str) -> Engine:
    """The engine that the settings ask for. Only a model's engine needs the store."""
    if config.engine == "extractive":
        from briefing.model.extractive import ExtractiveEngine

        return ExtractiveEngine()
    if config.engine == "replay":
        from briefing.model.replay import ReplayEngine

        if config.settings.replies is None:
            raise ConfigError("the engine replay needs a folder of recorded replies", (), "name it with --replies DIR")
        return ReplayEngine(config.settings.replies)
    return _openai(config, store, library, clock, run)


def _openai(config: Config, store: Store | None, library: Library, clock: Clock, run: str) -> Engine:
    from briefing.model.openai_engine import OpenAIEngine
    from briefing.model.settings import OpenAISettings

    wanted = config.settings
    if wanted.model is None or store is None:
        text = "the engine openai needs a model, and there is no default"
        raise ConfigError(text, (), "name it with --model NAME or BRIEFING_MODEL")
    key = api_key()
    settings = OpenAISettings(
        model=wanted.model,
        base_url=wanted.base_url,
        api_key=key.get_secret_value() if key else None,
        in_flight=wanted.in_flight,
        deadline=wanted.deadline,
        attempts=wanted.attempts,
        max_output_tokens=wanted.max_output_tokens,
        temperature=wanted.temperature,
        max_cost=wanted.max_cost,
        max_calls=wanted.max_calls,
        prices={name: (price.input, price.output) for name, price in wanted.prices.items()},
        record=wanted.record,
    )
    return OpenAIEngine(settings, store, clock, run, library)
