"""What a model reads when it composes in a shipped style: examples in its language, and each word in one sense."""

from __future__ import annotations

import re
from functools import cache

import pytest

from briefing.compose import Composer
from briefing.records import Finding, Ledger
from briefing.runs import read_record
from briefing.styles import Style
from briefing.styles.examples import examples_of
from scripted import ScriptedEngine
from snap import ROOT
from test_rewrite import HARDENED, draft
from test_rewrite import book as rewriting_book
from test_styles_shipped import LIBRARY, STYLES

EXAMPLES = ["paraguay-sofa", "hospital-cyberattack"]


@cache
def asked(example: str, name: str) -> str:
    """The whole prompt, without the ledger's own words."""
    ledger = read_record(ROOT / "examples" / example / "run" / "4-ledger.json", Ledger)
    prompt = Composer(ScriptedEngine(), LIBRARY, "story").request(ledger, LIBRARY.style(name)).prompt()
    return f"{prompt.system}\n{prompt.user.partition('<<<ledger')[0]}"


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_french_prompt_gives_no_example_and_no_list_of_words_in_english(example: str) -> None:
    quoted = re.findall(r"“([^”]+)”", asked(example, "note-fr"))
    assert quoted and not [words for words in quoted if re.search(r"\b(the|will|may|has|said|today|on|it|claiming)\b", words)]
    for english in ("alleging", "contraction", "claiming", "dramatic", "isn’t"):
        assert english not in asked(example, "note-fr")
    assert "« aujourd’hui »" in asked(example, "note-fr") and "“pourrait” does not become “va”" in asked(example, "note-fr")


@pytest.mark.parametrize("name", STYLES)
def test_who_prints_and_who_speaks_have_a_word_each(name: str) -> None:
    words = asked("paraguay-sofa", name)
    assert not re.findall(r"\bsources?\b", words)
    assert "a *speaker* is the person or body" in words and "its *publisher* is who put it out" in words


@pytest.mark.parametrize("name", STYLES)
def test_the_verbs_of_denying_refusing_and_threatening_may_be_written(name: str) -> None:
    verbs = LIBRARY.style(name).attribution.verbs
    base = {"en": ("deni", "reject", "refuse", "threat", "accuse"), "fr": ("démenti", "rejeté", "refusé", "menacé", "accusé")}
    for stem in base[LIBRARY.style(name).language[:2]]:
        assert any(stem in verb for verb in verbs), stem
    assert "that verb stays, in its plainest form" in asked("paraguay-sofa", name)


@pytest.mark.parametrize("name", STYLES)
def test_no_verb_is_both_asked_for_and_forbidden(name: str) -> None:
    told, style = LIBRARY.style(name).attribution, LIBRARY.style(name)
    assert not set(told.verbs) & {*told.banned, *told.avoid}
    kept = {verb for verbs in told.verbs_for.values() for verb in verbs}
    assert not kept & set(told.verbs)
    for how in told.by_certainty.values():
        assert not any(re.search(rf"“{re.escape(verb)}”", how) for verb in told.banned), (style.name, how)


@pytest.mark.parametrize("name", ["wire", "signals"])
def test_a_neutral_style_leaves_no_room_for_judgement(name: str) -> None:
    words = asked("paraguay-sofa", name)
    assert "any status but `general` and `judgement`" in words and "claiming" not in words.partition("Never, outside")[0]


def test_an_assessment_is_told_the_status_of_each_judgement_and_where_confidence_belongs() -> None:
    words = asked("paraguay-sofa", "assessment")
    for key, status in (("bluf", "has the status `judgement`"), ("indicators", "would look out for has the status `judgement`")):
        (line,) = re.findall(rf"^- \*\*{key}\*\* .*$", words, re.MULTILINE)
        assert status in line and "names the claims that it rests on" in line
    assert "The terms of likelihood below are no such words" in words and "very likely (80–95 %)" in words
    assert "- In bluf and judgements, each judgement is followed by how confident the desk is" in words
    assert "The headline and other sections do not speak of confidence" in words


def test_a_style_that_asks_for_other_views_is_shown_what_the_documents_leave_open() -> None:
    ledger = read_record(ROOT / "examples" / "hospital-cyberattack" / "run" / "4-ledger.json", Ledger)

    def shown(name: str) -> bool:
        prompt = Composer(ScriptedEngine(), LIBRARY, "story").request(ledger, LIBRARY.style(name)).prompt()
        return "What the documents leave open" in prompt.user

    assert [name for name in STYLES if shown(name)] == ["assessment", "plain"]


def test_the_terms_of_an_agreement_have_a_home_among_the_signals() -> None:
    assert "background" in LIBRARY.style("signals").sections[0].kinds
    assert "the terms of an agreement" in asked("paraguay-sofa", "signals")


def test_a_language_without_examples_gets_the_rules_alone() -> None:
    style = Style.model_validate({**LIBRARY.style("house").model_dump(), "language": "is-IS"})
    ledger = read_record(ROOT / "examples" / "paraguay-sofa" / "run" / "4-ledger.json", Ledger)
    words = Composer(ScriptedEngine(), LIBRARY, "story").request(ledger, style).prompt()
    assert examples_of("is").press == "" and "No relative dates: give the date." in words.user
    assert "does not become" not in words.system and "()" not in words.user


@pytest.mark.parametrize("faults", [(), (HARDENED,)], ids=["a wish", "faults"])
def test_only_who_is_told_of_faults_is_told_how_to_contest_one(faults: tuple[Finding, ...]) -> None:
    engine = ScriptedEngine(rewrites=lambda asked: [])
    composer = Composer(engine, LIBRARY, "port")
    with pytest.raises(Exception, match="no sentence"):
        composer.rewrite(rewriting_book(), LIBRARY.style("house"), draft(), "d0", faults=faults)
    prompt = engine.asked[0].prompt()
    assert ("contested" in prompt.system) == bool(faults) and ("contested" in prompt.user) == bool(faults)
    assert not re.findall(r"\bsources?\b", prompt.system)
