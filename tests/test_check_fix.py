"""`check --fix`: forms are put right, facts never; what is not a sentence's text in the file is not touched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.check import check
from briefing.check.fix import fixed, fixes
from briefing.cli import main
from briefing.facts import facts
from briefing.facts.quotes import quoted_spans
from briefing.library import Library, shipped
from briefing.review.retype import retyped
from briefing.styles import Style
from builders import brief, claim, document, ledger, sentence

HOUSE = Library().style("house")
FIXED = {"typography", "spelling", "preferred-name", "number-form", "date-form", "honorific", "contraction", "headline-stop"}


def styled(**values: Any) -> Style:
    data = HOUSE.model_dump()
    for key, value in values.items():
        data[key] = {**data[key], **value} if isinstance(value, dict) and isinstance(data[key], dict) else value
    return Style.model_validate(data)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The port's labor isn't cheap...", "The port’s labour is not cheap…"),
        ("Mr Lee took 5 ships to Kiev on March 9, 2026.", "Lee took five ships to Kyiv on 9 March 2026."),
        ("It took 12000 tonnes, or 12% of it.", "It took 12,000 tonnes, or 12 per cent of it."),
        ("“It isn't 5% in Kiev,” Mr Lee said.", "“It isn't 5% in Kiev,” Lee said."),
        ("The World Health Organization has 12 members.", "The World Health Organization has 12 members."),
        ("Isn’t it open? It doesn’t matter.", "Isn’t it open? It does not matter."),
        ("It won’t, can’t and shan’t.", "It will not, cannot and shall not."),
        ("He said “it is «over» now”.", "He said “it is ‘over’ now”."),
        ("A broken “mark isn't touched.", "A broken “mark is not touched."),
    ],
)
def test_forms_are_put_right_outside_quotations_and_names(text: str, right: str) -> None:
    assert fixed(text, HOUSE, "en")[0] == right


def test_a_banned_word_with_one_word_in_its_place_is_replaced() -> None:
    plain = Library().style("plain")
    assert fixed("Utilise it; he facilitates it prior to going forward.", plain, "en")[0] == (
        "Use it; he helps it before going forward."
    )


def test_a_rule_that_is_off_puts_nothing_right() -> None:
    assert fixed("They organized it...", styled(rules={"spelling": "off"}), "en")[0] == "They organized it…"


PIECES = st.sampled_from(
    """
    The|port|isn't|organized|5|ships|12%|March 10, 2026|10 March|yesterday|Kiev|Mr Lee|said|“isn't 5%”|"no labor"|12000|
    $5 billion|NATO|in|of|and|,|.|…|...| -- |will|not|may|US|5 May|two|3 p.m.|USD 5|1,200.5|No. 5|World War II|utilise|center|
    'tis|?|:|Ann Lee
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
STYLES = [
    HOUSE,
    Library().style("plain"),
    Library().style("brisk"),
    styled(
        numbers={"millions": "bn", "currency": "code", "words_below": 0}, names={"acronym_case": "word"}, dates={"clock": "24h"}
    ),
]


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12).map(" ".join), st.sampled_from(STYLES))
def test_no_fact_of_a_sentence_is_another_afterwards_and_fixing_twice_changes_nothing_more(text: str, style: Style) -> None:
    once = fixed(text, style, "en")[0]
    before, after = facts(text, "en"), facts(once, "en")
    assert sorted(n.value for n in before.numbers) == sorted(n.value for n in after.numbers)
    assert sorted(d.value or "" for d in before.dates) == sorted(d.value or "" for d in after.dates)
    assert (before.certainty, before.negation) == (after.certainty, after.negation)
    assert {name.key.replace("kiev", "kyiv") for name in before.names} - {"usd"} == {name.key for name in after.names} - {"usd"}
    assert fixed(once, style, "en")[0] == once


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12).map(" ".join))
def test_quoted_words_stay_letter_for_letter(text: str) -> None:
    once = fixed(text, HOUSE, "en")[0]
    words = [[part[span.start : span.end] for span in quoted_spans(part)] for part in (text, once)]
    assert [item.strip(" .,") for item in words[0]] == [item.strip(" .,") for item in words[1]]


def test_what_was_put_right_is_found_no_more() -> None:
    source = document("The port opened.")
    told = claim(source, source.text)
    texts = ["The port's labor isn't cheap.", "Mr Lee took 5 ships to Kiev on March 9, 2026, or 12% of 12000."]
    book = ledger([source], [told])
    made = brief("It opens", [[sentence("d0", n, text, told.id, author="person") for n, text in enumerate(texts, 1)]])
    assert {finding.rule for finding in check(made, book, HOUSE)} >= FIXED
    right = {item.sentence.id: item.text for item in fixes(made, book, HOUSE)}
    again = brief(right["h0.1"], [[sentence("d0", n, right[f"d0.{n}"], told.id, author="person") for n in (1, 2)]])
    assert not FIXED & {finding.rule for finding in check(again, book, HOUSE)}


# -- the file ----------------------------------------------------------------------------------------------------------------

DRAFT = """---
style: house
mine: "It isn't mine."
---

# It isn't open

**Details.** It isn't open.[^d0a] It isn't
shut. {>>It isn't open.<<}

[^d0a]: S1 ¶1 “It isn't open.” — It isn't open.
"""


def test_only_the_sentences_of_the_text_are_typed_over() -> None:
    text, lost = retyped(DRAFT, {"It isn't open.": "It is not open.", "It isn't shut.": "It is *not* shut.", "Not there.": "x"})
    assert lost == ["Not there."]
    assert "**Details.** It is not open.[^d0a] It is \\*not\\* shut. {>>It isn't open.<<}" in text
    assert 'mine: "It isn\'t mine."' in text and "# It isn't open\n" in text
    assert text.endswith("[^d0a]: S1 ¶1 “It isn't open.” — It isn't open.\n")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "run"
    example = shipped("examples") / "paraguay-sofa"
    assert main(["brief", str(example / "sources"), "--date", "2026-03-10", "--out", str(folder), "-q"]) == 0
    return folder


def edited(run: Path) -> tuple[Path, str]:
    """The draft with a sentence that an editor wrote, and its text."""
    draft = run / "6-drafts" / "draft.house.md"
    text = draft.read_text(encoding="utf-8")
    front, body = text.split("\n---\n", 1)
    head, rest = body.split("► ", 1)
    mine = "front: mine\n"
    draft.write_text(f"{front}\n{mine}---\n{head}► The labor isn't cheap in Kiev. {{>>is it?<<}}\n\n► {rest}", encoding="utf-8")
    return draft, draft.read_text(encoding="utf-8")


def test_a_draft_is_shown_first_then_put_right_and_then_has_nothing_left(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft, text = edited(run)
    capsys.readouterr()
    main(["check", str(draft), "--diff"])
    shown = capsys.readouterr().out
    assert "The [-labor isn't-] {+labour is not+} cheap in [-Kiev.-] {+Kyiv.+}" in shown
    assert draft.read_text(encoding="utf-8") == text
    main(["check", str(draft), "--fix", "--diff", "--json"])
    line = json.loads(capsys.readouterr().out.splitlines()[0])
    assert line["after"] == "The labour is not cheap in Kyiv." and "spelling" in line["rules"]
    assert draft.read_text(encoding="utf-8") == text
    main(["check", str(draft), "--fix"])
    after = draft.read_text(encoding="utf-8")
    assert after == text.replace("The labor isn't cheap in Kiev.", "The labour is not cheap in Kyiv.")
    capsys.readouterr()
    main(["check", str(draft), "--fix"])
    assert "nothing to put right" in capsys.readouterr().err and draft.read_text(encoding="utf-8") == after


def test_a_runs_record_and_a_text_against_sources_are_not_fixed(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(run / "5-briefs" / "brief.house.json"), "--fix"]) == 2
    assert "6-drafts/draft.STYLE.md" in capsys.readouterr().err
    assert main(["check", str(run / "6-drafts" / "draft.house.md"), "--against", str(run), "--fix"]) == 2


def test_an_imported_record_is_put_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("brief.txt").write_text(
        "The port opens.\n\nDetails. The port's labor is cheap.\n\n► It opened.\n\nContext. It is old.\n"
    )
    assert main(["import", "brief.txt", "-o", "brief.json"]) == 0
    main(["check", "brief.json", "--fix"])
    assert main(["render", "brief.json", "--format", "text", "-o", "after.txt"]) == 0
    assert "Details. The port’s labour is cheap." in Path("after.txt").read_text(encoding="utf-8")
