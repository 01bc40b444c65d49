"""What the embedded engine takes out of a document: whole sentences in the document's own words, told apart by their cues."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Answer, Request
from briefing.model.extractive import ExtractiveEngine
from briefing.records import Document, DocumentRole
from briefing.replies import ExtractReply, OfferedClaim, Part


def document(
    text: str, *, role: DocumentRole = "story", published: str | None = "2026-03-10", language: str | None = "en"
) -> Document:
    return Document(
        id="doc", text_hash="hash", source="doc.txt", kind="text", role=role, published=published, language=language, text=text
    )


def extracted(
    text: str, *, role: DocumentRole = "story", published: str | None = "2026-03-10", language: str | None = "en"
) -> list[OfferedClaim]:
    part = Part(document(text, role=role, published=published, language=language), 0, len(text))
    return answer(part).reply.claims


def answer(part: Part) -> Answer[ExtractReply]:
    return ExtractiveEngine().answer(Request("extract", "doc.txt", ExtractReply, part, _no_prompt))


def _no_prompt() -> None:
    raise AssertionError("the embedded engine renders no prompt")


STORY = """NORTHPORT, March 10 (Coast Wire) — The harbour board of Northport on Tuesday approved a new crane by 7 votes to 2. \
It will stand on the eastern quay from next year.

“The crane will pay for itself in six years,” said Ada Quill, the mayor of Northport. “Nobody will miss the old one.”

Sign up for our letter from the quays every Friday.

Northport had bought its last crane in 1988, when the docks of Eastmere closed.

(Reporting by the Northport desk)
"""


def test_each_claim_quotes_the_document_letter_for_letter() -> None:
    for claim in extracted(STORY):
        assert claim.quote in STORY
        assert claim.text == " ".join(claim.quote.split())


def test_the_dateline_is_no_part_of_the_first_statement() -> None:
    assert extracted(STORY)[0].quote.startswith("The harbour board of Northport on Tuesday approved")


@pytest.mark.parametrize(
    "dateline",
    [
        "ASUNCIÓN, March 10 (Agency) — ",
        "TOKYO (Reuters) - ",
        "Asunción, 10 mar (EFE).- ",
        "**ASUNCIÓN.** ",
        "PARIS — ",
        "Berlin (dpa) – ",
    ],
)
def test_datelines_of_the_press_are_known(dateline: str) -> None:
    sentence = "The harbour board of Northport approved a new crane on Tuesday by 7 votes to 2."
    assert [claim.quote for claim in extracted(dateline + sentence)] == [sentence]


@pytest.mark.parametrize("opening", ["The Board — ", "Northport’s board — "])
def test_what_only_looks_like_a_dateline_stays(opening: str) -> None:
    text = f"{opening}the oldest on the coast — approved a new crane on Tuesday by 7 votes to 2."
    assert [claim.quote for claim in extracted(text)] in ([text], [])


def test_a_sentence_that_leans_is_kept_with_the_one_that_it_leans_on() -> None:
    assert extracted(STORY)[0].quote.endswith("It will stand on the eastern quay from next year.")


def test_a_leaning_sentence_without_its_support_is_left_out() -> None:
    text = "What now?\n\nIt will stand on the eastern quay of Northport from the spring of next year."
    assert extracted(text) == []


def test_only_a_pronoun_reaches_back_over_a_paragraph() -> None:
    first = "The harbour board of Northport approved a new crane on Tuesday."
    assert len(extracted(f"{first}\n\nIt meets again in Eastmere on the last Friday of April.")) == 1
    apart = extracted(f"{first}\n\nOwners of fishing boats in Eastmere hope to stop it in court.")
    assert [claim.quote for claim in apart] == [first]


def test_a_quotation_stays_with_its_attribution() -> None:
    (said,) = [claim for claim in extracted(STORY) if "pay for itself" in claim.text]
    assert said.quote.startswith("“The crane") and "said Ada Quill, the mayor of Northport" in said.quote
    assert said.quote.endswith("“Nobody will miss the old one.”")
    assert said.speaker == "Ada Quill"


def test_a_quotation_over_two_sentences_is_not_torn() -> None:
    text = "Ada Quill said: “The crane will pay for itself. Nobody in Northport will miss the old one.” The board applauded her."
    assert any("pay for itself. Nobody" in claim.quote for claim in extracted(text))


def test_notices_bylines_and_calls_to_subscribe_are_no_claims() -> None:
    assert not any("Sign up" in claim.quote or "Reporting by" in claim.quote for claim in extracted(STORY))


def test_kinds_are_told_by_cues() -> None:
    by_kind = {claim.kind: claim.text for claim in extracted(STORY)}
    assert by_kind["figure"].startswith("The harbour board")
    assert by_kind["quote"].startswith("“The crane")
    assert by_kind["background"].startswith("Northport had bought its last crane in 1988")


@pytest.mark.parametrize(
    ("sentence", "past"),
    [
        ("The docks of Eastmere had previously been run by the state railway company.", True),
        ("Northport and Eastmere signed the harbour treaty on 15 December 2025 in Eastmere.", True),
        ("The docks of Eastmere have been shut since Tuesday because of the storm.", False),
        ("The treaty of 15 December 2025 between Northport and Eastmere takes effect this week.", False),
        ("Ada Quill said the docks had been shut before the storm reached Northport.", False),
        ("The new rules follow the Harbours Act of 1961 and apply to every quay in Northport.", False),
    ],
)
def test_background_needs_a_date_or_a_pluperfect_beside_its_cue(sentence: str, past: bool) -> None:
    (claim,) = extracted(sentence)
    assert (claim.kind == "background") is past


def test_a_background_document_gives_background() -> None:
    assert {claim.kind for claim in extracted(STORY, role="background")} == {"background"}


def test_certainty_is_told_by_cues() -> None:
    (promise,) = extracted("The harbour board of Northport will vote on a second crane in April.")
    (fact,) = extracted("The harbour board of Northport voted against a second crane in April.")
    assert (promise.certainty, fact.certainty) == ("forecast", "fact")


def test_lines_that_were_wrapped_are_read_on() -> None:
    text = (
        "The harbour board of Northport, which has seven members and meets on Tuesdays, has\n"
        "approved a new crane by 7 votes to 2 after a debate that went on until three in the\n"
        "morning."
    )
    (claim,) = extracted(text)
    assert claim.quote == text
    assert "\n" not in claim.text


def test_headings_and_list_marks_are_no_part_of_a_claim() -> None:
    text = (
        "## What the board decided\n\n- The harbour board of Northport approved a new crane on Tuesday.\n"
        "- **Cost.** Northport pays half of the price, or about 3 million euros."
    )
    assert [claim.quote for claim in extracted(text)] == [
        "The harbour board of Northport approved a new crane on Tuesday.",
        "Northport pays half of the price, or about 3 million euros.",
    ]


def test_other_languages_are_read_too() -> None:
    text = (
        "El Senado de Esteria aprobó el acuerdo portuario el martes por 28 votos. "
        "Sin embargo, el presidente de Esteria aún no lo ha firmado."
    )
    assert len(extracted(text, language=None)) == 1


@pytest.mark.parametrize("text", ["", " \n ", "Ok.", "?", "“", "\ufffe\ufffd", "- \n- \n"])
def test_a_document_without_statements_gives_no_claims(text: str) -> None:
    assert extracted(text) == []


def test_one_sentence_is_enough() -> None:
    assert len(extracted("The harbour board of Northport approved a new crane on Tuesday by 7 votes to 2.")) == 1


def test_a_part_is_read_within_its_bounds() -> None:
    start = STORY.index("Northport had bought")
    part = Part(document(STORY), start, len(STORY), 2, 2)
    assert [claim.quote for claim in answer(part).reply.claims] == [STORY[start : STORY.index("closed.") + len("closed.")]]


def test_the_same_document_gives_the_same_claims() -> None:
    assert extracted(STORY) == extracted(STORY)


PROSE = st.text(
    alphabet=st.sampled_from(list("abcdeAEIT .,:;!?\n\t“”\"'’«»„()-—*#>[]0123é\u00a0\u00ad\ufffe"))
    | st.characters(codec="utf-8"),
    max_size=300,
)
PIECES = st.lists(
    st.sampled_from(
        [
            "The harbour board of Northport approved a new crane on Tuesday by 7 votes to 2.",
            "It grants the owners a licence for thirty years and a share of the tolls.",
            "“We will win,” he said.",
            "“The crane will pay for itself. Nobody will miss",
            "the old one,” said Ada Quill of Northport on Monday evening.",
            "NORTHPORT, March 10 (Coast Wire) — ",
            "\n\n",
            "\n",
            " ",
            "1. ",
            "## Heading\n",
        ]
    ),
    max_size=12,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(text=PROSE | PIECES, language=st.sampled_from([None, "en", "es", "fr", "de", "pt-BR", "nl", "xx", ""]))
def test_every_quotation_is_a_slice_of_the_text_whatever_the_text(text: str, language: str | None) -> None:
    at = 0
    for claim in extracted(text, language=language):
        found = text.find(claim.quote, at)
        assert claim.quote and found >= 0, "quotations stand in the text, in its order, and do not overlap"
        at = found + len(claim.quote)
