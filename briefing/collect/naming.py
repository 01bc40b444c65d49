"""Names that sources give of themselves, evened out: titles without the site's name, authors without "By", plain addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from briefing.collect.clean import clean
from briefing.collect.paragraphs import one_line

_SEPARATOR = re.compile(r"\s+[|·•»«–—-]\s+|\s*[|»]\s*|\s+::\s+")
_BY = re.compile(
    r"^\s*(?:(?:written|reported|posted|published|story|text|words)\s+)?(?:by|por|par|von|di|da|de|from)\s*:?\s+", re.I
)
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·–—]|,\s+(?:(?:\w+\s+){0,3}(?:correspondent|editor|reporter|staff|columnist|writer|in\b)|[A-ZÁÉ][\w.]*\s+(?:correspondent|editor))"
    r"|\s(?:in|at|for)\s+[A-Z]|\bis\s+an?\b|\()",
)
_BODY = re.compile(
    r"\b(?:agency|agence|agencia|ap|afp|bbc|board|bulletin|bureau|chronicle|commission|committee|company|correspondents?|council|courier|daily|"
    r"department|desk|digest|editors?|editorial|efe|embassy|foundation|gazette|government|group|herald|institute|instituto|journal|"
    r"kyodo|letters?|magazine|media|ministry|monitor|network|news|newsroom|newswire|notes|observer|office|online|post|press|radio|"
    r"redacción|redaktion|rédaction|report|reports|reuters|review|service|society|staff|standard|sur|team|telegraph|times|today|tribune|tv|university|"
    r"wire|world|xinhua|zeitung)\b|\.(?:com|org|net|info|example)\b",
    re.I,
)
_PERSON = re.compile(r"^[A-ZÀ-Þ][\w’'-]+(?:\s+(?:[A-ZÀ-Þ]\.|d[aeo]s?|van|von|de|di|al|el|[A-ZÀ-Þ][\w’'-]+)){1,3}$")
_TAG = re.compile(r"^[a-zA-Z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_LONGEST_NAME = 120


def tidy(value: object, longest: int = 400) -> str | None:
    """A value of a page's metadata as one clean line, or None if it is empty, no text, or too long to be what it claims."""
    if not isinstance(value, str):
        return None
    line = one_line(clean(value[: longest * 4]))
    return line if line and len(line) <= longest else None


def http_url(value: object) -> str | None:
    """`value` if it is a plain absolute http(s) address, else None."""
    line = tidy(value, 2000)
    if not line or " " in line:
        return None
    try:
        parts = urlsplit(line)
        usable = parts.scheme.lower() in ("http", "https") and parts.hostname and not parts.username
        _ = parts.port
    except ValueError:
        return None
    return line if usable else None


def host_of(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def outlet_from_host(url: str | None) -> str | None:
    """The outlet that an address names when nothing else does: its host without `www.`."""
    host = host_of(url)
    return host.removeprefix("www.") if host else None


def language_tag(value: object) -> str | None:
    """The primary language of a tag (`en-GB`, `pt_BR`) as two or three small letters, or None."""
    tag = tidy(value, 40)
    if not tag or not _TAG.match(tag.split(",")[0].strip()):
        return None
    primary = re.split("[-_]", tag.split(",")[0].strip())[0].lower()
    return None if primary in ("und", "mul", "zxx") else primary


def title_without_site(title: str | None, site: str | None, headings: Iterable[str] = ()) -> str | None:
    """`Headline | Site` as `Headline`: where a part is the site's name, or where the page's heading is the rest."""
    if not title:
        return None
    parts = _SEPARATOR.split(title)
    if len(parts) == 1:
        return title
    known = {_key(heading): heading for heading in headings if heading}
    for end in range(len(parts), 0, -1):
        head = _joined(title, parts[:end])
        if end < len(parts) and _key(head) in known:
            return head
    if site:
        kept = [part for part in parts if _key(part) not in (_key(site), _key(site.split(".")[0]))]
        if kept and len(kept) < len(parts):
            return _joined(title, kept) if kept == parts[: len(kept)] else " – ".join(kept)
    return title


def _joined(title: str, parts: list[str]) -> str:
    """The stretch of `title` that `parts`, its opening parts, cover."""
    at = 0
    for part in parts:
        at = title.index(part, at) + len(part)
    return title[:at].strip()


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower()).removeprefix("the")


def site_in_title(title: str | None, headings: Iterable[str]) -> str | None:
    """What follows the page's heading in its title: the site's name, or None."""
    if not title:
        return None
    for heading in headings:
        if heading and title.startswith(heading):
            rest = _SEPARATOR.split(title[len(heading) :])
            if len(rest) >= 2 and not rest[0].strip() and 2 <= len(rest[-1].strip()) <= 60:
                return rest[-1].strip()
    return None


def author_of(value: object) -> str | None:
    """A byline as a name: "By Ines Harrowgate, Latin America correspondent" is "Ines Harrowgate"."""
    line = tidy(value, 300)
    if not line or line.startswith(("http://", "https://", "@")) or "/" in line.split(" ")[0]:
        return None
    line = _BY.sub("", line)
    cut = _AFTER_NAME.search(line)
    line = (line[: cut.start()] if cut and cut.start() else line).strip(" ,;|·•-–—")
    line = re.sub(r"\s*<?[\w.+-]+@[\w.-]+>?\s*", "", line).strip()
    return line if line and len(line) <= _LONGEST_NAME and any(c.isalpha() for c in line) else None


def authors_of(values: Iterable[object]) -> str | None:
    """Several bylines as one value, each name once."""
    names: dict[str, None] = {}
    for value in values:
        if name := author_of(value):
            names.setdefault(name)
    return ", ".join(names) or None


def is_body(name: str) -> bool:
    """Whether a byline names a newsroom, an agency or an office rather than a person."""
    return bool(_BODY.search(name))


def is_person(name: str) -> bool:
    """Whether a name has the form of a person's: two to four capitalised words, small particles among them."""
    return bool(_PERSON.match(name))
