"""Words around a number: what makes it approximate, what joins a range, what is no count, and what is counted."""

from __future__ import annotations

from briefing.facts.lexicon import by_first_word, words


def _phrases(text: str) -> tuple[str, ...]:
    """Phrases between bars, each to stand right before a number; the longest first."""
    return tuple(sorted((" ".join(phrase.split()) for phrase in text.split("|")), key=len, reverse=True))


# Right before a number or its symbol. "more than" is a bound and not a guess, but lets the same differences pass.
APPROXIMATE: dict[str, tuple[str, ...]] = {
    "en": _phrases("""
        about|around|some|nearly|almost|roughly|approximately|approx|more than|over|at least|up to|fewer than|less than|under
        |close to|an estimated|estimated|as many as|as much as|circa|just over|just under|in excess of|upwards of|no more than
        |no fewer than|well over|more or less|above|below
    """),
    "es": _phrases("""
        unos|unas|cerca de|alrededor de|aproximadamente|casi|más de|menos de|al menos|por lo menos|hasta|en torno a|entorno a
        |cerca del|alrededor del|casi el|más del|menos del|en torno al|como mínimo|apenas
    """),
    "fr": _phrases("""
        environ|près de|quelque|à peu près|presque|plus de|plus d|moins de|moins d|au moins|jusqu'à|autour de|quasiment|près d
        |au minimum|à peine
    """),
    "de": _phrases("""
        etwa|rund|ungefähr|circa|ca|knapp|gut|fast|mehr als|weniger als|mindestens|bis zu|über|unter|um die|beinahe|nahezu
        |annähernd|wenigstens|höchstens|zirka|schätzungsweise
    """),
    "pt": _phrases("""
        cerca de|aproximadamente|quase|mais de|menos de|ao menos|pelo menos|até|em torno de|perto de|por volta de|uns|umas
        |ao redor de|no mínimo|cerca dos|quase os
    """),
}
APPROXIMATE_MARKS = "~≈±∼"

# Between two numbers that bound one quantity, and the words that open such a pair.
TO: dict[str, frozenset[str]] = {
    "en": frozenset({"to"}),
    "es": frozenset({"a"}),
    "fr": frozenset({"à"}),
    "de": frozenset({"bis"}),
    "pt": frozenset({"a"}),
}
BETWEEN: dict[str, tuple[str, str]] = {
    "en": ("between", "and"),
    "es": ("entre", "y"),
    "fr": ("entre", "et"),
    "de": ("zwischen", "und"),
    "pt": ("entre", "e"),
}
# "rose from 10 to 12" is a change and two numbers.
FROM: dict[str, frozenset[str]] = {
    "en": frozenset({"from"}),
    "es": frozenset({"de", "del", "desde"}),
    "fr": frozenset({"de"}),
    "de": frozenset({"von"}),
    "pt": frozenset({"de"}),
}
# What may stand for these words behind such a "from" only: "von 3,1 auf 4,5", "de 31 para 28,5".
INTO: dict[str, frozenset[str]] = {"de": frozenset({"auf"}), "pt": frozenset({"para"})}
# Words that make a pair of numbers a score.
SCORES = words("""
    vote votes voted voting ballot won win wins lost lose beat defeat defeated drew draw victory goals voto votos votó votaron
    votação ganó perdió venció voix vote gagné perdu battu stimmen gewann verlor gewonnen verloren siegte ganhou perdeu venceu
    approved rejected
""")

# "no one", "this one", "one another", "one of": not numbers.
NOT_ONE_AFTER = words("""
    no any every some each this that the which another other only everyone new big last next old first second latest previous
    good bad for-one square
""")
NOT_ONE_BEFORE = words("""
    of another day by thing who whom whose that s is was are can could should would must will may might has have had way or and
    for in on at to from as with more-or-less side such side sided time off step hand
""")

# What a number labels rather than counts: "Article 5", "Resolution 2334". The label is the number's role.
LABELS = words("""
    article articles section sections chapter paragraph clause resolution law decree bill act rule page pages number no nos nr n
    room flight route line channel gate platform group phase stage level category boeing airbus apollo formula area highway
    interstate type version part title amendment proposition measure district precinct unit team case order directive regulation
    protocol annex appendix artículo artículos sección capítulo resolución ley decreto página número núm apartado artigo artigos
    seção resolução lei parágrafo loi résolution décret paragraphe chapitre numéro artikel paragraf absatz gesetz resolution
    kapitel seite nummer windows iphone covid pier warehouse battalion brigade top vol expo agenda
""")
_LABEL_ROLES = {
    "article": "articles artículo artículos artigo artigos artikel art",
    "number": "no nos nr n número núm numéro nummer",
    "resolution": "resolución resolução résolution",
    "law": "ley lei loi gesetz",
    "section": "sections sección seção",
    "page": "pages página seite",
}
LABEL_ROLES = {label: role for role, labels in _LABEL_ROLES.items() for label in labels.split()}

# What is counted, where a common noun of news has one word in each language: compared across languages by the English one.
_ROLES = {
    "vote": "votes voto votos voix stimme stimmen",
    "person": "people persons persona personas personne personnes mensch menschen person personen pessoa pessoas gente",
    "dead": "muerto muertos mort morts tote toten toter morto mortos fallecido fallecidos décès",
    "injured": "wounded herido heridos heridas blessé blessés verletzte verletzten ferido feridos",
    "soldier": "soldiers soldado soldados soldat soldats soldaten",
    "lawmaker": """
        lawmakers legislator legislators legislador legisladores parlamentario parlamentarios parlementaire parlementaires
        abgeordnete abgeordneten parlamentar parlamentares
    """,
    "deputy": "deputies diputado diputados diputada député députés deputado deputados",
    "senator": "senators senador senadores sénateur sénateurs senatoren",
    "country": "countries país países pays land länder ländern",
    "leader": "leaders líder líderes dirigeant dirigeants dirigente dirigentes",
    "job": "jobs empleo empleos emploi emplois arbeitsplatz arbeitsplätze arbeitsplätzen emprego empregos",
    "article": "articles artículo artículos artikel artigo artigos",
    "state": "states estado estados état états staat staaten",
    "abstention": "abstentions abstención abstenciones enthaltung enthaltungen abstenção abstenções abstained abstain",
    "child": "children niño niños enfant enfants kind kinder kindern criança crianças",
    "woman": "women mujer mujeres femme femmes frau frauen mulher mulheres",
    "man": "men hombre hombres homme hommes mann männer homem homens",
    "worker": "workers trabajador trabajadores travailleur travailleurs arbeiter trabalhador trabalhadores",
    "company": "companies empresa empresas entreprise entreprises unternehmen",
    "seat": "seats escaño escaños siège sièges sitz sitze sitzen assento assentos cadeiras",
}
ROLES: dict[str, str] = {word: role for role, words in _ROLES.items() for word in (role, *words.split())}

FOR = "for"
AGAINST = "against"
ABSTENTION = "abstention"
_SIDES = {
    FOR: """
        in favour|in favor|for|a favor|pour|dafür|ja|yes|ayes|yeas|favoráveis|favorables|pro|jastimmen|voted for|voted in favour
        |voted in favor|votaron a favor|ont voté pour|stimmten dafür|votaram a favor
    """,
    AGAINST: """
        against|en contra|contra|contre|dagegen|nein|gegenstimmen|neinstimmen|nays|noes|contrários|opposed|voted against
        |votaron en contra|ont voté contre|stimmten dagegen|votaram contra
    """,
    ABSTENTION: """
        abstained|abstaining|abstention|abstentions|se abstuvieron|abstención|abstenciones|se sont abstenus|enthielten sich
        |enthaltung|enthaltungen|se abstiveram|abstenção|abstenções|blank votes
    """,
}
# After a number in a sentence about a vote.
SIDES = by_first_word((phrase, role) for role, phrases in _SIDES.items() for phrase in _phrases(phrases))
VOTE_WORDS = words("""
    vote votes voted voting ballot ballots senate chamber deputies parliament senators lawmakers abstentions abstained against
    voto votos votó votaron votación abstenciones voix voté vote abstentions contre stimmen stimmten abstimmung enthaltungen
    dagegen votaram votação abstenções senado cámara câmara contra
""")
PLURALS_WITHOUT_S = words("people men women children police feet staff troops personnel dead wounded injured teeth geese mice")
SINGULARS = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "lives": "life",
    "wives": "wife",
}
