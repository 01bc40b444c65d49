"""A quotation is found where it stands, however it was typed, and nowhere else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from briefing.alteration import alteration
from briefing.evidence import SHORTEST, Haystack, NotPlaced, Placement, place
from briefing.normal import normalise

DOCUMENT = """Senate approves the pact

ASUNCIÓN — The Senate approved the agreement by 53 votes to 8 on Friday, after a debate that went on for eleven hours.
“We will not go back on it,” said the minister, Rubén Ramírez, who is to visit Iran next month. Critics called the bill
unconstitutional and the pro-
cedure a “well-
known trick”. The budget grew 3.5 percent to $4.2 million; 1,500 troops may take part.

The lawyer denied that the minister had resigned. It was raining, he said. It was raining, he said. 国会は改革法案を可決した。
הכנסת אישרה את ההסכם ביום שישי. 🇵🇾 Viva el pueblo! The cafe\u0301 was closed for the night.
"""
TOKENS = (
    "the minister's café cafe\u0301 naïve ﬁnance 改革開放 한국어 שלום مرحبا 😀👍🏽 3.5% 1,500 “quoted” l’accord co-op x — … -5"
)
WORDS = st.lists(st.sampled_from(TOKENS.split(" ")), min_size=1, max_size=30)


def found(quote: str, text: str | Haystack = DOCUMENT) -> tuple[str, str]:
    """The words at the place of a quotation, and how it was found; or why it has none."""
    result = place(quote, text)
    if isinstance(result, NotPlaced):
        return "", result.kind
    whole = text.text if isinstance(text, Haystack) else text
    return whole[result.start : result.end], result.match


@settings(max_examples=200)
@given(WORDS, st.data())
def test_words_of_a_text_are_found_letter_for_letter(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    text, quote = " ".join(words), " ".join(words[first:last])
    result = place(quote, text)
    assert isinstance(result, Placement) or result.kind in ("too_short", "ambiguous")
    if isinstance(result, Placement):
        assert (result.match, text[result.start : result.end]) == ("exact", quote)
    elif result.kind == "ambiguous":
        assert text.count(quote) > 1


RETYPED = {" ": ["\u00a0", "\n", "  ", " \u200b"], "'": ["’"], '"': ["“", "”"], "e": ["e\u00ad"], "é": ["e\u0301"], "-": ["‑"]}


@settings(max_examples=200)
@given(st.data())
def test_retyped_words_are_mapped_back_to_the_same_place(data: st.DataObject) -> None:
    """Either side may be the one that was retyped: the quotation, or the document around it."""
    plain = [
        f"{word}{number}" for number, word in enumerate(["rué", "it's", '"le"', "co-op", "改革", "été", "שלום", "😀e", "fin."])
    ]
    first = data.draw(st.integers(0, 5))
    last = data.draw(st.integers(first + 3, 9))

    def retyped(text: str) -> str:
        return "".join(data.draw(st.sampled_from([letter, *RETYPED.get(letter, [])])) for letter in text)

    before, middle, after = (
        retyped(" ".join(plain[:first])),
        retyped(" ".join(plain[first:last])),
        retyped(" ".join(plain[last:])),
    )
    text = " ".join([before, middle, after])
    result = place(retyped(" ".join(plain[first:last])), text)
    assert isinstance(result, Placement) and result.match in ("exact", "normalised")
    assert text[result.start : result.end].strip("\u00ad\u200b") == middle.strip("\u00ad\u200b")


@settings(max_examples=300)
@given(st.text(max_size=80), st.text(max_size=30), st.data())
@example("a\n- b “ccccccccc” d", "— ccccccccc", None)
def test_a_place_is_never_empty_and_never_outside(text: str, quote: str, data: st.DataObject | None) -> None:
    within = None
    if data is not None:
        start = data.draw(st.integers(0, len(text)))
        within = (start, data.draw(st.integers(start, len(text))))
        quote = data.draw(st.sampled_from([quote, text[within[0] : within[1]]]))
    result = place(quote, text, within=within)
    low, high = within or (0, len(text))
    if isinstance(result, Placement):
        assert low <= result.start < result.end <= high
        assert text[result.start : result.end].strip() == text[result.start : result.end]
        assert 0 < result.score <= 1
    else:
        assert result.reason


@given(st.sampled_from(["", " \n", "yes", "改革", "...", "5"]))
def test_what_is_too_short_to_have_a_place_says_so(quote: str) -> None:
    assert found(quote)[1] in ("empty", "too_short")
    assert SHORTEST > 4


@pytest.mark.parametrize(
    "quote",
    [
        "The Senate approved the agreement by 53 votes to 8",
        "“We will not go back on it,”",
        "1,500 troops may take part",
        "国会は改革法案を可決した。",
        "הכנסת אישרה את ההסכם",
        "🇵🇾 Viva el pueblo!",
        "改革法案を可決",
        "$4.2 million; 1,500 troops",
    ],
)
def test_what_is_offered_as_it_stands_is_exact(quote: str) -> None:
    assert found(quote) == (quote, "exact")


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ('"We will not go back on it," said the minister', "“We will not go back on it,” said the minister"),
        ("ASUNCIÓN – The Senate approved", "ASUNCIÓN — The Senate approved"),
        ("unconstitutional and the procedure", "unconstitutional and the pro-\ncedure"),
        ("the procedure a “wellknown trick", "the pro-\ncedure a “well-\nknown trick"),
        ('a "well-known trick"', "a “well-\nknown trick”"),
        ("The café was closed", "The cafe\u0301 was closed"),
        ("The Senate approved the agreement by 53 votes to 8.", "The Senate approved the agreement by 53 votes to 8"),
        ("国会は改革法案を\n可決した", "国会は改革法案を可決した"),
    ],
)
def test_typography_does_not_keep_a_quotation_from_its_place(quote: str, expected: str) -> None:
    assert found(quote) == (expected, "normalised")


@pytest.mark.parametrize("wrapped", ["“{}”", "... {} ...", "…{}", "[...] {} […]", "«{}»", "'“{}’", "— {}"])
def test_what_was_put_around_a_quotation_is_not_looked_for(wrapped: str) -> None:
    words = "approved the agreement by 53 votes to 8"
    assert found(wrapped.format(words)) == (words, "exact")


@pytest.mark.parametrize(
    "quote",
    [
        "500 troops may take part",  # of 1,500
        "5 percent to $4.2 million",  # of 3.5
        "constitutional and the procedure",  # of unconstitutional
        "The budget grew 3",
        "well-known trick”. The budget grew 3.5 percent to $4",
        "The Senate approved the agreement by 53 votes to 8 on Fri",
        "The cafe",  # of café
        "The lawyer denied that the minister had re",
    ],
)
def test_a_part_of_a_word_or_of_a_number_is_not_the_word_or_the_number(quote: str) -> None:
    assert found(quote)[0] == ""


@pytest.mark.parametrize(
    "quote",
    [
        "The Senate aproved the agrement by 53 votes to 8 on Friday, after a debte",
        "The Senate approved the agreement, by 53 votes to 8, on Friday after a debate",
        "the senate approved the agreement by 53 votes to 8 on friday after debate",
        "“We will not go back on it”, said the minister, Ruben Ramirez, who is to visist Iran",
    ],
)
def test_a_slip_of_the_keyboard_does_not_keep_a_quotation_from_its_place(quote: str) -> None:
    words, match = found(quote)
    assert match == "fuzzy"
    assert words.split()[0].strip("“").lower() == quote.split()[0].strip("“").lower()
    assert words.split()[-1].strip(",")[:3] == quote.split()[-1][:3] and words in DOCUMENT


@pytest.mark.parametrize(
    ("quote", "word"),
    [
        ("The Senate approved the agreement by 58 votes to 8 on Friday", "53"),
        ("The Senate approved the agreement by 53 votes to 9 on Friday, after a debate", "8"),
        ("The Senate approved the agreement by 53 votes to 8 on Monday, after a debate", "Friday"),
        ("The Senate rejected the agreement by 53 votes to 8 on Friday, after a debate", "approved"),
        ("The Senate approved the agreement by 53 votes to 8 on Friday, after a debate that went on for seven hours", "eleven"),
        ("We will go back on it, said the minister, Rubén Ramírez, who is to visit Iran", "not"),
        ("We will not go back on it, said the minister, Rubén Ramírez, who is not to visit Iran", "not"),
        ("We will not go back on it, said the minister, Rubén Ramírez, who is to visit Iraq", "Iran"),
        ("We will not go back on it, said the minister, Rubén Romero, who is to visit Iran", "Ramírez"),
        ("Critics called the bill constitutional and the procedure a well-known trick", "unconstitutional"),
        ("The budget grew 3.5 percent to €4.2 million; 1,500 troops may take part", "$"),
        ("The budget grew 3.5 percent to $4.2 billion; 1,500 troops may take part", "million"),
        ("The budget grew 3.5 percent to $4.2 million; 1,500 troops must take part", "may"),
    ],
)
def test_what_would_change_the_meaning_is_refused_and_named(quote: str, word: str) -> None:
    result = place(quote, DOCUMENT)
    assert isinstance(result, NotPlaced) and result.kind == "altered"
    assert f"“{word}”" in result.reason
    assert len(result.places) == 1


def test_a_word_that_was_cut_short_is_found_whole() -> None:
    assert found("after a debate that went on for eleven hour")[0].endswith("eleven hours")


def test_what_nobody_said_has_no_place() -> None:
    assert found("The president signed the law in a ceremony at the palace on Sunday")[1] == "absent"
    assert found("The Senate approved the agreement by 53 votes to 8 to visit Iran next month.")[0] == ""


def test_of_two_places_that_say_different_things_none_is_chosen() -> None:
    text = "He denied that the minister had resigned. She said that the minister had resigned on Friday."
    result = place("the minister had resigned", text)
    assert isinstance(result, NotPlaced)
    assert (result.kind, result.places) == ("ambiguous", ((15, 40), (56, 81)))
    assert "2 places" in result.reason
    near = place("the minister had resigned", text, near=50)
    assert isinstance(near, Placement) and near.start == 56
    inside = place("the minister had resigned", text, within=(0, 45))
    assert isinstance(inside, Placement) and inside.start == 15


def test_what_repeats_is_taken_at_its_first_place() -> None:
    pasted = "It was raining, he said. It was dark. It was raining, he said."
    assert found("It was raining, he said.", pasted) == ("It was raining, he said.", "exact")
    assert place("was raining", pasted) == Placement(3, 14, "exact")


def test_a_sentence_of_its_own_comes_before_the_sentence_that_denies_it() -> None:
    text = "The lawyer denied that the minister had resigned.\n\nThe minister had resigned.\n\nThe rest followed."
    assert place("The minister had resigned.", text) == Placement(51, 77, "exact")


def test_a_place_keeps_the_mark_that_it_opens_with() -> None:
    assert found('"Enough" is what he said', '“Enough" is what he said') == ('“Enough" is what he said', "normalised")


def test_a_slip_that_fits_two_places_finds_neither() -> None:
    text = (
        "Anna said the vote was closed early on that day. "
        + "Rain fell. " * 5
        + "Bert said the vote was close early on that day, alas."
    )
    result = place("the vote was closde early on that day", text)
    assert isinstance(result, NotPlaced) and result.kind == "ambiguous"


def test_of_two_copies_the_one_with_fewer_slips_is_taken() -> None:
    text = "The U.S. vessels may move freely in the port, it says. Then:\n\nThe US vessels may move freely in the port, it says."
    result = place("The US vesels may move freely in the port, it says.", text)
    assert isinstance(result, Placement) and text[result.start : result.end].startswith("The US vessels")


def test_a_search_can_be_kept_to_a_part_of_the_document() -> None:
    part = (0, DOCUMENT.index("“We will"))
    assert isinstance(place("1,500 troops may take part", DOCUMENT, within=part), NotPlaced)
    assert isinstance(place("1,500 troops may tkae part in it all", DOCUMENT, within=part), NotPlaced)
    assert isinstance(place('"We will not go back on it"', DOCUMENT, within=part), NotPlaced)


@settings(max_examples=100)
@given(
    st.sampled_from(["approved the agreement by 53 votes", "unconstitutional and the procedure", "nowhere to be found at all"])
)
def test_a_prepared_text_answers_like_the_text_itself(quote: str) -> None:
    haystack = Haystack(DOCUMENT)
    assert place(quote, haystack) == place(quote, DOCUMENT) == place(quote, haystack)


@given(st.text(max_size=40))
def test_a_wording_never_differs_from_itself(text: str) -> None:
    assume(text.strip())
    normal = normalise(unicodedata.normalize("NFC", text)).text
    assert alteration(normal, normal) is None


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("the legal move", "the illegal move"),
        ("prices decreased", "prices increased"),
        ("they did not go", "they did now go"),
        ("he was likely there", "he was unlikely there"),
        ("it rose 5%", "it rose 5"),
        ("fell to 5 degrees", "fell to -5 degrees"),
        ("sixteen people", "sixty people"),
        ("she will go", "she would go"),
        ("allegedly took part", "took part"),
        ("took part", "allegedly took part"),
        ("Mr Hansen said", "Mr Hanson said"),
        ("李民说", "李明说"),
        ("قال أحمد", "قال محمد"),
        ("es ist keine Frage", "es ist seine Frage"),
        ("il ne vient pas", "il vient par là"),
        ("10:30", "10:80"),
        ("illion people", "million people"),
    ],
)
def test_near_in_letters_and_far_in_meaning_is_an_alteration(ours: str, theirs: str) -> None:
    assert alteration(ours, theirs)
    assert alteration(theirs, ours)


def test_a_word_of_the_document_is_no_slip_of_another() -> None:
    assert alteration("the county agreed", "the country agreed") is None
    assert alteration("the county agreed", "the country agreed", frozenset({"county"}))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("the agreemnt", "the agreement"),
        ("Officals said", "Officials said"),
        ("the Pena government", "the Peña government"),
        ("a cyber attack", "a cyberattack"),
        ("the well known co-operation", "the well-known cooperation"),
        ("seven mllion people", "seven million people"),
        ("agreed on debate", "agreed on the debate"),
    ],
)
def test_a_slip_is_no_alteration(ours: str, theirs: str) -> None:
    assert alteration(ours, theirs, frozenset({"officials"})) is None
