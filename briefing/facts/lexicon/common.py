"""Common nouns and adjectives of news that open sentences with a capital, and parts of names that are no names by themselves."""

from __future__ import annotations

from briefing.facts.lexicon import endings, words

_OPENERS = {
    "en": """
        turnout revenue output demand supply exports imports tourism spending music football life death time love hope
        police officials lawmakers senators deputies authorities residents protesters opponents supporters critics analysts
        experts investigators prosecutors doctors scientists researchers firefighters rescuers troops soldiers rebels militants
        workers teachers students farmers parents voters shares stocks prices sales profits oil inflation unemployment growth
        thousands hundreds dozens millions people men women children government opposition parliament ministers leaders sources
        reports figures data results details negotiations talks violence fighting protests elections polls public state local
        national international global former new old big small major key top senior young early late recent further full free
        high low hot cold long short good bad great real rising falling growing breaking exclusive opinion analysis video photo
        photos watch read live update updated news world business sport politics court judges lawyers members fans players teams
        crowds tourists victims survivors witnesses relatives families context background summary headline market markets banks
        investors traders economists companies firms employers employees unions drivers passengers migrants refugees inmates
        patients nurses agreement agreements plan plans law laws immunity money traffic weather construction work war peace
        trade security safety health education crime fire water food gas power energy transport nobody sovereignty freedom
        democracy ratification approval rejection abstention debate campaign vote voting speaking gunmen attackers suspects
        detectives officers campaigners activists volunteers customers users readers viewers president minister mayor governor
        senator king queen pope general colonel chairman director spokesman spokeswoman
    """,
    "es": """
        policía autoridades legisladores senadores diputados manifestantes vecinos analistas expertos fiscales médicos
        científicos soldados trabajadores estudiantes fuentes informes datos resultados detalles negociaciones gobierno
        oposición presidente ministro miles cientos decenas personas hombres mujeres niños precios acuerdo ley nuevo nueva
        nuevos nuevas gran segunda primer primera último última críticos familiares víctimas testigos funcionarios
        organizaciones empresas bancos mercados
    """,
    "fr": """
        police autorités députés sénateurs manifestants habitants analystes experts enquêteurs médecins soldats travailleurs
        étudiants sources gouvernement opposition président ministre milliers centaines dizaines personnes hommes femmes enfants
        prix accord loi nouveau nouvelle nouveaux premier première dernier dernière grand grande interrogé interrogée critiques
        plusieurs entreprises banques marchés élus
    """,
    "de": "",
    "pt": """
        polícia autoridades legisladores senadores deputados manifestantes moradores analistas especialistas promotores médicos
        cientistas soldados trabalhadores estudantes fontes relatórios dados resultados governo oposição presidente ministro
        milhares centenas dezenas pessoas homens mulheres crianças preços acordo lei novo nova novos novas primeiro primeira
        último última críticos empresas bancos mercados parlamentares opositores funcionários
    """,
}
OPENERS: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _OPENERS.items()} | {
    "": frozenset()
}

# Pasts of English verbs that no ending gives away.
IRREGULAR_PASTS = words("""
    left came went fell rose took made gave got met won lost said saw stayed fled led ran beat held kept sat spoke began became
    had did died found put sent set told withdrew drew grew broke fought bought brought built sold paid
""")
# Endings of ordinary words, where they open a sentence.
COMMON_ENDINGS: dict[str, tuple[str, ...]] = {
    "en": endings("ing ed ly tion sion ment ness ity ance ence ship"),
    "es": endings("aron ieron ó ando endo mente ción ciones dad ados adas idos idas istas ores"),
    "fr": endings("ant ment tion tions ité eurs istes és ées"),
    "pt": endings("aram eram iram ou ando endo indo mente ção ções dade ados adas idos idas istas ores"),
}

# Nouns that head a name with "of": "Ministry of Defence", "Shield of the Americas".
HEADS_WITH_OF = words("""
    ministry department bank university house court board council church college institute office chamber status shield treaty
    republic kingdom bureau academy association federation union league organisation organization commission committee agency
    centre center state states isle city bay gulf cape strait sea port district duke prince earl bishop archbishop tower museum
    library school secretary chief director league lords commons society confederation congress senate declaration convention
    charter bill act rights code law agreement congress commonwealth army corps order knights sons daughters game lord house
    statue arc field battle siege fall rise strait horn ivory group international
""")
# Nouns that head a name with "for": "Centre for Policy Studies".
HEADS_WITH_FOR = words("""
    centre center institute department ministry office council campaign fund agency committee commission foundation society
    alternative alliance movement coalition organization organisation secretary
""")
OF_LINKS = words("of for")
# Particles inside names, and those that may open one.
PARTICLES: dict[str, frozenset[str]] = {
    "en": words("de del della di da do dos das du des la le el los las von van der den zu ten ter bin ibn al y"),
    "es": words("de del la las los el von van der bin ibn al da do dos di"),
    "fr": words("de du des d la le von van der den bin ibn al el da di"),
    "de": words("von van der den zu zum zur vom de del la da dos bin ibn al el"),
    "pt": words("de da do das dos del la von van der bin ibn al el e"),
    "": words("de da do von van der bin al"),
}
OPENING_PARTICLES = words("al van von bin ibn el de del di da")
ELISIONS = words("l d qu n s c j m t jusqu lorsqu puisqu quoiqu")
# Nouns that a name may end in and that alone name nobody.
GENERIC = words("""
    party ministry court bank house senate chamber union council committee commission government agency university association
    group company club partido ministerio ministério ministère tribunal banco banque parti partei ministerium gericht gobierno
    governo gouvernement regierung congress congreso parliament state city county department of the de da do del la
""")

# German nouns that stand side by side without being a name, and endings that only common nouns have.
GERMAN_NOUNS = words("""
    prozent euro dollar millionen milliarden million milliarde uhr anfang mitte ende kilometer meter tonnen jahr jahre jahren
    tag tage tagen woche wochen monat monate monaten stunden minuten mal teil art gruppe reihe zahl abend morgen nacht mittag
    nachmittag herr frau angaben menschen soldaten abgeordnete stimmen personen leute kinder männer frauen seite seiten
    regierung polizei präsident minister kanzler land länder staat partei bericht gesetz abkommen vertrag krieg frieden wahl
    wahlen parlament senat grad hektar liter euros cent
""")
GERMAN_NOUN_ENDINGS = (
    "ung",
    "ungen",
    "heit",
    "keit",
    "schaft",
    "schaften",
    "tion",
    "tionen",
    "tät",
    "ismus",
    "nis",
    "tum",
    "lichen",
    "ischen",
    "ische",
    "ischer",
)
