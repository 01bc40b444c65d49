"""The embedded engine: briefs out of the sources' own sentences, with no model, no key and no network.

It picks and never writes: every sentence of its briefs is a sentence of a source, letter for letter, so that nothing can be
invented. What it cannot do is synthesis; a brief that it made says so by the name of its engine. The same input gives the
same bytes.
"""

from __future__ import annotations

from briefing.model import Answer, R, Request
from briefing.model.extractive.composing import compose
from briefing.model.extractive.extracting import extract
from briefing.model.extractive.rewriting import rewrite
from briefing.records import EngineInfo
from briefing.replies import Assignment, ComposeReply, ExtractReply, Part, RewriteReply, Rewriting

__all__ = ["ExtractiveEngine"]


class ExtractiveEngine:
    """Answers every kind of request by choosing sentences. It holds no state and renders no prompt."""

    info = EngineInfo(kind="extractive")
    in_flight = 1

    def answer(self, request: Request[R]) -> Answer[R]:
        """The reply that the material asks for. Raises TypeError for material of no known kind."""
        reply = self._reply(request.material)
        if not isinstance(reply, request.reply):
            raise TypeError(f"{request.step} asks for {request.reply.__name__}, and its material gives {type(reply).__name__}")
        return Answer(reply)

    def _reply(self, material: object) -> ExtractReply | ComposeReply | RewriteReply:
        match material:
            case Part():
                return extract(material)
            case Assignment():
                return compose(material)
            case Rewriting():
                return rewrite(material)
        raise TypeError(f"no way to answer about {type(material).__name__}")

    def close(self) -> None:
        """Nothing to close."""
