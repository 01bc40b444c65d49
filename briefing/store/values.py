"""What goes into the store and comes out of it: calls, replies, verdicts, claims and costs, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

State = Literal["planned", "sent", "received", "valid", "invalid", "refused", "filtered", "cut_off", "empty", "runaway", "failed"]
"""`planned`: known, and may be sent · `sent`: under way · `received`: the raw reply is here, nobody has judged it yet ·
`failed`: given up for now, may be sent by a later run · the others: what the reply turned out to be."""

Outcome = Literal["unsent", "failed", "unknown", "answered"]
"""Of one attempt: it never left, it left and was turned away, it left and nobody knows what came of it, a reply came."""


@dataclass(frozen=True)
class Call:
    """A question as it goes out. `key` is the hash of everything in it; `request` the JSON sent, without secrets."""

    key: str
    step: str
    subject: str
    endpoint: str
    model: str
    mode: str
    request: str
    prompt_chars: int
    style: str | None = None
    repair_of: str | None = None


@dataclass(frozen=True)
class RawReply:
    """A reply as it came over the wire, decompressed and not looked into."""

    status: int
    raw: bytes
    content_type: str | None = None
    request_id: str | None = None


@dataclass(frozen=True)
class Verdict:
    """What a reply turned out to be. Tokens and price are None where the service did not tell, never 0."""

    state: State
    finish_reason: str | None = None
    served: str | None = None
    fingerprint: str | None = None
    tier: str | None = None
    usage: dict[str, Any] | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    price: float | None = None
    error: str | None = None


@dataclass(frozen=True)
class Stored:
    """A reply that the store has. `attempt` names the sending that brought it."""

    key: str
    state: State
    attempt: int
    reply: RawReply


@dataclass(frozen=True)
class Granted:
    """The claim is ours, and recorded as sent. `again`: an earlier sending may have been paid for and its reply is lost."""

    attempt: int
    again: bool


@dataclass(frozen=True)
class Busy:
    """A process that is alive has it under way."""

    owner: str


Claim = Granted | Busy | Stored


@dataclass(frozen=True)
class Served:
    """Which model answered last, and which build of it."""

    model: str | None
    fingerprint: str | None


@dataclass(frozen=True)
class History:
    """What calls of one step to one model have used so far: for predictions."""

    calls: int
    prompt_chars: int
    input_tokens: int
    most_output_tokens: int
    mean_output_tokens: float


@dataclass(frozen=True)
class CostRow:
    """What one day, model, step or run used. `unpriced` replies have no known price and are not in `price`."""

    name: str
    sent: int
    cached: int
    input_tokens: int
    output_tokens: int
    price: float
    unpriced: int


@dataclass
class StepCount:
    """Requests of one step in one run. `sent` counts every request that went out; `repaired` of those asked for a repair,
    and `unknown` repeated one whose first reply was lost and may have been paid for."""

    sent: int = 0
    cached: int = 0
    repaired: int = 0
    unknown: int = 0


@dataclass(frozen=True)
class StepCost:
    """What the answers to one step's questions took, whoever asked them first. `untold` replies named no tokens; `price` is None
    where that of any is not known."""

    calls: int
    tokens_in: int
    tokens_out: int
    untold: int
    price: float | None


@dataclass(frozen=True)
class RunCost:
    """`tokens` holds `input`, `output` and `unknown`, the number of replies that did not tell. `price` is None if any is."""

    calls: dict[str, StepCount] = field(default_factory=dict)
    tokens: dict[str, int] = field(default_factory=dict)
    price: float | None = None
    unpriced: int = 0
