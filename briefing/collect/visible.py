"""What a reader of a page cannot see is not read: most text planted for machines stands in such places.

Looked at are elements that are never shown, attributes, style attributes, simple rules of the page's own style sheets, and the
class names by which common style sheets hide text. Sheets that lie elsewhere are not fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEVER_SHOWN = frozenset(
    """
    script style template noscript noembed noframes iframe object embed applet svg math canvas audio video map
    datalist select option optgroup textarea input button meter progress img picture source track rp
    """.split()
)
_HIDING_CLASSES = frozenset(
    """
    sr-only screen-reader-text screen-reader-only visually-hidden visuallyhidden u-visually-hidden is-visually-hidden
    element-invisible assistive-text offscreen d-none hidden is-hidden displaynone preheader
    """.split()
)
_WITH_A_MARK = "//*[@hidden or @aria-hidden or @style or self::dialog or self::font[@size]]"
_ROOTS = frozenset(("html", "body", "main", "article"))
_MOST_CSS = 400_000
_SENTENCE, _MUCH_TEXT = 8, 60
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_BRACE = re.compile(r"[{}]")
_SIMPLE = re.compile(r"^(?P<tag>[a-z][a-z0-9]*)?(?P<id>#[\w-]+)?(?P<classes>(?:\.[\w-]+)*)$", re.I)

_OUT_OF_SIGHT = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|content-visibility:hidden|mso-hide:all|transform:scale\(0[,)]|color:transparent"
    r"|clip-path:inset\((?:50|100)%|(?:^|;)opacity:0(?:\.0+)?(?:$|[;!])"
)
_MAY_HIDE = ("none", "hidden", "collapse", ":-", ": -", "clip", "opacity", "scale(", "transparent", "mso-hide")
_MOVING = re.compile(r"transition|animation")
_OUTSIDE = re.compile(
    r"(?:^|;)(?:left|top|right|bottom|margin-left|margin-top|text-indent):-\d{3,}(?:\.\d+)?(?:px|em|rem|pt|vw|%)"
)
_CLIPPED = re.compile(r"clip:rect\((?:0|1px|0px)")
_NO_SIZE = re.compile(r"(?:^|;)(?:max-)?(?:height|width):[01](?:px|em|rem|pt|%)?(?:$|[;!])")
_NO_LETTERS = re.compile(r"(?:^|;)font-size:(?:0(?:\.0\d*)?(?:px|pt|r?em|%)?|(?:0?\.\d+|1(?:\.\d+)?)(?:px|pt)|1%)(?:$|[;!])")
_COLOUR = re.compile(r"(?:^|;)color:([^;!]+)")
_BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]+)")
_WHITE = frozenset(("#fff", "#ffffff", "white", "#fefefe", "rgb(255,255,255)", "rgba(255,255,255,1)"))


@dataclass
class Sheet:
    """The hiding rules of a page's own style sheets, by the simple selectors that they use."""

    classes: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    compound: list[tuple[str | None, str | None, frozenset[str]]] = field(default_factory=list)
    sets_background: bool = False

    def hides(self, element: HtmlElement) -> bool:
        if element.tag in _ROOTS:
            return False
        names = set((element.get("class") or "").split())
        if names & self.classes or (element.get("id") or "") in self.ids:
            return True
        return any(
            (tag is None or tag == element.tag) and (ident is None or ident == element.get("id")) and classes <= names
            for tag, ident, classes in self.compound
        )

    def candidates(self, root: HtmlElement) -> list[HtmlElement]:
        """The elements to which a rule may apply."""
        found: list[HtmlElement] = []
        if self.classes or self.ids or any(classes or ident for _, ident, classes in self.compound):
            found += root.xpath("//*[@class or @id]")
        for tag in {tag for tag, ident, classes in self.compound if tag and not ident and not classes}:
            found += root.iter(tag)
        return found


@dataclass
class Hidden:
    """The elements of a tree that are out of sight: because of what they are, of what they say, of a rule of a style sheet."""

    silent: list[HtmlElement] = field(default_factory=list)
    marked: list[HtmlElement] = field(default_factory=list)
    by_sheet: list[HtmlElement] = field(default_factory=list)


def find_hidden(root: HtmlElement) -> Hidden:
    """Look at the elements that have something by which they could be hidden, and at those alone: pages have many others."""
    sheet = _sheet(root)
    found = Hidden(silent=list(root.iter(*_NEVER_SHOWN)))
    passed_over = _NEVER_SHOWN | {"html", "body"}
    for element in root.xpath(_WITH_A_MARK):
        if element.tag not in passed_over and _is_hidden(element, sheet):
            found.marked.append(element)
    for element in root.xpath("//*[@class]"):
        if not _HIDING_CLASSES.isdisjoint(element.get("class").lower().split()) and element.tag not in passed_over:
            found.marked.append(element)
    found.by_sheet = [element for element in sheet.candidates(root) if element.tag not in passed_over and sheet.hides(element)]
    return found


def strip_hidden(root: HtmlElement) -> int:
    """Take out of the tree what a reader cannot see; how many words of running text the page itself hides.

    Text that a script uncovers is text that a reader sees: where style sheets hide most of a page, their rules do not count.
    """
    found = find_hidden(root)
    take_out(found.silent)
    doomed = found.marked if hides_the_page(root, found) else [*found.marked, *found.by_sheet]
    words = sum(running_words(element) for element in outermost(doomed))
    take_out(doomed)
    return words


def hides_the_page(root: HtmlElement, found: Hidden) -> bool:
    """Whether style sheets hide most of a page's running text, as they do where a script uncovers it later."""
    if not found.by_sheet:
        return False
    hidden = sum(running_words(element) for element in outermost(found.by_sheet))
    return hidden > _MUCH_TEXT and hidden > 0.75 * running_words(root)


def outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Those of `elements`, given in document order, that lie in no other of them."""
    inside = set(elements)
    return [element for element in elements if not any(above in inside for above in element.iterancestors())]


def running_words(element: HtmlElement) -> int:
    """Words in passages long enough to be sentences: menus, buttons and lists of links have none."""
    passages = (part.split() for part in element.itertext())
    return sum(len(words) for words in passages if len(words) >= _SENTENCE)


def take_out(elements: list[HtmlElement]) -> None:
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: HtmlElement, sheet: Sheet) -> bool:
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").strip().lower() == "true":
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    style = element.get("style")
    if not style:
        return _tiny(element)
    declarations = _squeezed(style)
    return hides(declarations) or ("color:" in declarations and _same_colour(element, declarations, sheet))


def _tiny(element: HtmlElement) -> bool:
    return element.tag == "font" and (element.get("size") or "").strip() in ("0", "-7")


def _squeezed(style: str) -> str:
    return re.sub(r"\s+", "", _COMMENT.sub("", style)).lower()


def hides(declarations: str) -> bool:
    """Whether CSS declarations (small letters, no spaces) keep an element out of sight."""
    if _OUT_OF_SIGHT.search(declarations) and not _MOVING.search(declarations):
        return True
    placed = "position:absolute" in declarations or "position:fixed" in declarations
    if _OUTSIDE.search(declarations) and (placed or "text-indent" in declarations or "margin" in declarations):
        return True
    if placed and _CLIPPED.search(declarations):
        return True
    if _NO_SIZE.search(declarations) and "overflow:hidden" in declarations:
        return True
    return bool(_NO_LETTERS.search(declarations))


def _same_colour(element: HtmlElement, declarations: str, sheet: Sheet) -> bool:
    """Whether letters have the colour of what they stand on, as far as the page's own markup tells."""
    colour = _COLOUR.search(declarations)
    if not colour:
        return False
    ground = _background(element)
    if ground is None:
        return colour[1] in _WHITE and not sheet.sets_background
    return colour[1] == ground or (colour[1] in _WHITE and ground in _WHITE)


def _background(element: HtmlElement) -> str | None:
    above: HtmlElement | None = element
    while above is not None:
        match = _BACKGROUND.search(_squeezed(above.get("style") or ""))
        ground = match[1] if match else (above.get("bgcolor") or "").strip().lower()
        if ground and ground not in ("none", "transparent", "inherit"):
            return ground
        above = above.getparent()
    return None


def _sheet(root: HtmlElement) -> Sheet:
    text = "\n".join("".join(style.itertext()) for style in root.iter("style"))[:_MOST_CSS]
    sheet = Sheet(sets_background="background" in text or bool(root.xpath('//link[contains(@rel, "stylesheet")]')))
    for selectors, declarations in _RULE.findall(_top_level(_COMMENT.sub("", text))):
        small = declarations.lower()
        if not any(word in small for word in _MAY_HIDE):
            continue
        squeezed = _squeezed(small)
        if hides(squeezed) and not _MOVING.search(squeezed) and not _NO_LETTERS.search(squeezed):
            for selector in selectors.split(","):
                _add_rule(sheet, selector.strip())
    return sheet


def _add_rule(sheet: Sheet, selector: str) -> None:
    match = _SIMPLE.match(selector)
    if not match or not selector:
        return
    classes = [name for name in match["classes"].split(".") if name]
    ident = (match["id"] or "")[1:] or None
    if not match["tag"] and not ident and len(classes) == 1:
        sheet.classes.add(classes[0])
    elif not match["tag"] and ident and not classes:
        sheet.ids.add(ident)
    else:
        sheet.compound.append(((match["tag"] or "").lower() or None, ident, frozenset(classes)))


def _top_level(css: str) -> str:
    """The rules that always hold: without those inside `@media`, which may be for paper or for small screens."""
    return "".join(_outside_at_rules(css))


def _outside_at_rules(css: str) -> Iterator[str]:
    at = 0
    while (start := css.find("@", at)) >= 0:
        yield css[at:start]
        opening, semicolon = css.find("{", start), css.find(";", start)
        if opening < 0 or 0 <= semicolon < opening:
            at = semicolon + 1 if semicolon >= 0 else len(css)
            continue
        depth, at = 1, opening + 1
        for brace in _BRACE.finditer(css, at):
            depth += 1 if brace.group() == "{" else -1
            if depth == 0:
                at = brace.end()
                break
        else:
            at = len(css)
    yield css[at:]
