"""Publishing an edition: what of it may go out, the public folder, and what is filed where a source has taken something back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from briefing.desk import DeskSettings
from briefing.editions import EDITION, Edition, EditionStory, Withdrawal
from briefing.errors import BriefingError, SetupError
from briefing.library import Library
from briefing.pipeline.reviewing import Hands, desk_for
from briefing.records import Brief
from briefing.render import render_file
from briefing.render.issue import Issue, Item, Past, atom, desk_page, index_page, issue_file, issue_values, json_feed
from briefing.review import verbs
from briefing.review.decide import NotApproved
from briefing.review.desk import Desk
from briefing.review.publish import publish
from briefing.review.state import ReviewState, state_file
from briefing.runs import Run, read_record, write_atomic
from briefing.store import Store
from briefing.styles import Style

SUFFIXES = {"markdown": "md", "text": "txt", "html": "html", "email": "eml", "docx": "docx", "pdf": "pdf", "json": "json"}
OUT = ("approved", "published", "corrected")
PAGE, DESK_PAGE = "edition.json", "index.html"


@dataclass(frozen=True)
class Press:
    """What an edition is published with: the desk, its folder, the edition's, prompts and templates, hands, and the store.

    `style` is the one that goes out, where briefs have several; `verbatim` lets the sources' own sentences be printed.
    """

    desk: DeskSettings
    root: Path
    folder: Path
    library: Library
    hands: Hands
    store: Store
    style: str | None = None
    verbatim: bool = False


@dataclass
class Issued:
    """What went out: the issue, and the files that were written, changed or not."""

    issue: Issue
    files: list[Path] = field(default_factory=list)


def read_edition(folder: Path) -> Edition:
    path = folder / EDITION
    if not path.exists():
        raise SetupError(f"{folder} holds no edition", "briefing daily makes one; --out names another folder")
    return read_record(path, Edition)


def publish_edition(press: Press) -> Issued:
    """Builds the public page, index, feeds, mail and files from the briefs that may go out, and says what stays in.

    The same edition again, with the same briefs approved, writes the same files.
    """
    edition = read_edition(press.folder)
    items: list[Item] = []
    left: list[tuple[str, str]] = []
    for story in edition.stories:
        if story.state == "repeated":
            continue
        try:
            items.append(_item(press, story))
        except _Stays as stays:
            left.append((story.briefs[0].headline if story.briefs else story.title, str(stays)))
    unread = any(item.brief.approved is None for item in items)
    issued = Issued(Issue(edition, press.desk, tuple(items), tuple(left), unread=unread))
    if items:
        _write(press, issued)
    for item in items:
        press.store.archived_state(edition.date, item.story.slot, item.style.name, "published")
    return issued


class _Stays(Exception):
    """Why a brief does not go out."""


def _item(press: Press, story: EditionStory) -> Item:
    """A story's brief as it goes out. Raises _Stays with the reason why it does not."""
    if not story.briefs or story.run is None:
        raise _Stays(story.error or "it has no brief")
    styles = [brief.style for brief in story.briefs]
    name = press.style or styles[0]
    if name not in styles:
        raise _Stays(f"it has no brief in the style {name}")
    run, style = Run(press.folder / story.run), press.library.style(name)
    with run.locked(wait=5):
        brief = _approved(press, run, style) or _unread(press, run, style)
    return Item(story, brief, run.ledger(), style)


def _approved(press: Press, run: Run, style: Style) -> Brief | None:
    """The brief as somebody approved it, published with that; None where the desk asks for no approval and there is none."""
    desk = desk_for(run, style, press.library, press.hands)
    if desk.state.state == "rejected":
        raise _Stays("it was rejected")
    if press.desk.review == "none" and desk.state.approval is None:
        return None
    ledger, documents = run.ledger(), tuple(run.documents())

    def page(format: str, brief: Brief) -> bytes:
        return render_file(brief, ledger, style, press.library, format, documents)

    try:
        made = publish(desk, {SUFFIXES[name]: partial(page, name) for name in SUFFIXES}, verbatim=press.verbatim)
    except NotApproved as error:
        raise _Stays(error.message) from error
    except BriefingError as error:
        raise _Stays(f"{error.message}: {error.remedy}" if error.remedy else error.message) from error
    return read_record(run.folder / next(name for name in made.files if name.endswith(".json")), Brief)


def _unread(press: Press, run: Run, style: Style) -> Brief:
    """A brief that nobody has read, of a desk that asks for no review: out only without an error."""
    brief = run.brief(style.name)
    errors = [finding for finding in brief.findings if finding.severity == "error"]
    if errors:
        count = f"{len(errors)} errors stand" if len(errors) > 1 else "an error stands"
        raise _Stays(f"{count}: {errors[0].message}")
    if brief.engine and brief.engine.kind == "extractive" and not press.verbatim:
        raise _Stays("its sentences are its sources' own words; `verbatim = true` in [desk], or --allow-verbatim, lets them out")
    return brief.model_copy(update={"findings": (), "remarks": ()})


# -- the public folder -----------------------------------------------------------------------------------------------------


def _write(press: Press, issued: Issued) -> None:
    edition, public = issued.issue.edition, press.desk.public
    outputs = dict.fromkeys((*press.desk.outputs, "json"))  # the index is made of the JSON of all editions
    for output in outputs:
        name, data = issue_file(output, issued.issue, press.library)
        _put(issued, public / edition.date / name, data)
    if "html" in outputs:
        _put(issued, public / edition.date / "content.html", _content(issued.issue, press.library).encode())
        past = past_editions(public)
        _put(issued, public / "index.html", index_page(press.desk, past, press.library).encode())
        _put(issued, public / "feed.xml", atom(press.desk, past).encode())
        _put(issued, public / "feed.json", json_feed(press.desk, past).encode())


def _put(issued: Issued, path: Path, data: bytes) -> None:
    if not path.exists() or path.read_bytes() != data:
        write_atomic(path, data)
    issued.files.append(path)


def _content(issue: Issue, library: Library) -> str:
    """What a feed's reader sees of an edition: its briefs without their notes."""
    values = issue_values(issue, library, links=False)
    note = f"<p><strong>{values['unread']}</strong></p>\n" if values["unread"] else ""
    return note + "\n".join(str(item["article"]) for item in values["items"]) + "\n"


def past_editions(public: Path) -> list[Past]:
    """The editions in a public folder, the latest first."""
    return [_past(path) for path in sorted(public.glob(f"*/{PAGE}"), reverse=True)]


def _past(path: Path) -> Past:
    try:
        made: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        content = path.with_name("content.html")
        return Past(
            date=made["date"],
            page=f"{path.parent.name}/index.html",
            headlines=tuple(story["headline"] for story in made["stories"]),
            words=made["words"],
            minutes=made["minutes"],
            moment=_moment(made),
            html=content.read_text(encoding="utf-8") if content.exists() else "",
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = "move it out of the public folder, or publish that edition again"
        raise SetupError(f"{path}: not an edition as this program publishes them: {error}", remedy) from error


def _moment(made: dict[str, Any]) -> str:
    """When an edition is said to have come out: as it closed."""
    return datetime.fromisoformat(made["closes"]).isoformat(timespec="seconds")


# -- the desk --------------------------------------------------------------------------------------------------------------


def review_states(folder: Path, edition: Edition) -> dict[str, str]:
    """Where each story's first brief stands in review."""
    states: dict[str, str] = {}
    for story in edition.told():
        path = folder / (story.run or "") / state_file(story.briefs[0].style)
        states[story.slot] = read_record(path, ReviewState).state if path.exists() else "draft"
    return states


def write_desk_page(folder: Path, edition: Edition, library: Library) -> Path:
    """The draft edition as a page for the desk."""
    data = desk_page(edition, review_states(folder, edition), library).encode()
    path = folder / DESK_PAGE
    if not path.exists() or path.read_bytes() != data:
        write_atomic(path, data)
    return path


def file_corrections(
    edition: Edition, root: Path, store: Store, library: Library, hands: Hands, tell: Callable[[str], None]
) -> list[Withdrawal]:
    """Files what a source took back as a request in each brief that is out, or about to be, and rests on it: once."""
    filed = []
    for gone in edition.withdrawals:
        run = Run(root / gone.run)
        if not run.meta.get("files"):
            continue
        try:
            with run.locked(wait=5):
                desk = desk_for(run, library.style(gone.style), library, hands)
                if _stands(desk, store, gone) and _file(desk, store, gone):
                    filed.append(gone)
        except BriefingError as error:
            tell(f"no correction could be filed in {gone.run}: {error.message}")
    return filed


def _stands(desk: Desk, store: Store, gone: Withdrawal) -> bool:
    """Whether the brief is out or approved."""
    state = next((one.state for one in store.told_on(gone.date) if one.run == gone.run and one.style == gone.style), "draft")
    return desk.state.state in OUT or state in OUT


def _file(desk: Desk, store: Store, gone: Withdrawal) -> bool:
    """Puts the request behind its block, unless it was there before, taken out or not. Returns whether it did."""
    said = f"@correct {gone.reason} ({gone.source})"
    known = {comment.text for comment in desk.state.comments}
    key = desk.run.meta.get("key")
    known |= {event.after or "" for event in store.reviews(key, desk.style.name) if event.verb == "comment"} if key else set()
    if said in known or gone.block not in {block.id for block in desk.record.blocks()}:
        return False
    if not desk.path.exists() or desk.pending():
        desk.apply()
    desk.apply(None, lambda body: verbs.comment(body, gone.block, said))
    return True
