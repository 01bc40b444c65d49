"""What a ledger says is open: totals that miss their own list, updates, unknowns that sources state, and single voices."""

from __future__ import annotations

import pytest

from briefing.ledger import build
from briefing.ledger.gaps import unknowns
from briefing.records import Claim, Document, Extraction, Ledger
from builders import claim, document
from test_ledger_clashes import listed


def book_of(text: str, *quotes: str, **values: object) -> Ledger:
    """The ledger of one document and a claim for each of `quotes`."""
    source = document(text, "one", outlet="The Post")
    extraction = Extraction(document=source.id, engine="replay", claims=tuple(claim(source, quote, **values) for quote in quotes))
    return build([source], [extraction], "2026-03-10", "A title")


# -- totals ---------------------------------------------------------------------------------------------------------------

VOTE = "Twenty-eight senators voted for the accord and seven against."
BENCHES = "".join(f"\n\n({number}) a senator of bench {number};" for number in range(1, 7))


def test_a_total_that_differs_from_the_list_below_it_is_a_contradiction_of_its_claim() -> None:
    book = book_of(f"{VOTE} Those recorded against were:{BENCHES}", VOTE)
    (clash,) = book.contradictions
    assert (clash.kind, clash.values, clash.claims) == ("total", ("seven", "6 listed"), (book.claims[0].id,))
    assert clash.listed is not None
    assert clash.listed.quote.startswith("Those recorded") and clash.listed.quote.endswith("bench 6;")
    assert clash.note == "The Post (2026-03-10) counts seven and lists 6" and book.disputed() == {book.claims[0].id}


def test_a_total_that_fits_its_list_and_a_list_of_something_else_are_none() -> None:
    assert (
        book_of(
            f"{VOTE.replace('seven', 'six')} Those recorded against were:{BENCHES}", VOTE.replace("seven", "six")
        ).contradictions
        == ()
    )
    assert book_of(f"{VOTE} The benches of the house are:{BENCHES}", VOTE).contradictions == ()


WITHIN = [
    ("Seven senators voted against: Ana Ruiz, Luis Gill, Ida Holm, Ada Moreno, Hugo Varga and Pia Lund.", True),
    ("Six senators voted against: Ana Ruiz, Luis Gill, Ida Holm, Ada Moreno, Hugo Varga and Pia Lund.", False),
    ("Five senators voted against: one of Frente Guasu, two of a second bench and three of a third.", True),
    ("Six senators voted against: one of Frente Guasu, two of a second bench and three of a third.", False),
    ("Four objectives are stated: combating terrorism and crime; cooperation; help in disasters.", True),
    ("Three objectives are stated: combating terrorism and crime; cooperation; help in disasters.", False),
    ("About seven senators voted against: Ana Ruiz, Luis Gill, Ida Holm, Ada Moreno, Hugo Varga and Pia Lund.", False),
    ("The vote came at 7: the president, the speaker and the clerk were there.", False),
]


@pytest.mark.parametrize(("text", "differs"), WITHIN)
def test_a_list_within_a_claim_is_held_against_its_number(text: str, differs: bool) -> None:
    assert [clash.kind for clash in book_of(text, text).contradictions] == ["total"] * differs


# -- updates --------------------------------------------------------------------------------------------------------------

MORNING = ("en", "The blast in Eastmouth killed 12 people.")
EVENING = ("en", "The blast in Eastmouth killed 17 people.")


def test_a_toll_that_rose_between_two_reports_is_an_update_and_disputes_nothing() -> None:
    (clash,) = listed(MORNING, EVENING, "2026-03-10T08:00:00", "2026-03-10T18:30:00")
    assert clash.kind == "update"
    assert clash.note == (
        "One (2026-03-10 08:00) has 12, Two (2026-03-10 18:30) has 17; the later report may update the earlier one"
    )


def test_two_tolls_at_one_time_or_of_two_named_voices_are_disputed() -> None:
    assert [clash.kind for clash in listed(MORNING, EVENING)] == ["number"]
    voices = [
        ("en", f"{who} said the blast in Eastmouth killed {count} people.")
        for who, count in (("Ida Holm", 12), ("Hugo Varga", 17))
    ]
    times = ("2026-03-10T08:00:00", "2026-03-10T18:30:00")
    assert [clash.kind for clash in listed(voices[0], voices[1], *times)] == ["number"]


def test_a_day_that_came_otherwise_than_expected_is_an_update() -> None:
    expected = ("en", "The Senate of Paraguay is expected to approve the treaty on 12 March 2026.")
    came = ("en", "The Senate of Paraguay approved the treaty on 10 March 2026.")
    assert [clash.kind for clash in listed(expected, came, "2026-03-07", "2026-03-10")] == ["update"]


# -- gaps -----------------------------------------------------------------------------------------------------------------

OPEN = [
    ("en", "It was not clear how many people were on the boat."),
    ("en", "The ministry did not respond to a request for comment."),
    ("en", "No date for the signature had been announced by Tuesday evening."),
    ("en", "The cause of the fire is under investigation."),
    ("en", "The claim could not be verified."),
    ("es", "No está claro cuántas personas iban a bordo."),
    ("es", "El ministerio no respondió a las preguntas."),
    ("fr", "On ignore combien de personnes étaient à bord."),
    ("fr", "Le ministère n'a pas répondu aux questions."),
    ("de", "Zunächst war unklar, wie viele Menschen an Bord waren."),
    ("de", "Das Ministerium äußerte sich zunächst nicht."),
    ("pt", "Ainda não se sabe quantas pessoas estavam a bordo."),
    ("pt", "O ministério não respondeu às perguntas."),
]
SETTLED = [
    ("en", "The three hospitals remain open."),
    ("en", "The minister responded to the report within a day."),
    ("en", "The date of the signature was announced on Tuesday."),
    ("en", "The investigation ended in March."),
    ("en", "The ministry did not sign the accord."),
    ("es", "El ministro dejó claro que firmará."),
    ("es", "El ministerio respondió a las preguntas."),
    ("fr", "Le ministre a répondu aux questions."),
    ("fr", "La date a été annoncée mardi."),
    ("de", "Die Ursache ist bekannt."),
    ("de", "Das Ministerium antwortete am Montag."),
    ("pt", "O ministério respondeu às perguntas."),
    ("pt", "A data foi anunciada na terça-feira."),
]


@pytest.mark.parametrize(("language", "text"), OPEN)
def test_a_stated_unknown_is_a_gap(language: str, text: str) -> None:
    assert list(unknowns(text, language)) == [text]


@pytest.mark.parametrize(("language", "text"), SETTLED)
def test_what_is_known_or_merely_denied_is_none(language: str, text: str) -> None:
    assert list(unknowns(text, language)) == []


def test_a_gap_names_its_source_and_gives_the_sentence_alone() -> None:
    text = "The house voted on Tuesday. No date for the signature had been announced by the evening."
    assert book_of(text, text).gaps == ("The Post: No date for the signature had been announced by the evening.",)


def test_an_unnamed_voice_a_figure_of_nobody_and_an_accusation_without_an_answer_are_gaps() -> None:
    for text, line in (
        (
            "A person briefed on the talks said the envoy had met the rebels twice.",
            "The Post has it from an unnamed speaker alone: ",
        ),
        ("The demand is reportedly €6 million.", "The Post names no speaker for a figure: "),
        ("Ida Holm accused Hugo Varga of taking bribes.", "The Post gives one side only: "),
    ):
        assert book_of(text, text, certainty="claimed").gaps == (line + text,), text


def test_an_answer_of_the_other_side_closes_the_gap_and_a_contradiction_opens_one() -> None:
    accused, answered = "Ida Holm accused Hugo Varga of taking bribes.", "Hugo Varga denied taking bribes, as Ida Holm says."
    assert book_of(f"{accused} {answered}", accused, answered, certainty="claimed").gaps == ()
    first, second = (
        _report(name, f"Ida Holm signed the treaty in Eastmouth on {day} March 2026.") for name, day in (("One", 3), ("Two", 5))
    )
    book = build([first[0], second[0]], [first[1], second[1]], "2026-03-10", "A title")
    assert book.gaps == ("Not settled (date): One (2026-03-10) has 3 March 2026, Two (2026-03-10) has 5 March 2026.",)


def _report(name: str, text: str) -> tuple[Document, Extraction]:
    source = document(text, name, outlet=name)
    claims: tuple[Claim, ...] = (claim(source, text),)
    return source, Extraction(document=source.id, engine="replay", claims=claims)
