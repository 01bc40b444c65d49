"""What is told otherwise and is no error: numbers, dates, units and names as writers of five languages put them."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.check import Statement, findings_on
from briefing.check.text import Text

DAY = date(2026, 3, 12)  # a Thursday
ALIKE = [
    ("en", "In all 1,187 members joined.", "About 1,200 members joined."),
    ("en", "The board has twelve members.", "The board has 12 members."),
    ("en", "A third of the 90 deputies left.", "One in three of the 90 deputies left."),
    ("en", "Between 30 and 40 people were hurt.", "Some 30 to 40 people were hurt."),
    ("en", "The price doubled.", "The price doubled."),
    ("en", "The council met on Tuesday.", "The council met on 10 March."),
    ("en", "The council met on 10 March 2026.", "The council met last Tuesday."),
    ("en", "The mine cost $40 million.", "The mine cost 40 million dollars."),
    ("en", "The centre organised a programme.", "The center organized a program."),
    ("en", "President Santiago Peña signed the law.", "Peña signed the law."),
    ("en", "The Paraguayan government signed the law.", "Paraguay's government signed the law."),
    ("en", "The World Health Organization (WHO) sent a team.", "The WHO sent a team."),
    ("en", "Rubén Ramírez signed the law.", "Ruben Ramirez signed the law."),
    ("es", "El acuerdo costó 1.200,50 euros.", "El acuerdo costó 1.200,50 euros."),
    ("es", "Se unieron 1.187 miembros.", "Se unieron unos 1.200 miembros."),
    ("es", "El Senado votó el 10 de marzo de 2026.", "El Senado votó el martes."),
    ("es", "El presidente Santiago Peña firmó la ley.", "Peña firmó la ley."),
    ("fr", "Le projet a coûté 1 200,50 euros.", "Le projet a coûté 1 200,50 euros."),
    ("fr", "Au total, 1 187 membres ont adhéré.", "Environ 1 200 membres ont adhéré."),
    ("fr", "Le Sénat a voté le 10 mars 2026.", "Le Sénat a voté mardi."),
    ("fr", "Le président Emmanuel Macron a signé la loi.", "Macron a signé la loi."),
    ("de", "Das Projekt kostete 1.200,50 Euro.", "Das Projekt kostete 1.200,50 Euro."),
    ("de", "Insgesamt 1.187 Mitglieder traten bei.", "Rund 1.200 Mitglieder traten bei."),
    ("de", "Der Rat tagte am 10. März 2026.", "Der Rat tagte am Dienstag."),
    ("de", "Der Rat hat zwölf Mitglieder.", "Der Rat hat 12 Mitglieder."),
    ("pt", "O acordo custou 1.200,50 euros.", "O acordo custou 1.200,50 euros."),
    ("pt", "No total, 1.187 membros aderiram.", "Cerca de 1.200 membros aderiram."),
    ("pt", "O Senado votou em 10 de março de 2026.", "O Senado votou na terça-feira."),
    ("pt", "O conselho tem doze membros.", "O conselho tem 12 membros."),
]


@pytest.mark.parametrize(("language", "evidence", "said"), ALIKE, ids=[f"{language}-{said}" for language, _, said in ALIKE])
def test_the_same_told_otherwise_raises_no_alarm(language: str, evidence: str, said: str) -> None:
    statement = Statement(Text(said, language, DAY), (Text(evidence, language, DAY),), Text(evidence, language), today=DAY)
    assert [finding.message for finding in findings_on(statement) if finding.severity != "info"] == []


ALIKE_ACROSS = [
    (
        "es",
        "El Senado aprobó el acuerdo con Estados Unidos por 28 votos.",
        "en",
        "The Senate approved the accord with the United States by 28 votes.",
    ),
    (
        "de",
        "Der Rat stimmte am 10. März 2026 mit 362 zu 284 Stimmen zu.",
        "en",
        "The council agreed by 362 votes to 284 on 10 March 2026.",
    ),
    ("fr", "La France paiera 1,5 million d’euros.", "en", "France will pay 1.5 million euros."),
    ("pt", "Cerca de 3.500 postos serão afetados.", "en", "About 3,500 stations will be affected."),
]


@pytest.mark.parametrize(("source", "evidence", "language", "said"), ALIKE_ACROSS)
def test_the_same_told_in_another_language_raises_no_alarm(source: str, evidence: str, language: str, said: str) -> None:
    statement = Statement(Text(said, language, DAY), (Text(evidence, source, DAY),), Text(evidence, source), today=DAY)
    assert [finding.message for finding in findings_on(statement) if finding.severity != "info"] == []
