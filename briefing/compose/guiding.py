"""Samples of a desk's briefs -> a draft of its style's guidance, asked of a model. A draft: what a desk wants, it says itself."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.library import Library
from briefing.model import Request
from briefing.prompts import build
from briefing.replies import GuidanceReply
from briefing.typography import plain

MOST_SAMPLES = 12
LONGEST = 6_000  # characters of a sample: a brief has fewer
MOST_LINES = 30


def guidance_request(name: str, samples: Sequence[str], library: Library) -> Request[GuidanceReply]:
    """The question behind a draft of guidance for the style `name`."""
    shown = tuple(sample[:LONGEST] for sample in samples[:MOST_SAMPLES])
    return Request(
        "guidance",
        name,
        GuidanceReply,
        shown,
        lambda: build(library, "guidance", {}, {"samples": shown}, repr(shown)),
        name,
    )


def guidance_of(reply: GuidanceReply) -> str:
    """The draft as plain lines, without what a terminal or a file should not hold."""
    lines = [plain(line) for line in reply.guidance.splitlines()]
    return "\n".join(line for line in lines if line)[: MOST_LINES * 300]
