"""What a style asks of sourcing and of the clock: disputed figures, the age of background, the grades of sources, time zones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing.check import check
from briefing.cli import main
from briefing.compose import Composer
from briefing.config import load
from briefing.errors import ConfigError
from briefing.library import Library
from briefing.records import Contradiction, Ledger
from briefing.render import render
from briefing.render.evidence import evidence_page
from briefing.styles import Style
from builders import brief, claim, document, ledger, sentence
from scripted import ScriptedEngine, composed, reply

LIBRARY = Library()
HOUSE = LIBRARY.style("house")
LOW = document("The trust said 1,840 operations were cancelled.", outlet="Estermark Trust")
HIGH = document("More than 2,300 operations were cancelled.", "two.txt", outlet="The Brennick Observer")
CLAIMS = [claim(LOW, LOW.text), claim(HIGH, HIGH.text)]


def styled(**values: Any) -> Style:
    data = HOUSE.model_dump()
    for key, value in values.items():
        data[key] = {**data[key], **value}
    return Style.model_validate(data)


def disputed(kind: str = "number", values: tuple[str, str] = ("1,840", "more than 2,300")) -> Ledger:
    note = "Estermark Trust has 1,840, The Brennick Observer has more than 2,300"
    clash = Contradiction(kind=kind, claims=tuple(one.id for one in CLAIMS), values=values, note=note)
    return ledger([LOW, HIGH], CLAIMS, contradictions=(clash,))


def found(book: Ledger, style: Style, rule: str, *texts: str, claims: tuple[str, ...] = (), language: str = "en-GB") -> list[str]:
    cited = claims or (CLAIMS[0].id,)
    said = [sentence("d1", number, text, *cited) for number, text in enumerate(texts, 1)]
    made = brief("It opens.", [[sentence("d0", 1, "It opened.", cited[0])], said], language=language)
    return [item.message for item in check(made, book, style) if item.rule == rule and item.block == "d1"]


# -- disputed figures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "texts", "told"),
    [
        ("both", ["The trust said 1,840 operations were cancelled."], "tell all values"),
        ("both", ["The trust said 1,840 were cancelled.", "The Observer counts more than 2,300."], None),
        ("both", ["The trust cancelled operations."], None),
        ("range", ["The trust said 1,840 operations were cancelled."], "tell the range or both ends"),
        ("range", ["Between 1,840 and 2,300 operations were cancelled."], None),
        ("range", ["The trust said 1,840 were cancelled, the Observer more than 2,300."], None),
        ("best", ["The trust said 1,840 operations were cancelled."], None),
        ("best", ["It meant 1,840 cancelled operations."], "say in the paragraph whose value it is"),
        ("best", ["It meant 1,840 cancelled operations.", "The figure is that of Estermark Trust."], None),
        ("best", ["The trust said 1,840 were cancelled, the Observer more than 2,300."], "alone, with its source"),
    ],
)
def test_a_disputed_figure_is_told_as_the_style_asks(wanted: str, texts: list[str], told: str | None) -> None:
    messages = found(disputed(), styled(sourcing={"figures_conflict": wanted}), "figures-conflict", *texts)
    assert bool(messages) == bool(told) and all(told in message for message in messages if told)


def test_of_two_figures_that_lie_close_one_does_not_stand_for_the_other() -> None:
    near = document("It cancelled 1,860 operations.", "near.txt")
    other = claim(near, near.text)
    clash = Contradiction(kind="number", claims=(CLAIMS[0].id, other.id), values=("1,840", "1,860"), note="1,840 or 1,860")
    book = ledger([LOW, near], [CLAIMS[0], other], contradictions=(clash,))
    assert "“1,860” is missing" in found(book, HOUSE, "figures-conflict", "The trust said 1,840 were cancelled.")[0]


def test_a_headline_and_a_judgement_may_leave_the_other_value_to_a_paragraph() -> None:
    low, both = "It cancelled 1,840 operations.", "The trust said 1,840 were cancelled, the Observer more than 2,300."
    judged = sentence("d0", 1, low, CLAIMS[0].id, status="judgement")
    for text, hits in ((both, set()), ("It reopened.", {"h0", "d0"})):
        made = brief(low, [[judged], [sentence("d1", 1, text, CLAIMS[0].id)]])
        assert {item.block for item in check(made, disputed(), HOUSE) if item.rule == "figures-conflict"} == hits


def test_an_update_is_no_dispute() -> None:
    assert found(disputed("update"), HOUSE, "figures-conflict", "The trust said 1,840 operations were cancelled.") == []


@pytest.mark.parametrize(("wanted", "words"), [("both", "both values"), ("range", "the range from"), ("best", "and in the same")])
def test_a_model_is_asked_for_disputed_figures_as_the_style_has_them(wanted: str, words: str) -> None:
    style = styled(sourcing={"figures_conflict": wanted})
    prompt = Composer(ScriptedEngine(), LIBRARY, "story").request(disputed(), style).prompt()
    assert words in prompt.system + prompt.user
    assert ("whose it is" in prompt.user) == (wanted == "best")


# -- the age of context --------------------------------------------------------------------------------------------------------


OLD = document("The trust was hacked in 2019.", "old.txt", role="background", published="2019-12-01")
UNDATED = document("The trust has six hospitals.", "undated.txt", role="background", published=None)
NOTE = document("The trust is slow to answer.", "note.md", role="note", published="2019-01-01")
AGED = [*CLAIMS, claim(OLD, OLD.text), claim(UNDATED, UNDATED.text), claim(NOTE, NOTE.text)]
RECENT = styled(sourcing={"context_max_age_days": 365})


def aged() -> Ledger:
    return ledger([LOW, HIGH, OLD, UNDATED, NOTE], AGED)


def test_background_that_is_too_old_is_not_offered_and_the_draft_says_so() -> None:
    engine = ScriptedEngine(composes=lambda _: reply("It opens.", ["k1"], composed("d0", "It opened.", "k1")))
    composer = Composer(engine, LIBRARY, "story")
    prompts = [composer.request(aged(), style).prompt().user for style in (HOUSE, RECENT)]
    assert ["hacked in 2019" in prompt for prompt in prompts] == [True, False]
    assert "six hospitals" in prompts[1] and "slow to answer" in prompts[1]  # undated is not known to be old; notes are kept
    (told,) = [remark for remark in composer.compose(aged(), RECENT).remarks if "left aside" in remark]
    assert "365 days" in told and "S3 of 2019-12-01 (1 claim)" in told
    assert not any("left aside" in remark for remark in composer.compose(aged(), HOUSE).remarks)


def test_a_sentence_that_rests_on_background_that_is_too_old_is_an_error() -> None:
    (message,) = found(aged(), RECENT, "context-age", "The trust was hacked in 2019.", claims=(AGED[2].id,))
    assert "S3 of 2019-12-01" in message
    assert found(aged(), HOUSE, "context-age", "The trust was hacked in 2019.", claims=(AGED[2].id,)) == []
    assert found(aged(), RECENT, "context-age", "The trust has six hospitals.", claims=(AGED[3].id,)) == []


# -- grades ----------------------------------------------------------------------------------------------------------------------


GRADED = styled(sourcing={"reliability": "admiralty"})
OUTLETS = '[desk]\nname = "Desk"\n[[desk.outlets]]\nname = "The Northport Post"\ngrade = "{}"\n'


def graded(first: str | None, second: str | None = None) -> Ledger:
    book = ledger([LOW, HIGH], CLAIMS)
    grades = zip(book.sources, (first, second), strict=True)
    return book.model_copy(update={"sources": tuple(source.model_copy(update={"grade": one}) for source, one in grades)})


@pytest.mark.parametrize("grade", ["G1", "B7", "b2", "B-2", "2B", ""])
def test_what_is_no_grade_is_refused_with_its_line(tmp_path: Path, grade: str) -> None:
    (tmp_path / "briefing.toml").write_text(OUTLETS.format(grade), encoding="utf-8")
    with pytest.raises(ConfigError, match="no Admiralty grade; write a letter from A") as caught:
        load({}, tmp_path, {})
    assert caught.value.faults[0].startswith("line 5: ")


def test_grades_are_shown_where_the_style_shows_them_and_nowhere_else() -> None:
    made = brief("It opens.", [[sentence("d0", 1, "It opened.", CLAIMS[0].id)]])
    for style, shown in ((GRADED, True), (HOUSE, False)):
        prompt = Composer(ScriptedEngine(), LIBRARY, "story").request(graded("B2"), style).prompt()
        assert ("graded B2" in prompt.user) == shown
        draft = render(made, graded("B2"), style, LIBRARY, "draft")
        assert ("— Estermark Trust (B2), 10 March 2026" in draft) == shown
        page = evidence_page(made, graded("B2"), style, LIBRARY, [LOW, HIGH])
        assert ("graded B2: usually reliable, probably true" in page) == shown


def test_a_style_that_shows_grades_invents_none() -> None:
    made = brief("It opens.", [[sentence("d0", 1, "It opened.", CLAIMS[0].id)]])
    assert "graded" not in Composer(ScriptedEngine(), LIBRARY, "story").request(graded(None), GRADED).prompt().user
    assert render(made, graded(None), GRADED, LIBRARY, "draft") == render(made, graded(None), HOUSE, LIBRARY, "draft")


def test_the_editors_grade_of_an_outlet_reaches_the_draft_of_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    front = "---\noutlet: The Northport Post\ndate: 2026-03-10\ngrade: A1\n---\n"
    told = "The port of Northport opened to container ships on 10 March 2026, the harbour master of the town said. "
    more = "Two ships docked on the first day and unloaded 1,200 containers in the new basin. The mayor, Ann Lee, welcomed it."
    text = front + "# The port opens\n\n" + told + more
    (tmp_path / "one.md").write_text(text, encoding="utf-8")
    (tmp_path / "briefing.toml").write_text(OUTLETS.format("D4"), encoding="utf-8")
    (tmp_path / "styles").mkdir()
    style = "name: graded\ntitle: Graded\nextends: house\nsourcing: {reliability: admiralty}\n"
    (tmp_path / "styles" / "graded.yaml").write_text(style, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    main(["brief", "one.md", "--date", "2026-03-10", "--out", "run", "-q", "--style", "graded", "--prompts", "."])
    draft = (tmp_path / "run" / "6-drafts" / "draft.graded.md").read_text(encoding="utf-8")
    assert "The Northport Post (D4)" in draft and "A1" not in draft.partition("# ")[0]


@pytest.mark.parametrize(
    ("grades", "text", "hit"),
    [
        (("E5", None), "Operations were cancelled.", True),
        (("C4", None), "Operations were cancelled.", True),
        (("B2", None), "Operations were cancelled.", False),
        (("F6", None), "Operations were cancelled.", False),
        ((None, None), "Operations were cancelled.", False),
        (("E5", None), "The trust said operations were cancelled.", False),
        (("E5", None), "Operations were cancelled, according to Estermark Trust.", False),
    ],
)
def test_what_rests_on_weak_sources_alone_is_told_with_its_source(
    grades: tuple[str | None, str | None], text: str, hit: bool
) -> None:
    assert bool(found(graded(*grades), GRADED, "weak-source", text)) == hit
    assert found(graded(*grades), HOUSE, "weak-source", text) == []


# -- the clock -------------------------------------------------------------------------------------------------------------------


BERLIN = styled(dates={"timezone": "Europe/Berlin"})


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en-GB", "It began at 15:30 on 10 March.", "names no zone"),
        ("en-GB", "It began at 3.30 p.m. CET.", None),
        ("en-GB", "It began at 15:30 UTC+1.", None),
        ("en-GB", "It began at 3pm Berlin time.", None),
        ("en-GB", "It began at 15:30 GMT.", "put 16:30 there in brackets"),
        ("en-GB", "It began at 23:30 GMT.", "put 00:30 on the day after there"),
        ("en-GB", "It began at 15:30 GMT on 10 July 2026.", "put 17:30 there"),
        ("en-GB", "It began at 15:30 GMT (16:30 CET).", None),
        ("en-GB", "It began at 15:30 GMT (17:30 CET).", "is 16:30 in Berlin"),
        ("en-GB", "It began at 3pm local time.", "is not told in the style's zone"),
        ("en-GB", "“It began at 15:30”, he said.", None),
        ("de-DE", "Es begann um 15.30 Uhr.", "names no zone"),
        ("de-DE", "Es begann um 15.30 Uhr MEZ.", None),
        ("fr-FR", "Tout a commencé à 15 h 30.", "names no zone"),
        ("fr-FR", "La grève de 24 h a commencé à 15h30 heure de Berlin.", None),
        ("es-ES", "Empezó a las 15:30 hora de Madrid.", "is not told in the style's zone"),
        ("pt-PT", "Começou às 15h (UTC+1).", None),
    ],
)
def test_a_time_of_day_names_its_zone_in_a_style_that_has_one(language: str, text: str, told: str | None) -> None:
    messages = found(aged(), BERLIN, "time-zone", text, language=language)
    assert bool(messages) == bool(told) and all(told in message for message in messages if told)
    assert found(aged(), HOUSE, "time-zone", text, language=language) == []


def test_a_zone_that_there_is_not_is_a_fault_of_the_style() -> None:
    with pytest.raises(ValueError, match="'Mars/Olympus' is no time zone; write it as Europe/Berlin"):
        styled(dates={"timezone": "Mars/Olympus"})


@pytest.mark.parametrize(
    ("moment", "front", "text"),
    [
        ("2026-03-10T23:30:00+00:00", "2026-03-11T00:30:00+01:00", "11 March 2026"),
        ("2026-03-10T23:30:00", "2026-03-10T23:30:00", "10 March 2026"),
        ("2026-03-10", "2026-03-10", "10 March 2026"),
    ],
)
def test_the_drafts_own_cut_off_is_told_in_the_styles_zone(moment: str, front: str, text: str) -> None:
    made = brief("It opens.", [[sentence("d0", 1, "It opened.", CLAIMS[0].id)]], cutoff=moment)
    assert f'cutoff: "{front}"' in render(made, aged(), BERLIN, LIBRARY, "draft")
    assert f"up to {text}" in render(made, aged(), BERLIN, LIBRARY, "html")
