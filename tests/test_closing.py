"""The closing step: forms of numbers and dates outside quotations, which never change a value."""

from __future__ import annotations

import re

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
        ("He said “now.”", "He said “now”.", "He said “now”"),
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


@pytest.mark.parametrize(
    ("text", "logical", "american"),
    [
        ("It has “mutual interests,” he said.", "It has “mutual interests”, he said.", "It has “mutual interests,” he said."),
        ("It has “mutual interests”, he said.", "It has “mutual interests”, he said.", "It has “mutual interests,” he said."),
        ("It has “mutual interests.”", "It has “mutual interests”.", "It has “mutual interests.”"),
        ("“We will sign,” he said.", "“We will sign,” he said.", "“We will sign,” he said."),
        ("“We will sign”, he said.", "“We will sign”, he said.", "“We will sign,” he said."),
        ("He said: “We will sign.”", "He said: “We will sign.”", "He said: “We will sign.”"),
        ("the “old U.S.” line", "the “old U.S.” line", "the “old U.S.” line"),
    ],
)
def test_the_comma_of_a_sentence_stands_where_the_style_has_it(text: str, logical: str, american: str) -> None:
    assert close(text, HOUSE) == logical
    assert close(text, styled(typography={**HOUSE.typography.model_dump(), "punctuation": "american"})) == american


@pytest.mark.parametrize(
    ("text", "british", "oxford", "american"),
    [
        ("They organize labor at the center.", "organise labour centre", "organize labour centre", "organize labor center"),
        ("They analyse the programme.", "analyse programme", "analyse programme", "analyze program"),
        ("The World Health Organization analyzes.", "Organization analyses", "Organization analyses", "Organization analyzes"),
        ("Labor costs rose.", "Labour", "Labour", "Labor"),
        ("The Labor Department and Pearl Harbor.", "Labor Harbor", "Labor Harbor", "Labor Harbor"),
        ("“We organize labor”, he said.", "organize labor", "organize labor", "organize labor"),
        ("A gas meter, a check, a story and a tire.", "meter check story", "meter check story", "meter check story"),
        ("See labor.gov or @labor.", "labor", "labor", "labor"),
    ],
)
def test_words_are_spelt_as_the_locale_has_them(text: str, british: str, oxford: str, american: str) -> None:
    for locale, words in (("en-GB-ise", british), ("en-GB-oxendict", oxford), ("en-US", american)):
        made = close(text, styled(spelling={"locale": locale}))
        assert [word for word in words.split() if word not in made] == [], locale


@pytest.mark.parametrize(
    ("knobs", "text", "right"),
    [
        ({"numbers": {"millions": "bn"}}, "It costs $5 billion.", "It costs $5bn."),
        ({"numbers": {"millions": "billion"}}, "It costs €5bn.", "It costs €5 billion."),
        ({"numbers": {"currency": "code"}}, "It costs $5 and A$6.", "It costs USD\u00a05 and A$6."),
        ({"numbers": {"currency": "symbol"}}, "It costs EUR 5,000.", "It costs €5,000."),
        ({"numbers": {"decimal": "comma"}, "language": "fr-FR"}, "Il vaut 3.5 %, le 3.5.2026.", "Il vaut 3,5 %, le 3.5.2026."),
        ({"dates": {"clock": "24h"}}, "It opens at 3.30 p.m. and 9am.", "It opens at 15:30 and 09:00."),
        ({"dates": {"clock": "12h"}}, "It opens at 15:30.", "It opens at 3.30pm."),
        ({"dates": {"clock": "12h"}, "language": "en-US"}, "It opens at 15:00.", "It opens at 3 p.m."),
        ({"names": {"acronym_case": "word"}}, "NATO and “NATO” met the UN.", "Nato and “NATO” met the UN."),
        ({"names": {"preferred": {"Kiev": "Kyiv"}}}, "Kiev’s “Kiev”, Kievan.", "Kyiv’s “Kiev”, Kievan."),
    ],
)
def test_numbers_times_and_names_take_the_form_of_the_style(knobs: dict[str, object], text: str, right: str) -> None:
    assert close(text, styled(**knobs)) == right


def test_words_of_a_pattern_stand_in_quotation_marks() -> None:
    spanish = styled(language="es-ES", dates={"format": "d 'de' MMMM 'de' y"})
    assert close("Abrió el 3 de marzo de 2026.", spanish) == "Abrió el 3 de marzo de 2026."


INNER = {
    "en": ("“”", "‘’", "He said “it is ‘over’ now, the workers’ day”."),
    "fr": ("«»", "“”", "Il a dit «c’est “la fin” d’un cycle»."),
    "de": ("„“", "‚‘", "Er sagte: „Das ist ‚aus‘ jetzt.“"),
    "es": ("«»", "“”", "Dijo: «Es “el fin” de todo»."),
    "pt": ("“”", "‘’", "Disse: “é o ‘fim’ d’água”."),
}
"""What each language has around a quotation and inside it, and a sentence so set."""


@pytest.mark.parametrize("language", INNER)
@pytest.mark.parametrize("written", INNER)
def test_a_quotation_in_a_quotation_has_the_inner_marks_of_the_style_whatever_it_had(language: str, written: str) -> None:
    outer, inner, right = INNER[language]
    style = styled(typography={"quotes": outer, "inner_quotes": inner})
    other = "".join(INNER[written][:2])
    text = re.sub(r"(?<!\w)[“«„‘‚](?=\w)|(?<=[\w.])[”»“’‘](?!\w)", lambda mark: other[(outer + inner).index(mark[0])], right)
    assert close(text.replace("workers" + other[3], "workers’"), style) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("He said “it is “over” now”, and left.", "He said “it is ‘over’ now”, and left."),
        ("He said \"it is 'over' now\".", "He said “it is ‘over’ now”."),
        ("“‘Em and the dogs’ food”, said he of “rock ‘n’ roll”.", "“‘Em and the dogs’ food”, said he of “rock ‘n’ roll”."),
        ("He said “the workers’ day”.", "He said “the workers’ day”."),
        ("He said ‘no’ to the “plan”.", "He said ‘no’ to the “plan”."),
    ],
)
def test_only_a_quotation_inside_a_quotation_takes_the_inner_marks(text: str, right: str) -> None:
    assert close(text, HOUSE) == right


ANY_MARK = str.maketrans(dict.fromkeys('“”«»‘’"', "'"))
PIECES = st.sampled_from(
    [
        "12%",
        "3 per cent",
        "March 10, 2026",
        "10 March",
        "1,200",
        "“a 5% b”",
        "“a ‘b’ c”",
        "«a “b” c»",
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
        words = [
            [source[a + 1 : b - 1].strip().translate(ANY_MARK) for a, b in spans]
            for source, spans in ((text, before), (once, after))
        ]
        assert words[0] == words[1]
