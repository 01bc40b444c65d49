"""The seam behind which every kind of engine stands: a hosted or local model, recorded replies, or no model at all.

A step puts its question as a `Request`: what is asked about, the class that the answer must fit, the material that it rests
on, and the prompt, which is only rendered for engines that read prompts. An engine answers with an instance of that class
or raises a `ModelError`. Whatever the engine, the answer goes through the same code: quotations are placed in the source,
statuses computed, rules run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from briefing.records import EngineInfo
from briefing.replies import Reply

R_co = TypeVar("R_co", bound=Reply, covariant=True)
R = TypeVar("R", bound=Reply)


@dataclass(frozen=True)
class Prompt:
    """What a model reads: the standing instructions, and the question with its material. `end` is the mark that closes it.

    `name` and `hash` identify the template text that it was rendered from.
    """

    name: str
    hash: str
    system: str
    user: str
    end: str


@dataclass(frozen=True)
class Request(Generic[R]):
    """One question. `step` is what the account files it under (`extract`, `compose`, `repair`, `regenerate`), `subject` what it
    is about in the user's words (a source's file name, a story's slug). `reply` validates the answer; `material` is what it is
    made from (a `Part`, an `Assignment`, a `Rewriting`). Another `sample` of the same question is another question.
    """

    step: str
    subject: str
    reply: type[R]
    material: object
    prompt: Callable[[], Prompt]
    style: str | None = None
    sample: int = 0


@dataclass(frozen=True)
class Answer(Generic[R_co]):
    """An engine's answer. `warnings` tell what an editor should know of how it came about (salvaged, repaired, other model)."""

    reply: R_co
    cached: bool = False
    warnings: tuple[str, ...] = field(default=())


class Engine(Protocol):
    """Answers requests. Implementations are safe to call from several threads at once."""

    @property
    def info(self) -> EngineInfo: ...

    @property
    def in_flight(self) -> int:
        """How many requests it is worth having under way at once."""
        ...

    def answer(self, request: Request[R]) -> Answer[R]:
        """The validated answer. Raises ModelError (leave this one out) or SetupError (stop the run)."""
        ...

    def close(self) -> None: ...
