"""The brief as a mail, ready to be opened and sent: the page's design with its styles on the elements, and a text beside it.

Nothing in it is fetched when it is opened. It names no sender and no receiver: those are for whoever sends it.
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from briefing.library import Library
from briefing.records import Brief, Ledger
from briefing.render.html import brief_body, page_style
from briefing.render.view import traced, view
from briefing.styles import Style

LONGEST_SUBJECT = 180  # characters; more is cut off by every mail program anyway
_NOT_IN_HEADERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")


def mail(brief: Brief, ledger: Ledger, style: Style, library: Library) -> str:
    """The brief as an `.eml` file: ASCII with CRLF at line ends, the same for the same brief."""
    values = view(brief, ledger, style, marked=traced(brief))
    message = EmailMessage(policy=SMTP)
    if brief.date:
        message["Date"] = _moment(brief)
    message["X-Unsent"] = "1"  # opens as a draft in the programs that know it
    message.set_content(library.template("mail.txt.j2", values).strip() + "\n", cte="quoted-printable")
    message.add_alternative(mail_html(values, library), subtype="html", cte="quoted-printable")
    message["Content-Language"] = header(values["language"])  # after the content, which replaces all headers of its kind
    message.set_boundary("=_brief_" + hashlib.sha256(brief.model_dump_json().encode()).hexdigest()[:24])
    return subject_line(values["headline"] or "Brief") + message.as_bytes().decode("ascii")


def mail_html(values: dict[str, Any], library: Library) -> str:
    """The HTML of a mail for the values of a `view`."""
    import css_inline

    values = {**values, "css": page_style(library, "mail.css")["css"], "body": brief_body(values, library, links=False)}
    inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
    return inliner.inline(library.template("mail.html.j2", values))


def subject(headline: str) -> str:
    """A headline as a subject: one line, cut at a word where it is too long."""
    text = header(headline)
    if len(text) <= LONGEST_SUBJECT:
        return text
    return (text[:LONGEST_SUBJECT].rpartition(" ")[0] or text[:LONGEST_SUBJECT]) + " …"


def subject_line(headline: str) -> str:
    """The header `Subject`, folded. `EmailMessage` would drop spaces between some of the words that it has to encode."""
    text = subject(headline)
    plain = text.isascii() and "=?" not in text
    encoded = Header(text, "us-ascii" if plain else "utf-8", header_name="Subject").encode(linesep="\r\n")
    return f"Subject: {encoded}\r\n"


def header(text: str) -> str:
    """`text` without anything that could end a header or hide in one."""
    return " ".join(_NOT_IN_HEADERS.sub(" ", text).split())


def _moment(brief: Brief) -> datetime:
    """The brief's cutoff where it has a time of day, else the beginning of its day, in UTC where it names no zone."""
    found = datetime.fromisoformat(brief.cutoff if brief.cutoff and "T" in brief.cutoff else (brief.date or "")[:10])
    return found if found.tzinfo else found.replace(tzinfo=UTC)
