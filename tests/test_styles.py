"""Style files: what they extend, what is wrong with them, and that every knob is read by those whom it names."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefing.check import check
from briefing.closing import close, close_headline
from briefing.collect import collect
from briefing.compose import Composer
from briefing.errors import ConfigError
from briefing.ledger import build
from briefing.library import Library, shipped
from briefing.model.extractive import ExtractiveEngine
from briefing.pipeline import Tools, extract, title_of
from briefing.records import Block, Brief, Contradiction, Ledger
from briefing.render import render
from briefing.styles import NameKnobs, Style, asked_of_words, changed, knobs_of
from builders import brief, claim, document, ledger, sentence
from scripted import ScriptedEngine, reply
from scripted import composed as said

LIBRARY = Library()
HOUSE = LIBRARY.style("house")
DAY = date(2026, 3, 10)
CONSUMERS = {"prompt", "closing", "template", "rule", "extractive", "loader"}

OTHER: dict[str, Any] = {
    "name": "another",
    "title": "Another",
    "description": "Another thing.",
    "language": "fr-FR",
    "spelling.locale": "en-US",
    "spelling.keep_in": ("quotes",),
    "spelling.note": "British English, and Scots where it is Scots",
    "total_words": (5, 9),
    "headline.form": "label",
    "headline.words": (3, 7),
    "headline.full_stop": False,
    "headline.tense": "past",
    "headline.must_contain": "likelihood_term",
    "sections.details.key": "facts",
    "sections.details.prefix": "f",
    "sections.details.role": "unknowns",
    "sections.details.heading": "The facts.",
    "sections.details.kinds": ("figure",),
    "sections.details.lead.sentences": (1, 1),
    "sections.details.lead.words": (4, 9),
    "sections.details.points.count": (7, 8),
    "sections.details.points.words": (3, 6),
    "sections.details.points.sentences": (2, 2),
    "sections.details.points.glyph": "•",
    "sections.details.points.lead_in": "bold",
    "voice.person": "first-plural",
    "voice.tense": "present",
    "voice.stance": "editorial",
    "voice.contractions": True,
    "voice.rhetorical_questions": True,
    "voice.passive_max": 0.1,
    "voice.adjectives": "sparse",
    "reading.max_sentence_words": 9,
    "reading.mean_sentence_words": 5,
    "reading.grade_max": 2,
    "reading.explain_terms": True,
    "typography.quotes": "«»",
    "typography.inner_quotes": "‹›",
    "typography.quote_space": "nbsp",
    "typography.space_before": "?",
    "typography.apostrophe": "'",
    "typography.dash": "em",
    "typography.ellipsis": "...",
    "typography.punctuation": "american",
    "numbers.words_below": 0,
    "numbers.percent": "%",
    "numbers.grouping": "narrow-nbsp",
    "numbers.decimal": "comma",
    "numbers.millions": "bn",
    "numbers.currency": "code",
    "dates.format": "MMMM d, y",
    "dates.day_format": "MMM d",
    "dates.relative_words": "allow",
    "dates.weekday_window_days": 7,
    "dates.clock": "24h",
    "dates.timezone": "Asia/Tokyo",
    "names.honorifics": "always",
    "names.second_mention": "role",
    "names.expand_acronyms": False,
    "names.first_mention": "name-role",
    "names.preferred": {"Northport": "North Port"},
    "names.known_acronyms": ("NPA",),
    "names.acronym_case": "word",
    "attribution.verbs": ("said",),
    "attribution.avoid": ("opened",),
    "attribution.banned": ("said",),
    "attribution.by_certainty": {"claimed": "with a raised eyebrow"},
    "attribution.verbs_for": {"disputed": ("claiming",)},
    "attribution.position": "after",
    "attribution.unnamed": "forbid",
    "attribution.trailing_participle": False,
    "attribution.quote_words_max": 3,
    "attribution.quotes_max": 1,
    "uncertainty.scale": "phia",
    "uncertainty.confidence": True,
    "uncertainty.same_sentence": "allow",
    "uncertainty.banned_hedges": ("probably",),
    "sourcing.context_policy": "sources",
    "sourcing.context_max_age_days": 30,
    "sourcing.min_sources_unattributed": 3,
    "sourcing.figures_conflict": "best",
    "sourcing.reliability": "admiralty",
    "quotations.foreign": "indirect",
    "quotations.mark": "in translation",
    "lexicon.banned": {"vessel": "ship"},
    "lexicon.needs_attribution": ("reckless",),
    "lexicon.cliches": ("massive plan",),
    "output.word_count": False,
    "output.read_time": False,
    "output.footnotes": "none",
    "guidance": "Be brief.",
    "rules": {"point-length": "off", "total-length": "error"},
}
"""Another value for every knob."""

BESIDE: dict[str, dict[str, Any]] = {
    "headline.must_contain": {"uncertainty": {"scale": "icd203"}},
    "uncertainty.same_sentence": {"uncertainty": {"scale": "icd203", "confidence": True}},
    "numbers.decimal": {"language": "fr-FR"},
}
"""What a knob needs beside it to have a say: both styles that are compared have it."""

PROBE = (
    'The port "will open"; ships—or boats—from March 10, 2026, not 4 May, with 1,200 and 12% more... Is the mayor\'s plan on ? '
    "The labor office of Pearl Harbor told NATO in Northport at 3 p.m. that $5 billion is 2.5 times too little, “or ‘so’ it is”, "
    "it said."
)
TEXT = (
    "The port of Northport opened on 10 March 2026. The mayor, Ann Lee, said that 1,200 ships could use the vessel lock. "
    "It is reckless, said Tom Gray, claiming it will cost 12 percent more. Two ships docked on Tuesday in the new basin."
)


JUDGED = "The reckless plan probably “serves the old mayor” and “pleases the new one”."


OWN_WORDS = [
    PROBE,
    "Mr Lee isn't sure why 5 ships of the NPA were closed yesterday.",
    "A massive plan was made on Monday, sources said.",
    "Nobody knows who pays?",
]
"""What a person wrote into the brief."""


def house(path: str) -> Style:
    """The house style, with what a knob needs beside it."""
    data: dict[str, Any] = HOUSE.model_dump()
    for key, value in BESIDE.get(path, {}).items():
        data[key] = {**data[key], **value} if isinstance(value, dict) else value
    return Style.model_validate(data)


def other(path: str) -> Style:
    """The same with another value for one knob."""
    parts = path.replace("sections.details", "sections.0").split(".")
    data: Any = house(path).model_dump()
    node = data
    for part in parts[:-1]:
        node = node[int(part)] if part.isdigit() else node[part]
    node[parts[-1]] = OTHER[path]
    return Style.model_validate(data)


def desk() -> tuple[Ledger, Brief]:
    reported = document(TEXT, published="2026-03-10T22:00:00+01:00")
    older = document("The old port was closed in 2019 after a storm.", "old.txt", role="background", published="2019-12-01")
    rival = document("It will cost 15 percent more.", "rival.txt")
    sentences = TEXT.split(". ")
    abroad = document("«El puerto no cierra», dijo Ana Ruiz.", "abroad.txt", language="es")
    claims = [claim(reported, words.rstrip(".")) for words in sentences] + [claim(abroad, abroad.text), claim(older, older.text)]
    dearer = claim(rival, rival.text)
    clash = Contradiction(kind="number", claims=(claims[2].id, dearer.id), values=("12 percent", "15 percent"), note="12 or 15")
    made = brief(
        "Northport opens its port.",
        [
            [sentence("d0", n, sentences[n - 1] + ".", claims[n - 1].id) for n in (1, 2)],
            [sentence("d1", 1, sentences[2] + ".", claims[2].id)],
            [sentence("d2", 1, "Ana Ruiz said: “The port will not close” (translated).", claims[-2].id)],
        ],
        [
            [
                sentence("c0", 1, older.text, claims[-1].id, status="background"),
                sentence("c0", 2, JUDGED, claims[0].id, status="judgement"),
            ]
        ],
    )
    book = ledger([reported, abroad, older, rival], [*claims, dearer], contradictions=(clash,))
    graded = tuple(
        source.model_copy(update={"grade": "E5"}) if source.document == older.id else source for source in book.sources
    )
    return book.model_copy(update={"sources": graded}), made


def measured() -> tuple[Ledger, Brief]:
    """The same brief with words of a person's own, and a headline and a judgement of which rules can see more."""
    book, made = desk()
    first = made.sections[0].points[0]
    own = [sentence("d3", n, text, book.claims[0].id, author="person") for n, text in enumerate(OWN_WORDS, 1)]
    judged = sentence("d4", 1, "We judge with high confidence that it is likely.", book.claims[0].id, status="judgement")
    points = (first, Block(id="d3", sentences=tuple(own)), Block(id="d4", sentences=(judged,)), *made.sections[0].points[1:])
    sections = (made.sections[0].model_copy(update={"points": points}), *made.sections[1:])
    headline = sentence("h0", 1, "Northport is open.", book.claims[0].id)
    return book, made.model_copy(update={"sections": sections, "headline": headline, "language": None})


def seen(consumer: str, style: Style) -> Any:
    """What one consumer makes of a style."""
    book, made = desk()
    match consumer:
        case "prompt":
            prompt = Composer(ScriptedEngine(), LIBRARY, "story").request(book, style).prompt()
            return prompt.system, prompt.user
        case "closing":
            return close(PROBE, style), close_headline("It opens.", style)
        case "template":
            engine = ScriptedEngine(
                composes=lambda _: reply("It opens.", ["k1"], said("d0", "It opened.", "k1"), said("d1", "The cost: high.", "k2"))
            )
            composed = Composer(engine, LIBRARY, "story").compose(book, style)
            published = composed.model_copy(update={"approved": "by an editor"})
            return [render(published, book, style, LIBRARY, kind) for kind in ("text", "markdown", "html")]
        case "rule":
            book, made = measured()
            return check(made, book, style)
        case "extractive":
            request = Composer(ExtractiveEngine(), LIBRARY, "story").request(example(), style)
            return ExtractiveEngine().answer(request).reply.model_dump()
    raise AssertionError(f"no such consumer: {consumer}")


@cache
def example() -> Ledger:
    """The ledger of the worked example."""
    folder = shipped("examples") / "paraguay-sofa"
    found = [*collect([str(folder / "sources")]), *collect([str(folder / "background")], role="background")]
    documents = [document for document in found if document.published_on is None or document.published_on <= DAY]
    tools = Tools(ExtractiveEngine(), LIBRARY)
    return build(documents, list(extract(documents, DAY, tools)), DAY.isoformat(), title_of(documents))


def test_every_knob_names_its_consumers_and_has_another_value_here() -> None:
    paths = {knob.path for knob in knobs_of(HOUSE) if "context" not in knob.path.split(".")[:2]}
    assert paths == set(OTHER)
    for knob in knobs_of(HOUSE):
        assert knob.consumers and set(knob.consumers) <= CONSUMERS, knob.path


@pytest.mark.parametrize("path", sorted(OTHER))
def test_a_knob_is_in_the_compose_request_exactly_where_it_says_so(path: str) -> None:
    """What the request does not hold can be changed without asking a model again."""
    consumers = next(knob.consumers for knob in knobs_of(HOUSE) if knob.path == path)
    assert (seen("prompt", other(path)) != seen("prompt", house(path))) == ("prompt" in consumers)


@pytest.mark.parametrize("path", sorted(OTHER))
def test_a_knob_is_read_by_the_step_and_the_rules_that_it_names(path: str) -> None:
    consumers = next(knob.consumers for knob in knobs_of(HOUSE) if knob.path == path)
    for consumer in set(consumers) & {"closing", "template", "rule", "extractive"}:
        assert seen(consumer, other(path)) != seen(consumer, house(path)), consumer


# -- files -----------------------------------------------------------------------------------------------------------------


def written(folder: Path, text: str, name: str = "desk") -> Library:
    (folder / "styles").mkdir(exist_ok=True)
    (folder / "styles" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Library(prompts=folder)


def test_a_style_takes_from_the_one_that_it_extends_all_that_it_does_not_say(tmp_path: Path) -> None:
    text = "name: desk\ntitle: Ours\nextends: house\nheadline: {words: [4, 9]}\nattribution: {+avoid: [noted]}\n"
    mine = written(tmp_path, text).style("desk")
    assert mine.headline.words == (4, 9) and mine.headline.full_stop
    assert mine.attribution.avoid == (*HOUSE.attribution.avoid, "noted")
    assert mine.sections == HOUSE.sections and mine.title == "Ours"
    assert [path for path, *_ in changed(HOUSE, mine)] == ["name", "title", "description", "headline.words", "attribution.avoid"]


def test_a_list_replaces_the_one_below_it(tmp_path: Path) -> None:
    mine = written(tmp_path, "name: desk\ntitle: Ours\nextends: house\nattribution: {avoid: [noted]}\n").style("desk")
    assert mine.attribution.avoid == ("noted",)


def test_every_fault_is_told_at_once_with_its_line_and_the_key_that_may_be_meant(tmp_path: Path) -> None:
    text = "name: desk\ntitle: Ours\nextends: house\nheadlin: {}\nvoice:\n  stance: loud\n+guidance: [x]\ntotal_words: [9, 2]\n"
    with pytest.raises(ConfigError) as caught:
        written(tmp_path, text).style("desk")
    told = caught.value.message
    assert "line 4: headlin: not a known key; did you mean headline?" in told
    assert "line 6: voice.stance" in told and "line 7: +guidance: + adds a list" in told
    assert len(caught.value.faults) == 3


def test_a_range_that_falls_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"total_words is \[9, 2\]"):
        written(tmp_path, "name: desk\ntitle: Ours\nextends: house\ntotal_words: [9, 2]\n").style("desk")


def test_a_fault_in_an_added_list_is_told_with_the_line_of_its_own_entry(tmp_path: Path) -> None:
    text = "name: desk\ntitle: Ours\nextends: house\n+sections:\n  - key: next\n    prefix: n\n    role: outlok\n"
    with pytest.raises(ConfigError, match=r"line 7: sections\[2\].role"):
        written(tmp_path, text).style("desk")


def test_a_style_of_the_desk_may_replace_a_shipped_one_and_extend_it(tmp_path: Path) -> None:
    mine = written(tmp_path, "name: house\ntitle: Ours\nextends: shipped/house\n", "house").style("house")
    assert mine.title == "Ours" and mine.sections == HOUSE.sections


def test_styles_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    written(tmp_path, "name: one\ntitle: One\nextends: two\n", "one")
    library = written(tmp_path, "name: two\ntitle: Two\nextends: one\n", "two")
    with pytest.raises(ConfigError, match="extends itself: one → two → one"):
        library.style("one")


@pytest.mark.parametrize("name", ["../house", "styles/house", "shipped/../house", ""])
def test_a_name_is_no_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="no style named"):
        Library().style(name)


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words", "extends: [house]\n", "a: &x [1]\nb: *x\n", "name: [\n"])
def test_a_file_that_is_no_style_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match="desk.yaml"):
        written(tmp_path, text).style("desk")


# -- the embedded engine -----------------------------------------------------------------------------------------------------


def in_language(style: Style, any_language: bool) -> Brief:
    return Composer(ExtractiveEngine(), LIBRARY, "story", any_language=any_language).compose(example(), style)


def test_a_style_in_a_language_of_no_source_is_refused_with_the_remedy() -> None:
    with pytest.raises(ConfigError, match="writes in fr-FR; the sources are in en") as caught:
        in_language(other("language"), any_language=False)
    assert caught.value.exit_code == 3 and caught.value.remedy is not None and "--model" in caught.value.remedy


def test_the_style_that_nobody_named_follows_the_sources_language_and_says_so() -> None:
    made = in_language(other("language"), any_language=True)
    assert made.language == "en" and any("asks for fr-FR" in remark for remark in made.remarks)


def test_the_embedded_engine_says_that_it_applies_no_wording() -> None:
    told = next(remark for remark in in_language(HOUSE, any_language=False).remarks if "wording was not applied" in remark)
    assert "guidance" in told and "voice: person, tense, stance" in told and "typography" not in told


def test_what_is_not_applied_is_told_from_what_the_style_sets() -> None:
    plain, quiet = LIBRARY.style("plain"), HOUSE.model_copy(update={"guidance": "", "names": NameKnobs(expand_acronyms=False)})
    assert any("grade_max" in group for group in asked_of_words(plain))
    assert "guidance" not in asked_of_words(quiet) and not any("expand_acronyms" in group for group in asked_of_words(quiet))
    for group in asked_of_words(HOUSE):
        knobs = [knob for knob in knobs_of(HOUSE) if knob.path.split(".")[-1] in group.partition(": ")[2].split(", ")]
        assert all("extractive" not in knob.consumers for knob in knobs)


def test_context_from_todays_sources_only_leaves_background_out_of_the_request() -> None:
    book, _ = desk()
    prompts = [
        Composer(ScriptedEngine(), LIBRARY, "story").request(book, style).prompt().user
        for style in (HOUSE, other("sourcing.context_policy"))
    ]
    assert "closed in 2019" in prompts[0] and "closed in 2019" not in prompts[1]
