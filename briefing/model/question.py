"""A question as it goes to an endpoint: its messages, the key that names it in the store, and its body on each rung."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from briefing.library import Library
from briefing.model import Prompt, Request
from briefing.model.ladder import Rung
from briefing.model.settings import OpenAISettings
from briefing.model.structured import fence_for, response_format, schema_of
from briefing.replies import Reply
from briefing.store import Call

R = TypeVar("R", bound=Reply)
VERSION = 1  # of what the key is made of


@dataclass(frozen=True)
class Question(Generic[R]):
    """`format` is what tells the form of the answer where the endpoint enforces no schema; `repair` asks for a better answer
    to the question `repair_of`."""

    request: Request[R]
    prompt: Prompt
    format: str
    settings: OpenAISettings
    repair: str | None = None
    repair_of: str | None = None

    @property
    def messages(self) -> list[tuple[str, str]]:
        repair = [("user", self.repair)] if self.repair else []
        return [("system", _sendable(self.prompt.system)), ("user", _sendable(self.prompt.user)), *repair]

    @property
    def text(self) -> str:
        """All that is said to the model, for counting."""
        return "\n".join(text for _, text in self.messages)

    @property
    def text_at_most(self) -> str:
        """The same with the form of the answer, which services count or not, depending on how it is asked for."""
        return f"{self.text}\n{self.format}"

    def key(self) -> str:
        """The hash of all that determines the request. The rung is left out: it is the same question on each."""
        sample = {"sample": self.request.sample} if self.request.sample else {}
        whole = {
            **sample,
            "v": VERSION,
            "endpoint": self.settings.endpoint,
            "model": self.settings.model,
            "messages": self.messages,
            "format": self.format,
            "schema": [self.request.reply.__name__, schema_of(self.request.reply)],
            "temperature": self.settings.temperature,
            "max_output_tokens": self.settings.max_output_tokens,
        }
        return hashlib.sha256(json.dumps(whole, separators=(",", ":")).encode()).hexdigest()

    def body(self, rung: Rung) -> dict[str, Any]:
        """The request as sent on `rung`."""
        messages = [{"role": role, "content": text} for role, text in self.messages]
        if rung.mode != "json_schema":
            messages[0]["content"] += "\n\n" + self.format
        body: dict[str, Any] = {
            "model": self.settings.model,
            "messages": messages,
            rung.tokens: self.settings.max_output_tokens,
        }
        wanted = response_format(self.request.reply, rung.mode)
        if wanted is not None:
            body["response_format"] = wanted
        if self.settings.temperature is not None:
            body["temperature"] = self.settings.temperature
        return body

    def call(self, key: str, rung: Rung, body: dict[str, Any]) -> Call:
        """The question as the store keeps it."""
        return Call(
            key=key,
            step=self.request.step,
            subject=self.request.subject,
            style=self.request.style,
            endpoint=self.settings.endpoint,
            model=self.settings.model,
            mode=str(rung),
            request=json.dumps(body, ensure_ascii=False),
            prompt_chars=len(self.text),
            repair_of=self.repair_of,
        )

    def repaired(self, key: str, errors: tuple[str, ...], library: Library) -> Question[R]:
        """The same question with what was wrong with the answer, fenced: it quotes the model, which quotes the source."""
        note = library.prompt("repair.md", {"errors": errors, "fence": fence_for(errors)}).text
        return replace(self, repair=_sendable(note.strip()), repair_of=key)


def format_text(reply: type[Reply], library: Library) -> str:
    schema = json.dumps(schema_of(reply), indent=1, ensure_ascii=False)
    return library.prompt("format.md", {"schema": schema}).text.strip()


def _sendable(text: str) -> str:
    """Without lone surrogates, which no request can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
