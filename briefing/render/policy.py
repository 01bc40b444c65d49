"""What a page may load and run: styles and scripts that stand in it, each allowed by its hash, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Inline:
    """A style sheet or a script as it stands in a page, and the name by which a content security policy allows it."""

    text: Markup
    source: str


def inline(text: str) -> Inline:
    """A text of a template of the desk's own, made fit to stand inside `<style>` or `<script>`."""
    within = "\n" + text.replace("</", "<\\/").strip() + "\n"
    hashed = base64.b64encode(hashlib.sha256(within.encode()).digest()).decode()
    return Inline(Markup(within), f"'sha256-{hashed}'")  # noqa: S704  a template of the desk's own


def policy(style: Inline, script: Inline | None = None, *, connect: bool = False) -> Markup:
    """A content security policy that allows one style sheet, at most one script, and with `connect` requests to the page's own
    server; no picture, font, frame, form or address elsewhere."""
    rules = ["default-src 'none'", f"style-src {style.source}"]
    rules += [f"script-src {script.source}"] if script else []
    rules += ["connect-src 'self'"] if connect else []
    return Markup("; ".join([*rules, "base-uri 'none'", "form-action 'none'"]))  # noqa: S704  hashes and fixed words
