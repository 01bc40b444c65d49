"""Names in five languages with their titles, what is no name, and when two names are one."""

from __future__ import annotations

import unicodedata

import pytest

from briefing.facts import country_of, facts, same_name


def _names(language: str, text: str) -> list[str]:
    return [name.text for name in facts(text, language).names]


FOUND = [
    ("en", "The deal was signed by Santiago Peña and Marco Rubio in Washington.", ["Santiago Peña", "Marco Rubio", "Washington"]),
    (
        "en",
        "Peña's cabinet met Ursula von der Leyen and Charles de Gaulle's heirs.",
        ["Peña", "Ursula von der Leyen", "Charles de Gaulle"],
    ),
    ("en", "On Tuesday J. D. Vance met George W. Bush and Conan O'Brien.", ["J. D. Vance", "George W. Bush", "Conan O'Brien"]),
    ("en", "A Status of Forces Agreement (SOFA) with the US was approved.", ["Status of Forces Agreement", "SOFA", "US"]),
    ("en", "The Shield of the Americas follows the U.S. plan for NATO.", ["Shield of the Americas", "U.S.", "NATO"]),
    (
        "en",
        "The Ministry of Defence and the Centre for Policy Studies disagree.",
        ["Ministry of Defence", "Centre for Policy Studies"],
    ),
    ("en", "They met Bashar al-Assad and an al-Qaeda envoy.", ["Bashar al-Assad", "al-Qaeda"]),
    ("en", "He spoke for the Johnson & Johnson group and for Rolls-Royce.", ["Johnson & Johnson", "Rolls-Royce"]),
    ("en", "COVID-19 closed the G7 meeting in New York.", ["COVID-19", "G7", "New York"]),
    ("en", "Harris has won; Trump said nothing.", ["Harris", "Trump"]),
    ("en", "Trump secures a deal with Paraguay.", ["Trump", "Paraguay"]),
    ("en", "Kestrel sued Novara. Novara denies the charge.", ["Kestrel", "Novara"]),
    ("en", "United Nations officials and the European Union agree.", ["United Nations", "European Union"]),
    ("en", "Brazil has raised concerns about the tri-border region.", ["Brazil"]),
    ("en", "Opponents gathered. Doe spoke, and then they heard Doe again.", ["Doe"]),
    ("en", "The World Health Organization and the World Bank warned.", ["World Health Organization", "World Bank"]),
    ("en", "The National Assembly met.", ["National Assembly"]),
    ("en", "Donald Trump may become President of the United States.", ["Donald Trump", "United States"]),
    ("en", "Las Vegas police saw Zhao and an iPhone in Mazar-i-Sharif.", ["Las Vegas", "Zhao", "iPhone", "Mazar-i-Sharif"]),
    ("de", "„Das ist ein Fehler“, sagte SPD-Chef Lars Klingbeil der Presse.", ["SPD", "Lars Klingbeil"]),
    ("pt", "A Polícia Civil do Rio de Janeiro cala.", ["Polícia Civil do Rio de Janeiro"]),
    (
        "es",
        "El presidente Santiago Peña viajó a Estados Unidos con Rubén Ramírez Lezcano.",
        ["Santiago Peña", "Estados Unidos", "Rubén Ramírez Lezcano"],
    ),
    ("es", "La Cámara de Diputados y el Ministerio de Defensa callan.", ["Cámara de Diputados", "Ministerio de Defensa"]),
    ("es", "El Frente Guasu pidió a la ONU que hable.", ["Frente Guasu", "ONU"]),
    ("fr", "L'Assemblée nationale a reçu Jean-Luc Mélenchon et le maire d'Aix.", ["Assemblée", "Jean-Luc Mélenchon", "Aix"]),
    ("fr", "Selon Emmanuel Macron, l'Allemagne et les États-Unis sont d'accord.", ["Emmanuel Macron", "Allemagne", "États-Unis"]),
    ("fr", "Qu'Emmanuel Macron parte ou reste, Charles de Gaulle demeure.", ["Emmanuel Macron", "Charles de Gaulle"]),
    ("de", "Bundeskanzler Olaf Scholz traf Ursula von der Leyen in Berlin.", ["Olaf Scholz", "Ursula von der Leyen", "Berlin"]),
    ("de", "Die EU und die NATO verhandeln mit den Vereinigten Staaten.", ["EU", "NATO", "Vereinigten Staaten"]),
    ("de", "Angela Merkel kam. Am Abend sprach Merkel mit der Presse.", ["Angela Merkel", "Merkel"]),
    (
        "pt",
        "O presidente Luiz Inácio Lula da Silva e o Supremo Tribunal Federal discordam.",
        ["Luiz Inácio Lula da Silva", "Supremo Tribunal Federal"],
    ),
    ("pt", "Segundo Fernando Haddad, o Brasil e os Estados Unidos concordam.", ["Fernando Haddad", "Brasil", "Estados Unidos"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), FOUND)
def test_names_as_first_written(language: str, text: str, expected: list[str]) -> None:
    assert _names(language, text) == expected


NONE = [
    ("en", "Lawmakers approved it. Officials declined to comment."),
    ("en", "Yesterday, protesters gathered; Meanwhile, police waited."),
    ("en", "Paraguayan lawmakers and the French met British Muslims in March on a Tuesday."),
    ("en", "“We will win,” he said. “Nobody else can.”"),
    ("en", "The agreement: A surrender, say opponents."),
    ("en", "I think that I may go. May I? Will it rain?"),
    ("en", "Immunity remains. Ratification comes next. Voting was slow."),
    ("en", "South Korean troops and North Koreans left."),
    ("en", "She met the President and the Prime Minister."),
    ("en", "“Rise up. Stand together,” they cried. IT IS OVER."),
    ("en", "Turnout was high. Flowers lay there; Family and friends wept."),
    ("es", "Los legisladores aprobaron el acuerdo. Según la policía, manifestantes paraguayos esperaban."),
    ("es", "Además, el martes la ministra dijo que no. ¿Quién sabe?"),
    ("es", "Aprobaron la ley. Mañana votan."),
    ("fr", "Les députés ont voté. Hier, la police attendait ; Selon elle, rien."),
    ("fr", "C'est fini. L'accord est signé. Qu'en dit la ministre ?"),
    ("fr", "Interrogée mardi, la ministre a refusé."),
    ("de", "Die Abgeordneten stimmten dem Gesetz zu. Gestern Abend wartete die Polizei."),
    ("de", "Das Abkommen über die Zusammenarbeit gilt seit Ende Mai für zwei Millionen Euro."),
    ("de", "Anfang März warnten Gewerkschaften vor Streiks. Kritiker sehen Gefahren."),
    ("pt", "Os deputados aprovaram a lei. Ontem, a polícia esperava."),
    ("pt", "Segundo a ministra, manifestantes paraguaios foram embora na terça-feira."),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_is_no_name(language: str, text: str) -> None:
    assert _names(language, text) == []


HEADLINES = [
    ("TRUMP SECURES DEAL WITH PARAGUAY, ALLOWING US FORCES TO OPERATE", ["PARAGUAY"]),
    (
        "Trump Secures Deal With Paraguay Allowing Military Forces\n\nThe deal was signed by Donald Trump.",
        ["Trump", "Paraguay", "Donald Trump"],
    ),
    ("Lawmakers Approve Security Deal After Long Debate", []),
    ("Ministers Approve Long Awaited Deal With NATO Allies", ["NATO"]),
]


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_where_every_word_has_a_capital_only_known_names_count(text: str, expected: list[str]) -> None:
    found = _names("en", text)
    assert [name for name in found if name != "US"] == expected


TITLES = [
    ("en", "President Santiago Peña signed.", "Santiago Peña", "president"),
    ("en", "The far-right ex-President Bolsonaro left.", "Bolsonaro", "ex-president"),
    ("en", "Former President Donald Trump left.", "Donald Trump", "ex-president"),
    ("en", "Secretary of State Marco Rubio signed.", "Marco Rubio", "secretary of state"),
    ("en", "Foreign Minister Rubén Ramírez Lezcano signed.", "Rubén Ramírez Lezcano", "foreign minister"),
    ("en", "Russian President Vladimir Putin spoke.", "Vladimir Putin", "president"),
    ("en", "Paraguay’s president, Santiago Peña, is an ally.", "Santiago Peña", "president"),
    ("en", "Santiago Peña, the president, is an ally.", "Santiago Peña", "president"),
    ("en", "They met Mr. Smith and left.", "Smith", "mr"),
    ("en", "Prof. Jane Doe spoke.", "Jane Doe", "professor"),
    ("en", "FBI Director James Comey spoke.", "James Comey", "director"),
    ("en", "UN Secretary-General António Guterres spoke.", "António Guterres", "secretary-general"),
    ("es", "La presidenta de México, Claudia Sheinbaum, habló.", "Claudia Sheinbaum", "president"),
    ("pt", "O ministro da Fazenda, Fernando Haddad, falou.", "Fernando Haddad", "minister"),
    ("es", "El presidente paraguayo Santiago Peña firmó.", "Santiago Peña", "president"),
    ("es", "El canciller Rubén Ramírez Lezcano firmó.", "Rubén Ramírez Lezcano", "foreign minister"),
    ("es", "El expresidente Horacio Cartes habló.", "Horacio Cartes", "ex-president"),
    ("fr", "Le président français Emmanuel Macron a parlé.", "Emmanuel Macron", "president"),
    ("fr", "Le Premier ministre Sébastien Lecornu a parlé.", "Sébastien Lecornu", "prime minister"),
    ("fr", "Mme Le Pen a parlé.", "Le Pen", "mrs"),
    ("de", "Bundeskanzler Friedrich Merz sprach.", "Friedrich Merz", "chancellor"),
    ("de", "Die Außenministerin Annalena Baerbock sprach.", "Annalena Baerbock", "foreign minister"),
    ("pt", "O presidente Lula falou.", "Lula", "president"),
    ("pt", "O ex-presidente Jair Bolsonaro falou.", "Jair Bolsonaro", "ex-president"),
]


@pytest.mark.parametrize(("language", "text", "name", "title"), TITLES)
def test_titles_in_their_english_form(language: str, text: str, name: str, title: str) -> None:
    found = {item.text: item.title for item in facts(text, language).names}
    assert found.get(name) == title, found


NO_TITLES = [
    ("en", "Santiago Peña signed after the president left."),
    ("en", "The president left. Santiago Peña signed."),
    ("en", "He asked the president of Paraguay, and Santiago Peña signed."),
    ("es", "Santiago Peña firmó y el presidente se fue."),
    ("fr", "Emmanuel Macron est parti avant le président."),
    ("de", "Friedrich Merz ging vor dem Präsidenten."),
    ("pt", "Lula saiu. O presidente ficou."),
]


@pytest.mark.parametrize(("language", "text"), NO_TITLES)
def test_a_title_elsewhere_in_the_sentence_is_nobodys(language: str, text: str) -> None:
    assert [item.title for item in facts(text, language).names if item.text != "Paraguay"] == [None]


def test_a_name_is_given_once_with_the_title_that_it_has_anywhere() -> None:
    found = facts("Santiago Peña signed it. President Santiago Peña left. Santiago Peña's aide stayed.", "en").names
    assert [(name.text, name.title) for name in found] == [("Santiago Peña", "president")]


def test_keys_fold_case_diacritics_possessives_and_articles() -> None:
    keys = [facts(text, "en").names[0].key for text in ("They met Santiago Peña’s aide.", "They met SANTIAGO PENA and left.")]
    assert set(keys) == {"santiago pena"}


def test_decomposed_letters_are_the_same_name() -> None:
    text = unicodedata.normalize("NFD", "They met Santiago Peña in Asunción.")
    found = facts(text, "en").names
    assert [name.key for name in found] == ["santiago pena", "asuncion"]
    assert all(name.text in text for name in found)


def test_a_country_has_one_key_in_five_languages() -> None:
    texts = {
        "en": "They met in Germany and the United States.",
        "es": "Se reunieron en Alemania y Estados Unidos.",
        "fr": "Ils se sont réunis en Allemagne et aux États-Unis.",
        "de": "Sie trafen sich in Deutschland und den Vereinigten Staaten.",
        "pt": "Eles se reuniram na Alemanha e nos Estados Unidos.",
    }
    assert {name.key for language, text in texts.items() for name in facts(text, language).names} == {"germany", "united states"}


SAME = [
    ("Santiago Peña", "Peña"),
    ("President Santiago Peña", "Peña"),
    ("Peña", "PENA"),
    ("Peña’s", "Peña"),
    ("the Senate", "Senate"),
    ("Santiago Peña Palacios", "Santiago Peña"),
    ("Lula", "Lula da Silva"),
    ("LAS VEGAS", "Las Vegas"),
    ("SOFA", "Status of Forces Agreement"),
    ("WHO", "World Health Organization"),
    ("US", "United States"),
    ("U.S.", "Estados Unidos"),
    ("Paraguayan", "Paraguay"),
    ("J. D. Vance", "JD Vance"),
    ("George W. Bush", "George Bush"),
    ("Alemania", "Deutschland"),
    ("MERCOSUR", "Mercosur"),
    ("São Paulo", "Sao Paulo"),
    ("Rubén Ramírez Lezcano", "Ramírez Lezcano"),
    ("Ministry of Defence", "the Ministry of Defence"),
    ("NATO", "OTAN"),
]
OTHER = [
    ("Santiago Peña", "José Peña"),
    ("Santiago Peña", "Santiago Abdo"),
    ("Guinea", "Papua New Guinea"),
    ("South Korea", "North Korea"),
    ("Korea", "North Korea"),
    ("SOFA", "Ministry of Defence"),
    ("US", "UK"),
    ("Brazilian", "Paraguay"),
    ("George Bush", "Barbara Bush"),
    ("Niger", "Nigeria"),
    ("Ministry of Defence", "Ministry of Justice"),
    ("Party", "Labour Party"),
    ("Marco Rubio", "Marco Polo"),
    ("York", "New York"),
    ("Sudan", "South Sudan"),
    ("", "Peña"),
    ("Biden", "Bide"),
    ("EU", "UN"),
    ("Congo", "Kongress"),
    ("White House", "House"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_two_names_for_one(a: str, b: str) -> None:
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_two_names_for_two(a: str, b: str) -> None:
    assert not same_name(a, b)
    assert not same_name(b, a)


def test_nationalities_lead_to_their_country() -> None:
    assert country_of("Paraguayan") == "paraguay"
    assert country_of("American") == "united states"
    assert country_of("Lawmakers") is None
