"""The normal form: same words, same form; and every character of it knows where it came from."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.normal import normalise

ODD = st.text(
    st.sampled_from(
        list("abcÉe\u0301\u0327ñﬁœ“”'«»—–--…..!?  \n\n\t\u00a0\u00ad\u200b\u202e日本한\u1112\u1161\u11ab😀\u200dשלוםمر")
    ),
    max_size=60,
)
TEXTS = st.one_of(ODD, st.text(max_size=40))


@settings(max_examples=300)
@given(TEXTS, st.booleans())
@example("\u0958 a\n- b", False)
@example("\ufb2a\u05b7x", False)
def test_the_way_back_only_goes_forward_and_stays_inside(text: str, keep_hyphens: bool) -> None:
    normal = normalise(text, keep_hyphens)
    spans = [normal.original(index, index + 1) for index in range(len(normal.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a <= c and b <= d for (a, b), (c, d) in pairwise(spans))


@settings(max_examples=200)
@given(TEXTS, st.data())
def test_a_part_of_the_original_is_a_part_of_the_normal_form(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    normal = normalise(text)
    first, last = normal.within(start, end)
    assert 0 <= first <= last <= len(normal.text)
    assert all(normal.original(index, index + 1)[0] >= start for index in range(first, last))
    assert all(normal.original(index, index + 1)[0] < end for index in range(first, last))


@settings(max_examples=200)
@given(TEXTS)
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    assert normalise(forms[0]).text == normalise(forms[1]).text


@given(st.text(st.sampled_from(list("abc XYZ, 12 é日本語 한국 שלום"))).map(lambda text: " ".join(text.split())))
def test_plain_text_is_its_own_normal_form(text: str) -> None:
    plain = unicodedata.normalize("NFC", text)
    assert normalise(plain).text == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We go,” she said", '"We go," she said'),
        ("« Nous partons »", '"Nous partons"'),
        ("»Wir gehen«", "„Wir gehen“"),
        ("the nurses’ union", "the nurses' union"),
        ("the deal — signed", "the deal -- signed"),
        ("the deal—signed", "the deal – signed"),
        ("by 5–4 votes", "by 5-4 votes"),
        ("at −5 degrees", "at -5 degrees"),
        ("an agree-\nment was", "an agreement was"),
        ("a Franco-\nGerman deal", "a Franco-German deal"),
        ("the agree\u00adment", "the agreement"),
        ("two\n lines\u00a0and  spaces", "two lines and spaces"),
        ("改革\n開放の時代", "改革開放の時代"),
        ("well … then", "well ... then"),
        ("well . . . then", "well ... then"),
        ("Pourquoi\u202f? Rien\u00a0!", "Pourquoi? Rien!"),
        ("oﬃce ﬁnds œuvres", "office finds oeuvres"),
        ("ＡＢＣ１２", "ABC12"),
        ("pen\u0303a", "peña"),
        ("\u202bשלום\u202c", "שלום"),
        ("می\u200cشود", "میشود"),
    ],
)
def test_what_a_copyist_retypes_is_evened_out(one: str, other: str) -> None:
    assert normalise(one).text == normalise(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10²", "102"),
        ("Peña", "Pena"),
        ("may", "May"),
        ("5%", "5"),
        ("3.5", "35"),
        ("re-sign", "resign"),
        ("to -5", "to 5"),
        ("½", "1/2"),
    ],
)
def test_what_a_reader_would_call_another_wording_is_not(one: str, other: str) -> None:
    assert normalise(one).text != normalise(other).text


def test_a_hyphen_at_a_line_end_can_be_kept() -> None:
    assert normalise("a well-\nknown fact", keep_hyphens=True).text == "a well-known fact"
    assert normalise("a well-\nknown fact").text == "a wellknown fact"


def test_a_bullet_is_no_dash() -> None:
    assert normalise("one\n- two\n– three").text == "one - two - three"
