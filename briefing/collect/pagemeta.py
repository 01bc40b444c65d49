"""A page's own account of itself: title, outlet, author, date, language, address, from wherever pages keep them.

Each is told apart from the site's own name: a title loses " | Site", an author that only names the site is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from briefing.collect import dates, jsonld, naming
from briefing.collect.markup import short_text
from briefing.collect.naming import http_url, tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLES = (
    "og:title",
    "twitter:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "headline",
)
_SITES = (
    "og:site_name",
    "application-name",
    "citation_journal_title",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "cre",
    "source",
)
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
    "byline",
)
_DATES = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "parsely-pub-date",
    "sailthru.date", "publication_date", "publish-date", "publishdate", "pubdate", "dc.date.issued", "dc.date",
    "dcterms.issued", "dcterms.created", "dcterms.date", "citation_publication_date", "citation_date", "date",
    "rnews:datepublished", "created", "article.published", "published_at", "release_date",
)  # fmt: skip
_LANGUAGES = ("content-language", "dc.language", "dcterms.language", "language", "og:locale")
_NO_AUTHORS = frozenset(
    ("admin", "administrator", "editor", "webmaster", "staff", "anonymous", "guest", "unknown", "null", "none", "root")
)
_BYLINE_CLASS = re.compile(r"byline|author-?name|(?:^|[\s_-])(?:author|auteur|autor|autore|firma|writer)(?:$|[\s_-])")
_DATE_CLASS = re.compile(r"publish|(?:^|[\s_-])(?:date|dateline|datetime|pubdate|timestamp|posted|fecha|datum)(?:$|[\s_-])")
# What the names above have in common, looked for first because that is much faster.
_BYLINE_HINTS = ("byline", "aut", "firma", "writer")
_DATE_HINTS = ("publish", "date", "timestamp", "posted", "fecha", "datum")
_NOT_THE_ARTICLE = re.compile(r"comment|related|sidebar|recirc|promo|most-?read|footer|widget|newsletter", re.I)
_WITH_A_NAME = (
    "//*[@class or @id][self::p or self::span or self::div or self::a or self::address or self::li or self::cite"
    " or self::td or self::small]"
)
_OPENS_WITH_BY = re.compile(r"\s*(?:by|por|par|von|di)\b", re.I)
_BY = re.compile(r"^(?:by|por|par|von|di)\s+[A-ZÀ-Þ]", re.I)


@dataclass(frozen=True)
class PageMeta:
    """What a page says about itself. `node` is its JSON-LD, `metas` its meta elements by lower-case name."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    warnings: tuple[str, ...] = ()
    heading: str | None = None
    node: dict[str, Any] = field(default_factory=dict)
    metas: dict[str, list[str]] = field(default_factory=dict)


def from_head(root: HtmlElement, url: str | None) -> PageMeta:
    """What the parts for machines say: JSON-LD, Open Graph, meta elements, the language and the canonical address."""
    metas = _metas(root)
    scripts = [script.text or "" for script in root.iter("script") if "ld+json" in (script.get("type") or "")]
    node = jsonld.article_node(scripts)
    address, warnings = _address(root, metas, node, url)
    languages = (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), jsonld.text(node, "inLanguage"))
    return PageMeta(
        language=_first(map(naming.language_tag, (*languages, *_values(metas, _LANGUAGES)))),
        url=address,
        warnings=warnings,
        node=node,
        metas=metas,
    )


def from_body(meta: PageMeta, root: HtmlElement) -> PageMeta:
    """`meta` with title, outlet, author and date, from the head first and from the visible page where that is silent."""
    page_title = tidy(root.findtext(".//title"))
    headings = [one for one in (tidy(" ".join(h.itertext())) for h in root.iter("h1")) if one]
    outlet = _outlet(meta, page_title, headings)
    title = _title(meta, page_title, headings, outlet)
    return replace(
        meta,
        title=title,
        outlet=outlet or naming.outlet_from_host(meta.url),
        author=_author(meta, root, outlet),
        published=_published(meta, root),
        heading=headings[0] if headings else None,
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = element.get("content")
        if name and content and content.strip():
            metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def _values(metas: dict[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from metas.get(name, ())


def _address(
    root: HtmlElement, metas: dict[str, list[str]], node: dict[str, Any], url: str | None
) -> tuple[str | None, tuple[str, ...]]:
    """The canonical address; the one that was fetched, with a warning, if the page claims to belong to another site."""
    links = [link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    offered = [*links, *metas.get("og:url", ()), jsonld.text(node, "url"), jsonld.text(node, "mainEntityOfPage")]
    base = url or ""
    canonical = _first(http_url(_absolute(base, one)) for one in offered if one)
    if url and canonical and _site(canonical) != _site(url):
        return url, (
            f"the page names an address of another site as its own: {canonical}; the address it was fetched from is kept",
        )
    return canonical or url, ()


def _absolute(base: str, address: str) -> str | None:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return None


def _site(url: str) -> str:
    return ".".join((naming.host_of(url) or "").split(".")[-2:])


def _outlet(meta: PageMeta, page_title: str | None, headings: list[str]) -> str | None:
    named = [tidy(value, 80) for value in _values(meta.metas, _SITES)]
    publishers = [tidy(name, 80) for name in jsonld.names(meta.node.get("publisher"))]
    og_title = next((tidy(value) for value in _values(meta.metas, _TITLES)), None)
    known = [*headings, og_title or "", jsonld.text(meta.node, "headline") or ""]
    candidates = [*named[:1], *publishers, *named[1:], naming.site_in_title(page_title, known)]
    fitting = [one for one in candidates if one and not one.startswith(("@", "http")) and one not in headings]
    names = [one for one in fitting if len(one.split()) <= 6 and not re.search(r"\.\w{2,10}$", one)]
    return _first([*names, *fitting])


def _title(meta: PageMeta, page_title: str | None, headings: list[str], outlet: str | None) -> str | None:
    own = headings if len(headings) == 1 else [one for one in headings if page_title and one in page_title]
    candidates = (jsonld.text(meta.node, "headline"), *_values(meta.metas, _TITLES), *own, page_title, *headings)
    for candidate in candidates:
        title = naming.title_without_site(tidy(candidate), outlet, headings)
        if title and title.casefold() not in ((outlet or "").casefold(), "home", "homepage", "untitled"):
            return title
    return None


def _author(meta: PageMeta, root: HtmlElement, outlet: str | None) -> str | None:
    node_names = jsonld.names(meta.node.get("author")) or jsonld.names(meta.node.get("creator"))
    for names in (node_names, *([*meta.metas.get(name, ())] for name in _AUTHORS), *_visible_bylines(root)):
        kept = [name for name in names if _is_author(naming.author_of(name), outlet)]
        if kept:
            return naming.authors_of(kept)
    return None


def _is_author(name: str | None, outlet: str | None) -> bool:
    if not name or name.casefold() in _NO_AUTHORS or re.search(r"https?:|\.(?:com|org|net)\b|facebook", name, re.I):
        return False
    return not outlet or not name.casefold().removeprefix("the ").startswith(outlet.casefold().removeprefix("the "))


def _elsewhere(element: HtmlElement) -> bool:
    """Whether an element stands in a part of the page that is not about this article."""
    above = element
    for _ in range(12):
        if above is None or above.tag in ("article", "main", "body"):
            return False
        if above.tag in ("footer", "nav", "aside") or _NOT_THE_ARTICLE.search(f"{above.get('class', '')} {above.get('id', '')}"):
            return True
        above = above.getparent()
    return False


def _visible_bylines(root: HtmlElement) -> Iterator[list[str]]:
    """Groups of names from the visible page, the surest first."""
    marked = root.xpath('//*[@itemprop="author"] | //a[contains(concat(" ", @rel, " "), " author ")]')
    yield list(dict.fromkeys(_bylines(marked)))
    by_class = (element for element in root.xpath(_WITH_A_NAME) if _named(element, _BYLINE_CLASS, _BYLINE_HINTS))
    yield list(_bylines(by_class))[:1]
    for element in root.iter("p", "div", "span"):
        opens = _OPENS_WITH_BY.match(element.text or "")
        if opens and (line := short_text(element, 90)) and _BY.match(line) and not line.endswith("."):
            yield list(_bylines([element]))


def _bylines(elements: Iterable[HtmlElement]) -> Iterator[str]:
    for element in elements:
        line = short_text(element)
        if line and len(line) > 2 and not re.search(r"\d{3}", line) and not _elsewhere(element):
            yield line


def _named(element: HtmlElement, pattern: re.Pattern[str], hints: tuple[str, ...]) -> bool:
    label = f"{element.get('class', '')} {element.get('id', '')}".lower()
    return any(hint in label for hint in hints) and bool(pattern.search(label))


def _published(meta: PageMeta, root: HtmlElement) -> str | None:
    american = (meta.metas.get("og:locale") or [""])[0] == "en_US" or (root.get("lang") or "").lower() == "en-us"
    stated = [jsonld.text(meta.node, "datePublished"), *_values(meta.metas, _DATES)]
    stated += [element.get("content") or element.get("datetime") for element in root.xpath('//*[@itemprop="datePublished"]')]
    for text in (*stated, *_visible_dates(root)):
        if value := dates.date_of(text, month_first=american):
            return value
    last = dates.date_in_address(meta.url) or dates.date_of(jsonld.text(meta.node, "dateCreated", "dateModified"))
    return last or _searched(root)


def _visible_dates(root: HtmlElement) -> Iterator[str | None]:
    times = [element for element in root.iter("time") if not _elsewhere(element)]
    times.sort(key=lambda element: "pubdate" not in element.attrib and not _named(element, _DATE_CLASS, _DATE_HINTS))
    for element in times:
        yield element.get("datetime")
        yield short_text(element)
    for element in root.xpath(_WITH_A_NAME):
        if _named(element, _DATE_CLASS, _DATE_HINTS) and not _elsewhere(element):
            yield short_text(element, 100)


def _searched(root: HtmlElement) -> str | None:
    """The date as htmldate finds it, in the places and words that only it knows."""
    from htmldate import find_date

    try:
        found: str | None = find_date(root, extensive_search=False, original_date=True)
    except (ValueError, TypeError, AttributeError, RecursionError):  # the library raises these on odd markup
        return None
    return found
