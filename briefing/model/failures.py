"""What can go wrong with a request, sorted by what to do about it: send it again, ask differently, leave it out, stop the run.

Services disagree about codes, so the words of the message count as well. Whatever they say reaches a person only after
control characters and the key have been taken out.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from math import isfinite
from typing import Any, Literal

from briefing.errors import BriefingError, BudgetError, ConfigError, CredentialError, ReplyError
from briefing.store import Outcome

GO_ON = "run the same command again: what has been answered is kept and is not paid for again"


class Transient(Exception):
    """It may work next time. `outcome` tells whether the request left and may have been paid for; `wait` is what the service
    asked for, in seconds; `pause` whether all requests should wait; `final` that the service asked not to be tried again."""

    def __init__(
        self, message: str, outcome: Outcome, *, status: int | None = None, wait: float | None = None, final: bool = False
    ) -> None:
        super().__init__(message)
        self.message = message
        self.outcome: Outcome = outcome
        self.status = status
        self.wait = wait
        self.pause = status == 429
        self.final = final
        self.attempt: int | None = None


class Declined(Exception):
    """The service does not take the request as it stands. `what` says which part: `mode` is the structured output, `tokens`
    the name of the limit, `request` anything else."""

    def __init__(self, what: Literal["mode", "tokens", "request"], message: str, status: int) -> None:
        super().__init__(message)
        self.what = what
        self.message = message
        self.status = status


@dataclass(frozen=True)
class Complaint:
    """What a service says about an error, from the shapes that services use."""

    message: str
    code: str = ""
    param: str = ""

    @property
    def words(self) -> str:
        return f"{self.code} {self.param} {self.message}".lower()


_QUOTA = re.compile(
    r"insufficient_quota|billing_hard_limit|billing_not_active|insufficient[ _](balance|credit|fund)|quota.*billing"
)
_TOO_LONG = re.compile(
    r"context[ _](length|window|size)|maximum context|too many tokens|prompt is too long|n_ctx|input.{0,20} too long"
)
_FILTERED = re.compile(r"content_filter|content_policy|responsibleaipolicy|content management policy")
_MODE = re.compile(r"response_format|json[_ ]schema|json_object|structured output|json mode|grammar|guided")
_TOKENS = re.compile(r"max_(completion_)?tokens")
_UNKNOWN = re.compile(r"unsupported|not supported|unrecogni[sz]ed|unknown|unexpected|extra|not permitted|not allowed|use '?max_")
_RETRIED = (408, 409, 425, 429)


def failure(status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> Transient | Declined | BriefingError:
    """The error that an HTTP status of 300 and above, or an error inside a 200, amounts to."""
    complaint = read_complaint(body)
    said = f"HTTP {status}: {complaint.message}" if complaint.message else f"HTTP {status}"
    if 300 <= status < 400:
        return _redirected(headers)
    if status == 402 or _QUOTA.search(complaint.words):
        return BudgetError(f"the account has no credit left ({said})", f"add credit; then {GO_ON}")
    if status in (401, 403, 404):
        return _no_access(status, complaint, said)
    if status == 413 or (status < 500 and status != 429 and _TOO_LONG.search(complaint.words)):
        return ReplyError("too_long", f"the service finds the prompt too long ({said})", _SHORTER)
    if status in _RETRIED or status >= 500:
        final = headers.get("x-should-retry") == "false" or status == 501
        return Transient(said, "failed", status=status, wait=retry_after(headers, now), final=final)
    return _declined(status, complaint, said)


_SHORTER = "use a model with a longer context, or lower max_output_tokens, which counts towards it"


def _redirected(headers: Mapping[str, str]) -> ConfigError:
    target = plain(headers.get("location", "another address").split("?")[0], 120)
    return ConfigError(
        f"the endpoint redirects to {target}; redirects are not followed, so that texts and key go nowhere else",
        remedy="if that is the right endpoint, set it with --base-url",
    )


def _no_access(status: int, complaint: Complaint, said: str) -> BriefingError:
    if status == 401:
        return CredentialError(
            f"the service refused the key ({said})", "check OPENAI_API_KEY, and that it belongs to this endpoint"
        )
    if status == 403 and _FILTERED.search(complaint.words):
        return ReplyError("filtered", f"the service's content filter stopped the request ({said})")
    if status == 403:
        return CredentialError(f"the key has no access ({said})", "check what the key may use, and the service's region rules")
    if "model" in complaint.words:
        return CredentialError(f"the service does not have the model, or not for this key ({said})", "check --model")
    return ConfigError(f"there is no chat completions API at this address ({said})", remedy="check --base-url; most end in /v1")


def _declined(status: int, complaint: Complaint, said: str) -> Declined | ReplyError:
    if _FILTERED.search(complaint.words):
        return ReplyError("filtered", f"the service's content filter stopped the request ({said})")
    if _TOKENS.search(complaint.words) and _UNKNOWN.search(complaint.words):
        return Declined("tokens", said, status)
    return Declined("mode" if _MODE.search(complaint.words) else "request", said, status)


def read_complaint(body: bytes) -> Complaint:
    """The message, code and parameter in an error's body; of a web page only its title."""
    text = body.decode("utf-8", "replace").strip()
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return Complaint(web_page(text) or plain(text))
    error = data.get("error", data) if isinstance(data, dict) else data
    if not isinstance(error, dict):
        return Complaint(plain(str(error)) if error else "")
    message = error.get("message") or error.get("detail") or ""
    code = f"{error.get('code') or ''} {error.get('type') or ''}".strip()
    return Complaint(plain(str(message)), plain(code, 80), plain(str(error.get("param") or ""), 80))


def web_page(text: str) -> str | None:
    """How to speak of an HTML page without showing it; None if it is none."""
    if not re.match(r"\s*(<!doctype html|<html|<head|<body)", text[:400], re.IGNORECASE):
        return None
    title = re.search(r"<title[^>]*>(.{1,200}?)</title>", text[:20_000], re.IGNORECASE | re.DOTALL)
    return f"a web page titled “{plain(title[1], 80)}”" if title else "a web page"


def plain(text: str, limit: int = 300) -> str:
    """Foreign text fit for a terminal: one line, no control characters or escape sequences, not too long."""
    text = re.sub(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)?|.)?", "", text[: 4 * limit + 200])
    kept = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    line = " ".join(kept.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """The wait that the service asks for, in seconds: finite and not negative, else None."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            seconds = float(headers[name]) * unit
        except (KeyError, ValueError):
            continue
        return seconds if isfinite(seconds) and seconds >= 0 else None
    try:
        seconds = (parsedate_to_datetime(headers["retry-after"]) - now).total_seconds()
    except (KeyError, ValueError, TypeError):
        return None
    return seconds if seconds >= 0 else None


def error_inside(data: Mapping[str, Any]) -> int | None:
    """The HTTP status that an error inside a 200 stands for; None where there is no error."""
    error = data.get("error")
    if not error:
        return None
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, int) and 400 <= code < 600 else 502
