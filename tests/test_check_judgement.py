"""The writer's own evaluation told as a reported fact: what is one, and what only looks like one, in five languages."""

from __future__ import annotations

import pytest

from briefing.check import Statement, findings_on
from briefing.check.lexicon import evaluative
from briefing.check.text import Text
from briefing.language import sentences

MARKET = (
    "The council of Harlow voted on Monday to close the market after a fire. Traders will move to a hall. The mayor said little."
)
SPOKEN = "The council voted to close the market. “It is a disgrace,” said Rosa Meyrick, who sells fish. Tarn called the hall dry."
MERCADO = "El Ayuntamiento retiró el permiso a la feria. La alcaldesa habló de las normas contra incendios."
PISCINE = "La mairie a annoncé la fermeture de la piscine pour deux ans. La région paiera la moitié des travaux."
STRASSE = "Die Stadt hat am Montag den Bau der Straße gestoppt. Ein Gutachten fand Brutpaare des Kiebitzes."
VENDA = "A câmara aprovou a venda do matadouro. A vereadora votou contra."

HITS = [
    ("en", MARKET, "The council voted, in a heartless move, to close the market.", "heartless"),
    ("en", MARKET, "Regrettably, the council voted to close the market.", "Regrettably"),
    ("en", MARKET, "The council callously voted to close the market.", "callously"),
    ("en", MARKET, "Traders will move to a hall, which is hard to believe.", "hard to believe"),
    ("en", MARKET, "The council voted to close the market, and rightly so.", "and rightly so"),
    ("en", MARKET, "The council voted to close the market, a poor spectacle.", "a poor spectacle"),
    ("en", MARKET, "Traders will, tellingly, move to a hall.", "tellingly"),
    ("en", MARKET, "The council's ill-judged vote closes the market.", "ill-judged"),
    ("es", MERCADO, "El Ayuntamiento retiró el permiso a la feria, una decisión lamentable.", "lamentable"),
    ("es", MERCADO, "Como era de esperar, el Ayuntamiento retiró el permiso a la feria.", "Como era de esperar"),
    ("fr", PISCINE, "Malheureusement, la mairie a annoncé la fermeture de la piscine.", "Malheureusement"),
    ("fr", PISCINE, "La région paiera la moitié des travaux, ce qui est scandaleux.", "scandaleux"),
    ("de", STRASSE, "Bedauerlicherweise hat die Stadt den Bau gestoppt.", "Bedauerlicherweise"),
    ("de", STRASSE, "Die Stadt hat den Bau gestoppt, ein peinlicher Rückzieher.", "peinlicher"),
    ("pt", VENDA, "A câmara aprovou a venda do matadouro, uma vergonha.", "vergonha"),
    ("pt", VENDA, "A corajosa vereadora votou contra.", "corajosa"),
]
NEAR_MISSES = [
    ("en", MARKET, "The council voted, in a brief move by Tarn, to close the market."),
    ("en", MARKET, "Reportedly, the council voted to close the market."),
    ("en", MARKET, "The council unanimously voted to close the market."),
    ("en", MARKET, "Traders will move to a hall, which the council named."),
    ("en", MARKET, "“Shameful,” one trader said of the council's vote to close the market."),
    ("en", MARKET, "The council voted to close the market, a council spokesman said."),
    ("en", SPOKEN, "Meyrick called the council's vote to close the market shameful."),  # the evidence says “a disgrace”
    ("en", MARKET, "The council of Brave River voted to close the market."),  # a name
    ("es", MERCADO, "El Ayuntamiento retiró el permiso a la feria, una feria sin normas."),
    ("es", MERCADO, "Actualmente, la feria no tiene permiso."),
    ("fr", PISCINE, "Officiellement, la piscine fermera pour deux ans."),
    ("fr", PISCINE, "La région paiera la moitié des travaux, ce qui fait deux ans."),
    ("de", STRASSE, "Möglicherweise hat die Stadt den Bau gestoppt."),
    ("de", STRASSE, "Die Stadt hat den Bau gestoppt, um Kiebitze zu schonen."),
    ("pt", VENDA, "A câmara aprovou a venda do matadouro, uma venda do município."),
    ("pt", VENDA, "A vereadora votou contra a venda."),
]


def evaluations(language: str, evidence: str, said: str, of: str | None = None, **values: bool) -> list[str | None]:
    """The words that the rule doubts; `of` is the language of the evidence where it is another."""
    code = of or language
    pieces = tuple(Text(evidence[start:end], code) for start, end in sentences(evidence, code))
    statement = Statement(Text(said, language), pieces, Text(evidence, code), **values)
    return [finding.words for finding in findings_on(statement) if finding.rule == "judgement" and finding.severity == "warn"]


@pytest.mark.parametrize(("language", "evidence", "said", "words"), HITS)
def test_an_evaluation_that_the_evidence_does_not_make_is_found(language: str, evidence: str, said: str, words: str) -> None:
    assert evaluations(language, evidence, said) == [words]


@pytest.mark.parametrize(("language", "evidence", "said"), NEAR_MISSES)
def test_what_only_looks_like_an_evaluation_is_none(language: str, evidence: str, said: str) -> None:
    assert evaluations(language, evidence, said) == []


def test_hits_and_near_misses_are_as_many() -> None:
    assert len(HITS) == len(NEAR_MISSES)


def test_a_judgement_of_the_desks_may_evaluate() -> None:
    said = "The council's vote is a shameful farce."
    assert evaluations("en", MARKET, said)
    assert not evaluations("en", MARKET, said, judgement=True)


def test_across_languages_words_are_found_and_evidence_that_evaluates_is_left_alone() -> None:
    assert evaluations("en", MERCADO, "The council shamefully withdrew the permit.", "es") == ["shamefully"]
    assert evaluations("en", "La feria fue una vergüenza para el Ayuntamiento.", "The fair was a disgrace.", "es") == []


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt"])
def test_every_language_has_words_phrases_and_adverbs(language: str) -> None:
    assert evaluative.appraising(language).fullmatch(
        {"en": "shameful", "fr": "scandaleux"}.get(language, "absurd" + "o" * (language in "espt"))
    )
    assert "(?!)" not in evaluative.phrases(language).pattern
