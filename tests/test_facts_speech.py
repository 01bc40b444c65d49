"""Who says what: quotations in five languages' marks, their speakers, and the speaker of a statement as a whole."""

from __future__ import annotations

import pytest

from briefing.facts import facts


def _quotations(language: str, text: str) -> list[tuple[str, str | None]]:
    return [(item.text, item.speaker) for item in facts(text, language).quotations]


QUOTED = [
    ("en", "He called it “a historic step” and left.", ["a historic step"]),
    ("en", 'He called it "a historic step" and left.', ["a historic step"]),
    ("en", "He called it ‘a historic step’ and left.", ["a historic step"]),
    ("en", "He called it 'a historic step' and left.", ["a historic step"]),
    ("en", "“We will win,” he said. “Nobody else can.”", ["We will win", "Nobody else can."]),
    ("en", "“He told me ‘never again’ and left,” she said.", ["He told me ‘never again’ and left"]),
    ("en", "It fights “narcoterrorism”, the “Donroe Doctrine” says.", ["narcoterrorism", "Donroe Doctrine"]),
    ("en", "“It's the lawmakers' choice,” she said.", ["It's the lawmakers' choice"]),
    ("en", "He said: “It begins here.\n\n“It ends there.”", ["It ends there."]),
    ("es", "Es «un paso histórico», dijo.", ["un paso histórico"]),
    ("es", "Es “un paso histórico”, dijo.", ["un paso histórico"]),
    ("fr", "C'est « un pas historique », a-t-il dit.", ["un pas historique"]),
    ("fr", "C’est «\u00a0l’heure des choix\u00a0».", ["l’heure des choix"]),
    ("de", "Es sei „ein historischer Schritt“, sagte er.", ["ein historischer Schritt"]),
    ("de", "Es sei »ein historischer Schritt«, sagte er.", ["ein historischer Schritt"]),
    ("pt", "É “um passo histórico”, disse.", ["um passo histórico"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), QUOTED)
def test_the_words_between_the_marks(language: str, text: str, expected: list[str]) -> None:
    assert [words for words, _ in _quotations(language, text)] == expected


NOT_QUOTED = [
    ("en", "The lawmakers' choice wasn't the ministers' choice."),
    ("en", "Rock 'n' roll in the '90s didn't last; it's 'tis."),
    ("en", 'The 5\'10" striker and a 12" screen.'),
    ("en", "He said “we will win and left."),
    ("en", "One paragraph opens “here\n\nand this one closes” there."),
    ("en", "An empty “” and “ ” and “…” and “12”."),
    ("fr", "L’accord d’aujourd’hui n’est pas l’affaire d’hier."),
    ("fr", "C'est l'heure, qu'il dit, d'une trêve."),
    ("es", "El 'ningún' no: nada que citar en los años '90."[15:]),
    ("de", "Hans' Auto ist's nicht."),
    ("pt", "A gota d'água e o pau-d'arco."),
]


@pytest.mark.parametrize(("language", "text"), NOT_QUOTED)
def test_apostrophes_and_lone_marks_quote_nothing(language: str, text: str) -> None:
    assert _quotations(language, text) == []


SPEAKERS = [
    ("en", "“We will win,” said Jane Doe.", "Jane Doe"),
    ("en", "“We will win,” Jane Doe said on Friday.", "Jane Doe"),
    ("en", "Jane Doe told reporters: “We will win.”", "Jane Doe"),
    ("en", "Jane Doe, the union's leader, said: “We will win.”", "Jane Doe"),
    ("en", "“We will win,” said Secretary of State Marco Rubio, who signed it.", "Secretary of State Marco Rubio"),
    ("en", "According to the union, this is “a surrender”.", "the union"),
    ("en", "It is “a surrender”, according to opponents.", "opponents"),
    ("en", "The ministry has repeatedly said that “nothing changes”.", "The ministry"),
    ("en", "Jane Doe spoke first. “We will win,” she said.", "Jane Doe"),
    ("en", "“We will win,” said Jane Doe. “We always do.”", "Jane Doe"),
    ("en", "US officials have hailed the deal, claiming it will advance “mutual interests”.", "US officials"),
    ("en", "The minister left early, saying it was “a surrender”.", "The minister"),
    ("en", "Jane Doe confirmed the loss and called it “tragic”.", "Jane Doe"),
    (
        "en",
        "It was “a loss”, Robin Smith from British Transport Police told Reuters.",
        "Robin Smith from British Transport Police",
    ),
    ("en", "“It has ended,” The Telegraph reported.", "The Telegraph"),
    ("es", "“Vamos a ganar”, dijo Juana Pérez.", "Juana Pérez"),
    ("es", "La ministra afirmó que es “un paso histórico”.", "La ministra"),
    ("es", "Según el sindicato, es “una entrega”.", "el sindicato"),
    ("es", "Juana Pérez, líder del sindicato, declaró: “Vamos a ganar”.", "Juana Pérez"),
    ("fr", "« Nous gagnerons », a déclaré Jeanne Dupont.", "Jeanne Dupont"),
    ("fr", "La ministre a affirmé que c'est « un pas historique ».", "La ministre"),
    ("fr", "Selon le syndicat, c'est « une reddition ».", "le syndicat"),
    ("fr", "« Nous gagnerons », a-t-elle dit. Jeanne Dupont a ajouté : « Bientôt. »", "Jeanne Dupont"),
    ("de", "„Wir gewinnen“, sagte Johanna Muster.", "Johanna Muster"),
    ("de", "Die Ministerin erklärte, das sei „ein historischer Schritt“.", "Die Ministerin"),
    ("de", "Laut der Gewerkschaft ist es „eine Kapitulation“.", "der Gewerkschaft"),
    ("de", "Johanna Muster, Chefin der Gewerkschaft, sagte: „Wir gewinnen.“", "Johanna Muster"),
    ("pt", "“Vamos ganhar”, disse Joana Silva.", "Joana Silva"),
    ("pt", "A ministra afirmou que é “um passo histórico”.", "A ministra"),
    ("pt", "Segundo o sindicato, é “uma rendição”.", "o sindicato"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), SPEAKERS)
def test_the_speaker_of_a_quotation(language: str, text: str, speaker: str) -> None:
    assert _quotations(language, text)[-1][1] == speaker


def test_each_quotation_has_its_own_speaker() -> None:
    text = (
        "“It is a historic step,” said Marco Rubio. Opponents disagree. “It is a surrender,” Jane Doe told the Senate. "
        "The president, Santiago Peña, said “nothing changes”."
    )
    assert _quotations("en", text) == [
        ("It is a historic step", "Marco Rubio"),
        ("It is a surrender", "Jane Doe"),
        ("nothing changes", "Santiago Peña"),
    ]


NO_SPEAKER = [
    ("en", "The deal fights “narcoterrorism” in the region."),
    ("en", "The ministry said so.\n\nElsewhere, the “Donroe Doctrine” is debated."),
    ("en", "The union said no. Prices rose. Wages fell. The “Donroe Doctrine” is debated."),
    ("es", "El acuerdo combate el “narcoterrorismo”."),
    ("fr", "L'accord combat le « narcoterrorisme »."),
    ("de", "Das Abkommen bekämpft den „Narcoterrorismus“."),
    ("pt", "O acordo combate o “narcoterrorismo”."),
]


@pytest.mark.parametrize(("language", "text"), NO_SPEAKER)
def test_words_in_marks_that_nobody_is_said_to_have_said(language: str, text: str) -> None:
    assert [speaker for _, speaker in _quotations(language, text)] == [None]


STATEMENTS = [
    ("en", "Jude Law said the film was late.", "Jude Law"),
    ("en", "The report says the dam is unsafe.", "The report"),
    ("es", "El autor del texto señala que las tropas pagan.", "El autor del texto"),
    ("en", "The ministry said the law had passed.", "The ministry"),
    ("en", "The law passed, the ministry said on Friday.", "the ministry"),
    ("en", "The law passed, according to the union.", "the union"),
    ("en", "Jane Doe denied that she had signed.", "Jane Doe"),
    ("en", "President Santiago Peña says it protects the country.", "President Santiago Peña"),
    ("en", "Critics of the deal say it is a surrender.", "Critics of the deal"),
    ("en", "The Paraguayan government claims that sovereignty is safe.", "The Paraguayan government"),
    ("en", "Two of the senators told the paper that they would resign.", "Two of the senators"),
    ("en", "The ministry on Friday said the law had passed.", "The ministry"),
    ("en", "The law passed in heavy rain, The Telegraph reported.", "The Telegraph"),
    ("de", "Nach Angaben der Polizei wurden 17 Menschen verletzt.", "Polizei"),
    ("de", "Das Wachstum fällt, wie das Ministerium am Mittwoch mitteilte.", "das Ministerium"),
    ("es", "El ministerio dijo que la ley fue aprobada.", "El ministerio"),
    ("es", "La ley fue aprobada, según el sindicato.", "el sindicato"),
    ("es", "El Gobierno de Paraguay asegura que no habrá bases.", "El Gobierno de Paraguay"),
    ("fr", "Le ministère a dit que la loi était adoptée.", "Le ministère"),
    ("fr", "La loi est adoptée, selon le syndicat.", "le syndicat"),
    ("de", "Das Ministerium sagte, das Gesetz sei beschlossen.", "Das Ministerium"),
    ("de", "Das Gesetz ist beschlossen, teilte das Ministerium mit.", "das Ministerium"),
    ("de", "Laut Gewerkschaft ist das Gesetz beschlossen.", "Gewerkschaft"),
    ("pt", "O ministério disse que a lei foi aprovada.", "O ministério"),
    ("en", "A person briefed on the talks said the deal was close.", "A person briefed on the talks"),
    ("en", "In a letter to the union, the ministry said it was over.", "the ministry"),
    ("pt", "A lei foi aprovada, segundo o sindicato.", "o sindicato"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), STATEMENTS)
def test_the_speaker_of_a_statement(language: str, text: str, speaker: str) -> None:
    assert facts(text, language).speaker == speaker


UNATTRIBUTED = [
    ("en", "The text says that troops may stay."),
    ("en", "The bill’s wording states that troops may stay."),
    ("es", "El texto del acuerdo señala que las tropas pagan."),
    ("fr", "Le texte de l’accord précise que les soldats paient."),
    ("de", "Das Truppenabkommen sagt, dass die Soldaten zahlen."),
    ("pt", "O acordo afirma que as tropas pagam."),
    ("en", "The law passed and took effect in Asunción."),
    ("en", "Sales added 3 percent and shares noted gains."),
    ("en", "The United States called the envoy home."),
    ("en", "The two states claim the islands."),
    ("en", "Reports of a deal grew."),
    ("en", "He hopes to be president of the United States."),
    ("es", "La ley entró en vigor y el Senado la segunda vez la trató."),
    ("es", "El segundo artículo entró en vigor."),
    ("fr", "La loi est entrée en vigueur."),
    ("fr", "Le fait est établi et l'accord signé."),
    ("de", "Das Gesetz trat in Kraft."),
    ("de", "Es gab zwei Tote, und der Bericht liegt vor."),
    ("pt", "A lei entrou em vigor no segundo dia."),
    ("pt", "O segundo artigo entrou em vigor."),
]


@pytest.mark.parametrize(("language", "text"), UNATTRIBUTED)
def test_a_statement_that_is_nobodys(language: str, text: str) -> None:
    assert facts(text, language).speaker is None


def test_the_verb_that_leads_straight_to_a_quotation_wins_over_the_next_one() -> None:
    found = _quotations("en", "Jane Doe called it a “nightmare”, Ann Roe said the “world” had changed.")
    assert found == [("nightmare", "Jane Doe"), ("world", "Ann Roe")]


def test_a_pronoun_that_stands_for_nobody_in_the_text_still_attributes() -> None:
    found = facts("She said the law had passed.", "en")
    assert (found.speaker, found.certainty) == (None, "claimed")


def test_words_inside_quotation_marks_attribute_nothing_outside_them() -> None:
    found = facts("“The union said no,” said Jane Doe.", "en")
    assert found.speaker == "Jane Doe"
