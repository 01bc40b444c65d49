"""Pages that are no article: told by a reason in plain words, so that nothing of them ends up in a brief.

Each test asks for a phrase and for a page short enough to be nothing else, so that an article *about* bot walls is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.collect import jsonld, paragraphs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefing.collect.pagemeta import PageMeta

_SHORT, _STUB, _NOTICE = 120, 160, 40


def _phrases(lines: str) -> re.Pattern[str]:
    """One pattern of many, a line each."""
    return re.compile("|".join(f"(?:{line.strip()})" for line in lines.strip().splitlines()), re.I)


_BOT_WALL = _phrases(r"""
    just a moment|pardon our interruption|client challenge|attention required! \| cloudflare|ddos protection|\bray id
    checking (?:if the site connection is secure|your browser)|unusual (?:traffic|activity)|captcha
    verify(?:ing)? (?:that )?you(?:'re| are|’re) (?:a )?(?:not a robot|human)|are you a (?:robot|human)
    enable javascript and cookies|please enable (?:cookies|js|javascript)|javascript is (?:disabled|required)
    access (?:to this page has been )?denied|request (?:was )?blocked|you don['’]t have permission to access
""")
_COOKIE_WALL = _phrases(r"""
    before you continue|your privacy|manage (?:your )?(?:choices|preferences)|consent (?:to|choices)
    we (?:and our (?:\d+ )?partners )?(?:use|store|value).{0,60}cookies|accept (?:all )?cookies|cookie (?:settings|consent|policy)
    wir verwenden cookies|utilisons des cookies|utilizamos cookies
""")
_PAYWALL = _phrases(r"""
    subscribe (?:now )?(?:to (?:continue|keep|read)|for (?:full|unlimited) access)|to (?:continue|keep) reading
    (?:already|not yet) a subscriber|subscribers only|unlock this article
    start your (?:free )?trial|free articles? (?:left|remaining)
    (?:for|available (?:only )?to|exclusive to|reserved for) (?:our )?(?:paying )?subscribers
    log ?in (?:or subscribe )?to (?:read|continue)
    réservé aux abonnés|solo para suscriptores|exclusivo para suscriptores|contenido exclusivo|weiterlesen mit|nur für abonnenten
    riservato agli abbonati|exclusivo para assinantes
""")
_ERROR_TITLE = _phrases(r"""
    ^\W*(?:(?:error|http)\W*)?(?:40[0-9]|410|429|50[0-4])\b|not found\W*$
    page (?:was |could )?not (?:be )?found|^(?:server )?error\W*$
    bad gateway|service unavailable|forbidden\W*$|página no encontrada|page introuvable|seite nicht gefunden
""")
_SATIRE_LABEL = re.compile(r"^\W*(?:satire|satirical|humou?r and satire|parody|sátira|satira|glosse)\W*$", re.I)
_SATIRE_NOTE = _phrases(r"""
    (?:this|the (?:above|following)) (?:article|story|site|website|piece|page)?\s*is (?:a (?:work|piece) of )?satir(?:e|ical)
    satirical (?:news )?(?:website|site|publication|article|newspaper)
    is (?:entirely )?fictional and (?:should|is)|is a parody of the news
    est[ea] (?:artículo|página|texto) es (?:una )?sátira|cet article est satirique
""")


def reason_for(root: HtmlElement, body: str, meta: PageMeta, url: str | None) -> str | None:
    """Why a page is not read as an article, or None. `root`: the visible tree; `body`: the article's text as found."""
    title = " ".join(filter(None, (meta.title, root.findtext(".//title"))))
    words = paragraphs.word_count(body)
    seen = _seen(root) if words < 3 * _SHORT else ""
    if satire := _satire(root, body, meta):
        return satire
    if words < 3 * _SHORT and (reason := _wall(title, body, seen, words)):
        return reason
    if _is_index(root, body, meta, words):
        return "a page of links to articles, not an article"
    if words == 0:
        return "the page holds no text that a reader can see" if not seen.strip() else "no article is found on the page"
    return _paywall(root, body, meta, words)


def _seen(root: HtmlElement) -> str:
    """All words on the page itself, its title in the window's frame left out."""
    return " ".join(part for body in root.iter("body") for part in body.itertext())


def _wall(title: str, body: str, seen: str, words: int) -> str | None:
    whole = paragraphs.word_count(seen)
    if words < _SHORT and _ERROR_TITLE.search(title):
        return f"an error page: {paragraphs.one_line(title)[:80]}"
    if whole < 2 * _SHORT and words < _SHORT and _BOT_WALL.search(f"{title} {seen}"):
        return "a wall against programs (a check for robots, or access denied), not the article"
    consent = len(_COOKIE_WALL.findall(f"{title} {body or seen}"))
    if words < 2 * _SHORT and whole < 4 * _SHORT and consent >= 2 and consent * 60 > words:
        return "a cookie or consent notice, not the article"
    return None


def _is_index(root: HtmlElement, body: str, meta: PageMeta, words: int) -> bool:
    """Many links to elsewhere and little running text: a front page, a section, a list of results."""
    kind = (meta.metas.get("og:type") or [""])[0].lower()
    if meta.node.get("datePublished") or "article:published_time" in meta.metas or kind in ("article", "news", "blog"):
        return False
    links = [paragraphs.one_line(" ".join(a.itertext())) for a in root.iter("a")]
    stories = [text for text in links if len(text.split()) >= 5]
    if len(stories) < 8:
        return False
    running = sum(len(p.split()) for p in body.split("\n\n") if len(p.split()) >= 25)
    in_links = sum(len(text.split()) for text in stories)
    return running < 150 and running < in_links


def _paywall(root: HtmlElement, body: str, meta: PageMeta, words: int) -> str | None:
    free = meta.node.get("isAccessibleForFree")
    locked = str(free).lower() == "false" or (meta.metas.get("article:content_tier") or [""])[0].lower() in ("locked", "metered")
    if words >= 2 * _STUB:
        return None
    ending = [paragraph for paragraph in body.split("\n\n")[-3:] if len(paragraph.split()) < _NOTICE]
    asks = _PAYWALL.search(" ".join(ending)) or (words < _STUB and _PAYWALL.search(_seen(root)))
    if asks or (locked and words < _STUB):
        return f"only the {words} words before a paywall are there"
    return None


def _satire(root: HtmlElement, body: str, meta: PageMeta) -> str | None:
    if "SatiricalArticle" in jsonld.types_of(meta.node):
        return "labelled as satire by its publisher"
    labels = [
        *jsonld.names(meta.node.get("genre")),
        *jsonld.names(meta.node.get("articleSection")),
        *jsonld.names(meta.node.get("keywords")),
    ]
    for name in ("article:section", "article:tag", "genre", "category", "section", "keywords", "news_keywords"):
        labels += meta.metas.get(name, [])
    parts = [part for label in labels for part in label.split(",")]
    kickers = [
        " ".join(element.itertext())
        for element in root.iter("p", "span", "div", "a", "strong", "em")
        if len(element) == 0
        and any(word in (element.get("class") or "").lower() for word in ("kicker", "label", "section", "category", "tag"))
    ]
    if any(_SATIRE_LABEL.match(part.strip()) for part in (*parts, *kickers)):
        return "labelled as satire by its publisher"
    whole = _seen(root)
    if (
        ("satir" in (small := whole.lower()) or "sátira" in small or "fictional" in small)
        and _SATIRE_NOTE.search(whole)
        and not _SATIRE_NOTE.search(body[: len(body) * 4 // 5])
    ):
        return "the page says that it is satire"
    return None


_MACHINE_KEYS = ("error", "errors", "message", "detail", "status", "code", "statusCode", "fault")


def machine_error(value: object) -> str | None:
    """Why JSON that holds no document is a service's error message, or None."""
    if not isinstance(value, dict) or "text" in value:
        return None
    if not any(key in value for key in ("error", "errors", "fault")) and not ({"message", "status"} <= set(value)):
        return None
    told = next((value[key] for key in ("message", "detail", "error", "title") if isinstance(value.get(key), str)), None)
    if told is None and isinstance(value.get("error"), dict):
        told = next((v for v in value["error"].values() if isinstance(v, str)), None)
    return f"an error message of a service{f': {paragraphs.one_line(told)[:120]}' if told else ''}"
