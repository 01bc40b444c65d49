"""What goes out as an edition, and the plain values that every format of it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup

from briefing.desk import DeskSettings
from briefing.editions import WORDS_A_MINUTE, Edition, EditionStory
from briefing.library import Library
from briefing.records import Brief, Ledger
from briefing.render.html import brief_body
from briefing.render.markdown import body
from briefing.render.view import long_date, safe_url, traced, view
from briefing.styles import Style

UNREAD = "No person has read this edition before it went out."
STATES = {"new": "New", "updated": "Updated", "repeated": "Nothing new"}
_IDS = re.compile(r'(\bid="|\bhref="#)(?=fn)')
_LABEL = re.compile(r"\[\^(?=\w)")


@dataclass(frozen=True)
class Item:
    """A brief that goes out, with all that it rests on."""

    story: EditionStory
    brief: Brief
    ledger: Ledger
    style: Style


@dataclass(frozen=True)
class Past:
    """An edition that is out: its day, its page counted from the public folder, and its headlines."""

    date: str
    page: str
    headlines: tuple[str, ...]
    words: int
    minutes: int
    moment: str
    html: str = ""


@dataclass(frozen=True)
class Issue:
    """An edition as it goes out: its briefs in order, what was left out with the reason, corrections of what was out before."""

    edition: Edition
    desk: DeskSettings
    items: tuple[Item, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    unread: bool = False

    @property
    def words(self) -> int:
        return sum(_words(item.brief) for item in self.items)

    @property
    def minutes(self) -> int:
        return max(1, round(self.words / WORDS_A_MINUTE)) if self.items else 0


def _words(brief: Brief) -> int:
    return sum(len(sentence.text.split()) for sentence in brief.sentences())


def issue_values(issue: Issue, library: Library, *, margin: bool = False, links: bool = True) -> dict[str, Any]:
    """The edition as templates see it."""
    edition = issue.edition
    closes = datetime.fromisoformat(edition.closes).astimezone(issue.desk.zone)
    items = [_item(number, item, library, margin, links) for number, item in enumerate(issue.items, 1)]
    return {
        "name": edition.name,
        "language": issue.desk.language,
        "date": long_date(edition.date),
        "day": edition.date,
        "weekday": closes.strftime("%A") if edition.date == closes.date().isoformat() else "",
        "closes": f"{closes:%H:%M} {closes.tzname()}" if issue.desk.cutoff else None,
        "words": issue.words,
        "minutes": issue.minutes,
        "items": items,
        "unread": UNREAD if issue.unread else None,
        "summary": "; ".join(item["headline"].rstrip(".") for item in items[:3]),
        "changes": [change for item in items for change in item["changes"]],
        "previous": long_date(edition.previous),
        "previous_day": edition.previous,
        "quiet": [_quiet(story) for story in edition.stories if story.state == "repeated"],
        "corrections": list(_corrections(edition)),
        "used": list(_used(issue)),
        "left_out": [{"title": title, "reason": reason} for title, reason in issue.left_out],
        "documents": edition.documents,
        "refused": len(edition.refused),
        "extractive": edition.engine == "extractive",
    }


def _item(number: int, item: Item, library: Library, margin: bool, links: bool) -> dict[str, Any]:
    values = view(item.brief, item.ledger, item.style, marked=traced(item.brief))
    made = brief_body(values, library, margin=margin, links=links)
    headline = values["headline"] or item.story.title
    words = _words(item.brief)
    return {
        "number": number,
        "anchor": f"s{number}",
        "state": item.story.state,
        "label": STATES[item.story.state],
        "headline": headline,
        "summary": item.story.briefs[0].summary,
        "topics": item.story.topics,
        "words": words,
        "minutes": max(1, round(words / WORDS_A_MINUTE)),
        "language": values["language"],
        "direction": values["direction"],
        "article": _own_ids(made.article, number),
        "notes": _own_ids(made.notes, number),
        "markdown": _own_labels(body(values, library), number),
        "approved": item.brief.approved,
        "changes": [_change(headline, f"s{number}", change) for change in item.story.changes if change.was and change.now],
        "withdrawn": [change.before for change in item.story.changes if change.novelty == "withdrawn"],
        "earlier": [{"date": long_date(one.date), "day": one.date, "headline": one.headline} for one in item.story.earlier[:1]],
        "publishers": len({source.outlet or source.source for source in item.ledger.sources if source.role == "story"}),
        "view": values,
    }


def _own_ids(html: Markup, number: int) -> Markup:
    """The marks of one brief told from those of the others on the page, and its headline a level down."""
    text = _IDS.sub(rf"\g<1>s{number}-", html)
    return Markup(text.replace("<h1", "<h2").replace("</h1>", "</h2>"))  # noqa: S704  clean HTML of a brief, ids renamed


def _own_labels(text: str, number: int) -> str:
    """A brief as Markdown with its footnotes told from those of the others, and its headline a level down."""
    lines = [f"#{line}" if line.startswith("# ") else line for line in _LABEL.sub(f"[^{number}-", text).strip().split("\n")]
    return "\n".join(lines)


def _change(headline: str, anchor: str, change: Any) -> dict[str, Any]:
    return {
        "headline": headline,
        "anchor": anchor,
        "was": change.was,
        "now": change.now,
        "text": change.after or "",
        "date": long_date(change.day),
    }


def _quiet(story: EditionStory) -> dict[str, Any]:
    last = story.earlier[0] if story.earlier else None
    return {
        "title": last.headline if last else story.title,
        "date": long_date(last.date) if last else None,
        "day": last.date if last else None,
    }


def _corrections(edition: Edition) -> Iterator[dict[str, Any]]:
    for gone in edition.withdrawals:
        link = safe_url(gone.source)
        yield {"date": long_date(gone.date), "day": gone.date, "sentence": gone.sentence, "reason": gone.reason, "link": link}


def _used(issue: Issue) -> Iterator[str]:
    """The outlets that the briefs rest on, each once."""
    names = {
        source.outlet or source.source
        for item in issue.items
        for source in item.ledger.sources
        if source.role == "story" and not source.reason
    }
    yield from sorted(names)


def published_record(issue: Issue) -> dict[str, Any]:
    """The edition as JSON: what readers get, with the briefs' records."""
    edition = issue.edition
    return {
        "schema_version": edition.schema_version,
        "date": edition.date,
        "name": edition.name,
        "closes": edition.closes,
        "review": edition.review,
        "unread": issue.unread,
        "words": issue.words,
        "minutes": issue.minutes,
        "stories": [
            {
                "story": item.story.story,
                "state": item.story.state,
                "headline": item.brief.headline.text if item.brief.headline else item.story.title,
                "topics": list(item.story.topics),
                "approved": item.brief.approved,
                "changes": [change.model_dump(mode="json") for change in item.story.changes],
                "brief": item.brief.model_dump(mode="json", exclude={"findings", "remarks"}),
            }
            for item in issue.items
        ],
        "nothing_new": [_quiet(story)["title"] for story in edition.stories if story.state == "repeated"],
        "corrections": [gone.model_dump(mode="json", exclude={"run", "block", "style"}) for gone in edition.withdrawals],
        "left_out": [{"title": title, "reason": reason} for title, reason in issue.left_out],
    }
