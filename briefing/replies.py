"""What an engine is asked, and what it answers: the small classes that prompts ask for and that validate every reply.

Beside the records, because a reply is not to be trusted with ids or offsets: it names words, and code finds their place.
Their schemas stay inside the subset that every endpoint's structured output understands: objects, arrays, strings, enums,
null by union; no lengths, ranges, patterns or defaults; all fields required. The quotation stands before the claim,
because a model writes from left to right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, field_validator

from briefing.records import Brief, Certainty, ClaimKind, Document, Finding, Ledger, Sentence
from briefing.styles import Style


class Reply(BaseModel):
    """Base of all replies. `end` must repeat the mark that closes the prompt: where it does not, the prompt was cut."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    end: str


class OfferedClaim(BaseModel):
    """A claim as a model offers it: words of the document first, then what they say, in one sentence."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    quote: str
    text: str
    kind: ClaimKind
    certainty: Certainty
    speaker: str | None


class ExtractReply(Reply):
    """All claims of one document or one part of it; `end` comes last."""

    claims: list[OfferedClaim]
    end: str


class ComposedSentence(BaseModel):
    """A sentence of a brief as a model offers it: which block it stands in, what it rests on, then its words.

    `block` is a section's prefix and a number, 0 for its lead paragraph (`d0`, `d1`, `c0`). `claims` are references that the
    prompt gave (`k3`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    block: str
    claims: list[str]
    status: Literal["reported", "disputed", "background", "archive", "judgement", "general"]
    text: str


class ComposedHeadline(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    claims: list[str]
    text: str


class ComposeReply(Reply):
    """A whole brief in reading order."""

    headline: ComposedHeadline
    sentences: list[ComposedSentence]
    end: str


class WrittenSentence(BaseModel):
    """A sentence of a block that is written again: as a composed one, but for its place, which it has."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    claims: list[str]
    status: Literal["reported", "disputed", "background", "archive", "judgement", "general"]
    text: str


class RewriteReply(Reply):
    """The sentences of one block, in order; of the headline, one."""

    sentences: list[WrittenSentence]
    end: str


class OfferedContest(BaseModel):
    """A fault that a model holds for none: its number in the prompt, the words of the evidence that it goes by, and why."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, defer_build=True)

    fault: int
    words: str
    reason: str


class RepairReply(RewriteReply):
    """A block without its faults, and the faults that are none. A model that gives no such list, or entries that cannot be read,
    has contested nothing: what it wrote is worth as much."""

    contested: list[OfferedContest] = []
    end: str

    @field_validator("contested", mode="before")
    @classmethod
    def _readable(cls, offered: Any) -> list[Any]:
        entries = offered if isinstance(offered, list) else []
        kinds = {"fault": int, "words": str, "reason": str}
        return [
            one
            for one in entries
            if isinstance(one, OfferedContest)
            or (isinstance(one, dict) and all(type(one.get(name)) is kind for name, kind in kinds.items()))
        ]


class ReaderReply(Reply):
    """What a second reader makes of one sentence: the reason first, then the words that it doubts, if any, then the verdict."""

    reason: str
    words: str | None
    verdict: Literal["supported", "not supported", "cannot tell"]
    end: str


class GuidanceReply(Reply):
    """A passage of prose guidance for a style."""

    guidance: str
    end: str


@dataclass(frozen=True)
class Part:
    """A document or a part of one, to extract from: `start` and `end` count in the document's text.

    Parts overlap, so that none begins or ends without its context; their cores do not. What begins in a part's core is that
    part's to tell. `core_start` and `core_end` are None where the part is all there is.
    """

    document: Document
    start: int
    end: int
    number: int = 1
    of: int = 1
    core_start: int | None = None
    core_end: int | None = None

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]

    @property
    def core(self) -> tuple[int, int]:
        """The span of the document's text that is this part's alone."""
        return (
            self.start if self.core_start is None else self.core_start,
            self.end if self.core_end is None else self.core_end,
        )


@dataclass(frozen=True)
class Assignment:
    """A brief to compose: the ledger is all that may be used; `references` names each claim as the prompt does (`k3`)."""

    ledger: Ledger
    style: Style
    references: dict[str, str]
    note: str | None = None


@dataclass(frozen=True)
class Refused:
    """A rewriting that was not taken: its sentences, and why."""

    sentences: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Rewriting:
    """A block of a brief to write again: `block` is its id, `h0` the headline's.

    `wish` is an editor's, `faults` are what the rules found in it, `refused` what was wrong with an earlier answer to these.
    `sample` counts the versions that were asked for, from 0.
    """

    assignment: Assignment
    brief: Brief
    block: str
    wish: str | None = None
    faults: tuple[Finding, ...] = ()
    sample: int = 0
    refused: Refused | None = None


@dataclass(frozen=True)
class Passage:
    """A quotation that a sentence cites, the text around it, and where both come from."""

    quote: str
    around: str
    origin: str


@dataclass(frozen=True)
class Doubt:
    """A sentence to be read beside what it cites. `score`, from 0 to 1, is how well the rules find it borne out; `before` is what
    leads up to it in its paragraph."""

    sentence: Sentence
    before: str
    passages: tuple[Passage, ...]
    score: float
    today: str
    language: str
