"""A chat completion read from the bytes that came, without believing that they are one.

A status of 200 is no success yet: proxies answer with login pages, gateways with errors inside, servers with half a body or no
choices. What a model is held to starts only after that: did it refuse, was it filtered or cut off, is there anything at all.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from briefing.errors import ReplyError
from briefing.model.failures import Transient, error_inside, failure, plain, web_page
from briefing.store import RawReply, State

_RUNAWAY = re.compile(r"\s{2000}")
_ENDS = ("stop", "length", "content_filter")


@dataclass(frozen=True)
class Completion:
    """The parts of a chat completion that matter here. `input_tokens` and `output_tokens` are None unless told as numbers."""

    content: str
    reasoning: str
    refusal: str | None
    finish_reason: str | None
    served: str | None
    fingerprint: str | None
    tier: str | None
    usage: dict[str, Any] | None
    input_tokens: int | None
    output_tokens: int | None


@dataclass(frozen=True)
class Text:
    """The model's text, where there is one to validate, and what an editor should know of it."""

    text: str
    warnings: tuple[str, ...] = ()


def read_completion(reply: RawReply, now: datetime) -> Completion:
    """Raises Transient where the body is no completion, or the error that stands inside it."""
    data = _load(reply)
    status = error_inside(data)
    if status is not None:
        raise failure(status, {}, reply.raw, now)
    choices = data.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise Transient("the service answered without any choice", "failed", status=reply.status)
    message = choices[0].get("message")
    if not isinstance(message, dict):
        raise Transient("the service answered without a message", "failed", status=reply.status)
    usage = data.get("usage") if isinstance(data.get("usage"), dict) else None
    return Completion(
        content=_text(message.get("content")),
        reasoning=_text(message.get("reasoning_content") or message.get("reasoning")),
        refusal=_string(message.get("refusal")),
        finish_reason=_string(choices[0].get("finish_reason")),
        served=_string(data.get("model")),
        fingerprint=_string(data.get("system_fingerprint")),
        tier=_string(data.get("service_tier")),
        usage=usage,
        input_tokens=_count(usage, "prompt_tokens"),
        output_tokens=_count(usage, "completion_tokens"),
    )


def _load(reply: RawReply) -> dict[str, Any]:
    text = reply.raw.decode("utf-8-sig", "replace")
    page = web_page(text)
    if page or "html" in (reply.content_type or ""):
        raise Transient(f"the endpoint answered with {page or 'a web page'}, not as an API", "failed", status=reply.status)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:  # it may well be a paid reply that was cut on its way
        raise Transient("the service's answer is not whole", "unknown", status=reply.status) from error
    if not isinstance(data, dict):
        raise Transient("the service's answer is no completion", "failed", status=reply.status)
    return data


def _text(content: Any) -> str:
    """Content as one text: some servers send a list of parts."""
    if isinstance(content, list):
        parts = (part.get("text") for part in content if isinstance(part, dict))
        return "".join(part for part in parts if isinstance(part, str))
    return content if isinstance(content, str) else ""


def _string(value: Any) -> str | None:
    return plain(value, 200) or None if isinstance(value, str) else None


def _count(usage: dict[str, Any] | None, name: str) -> int | None:
    value = (usage or {}).get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def text_of(completion: Completion) -> Text:
    """The text to validate. Raises ReplyError: `refused`, `filtered`, `cut_off`, `runaway` or `empty`."""
    if completion.refusal:
        raise ReplyError("refused", f"the model refused: {completion.refusal}")
    if completion.finish_reason == "content_filter":
        raise ReplyError("filtered", "the service's content filter stopped the reply")
    if completion.finish_reason == "length":
        refuse_runaway(completion.content)
        raise ReplyError("cut_off", "the reply reached the limit of output tokens and was cut off", _RAISE_LIMIT)
    warnings = _odd_end(completion.finish_reason)
    if completion.content.strip():
        return Text(completion.content, warnings)
    if completion.reasoning.lstrip().startswith("{"):
        return Text(completion.reasoning, (*warnings, "the answer stood in the field for the model's reasoning"))
    raise ReplyError("empty", "the model answered with nothing", _OTHER_MODEL)


def refuse_runaway(text: str) -> None:
    """Raises ReplyError `runaway` for a text that is no answer but blank space without end."""
    if _RUNAWAY.search(text):
        raise ReplyError("runaway", "the reply is a long run of blank space, as weak models write under a schema", _OTHER_MODEL)


_OTHER_MODEL = "try another model"
_RAISE_LIMIT = "raise max_output_tokens (a reasoning model's thinking counts towards it), or let it read less at a time"


def _odd_end(finish_reason: str | None) -> tuple[str, ...]:
    if finish_reason in _ENDS:
        return ()
    return (f"the service ended the reply for an unknown reason ({finish_reason or 'none given'})",)


def state_of(error: ReplyError) -> State:
    """The state under which the store keeps a reply that ended in `error`."""
    states: dict[str, State] = {
        "refused": "refused",
        "filtered": "filtered",
        "cut_off": "cut_off",
        "empty": "empty",
        "runaway": "runaway",
    }
    return states.get(error.kind, "invalid")
