"""Prompts as engines get them: rendered from the library, fenced, and closed by a mark.

Source text stands between fences whose mark is made from the text itself: whoever wrote the text cannot have written the mark
into it, and the same text gives the same request, which is what lets a reply be found again instead of paid for again. The
mark at the end must come back in the reply: a prompt that a server cut short betrays itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from briefing.library import Library
from briefing.model import Prompt


def mark(purpose: str, text: str) -> str:
    """A short mark that nobody could have written into `text`, the same for the same text."""
    return hashlib.sha256(f"{purpose}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def build(library: Library, name: str, system: Mapping[str, Any], user: Mapping[str, Any], material: str) -> Prompt:
    """The prompt `name`: `NAME.system.md` rendered with `system`, `NAME.md` with `user`, a fence and an end mark.

    The system text is the same for all questions of a kind, so that services can keep it in their cache.
    """
    end = mark("end", material)
    standing = library.prompt(f"{name}.system.md", system)
    question = library.prompt(f"{name}.md", {**user, "fence": mark("fence", material), "end": end})
    both = hashlib.sha256(f"{standing.hash}{question.hash}".encode()).hexdigest()[:16]
    return Prompt(name, both, standing.text.strip(), question.text.strip(), end)
