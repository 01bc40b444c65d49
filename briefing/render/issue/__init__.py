"""An edition as a publication: a page, Markdown, a mail, a PDF, JSON; the index of past editions; its feeds; the desk's own page.

Everything is made of the briefs that go out and of the edition's record. No word of a brief is changed, and nothing here knows
why a brief goes out or does not.
"""

from __future__ import annotations

from briefing.render.issue.content import Issue, Item, Past, issue_values, published_record
from briefing.render.issue.feeds import atom, json_feed
from briefing.render.issue.files import FILES, issue_file
from briefing.render.issue.pages import desk_page, index_page

__all__ = [
    "FILES",
    "Issue",
    "Item",
    "Past",
    "atom",
    "desk_page",
    "index_page",
    "issue_file",
    "issue_values",
    "json_feed",
    "published_record",
]
