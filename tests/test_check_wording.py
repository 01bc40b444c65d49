"""Rules on a style's wording: what each sees outside quotations, and what it leaves alone."""

from __future__ import annotations

import pytest

from briefing.check import check
from briefing.library import Library
from briefing.records import EngineInfo
from briefing.styles import Style
from builders import brief, claim, document, ledger, sentence

SOURCE = document("The regime “facilitates prior trade”, Ann Lee said.")
CLAIM = claim(SOURCE, SOURCE.text)
WORDING = {"sentence-length", "style-word", "loaded-word", "trailing-participle", "quote-length", "quotes"}


def found(text: str, style: Style | str, engine: str = "openai", **values: str) -> list[tuple[str, str | None]]:
    style = style if isinstance(style, Style) else Library().style(style)
    made = brief("It opened.", [[sentence("d0", 1, text, CLAIM.id, **values)]], engine=EngineInfo(kind=engine))
    findings = check(made, ledger([SOURCE], [CLAIM]), style)
    return [(finding.rule, finding.words) for finding in findings if finding.rule in WORDING]


@pytest.mark.parametrize(
    ("style", "text", "rule", "words"),
    [
        ("plain", "They utilise the port.", "style-word", "utilise"),
        ("plain", "They act prior to the vote.", "style-word", "prior to"),
        ("wire", "Ann Lee admitted it.", "style-word", "admitted"),
        ("house", "Ann Lee blasted the plan.", "style-word", "blasted"),
        ("wire", "The regime closed the port.", "loaded-word", "regime"),
        ("wire", "The mayor backed the plan, saying it will cut delays.", "trailing-participle", "saying"),
    ],
)
def test_a_word_that_the_style_does_not_use_is_found(style: str, text: str, rule: str, words: str) -> None:
    assert found(text, style) == [(rule, words)]


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("plain", "“They utilise it”, Ann Lee said."),
        ("plain", "The utiliser met."),
        ("wire", "The regime must go, Ann Lee said."),
        ("wire", "The port, facing a storm, closed."),
        ("house", "The mayor backed the plan, claiming it will cut delays."),
    ],
)
def test_quotations_speakers_other_words_and_other_styles_are_left_alone(style: str, text: str) -> None:
    assert found(text, style) == []


def test_lengths_of_sentences_and_quotations_and_their_number() -> None:
    assert found("The port opened " + "and closed again " * 8 + "today.", "plain") == [("sentence-length", None)]
    quoted = "“" + "one two " * 7 + "end”"
    assert found(f"{quoted}, Ann Lee said.", "brisk") == [("quote-length", quoted)]
    assert ("quotes", None) in found("She said “one two” and “three four”.", "brisk")


def test_hedges_are_banned_in_judgements_only() -> None:
    assert found("It could serve them.", "assessment", status="judgement") == [("style-word", "could")]
    assert found("It could open, Ann Lee said.", "assessment") == []


def test_words_of_a_source_are_not_measured_until_a_person_writes_them() -> None:
    assert found("They utilise it.", "plain", engine="extractive") == []
    assert found("They utilise it.", "plain", engine="extractive", author="person") == [("style-word", "utilise")]
