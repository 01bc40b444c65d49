"""Review: a person's edits of a draft, read back without loss, kept as revisions, and approved as exactly one text."""

from __future__ import annotations

from briefing.review.critic import Proposal, Remark
from briefing.review.front import front_matter, normalised
from briefing.review.reading import Known, Reading, read, read_draft

__all__ = ["Known", "Proposal", "Reading", "Remark", "front_matter", "normalised", "read", "read_draft"]
