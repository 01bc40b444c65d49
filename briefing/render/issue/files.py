"""The files of an edition, by output: a name and the bytes that go in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

from briefing.desk import Output
from briefing.library import Library
from briefing.render.html import page_style
from briefing.render.issue.content import Issue, issue_values, published_record
from briefing.render.issue.pages import edition_page
from briefing.render.mail import subject_line
from briefing.render.pdf import typeset
from briefing.render.printed import printed


def markdown(issue: Issue, library: Library) -> str:
    return library.template("edition.md.j2", issue_values(issue, library), markdown=True).strip() + "\n"


def as_json(issue: Issue, library: Library) -> str:
    return json.dumps(published_record(issue), ensure_ascii=False, indent=1) + "\n"


def mail(issue: Issue, library: Library) -> str:
    """The edition as an `.eml` file that is ready to be sent: a page with its styles on the elements, and a text beside it."""
    import css_inline

    values = issue_values(issue, library, links=False)
    message = EmailMessage(policy=SMTP)
    message["Date"] = datetime.fromisoformat(issue.edition.closes).astimezone(UTC)
    message["X-Unsent"] = "1"
    text = library.template("edition.txt.j2", values).strip() + "\n"
    message.set_content(text, cte="quoted-printable")
    html = library.template("edition.mail.html.j2", {**values, "css": page_style(library, "edition.mail.css")["css"]})
    inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
    message.add_alternative(inliner.inline(html), subtype="html", cte="quoted-printable")
    message.set_boundary("=_edition_" + hashlib.sha256(text.encode()).hexdigest()[:24])
    return subject_line(f"{issue.edition.name}, {values['date']}") + message.as_bytes().decode("ascii")


def pdf(issue: Issue, library: Library) -> bytes:
    """The edition on paper: its contents, then each brief with its footnotes."""
    values = issue_values(issue, library)
    shown = {key: values[key] for key in ("name", "language", "date", "closes", "words", "minutes", "unread", "documents")}
    items = [
        {
            **printed(item.brief, item.ledger, item.style, library),
            "label": made["label"],
            "approved": made["approved"],
            "words": made["words"],
            "changes": [f"{change['was']} → {change['now']}: {change['text']}" for change in made["changes"]],
        }
        for item, made in zip(issue.items, values["items"], strict=True)
    ]
    rest = {key: values[key] for key in ("quiet", "corrections", "used", "previous")}
    data = json.dumps({**shown, **rest, "items": items}, ensure_ascii=False)
    return typeset(library.file("edition.typ"), data, issue.edition.date)


FILES: dict[Output, tuple[str, Callable[[Issue, Library], str | bytes]]] = {
    "html": ("index.html", edition_page),
    "markdown": ("edition.md", markdown),
    "email": ("edition.eml", mail),
    "pdf": ("edition.pdf", pdf),
    "json": ("edition.json", as_json),
}


def issue_file(output: Output, issue: Issue, library: Library) -> tuple[str, bytes]:
    """The name and the bytes of one output of an edition."""
    name, make = FILES[output]
    made = make(issue, library)
    return name, made if isinstance(made, bytes) else made.encode()
