"""A text in small letters is read with the capitals of its source, and quoted as it was written."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.check import check_text, sources_of
from briefing.check.casing import casing, guessed, recased
from briefing.records import Document

SOURCE = (
    "Yesterday Norwood United beat Ashby Rovers 3-1 in the Harbour Cup. The united fans of Norwood sang. “We were slow,” said "
    "the Ashby coach, Ivo Lind, on Tuesday. In March the Bank of Norwood paid a bank in Ashby."
)


def verdicts(text: str, source: str = SOURCE, language: str = "en") -> list[tuple[str, str | None]]:
    document = Document(id="a", text_hash="", source="a", kind="text", text=source, language=language)
    found = check_text(text, sources_of([document]), date(2026, 3, 11), language)
    return [(finding.rule, finding.words) for verdict in found for finding in verdict.findings]


@pytest.mark.parametrize(
    ("small", "as_read"),
    [
        ("norwood united beat ashby.", "Norwood United beat Ashby."),
        ("the united fans of norwood sang.", "the united fans of Norwood sang."),
        ("the bank of norwood pays.", "the Bank of Norwood pays."),
        ("a bank pays for a harbour.", "a bank pays for a Harbour."),
        ("ivo lind spoke on friday.", "Ivo Lind spoke on Friday."),
        ("they may march in may.", "they may march in may."),
    ],
)
def test_a_word_takes_the_case_that_its_source_always_gives_it(small: str, as_read: str) -> None:
    assert recased(small, "en", casing(SOURCE, "en")) == as_read


def test_a_form_of_another_length_is_left_as_it_was() -> None:
    source = "The mayor of İzmir spoke. People in İzmir listened."
    text = "the mayor of i̇zmir spoke."
    assert len(recased(text, "en", casing(source, "en"))) == len(text)


def test_a_day_and_a_speaker_in_small_letters_are_compared() -> None:
    assert ("date", "friday") in verdicts("the ashby coach, ivo lind, said on friday that they were slow.")
    assert not [rule for rule, _ in verdicts("the ashby coach, ivo lind, said on tuesday that they were slow.")]


def test_a_title_given_to_another_is_found_and_quoted_as_written() -> None:
    source = "Finance minister Eva Holm met Union leader Per Dahl. Later Eva Holm told reporters that the deficit would fall."
    text = "union leader per dahl told reporters that the deficit would fall."
    document = Document(id="a", text_hash="", source="a", kind="text", text=source, language="en")
    (verdict,) = check_text(text, sources_of([document]))
    assert verdict.text == text
    (finding,) = [finding for finding in verdict.findings if finding.rule == "speaker"]
    assert finding.words in text.split(" told")[0]
    assert "Dahl" in finding.message


def test_a_text_with_capitals_of_its_own_keeps_its_case() -> None:
    written = "Norwood beat ashby on Friday."
    assert ("date", "Friday") in verdicts(written)
    assert ("name", "ashby") not in verdicts(written)


TICKER = "the coach of wolfsburg said on monday that jorgensen would play. the crowd sang in oslo all night long."


def test_a_name_is_seen_where_neither_the_text_nor_its_source_has_a_capital() -> None:
    assert ("name", "odense") in verdicts("the coach of odense said that jorgensen would play.", TICKER)
    assert "speaker" not in [rule for rule, _ in verdicts("the coach of wolfsburg said that jorgensen would play.", TICKER)]
    assert not [words for rule, words in verdicts("the people sang in oslo all night long.", TICKER) if rule == "name"]


def test_a_common_word_is_no_name_where_nothing_has_a_capital() -> None:
    read_as = recased(TICKER, "en", guessed(TICKER, "en"))
    assert [word for word in read_as.split() if word[0].isupper()] == ["Wolfsburg", "Monday", "Jorgensen", "Oslo"]
    assert recased("they didn't mind", "en", guessed("they didn't mind", "en")) == "they didn't mind"


def test_a_source_without_a_capital_is_quoted_as_it_is_written() -> None:
    document = Document(id="a", text_hash="", source="a", kind="text", text=TICKER, language="en")
    (verdict,) = check_text("the coach of wolfsburg said that jorgensen would play.", sources_of([document]))
    assert verdict.evidence[0].quote in TICKER


def test_small_letters_are_read_in_other_languages() -> None:
    source = "Ayer el ministro Luis Vega viajó a Quito con Ana Paz. “Es un error”, dijo Ana Paz el martes."
    assert "speaker" in [rule for rule, _ in verdicts("luis vega dijo que es un error.", source, "es")]
    assert not verdicts("ana paz dijo que es un error.", source, "es")
