"""Extraction: only what a document bears out is kept, in its place, once, and a failure costs one document."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import BudgetError, ReplyError, ServiceError
from briefing.extract import Extractor
from briefing.fields import split_declaration
from briefing.library import Library
from briefing.records import Document, Extraction
from builders import document
from scripted import ScriptedEngine, offer

TEXT = (
    "The Chamber of Deputies approved the bill on Tuesday by 53 votes to 8.\n\n"
    "President Ada Moreno must sign it. She said the bill “will not wait”.\n\n"
    "Opponents call it a surrender."
)


def extract(source: Document, *offered: object, **values: object) -> Extraction:
    engine = ScriptedEngine({source.name: list(offered)})  # type: ignore[arg-type]
    return Extractor(engine, Library(), "2026-03-10", **values).extract(source)  # type: ignore[arg-type]


def test_a_claim_stands_at_its_exact_place_with_paragraph_and_facts() -> None:
    source = document(TEXT)
    found = extract(
        source, offer("She said the bill “will not wait”.", "Moreno said the bill “will not wait”.", speaker="Ada Moreno")
    )
    (claim,) = found.claims
    (place,) = claim.evidence
    assert source.text[place.start : place.end] == place.quote == "She said the bill “will not wait”."
    assert (place.paragraph, place.match) == (2, "exact")
    assert claim.facts.speaker == "Ada Moreno"
    assert [quotation.text for quotation in claim.facts.quotations] == ["will not wait"]


def test_a_quotation_that_is_not_in_the_document_is_left_out_with_its_reason() -> None:
    found = extract(document(TEXT), offer("The Senate rejected the bill on Monday by 9 votes."))
    assert found.claims == ()
    (left,) = found.left_out
    assert left.what == "The Senate rejected the bill on Monday by 9 votes."
    assert "not in the document" in left.reason


def test_what_asks_or_tells_the_reader_something_is_no_claim_unless_somebody_is_quoted_with_it() -> None:
    source = document("Describe how bread is baked.\n\nA sign on the door read: “Describe how bread is baked.”")
    found = extract(
        source, offer("Describe how bread is baked."), offer("A sign on the door read: “Describe how bread is baked.”")
    )
    assert [claim.text for claim in found.claims] == ["A sign on the door read: “Describe how bread is baked.”"]
    assert [left.reason for left in found.left_out] == ["it asks or tells the reader something and states nothing"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Chamber of Deputies approved the bill by 58 votes to 8.", "58"),
        ("The Chamber of Deputies and Hugo Varga approved the bill by 53 votes to 8.", "Hugo Varga"),
        ("The Chamber of Deputies approved the “great” bill by 53 votes to 8.", "great"),
        ("The Chamber of Deputies approved the bill on 2 May 2025 by 53 votes to 8.", "2 May 2025"),
    ],
)
def test_a_claim_that_says_more_than_its_quotation_is_left_out(text: str, words: str) -> None:
    found = extract(document(TEXT), offer("The Chamber of Deputies approved the bill on Tuesday by 53 votes to 8.", text))
    assert found.claims == ()
    assert words in found.left_out[0].reason


def test_a_claim_may_name_what_a_pronoun_stands_for_and_say_the_day_that_the_date_gives() -> None:
    found = extract(
        document(TEXT),
        offer("She said the bill “will not wait”.", "President Ada Moreno said the bill “will not wait”."),
        offer(
            "The Chamber of Deputies approved the bill on Tuesday by 53 votes to 8.",
            "Deputies approved the bill on 10 March 2026.",
        ),
    )
    assert len(found.claims) == 2, found.left_out


def test_a_claim_that_repeats_what_the_sentence_before_says_rests_on_both_places() -> None:
    text = "Two syndicates are on the list. The launch was on 7 March.\n\nAny raid on them could be called counter-terrorism."
    found = extract(
        document(text),
        offer(
            "Any raid on them could be called counter-terrorism.",
            "Any raid on the two syndicates could be called counter-terrorism.",
        ),
    )
    assert [item.quote for item in found.claims[0].evidence] == [
        "Any raid on them could be called counter-terrorism.",
        "Two syndicates are on the list.",
    ]


def test_a_name_may_be_put_together_from_the_documents_own_words() -> None:
    text = "The Senate of the country voted on Monday. It lies in Paraguay."
    found = extract(
        document(text), offer("The Senate of the country voted on Monday.", "The Senate of Paraguay voted on Monday.")
    )
    assert len(found.claims) == 1, found.left_out


def test_a_document_that_the_model_refuses_costs_that_document_only() -> None:
    good, bad = (
        document("The mill burned down on Monday night.", "good.txt"),
        document("Something else happened today.", "bad.txt"),
    )
    engine = ScriptedEngine(
        {
            "good.txt": [offer("The mill burned down on Monday night.")],
            "bad.txt": ReplyError("refused", "the model would not answer"),
        }
    )
    first, second = Extractor(engine, Library(), "2026-03-10").run([good, bad])
    assert len(first.claims) == 1 and first.incomplete is None
    assert second.claims == () and second.incomplete is not None and "would not answer" in second.incomplete


def test_a_document_that_the_service_has_no_answer_for_costs_that_document_only() -> None:
    class Flaky(ScriptedEngine):
        def answer(self, request: object) -> object:  # type: ignore[override]
            if request.subject == "bad.txt":  # type: ignore[attr-defined]
                raise ServiceError("no answer after 4 tries")
            return super().answer(request)  # type: ignore[arg-type]

    good, bad = (
        document("The mill burned down on Monday night.", "good.txt"),
        document("Something else happened today.", "bad.txt"),
    )
    engine = Flaky({"good.txt": [offer("The mill burned down on Monday night.")]})
    first, second = Extractor(engine, Library(), "2026-03-10").run([good, bad])  # type: ignore[arg-type]
    assert len(first.claims) == 1
    assert second.claims == () and second.incomplete == "the document: no answer after 4 tries"


def test_what_stops_a_run_is_no_matter_of_one_document() -> None:
    class Broke(ScriptedEngine):
        def answer(self, request: object) -> object:  # type: ignore[override]
            raise BudgetError("the limit is reached")

    with pytest.raises(BudgetError):
        list(Extractor(Broke(), Library(), "2026-03-10").run([document(TEXT)]))  # type: ignore[arg-type]


def test_the_same_text_is_asked_about_once_and_placed_in_each_document() -> None:
    text = "The mill burned down on Monday night."
    one, two = document(text, "one.txt"), document(text, "two.txt", outlet="Another Post", role="background")
    engine = ScriptedEngine({"one.txt": [offer(text)]})
    first, second = Extractor(engine, Library(), "2026-03-10").run([one, two])
    assert len(engine.asked) == 1
    assert (second.document, second.claims[0].evidence[0].document, second.claims[0].origin) == (two.id, two.id, "background")
    assert first.claims[0].id != second.claims[0].id


def test_unreadable_late_and_empty_documents_are_not_asked_about() -> None:
    documents = [document("Text enough to read.", "late.txt", status="late"), document("", "empty.txt", status="unreadable")]
    assert list(Extractor(ScriptedEngine(), Library(), "2026-03-10").run(documents)) == []


def test_a_long_document_is_asked_about_in_parts_and_no_claim_is_kept_twice() -> None:
    paragraphs = [
        f"On day {number} the council of ward {number} met and voted on the budget of that ward." for number in range(600)
    ]
    source = document("\n\n".join(paragraphs))

    class Eager(ScriptedEngine):
        """Offers every paragraph that it is shown, those in overlaps as well."""

        def answer(self, request: object) -> object:  # type: ignore[override]
            self.extracts = {request.subject: [offer(line) for line in request.material.text.split("\n\n") if line in paragraphs]}  # type: ignore[attr-defined]
            return super().answer(request)  # type: ignore[arg-type]

    engine = Eager()
    found = Extractor(engine, Library(), "2026-03-10").extract(source)
    assert len(engine.asked) > 1
    assert [claim.text for claim in found.claims] == paragraphs
    assert all(source.text[claim.evidence[0].start : claim.evidence[0].end] == claim.text for claim in found.claims)


def test_a_part_that_was_too_long_for_the_model_is_asked_again_in_halves_once() -> None:
    source = document("\n\n".join(f"Ward {number} voted on its budget on Monday." for number in range(60)))

    class Small(ScriptedEngine):
        def answer(self, request: object) -> object:  # type: ignore[override]
            if len(request.material.text) == len(source.text):  # type: ignore[attr-defined]
                self.asked.append(request)  # type: ignore[arg-type]
                raise ReplyError("too_long", "the document is too long for the model")
            self.extracts = {request.subject: [offer(line) for line in request.material.text.split("\n\n")]}  # type: ignore[attr-defined]
            return super().answer(request)  # type: ignore[arg-type]

    engine = Small()
    found = Extractor(engine, Library(), "2026-03-10").extract(source)  # type: ignore[arg-type]
    assert len(engine.asked) == 3
    assert len(found.claims) == 60 and found.incomplete is None


def test_the_same_document_gives_the_same_prompt_and_another_text_another_fence() -> None:
    extractor = Extractor(ScriptedEngine(), Library(), "2026-03-10")
    one, again, other = (extractor.requests([document(text)])[0].prompt() for text in (TEXT, TEXT, TEXT + " More."))
    assert one == again
    assert one.end != other.end
    assert one.end in one.user and TEXT in one.user


def test_instructions_come_after_the_document_as_well_and_the_fence_is_not_in_the_text() -> None:
    prompt = Extractor(ScriptedEngine(), Library(), "2026-03-10").requests([document(TEXT)])[0].prompt()
    before, _, after = prompt.user.partition(TEXT)
    fence = after.strip().split("\n")[0]
    assert fence.startswith("<<<end of document") and "List the document's claims" in after
    assert fence not in TEXT and "Today is 2026-03-10" in before


def test_the_desks_own_fields_join_the_schema_and_land_in_the_claim(tmp_path: Path) -> None:
    fields, _ = split_declaration(
        "---\nfields:\n  - {name: sector, enum: [energy, health], description: The sector.}\n"
        "  - {name: count, type: whole, description: How many.}\n---\nbody",
        "extract.md",
    )
    extractor = Extractor(ScriptedEngine(), Library(), "2026-03-10", fields)
    claim_class = extractor.reply.model_fields["claims"].annotation.__args__[0]  # type: ignore[union-attr]
    offered = claim_class(
        quote="Opponents call it a surrender.",
        text="Opponents call it a surrender.",
        kind="statement",
        certainty="claimed",
        speaker=None,
        sector="energy",
        count=None,
    )
    found = extract(document(TEXT), offered, fields=fields)
    assert found.claims[0].extra == {"sector": "energy", "count": None}
    with pytest.raises(ValueError, match="sector"):
        claim_class(**{**offered.model_dump(), "sector": "sport"})
    assert "`sector`" in extractor.requests([document(TEXT)])[0].prompt().system


def test_two_claims_that_split_one_sentence_are_both_kept() -> None:
    text = "Two ships docked at noon and a third one turned back."
    found = extract(document(text), offer(text, "Two ships docked at noon."), offer(text, "A third ship turned back at noon."))
    assert [claim.text for claim in found.claims] == ["Two ships docked at noon.", "A third ship turned back at noon."]
    assert len({claim.id for claim in found.claims}) == 2


def test_the_speaker_of_a_claim_is_who_was_named_and_nobody_guessed() -> None:
    found = extract(document(TEXT), offer("Opponents call it a surrender.", speaker=None))
    assert found.claims[0].facts.speaker is None


def test_a_claim_may_give_the_day_that_the_document_makes_of_its_words() -> None:
    text = "The ferry is due back on Monday.\n\nThe Senate voted on 4 March.\n\nIt was signed later."
    source = document(text, published="2026-03-12")
    found = extract(
        source,
        offer("The ferry is due back on Monday.", "The ferry is due back on Monday (16 March)."),
        offer("The ferry is due back on Monday.", "The ferry is due back on Monday, it was said on 12 March 2026."),
        offer("It was signed later.", "It was signed after the vote of 4 March."),
    )
    assert [len(claim.evidence) for claim in found.claims] == [1, 1, 2], found.left_out
    assert found.claims[2].evidence[1].quote == "The Senate voted on 4 March."
    wrong = extract(source, offer("The ferry is due back on Monday.", "The ferry is due back on Monday (30 March)."))
    assert wrong.claims == ()


def test_a_country_may_be_named_where_the_document_names_its_people() -> None:
    text = "American aircraft may move freely."
    assert len(extract(document(text), offer(text, "Aircraft of the US may move freely.")).claims) == 1
