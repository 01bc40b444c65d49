"""An engine for tests that answers what the test says, and refuses what it did not foresee."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from briefing.errors import ReplyError
from briefing.model import Answer, Request
from briefing.records import EngineInfo
from briefing.replies import (
    Assignment,
    ComposedHeadline,
    ComposedSentence,
    ComposeReply,
    ExtractReply,
    OfferedClaim,
    OfferedContest,
    Part,
    RepairReply,
    RewriteReply,
    Rewriting,
    WrittenSentence,
)


def offer(quote: str, text: str | None = None, **values: Any) -> OfferedClaim:
    defaults: dict[str, Any] = {"kind": "event", "certainty": "fact", "speaker": None}
    return OfferedClaim(quote=quote, text=text or quote, **{**defaults, **values})


def composed(block: str, text: str, *claims: str, status: Any = "reported") -> ComposedSentence:
    return ComposedSentence(block=block, claims=list(claims), status=status, text=text)


def written(text: str, *claims: str, status: Any = "reported") -> WrittenSentence:
    return WrittenSentence(claims=list(claims), status=status, text=text)


@dataclass
class ScriptedEngine:
    """`extracts` maps a document's name to the claims offered for it, or to an error; `composes` answers an assignment,
    `rewrites` a block to write again, where it does not raise; `contests` says which faults it holds for none."""

    extracts: dict[str, list[OfferedClaim] | ReplyError] = field(default_factory=dict)
    composes: Callable[[Assignment], ComposeReply] | None = None
    rewrites: Callable[[Rewriting], list[WrittenSentence]] | None = None
    contests: Callable[[Rewriting], list[OfferedContest]] | None = None
    in_flight: int = 1
    asked: list[Request[Any]] = field(default_factory=list)

    @property
    def info(self) -> EngineInfo:
        return EngineInfo(kind="replay")

    def answer(self, request: Request[Any]) -> Answer[Any]:
        self.asked.append(request)
        if isinstance(request.material, Part):
            offered = self.extracts.get(request.subject)
            if offered is None:
                raise AssertionError(f"nobody planned an answer for {request.subject}")
            if isinstance(offered, ReplyError):
                raise offered
            return Answer(ExtractReply(claims=offered, end=request.prompt().end))
        if isinstance(request.material, Rewriting):
            assert self.rewrites is not None, f"nobody planned an answer for {request.subject}"
            sentences, end = self.rewrites(request.material), request.prompt().end
            if self.contests is None or not request.material.faults:
                return Answer(RewriteReply(sentences=sentences, end=end))
            return Answer(RepairReply(sentences=sentences, contested=self.contests(request.material), end=end))
        assert isinstance(request.material, Assignment) and self.composes is not None
        return Answer(self.composes(request.material))

    def close(self) -> None:
        pass


def reply(headline: str, claims: list[str], *sentences: ComposedSentence) -> ComposeReply:
    return ComposeReply(headline=ComposedHeadline(claims=claims, text=headline), sentences=list(sentences), end="")
