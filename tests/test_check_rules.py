"""What each rule finds and what it leaves alone: a table of hits, and as many near misses beside them.

The pages of the rules hold further examples, which are run by another test. The second table holds ways of saying the same
that must raise no alarm at all.
"""

from __future__ import annotations

from datetime import date

import pytest

from briefing.check import Statement, all_rules, findings_on
from briefing.check.text import Text
from briefing.language import sentences
from briefing.records import Finding

DAY = date(2026, 3, 10)  # a Tuesday


def findings(evidence: str, said: str, language: str = "en", of: str | None = None) -> list[Finding]:
    """What is found in a sentence that opens a text; `of` is the language of the evidence where it is another."""
    code = of or language
    pieces = tuple(Text(evidence[start:end], code, DAY) for start, end in sentences(evidence, code))
    return list(findings_on(Statement(Text(said, language, DAY), pieces, Text(evidence, code), today=DAY, before="")))


def found(evidence: str, said: str, language: str = "en", of: str | None = None) -> list[str]:
    """The rules that warn of a sentence beside its evidence."""
    return [finding.rule for finding in findings(evidence, said, language, of) if finding.severity != "info"]


VOTE = "The Senate approved the bill on Tuesday by 28 votes to six, with three abstentions."
SAID = "Finance minister Eva Holm said that the deficit would fall. Union leader Per Dahl said the plan was a mistake."
PLAN = "The port authority plans to close the old terminal in May, a spokesman said."
SOURCE = "A person close to the talks said the bank would be sold."
COURT = "The broker was found not guilty of fraud but guilty of forgery."
WALL = "The old harbour wall gave way shortly after midnight when the third and largest wave of the storm struck it."
SIDES = "28 members voted in favour of the bill and six against it."
TWO = "Fire destroyed the theatre in Lowmere on 3 March. Thieves robbed the museum in Ashby on 7 March."
CREW = "The tanker had a crew of 23. Four of them have been in hospital since Monday."
RIVALS = "The court fined Grace Okoro 4,000 pounds. Her partner, Nils Lund, was acquitted on every count."
FIRM = "Novara bought two mines in Chile from Kestrel for $40 million."

LISTED = "Gunmen attacked the mill in Tamm, the port at Ahl and the school in Berg."
CONSENT = "Public bodies may pay a ransom only with the ministry’s consent."
FERRY = (
    "The ferry to Norrby was late again. Skipper Ivo Brandt said the engine had been poorly serviced. "
    "Port manager Rosa Lind called the delay a nuisance."
)
CHOIR = "Choirmaster Edda Roos said the organ was out of tune. In tenor Paul Quist's view, the hall is too dry. About 300 came."
KITCHEN = (
    "A cook who did not want to be named said the kitchen had not been cleaned for a month. Manager Tilda Noor runs the hotel."
)

HITS = [
    ("number", LISTED, "Gunmen attacked four places."),
    ("certainty", CONSENT, "Public bodies pay ransoms."),
    ("attribution", "The trust says that its records are safe.", "Its records are safe."),
    ("number", VOTE, "The Senate approved the bill by 26 votes to six."),
    ("number", FIRM, "Novara bought three mines in Chile."),
    ("unit", FIRM, "Novara bought two mines for $40 billion."),
    ("unit", FIRM, "Novara bought two mines for €40 million."),
    ("unit", "Its share fell by 3.5 percentage points.", "Its share fell by 3.5 percent."),
    ("unit", "Members pay 300 euros a year.", "Members pay 300 euros a month."),
    ("name", FIRM, "Novara bought two mines in Bolivia from Kestrel."),
    ("name", SAID, "Finance minister Eva Lund said that the deficit would fall."),
    ("name", "Sven Maass hurt his hand. Marco Vidal did not.", "Keeper Marco Maass hurt his hand."),
    ("name", "The drug is made by the Danish company Nordlak.", "The drug is made by Nordlak, a company from Norway."),
    ("name", "The board offered less than was asked, it said.", "Trift ruled at the board, it said."),
    ("name", "They signed in Washington on 3 March, papers say.", "Accounts of the Boston signing are in the papers."),
    ("number", "Whoever leaves must say so a year ahead.", "Whoever leaves must say so 2 years ahead."),
    ("negation", "Neither Norland nor Sorvia took part in the summit.", "Norland and Sorvia took part in the summit."),
    ("negation", "Soldiers pay Norland's taxes and customs charges.", "Soldiers pay no Norland taxes and no customs charges."),
    ("date", VOTE, "The Senate approved the bill on 9 March 2026."),
    ("date", "The mill opened in 1998.", "The mill opened in 1989."),
    ("quotation", "He called it “a very bad deal for the town”.", "He called it “a bad deal for the town”."),
    ("speaker", SAID, "Eva Holm said the plan was a mistake."),
    ("speaker", "“It is over,” said Ana Lima. Paul Graf left early.", "“It is over,” said Paul Graf."),
    ("attribution", PLAN, "The port authority plans to close the old terminal in May."),
    ("attribution", "The army claims that it shot down two drones.", "The army shot down two drones."),
    ("anonymous", SOURCE, "Chairman Rolf Ek said the bank would be sold."),
    ("strength", SAID, "Union leader Per Dahl revealed the plan was a mistake."),
    ("certainty", PLAN, "The port authority has closed the old terminal, a spokesman said."),
    ("certainty", "The vaccine may protect infants.", "The vaccine protects infants."),
    ("negation", "The mayor did not sign the contract.", "The mayor signed the contract."),
    ("negation", "The mayor signed the contract.", "The mayor did not sign the contract."),
    ("negation", COURT, "The broker was not found guilty of forgery."),
    ("negation", "“We are tired of waiting,” said the nurse.", "The nurse said they were not tired of waiting."),
    (
        "negation",
        "The builder blames the city for the delay; the city rejects that.",
        "The city says it is to blame for the delay.",
    ),
    ("attribution", "The mayor met two men. The army said they were spies.", "The two men were spies."),
    ("attribution", "Faury said the group expected to meet its target.", "The group expected to meet its target."),
    ("attribution", FERRY, "The ferry's engine was poorly serviced."),
    ("attribution", CHOIR, "The hall is too dry."),
    ("attribution", "The orchard was sold. Growers fear that the owner will fell it.", "The owner will fell the orchard."),
    ("speaker", FERRY, "It was Rosa Lind who said the engine had been poorly serviced."),
    ("speaker", FERRY, "The delay was called a nuisance by Ivo Brandt."),
    ("speaker", CHOIR, "In Edda Roos's view, the hall is too dry."),
    ("anonymous", KITCHEN, "Tilda Noor said the kitchen had not been cleaned for a month."),
    ("anonymous", FERRY, "A source said the engine had been poorly serviced."),
    (
        "speaker",
        "The envoy, Susan Hale, spoke. Its leader, Naim Karim, said the group was “not bound”.",
        "It is “not bound”, Hale said.",
    ),
    ("strength", "The minister said consent was given. An aide admitted errors.", "The minister admitted consent was given."),
    ("certainty", "The minister said he would name a successor.", "The minister has named a successor."),
    ("certainty", "The council might sell the old depot in May.", "The council will sell the old depot in May."),
    ("negation", "The firm denied that it had sold the data.", "The firm does not deny that it had sold the data."),
    ("negation", "The bridge remains closed to lorries.", "The bridge is no longer closed to lorries."),
    ("strength", "The mayor asked residents to save water.", "The mayor ordered residents to save water."),
    ("strength", "The guild said it took note of the ruling.", "The guild deplored the ruling."),
    ("strength", "The owner turned down the offer.", "The owner angrily turned down the offer."),
    ("replaced", "Ada Kern won the first race of the season.", "Ada Kern won the third race of the season."),
    ("scope", "A third of those who left are in shelters. He promised every coin.", "Most of those who left are in shelters."),
    ("opposite", VOTE, "The Senate rejected the bill on Tuesday."),
    ("opposite", FIRM, "Novara sold two mines in Chile."),
    ("scope", "Some teachers joined the strike.", "All teachers joined the strike."),
    ("scope", CREW, "The sailors have been in hospital since Monday."),
    ("scope", "The board met all but one of her nine demands.", "The board met the nine demands."),
    ("scope", "About 60 per cent of its milk comes from Norrby.", "All of the milk comes from Norrby."),
    ("scope", "A mill of the group was shut in May.", "The group's mills were shut in May."),
    ("scope", "Two deputies of the Reform Party abstained.", "The deputies of the Reform Party abstained."),
    ("scope", "Floods damaged a part of the old library.", "Floods damaged the whole of the old library."),
    ("scope", "A member of the council said the road would close.", "The council said the road would close."),
    ("superlative", FIRM, "Novara bought the largest two mines in Chile."),
    ("cause", VOTE, "The Senate approved the bill because of the deficit."),
    ("swap", RIVALS, "While Lund was fined, Okoro was acquitted of all charges."),
    ("swap", RIVALS, "Okoro was acquitted; Lund must pay a fine."),
    ("swap", "Novara sued Kestrel in May. Kestrel lost.", "Kestrel sued Novara in May."),
    ("replaced", "He hurt his knee in training.", "He hurt his shoulder in training."),
    ("altered", "She won a large silver cup in Rome.", "She won a large wooden cup in Rome."),
    ("altered", "The two young soldiers left the square.", "The two young policemen left the square."),
    ("altered", "He drove the old lorry away.", "He drove the old tractor away."),
    ("altered", "The new rules brought a wide gap.", "The new rules brought a narrow gap."),
    (
        "renamed",
        "Clara Voss sold the old mill by the river to the town in June. Anton Reuter was born there.",
        "Anton Reuter sold the old mill by the river to the town in June.",
    ),
    (
        "renamed",
        "The new bridge will lead across the river near Frankfurt by early summer. Leipzig wants one too.",
        "The new bridge will lead across the river near Leipzig by early summer.",
    ),
    ("thing", "The boy was bitten by a dog in the park.", "The boy was bitten by a lizard in the park."),
    ("thing", "The family ate soup at home.", "The family ate soup and cheesecake at home."),
    ("content", VOTE, "The Senate approved the bill while demonstrators burned tyres outside."),
    ("bearing", VOTE, "Divers recovered ancient bronze statues near the lighthouse."),
    ("stale", "The council meets on 2 April.", "The council meets on 31 April."),
    ("stale", VOTE, "The Senate approved the bill on Monday, 10 March."),
    ("office", "Former mayor Jan Kok opened the park.", "Mayor Jan Kok opened the park."),
    ("url", VOTE, "The Senate approved the bill (www.bills.example)."),
    ("reader", VOTE, "As you know, the Senate approved the bill."),
    ("opposite", SIDES, "28 members had voted against."),
    ("opposite", SIDES, "Six members voted in favour of the bill."),
    (
        "merged",
        "The mill closed on Friday, two weeks after its owner died.",
        "The mill closed on Friday, the day its owner died.",
    ),
    ("merged", "The mill closed in May. Its owner died on Friday.", "The mill closed on the same day that its owner died."),
    ("merged", TWO, "Thieves robbed the museum in Lowmere."),
    ("merged", TWO, "Fire destroyed the theatre on 7 March."),
    ("verbatim", WALL, WALL),
    ("judgement", VOTE, "Shamefully, the Senate approved the bill by 28 votes to six."),
    ("judgement", VOTE, "The Senate approved the bill by 28 votes to six, a farce."),
    ("pronoun", SAID, "She said that the deficit would fall."),
]
NEAR_MISSES = [
    ("number", LISTED, "Gunmen attacked three places."),
    ("certainty", CONSENT, "Public bodies need the ministry’s consent to pay a ransom."),
    ("attribution", "The bill’s text says that troops may carry weapons.", "The bill lets troops carry weapons."),
    ("number", VOTE, "The Senate approved the bill by 28 to 6."),
    ("name", "Sven Maass hurt his hand. Marco Vidal did not.", "Keeper Sven Maass hurt his hand."),
    ("name", "The drug is made by the Danish company Nordlak.", "The drug is made by Nordlak, a company from Denmark."),
    ("name", "The board offered less than was asked, it said.", "Thrift ruled at the board, it said."),
    ("name", "They signed in Washington on 3 March, papers say.", "Accounts of the Washington signing are in the papers."),
    ("number", "Whoever leaves must say so a year ahead.", "Whoever leaves must say so 1 year ahead."),
    ("negation", "Neither Norland nor Sorvia took part in the summit.", "Norland and Sorvia took no part in the summit."),
    (
        "negation",
        "Soldiers are exempt from Norland's taxes and customs charges.",
        "Soldiers pay no Norland taxes and no customs charges.",
    ),
    ("number", FIRM, "Novara bought a pair of mines in Chile."),
    ("unit", FIRM, "Novara bought two mines for 40 million dollars."),
    ("unit", "Its share fell by 3.5 percentage points.", "Its share fell 3.5 points."),
    ("unit", "Members pay 300 euros a year.", "Members pay €300 a year."),
    ("unit", "The rate rose to 4 percent.", "The rate rose to 4%."),
    ("name", FIRM, "Novara bought two Chilean mines from Kestrel."),
    ("name", SAID, "Holm said that the deficit would fall."),
    ("date", VOTE, "The Senate approved the bill on 10 March."),
    ("date", "The mill opened in June 1998.", "The mill opened in 1998."),
    ("quotation", "He called it “a very bad deal for the town”.", "He called it “a very bad deal”."),
    ("attribution", FERRY, "The ferry's engine was poorly serviced, in the skipper's account."),
    ("attribution", CHOIR, "Paul Quist considers the hall too dry."),
    (
        "attribution",
        "Beekeeper Lena Marsh said the hives had been stolen, which the police are looking into.",
        "Police are looking into the theft of the hives.",
    ),
    ("speaker", FERRY, "It was the skipper who said the engine had been poorly serviced."),
    ("speaker", FERRY, "The delay was called a nuisance by the port manager."),
    ("speaker", CHOIR, "In Quist's view, the hall is too dry."),
    ("anonymous", KITCHEN, "A cook said the kitchen had not been cleaned for a month."),
    ("anonymous", FERRY, "Brandt said the engine had been poorly serviced."),
    ("speaker", SAID, "The union leader said the plan was a mistake."),
    ("speaker", "“It is over,” said Ana Lima. Paul Graf left early.", "“It is over,” Lima said."),
    ("attribution", PLAN, "The port authority plans to close the old terminal in May, according to a spokesman."),
    ("attribution", "Two drones were shot down, and the army has shown them.", "Two drones were shot down."),
    ("anonymous", SOURCE, "A source close to the talks said the bank would be sold."),
    ("strength", SAID, "Union leader Per Dahl told the press the plan was a mistake."),
    ("certainty", PLAN, "The port authority intends to close the old terminal, a spokesman said."),
    ("certainty", "The vaccine may protect infants.", "The vaccine could protect infants."),
    ("negation", "The mayor did not sign the contract.", "The mayor refused to sign the contract."),
    ("negation", "The mayor signed the contract.", "The contract was signed by the mayor."),
    ("negation", COURT, "The broker was not found guilty of fraud."),
    ("negation", "“We are tired of waiting,” said the nurse.", "The nurse said they were tired of waiting."),
    (
        "negation",
        "The builder blames the city for the delay; the city rejects that.",
        "The city says it is not to blame for the delay.",
    ),
    ("attribution", "The mayor met two men. The army said they were spies.", "The two men were spies, the army said."),
    ("attribution", "Faury said the group expected to meet its target.", "Faury expects the group to meet its target."),
    (
        "speaker",
        "The envoy, Susan Hale, spoke. Its leader, Naim Karim, said the group was “not bound”.",
        "It is “not bound”, Karim said.",
    ),
    ("strength", "The minister said consent was given. An aide admitted errors.", "An aide admitted errors."),
    ("certainty", "The minister said he would name a successor.", "The minister is to name a successor."),
    ("certainty", "The town bought two buses for the planned tram line.", "The town bought two buses for the tram line."),
    ("negation", "The firm denied that it had sold the data.", "The firm disputes that it had sold the data."),
    ("negation", "The shop opened late on Monday.", "The shop did not open on time on Monday."),
    ("strength", "The mayor's order to residents was to save water.", "The mayor ordered residents to save water."),
    ("strength", "Dr Kern said nobody over 70 was let into the study.", "Dr Kern said nobody over 70 was admitted to the study."),
    ("strength", "The owner furiously turned down the offer.", "The owner angrily turned down the offer."),
    (
        "replaced",
        "Ada Kern won the first race of the season; Ida Holt was next.",
        "Ida Holt came second in the race of the season.",
    ),
    ("scope", "A third of those who left are in shelters. He promised every coin.", "A third of those who left are in shelters."),
    ("opposite", VOTE, "The Senate passed the bill on Tuesday."),
    ("opposite", FIRM, "Kestrel sold two mines in Chile to Novara."),
    ("scope", "Some teachers joined the strike.", "Several teachers joined the strike."),
    ("scope", CREW, "Four of the sailors have been in hospital since Monday."),
    ("scope", "The board met all but one of her nine demands.", "The board met eight of the nine demands."),
    ("scope", "About 60 per cent of its milk comes from Norrby.", "Most of the milk comes from Norrby."),
    ("scope", "The mills of the group were shut in May.", "The group's mills were shut in May."),
    ("scope", "The two deputies of the Reform Party abstained.", "The deputies of the Reform Party abstained."),
    ("scope", "Floods damaged a part of the old library.", "Floods damaged the old library in part."),
    ("scope", "All members of the council said the road would close.", "The council said the road would close."),
    ("superlative", "Novara bought the largest mine in Chile.", "Novara bought Chile's biggest mine."),
    ("cause", "Because the deficit grew, the Senate approved the tax.", "The Senate approved the tax because the deficit grew."),
    ("swap", RIVALS, "While Okoro was fined, Lund was acquitted of all charges."),
    ("swap", RIVALS, "Lund was acquitted; Okoro must pay a fine."),
    ("swap", "Novara sued Kestrel in May. Kestrel lost.", "Kestrel was sued by Novara in May."),
    ("replaced", "He hurt his knee in training.", "He injured his knee in training."),
    ("altered", "She won a large silver cup in Rome.", "She won a big silver cup in Rome."),
    ("altered", "The two young soldiers left the square.", "The two young men left the square."),
    ("altered", "He drove the old lorry away.", "He drove the old truck away."),
    ("altered", "The new rules brought a wide gap.", "The new rules brought a broad gap."),
    (
        "renamed",
        "Clara Voss sold the old mill by the river to the town in June. Anton Reuter was born there.",
        "Ms Voss sold the old mill by the river to the town in June.",
    ),
    (
        "renamed",
        "The senators voted for the new defence pact with the United States on Tuesday.",
        "The senators voted for the new defence pact with Washington on Tuesday.",
    ),
    ("thing", "The boy was bitten by a dog in the park.", "The boy was bitten by an animal in the park."),
    ("thing", "The family ate soup at home.", "The family ate soup in their house."),
    ("content", VOTE, "The upper house approved the bill on Tuesday."),
    ("bearing", VOTE, "Senators passed the bill with 28 votes in favour."),
    ("stale", "The council meets on 2 April.", "The council meets on Thursday, 2 April."),
    ("stale", VOTE, "The Senate approved the bill on Tuesday, 10 March."),
    ("office", "Former mayor Jan Kok opened the park.", "Jan Kok, a former mayor, opened the park."),
    ("url", "The text is at www.bills.example.", "The text is at www.bills.example."),
    ("reader", "“You will pay,” he said.", "“You will pay,” he said."),
    ("opposite", SIDES, "Six members had voted against."),
    ("opposite", "In favour were 28 members, and against six.", "28 members voted in favour of the bill."),
    ("merged", "The mill closed on Friday. Its owner died the same day.", "The mill closed on Friday, the day its owner died."),
    ("merged", "The mill closed on 6 March. Its owner died on 6 March.", "The mill closed on the same day that its owner died."),
    ("merged", TWO, "Thieves robbed the museum in Ashby."),
    ("merged", TWO, "Fire destroyed the theatre on 3 March."),
    ("verbatim", WALL, "The harbour wall gave way when the largest wave of the storm struck it."),
    ("judgement", VOTE, "On Tuesday, the Senate approved the bill by 28 votes to six."),
    ("judgement", SAID, "Per Dahl, the union leader, called the plan a mistake."),
    ("pronoun", SAID, "Eva Holm said that the deficit would fall."),
]


@pytest.mark.parametrize(("rule", "evidence", "said"), HITS, ids=[f"{rule}-{said[:40]}" for rule, _, said in HITS])
def test_a_rule_finds_its_error_names_the_words_and_says_what_to_do(rule: str, evidence: str, said: str) -> None:
    raised = [finding for finding in findings(evidence, said) if finding.rule == rule]
    assert raised
    for finding in raised:
        assert finding.words is None or finding.words in said
        assert finding.words is not None or finding.evidence is not None
        problem, _, remedy = finding.message.rpartition("; ")
        assert problem and remedy
        assert any(
            about in problem
            for about in ("evidence", "source", "sentence", "this", "before it", "there is no", "is no ", "reader")
        )


@pytest.mark.parametrize(("rule", "evidence", "said"), NEAR_MISSES, ids=[f"{rule}-{said[:40]}" for rule, _, said in NEAR_MISSES])
def test_a_rule_leaves_a_near_miss_alone(rule: str, evidence: str, said: str) -> None:
    assert rule not in [finding.rule for finding in findings(evidence, said)]


def test_every_rule_on_sentences_has_hits_and_as_many_near_misses() -> None:
    assert {rule for rule, _, _ in HITS} == {rule.id for rule in all_rules().values() if rule.find is not None}
    assert sorted(rule for rule, _, _ in HITS) == sorted(rule for rule, _, _ in NEAR_MISSES)


NO_ALARM = {
    "a number word": ("The court freed 12 men.", "The court freed twelve men."),
    "a fraction": ("A third of the houses are empty.", "One in three houses is empty."),
    "the side of a vote": ("28 members voted in favour of the bill and six against.", "Six members voted against the bill."),
    "a side without a number": ("The members voted against the bill.", "The members voted against the bill."),
    "rounding": ("The fair drew 1,187 visitors.", "The fair drew about 1,200 visitors."),
    "a range": ("The bridge will cost 10 to 12 million euros.", "The bridge will cost between 10 and 12 million euros."),
    "doubling": ("The rent has doubled since June.", "Since June the rent has doubled."),
    "a currency sign": ("The prize is worth 500 euros.", "The prize is worth €500."),
    "a weekday": ("The fire broke out on Monday.", "The fire broke out on 9 March."),
    "the other spelling": ("The center's program was canceled.", "The centre's programme was cancelled."),
    "a surname": ("Ana Lima sings in Porto. Lima was born in Faro.", "Lima sings in Porto."),
    "diacritics": ("Santiago Peña signed the treaty.", "Santiago Pena signed the treaty."),
    "an acronym": ("The World Health Organization sent ten doctors.", "The WHO sent ten doctors."),
    "a nationality": ("The president of Kenya signed the treaty.", "The Kenyan president signed the treaty."),
    "the passive": ("The council closed the bridge.", "The bridge was closed by the council."),
    "a capital for its government": ("The United States signed the treaty.", "Washington signed the treaty."),
}


@pytest.mark.parametrize("way", sorted(NO_ALARM))
def test_another_way_to_say_the_same_raises_no_alarm(way: str) -> None:
    evidence, said = NO_ALARM[way]
    assert found(evidence, said) == []


@pytest.mark.parametrize(
    ("language", "evidence", "said"),
    [
        ("de", "Der Preis stieg auf 1.200,50 Euro.", "Der Preis stieg auf 1200,50 Euro."),
        ("fr", "Le prix a atteint 1 200,50 euros.", "Le prix a atteint 1200,50 euros."),
        ("es", "El precio llegó a 1.200,50 euros.", "El precio llegó a 1200,50 euros."),
        ("pt", "O preço chegou a 1.200,50 reais.", "O preço chegou a 1200,50 reais."),
    ],
)
def test_numbers_are_read_by_the_custom_of_their_language(language: str, evidence: str, said: str) -> None:
    assert found(evidence, said, language) == []


@pytest.mark.parametrize(
    ("language", "evidence", "said", "rule"),
    [
        ("es", "El Senado aprobó la ley por 28 votos.", "El Senado rechazó la ley por 28 votos.", "opposite"),
        ("es", "El ministro no firmó el contrato.", "El ministro firmó el contrato.", "negation"),
        ("fr", "Le prix a baissé de 4 % en mai.", "Le prix a augmenté de 4 % en mai.", "opposite"),
        ("fr", "La ville pourrait fermer le pont.", "La ville a fermé le pont.", "certainty"),
        ("de", "Der Rat hat den Plan am Montag angenommen.", "Der Rat hat den Plan am Montag abgelehnt.", "opposite"),
        ("de", "Die Preise könnten im Mai steigen.", "Die Preise werden im Mai steigen.", "certainty"),
        ("pt", "O ministro não assinou o contrato.", "O ministro assinou o contrato.", "negation"),
        ("pt", "As ações subiram 4% em maio.", "As ações caíram 4% em maio.", "opposite"),
    ],
)
def test_rules_work_in_their_languages(language: str, evidence: str, said: str, rule: str) -> None:
    assert rule in found(evidence, said, language)
    assert found(evidence, evidence, language) == []


def test_across_languages_numbers_and_opposites_are_compared_and_words_are_not() -> None:
    evidence = "El Senado de Paraguay aprobó el acuerdo por 28 votos contra seis."
    assert found(evidence, "Paraguay's Senate approved the accord by 28 votes to six.", "en", "es") == []
    assert "number" in found(evidence, "Paraguay's Senate approved the accord by 29 votes to six.", "en", "es")
    assert "opposite" in found(evidence, "Paraguay's Senate rejected the accord by 28 votes to six.", "en", "es")


@pytest.mark.parametrize(
    ("evidence", "language"),
    [
        ("Se detectó un acceso no autorizado a la red de Tamm.", "es"),
        ("Un accès non autorisé au réseau de Tamm a été détecté.", "fr"),
        ("Der nicht genehmigte Zugriff auf das Netz von Tamm wurde entdeckt.", "de"),
        ("O acesso não autorizado à rede de Tamm foi detectado.", "pt"),
    ],
)
def test_an_adjective_that_denies_is_no_denial_across_languages(evidence: str, language: str) -> None:
    assert "negation" not in found(evidence, "Unauthorised access to the network of Tamm was found.", "en", language)
    assert "negation" in found(evidence, "No unauthorised access to the network of Tamm was found.", "en", language)


def test_a_day_before_the_brief_is_told_as_to_come_only_where_it_is_that_of_what_comes() -> None:
    evidence = "The council met in Ahl on 2 March."
    assert "stale" in found(evidence, "The council will meet in Ahl on 2 March.")
    assert "stale" not in found(evidence, "The meeting of 2 March in Ahl will look familiar.")
    assert "stale" not in found(evidence, "The 2 March meeting in Ahl will cost the council support.")


def test_a_message_names_the_words_and_what_the_evidence_has() -> None:
    pieces = (Text(VOTE, "en", DAY),)
    statement = Statement(Text("The Senate rejected the bill.", "en", DAY), pieces, Text(VOTE, "en"), today=DAY)
    (finding,) = [item for item in findings_on(statement) if item.rule == "opposite"]
    assert finding.words == "rejected"
    assert finding.evidence == "approved"
    assert "approved" in finding.message


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Er spielt bald in der Dritten Liga.", False),
        ("Vom Wechsel Pohls weiß ein Kenner.", False),
        ("Auf dem Abschnitt von Altzell fahren Züge.", False),
        ("Die Züge fahren nach Kalkhausen Nord.", True),
        ("Bürgermeister Frieder Lotz war da.", True),
        ("Bürgermeister Holger Lutz war da.", True),
    ],
)
def test_german_nouns_side_by_side_are_no_name_where_the_evidence_has_them_apart(said: str, wrong: bool) -> None:
    evidence = (
        "Der Klub steigt in die Dritte Liga auf. Jannik Pohl steht vor einem Wechsel. Zwischen Grun und Altzell fahren Züge."
    )
    assert ("name" in found(evidence + " Bürgermeister Frieder Lutz war da.", said, "de")) is wrong
