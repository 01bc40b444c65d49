"""How to reach a model: the settings of the OpenAI engine, and a key that is fit to be sent. Imports no SDK."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from briefing.errors import ConfigError, CredentialError

TokenName = Literal["max_completion_tokens", "max_tokens"]
OPENAI = "https://api.openai.com/v1"
NO_KEY = "no-key"


@dataclass(frozen=True)
class OpenAISettings:
    """`deadline` is the wall clock for one call with all its tries, in seconds, and `request_deadline` that for one request:
    two thirds of it where nothing else is set, so that a hang leaves time for another try.

    `prices`: model to US dollars a million tokens of input and of output. `record`: a folder for recorded replies.
    """

    model: str
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    in_flight: int = 8
    deadline: float = 180.0
    request_deadline: float | None = None
    connect_timeout: float = 10.0
    attempts: int = 4
    max_output_tokens: int = 8000
    token_parameter: TokenName | None = None
    temperature: float | None = None
    max_cost: float | None = None
    max_calls: int | None = None
    prices: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    record: Path | None = None

    @property
    def url(self) -> str:
        """The base URL. Raises ConfigError for one that is no web address or carries a password."""
        url = (self.base_url or OPENAI).strip().rstrip("/")
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ConfigError(f"the base URL {url!r} is no web address", remedy="it looks like http://localhost:11434/v1")
        if parts.username or parts.password:
            raise ConfigError("the base URL carries a user name or password", remedy="put the key into OPENAI_API_KEY")
        return url

    @property
    def endpoint(self) -> str:
        """What names the endpoint in the store: address and path, nothing that could be secret."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    def key(self) -> str:
        """The key to send. Raises CredentialError where there is none or it cannot be one, without showing it.

        A server of one's own needs none: with a base URL set, a placeholder stands in.
        """
        key = (self.api_key or "").strip()
        if not key and self.base_url:
            return NO_KEY
        if not key:
            raise CredentialError("there is no key for the model service", "set OPENAI_API_KEY, or --base-url for a local server")
        if not key.isascii() or not key.isprintable() or " " in key:
            raise CredentialError(
                "the key has characters that no key has (a space, a line break, an accent)", "copy it into OPENAI_API_KEY again"
            )
        return key
