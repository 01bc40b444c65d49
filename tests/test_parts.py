"""Parts lose no sentence, tell none twice, and are no longer than allowed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language import paragraphs, sentences
from briefing.parts import LIMIT, OVERLAP, cut, halves, owner
from briefing.records import Document
from briefing.replies import Part

PIECES = st.sampled_from(
    [
        "The Senate met. ",
        "It voted. ",
        "Nobody, of all who came that day from the far side of the river, left early. ",
        "\n\n",
        "\n",
    ]
    + ["改革法案を可決した。", "word" * 30, "🇵🇾 ", "   ", "“A. B. C.” he said. "]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)
LIMITS = st.integers(1, 400)


def document(text: str) -> Document:
    return Document(id="d", text_hash="t", source="a.txt", kind="text", language="en", text=text)


def prose(count: int, paragraph: int = 5) -> str:
    """So many sentences of about 60 characters, each with its number, in paragraphs."""
    lines = [f"Sentence number {number} tells of what was said on the day." for number in range(count)]
    return "\n\n".join(" ".join(lines[at : at + paragraph]) for at in range(0, count, paragraph))


def check(parts: list[Part], low: int, high: int) -> None:
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert {part.of for part in parts} == {len(parts)}
    assert parts[0].core[0] == low and parts[-1].core[1] == high
    assert all(one.core[1] == other.core[0] for one, other in pairwise(parts))


@settings(max_examples=200)
@given(TEXTS, LIMITS, st.integers(0, 200))
def test_cores_share_out_the_text_and_no_sentence_is_lost(text: str, limit: int, overlap: int) -> None:
    parts = cut(document(text), limit, overlap)
    check(parts, 0, len(text))
    if len(text) <= limit:
        assert [(part.start, part.end) for part in parts] == [(0, len(text))]
    elif text.strip():
        assert all(0 < part.end - part.start <= limit for part in parts)
    for start, end in sentences(text, "en"):
        owners = [part for part in parts if part.core[0] <= start < part.core[1]]
        assert [part.number for part in owners] == [owner(parts, start)]
        if end - start <= limit:
            assert owners[0].start <= start < end <= owners[0].end
        else:
            shown = {at for part in parts for at in range(part.start, part.end)}
            assert all(at in shown for at in range(start, end) if not text[at].isspace())


@settings(max_examples=100)
@given(TEXTS, LIMITS, st.data())
def test_halves_share_out_the_core_of_a_part(text: str, limit: int, data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(cut(document(text), limit)))
    both = halves(part)
    if len(both) == 1:
        assert both == [part]
        return
    check(both, *part.core)
    assert len(both) == 2
    assert all(part.start <= half.start < half.end <= part.end for half in both)
    inside = [start for start, _ in sentences(text, "en") if part.core[0] <= start < part.core[1]]
    assert all(owner(both, start) in (1, 2) for start in inside)


def test_a_document_that_fits_is_one_part() -> None:
    text = prose(100) + "\n\n"
    (part,) = cut(document(text))
    assert (part.text, part.number, part.of, part.core) == (text, 1, 1, (0, len(text)))
    assert cut(document("")) == [Part(document(""), 0, 0)]


def test_a_long_document_is_cut_between_paragraphs_into_parts_of_a_like_length() -> None:
    text = prose(700)
    parts = cut(document(text))
    starts = {start for start, _ in paragraphs(text)}
    assert len(parts) == 4
    assert all(part.core[0] in starts for part in parts)
    lengths = [part.core[1] - part.core[0] for part in parts]
    assert max(lengths) < 1.1 * min(lengths)


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = prose(700, paragraph=700)
    starts = {start for start, _ in sentences(text, "en")}
    assert all(part.core[0] in starts for part in cut(document(text)))


def test_a_part_shows_a_few_sentences_of_its_neighbours() -> None:
    parts = cut(document(prose(700)))
    assert parts[0].start == 0
    for one, other in pairwise(parts):
        assert 0 < one.end - other.core[0] <= OVERLAP
        assert 0 < other.core[0] - other.start <= OVERLAP
    assert max(part.end - part.start for part in parts) <= LIMIT


def test_a_sentence_that_fills_a_part_leaves_no_room_for_context() -> None:
    text = f"It was so. A day that {'went on and ' * 40}ended. It was over. Nobody knew."
    parts = cut(document(text), limit=500)
    (long,) = [part for part in parts if "A day" in part.text and "ended." in part.text]
    assert len(long.text) <= 500
    assert long.text.startswith("A day") or long.text.endswith("ended.")


def test_a_sentence_longer_than_a_part_is_cut_at_white_space_and_without_any_cut_hard() -> None:
    words = cut(document("word " * 400), limit=500)
    assert all(part.text.split() and set(part.text.split()) == {"word"} for part in words)
    hard = cut(document("x" * 1200), limit=500, overlap=0)
    assert "".join(part.text for part in hard) == "x" * 1200


def test_a_part_of_one_sentence_is_halved_at_white_space() -> None:
    both = halves(Part(document("word " * 40), 0, 200))
    assert [half.text.replace("word", "").strip() for half in both] == ["", ""]
    assert halves(Part(document("word"), 0, 0)) == [Part(document("word"), 0, 0)]


@pytest.mark.parametrize(("start", "number"), [(0, 0), (9, 0), (10, 1), (19, 1), (20, 2), (29, 2), (30, 0)])
def test_a_place_has_one_owner_or_none(start: int, number: int) -> None:
    whole = document("x" * 40)
    parts = [Part(whole, 5, 25, 1, 2, 10, 20), Part(whole, 15, 40, 2, 2, 20, 30)]
    assert owner(parts, start) == number
