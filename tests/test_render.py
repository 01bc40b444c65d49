"""Rendering: the house format to the letter, and pages in which nothing of a source or a model comes alive."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from lxml import html as lxml_html

from briefing.library import Library
from briefing.records import Brief, Claim, Evidence
from briefing.render import FORMATS, render
from briefing.render.html import to_html
from briefing.runs import digest
from builders import brief, document, ledger, sentence

LIBRARY = Library()
HOUSE = LIBRARY.style("house")
PAYLOADS = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[click](javascript:alert(1))",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "![pixel](//evil.example/p.gif)",
    "![pixel](https://evil.example/p.gif)",
    "<svg onload=alert(1)>",
    "<style>body{display:none}</style>",
    "{: onmouseover=alert(1) }",
    "https://evil.example/ and www.evil.example",
    "<javascript:alert(1)>",
    "&lt;script&gt;",
    "[x]: javascript:alert(1)",
    "[^d0a]: a footnote of one's own",
]


def of_claim(text: str) -> tuple[Brief, Claim]:
    source = document(f"Before. {text} After.")
    start = source.text.index(text)
    claim = Claim(
        id="a",
        text=text,
        kind="event",
        evidence=(Evidence(document=source.id, start=start, end=start + len(text), quote=text, paragraph=2, page=3),),
    )
    return brief(text, [[sentence("d0", 1, text, "a")]]), claim


def pages(text: str) -> str:
    source = document(f"Before. {text} After.", title=text, outlet=text, url="javascript:alert(1)")
    made, claim = of_claim(text)
    claim = claim.model_copy(
        update={"evidence": tuple(item.model_copy(update={"document": source.id}) for item in claim.evidence)}
    )
    return render(made, ledger([source], [claim]), HOUSE, LIBRARY, "html")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_comes_alive_on_a_page(payload: str) -> None:
    tree = lxml_html.document_fromstring(pages(payload))
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "img", "svg", "iframe", "object", "embed", "form", "base", "link"}
    assert len(tree.findall(".//style")) == 1
    for element in tree.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert not re.match(r"\s*(javascript|data|//)", value)
    assert [link for link in tree.findall(".//a") if not (link.get("href") or "").startswith("#")] == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_shown_letter_for_letter(payload: str) -> None:
    tree = lxml_html.document_fromstring(pages(payload))
    heading = tree.find(".//h1")
    assert heading is not None and heading.text_content() == payload


def test_the_page_loads_and_runs_nothing_by_its_own_policy() -> None:
    text = pages("Words.")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert policy is not None and style is not None
    allowed = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"


def test_the_text_format_is_the_house_format() -> None:
    made = brief(
        "The port reopens.",
        [[sentence("d0", 1, "One.", "a"), sentence("d0", 2, "Two.", "a")], [sentence("d1", 1, "Three.", "a")]],
        [[sentence("c0", 1, "Four.", "a")], [sentence("c1", 1, "Five.", "a")]],
    )
    text = "The port reopens.\n\nDetails. One. Two.\n\n► Three.\n\nContext. Four.\n\n► Five.\n"
    assert render(made, ledger([], []), HOUSE, LIBRARY, "text") == text


def test_a_footnote_names_source_page_paragraph_words_outlet_and_day() -> None:
    made, claim = of_claim("The vote passed.")
    source = document("Before. The vote passed. After.")
    text = render(made, ledger([source], [claim]), HOUSE, LIBRARY, "draft")
    assert "[^d0a]: S1 p. 3 ¶2 “The vote passed.” — The Northport Post, 10 March 2026" in text


def test_a_sentence_that_rests_on_nothing_says_so_in_a_footnote() -> None:
    made = brief("Head.", [[sentence("d0", 1, "Known to all.", status="general")]])
    assert "[^d0a]: ⚠ no source: the model's own knowledge" in render(made, ledger([], []), HOUSE, LIBRARY, "draft")


def test_json_is_the_record() -> None:
    made, claim = of_claim("The vote passed.")
    assert Brief.model_validate_json(render(made, ledger([], [claim]), HOUSE, LIBRARY, "json")) == made


def test_the_drafts_base_is_the_hash_of_its_record() -> None:
    made, claim = of_claim("The vote passed.")
    assert digest(made.model_dump_json().encode()) in render(made, ledger([], [claim]), HOUSE, LIBRARY, "draft")


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_brief_renders_to_the_same_bytes(format: str) -> None:
    made, claim = of_claim("The vote passed.")
    book = ledger([document("Before. The vote passed. After.")], [claim])
    assert render(made, book, HOUSE, LIBRARY, format) == render(made, book, HOUSE, LIBRARY, format)


def test_raw_html_in_markdown_is_text() -> None:
    assert "<script" not in to_html("<script>x</script>\n\n<div onclick=x>y</div>")
