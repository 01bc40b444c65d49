"""Pairs of a faithful sentence in free wording and a wrong one close to it: the rule alarms on the wrong one alone.

Each faithful sentence is of a kind that once raised an alarm; the wrong one shows that the rule still sees what it is for.
"""

from __future__ import annotations

from datetime import date

import pytest

from briefing.check import Statement, findings_on
from briefing.check.text import Text
from briefing.language import sentences

DAY = date(2026, 3, 10)  # a Tuesday


def alarms(evidence: str, said: str, language: str, of: str | None = None) -> list[str]:
    code = of or language
    pieces = tuple(Text(evidence[start:end], code, DAY) for start, end in sentences(evidence, code))
    statement = Statement(Text(said, language, DAY), pieces, Text(evidence, code), today=DAY)
    return [finding.rule for finding in findings_on(statement) if finding.severity != "info"]


# rule, language, evidence, faithful, wrong
PAIRS = [
    (
        "content",
        "en",
        "The new judge will be sworn in on 4 May.",
        "The new judge takes up office on 4 May.",
        "The new judge will be sworn in on 4 May, to loud cheers from relatives.",
    ),
    (
        "content",
        "en",
        "Kolmar was fined 4,000 euros over the spill.",
        "Kolmar has to pay a penalty of 4,000 euros.",
        "Kolmar was fined 4,000 euros over the spill and sacked two senior engineers.",
    ),
    (
        "content",
        "en",
        "An aide, speaking on condition of anonymity, said the fund was empty.",
        "The fund was empty, according to an aide who asked not to be named.",
        "The fund was empty, according to an aide, after lavish banquets abroad.",
    ),
    (
        "content",
        "fr",
        "La mairie ferme la piscine en mai.",
        "La piscine baissera le rideau au printemps.",
        "La mairie ferme la piscine en mai, avant une longue rénovation complète.",
    ),
    (
        "attribution",
        "en",
        "The Velmo Theatre announced on Monday that it would open a second stage in autumn. Critics said the money was missing.",
        "The Velmo Theatre will open a second stage in autumn.",
        "The money is missing.",
    ),
    (
        "attribution",
        "en",
        "A boat sank off Lerrick and two sailors drowned, the coastguard said. A witness said the captain was drunk.",
        "Two sailors drowned when a boat sank off Lerrick.",
        "The captain was drunk.",
    ),
    (
        "attribution",
        "en",
        "Doctors said the ward was full. The new wing was paid for by a donor, Ada Brink.",
        "The new wing was financed by Ada Brink, who donated the money.",
        "The ward is full.",
    ),
    (
        "attribution",
        "en",
        "Mayor Lena Orth urged drivers to avoid the bridge and said it was rotten.",
        "Orth appealed to drivers to avoid the bridge.",
        "The bridge is rotten.",
    ),
    (
        "speaker",
        "es",
        "Según el capataz, Hugo Sanz, la presa tiene grietas. La alcaldesa, Eva Mena, pidió calma.",
        "La presa tiene grietas, a juicio de Hugo Sanz.",
        "La presa tiene grietas, a juicio de Eva Mena.",
    ),
    (
        "attribution",
        "fr",
        "Le chantier a repris. Le maire, Yves Carel, a assuré que le pont était solide.",
        "Le pont est solide, selon le maire.",
        "Le pont est solide.",
    ),
    (
        "attribution",
        "de",
        "Die Brücke bleibt gesperrt. Nach Ansicht des Gutachters Jan Holt ist der Pfeiler morsch.",
        "Dem Gutachter zufolge ist der Pfeiler morsch.",
        "Der Pfeiler ist morsch.",
    ),
    (
        "speaker",
        "pt",
        "O pescador Rui Paz queixou-se de que o cais está podre. A vereadora Ana Reis prometeu obras.",
        "O cais está podre, na opinião de Rui Paz.",
        "O cais está podre, na opinião de Ana Reis.",
    ),
    (
        "attribution",
        "es",
        "La alcaldesa anunció que el museo abrirá en mayo. Los vecinos dicen que el techo gotea.",
        "El museo abrirá en mayo.",
        "El techo del museo gotea.",
    ),
    (
        "negation",
        "en",
        "At least 14 boats have sunk in the bay.",
        "No fewer than 14 boats have sunk in the bay.",
        "No 14 boats have sunk; the boats have not sunk in the bay.",
    ),
    (
        "negation",
        "en",
        "An aide who asked for anonymity said the fund was empty.",
        "The fund was empty, said an aide who did not want to be named.",
        "The fund was not empty, said an aide who did not want to be named.",
    ),
    (
        "negation",
        "es",
        "Un médico que pidió el anonimato dijo que el ala está cerrada.",
        "El ala está cerrada, dijo un médico que no quiso ser identificado.",
        "El ala no está cerrada, dijo un médico que pidió el anonimato.",
    ),
    (
        "negation",
        "en",
        "The Post reported that Minister Jan Kok had not declared a flat in Lerrick.",
        "The Post reported on Kok's undeclared flat in Lerrick.",
        "The Post reported that Kok had declared a flat in Lerrick.",
    ),
    (
        "negation",
        "en",
        "Ada Brink, whose term ends in May, declined to say who would follow her. Brink said rents would rise.",
        "Brink would not say who would follow her.",
        "Brink would follow her, and rents would not rise.",
    ),
    (
        "negation",
        "en",
        "The driver's lawyer says he knew nothing of the cargo. The driver signed the papers in Lerrick.",
        "The driver did not know of the cargo, his lawyer says.",
        "The driver did not sign the papers in Lerrick.",
    ),
    (
        "speaker",
        "en",
        "Kok's lawyer, Greta Linde, said her client would appeal. Prosecutor Ivo Hale said the case was clear.",
        "Linde said that Kok would appeal.",
        "Hale said that Kok would appeal.",
    ),
    (
        "speaker",
        "en",
        "Mayor Phila Storm promised grants for the stalls. Trader Ugo Venn said the alarm had failed.",
        "Lerrick's mayor, Phila Storm, promised grants for the stalls.",
        "Trader Ugo Venn promised grants for the stalls.",
    ),
    (
        "altered",
        "en",
        "The cup was found in tremendous condition. She won a large silver cup in Rome.",
        "The cup was found in splendid condition.",
        "She won a large wooden cup in Rome.",
    ),
    (
        "replaced",
        "en",
        "It was reported in Lerrick that the nurse was cured.",
        "Scientists in Lerrick say that the nurse was cured.",
        "It was reported in Lerrick that the teacher was cured.",
    ),
    (
        "office",
        "en",
        "Mayor Ada Kapp won the vote in Lerrick. She used to steer ferries.",
        "Ada Kapp, a former sailor, won the vote in Lerrick.",
        "Former mayor Ada Kapp won the vote in Lerrick.",
    ),
    (
        "office",
        "en",
        "Justice minister Corin Hale resigned on Monday.",
        "Former justice minister Corin Hale left office on Monday.",
        "Prime minister Corin Hale resigned on Monday.",
    ),
    (
        "name",
        "en",
        "The parliament of Lorvania raised the pension age.",
        "The parliament wants Lorvanians to work longer.",
        "The parliament wants Lorvinians to work longer.",
    ),
    (
        "opposite",
        "pt",
        "A câmara aprovou o plano com 33 votos a favor e 19 contra.",
        "O plano foi aprovado por 33 votos contra 19.",
        "A câmara rejeitou o plano com 33 votos a favor.",
    ),
    (
        "stale",
        "en",
        "The council passed the plan on Monday. Residents say they will sue.",
        "The council passed the plan on Monday, and residents say they will sue.",
        "The council passed the plan on Friday, 9 March.",
    ),
    (
        "date",
        "en",
        "The library reopens on Friday.",
        "The library opens again on 13 March.",
        "The library opens again on 6 March.",
    ),
    (
        "date",
        "en",
        "The vote on Friday was close.",
        "The vote on 6 March was close.",
        "The vote on 13 March was close.",
    ),
    (
        "attribution",
        "en",
        "Officers found 40 rifles in a van on Monday, the interior ministry said. A union leader said the port was unsafe.",
        "Officers found 40 rifles in a van on Monday.",
        "The port is unsafe.",
    ),
    (
        "attribution",
        "en",
        "Police said the driver was fined. The ministry said the tunnel would cost 40 million euros.",
        "The driver was fined.",
        "The tunnel will cost 40 million euros.",
    ),
    (
        "replaced",
        "en",
        "A court in Lerrick sent the clerk to jail for euros that he took.",
        "The clerk was put behind bars in Lerrick.",
        "A court in Lerrick sent the clerk to jail for dollars that he took.",
    ),
    (
        "date",
        "en",
        "Near the place where Lorvania meets the sea, nobody was seen on Friday.",
        "Nobody was seen on 6 March near the place where Lorvania meets the sea.",
        "Nobody was seen on 13 March near the place where Lorvania meets the sea.",
    ),
]


ACROSS = [
    (
        "name",
        "es",
        "fr",
        "Le gouvernement de Lorvanie renonce à la taxe.",
        "El Gobierno de Lorvania renuncia a la tasa.",
        "El Gobierno de Corvania renuncia a la tasa.",
    ),
    (
        "unit",
        "en",
        "fr",
        "La taxe devait rapporter 260 millions de couronnes.",
        "The tax was to bring in 260 million crowns.",
        "The tax was to bring in 260 million dollars.",
    ),
    (
        "negation",
        "es",
        "en",
        "Rescue leader Ivo Hale said the hikers had ignored a warning; the hikers dispute this.",
        "Los excursionistas habían ignorado un aviso, según Ivo Hale, lo que ellos niegan.",
        "Según Ivo Hale los excursionistas habían ignorado un aviso.",
    ),
]


@pytest.mark.parametrize(
    ("rule", "language", "of", "evidence", "faithful", "wrong"), ACROSS, ids=[pair[4][:50] for pair in ACROSS]
)
def test_a_rule_tells_them_apart_across_languages(
    rule: str, language: str, of: str, evidence: str, faithful: str, wrong: str
) -> None:
    assert rule not in alarms(evidence, faithful, language, of)
    assert rule in alarms(evidence, wrong, language, of)


@pytest.mark.parametrize(("rule", "language", "evidence", "faithful", "wrong"), PAIRS, ids=[pair[3][:50] for pair in PAIRS])
def test_a_rule_tells_the_wrong_sentence_from_the_faithful_one(
    rule: str, language: str, evidence: str, faithful: str, wrong: str
) -> None:
    assert rule not in alarms(evidence, faithful, language)
    assert rule in alarms(evidence, wrong, language)
