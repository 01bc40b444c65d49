"""The ledger: what is plainly the same is one claim, copies count once, and what cannot all be right keeps both values."""

from __future__ import annotations

from briefing.ledger import build
from briefing.records import Claim, Document, Extraction, Ledger
from builders import claim, document


def merged(*pairs: tuple[Document, str]) -> Ledger:
    """The ledger of documents and one claim each."""
    documents = list({item.id: item for item, _ in pairs}.values())
    extractions = [
        Extraction(document=item.id, engine="replay", claims=tuple(claim(item, text) for one, text in pairs if one.id == item.id))
        for item in documents
    ]
    return build(documents, extractions, "2026-03-10", "A title")


def paper(name: str, text: str, **values: object) -> tuple[Document, str]:
    return document(text, name, **{"outlet": name, **values}), text


SIGNED = "Foreign Minister Ida Holm and President Ada Moreno signed the port treaty in Eastmouth on 15 December 2025."


def test_the_same_words_in_two_papers_are_one_claim_with_two_places_and_one_publisher() -> None:
    book = merged(paper("One", SIGNED, published="2026-03-09"), paper("Two", SIGNED))
    (only,) = book.claims
    assert [item.document for item in only.evidence] == [book.sources[0].document, book.sources[1].document]
    assert book.publishers[only.id] == ("One",)


def test_the_same_said_in_other_words_counts_both_publishers() -> None:
    other = "In Eastmouth on 15 December 2025, Foreign Minister Ida Holm and President Ada Moreno signed the port treaty."
    book = merged(paper("One", SIGNED), paper("Two", other))
    (only,) = book.claims
    assert book.publishers[only.id] == ("One", "Two")


def test_a_claim_keeps_the_id_of_its_first_member() -> None:
    first, second = paper("One", SIGNED), paper("Two", SIGNED)
    assert merged(first, second).claims[0].id == claim(*first).id


def test_other_numbers_or_a_not_keep_claims_apart() -> None:
    for old, new in (("15", "16"), ("signed", "did not sign"), ("Ada Moreno", "Hugo Varga")):
        other = SIGNED.replace(old, new)
        assert len(merged(paper("One", SIGNED), paper("Two", other)).claims) == 2, other


def test_two_dates_of_one_act_are_a_contradiction_with_both_values_and_sources() -> None:
    book = merged(paper("One", SIGNED), paper("Two", SIGNED.replace("on 15 December 2025", "in November 2025")))
    (clash,) = book.contradictions
    assert clash.kind == "date" and set(clash.claims) == {item.id for item in book.claims}
    assert clash.note == "One (2026-03-10) has 15 December 2025, Two (2026-03-10) has November 2025"


def test_two_counts_of_one_thing_are_a_contradiction() -> None:
    text = "Eastmouth Hospital has postponed 1,840 appointments since the attack."
    book = merged(paper("One", text), paper("Two", text.replace("1,840", "2,300")))
    assert [clash.values for clash in book.contradictions] == [("1,840", "2,300")]


def test_a_rounded_count_a_coarser_date_and_another_act_contradict_nothing() -> None:
    count = "Eastmouth Hospital has postponed 1,840 appointments since the attack."
    for one, other in (
        (count, count.replace("1,840", "about 1,800")),
        (SIGNED, SIGNED.replace("on 15 December 2025", "in December 2025")),
        (SIGNED, "The Senate of Paraguay approved the port treaty with Eastmouth on 4 March 2026."),
        (SIGNED, "Foreign Minister Ida Holm and President Ada Moreno opened a school in Westmouth on 3 May 2025."),
    ):
        assert merged(paper("One", one), paper("Two", other)).contradictions == (), other


def test_background_and_story_claims_are_never_merged() -> None:
    book = merged(paper("One", SIGNED), paper("Two", SIGNED, role="background"))
    assert {item.origin for item in book.claims} == {"story", "background"}


def test_what_extraction_left_out_is_kept_with_its_outlet() -> None:
    source = document("Text.", outlet="One")
    extraction = Extraction.model_validate(
        {"document": source.id, "engine": "replay", "left_out": [{"what": "x", "reason": "not in the document"}]}
    )
    book = build([source], [extraction], "2026-03-10", "A title")
    assert [(left.what, left.reason) for left in book.left_out] == [("One: x", "not in the document")]


def test_claims_of_one_document_never_contradict_each_other() -> None:
    source = document(f"{SIGNED} {SIGNED.replace('15 December', '16 December')}")
    claims: tuple[Claim, ...] = (claim(source, SIGNED), claim(source, SIGNED.replace("15 December", "16 December")))
    book = build([source], [Extraction(document=source.id, engine="replay", claims=claims)], "2026-03-10", "A title")
    assert book.contradictions == ()


def test_counts_of_different_things_keep_claims_apart() -> None:
    text = "The Chamber of Deputies approved the port treaty on Tuesday by 53 votes to 8, with 4 abstentions."
    assert len(merged(paper("One", text), paper("Two", text.replace("abstentions", "blank votes"))).claims) == 2


def test_a_paper_that_prints_an_agencys_text_with_changes_is_no_second_publisher() -> None:
    body = (
        "The port treaty was signed in Eastmouth in December after three years of talks between both governments and the unions. "
    )
    body += "It runs for ten years and can be ended by either side with one year's notice, the text says. "
    first = "Ada Moreno said that the port treaty would cut waiting times at Eastmouth by one third."
    second = "The port treaty would cut waiting times at Eastmouth by one third, Ada Moreno said."
    one, two = document(body + first, "One", outlet="One"), document(body + second, "Two", outlet="Two")
    book = merged((one, first), (two, second))
    assert [book.publishers[item.id] for item in book.claims] == [("One",)]
    apart = document("Nothing else is the same here. " + second, "Three", outlet="Three")
    assert list(merged((one, first), (apart, second)).publishers.values()) == [("One", "Three")]


WIRE = [
    "Foreign Minister Ida Holm and President Ada Moreno signed the port treaty in Eastmouth on Monday.",
    "The treaty opens four harbours to fishing boats of both countries and ends a dispute of eleven years over cod.",
    "Boats of under twelve metres are free of the fee, and larger ones pay by the day, according to its text.",
    "The fishermen of Eastmouth had blocked the harbour twice in January to keep foreign boats out of the spring season.",
]


def test_three_papers_with_one_wire_whole_cut_and_edited_and_one_of_its_own_are_two_publishers() -> None:
    own = "President Ada Moreno and Foreign Minister Ida Holm signed the port treaty in Eastmouth on Monday."
    edited = WIRE[0].replace(
        "Foreign Minister Ida Holm and President Ada Moreno", "President Ada Moreno and Foreign Minister Ida Holm"
    )
    texts = {
        "Wire": ("\n\n".join(WIRE), WIRE[0]),
        "Cut": ("\n\n".join(WIRE[:3]), WIRE[0]),
        "Edited": ("\n\n".join([edited, *WIRE[1:]]), edited),
        "Own": (f"{own}\n\nOur reporter watched from the quay as a brass band played in the rain.", own),
    }
    papers = {
        name: document(text, name, outlet=name, published=f"2026-03-1{day}")
        for day, (name, (text, _)) in enumerate(texts.items())
    }
    extractions = [
        Extraction(document=paper.id, engine="replay", claims=(claim(paper, texts[name][1]),)) for name, paper in papers.items()
    ]
    book = build(list(papers.values()), extractions, "2026-03-14", "A title")
    (only,) = book.claims
    assert len(only.evidence) == 4 and book.publishers[only.id] == ("Wire", "Own")
