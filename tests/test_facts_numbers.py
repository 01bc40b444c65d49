"""Numbers in digits and words, in five languages: value, range, unit, what is approximate, and what is no count at all."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.facts import facts
from briefing.records import Number


def _numbers(language: str, text: str) -> tuple[Number, ...]:
    return facts(text, language, date(2026, 3, 11)).numbers


VALUES = [
    # digits by the customs of the language
    ("en", "The programme costs 1,200.50 a head.", [1200.5]),
    ("en", "Turnout was 1.5 times that of 1,187 villages.", [1.5, 1187]),
    ("en", "The bridge is 12,345,678 bolts heavier.", [12345678]),
    ("en-US", "Some 3,000 marched past 1.250 metres of fence.", [3000, 1.25]),
    ("de", "Das Programm kostet 1.200,50 je Kopf.", [1200.5]),
    ("de", "Der Anteil stieg auf 1,5 in 1.187 Dörfern.", [1.5, 1187]),
    ("de", "Die Zahl sank um 1.5 auf 2.500.000.", [1.5, 2500000]),
    ("es", "El programa cuesta 1.200,50 por cabeza.", [1200.5]),
    ("es", "Unas 1,200 personas y 12 500 soldados marcharon.", [1200, 12500]),
    ("es", "El plan mexicano prevé 1,200.50 por familia.", [1200.5]),
    ("pt", "O programa custa 1.200,50 por cabeça e 3,5 por dia.", [1200.5, 3.5]),
    ("fr", "Le programme coûte 1 200,50 par tête.", [1200.5]),
    ("fr", "Le programme concerne 1\u202f200 communes et 2\u00a0500\u00a0000 habitants.", [1200, 2500000]),
    ("fr", "Le taux passe à 2,5 contre 1.200 auparavant.", [2.5, 1200]),
    # words
    ("en", "Nineteen senators and two hundred and five deputies signed.", [19, 205]),
    ("en", "Twenty-eight lawmakers backed it and three thousand people cheered.", [28, 3000]),
    ("en", "A dozen leaders met a hundred and fifty envoys.", [12, 150]),
    ("en", "About two and a half million voters stayed home.", [2.5e6]),
    ("en", "Half a million people left, and one person died.", [5e5, 1]),
    ("en", "One hundred twenty-three thousand four hundred ballots were void.", [123400]),
    ("es", "Veintiocho senadores, treinta y dos diputados y mil soldados.", [28, 32, 1000]),
    ("es", "Doscientas cincuenta familias recibieron cinco mil millones.", [250, 5e9]),
    ("es", "Medio millón de personas y un millón y medio de votos.", [5e5, 1.5e6]),
    ("fr", "Vingt-huit sénateurs, soixante-douze députés et quatre-vingt-dix-neuf maires.", [28, 72, 99]),
    ("fr", "Vingt et un pays, deux cents soldats et trois mille civils.", [21, 200, 3000]),
    ("fr", "Un demi-million d'habitants, une douzaine de villes.", [5e5, 12]),
    ("de", "Achtundzwanzig Senatoren, zweihundertfünf Abgeordnete und dreitausend Menschen.", [28, 205, 3000]),
    ("de", "Eine halbe Million Menschen und anderthalb Millionen Stimmen.", [5e5, 1.5e6]),
    ("de", "Hunderttausend Menschen und ein Dutzend Minister kamen.", [1e5, 12]),
    ("pt", "Vinte e oito senadores, duzentos e trinta e cinco deputados e mil soldados.", [28, 235, 1000]),
    ("pt", "Meio milhão de pessoas e dois milhões e meio de votos.", [5e5, 2.5e6]),
    # scales
    ("en", "The fund holds $1.2 million, €3bn and £5m.", [1.2e6, 3e9, 5e6]),
    ("en", "Around 3k runners and 1.4m people took part.", [3000, 1.4e6]),
    ("de", "Der Fonds hält 2,5 Mio. Euro und 3 Mrd. Dollar.", [2.5e6, 3e9]),
    ("fr", "Le fonds détient 2,5 millions d'euros et 3 milliards de dollars.", [2.5e6, 3e9]),
    ("es", "El fondo tiene 2,5 millones de euros y 3.000 millones de dólares.", [2.5e6, 3e9]),
    ("pt", "O fundo tem R$ 2,5 milhões e US$ 3 bilhões.", [2.5e6, 3e9]),
    # fractions
    ("en", "Two-thirds of the seats and a quarter of the votes went to half of the parties.", [2 / 3, 1 / 4, 1 / 2]),
    ("en", "One third of the members and three quarters of the staff left.", [1 / 3, 3 / 4]),
    ("es", "Dos tercios de los escaños y la mitad de los votos.", [2 / 3, 1 / 2]),
    ("fr", "Deux tiers des sièges, la moitié des voix et trois quarts du budget.", [2 / 3, 1 / 2, 3 / 4]),
    ("de", "Zwei Drittel der Sitze und die Hälfte der Stimmen.", [2 / 3, 1 / 2]),
    ("pt", "Dois terços das cadeiras e metade dos votos.", [2 / 3, 1 / 2]),
    # several times
    ("en", "Prices doubled while wages tripled and costs rose tenfold.", [2, 3, 10]),
    ("en", "The force is three times the size of the old one.", [3]),
    # signs
    ("en", "Growth was -0.3 in March and −1.5 in April.", [-0.3, -1.5]),
    # scores and pairs stay two numbers
    ("en", "The Senate voted 28-6 and the chamber 53–8.", [28, 6, 53, 8]),
    ("en", "The rate rose from 10 to 12 after the vote.", [10, 12]),
    ("es", "El Senado lo aprobó por 28 votos contra 6.", [28, 6]),
]


@pytest.mark.parametrize(("language", "text", "values"), VALUES)
def test_values(language: str, text: str, values: list[float]) -> None:
    assert [number.value for number in _numbers(language, text)] == pytest.approx(values)


NO_NUMBERS = [
    ("en", "No one knows which one of them will sign, one way or another."),
    ("en", "They met one another one day at the one hotel that is open."),
    ("en", "The first round and the second reading come in the 28th week."),
    ("en", "The G7 and the F-16 were named with COVID-19 and MI6."),
    ("en", "The vote of 10 March 2026 came at 10:30 a.m., not at 3pm or 15:45."),
    ("en", "See https://example.org/2026/03/10?id=42 or write to desk7@example.org."),
    ("en", "In the first half he led; the second half was his brother's."),
    ("en", "The Group of Seven met the Big Four and the Six Nations."),
    ("en", "It was founded in 1999 and dissolved in the 1990s and the 2000s."),
    ("en", "Zero tolerance and net zero were on the agenda at ground zero."),
    ("en", "Version 2.10.3 runs at 192.168.0.1."),
    ("en", "The second of them asked for a second opinion in the third quarter."),
    ("en", "They set the scores in a best-of-seven series."),
    ("es", "Uno de ellos dijo que la primera vuelta y el 28º período eran un error."),
    ("es", "El 10 de marzo de 2026 a las 10:30 se reunió una comisión."),
    ("es", "El medio informó de una media maratón en el medio oriente."),
    ("fr", "L'un des élus a vu un bâtiment neuf, le 2e depuis le 1er mars."),
    ("fr", "La réunion de 15h30 a eu lieu le 10 mars 2026."),
    ("de", "Einer der Abgeordneten nannte es eine gute Lösung."),
    ("de", "Am 10. März um 15 Uhr begann die 28. Sitzung nicht."),
    ("de", "Im Jahrhundert der Kriege war das nicht Tausendfüßler, sondern Eins."),
    ("pt", "Um dos deputados disse que uma comissão votou às 15h30 de 10 de março de 2026."),
    ("pt", "O quarto de hotel no 2º andar."),
]


@pytest.mark.parametrize(("language", "text"), NO_NUMBERS)
def test_what_is_no_count(language: str, text: str) -> None:
    assert [number.text for number in _numbers(language, text)] == []


UNITS = [
    ("en", "Support fell by 2.5 percentage points to 12%.", [(2.5, "percentage_point"), (12, "percent")]),
    ("en", "It rose 4 per cent, then 5 percent, then 25 basis points.", [(4, "percent"), (5, "percent"), (25, "basis_point")]),
    ("en", "Forty per cent of voters and 3% points more.", [(40, "percent"), (3, "percentage_point")]),
    ("es", "Subió un 4 por ciento y luego 2,5 puntos porcentuales.", [(4, "percent"), (2.5, "percentage_point")]),
    (
        "fr",
        "Hausse de 4 %, soit 2,5 points de pourcentage, pour dix pour cent des élus.",
        [(4, "percent"), (2.5, "percentage_point"), (10, "percent")],
    ),
    ("de", "Plus 4 Prozent, also 2,5 Prozentpunkte.", [(4, "percent"), (2.5, "percentage_point")]),
    ("pt", "Alta de 4%, ou 2,5 pontos percentuais, e 3 por cento.", [(4, "percent"), (2.5, "percentage_point"), (3, "percent")]),
    (
        "en",
        "It cost $12, €13, £14, US$15, R$16 and 17 USD.",
        [(12, "USD"), (13, "EUR"), (14, "GBP"), (15, "USD"), (16, "BRL"), (17, "USD")],
    ),
    ("en", "They paid 10 dollars, five euros, 20 Swiss francs and EUR 30.", [(10, "USD"), (5, "EUR"), (20, "CHF"), (30, "EUR")]),
    ("en", "The grant of A$5m is 300 Canadian dollars short.", [(5e6, "AUD"), (300, "CAD")]),
    (
        "es",
        "Cuesta 20 euros, 30 dólares, 4.000 guaraníes o 50 pesos mexicanos.",
        [(20, "EUR"), (30, "USD"), (4000, "PYG"), (50, "MXN")],
    ),
    ("fr", "Il coûte 20 €, 30 dollars ou 40 francs suisses.", [(20, "EUR"), (30, "USD"), (40, "CHF")]),
    ("de", "Es kostet 20 Euro, 30 € oder 40 Schweizer Franken.", [(20, "EUR"), (30, "EUR"), (40, "CHF")]),
    ("pt", "Custa R$ 20, 30 reais ou 40 dólares.", [(20, "BRL"), (30, "BRL"), (40, "USD")]),
    ("en", "Troops moved 12 km, then 5 miles, in three days.", [(12, "kilometre"), (5, "mile"), (3, "day")]),
    ("en", "A six-month ban, a two-year term and a 40-hour week.", [(6, "month"), (2, "year"), (40, "hour")]),
    (
        "en",
        "It holds 3,000 tonnes, 200 barrels and 40 square kilometres.",
        [(3000, "tonne"), (200, "barrel"), (40, "square_kilometre")],
    ),
    ("es", "Recorrió 12 kilómetros en tres días con 3.000 toneladas.", [(12, "kilometre"), (3, "day"), (3000, "tonne")]),
    ("fr", "Il a parcouru 12 kilomètres en trois jours, deux ans après.", [(12, "kilometre"), (3, "day"), (2, "year")]),
    ("de", "Er fuhr 12 Kilometer in drei Tagen, nach zwei Jahren.", [(12, "kilometre"), (3, "day"), (2, "year")]),
    ("pt", "Percorreu 12 quilômetros em três dias, dois anos depois.", [(12, "kilometre"), (3, "day"), (2, "year")]),
    ("en", "Profits doubled.", [(2, "times")]),
    # near misses: the same letters without the unit
    ("en", "The team won 12 of 15 games.", [(12, None), (15, None)]),
    ("en", "Some 3 points and 4 centres were named.", [(3, None), (4, None)]),
    ("en", "Party A won the 12 seats.", [(12, None)]),
    ("es", "Los 12 mesas y los 4 realistas.", [(12, None), (4, None)]),
    ("fr", "Les 12 anciens et les 4 jouets.", [(12, None), (4, None)]),
    ("de", "Die 12 Tagungen und 4 Jahrgänge.", [(12, None), (4, None)]),
]


@pytest.mark.parametrize(("language", "text", "expected"), UNITS)
def test_units(language: str, text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(number.value, number.unit) for number in _numbers(language, text)] == expected


RANGES = [
    ("en", "10 to 12 people were hurt.", (10, 12, None)),
    ("en", "Some 10–12 people were hurt.", (10, 12, None)),
    ("en", "Between 3 and 5 lawmakers left.", (3, 5, None)),
    ("en", "Between three and five lawmakers left.", (3, 5, None)),
    ("en", "It would cost $2-3bn.", (2e9, 3e9, "USD")),
    ("en", "It would take 10 to 12 million euros.", (10e6, 12e6, "EUR")),
    ("en", "It takes 5 to 10 percent of the budget.", (5, 10, "percent")),
    ("en", "It takes 5%-10% of the budget.", (5, 10, "percent")),
    ("es", "Entre 3 y 5 diputados salieron.", (3, 5, None)),
    ("es", "Unas 10 a 12 personas resultaron heridas.", (10, 12, None)),
    ("fr", "Entre 3 et 5 députés sont sortis.", (3, 5, None)),
    ("fr", "10 à 12 personnes ont été blessées.", (10, 12, None)),
    ("de", "Zwischen drei und fünf Abgeordnete gingen.", (3, 5, None)),
    ("de", "10 bis 12 Menschen wurden verletzt.", (10, 12, None)),
    ("pt", "Entre 3 e 5 deputados saíram.", (3, 5, None)),
    ("pt", "10 a 12 pessoas ficaram feridas.", (10, 12, None)),
]


@pytest.mark.parametrize(("language", "text", "expected"), RANGES)
def test_ranges(language: str, text: str, expected: tuple[float, float, str | None]) -> None:
    assert [(number.value, number.high, number.unit) for number in _numbers(language, text)] == [expected]


NO_RANGES = [
    ("en", "It rose from 10 to 12 in a year.", 2),
    ("en", "They won 3-5 on aggregate.", 2),
    ("en", "Between talks, 3 left and 5 stayed.", 2),
    ("en", "The count went 12 to 10.", 2),
    ("es", "Subió de 10 a 12 en un año.", 3),
    ("fr", "Il passe de 10 à 12.", 2),
    ("de", "Er stieg von 10 auf 12.", 2),
    ("pt", "Subiu de 10 para 12.", 2),
]


@pytest.mark.parametrize(("language", "text", "count"), NO_RANGES)
def test_changes_and_scores_are_no_ranges(language: str, text: str, count: int) -> None:
    found = [number for number in _numbers(language, text) if number.unit != "year"]
    assert all(number.high is None for number in found)
    assert len(found) == min(count, 2)


APPROXIMATE = [
    (
        "en",
        "{} 1,200 people",
        "About|Around|Some|Nearly|Almost|Roughly|More than|At least|Up to|Fewer than|An estimated|As many as",
    ),
    ("es", "{} 1.200 personas", "Unas|Cerca de|Alrededor de|Casi|Más de|Menos de|Al menos|Aproximadamente"),
    ("fr", "{} 1 200 personnes", "Environ|Près de|Quelque|Plus de|Moins de|Au moins|Presque"),
    ("de", "{} 1.200 Menschen", "Etwa|Rund|Fast|Knapp|Mehr als|Mindestens|Ungefähr"),
    ("pt", "{} 1.200 pessoas", "Cerca de|Aproximadamente|Quase|Mais de|Menos de|Pelo menos|Em torno de"),
]


@pytest.mark.parametrize(("language", "text", "cues"), APPROXIMATE)
def test_approximate_by_the_words_before(language: str, text: str, cues: str) -> None:
    for cue in cues.split("|"):
        assert [(number.approximate, number.value) for number in _numbers(language, text.format(cue) + ".")] == [(True, 1200)], (
            cue
        )


EXACT = [
    ("en", "The 1,200 people", 1200),
    ("en", "Exactly 1,200 people", 1200),
    ("en", "The sum of all 1,200 people", 1200),
    ("en", "He asked what it was about. 1,200 people came", 1200),
    ("es", "Las 1.200 personas", 1200),
    ("fr", "Les 1 200 personnes", 1200),
    ("de", "Die 1.200 Menschen", 1200),
    ("pt", "As 1.200 pessoas", 1200),
]


@pytest.mark.parametrize(("language", "text", "value"), EXACT)
def test_exact_without_such_words(language: str, text: str, value: float) -> None:
    assert [(number.approximate, number.value) for number in _numbers(language, text + ".")] == [(False, value)]


def test_the_sign_before_and_a_currency_between_stay_approximate() -> None:
    for text in ("It cost about $3bn.", "It cost ~3,000 euros.", "It cost nearly € 3bn."):
        assert _numbers("en", text)[0].approximate, text


VAGUE = [
    ("en", "Dozens of people died.", 24, 199),
    ("en", "Hundreds of people died.", 200, 999),
    ("en", "Tens of thousands of people fled.", 20_000, 199_000),
    ("en", "Hundreds of thousands fled.", 200_000, 999_000),
    ("es", "Miles de personas huyeron.", 2000, 999_999),
    ("fr", "Des milliers de personnes ont fui.", 2000, 999_999),
    ("de", "Tausende Menschen flohen.", 2000, 999_999),
    ("pt", "Milhares de pessoas fugiram.", 2000, 999_999),
]


@pytest.mark.parametrize(("language", "text", "low", "high"), VAGUE)
def test_vague_words_are_the_span_that_they_may_mean(language: str, text: str, low: float, high: float) -> None:
    (number,) = _numbers(language, text)
    assert (number.value, number.high, number.approximate) == (low, high, True)


ROLES = [
    ("en", "28 senators voted.", ["senator"]),
    ("en", "Three armed men and 12 wounded children.", ["man", "child"]),
    ("en", "15 of 80 deputies were absent.", ["deputy", "deputy"]),
    ("en", "12 leaders from 17 countries.", ["leader", "country"]),
    ("en", "The agreement has 14 articles; Article 5 and Section 12 grant immunity.", ["article", "article", "section"]),
    ("en", "Resolution 2334 and No. 10 were cited.", ["resolution", "number"]),
    ("en", "The chamber voted 53 for, 8 against and 4 abstained.", ["for", "against", "abstention"]),
    ("en", "It passed with 53 in favour, 8 against and 4 abstentions.", ["for", "against", "abstention"]),
    ("en", "It passed with 53 votes for and eight votes against.", ["for", "against"]),
    ("en", "It passed by 28 votes to 6.", ["vote", None]),
    ("en", "12% of voters", ["voter"]),
    ("en", "A 5% increase", ["increase"]),
    ("en", "He paid $53 for a ticket; 20 for the rest.", [None, None]),
    ("en", "200 died and 30 were hurt.", [None, None]),
    ("es", "28 votos a favor, seis en contra y 4 abstenciones.", ["for", "against", "abstention"]),
    ("es", "28 senadores y 3 millones de personas.", ["senator", "person"]),
    ("es", "El artículo 5 y la ley 4.251 de 14 artículos.", ["article", "law", "article"]),
    ("fr", "28 voix pour, six contre et 4 abstentions.", ["for", "against", "abstention"]),
    ("fr", "28 voix contre 6.", ["vote", None]),
    ("fr", "28 sénateurs et 3 millions de personnes.", ["senator", "person"]),
    ("de", "28 Stimmen dafür, sechs dagegen und 4 Enthaltungen.", ["for", "against", "abstention"]),
    ("de", "28 Senatoren und 3 Millionen Menschen.", ["senator", "person"]),
    ("de", "Artikel 5 gilt für 14 kleine Länder.", ["article", "country"]),
    ("pt", "28 votos a favor, seis contra e 4 abstenções.", ["for", "against", "abstention"]),
    ("pt", "28 senadores e 3 milhões de pessoas.", ["senator", "person"]),
]


@pytest.mark.parametrize(("language", "text", "roles"), ROLES)
def test_roles(language: str, text: str, roles: list[str | None]) -> None:
    assert [number.role for number in _numbers(language, text)] == roles


def test_the_same_count_has_one_value_and_role_in_five_languages() -> None:
    texts = {
        "en": "Twenty-eight senators met.",
        "es": "Veintiocho senadores se reunieron.",
        "fr": "Vingt-huit sénateurs se sont réunis.",
        "de": "Achtundzwanzig Senatoren kamen.",
        "pt": "Vinte e oito senadores vieram.",
    }
    assert {(n.value, n.role) for language, text in texts.items() for n in _numbers(language, text)} == {(28.0, "senator")}


def test_the_text_of_a_number_holds_its_unit() -> None:
    assert [n.text for n in _numbers("en", "It cost about $1.2 million, 12% or 3 km more.")] == ["$1.2 million", "12%", "3 km"]


def test_the_language_is_found_where_none_is_given() -> None:
    text = "El Senado de la República aprobó el acuerdo con un costo de 1.200,50 por persona, según dijo la ministra."
    assert [n.value for n in facts(text).numbers] == [1200.5]


def test_the_two_without_a_noun_counts_nothing() -> None:
    for text in ("The two should not be confused.", "He knew the three, she said.", "The twelve were freed."):
        assert facts(text, "en").numbers == (), text
    assert [number.value for number in facts("The two sides met, and the three ministers left.", "en").numbers] == [2, 3]
