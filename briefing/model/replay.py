"""Recorded replies: the files that hold them, what writes them, and the engine that answers from them.

A recording is what a model once said, word for word, fences and all. It goes through the same salvaging and validation as a
live reply, so that an example shows what the program does with a model, not what somebody wished it did.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
import unicodedata
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from briefing.clock import Clock
from briefing.errors import ConfigError, ReplyError
from briefing.faults import faults
from briefing.model import Answer, Prompt, Request
from briefing.model.failures import plain
from briefing.model.structured import Fitting, Unfit, fit
from briefing.records import EngineInfo
from briefing.replies import Reply
from briefing.runs import write_atomic

R = TypeVar("R", bound=Reply)
_PLAIN = re.compile(r"[A-Za-z0-9 ._/-]+")


class PromptName(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: str
    hash: str


class Recording(BaseModel):
    """What a recorded reply's file holds. `reply` is the raw text; a list where a second one had to repair the first."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    step: str
    subject: str
    style: str | None
    prompt: PromptName
    recorded: str
    reply: str | list[str]

    @property
    def replies(self) -> list[str]:
        return [self.reply] if isinstance(self.reply, str) else self.reply


def file_name(step: str, subject: str, style: str | None) -> str:
    """`STEP--SUBJECT[--STYLE].json`. A subject that a file name cannot spell gets a hash, so that two never share a file."""
    parts = [step, _spelled(subject), *([_spelled(style)] if style else [])]
    return "--".join(parts) + ".json"


def _spelled(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9._]+", "-", ascii_text.lower()).strip("-.")[:100]
    if words and _PLAIN.fullmatch(text) and len(text) <= 100:
        return words
    return f"{words}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}".lstrip("-")


class Recorder:
    """Writes each valid reply of a live engine as a recording."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def write(self, request: Request[Any], prompt: Prompt, replies: tuple[str, ...]) -> None:
        recording = Recording(
            step=request.step,
            subject=request.subject,
            style=request.style,
            prompt=PromptName(name=prompt.name, hash=prompt.hash),
            recorded=self._clock.now().date().isoformat(),
            reply=replies[0] if len(replies) == 1 else list(replies),
        )
        path = self._folder / file_name(request.step, request.subject, request.style)
        text = json.dumps(recording.model_dump(), indent=2, ensure_ascii=False) + "\n"
        write_atomic(path, text.encode("utf-8", "replace"))


class ReplayEngine:
    """Answers with the recordings in `folder`, found by step, subject and style. Raises ConfigError where there is none."""

    in_flight = 1

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise ConfigError(f"{folder}: there is no such folder of recorded replies", remedy="check --replies")
        self._folder = folder
        self._mutex = threading.Lock()
        self._prompts: dict[str, str] = {}

    @property
    def info(self) -> EngineInfo:
        with self._mutex:
            return EngineInfo(kind="replay", prompts=dict(self._prompts))

    def answer(self, request: Request[R]) -> Answer[R]:
        """The recorded answer, validated. Raises ReplyError for a recording that is missing, of something else, or unfit."""
        prompt = request.prompt()
        path = self._folder / file_name(request.step, request.subject, request.style)
        recording = _read(path)
        if (recording.step, recording.subject, recording.style) != (request.step, request.subject, request.style):
            raise ReplyError("invalid", f"{path}: is the recording of another question ({recording.step} {recording.subject})")
        fitting, warnings = _first_that_fits(recording, request, prompt, path)
        with self._mutex:
            self._prompts[prompt.name] = prompt.hash
        if recording.prompt.hash != prompt.hash:
            warnings += (f"{path.name}: the prompt {prompt.name} has changed since this reply was recorded",)
        return Answer(fitting.reply, cached=True, warnings=warnings)

    def close(self) -> None:
        """Nothing is held open."""


def _read(path: Path) -> Recording:
    try:
        return Recording.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        remedy = "record it with --engine openai and record = FOLDER in briefing.toml, or write it by hand"
        raise ReplyError("empty", f"there is no recorded reply {path}", remedy) from None
    except OSError as error:
        raise ReplyError("empty", f"{path}: cannot be read: {error.strerror}") from error
    except ValidationError as error:
        raise ReplyError("invalid", f"{path}: is no recorded reply: {faults(error, Recording)[0]}") from error


def _first_that_fits(recording: Recording, request: Request[R], prompt: Prompt, path: Path) -> tuple[Fitting[R], tuple[str, ...]]:
    """The first reply of the recording that fits: the second is there because the first did not."""
    # The mark comes from the text asked about; where the prompt itself has changed, it may be made in another way.
    end = prompt.end if recording.prompt.hash == prompt.hash else None
    unfit: Unfit | None = None
    for number, text in enumerate(recording.replies):
        try:
            fitting = fit(text, request.reply, end)
        except Unfit as error:
            unfit = error
        except ReplyError as error:
            remedy = "record it again: it answers another text than the one asked about"
            raise ReplyError(error.kind, f"{path}: ends with another mark than the prompt", remedy) from error
        else:
            warnings = ("the first reply did not fit and was asked for once more",) if number else ()
            salvaged = tuple(f"taken away around the answer: {what}" for what in fitting.removed)
            return fitting, (*warnings, *salvaged)
    raise ReplyError("invalid", f"{path}: the recorded reply does not fit: {plain(str(unfit), 200)}") from unfit
