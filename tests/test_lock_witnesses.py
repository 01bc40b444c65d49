"""What counts as drift: only what neither the claims nor the first style bear, in one language and across languages."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.check import check
from briefing.library import Library
from briefing.lock import Lock, lock
from briefing.records import Brief
from builders import brief, claim, document, ledger, sentence

STYLES = {"en": Library().style("house"), "fr": Library().style("note-fr")}
TRUST = document(
    "The trust said it has spent about 3.4 million euros so far. "
    "It expects all systems to be restored by 2 October unless the backups prove damaged. "
    "No ransom would be paid, the ministry said. "
    "Jonas Ekelby, the medical director, said that no patient had been harmed. "
    "A person briefed on the response said the attackers may have copied records.",
    "trust.txt",
)
QUOTES = TRUST.text.split(". ")
SPENT, RESTORED, RANSOM, HARMED, COPIED = CLAIMS = tuple(
    claim(TRUST, quote.rstrip("."), certainty=certainty, kind="statement")
    for quote, certainty in zip(QUOTES, ("claimed", "conditional", "forecast", "claimed", "conditional"), strict=True)
)
FIRST = (
    ("The trust said it has spent about 3.4 million euros.", SPENT),
    ("The trust expects all systems back by 2 October unless the backups prove damaged.", RESTORED),
    ("The ministry said that no ransom would be paid.", RANSOM),
    ("Jonas Ekelby, the medical director, said no patient had been harmed.", HARMED),
    ("Attackers may have copied records, according to a person briefed on the response.", COPIED),
)


def made(style: str, language: str, *said: tuple[str, Any]) -> Brief:
    blocks = [[sentence(f"d{number}", 1, text, held.id)] for number, (text, held) in enumerate(said)]
    written = brief("The trust is under attack.", blocks, style=style, language=language)
    written = written.model_copy(update={"headline": None})
    return written.model_copy(update={"findings": check(written, BOOK, STYLES[language], [TRUST])})


WIRE_TEXT = FIRST[:2]
BOOK = ledger([TRUST], list(CLAIMS))
HOUSE = made("house", "en", *FIRST)


def held(text: str, to: Any, language: str = "en") -> Lock:
    style = "wire" if language == "en" else "note-fr"
    return lock(made(style, language, (text, to)), BOOK, HOUSE)[1]


@pytest.mark.parametrize(
    ("text", "to", "language"),
    [
        ("About 3.4 million euros has been spent, the trust said.", SPENT, "en"),
        ("All systems should be back by 2 October, the trust expects, unless backups are damaged.", RESTORED, "en"),
        ("No ransom would be paid, according to the ministry.", RANSOM, "en"),
        ("Le trust a déclaré avoir dépensé environ 3,4 millions d’euros.", SPENT, "fr"),
        (
            "Le trust prévoit le rétablissement de tous les systèmes d’ici au 2 octobre, sauf si des sauvegardes sont abîmées.",
            RESTORED,
            "fr",
        ),
        ("Aucune rançon ne serait versée, a déclaré le ministère.", RANSOM, "fr"),
        ("Aucun patient n’a été blessé, a indiqué Jonas Ekelby, le directeur médical.", HARMED, "fr"),
        ("Les assaillants pourraient avoir copié des dossiers, selon une personne informée de la riposte.", COPIED, "fr"),
    ],
)
def test_the_same_said_in_another_style_or_language_is_no_drift(text: str, to: Any, language: str) -> None:
    found = held(text, to, language)
    assert (found.added, found.hardened) == ((), ())


@pytest.mark.parametrize(
    ("text", "to", "language"),
    [
        ("The trust has spent about 3.4 million euros.", SPENT, "en"),
        ("The trust said it has spent 3.4 million euros.", SPENT, "en"),
        ("The trust expects all systems back by 2 October.", RESTORED, "en"),
        ("The ministry said that a ransom would be paid.", RANSOM, "en"),
        ("Attackers have copied records, according to a person briefed on the response.", COPIED, "en"),
        ("Le trust a déclaré avoir dépensé 3,4 millions d’euros.", SPENT, "fr"),
        ("Le trust prévoit le rétablissement de tous les systèmes d’ici au 2 octobre.", RESTORED, "fr"),
        ("Une rançon serait versée, a déclaré le ministère.", RANSOM, "fr"),
        ("Aucun patient n’a été blessé.", HARMED, "fr"),
        ("Les assaillants ont copié des dossiers, selon une personne informée de la riposte.", COPIED, "fr"),
    ],
)
def test_what_is_told_more_surely_than_by_both_witnesses_is_hardened(text: str, to: Any, language: str) -> None:
    assert held(text, to, language).hardened


@pytest.mark.parametrize(
    ("text", "to", "language"),
    [
        ("The trust said it has spent about 3.9 million euros.", SPENT, "en"),
        ("The ministry said for the 37th time that no ransom would be paid.", RANSOM, "en"),
        ("Petra Oldring, the medical director, said no patient had been harmed.", HARMED, "en"),
        ("Le trust a déclaré avoir dépensé environ 3,4 millions de dollars.", SPENT, "fr"),
        ("Le trust prévoit le rétablissement d’ici au 3 octobre, sauf si des sauvegardes sont abîmées.", RESTORED, "fr"),
        ("Aucun patient n’a été blessé, a indiqué Petra Oldring, la directrice médicale.", HARMED, "fr"),
        ("Le ministère a déclaré qu’aucune rançon ne serait versée, « c’est une ligne rouge ».", RANSOM, "fr"),
    ],
)
def test_what_neither_witness_has_is_added(text: str, to: Any, language: str) -> None:
    assert held(text, to, language).added


def test_a_name_that_the_first_style_has_of_the_same_claim_is_not_added() -> None:
    text = "The ministry said that no ransom would be paid to the attackers of Estermark Hospital."
    alone = lock(made("wire", "en", (text, RANSOM)), BOOK, HOUSE)[1]
    first = made("house", "en", (text, RANSOM))
    both = lock(made("wire", "en", (text, RANSOM)), BOOK, first)[1]
    assert alone.added and not both.added


def test_drift_is_an_error_on_its_sentence_and_stands_there_once() -> None:
    brief_, found = lock(made("note-fr", "fr", ("Aucun patient n’a été blessé.", HARMED)), BOOK, HOUSE)
    again, same = lock(brief_, BOOK, HOUSE)
    errors = [item for item in again.findings if item.rule == "lock-hardened"]
    assert [(item.severity, item.sentence, item.block) for item in errors] == [("error", "d0.1", "d0")] and found == same


def test_a_warning_of_the_rules_is_no_drift() -> None:
    text = "The trust admitted that it has spent about 3.4 million euros."
    brief_ = made("wire", "en", (text, SPENT))
    warned = [item for item in brief_.findings if item.rule == "strength"]
    assert warned and warned[0].severity == "warn" and lock(brief_, BOOK, HOUSE)[1].hardened == ()


def test_a_quotation_that_is_translated_where_the_claim_is_told_is_not_lost() -> None:
    source = document("«No habrá más cortes», dijo la ministra Elena Duarte.", "uno.txt", language="es")
    quoted = claim(source, source.text, kind="quote", certainty="claimed")
    book = ledger([source], [quoted])
    for text, lost in (("“There will be no more cuts” (translated), said Elena Duarte.", False), ("Elena Duarte spoke.", True)):
        written = brief("Cuts.", [[sentence("d0", 1, text, quoted.id)]], style="house")
        kinds = [item.fact for item in lock(written, book)[1].lost]
        assert ("quotation" in kinds) is lost


LEAVE = document(
    "Under the treaty, ships may carry weapons. Public bodies may pay a ransom only if the ministry agrees. "
    "Anna Bo, who retires in June, said the plan had failed. Growers may lose a third of their crop, the union said.",
    "leave.txt",
)
LEFT = tuple(claim(LEAVE, quote.rstrip(".")) for quote in LEAVE.text.split(". "))
SHIPS, PAID, FAILED, CROP = (
    held.model_copy(update={"certainty": certainty, "kind": "statement"})
    for held, certainty in zip(LEFT, ("fact", "conditional", "claimed", "conditional"), strict=True)
)
LEAVE_BOOK = ledger([LEAVE], [SHIPS, PAID, FAILED, CROP])
LEAVE_FIRST = made("house", "en", *((held.text + ".", held) for held in (SHIPS, PAID, FAILED, CROP)))


def hardened(text: str, to: Any, language: str = "en") -> bool:
    style = "wire" if language == "en" else "note-fr"
    return bool(lock(made(style, language, (text, to)).model_copy(update={"findings": ()}), LEAVE_BOOK, LEAVE_FIRST)[1].hardened)


@pytest.mark.parametrize(
    ("text", "to", "language", "drifts"),
    [
        ("Ships are allowed to carry weapons under the treaty.", SHIPS, "en", False),
        ("Ships will carry weapons under the treaty.", SHIPS, "en", True),
        ("Les navires peuvent porter des armes.", SHIPS, "fr", False),
        ("Les navires vont porter des armes.", SHIPS, "fr", True),
        ("Public bodies need the ministry’s consent to pay a ransom.", PAID, "en", False),
        ("Public bodies may pay a ransom.", PAID, "en", True),
        ("Anna Bo retires in June.", FAILED, "en", False),
        ("The plan had failed.", FAILED, "en", True),
        ("Growers risk losing a third of their crop, according to the union.", CROP, "en", False),
        ("Growers lost a third of their crop, according to the union.", CROP, "en", True),
    ],
)
def test_leave_and_doubt_may_stand_for_each_other_and_nothing_surer_for_either(
    text: str, to: Any, language: str, drifts: bool
) -> None:
    assert hardened(text, to, language) is drifts


def test_a_figure_of_another_period_or_an_outlet_that_did_not_report_it_is_added() -> None:
    source = document("Visitors pay 5 euros a day, the mayor said.", "fee.txt", outlet="Port Gazette")
    rival = document("The mayor opened a fair.", "fair.txt", outlet="Hill Courier")
    fee, fair = claim(source, "Visitors pay 5 euros a day, the mayor said"), claim(rival, "The mayor opened a fair")
    book = ledger([source, rival], [fee, fair])
    first = made("house", "en", ("Visitors pay 5 euros a day, the mayor said.", fee))

    def added(text: str) -> bool:
        return bool(lock(made("wire", "en", (text, fee)).model_copy(update={"findings": ()}), book, first)[1].added)

    assert added("Visitors pay 5 euros a week, the mayor said.")
    assert not added("Visitors pay 5 euros daily, the mayor said.")
    assert added("Visitors pay 5 euros a day, the mayor told the Hill Courier.")
    assert not added("Visitors pay 5 euros a day, the mayor told the Port Gazette.")


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (
            "The club does not have, at least in public, a budget or a timetable",
            "The club has no public budget or timetable yet.",
        ),
        ("Troops pay neither taxes nor customs duties", "Troops are exempt from taxes and customs duties."),
        ("The claim of the club could not be verified", "The claim of the club couldn’t be verified."),
    ],
)
def test_a_denial_in_other_words_turns_nothing(told: str, text: str) -> None:
    source = document(told + ".", "club.txt")
    held_ = claim(source, told)
    book, first = ledger([source], [held_]), made("house", "en", (told + ".", held_))
    assert lock(made("wire", "en", (text, held_)).model_copy(update={"findings": ()}), book, first)[1].hardened == ()
