"""Cutting a clause: what goes leaves a sentence behind; where it would not, nothing is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.pipeline.clauses import cuts
from briefing.records import Finding


def cut(sentence: str, words: str | None, language: str) -> list[str]:
    return cuts(sentence, [Finding(rule="number", severity="error", message="wrong", words=words)], language)


@pytest.mark.parametrize(
    ("language", "sentence", "words", "left"),
    [
        ("en", "The chamber approved the accord, beating a record of 1987.", "1987", "The chamber approved the accord."),
        ("en", "The chamber, which has 90 members, approved the accord.", "90", "The chamber approved the accord."),
        (
            "en",
            "The chamber approved the accord and rejected 12 amendments.",
            "12 amendments",
            "The chamber approved the accord.",
        ),
        (
            "en",
            "The chamber approved the accord (by 90 votes) on Tuesday.",
            "90 votes",
            "The chamber approved the accord on Tuesday.",
        ),
        (
            "en",
            "The chamber approved the accord on Tuesday; Brazil protested.",
            "Brazil",
            "The chamber approved the accord on Tuesday.",
        ),
        ("en", "The chamber approved the accord, with 90 votes against.", "90", "The chamber approved the accord."),
        ("en", "Ruiz said the port would reopen, adding that 90 ships wait.", "90 ships", "Ruiz said the port would reopen."),
        ("en", "The chamber had voted in favour, a record in 2025.", "2025", "The chamber had voted in favour."),
        ("es", "La Cámara aprobó el acuerdo, que tiene 90 artículos.", "90", "La Cámara aprobó el acuerdo."),
        (
            "es",
            "La Cámara aprobó el acuerdo el martes, superando las 90 objeciones.",
            "90",
            "La Cámara aprobó el acuerdo el martes.",
        ),
        ("fr", "La chambre a approuvé l’accord mardi, qui compte 90 articles.", "90", "La chambre a approuvé l’accord mardi."),
        ("fr", "Le port, dont 90 grues sont vieilles, a rouvert lundi matin.", "90", "Le port a rouvert lundi matin."),
        ("de", "Das Parlament billigte das Abkommen, das 90 Artikel hat.", "90", "Das Parlament billigte das Abkommen."),
        ("de", "Das Abkommen, das 90 Artikel hat, tritt im Juni in Kraft.", "90", "Das Abkommen tritt im Juni in Kraft."),
        ("pt", "A Câmara aprovou o acordo na terça, superando 90 objeções.", "90", "A Câmara aprovou o acordo na terça."),
        ("eo", "La ĉambro aprobis la akordon (kun 90 voĉoj) marde.", "90", "La ĉambro aprobis la akordon marde."),
    ],
)
def test_what_is_left_is_a_sentence_without_the_words(language: str, sentence: str, words: str, left: str) -> None:
    assert left in cut(sentence, words, language)
    assert not any(words in found for found in cut(sentence, words, language))


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("en", "The chamber approved 90 accords.", "90"),  # in the main clause
        ("en", "The accord takes effect, the ministry said on 90.", None),  # who said it
        ("en", "The accord takes effect on day 90 – the ministry says.", "ministry"),  # who said it, behind a dash
        ("en", "The accord takes effect in June, unless 90 members object.", "90"),  # a condition
        ("en", "The accord takes effect in June, but not for 90 members.", "90"),  # what bears on the rest
        ("en", "The navy sent a frigate, a tanker and 90 tugs.", "90 tugs"),  # a list
        ("en", "If the Senate agrees, which takes 90 votes, it passes.", "Senate"),
        ("en", "Peña and 90 ministers signed the accord in Washington.", "90"),  # two names and one verb
        ("en", "Rubio, Peña and Ramírez, who has 90 aides, met.", "Peña"),
        ("en", "He said “the accord, which has 90 articles, is law”.", "90"),  # inside a quotation
        ("es", "El ministro dijo el martes, según la agencia, que hay 90 casos.", "90"),  # what was said
        ("de", "Das Parlament hat das Abkommen, das 90 Artikel hat, am Dienstag gebilligt.", "am Dienstag gebilligt"),
        ("de", "Sie trafen Rubio, den Minister, und 90 Senatoren in Doral.", "90"),
        ("eo", "La ĉambro aprobis la akordon, kiu havas 90 artikolojn.", "90"),  # a language whose clauses nobody knows
    ],
)
def test_where_no_cut_is_safe_nothing_is_cut(language: str, sentence: str, words: str | None) -> None:
    assert cut(sentence, words, language) == []


def test_a_fault_that_names_no_words_or_all_of_them_may_be_in_any_clause_and_the_longest_rest_comes_first() -> None:
    sentence = "The chamber (on Tuesday) approved the accord, which has 14 articles, after a long debate."
    for words in (None, sentence):
        found = cut(sentence, words, "en")
        assert found == sorted(found, key=len, reverse=True) and len(found) >= 2


@given(st.text(max_size=120), st.text(max_size=20), st.sampled_from(["en", "es", "fr", "de", "pt", "eo", ""]))
def test_what_is_left_is_shorter_and_lacks_the_words(sentence: str, words: str, language: str) -> None:
    for found in cut(sentence, words, language):
        assert len(found) < len(sentence)
        once = sentence.casefold().count(words.casefold()) == 1 and len(words) <= 0.8 * len(sentence)
        assert not (words.strip() and once and words.casefold() in found.casefold())
