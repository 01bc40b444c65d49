"""Composing: ids, statuses and typography are the code's, whatever an engine answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.compose import Composer
from briefing.library import Library
from briefing.records import Brief, Contradiction, Ledger
from briefing.replies import ComposeReply
from briefing.styles import TypographyKnobs
from briefing.typography import plain, quoted_spans, set_marks
from builders import claim, document, ledger
from scripted import ScriptedEngine, composed, reply

LIBRARY = Library()
HOUSE = LIBRARY.style("house")


def book() -> Ledger:
    story = document("The port reopened. Two ships docked. Five ships docked.", "story.txt")
    old = document("The port had been shut since May.", "old.txt", role="background")
    claims = [
        claim(story, "The port reopened.", id="reopened"),
        claim(story, "Two ships docked.", id="two"),
        claim(story, "Five ships docked.", id="five"),
        claim(old, "The port had been shut since May.", id="shut"),
    ]
    clash = Contradiction(kind="number", claims=("two", "five"), values=("2", "5"), note="one has 2, another 5")
    return ledger([story, old], claims, contradictions=(clash,))


def compose(answer: ComposeReply, note: str | None = None) -> Brief:
    return Composer(ScriptedEngine(composes=lambda assignment: answer), LIBRARY, "story", note).compose(book(), HOUSE)


def test_sentences_get_claims_ids_and_a_status_computed_from_their_claims() -> None:
    made = compose(
        reply(
            "The port reopens.",
            ["k1"],
            composed("d0", "The port reopened.", "k1"),
            composed("d0", "Two or five ships docked.", "k2", "k3", status="reported"),
            composed("c0", "It had been shut since May.", "k4", status="reported"),
        )
    )
    found = {sentence.id: (sentence.claims, sentence.status) for sentence in made.sentences()}
    assert found == {
        "h0.1": (("reopened",), "reported"),
        "d0.1": (("reopened",), "reported"),
        "d0.2": (("two", "five"), "disputed"),
        "c0.1": (("shut",), "background"),
    }
    assert [(finding.rule, finding.sentence) for finding in made.findings] == [("status", "d0.2"), ("status", "c0.1")]


def test_a_sentence_without_claims_is_the_models_own_knowledge_and_a_judgement_stays_one() -> None:
    made = compose(
        reply(
            "The port reopens.",
            ["k1"],
            composed("d0", "Ports matter.", status="reported"),
            composed("c0", "This favours the port.", "k1", status="judgement"),
            composed("c0", "Nobody knows why.", status="judgement"),
        )
    )
    assert [sentence.status for sentence in made.sentences()[1:]] == ["general", "judgement", "judgement"]


def test_a_reference_that_the_ledger_does_not_hold_is_dropped_and_said() -> None:
    made = compose(reply("The port reopens.", ["k1"], composed("d0", "The port reopened.", "k1", "k99")))
    assert made.sections[0].lead is not None and made.sections[0].lead.sentences[0].claims == ("reopened",)
    assert [(finding.rule, finding.severity, finding.words) for finding in made.findings] == [("unknown-claim", "error", "k99")]


def test_points_are_numbered_in_the_order_of_their_first_sentence_whatever_numbers_were_given() -> None:
    made = compose(
        reply(
            "The port reopens.",
            ["k1"],
            composed("d7", "Two ships docked.", "k2"),
            composed("d0", "The port reopened.", "k1"),
            composed("d3", "Five ships docked.", "k3"),
            composed("d7", "They were late.", "k2"),
        )
    )
    details = made.sections[0]
    assert [block.id for block in details.blocks()] == ["d0", "d1", "d2"]
    assert [sentence.text for sentence in details.points[0].sentences] == ["Two ships docked.", "They were late."]


def test_text_for_a_section_that_the_style_lacks_is_left_out_and_said() -> None:
    made = compose(reply("The port reopens.", ["k1"], composed("x1", "Elsewhere.", "k1"), composed("d0", "Here.", "k1")))
    assert any("Elsewhere." in remark for remark in made.remarks)


def test_a_section_that_nothing_fills_is_left_out_and_said() -> None:
    made = compose(reply("The port reopens.", ["k1"], composed("d0", "The port reopened.", "k1")))
    assert [section.key for section in made.sections] == ["details"]
    assert "no context: the sources hold nothing for it" in made.remarks


def test_what_an_engine_sends_is_no_terminal_command_and_one_line() -> None:
    made = compose(reply("\x1b]0;title\x07The port\nreopens.", ["k1"], composed("d0", "The \u202eport\x1b[31m reopened.", "k1")))
    assert not any(char in sentence.text for sentence in made.sentences() for char in "\x1b\x07\n\u202e")


def test_the_prompt_holds_the_ledger_and_no_text_that_no_claim_quotes() -> None:
    prompt = Composer(ScriptedEngine(), LIBRARY, "story", "lead with the ships").request(book(), HOUSE).prompt()
    assert "k2 [event; fact; story; S1; 1 publisher] Two ships docked." in prompt.user
    assert "k2 and k3: one has 2, another 5" in prompt.user
    assert "lead with the ships" in prompt.user and prompt.end in prompt.user
    assert "Today is 2026-03-10" in prompt.user and "S2: The Northport Post, 2026-03-10, A title (background)" in prompt.user


@pytest.mark.parametrize(
    ("text", "set_text"),
    [
        ('He said "it\'s over" and left.', "He said “it's over” and left."),
        ("The port's gates - both - closed...", "The port’s gates – both – closed…"),
        ("It ran 2019-2021.", "It ran 2019-2021."),
        ("« Non », a-t-il dit.", "“ Non ”, a-t-il dit."),
        ('A 6" gap and no pair', 'A 6" gap and no pair'),
        ("“Don't”, she said; it isn't.", "“Don't”, she said; it isn’t."),
        ("the workers' vote", "the workers’ vote"),
    ],
)
def test_typography_is_set_outside_quotations_only(text: str, set_text: str) -> None:
    assert set_marks(text, TypographyKnobs()) == set_text


@given(st.text(max_size=80))
def test_setting_marks_twice_changes_nothing_more_and_never_touches_quoted_words(text: str) -> None:
    once = set_marks(text, TypographyKnobs())
    assert set_marks(once, TypographyKnobs()) == once
    before, after = quoted_spans(text), quoted_spans(once)
    if before:
        assert after is not None
        assert [text[a + 1 : b - 1] for a, b in before] == [once[a + 1 : b - 1] for a, b in after]


@given(st.text(max_size=80))
def test_plain_text_is_one_line_without_controls(text: str) -> None:
    assert not set(plain(text)) & set("\n\r\t\x00\x1b\x7f\u202e\ufeff")


def test_where_sources_differ_the_brief_says_who_has_what() -> None:
    made = compose(
        reply("The port reopens.", ["k1"], composed("d0", "The port reopened.", "k1"), composed("d1", "Two ships docked.", "k2"))
    )
    assert "d1: sources differ: one has 2, another 5" in made.remarks
