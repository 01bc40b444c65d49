"""The brief as a mail: what a mail program reads is the brief, and nothing in it can steer the program or call home."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from briefing.library import Library
from briefing.records import Brief, Ledger
from briefing.render import render
from briefing.render.mail import LONGEST_SUBJECT, header, subject, subject_line
from builders import brief, ledger, sentence
from showcase import CASES, ordinary
from test_render import PAYLOADS, of_claim

LIBRARY = Library()
HOUSE = LIBRARY.style("house")


def mail_of(made: Brief, book: Ledger) -> EmailMessage:
    data = render(made, book, HOUSE, LIBRARY, "email").encode("ascii")
    assert b"\n" not in data.replace(b"\r\n", b"")
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def headed(text: str) -> EmailMessage:
    return mail_of(brief(text, [[sentence("d0", 1, "Words.", "a")]]), ledger([], []))


def test_a_mail_has_a_subject_a_day_and_two_readings_of_the_brief() -> None:
    made, book = ordinary()
    message = mail_of(made, book)
    assert made.headline is not None and message["Subject"] == made.headline.text
    assert str(message["Date"]) == "Tue, 10 Mar 2026 09:00:00 +0000"
    assert [item.get_content_type() for item in message.iter_parts()] == ["text/plain", "text/html"]
    assert not message.defects


@pytest.mark.parametrize("name", CASES)
def test_the_text_begins_with_the_house_format_to_the_letter(name: str) -> None:
    made, book = CASES[name]()
    text = part(mail_of(made, book), "plain")
    assert render(made, book, HOUSE, LIBRARY, "text").strip() in text
    assert ("No sentence of this brief has been traced" in text) is (name == "untraced")


@pytest.mark.parametrize("name", CASES)
def test_every_sentence_and_every_source_stands_in_the_html(name: str) -> None:
    made, book = CASES[name]()
    tree = lxml_html.document_fromstring(part(mail_of(made, book), "html"))
    shown = " ".join(tree.text_content().split())
    for said in made.sentences():
        assert said.text in shown
    for source in book.sources:
        assert source.outlet is not None and source.outlet in shown


def test_styles_are_on_the_elements_and_only_those_for_the_night_are_left_in_a_sheet() -> None:
    tree = lxml_html.document_fromstring(part(mail_of(*ordinary()), "html"))
    (sheet,) = tree.findall(".//style")
    assert sheet.text is not None and sheet.text.startswith("@media (prefers-color-scheme: dark)")
    heading = tree.find(".//h1")
    assert heading is not None and "font-size: 25px" in (heading.get("style") or "")
    assert "var(" not in lxml_html.tostring(tree).decode()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_comes_alive_and_nothing_is_fetched(payload: str) -> None:
    made, claim = of_claim(payload)
    tree = lxml_html.document_fromstring(part(mail_of(made, ledger([], [claim])), "html"))
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "img", "svg", "iframe", "object", "embed", "form", "base", "link", "a"}
    for element in tree.iter():
        assert not any(name.startswith("on") or name in ("src", "background", "srcset") for name in element.attrib)
        assert "url(" not in (element.get("style") or "")


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\u2028", "\x0b", "\x85", "\r\n\t", "\0"])
def test_a_headline_cannot_add_a_header(break_: str) -> None:
    message = headed(f"The port reopens{break_}Bcc: someone@evil.example{break_}{break_}<p>body</p>")
    assert set(message.keys()) == {"Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type", "Content-Language"}
    assert message["Subject"] == "The port reopens Bcc: someone@evil.example <p>body</p>"


def test_a_text_cannot_end_its_part() -> None:
    made, book = ordinary()
    boundary = mail_of(made, book).get_boundary()
    forged = brief("Head.", [[sentence("d0", 1, f"--{boundary}-- and\n--{boundary}\n\nmore", "a")]])
    assert len(list(mail_of(forged, book).iter_parts())) == 2


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
@example("0000 0000000000000¡¡¡¡¡¡¡¡𐀀𐀀 ¡")
@example("=?utf-8?q?forged?= words")
@example("word " * 60)
@example("x" * 400)
def test_any_headline_comes_back_as_the_subject(text: str) -> None:
    line = subject_line(text)
    read = email.message_from_string(f"{line}\r\n", policy=email.policy.default)
    assert read["Subject"] == subject(text)
    assert list(read.keys()) == ["Subject"] and not read.defects
    assert line.isascii() and max(map(len, line.split("\r\n"))) <= 998
    assert header(subject(text)) == subject(text) and len(subject(text)) <= LONGEST_SUBJECT + 2


def test_no_line_is_longer_than_mail_allows() -> None:
    made, book = CASES["many_points"]()
    assert max(map(len, render(made, book, HOUSE, LIBRARY, "email").split("\r\n"))) <= 998


def test_marks_in_a_mail_lead_nowhere() -> None:
    """Mail programs rewrite or break links inside a mail; the number alone is enough."""
    tree = lxml_html.document_fromstring(part(mail_of(*ordinary()), "html"))
    assert not [link for link in tree.findall(".//a") if (link.get("href") or "").startswith("#")]
    assert re.search(r"north quay\.1 The quay", tree.text_content())
