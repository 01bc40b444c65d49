"""One brief under review: its draft read, what was done to it kept as a revision, and the draft written anew.

What is written goes in an order that a kill at any point leaves whole: the old and the new revision, the state with the events
that the store lacks yet, the record, the draft, and last the store. Until the draft is written, the person's file is what
counts, and the same command does the rest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from uuid import uuid4

from briefing.clock import Clock
from briefing.errors import DraftError, SetupError
from briefing.events import ReviewEvent
from briefing.records import Brief, Finding
from briefing.review.changes import Change, changes, same_words, struck_claims, text_of
from briefing.review.critic import Remark, Take
from briefing.review.dress import definitions, dressed
from briefing.review.front import front_matter, own_lines
from briefing.review.offers import with_offers
from briefing.review.reading import Known, Reading, read
from briefing.review.state import Comment, ReviewState, Struck, kept_state_file, revision_file, state_file
from briefing.runs import Run, brief_file, digest, draft_file, read_record, write_atomic
from briefing.styles import Style

Edit = Callable[[str], str]


@dataclass(frozen=True)
class Means:
    """What a review works with: the rules, the renderer of the draft, the history, whose hands these are, and the time.

    Without `keep`, events wait in the state for the next command that has a store. `shown` renders the draft as it was when its
    file was last written, where the ledger is another by now; `done` is told when that file is written anew. `pages` are other
    files made of the draft, by their suffix.
    """

    judge: Callable[[Brief], Brief]
    draft: Callable[[Brief], str]
    keep: Callable[[Sequence[ReviewEvent]], None] | None
    who: str
    clock: Clock
    pages: dict[str, Callable[[Brief], bytes]] = field(default_factory=dict)
    shown: Callable[[Brief], str] | None = None
    done: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Applied:
    """What a review step did: the changes, what the rules newly say, and whether anything was written."""

    brief: Brief
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    settled: int = 0
    wrote: bool = False
    notes: tuple[str, ...] = ()


class Desk:
    """A brief of a run, open for review. Whoever writes holds the run's lock."""

    def __init__(self, run: Run, style: Style, means: Means) -> None:
        self.run = run
        self.style = style
        self.means = means
        self.record = run.brief(style.name)
        self.state = self._read_state()
        self._forget_unshown()

    @property
    def path(self) -> Path:
        return self.run.folder / draft_file(self.style.name)

    def _read_state(self) -> ReviewState:
        path = self.run.folder / state_file(self.style.name)
        if not path.exists():
            return ReviewState(shown=self.record.revision, revision=self.record.revision)
        state = read_record(path, ReviewState)
        if state.revision > self.record.revision:  # killed before the record was written: what the state tells has not happened
            return read_record(self.run.folder / kept_state_file(self.style.name, self.record.revision), ReviewState)
        return state

    def _forget_unshown(self) -> None:
        """A step that was killed before its draft was written has not happened: the file is still that of the revision before,
        and nobody has seen another. The same command does it again."""
        shown = self.state.shown
        if shown >= self.record.revision or not self.path.exists():
            return
        kept, before = (self.run.folder / name(self.style.name, shown) for name in (kept_state_file, revision_file))
        try:
            of_file = front_matter(self.text())[0].get("rev")
        except DraftError:
            return
        if of_file == shown and kept.exists() and before.exists():
            self.record, self.state = read_record(before, Brief), read_record(kept, ReviewState)

    def machine(self) -> Brief:
        """The machine's own text that this brief stands on."""
        return self.state.machine or self.revision(self.revisions()[0])

    def revision(self, number: int) -> Brief:
        """The brief as it was at a revision."""
        if number == self.record.revision:
            return self.record
        path = self.run.folder / revision_file(self.style.name, number)
        if not path.exists():
            raise SetupError(f"{self.run.folder} has no revision {number} of {self.style.name}", f"it has: {self._revisions()}")
        return read_record(path, Brief)

    def _revisions(self) -> str:
        return ", ".join(str(number) for number in self.revisions())

    def revisions(self) -> list[int]:
        """The numbers of all revisions that are here, the present one last."""
        kept = (self.run.folder / "5-briefs/revisions").glob(f"brief.{self.style.name}.*.json")
        numbers = {int(path.name.split(".")[-2]) for path in kept if path.name.split(".")[-2].isdigit()}
        return sorted({number for number in numbers if number < self.record.revision} | {self.record.revision})

    # -- the draft's file -------------------------------------------------------------------------------------------------

    def text(self) -> str:
        """The draft's file as it stands now. Raises DraftError where it is not text."""
        try:
            data = self.path.read_bytes()
        except OSError as error:
            raise DraftError(f"{self.path}: cannot be read: {error.strerror}") from error
        try:
            return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise DraftError("not UTF-8 text", line, "save the draft as UTF-8") from error

    def canonical(self, own: Sequence[str] = ()) -> str:
        """The draft as this record and its open comments give it."""
        return dressed(self.means.draft(with_offers(self.record, self.state.proposed)), self.state, own)

    def pending(self) -> bool:
        """Whether the file holds anything that is not in the record; one that is gone holds nothing."""
        if not self.path.exists():
            return False
        text = self.text()
        return text != self.canonical(own_lines(text))

    def read(self, text: str, take: Take | None = None) -> Reading:
        """What a text of this draft holds, on the revision that it was made from."""
        values, _, _ = front_matter(text)
        number = values.get("rev", self.record.revision)
        if not isinstance(number, int) or number < 1 or number > self.record.revision:
            raise DraftError(f"rev is {number!r}; this brief is at revision {self.record.revision}", 1)
        if isinstance(values.get("id"), str) and values["id"] != self.record.id:
            raise DraftError(f"this is a draft of another brief: {values['id']}", 1, f"this run's brief is {self.record.id}")
        if number < self.state.shown:
            raise DraftError(
                f"this is a draft of revision {number}, and {self.state.shown} has been written since",
                1,
                f"move your copy aside; `briefing review apply {self.run.folder}` writes the present one; put your edits into it",
            )
        base = self.revision(number)
        shown = self.means.shown or self.means.draft
        offers = self.state.proposed
        known = Known(definitions(shown(with_offers(base, offers))), offers, frozenset(self.ids()))
        return read(text, base, self.style, known, take)

    def ids(self) -> tuple[str, ...]:
        """Every block id that was ever given in this brief."""
        known = self.state.ids or tuple(block.id for number in self.revisions() for block in self.revision(number).blocks())
        return tuple(dict.fromkeys((*known, *(block.id for block in self.record.blocks()))))

    # -- doing ------------------------------------------------------------------------------------------------------------

    def apply(self, take: Take | None = None, edit: Edit | None = None) -> Applied:
        """Takes the file as it stands now, with an `edit` made to its text. Raises DraftError, and then nothing is written."""
        if not self.path.exists():
            self._show(None, ())
            return Applied(self.record, wrote=True, notes=("the draft's file was gone and is written anew from its record",))
        before = self.text()
        reading = self.read(edit(before) if edit else before, take)
        return self._settle(reading, before)

    def replace(self, brief: Brief, verb: str, note: str, state: ReviewState | None = None) -> Applied:
        """Puts other words in the place of the present ones: for `revert`, and for what the machine brings."""
        said = (Change(verb, note=note), *changes(self.record, brief))
        return self.commit(brief, state or self.state, said, self.text(), 0)

    def note(self, state: ReviewState, *said: Change) -> Applied:
        """Keeps a decision that changes no word."""
        return self.commit(self.record, state, said, self.text(), 0)

    def keep_place(self, sentence: str | None) -> None:
        """Keeps where somebody stopped reading. It is no event."""
        if sentence != self.state.place:
            self.state = self.state.model_copy(update={"place": sentence})
            self._save(state_file(self.style.name), self.state)

    def _settle(self, reading: Reading, before: str) -> Applied:
        struck = {block: remark for block, remark in reading.remarks if remark.verb == "drop" and block != "h0"}
        brief = _without(reading.brief, set(struck))
        done = [
            Change(change.verb, change.block, change.before, change.after, struck[change.block].note or None)
            if change.verb == "drop" and change.block in struck
            else change
            for change in changes(self.record, brief)
        ]
        remarks = [(block, remark) for block, remark in reading.remarks if block not in struck]
        comments, talk = self._comments(remarks)
        state = self.state.model_copy(
            update={"comments": comments, "struck": self._struck(done, brief), "proposed": reading.open}
        )
        notes = []
        if reading.status and reading.status not in (self.state.state, "draft"):
            notes.append(
                f"status {reading.status!r} in the file is a request: `briefing review approve` (or return, reject) decides"
            )
        applied = self.commit(brief, state, (*done, *talk), before, len(reading.proposals))
        return Applied(applied.brief, applied.changes, applied.findings, applied.settled, applied.wrote, tuple(notes))

    def _comments(self, remarks: Sequence[tuple[str, Remark]]) -> tuple[tuple[Comment, ...], list[Change]]:
        """The comments that stand now, and what became of them: those that are new, and those that somebody took out."""
        known = list(self.state.comments)
        made: list[Comment] = []
        talk: list[Change] = []
        for block, remark in remarks:
            old = next((comment for comment in known if (comment.block, comment.text) == (block, remark.text)), None)
            if old:
                known.remove(old)
            else:
                talk.append(Change("comment", block, None, remark.text))
            made.append(old or Comment(block=block, text=remark.text, verb=remark.verb, who=self.means.who, at=self._now()))
        talk += [Change("resolve", comment.block, comment.text) for comment in known]
        return tuple(made), talk

    def _struck(self, done: Sequence[Change], brief: Brief) -> tuple[Struck, ...]:
        kept = list(self.state.struck)
        gone = {block.id: block for block in self.record.blocks()}
        for change in done:
            if change.verb == "drop" and change.block:
                block = gone[change.block]
                claims = struck_claims(block, brief)
                who, at = self.means.who, self._now()
                kept.append(Struck(block=block.id, text=text_of(block), claims=claims, why=change.note, who=who, at=at))
        return tuple(kept)

    def commit(
        self, brief: Brief, state: ReviewState, said: Sequence[Change], before: str, settled: int = 0, *, reopen: bool = True
    ) -> Applied:
        """Keeps a brief and a state with what was done, and writes the draft anew. `before` is the draft's file as it was read.
        Other words make a draft of what was decided on, unless `reopen` is not set: then no word differs."""
        own = own_lines(before)
        said = list(said)
        reworded = not same_words(brief, self.record)
        new = reworded or brief.sources != self.record.sources
        there = dict.fromkeys(block.id for block in brief.blocks())
        struck = tuple(struck for struck in state.struck if struck.block not in there)
        offers = tuple(one for one in state.proposed if one.kind == "insert" or one.block in there)
        ids = tuple(dict.fromkeys((*self.ids(), *there, *(one.id for one in offers)))) if new or offers else state.ids
        state = state.model_copy(update={"struck": struck, "proposed": offers, "ids": ids})
        if not new and state == self.state and not said and before == self.canonical(own):
            self._send()
            return Applied(self.record)
        if reworded and reopen and state.state != "draft":
            said.append(Change("reopen", None, state.state, "draft", "the text was changed"))
            state = state.model_copy(update={"state": "draft", "since": self._now(), "approval": None})
        checked = self.means.judge(brief.model_copy(update={"revision": self.record.revision + new}))
        fresh = tuple(finding for finding in checked.findings if finding not in self.record.findings)
        self._write(checked, state, said, new)
        self._show(before, own)
        return Applied(checked, tuple(said), fresh, settled, wrote=True)

    # -- files ------------------------------------------------------------------------------------------------------------

    def _write(self, brief: Brief, state: ReviewState, said: Sequence[Change], new: bool) -> None:
        name = self.style.name
        if "key" not in self.run.meta:
            self.run.save_meta(key=uuid4().hex[:16])
        if new:
            self._save(revision_file(name, self.record.revision), self.record)
            self._save(kept_state_file(name, self.record.revision), self.state)
            self._save(revision_file(name, brief.revision), brief)
        unsent = {event.id: event for event in (*state.unsent, *self._events(said, brief.revision))}
        self.state = state.model_copy(update={"unsent": tuple(unsent.values()), "revision": brief.revision})
        self._save(state_file(name), self.state)
        if new:
            self._save(brief_file(name), brief)
            self.record = brief

    def _show(self, before: str | None, own: Sequence[str]) -> None:
        """Writes the draft, unless a person saved it meanwhile: then theirs stays, and the next command takes it."""
        if self.path.exists() and self.text() != before:
            raise DraftError(f"{self.path} was saved by somebody while this ran; nothing of it is lost", None, "run it again")
        data = self.canonical(own).encode()
        write_atomic(self.path, data)
        for name, page in self.means.pages.items():
            if (self.run.folder / name).exists() and not self.run.changed_by_hand(name):
                self.run.write(name, page(self.record))
        self.state = self.state.model_copy(update={"shown": self.record.revision, "shown_hash": digest(data)})
        self._save(state_file(self.style.name), self.state)
        self.means.done()
        self._send()

    def _send(self) -> None:
        """Gives the store the events that it lacks."""
        if self.means.keep is not None and self.state.unsent:
            self.means.keep(self.state.unsent)
            self.state = self.state.model_copy(update={"unsent": ()})
            self._save(state_file(self.style.name), self.state)

    def _save(self, name: str, record: Brief | ReviewState) -> None:
        data = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"
        write_atomic(self.run.folder / name, data.encode())

    def _events(self, said: Sequence[Change], revision: int) -> list[ReviewEvent]:
        at, run = self._now(), str(self.run.meta["key"])
        made = []
        for change in said:
            parts = [run, self.style.name, str(revision), change.verb, change.block, change.before, change.after, change.note]
            if change.verb in ("accept", "approve", "return", "reject", "publish", "comment", "resolve"):
                parts.append(at)  # these can be done again to the same words
            key = hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:24]
            what = (change.verb, change.block, change.before, change.after, change.note)
            made.append(ReviewEvent(key, run, self.style.name, revision, at, self.means.who, *what))
        return made

    def _now(self) -> str:
        return self.means.clock.now().astimezone(UTC).isoformat(timespec="seconds")

    now = _now


def _without(brief: Brief, blocks: set[str]) -> Brief:
    """A brief without some of its blocks."""
    sections = tuple(
        section.model_copy(
            update={
                "lead": None if section.lead and section.lead.id in blocks else section.lead,
                "points": tuple(block for block in section.points if block.id not in blocks),
            }
        )
        for section in brief.sections
    )
    return brief.model_copy(update={"sections": sections})
