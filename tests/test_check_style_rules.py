"""Rules on what a machine can see of a style: what each finds, and what it leaves alone, in the languages that it knows."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.check import check
from briefing.library import Library
from briefing.records import Brief, EngineInfo, Finding
from briefing.styles import Style
from builders import brief, claim, document, ledger, sentence

HOUSE = Library().style("house")
SOURCE = document("Ann Lee said the port opened. It opened.")
SAID, TOLD = claim(SOURCE, "Ann Lee said the port opened.", certainty="claimed"), claim(SOURCE, "It opened.")
BOOK = ledger([SOURCE], [SAID, TOLD])


def styled(**values: Any) -> Style:
    data = HOUSE.model_dump()
    for key, value in values.items():
        data[key] = {**data[key], **value} if isinstance(value, dict) and isinstance(data[key], dict) else value
    return Style.model_validate(data)


def findings(text: str, style: Style, rule: str, **values: Any) -> list[Finding]:
    language = values.pop("language", "en-GB")
    made = brief("It opens.", [[sentence("d0", 1, text, TOLD.id, **values)]], language=language)
    return [finding for finding in check(made, BOOK, style) if finding.rule == rule]


ICD = {"uncertainty": {"scale": "icd203", "confidence": True}}
TABLE: list[tuple[str, dict[str, Any], str, str | None]] = [
    ("typography", {}, "The port's gates closed.", "port's"),
    ("typography", {}, "The port’s gates “closed'd”.", None),
    ("typography", {}, "“The port is «shut» now”, he said.", "«shut»"),
    ("typography", {}, "“The port is ‘shut’ now”, he said.", None),
    ("spelling", {}, "They organized the labor.", "organized"),
    ("spelling", {}, "“They organized it”, the World Health Organization said.", None),
    ("spelling", {"spelling": {"locale": "en-GB-oxendict"}}, "They organised and analysed it.", "organised"),
    ("spelling", {"spelling": {"locale": "en-GB-oxendict"}}, "They organized and analysed it.", None),
    ("spelling", {"spelling": {"locale": "en-US"}}, "The centre closed.", "centre"),
    ("spelling", {"spelling": {"locale": "en-US"}}, "The Centre Party closed.", None),
    ("preferred-name", {}, "The talks in Kiev ended.", "Kiev"),
    ("preferred-name", {}, "The “Kiev” talks of Kievan times ended.", None),
    ("acronym", {}, "The NPA closed it.", "NPA"),
    ("acronym", {}, "The Northport Port Authority (NPA) closed it, and the US and the EU agreed.", None),
    ("acronym", {}, "The Northport Port Authority closed it; the NPA agreed on GMT, USD 5 and World War II.", None),
    ("acronym-case", {"names": {"acronym_case": "word"}}, "NATO closed it.", "NATO"),
    ("acronym-case", {"names": {"acronym_case": "word"}}, "Nato and the UN closed it.", None),
    ("honorific", {}, "Mr Lee closed it.", "Mr"),
    ("honorific", {}, "“Mr Lee” closed it.", None),
    ("number-form", {}, "It has 5 gates.", "5"),
    (
        "number-form",
        {},
        "It has 5 per cent of 5 m, from 5 to 9 gates, 5 million, on 5 May, Article 5, Destiny 2 is, G7, 12 gates and $5.",
        None,
    ),
    ("number-form", {}, "It has 12000 gates.", "12000"),
    ("number-form", {}, "It opened in 2019 under No. 12345.", None),
    ("number-form", {"numbers": {"words_below": 0}}, "It has three gates.", "three"),
    ("number-form", {"numbers": {"words_below": 0}}, "Three gates and one of them: two-thirds.", None),
    ("number-form", {}, "It is 12% of it.", "%"),
    ("date-form", {}, "It closed on March 9, 2026.", "March 9, 2026"),
    ("date-form", {}, "It closed on 9 March 2026; “March 9, 2026”, he said.", None),
    ("relative-date", {}, "It closed yesterday.", "yesterday"),
    ("relative-date", {}, "It closed on 9 March. “Yesterday”, he said.", None),
    ("relative-date", {"dates": {"weekday_window_days": 6}}, "It closed on Monday.", None),
    ("contraction", {}, "It isn’t open.", "isn’t"),
    ("contraction", {}, "The port’s gates are open; “it isn’t”, he said.", None),
    ("adjective", {"voice": {"adjectives": "sparse"}}, "It was a dramatic closure.", "dramatic"),
    ("adjective", {"voice": {"adjectives": "sparse"}}, "It was a “dramatic” closure of 3,000 berths.", None),
    ("adjective", {"voice": {"adjectives": "sparse"}, "uncertainty": {"scale": "icd203"}}, "It is very likely to open.", None),
    ("adjective", {"voice": {"adjectives": "sparse"}, "uncertainty": {"scale": "icd203"}}, "It is very late.", "very"),
    ("question", {}, "Who pays for it?", None),
    ("passive", {"voice": {"passive_max": 0}}, "It was closed by the storm.", None),
    ("verb-certainty", {}, "It opened, insisting on it.", "insisting"),
    ("attribution-position", {"attribution": {"position": "first"}}, "It is closed, the ministry said.", None),
    ("unnamed-source", {"attribution": {"unnamed": "forbid"}}, "People familiar with the talks left.", "People familiar with"),
    ("unnamed-source", {"attribution": {"unnamed": "forbid"}}, "People of the town left.", None),
]


@pytest.mark.parametrize(("rule", "knobs", "text", "words"), TABLE)
def test_a_rule_on_style_finds_its_words_and_leaves_others_alone(
    rule: str, knobs: dict[str, Any], text: str, words: str | None
) -> None:
    found = findings(text, styled(**knobs), rule)
    if words is None and rule in ("question", "passive", "attribution-position"):
        assert found
    elif words is None:
        assert [item.words for item in found] == []
    else:
        assert found and (found[0].words or "").endswith(words)


@pytest.mark.parametrize(
    ("rule", "knobs", "text"),
    [
        ("question", {}, "“Who pays?” he asked."),
        ("question", {"voice": {"rhetorical_questions": True}}, "Who pays for it?"),
        ("passive", {"voice": {"passive_max": 0}}, "The storm closed it, and it was late."),
        ("attribution-position", {"attribution": {"position": "first"}}, "The ministry said it is closed."),
        ("attribution-position", {"attribution": {"position": "after"}}, "“Closed”, the ministry said."),
        ("verb-certainty", {}, "It opened, “insisting on it”."),
    ],
)
def test_what_is_near_a_hit_is_none(rule: str, knobs: dict[str, Any], text: str) -> None:
    assert findings(text, styled(**knobs), rule) == []


def test_a_verb_of_doubt_suits_a_claim_that_someone_only_asserts() -> None:
    made = brief("It opens.", [[sentence("d0", 1, "Ann Lee insisted that it opened.", SAID.id)]])
    assert "verb-certainty" not in {finding.rule for finding in check(made, BOOK, HOUSE)}


@pytest.mark.parametrize(
    ("language", "rule", "knobs", "text", "hits"),
    [
        ("es-ES", "relative-date", {}, "El puerto cerró ayer.", 1),
        ("es-ES", "passive", {"voice": {"passive_max": 0}}, "El puerto fue cerrado.", 2),
        ("es-ES", "honorific", {}, "La Sra. Ruiz cerró el puerto.", 1),
        ("es-ES", "spelling", {}, "El color del labor.", 0),
        ("fr-FR", "relative-date", {}, "Le port a fermé hier.", 1),
        ("fr-FR", "passive", {"voice": {"passive_max": 0}}, "Le port a été fermé.", 2),
        ("fr-FR", "passive", {"voice": {"passive_max": 0}}, "Le maire est arrivé.", 0),
        ("fr-FR", "honorific", {}, "Mme Ruiz a fermé le port.", 1),
        ("fr-FR", "number-form", {}, "Le port a 5 portes.", 1),
        ("de-DE", "passive", {"voice": {"passive_max": 0}}, "Der Hafen wurde am Montag geschlossen.", 2),
        ("de-DE", "honorific", {}, "Frau Ruiz schloss den Hafen.", 1),
        ("pt-PT", "passive", {"voice": {"passive_max": 0}}, "O porto foi fechado.", 2),
        ("pt-PT", "relative-date", {}, "O porto fechou ontem.", 1),
    ],
)
def test_rules_run_in_the_languages_that_they_know(language: str, rule: str, knobs: dict[str, Any], text: str, hits: int) -> None:
    assert len(findings(text, styled(**knobs, language=language), rule, language=language)) == hits


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("We judge that it is likely.", set()),
        ("We judge that it is highly likely.", {"likelihood"}),
        ("It is very likely, and we say so with high confidence.", {"likelihood-confidence"}),
        ("It is likely, and it is highly probable.", {"likelihood-rows"}),
        ("It said “perhaps highly likely” of certain goods.", set()),
    ],
)
def test_likelihood_keeps_to_the_scale_to_one_row_and_apart_from_confidence(text: str, rules: set[str]) -> None:
    style = styled(**ICD)
    made = brief("It opens.", [[sentence("d0", 1, text, TOLD.id, status="judgement")]])
    found = {finding.rule for finding in check(made, BOOK, style) if finding.rule.startswith("likelihood")}
    assert found == rules
    reported = brief("It opens.", [[sentence("d0", 1, text, TOLD.id)]])
    assert not any(finding.rule.startswith("likelihood") for finding in check(reported, BOOK, style))


def test_a_term_of_another_scale_is_told_with_the_one_that_is_nearest() -> None:
    (found,) = findings("It is highly likely.", styled(**ICD), "likelihood", status="judgement")
    assert "write very likely" in found.message


def test_a_desk_may_have_a_scale_of_its_own() -> None:
    style = styled(uncertainty={"scale": {"a safe bet": [80, 99], "a toss-up": [40, 60]}})
    assert findings("It is a safe bet.", style, "likelihood", status="judgement") == []
    assert findings("It is likely.", style, "likelihood", status="judgement") != []


@pytest.mark.parametrize(
    ("headline", "style", "rule"),
    [
        ("The port was shut.", {}, "headline-tense"),
        ("The port is shut.", {"headline": {"tense": "past"}}, "headline-tense"),
        ("The port stays shut.", {"headline": {"must_contain": "likelihood_term"}, **ICD}, "headline-likelihood"),
    ],
)
def test_a_headline_that_is_not_the_styles(headline: str, style: dict[str, Any], rule: str) -> None:
    made = brief(headline, [[sentence("d0", 1, "It opened.", TOLD.id)]])
    assert rule in {finding.rule for finding in check(made, BOOK, styled(**style))}


@pytest.mark.parametrize(
    ("headline", "style"),
    [
        ("The port shuts, after it was hit.", {}),
        ("The port is shut, and was.", {}),
        ("Port “was shut”", {}),
        ("The port is likely to stay shut.", {"headline": {"must_contain": "likelihood_term"}, **ICD}),
    ],
)
def test_a_headline_that_is(headline: str, style: dict[str, Any]) -> None:
    made = brief(headline, [[sentence("d0", 1, "It opened.", TOLD.id)]])
    assert not {"headline-tense", "headline-likelihood"} & {finding.rule for finding in check(made, BOOK, styled(**style))}


def paragraph(*texts: str) -> Brief:
    return brief("It opens.", [[sentence("d0", n, text, TOLD.id) for n, text in enumerate(texts, 1)]])


def test_the_length_of_all_sentences_and_the_grade_are_measured_together() -> None:
    long = "The municipal infrastructure administration reconsidered comprehensive environmental authorisation procedures " * 2
    style = styled(reading={"mean_sentence_words": 12, "grade_max": 8})
    rules = {finding.rule for finding in check(paragraph(long + ".", long + "."), BOOK, style)}
    assert {"mean-length", "reading-grade"} <= rules
    short = [f"The ship left the port on day {word} of the strike." for word in ("one", "two", "three", "four")]
    assert not {"mean-length", "reading-grade"} & {finding.rule for finding in check(paragraph(*short), BOOK, style)}


def test_names_and_quotations_make_a_text_no_harder() -> None:
    style = styled(reading={"grade_max": 8})
    text = (
        "Ana Schwarzenberger-Oppenheimer of the Northport Infrastructure Administration left the port on the day of the strike."
    )
    assert "reading-grade" not in {finding.rule for finding in check(paragraph(text, text, text), BOOK, style)}


def test_a_point_begins_with_its_lead_in_where_the_style_has_one() -> None:
    points = {**HOUSE.sections[0].points.model_dump(), "lead_in": "bold"}  # type: ignore[union-attr]
    style = styled(sections=[{**HOUSE.sections[0].model_dump(), "points": points}])
    made = brief(
        "It opens.",
        [[sentence("d0", 1, "It opened.", TOLD.id)], [sentence("d1", 1, "The cost: it is high.", TOLD.id)]]
        + [[sentence("d2", 1, "It said so on the day of the vote: it is high.", TOLD.id)]],
    )
    assert [finding.block for finding in check(made, BOOK, style) if finding.rule == "lead-in"] == ["d2"]


def test_the_desk_may_say_we_where_its_style_does() -> None:
    ours = styled(voice={"person": "first-plural"})
    assert findings("We judge that it opened.", HOUSE, "reader", status="judgement") != []
    assert findings("We judge that it opened.", ours, "reader", status="judgement") == []
    assert findings("We opened it.", ours, "reader") != []


def test_a_courtesy_title_at_the_first_mention_only() -> None:
    style = styled(names={"honorifics": "first"})
    assert findings("Mr Lee left.", style, "honorific") == []
    assert findings("Mr Lee left, and Mr Lee came.", style, "honorific") != []


def test_words_of_the_embedded_engine_are_not_measured() -> None:
    made = brief(
        "It opens.", [[sentence("d0", 1, "They organized 5 gates yesterday.", TOLD.id)]], engine=EngineInfo(kind="extractive")
    )
    rules = {finding.rule for finding in check(made, BOOK, HOUSE)}
    assert not {"spelling", "number-form", "relative-date"} & rules


def test_a_style_changes_how_hard_a_rule_is() -> None:
    assert findings("They organized it.", styled(rules={"spelling": "error"}), "spelling")[0].severity == "error"
    assert findings("They organized it.", styled(rules={"spelling": "off"}), "spelling") == []


def test_the_desks_form_of_a_name_or_of_money_is_borne_by_evidence_that_has_another() -> None:
    source = document("The Bank of Astana lent $5 to the port of Lvov.")
    told = claim(source, source.text)
    made = brief("It lends.", [[sentence("d0", 1, "The Bank of Nur-Sultan lent USD 5 to the port of Lviv.", told.id)]])

    def unknown(style: Style) -> set[str | None]:
        return {finding.words for finding in check(made, ledger([source], [told]), style) if finding.rule == "name"}

    assert unknown(HOUSE) == {"Bank of Nur-Sultan"}
    assert unknown(styled(names={"preferred": {"Bank of Astana": "Bank of Nur-Sultan", "Lvov": "Lviv"}})) == set()
