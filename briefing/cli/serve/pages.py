"""The pages of the review server: the listing, a draft beside its sources, and what was done to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from briefing.cli.bench import Bench
from briefing.cli.publishing import STATES, age
from briefing.cli.serve.acts import stamp, undo_to
from briefing.events import ReviewEvent
from briefing.library import Library
from briefing.records import Brief
from briefing.render.evidence import evidence_values
from briefing.render.policy import inline, policy
from briefing.review import decide, verbs
from briefing.review.changes import changes, text_of, word_diff
from briefing.review.state import Proposed

STATE_WORDS = {name: name.replace("_", " ") for name in STATES}
NEXT = {"draft": "to read", "changes_requested": "sent back", "approved": "to publish"}


@dataclass(frozen=True)
class Page:
    """A page, and the content security policy that allows its style, its script, and requests to this server."""

    html: str
    policy: str


def _made(library: Library, name: str, values: Mapping[str, Any], script: tuple[str, ...] = ()) -> Page:
    css = inline("\n".join(library.template(part, {}) for part in ("evidence.css", "review.css")))
    code = inline("\n".join(library.template(part, {}) for part in script)) if script else None
    rules = policy(css, code, connect=bool(script))
    asked = {**values, "css": css.text, "script": code.text if code else "", "policy": rules}
    return Page(library.template(name, asked), str(rules))


def listing(lines: Mapping[str, Mapping[str, Any]], library: Library) -> Page:
    """Every draft by state, the oldest of each first."""
    groups = [
        {"state": STATE_WORDS[state], "lines": [{**line, "id": name, "age": age(line["since"])} for name, line in mine]}
        for state in STATES
        if (mine := [(name, line) for name, line in lines.items() if line["state"] == state])
    ]
    return _made(library, "review-list.html.j2", {"groups": groups, "count": len(lines)})


def draft(bench: Bench, name: str) -> Page:
    """The evidence page of a draft as recorded, with all that a reviewer can do to it."""
    desk = bench.desk
    text = desk.canonical()
    record = desk.record
    values = evidence_values(record, bench.ledger, desk.style, bench.documents)
    blocks = [block.id for block in record.blocks()]
    review = {
        "id": name,
        "stamp": stamp(desk),
        "revision": record.revision,
        "state": desk.state.state,
        "state_words": STATE_WORDS[desk.state.state],
        "who": desk.means.who,
        "pending": desk.pending(),
        "undo": undo_to(bench),
        "words": {block: verbs.words(text, block) or "" for block in blocks},
        "accepted": {block for block in blocks if decide.is_accepted(desk, block)},
        "comments": desk.state.comments,
        "offers": [_offer(one) for one in desk.state.proposed],
        "struck": desk.state.struck,
        "approval": desk.state.approval,
        "path": str(desk.path),
    }
    return _made(bench.library, "review.html.j2", {**values, "review": review}, ("evidence.js", "review.js"))


def _offer(one: Proposed) -> dict[str, Any]:
    """What the machine proposes beside a person's words; an insertion belongs to the block that it would follow."""
    return {
        "id": one.id,
        "kind": one.kind,
        "block": one.block or "brief",
        "text": text_of(one.text) if one.text else "",
        "why": one.why,
    }


def history(bench: Bench, name: str) -> Page:
    """What was done, the newest first: each revision with the words that came and went, and every other decision."""
    desk = bench.desk
    known = desk.revisions()
    steps = [
        {"number": number, "changes": list(_changes(desk.revision(before), desk.revision(number)))}
        for before, number in pairwise(known)
    ]
    values = {
        "id": name,
        "stamp": stamp(desk),
        "headline": desk.record.headline.text if desk.record.headline else "Brief",
        "revision": desk.record.revision,
        "first": known[0],
        "whole": list(_changes(desk.revision(known[0]), desk.record)),
        "steps": steps[::-1],
        "events": [_event(event) for event in reversed(bench.events())],
    }
    return _made(bench.library, "review-log.html.j2", values, ("review-log.js",))


def _changes(old: Brief, new: Brief) -> Iterator[dict[str, Any]]:
    for change in changes(old, new):
        worded = change.before is not None and change.after is not None and change.verb not in ("move", "evidence")
        yield {
            "verb": change.verb,
            "block": change.block,
            "note": change.note,
            "words": word_diff(change.before or "", change.after or "") if worded else [],
            "came": None if worded or change.verb in ("drop", "move") else change.after,
            "went": None if worded or change.verb == "move" else change.before,
            "moved": f"from {change.before} to {change.after}" if change.verb == "move" else None,
        }


def _event(event: ReviewEvent) -> dict[str, Any]:
    said = event.note or (
        event.after if event.verb in ("comment", "add") else event.before if event.verb in ("resolve", "drop") else None
    )
    return {**vars(event), "day": event.at[:16].replace("T", " "), "said": said}
