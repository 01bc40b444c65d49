"""The closing step: forms of numbers and dates outside quotations, which never change a value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from briefing.closing import close, close_headline
from briefing.library import Library
from briefing.styles import Style
from briefing.typography import quoted_spans

HOUSE = Library().style("house")


def styled(**values: object) -> Style:
    return Style.model_validate({**HOUSE.model_dump(), **values})


US = styled(language="en-US", dates={"format": "MMMM d, y", "day_format": "MMM d"}, numbers={"percent": "%"})
FRENCH = styled(
    language="fr-FR",
    dates={"format": "d MMMM y", "day_format": "d MMMM"},
    numbers={"percent": "%", "grouping": "narrow-nbsp"},
    typography={"quotes": "«»", "quote_space": "nbsp", "space_before": ";:?!"},
)


@pytest.mark.parametrize(
    ("text", "house", "american"),
    [
        ("On March 10, 2026, it opened.", "On 10 March 2026, it opened.", "On March 10, 2026, it opened."),
        ("It opened on 10 March 2026.", "It opened on 10 March 2026.", "It opened on March 10, 2026."),
        ("It opens Sept. 4 again.", "It opens 4 September again.", "It opens Sep 4 again."),
        ("the 3rd of June", "the 3rd of June", "the 3rd of June"),
        ("It opened on 10 March. Then", "It opened on 10 March. Then", "It opened on Mar 10. Then"),
        ("It opened on 4 Sept. Then", "It opened on 4 Sept. Then", "It opened on 4 Sept. Then"),
        ("12% of 3 percent", "12 per cent of 3 per cent", "12% of 3%"),
        ("a percentage of 12", "a percentage of 12", "a percentage of 12"),
        ("from 10-12 March 2026", "from 10-12 March 2026", "from 10-12 March 2026"),
        ("March 10–12, 2026", "March 10–12, 2026", "March 10–12, 2026"),
        ("10 and 12 March", "10 and 12 March", "10 and 12 March"),
        ("30 February 2026", "30 February 2026", "30 February 2026"),
        ("it may 10 times", "it may 10 times", "it may 10 times"),
        ("on May 10:30", "on May 10:30", "on May 10:30"),
        ("“12% on March 10”", "“12% on March 10”", "“12% on March 10”"),
        ("a “broken pair of 12%", "a “broken pair of 12%", "a “broken pair of 12%"),
    ],
)
def test_dates_and_shares_take_the_form_of_the_style(text: str, house: str, american: str) -> None:
    assert close(text, HOUSE) == house
    assert close(text, US) == american


def test_french_spaces_do_not_break() -> None:
    text = 'Il a dit "non" : 12 % des 1 200 navires, le 1er mars 2026 ?'
    set_text = "Il a dit «\u00a0non\u00a0»\u00a0: 12\u00a0% des 1\u202f200 navires, le 1er mars 2026\u00a0?"
    assert close(text, FRENCH) == set_text


@pytest.mark.parametrize("text", ["in 2025 100 ships", "1,2,3 and 1,23", "v1.200", "12,34"])
def test_what_is_no_grouped_number_stays(text: str) -> None:
    assert close(text, styled(numbers={"grouping": "narrow-nbsp"})) == text


def test_words_that_are_a_sources_own_keep_their_numbers_and_dates() -> None:
    assert close("12% on March 10 ...", HOUSE, wording=False) == "12% on March 10 …"


@pytest.mark.parametrize(
    ("text", "with_stop", "without"),
    [
        ("The port opens", "The port opens.", "The port opens"),
        ("The port opens.", "The port opens.", "The port opens"),
        ("Will it open?", "Will it open?", "Will it open?"),
        ("It backs the U.S.", "It backs the U.S.", "It backs the U.S."),
        ("He said “now.”", "He said “now.”", "He said “now.”"),
        ("The port opens …", "The port opens …", "The port opens …"),
    ],
)
def test_a_headline_ends_as_the_style_says(text: str, with_stop: str, without: str) -> None:
    assert close_headline(text, HOUSE) == with_stop
    assert close_headline(text, styled(headline={"full_stop": False})) == without


@pytest.mark.parametrize("language", ["zz", "xx-YY", "ja", "ar", "pt-BR", "es-419", "zh-Hans-CN"])
def test_a_language_that_dates_are_not_known_in_leaves_them_alone(language: str) -> None:
    assert close("It opened on March 10, 2026.", styled(language=language)) == "It opened on March 10, 2026."


@pytest.mark.parametrize("pattern", ["MMMMMMMM", "dddd", "EEEEEEEEE", "'", "y" * 30, "eeee", "de MMMM", "{d}"])
def test_a_pattern_that_no_date_can_be_written_in_is_a_fault_of_the_style(pattern: str) -> None:
    with pytest.raises(ValidationError):
        styled(dates={"format": pattern})


def test_words_of_a_pattern_stand_in_quotation_marks() -> None:
    spanish = styled(language="es-ES", dates={"format": "d 'de' MMMM 'de' y"})
    assert close("Abrió el 3 de marzo de 2026.", spanish) == "Abrió el 3 de marzo de 2026."


PIECES = st.sampled_from(
    [
        "12%",
        "3 per cent",
        "March 10, 2026",
        "10 March",
        "1,200",
        "“a 5% b”",
        '"x"',
        "…",
        "...",
        " – ",
        "May",
        "2026",
        ",",
        " ",
        "-",
        "é",
        ".",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from([HOUSE, US, FRENCH]))
def test_closing_twice_changes_nothing_more_and_never_touches_quoted_words(text: str, style: Style) -> None:
    once = close(text, style)
    assert close(once, style) == once
    before, after = quoted_spans(text), quoted_spans(once)
    if before and after:
        words = [[source[a + 1 : b - 1].strip() for a, b in spans] for source, spans in ((text, before), (once, after))]
        assert words[0] == words[1]
