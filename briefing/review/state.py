"""Where a brief stands in its review: its state, open comments, what was struck, who approved which text.

One file a brief, beside its record. It travels with the run; the store of a desk holds the history of how it came about.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefing.events import ReviewEvent
from briefing.records import SCHEMA_VERSION, Block, Brief, Record
from briefing.runs import Run, digest, read_record

State = Literal["draft", "changes_requested", "approved", "rejected", "published", "corrected"]


class Comment(Record):
    """What somebody said about a block (`brief`: about the whole). With a `verb` it asks for something and is open until done."""

    block: str
    text: str
    verb: str | None = None
    who: str
    at: str


class Struck(Record):
    """A block that a person took out, and the claims that only it used: they stay out of other styles."""

    block: str
    text: str
    claims: tuple[str, ...] = ()
    why: str | None = None
    who: str
    at: str


class Proposed(Record):
    """What the machine offers beside a person's text, open until somebody takes it or turns it down.

    `id` is the block that the offered text would be: the draft shows it under that name, with footnotes of its own. `replace`
    offers it for the words of `block`, `insert` behind `block` (None: first in its section), `delete` offers to take `block` out
    and has no `text`. `why` is for people.
    """

    id: str
    kind: Literal["replace", "insert", "delete"]
    block: str | None = None
    section: str | None = None
    text: Block | None = None
    why: str
    at: str


class Approval(Record):
    """Who let which text pass. `override` is the reason given where something stood against it, and `against` what that was."""

    who: str
    at: str
    revision: int
    hash: str
    override: str | None = None
    against: tuple[str, ...] = ()


class Publication(Record):
    """What went out. `correction` is the note of a text that replaces one published before."""

    who: str
    at: str
    revision: int
    hash: str
    files: tuple[str, ...]
    correction: str | None = None


class ReviewState(Record):
    """`revision` is the one that it belongs to; `shown` is that which the draft's file was last written from, `shown_hash` the
    hash of that file as written; `unsent` are events that the store lacks yet. `ids` are all block ids that were ever given, so
    that none is given again; `machine` is the machine's text that the brief was last joined with, which tells a person's words
    from the machine's (None: that of the first revision). `place` is the sentence that somebody stopped
    at in the terminal."""

    schema_version: int = SCHEMA_VERSION
    revision: int = 1
    state: State = "draft"
    since: str | None = None
    comments: tuple[Comment, ...] = ()
    struck: tuple[Struck, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    ids: tuple[str, ...] = ()
    machine: Brief | None = None
    place: str | None = None
    accepted: dict[str, str] = Field(default_factory=dict)
    approval: Approval | None = None
    published: tuple[Publication, ...] = ()
    shown: int = 1
    shown_hash: str | None = None
    unsent: tuple[ReviewEvent, ...] = ()


def state_file(style: str) -> str:
    return f"5-briefs/review.{style}.json"


def revision_file(style: str, revision: int) -> str:
    return f"5-briefs/revisions/brief.{style}.{revision}.json"


def kept_state_file(style: str, revision: int) -> str:
    """The state as it was when a revision gave way to the next."""
    return f"5-briefs/revisions/review.{style}.{revision}.json"


def proposed_in(run: Run, style: str) -> tuple[Proposed, ...]:
    """What the program proposes in a draft of a run."""
    path = run.folder / state_file(style)
    return read_record(path, ReviewState).proposed if path.exists() else ()


def text_hash(brief: Brief) -> str:
    """The hash of exactly the words of a brief, its headings and their order."""
    lines = [brief.headline.text if brief.headline else ""]
    for section in brief.sections:
        lines.append(f"## {section.key} {section.heading or ''}")
        lines += ["\t".join(sentence.text for sentence in block.sentences) for block in section.blocks()]
    return digest("\n".join(lines).encode("utf-8", "surrogatepass"))
